"""The Ledger: every guess that is written, its mark, and what was proven of it."""

from collections.abc import Iterable

import pygame

from game.guesses.ledger import Guess
from game.language import N_, _, ngettext
from game.narrative.text.markup import aloud
from game.puzzles.kinds.board_state import BoardLevel
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.screens.shared.library import Library
from game.ui.forms.controls import Options
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import INDENT, SMALL, Act, Bands, Canvas, Words, typed
from game.ui.paint.brush import Brush
from game.ui.paint.signs import mark
from game.ui.theme import Colour
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import runs
from game.ui.type.typesetting import Text

MARKS = (N_("holds"), N_("breaks"), N_("open"))
SAYS = {
    "holds": N_("it holds"),
    "breaks": N_("it breaks"),
    "open": N_("it is open"),
    "": N_("not marked"),
}
TEXT = 34.0
SIGN = 17.0
STEP = 112.0
BESIDE = 104.0
BAR = BESIDE + 2.5 * STEP


class Entry(Options):
    """One guess: its words, its mark, and the truth if it was proven.

    The mark of a ``fixed`` one cannot be set.
    """

    def __init__(
        self, guess: Guess, marked: str, *, proven: bool, fixed: bool = False
    ) -> None:
        at = MARKS.index(marked) if marked in MARKS else -1
        super().__init__(guess.id, aloud(guess.words), MARKS, at)
        self._written, self._fixed = runs(guess.words), fixed
        self._truth = guess.truth if proven else ""
        self._unit = 1.0

    @property
    def marked(self) -> str:
        """The mark that it has; empty for none."""
        return MARKS[self.at] if self.at >= 0 else ""

    def value(self) -> str:
        """The mark, and what was proven."""
        parts = (_(SAYS[self.marked]), aloud(self._truth))
        return ". ".join(part for part in parts if part)

    def height(self, brush: Brush, width: int) -> int:
        """The words, the truth, some air."""
        words, truth = self._set(brush, width, brush.theme.text)
        under = truth.height if truth else 0
        return words.height + under + brush.view.px(30.0)

    def to(self, at: int) -> Act | None:
        """The mark at a place, if it is another one and can be set."""
        return None if self._fixed else super().to(at)

    def press(self, area: pygame.Rect, x: float) -> Act | None:
        """The sign that was pressed; the words only take the focus."""
        spots = _spots(area, self._unit)
        for index, spot in enumerate(spots):
            if abs(x - spot) < (spots[1] - spots[0]) / 2:
                return self.to(index)
        return None

    def paint(self, on: Canvas) -> None:
        """Draw the words at the left and the three marks at the right."""
        self._unit = on.unit
        words, truth = self._set(on.brush, on.area.w, on.tone)
        y = on.area.y + on.px(12.0)
        words.draw(on.surface, on.left, y)
        middle = y + words.leading // 2
        on.point(middle)
        if truth:
            truth.draw(on.surface, on.left, y + words.height)
        sign = (on.area.right - 1.2 * SIGN * on.k, middle)
        mark(on.surface, on.brush, self.marked, sign, SIGN * on.k)
        if on.lit and not self._fixed:
            self._draw_marks(on, middle)

    def _draw_marks(self, on: Canvas, middle: int) -> None:
        for index, x in enumerate(_spots(on.area, on.unit)):
            tone = on.theme.ember if index == self.at else on.theme.quiet
            text = typed(on.brush, _(MARKS[index]), SMALL, 200.0, tone)
            left, high = round(x) - text.width // 2, text.height // 2
            text.draw(on.surface, left, middle - high)
            if index == self.at:
                foot, wide = middle + high, max(1.2, 2.0 * on.k)
                on.line(tone, (left, foot), (left + text.width, foot), wide)

    def _set(self, brush: Brush, width: int, tone: Colour) -> tuple[Text, Text | None]:
        room = width / brush.k - INDENT - BAR * brush.view.text_scale - 30.0
        words = typed(brush, self._written, TEXT, room, tone, Face.READING)
        if not self._truth:
            return words, None
        parchment = brush.theme.parchment
        return words, typed(brush, runs(self._truth), SMALL, room, parchment)


def _spots(area: pygame.Rect, k: float) -> tuple[float, float, float]:
    """Where the three marks stand, in window pixels."""
    step, last = STEP * k, area.right - BESIDE * k
    return last - 2 * step, last - step, last


class LedgerScreen(MenuPage):
    """Marks can be revised here; leaves with ``results.Marks`` of those that were.

    A ``fixed`` one is only looked into: no mark can be set.
    The truth of a guess shows only when a board that asks for it was solved: trying
    the marks one by one gives nothing away.
    """

    heading = N_("The Ledger")
    hint: Hints = (
        ("choose", N_("choose")),
        ("change", N_("holds, breaks, open")),
        ("scroll", N_("scroll")),
        ("back", N_("back")),
    )

    def __init__(
        self,
        context: Context,
        entries: tuple[tuple[str, str], ...],
        *,
        fixed: bool = False,
    ) -> None:
        self._fixed = fixed
        if fixed:
            self.hint = tuple(hint for hint in self.hint if hint[0] != "change")
        self._began = dict(entries)
        self._now = dict(entries)
        super().__init__(context)

    def bands(self) -> Bands:
        """The guesses in the order in which they were made."""
        library = self.context.library
        shown = proven(library, self.context.store.profile.solved)
        found = ((library.ledger.find(g), m) for g, m in self._now.items())
        rows = [
            (Entry(guess, marked, proven=guess.id in shown, fixed=self._fixed),)
            for guess, marked in found
            if guess is not None
        ]
        if not rows:
            return ((Words(_("No guess is written yet.")),),)
        marked = sum(bool(m) for m in self._now.values())
        told = ngettext(
            "{n} guess, {marked} of them marked.",
            "{n} guesses, {marked} of them marked.",
            len(rows),
            marked=marked,
        )
        return [(Words(told, room=(0.0, 18.0)),), *rows]

    def acted(self, act: Act) -> Change:
        """A mark was changed."""
        self._now[act.key] = act.value
        self.renew()
        return STAY

    def left(self) -> Change:
        """Hand the marks back that are new."""
        new = tuple(
            (guess, marked)
            for guess, marked in self._now.items()
            if marked != self._began[guess]
        )
        return Pop(results.Marks(new) if new else None)


def proven(library: Library, solved: Iterable[str]) -> frozenset[str]:
    """The guesses that stand on a board that was solved."""
    done = set(solved)
    return frozenset(
        guess
        for level in library.levels.levels.get("board", ())
        if isinstance(level, BoardLevel) and f"board.{level.id}" in done
        for guess in level.guesses
    )
