"""Corners levels that nobody wrote: endless ones from a seed, and the paper check."""

from itertools import product
from typing import Final

import numpy as np
from msgspec.structs import replace

from game.figure.things import Array, Cell, Tone
from game.language import N_
from game.linalg.plane import Point
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import across_cells, arrow, down_cells, row
from game.puzzles.kinds.corners.level import CornersLevel, tails

CHECK: Final = N_(
    "A stamp has the column strip {column} and the row strip {row}. "
    "What is the second row of its picture?"
)
HARDEST: Final = 4
HIGH, WIDE = 4, 6
TRIES: Final = 400
# How far the bar is from what one stamp fewer, and as many, leave over at best.
CLEAR: Final = 0.02


def _signs(draws: Draws, count: int, signs: str, *what: str | int) -> str:
    return "".join(draws.one(signs, "corners", *what, i) for i in range(count))


def _level(draws: Draws, stamps: list[tuple[str, str]], room: int) -> CornersLevel:
    """The picture that stamps make of which no two light one place."""
    values = {"9": 1, "0": 0, "+": 1, "-": -1}
    whole = np.zeros((HIGH, WIDE), dtype=int)
    for across, down in stamps:
        r, c = ([values[sign] for sign in each] for each in (across, down))
        whole += np.outer(c, r)
    signed = any(
        "+" in across + down or "-" in across + down for across, down in stamps
    )
    tones = {1: "+" if signed else "9", -1: "-", 0: "0"}
    rows = tuple("".join(tones[int(x)] for x in line) for line in whole)
    answer = tuple(stamps)
    return CornersLevel(
        id=draws.id, title=titled(draws), rows=rows, room=room, answer=answer
    )


def _flag(draws: Draws, count: int, signs: str) -> CornersLevel | None:
    """As many stamps, of which no two share a column; none could be spared."""
    for turn in range(TRIES):
        owner = _signs(draws, WIDE, "0123"[: count + 1], "owner", turn)
        stamps = []
        for k in range(1, count + 1):
            down = _signs(draws, HIGH, signs, "down", k, turn)
            tone = _signs(draws, WIDE, signs.replace("0", ""), "across", k, turn)
            pairs = zip(owner, tone, strict=True)
            across = "".join(x if own == str(k) else "0" for own, x in pairs)
            stamps.append((across, down))
        if any(not set(each) - {"0"} for stamp in stamps for each in stamp):
            continue
        level = _level(draws, stamps, count + 1)
        plain = len(set(level.rows)) == 1
        if not plain and tails(level.picture())[count - 1] > 0.1:
            return level
    return None


def _noisy(draws: Draws) -> CornersLevel | None:
    """Greys that two stamps nearly make, and one does not."""
    for turn in range(TRIES):
        grey = [
            [int(draws.one("0123456789", "grey", k, i, turn=turn)) for i in range(n)]
            for k, n in enumerate((HIGH + 1, WIDE, HIGH + 1, WIDE))
        ]
        whole = np.outer(grey[0], grey[1]) + np.outer(grey[2], grey[3])
        tones = np.rint(9.0 * whole / max(1, int(whole.max()))).astype(int)
        rows = tuple("".join(map(str, line)) for line in tones)
        level = CornersLevel(id=draws.id, title=titled(draws), rows=rows, room=3)
        if not any(tones.ravel()):
            continue
        _none, one, two, *_more = tails(level.picture())
        bar = round(two + CLEAR, 2)
        if one - bar >= CLEAR:
            return replace(level, bar=bar)
    return None


def generate(draws: Draws) -> CornersLevel | None:
    """A level that nobody wrote.

    Difficulty 1 takes one stamp of 0 and 1, 2 takes two of them, 3 two with signs, of
    which each leaves more than a tenth over; 4 has greys that two stamps nearly make.
    """
    hard = draws.difficulty
    if hard == HARDEST:
        return _noisy(draws)
    return _flag(draws, min(hard, 2), "+-" if hard == 3 else "09")


def hardness(level: CornersLevel) -> float:
    """How many stamps; signs; no tones that a tap could find."""
    if not level.answer:
        return 4.0
    return float(len(level.answer) + level.signed())


def question(level: CornersLevel, seed: str) -> Question:
    """A row of a stamp's picture."""
    numbers = [pair for pair in product((1, 2, 3, 4), repeat=2) if pair[0] != pair[1]]
    c = drawn([x for x in numbers if x[1] > 1], "corners c", level.id, seed)
    r = drawn([x for x in numbers if x != c], "corners r", level.id, seed)
    down: Point = (float(c[0]), float(c[1]))
    across: Point = (float(r[0]), float(r[1]))
    unknown = Cell(text="?", tone=Tone.ROW)
    first = tuple(Cell(text=str(c[0] * x)) for x in r)
    cells = (first, (unknown, unknown))
    stamp = down_cells(down, Tone.E1, "c"), across_cells(across, Tone.ROW, "r")
    rows = (row("check", *stamp), row("question:made", Array(cells=cells)))
    # The strip itself; by the other number; by the whole column.
    traps = [r, (c[0] * r[0], c[0] * r[1]), (c[0] * r[0], c[1] * r[1])]
    return asked(
        level,
        CHECK,
        rows,
        exact(c[1] * r[0], c[1] * r[1]),
        *traps,
        column=arrow(down),
        row=arrow(across),
    )
