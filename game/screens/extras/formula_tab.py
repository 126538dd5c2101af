"""Every formula that was met, and the scene from which it came."""

from math import inf

from game.figure.describe import describe_row
from game.figure.things import Array, Block, Box, Work
from game.figure.things import Formula as Typeset
from game.language import N_, ngettext
from game.screens.extras.collection import Collection, Formula, named
from game.screens.extras.tab import Tab, covered
from game.screens.flow.base import STAY, Change, Push
from game.screens.menus.chapter_map import ChapterScreen
from game.screens.shared.context import Context
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import (
    INDENT,
    SMALL,
    Act,
    Bands,
    Canvas,
    Heading,
    Widget,
    typed,
)
from game.ui.paint.brush import Brush
from game.ui.paint.work import paint_work
from game.ui.paint.work_layout import measured
from game.ui.type.typesetting import Text

# How much of a row is the formula's, where the scene stands beside it.
SPLIT = 0.66
AIR = 26.0
# The size of all, in logical units; a line of numbers and a name over it, in ems.
EM, LINE, NAME = 30.0, 1.5, 0.9


class Turns:
    """Who is painted for the first time: one a frame, for that takes a while."""

    def __init__(self) -> None:
        self._free, self._asked = True, False

    @property
    def wanting(self) -> bool:
        """Whether somebody was put off."""
        return self._asked

    def take(self) -> bool:
        """Whether one more may be painted in this frame."""
        free, self._free = self._free, False
        self._asked = self._asked or not free
        return free

    def renew(self) -> bool:
        """Another frame; whether somebody was put off in the last one."""
        asked, self._asked, self._free = self._asked, False, True
        return asked


class FormulaRow(Widget):
    """A formula as it stood on the page, and the scene's title beside or under it.

    It waits for its turn to be seen first; before that its height is known.
    """

    def __init__(self, key: str, formula: Formula, scene: str, turns: Turns) -> None:
        super().__init__(key, describe_row(formula.row), able=True)
        self._work = Work(key="formula", rows=(formula.row,))
        self._scene, self._turns = scene, turns
        self._known: Brush | None = None
        self._lines = max(map(_lines, formula.row.blocks))
        self._named = any(map(_named, formula.row.blocks))

    def value(self) -> str:
        """Where it was met."""
        return self._scene

    def height(self, brush: Brush, width: int) -> int:
        """The formula and some air; the scene too, where it stands under it."""
        scene = self._set(brush, width)
        under = 0 if _beside(brush, width) else scene.height
        return max(self._high(brush), scene.height) + under + brush.view.px(AIR)

    def paint(self, on: Canvas) -> None:
        """Draw both, with the brass mark before what has the focus."""
        brush, wide = on.brush, on.area.w
        scene, beside = self._set(brush, wide), _beside(brush, wide)
        room = on.area.h - (0 if beside else scene.height)
        middle = on.area.y + room // 2
        inner = wide - brush.view.px(INDENT)
        self._draw(on, round(inner * SPLIT) if beside else inner, middle)
        on.point(middle)
        if beside:
            spot = (on.area.right - scene.width, middle - scene.height // 2)
        else:
            spot = (on.left, on.area.bottom - scene.height - on.px(AIR / 2))
        scene.draw(on.surface, *spot)

    def _draw(self, on: Canvas, room: int, middle: int) -> None:
        """The formula at the size of all, or as small as it must be."""
        if self._known is not on.brush and not self._turns.take():
            return
        self._known = on.brush
        px = _size(on.brush)
        wide, high = measured(self._work, on.brush, px)
        if wide > room:
            px = max(8, int(px * room / wide))
            wide, high = measured(self._work, on.brush, px)
        box = Box(on.left, middle - high / 2, wide, high)
        paint_work(on.surface, self._work, box, on.brush, px)

    def _high(self, brush: Brush) -> int:
        return round(_size(brush) * (LINE * self._lines + NAME * self._named))

    def _set(self, brush: Brush, width: int) -> Text:
        room = width / brush.k - INDENT
        room = room * (1.0 - SPLIT) - 20.0 if _beside(brush, width) else room
        return typed(brush, self._scene, SMALL, room, brush.theme.quiet)


def _size(brush: Brush) -> int:
    return max(8, round(EM * brush.k * brush.view.text_scale))


def _lines(block: Block) -> int:
    """How many lines of numbers stand one under another."""
    if isinstance(block, Typeset):
        return 1 + block.tex.count(r"\\")
    return len(block.cells) if isinstance(block, Array) else 1


def _named(block: Block) -> bool:
    """Whether a name stands over it."""
    return isinstance(block, Array) and bool(block.name or block.column_names)


def _beside(brush: Brush, width: int) -> bool:
    return width / brush.k >= 900.0 * brush.view.text_scale


class FormulaTab(Tab):
    """The formulas in the order of the story, under the titles of its chapters."""

    heading = N_("Formulas")
    hint: Hints = (
        ("choose", N_("choose")),
        ("take", N_("its page")),
        ("back", N_("back")),
    )

    def __init__(self, context: Context, collection: Collection) -> None:
        super().__init__(context, collection)
        self._turns = Turns()
        self._made: dict[int, FormulaRow] = {}

    @property
    def empty(self) -> bool:
        """Whether no formula was met."""
        return all(formula.met is None for formula in self.collection.formulas)

    def rows(self) -> Bands:
        """A row a formula."""
        rows: list[Widget] = []
        chapters, before = self.context.library.program.chapters, ""
        for number, formula in enumerate(self.collection.formulas):
            met = formula.met
            if met is None:
                continue
            chapter = chapters[met.chapter]
            if met.chapter != before:
                rows.append(Heading("", chapter.title))
                before = met.chapter
            if number not in self._made:
                scene, key = named(chapter, met), str(number)
                self._made[number] = FormulaRow(key, formula, scene, self._turns)
            rows.append(self._made[number])
        if self.told():
            rows.append(covered(self.told()))
        return [(row,) for row in rows]

    def told(self) -> str:
        """How many were not met."""
        hidden = sum(formula.met is None for formula in self.collection.formulas)
        if not hidden:
            return ""
        return ngettext("One formula not met yet", "{n} formulas not met yet", hidden)

    def work(self) -> bool:
        """Whether more of them can be painted now."""
        return self._turns.renew()

    def wait(self) -> float:
        """At once, while some are not painted yet."""
        return 0.0 if self._turns.wanting else inf

    def acted(self, act: Act) -> Change:
        """The page of the scene, from which one can go there."""
        met = self.collection.formulas[int(act.key)].met
        if met is None:
            return STAY
        return Push(ChapterScreen(self.context, met.chapter, met.scene))
