"""A place or a picture alone in the whole window: only to look at."""

import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import pygame

from game.language import N_
from game.screens.extras.later import Later
from game.screens.flow.base import STAY, Change, Pop
from game.screens.shared.backdrop import Backdrop
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.ui.forms.prompts import Hints, draw_prompts, height, told
from game.ui.forms.rows import sentences
from game.ui.forms.widgets import typed
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text
from game.ui.window import intents as want
from game.ui.window.assets import Assets
from game.ui.window.intents import Intent
from game.ui.window.reach import Reach, again, back

BACK: Hints = (("back", N_("back")),)
EDGE, PAD = 110.0, 20.0
SOON = 0.02


class SeenAlone:
    """What is seen, and under it what that is in words.

    A ``place`` covers the window, and moves as in the story. The picture of a ``file``
    is whole; so is a place's in high contrast, where no page has one behind it.
    """

    opaque = True

    def __init__(
        self, context: Context, words: str, file: str, *, place: str = ""
    ) -> None:
        self.context, self._words, self._file = context, words, file
        self._backdrop = Backdrop(context.assets, context.library.places)
        self._backdrop.name = place
        self._later = Later()
        self._age = self._lit = 0.0
        self._drawn: tuple[object, ...] = ()
        self._under = pygame.Rect(0, 0, 0, 0)
        self._tell()

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Leave when the player wants to, once they can have seen it."""
        self._age += dt
        if self._later.work():
            self.redraw()
        self.context.said += self._later.faults
        self._later.faults.clear()
        for intent in intents:
            if intent == want.Command("repeat"):
                self._tell()
            elif self._age >= DEAF and isinstance(
                intent, want.Advance | want.Back | want.Press
            ):
                return Pop()
        return STAY

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw everything when anything changed, else what moves in the place."""
        context = self.context
        now = (context.turn, context.device, surface.get_size())
        if now != self._drawn:
            self._drawn = now
            if self._still:
                surface.fill(context.brush.theme.ink)
                self._show(surface)
            else:
                self._backdrop.draw(surface, context.brush)
            self._say(surface)
            return None
        if self._until_light() > 0.0:
            return []
        self._lit = self._age
        brush = context.brush
        parts = self._backdrop.breathe(surface, brush, self._age)
        if any(part.colliderect(self._under) for part in parts):
            self._say(surface)
            return [*parts, self._under]
        return parts

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """The picture of a place is read on a thread before it is seen."""
        size, brush = surface.get_size(), self.context.brush
        while not self._still and self._backdrop.is_coming(size, brush):
            yield

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self._drawn = ()

    def wait(self) -> float:
        """Seconds until the place takes a step, or a picture can be there."""
        return SOON if self._later.wanting else self._until_light()

    def resumed(self, result: Any) -> Change:
        """Nothing opens over it."""
        del result
        return STAY

    def reach(self) -> list[Reach]:
        """The way back, and to hear again what is seen."""
        return [back(), *([again()] if self.context.voice.enabled else [])]

    @property
    def _still(self) -> bool:
        """Whether it is a picture and no place to be in."""
        return not self._backdrop.name or self.context.brush.theme.grain == 0.0

    def _until_light(self) -> float:
        if self._still or self.context.settings.reduced_motion:
            return math.inf
        return max(0.0, self._backdrop.beat() - (self._age - self._lit))

    def _tell(self) -> None:
        keys = told(BACK, self.context.brush.bound, self.context.device)
        self.context.voice.say(sentences((self._words, keys)))

    def _show(self, surface: pygame.Surface) -> None:
        """A picture, as large as it is whole above the words, once it is read."""
        view = self.context.brush.view
        room = (view.width - 2 * view.px(EDGE), view.height - self._high())
        make = partial(_fitted, self.context.assets, self._file, room)
        picture = self._later.of((self._file, room), make)
        if picture is not None:
            area = picture.get_rect(midbottom=(view.width // 2, room[1]))
            surface.blit(picture, area)

    def _high(self) -> int:
        """How high the words under it stand, with the way back."""
        brush = self.context.brush
        text = self._text().height if self._words else 0
        return text + height(brush) + brush.view.px(3 * PAD)

    def _text(self) -> Text:
        brush = self.context.brush
        room, tone = brush.view.w - 2 * EDGE, brush.theme.text
        return typed(brush, self._words, 30.0, room, tone, Face.READING)

    def _say(self, surface: pygame.Surface) -> None:
        """The words and the way back, on ground of their own: the place moves."""
        brush, view = self.context.brush, self.context.brush.view
        high, left = self._high(), view.px(EDGE)
        top = view.height - high
        self._under = pygame.Rect(0, top, view.width, high)
        surface.fill(brush.theme.ink, self._under)
        if self._words:
            self._text().draw(surface, left, top + view.px(PAD))
        spot = (left, view.height - view.px(PAD))
        room = view.width - 2 * left
        draw_prompts(surface, brush, BACK, self.context.device, spot, room)


def _fitted(assets: Assets, file: str, room: tuple[int, int]) -> pygame.Surface:
    """The picture of a file, as large as has room."""
    picture = assets.picture(file)
    wide, high = picture.get_size()
    share = min(room[0] / wide, room[1] / high)
    size = (round(wide * share), round(high * share))
    return pygame.transform.smoothscale(picture, size)
