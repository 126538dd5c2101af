"""A quiet line of a page with a small sign before it."""

from collections.abc import Callable

from game.ui.forms.widgets import BODY, INDENT, SMALL, Canvas, Widget, typed
from game.ui.paint.brush import Brush
from game.ui.paint.signs import circle
from game.ui.paint.strokes import XY
from game.ui.theme import Colour
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Run, Text

SIGN, R = 36.0, 7.0
Sign = Callable[[Canvas, XY, float], None]


class Noted(Widget):
    """Words to read beside a sign; ``more`` is said at its right."""

    def __init__(
        self, words: str | tuple[Run, ...], sign: Sign, *, more: str = ""
    ) -> None:
        told = words if isinstance(words, str) else "".join(run.text for run in words)
        super().__init__("", told)
        self._runs, self._sign, self._more = words, sign, more

    def value(self) -> str:
        """What is said beside it."""
        return self._more

    def height(self, brush: Brush, width: int) -> int:
        """Its lines and a little air."""
        words, more = self._set(brush, width)
        beside = more is None or self._fits(words, more, brush, width)
        under = 0 if beside or more is None else more.height
        return words.height + under + brush.view.px(8.0 * brush.view.text_scale)

    def paint(self, on: Canvas) -> None:
        """Draw the sign and the words."""
        words, more = self._set(on.brush, on.area.w)
        top = on.area.y + on.px(4.0 * on.brush.view.text_scale)
        at = (on.left + (R + 4.0) * on.unit, top + words.leading / 2)
        self._sign(on, at, R * on.unit)
        left = on.left + round(SIGN * on.unit)
        words.draw(on.surface, left, top)
        if more is None:
            return
        if self._fits(words, more, on.brush, on.area.w):
            lower = top + (words.leading - more.leading) // 2
            more.draw(on.surface, on.area.right - more.width, lower)
        else:
            more.draw(on.surface, left, top + words.height)

    def _fits(self, words: Text, more: Text, brush: Brush, width: int) -> bool:
        taken = brush.view.px(INDENT) + SIGN * brush.k * brush.view.text_scale
        one = words.height == words.leading
        return one and taken + words.width + more.width + brush.view.px(24) <= width

    def _set(self, brush: Brush, width: int) -> tuple[Text, Text | None]:
        room = width / brush.k - INDENT - SIGN * brush.view.text_scale
        theme = brush.theme
        words = typed(brush, self._runs, BODY * 0.87, room, theme.text, Face.READING)
        if not self._more:
            return words, None
        return words, typed(brush, self._more, SMALL, room, theme.quiet)


def bud(*, taken: bool) -> Sign:
    """A way of a choice: a dot where it was taken, a ring where it was not."""

    def draw(on: Canvas, at: XY, r: float) -> None:
        if taken:
            on.brush.patches.dot(on.surface, on.theme.brass, at, r)
        else:
            tone: Colour = on.theme.teal
            circle(on.surface, on.brush, tone, at, r * 0.9, max(1.2, 0.28 * r))

    return draw
