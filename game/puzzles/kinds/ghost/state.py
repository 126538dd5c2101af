"""Ghost: where the faders stand, which ghosts are turned over, and what is right."""

from collections.abc import Iterator
from functools import partial
from math import ceil, sqrt
from typing import Final, Self

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import TINY, Point
from game.puzzles.core import hand, pressed_answer
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.kinds.ghost.level import (
    ALL,
    GhostLevel,
    Weights,
    fullest,
    half,
    parabolas,
    said,
    said_of_half,
)

FURTHER: Final = "further"
SAYS: Final = {
    FREE: N_("more can be said"),
    FURTHER: N_("no further: what is missing is no face"),
}
LOOSE, SETTLED = "loose", "settled"
# No chip, and those that there are.
BARE, CHIPS = "-", ("1", "2", "3")
PLAIN, OVER = "plain", "over"
SIDES: Final = {PLAIN: N_("as it was"), OVER: N_("turned over")}
# In spreads: how near its best place a fader catches, and how near to 0. What is as
# near as this to the best share is that.
CATCH, ZERO, BEST = 0.15, 0.08, 0.01
# How many moves the solver makes, for on half a face faders depend on each other; and
# what is not worth one.
ROUNDS, LEAST = 40, 1e-6
NOTHING: Final[Weights] = (0.0,) * ALL
# In units of the desk's plane: from one fader to the next, as a share of its reach.
PITCH: Final = 0.46
# On the wall a picture is one unit wide; from one to the next, and how tall each is.
CELL: Final[Point] = (1.25, 1.7)
TALL: Final = 1.25


class GhostState(Declared[GhostLevel, tuple[int, ...]], frozen=True, kw_only=True):
    """The faders in spreads; ghosts that are turned over; the ranking, laid or guessed.

    ``faders`` says where they stand: a ghost that is turned over counts as less.
    """

    faders: Weights = NOTHING
    turned: frozenset[int] = frozenset()
    chips: tuple[int, ...] = ()
    said: str = FREE
    settled: bool = False

    @classmethod
    def begin(cls, level: GhostLevel) -> Self:
        """The level at its start: the mean face, and all faders off."""
        chips = (0,) * level.chips()
        turned = frozenset(level.flipped)
        return cls(level=level, turned=turned, chips=chips, placed=not level.predict)

    # What it is

    def sign(self, n: int) -> float:
        """Which way up ghost ``n`` is."""
        return -1.0 if n in self.turned else 1.0

    def mix(self) -> Weights:
        """What the mixture has of each ghost as the crowd has it."""
        return tuple(self.sign(n) * x for n, x in enumerate(self.faders, 1))

    def share(self) -> float:
        """The share of what is seen of the picture that the mixture says."""
        if self.level.half and not self.settled:
            return said_of_half(self.mix())
        return said(self.level, self.mix())

    def used(self) -> tuple[int, ...]:
        """The faders that are not at 0."""
        return tuple(n for n, x in enumerate(self.faders, 1) if abs(x) > TINY)

    def best(self, n: int) -> float:
        """Where fader ``n`` says most, all others staying as they are."""
        reach, weights = self.level.reach, self.level.weights()
        best = weights[n - 1]
        if self.level.half and not self.settled:
            dots, hers = half()
            row = dots[n - 1]
            others = sum(
                float(row[k]) * x
                for k, x in enumerate(self.mix()[: len(row)])
                if k != n - 1
            )
            best = (float(hers[n - 1]) - others) / float(row[n - 1])
        return max(-reach, min(reach, self.sign(n) * best))

    def gain(self, n: int) -> float:
        """How much more of the picture fader ``n`` by itself could say."""
        to = self.best(n)
        if self.level.half and not self.settled:
            return self.set_to(n, to).share() - self.share()
        towards, away = (float(x[n - 1]) for x in parabolas(self.level))
        x, y = self.sign(n) * self.faders[n - 1], self.sign(n) * to
        return towards * (y - x) - away * (y * y - x * x)

    def matched(self) -> bool:
        """Whether the mark is passed, with no more faders than allowed."""
        return not self._lacks() and not self._many()

    def _lacks(self) -> float:
        asked = self.level.mark / 100.0
        if self.level.none:
            # By hand or settled: all that the desk, or the whole crowd, can say.
            asked = said(self.level, fullest(self.level)) - BEST
        return max(0.0, asked - self.share())

    def _many(self) -> int:
        most = self.level.most
        return max(0, len(self.used()) - most) if most and not self.settled else 0

    # How it is judged

    def off(self) -> float:
        """What is not said; faders too many; what is still to be pressed."""
        off = self._lacks() + 0.1 * self._many()
        if self.level.half:
            off += 0.2 * (not self.settled)
        if self.level.none:
            off += 0.2 * (self.said != FURTHER)
        return off

    def closeness(self, off: float) -> float:
        """By what is missing."""
        return 1.0 / (1.0 + 2.0 * off)

    def predicts(self) -> tuple[int, ...]:
        """The ghosts in the order in which they were ranked."""
        return self.chips

    def ready(self) -> bool:
        """Every chip lies somewhere."""
        return all(self.chips)

    def right(self, guess: tuple[int, ...]) -> bool:
        """What says most is first, and the others are among the next best."""
        order = self.level.order()
        return guess[0] == order[0] and set(guess) <= set(order[: len(guess) + 1])

    def answer(self) -> Iterator[Move]:
        """Faders to where they say most, those beyond the best ones to 0."""
        if not self.matched() and self.level.none:
            yield Turn("settle", SETTLED)
        elif not self.matched():
            yield from self._mixing()
        if self.level.half and not self.settled:
            yield Turn("settle", SETTLED)
        if self.level.none and self.said != FURTHER:
            yield Turn(pressed_answer.SAID, FURTHER)

    def _mixing(self) -> Iterator[Move]:
        """Those that are not needed to 0; then around, each to where it says most."""
        wanted = [n for n, x in enumerate(fullest(self.level), 1) if x]
        now, most = self, 0 if self.settled else self.level.most
        crowded = bool(most) and len({*self.used(), *wanted}) > most
        for n in self.used():
            if n not in wanted and crowded:
                yield Drag(f"fader{n}", (0.0, 0.0))
                now = now.set_to(n, 0.0)
        for _round in range(ROUNDS):
            n = max(wanted, key=now.gain)
            if now.matched() or now.gain(n) < LEAST:
                return
            # Where keys can bring it, unless it is there.
            best = now.best(n)
            tenth = round(best, 1)
            to = best if abs(now.faders[n - 1] - tenth) < TINY else tenth
            yield Drag(f"fader{n}", (to, 0.0))
            now = now.set_to(n, to)

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The ranking; then faders, ghosts to be turned, and what is pressed."""
        count = self.level.faders
        if not self.placed:
            for n in range(1, count + 1):
                yield self._ranking(n)
            return
        for n in range(1, count + 1):
            yield self.fader(n)
        if self.level.turns:
            for n in range(1, count + 1):
                yield self._side(n)
        if self.level.settles() and not self.settled and self.awake():
            yield self.settling()
        if self.level.none:
            yield pressed_answer.handle(self.said, self._say, SAYS)

    def awake(self) -> bool:
        """Whether all may settle: of half a face once the mark is passed."""
        return not self.level.half or self.matched()

    def settling(self) -> Hand[Self]:
        """To let all of them settle."""
        says = {LOOSE: N_("where they stand"), SETTLED: N_("settled")}
        name = _("all faders")
        return hand.choice(
            "settle", name, LOOSE, self._settle, says=says, entry="settle"
        )

    def fader(self, n: int) -> Hand[Self]:
        """A fader on its line: it catches where it says most, and at 0."""

        def caught(x: float) -> float:
            best = self.best(n)
            if abs(x - best) <= CATCH:
                return best
            return 0.0 if abs(x) <= ZERO else x

        made = hand.number(
            f"fader{n}",
            _("fader {n}", n=n),
            self.faders[n - 1],
            partial(self.set_to, n),
            reach=self.level.reach,
            snap=caught,
        )
        at = (self.faders[n - 1], self.height(n))
        return replace(made, handle=replace(made.handle, panel="desk", at=at, entry=""))

    def height(self, n: int) -> float:
        """How high a fader lies in the plane of the desk."""
        count, pitch = self.level.faders, PITCH * self.level.reach
        return pitch * ((count - 1) / 2.0 - (n - 1))

    def across(self) -> int:
        """How many ghosts hang side by side before there are faders."""
        return ceil(sqrt(self.level.faders))

    def ghost_at(self, n: int) -> Point:
        """The middle of a ghost's picture: on the wall, or left of its fader."""
        if self.placed:
            return (-1.34 * self.level.reach, self.height(n))
        down, right = divmod(n - 1, self.across())
        return (CELL[0] * right, -CELL[1] * down)

    def ghost_wide(self) -> float:
        """How wide a ghost's picture is."""
        return 0.72 * PITCH * self.level.reach if self.placed else 1.0

    def _standing(self, made: Hand[Self], n: int) -> Hand[Self]:
        """Over the picture of a ghost."""
        size = (self.ghost_wide(), TALL * self.ghost_wide())
        return hand.standing("desk", made, self.ghost_at(n), size)

    def _ranking(self, n: int) -> Hand[Self]:
        now = str(self.chips.index(n) + 1) if n in self.chips else BARE
        # What is free comes first; where none is, one is taken from another ghost.
        free = [c for c, at in zip(CHIPS, self.chips, strict=False) if at in (0, n)]
        chips = free if free not in ([], [now]) else CHIPS[: len(self.chips)]
        says = {BARE: N_("no chip"), **{c: c for c in chips}}
        made = hand.choice(
            f"rank{n}",
            _("ghost {n}", n=n),
            now,
            partial(self._ranked, n),
            says=says,
            entry="",
        )
        return self._standing(made, n)

    def _side(self, n: int) -> Hand[Self]:
        now = OVER if n in self.turned else PLAIN
        made = hand.choice(
            f"side{n}",
            _("ghost {n}", n=n),
            now,
            partial(self._turn_over, n),
            says=SIDES,
            entry="",
        )
        return self._standing(made, n)

    def _ranked(self, n: int, chip: str) -> Self:
        """A chip lies on one ghost, and a ghost has one chip."""
        chips = [0 if each == n else each for each in self.chips]
        if chip != BARE:
            chips[CHIPS.index(chip)] = n
        return replace(self, chips=tuple(chips))

    def set_to(self, n: int, to: float) -> Self:
        """With fader ``n`` elsewhere."""
        faders = (*self.faders[: n - 1], to, *self.faders[n:])
        return replace(self, faders=faders)

    def _turn_over(self, n: int, side: str) -> Self:
        turned = self.turned | {n} if side == OVER else self.turned - {n}
        return replace(self, turned=turned)

    def _settle(self, value: str) -> Self:
        if value == LOOSE:
            return self
        signed = enumerate(self.level.weights(), 1)
        faders = tuple(self.sign(n) * x for n, x in signed)
        return replace(self, faders=faders, settled=True)

    def _say(self, said_: str) -> Self:
        return replace(self, said=said_)
