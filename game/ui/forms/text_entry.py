"""A line of text that the player writes: its label here, the writing by the form."""

import pygame

from game.ui.forms.widgets import BODY, INDENT, Act, Still, pointed, typed
from game.ui.paint.brush import Brush

SPLIT = 0.30


class Entry(Still):
    """A field for one line of text. Only a form can write in it."""

    def __init__(self, key: str, words: str, text: str = "", *, longest: int) -> None:
        super().__init__(key, words)
        self.able = True
        self.text = text
        self.longest = longest

    def value(self) -> str:
        """What is written."""
        return self.text or "empty"

    def height(self, brush: Brush, width: int) -> int:
        """One line and some air."""
        del width
        return brush.view.px(84.0 * brush.view.text_scale)

    def choose(self) -> Act | None:
        """The writing is done."""
        return Act(self.key, self.text)

    def press(self, area: pygame.Rect, x: float) -> Act | None:
        """A press only gives it the focus."""
        del area, x
        return None

    def field(self, brush: Brush, area: pygame.Rect) -> pygame.Rect:
        """Where the writing goes, in window pixels."""
        left = area.x + round(area.w * SPLIT)
        high = brush.view.px(54.0 * brush.view.text_scale)
        return pygame.Rect(left, area.centery - high // 2, area.right - left, high)

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the label; the form draws the field."""
        theme = brush.theme
        tone = theme.ember if lit else theme.text
        room = area.w * SPLIT / brush.k - INDENT - 20.0
        label = typed(brush, self.words, BODY, room, tone)
        top = area.centery - label.height // 2
        label.draw(surface, area.x + brush.view.px(INDENT), top)
        if lit:
            pointed(surface, brush, area.x, area.centery)
