"""The rows of the workbench: a kind with how much of it is done, a level with marks."""

import pygame

from game.language import N_, _
from game.puzzles.session.awards import paid
from game.screens.workbench.level_records import Card, State
from game.ui.forms.widgets import BODY, INDENT, SMALL, Canvas, Widget, typed
from game.ui.paint.award_signs import SIGNS, bars, earned, progress
from game.ui.paint.brush import Brush
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text

ENOUGH = 960.0
SIGN = 9.0
COLUMN = 116.0
COST = 150.0
BARS = 130.0
AIR, CLOSE = 22.0, 8.0
NAME = 46.0
SHELVED = 29.0
EMBLEM = 32.0
BESIDE = 52.0
GREAT = 76.0


class KindRow(Widget):
    """A kind or another page of the workbench; ``opened`` while its page is shown.

    ``emblem`` names its icon, ``count`` is said at its right, ``state`` drawn as a
    sign after it.
    """

    def __init__(
        self,
        key: str,
        words: str,
        *,
        emblem: str,
        count: tuple[int, int] | None = None,
        state: State | None = None,
        opened: bool = False,
    ) -> None:
        super().__init__(key, words, able=True)
        self.opened = opened
        self._emblem = emblem
        self._count, self._state = count, state

    def value(self) -> str:
        """How much is done."""
        if self._count is None:
            return _(self._state) if self._state else ""
        return _("{done} of {all} solved", done=self._count[0], all=self._count[1])

    def height(self, brush: Brush, width: int) -> int:
        """Its words and a little air; never less than a finger needs."""
        words = self._set(brush, width, brush.theme.text)
        return max(words.height + brush.view.px(3.0), _finger(brush))

    def paint(self, on: Canvas) -> None:
        """Draw it: the focus is a lozenge before it, an open page a dot."""
        theme, middle = on.theme, on.middle
        tone = theme.parchment if self.opened and not on.lit else on.tone
        words = self._set(on.brush, on.area.w, tone)
        left = on.left + round(BESIDE * on.unit)
        words.draw(on.surface, left, middle - words.height // 2)
        size, strong = EMBLEM * on.unit, on.lit or self.opened
        line = theme.bone if strong else theme.quiet
        accent = theme.ember if strong else theme.brass
        on.icon(self._emblem, (on.left + size / 2, middle), size, line, accent)
        on.point(middle)
        if self.opened and not on.lit:
            at = (on.area.x + on.px(14), middle)
            on.brush.patches.dot(on.surface, theme.brass, at, 4.5 * on.k)
        right, r = float(on.area.right), SIGN * on.unit
        if self._state is not None:
            progress(on.surface, on.brush, self._state, (right - r, middle), r)
        if self._count is not None:
            count = f"{self._count[0]}/{self._count[1]}"
            more = typed(on.brush, count, SMALL, on.area.w / on.k, theme.quiet)
            x = round(right - 3.6 * r - more.width)
            more.draw(on.surface, x, middle - more.height // 2)

    def _set(self, brush: Brush, width: int, tone: Colour) -> Text:
        beside = (BESIDE + (110.0 if self._count else 40.0)) * brush.view.text_scale
        room = width / brush.k - INDENT - beside
        return typed(brush, self.words, SHELVED, room, tone)


class LevelRow(Widget):
    """A level: its title, its marks as signs in columns, its best cost, a histogram.

    Where there is no room for columns the marks stand under the title with their words.
    Rows that are not ``airy`` stand close, so that many are seen at once.
    """

    def __init__(self, card: Card, title: str = "", *, airy: bool = True) -> None:
        super().__init__(card.key, title or card.title, able=True)
        self.card = card
        self._air = AIR if airy else CLOSE

    def value(self) -> str:
        """How far it is and what it earned."""
        return self.card.words

    def height(self, brush: Brush, width: int) -> int:
        """A line, or two where it is narrow."""
        title = self._title(brush, width, brush.theme.text)
        air = brush.view.px(self._air * brush.view.text_scale)
        if roomy(brush, width):
            return max(title.height + air, _finger(brush))
        under = typed(brush, "x", SMALL, width / brush.k, brush.theme.quiet)
        return title.height + under.height + air

    def paint(self, on: Canvas) -> None:
        """Draw it."""
        title = self._title(on.brush, on.area.w, on.tone)
        if roomy(on.brush, on.area.w):
            top = on.middle - title.height // 2
            self._columns(on)
        else:
            top = on.area.y + on.px(self._air * on.brush.view.text_scale) // 2
            self._under(on, top + title.height)
        title.draw(on.surface, on.left, top)
        rule = mix(on.theme.ground, on.theme.fog, 0.4)
        on.surface.fill(rule, (on.left, on.area.bottom - 1, on.area.right - on.left, 1))
        on.point(top + title.leading // 2)

    def _title(self, brush: Brush, width: int, tone: Colour) -> Text:
        room = width / brush.k - INDENT
        if roomy(brush, width):
            room -= (3 * COLUMN + COST + BARS + 30.0) * brush.view.text_scale
        return typed(brush, self.words, BODY, room, tone)

    def _columns(self, on: Canvas) -> None:
        unit, middle = on.unit, float(on.middle)
        places = columns(on)
        if self.card.solved is None:
            at = (places[0], middle)
            progress(on.surface, on.brush, self.card.state, at, SIGN * unit)
            word = self._small(on, _(self.card.state))
            top = round(middle - word.height / 2)
            word.draw(on.surface, round(places[0] + 22 * unit), top)
        else:
            for sign, x in zip(SIGNS, places, strict=True):
                at, won = (x, middle), self._won(sign)
                earned(on.surface, on.brush, sign, at, SIGN * unit, won=won)
        cost = self._small(on, self._briefly())
        top = round(middle - cost.height / 2)
        cost.draw(on.surface, on.area.right - cost.width, top)
        left = places[0] - (COLUMN / 2 + BARS) * unit
        high = 30.0 * unit
        box = pygame.Rect(round(left), round(middle - high / 2), 0, round(high))
        box.width = round((BARS - 16.0) * unit)
        bars(on.surface, on.brush, self.card.bars, box)

    def _under(self, on: Canvas, top: int) -> None:
        unit = on.unit
        x = on.left + round(SIGN * unit)
        solved = self.card.solved is not None
        shown = [s for s in SIGNS if self._won(s)] if solved else [self.card.state]
        for sign in shown:
            word = self._small(on, _(sign))
            at = (float(x), top + word.leading / 2)
            if solved:
                earned(on.surface, on.brush, sign, at, SIGN * unit, won=True)
            else:
                progress(on.surface, on.brush, sign, at, SIGN * unit)
            word.draw(on.surface, x + round(18 * unit), top)
            x += word.width + round(48 * unit)
        cost = self._small(on, self._cost())
        right = on.area.right - cost.width
        cost.draw(on.surface, right, top)
        box = pygame.Rect(x, top, right - x - round(20 * unit), round(28.0 * unit))
        if box.width > 60 * unit:
            bars(on.surface, on.brush, self.card.bars, box)

    def _won(self, sign: str) -> bool:
        marks = self.card.solved.marks if self.card.solved else None
        return marks is not None and bool(getattr(marks, sign))

    def _cost(self) -> str:
        if self.card.solved is None:
            return _("par {par}", par=self.card.par) if self.card.par else ""
        return paid(self.card.solved.marks)

    def _briefly(self) -> str:
        """The cost where its column leaves little room."""
        marks = self.card.solved.marks if self.card.solved else None
        # Translators: a level solved without a move: right when it was revealed.
        return _("at once") if marks is not None and not marks.cost else self._cost()

    def _small(self, on: Canvas, words: str) -> Text:
        return typed(on.brush, words, SMALL * 0.92, 600.0, on.theme.quiet)


class PageHead(Widget):
    """What the page is about, and over wide rows the names of their columns."""

    def __init__(
        self, words: str, told: str = "", *, emblem: str, marks: bool = True
    ) -> None:
        super().__init__("", words)
        self._told, self._emblem, self._marks = told, emblem, marks

    def height(self, brush: Brush, width: int) -> int:
        """The title, what is told under it, and some air."""
        title, told = self._set(brush, width)
        return title.height + told.height + brush.view.px(20.0)

    def paint(self, on: Canvas) -> None:
        """Draw the words."""
        title, told = self._set(on.brush, on.area.w)
        size, top = GREAT * on.unit, on.area.y
        middle = top + (title.height + told.leading) / 2
        on.icon(self._emblem, (on.left + size / 2, middle), size)
        left = on.left + self._beside(on.brush)
        title.draw(on.surface, left, top)
        told.draw(on.surface, left, top + title.height)
        if not self._marks or not roomy(on.brush, on.area.w):
            return
        foot = top + title.height + told.height
        places = columns(on)
        costs = places[0] - (COLUMN / 2 + BARS / 2 + 8.0) * on.unit
        for name, x in zip((N_("costs"), *SIGNS), (costs, *places), strict=True):
            word = typed(on.brush, _(name), SMALL * 0.84, 300.0, on.theme.brass)
            word.draw(on.surface, round(x - word.width / 2), foot - word.height)
        word = typed(on.brush, _("best"), SMALL * 0.84, 300.0, on.theme.brass)
        word.draw(on.surface, on.area.right - word.width, foot - word.height)

    def _beside(self, brush: Brush) -> int:
        """Pixels that the emblem takes at the left of the words."""
        return brush.view.px((GREAT + 22.0) * brush.view.text_scale)

    def _set(self, brush: Brush, width: int) -> tuple[Text, Text]:
        theme = brush.theme
        room = (width - self._beside(brush)) / brush.k - INDENT
        title = typed(brush, self.words, 44.0, room, theme.parchment, Face.TITLE)
        if self._marks and roomy(brush, width):
            room -= (3 * COLUMN + COST + BARS) * brush.view.text_scale
        return title, typed(brush, self._told, SMALL, room, theme.quiet)


class Named(Widget):
    """What a kind is about as a formula; for those who have solved one of its levels.

    ``told`` says it for ears.
    """

    def __init__(self, tex: str, told: str) -> None:
        super().__init__("", told)
        self._tex = tex

    def height(self, brush: Brush, width: int) -> int:  # noqa: ARG002
        """Room for a tall formula."""
        return brush.view.px(130.0 * brush.view.text_scale)

    def paint(self, on: Canvas) -> None:
        """Draw the formula, smaller where it would be too wide."""
        equations, px = on.brush.equations, max(6, round(NAME * on.unit))
        outline = equations.outline(self._tex)
        if outline is not None:
            px = min(px, max(6, int((on.area.right - on.left) / outline.width)))
        drawn = equations.render(self._tex, px, on.theme.parchment)
        if drawn is not None:
            on.surface.blit(drawn, drawn.get_rect(midleft=(on.left, on.middle)))


def roomy(brush: Brush, width: int) -> bool:
    """Whether rows of so many pixels have room for columns."""
    return width / brush.k >= ENOUGH * brush.view.text_scale


def columns(on: Canvas) -> tuple[float, float, float]:
    """The middles of the three columns of marks, in window pixels."""
    last = on.area.right - (COST + COLUMN / 2 - 20.0) * on.unit
    return last - 2 * COLUMN * on.unit, last - COLUMN * on.unit, last


def _finger(brush: Brush) -> int:
    return brush.view.px(43.0)
