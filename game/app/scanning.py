"""Switches in the frame loop: presses become intents, and the light is painted."""

import math
from collections.abc import Sequence
from typing import Any

import pygame

from game.screens.shared.context import Context
from game.ui.forms.scan_light import draw_ring, draw_strip, ring_area, strip_area
from game.ui.window.intents import Intent
from game.ui.window.reach import Reach, plain
from game.ui.window.scanner import Scanner
from game.ui.window.switches import Switches


class Scanning:
    """One player's switches, over whatever screen is on top."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.scanner = Scanner()
        self._switches = Switches()
        self._top: Any = None
        # Whether the light came to something by itself that is not in sight yet.
        self._came = False
        self._said: tuple[object, ...] = ()
        self._under: list[tuple[pygame.Rect, pygame.Surface]] = []
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
        if self._came and self.scanner.now is not None:
            wanted += self.scanner.now.lights
        self._came = False
        for what in done:
            taking = what == "take"
            wanted += self.scanner.take() if taking else self.scanner.step()
        if settings.switches == "one" and not done:
            wanted += self.scanner.tick(dt, settings.scan_rest) or ()
        return left, wanted

    def look(self, top: Any) -> None:
        """What can be taken after a frame; said aloud where the screen does not."""
        if not self.on or getattr(top, "asking", None):
            return
        self._look(top)
        here = self.scanner.now
        silent = here is None or here.told
        words = "" if here is None or silent else here.words
        said = (self._top, tuple(self.scanner.path), here.key if here else "", words)
        if words and said != self._said:
            self.context.voice.say(words)
        self._said = said

    def _look(self, top: Any) -> None:
        fresh, self._top = top is not self._top, top
        found: Sequence[Reach] = top.reach() if hasattr(top, "reach") else plain()
        self._came = self.scanner.see(found, fresh=fresh) or self._came

    def wait(self) -> float:
        """Seconds until the light goes on by itself."""
        if self.context.settings.switches != "one":
            return math.inf
        return self.scanner.until_step(self.context.settings.scan_rest)

    def lift(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Take the light off the picture again; where it was."""
        lifted = []
        for area, under in self._under:
            if surface.get_rect().contains(area):
                surface.blit(under, area)
            lifted.append(area)
        self._under.clear()
        return lifted

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
        area = area.clip(surface.get_rect())
        if area.w and area.h:
            self._under.append((area, surface.subsurface(area).copy()))
        if here.area is None:
            draw_strip(surface, brush, area, placeless, placeless.index(here))
        else:
            draw_ring(surface, brush, here.area)
        drawn = (area, self.scanner.at, tuple(each.words for each in placeless))
        same, self._drawn = drawn == self._drawn, drawn
        if changed is None or (same and not changed):
            return changed
        return [*changed, *lifted, area]
