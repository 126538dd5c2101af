"""pygame's modules of arrays, loaded before two threads can ask for them at once."""

import pygame


def sound_arrays() -> None:
    """Have ``pygame.sndarray`` ready."""
    _ = pygame.sndarray.samples


def picture_arrays() -> None:
    """Have ``pygame.surfarray`` ready."""
    _ = pygame.surfarray.pixels3d
