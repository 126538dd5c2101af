"""Every formula that was met, and the scene from which it came."""

from game.figure.describe import describe_row
from game.figure.things import Box, Work
from game.language import N_, ngettext
from game.screens.extras.collection import Formula, named
from game.screens.extras.tab import Tab, covered
from game.screens.flow.base import STAY, Change, Push
from game.screens.menus.chapter_map import ChapterScreen
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
from game.ui.paint.work_layout import fitting, measured
from game.ui.type.typesetting import Text

# How much of a row is the formula's, where the scene stands beside it.
SPLIT = 0.66
AIR = 22.0
# Of which size the formula is, beside that of the stage.
SHARE = 0.8
TALLEST = 400.0


class FormulaRow(Widget):
    """A formula as it stood on the page, and the scene's title beside or under it."""

    def __init__(self, key: str, formula: Formula, scene: str) -> None:
        super().__init__(key, describe_row(formula.row), able=True)
        self._work = Work(key="formula", rows=(formula.row,))
        self._scene = scene
        self._laid: tuple[tuple[Brush, int], tuple[tuple[int, int], Text]] | None = None

    def value(self) -> str:
        """Where it was met."""
        return self._scene

    def height(self, brush: Brush, width: int) -> int:
        """The formula and some air; the scene too, where it stands under it."""
        size, scene = self._sizes(brush, width)
        under = 0 if self._beside(brush, width) else scene.height
        return max(size[1], scene.height) + under + brush.view.px(AIR)

    def paint(self, on: Canvas) -> None:
        """Draw both, with the brass mark before what has the focus."""
        (wide, high), scene = self._sizes(on.brush, on.area.w)
        beside = self._beside(on.brush, on.area.w)
        room = on.area.h - (0 if beside else scene.height)
        middle = on.area.y + room // 2
        box = Box(on.left, middle - high / 2, wide, high)
        paint_work(on.surface, self._work, box, on.brush)
        on.point(middle)
        if beside:
            spot = (on.area.right - scene.width, middle - scene.height // 2)
        else:
            spot = (on.left, on.area.bottom - scene.height - on.px(AIR / 2))
        scene.draw(on.surface, *spot)

    def _sizes(self, brush: Brush, width: int) -> tuple[tuple[int, int], Text]:
        """The formula's pixels, and the words of the scene."""
        if self._laid is None or self._laid[0] != (brush, width):
            self._laid = (brush, width), self._set(brush, width)
        return self._laid[1]

    def _set(self, brush: Brush, width: int) -> tuple[tuple[int, int], Text]:
        beside = self._beside(brush, width)
        inner = width - brush.view.px(INDENT)
        room = round(inner * SPLIT) if beside else inner
        box = Box(0, 0, room, brush.view.px(TALLEST))
        px = max(8, round(fitting(self._work, box, brush) * SHARE))
        wide, high = measured(self._work, brush, px)
        left = inner - room if beside else inner
        quiet = brush.theme.quiet
        scene = typed(brush, self._scene, SMALL, left / brush.k - 20.0, quiet)
        return (min(room, round(wide) + 2), round(high) + 2), scene

    @staticmethod
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
            scene = named(chapter, met)
            rows.append(FormulaRow(str(number), formula, scene))
        hidden = sum(formula.met is None for formula in self.collection.formulas)
        if hidden:
            told = ngettext(
                "One formula not met yet", "{n} formulas not met yet", hidden
            )
            rows.append(covered(told))
        return [(row,) for row in rows]

    def acted(self, act: Act) -> Change:
        """The page of the scene, from which one can go there."""
        met = self.collection.formulas[int(act.key)].met
        if met is None:
            return STAY
        return Push(ChapterScreen(self.context, met.chapter, met.scene))
