"""The mathematics on the page: at rest, or on its way from one figure to the next."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pygame

from game.figure.arrange import arrange, glide
from game.figure.easing import smooth
from game.figure.motion import Motion
from game.figure.things import Box, Figure, Page
from game.screens.shared.context import Context
from game.ui.paint.brush import Brush
from game.ui.paint.figure import painting
from game.ui.paint.ground import lay_ground

STILLS = 5
STILL = 0.28
SHIFT = 0.35
EM = 34.0


_Asked: TypeAlias = tuple[Figure, float, float, float]
Arranging: TypeAlias = Callable[[Figure, float, float, float], dict[str, Box]]
_Arranged: TypeAlias = tuple[_Asked, dict[str, Box]]


def for_reader(context: Context) -> Arranging:
    """Arranges by how large the reader wants the text."""

    def arranged(
        figure: Figure, width: float, height: float, em: float
    ) -> dict[str, Box]:
        return arrange(figure, width, height, em, context.brush.view.text_scale)

    return arranged


class StageView:
    """One figure in a box of window pixels, and the motion that leads to it.

    ``lit`` says that it stands before a lit place, and brings the dark that it needs;
    ``darker`` how much more of it than elsewhere, 0 to 1.
    """

    def __init__(self, *, lit: bool = True, by: Arranging = arrange) -> None:
        self.lit = lit
        self.darker = 0.0
        self._by = by
        self.figure = Figure()
        self.room = Box(0, 0, 1, 1)
        self.em = EM
        self.motion: Motion | None = None
        self.elapsed = 0.0
        self.calm = False
        self._shift = SHIFT
        self._before: dict[str, Box] = {}
        self._after: dict[str, Box] = {}
        # What comes, and what was arranged last: a figure is asked for again and again.
        self._ready: list[_Arranged] = [((Figure(), 0.0, 0.0, 0.0), {})] * 2

    @property
    def moving(self) -> bool:
        """Whether the picture changes by itself."""
        return self.motion is not None or self._shift < SHIFT

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look at, now or a moment ago."""
        return not self.figure.panels and self.motion is None

    def place(self, room: Box, em: float) -> None:
        """Give the figure its room: it moves over, and a motion goes on there."""
        if (room, em) == (self.room, self.em):
            return
        same_width = room.w == self.room.w and em == self.em
        self.room, self.em = room, em
        if self.motion is None:
            self._before = self._after
            glides = same_width and self._after and not self.calm
            self._shift = 0.0 if glides else SHIFT
        self._after = self._arranged(self.figure)

    def show(self, figure: Figure, *, animate: bool, calm: bool = False) -> None:
        """Turn into ``figure``; ``calm`` shows the way as a few stills."""
        if figure == self.figure and self.motion is None:
            return
        before, self.calm = self.figure, calm
        self._before = self._after
        self._after = self._arranged(figure)
        self._shift = SHIFT
        self.figure, self.elapsed = figure, 0.0
        motion = Motion(before, figure) if animate else None
        self.motion = motion if motion and motion.seconds > 0 else None

    def follow(self, other: "StageView") -> None:
        """Show what another one shows, as far on its way as it is."""
        if other.motion is None:
            self.show(other.figure, animate=False)
            return
        self.show(other.motion.before, animate=False)
        self.show(other.figure, animate=True, calm=other.calm)
        self.elapsed = other.elapsed

    def swap(self, figure: Figure) -> None:
        """Show a figure at once; like panels stay where they stand, so hands do too."""
        alike = [p.key for p in figure.panels] == [p.key for p in self.figure.panels]
        if not alike:
            self.show(figure, animate=False)
            return
        self.figure = figure
        self.finish()

    def finish(self) -> None:
        """Let the motion be over."""
        self.motion, self._shift = None, SHIFT

    def tick(self, dt: float) -> bool:
        """Let time pass; whether the picture changed (its last change included)."""
        if self.motion is None:
            shifting = self._shift < SHIFT
            self._shift = min(SHIFT, self._shift + dt)
            return shifting
        before = self._moment()
        self.elapsed += dt
        if self.elapsed >= self._seconds():
            self.motion = None
            return True
        return self._moment() != before

    def draw(
        self, surface: pygame.Surface, brush: Brush, clip: pygame.Rect | None = None
    ) -> None:
        """Paint the figure of this moment in its room, nothing outside ``clip``."""
        for _ in self.drawing(surface, brush, clip):
            pass

    def drawing(
        self, surface: pygame.Surface, brush: Brush, clip: pygame.Rect | None = None
    ) -> Iterator[None]:
        """The same, a panel a step."""
        if self.motion is None:
            t = smooth(self._shift / SHIFT)
            figure, boxes = self.figure, self._gliding(t) if t < 1.0 else self._after
        else:
            t = self._moment()
            boxes = self._gliding(self.motion.slide(t))
            figure = self.motion.at(t)
        if self.lit:
            before = surface.get_clip()
            surface.set_clip(before if clip is None else clip.clip(before))
            lay_ground(surface, figure, boxes, brush, darker=self.darker)
            surface.set_clip(before)
        yield from painting(surface, figure, boxes, brush, clip=clip)

    def _gliding(self, t: float) -> dict[str, Box]:
        """The boxes on their way; a page has its last size at once, so its type rests.

        A page that changed its width with every frame would be set in type as often.
        Its heading goes from where it was to where it will be; nothing leaves the room.
        """
        boxes, room = glide(self._before, self._after, t), self.room
        for panel in self.figure.panels:
            if isinstance(panel, Page) and panel.key in boxes:
                now, last = boxes[panel.key], self._after[panel.key]
                x = now.x + (now.w - last.w) / 2
                y = max(room.y, min(now.y, room.y + room.h - last.h))
                boxes[panel.key] = Box(x, y, last.w, last.h)
        return boxes

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

    def expect(self, figure: Figure, room: Box, em: float) -> None:
        """A figure is shown soon, in this room: find its boxes their places."""
        self._ready[0] = (
            (figure, room.w, room.h, em),
            self._by(figure, room.w, room.h, em),
        )

    def _arranged(self, figure: Figure) -> dict[str, Box]:
        room = self.room
        asked = (figure, room.w, room.h, self.em)
        boxes = next((boxes for key, boxes in self._ready if key == asked), None)
        if boxes is None:
            boxes = self._by(*asked)
        self._ready[1] = asked, boxes
        return {
            key: Box(box.x + room.x, box.y + room.y, box.w, box.h)
            for key, box in boxes.items()
        }
