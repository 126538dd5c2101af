"""What pygame loads when it is first used, loaded before a thread can ask for it.

pygame loads its modules of arrays late, and without a lock: of two threads that ask
first, one finds a module with nothing in it.
"""

import pygame


def sound_arrays() -> None:
    """Have ``pygame.sndarray`` ready."""
    _ = pygame.sndarray.samples


def picture_arrays() -> None:
    """Have ``pygame.surfarray`` ready."""
    _ = pygame.surfarray.pixels3d
