"""A picture frame of the place seen from near; any key goes back to the page."""

from collections.abc import Iterator, Sequence
from typing import Any

import pygame

from game.language import N_
from game.screens.flow.base import STAY, Change, Pop
from game.screens.menus.menu_page import soft
from game.screens.shared.backdrop import covering
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.story.page_words import held
from game.ui.actors.picture_frame import Held, PictureFrame
from game.ui.forms.prompts import Hints, draw_prompts, height
from game.ui.forms.widgets import typed
from game.ui.paint import strokes
from game.ui.type.fonts import Face
from game.ui.window import intents as want
from game.ui.window.intents import Intent

# Of the window's height: the frame, and the row in its middle.
HIGH, MIDDLE = 0.72, 0.45
DIM = 130
BACK: Hints = (("back", N_("back")),)
# What is no answer to a picture: these come by themselves, or with a key that is held.
_DEAF_TO = (want.Point, want.Release, want.Resized, want.Skip, want.Typed, want.Scroll)


class CloseView:
    """The frame, large, with what it holds at a rank, and what that is in words."""

    opaque = True

    def __init__(self, context: Context, rank: int) -> None:
        self.context = context
        self._rank = rank
        self._frame = PictureFrame(context.assets)
        self._age = 0.0
        self._drawn: tuple[object, ...] = ()
        context.voice.say(held(rank))
        self._ground: tuple[object, pygame.Surface] | None = None

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Leave with anything that the player does, once they can have seen it."""
        self._age += dt
        meant = (i for i in intents if not isinstance(i, _DEAF_TO) and not _held(i))
        return Pop() if any(meant) and self._age >= DEAF else STAY

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw everything when anything changed."""
        context = self.context
        now = (context.turn, context.device, surface.get_size())
        if now == self._drawn:
            return []
        self._drawn = now
        self._behind(surface)
        brush, view = context.brush, context.brush.view
        room, theme = view.w - 180.0, brush.theme
        words = typed(brush, held(self._rank), 38.0, room, theme.text, Face.READING)
        top, lowest = (
            round((MIDDLE - HIGH / 2) * view.height),
            view.height - view.px(34),
        )
        under = view.px(34.0) + words.height + view.px(12.0) + height(brush)
        foot = min(round((MIDDLE + HIGH / 2) * view.height), lowest - under)
        flat = self._frame.flat(Held(self._rank, self._rank), foot - top)
        if flat is not None:
            area = flat.get_rect(midbottom=(view.width // 2, foot))
            surface.blit(flat, area, special_flags=strokes.PREMULTIPLIED)
        elif self._frame.fault not in context.said:
            context.said.append(self._frame.fault)
        words.draw(surface, (view.width - words.width) // 2, foot + view.px(34.0))
        spot = (view.px(110.0), lowest)
        draw_prompts(surface, brush, BACK, context.device, spot, view.width // 2)
        return None

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """The page out of focus, in a frame of its own."""
        self._behind(surface)
        yield

    def _behind(self, surface: pygame.Surface) -> None:
        """The page out of focus, as it is once the view is open."""
        key = (self.context.turn, surface.get_size())
        if self._ground is None or self._ground[0] != key:
            ground = pygame.Surface(surface.get_size(), 0, surface)
            ground.fill(self.context.brush.theme.ink)
            page = self.context.page
            if page is not None and self.context.brush.theme.grain > 0.0:
                ground.blit(soft(covering(page, ground.get_size())), (0, 0))
                ground.fill((DIM,) * 3, special_flags=pygame.BLEND_RGB_MULT)
            self._ground = (key, ground)
        surface.blit(self._ground[1], (0, 0))

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self._drawn = ()

    def wait(self) -> float:
        """Nothing changes by itself, but for the device in hand."""
        return float("inf")

    def resumed(self, result: Any) -> Change:
        """Nothing opens over it."""
        del result
        return STAY


def _held(intent: Intent) -> bool:
    """Whether it is about a key that goes with another one."""
    return isinstance(intent, want.Command) and intent.name.startswith("snap-")
