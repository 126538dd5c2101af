"""The Eigenface: a face mixed live from its components."""

from functools import lru_cache
from math import pi, sin, tau

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui import strokes
from game.ui.assets import Assets
from game.ui.countenance import Countenance, Moment, Weights
from game.ui.facebasis import Basis, read_faces
from game.ui.outline import PatientPortrait
from game.ui.theme import Theme, mix

__all__ = ["EigenfacePortrait", "PatientPortrait", "read_faces"]

TINTED, TINTS = 6, 64
TINT = 120.0
GHOSTS = 6
MOTES = 110
# The radius of the blur at no rank, in pixels of the basis.
BLUR = 10.0
# Where the face's light, from 0 to 1, takes which of the theme's colours.
SHADES = (0.0, 0.14, 0.36, 0.62, 0.86, 1.0)


class _Plate:
    """Where the face is composed: the basis with every ``less``-th row and column.

    A face that is out of focus anyway is composed on the smaller plate.
    """

    def __init__(self, basis: Basis, less: int) -> None:
        w, h = basis.size
        self.less = less
        self.size = (-(-w // less), -(-h // less))
        self._mean = _thinned(basis.mean[None], basis.size, less)[0] * np.float32(255.0)
        self._ghosts = _thinned(basis.ghosts, basis.size, less)
        count = self.size[0] * self.size[1]
        self._grain = _noise(2 * count).reshape(2, count) * np.float32(8.0)
        self.canvas = pygame.Surface(self.size, pygame.SRCALPHA)

    def mixed(
        self, weights: Weights, odd: int, theme: Theme, table: NDArray[np.uint32]
    ) -> pygame.Surface:
        """The face in colours, premultiplied; the surface is used again each time.

        ``table`` holds the pixel of every light and tint, as ``_colours`` makes it.
        """
        w, h = self.size
        used = max(1, int(np.count_nonzero(weights)))
        face = (weights[:used] * np.float32(255.0)) @ self._ghosts[:used]
        face += self._mean
        if theme.grain:
            face += self._grain[odd]
        np.clip(face, 0.0, 255.0, out=face)
        few = min(used, TINTED)
        tint = (weights[:few] * np.float32(TINT)) @ self._ghosts[:few]
        tint += np.float32(TINTS / 2 + 0.5)
        np.clip(tint, 0.0, TINTS - 1.0, out=tint)
        index = face.astype(np.uint16)
        index += tint.astype(np.uint16) << 8
        pixels = pygame.surfarray.pixels2d(self.canvas)
        np.take(table, index.reshape(h, w), out=pixels.T, mode="clip")
        del pixels
        self.canvas.blit(_mask(w, h), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return self.canvas


class EigenfacePortrait:
    """The Eigenface, recomposed from its basis at every moment.

    What a component adds is amber, what it takes is teal; the sum is bone, its
    shadows are fog. The darker a part, the more of the room is seen through it.
    """

    def __init__(self, basis: Basis) -> None:
        self.basis = basis
        self.countenance = Countenance(basis)
        self._sharp, self._soft = _Plate(basis, 1), _Plate(basis, 2)
        self._ghosts: dict[tuple[int, str], pygame.Surface] = {}
        self._tables: dict[str, NDArray[np.uint32]] = {}
        # Painted anew each time; to ask for memory each time would cost a millisecond.
        self._large = self._wide = pygame.Surface((1, 1), pygame.SRCALPHA)
        self._dimmed: dict[int, tuple[tuple[int, str], pygame.Surface]] = {}

    @classmethod
    def of(cls, assets: Assets) -> "EigenfacePortrait":
        """The portrait from the kept basis."""
        return cls(read_faces(assets))

    def draw(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        *,
        rank: float,
        t: float,
        speaking: float = 0.0,
        scatter: float = 0.0,
        theme: Theme,
    ) -> None:
        """Paint the face inside a rectangle of pixels, its edges melting away.

        ``rank`` counts components, from 0 or 1 (a blur) to all of them (a face).
        ``speaking`` is the loudness of its voice, 0 to 1. ``scatter`` (0 to 1) is its
        silence: the eyes close and the first components drift apart to both sides.
        """
        if rect.w < 4 or rect.h < 4:
            return
        basis = self.basis
        w, h = basis.size
        now = Moment(t, speaking, scatter)
        weights = self.countenance.weights(rank, now)
        area = _fitting(rect, w / h)
        blur = BLUR * (1.0 - min(1.0, max(0.0, rank / basis.rank)) ** 0.45)
        plate = self._soft if blur > 2.5 else self._sharp
        picture = plate.mixed(weights, int(t * 12) % 2, theme, self._table(theme))
        # Pale among its ghosts, the face needs no second pass to look soft.
        passes = 1 if scatter >= 1.0 else 2
        picture = _unfocused(picture, blur / plate.less, passes)
        if scatter > 0.0:
            picture = self._peeled(picture, rect.w / area.w, (t, scatter), theme)
            area = pygame.Rect(rect.x, area.y, rect.w, area.h)
        if self._large.get_size() != area.size:
            self._large = pygame.Surface(area.size, pygame.SRCALPHA)
        pygame.transform.smoothscale(picture, area.size, self._large)
        surface.blit(self._large, area, special_flags=strokes.PREMULTIPLIED)
        _motes(surface, _fitting(rect, w / h), t, theme)

    def component(self, i: int, theme: Theme) -> pygame.Surface:
        """Component ``i`` alone, as light: amber where it adds, teal where it takes."""
        kept = self._ghosts.get((i, theme.name))
        if kept is not None:
            return kept
        w, h = self.basis.size
        shape = self.basis.ghosts[i].reshape(h, w).T * _melt(w, h)
        shape = shape / max(1e-6, float(np.percentile(np.abs(shape), 99.6)))
        small = pygame.Surface((w, h))
        pixels = pygame.surfarray.pixels3d(small)
        adds, takes = (np.clip(s * shape, 0.0, 1.3) ** 1.25 for s in (1.0, -1.0))
        for c in range(3):
            light = adds * theme.ember[c] + takes * theme.teal[c]
            pixels[:, :, c] = np.clip(light, 0.0, 255.0)
        del pixels
        self._ghosts[i, theme.name] = small
        return small

    def _faint(self, i: int, share: float, theme: Theme) -> pygame.Surface:
        """A component as a share of its light; kept, for silence lasts."""
        level = round(255 * share)
        kept = self._dimmed.get(i)
        if kept is not None and kept[0] == (level, theme.name):
            return kept[1]
        ghost = self.component(i, theme).copy()
        ghost.fill((level,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        self._dimmed[i] = ((level, theme.name), ghost)
        return ghost

    def _table(self, theme: Theme) -> NDArray[np.uint32]:
        kept = self._tables.get(theme.name)
        if kept is None:
            kept = _colours(theme, self._sharp.canvas.get_masks())
            self._tables[theme.name] = kept
        return kept

    def _peeled(
        self,
        face: pygame.Surface,
        wide: float,
        now: tuple[float, float],
        theme: Theme,
    ) -> pygame.Surface:
        """The face with its components beside it, each on its own way out.

        ``wide`` is the width in faces. Colour without alpha is light, once blended.
        """
        t, scatter = now
        w, h = self.basis.size
        size = (round(w * max(1.0, wide)), h)
        if self._wide.get_size() != size:
            self._wide = pygame.Surface(size, pygame.SRCALPHA)
        out = self._wide
        out.fill((0, 0, 0, 0))
        middle = (out.get_width() - w) / 2
        periods, phases = self.countenance.periods, self.countenance.phases
        for i in range(min(GHOSTS, self.basis.rank - 1)):
            way = (1 if i % 2 else -1) * (0.25 + 0.13 * i)
            sway = 0.08 * sin(tau * t / periods[i] + phases[i])
            x = middle * (1.0 + (way + sway) * scatter)
            y = h * 0.012 * sin(tau * t / periods[i + 1])
            ghost = self._faint(i, scatter * (0.42 - 0.04 * i), theme)
            place = (round(x), round(y))
            out.blit(ghost, place, special_flags=pygame.BLEND_RGB_ADD)
        face = pygame.transform.smoothscale(face, (w, h))
        strokes.fade(face, 1.0 - 0.45 * scatter)
        out.blit(face, (round(middle), 0), special_flags=strokes.PREMULTIPLIED)
        return out


def _colours(theme: Theme, masks: tuple[int, int, int, int]) -> NDArray[np.uint32]:
    """The pixel of every light and tint: TINTS x 256, premultiplied, flat."""
    light = np.linspace(0.0, 1.0, 256)[None, :]
    side = np.linspace(-1.0, 1.0, TINTS)[:, None]
    deep, dusk = mix(theme.ink, theme.fog, 0.20), mix(theme.ink, theme.fog, 0.72)
    flesh = mix(dusk, theme.bone, 0.55)
    steps = (
        theme.ink,
        deep,
        dusk,
        flesh,
        theme.bone,
        mix(theme.bone, (255, 255, 255), 0.5),
    )
    solid = np.clip(0.45 + 1.8 * light, 0.0, 1.0) + 0.0 * side
    out = np.zeros((TINTS, 256), np.uint32)
    for c, mask in enumerate(masks[:3]):
        shade = np.interp(light, SHADES, [s[c] for s in steps])
        warm, cold = np.clip(side, 0.0, 1.0), np.clip(-side, 0.0, 1.0)
        body = np.sqrt(light)
        shade = shade + body * warm * (0.50 * theme.ember[c] - 70.0)
        shade = shade + body * cold * (0.62 * theme.teal[c] - 84.0)
        level = np.clip(shade * solid, 0.0, 255.0 * solid).astype(np.uint32)
        out |= level * np.uint32(mask & -mask)
    alpha = masks[3]
    out |= np.rint(solid * 255.0).astype(np.uint32) * np.uint32(alpha & -alpha)
    return out.ravel()


@lru_cache(maxsize=2)
def _mask(w: int, h: int) -> pygame.Surface:
    """The melting border as a picture to multiply with."""
    out = pygame.Surface((w, h), pygame.SRCALPHA)
    level = np.rint(_melt(w, h) * 255.0).astype(np.uint8)
    pixels = pygame.surfarray.pixels3d(out)
    pixels[:] = level[:, :, None]
    del pixels
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = level
    del alpha
    return out


def _unfocused(face: pygame.Surface, blur: float, passes: int) -> pygame.Surface:
    """The face blurred by about ``blur`` of its pixels."""
    if blur < 0.4:
        return face
    for _ in range(passes):
        face = pygame.transform.box_blur(face, max(1, round(blur)))
    return face


def _thinned(
    pictures: NDArray[np.float32], size: tuple[int, int], less: int
) -> NDArray[np.float32]:
    """Pictures (k, p) with every ``less``-th row and column, as (k, fewer)."""
    if less == 1:
        return pictures
    w, h = size
    part = pictures.reshape(-1, h, w)[:, ::less, ::less]
    return np.ascontiguousarray(part.reshape(len(pictures), -1))


def _noise(count: int) -> NDArray[np.float32]:
    """Numbers from -0.5 to 0.5 without pattern: an integer hash, the same always."""
    n = np.arange(count, dtype=np.uint32) * np.uint32(2654435769)
    for _ in range(2):
        n ^= n >> np.uint32(15)
        n *= np.uint32(2246822519)
    n ^= n >> np.uint32(13)
    return np.asarray(n / np.float64(2**32) - 0.5, np.float32)


def _fitting(rect: pygame.Rect, ratio: float) -> pygame.Rect:
    height = min(rect.h, round(rect.w / ratio))
    area = pygame.Rect(0, 0, max(2, round(height * ratio)), max(2, height))
    area.midbottom = rect.midbottom
    return area


@lru_cache(maxsize=2)
def _melt(w: int, h: int) -> NDArray[np.float32]:
    """1 on the face, falling to 0 at the edges with a slow, uneven border; (w, h)."""
    x = np.linspace(-1.0, 1.0, w)[:, None]
    y = np.linspace(-1.0, 1.0, h)[None, :]
    angle = np.arctan2(y, x)
    wave = 0.03 * np.sin(5 * angle + 0.7) + 0.025 * np.sin(9 * angle + 2.1)
    far = np.sqrt((x / 0.86) ** 2 + ((y + 0.02) / 0.97) ** 2) + wave
    share = np.clip((1.02 - far) / 0.36, 0.0, 1.0)
    fade = np.clip((0.98 - y) / 0.42, 0.0, 1.0)
    share, fade = share * share * (3 - 2 * share), fade * fade * (3 - 2 * fade)
    return np.asarray(share * fade, np.float32)


def _motes(surface: pygame.Surface, area: pygame.Rect, t: float, theme: Theme) -> None:
    """Sparks that leave the melting edge and go out."""
    if theme.grain == 0.0:
        return
    size = max(1, round(area.h / 260))
    i = np.arange(MOTES)
    life = (t / (7.0 + 5.0 * ((i * 0.618) % 1.0)) + i * 0.7548) % 1.0
    angle = tau * ((i * 0.5698) % 1.0) + 0.25 * np.sin(0.4 * t + i)
    far = 0.78 + 0.30 * life + 0.10 * ((i * 0.319) % 1.0)
    x = area.centerx + area.w * 0.45 * far * np.cos(angle)
    y = area.centery + area.h * 0.47 * far * np.sin(angle) - 0.04 * area.h * life
    glow = 0.75 * np.sin(pi * life) ** 2
    warm, cold = (mix(c, theme.bone, 0.35) for c in (theme.ember, theme.teal))
    lit = np.where((x < area.centerx)[:, None], cold, warm) * glow[:, None]
    # Filling with a blend heeds no clip, so sparks that would cross it are left out.
    window = surface.get_clip()
    spots = np.rint(np.stack([x, y], axis=1)).astype(int)
    low, high = window.topleft, (window.right - size, window.bottom - size)
    seen = ((spots >= low) & (spots <= high)).all(axis=1) & (glow > 0.02)
    shown, tones = spots[seen].tolist(), lit[seen].astype(int).tolist()
    for (left, top), colour in zip(shown, tones, strict=True):
        surface.fill(colour, (left, top, size, size), pygame.BLEND_RGB_ADD)
