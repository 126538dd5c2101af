"""One line of a calculation on its way to the same line with other contents."""

from msgspec.structs import replace

from game.figure.easing import lerp
from game.figure.things import Array, Block, Formula, Row, Sign


def _texts(block: Block) -> tuple[object, ...]:
    """What can be read in a block, without its lights and tones."""
    match block:
        case Array():
            cells = tuple(tuple(c.text for c in row) for row in block.cells)
            return (block.name, block.row_names, block.column_names, cells)
        case Sign():
            return (block.text,)
        case Formula():
            return (block.tex,)


def mix_row(a: Row, b: Row, t: float) -> Row:
    """Lights change half way; words cross-fade, so that none lies on another."""
    near = a if t < 0.5 else b
    if [_texts(x) for x in a.blocks] == [_texts(x) for x in b.blocks]:
        return replace(near, alpha=lerp(a.alpha, b.alpha, t))
    dip = a.alpha * (1.0 - 2.0 * t) if t < 0.5 else b.alpha * (2.0 * t - 1.0)
    return replace(near, alpha=dip)
