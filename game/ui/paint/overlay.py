"""What lies on a finished picture for a while, and what it lies on."""

import pygame


class Overlay:
    """One thing over a picture: what it covers is kept, to be put back."""

    def __init__(self) -> None:
        self._under: tuple[pygame.Surface, pygame.Rect] | None = None

    def cover(self, surface: pygame.Surface, area: pygame.Rect) -> pygame.Rect:
        """Keep what is there; the part of the area that lies on the surface."""
        area = area.clip(surface.get_rect())
        if area.w and area.h:
            self._under = (surface.subsurface(area).copy(), area)
        return area

    def forget(self) -> None:
        """All was painted anew: there is nothing to put back."""
        self._under = None

    def lift(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Put it back; what has changed. The window may have another size by now."""
        if self._under is None:
            return []
        (kept, area), self._under = self._under, None
        if surface.get_rect().contains(area):
            surface.blit(kept, area)
        return [area]
