"""Arrows with any number of entries, and what a set of rows spans."""

from functools import lru_cache
from typing import TypeAlias

from game.linalg.plane import TINY

Numbers: TypeAlias = tuple[float, ...]


def dot(a: Numbers, b: Numbers) -> float:
    """The dot product of two arrows with the same number of entries."""
    return sum(x * y for x, y in zip(a, b, strict=True))


@lru_cache(maxsize=256)
def projection(v: Numbers, rows: tuple[Numbers, ...]) -> Numbers:
    """The shadow of v on the space that the rows span (Gram and Schmidt).

    A row that adds no direction, also the zero row, adds nothing.
    """
    frame: list[Numbers] = []
    for row in rows:
        left, size = row, dot(row, row)
        # Twice, so that rows which are nearly alike leave no rounding behind.
        for _ in range(2):
            for way in frame:
                left = _less(left, way, dot(left, way))
        rest = dot(left, left)
        if rest > 1e-16 * size and rest > TINY**2:
            frame.append(tuple(x / rest**0.5 for x in left))
    part: Numbers = (0.0,) * len(v)
    for way in frame:
        part = _less(part, way, -dot(v, way))
    return part


def _less(a: Numbers, way: Numbers, by: float) -> Numbers:
    return tuple(x - by * y for x, y in zip(a, way, strict=True))
