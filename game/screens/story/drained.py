"""A page whose colours have gone in part: it is painted in full beside the window.

What is painted on the page hangs on what was there, so the colours are taken only from
what is copied into the window.
"""

from collections.abc import Sequence

import pygame

from game.screens.shared.backdrop import apart

FULL = 255


class Drained:
    """The page in full colours, while ``amount`` of them, 0 to 1, is gone from it."""

    def __init__(self) -> None:
        self._amount = 0.0
        self._page: pygame.Surface | None = None
        self._grey = pygame.Surface((1, 1))
        self._anew = False

    def page(self, window: pygame.Surface, amount: float) -> pygame.Surface:
        """What to paint on: the window itself where no colour is gone."""
        self._anew = self._anew or amount != self._amount
        self._amount = amount
        if amount > 0.0:
            if self._page is None or self._page.get_size() != window.get_size():
                self._page, self._anew = window.copy(), True
                self._grey = pygame.Surface(window.get_size())
            return self._page
        if self._page is not None:
            if self._page.get_size() == window.get_size():
                window.blit(self._page, (0, 0))
            self._page, self._grey = None, pygame.Surface((1, 1))
        return window

    def lay(
        self, window: pygame.Surface, changed: Sequence[pygame.Rect] | None
    ) -> list[pygame.Rect] | None:
        """Bring what changed on the page into the window; what changed there."""
        whole = changed is None or self._anew
        self._anew = False
        found = None if whole or changed is None else list(changed)
        if self._page is not None and found != []:
            # All of it: of a part it would take twenty times as long.
            pygame.transform.grayscale(self._page, self._grey)
            self._grey.set_alpha(round(FULL * self._amount))
            for area in [window.get_rect()] if found is None else apart(found):
                window.blit(self._page, area, area)
                window.blit(self._grey, area, area)
        return found
