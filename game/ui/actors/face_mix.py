"""Where the Eigenface is mixed: its basis, out of focus by as much as it lacks.

A blur is linear, so the components are blurred once a rank and not the face at every
moment. A face that is out of focus is mixed on fewer pixels.
"""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.theme import Colour, Theme, mix
from game.ui.window.face_basis import Basis

TINTED, TINTS = 6, 64
TINT = 120.0
# From this radius of the blur, in pixels of the basis, every other pixel is left out.
SOFT = 2.0
GRAIN = 8.0
# Where the face's light, from 0 to 1, takes which of the theme's colours.
SHADES = (0.0, 0.14, 0.36, 0.62, 0.86, 1.0)
Levels: TypeAlias = NDArray[np.float32]


class Plate:
    """The basis, blurred by ``blur`` of its pixels, and the canvas it is mixed on.

    Only the first ``known`` components are kept, and of the picture its ``part``. It
    is to be used once all of it has been made.
    """

    def __init__(
        self, basis: Basis, blur: float, known: int, part: pygame.Rect
    ) -> None:
        less = 2 if blur >= SOFT else 1
        self.blur, self.known, self.part = blur, known, part
        self._basis, self._less, self._made = basis, less, 0
        self.size = (-(-part.w // less), -(-part.h // less))
        count = self.size[0] * self.size[1]
        self._mean: Levels = np.empty(0, np.float32)
        self._grained: Levels = self._mean
        self._ghosts: Levels = np.empty((known, count), np.float32)
        # Mixed anew each time; to ask for memory each time would cost a millisecond.
        self._face, self._tint = np.empty((2, count), np.float32)
        self._index, self._hue = np.empty((2, count), np.uint16)
        self.canvas = pygame.Surface(self.size, pygame.SRCALPHA)
        self.light: Levels = np.empty((0, 0), np.float32)

    def make(self, count: int) -> bool:
        """Blur ``count`` more of its pictures, the mean first; whether it is ready."""
        basis, last = self._basis, self.known
        for at in range(self._made, min(self._made + count, last + 1)):
            picture = basis.ghost(at - 1) if at else basis.mean
            soft = _soft(picture, basis.size, self.blur, self.part, self._less)
            if at:
                self._ghosts[at - 1] = soft
            else:
                self._began(soft)
            self._made = at + 1
        return self._made > last

    def _began(self, mean: Levels) -> None:
        self._mean = mean * np.float32(255.0)
        grain = noise(2 * mean.size).reshape(2, mean.size) * np.float32(GRAIN)
        self._grained = self._mean + grain
        self.light = self._mean.reshape(self.size[1], self.size[0])

    def seen(self, x: Levels, y: Levels) -> Levels:
        """The face's light, 0 to 1, at shares of the whole picture (n,)."""
        (w, h), part = self._basis.size, self.part
        high, wide = self.light.shape
        row = ((y * h - part.y) / part.h * high).astype(np.intp)
        column = ((x * w - part.x) / part.w * wide).astype(np.intp)
        found = self.light[np.clip(row, 0, high - 1), np.clip(column, 0, wide - 1)]
        return np.asarray(found / np.float32(255.0))

    def mixed(
        self, weights: Levels, odd: int, theme: Theme, table: NDArray[np.uint32]
    ) -> pygame.Surface:
        """The face in colours, premultiplied; the surface is used again each time.

        ``table`` holds the pixel of every light and tint, as ``colours`` makes it.
        ``light`` is then its light, (h, w) from 0 to 255.
        """
        w, h = self.size
        used = min(self.known, max(1, int(np.count_nonzero(weights))))
        face, tint, index, hue = self._face, self._tint, self._index, self._hue
        np.matmul(weights[:used] * np.float32(255.0), self._ghosts[:used], out=face)
        face += self._grained[odd] if theme.grain else self._mean
        np.clip(face, 0.0, 255.0, out=face)
        self.light = face.reshape(h, w)
        few = min(used, TINTED)
        np.matmul(weights[:few] * np.float32(TINT), self._ghosts[:few], out=tint)
        tint += np.float32(TINTS / 2 + 0.5)
        np.clip(tint, 0.0, TINTS - 1.0, out=tint)
        np.copyto(index, face, casting="unsafe")
        np.copyto(hue, tint, casting="unsafe")
        hue <<= 8
        index += hue
        pixels = pygame.surfarray.pixels2d(self.canvas)
        np.take(table, index.reshape(h, w), out=pixels.T, mode="clip")
        del pixels
        return self.canvas


def colours(theme: Theme, masks: tuple[int, int, int, int]) -> NDArray[np.uint32]:
    """The pixel of every light and tint: TINTS x 256, premultiplied, flat."""
    return _table((theme.ink, theme.fog, theme.bone, theme.ember, theme.teal), masks)


@lru_cache(maxsize=4)
def _table(
    tones: tuple[Colour, ...], masks: tuple[int, int, int, int]
) -> NDArray[np.uint32]:
    ink, fog, bone, ember, teal = tones
    light = np.linspace(0.0, 1.0, 256)[None, :]
    side = np.linspace(-1.0, 1.0, TINTS)[:, None]
    deep, dusk = mix(ink, fog, 0.20), mix(ink, fog, 0.72)
    steps = (ink, deep, dusk, mix(dusk, bone, 0.55), bone, mix(bone, (255,) * 3, 0.5))
    solid = np.clip(0.45 + 1.8 * light, 0.0, 1.0) + 0.0 * side
    out = np.zeros((TINTS, 256), np.uint32)
    for c, mask in enumerate(masks[:3]):
        shade = np.interp(light, SHADES, [s[c] for s in steps])
        warm, cold = np.clip(side, 0.0, 1.0), np.clip(-side, 0.0, 1.0)
        body = np.sqrt(light)
        shade = shade + body * warm * (0.50 * ember[c] - 70.0)
        shade = shade + body * cold * (0.62 * teal[c] - 84.0)
        level = np.clip(shade * solid, 0.0, 255.0 * solid).astype(np.uint32)
        out |= level * np.uint32(mask & -mask)
    alpha = masks[3]
    out |= np.rint(solid * 255.0).astype(np.uint32) * np.uint32(alpha & -alpha)
    return out.ravel()


@lru_cache(maxsize=4)
def noise(count: int) -> Levels:
    """Numbers from -0.5 to 0.5 without pattern: an integer hash, the same always."""
    n = np.arange(count, dtype=np.uint32) * np.uint32(2654435769)
    for _ in range(2):
        n ^= n >> np.uint32(15)
        n *= np.uint32(2246822519)
    n ^= n >> np.uint32(13)
    return np.asarray(n / np.float64(2**32) - 0.5, np.float32)


def _soft(
    picture: Levels, size: tuple[int, int], blur: float, part: pygame.Rect, less: int
) -> Levels:
    """A part of a picture (p,), blurred, of every ``less``-th row and column."""
    w, h = size
    out = picture.reshape(h, w)
    if blur > 0.0:
        for axis in (0, 1, 0, 1):
            out = _boxed(out, blur, axis)
    seen = out[part.top : part.bottom : less, part.left : part.right : less]
    return np.asarray(seen, np.float32).ravel()


def _boxed(picture: Levels, radius: float, axis: int) -> Levels:
    """The mean over ``radius`` pixels to both sides, the last one by its share."""
    whole = int(radius)
    share = np.float32(radius - whole)
    pad = [(0, 0)] * 2
    pad[axis] = (whole + 2, whole + 1)
    sums = np.cumsum(np.pad(picture, pad, mode="edge"), axis=axis, dtype=np.float32)
    n = picture.shape[axis]
    along = (slice(None),) * axis

    def window(reach: int) -> Levels:
        first, last = whole + 1 - reach, whole + 2 + reach
        low = sums[(*along, slice(first, first + n))]
        return np.asarray(sums[(*along, slice(last, last + n))] - low)

    total = (1 - share) * window(whole) + share * window(whole + 1)
    return np.asarray(total / (1 + 2 * radius), np.float32)
