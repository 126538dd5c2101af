"""Ghost: its level, and how much of a picture a mixture says."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final, TypeAlias

import numpy as np

from game.linalg.vectors import Matrix, Vector
from game.puzzles.core.level import Fault, Level
from game.puzzles.kinds.ghost import crowd

ALICE, HER_OPPOSITE, CHESSBOARD, UPSIDE = "alice", "opposite", "chessboard", "upside"
ALL: Final = len(crowd.SPREAD)
# How many ghosts the half picture knows, and a desk has at most.
DESK: Final = 9
# Weights in spreads, one a ghost.
Weights: TypeAlias = tuple[float, ...]


class GhostLevel(Level, frozen=True, kw_only=True):
    """A ``picture`` by its name, or a ``face`` by ghosts and weights in spreads.

    A desk has so many ``faders``, as far as ``reach`` each way. With at most ``most``
    of them (0: any number) ``mark`` percent are to be said. Ghosts that are ``flipped``
    are handed over so; where ghosts can be turned over, ``turns`` says so. Of ``half``
    a face only the left is seen. ``none`` is a picture that is no mixture.
    """

    picture: str = ""
    face: tuple[tuple[int, float], ...] = ()
    faders: int = DESK
    reach: float = 3.0
    most: int = 0
    mark: float = 0.0
    flipped: tuple[int, ...] = ()
    turns: bool = False
    half: bool = False
    none: bool = False

    def weights(self) -> Weights:
        """What the picture has of each ghost, in spreads."""
        return weights_of(self)

    def settles(self) -> bool:
        """Whether all faders can settle by themselves."""
        return self.half or self.none

    def far(self) -> float:
        """How far the picture is from the mean, squared."""
        if self.picture == CHESSBOARD:
            return crowd.CHESSBOARD_FAR
        if self.picture == UPSIDE:
            return crowd.UPSIDE_FAR
        return float(((np.array(self.weights()) * crowd.SPREAD) ** 2).sum())

    def best(self) -> float:
        """The share that all ghosts together say of it."""
        return said(self, self.weights())

    def shares(self) -> tuple[float, ...]:
        """The share that each ghost says of it."""
        towards, _away = parabolas(self)
        return tuple(map(float, towards * np.array(self.weights()) / 2.0))

    def order(self) -> tuple[int, ...]:
        """The desk's ghosts, what says most of it first; counted from 1."""
        shares = self.shares()
        return tuple(sorted(range(1, self.faders + 1), key=lambda n: -shares[n - 1]))

    def chips(self) -> int:
        """How many ghosts are to be ranked."""
        return min(3, sum(x > 1e-9 for x in self.shares()[: self.faders]))

    def faults(self) -> Iterator[Fault]:
        """What is no picture, and what no such mixture says."""
        named = (ALICE, HER_OPPOSITE, CHESSBOARD, UPSIDE)
        if not 1 <= self.faders <= DESK or not 0.0 < self.reach <= 9.0:
            yield Fault(("faders",), f"a desk has 1 to {DESK} faders, of reach up to 9")
        elif bool(self.picture) == bool(self.face) or (
            self.picture and self.picture not in named
        ):
            yield Fault(("picture",), "one picture by its name, or one face")
        elif any(
            not 1 <= n <= self.faders or not 0.1 <= abs(x) <= self.reach
            for n, x in self.face
        ):
            message = "a face has ghosts of the desk, and 0.1 to the reach of each"
            yield Fault(("face",), message)
        elif any(not 1 <= n <= self.faders for n in self.flipped):
            yield Fault(("flipped",), "only ghosts of the desk are handed over")
        elif self.none != (self.best() < 0.99) or (self.half and self.picture != ALICE):
            message = "said by a mixture" if self.none else "said by no mixture"
            where = "none" if self.none else "picture"
            yield Fault((where,), f"it is {message}")
        elif not self.none and self.mark / 100.0 > seen(self, fullest(self)):
            yield Fault(("mark",), "unsolvable: so few faders do not say so much")
        elif not self.none and not self.mark >= 1.0:
            yield Fault(("mark",), "already solved: nothing is to be said")


@lru_cache(maxsize=64)
def parabolas(level: GhostLevel) -> tuple[Vector, Vector]:
    """A fader at x says the first times x, less the second times x squared."""
    squares = np.array(crowd.SPREAD) ** 2 / level.far()
    return 2.0 * squares * np.array(level.weights()), squares


@lru_cache(maxsize=64)
def weights_of(level: GhostLevel) -> Weights:
    """What a level's picture has of each ghost."""
    match level.picture:
        case "alice":
            return crowd.ALICE
        case "opposite":
            return tuple(-x for x in crowd.ALICE)
        case "chessboard":
            return crowd.CHESSBOARD
        case "upside":
            return crowd.UPSIDE
        case _:
            known = dict(level.face)
            return tuple(known.get(n, 0.0) for n in range(1, ALL + 1))


@lru_cache(maxsize=1)
def half() -> tuple[Matrix, Vector]:
    """Dot products on the left half: of the desk's ghosts, and of those with Alice."""
    upper = np.zeros((DESK, DESK))
    upper[np.triu_indices(DESK)] = crowd.HALF
    return upper + np.triu(upper, 1).T, np.array(crowd.HALF_ALICE)


def said(level: GhostLevel, weights: Sequence[float]) -> float:
    """The share of a picture that a mixture says; below 0 where it leads away."""
    towards, away = parabolas(level)
    mix = np.array(weights)
    return float(mix @ (towards - away * mix))


def seen(level: GhostLevel, weights: Sequence[float]) -> float:
    """The share that a mixture says of what is seen of a picture."""
    return said_of_half(weights) if level.half else said(level, weights)


def said_of_half(weights: Sequence[float]) -> float:
    """The share of Alice's left half that a mixture of the desk's ghosts says."""
    dots, hers = half()
    mix = np.array(weights[:DESK])
    return float(2.0 * hers @ mix - mix @ dots @ mix)


@lru_cache(maxsize=64)
def fullest(level: GhostLevel) -> Weights:
    """The mixture of no more faders than allowed that says most of what is seen."""
    most = level.most or level.faders
    out = [0.0] * ALL
    if not level.half:
        for n in level.order()[:most]:
            x = level.weights()[n - 1]
            out[n - 1] = max(-level.reach, min(level.reach, x))
        return tuple(out)
    dots, hers = half()
    found = []
    for some in combinations(range(level.faders), most):
        mix = np.linalg.solve(dots[np.ix_(some, some)], hers[list(some)])
        if float(np.abs(mix).max()) <= level.reach:
            found.append((float(hers[list(some)] @ mix), some, mix))
    _share, some, mix = max(found, key=lambda each: each[0])
    for n, x in zip(some, mix, strict=True):
        out[n] = float(x)
    return tuple(out)
