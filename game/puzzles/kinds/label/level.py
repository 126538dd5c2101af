"""Label: its level, its tiles, and every way to fill the sockets."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from math import sqrt
from typing import Final, TypeAlias

import numpy as np

from game.linalg.vectors import Matrix
from game.puzzles.core.level import Fault, Level

Rows: TypeAlias = tuple[tuple[float, ...], ...]
# A tile: its numbers are these over the root of that.
Tile: TypeAlias = tuple[float, Rows]
Filling: TypeAlias = tuple[str, ...]

TURNED: Final = "ᵀ"
EMPTY: Final = "?"
LETTERS: Final = "abcdef"
# What is built, and of how many tiles.
M, GRAM, OUTER, HOME, BACK = "M", "Mᵀ M", "M Mᵀ", "Mᵀ", "M⁻¹"
SOCKETS: Final = {M: 3, GRAM: 4, OUTER: 4, HOME: 3, BACK: 3}
LARGEST: Final = 4
KNOWN: Final = ("U", "Ut", "V", "Vt", "D", "Dt", "I")
EQUAL: Final = 1e-9


class LabelLevel(Level, frozen=True, kw_only=True):
    """M = U D V^T, by ``u``, ``d`` and ``v`` with its columns.

    ``tray`` says what its tiles are, in order: U, V or D, turned over with a "t" behind
    it; I, which undoes D; and numbers, which are the ``others``, from 1. ``builds`` is
    what is asked for. Where it is ``named`` every tile gets its name at the end.
    """

    u: Tile
    d: Tile
    v: Tile
    others: tuple[Tile, ...] = ()
    tray: tuple[str, ...] = ("U", "D", "Vt")
    builds: str = M
    named: bool = False

    def matrix(self) -> Matrix:
        """M."""
        return values(self.u) @ values(self.d) @ values(self.v).T

    def target(self) -> Matrix:
        """What is to be built."""
        return _target(self)

    def tiles(self) -> dict[str, Tile]:
        """What lies in the tray, by its letter."""
        return dict(zip(LETTERS, map(self._tile, self.tray), strict=False))

    def _numbers(self) -> set[str]:
        return {str(n) for n in range(1, len(self.others) + 1)}

    def _tile(self, what: str) -> Tile:
        known = {"U": self.u, "V": self.v, "D": self.d}
        if what.isdigit():
            return self.others[int(what) - 1]
        if what == "I":
            root, rows = self.d
            # Over a root what is undone is over the inverse of it.
            undone = np.linalg.inv(np.array(rows))
            return (1.0 / root, tuple(map(tuple, undone.tolist())))
        root, rows = known[what[0]]
        turned = tuple(zip(*rows, strict=True))
        return (root, turned if what.endswith("t") else rows)

    def variants(self) -> dict[str, Tile]:
        """What can lie in a socket: every tile, and the same turned over."""
        return _variants(self)

    def faults(self) -> Iterator[Fault]:
        """What is no tile, or makes no matrix."""
        for field in ("u", "d", "v"):
            root, rows = getattr(self, field)
            sizes = {len(row) for row in rows}
            if root <= 0.0 or len(sizes) != 1 or not 1 <= max(sizes) <= LARGEST:
                yield Fault((field,), "no such tile", f"at most {LARGEST} by {LARGEST}")
                return
        (_u, u), (_d, d), (_v, v) = self.u, self.d, self.v
        if len(u) != len(u[0]) or len(v) != len(v[0]):
            yield Fault(("u",), "the frames are square")
        elif (len(u), len(v)) != (len(d), len(d[0])):
            yield Fault(("d",), "d does not fit between u and v")
        elif any(_lean(each) > EQUAL for each in (self.u, self.v)):
            yield Fault(("u",), "the columns of a frame are square and of length one")
        elif self.builds not in SOCKETS:
            yield Fault(("builds",), f"'{self.builds}' cannot be built")
        elif set(self.tray) - {*KNOWN, *self._numbers()}:
            yield Fault(("tray",), "there is no such tile")
        elif not solutions(self):
            yield Fault(("tray",), "no tiles of this tray build it")


@lru_cache(maxsize=32)
def _target(level: LabelLevel) -> Matrix:
    m = level.matrix()
    if level.builds == BACK:
        return np.array(np.linalg.inv(m), dtype=np.float64)
    made = {M: m, GRAM: m.T @ m, OUTER: m @ m.T, HOME: m.T}
    return made[level.builds]


@lru_cache(maxsize=32)
def _variants(level: LabelLevel) -> dict[str, Tile]:
    found: dict[str, Tile] = {}
    for letter, (root, rows) in level.tiles().items():
        found[letter] = (root, rows)
        turned = tuple(zip(*rows, strict=True))
        if turned != rows:
            found[letter + TURNED] = (root, turned)
    return found


def values(tile: Tile) -> Matrix:
    """The numbers of a tile."""
    root, rows = tile
    return np.array(rows, dtype=np.float64) / sqrt(root)


def _lean(tile: Tile) -> float:
    at = values(tile)
    return float(np.abs(at.T @ at - np.eye(at.shape[1])).max())


def fits(level: LabelLevel, filling: Filling) -> int | None:
    """The first socket, from 0, whose right edge does not fit; -1 for the left end."""
    variants, target = level.variants(), level.target()
    sizes = [values(variants[x]).shape if x != EMPTY else None for x in filling]
    high, wide = target.shape
    after = [size[0] if size else None for size in sizes[1:]] + [wide]
    first = sizes[0]
    if first is not None and first[0] != high:
        return -1
    for n, (size, next_) in enumerate(zip(sizes, after, strict=True)):
        if size is not None and next_ is not None and size[1] != next_:
            return n
    return None


def made(level: LabelLevel, filling: Filling) -> Matrix | None:
    """The product of what lies in the sockets, where it is one."""
    if EMPTY in filling or fits(level, filling) is not None:
        return None
    variants = level.variants()
    product_ = values(variants[filling[0]])
    for each in filling[1:]:
        product_ = product_ @ values(variants[each])
    return product_


@lru_cache(maxsize=32)
def solutions(level: LabelLevel) -> tuple[Filling, ...]:
    """Every filling that builds the target."""
    target, found = level.target(), list[Filling]()
    for filling in product(level.variants(), repeat=SOCKETS[level.builds]):
        out = made(level, filling)
        if out is not None and float(np.abs(out - target).max()) < EQUAL * 10.0:
            found.append(filling)
    return tuple(found)
