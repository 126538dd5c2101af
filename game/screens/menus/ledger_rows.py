"""The rows of the Ledger: a guess with its mark, and the three marks to choose from."""

import pygame

from game.guesses.ledger import Guess
from game.language import N_, _
from game.narrative.text.markup import aloud
from game.ui.forms.controls import Options
from game.ui.forms.widgets import INDENT, SMALL, Act, Canvas, typed
from game.ui.paint.brush import Brush
from game.ui.paint.hand_marks import Written, hand_mark
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
TEXT = 31.0
SIGN, BESIDE = 17.0, 62.0
LARGE_SIGN = 19.0
STEP = 172.0
HIGH = 76.0
WRITES = 0.42


class Pen:
    """Marks as they are being written: at once where nothing is to move."""

    def __init__(self, *, calm: bool) -> None:
        self._calm = calm
        self._age: dict[str, float] = {}

    @property
    def writing(self) -> bool:
        """Whether a mark is not written to its end."""
        return bool(self._age)

    def begin(self, guess: str) -> None:
        """A guess is marked anew."""
        if not self._calm:
            self._age[guess] = 0.0

    def tick(self, dt: float) -> None:
        """Let time pass."""
        self._age = {g: a + dt for g, a in self._age.items() if a + dt < WRITES}

    def share(self, guess: str) -> float:
        """How much of its mark is written, 0 to 1."""
        return self._age.get(guess, WRITES) / WRITES


class Entry(Options):
    """A guess: its mark in the margin, its words; ``opened`` while its page is shown.

    Left and right change the mark, unless it is ``fixed``; taken, its page opens.
    """

    def __init__(
        self,
        guess: Guess,
        marked: str,
        pen: Pen,
        *,
        proven: bool,
        fixed: bool = False,
        opened: bool = False,
    ) -> None:
        at = MARKS.index(marked) if marked in MARKS else -1
        super().__init__(guess.id, aloud(guess.words), MARKS, at)
        self.opened = opened
        self._written, self._fixed, self._pen = runs(guess.words), fixed, pen
        self._truth = guess.truth if proven else ""

    @property
    def marked(self) -> str:
        """The mark that it has; empty for none."""
        return MARKS[self.at] if self.at >= 0 else ""

    def value(self) -> str:
        """The mark, and what was proven."""
        parts = (_(SAYS[self.marked]), aloud(self._truth))
        return ". ".join(part for part in parts if part)

    def height(self, brush: Brush, width: int) -> int:
        """The words and some air."""
        words = self._set(brush, width, brush.theme.text)
        return words.height + brush.view.px(24.0 * brush.view.text_scale**0.5)

    def choose(self) -> Act | None:
        """Its page is asked for."""
        return Act(self.key)

    def press(self, area: pygame.Rect, x: float) -> Act | None:  # noqa: ARG002
        """Its page is asked for."""
        return self.choose()

    def to(self, at: int) -> Act | None:
        """The mark at a place, if it is another one and can be set."""
        return None if self._fixed else super().to(at)

    def paint(self, on: Canvas) -> None:
        """Draw the mark and the words."""
        tone = on.theme.parchment if self.opened and not on.lit else on.tone
        words = self._set(on.brush, on.area.w, tone)
        top = on.area.y + (on.area.h - words.height) // 2
        middle = top + words.leading / 2
        on.point(middle)
        if self.opened and not on.lit:
            at = (on.area.x + on.px(14), middle)
            on.brush.patches.dot(on.surface, on.theme.brass, at, 4.5 * on.k)
        sign = (on.left + 1.2 * SIGN * on.unit, middle)
        mark = Written(self.marked, self.key, self._pen.share(self.key))
        hand_mark(on.surface, on.brush, mark, sign, SIGN * on.unit)
        words.draw(on.surface, on.left + round(BESIDE * on.unit), top)

    def _set(self, brush: Brush, width: int, tone: Colour) -> Text:
        room = width / brush.k - INDENT - BESIDE * brush.view.text_scale
        return typed(brush, self._written, TEXT, room, tone, Face.READING)


class MarkRow(Options):
    """The three marks side by side, each as the Patient would write it here."""

    def __init__(self, guess: str, marked: str, pen: Pen) -> None:
        at = MARKS.index(marked) if marked in MARKS else -1
        super().__init__(f"mark:{guess}", _("Your mark"), MARKS, at)
        self._guess, self._pen = guess, pen
        self._left, self._step = 0, 1.0

    def value(self) -> str:
        """The mark in words."""
        return _(SAYS[MARKS[self.at] if self.at >= 0 else ""])

    def height(self, brush: Brush, width: int) -> int:  # noqa: ARG002
        """A sign with some air."""
        return brush.view.px(HIGH * brush.view.text_scale)

    def press(self, area: pygame.Rect, x: float) -> Act | None:
        """The mark that was pressed."""
        at = int((x - area.x - self._left) // self._step)
        return self.to(at) if 0 <= at < len(MARKS) else None

    def paint(self, on: Canvas) -> None:
        """Draw the marks with their words, the chosen one in its colour."""
        room = on.area.right - on.left
        self._left = on.left - on.area.x
        self._step = min(STEP * on.unit, room / len(MARKS))
        on.point(on.middle)
        for index, mark in enumerate(MARKS):
            chosen = index == self.at
            x = on.left + index * self._step
            share = self._pen.share(self._guess) if chosen else 1.0
            r = LARGE_SIGN * on.unit
            at = (x + 1.2 * r, float(on.middle))
            drawn = Written(mark, self._guess, share, not chosen)
            hand_mark(on.surface, on.brush, drawn, at, r)
            ink = on.tone if chosen else on.theme.quiet
            width = (self._step - 2.8 * r) / on.k
            word = typed(on.brush, _(mark), SMALL, max(40.0, width), ink)
            left = round(x + 2.7 * r)
            word.draw(on.surface, left, on.middle - word.height // 2)
            if chosen:
                foot = on.middle + word.height // 2
                ends = (left, foot), (left + word.width, foot)
                on.line(on.strong, *ends, max(1.2, 2.0 * on.k))
