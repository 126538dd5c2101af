"""The Eigenface: a face mixed live from its components."""

from functools import lru_cache
from math import pi, sin, sqrt, tau

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui import strokes
from game.ui.assets import Assets
from game.ui.facebasis import Basis, read_faces
from game.ui.outline import PatientPortrait
from game.ui.theme import Theme, mix

__all__ = ["EigenfacePortrait", "PatientPortrait", "read_faces"]

DRIFT = 0.42
TREMBLE = 0.55
BLINK = 0.22
TINT = 1.7
GHOSTS = 6
MOTES = 90


class EigenfacePortrait:
    """The Eigenface, recomposed from its basis at every moment.

    Coefficients drift as slow sines of incommensurate periods (8 to 20 s) around the
    face at which full rank arrives; a blink swaps two of them; speech trembles the
    second (light from the side). What a component adds is amber, what it takes is teal.
    """

    def __init__(self, basis: Basis) -> None:
        self.basis = basis
        k = np.arange(basis.rank)
        self._periods = 8.0 + 12.0 * np.modf(0.618034 * (k + 1))[0]
        self._phases = tau * np.modf(0.754877 * (k + 1))[0]
        w, h = basis.mean.shape
        self._mask = _melt(w, h)
        self._grain = _noise(2 * w * h).reshape(2, w, h) * np.float32(0.05)
        self._canvas = pygame.Surface((w, h), pygame.SRCALPHA)
        self._ghosts: dict[tuple[int, str], pygame.Surface] = {}

    @classmethod
    def of(cls, assets: Assets) -> "EigenfacePortrait":
        """The portrait from the kept basis."""
        return cls(read_faces(assets))

    def weights(self, rank: float, t: float, *, speaking: bool) -> NDArray[np.float32]:
        """The coefficients (k,) at ``t`` seconds; those beyond ``rank`` are nothing."""
        basis = self.basis
        sway = np.sin(tau * t / self._periods + self._phases)
        out = 0.92 * basis.arrival + DRIFT * basis.spread * sway
        blink = _blink(t)
        if blink > 0.0 and basis.rank > 5:
            a, b = float(out[3]), float(out[5])
            out[3], out[5] = a + (b - a) * blink, b + (a - b) * blink
        if speaking and basis.rank > 1:
            shake = sin(tau * 4.3 * t) * (0.6 + 0.4 * sin(tau * 1.7 * t))
            out[1] += TREMBLE * 0.5 * basis.spread[1] * shake
        present = np.clip(rank - np.arange(basis.rank), 0.0, 1.0)
        return np.asarray(out * present, np.float32)

    def draw(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        *,
        rank: float,
        t: float,
        speaking: bool = False,
        scatter: float = 0.0,
        theme: Theme,
    ) -> None:
        """Paint the face inside a rectangle of pixels, its edges melting away.

        ``rank`` counts components, from 0 or 1 (a blur) to all of them (a face).
        ``scatter`` (0 to 1) lets the first of them drift apart to both sides.
        """
        if rect.w < 4 or rect.h < 4:
            return
        basis = self.basis
        w, h = basis.mean.shape
        weights = self.weights(rank, t, speaking=speaking)
        face = basis.mean + (weights @ basis.ghosts).reshape(w, h)
        tint = (weights[:GHOSTS] @ basis.ghosts[:GHOSTS]).reshape(w, h)
        side = self._grain[int(t * 12) % 2]
        self._colour(face + side * (1.0 if theme.grain else 0.0), tint, theme)
        area = _fitting(rect, w / h)
        clear = sqrt(min(1.0, max(0.0, rank / max(1, basis.rank))))
        picture = self._canvas
        if clear < 0.97:
            small = (max(14, round(w * clear)), max(18, round(h * clear)))
            picture = pygame.transform.smoothscale(picture, small)
        if scatter > 0.0:
            picture = self._peeled(picture, rect.w / area.w, (t, scatter), theme)
            area = pygame.Rect(rect.x, area.y, rect.w, area.h)
        picture = pygame.transform.smoothscale(picture, area.size)
        surface.blit(picture, area, special_flags=strokes.PREMULTIPLIED)
        _motes(surface, _fitting(rect, w / h), t, theme)

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
        w, h = self.basis.mean.shape
        out = pygame.Surface((round(w * max(1.0, wide)), h), pygame.SRCALPHA)
        middle = (out.get_width() - w) / 2
        for i in range(GHOSTS):
            way = (1 if i % 2 else -1) * (0.25 + 0.13 * i)
            sway = 0.08 * sin(tau * t / self._periods[i] + self._phases[i])
            x = middle * (1.0 + (way + sway) * scatter)
            y = h * 0.012 * sin(tau * t / self._periods[i + 1])
            ghost = self._ghost(i, theme)
            place = (round(x), round(y))
            out.blit(ghost, place, special_flags=pygame.BLEND_RGB_ADD)
        face = pygame.transform.smoothscale(face, (w, h))
        strokes.fade(face, 1.0 - 0.4 * scatter)
        out.blit(face, (round(middle), 0), special_flags=strokes.PREMULTIPLIED)
        return out

    def _ghost(self, i: int, theme: Theme) -> pygame.Surface:
        """One component as light: amber where it adds, teal where it takes."""
        kept = self._ghosts.get((i, theme.name))
        if kept is not None:
            return kept
        w, h = self.basis.mean.shape
        shape = self.basis.ghosts[i].reshape(w, h) * self._mask
        shape = shape / max(1e-6, float(np.abs(shape).max())) * (0.36 - 0.03 * i)
        small = pygame.Surface((w, h))
        pixels = pygame.surfarray.pixels3d(small)
        for c in range(3):
            light = np.maximum(shape, 0.0) * theme.ember[c]
            light -= np.minimum(shape, 0.0) * theme.teal[c]
            pixels[:, :, c] = np.clip(light, 0.0, 255.0)
        del pixels
        self._ghosts[i, theme.name] = small
        return small

    def _colour(
        self, face: NDArray[np.float32], tint: NDArray[np.float32], theme: Theme
    ) -> None:
        light = np.clip(face, 0.0, 1.0) * self._mask
        amber = np.clip(tint * TINT, 0.0, 0.5) * self._mask
        teal = np.clip(tint * -TINT, 0.0, 0.5) * self._mask
        pixels = pygame.surfarray.pixels3d(self._canvas)
        for i in range(3):
            shade = light * np.float32(0.93 * theme.bone[i])
            shade += amber * np.float32(0.55 * theme.ember[i] - 52.0)
            shade += teal * np.float32(0.95 * theme.teal[i] - 18.0)
            np.clip(shade, 0.0, 255.0, out=shade)
            pixels[:, :, i] = shade
        del pixels
        alpha = pygame.surfarray.pixels_alpha(self._canvas)
        alpha[:] = self._mask * 255.0
        del alpha


def _noise(count: int) -> NDArray[np.float32]:
    """Numbers from -0.5 to 0.5 without pattern: an integer hash, the same always."""
    n = np.arange(count, dtype=np.uint32) * np.uint32(2654435769)
    for _ in range(2):
        n ^= n >> np.uint32(15)
        n *= np.uint32(2246822519)
    n ^= n >> np.uint32(13)
    return np.asarray(n / np.float64(2**32) - 0.5, np.float32)


def _blink(t: float) -> float:
    """How far a blink is, from 0 to 1; blinks come every few seconds, unevenly."""
    beat = t + 0.9 * sin(t * 0.37) + 0.5 * sin(t * 0.83)
    into = beat % 5.3
    return sin(pi * into / BLINK) if into < BLINK else 0.0


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
    # Filling with a blend heeds no clip.
    window = surface.get_clip()
    spots = np.rint(np.stack([x, y], axis=1)).astype(int).tolist()
    for place, colour in zip(spots, lit.astype(int).tolist(), strict=True):
        spot = pygame.Rect(place, (size, size)).clip(window)
        surface.fill(colour, spot, special_flags=pygame.BLEND_RGB_ADD)
