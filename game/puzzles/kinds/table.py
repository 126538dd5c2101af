"""The puzzle kinds by name: an explicit table."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from msgspec import Struct

from game.puzzles.core.level import Fault, Level
from game.puzzles.core.paper_question import Question
from game.puzzles.core.protocol import Position
from game.puzzles.kinds import (
    axis,
    axis_levels,
    board,
    board_state,
    breaking,
    breaking_endless,
    breaking_levels,
    columns,
    columns_figure,
    columns_levels,
    dual,
    dual_levels,
    keep,
    keep_figure,
    keep_levels,
    order,
    order_levels,
    rows,
    rows_levels,
    shadow,
    shadow_levels,
    slip,
    slip_figure,
    slip_levels,
)


class Kind(Struct, frozen=True, kw_only=True):
    """All that the rest of the house knows of a kind.

    ``schema`` is its level's class; ``open`` gets the Ledger's facts, and has no
    use for them unless ``asks`` says so: the ids of the guesses that a level is about,
    in its field ``asked``.
    A kind that ``marks`` sends marks to the Ledger. One that ``previews`` shows what a
    turn would do before it is made. ``slots`` are the names that a level's ``check``
    wording may use, ``quotes`` what the story may quote, each name with a sample of its
    numbers. ``generate`` makes a level from a seed and a difficulty, 1 to ``hardest``.
    ``forbids`` are the tools that would give the guess away: not before the reveal.
    """

    name: str
    title: str
    beat: str
    outcomes: tuple[str, ...]
    schema: type[Level]
    open: Callable[[Any, Any], Position]
    faults: Callable[[Any], Iterable[Fault]]
    marks: bool = False
    asks: Callable[[Any], tuple[str, ...]] | None = None
    asked: str = "guesses"
    previews: bool = False
    quotes: Mapping[str, tuple[float, ...]] = {}
    question: Callable[[Any, str], Question] | None = None
    slots: frozenset[str] = frozenset()
    generate: Callable[[str, int], Level] | None = None
    hardest: int = 0
    formulas: tuple[str, ...] = ()
    forbids: tuple[str, ...] = ()


# Tools that show a dot product, where dot products are what is guessed.
TELLING: Final = ("shadow", "gram")

KINDS: Final[Mapping[str, Kind]] = {
    "shadow": Kind(
        name="shadow",
        title="Shadow",
        beat="rows-02",
        outcomes=("solved", "missed", "skipped"),
        schema=shadow.ShadowLevel,
        open=shadow.open_level,
        faults=shadow.faults,
        question=shadow_levels.question,
        slots=shadow_levels.SLOTS,
        generate=shadow_levels.generate,
        hardest=shadow_levels.HARDEST,
        formulas=(shadow.FORMULA,),
        quotes={"v": (2.0, 0.0), "guess": (2.0, 1.0), "miss": (0.45,)},
    ),
    "order": Kind(
        name="order",
        title="Order",
        beat="rows-02",
        outcomes=("solved", "missed", "skipped"),
        schema=order.OrderLevel,
        open=order.open_level,
        faults=order.faults,
        previews=True,
        question=order_levels.question,
        slots=order_levels.SLOTS,
        generate=order_levels.generate,
        hardest=order_levels.HARDEST,
        formulas=(order.FORMULA,),
        quotes={"last": (1.0, 2.0), "most": (2.0, 1.0), "miss": (1.0,)},
        forbids=TELLING,
    ),
    "columns": Kind(
        name="columns",
        title="Columns",
        beat="rows-03",
        outcomes=("solved", "missed", "skipped"),
        schema=columns.ColumnsLevel,
        open=columns.open_level,
        faults=columns_levels.faults,
        question=columns_levels.question,
        slots=columns_levels.SLOTS,
        generate=columns_levels.generate,
        hardest=columns_levels.HARDEST,
        formulas=(columns_figure.FORMULA,),
        quotes={"x": (0.5, 1.5), "guess": (3.0, 1.0), "miss": (0.5,)},
    ),
    "rows": Kind(
        name="rows",
        title="Rows",
        beat="rows-04",
        outcomes=("solved", "missed", "skipped"),
        schema=rows.RowsLevel,
        open=rows.open_level,
        faults=rows_levels.faults,
        question=rows_levels.question,
        slots=rows_levels.SLOTS,
        generate=rows_levels.generate,
        hardest=rows_levels.HARDEST,
        formulas=(rows.FORMULA,),
        quotes={"v": (1.0, 2.0), "guess": (2.0, 1.0), "miss": (1.0,)},
        forbids=TELLING,
    ),
    "slip": Kind(
        name="slip",
        title="Slip",
        beat="rows-06",
        outcomes=("solved", "missed", "skipped"),
        schema=slip.SlipLevel,
        open=slip.open_level,
        faults=slip_levels.faults,
        question=slip_levels.question,
        slots=slip_levels.SLOTS,
        generate=slip_levels.generate,
        hardest=slip_levels.HARDEST,
        formulas=tuple(slip_figure.FORMULAS.values()),
        quotes={"sum": (2.0, -1.0), "guess": (3.0,), "miss": (1.41,)},
    ),
    "dual": Kind(
        name="dual",
        title="Dual",
        beat="rows-10",
        outcomes=("solved", "missed", "skipped"),
        schema=dual.DualLevel,
        open=dual.open_level,
        faults=dual.faults,
        question=dual_levels.question,
        slots=dual_levels.SLOTS,
        generate=dual_levels.generate,
        hardest=dual_levels.HARDEST,
        formulas=(*dual.FORMULAS.values(), dual.ELSE),
        quotes={"h": (0.4, 0.2), "guess": (2.0, 1.0), "miss": (1.79,)},
        forbids=TELLING,
    ),
    "break": Kind(
        name="break",
        title="Break",
        beat="rows-10",
        outcomes=("solved", "missed", "skipped"),
        schema=breaking.BreakLevel,
        open=breaking.open_level,
        faults=breaking.faults,
        asks=lambda level: (level.guess,),
        asked="guess",
        question=breaking_levels.question,
        generate=breaking_endless.generate,
        hardest=breaking_endless.HARDEST,
        formulas=tuple(bench.formula for bench in breaking.BENCHES.values()),
        quotes={
            "first": (2.0, 1.0),
            "second": (1.0, 2.0),
            "third": (2.0, 0.5),
            "margin": (0.8,),
        },
        forbids=TELLING,
    ),
    "keep": Kind(
        name="keep",
        title="Keep",
        beat="rows-12",
        outcomes=("solved", "missed", "skipped"),
        schema=keep.KeepLevel,
        open=keep.open_level,
        faults=keep_levels.faults,
        question=keep_levels.question,
        slots=keep_levels.SLOTS,
        generate=keep_levels.generate,
        hardest=keep_levels.HARDEST,
        formulas=keep_figure.FORMULAS,
        quotes={"share": (95.0,), "guess": (5.0,), "dropped": (1.0,)},
        forbids=TELLING,
    ),
    "axis": Kind(
        name="axis",
        title="Axis",
        beat="rows-14",
        outcomes=("solved", "missed", "skipped"),
        schema=axis.AxisLevel,
        open=axis.open_level,
        faults=axis_levels.faults,
        question=axis_levels.question,
        slots=axis_levels.SLOTS,
        generate=axis_levels.generate,
        hardest=axis_levels.HARDEST,
        formulas=(axis.FORMULA,),
        quotes={"d": (0.97, 0.23), "guess": (0.8, 0.6), "share": (90.0,)},
    ),
    "board": Kind(
        name="board",
        title="Board",
        beat="rows-15",
        outcomes=("solved", "missed", "skipped"),
        schema=board_state.BoardLevel,
        open=board.open_level,
        faults=board.faults,
        marks=True,
        asks=lambda level: level.guesses,
    ),
}


def check_question(kind: str, level: Level, seed: str) -> Question | None:
    """The pen-and-paper check with fresh numbers; None where the kind has none."""
    asked = KINDS[kind].question
    return None if asked is None else asked(level, seed)


def formulas() -> tuple[str, ...]:
    """Every formula that a naming may show, as TeX, to be typeset beforehand."""
    return tuple(tex for kind in KINDS.values() for tex in kind.formulas)
