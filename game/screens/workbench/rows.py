"""The rows of the workbench: a kind with how much of it is done, a level with marks."""

import pygame

from game.language import N_, _
from game.screens.workbench.level_records import Card, State
from game.ui.forms.widgets import BODY, INDENT, SMALL, Act, Widget, pointed, typed
from game.ui.paint.award_signs import SIGNS, bars, earned, progress
from game.ui.paint.brush import Brush
from game.ui.paint.icons import icon
from game.ui.theme import mix
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
        super().__init__(key, words)
        self.able = True
        self.opened = opened
        self._emblem = emblem
        self._count, self._state = count, state

    def value(self) -> str:
        """How much is done."""
        if self._count is None:
            return self._state or ""
        return _("{done} of {all} solved", done=self._count[0], all=self._count[1])

    def choose(self) -> Act | None:
        """Its page."""
        return Act(self.key)

    def height(self, brush: Brush, width: int) -> int:
        """Its words and a little air; never less than a finger needs."""
        return max(self._set(brush, width).height + brush.view.px(3.0), _finger(brush))

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw it: the focus is a lozenge before it, an open page a dot."""
        theme, scale = brush.theme, brush.view.text_scale
        words = self._set(brush, area.w, lit=lit)
        top = area.centery - words.height // 2
        left = area.x + brush.view.px(INDENT)
        words.draw(surface, left + round(BESIDE * brush.k * scale), top)
        middle = area.centery
        self._draw_emblem(surface, brush, left, middle, strong=lit or self.opened)
        if lit:
            pointed(surface, brush, area.x, middle)
        elif self.opened:
            at = (area.x + brush.view.px(14), middle)
            brush.patches.dot(surface, theme.brass, at, 4.5 * brush.k)
        right = float(area.right)
        r = SIGN * brush.k * scale
        if self._state is not None:
            progress(surface, brush, self._state, (right - r, middle), r)
        if self._count is not None:
            count = f"{self._count[0]}/{self._count[1]}"
            more = typed(brush, count, SMALL, area.w / brush.k, theme.quiet)
            x = round(right - 3.6 * r - more.width)
            more.draw(surface, x, middle - more.height // 2)

    def _draw_emblem(
        self,
        surface: pygame.Surface,
        brush: Brush,
        left: int,
        middle: int,
        *,
        strong: bool,
    ) -> None:
        theme, size = brush.theme, EMBLEM * brush.k * brush.view.text_scale
        line = theme.bone if strong else theme.quiet
        accent = theme.ember if strong else theme.brass
        at = (left + size / 2, middle)
        icon(surface, brush, self._emblem, at, size, line, accent)

    def _set(self, brush: Brush, width: int, *, lit: bool = False) -> Text:
        theme = brush.theme
        beside = (BESIDE + (110.0 if self._count else 40.0)) * brush.view.text_scale
        tone = theme.parchment if self.opened else theme.text
        tone = theme.ember if lit else tone
        room = width / brush.k - INDENT - beside
        return typed(brush, self.words, SHELVED, room, tone)


class LevelRow(Widget):
    """A level: its title, its marks as signs in columns, its best cost, a histogram.

    Where there is no room for columns the marks stand under the title with their words.
    Rows that are not ``airy`` stand close, so that many are seen at once.
    """

    def __init__(self, card: Card, title: str = "", *, airy: bool = True) -> None:
        super().__init__(card.key, title or card.title)
        self.able = True
        self.card = card
        self._air = AIR if airy else CLOSE

    def value(self) -> str:
        """How far it is and what it earned."""
        return self.card.words

    def choose(self) -> Act | None:
        """Begin it."""
        return Act(self.key)

    def height(self, brush: Brush, width: int) -> int:
        """A line, or two where it is narrow."""
        title = self._title(brush, width)
        if roomy(brush, width):
            return max(title.height + _px(brush, self._air), _finger(brush))
        under = typed(brush, "x", SMALL, width / brush.k, brush.theme.quiet)
        return title.height + under.height + _px(brush, self._air)

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw it."""
        title = self._title(brush, area.w, lit=lit)
        left = area.x + brush.view.px(INDENT)
        if roomy(brush, area.w):
            top = area.centery - title.height // 2
            self._columns(surface, brush, area)
        else:
            top = area.y + _px(brush, self._air) // 2
            self._under(surface, brush, area, top + title.height)
        title.draw(surface, left, top)
        rule = mix(brush.theme.ground, brush.theme.fog, 0.4)
        surface.fill(rule, (left, area.bottom - 1, area.right - left, 1))
        if lit:
            pointed(surface, brush, area.x, top + title.leading // 2)

    def _title(self, brush: Brush, width: int, *, lit: bool = False) -> Text:
        theme = brush.theme
        room = width / brush.k - INDENT
        if roomy(brush, width):
            room -= (3 * COLUMN + COST + BARS + 30.0) * brush.view.text_scale
        tone = theme.ember if lit else theme.text
        return typed(brush, self.words, BODY, room, tone)

    def _columns(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect
    ) -> None:
        unit, middle = brush.k * brush.view.text_scale, float(area.centery)
        places = columns(brush, area)
        if self.card.solved is None:
            at = (places[0], middle)
            progress(surface, brush, self.card.state, at, SIGN * unit)
            word = self._small(brush, self.card.state)
            word.draw(surface, round(places[0] + 22 * unit), _centred(word, middle))
        else:
            for sign, x in zip(SIGNS, places, strict=True):
                won = self._won(sign)
                earned(surface, brush, sign, (x, middle), SIGN * unit, won=won)
        cost = self._small(brush, self._cost())
        cost.draw(surface, area.right - cost.width, _centred(cost, middle))
        left = places[0] - (COLUMN / 2 + BARS) * unit
        high = 30.0 * unit
        box = pygame.Rect(round(left), round(middle - high / 2), 0, round(high))
        box.width = round((BARS - 16.0) * unit)
        bars(surface, brush, self.card.bars, box)

    def _under(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, top: int
    ) -> None:
        unit = brush.k * brush.view.text_scale
        x = area.x + brush.view.px(INDENT) + round(SIGN * unit)
        solved = self.card.solved is not None
        shown = [s for s in SIGNS if self._won(s)] if solved else [self.card.state]
        for sign in shown:
            word = self._small(brush, _(sign))
            at = (float(x), top + word.leading / 2)
            if solved:
                earned(surface, brush, sign, at, SIGN * unit, won=True)
            else:
                progress(surface, brush, sign, at, SIGN * unit)
            word.draw(surface, x + round(18 * unit), top)
            x += word.width + round(48 * unit)
        cost = self._small(brush, self._cost())
        cost.draw(surface, area.right - cost.width, top)
        high = round(28.0 * unit)
        box = pygame.Rect(x, top, area.right - cost.width - x - round(20 * unit), high)
        if box.width > 60 * unit:
            bars(surface, brush, self.card.bars, box)

    def _won(self, sign: str) -> bool:
        marks = self.card.solved.marks if self.card.solved else None
        return marks is not None and bool(getattr(marks, sign))

    def _cost(self) -> str:
        if self.card.solved is None:
            return _("par {par}", par=self.card.par) if self.card.par else ""
        marks = self.card.solved.marks
        return _("{cost}, par {par}", cost=marks.cost, par=marks.par)

    def _small(self, brush: Brush, words: str) -> Text:
        return typed(brush, words, SMALL * 0.92, 600.0, brush.theme.quiet)


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

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the words."""
        del lit
        title, told = self._set(brush, area.w)
        left = area.x + brush.view.px(INDENT)
        size = GREAT * brush.k * brush.view.text_scale
        middle = area.y + (title.height + told.leading) / 2
        icon(surface, brush, self._emblem, (left + size / 2, middle), size)
        left += self._beside(brush)
        title.draw(surface, left, area.y)
        told.draw(surface, left, area.y + title.height)
        if not self._marks or not roomy(brush, area.w):
            return
        foot = area.y + title.height + told.height
        places = columns(brush, area)
        unit = brush.k * brush.view.text_scale
        costs = places[0] - (COLUMN / 2 + BARS / 2 + 8.0) * unit
        for name, x in zip((N_("costs"), *SIGNS), (costs, *places), strict=True):
            word = typed(brush, _(name), SMALL * 0.84, 300.0, brush.theme.brass)
            word.draw(surface, round(x - word.width / 2), foot - word.height)
        word = typed(brush, _("best"), SMALL * 0.84, 300.0, brush.theme.brass)
        word.draw(surface, area.right - word.width, foot - word.height)

    def _beside(self, brush: Brush) -> int:
        """Pixels that the emblem takes at the left of the words."""
        return brush.view.px((GREAT + 22.0) * brush.view.text_scale)

    def _set(self, brush: Brush, width: int) -> tuple[Text, Text]:
        theme = brush.theme
        room = (width - self._beside(brush)) / brush.k - INDENT
        title = typed(brush, self.words, 44.0, room, theme.parchment, Face.TITLE)
        if self._marks and roomy(brush, width):
            room -= (3 * COLUMN + COST + BARS) * brush.view.text_scale
        told = typed(brush, self._told, SMALL, room, theme.quiet)
        return title, told


class Named(Widget):
    """What a kind is about as a formula; for those who have solved one of its levels.

    ``told`` says it for ears.
    """

    def __init__(self, tex: str, told: str) -> None:
        super().__init__("", told)
        self._tex = tex

    def height(self, brush: Brush, width: int) -> int:
        """Room for a tall formula."""
        del width
        return brush.view.px(130.0 * brush.view.text_scale)

    def paint(
        self, surface: pygame.Surface, brush: Brush, area: pygame.Rect, *, lit: bool
    ) -> None:
        """Draw the formula, smaller where it would be too wide."""
        del lit
        theme, left = brush.theme, area.x + brush.view.px(INDENT)
        px = max(6, round(NAME * brush.k * brush.view.text_scale))
        outline = brush.equations.outline(self._tex)
        if outline is not None:
            px = min(px, max(6, int((area.right - left) / outline.width)))
        drawn = brush.equations.render(self._tex, px, theme.parchment)
        if drawn is not None:
            surface.blit(drawn, drawn.get_rect(midleft=(left, area.centery)))


def roomy(brush: Brush, width: int) -> bool:
    """Whether rows of so many pixels have room for columns."""
    return width / brush.k >= ENOUGH * brush.view.text_scale


def columns(brush: Brush, area: pygame.Rect) -> tuple[float, float, float]:
    """The middles of the three columns of marks, in window pixels."""
    unit = brush.k * brush.view.text_scale
    last = area.right - (COST + COLUMN / 2 - 20.0) * unit
    return last - 2 * COLUMN * unit, last - COLUMN * unit, last


def _px(brush: Brush, units: float) -> int:
    return brush.view.px(units * brush.view.text_scale)


def _finger(brush: Brush) -> int:
    return brush.view.px(43.0)


def _centred(text: Text, middle: float) -> int:
    return round(middle - text.height / 2)
