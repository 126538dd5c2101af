"""Small lights of a place that go out and come back, each by a clock of its own."""

from typing import Literal

import numpy as np
import pygame
from msgspec import Struct
from numpy.typing import NDArray

from game.ui.places.cover import Frame, covering
from game.ui.window.assets import Assets

FOLDER = "art/layers"
BEAT = 0.125
# Steps between out and lit.
LEVELS = 3
ROWS_A_SECOND = 18.0
# Seconds until lights that are all lit at first go their own ways.
SETTLING = 8.0


class Lamp(Struct, frozen=True, array_like=True):
    """A light: its box in the picture's pixels, its bank, its row from the top."""

    x: float
    y: float
    w: float
    h: float
    bank: int
    row: int


class Facts(Struct, frozen=True):
    """All lights of a place; those of a rack blink, those of branches fade."""

    habit: Literal["rack", "branch"]
    lamps: list[Lamp]


def read_lamps(assets: Assets, name: str) -> Facts:
    """The lights of a place; ``AssetFault`` if they are damaged."""
    return assets.facts(f"{FOLDER}/{name}-lights.json", Facts, "run its recipe again")


class Winking:
    """A place with its small lights in the size of one window; all are lit at first."""

    beat = BEAT

    def __init__(self, facts: Facts, lit: pygame.Surface, off: pygame.Surface) -> None:
        frame = Frame(lit.get_size(), off.get_size())
        self.canvas = lit.copy()
        self._facts = facts
        self._lit, self._off = lit.copy(), covering(off, lit.get_size())
        whole = lit.get_rect()
        self._areas = [frame.rect(p.x, p.y, p.w, p.h).clip(whole) for p in facts.lamps]
        self._number = np.arange(len(facts.lamps))
        self._bank = np.array([lamp.bank for lamp in facts.lamps], int)
        self._row = np.array([lamp.row for lamp in facts.lamps], float)
        self._levels = np.full(len(facts.lamps), LEVELS)

    def step(self, t: float) -> list[pygame.Rect]:
        """Bring every light to ``t`` seconds; the areas of those that changed."""
        levels = self.levels(t)
        changed = np.flatnonzero(levels != self._levels)
        self._levels = levels
        areas = [self._areas[i] for i in changed]
        for area, level in zip(areas, levels[changed], strict=True):
            self.canvas.blit(self._off, area, area)
            self._lit.set_alpha(round(255 * int(level) / LEVELS))
            self.canvas.blit(self._lit, area, area)
        return [area for area in areas if area.w and area.h]

    def levels(self, t: float) -> NDArray[np.int_]:
        """How bright each light is at ``t`` seconds, from 0 to ``LEVELS``."""
        if self._facts.habit == "rack":
            lit = _chatting(self._number, t) & ~self._passed(t)
            return np.where(lit, LEVELS, 0)
        return self._swelling(t)

    def _passed(self, t: float) -> NDArray[np.bool_]:
        """Whether data pass a light just now: a gap that runs down its bank."""
        period = 5.0 + 9.0 * _dice(self._bank, 1)
        turns = t / period + _dice(self._bank, 2)
        runs = _dice(self._bank * 7919 + np.floor(turns), 3) < 0.6
        at = (turns % 1.0) * period * ROWS_A_SECOND
        passed: NDArray[np.bool_] = runs & (np.abs(self._row - at) < 1.2)
        return passed

    def _swelling(self, t: float) -> NDArray[np.int_]:
        """Slow fades; neighbours, which share a bank, fade at nearly one time."""
        period = 7.0 + 8.0 * _dice(self._bank, 4)
        phase = _dice(self._bank, 5) + 0.16 * _dice(self._number, 6)
        level = 0.62 + 0.62 * np.cos(np.pi * 2 * (t / period + phase))
        level = np.maximum(level, 1.0 - t / SETTLING)
        return np.rint(LEVELS * np.clip(level, 0.0, 1.0)).astype(int)


def _chatting(number: NDArray[np.int_], t: float) -> NDArray[np.bool_]:
    """Whether a machine's light is on: most are steady, some blink, some chatter."""
    kind, phase = _dice(number, 7), _dice(number, 8)
    slow = 6.0 + 9.0 * _dice(number, 9)
    steady = (t / slow + phase) % 1.0 > 0.22 / slow
    blinking = (t / (1.5 + _dice(number, 10)) + phase) % 1.0 > 0.4
    tick = np.floor(t * (3.0 + 4.0 * phase))
    bursting = (t / slow + phase) % 1.0 < 0.35
    chatter = ~bursting | (_dice(number * 7919 + tick, 11) > 0.45)
    return np.where(kind < 0.55, steady, np.where(kind < 0.68, blinking, chatter))


def _dice(number: NDArray[np.number], salt: int) -> NDArray[np.float64]:
    """A share from 0 to 1 for each number, always the same."""
    mixed = np.sin(np.asarray(number, float) * 12.9898 + salt * 78.233) * 43758.5453
    return mixed - np.floor(mixed)
