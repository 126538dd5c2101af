"""The words of the ``stage:`` cue, each with its family: the one place to look."""

from collections.abc import Mapping

from game.stage.cues import fields
from game.stage.cues.bent import BENT
from game.stage.cues.drawing import DRAWING
from game.stage.cues.family import Family, definitions_in
from game.stage.cues.ghosts import GHOSTS
from game.stage.cues.ledger_page import LEDGER
from game.stage.cues.lowrank import LOWRANK
from game.stage.cues.matrix import MATRIX
from game.stage.cues.network import NETWORK
from game.stage.cues.packing import PACKING
from game.stage.cues.pairs import PAIRS
from game.stage.cues.plane import PLANE, PLANES
from game.stage.cues.products import PRODUCTS
from game.stage.cues.threads import THREADS
from game.stage.cues.training import TRAINING
from game.stage.cues.work import WORK

LET = Family(
    kind=fields.mapped(fields.EXPRESSION),
    says="names that the other parts use; nothing is drawn",
    definitions=definitions_in,
)

FAMILIES: Mapping[str, Family] = {
    "let": LET,
    "matrix": MATRIX,
    "plane": PLANE,
    "planes": PLANES,
    "pairs": PAIRS,
    "network": NETWORK,
    "products": PRODUCTS,
    "packing": PACKING,
    "bent": BENT,
    "drawing": DRAWING,
    "lowrank": LOWRANK,
    "ghosts": GHOSTS,
    "threads": THREADS,
    "training": TRAINING,
    "work": WORK,
    "ledger": LEDGER,
}
