"""A worked calculation of M x in five lines, and how one of them can go wrong.

Each line writes two numbers, and each follows from the numbers that are written above
it: so a slip is carried on by the lines below, which are right in themselves.

By rows: the terms of each row's answer, each answer on its axis, the sum. By columns:
the two columns, each times its entry of x, the sum.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from game.linalg.factors import Matrix2
from game.linalg.plane import Point, added, scaled

COUNT: Final = 5
WAYS: Final = ("rows", "columns")

Slip: TypeAlias = Callable[[Matrix2, Point, int, int], Point]


def following(
    way: str, matrix: Matrix2, vector: Point, above: Sequence[Point]
) -> Point:
    """What the next line must be, given what is written in the lines above it."""
    (a, b), (c, d) = matrix
    x, y = vector
    by_rows = way == "rows"
    match len(above):
        case 0:
            return (a * x, b * y) if by_rows else (a, c)
        case 1:
            return (c * x, d * y) if by_rows else (b, d)
        case 2:
            return (sum(above[0]), 0.0) if by_rows else scaled(above[0], x)
        case 3:
            return (0.0, sum(above[1])) if by_rows else scaled(above[1], y)
        case _:
            return added(above[2], above[3])


def without_slip(way: str, matrix: Matrix2, vector: Point) -> tuple[Point, ...]:
    """All five lines as they should be."""
    lines: list[Point] = []
    while len(lines) < COUNT:
        lines.append(following(way, matrix, vector, lines))
    return tuple(lines)


def slipped(
    way: str, matrix: Matrix2, vector: Point, line: int, sort: str, entry: int
) -> Point:
    """What a slip of that sort writes in a line (1 to 5) at an entry (1 or 2).

    Raises:
        KeyError: that line cannot slip in that way.
    """
    lines = without_slip(way, matrix, vector)
    right = lines[line - 1]
    if sort not in sorts(way, line):
        raise KeyError(f"line {line} by {way} cannot slip by '{sort}'")
    match sort:
        case "axis" | "swapped":
            return (right[1], right[0])
        case "sign":
            return _with(right, entry, -right[entry - 1])
        case "transposed":
            turned = (
                (matrix[0][0], matrix[1][0]),
                (matrix[0][1], matrix[1][1]),
            )
            return without_slip(way, turned, vector)[line - 1]
        case _:
            return _with(right, entry, _forgotten(way, lines, line)[entry - 1])


def sorts(way: str, line: int) -> tuple[str, ...]:
    """The sorts of slip that a line can have."""
    return _SORTS.get((way, line), ())


_SORTS: Final[Mapping[tuple[str, int], tuple[str, ...]]] = {
    ("rows", 1): ("sign", "transposed", "forgotten"),
    ("rows", 2): ("sign", "transposed", "forgotten"),
    ("rows", 3): ("axis",),
    ("rows", 4): ("axis",),
    ("rows", 5): ("sign", "swapped", "forgotten"),
    ("columns", 1): ("transposed", "sign", "swapped"),
    ("columns", 2): ("transposed", "sign", "swapped"),
    ("columns", 3): ("sign", "forgotten"),
    ("columns", 4): ("sign", "forgotten"),
    ("columns", 5): ("sign", "swapped", "forgotten"),
}


def _forgotten(way: str, lines: Sequence[Point], line: int) -> Point:
    """A row's term is left out, a column not scaled, the second piece not added."""
    if line == COUNT:
        return lines[2]
    return (0.0, 0.0) if way == "rows" else lines[line - 3]


def _with(pair: Point, entry: int, number: float) -> Point:
    number += 0.0
    return (number, pair[1]) if entry == 1 else (pair[0], number)
