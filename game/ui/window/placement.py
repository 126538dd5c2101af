"""Where a window stands and how large it is, so that it opens there again."""

import re

from msgspec import Struct

LEAST = (640, 360)
# The window's first size, and what a desktop's own bars take.
USUAL, BARS = (1280, 720), (0, 60)
WRITTEN = re.compile(r"(\d{1,5})x(\d{1,5})([+-]\d{1,5})([+-]\d{1,5})(max)?")


class Placement(Struct, frozen=True):
    """Size and upper left corner in pixels; ``largest`` where it fills the desktop.

    Written as X11 writes it: ``1280x720+40+30``, and ``max`` behind it.
    """

    size: tuple[int, int] = USUAL
    corner: tuple[int, int] | None = None
    largest: bool = False

    def written(self) -> str:
        """As text for the settings."""
        (w, h), (x, y) = self.size, self.corner or (0, 0)
        return f"{w}x{h}{x:+}{y:+}{'max' if self.largest else ''}"


def read_placement(text: str, desktop: tuple[int, int] | None) -> Placement:
    """The placement that was written, as far as this desktop has room for it."""
    match = WRITTEN.fullmatch(text)
    found = Placement()
    if match:
        w, h, x, y = map(int, match.groups()[:4])
        found = Placement((w, h), (x, y), match[5] is not None)
    if desktop is None:
        return found
    room = (desktop[0] - BARS[0], desktop[1] - BARS[1])
    w, h = (
        max(least, min(side, most))
        for side, least, most in zip(found.size, LEAST, room, strict=True)
    )
    if not match:
        return Placement((w, h), None, largest=(w, h) != found.size)
    x, y = found.corner or (0, 0)
    # At least a hand's width of it must be in reach.
    near = -w // 2 <= x <= desktop[0] - w // 2 and 0 <= y <= desktop[1] - h // 2
    return Placement((w, h), (x, y) if near else None, found.largest)
