"""The puzzle kinds by name: an explicit table."""

from collections.abc import Mapping
from typing import Final

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
    axis_levels,
    board,
    breaking,
    breaking_endless,
    breaking_levels,
    columns,
    columns_figure,
    columns_levels,
    dual,
    keep,
    keep_figure,
    keep_levels,
    order,
    rows,
    shadow,
    slip,
    slip_figure,
    slip_levels,
)

KINDS: Final[Mapping[str, Kind]] = {
    "shadow": shadow.KIND,
    "order": order.KIND,
    "columns": of_class(
        "columns",
        columns.ColumnsLevel,
        Story(
            title="Columns",
            beat="rows-03",
            quotes={"x": (0.5, 1.5), "guess": (3.0, 1.0), "miss": (0.5,)},
        ),
        Rules(columns.open_level, columns_levels.faults, (columns_figure.FORMULA,)),
        paper=Paper(columns_levels.CHECK, columns_levels.question),
        endless=Endless(
            lambda d: columns_levels.generate(d.seed, d.difficulty),
            columns_levels.HARDEST,
        ),
    ),
    "rows": rows.KIND,
    "slip": of_class(
        "slip",
        slip.SlipLevel,
        Story(
            title="Slip",
            beat="rows-06",
            quotes={"sum": (2.0, -1.0), "guess": (3.0,), "miss": (1.41,)},
        ),
        Rules(
            slip.open_level, slip_levels.faults, tuple(slip_figure.FORMULAS.values())
        ),
        paper=Paper(slip_levels.CHECK, slip_levels.question),
        endless=Endless(
            lambda d: slip_levels.generate(d.seed, d.difficulty), slip_levels.HARDEST
        ),
    ),
    "dual": dual.KIND,
    "break": of_class(
        "break",
        breaking.BreakLevel,
        Story(
            title="Break",
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
    ),
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
    "axis": of_class(
        "axis",
        axis.AxisLevel,
        Story(
            title="Axis",
            beat="rows-14",
            quotes={"d": (0.97, 0.23), "guess": (0.8, 0.6), "share": (90.0,)},
        ),
        Rules(axis.open_level, axis_levels.faults, (axis.FORMULA,)),
        paper=Paper(axis_levels.CHECK, axis_levels.question),
        endless=Endless(
            lambda d: axis_levels.generate(d.seed, d.difficulty), axis_levels.HARDEST
        ),
    ),
    "board": of_class(
        "board",
        board.BoardLevel,
        Story(title="Board", beat="rows-15", marks=True),
        Rules(board.open_level, board.faults),
        asks=Asks(lambda level: level.guesses, "guesses"),
    ),
}


def check_question(kind: str, level: Level, seed: str) -> Question | None:
    """The pen-and-paper check with fresh numbers; None where the kind has none."""
    asked = KINDS[kind].question
    return None if asked is None else asked(level, seed)


def formulas() -> tuple[str, ...]:
    """Every formula that a naming may show, as TeX, to be typeset beforehand."""
    return tuple(tex for kind in KINDS.values() for tex in kind.formulas)
