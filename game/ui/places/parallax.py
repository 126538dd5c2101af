"""A place in layers that sway against each other, with fog between them."""

from collections.abc import Callable
from functools import partial
from math import sin, tau
from typing import NamedTuple

import pygame
from msgspec import Struct

from game.ui.paint import strokes
from game.ui.window.assets import AssetFault, Assets

FOLDER = "art/layers"
# Seconds between two steps of a picture: with its layers, about three a second.
BEAT = 1 / 15
# Windows of more pixels show the still picture instead.
MOST = 2_400_000
WAY_OUT = "run art/recipes/parallax.py"


class Fog(Struct, frozen=True):
    """Where the bank lies, in shares of the height, and its round in seconds."""

    top: float
    high: float
    period: float


class Facts(Struct, frozen=True):
    """How far each layer sways at a height of 1080, in pixels, and its period."""

    sways: list[tuple[float, float]]
    fog: Fog


class Sources(NamedTuple):
    """What a place in layers is made of: the farthest first, then the fog.

    Each picture is read when it is asked for: all of them at once are 40 MB.
    """

    facts: Facts
    layers: tuple[Callable[[], pygame.Surface], ...]
    fog: Callable[[], pygame.Surface]


def read_layers(assets: Assets, name: str) -> Sources:
    """The layers of a place; ``AssetFault`` if they are damaged."""
    file = f"{FOLDER}/{name}.json"
    facts = assets.facts(file, Facts, WAY_OUT)
    if not facts.sways or min(p for _, p in facts.sways) <= 0 or facts.fog.period <= 0:
        raise AssetFault(file, "a layer needs a sway and a period above 0", WAY_OUT)
    base = f"{FOLDER}/{name}"
    layers = [partial(assets.picture, f"{base}-0.jpg")]
    layers += [
        partial(_through, assets, f"{base}-{i}.png") for i in range(1, len(facts.sways))
    ]
    return Sources(facts, tuple(layers), partial(_through, assets, f"{base}-fog.png"))


def _through(assets: Assets, file: str) -> pygame.Surface:
    """A picture that one can see through, as it is blended here."""
    return assets.picture(file).premul_alpha()


class Parallax:
    """The layers of a place in one window's size; ``canvas`` is the last picture."""

    beat = BEAT

    def __init__(self, sources: Sources, size: tuple[int, int]) -> None:
        self.size = size
        self.facts = sources.facts
        w, h = size
        self.scale = max(w / 1920, h / 1080)
        self._layers = [
            _wider(layer(), size, self._margin(i))
            for i, layer in enumerate(sources.layers)
        ]
        # Calls that one picture takes: each layer, and the fog.
        self.steps = len(self._layers) + 1
        self._bank = Bank(self.facts.fog, sources.fog(), size)
        self.canvas = pygame.Surface(size)
        self._next = pygame.Surface(size)
        self._step = 0
        self._t = 0.0
        while not self.step(0.0):
            pass

    def step(self, t: float) -> list[pygame.Rect]:
        """Paint the next layer of a moment; what has changed once all are there."""
        if self._step == 0:
            self._t = t
        nearest, step = len(self._layers) - 1, self._step
        if step == nearest:
            self._bank.drift(self._next, self._t)
        else:
            self._lay(min(step, nearest))
        self._step = (step + 1) % self.steps
        if self._step:
            return []
        self.canvas, self._next = self._next, self.canvas
        return [self.canvas.get_rect()]

    def _margin(self, i: int) -> int:
        return int(self.facts.sways[i][0] * self.scale) + 1

    def _lay(self, i: int) -> None:
        layer, margin = self._layers[i], self._margin(i)
        reach, period = self.facts.sways[i]
        x = round(-margin + reach * self.scale * sin(tau * self._t / period))
        y = round(-margin / 2 + 0.3 * margin * sin(tau * self._t / (0.7 * period)))
        flags = strokes.PREMULTIPLIED if i else 0
        self._next.blit(layer, (x, y), special_flags=flags)


class Bank:
    """A bank of fog in a window of a size; its ends join."""

    def __init__(
        self, facts: Fog, picture: pygame.Surface, size: tuple[int, int]
    ) -> None:
        w, h = size
        self.top, self.high = round(facts.top * h), max(2, round(facts.high * h))
        self._fog = pygame.transform.smoothscale(picture, (max(2, 2 * w), self.high))
        self._period = facts.period

    def drift(self, surface: pygame.Surface, t: float) -> None:
        """Paint it as far round as it is at ``t`` seconds."""
        wide = self._fog.get_width()
        x = -round(t / self._period % 1.0 * wide)
        for start in (x, x + wide):
            flags = strokes.PREMULTIPLIED
            surface.blit(self._fog, (start, self.top), special_flags=flags)


def _wider(layer: pygame.Surface, size: tuple[int, int], margin: int) -> pygame.Surface:
    """A layer that covers a window and a margin round it, its middle kept."""
    w, h = size[0] + 2 * margin, size[1] + margin
    scale = max(w / layer.get_width(), h / layer.get_height())
    wide = max(w, round(layer.get_width() * scale))
    high = max(h, round(layer.get_height() * scale))
    scaled = pygame.transform.smoothscale(layer, (wide, high))
    return scaled.subsurface(((wide - w) // 2, (high - h) // 2, w, h))
