"""The mathematics on the page: at rest, or on its way from one figure to the next."""

import pygame

from game.figure.arrange import arrange, glide
from game.figure.motion import Motion
from game.figure.things import Box, Figure
from game.ui.brush import Brush
from game.ui.paint import paint

STILLS = 5
STILL = 0.28
EM = 34.0


class Tableau:
    """One figure in a box of window pixels, and the motion that leads to it."""

    def __init__(self) -> None:
        self.figure = Figure()
        self.room = Box(0, 0, 1, 1)
        self.em = EM
        self.motion: Motion | None = None
        self.elapsed = 0.0
        self.calm = False
        self._before: dict[str, Box] = {}
        self._after: dict[str, Box] = {}

    @property
    def moving(self) -> bool:
        """Whether the picture changes by itself."""
        return self.motion is not None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look at, now or a moment ago."""
        return not self.figure.panels and self.motion is None

    def place(self, room: Box, em: float) -> None:
        """Give the figure its room; motion goes on in the new one."""
        if (room, em) == (self.room, self.em):
            return
        self.room, self.em = room, em
        self._after = self._arranged(self.figure)
        self._before = self._after if self.motion is None else self._before

    def show(self, figure: Figure, *, animate: bool, calm: bool = False) -> None:
        """Turn into ``figure``; ``calm`` shows the way as a few stills."""
        if figure == self.figure and self.motion is None:
            return
        before, self.calm = self.figure, calm
        self._before = self._arranged(before)
        self._after = self._arranged(figure)
        self.figure, self.elapsed = figure, 0.0
        motion = Motion(before, figure) if animate else None
        self.motion = motion if motion and motion.seconds > 0 else None

    def finish(self) -> None:
        """Let the motion be over."""
        self.motion = None

    def tick(self, dt: float) -> bool:
        """Let time pass; whether the picture changed (its last change included)."""
        if self.motion is None:
            return False
        before = self._moment()
        self.elapsed += dt
        if self.elapsed >= self._seconds():
            self.motion = None
            return True
        return self._moment() != before

    def draw(self, surface: pygame.Surface, brush: Brush) -> None:
        """Paint the figure of this moment in its room."""
        if self.motion is None:
            paint(surface, self.figure, self._after, brush)
            return
        t = self._moment()
        boxes = glide(self._before, self._after, self.motion.slide(t))
        paint(surface, self.motion.at(t), boxes, brush)

    def boxes(self) -> dict[str, Box]:
        """Where each panel stands, in window pixels."""
        return self._after

    def _seconds(self) -> float:
        if self.motion is None:
            return 0.0
        return STILLS * STILL if self.calm else self.motion.seconds

    def _moment(self) -> float:
        if self.motion is None or not self.calm:
            return self.elapsed
        still = min(STILLS, int(self.elapsed / STILL) + 1)
        return self.motion.seconds * still / STILLS

    def _arranged(self, figure: Figure) -> dict[str, Box]:
        room = self.room
        boxes = arrange(figure, room.w, room.h, self.em)
        return {
            key: Box(box.x + room.x, box.y + room.y, box.w, box.h)
            for key, box in boxes.items()
        }
