"""Type in the column: one width, and one scale by which everything shrinks."""

from typing import Final

from msgspec import Struct

from game.ui.paint.brush import Brush
from game.ui.theme import Colour
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import quoted, runs
from game.ui.type.typesetting import Style, Text

SMALL: Final = 25.0
INDENT: Final = 40.0


class ColumnType(Struct, frozen=True):
    """The column's width in logical units and how large its type is."""

    brush: Brush
    width: float
    scale: float

    def set(
        self, words: str, size: float, face: Face, colour: Colour, leading: float = 1.45
    ) -> Text:
        """Words over the whole width."""
        style = Style(
            size=size * self.scale,
            width=self.width,
            colour=colour,
            accent=self.brush.theme.parchment,
            face=face,
            leading=leading,
        )
        return self.brush.set(runs(quoted(words)), style)

    def px(self, units: float) -> int:
        """Pixels of a length that shrinks with the type."""
        return max(1, round(units * self.scale * self.brush.k))
