"""Paper: where everything is, what can be entered, and what is right."""

from collections.abc import Iterator
from functools import partial
from math import sqrt
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.kept_lines import SMALL, between
from game.linalg.plane import TINY, Point, dot, length, scaled, unit
from game.linalg.whole_svd import whole_svds
from game.puzzles.core import hand
from game.puzzles.core.hand import CATCH, Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Handle, Move, Role, Turn
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.core.written_number import by_signs
from game.puzzles.kinds.paper.level import MOST, PaperLevel, long_axis, starts
from game.puzzles.kinds.paper.sheet import (
    LINES,
    SIZES,
    STRETCHES,
    Sheet,
    changed,
    table,
    values,
    whole,
)

# In degrees: how near to the long axis a rod was foreseen.
FORESEEN: Final = 8.0
FAR: Final = 999.0
REACH: Final = 0.9
PLAIN, ROOT = N_("as it is"), N_("its root")
ROOTS: Final = {PLAIN: PLAIN, ROOT: ROOT}
HANDED: Final = Turn("test", "yes")


class PaperState(OnPlane[PaperLevel, Point], frozen=True, kw_only=True):
    """The rod as it is laid, the sheet, and as it was when it was handed in last.

    ``first`` is the line that had gone astray when it was handed in first; 0 for none.
    """

    rod: Point
    sheet: Sheet
    handed: Sheet | None = None
    first: int = 0

    ARROWS: ClassVar = ()

    @classmethod
    def begin(cls, level: PaperLevel) -> Self:
        """The level at its start."""
        sheet, placed = Sheet(matrix=level.matrix), not level.predict
        return cls(level=level, rod=unit(level.start), sheet=sheet, placed=placed)

    def shuffled(self, seed: str) -> Self:
        """A fresh level has numbers of its own in each play."""
        if not self.level.fresh or not seed:
            return self
        found = drawn(whole_svds(), "paper fresh", seed)
        start = drawn(starts(found.matrix), "paper fresh start", seed)
        return self.begin(self.level.numbered(found, start))

    # How it is judged

    def astray(self) -> int:
        """The first line that was astray when it was handed in; 0 for none."""
        return 0 if self.handed is None else self.handed.astray()

    def off(self) -> float:
        """The lines from the first that went astray; nothing is told unasked."""
        if self.handed is None:
            return len(LINES) + 1.0
        line = self.handed.astray()
        if line:
            return len(LINES) + 1.0 - line
        return float(self.handed != self.sheet)

    def closeness(self, off: float) -> float:
        """By lines that fit."""
        return 1.0 - off / (len(LINES) + 1.0)

    def predicts(self) -> Point:
        """The rod as it is laid."""
        return self.rod

    def right(self, guess: Point) -> bool:
        """Within eight degrees of the long axis."""
        return between(guess, self.level.axis()) <= FORESEEN

    def solvable(self) -> bool:
        """Whether all of it comes out whole, which free play may have ended."""
        m = self.sheet.matrix
        large, small = values(table(m))
        return whole(m) and large > small

    def answer(self) -> Iterator[Move]:
        """Each number that does not fit, from the top; then it is handed in."""
        if not self.solvable():
            return
        right = self.sheet.mended()
        for line in LINES:
            for row, at, value in changed(self.sheet, right):
                if row == line:
                    yield Drag(key(line, at), (float(value), 0.0))
            if line == STRETCHES:
                pairs = zip(self.sheet.roots, right.roots, strict=True)
                for at, (now, to) in enumerate(pairs, 1):
                    if now != to:
                        yield Turn(f"root{at}", ROOT if to else PLAIN)
        yield HANDED

    # How it is played

    def reach(self) -> float:
        """How far out the rod's end is."""
        return REACH * self.view()

    def stretches(self) -> Point:
        """The ellipse's half axes, the longer first."""
        (a, b), (c, d) = self.sheet.matrix
        total, area = a * a + b * b + c * c + d * d, a * d - b * c
        root = sqrt(max(0, total * total - 4 * area * area))
        return sqrt((total + root) / 2.0), sqrt(max(0.0, (total - root) / 2.0))

    def hands(self) -> Iterator[Hand[Self]]:
        """The rod; then every number of the sheet, and M's own in free play."""
        if not self.placed:
            handle = Handle(
                key="rod",
                name=_("the rod's end"),
                panel="plane",
                at=scaled(self.rod, self.reach()),
            )
            yield Hand(handle=handle, drag=self._laid, snap=_caught)
            return
        for line in LINES:
            for at in range(1, SIZES[line - 1] + 1):
                if line == STRETCHES:
                    yield self._root(at)
                yield self._number(line, at)
        if self.handed != self.sheet:
            yield self._test()
        for i, row in enumerate(self.sheet.matrix, 1):
            for j, now in enumerate(row, 1):
                name = _("M, row {row}, column {column}", row=i, column=j)
                put = partial(self._given, i, j)
                held = hand.number(
                    f"m{i}:{j}", name, now, put, reach=MOST, snap=round, given=True
                )
                yield by_signs(held)

    def _test(self) -> Hand[Self]:
        handle = Handle(
            key=HANDED.handle,
            name=_("the sheet"),
            panel="sheet",
            role=Role.TEST,
            values=("", HANDED.value),
            says=(_("not handed in"), _("handed in")),
        )
        return Hand(handle=handle, turn=self._hand_in)

    def _number(self, line: int, at: int) -> Hand[Self]:
        name = _("line {line}, number {entry}", line=line, entry=at)
        now, put = self.sheet.lines[line - 1][at - 1], partial(self._put, line, at)
        return by_signs(
            hand.number(key(line, at), name, now, put, reach=FAR, snap=round)
        )

    def _root(self, at: int) -> Hand[Self]:
        name = _("line 3, root over number {entry}", entry=at)
        now = ROOT if self.sheet.roots[at - 1] else PLAIN
        put, cell = partial(self._rooted, at), f"root{at}"
        return hand.choice(cell, name, now, put, says=ROOTS, entry=cell)

    def _laid(self, to: Point) -> Self:
        return self if length(to) <= TINY else replace(self, rod=unit(to))

    def _put(self, line: int, at: int, to: float) -> Self:
        return replace(self, sheet=self.sheet.put(line, at, round(to)))

    def _rooted(self, at: int, value: str) -> Self:
        return replace(self, sheet=self.sheet.rooted(at, root=value == ROOT))

    def _hand_in(self, value: str) -> Self:
        if value != HANDED.value:
            return self
        first = self.sheet.astray() if self.handed is None else self.first
        return replace(self, handed=self.sheet, first=first)

    def _given(self, i: int, j: int, to: float) -> Self:
        rows = [list(row) for row in self.sheet.matrix]
        rows[i - 1][j - 1] = round(to)
        (a, b), (c, d) = rows
        return replace(self, sheet=replace(self.sheet, matrix=((a, b), (c, d))))

    def counts(self, move: Move) -> bool:
        """Handing it in costs nothing."""
        return super().counts(move) and move != HANDED

    def long_axis(self) -> Point:
        """Where the ellipse is longest."""
        return long_axis(self.sheet.matrix)


def key(line: int, at: int) -> str:
    """The key of a number of the sheet."""
    return f"n{line}:{at}"


def _caught(to: Point) -> Point:
    """Small whole arrows catch the rod."""
    if length(to) <= TINY:
        return to
    near = max(SMALL, key=lambda at: dot(unit(at), unit(to)))
    return scaled(unit(near), length(to)) if between(near, to) <= CATCH / 2 else to
