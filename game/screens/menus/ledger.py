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
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import (
    INDENT,
    SMALL,
    Act,
    Bands,
    Widget,
    Words,
    pointed,
    typed,
)
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.signs import mark
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


class Entry(Widget):
    """One guess: its words, its mark, and the truth if it was proven."""

    def __init__(self, guess: Guess, marked: str, *, proven: bool) -> None:
        super().__init__(guess.id, aloud(guess.words))
        self._written = runs(guess.words)
        self.able = True
        self.marked = marked
        self._truth = guess.truth if proven else ""
        self._k = 1.0

    def value(self) -> str:
        """The mark, and what was proven."""
        parts = (_(SAYS[self.marked]), aloud(self._truth))
        return ". ".join(part for part in parts if part)

    def height(self, brush: Brush, width: int) -> int:
        """The words, the truth, some air."""
        words, truth = self._set(brush, width, lit=False)
        under = truth.height if truth else 0
        return words.height + under + brush.view.px(30.0)

    def choose(self) -> Act | None:
        """The next mark, around."""
        at = MARKS.index(self.marked) if self.marked in MARKS else -1
        return self._to(MARKS[(at + 1) % len(MARKS)])

    def step(self, way: int) -> Act | None:
        """The mark before or after."""
        at = MARKS.index(self.marked) if self.marked in MARKS else -1
        return self._to(MARKS[min(len(MARKS) - 1, max(0, at + way))])

    def press(self, area: pygame.Rect, x: float) -> Act | None:
        """The sign that was pressed; the words only take the focus."""
        spots = _spots(area, self._k)
        for index, spot in enumerate(spots):
            if abs(x - spot) < (spots[1] - spots[0]) / 2:
                return self._to(MARKS[index])
        return None

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the words at the left and the three marks at the right."""
        self._k = brush.k * brush.view.text_scale
        words, truth = self._set(brush, area.w, lit=lit)
        left, y = area.x + brush.view.px(INDENT), area.y + brush.view.px(12.0)
        words.draw(surface, left, y)
        middle = y + words.leading // 2
        if lit:
            pointed(surface, brush, area.x, middle)
        if truth:
            truth.draw(surface, left, y + words.height)
        self._draw_marks(surface, brush, area, middle, lit=lit)

    def _draw_marks(
        self,
        surface: pygame.Surface,
        brush: Brush,
        area: pygame.Rect,
        middle: int,
        *,
        lit: bool,
    ) -> None:
        theme, k = brush.theme, brush.k
        sign = (area.right - 1.2 * SIGN * k, middle)
        mark(surface, brush, self.marked, sign, SIGN * k)
        if not lit:
            return
        for name, x in zip(MARKS, _spots(area, k * brush.view.text_scale), strict=True):
            chosen = name == self.marked
            tone = theme.ember if chosen else theme.quiet
            text = typed(brush, _(name), SMALL, 200.0, tone)
            left = round(x) - text.width // 2
            text.draw(surface, left, middle - text.height // 2)
            if chosen:
                foot = middle + text.height // 2
                ends = ((left, foot), (left + text.width, foot))
                strokes.line(surface, tone, *ends, max(1.2, 2.0 * k))

    def _set(self, brush: Brush, width: int, *, lit: bool) -> tuple[Text, Text | None]:
        theme = brush.theme
        room = width / brush.k - INDENT - BAR * brush.view.text_scale - 30.0
        tone = theme.ember if lit else theme.text
        words = typed(brush, self._written, TEXT, room, tone, Face.READING)
        if not self._truth:
            return words, None
        return words, typed(brush, runs(self._truth), SMALL, room, theme.parchment)

    def _to(self, marked: str) -> Act | None:
        if marked == self.marked:
            return None
        self.marked = marked
        return Act(self.key, marked)


def _spots(area: pygame.Rect, k: float) -> tuple[float, float, float]:
    """Where the three marks stand, in window pixels."""
    step, last = STEP * k, area.right - BESIDE * k
    return last - 2 * step, last - step, last


class LedgerScreen(MenuPage):
    """Marks can be revised here; leaves with ``results.Marks`` of those that were.

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

    def __init__(self, context: Context, entries: tuple[tuple[str, str], ...]) -> None:
        self._began = dict(entries)
        self._now = dict(entries)
        super().__init__(context)

    def bands(self) -> Bands:
        """The guesses in the order in which they were made."""
        library = self.context.library
        shown = proven(library, self.context.store.profile.solved)
        found = ((library.ledger.find(g), m) for g, m in self._now.items())
        rows = [
            (Entry(guess, marked, proven=guess.id in shown),)
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
