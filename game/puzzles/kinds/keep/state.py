"""Keep: its level, what rows keep of an arrow, and how that is judged."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_
from game.linalg.plane import TINY
from game.linalg.spans import Numbers, dot, projection
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import OnPlane, PlaneLevel
from game.puzzles.core.protocol import Move, Turn

VALUES: Final = (N_("kept"), N_("gone"))
SQUARE: Final = 1e-9
MOST: Final = 5
Choice: TypeAlias = tuple[bool, ...]


class KeepLevel(PlaneLevel, frozen=True, kw_only=True):
    """At most ``keep`` rows may stay, and must keep ``asked`` (0 to 1) of |v|^2.

    Arrows have 2 to 5 entries; where ``unit`` the rows are taken at length one.
    ``span`` is the half height of the plane that shows arrows with two entries.
    """

    v: Numbers
    rows: tuple[Numbers, ...]
    keep: int
    asked: float
    unit: bool = False
    span: float = 3.0

    def misshapen(self) -> Iterator[Fault]:
        """Too few or many entries or rows, and shares that cannot be."""
        wide, count = len(self.v), len(self.rows)
        if not 2 <= wide <= MOST or dot(self.v, self.v) <= TINY:
            yield Fault(("v",), f"v has 2 to {MOST} entries, and not all are zero")
            return
        if not 2 <= count <= MOST:
            yield Fault(("rows",), f"there are 2 to {MOST} rows, got {count}")
            return
        for i, row in enumerate(self.rows):
            if len(row) != wide:
                message = f"this row has {len(row)} entries, and v has {wide}"
                yield Fault(("rows", i), message)
            elif dot(row, row) <= 1e-4:
                yield Fault(("rows", i), "a row that is (nearly) zero hears nothing")
        if not 1 <= self.keep < count:
            hint = "fewer than there are, or nothing is thrown away"
            yield Fault(("keep",), f"1 to {count - 1} rows can be kept", hint)
        if not 0.0 < self.asked <= 1.0:
            message = "a share is more than 0 and at most 1"
            yield Fault(("asked",), message, "such as 0.9")


class KeepState(OnPlane[KeepLevel, Choice], frozen=True, kw_only=True):
    """The arrow, the rows, and which of them are gone: that is the prediction."""

    v: Numbers
    rows: tuple[Numbers, ...]
    gone: Choice

    @classmethod
    def begin(cls, level: KeepLevel) -> Self:
        """The level at its start, with every row."""
        rows = level.rows
        if level.unit:
            rows = tuple(tuple(x / dot(r, r) ** 0.5 for x in r) for r in rows)
        return cls(
            level=level,
            v=level.v,
            rows=rows,
            gone=(False,) * len(rows),
            placed=not level.predict,
        )

    def kept(self) -> Numbers:
        """What the rows that stay keep of v: its projection on their span."""
        return self._kept(self.gone)

    def share(self) -> float:
        """How much of the squared length of v is kept, 0 to 1."""
        return self.share_of(self.gone)

    def staying(self) -> int:
        """How many rows are kept."""
        return self.gone.count(False)

    def over(self) -> int:
        """How many rows too many are kept."""
        return max(0, self.staying() - self.level.keep)

    def flat(self) -> bool:
        """Whether a plane can show it."""
        return len(self.v) == 2

    def answers(self) -> Numbers:
        """The dot product of each row with v."""
        return tuple(dot(row, self.v) for row in self.rows)

    def orthonormal(self) -> bool:
        """Whether the rows are of length one, at right angles, and as many as v's."""
        count = len(self.rows)
        return count == len(self.v) and all(
            abs(dot(self.rows[i], self.rows[j]) - (i == j)) <= SQUARE
            for i in range(count)
            for j in range(i, count)
        )

    def ready(self) -> bool:
        """A guess has to fit the room."""
        return not self.over()

    def predicts(self) -> Choice:
        """Which rows are gone."""
        return self.gone

    def right(self, guess: Choice) -> bool:
        """It keeps enough."""
        return replace(self.afresh(), gone=guess, placed=True).reached()

    def off(self) -> float:
        """How many rows too many, and which share is missing."""
        return self.over() + max(0.0, self.level.asked - self.share())

    def enough(self) -> float:
        """A billionth of |v|^2."""
        return TINY

    def closeness(self, off: float) -> float:
        """The share of what is asked, less for each row too many."""
        del off
        return min(1.0, self.share() / self.level.asked) / (1.0 + self.over())

    def answer(self) -> Iterator[Move]:
        """As few turns as lead to a set of rows that will do; none where none will."""
        target = self.target() or self.gone
        for i, (now, wanted) in enumerate(zip(self.gone, target, strict=True), 1):
            if now != wanted:
                yield Turn(f"keep{i}", VALUES[wanted])

    def share_of(self, gone: Choice) -> float:
        """How much of |v|^2 would be kept, 0 to 1, if those rows were gone."""
        whole = dot(self.v, self.v)
        if whole <= TINY:
            return 1.0
        part = self._kept(gone)
        return min(1.0, dot(part, part) / whole)

    def target(self) -> Choice | None:
        """The set of rows that will do with the fewest turns from here."""
        good = [
            gone
            for size in range(min(self.level.keep, len(self.rows)) + 1)
            for gone in self.choices(size)
            if self.share_of(gone) >= self.level.asked - TINY
        ]

        def worth(gone: Choice) -> tuple[int, float, Choice]:
            turns = sum(a != b for a, b in zip(gone, self.gone, strict=True))
            return (turns, -self.share_of(gone), gone)

        return min(good, key=worth) if good else None

    def choices(self, size: int) -> Iterator[Choice]:
        """Every way to keep so many rows."""
        count = len(self.rows)
        for stay in combinations(range(count), size):
            yield tuple(i not in stay for i in range(count))

    def _kept(self, gone: Choice) -> Numbers:
        stay = (row for row, away in zip(self.rows, gone, strict=True) if not away)
        return projection(self.v, tuple(stay))
