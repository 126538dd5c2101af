"""A face in the mist of a place: it comes, dissolves into others, and goes."""

from typing import NamedTuple

import pygame
from msgspec import Struct

from game.ui.places.cover import Frame, covering
from game.ui.places.parallax import FOLDER, Bank, Fog
from game.ui.window.assets import AssetFault, Assets

WAY_OUT = "run art/recipes/title.py"
BEAT = 1 / 3
# Steps between two stages.
STEPS = 20
# Seconds in which the fog comes up.
RISING = 6.0


class Stay(Struct, frozen=True):
    """How long a stage holds, then how long it takes to pass into the next."""

    stage: int
    hold: float
    passing: float


class Facts(Struct, frozen=True):
    """The box of the face in the picture's pixels, its round, the fog.

    The round begins at the stage that the place's picture shows. Left of ``clear``, a
    share of the width, there is no fog.
    """

    box: tuple[int, int, int, int]
    stages: int
    round: list[Stay]
    fog: Fog
    bank: str
    clear: float


class Sources(NamedTuple):
    """What is kept of a face: its facts, its stages, the fog."""

    facts: Facts
    stages: tuple[pygame.Surface, ...]
    fog: pygame.Surface


def read_apparition(assets: Assets, name: str) -> Sources:
    """The face of a place; ``AssetFault`` if it is damaged."""
    file = f"{FOLDER}/{name}-face.json"
    facts = assets.facts(file, Facts, WAY_OUT)
    known = all(0 <= stay.stage < facts.stages for stay in facts.round)
    lasting = all(stay.hold >= 0 and stay.passing > 0 for stay in facts.round)
    if not facts.round or not known or not lasting or facts.fog.period <= 0:
        raise AssetFault(file, "its round names no such stage or no time", WAY_OUT)
    stages = tuple(
        assets.picture(f"{FOLDER}/{name}-face-{i}.jpg") for i in range(facts.stages)
    )
    fog = assets.picture(f"{FOLDER}/{facts.bank}.png").premul_alpha()
    return Sources(facts, stages, fog)


class Apparition:
    """The face of one place in the size of one window; ``canvas`` is what is seen."""

    beat = BEAT

    def __init__(self, sources: Sources, still: pygame.Surface, frame: Frame) -> None:
        self.facts = sources.facts
        size = still.get_size()
        whole = frame.rect(*self.facts.box)
        self._box = whole.clip(still.get_rect())
        part = self._box.move(-whole.x, -whole.y)
        self._stages = [
            covering(stage, whole.size).subsurface(part).copy()
            for stage in sources.stages
        ]
        self._fog = Bank(self.facts.fog, sources.fog, size)
        self._clear = still.copy()
        self.canvas = still.copy()
        left = round(self.facts.clear * size[0])
        self._bank = pygame.Rect(left, self._fog.top, size[0] - left, self._fog.high)
        self._edge = _faded(still, self._bank)
        first = self.facts.round[0].stage
        self._mixed = (first, first, 0)

    def step(self, t: float) -> list[pygame.Rect]:
        """Bring face and fog to ``t`` seconds; the areas that were painted."""
        mixed = self.mix(t)
        painted = [self._bank]
        if mixed != self._mixed:
            self._mixed = mixed
            self._pass(*mixed)
            self.canvas.blit(self._clear, self._box, self._box)
            painted = [self._box, self._bank]
        self.canvas.blit(self._clear, self._bank, self._bank)
        self.canvas.set_clip(self._bank)
        self._fog.drift(self.canvas, t)
        self.canvas.blit(self._edge, self._bank)
        self.canvas.set_clip(None)
        if t < RISING:
            self._clear.set_alpha(round(255 * (1.0 - t / RISING)))
            self.canvas.blit(self._clear, self._bank, self._bank)
            self._clear.set_alpha(None)
        return painted

    def mix(self, t: float) -> tuple[int, int, int]:
        """The stage that goes, the one that comes, and the step between them."""
        whole = sum(stay.hold + stay.passing for stay in self.facts.round)
        left = t % whole
        for i, stay in enumerate(self.facts.round):
            after = self.facts.round[(i + 1) % len(self.facts.round)].stage
            if left < stay.hold:
                return (stay.stage, after, 0)
            left -= stay.hold
            if left < stay.passing:
                share = left / stay.passing
                smooth = share * share * (3.0 - 2.0 * share)
                return (stay.stage, after, round(STEPS * smooth))
            left -= stay.passing
        first = self.facts.round[0].stage
        return (first, first, 0)

    def _pass(self, goes: int, comes: int, step: int) -> None:
        self._clear.blit(self._stages[goes], self._box)
        if step:
            coming = self._stages[comes]
            coming.set_alpha(round(255 * step / STEPS))
            self._clear.blit(coming, self._box)
            coming.set_alpha(None)


def _faded(still: pygame.Surface, bank: pygame.Rect) -> pygame.Surface:
    """What lies left in the bank, fading to the right: fog begins behind it softly."""
    wide = max(1, bank.w // 5)
    area = pygame.Rect(bank.x, bank.y, wide, bank.h).clip(still.get_rect())
    part = still.subsurface(area).copy().convert_alpha()
    for x in range(part.get_width()):
        level = round(255 * (1.0 - x / wide) ** 2)
        part.fill((255, 255, 255, level), (x, 0, 1, area.h), pygame.BLEND_RGBA_MULT)
    return part
