"""The history: every line read, with its speaker; choosing one goes back to it."""

from collections.abc import Sequence

from game.language import N_, _
from game.narrative.compiler.cast import Speaker
from game.narrative.machine.events import Line
from game.narrative.text.markup import plain
from game.screens.flow import results
from game.screens.flow.base import Change, Pop
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import INDENT, Act, Bands, Canvas, Widget, Words
from game.ui.paint.brush import Brush
from game.ui.paint.text_panel import tracked
from game.ui.theme import Colour
from game.ui.type.markup_runs import runs
from game.ui.type.typesetting import Style

NOBODY = Speaker("")
NAME = 20.0
TEXT = 32.0


class Passage(Widget):
    """A line that was read: the speaker's name above it.

    A negative index: it can be read here, but there is no way back to it any more.
    """

    def __init__(self, index: int, line: Line, who: Speaker) -> None:
        super().__init__(str(index), plain(line.text), able=index >= 0)
        self._line, self._who = line, who

    def label(self) -> str:
        """Who says what."""
        return f"{self._who.name}: {self.words}" if self._who.name else self.words

    def height(self, brush: Brush, width: int) -> int:
        """The name, the lines, some air."""
        scale = brush.view.text_scale
        name = 32.0 * scale if self._who.name else 0.0
        style = self._style(brush, width, brush.theme.text)
        lines = brush.typesetter.lines(runs(self._line.text), style)
        leading = max(1, round(style.size * style.leading * brush.k))
        return lines * leading + brush.view.px(name + 22.0)

    def paint(self, on: Canvas) -> None:
        """Draw the name in its colour and the words as the page has them."""
        scale = on.brush.view.text_scale
        y = on.area.y + on.px(8.0)
        if self._who.name:
            colour = on.theme.speaker(self._who.colour)
            drawn = tracked(on.brush, self._who.name.upper(), NAME * scale, colour)
            on.surface.blit(drawn, (on.left, y))
            y += on.px(32.0 * scale)
        colour = on.theme.parchment if on.lit else on.theme.text
        style = self._style(on.brush, on.area.w, colour)
        text = on.brush.set(runs(self._line.text), style)
        text.draw(on.surface, on.left, y)
        on.point(y + text.leading // 2)

    def _style(self, brush: Brush, width: int, colour: Colour) -> Style:
        return Style(
            size=TEXT * brush.view.text_scale,
            width=width / brush.k - INDENT,
            colour=colour,
            accent=brush.theme.parchment,
            italic=self._who.italic or not self._who.name,
            leading=1.42,
        )


class BacklogScreen(MenuPage):
    """Leaves with ``results.RollTo`` the moment of the line that was chosen."""

    heading = N_("History")
    hint: Hints = (
        ("choose", N_("choose")),
        ("take", N_("go back to a line")),
        ("scroll", N_("scroll")),
        ("back", N_("close")),
    )

    def __init__(self, context: Context, lines: Sequence[tuple[int, Line]]) -> None:
        self._lines = tuple(lines)
        super().__init__(context, focus=str(lines[-1][0]) if lines else "")

    def bands(self) -> Bands:
        """A passage a line, oldest first."""
        if not self._lines:
            return ((Words(_("Nothing has been said yet.")),),)
        cast = self.context.library.cast.speakers
        out = []
        for index, line in self._lines:
            out.append((Passage(index, line, cast.get(line.speaker, NOBODY)),))
        return out

    def acted(self, act: Act) -> Change:
        """Back to that moment."""
        return Pop(results.RollTo(int(act.key)))
