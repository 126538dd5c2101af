"""Who is present: the Eigenface and the Patient, where they stand and how they move."""

from collections.abc import Callable

import pygame

from game.figure.easing import smooth
from game.figure.things import Box
from game.screens.desk import Desk
from game.stage.state import Stage, rank
from game.ui.page import Page
from game.ui.portrait import EigenfacePortrait, PatientPortrait
from game.ui.view import whole

GLIDE = 0.7
SPEAKING = 1.0 / 30.0
RESTING = 1.0 / 8.0
EVERY_GUESS = 8

Veil = Callable[[pygame.Surface, pygame.Rect], None]


class Faces:
    """Portraits at the sides of the stage; the Eigenface comes forward when alone."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.alone = True
        self._eigenface = EigenfacePortrait.of(desk.assets)
        self._patient = PatientPortrait()
        self._shown: tuple[str, ...] = ()
        self._speaker = ""
        self._rank = 1
        self._certainty = 0.0
        self._page: Page | None = None
        self._way = 1.0
        self._time = 0.0
        self._since = 0.0
        self._speaking = False

    @property
    def gliding(self) -> bool:
        """Whether a portrait is on its way to another place."""
        return self._way < 1.0

    def place(self, stage: Stage, page: Page, *, alone: bool, speaking: str) -> None:
        """Take the places of a page."""
        first = self._page is None
        self._page = page
        self._shown = stage.shown
        self._speaker = speaking
        self._rank = rank(stage, self.desk.library.ledger)
        written = sum(1 for _, mark in stage.ledger if mark)
        self._certainty = min(1.0, written / EVERY_GUESS)
        if first:
            self.alone = alone
            self._way = 1.0

    def settle(self, *, alone: bool) -> None:
        """Come forward, or make room for the stage."""
        self.alone = alone
        self._way = 1.0 if self.desk.settings.reduced_motion else 0.0

    def tick(self, dt: float, *, speaking: bool) -> None:
        """Let time pass."""
        self._time += dt
        self._since += dt
        self._speaking = speaking
        if self._way < 1.0:
            self._way = min(1.0, self._way + dt / GLIDE)

    def until_change(self) -> float:
        """Seconds until the faces want to be painted again."""
        if self.gliding:
            return 0.0
        if not self._shown or self.desk.settings.reduced_motion:
            return float("inf")
        return max(0.0, self._beat() - self._since)

    def draw(
        self, surface: pygame.Surface, base: pygame.Surface, veil: Veil, floor: int
    ) -> list[pygame.Rect]:
        """Paint every face that is present, above the pixel row ``floor``."""
        self._since = 0.0
        window = surface.get_rect()
        window.height = min(window.height, floor)
        before = surface.get_clip()
        painted = []
        for name, box in self._places():
            area = whole(box).clip(window)
            surface.set_clip(area)
            surface.blit(base, area, area)
            self._paint(surface, name, whole(box))
            veil(surface, area)
            painted.append(area)
        surface.set_clip(before)
        return painted

    def redraw(
        self, surface: pygame.Surface, base: pygame.Surface, veil: Veil, floor: int
    ) -> list[pygame.Rect]:
        """Paint the faces again if it is their time; what was painted."""
        if self.until_change() > 0.0:
            return []
        return self.draw(surface, base, veil, floor)

    def _beat(self) -> float:
        return SPEAKING if self._speaking else RESTING

    def _places(self) -> list[tuple[str, Box]]:
        page = self._page
        if page is None:
            return []
        view = self.desk.brush.view
        t = smooth(self._way)
        if self.alone:
            t = 1.0 - t
        found = []
        if "patient" in self._shown:
            found.append(("patient", view.pixels(page.left)))
        if "eigenface" in self._shown:
            found.append(
                ("eigenface", view.pixels(_between(page.alone, page.right, t)))
            )
        return found

    def _paint(self, surface: pygame.Surface, name: str, area: pygame.Rect) -> None:
        calm = self.desk.settings.reduced_motion
        theme = self.desk.brush.theme
        t = 0.0 if calm else self._time
        speaking = self._speaking and self._speaker == name
        if name == "patient":
            self._patient.draw(
                surface,
                area,
                t=t,
                certainty=self._certainty,
                speaking=speaking,
                theme=theme,
            )
        else:
            self._eigenface.draw(
                surface, area, rank=self._rank, t=t, speaking=speaking, theme=theme
            )


def _between(a: Box, b: Box, t: float) -> Box:
    return Box(
        a.x + (b.x - a.x) * t,
        a.y + (b.y - a.y) * t,
        a.w + (b.w - a.w) * t,
        a.h + (b.h - a.h) * t,
    )
