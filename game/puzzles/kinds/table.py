"""The puzzle kinds by name, in the order in which the story brings them."""

from collections.abc import Callable, Mapping
from typing import Final

from game.puzzles.core.kind import Kind
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Level
from game.puzzles.core.paper_question import Question
from game.puzzles.kinds import (
    arrow,
    axis,
    back,
    beat,
    blanks,
    board,
    breaking,
    carry,
    columns,
    concepts,
    corners,
    dual,
    entry,
    erase,
    fixed,
    frame,
    ghost,
    jacobi,
    keep,
    keepface,
    label,
    loop,
    nofixed,
    order,
    pack,
    paper,
    power,
    product,
    proof,
    rows,
    rsr,
    rule,
    shadow,
    slip,
    tiles,
    trend,
    warp,
    weights,
)

_ORDER: Final = (
    arrow.KIND,
    product.KIND,
    shadow.KIND,
    order.KIND,
    columns.KIND,
    rows.KIND,
    slip.KIND,
    dual.KIND,
    breaking.kind({}),
    keep.KIND,
    axis.KIND,
    board.kind({}),
    fixed.KIND,
    carry.KIND,
    weights.KIND,
    erase.KIND,
    tiles.KIND,
    entry.KIND,
    concepts.KIND,
    rule.KIND,
    pack.KIND,
    rsr.KIND,
    corners.KIND,
    beat.KIND,
    nofixed.KIND,
    label.KIND,
    loop.KIND,
    proof.KIND,
    blanks.KIND,
    frame.KIND,
    power.KIND,
    jacobi.KIND,
    trend.KIND,
    back.KIND,
    warp.KIND,
    ghost.KIND,
    keepface.KIND,
    paper.KIND,
)
KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in _ORDER}
# Kinds about guesses of the Ledger, which are declared in a room above.
_ABOUT_GUESSES: Final[Mapping[str, Callable[[Guesses], Kind]]] = {
    "break": breaking.kind,
    "board": board.kind,
}


def kind_of(name: str, guesses: Guesses) -> Kind:
    """The kind of that name, made from the guesses at hand if it is about guesses.

    Raises:
        KeyError: there is none.
    """
    made = _ABOUT_GUESSES.get(name)
    return KINDS[name] if made is None else made(guesses)


def check_question(
    kind: str, level: Level, seed: str, guesses: Guesses
) -> Question | None:
    """The pen-and-paper check with fresh numbers; None where the kind has none."""
    asked = kind_of(kind, guesses).question
    return None if asked is None else asked(level, seed)


def formulas(guesses: Guesses) -> tuple[str, ...]:
    """Every formula that a naming may show, as TeX, to be typeset beforehand."""
    return tuple(tex for name in KINDS for tex in kind_of(name, guesses).formulas)
