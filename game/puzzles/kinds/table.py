"""The puzzle kinds by name: an explicit table."""

from collections.abc import Callable, Mapping
from typing import Final

from game.puzzles.core.kind import (
    TELLING,
    Endless,
    Kind,
    Paper,
    Rules,
    Story,
    of_class,
)
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Level
from game.puzzles.core.paper_question import Question
from game.puzzles.kinds import (
    axis,
    board,
    breaking_levels,
    columns,
    dual,
    keep,
    keep_figure,
    keep_levels,
    order,
    rows,
    shadow,
    slip,
)

KINDS: Final[Mapping[str, Kind]] = {
    "shadow": shadow.KIND,
    "order": order.KIND,
    "columns": columns.KIND,
    "rows": rows.KIND,
    "slip": slip.KIND,
    "dual": dual.KIND,
    "break": breaking_levels.kind({}),
    "keep": of_class(
        "keep",
        keep.KeepLevel,
        Story(
            title="Keep",
            beat="rows-12",
            quotes={"share": (95.0,), "guess": (5.0,), "dropped": (1.0,)},
            forbids=TELLING,
        ),
        Rules(keep.open_level, keep_levels.faults, keep_figure.FORMULAS),
        paper=Paper(keep_levels.CHECK, keep_levels.question),
        endless=Endless(
            lambda d: keep_levels.generate(d.seed, d.difficulty), keep_levels.HARDEST
        ),
    ),
    "axis": axis.KIND,
    "board": board.kind({}),
}


# Kinds about guesses of the Ledger, which are declared in a room above.
_ABOUT_GUESSES: Final[Mapping[str, Callable[[Guesses], Kind]]] = {
    "break": breaking_levels.kind,
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
