"""Small pictures of the window, for saves."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pygame

SIZE = (384, 216)


def thumbnail(surface: pygame.Surface) -> bytes | None:
    """The surface as a small JPEG."""
    wide, high = surface.get_size()
    scale = max(SIZE[0] / wide, SIZE[1] / high)
    area = (max(SIZE[0], round(wide * scale)), max(SIZE[1], round(high * scale)))
    small = pygame.transform.smoothscale(surface, area)
    left, top = (area[0] - SIZE[0]) // 2, (area[1] - SIZE[1]) // 2
    part = small.subsurface((left, top, *SIZE))
    try:
        # By way of a file: encoding into memory leaks each picture in pygame-ce 2.5.
        with TemporaryDirectory(prefix="eigenface-") as folder:
            path = Path(folder) / "page.jpg"
            pygame.image.save(part, str(path))
            return path.read_bytes()
    except (OSError, pygame.error):
        return None
