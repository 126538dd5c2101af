"""One matrix on the shelf: where it was tried, what was pinned and said of it."""

from collections.abc import Iterator
from functools import lru_cache
from math import degrees, remainder, tau
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.language import N_
from game.linalg.factors import Matrix2
from game.linalg.kept_lines import between, image, kept_lines, turn, turned
from game.linalg.plane import Point, angle, length, scaled, unit
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.kinds.nofixed.level import Rows

UNSAID = FREE
NONE, ONE, TWO, EVERY, CANNOT = ("none", "one", "two", "every", "cannot")
SAYS: Final = {
    UNSAID: FREE,
    NONE: N_("no line"),
    ONE: N_("one line"),
    TWO: N_("two lines"),
    EVERY: N_("every line"),
    CANNOT: N_("no: there is no line to compare"),
}
# In degrees: how near a pin is to a kept line, or how small its gap; the same where a
# line comes nearest to staying; two pins that are one.
NEAR, NO_GAP, NEAREST, LEAST, SAME = 2.0, 0.3, 4.0, 0.5, 4.0
# The band is inked in so many strips.
STRIPS: Final = 36
STRIP: Final = 180.0 / STRIPS
WHOLE: Final = (1 << STRIPS) - 1
# Beyond every plane.
FAR_OUT: Final = 1000.0
# What a claim of this is worth in pins.
PINS: Final = {NONE: 1, ONE: 1, TWO: 2, EVERY: 3, CANNOT: 0}


class Sheet(Struct, frozen=True, kw_only=True):
    """A matrix by its rows; ``inked`` are the strips of the band, a bit each."""

    rows: Rows
    pins: tuple[Point, ...] = ()
    claim: str = UNSAID
    inked: int = 0

    # What is so

    def square(self) -> Matrix2 | None:
        """The matrix, where an arrow and its image can be compared."""
        if len(self.rows) != 2:
            return None
        return (self.rows[0], self.rows[1])

    def truth(self) -> str:
        """How many lines it keeps."""
        matrix = self.square()
        if matrix is None:
            return CANNOT
        kept = _kept(matrix)
        return EVERY if kept is None else (NONE, ONE, TWO)[len(kept)]

    def kept(self) -> tuple[Point, ...]:
        """The single lines that stay; none of them where all do."""
        matrix = self.square()
        return () if matrix is None else _kept(matrix) or ()

    def gap(self, v: Point) -> float:
        """By how many degrees the line of v is turned, to the left above 0."""
        matrix = self.square()
        return 0.0 if matrix is None else turn(matrix, v)

    def nearest(self) -> tuple[Point, float]:
        """The line that comes nearest to staying where none does, and its gap."""
        matrix = self.square()
        return ((1.0, 0.0), 0.0) if matrix is None else _nearest(matrix)

    def stays(self, v: Point) -> bool:
        """Whether the line of v counts as one that stays."""
        if self.truth() == EVERY:
            return True
        near = min((between(line, v) for line in self.kept()), default=90.0)
        return near <= NEAR or (bool(self.kept()) and abs(self.gap(v)) < NO_GAP)

    def comes_nearest(self, v: Point) -> bool:
        """Whether no line stays, and that of v is as near to it as any."""
        if self.truth() != NONE:
            return False
        line, least = self.nearest()
        return between(line, v) <= NEAREST or abs(self.gap(v)) <= abs(least) + LEAST

    def good(self, pin: Point) -> bool:
        """Whether a pin is evidence."""
        return self.comes_nearest(pin) if self.truth() == NONE else self.stays(pin)

    # What was shown of it

    def swept(self) -> float:
        """The share of the band that is inked."""
        return self.inked.bit_count() / STRIPS

    def elsewhere(self) -> bool:
        """Whether a line was tried that does not stay."""
        tried = (STRIP * (n + 0.5) for n in range(STRIPS) if self.inked >> n & 1)
        return any(not self.stays(turned(by)) for by in tried)

    def here(self, v: Point) -> Point | None:
        """The pin on which v lies."""
        return next((pin for pin in self.pins if between(pin, v) <= SAME), None)

    def lacking(self) -> float:
        """How much evidence is missing or wrong, for what is so."""
        return _lacking(self)

    def off(self) -> float:
        """That, and whether it is said wrongly."""
        return self.lacking() + float(self.claim != self.truth())

    def left(self, v: Point) -> tuple[Point, ...]:
        """The lines that are still to be pinned, the nearest to v first."""
        truth = self.truth()
        if truth == CANNOT:
            return ()
        if truth == EVERY:
            around = (turned(by, v) for by in (0.0, 60.0, 120.0, 30.0, 90.0, 150.0))
            free = (at for at in around if self.here(at) is None)
            good = len(self.pins)
            return tuple(free)[: max(0, 3 - good)]
        lines = (self.nearest()[0],) if truth == NONE else self.kept()
        free = (line for line in lines if not self._pinned(line))
        return tuple(sorted(free, key=lambda line: between(line, v)))

    def _pinned(self, line: Point) -> bool:
        if self.truth() == NONE:
            return any(map(self.comes_nearest, self.pins))
        near = self.kept()
        return any(
            self.good(pin) and min(near, key=lambda x: between(x, pin)) == line
            for pin in self.pins
        )

    # How it is changed

    def moved(self, before: Point, v: Point) -> "Sheet":
        """After v went there: its way is inked."""
        return replace(self, inked=self.inked | way(before, v))

    def pinned(self, v: Point, *, stays: bool) -> "Sheet":
        """V's line is pinned, or its pin taken out."""
        others = tuple(pin for pin in self.pins if pin != self.here(v))
        return replace(self, pins=(*others, v) if stays else others)


def way(before: Point, v: Point) -> int:
    """The strips that an arrow passes on the shorter way around from one to another."""
    start = degrees(angle(before))
    by = degrees(remainder(angle(v) - angle(before), tau))
    low, high = sorted((start, start + by))
    first, last = int(low // STRIP), int(high // STRIP)
    return sum(1 << n for n in {n % STRIPS for n in range(first, last + 1)})


def passing(v: Point, inked: int) -> Point:
    """A place toward v, so far out that it says which strips were passed."""
    return scaled(unit(v), FAR_OUT * (1.0 + inked / (1 << STRIPS)))


def passed(to: Point) -> int:
    """The strips that a place far out says; no hand reaches that far."""
    out = length(to) / FAR_OUT - 1.0
    return min(WHOLE, max(0, round(out * (1 << STRIPS)))) if out > -0.5 else 0


@lru_cache(maxsize=64)
def _lacking(sheet: Sheet) -> float:
    truth = sheet.truth()
    wrong = sum(not sheet.good(pin) for pin in sheet.pins)
    pins = len(sheet.pins) - wrong
    missing = abs(PINS[truth] - pins) if truth != EVERY else max(0, 3 - pins)
    rest = 0.0
    if truth in (NONE, ONE):
        rest = 1.0 - sheet.swept()
    elif truth == TWO:
        rest = float(not sheet.elsewhere())
    return wrong + missing + rest


@lru_cache(maxsize=64)
def _kept(matrix: Matrix2) -> tuple[Point, ...] | None:
    """A picture asks for them many times."""
    return kept_lines(matrix)


@lru_cache(maxsize=64)
def _nearest(matrix: Matrix2) -> tuple[Point, float]:
    around = (turned(n / 10.0) for n in range(1800))
    line = min(around, key=lambda at: abs(turn(matrix, at)))
    return line, turn(matrix, line)


def runs(inked: int) -> Iterator[tuple[float, float]]:
    """The stretches of the band that are inked, in degrees."""
    start: int | None = None
    for n in range(STRIPS + 1):
        on = n < STRIPS and bool(inked >> n & 1)
        if on and start is None:
            start = n
        elif not on and start is not None:
            yield start * STRIP, n * STRIP
            start = None


def sent(rows: Rows, v: Point) -> Point:
    """M v, of two rows."""
    return image((rows[0], rows[1]), v)
