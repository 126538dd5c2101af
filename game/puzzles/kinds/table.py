"""The puzzle kinds by name, in the order in which the story brings them."""

from collections.abc import Mapping
from typing import Final

from game.language import N_
from game.puzzles.core.kind import (
    TELLING,
    Asks,
    Endless,
    Kind,
    Paper,
    Rules,
    Story,
    of_class,
)
from game.puzzles.core.level import Level
from game.puzzles.core.paper_question import Question
from game.puzzles.kinds import (
    axis,
    board,
    breaking,
    breaking_endless,
    breaking_levels,
    columns,
    dual,
    keep,
    order,
    rows,
    shadow,
    slip,
)

_BREAK: Final = of_class(
    "break",
    breaking.BreakLevel,
    Story(
        title=N_("Break"),
        beat="rows-10",
        quotes={
            "first": (2.0, 1.0),
            "second": (1.0, 2.0),
            "third": (2.0, 0.5),
            "margin": (0.8,),
        },
        forbids=TELLING,
    ),
    Rules(
        breaking.open_level,
        breaking.faults,
        tuple(bench.formula for bench in breaking.BENCHES.values()),
    ),
    paper=Paper("", breaking_levels.question),
    endless=Endless(
        lambda d: breaking_endless.generate(d.seed, d.difficulty),
        breaking_endless.HARDEST,
    ),
    asks=Asks(lambda level: (level.guess,), "guess"),
)
_BOARD: Final = of_class(
    "board",
    board.BoardLevel,
    Story(title=N_("Board"), beat="rows-15", marks=True),
    Rules(board.open_level, board.faults),
    asks=Asks(lambda level: level.guesses, "guesses"),
)
_ORDER: Final = (
    shadow.KIND,
    order.KIND,
    columns.KIND,
    rows.KIND,
    slip.KIND,
    dual.KIND,
    _BREAK,
    keep.KIND,
    axis.KIND,
    _BOARD,
)
KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in _ORDER}


def check_question(kind: str, level: Level, seed: str) -> Question | None:
    """The pen-and-paper check with fresh numbers; None where the kind has none."""
    asked = KINDS[kind].question
    return None if asked is None else asked(level, seed)


def formulas() -> tuple[str, ...]:
    """Every formula that a naming may show, as TeX, to be typeset beforehand."""
    return tuple(tex for kind in KINDS.values() for tex in kind.formulas)
