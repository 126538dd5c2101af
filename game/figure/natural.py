"""How large a panel wants to be, in ems, guessed from its contents alone.

Painters fit a panel into its box; these guesses only have to share the stage fairly.
"""

import math

from game.figure import letters, things
from game.figure.products import sentence

PLANE_HEIGHT = 13.0
CAPTION = 1.6
_LETTER = 0.52
_PAGE_WIDTH = 32.0
_CARD_WIDTH = 13.0
# A calculation is set larger than labels are.
_WORK = 1.3
_GAP = 0.7
_PAGE_MARGINS = 2.7
_SMALL = 0.68
_NOTE = 0.62


def natural_size(panel: things.Panel) -> tuple[float, float]:
    """Width and height in ems at which the panel reads well."""
    match panel:
        case things.Plane():
            # Like areas for unlike shapes, nearly.
            height = PLANE_HEIGHT * panel.weight / panel.ratio**0.4
            caption = CAPTION if panel.caption else 0.0
            return max(height * panel.ratio, 6.0), height + caption
        case things.Work():
            widths = [_row(row) for row in panel.rows]
            heights = [_tall(row) for row in panel.rows]
            # In steps of two ems: one digit more must not rearrange the stage.
            wide = 2.0 * math.ceil(_WORK * max(widths, default=4.0) / 2.0)
            return wide, _WORK * (sum(heights) - _GAP) if heights else 2.0
        case things.Page():
            # A single guess can stand in a column, beside what it is about.
            wide = _PAGE_WIDTH if len(panel.entries) > 1 else _CARD_WIDTH
            words = sum(_lines(e.words, wide) for e in panel.entries)
            under = sum(_lines(e.evidence, wide, _SMALL) for e in panel.entries)
            heading = 2.7 if panel.heading else 0.0
            gaps = 0.9 * len(panel.entries)
            tall = heading + 1.35 * (words + _SMALL * under) + gaps + _PAGE_MARGINS
            return wide + 4.0, tall
        case things.Lamps():
            return max(1, len(panel.lamps)) * 6.0, 7.4
        case things.Bars():
            return 15.0, max(5.0, 4.1 * len(panel.bars))
        case things.Tiles():
            named = 1.4 if any(panel.ends) else 0.0
            return 4.4 * max(1, len(panel.tiles)), 5.0 + named


def _lines(words: str, wide: float, size: float = 1.0) -> int:
    return math.ceil(len(words) * _LETTER * size / wide)


def _row(row: things.Row) -> float:
    blocks = sum(_width(b) for b in row.blocks) + 0.5 * max(0, len(row.blocks) - 1)
    noted = max(len(row.note), len(row.spare))
    return max(blocks, noted * _LETTER * _NOTE)


def _width(block: things.Block) -> float:
    match block:
        case things.Array():
            columns = max((len(row) for row in block.cells), default=0)
            widths = (
                max(
                    len("".join(block.room[j : j + 1])),
                    *(len(row[j].text) for row in block.cells if j < len(row)),
                )
                for j in range(columns)
            )
            names = max((len(n) for n in block.row_names), default=0)
            inner = sum(max(1, w) * 0.56 for w in widths) + 0.95 * (columns - 1)
            return inner + 1.2 + (names * 0.3 + 0.5 if names else 0.0)
        case things.Sign():
            return max(len(block.text), len(block.room)) * _LETTER + 0.2
        case things.Formula():
            return len(block.tex) * 0.14 + 1.0
        case things.Product():
            return len(sentence(block)) * _LETTER
        case things.Word():
            return len(letters.sentence(block)) * _LETTER


def _tall(row: things.Row) -> float:
    """The height of a row in ems: its tallest array, its names, and the gap below."""
    tall = 1.4
    for block in row.blocks:
        if isinstance(block, things.Array):
            heads = bool(block.column_names) + bool(block.name)
            tall = max(tall, 1.62 * len(block.cells) + 0.75 * heads)
        elif isinstance(block, things.Formula) and "matrix" in block.tex:
            tall = max(tall, 1.2 * (1 + block.tex.count(r"\\")))
    noted = 1.6 * _NOTE if row.note or row.spare else 0.0
    return (tall + noted + _GAP) * row.room
