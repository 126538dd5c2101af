"""Cells of arrays made of numbers, and the sign that fits between arrays."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from game.figure.numbers import ABOUT, EQUALS, MINUS, number, written
from game.figure.things import Array, Block, Cell, Sign, Tone


def cell(
    x: float, tone: Tone = Tone.PLAIN, *, key: str = "", lit: bool = False
) -> Cell:
    """A number in its cell: exact where it has a short form, else rounded."""
    found = written(x)
    return Cell(text=found.text, tone=tone, key=key, lit=lit, rounded=not found.exact)


def signed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a line, in which "=" became "≈" where a cell is rounded.

    Beside a rounded number no fraction stands: such an array is all in decimals.
    """
    if not any(isinstance(block, Array) and is_rounded(block) for block in blocks):
        return tuple(blocks)
    return tuple(map(_about, blocks))


def is_rounded(array: Array) -> bool:
    """Whether any of its numbers is rounded."""
    return any(cell.rounded for row in array.cells for cell in row)


def _about(block: Block) -> Block:
    if isinstance(block, Array) and is_rounded(block):
        return replace(
            block, cells=tuple(tuple(map(_even, row)) for row in block.cells)
        )
    if isinstance(block, Sign) and EQUALS in block.text and "?" not in block.text:
        return replace(block, text=block.text.replace(EQUALS, ABOUT))
    return block


def _even(cell: Cell) -> Cell:
    """A cell in decimals."""
    if "/" not in cell.text:
        return cell
    value = Fraction(cell.text.replace(MINUS, "-"))
    return replace(cell, text=number(float(value)), rounded=True)
