"""A bench: what a guess that breaks brings, so that the kind ``break`` can play it."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from msgspec import Struct

from game.figure.numbers import Written, written
from game.figure.things import Head, Item, Row, Tone
from game.linalg.plane import Point, scaled
from game.linalg.svd import Svd
from game.puzzles.core.paper_question import Answer
from game.puzzles.core.seeded_draws import drawn

Points: TypeAlias = tuple[Point, ...]
Whole: TypeAlias = tuple[tuple[int, int], ...]
# The words of a question on paper, its answer, and what likely mistakes lead to.
Asked: TypeAlias = tuple[str, Answer, tuple[Answer, ...]]

UNITS: Final[Points] = tuple(
    (sign * a, other * b)
    for a, b in ((0.6, 0.8), (0.8, 0.6), (0.28, 0.96), (0.96, 0.28))
    for sign in (1.0, -1.0)
    for other in (1.0, -1.0)
)
SIZES: Final = (0.8, 1.0, 1.2, 1.5, 2.0, 2.5)
TOO_LARGE: Final = 1e12
# A guess fails where its margin is above this, and ties are nearer than this share:
# so much for the rounding of the machine, and nothing more.
ROUNDING: Final = 1e-9


class Thing(Struct, frozen=True):
    """One draggable arrow, or a point of a cloud if it is a ``dot``."""

    key: str
    tone: Tone
    head: Head = Head.FULL
    dot: bool = False


class SeededArrows(Struct, frozen=True):
    """Arrows drawn by name, from one seed: the same on every machine."""

    seed: str
    difficulty: int

    def unit(self, name: str) -> Point:
        """An arrow of length one."""
        return drawn(UNITS, "break", self.seed, self.difficulty, name)

    def size(self, name: str) -> float:
        """A length."""
        return drawn(SIZES, "break", self.seed, self.difficulty, name)

    def arrow(self, name: str) -> Point:
        """An arrow of any of the lengths."""
        return scaled(self.unit(name), self.size(f"{name} size"))


class Followed(Struct, frozen=True):
    """A part of the picture whose signs are free: it is drawn from ``factors``.

    They are continued from those that were seen before, by their ``left`` vectors.
    """

    factors: Callable[[Points], Svd]
    shown: Callable[[Svd], tuple[Item, ...]]


class Bench(Struct, frozen=True, kw_only=True):
    """One guess put into hands.

    ``things`` are its arrows, ``answer`` an arrangement that breaks it, ``holding``
    one drawn so that it holds. ``numbers`` are an arrangement's numbers by name, and
    ``margin`` says by how much they break it: 0 where it is right. ``measure`` says
    what is measured, as a whole of what or in which unit, and ``unit`` writes it.

    ``shown`` draws what it claims beside what is, on the plane of the arrows;
    ``followed``, where there is one, draws what may not flip under a hand, and
    ``output`` on a plane of outputs. ``told`` is the same in a few
    lines of numbers. ``where`` to look and the ``idea`` are hints; ``term`` and
    ``formula`` name what it takes for the guess to hold. ``asked`` is its question on
    paper, from three fresh arrows. ``lawful`` is whether the formula holds for arrows:
    some do so only where the guess does. ``axes`` are names of the plane's two numbers,
    where they mean something. Endless levels have it from ``difficulty`` on.
    """

    things: tuple[Thing, ...]
    answer: Points
    holding: Callable[[SeededArrows], Points]
    numbers: Callable[[Points], Mapping[str, object]]
    margin: Callable[..., float]
    measure: str
    shown: Callable[[Points, float], tuple[Item, ...]]
    told: Callable[[Points], tuple[Row, ...]]
    where: str
    idea: str
    term: str
    formula: str
    asked: Callable[[Whole], Asked]
    output: Callable[[Points], tuple[Item, ...]] | None = None
    followed: Followed | None = None
    axes: tuple[str, str] | None = None
    difficulty: int = 3
    unit: Callable[[float], Written] = written
    lawful: Callable[[Points], bool] = lambda _points: True

    def judge(self, numbers: Mapping[str, object]) -> float:
        """By how much numbers break the guess.

        Raises:
            ValueError: they cannot be judged (a zero vector, a wrong shape).
        """
        arrays = {name: np.array(v, dtype=np.float64) for name, v in numbers.items()}
        with np.errstate(all="raise"):
            try:
                return float(self.margin(**arrays))
            except (ArithmeticError, IndexError) as error:
                raise ValueError(f"these numbers cannot be judged: {error}") from error

    def broken(self, points: Points) -> bool:
        """Whether arrows break the guess, by however little."""
        return self.off(points) > ROUNDING

    def off(self, points: Points) -> float:
        """By how much arrows break the guess; 0 where they cannot be judged."""
        return _off(self, points)


@lru_cache(maxsize=256)
def _off(bench: Bench, points: Points) -> float:
    """As ``Bench.off``: every question about a position comes to it."""
    try:
        found = bench.judge(bench.numbers(points))
    except ValueError:
        return 0.0
    return max(0.0, found) if found < TOO_LARGE else 0.0
