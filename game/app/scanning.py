"""Switches in the frame loop: presses become intents, and the light is painted."""

import math
from collections.abc import Sequence
from typing import Any

import pygame

from game.screens.shared.context import Context
from game.ui.forms.scan_light import draw_ring, draw_strip, ring_area, strip_area
from game.ui.paint.overlay import Overlay
from game.ui.window import intents as want
from game.ui.window.intents import Intent
from game.ui.window.reach import Reach, plain
from game.ui.window.scanner import Scanner
from game.ui.window.switches import Switches

# Seconds after which the light goes on although something is still being said: a
# speech program that hangs must not hold the only hands one has.
PATIENCE = 180.0


class Scanning:
    """One player's switches, over whatever screen is on top."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.scanner = Scanner()
        self._switches = Switches()
        self._top: Any = None
        # Whether the light came to something by itself that is not in sight yet.
        self._came = self._opened = False
        # Whether it was led there, and whether the screen will not name what is there.
        self._led = self._nameless = False
        self._speaking_for = 0.0
        self._said: tuple[object, ...] = ()
        self._light = Overlay()
        self._drawn: tuple[object, ...] = ()

    @property
    def on(self) -> bool:
        """Whether the player has switches."""
        return bool(self.context.settings.switches)

    def read(
        self, events: Sequence[pygame.Event], top: Any, dt: float
    ) -> tuple[list[pygame.Event], list[Intent]]:
        """The events that are no switch's, and what the switches want.

        A screen that asks for a key or button is given it.
        """
        if not self.on or getattr(top, "asking", None):
            self._top = None
            self.scanner.shown = ()
            return list(events), []
        settings = self.context.settings
        left, done = self._switches.read(events, settings)
        wanted: list[Intent] = []
        self._look(top)
        self._speaking_for = self._speaking_for + dt if self.context.voice.busy else 0.0
        if self._came and (done or not self._listening):
            wanted += self._lead(self.scanner.now.lights if self.scanner.now else ())
            # A screen that opens says where it begins.
            self._nameless = self._nameless and not self._opened
            self._came = self._opened = False
        for what in done:
            wanted += (
                self._take() if what == "take" else self._lead(self.scanner.step())
            )
        if self._listening:
            self.scanner.rested = 0.0
        elif settings.switches == "one" and not done:
            due = self.scanner.tick(dt, settings.scan_rest)
            wanted += () if due is None else self._lead(due)
        return left, wanted

    @property
    def _listening(self) -> bool:
        """Whether something is being said: the light stays until that was heard."""
        return self.context.voice.busy and self._speaking_for < PATIENCE

    def _lead(self, lights: Sequence[Intent]) -> Sequence[Intent]:
        """The light went somewhere: a screen names only what was not lit before."""
        here = self.scanner.now
        self._led = True
        self._nameless = here is not None and here.lit
        return lights

    def _take(self) -> Sequence[Intent]:
        here = self.scanner.now
        taken = self.scanner.take()
        own = here is not None and here.wants == (want.Command("steps"),)
        opened = here is not None and bool(here.more)
        return self._lead(taken) if own or opened else taken

    def look(self, top: Any) -> None:
        """What can be taken after a frame; said aloud where the screen does not.

        What is being said is not cut short where the light was not led by a hand.
        """
        if not self.on or getattr(top, "asking", None):
            return
        self._look(top)
        here, led = self.scanner.now, self._led
        self._led = False
        if self._came or here is None:
            return
        named = here.told and not self._nameless
        words = "" if here.told else here.words
        said = (self._top, tuple(self.scanner.path), here.key, words)
        if said != self._said and not named:
            (self.context.voice.say if led else self.context.voice.add)(here.words)
        self._said, self._nameless = said, False

    def _look(self, top: Any) -> None:
        fresh, self._top = top is not self._top, top
        self._opened = self._opened or fresh
        found: Sequence[Reach] = top.reach() if hasattr(top, "reach") else plain()
        self._came = self.scanner.see(found, fresh=fresh) or self._came

    def wait(self) -> float:
        """Seconds until the light goes on by itself."""
        if self._listening:
            return math.inf
        if self._came:
            return 0.0
        if self.context.settings.switches != "one":
            return math.inf
        return self.scanner.until_step(self.context.settings.scan_rest)

    def lift(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Take the light off the picture again; where it was."""
        return self._light.lift(surface)

    def draw(
        self,
        surface: pygame.Surface,
        changed: list[pygame.Rect] | None,
        lifted: list[pygame.Rect],
    ) -> list[pygame.Rect] | None:
        """Lay the light on a picture of which something ``changed``, None: everything.

        What is under it is kept. What changed with it.
        """
        here, brush = self.scanner.now, self.context.brush
        if not self.on or here is None:
            return None if changed is None else [*changed, *lifted]
        placeless = [each for each in self.scanner.shown if each.area is None]
        left = getattr(self._top, "strip_left", 0)
        strip = strip_area(brush, left)
        area = strip if here.area is None else ring_area(brush, here.area)
        area = self._light.cover(surface, area)
        if here.area is None:
            draw_strip(surface, brush, area, placeless, placeless.index(here))
        else:
            draw_ring(surface, brush, here.area)
        drawn = (area, self.scanner.at, tuple(each.words for each in placeless))
        same, self._drawn = drawn == self._drawn, drawn
        if changed is None or (same and not changed):
            return changed
        return [*changed, *lifted, area]
