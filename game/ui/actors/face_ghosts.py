"""The Eigenface's first components beside it, each on its own way out, as light."""

from math import sin, tau

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.actors import face_edge
from game.ui.actors.face_motion import Countenance
from game.ui.kept import Kept
from game.ui.paint.shading import lit
from game.ui.theme import Theme
from game.ui.window.face_basis import Basis

GHOSTS, FEW = 6, 4
# How much of the mean is in a ghost.
BODY = 0.6
KEPT = 32


class Ghosts:
    """The components of a basis as pictures."""

    def __init__(self, basis: Basis, countenance: Countenance) -> None:
        self._basis, self._countenance = basis, countenance
        self._wholes: Kept[tuple[int, str], pygame.Surface] = Kept(GHOSTS)
        self._kept: Kept[tuple[int, int, str], pygame.Surface] = Kept(KEPT)
        # Painted anew each time; to ask for memory each time would cost a millisecond.
        self._haze = self._mist = pygame.Surface((1, 1), 0, 32)

    def peel(
        self, size: tuple[int, int], t: float, seen: float, top: float, theme: Theme
    ) -> pygame.Surface:
        """All of them about a face that begins at the row ``top``.

        They are soft, so they are laid out on a quarter of the pixels.
        """
        w, h = (n / 2 for n in self._basis.size)
        small = (-(-size[0] // 2), -(-size[1] // 2))
        if self._haze.get_size() != size:
            self._haze = pygame.Surface(size, 0, 32)
            self._mist = pygame.Surface(small, 0, 32)
        self._mist.fill((0, 0, 0))
        middle = (small[0] - w) / 2
        periods, phases = self._countenance.periods, self._countenance.phases
        for i in range(min(GHOSTS, self._basis.rank - 1)):
            share = seen if i < FEW else max(0.0, 2.0 * seen - 1.0)
            way = (-1 if i % 2 else 1) * (0.36 + 0.085 * i)
            sway = 0.07 * sin(tau * t / periods[i] + phases[i])
            x = middle + w * (0.86 * way + sway) * (0.45 + 0.55 * seen)
            y = top / 2 + h * 0.012 * sin(tau * t / periods[i + 1])
            level = round(255 * share * (0.66 - 0.05 * i))
            if level > 0:
                ghost, spot = self._faint(i, level, theme), (round(x), round(y))
                self._mist.blit(ghost, spot, special_flags=pygame.BLEND_RGB_ADD)
        curtain = face_edge.curtain(*small)
        self._mist.blit(curtain, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        pygame.transform.smoothscale(self._mist, size, self._haze)
        return self._haze

    def component(self, i: int, theme: Theme) -> pygame.Surface:
        """Component ``i`` alone, as light: amber where it adds, teal where it takes."""
        w, h = self._basis.size
        shape = self._basis.ghost(i).reshape(h, w).T * face_edge.melting(theme, w, h)
        shape = shape / max(1e-6, _brightest(np.abs(shape)))
        small = pygame.Surface((w, h), 0, 32)
        pixels = pygame.surfarray.pixels3d(small)
        adds, takes = (np.clip(s * shape, 0.0, 1.3) ** 1.25 for s in (1.0, -1.0))
        for c in range(3):
            light = adds * theme.ember[c] + takes * theme.teal[c]
            pixels[:, :, c] = np.clip(light, 0.0, 255.0)
        del pixels
        return small

    def warm(self, theme: Theme) -> None:
        """Have all of them ready."""
        for i in range(min(GHOSTS, self._basis.rank - 1)):
            self._whole(i, theme)

    def _whole(self, i: int, theme: Theme) -> pygame.Surface:
        return self._wholes.of((i, theme.name), lambda: self._ghost(i, theme))

    def _faint(self, i: int, level: int, theme: Theme) -> pygame.Surface:
        """A ghost darkened."""

        def make() -> pygame.Surface:
            ghost = self._whole(i, theme).copy()
            ghost.fill((level,) * 3, special_flags=pygame.BLEND_RGB_MULT)
            return ghost

        return self._kept.of((i, level, theme.name), make)

    def _ghost(self, i: int, theme: Theme) -> pygame.Surface:
        """The mean face with one component on it, half as large as the basis."""
        w, h = self._basis.size
        body = self._basis.mean.reshape(h, w).T * face_edge.melting(theme, w, h)
        tone = theme.teal if i % 2 else theme.ember
        whole = lit(BODY * np.clip(body**1.6, 0.0, 1.0), tone)
        whole.blit(self.component(i, theme), (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        return pygame.transform.smoothscale(whole, (w // 2, h // 2))


def _brightest(light: NDArray[np.floating]) -> float:
    """The light that only one pixel of 250 outshines."""
    at = round(0.996 * (light.size - 1))
    return float(np.partition(light, at, axis=None)[at])
