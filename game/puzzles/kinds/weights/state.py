"""Weights: what is known, the player's own table, and what is right."""

from collections.abc import Iterator
from functools import partial
from math import hypot
from typing import Final, Self, TypeAlias, TypeVar

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import TINY, Point
from game.linalg.spans import Numbers, projection
from game.puzzles.core import hand
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.core.wording import arrow
from game.puzzles.kinds.weights.level import LONGEST, PARTS, REACH, WeightsLevel

# How far off a part may be, and a guessed one.
ENOUGH, FORESEEN = 0.25, 0.5
CAT: Final = N_("height"), N_("body"), N_("tail")
NOSE: Final = N_("width"), N_("length")
BASE: Final = N_("no nose")
GUESS: Final = ("guess", "guess2", "guess3")
OWN: Final = ("n1", "n2")
WAIT, POSE = N_("not posed"), N_("posed")
ASK: Final = {each: each for each in (WAIT, POSE)}
UNSAID, NEITHER, BOTH = N_("not said"), N_("neither"), N_("both")
FIRST, SECOND = N_("the first"), N_("the second")
Table: TypeAlias = tuple[Numbers, Numbers, Numbers]
Laid: TypeAlias = tuple[Numbers, str]
P = TypeVar("P")


class WeightsState(Declared[WeightsLevel, Laid], frozen=True, kw_only=True):
    """The own ``table``, with the cat without a nose last where there is one.

    ``pulled`` are the three bars of the guess, ``said`` which cats can be told.
    ``nose`` is the one that can be posed, ``asked`` are those that were.
    """

    table: Table
    pulled: Numbers = (0.0,) * PARTS
    said: str = UNSAID
    nose: Point = (1.0, 1.0)
    asked: tuple[Point, ...] = ()

    @classmethod
    def begin(cls, level: WeightsLevel) -> Self:
        """The level at its start: a table of zeros."""
        row = (0.0,) * (2 if level.base is None else 3)
        return cls(level=level, table=(row, row, row), placed=not level.predict)

    # What it is

    def known(self) -> tuple[Point, ...]:
        """The noses whose cats are seen."""
        stood = self.level.held[:1] if self.placed else ()
        return (*self.level.seen, *self.asked, *stood)

    def all(self) -> tuple[Point, ...]:
        """Every nose that is judged."""
        return (*self.level.seen, *self.asked, *self.level.held)

    def made(self, nose: Point) -> Numbers:
        """The cat that the own table makes."""
        return tuple(sum(self.pieces(part, nose)) for part in range(PARTS))

    def pieces(self, part: int, nose: Point) -> Numbers:
        """What a part is made of: what each number of the nose gives, and the base."""
        row = self.table[part]
        given = zip(row, self._with_one(nose), strict=True)
        return tuple(weight * x for weight, x in given)

    def gap(self, nose: Point) -> float:
        """How far off the worst part of a nose's cat is."""
        return max(abs(by) for by in self._gaps(nose))

    def fits(self, nose: Point) -> bool:
        """Whether the own table makes the nose's cat."""
        return self.gap(nose) <= ENOUGH + TINY

    def stands(self, nose: Point) -> bool:
        """Whether its cat is seen: one held out stands up where the table makes it."""
        return nose in self.known() or (self.placed and self.fits(nose))

    def left(self) -> int:
        """How many questions are left; none before it is said what can be told."""
        early = self.level.told and not self.placed
        return 0 if early else self.level.asks - len(self.asked)

    def truth(self) -> Table:
        """The level's own table."""
        base = self.level.base
        if base is None:
            return self.level.weights
        a, b, c = ((*row, x) for row, x in zip(self.level.weights, base, strict=True))
        return (a, b, c)

    def tells(self, nose: Point, known: tuple[Point, ...]) -> bool:
        """Whether a cat follows from those of other noses."""
        at = self._with_one(nose)
        part = projection(at, tuple(map(self._with_one, known)))
        return hypot(*(x - y for x, y in zip(at, part, strict=True))) < 1e-6

    def to_tell(self) -> str:
        """Which of the held cats can be told from what is given."""
        one, other = (self.tells(at, self.level.seen) for at in self.level.held)
        return (NEITHER, SECOND, FIRST, BOTH)[2 * one + other]

    def _with_one(self, nose: Point) -> Numbers:
        return nose if self.level.base is None else (*nose, 1.0)

    def _gaps(self, nose: Point) -> Numbers:
        mine, true = self.made(nose), self.level.cat(nose)
        return tuple(x - y for x, y in zip(mine, true, strict=True))

    # How it is judged

    def off(self) -> float:
        """How far off the worst part of any cat is."""
        return max(map(self.gap, self.all()))

    def enough(self) -> float:
        """A quarter."""
        return ENOUGH + TINY

    def closeness(self, off: float) -> float:
        """By all gaps together."""
        del off
        gaps = [abs(by) for nose in self.all() for by in self._gaps(nose)]
        return 1.0 / (1.0 + sum(gaps) / len(gaps))

    def predicts(self) -> Laid:
        """The bars as they were pulled; what was said."""
        return (self.pulled, self.said)

    def ready(self) -> bool:
        """A bar must be pulled; or it must be said which can be told."""
        return self.said != UNSAID if self.level.told else any(self.pulled)

    def right(self, guess: Laid) -> bool:
        """Each bar near its part; or it was said which can be told."""
        if self.level.told:
            return guess[1] == self.to_tell()
        each = zip(guess[0], self.level.cat(self.level.held[0]), strict=True)
        return all(abs(x - y) <= FORESEEN + TINY for x, y in each)

    def answer(self) -> Iterator[Move]:
        """Questions, as long as what is seen tells no table; then the table."""
        known, left, nose = self.known(), self.left(), self.nose
        for to in ((1.0, 0.0), (0.0, 1.0), (0.0, 0.0)):
            if left and not self.tells(to, known):
                for key, x, now in zip(OWN, to, nose, strict=True):
                    if x != now:
                        yield Drag(key, (x, 0.0))
                yield Turn("ask", POSE)
                known, left, nose = (*known, to), left - 1, to
        for i, (mine, true) in enumerate(zip(self.table, self.truth(), strict=True)):
            for j, (x, y) in enumerate(zip(mine, true, strict=True)):
                if abs(x - y) > TINY:
                    yield Drag(key_of(i, j), (y, 0.0))

    def laying(self) -> Iterator[Move]:
        """The moves that lay the guess where it belongs."""
        if self.level.told:
            yield Turn("said", self.to_tell())
            return
        for key, x in zip(GUESS, self.level.cat(self.level.held[0]), strict=True):
            yield Drag(key, (x, 0.0))

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The guess, or the table; the own nose, given where nothing can be asked."""
        if self.placed:
            yield from self.entries()
        elif self.level.told:
            name, says = _("your answer"), self.says()
            held = hand.choice(
                "said", name, self.said, self._say, says=says, entry="said"
            )
            yield replace(held, handle=replace(held.handle, says=tuple(says.values())))
        asks = self.left() > 0
        for j, key in enumerate(OWN):
            name = _("{side} of your nose", side=_(NOSE[j]))
            yield hand.from_zero(
                hand.number(
                    key,
                    name,
                    self.nose[j],
                    partial(self._nosed, j),
                    reach=LONGEST,
                    snap=_half,
                    given=not asks,
                )
            )
        if self.nose in self.asked or (asks and self.nose not in self.level.held):
            yield self.question()

    def question(self) -> Hand[Self]:
        """To pose the own nose, or to take that back."""
        name, value = _("your question"), POSE if self.nose in self.asked else WAIT
        return hand.choice("ask", name, value, self._ask, says=ASK, entry="ask")

    def bars(self, heights: Numbers) -> Iterator[Hand[Self]]:
        """The bars of the guess, each at its height in the picture."""
        for i, key in enumerate(GUESS):
            name = _("your guess of its {part}", part=_(CAT[i]))
            put, far = partial(self._pulled, i), self.level.span
            now, high = self.pulled[i], heights[i]
            made = hand.marker(key, name, now, put, reach=far, high=high)
            lies = replace(made.handle, panel="plane")
            yield hand.from_zero(replace(made, handle=lies))

    def entries(self) -> Iterator[Hand[Self]]:
        """The numbers of the own table."""
        for i, row in enumerate(self.table):
            for j, x in enumerate(row):
                side = (*NOSE, BASE)[j]
                name = _("{part} by {side}", part=_(CAT[i]), side=_(side))
                put = partial(self._entered, i, j)
                yield hand.number(key_of(i, j), name, x, put, reach=REACH, snap=_half)

    def says(self) -> dict[str, str]:
        """What can be said of the two held cats."""
        only, other = (
            _("only that of nose {nose}", nose=arrow(at)) for at in self.level.held
        )
        neither, both = _("neither can be told"), _("both can be told")
        some = {FIRST: only, SECOND: other, BOTH: both, NEITHER: neither}
        return {UNSAID: _("not said yet"), **some}

    def _entered(self, i: int, j: int, x: float) -> Self:
        row = self.table[i]
        rows = list(self.table)
        rows[i] = (*row[:j], x, *row[j + 1 :])
        return replace(self, table=(rows[0], rows[1], rows[2]))

    def _pulled(self, i: int, x: float) -> Self:
        pulled = (*self.pulled[:i], max(0.0, x), *self.pulled[i + 1 :])
        return replace(self, pulled=pulled)

    def _nosed(self, j: int, x: float) -> Self:
        x = max(0.0, x)
        nose = (x, self.nose[1]) if j == 0 else (self.nose[0], x)
        return replace(self, nose=nose)

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def _ask(self, value: str) -> Self:
        others = tuple(at for at in self.asked if at != self.nose)
        posed = (self.nose,) if value == POSE else ()
        return replace(self, asked=(*others, *posed))


def key_of(i: int, j: int) -> str:
    """The key of an entry of the table, counted from 1."""
    return f"w{i + 1}{j + 1}"


def _half(x: float) -> float:
    return round(2.0 * x) / 2.0
