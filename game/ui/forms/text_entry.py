"""A line of text that the player writes: its label and pygame_gui's field."""

from typing import TYPE_CHECKING

import pygame

from game.language import _
from game.ui.forms.widgets import BODY, INDENT, Act, Canvas, Widget, typed
from game.ui.paint.brush import Brush
from game.ui.window import intents as want
from game.ui.window.intents import Intent
from game.ui.window.reach import LETTERS, Reach, written

if TYPE_CHECKING:
    from game.ui.forms.text_field import TextField

SPLIT = 0.30
LEAST = 48
KEYS = {"\b": pygame.K_BACKSPACE, "\x7f": pygame.K_DELETE}


class Entry(Widget):
    """A field for one line of text, written in while it has the focus."""

    writes = True

    def __init__(self, key: str, words: str, text: str = "", *, longest: int) -> None:
        super().__init__(key, words, able=True)
        self._text = text
        self.longest = longest
        self._field: TextField | None = None
        self._made: tuple[object, ...] = ()

    @property
    def text(self) -> str:
        """What is written."""
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        self._text = text[: self.longest]
        if self._field is not None:
            self._field.text = self._text

    def value(self) -> str:
        """What is written."""
        return self.text or _("empty")

    def height(self, brush: Brush, width: int) -> int:
        """One line and some air; the field is made for the width."""
        made = (brush.view, brush.theme.name, width)
        if made != self._made:
            from game.ui.forms.text_field import TextField  # noqa: PLC0415  (slow)

            self.leave()
            area = self.field(brush, pygame.Rect(0, 0, width, 1))
            self._field = TextField(brush, self._text, self.longest, area)
            self._made = made
        return brush.view.px(84.0 * brush.view.text_scale)

    def choose(self) -> Act:
        """The writing is done."""
        return Act(self.key, self.text)

    def hears(self, intent: Intent) -> bool:
        """Take letters and the keys that edit; all keys while signs are composed."""
        field = self._field
        if field is None:
            return False
        field.focus(on=True)
        match intent:
            case want.Typed(text=text) if text in KEYS:
                field.key(KEYS[text])
            case want.Typed(text=text):
                field.tell(pygame.TEXTINPUT, text=text)
            case want.Composed(text=text):
                field.tell(pygame.TEXTEDITING, text=text)
            case want.Focus() | want.Advance() if field.line.composing:
                pass
            case want.Key(key=key, mod=mod):
                field.key(key, mod)
            case want.Focus(dx=dx) if dx:
                field.key(pygame.K_LEFT if dx < 0 else pygame.K_RIGHT)
            case _:
                return False
        self._text = field.text
        return True

    def reached(self) -> tuple[Reach, ...]:
        """Signs to write one by one, and the end of writing."""
        done = Reach(key="done", words=_("Done"), wants=(want.Advance(),), closes=True)
        return (done, *written(LETTERS))

    def press(self, area: pygame.Rect, x: float) -> Act | None:
        """The caret goes where it was pressed; a second press takes the word."""
        self._point(area, x, down=True)
        return None

    def drag(self, area: pygame.Rect, x: float) -> Act | None:
        """Select up to there."""
        self._point(area, x)
        return None

    def release(self, area: pygame.Rect, x: float) -> None:
        """What was selected stays so."""
        self._point(area, x, down=False)

    def leave(self) -> None:
        """Nothing is written any more."""
        if self._field is not None:
            self._field.focus(on=False)

    def tick(self, dt: float) -> bool:
        """The caret blinks."""
        return self._field is not None and self._field.tick(dt)

    def field(self, brush: Brush, area: pygame.Rect) -> pygame.Rect:
        """Where the writing goes, in window pixels."""
        left = area.x + round(area.w * SPLIT)
        # A field cannot be made smaller, however small the window is.
        wide = max(LEAST, area.right - left)
        high = max(LEAST, brush.view.px(54.0 * brush.view.text_scale))
        return pygame.Rect(left, area.centery - high // 2, wide, high)

    def paint(self, on: Canvas) -> None:
        """Draw the label and the field."""
        room = on.area.w * SPLIT / on.k - INDENT - 20.0
        label = typed(on.brush, self.words, BODY, room, on.tone)
        label.draw(on.surface, on.left, on.middle - label.height // 2)
        on.point(on.middle)
        place = self.field(on.brush, on.area)
        if on.lit:
            pygame.key.set_text_input_rect(place)
        if self._field is not None:
            self._field.focus(on=on.lit)
            self._field.draw(on.surface, place.topleft)

    def _point(self, area: pygame.Rect, x: float, *, down: bool | None = None) -> None:
        if self._field is not None:
            self._field.focus(on=True)
            self._field.point((round(x), area.centery), down=down)
