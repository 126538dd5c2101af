"""Embers on the air of a place: they rise, waver, go out; each is a small patch."""

from math import pi, sin
from typing import NamedTuple

import pygame

from game.stage.places import Swarm
from game.ui.paint.patches import Patches
from game.ui.places.cover import Frame
from game.ui.theme import Theme, mix

# Seconds between two steps; half of the embers move at each.
BEAT = 1 / 12
FAINTEST = 0.04


class _Ember(NamedTuple):
    """An ember as it is painted."""

    colour: tuple[int, int, int]
    at: tuple[float, float]
    radius: float
    light: float
    area: pygame.Rect


class Embers:
    """A swarm in one window; none is seen before its first step."""

    def __init__(self, swarm: Swarm, frame: Frame) -> None:
        self._swarm = swarm
        self._frame = frame
        self._patches = Patches()
        self._now: list[_Ember | None] = [None] * swarm.many
        self._turn = 0

    def step(self, t: float, theme: Theme) -> list[pygame.Rect]:
        """Move every other ember to ``t`` seconds; the areas to be painted again."""
        changed: list[pygame.Rect] = []
        first, self._turn = self._turn, 1 - self._turn
        for i in range(first, self._swarm.many, 2):
            before, now = self._now[i], self._ember(i, t, theme)
            self._now[i] = now
            areas = [ember.area for ember in (before, now) if ember]
            if len(areas) == 2 and areas[0].colliderect(areas[1]):
                areas = [areas[0].union(areas[1])]
            changed += areas
        return changed

    def draw(self, surface: pygame.Surface) -> None:
        """Add the light of those within the surface's clip."""
        clip = surface.get_clip()
        for ember in self._now:
            if ember and ember.area.colliderect(clip):
                colour, at, radius, light, _ = ember
                self._patches.glow(surface, colour, at, radius, light)

    def _ember(self, i: int, t: float, theme: Theme) -> _Ember | None:
        """The ``i``-th at ``t`` seconds, unless it is too faint to be seen."""
        swarm, frame = self._swarm, self._frame
        life = _between(swarm.life, i * 0.618)
        age = (t / life + i * 0.7548) % 1.0
        light = sin(pi * age) ** 2 * (0.5 + 0.5 * (i * 0.23 % 1.0))
        if light < FAINTEST:
            return None
        sway = sin(0.35 * t + 1.7 * i) + 0.4 * sin(0.9 * t + i)
        x = _between(swarm.x, i * 0.5698) + swarm.sway * sway
        y = _between(swarm.y, i * 0.319) - swarm.rise * age
        radius = _between(swarm.radius, i * 0.41) * frame.scale
        radius *= frame.picture[1] / 1080.0
        at = frame.at(x, y)
        cold = swarm.cold and i % swarm.cold == 0
        colour = mix(theme.glint, theme.teal, 0.5) if cold else theme.ember
        reach = max(2, round(radius)) + 1
        spot = (round(at[0]) - reach, round(at[1]) - reach)
        area = pygame.Rect(spot, (2 * reach, 2 * reach))
        if not area.colliderect((0, 0, *frame.size)):
            return None
        return _Ember(colour, at, radius, light, area)


def _between(ends: tuple[float, float], share: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * (share % 1.0)
