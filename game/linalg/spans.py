"""Arrows with any number of entries, and what a set of rows spans."""

from functools import lru_cache
from itertools import chain
from math import hypot, isfinite
from typing import Final, TypeAlias

Numbers: TypeAlias = tuple[float, ...]

FLAT: Final = 1e-8


def dot(a: Numbers, b: Numbers) -> float:
    """The dot product of two arrows with the same number of entries."""
    return sum(x * y for x, y in zip(a, b, strict=True))


@lru_cache(maxsize=256)
def projection(v: Numbers, rows: tuple[Numbers, ...]) -> Numbers:
    """The shadow of v on the space that the rows span (Gram and Schmidt).

    Rows may be of any size. One that adds no direction, also the zero row, adds
    nothing: the sine of its angle to the rows above it is below ``FLAT``. ValueError
    for numbers that are not finite.
    """
    if not all(map(isfinite, chain(v, *rows))):
        raise ValueError("numbers that are not finite span nothing")
    frame: list[Numbers] = []
    for row in rows:
        left = row if hypot(*row) == 0.0 else _unit(row)
        # Twice, so that rows which are nearly alike leave no rounding behind.
        for _ in range(2):
            for way in frame:
                left = _less(left, way, dot(left, way))
        if hypot(*left) > FLAT:
            frame.append(_unit(left))
    part: Numbers = (0.0,) * len(v)
    for way in frame:
        part = _less(part, way, -dot(v, way))
    return part


def _unit(a: Numbers) -> Numbers:
    # By its largest entry first: the length of a huge one is no float.
    most = max(map(abs, a))
    near = [x / most for x in a]
    size = hypot(*near)
    return tuple(x / size for x in near)


def _less(a: Numbers, way: Numbers, by: float) -> Numbers:
    return tuple(x - by * y for x, y in zip(a, way, strict=True))
