"""Pictures of one colour and of how much of it there is, as numbers from 0 to 1."""

from typing import TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.theme import Colour

Tint: TypeAlias = tuple[int, int, int, int]
Share: TypeAlias = NDArray[np.floating]
WHITE: Tint = (255, 255, 255, 255)


def tinted(share: Share, tint: Tint) -> pygame.Surface:
    """A premultiplied picture of ``tint``, as strong as ``share`` (w, h) says."""
    # Each strength once: white has the same one in all that it is made of.
    strong = {tone: np.rint(share * tone).astype(np.uint8) for tone in set(tint)}
    out = pygame.Surface(share.shape, pygame.SRCALPHA)
    whole = np.zeros(share.shape, np.uint32)
    for tone, shift in zip(tint, out.get_shifts(), strict=True):
        whole |= strong[tone].astype(np.uint32) << shift
    pixels = pygame.surfarray.pixels2d(out)
    pixels[:] = whole
    del pixels
    return out


def lit(
    share: Share, colour: Colour | tuple[float, float, float] = WHITE[:3]
) -> pygame.Surface:
    """A picture without alpha, ``colour`` where ``share`` (w, h) is 1, else darker."""
    out = pygame.Surface(share.shape, 0, 32)
    pixels = pygame.surfarray.pixels3d(out)
    pixels[:] = np.rint(share[:, :, None] * np.array(colour))
    del pixels
    return out
