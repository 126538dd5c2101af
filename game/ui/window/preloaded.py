"""pygame's modules of arrays, loaded before two threads can ask for them at once."""

import pygame


def picture_arrays() -> None:
    """Have ``pygame.surfarray`` ready."""
    _ = pygame.surfarray.pixels3d
