"""Rows that listen: what each row of a matrix reads of an arrow, and is asked to read.

Kinds share it whose lamps read dot products. A row reads as asked of every arrow on
one line across it; several rows ask for the point that their lines share.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Final, TypeVar

from msgspec.structs import replace

from game.figure.numbers import equals, relation, written
from game.figure.things import (
    Array,
    Arrow,
    Dash,
    Item,
    Lamp,
    Lamps,
    Row,
    Segment,
    Tone,
)
from game.language import _
from game.linalg import plane
from game.linalg.plane import (
    ORIGIN,
    Point,
    across,
    added,
    determinant,
    dot,
    length,
    scaled,
    unit,
)
from game.puzzles.core import drawing, hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.hands import holds
from game.puzzles.core.prediction import off, room, shown
from game.puzzles.core.protocol import Drag, Hint
from game.puzzles.core.wording import grid, row
from game.puzzles.core.wording import said as told

P = TypeVar("P")

NAMES: Final = ("r1", "r2", "r3")
# The third wears a blue with an open head: two rows in gold and teal stay the rule.
TONES: Final = (Tone.ROW, Tone.ROW2, Tone.E2)
# Lines that lie on each other are still seen to be two.
DASHES: Final = (Dash.DASHED, Dash.DOTTED, Dash.SOLID)


def readings(rows: Sequence[Point], of: Point) -> tuple[float, ...]:
    """What the rows read of an arrow: the matrix times it."""
    return tuple(dot(row, of) for row in rows)


def lit(reads: Sequence[float], asked: Sequence[float]) -> tuple[bool, ...]:
    """Which rows read as asked."""
    enough = room(asked)
    each = zip(reads, asked, strict=True)
    return tuple(abs(read - want) <= enough for read, want in each)


def on_one_line(rows: Sequence[Point]) -> bool:
    """Whether all rows lie on one line: then they read only one thing."""
    return all(plane.on_one_line(a, b) for a, b in combinations(rows, 2))


def compromise(rows: Sequence[Point], asked: Sequence[float], of: Point) -> Point:
    """The arrow with the least squared distances from the lines of right answers.

    Where the rows lie on one line there are many; it is the one nearest to ``of``.
    """
    lines = [
        (unit(row), want / length(row)) for row, want in zip(rows, asked, strict=True)
    ]
    if on_one_line(rows):
        way = lines[0][0]
        middle = sum(at * dot(normal, way) for normal, at in lines) / len(lines)
        return added(of, scaled(way, middle - dot(of, way)))
    # Cramer's rule for every pair (Cauchy and Binet): as right for rows that are
    # nearly on one line, where sums of squares would cancel.
    area = x = y = 0.0
    for (n, at), (m, to) in combinations(lines, 2):
        sine = determinant(n, m)
        area += sine * sine
        x += sine * (at * m[1] - to * n[1])
        y += sine * (to * n[0] - at * m[0])
    return (x / area + 0.0, y / area + 0.0)


def disagreement(rows: Sequence[Point], asked: Sequence[float]) -> float:
    """How far off what is asked the best compromise is, for the row worst off."""
    return off(readings(rows, compromise(rows, asked, ORIGIN)), asked)


def agree(rows: Sequence[Point], asked: Sequence[float]) -> bool:
    """Whether one arrow can be read as asked by all rows."""
    return disagreement(rows, asked) <= room(asked)


def hands(
    rows: Sequence[Point], put: Callable[[tuple[Point, ...]], P], view: float
) -> Iterator[Hand[P]]:
    """The rows themselves, for free play."""
    arrows = dict(zip(NAMES, rows, strict=False))
    return hand.givens(arrows, put, view, name=lambda key: _("row {row}", row=key))


def lamps(
    name: str,
    reads: Sequence[float],
    asked: Sequence[float],
    burning: Sequence[bool],
    *,
    covered: bool,
) -> Lamps:
    """One lamp a row; ``name`` is that of the arrow that they listen to."""
    each = tuple(
        Lamp(
            key=f"lamp:{row}",
            label=f"{row} · {name}",
            reading=reading,
            asked=want,
            lit=burns and not covered,
            tone=tone,
            covered=covered,
        )
        for row, reading, want, burns, tone in zip(
            NAMES, shown(reads, asked), asked, burning, TONES, strict=False
        )
    )
    return Lamps(key="lamps", lamps=each, weight=0.5)


def said(
    reads: Sequence[float], asked: Sequence[float], burning: Sequence[bool]
) -> str:
    """What every row reads against what is asked of it, in words."""
    words: list[str] = []
    each = zip(NAMES, shown(reads, asked), asked, burning, strict=False)
    for name, reading, want, burns in each:
        slots = {"row": name, "value": told(reading), "asked": told(want)}
        if burns:
            words.append(_("{row} reads {value}, asked {asked}: lit.", **slots))
        else:
            words.append(_("{row} reads {value}, asked {asked}.", **slots))
    return " ".join(words)


def wanted(name: str, asked: Sequence[float]) -> str:
    """What is asked of every row, in words."""
    return ", ".join(
        f"{row} · {name} {equals(want)}"
        for row, want in zip(NAMES, asked, strict=False)
    )


def lines(rows: Sequence[Point], view: float) -> list[Item]:
    """The line of every row, faint: shadows fall on it."""
    return [
        drawing.through(f"line:{name}", row, view, tone)
        for name, row, tone in zip(NAMES, rows, TONES, strict=False)
    ]


def arrows(rows: Sequence[Point]) -> list[Item]:
    """The rows as arrows with their names."""
    return [
        Arrow(key=f"vector:{name}", tip=row, tone=tone, label=name)
        for name, row, tone in zip(NAMES, rows, TONES, strict=False)
    ]


def shadows(name: str, of: Point, rows: Sequence[Point]) -> list[Item]:
    """The shadow of an arrow on the line of every row, in the row's colour."""
    return [
        item
        for row_name, row, tone in zip(NAMES, rows, TONES, strict=False)
        for item in drawing.falling(f"{name}:{row_name}", of, row, tone)
    ]


def goals(
    rows: Sequence[Point], asked: Sequence[float], burning: Sequence[bool], view: float
) -> list[Item]:
    """A tick on each row's line where the shadow has to end."""
    return [
        drawing.tick(
            f"goal:{name}",
            scaled(row, want / dot(row, row)),
            row,
            Tone.GOOD if burns else Tone.GOAL,
            size=0.07 * view,
        )
        for name, row, want, burns in zip(NAMES, rows, asked, burning, strict=False)
    ]


def answers(
    rows: Sequence[Point], asked: Sequence[float], view: float
) -> list[Segment]:
    """For each row the line of all arrows that it reads as asked."""
    return [
        replace(
            drawing.level_line(f"answers:{name}", row, want, view), tone=tone, dash=dash
        )
        for name, row, want, tone, dash in zip(
            NAMES, rows, asked, TONES, DASHES, strict=False
        )
    ]


def matrix(rows: Sequence[Point], name: str = "M") -> Array:
    """The rows as a matrix, each in its own colour."""
    return grid(rows, TONES, name=name, row_names=NAMES[: len(rows)])


def echo(rows: Sequence[Point], asked: Sequence[float], *, agree: bool) -> Row:
    """On one line the second row only repeats the first, so many times."""
    times = dot(rows[0], rows[1]) / dot(rows[0], rows[0])
    by, one, other = map(written, (times, *asked[:2]))
    sign = relation(by, one, other) if agree else "≠"
    note = f"{by.text} · {one.text} {sign} {other.text}"
    return row("name:echo", f"r2 {by.equals()} r1", note=note)


def echoes(rows: Sequence[Point]) -> str:
    """Hint: on one line the second row can only repeat the first."""
    times = told(dot(rows[0], rows[1]) / dot(rows[0], rows[0]))
    return _("r₂ is {times} times r₁, and so is what it reads.", times=times)


def echoed(rows: Sequence[Point], asked: Sequence[float]) -> str:
    """Hint: what the second row reads where the first one reads as asked."""
    times = dot(rows[0], rows[1]) / dot(rows[0], rows[0])
    return _(
        "Where r1 reads {one}, r2 reads {echo}. It is asked for {other}.",
        one=told(asked[0]),
        echo=told(times * asked[0]),
        other=told(asked[1]),
    )


def alone(
    name: str, index: int, rows: Sequence[Point], asked: Sequence[float], view: float
) -> Hint:
    """Hint: an arrow that one row reads as asked, and the others perhaps not."""
    row, want = rows[index], asked[index]
    way, slots = unit(across(row)), {"row": NAMES[index], "value": told(want)}
    at = added(
        scaled(row, want / dot(row, row)), scaled(way, 0.0 if want else view / 2)
    )
    words = _("{row} reads {value} of this arrow.", **slots)
    more = _("So it does wherever the arrow ends straight across from here.")
    if not want:
        more = _(
            "So it does of every arrow that stands straight across {row}.", **slots
        )
    ghost = Drag(name, at) if holds(at, view) else None
    return Hint(words=f"{words} {more}", ghost=ghost)


def dark(lit: Sequence[bool]) -> str:
    """The last row that does not read as asked; the first where all do."""
    names = [name for name, burns in zip(NAMES, lit, strict=False) if not burns]
    return names[-1] if names else NAMES[0]
