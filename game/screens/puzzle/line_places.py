"""Where the lines that can be chosen stand at a puzzle, in pixels.

The places are found from all that can ever stand there: nothing moves under the hand
because something else shows.
"""

from collections.abc import Iterator
from typing import Final

import pygame

from game.figure.things import Box
from game.language import _
from game.puzzles.core.protocol import HINTS
from game.puzzles.session.tools import TOOLS
from game.screens.puzzle.actions import Action, Do, PickAnswer, UseTool
from game.screens.puzzle.earned_marks import INDENT, SMALL, ColumnType
from game.screens.puzzle.line_rows import Cell, Row
from game.screens.puzzle.puzzle_layout import reach
from game.ui.paint.brush import Brush
from game.ui.type.fonts import Face

MAIN: Final = 33.0
TOOL: Final = 26.0
APART: Final = 34.0
# What parts tools from the lines under them.
UNDER: Final = 18.0
# The most of the column's height that the lines may take.
MOST: Final = 0.5


class LinePlaces:
    """The places of some rows in a column: from its foot up, in type of one ``scale``.

    ``of`` are the areas that a hand may touch; what is above the lines ends at ``top``.
    """

    def __init__(self, rows: tuple[Row, ...], box: Box, brush: Brush) -> None:
        self._column, self._brush = brush.view.of(box), brush
        self._least = round(2 * reach(brush.view))
        scale = brush.view.text_scale
        # A hand needs its room, however small the type.
        most = max(MOST * self._column.h, len(rows) * (self._least + 2))
        while True:
            self.size = ColumnType(brush, box.w, scale)
            self.narrow = ColumnType(brush, box.w - INDENT * scale, scale)
            laid = [list(self._laid(row)) for row in rows]
            tops = self.size.px(UNDER) * sum(row.top for row in rows)
            high = tops + sum(max(area.bottom for _cell, area in row) for row in laid)
            if high <= most or scale < 0.3:
                break
            scale *= 0.94
        self.wide = {a for row in rows if row.wide for cell in row.cells for a in cell}
        self.of: dict[Action, pygame.Rect] = {}
        self.top = y = self._column.bottom - high
        for row, cells in zip(rows, laid, strict=True):
            for cell, area in cells:
                self.of |= dict.fromkeys(cell, area.move(self._column.x, y))
            y += max(area.bottom for _cell, area in cells)
            if row.top:
                self.top = y
                y += self.size.px(UNDER)

    def _laid(self, row: Row) -> Iterator[tuple[Cell, pygame.Rect]]:
        """The places of a row from its own top left; too many begin another line."""
        x = y = 0
        gap, size = self.size.px(APART), self.size
        for cell in row.cells:
            texts = [self._extent(each, wide=row.wide) for each in cell]
            text_wide = max(wide for wide, _high in texts)
            high = max(self._least, *(high for _wide, high in texts))
            if row.wide:
                wide = size.px(INDENT) + text_wide
                yield cell, pygame.Rect(0, 0, wide, high + size.px(2))
                return
            if x and x + text_wide > self._column.w:
                x, y = 0, y + high
            wide = max(text_wide + gap, self._least)
            yield cell, pygame.Rect(x - gap // 2, y, wide, high)
            x += wide

    def _extent(self, action: Action, *, wide: bool) -> tuple[int, int]:
        """How much room the type of a line can need."""
        face, size = (Face.READING, MAIN) if wide else (Face.UI, SMALL)
        tone = self._brush.theme.text
        type_ = self.narrow if wide else self.size
        texts = [type_.set(words, size, face, tone, 1.3) for words in _said(action)]
        before = self.size.px(TOOL + 10) if isinstance(action, UseTool) else 0
        return before + max(t.width for t in texts), max(t.height for t in texts)


def _said(action: Action) -> tuple[str, ...]:
    """The longest that a line can say."""
    match action:
        case PickAnswer():
            return ("(-12/13, -12/13)",)
        case UseTool(key):
            return (_(TOOLS[key].title),)
        case Do.HINT:
            numbered = _(action.value, number=HINTS, all=HINTS)
            return (numbered, _("Show it again"))
        case Do.PAGE_ON | Do.PAGE_BACK:
            return (_(action.value, number=8, all=8),)
        case _:
            return (_(action.value),)
