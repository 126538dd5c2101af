"""The pen-and-paper check after a win: fresh numbers, and an exact judge.

It is answered by typing, or by choosing among four answers. The three wrong ones are
what comes out when one makes the mistakes that people make.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, count
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import (
    Array,
    Block,
    Cell,
    Figure,
    Row,
    Sign,
    Tone,
    Work,
)
from game.language import _
from game.puzzles.core.level import Level
from game.puzzles.core.seeded_draws import drawn

Answer: TypeAlias = tuple[tuple[int, int], ...]

_NUMBER: Final = re.compile(r"([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:/(\d+(?:\.\d*)?))?")
_PERCENT: Final = re.compile(r"(\d|\d\.)\s*%")
_TIMES: Final = re.compile(r"(?<=\d)\s*(?:[xX×*]|by)\s*(?=\d)")
_MINUSES: Final = str.maketrans({"−": "-", "–": "-", "＋": "+", "⁄": "/"})
_LONGEST: Final = 200
WRONG: Final = 3


class Question(Struct, frozen=True):
    """``words`` ask for ``answer`` (one number, or an arrow's two), exactly.

    An answer is kept as pairs of numerator and denominator. ``traps`` are what the
    mistakes of this kind lead to, the likeliest first; some may meet the answer.
    ``marks`` are the numbers behind the figure's question marks, where those do not
    stand in the order of the answer.
    """

    words: str
    figure: Figure
    answer: Answer
    traps: tuple[Answer, ...] = ()
    marks: Answer = ()

    def answered(self) -> Figure:
        """The figure with the answer in the place of each "?"; else under it."""
        return filled(self.figure, self.marks or self.answer)

    def reordered(self, answer: Answer) -> bool:
        """Whether an answer has the right numbers, but in another order."""
        return answer != self.answer and sorted(answer) == sorted(self.answer)

    def judge(self, text: str) -> bool:
        """Whether the text says the answer: fractions, decimals, percent, any spaces.

        A size may be written as it is said, ``2 x 3``, where one is asked.
        """
        wanted = tuple(Fraction(above, below) for above, below in self.answer)
        return self.read(text) == wanted

    def read(self, text: str) -> tuple[Fraction, ...] | None:
        """As many numbers as are asked, from what was typed; None where it is not."""
        text = _PERCENT.sub(r"\1/100", text[:_LONGEST])
        if self.sized():
            text = _TIMES.sub(", ", text)
        return numbers(text, len(self.answer))

    def sized(self) -> bool:
        """Whether it asks for a size, rows by columns."""
        signs = (block for block in _blocks(self.figure) if isinstance(block, Sign))
        return any("? × ?" in sign.text for sign in signs)

    def said(self) -> str:
        """The answer in writing."""
        return in_writing(self.answer)

    def wrong(self) -> tuple[Answer, ...]:
        """Three wrong answers, all different: the traps, then common mistakes."""
        found: dict[Answer, None] = {}
        for trap in chain(self.traps, _mistakes(self.answer)):
            if trap != self.answer:
                found[trap] = None
            if len(found) == WRONG:
                break
        return tuple(found)

    def choices(self) -> tuple[Answer, ...]:
        """The answer among the wrong ones; always in the same order for its words."""
        left, laid = [self.answer, *self.wrong()], list[Answer]()
        while left:
            laid.append(drawn(left, "choices", self.words, len(laid)))
            left.remove(laid[-1])
        return tuple(laid)


def exact(*values: Fraction | int | float) -> Answer:
    """Numbers as an answer keeps them; a float counts as the fraction it is."""
    return tuple(Fraction(value).as_integer_ratio() for value in values)


def trapped(*mistakes: Iterable[Fraction | int | float]) -> tuple[Answer, ...]:
    """What mistakes lead to, each by its numbers, as a question keeps them."""
    return tuple(exact(*numbers) for numbers in mistakes)


def asked(
    level: Level,
    wording: str,
    rows: Iterable[Row],
    answer: Answer,
    *mistakes: Iterable[Fraction | int | float],
    marks: Answer = (),
    **slots: str,
) -> Question:
    """The question of a kind, in the level's own wording where it has one.

    Args:
        level: whose check it is.
        wording: of the kind, marked for translators; ``slots`` fill its places.
        rows: what is asked, in figures.
        answer: the right one.
        mistakes: what the mistakes of the kind lead to, the likeliest first.
        marks: the numbers behind the question marks, if in another order.
        slots: numbers in writing.
    """
    words = _(level.check or wording, **slots)
    figure = Figure(panels=(Work(key="check", rows=tuple(rows)),))
    return Question(words, figure, answer, trapped(*mistakes), marks)


def in_writing(answer: Answer) -> str:
    """An answer for people, its numbers with a comma between them."""
    return ", ".join(written(Fraction(*pair)) for pair in answer)


def written(value: Fraction) -> str:
    """A fraction for people: a decimal where it is short, else p/q."""
    scaled = value * 1000
    if scaled.denominator == 1:
        return f"{float(value):.3f}".rstrip("0").rstrip(".").replace("-", "−")
    return f"{value.numerator}/{value.denominator}".replace("-", "−")


def numbers(text: str, count: int) -> tuple[Fraction, ...] | None:
    """Exactly ``count`` numbers read from what a person typed, or None.

    A comma separates; where a semicolon does, or only one number is asked, the comma
    is a decimal point.
    """
    text = text[:_LONGEST].translate(_MINUSES).strip()
    if count == 1 or ";" in text:
        text = text.replace(",", ".")
    text = re.sub(r"\s*/\s*", "/", re.sub(r"[()\[\]]", " ", text))
    text = re.sub(r"([+-])\s+(?=[\d.])", r"\1", text)
    pieces = [piece for piece in re.split(r"[;,\s]+", text) if piece]
    read = [_number(piece) for piece in pieces]
    good = tuple(value for value in read if value is not None)
    return good if len(good) == len(read) == count else None


def _number(piece: str) -> Fraction | None:
    match = _NUMBER.fullmatch(piece)
    if match is None:
        return None
    sign, above, below = match.groups()
    if below is not None and not Fraction(below):
        return None
    value = Fraction(above) / (Fraction(below) if below else 1)
    return -value if sign == "-" else value


def _mistakes(answer: Answer) -> Iterator[Answer]:
    """What anybody may slip into: wrong signs, swapped entries, one off; no end."""
    values = [Fraction(*pair) for pair in answer]
    yield exact(*(-x for x in values))
    yield exact(*reversed(values))
    for at in range(len(values)):
        yield exact(*(-x if i == at else x for i, x in enumerate(values)))
    for by in count(1):
        for at in range(len(values)):
            yield exact(*(x + by if i == at else x for i, x in enumerate(values)))
            yield exact(*(x - by if i == at else x for i, x in enumerate(values)))


def filled(figure: Figure, numbers: Answer) -> Figure:
    """A figure with numbers in the place of its question marks, in their order.

    A lone one that asks for several has them as a column. Where there is none, they
    stand under the figure.
    """
    left = [written(Fraction(*pair)) for pair in numbers]
    count = sum(_marks(block) for block in _blocks(figure))
    lone = count == 1 and len(left) > 1
    panels = []
    for panel in figure.panels:
        if isinstance(panel, Work):
            rows = tuple(_filled(row, left, lone=lone) for row in panel.rows)
            if not count:
                rows = (*rows, Row(key="answer", blocks=(Sign(text=", ".join(left)),)))
            panel = replace(panel, rows=rows)  # noqa: PLW2901
        panels.append(panel)
    return Figure(panels=tuple(panels))


def _blocks(figure: Figure) -> Iterator[Block]:
    for panel in figure.panels:
        for row in panel.rows if isinstance(panel, Work) else ():
            yield from row.blocks


def _marks(block: Block) -> int:
    match block:
        case Sign(text=text):
            return text.count("?")
        case Array(cells=cells):
            return sum(cell.text == "?" for row in cells for cell in row)
        case _:
            return 0


def _filled(row: Row, left: list[str], *, lone: bool) -> Row:
    """A row with what is left of the numbers in its question marks; it takes them."""
    blocks: list[Block] = []
    for block in row.blocks:
        match block:
            case Sign(text=text) if lone and "?" in text:
                blocks.append(replace(block, text=text.replace("?", "").strip()))
                cells = tuple((Cell(text=each, tone=Tone.GOOD),) for each in left)
                blocks.append(Array(cells=cells))
            case Sign(text=text) if "?" in text and left:
                while "?" in text and left:
                    text = text.replace("?", left.pop(0), 1)
                blocks.append(replace(block, text=text, tone=Tone.GOOD))
            case Array() if _marks(block):
                blocks.append(_filled_array(block, left))
            case _:
                blocks.append(block)
    return replace(row, blocks=tuple(blocks))


def _filled_array(array: Array, left: list[str]) -> Array:
    cells = tuple(
        tuple(
            replace(cell, text=left.pop(0), tone=Tone.GOOD)
            if cell.text == "?" and left
            else cell
            for cell in row
        )
        for row in array.cells
    )
    return replace(array, cells=cells)
