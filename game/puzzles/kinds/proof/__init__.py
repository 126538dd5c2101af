"""Proof: lines in an order in which each follows, each for a reason.

Any chain that holds is right. A line that does not follow is answered by numbers in
which its sides differ; one that is true, but not so, is told apart from that. The
traps: what looks alike follows; u is M v; any letter may move.
"""

from game.language import N_
from game.puzzles.core.kind import Paper, Story, declare
from game.puzzles.kinds.proof.level import ProofLevel
from game.puzzles.kinds.proof.paper import CHECK, question
from game.puzzles.kinds.proof.position import ProofPosition

STORY = Story(
    title=N_("Line by line"),
    task=N_("Put lines in an order in which each follows, and say why."),
    beat="singular-08",
    since="2027-01-01",
)
KIND = declare("proof", ProofPosition, ProofLevel, STORY, paper=Paper(CHECK, question))
