"""A place in layers that sway against each other, with fog and embers between them.

One picture is composed layer by layer, one at a call, so that no frame pays for all of
it; it is finished about ten times a second.
"""

from math import pi, sin, tau
from typing import NamedTuple

import msgspec
import numpy as np
import pygame
from msgspec import Struct

from game.ui import strokes
from game.ui.assets import AssetFault, Assets
from game.ui.theme import Theme, mix

FOLDER = "art/layers"
# Seconds between two steps of a picture: with its layers, about ten pictures a second.
BEAT = 1 / 60
# Windows of more pixels show the still picture instead.
MOST = 2_400_000
EMBERS = 80
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
    """The layers as they are kept: the farthest first, then the fog."""

    facts: Facts
    layers: tuple[pygame.Surface, ...]
    fog: pygame.Surface


def read_layers(assets: Assets, name: str) -> Sources | None:
    """The layers of a place; None where it has none, ``AssetFault`` if damaged."""
    file = f"{FOLDER}/{name}.json"
    if not name or not assets.has(file):
        return None
    try:
        facts = msgspec.json.decode(assets.read(file), type=Facts)
    except msgspec.DecodeError as fault:
        raise AssetFault(file, str(fault), WAY_OUT) from None
    if not facts.sways or min(p for _, p in facts.sways) <= 0 or facts.fog.period <= 0:
        raise AssetFault(file, "a layer needs a sway and a period above 0", WAY_OUT)
    layers = [assets.picture(f"{FOLDER}/{name}-0.jpg")]
    layers += [
        assets.picture(f"{FOLDER}/{name}-{i}.png").premul_alpha()
        for i in range(1, len(facts.sways))
    ]
    fog = assets.picture(f"{FOLDER}/{name}-fog.png").premul_alpha()
    return Sources(facts, tuple(layers), fog)


class Parallax:
    """The layers of one place in the size of one window."""

    def __init__(self, sources: Sources, size: tuple[int, int]) -> None:
        self.size = size
        self.facts = sources.facts
        w, h = size
        self.scale = max(w / 1920, h / 1080)
        self._layers = [
            _wider(layer, size, self._margin(i))
            for i, layer in enumerate(sources.layers)
        ]
        high = max(2, round(self.facts.fog.high * h))
        self._fog = pygame.transform.smoothscale(sources.fog, (max(2, 2 * w), high))
        self._canvas = pygame.Surface(size)
        self._patches = strokes.Patches(EMBERS * 4)
        self._step = 0
        self._t = 0.0

    @property
    def steps(self) -> int:
        """Calls that one picture takes: each layer, the fog, the embers."""
        return len(self._layers) + 2

    def compose(self, t: float, theme: Theme) -> pygame.Surface:
        """The picture at ``t`` seconds, all at once."""
        self._step = 0
        done = None
        while done is None:
            done = self.advance(t, theme)
        return done

    def advance(self, t: float, theme: Theme) -> pygame.Surface | None:
        """Paint the next layer; the picture when it is whole.

        The time is that of the first call: the picture is of one moment.
        """
        if self._step == 0:
            self._t = t
        nearest, step = len(self._layers) - 1, self._step
        if step < nearest:
            self._lay(step)
        elif step == nearest:
            self._drift()
        elif step == nearest + 1:
            self._lay(nearest)
        else:
            self._glow(theme)
        self._step = (step + 1) % self.steps
        return self._canvas if self._step == 0 else None

    def _margin(self, i: int) -> int:
        return int(self.facts.sways[i][0] * self.scale) + 1

    def _lay(self, i: int) -> None:
        layer, margin = self._layers[i], self._margin(i)
        reach, period = self.facts.sways[i]
        x = round(-margin + reach * self.scale * sin(tau * self._t / period + i))
        y = round(-margin / 2 + 0.3 * margin * sin(tau * self._t / (0.7 * period)))
        flags = strokes.PREMULTIPLIED if i else 0
        self._canvas.blit(layer, (x, y), special_flags=flags)

    def _drift(self) -> None:
        """The bank of fog, going round behind the nearest layer."""
        wide = self._fog.get_width()
        x = -round(self._t / self.facts.fog.period % 1.0 * wide)
        y = round(self.facts.fog.top * self.size[1])
        for start in (x, x + wide):
            self._canvas.blit(
                self._fog, (start, y), special_flags=strokes.PREMULTIPLIED
            )

    def _glow(self, theme: Theme) -> None:
        """Embers on the air: they rise, waver and go out."""
        w, h = self.size
        i = np.arange(EMBERS)
        period = 16.0 + 14.0 * ((i * 0.618) % 1.0)
        life = (self._t / period + i * 0.7548) % 1.0
        sway = np.sin(0.35 * self._t + 1.7 * i) + 0.4 * np.sin(0.9 * self._t + i)
        x = w * ((i * 0.5698) % 1.0) + 0.012 * w * sway
        y = h * (0.26 + 0.56 * ((i * 0.319) % 1.0)) - 0.16 * h * life
        light = np.sin(pi * life) ** 2 * (0.5 + 0.5 * ((i * 0.23) % 1.0))
        warm, cold = theme.ember, mix(theme.glint, theme.teal, 0.5)
        for k in range(EMBERS):
            radius = (4.0 + 7.0 * (k * 0.41 % 1.0)) * self.scale
            colour = cold if k % 6 == 0 else warm
            at = (float(x[k]), float(y[k]))
            self._patches.glow(self._canvas, colour, at, radius, float(light[k]))


def _wider(layer: pygame.Surface, size: tuple[int, int], margin: int) -> pygame.Surface:
    """A layer that covers a window and a margin round it, its middle kept."""
    w, h = size[0] + 2 * margin, size[1] + margin
    scale = max(w / layer.get_width(), h / layer.get_height())
    wide = max(w, round(layer.get_width() * scale))
    high = max(h, round(layer.get_height() * scale))
    scaled = pygame.transform.smoothscale(layer, (wide, high))
    return scaled.subsurface(((wide - w) // 2, (high - h) // 2, w, h))
