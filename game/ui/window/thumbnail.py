"""Small pictures of the window, for saves."""

import errno
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pygame

SIZE = (384, 216)
ENDS = {".jpg": b"\xff\xd9", ".png": b"IEND\xaeB`\x82"}


def thumbnail(surface: pygame.Surface) -> bytes | None:
    """The surface as a small JPEG."""
    wide, high = surface.get_size()
    scale = max(SIZE[0] / wide, SIZE[1] / high)
    area = (max(SIZE[0], round(wide * scale)), max(SIZE[1], round(high * scale)))
    small = pygame.transform.smoothscale(surface, area)
    left, top = (area[0] - SIZE[0]) // 2, (area[1] - SIZE[1]) // 2
    part = small.subsurface((left, top, *SIZE))
    try:
        return encoded(part, "page.jpg")
    except (OSError, pygame.error):
        return None


def encoded(surface: pygame.Surface, name: str) -> bytes:
    """The bytes of a picture, of the kind that its name says. Raises OSError."""
    # By way of a file: encoding into memory leaks each picture in pygame-ce 2.5.
    with TemporaryDirectory(prefix="eigenface-") as folder:
        path = Path(folder) / name
        pygame.image.save(surface, str(path))
        data = path.read_bytes()
    # A full disk is no fault to SDL: it leaves the file short.
    if not data.rstrip(b"\0").endswith(ENDS[path.suffix]):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return data
