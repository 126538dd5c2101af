"""Nofixed: the shelf, the matrix that is taken, and what is right."""

from collections.abc import Iterator
from functools import partial
from typing import Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.kept_lines import SMALL, between, image, turned
from game.linalg.plane import (
    TINY,
    Point,
    across,
    apart,
    dot,
    length,
    scaled,
    unit,
)
from game.puzzles.core import hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Handle, Move, Turn
from game.puzzles.kinds.nofixed.level import FAR, NofixedLevel, Rows
from game.puzzles.kinds.nofixed.sheet import (
    EVERY,
    NEAR,
    NONE,
    ONE,
    SAYS,
    TWO,
    UNSAID,
    WHOLE,
    Sheet,
    passed,
    passing,
    way,
)

# In degrees and in t: what was foreseen; how square two images are; steps of t.
FORESEEN, ACROSS = 8.0, 1.0
BESIDE, TENTHS = 0.15, 10.0
REST = N_("not in hand")
FREE, PINNED = N_("not pinned"), N_("pinned")
COLUMNS: Final = ("c1", "c2")
# What was said and laid of each matrix, and t.
Laid: TypeAlias = tuple[tuple[tuple[str, tuple[Point, ...]], ...], float]


class NofixedState(OnPlane[NofixedLevel, Laid], frozen=True, kw_only=True):
    """The sheets, which of them is in hand, v of length one, and t.

    What is said and laid of every matrix, and t, is the prediction.
    """

    sheets: tuple[Sheet, ...]
    at: int = 0
    v: Point
    t: float = 0.0

    @classmethod
    def begin(cls, level: NofixedLevel) -> Self:
        """The level at its start."""
        sheets = tuple(Sheet(rows=_slid(level, rows, level.t)) for rows in level.shelf)
        v, placed = unit(level.start), not level.predict
        begun = cls(level=level, sheets=sheets, v=v, t=level.t, placed=placed)
        return begun.inked() if placed else begun

    # What it is

    def sheet(self) -> Sheet:
        """The one in hand."""
        return self.sheets[self.at]

    def name(self, at: int | None = None) -> str:
        """What a matrix is called: M alone, or with its number."""
        n = (self.at if at is None else at) + 1
        return "M" if len(self.sheets) == 1 else f"M{n}"

    def wanted(self, sheet: Sheet) -> str:
        """What is to be said of a matrix: of one that slides, what is to be made."""
        return ONE if self.level.slide else sheet.truth()

    def slides(self) -> bool:
        """Whether t is moved."""
        return self.level.slide is not None

    def lean(self, v: Point | None = None) -> float:
        """By how much the images of v and of the arrow across it miss a right angle."""
        matrix = self.sheet().square()
        if matrix is None:
            return 90.0
        v = self.v if v is None else v
        one, other = image(matrix, v), image(matrix, across(v))
        return 90.0 - between(one, other) if length(one) * length(other) > TINY else 0.0

    def proven(self, at: int) -> bool:
        """Whether a claim stands with its evidence."""
        sheet = self.sheets[at]
        return sheet.claim == self.wanted(sheet) and not sheet.off()

    def off(self) -> float:
        """What is wrong or missing on each sheet; how far the images lean."""
        off = sum(map(self._off, self.sheets))
        if self.level.square:
            off += max(0.0, self.lean() - ACROSS) / 90.0 if not off else 1.0
        return off

    def _off(self, sheet: Sheet) -> float:
        if self.slides() and sheet.truth() != ONE:
            return 4.0 + min(abs(abs(self.t) - at) for at in self.makes())
        return sheet.off()

    def makes(self) -> tuple[float, ...]:
        """The sizes of t at which exactly one line stays, by tenths."""
        (rows,) = self.level.shelf
        found = (
            n / TENTHS
            for n in range(round(FAR * TENTHS) + 1)
            if Sheet(rows=_slid(self.level, rows, n / TENTHS)).truth() == ONE
        )
        return tuple(found)

    def closeness(self, off: float) -> float:
        """By what is missing, and by the way to the nearest line that is left."""
        left = self.sheet().left(self.v)
        away = min((between(line, self.v) for line in left), default=0.0)
        return 1.0 / (1.0 + off + away / 180.0)

    def predicts(self) -> Laid:
        """All that is said and laid."""
        each = tuple((sheet.claim, sheet.pins) for sheet in self.sheets)
        return (each, self.t)

    def right(self, guess: Laid) -> bool:
        """Every count, and no line laid farther off than eight degrees."""
        said, t = guess
        if self.slides():
            return min(abs(abs(t) - at) for at in self.makes()) <= BESIDE
        return all(
            claim == sheet.truth()
            and (sheet.truth() == EVERY or all(_near(sheet, pin) for pin in pins))
            for sheet, (claim, pins) in zip(self.afresh().sheets, said, strict=True)
        )

    # How it is played

    def play(self, move: Move) -> Self:
        """At the reveal what was laid is lifted: pins are evidence from then on."""
        after = super().play(move)
        if after.placed == self.placed:
            return after
        sheets = tuple(replace(sheet, pins=()) for sheet in after.sheets)
        return replace(after, sheets=sheets, at=0).inked()

    def inked(self) -> Self:
        """The same, the band being inked where v is."""
        return self.put(self.sheet().moved(self.v, self.v))

    def hands(self) -> Iterator[Hand[Self]]:
        """The other matrices; v; t; the pin; what is said; the columns, given."""
        for n in range(len(self.sheets)):
            if n != self.at:
                key, name = f"take{n + 1}", _("matrix {n}", n=n + 1)
                put = partial(self._take, n)
                says = {REST: REST, self.name(n): N_("in hand")}
                yield hand.choice(key, name, REST, put, says=says, entry=key)
        yield self._spoke()
        if self.slides():
            yield hand.number("t", "t", self.t, self._slide, reach=FAR, snap=_tenth)
        if self.sheet().square() is not None and not (
            self.slides() and not self.placed
        ):
            name, now = _("this line"), FREE if self.here() is None else PINNED
            yield hand.choice(
                "pin", name, now, self._pin, says=self.pins(), entry="pin"
            )
        if self.placed or not self.slides():
            name = _("what {M} keeps", M=self.name())
            claim = self.sheet().claim
            yield hand.choice("claim", name, claim, self._say, says=SAYS, entry="claim")
        if (matrix := self.sheet().square()) is not None and not self.slides():
            (a, b), (c, d) = matrix
            columns = dict(zip(COLUMNS, ((a, c), (b, d)), strict=True))
            for made in hand.givens(columns, self._given, self.view()):
                if length(made.handle.at) > TINY:
                    yield hand.rooted(made)

    def here(self) -> Point | None:
        """The pin on which v lies."""
        return self.sheet().here(self.v)

    def pins(self) -> dict[str, str]:
        """What can be said of this line, in words."""
        if not self.placed:
            return {FREE: N_("no line is laid here"), PINNED: N_("a line is laid here")}
        return {FREE: N_("not pinned"), PINNED: N_("pinned")}

    def put(self, sheet: Sheet) -> Self:
        """Another sheet in the place of the one in hand."""
        before, after = self.sheets[: self.at], self.sheets[self.at + 1 :]
        return replace(self, sheets=(*before, sheet, *after))

    def _take(self, n: int, value: str) -> Self:
        return self if value == REST else self.taken(n)

    def _spoke(self) -> Hand[Self]:
        """V; a run of keys is one move, so that it says where it passed."""
        made = hand.spoke("v", self.v, self._turned)

        def nudge(seen: Handle, push: Point, step: str, snap: bool) -> Move:
            move = made.nudge(seen, push, step, snap) if made.nudge else None
            if not isinstance(move, Drag):
                return Drag("v", self.v)
            inked = self.sheet().moved(self.v, move.to).inked
            return Drag("v", passing(move.to, inked)) if self.placed else move

        handle = replace(made.handle, begins=True)
        return replace(made, handle=handle, drag=self._turned, nudge=nudge)

    def _turned(self, to: Point) -> Self:
        if length(to) <= TINY:
            return self
        v = self.v if apart(unit(to), self.v) < TINY else unit(to)
        sheet = self.sheet()
        if self.placed:
            sheet = sheet.moved(self.v, to)
            sheet = replace(sheet, inked=sheet.inked | passed(to))
        return replace(self.put(sheet), v=v)

    def _pin(self, value: str) -> Self:
        sheet = self.sheet().pinned(self.v, stays=value == PINNED)
        if not self.placed:
            # What is laid says how many.
            claim = (UNSAID, ONE, TWO)[min(2, len(sheet.pins))]
            sheet = replace(sheet, claim=claim, pins=sheet.pins[-2:])
        return self.put(sheet)

    def _say(self, claim: str) -> Self:
        sheet = replace(self.sheet(), claim=claim)
        if not self.placed and len(sheet.pins) != {ONE: 1, TWO: 2}.get(claim):
            sheet = replace(sheet, pins=())
        return self.put(sheet)

    def _slide(self, t: float) -> Self:
        rows = _slid(self.level, self.level.shelf[0], t)
        sheet = Sheet(rows=rows, claim=self.sheet().claim)
        moved = replace(self.put(sheet), t=t)
        return moved.inked() if self.placed else moved

    def _given(self, columns: tuple[Point, ...]) -> Self:
        (a, c), (b, d) = columns
        return self.put(Sheet(rows=((a, b), (c, d)), inked=WHOLE))

    # How it is solved

    def answer(self) -> Iterator[Move]:
        """Each sheet that is not proven: swept, pinned and said; then the square."""
        if self.slides() and self.sheet().truth() != ONE:
            to = min(self.makes(), key=lambda at: abs(at - self.t))
            yield Drag("t", (to, 0.0))
            yield from self._slide(to).answer()
            return
        now = self
        order = [self.at, *(n for n in range(len(self.sheets)) if n != self.at)]
        for n in order:
            if self.proven(n):
                continue
            if n != now.at:
                yield Turn(f"take{n + 1}", self.name(n))
                now = now.taken(n)
            for move in now.proof():
                yield move
                now = now.play(move)
        if self.level.square and now.lean() > ACROSS:
            yield Drag("v", now.upright())

    def taken(self, n: int) -> Self:
        """The same with another matrix in hand."""
        other = replace(self, at=n)
        return other.inked() if self.placed else other

    def proof(self) -> Iterator[Move]:
        """What is wrong is taken out; then it is swept, pinned and said."""
        sheet, v = self.sheet(), self.v
        for pin in sheet.pins:
            extra = sheet.truth() in (NONE, ONE) and pin != _first_good(sheet)
            if not sheet.good(pin) or extra:
                if between(pin, v) > NEAR:
                    v = _toward(pin, v)
                    yield Drag("v", v)
                yield Turn("pin", FREE)
                sheet = replace(sheet, pins=tuple(x for x in sheet.pins if x != pin))
        inked = self.sheet().inked
        if sheet.truth() in (NONE, ONE):
            while inked != WHOLE:
                to = turned(120.0, v)
                inked |= way(v, to)
                v = to
                yield Drag("v", v)
        for line in sheet.left(v):
            to = _toward(line, v)
            if between(line, v) > NEAR:
                inked |= way(v, to)
                v = to
                yield Drag("v", v)
            yield Turn("pin", PINNED)
        if sheet.truth() == TWO and not replace(sheet, inked=inked).elsewhere():
            yield Drag("v", turned(45.0, v))
        if sheet.claim != sheet.truth():
            yield Turn("claim", sheet.truth())

    def upright(self) -> Point:
        """The arrow nearest to v that stands across another, and so do their images."""
        small = [at for at in map(unit, SMALL) if self.lean(at) <= TINY]
        around = (turned(n / 4.0, self.v) for n in range(-360, 361))
        good = small or [v for v in around if self.lean(v) <= ACROSS / 4.0]
        return max(good, key=lambda v: dot(v, self.v), default=self.v)


def _slid(level: NofixedLevel, rows: Rows, t: float) -> Rows:
    """The rows, moved by t times what slides."""
    if level.slide is None:
        return rows
    return tuple(
        (x + t * dx, y + t * dy)
        for (x, y), (dx, dy) in zip(rows, level.slide, strict=True)
    )


def _near(sheet: Sheet, pin: Point) -> bool:
    return any(between(line, pin) <= FORESEEN for line in sheet.kept())


def _first_good(sheet: Sheet) -> Point | None:
    return next(filter(sheet.good, sheet.pins), None)


def _toward(line: Point, v: Point) -> Point:
    """The arrow on a line that is nearer to v."""
    return line if dot(line, v) >= 0.0 else scaled(line, -1.0)


def _tenth(x: float) -> float:
    return round(x * TENTHS) / TENTHS
