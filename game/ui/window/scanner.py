"""A light that goes over all that can be taken, for hands with one switch or two."""

from collections.abc import Sequence
from math import ceil, inf, sqrt

import pygame
from msgspec.structs import replace

from game.language import N_, _
from game.ui.window import intents as say
from game.ui.window.intents import Intent
from game.ui.window.reach import UP, Reach

# More things than these are gone over in groups.
MOST = 9
GROUP = "group:"
_SIZES = {
    "normal": N_("Steps: ordinary"),
    "fine": N_("Steps: small"),
    "coarse": N_("Steps: large"),
}


class Scanner:
    """Where the light is among what a screen reaches.

    ``path`` are the keys of what was opened, ``shown`` what is gone over now.
    """

    def __init__(self) -> None:
        self.path: list[str] = []
        self.shown: tuple[Reach, ...] = ()
        self.at = 0
        self.step_size = "normal"
        self.rested = 0.0
        self._left = ""

    @property
    def now(self) -> Reach | None:
        """What the light is on."""
        return self.shown[self.at] if self.shown else None

    def see(self, found: Sequence[Reach], *, fresh: bool = False) -> bool:
        """What can be taken now; whether the light came to another thing by that.

        On a ``fresh`` screen it begins where the focus is.
        """
        before, here = self.path[:], self.now
        if fresh:
            self.path.clear()
        opened = self._open(found)
        self.shown = tuple(map(self._sized, opened))
        keys = [each.key for each in self.shown]
        if fresh:
            lit = (i for i, each in enumerate(self.shown) if _holds_lit(each))
            self.at = next(lit, 0)
        elif here is not None and here.key in keys and self.path == before:
            self.at = keys.index(here.key)
        else:
            gone = before[len(self.path) :]
            left = next((key for key in (self._left, *gone) if key in keys), "")
            self.at = keys.index(left) if left else self.at
            self.at = max(0, min(self.at, len(self.shown) - 1))
        self._left = ""
        moved = (self.now.key if self.now else "") != (here.key if here else "")
        if fresh or moved or self.path != before:
            self.rested = 0.0
            return True
        return False

    def _open(self, found: Sequence[Reach]) -> tuple[Reach, ...]:
        """What lies at the end of the path, as far as that is still there.

        What was opened stays so where its neighbours come and go.
        """
        level, shown, path = tuple(found), _grouped(found), self.path[:]
        self.path.clear()
        up = Reach(key=UP, words=_("Out of here"))
        for key in path:
            among = shown if key.startswith(GROUP) else level
            inside = next((e.more for e in among if e.key == key and e.more), ())
            if inside:
                self.path.append(key)
                shown = (*(inside if key.startswith(GROUP) else _grouped(inside)), up)
                level = level if key.startswith(GROUP) else inside
            elif not key.startswith(GROUP):
                break
        return shown

    def _sized(self, each: Reach) -> Reach:
        sized = each.wants == (say.Command("steps"),)
        return replace(each, words=_(_SIZES[self.step_size])) if sized else each

    def step(self) -> tuple[Intent, ...]:
        """On to the next thing, around the end; what brings it into sight."""
        if not self.shown:
            return ()
        self.at = (self.at + 1) % len(self.shown)
        self.rested = 0.0
        return self.shown[self.at].lights

    def tick(self, dt: float, rest: float) -> tuple[Intent, ...] | None:
        """Let time pass for one switch; what a step that is due brings into sight."""
        self.rested += dt
        return self.step() if self.rested >= rest else None

    def until_step(self, rest: float) -> float:
        """Seconds until the light goes on by itself."""
        return max(0.0, rest - self.rested) if self.shown else inf

    def take(self) -> tuple[Intent, ...]:
        """Take what the light is on: what that says, or brings into sight."""
        here = self.now
        self.rested = 0.0
        if here is None:
            return ()
        if here.more:
            self.path.append(here.key)
            self.at = 0
            self.shown = _grouped(here.more)
            return self.shown[0].lights
        if here.key == UP:
            self._leave()
            return ()
        if here.wants == (say.Command("steps"),):
            self.step_size = say.next_step(self.step_size)
            return ()
        if here.closes:
            self._leave()
        return tuple(map(self._pushed, here.wants))

    def _leave(self) -> None:
        """Out of what was opened, back to where it was."""
        self._left = self.path.pop()
        self.shown = ()

    def _pushed(self, intent: Intent) -> Intent:
        """A push goes by the chosen step."""
        return (
            replace(intent, step=self.step_size)
            if isinstance(intent, say.Nudge)
            else intent
        )


def _holds_lit(each: Reach) -> bool:
    return each.lit or (each.key.startswith(GROUP) and any(m.lit for m in each.more))


def _grouped(found: Sequence[Reach]) -> tuple[Reach, ...]:
    """Things as they are, or groups of neighbours where there are many."""
    count = len(found)
    if count <= MOST:
        return tuple(found)
    size = ceil(count / ceil(sqrt(count)))
    return tuple(_group(found[i : i + size]) for i in range(0, count, size))


def _group(some: Sequence[Reach]) -> Reach:
    if len(some) == 1:
        return some[0]
    first, last = some[0], some[-1]
    areas = [each.area for each in some]
    whole: pygame.Rect | None = None
    if None not in areas:
        # What is scrolled out of sight has an empty place.
        placed = [area for area in areas if area]
        whole = placed[0].unionall(placed[1:]) if placed else areas[0]
    return Reach(
        key=GROUP + first.key,
        words=_("{first} to {last}", first=first.words, last=last.words),
        more=tuple(some),
        lights=first.lights,
        area=whole,
    )
