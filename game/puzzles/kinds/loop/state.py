"""Loop: the words as they stand, what may be moved, and what is right."""

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import product
from typing import Final, Self, TypeAlias

import numpy as np
from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import Point
from game.puzzles.core import hand, pressed_answer
from game.puzzles.core.brackets import (
    MOST,
    Pair,
    Path,
    Tree,
    cases,
    leaves,
    part,
    passed,
    slid,
    swapped,
    written,
)
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.core.written_number import by_signs
from game.puzzles.kinds.loop.level import FAR, LoopLevel

RAILS: Final = ("M", "T")
NOBODY: Final = "nobody"
SAYS: Final = {FREE: N_("somebody boards"), NOBODY: N_("nobody boards: M v is 0")}
MOST_TIMES, SHARE, LOST = 300.0, 0.05, 20.0
DIALS: Final = ("w1", "w2", "w3")
ROOM, COACH, WIDE, LOW = 1.9, 0.62, 0.74, -1.75
Sides: TypeAlias = tuple[Tree, Tree | None]


class LoopState(Declared[LoopLevel, float], frozen=True, kw_only=True):
    """Both sides; what is said; the dials. How many times as long is the prediction."""

    sides: Sides
    said: str = FREE
    times: float = 0.0
    dials: tuple[float, ...] = ()

    @classmethod
    def begin(cls, level: LoopLevel) -> Self:
        """The level at its start."""
        left, right, *_goal = level.words()
        dials = level.v if level.find else ()
        placed = not level.predict
        return cls(level=level, sides=(left, right), dials=dials, placed=placed)

    # What it is

    def goals(self) -> Sides:
        """Both sides as asked."""
        left, right = self.level.words()[2:]
        return (left, right)

    def wanted(self) -> str:
        """What is to be said."""
        return NOBODY if self.level.none else FREE

    def caught(self) -> tuple[float, ...]:
        """What becomes of the dials' arrow on the rail home."""
        out = np.array(self.level.matrix).T @ np.array(self.dials)
        return tuple(map(float, out))

    def steps(self) -> tuple[Move, ...] | None:
        """The fewest moves to the words that are asked; None where none lead there."""
        return fewest(self.sides, self.goals(), swap=self.level.swap)

    def off(self) -> float:
        """How many moves it is from what is asked; of dials how much is carried."""
        if self.level.find:
            idle = not any(self.dials)
            return float(np.abs(self.caught()).sum()) + 20.0 * idle
        wrong = float(self.said != self.wanted())
        steps = self.steps()
        if self.level.none or steps is None:
            return wrong if self.level.none else wrong + LOST
        return wrong + len(steps)

    def predicts(self) -> float:
        """How many times as long."""
        return self.times

    def right(self, guess: float) -> bool:
        """Within a twentieth."""
        true = self.level.times()
        return abs(guess - true) <= max(SHARE * true, 0.05)

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The guess; cases; what rides on, slides, or is exchanged; what is said."""
        if self.level.find:
            for key, now in zip(DIALS, self.dials, strict=True):
                put = partial(self._dial, key)
                yield hand.number(key, key, now, put, reach=FAR, snap=_round)
            return
        if not self.placed:
            made = hand.number(
                "times",
                _("how many times as long"),
                self.times,
                self._guess,
                reach=MOST_TIMES,
                snap=_round,
            )
            yield by_signs(hand.from_zero(made))
            return
        for key, (name, to) in self.changes().items():
            made = self._change(key, name, to)
            if key.startswith("case"):
                place, size = self.end_of(tuple(map(int, key[4:])))
                made = hand.standing("plane", made, place, size)
            yield made
        yield pressed_answer.handle(self.said, self._say, SAYS)

    def changes(self) -> dict[str, tuple[str, Sides]]:
        """What may be done to the words, by its key: its name, and where it leads."""
        left, found = self.sides[0], dict[str, tuple[str, Sides]]()
        names = {
            "rideM": _("put M in front of both sides"),
            "rideT": _("put Mᵀ in front of both sides"),
            "back": _("take the first rail back"),
            "slide": _("let the number slide to the front"),
            "swap": _("exchange the first two letters"),
        }
        for n, (key, to) in enumerate(nexts(self.sides, swap=self.level.swap), 1):
            name = names.get(key)
            if name is None:
                word = written(part(left, tuple(map(int, key[4:]))))
                name = _("case {n}, around {word}", n=n, word=word)
            found[key] = (name, to)
        return found

    def _change(self, key: str, name: str, to: Sides) -> Hand[Self]:
        """A hand that changes the words: its values are what they read."""
        now, then = code_of(self.sides), code_of(to)

        says = {now: N_("as it is"), then: N_("moved")}
        entry, put = "" if key.startswith("case") else key, partial(self._set, to)
        made = hand.choice(key, name, now, put, says=says, entry=entry)
        # The codes are for typing: seen is what stands in the picture.
        shows = (read_of(self.sides), read_of(to)) if len(says) > 1 else ()
        return replace(made, handle=replace(made.handle, shows=shows))

    def span_of(self, at: Path) -> tuple[int, int]:
        """The first and the last letter of a part, counted from 0."""
        tree, first = self.sides[0], 0
        for side in at:
            if not isinstance(tree, str):
                first += len(leaves(tree[0])) if side else 0
                tree = tree[side]
        return first, first + len(leaves(tree)) - 1

    def letter_at(self, n: int) -> Point:
        """The middle of a coach."""
        count = len(leaves(self.sides[0]))
        return (ROOM * (n - (count - 1) / 2.0), LOW)

    def inside(self, at: Path) -> int:
        """How many cases stand in one, one in the other."""
        return depth(part(self.sides[0], at)) - 1

    def end_of(self, at: Path) -> tuple[Point, Point]:
        """Where a hand takes a case: at its end, on the side of what it passes."""
        first, last = self.span_of(at)
        edge = WIDE + 0.16 * self.inside(at)
        left = at[-1] == 1
        x = self.letter_at(first if left else last)[0] + (-edge if left else edge)
        return (x, LOW), (0.5, 1.7)

    def _set(self, to: Sides, reads: str) -> Self:
        return replace(self, sides=to) if reads == code_of(to) else self

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def _guess(self, times: float) -> Self:
        return replace(self, times=times)

    def _dial(self, key: str, to: float) -> Self:
        n = DIALS.index(key)
        return replace(self, dials=(*self.dials[:n], to, *self.dials[n + 1 :]))

    def answer(self) -> Iterator[Move]:
        """The dials that differ; or the fewest moves; what is to be said."""
        if self.level.find:
            to = self.quiet()
            for key, now, then in zip(DIALS, self.dials, to, strict=True):
                if now != then:
                    yield Drag(key, (then, 0.0))
            return
        if not self.level.none:
            steps = self.steps()
            if steps is None:
                return
            yield from steps
        if self.said != self.wanted():
            yield Turn(pressed_answer.SAID, self.wanted())

    def quiet(self) -> tuple[float, ...]:
        """The whole arrow that is not carried and changes the fewest dials."""
        m = np.array(self.level.matrix).T
        whole = range(-round(FAR), round(FAR) + 1)
        found = (w for w in product(map(float, whole), repeat=len(m[0])) if any(w))
        return min(
            (w for w in found if not np.abs(m @ np.array(w)).any()),
            key=lambda w: sum(a != b for a, b in zip(w, self.dials, strict=True)),
        )


def key_of(at: Path) -> str:
    """The key of a case, by its way from the root."""
    return "case" + "".join(map(str, at))


def depth(tree: Tree) -> int:
    """How many cases stand in one another, the outermost counted."""
    if isinstance(tree, str):
        return 0
    return 1 + max(depth(tree[0]), depth(tree[1]))


def read_of(sides: Sides) -> str:
    """What both sides read."""
    return " = ".join(written(side) for side in sides if side is not None)


def code_of(sides: Sides) -> str:
    """The same as it can be typed: ``(MT)(Mv)=16(Mv)``."""
    return read_of(sides).replace("Mᵀ", "T").replace(" ", "")


def nexts(sides: Sides, *, swap: bool) -> Iterator[tuple[str, Sides]]:
    """All that can be done to the words, by its key, with where it leads."""
    left, right = sides
    for at in cases(left):
        yield key_of(at), (passed(left, at), right)
    if right is not None:
        for rail in RAILS if len(leaves(left)) < MOST else ():
            yield f"ride{rail}", (Pair(rail, left), Pair(rail, right))
        if isinstance(left, Pair) and isinstance(right, Pair):
            # What was put in front of both can be taken back.
            first = left.one
            if first in RAILS and first == right.one:
                yield "back", (left.other, right.other)
        if slid(right) != right:
            yield "slide", (left, slid(right))
    if swap:
        yield "swap", (swapped(left), right)


@lru_cache(maxsize=256)
def fewest(sides: Sides, goal: Sides, *, swap: bool) -> tuple[Move, ...] | None:
    """The fewest moves from some words to others, breadth first; None without any."""
    letters, most = leaves(goal[0]), len(leaves(sides[0]))
    seen, edge = {sides}, [(sides, tuple[Move, ...]())]
    while edge:
        after = []
        for now, way in edge:
            if now == goal:
                return way
            for key, to in nexts(now, swap=swap):
                mine = leaves(to[0])
                # What is put in front leads on only where it is asked.
                on = len(mine) <= most or mine == letters[-len(mine) :]
                if to not in seen and on:
                    seen.add(to)
                    after.append((to, (*way, Turn(key, code_of(to)))))
        edge = after
    return None


def _round(x: float) -> float:
    return float(round(x))
