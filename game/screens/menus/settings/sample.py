"""A line that shows what the settings for reading do."""

from game.language import N_, _
from game.saving.settings import Settings
from game.screens.shared.typing import Typing
from game.ui.forms.widgets import INDENT, Canvas, Widget, typed
from game.ui.paint.brush import Brush
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text

SAMPLE = N_("From the bed one can just see the frame, and behind it the door.")
REST = 2.0
AROUND = 34.0


class Sample(Widget):
    """A line that types itself over and over, at the speed and size that are set."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("sample", _(SAMPLE))
        self._speed = settings.text_speed
        self._typing = Typing(self.words, {}, self._speed)
        self._rest = 0.0

    def height(self, brush: Brush, width: int) -> int:
        """Its lines and some room above."""
        return self._text(brush, width).height + brush.view.px(2 * AROUND)

    def paint(self, on: Canvas) -> None:
        """Draw as much as is typed."""
        text, top = self._text(on.brush, on.area.w), on.area.y + on.px(AROUND)
        text.draw(on.surface, on.left, top, self._typing.shown)

    def tick(self, dt: float) -> bool:
        """Type on; begin anew after a rest."""
        if not self._typing.done:
            return self._typing.advance(dt)
        self._rest += dt
        if self._rest < REST or self._speed <= 0:
            return False
        self._rest = 0.0
        self._typing = Typing(self.words, {}, self._speed)
        return True

    def _text(self, brush: Brush, width: int) -> Text:
        room, tone = width / brush.k - INDENT, brush.theme.text
        return typed(brush, self.words, 40.0, room, tone, Face.READING)
