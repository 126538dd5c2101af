"""The picture alone in the whole window, as large as it fits there: only to look at."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pygame
from msgspec.structs import replace

from game.figure.arrange import arrange
from game.figure.describe import describe
from game.figure.things import Box, Figure, Work
from game.language import N_, _
from game.screens.flow.base import STAY, Change, Pop
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.shared.stage_view import EM, StageView
from game.ui.forms.prompts import Hints, draw_prompts, height, told
from game.ui.paint.brush import Brush
from game.ui.paint.figure import paint
from game.ui.window import intents as want
from game.ui.window.intents import Intent
from game.ui.window.reach import Reach, again, back

NAME: Final = "enlarge"
# Who opens it wants it large, whatever size of text they read in; numbers that have
# the window to themselves can fill it.
LEAST, FILLING = 1.25, 3.5
# About the picture, and about the way back, in logical units.
MARGIN: Final = 48.0
# The size of type to which the way back grows.
LARGEST: Final = 1.3
BACK: Final[Hints] = (("back", N_("back")),)
ONLY_LOOK: Final[Hints] = (("back", N_("only to look at here: back to the puzzle")),)


class PictureAlone:
    """What a page or a puzzle shows, by its own painter in a larger room.

    ``shown`` goes on meanwhile, so that both come to the end of a motion together.
    ``hints`` are the way back, in the words of where that leads.
    """

    opaque = True
    # Nothing is pushed here: a button for steps is free for what it does on a page.
    stepping = False

    def __init__(self, context: Context, shown: StageView, hints: Hints = BACK) -> None:
        self.context = context
        self.tableau = StageView(lit=False, by=self._arranged)
        self._shown, self._hints = shown, hints
        self._age, self._moved, self._begun = 0.0, False, False
        self._drawn: tuple[object, ...] = ()
        self._place()
        self.tableau.follow(shown)
        self._tell()

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Leave when the player wants to, once they can have seen it."""
        self._age += dt
        for intent in intents:
            if intent == want.Command("repeat"):
                self._tell()
            elif self._age >= DEAF and _leaves(intent):
                return Pop()
        self._shown.tick(dt)
        self._moved = self.tableau.tick(dt) or self._moved
        return STAY

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw everything when anything changed."""
        context = self.context
        now = (context.turn, context.device, surface.get_size())
        if now == self._drawn and not self._moved:
            return []
        if self._turn != context.turn:
            self._place()
        if not self._begun:
            surface.fill(context.brush.theme.ink)
            self.tableau.draw(surface, self.brush)
        self._drawn, self._moved, self._begun = now, False, False
        view = context.brush.view
        spot = (view.px(MARGIN), view.height - view.px(MARGIN / 2))
        room, share = view.width - 2 * spot[0], _share(context.brush)
        draw_prompts(
            surface, context.brush, self._hints, context.device, spot, room, share
        )
        return None

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """Each part of a picture at rest in a frame of its own, before it is seen."""
        surface.fill(self.context.brush.theme.ink)
        resting = not self.tableau.moving
        for panel in self.tableau.figure.panels if resting else ():
            part = Figure(panels=(panel,))
            paint(surface, part, self.tableau.boxes(), self.brush)
            yield
        self._begun = resting

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self._drawn, self._begun = (), False

    def wait(self) -> float:
        """Seconds until the picture changes by itself."""
        return 0.0 if self.tableau.moving or self._moved else float("inf")

    def resumed(self, result: Any) -> Change:
        """Nothing opens over it."""
        del result
        return STAY

    def reach(self) -> list[Reach]:
        """The way back, and to hear again what is seen."""
        return [back(), *([again()] if self.context.voice.enabled else [])]

    def _tell(self) -> None:
        context = self.context
        keys = told(self._hints, context.brush.bound, context.device)
        seen = describe(self._shown.figure)
        context.voice.say(_("The picture, large. {seen} {keys}.", seen=seen, keys=keys))

    def _place(self) -> None:
        """Everything its place in the window as it is now."""
        self._turn, brush = self.context.turn, self.context.brush
        view = brush.view
        numbers = all(isinstance(p, Work) for p in self._shown.figure.panels)
        scale = max(FILLING if numbers else LEAST, view.text_scale)
        self.brush = brush.at(view=replace(view, text_scale=scale))
        edge = view.px(MARGIN)
        foot = height(brush, _share(brush)) + edge
        foot = max(foot, view.px(view.foot))
        room = Box(edge, edge, view.width - 2 * edge, view.height - edge - foot)
        self.tableau.place(room, EM * view.k * scale)

    def _arranged(
        self, figure: Figure, width: float, height: float, em: float
    ) -> dict[str, Box]:
        return arrange(figure, width, height, em, self.brush.view.text_scale)


def _share(brush: Brush) -> float:
    return min(1.0, LARGEST / brush.view.text_scale)


def _leaves(intent: Intent) -> bool:
    """Whether it asks to go back; pushes and a pointer that moves do not."""
    back = want.Advance | want.Back | want.Press
    return isinstance(intent, back) or intent == want.Command(NAME)
