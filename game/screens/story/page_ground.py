"""What lies behind a page: its place, and the same dimmed where the words stand."""

from collections.abc import Generator

import pygame

from game.screens.shared.backdrop import Backdrop
from game.screens.shared.context import Context
from game.screens.story.actors_view import ActorsView, Veil
from game.ui.paint import text_panel
from game.ui.paint.reading_layout import page
from game.ui.theme import Colour


class PageGround:
    """``base`` is the place as it is lit now, ``veiled`` has the veil and a name on it.

    ``page`` and ``name`` (who speaks, and what is written) are those of the moment;
    ``bare`` is a page without words at its foot.
    """

    def __init__(
        self, context: Context, backdrop: Backdrop, actors: ActorsView
    ) -> None:
        self._context, self._backdrop, self._actors = context, backdrop, actors
        self.base = self.veiled = pygame.Surface((1, 1))
        self.page = page(context.brush.view)
        self.name = ("", "")
        self.bare = False
        self._composed: tuple[object, ...] = ()
        self._veils: tuple[object, ...] = ()

    @property
    def behind(self) -> tuple[pygame.Surface, Veil, int]:
        """What somebody is painted on, what dims them, and the row that they end at."""
        return self.base, self.veil, self.floor()

    def is_coming(self, size: tuple[int, int]) -> bool:
        """Whether the picture of the place is still being read."""
        return self._backdrop.is_coming(size, self._context.brush)

    def composing(self, size: tuple[int, int]) -> Generator[None, None, bool]:
        """The place and its veil, a part a step; whether they were there already.

        But for the name: that is written anew.
        """
        context, frame = self._context, self._backdrop.frame.state
        key = (self._backdrop.name, size, context.turn, self._actors.shading, frame)
        if self.base.get_size() != size:
            self.base = pygame.Surface(size)
            self.veiled = pygame.Surface(size)
        if self._composed != key:
            while self.is_coming(size):
                yield
            self._composed = ()
            self._backdrop.draw(self.base, context.brush)
            yield
            self.shade(self.base.get_rect())
            self._backdrop.frame.mark()
            yield
        veils = (key, self.page, self.bare, self.name)
        same = self._veils[:-1] == veils[:-1]
        if self._veils != veils:
            area = self.foot() if same else self.veiled.get_rect()
            self.veiled.blit(self.base, area, area)
            self.veil(self.veiled, area)
        self._composed, self._veils = key, veils
        if not same:
            yield
        return same

    def veil(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Dim an area where the words stand, and write the name."""
        if self.bare:
            return
        before = surface.get_clip()
        surface.set_clip(area)
        text_panel.veil(surface, self.page, self._context.brush)
        name, colour = self.named(self.name)
        if name:
            text_panel.name(surface, self.page, self._context.brush, name, colour)
        surface.set_clip(before)

    def named(self, name: tuple[str, str]) -> tuple[str, Colour]:
        """A speaker's name, and the colour that it is written in."""
        return name[1], self._context.brush.theme.speaker(name[0])

    def shade(self, area: pygame.Rect) -> None:
        """Let what is painted of the place sink with the room, but for the frame."""
        base, frame = self.base, self._backdrop.frame
        part = frame.reach.clip(area).clip(base.get_rect())
        if not frame.seen or not part.w or not part.h:
            self._actors.shade(base, area)
            return
        before = base.subsurface(part).copy()
        self._actors.shade(base, area)
        frame.spare(base, part, before)
        base.set_clip(part)
        frame.light(base)
        base.set_clip(None)

    def floor(self) -> int:
        """The pixel row at which the text begins: no face is painted below it."""
        view = self._context.brush.view
        return view.of(self.page.name).top - view.px(4)

    def foot(self) -> pygame.Rect:
        """All below that row."""
        view, floor = self._context.brush.view, self.floor()
        return pygame.Rect(0, floor, view.width, view.height - floor)
