"""Label: what lies in the sockets and how it is named, and what is right."""

from collections.abc import Iterator
from functools import partial
from typing import Final, Self, TypeAlias

import numpy as np
from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import Point
from game.linalg.vectors import Matrix
from game.puzzles.core import hand
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.protocol import Move, Turn
from game.puzzles.kinds.label.level import (
    EMPTY,
    EQUAL,
    SOCKETS,
    Filling,
    LabelLevel,
    made,
    solutions,
    values,
)

RIGHT_ROWS, RIGHT, STRETCH, LEFT, LEFT_ROWS = (
    "v-rows",
    "v-columns",
    "stretches",
    "u-columns",
    "u-rows",
)
NAMES: Final = {
    FREE: FREE,
    RIGHT_ROWS: N_("right singular vectors, as rows"),
    RIGHT: N_("right singular vectors, as columns"),
    STRETCH: N_("stretches"),
    LEFT: N_("left singular vectors, as columns"),
    LEFT_ROWS: N_("left singular vectors, as rows"),
}
# What a socket takes beside its tile, and an empty one.
BESIDE, SLOT = 1.3, 1.6
Names: TypeAlias = tuple[str, ...]


class LabelState(Declared[LabelLevel, Filling], frozen=True, kw_only=True):
    """The sockets from the left; the filling is the prediction. Then the names."""

    sockets: Filling
    names: Names

    @classmethod
    def begin(cls, level: LabelLevel) -> Self:
        """The level at its start."""
        count = SOCKETS[level.builds]
        return cls(
            level=level,
            sockets=(EMPTY,) * count,
            names=(FREE,) * count,
            placed=not level.predict,
        )

    # What it is

    def product(self) -> Matrix | None:
        """What the sockets make, where all edges fit."""
        return made(self.level, self.sockets)

    def stands(self, sockets: Filling | None = None) -> bool:
        """Whether that is what is asked."""
        return (sockets or self.sockets) in solutions(self.level)

    def named_well(self, at: int, name: str) -> bool:
        """Whether the tile in a socket has the property of a name."""
        tile = values(self.level.variants()[self.sockets[at]])
        m = self.level.matrix()
        match name:
            case x if x == STRETCH:
                return _is_diagonal(tile)
            case x if x == RIGHT:
                return _is_frame(tile, m.T @ m)
            case x if x == RIGHT_ROWS:
                return _is_frame(tile.T, m.T @ m)
            case x if x == LEFT:
                return _is_frame(tile, m @ m.T)
            case x if x == LEFT_ROWS:
                return _is_frame(tile.T, m @ m.T)
            case _:
                return False

    def naming_now(self) -> bool:
        """Whether names are to be hung."""
        return self.level.named and self.placed and self.stands()

    def unnamed(self) -> tuple[int, ...]:
        """The sockets whose name is not right, once the tiles are."""
        if not self.naming_now():
            return ()
        places = enumerate(self.names)
        return tuple(n for n, name in places if not self.named_well(n, name))

    def nearest_filling(self) -> Filling:
        """The right filling that shares most with what lies there."""
        return min(solutions(self.level), key=self._away)

    def _away(self, filling: Filling) -> int:
        return sum(a != b for a, b in zip(self.sockets, filling, strict=True))

    def off(self) -> float:
        """How many sockets and names are wrong."""
        away = self._away(self.nearest_filling())
        if away and self.level.named:
            return float(away + len(self.sockets))
        return float(away + len(self.unnamed()))

    def predicts(self) -> Filling:
        """What lies in the sockets."""
        return self.sockets

    def ready(self) -> bool:
        """Whether all of them are filled."""
        return EMPTY not in self.sockets

    def right(self, guess: Filling) -> bool:
        """It builds what is asked at once."""
        return self.stands(guess)

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The sockets from the left; then their names."""
        says = {EMPTY: N_("empty")} | {
            variant: _("{tile}, {high} by {wide}", tile=variant, high=h, wide=w)
            for variant, (h, w) in self.sizes().items()
        }
        for n, tile in enumerate(self.sockets):
            name, put = _("socket {n}", n=n + 1), partial(self._lay, n)
            made_ = hand.choice(f"socket{n + 1}", name, tile, put, says=says, entry="")
            # Who goes on from the last tile wants the first, and not to lose it.
            lies = tuple(lying(x) if x in self.level.tiles() else "" for x in says)
            named = replace(made_.handle, passed=(EMPTY,), lies=lies)
            made_ = replace(made_, handle=named)
            at, size = self.place_of(n), self.extent(tile)
            yield hand.standing("plane", made_, at, size)
        for n, tile in enumerate(self.sockets if self.naming_now() else ()):
            key, name = f"name{n + 1}", _("the name of {tile}", tile=tile)
            now, put = self.names[n], partial(self._name, n)
            yield hand.choice(key, name, now, put, says=NAMES, entry=key)

    def sizes(self) -> dict[str, tuple[int, int]]:
        """How many rows and columns each variant has."""
        return {
            variant: (len(rows), len(rows[0]))
            for variant, (_root, rows) in self.level.variants().items()
        }

    def largest(self) -> int:
        """The longest side of any tile."""
        return max(max(size) for size in self.sizes().values())

    def place_of(self, n: int) -> Point:
        """The middle of a socket."""
        return (n * (self.largest() + BESIDE), 0.0)

    def extent(self, tile: str) -> Point:
        """The width and the height of a tile, or of an empty socket."""
        if tile == EMPTY:
            return (SLOT, SLOT)
        high, wide = self.sizes()[tile]
        return (float(wide), float(high))

    def _lay(self, n: int, tile: str) -> Self:
        sockets = (*self.sockets[:n], tile, *self.sockets[n + 1 :])
        return replace(self, sockets=sockets, names=(FREE,) * len(sockets))

    def _name(self, n: int, name: str) -> Self:
        return replace(self, names=(*self.names[:n], name, *self.names[n + 1 :]))

    def answer(self) -> Iterator[Move]:
        """Each socket that is wrong, then each name."""
        to = self.nearest_filling()
        for n, (now, then) in enumerate(zip(self.sockets, to, strict=True)):
            if now != then:
                yield Turn(f"socket{n + 1}", then)
        if self.level.named:
            done = self if self.sockets == to else replace(self, sockets=to)
            names = self.names if self.sockets == to else (FREE,) * len(to)
            done = replace(done, names=names, placed=True)
            for n in done.unnamed():
                yield Turn(f"name{n + 1}", done.true_name(n))

    def true_name(self, n: int) -> str:
        """A name that is right for a socket."""
        likely = (LEFT, STRETCH, RIGHT_ROWS, *NAMES)
        return next(name for name in likely if self.named_well(n, name))


def lying(tile: str) -> str:
    """The key of the cells in which a tile lies in the tray."""
    return f"tray:{tile}"


def _is_diagonal(tile: Matrix) -> bool:
    """Whether it stretches along the axes, and does nothing else."""
    off = tile.copy()
    np.fill_diagonal(off, 0.0)
    return bool(np.abs(off).max(initial=0.0) < EQUAL and np.diag(tile).min() >= 0.0)


def _is_frame(tile: Matrix, gram: Matrix) -> bool:
    """Whether its columns are square, of length one, and singular vectors."""
    if tile.shape != gram.shape:
        return False
    one = np.abs(tile.T @ tile - np.eye(len(tile))).max()
    seen = tile.T @ gram @ tile
    return bool(one < EQUAL and np.abs(seen - np.diag(np.diag(seen))).max() < 1e-7)
