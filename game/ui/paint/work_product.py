"""A dot product at work: numbers leave their cells, and the sum goes into its own."""

from game.figure.easing import lerp
from game.figure.products import Part, Token, gone_up
from game.figure.things import Array, Product
from game.ui.paint import label
from game.ui.paint import work_layout as layout
from game.ui.paint.strokes import XY
from game.ui.paint.work_layout import LaidRow
from game.ui.paint.writer import Writer
from game.ui.type.fonts import Face

# How high a number flies over the straight way, as a share of it.
ARC = 0.12


def paint_product(
    writer: Writer, product: Product, above: LaidRow, own: LaidRow, px: int
) -> None:
    """Paint a written sum in its row, or on its way there from the row ``above``."""
    brush = writer.brush
    spots, wide = layout.product_spots(product, brush, px)
    left = above.x + max(0.0, (above.size.w - wide) / 2)
    places = _places(product, above, writer, px)
    strength = writer.alpha
    for token, x in spots:
        spot = (left + x, own.axis)
        start = places.get((token.part, token.at))
        moves = start is not None and token.part is not Part.SUM
        writer.alpha = strength * (min(1.0, 8.0 * token.come) if moves else token.come)
        at = _between(start, spot, token.come) if start and moves else spot
        _show(writer, token, at, px)
        if token.part is Part.SUM and start and 0.0 < gone_up(product) < 1.0:
            writer.alpha = strength
            _show(writer, token, _between(spot, start, gone_up(product)), px)
    writer.alpha = strength


def _places(
    product: Product, above: LaidRow, writer: Writer, px: int
) -> dict[tuple[Part, int], XY]:
    """Where the numbers are in the calculation: row, input and result."""
    arrays = [
        layout.cell_spots(block, left, above.axis, writer.brush, px)
        for block, left in layout.laid_blocks(above, writer.brush, px)
        if isinstance(block, Array)
    ]
    if len(arrays) != 3:
        # The calculation is still on its way to what the sum is written of.
        return {}
    matrix, inputs, out = arrays
    found: dict[tuple[Part, int], XY] = {}
    for i, spot in enumerate(matrix[product.at]):
        found[Part.ROW, i] = spot
        found[Part.INPUT, i] = inputs[i][0]
    found[Part.SUM, len(product.row) - 1] = out[product.at][0]
    return found


def _between(a: XY, b: XY, t: float) -> XY:
    """On the way, in a flat arc."""
    over = 4.0 * t * (1.0 - t) * ARC * (abs(b[0] - a[0]) + abs(b[1] - a[1]))
    return (lerp(a[0], b[0], t), lerp(a[1], b[1], t) - over)


def _show(writer: Writer, token: Token, at: XY, px: int) -> None:
    if writer.alpha <= 0.01:
        return
    colour = writer.theme.of(token.tone).colour
    if token.part is Part.SIGN:
        colour = writer.theme.text
    face = Face.UI_MEDIUM if token.part is Part.SIGN else Face.UI_BOLD
    drawn = writer.fonts.render(face, px, label.minus(token.text), colour)
    base = at[1] + 0.35 * px - writer.fonts.ascent(face, px)
    writer.show(drawn, at[0] - drawn.get_width() / 2, base)
