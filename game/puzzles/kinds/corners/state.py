"""Corners: the stamps of a rack, what they make, and what of a picture is left over."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import count
from typing import Final, Self, TypeVar

import numpy as np
from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import TINY, Point, added
from game.linalg.vectors import Matrix
from game.puzzles.core import hand, pressed_answer
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.protocol import Handle, Move, Turn
from game.puzzles.kinds.corners.level import (
    CornersLevel,
    Rows,
    Stamp,
    Strip,
    fewest,
    matrix,
)

BLACK, WHITE, AGAINST = "0", "1", "−1"
TONES: Final = {BLACK: 0.0, WHITE: 1.0}
SIGNED: Final = {WHITE: 1.0, AGAINST: -1.0, BLACK: 0.0}
LOOSE, SETTLED = N_("not settled"), N_("settled")
# What settling must gain, as a share; how often a solver goes around; picture cells
# that can be painted over.
GAIN, ROUNDS, PAINTED = 0.0005, 8, 36
# How often both strips settle in turn, each time.
TURNS: Final = 4
# Cells between the pictures, and how far a strip lies from the canvas.
GAP, AWAY = 1.0, 0.35
# The plane fades towards its edge.
EDGE: Final = 1.1
# How wide a picture may be that has lines between its cells.
RULED: Final = 8
P = TypeVar("P")
UNGUESSED: Final = pressed_answer.FREE
MOST: Final = 6
# Stamps by their letters.
LETTERS: Final = "ABCDEF"
ROW, COLUMN = "r", "c"


class CornersState(Declared[CornersLevel, str], frozen=True, kw_only=True):
    """The picture, the stamps of the rack, which of them is in hand; the guess."""

    picture: Rows
    stamps: tuple[Stamp, ...]
    held: int = 0
    guessed: str = UNGUESSED

    @classmethod
    def begin(cls, level: CornersLevel) -> Self:
        """The level at its start: every column strip white, every row strip black."""
        picture = level.picture()
        stamp = (0.0,) * len(picture[0]), (1.0,) * len(picture)
        stamps = (stamp,) * level.room
        return cls(
            level=level, picture=picture, stamps=stamps, placed=not level.predict
        )

    # What it is

    def wide(self) -> int:
        """How many columns the picture has."""
        return len(self.picture[0])

    def high(self) -> int:
        """How many rows the picture has."""
        return len(self.picture)

    def canvas(self) -> Matrix:
        """What all stamps make together."""
        return made(self.stamps)

    def rest(self) -> Matrix:
        """What of the picture is left over: below zero where it is too bright."""
        return matrix(self.picture) - self.canvas()

    def left(self) -> float:
        """The share of squared brightness that is left over."""
        whole = float((matrix(self.picture) ** 2).sum())
        return float((self.rest() ** 2).sum()) / whole if whole else 0.0

    def used(self) -> tuple[Stamp, ...]:
        """The stamps that make anything."""
        return tuple(stamp for stamp in self.stamps if all(map(any, stamp)))

    def fewest(self) -> int:
        """How few stamps would do."""
        return fewest(self.picture, self.level.enough())

    def settles(self) -> bool:
        """Whether strips can settle by themselves."""
        return not self.level.answer

    def is_settled(self) -> bool:
        """Whether the stamp in hand can hardly be made better by settling."""
        return self.left() - self._settle(SETTLED).left() < GAIN

    def tones(self) -> dict[str, float]:
        """The tones that a tap gives a strip's cell, in their order."""
        signed = self.level.signed() or self.settles()
        return SIGNED if signed else TONES

    # How it is judged

    def off(self) -> float:
        """What is left above the bar, and stamps beyond the fewest."""
        over = max(0.0, self.left() - self.level.enough())
        more = max(0, len(self.used()) - self.fewest())
        return (over if over > TINY else 0.0) + more

    def predicts(self) -> str:
        """How many stamps were guessed."""
        return self.guessed

    def ready(self) -> bool:
        """A number must be set."""
        return self.guessed != UNGUESSED

    def right(self, guess: str) -> bool:
        """It is the fewest."""
        return guess == str(self.afresh().fewest())

    def answer(self) -> Iterator[Move]:
        """The answer's stamps tapped; or each settled in turn, until it will do."""
        yield from _answer(replace(self, guess=None, guessed=UNGUESSED))

    def tapping(self) -> Iterator[Move]:
        """Every cell that is another in the answer; what is beyond it goes black."""
        held = self.held
        empty = ((0.0,) * self.wide(), (1.0,) * self.high())
        wanted = self.level.stamps()
        for number, stamp in enumerate(self.stamps):
            to = wanted[number] if number < len(wanted) else empty
            idle = number >= len(wanted) and not all(map(any, stamp))
            moves = [] if idle else list(_taps(stamp, to, self.tones()))
            if moves and number != held:
                yield Turn("stamp", LETTERS[number])
                held = number
            yield from moves

    def settling(self) -> Iterator[Move]:
        """Around as few stamps as will do: one settles until it no longer gains.

        What others of the rack make goes black first.
        """
        now, few = self, self.fewest()
        used = [all(map(any, stamp)) for stamp in self.stamps]
        order = sorted(range(self.level.room), key=lambda n: not used[n])
        for number in (n for n in order[few:] if used[n]):
            row, column = now.stamps[number]
            there = replace(now, held=number)
            black = (0.0,) * len(row), column
            moves = list(_taps((row, column), black, self.tones()))
            yield from _taken(now, number, moves)
            for move in moves:
                there = there.play(move)
            now = there
        for number in order[:few] * ROUNDS:
            if not now.off():
                return
            moves = []
            there = replace(now, held=number)
            if not any(map(any, there.stamps[number])):
                moves.append(Turn("c1", WHITE))
                there = there.play(moves[-1])
            while there.off() and not there.is_settled():
                moves.append(Turn("settle", SETTLED))
                there = there.play(moves[-1])
            yield from _taken(now, number, moves)
            now = there if moves else now

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The guess; or the rack, both strips and settling; the picture, given."""
        if not self.placed:
            numbers = {str(n): str(n) for n in range(1, MOST + 1)}
            says, name = {UNGUESSED: UNGUESSED, **numbers}, _("your guess")
            yield hand.choice(
                "guess", name, self.guessed, self._guess, says=says, entry="guess"
            )
            return
        if self.level.room > 1:
            says = {each: each for each in LETTERS[: self.level.room]}
            now, name = LETTERS[self.held], _("the stamp in hand")
            yield hand.choice("stamp", name, now, self._take, says=says, entry="stamp")
        row, column = self.stamps[self.held]
        for key, cells in ((ROW, row), (COLUMN, column)):
            for i, tone in enumerate(cells):
                yield self._cell(key, i, tone)
        if self.settles() and not self.is_settled():
            yield self.settling_hand()
        if self.wide() * self.high() <= PAINTED:
            for i in range(self.high()):
                for j in range(self.wide()):
                    yield self._pixel(i, j)

    def settling_hand(self) -> Hand[Self]:
        """To let both strips settle."""
        name, says = _("settling"), {each: each for each in (LOOSE, SETTLED)}
        return hand.choice(
            "settle", name, LOOSE, self._settle, says=says, entry="settle"
        )

    def _cell(self, key: str, i: int, tone: float) -> Hand[Self]:
        name = _("row strip, {n}", n=i + 1) if key == ROW else ""
        name = name or _("column strip, {n}", n=i + 1)
        tones = self.tones()
        now = min(tones, key=lambda each: abs(tones[each] - tone))
        put, says = partial(self._tap, key, i), {each: each for each in tones}
        held = hand.choice(f"{key}{i + 1}", name, now, put, says=says, entry="")
        at = self.row_at(i) if key == ROW else self.column_at(i)
        return _lying(held, at)

    def _pixel(self, i: int, j: int) -> Hand[Self]:
        name = _("row {i}, place {j}", i=i + 1, j=j + 1)
        now = WHITE if self.picture[i][j] > 0.5 else BLACK
        put, says = partial(self._paint, i, j), {each: each for each in TONES}
        held = hand.choice(f"p{i + 1}:{j + 1}", name, now, put, says=says, entry="")
        return _lying(held, added(self.corner(0), (j + 0.5, -i - 0.5)), given=True)

    def _guess(self, guessed: str) -> Self:
        return replace(self, guessed=guessed)

    def _take(self, letter: str) -> Self:
        return replace(self, held=LETTERS.index(letter))

    def _tap(self, key: str, i: int, tone: str) -> Self:
        row, column = self.stamps[self.held]
        x = SIGNED[tone]
        if key == ROW:
            return self._with((*row[:i], x, *row[i + 1 :]), column)
        return self._with(row, (*column[:i], x, *column[i + 1 :]))

    def _paint(self, i: int, j: int, tone: str) -> Self:
        row, rows = self.picture[i], list(self.picture)
        rows[i] = (*row[:j], TONES[tone], *row[j + 1 :])
        return replace(self, picture=tuple(rows))

    def _settle(self, value: str) -> Self:
        """The row strip at its best for the column strip, and then the other way."""
        row, column = (np.array(each) for each in self.stamps[self.held])
        if value == LOOSE or not (row.any() or column.any()):
            return self
        rest = self.rest() + np.outer(column, row)
        for _turn in range(TURNS):
            row = column @ rest / (column @ column) if column.any() else row
            if not row.any():
                return self
            column = rest @ row / (row @ row)
        # Both strips equally strong: what one has more, the other has less.
        even = float((abs(column).max() / abs(row).max()) ** 0.5) or 1.0
        return self._with(_plain(row * even), _plain(column / even))

    def _with(self, row: Strip, column: Strip) -> Self:
        stamps = list(self.stamps)
        stamps[self.held] = (row, column)
        return replace(self, stamps=tuple(stamps))

    # Where it lies

    def extent(self) -> Point:
        """How wide and how high all of it is, in cells."""
        wide = 3.0 * self.wide() + 2.0 * GAP + 1.0 + 2.0 * AWAY
        around = 1.0 + AWAY + self.under() + 2.0 * self.edge()
        return (EDGE * wide, self.high() + around)

    def ruled(self) -> bool:
        """Whether its cells are large enough for lines between them."""
        return self.wide() <= RULED

    def under(self) -> float:
        """How much room names take under the pictures, in cells."""
        return 1.1 if self.ruled() else 1.7

    def edge(self) -> float:
        """How much of the plane's edge fades, in cells."""
        return 0.4 if self.ruled() else 0.8

    def view(self) -> float:
        """As far as the farther edge."""
        return max(self.extent()) / 2.0

    def corner(self, number: int) -> Point:
        """The upper left corner of the picture, the canvas, and what is left over."""
        top = self.extent()[1] / 2.0 - self.edge() - 1.0 - AWAY
        x = -self.extent()[0] / EDGE / 2.0 + number * (self.wide() + GAP)
        return (x + (1.0 + 2.0 * AWAY if number else 0.0), top)

    def row_at(self, i: int) -> Point:
        """Where a cell of the row strip lies: above the canvas."""
        return added(self.corner(1), (i + 0.5, 0.5 + AWAY))

    def column_at(self, i: int) -> Point:
        """Where a cell of the column strip lies: left of the canvas."""
        return added(self.corner(1), (-0.5 - AWAY, -i - 0.5))


def made(stamps: tuple[Stamp, ...]) -> Matrix:
    """What stamps make together: of each every row tone times every column tone."""
    each = [np.outer(column, row) for row, column in stamps]
    return np.asarray(np.sum(each, axis=0), dtype=np.float64)


@lru_cache(maxsize=4)
def _answer(state: CornersState) -> tuple[Move, ...]:
    """A picture asks several times a frame for what takes a search."""
    if state.settles():
        return tuple(state.settling())
    moves, there = tuple(state.tapping()), state
    for move in moves:
        there = there.play(move)
    return () if there.off() else moves


def _taken(state: CornersState, number: int, moves: Sequence[Turn]) -> Iterator[Move]:
    """What is done with a stamp of the rack, which is taken in hand for it."""
    if moves and number != state.held:
        yield Turn("stamp", LETTERS[number])
    yield from moves


def _taps(stamp: Stamp, to: Stamp, tones: dict[str, float]) -> Iterator[Turn]:
    for key, now, then in zip((ROW, COLUMN), stamp, to, strict=True):
        for i, x, y in zip(count(1), now, then, strict=False):
            if abs(x - y) > TINY:
                tone = min(tones, key=lambda each: abs(tones[each] - y))
                yield Turn(f"{key}{i}", tone)


def _plain(strip: Matrix) -> Strip:
    return tuple(0.0 if abs(x) < TINY else float(x) for x in strip)


def _lying(held: Hand[P], at: Point, *, given: bool = False) -> Hand[P]:
    """What is tapped in the picture, all over its cell."""
    base = added(at, (0.5, 0.5))
    lies: Handle = replace(held.handle, panel="plane", at=at, base=base, given=given)
    return replace(held, handle=lies)
