"""Story markup as a printer sets it."""

import pytest

from game.ui.paint.brush import Brush
from game.ui.paint.caption import evenly
from game.ui.type.markup_runs import quoted, runs


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("And ...", "And\u00a0…"),
        ("it isn't", "it isn’t"),
        ('"So," he said.', "“So,” he said."),
        ("a -- b", "a — b"),
        ("h = r / (r · r)", "h\u00a0=\u00a0r\u00a0/\u00a0(r\u00a0·\u00a0r)"),
        ("v = (1, 2)", "v\u00a0=\u00a0(1, 2)"),
        ("= 5", "= 5"),
        ("Good, Mr. Foster.", "Good, Mr.\u00a0Foster."),
        ("Mrs. and Dr. Gauss", "Mrs.\u00a0and Dr.\u00a0Gauss"),
        ("Dim. So it is", "Dim. So it is"),
    ],
)
def test_signs_are_those_of_print(typed: str, set_as: str) -> None:
    assert quoted(typed) == set_as


def test_no_line_breaks_at_a_sign_of_arithmetic(brush: Brush) -> None:
    words = runs("The rows are r = (-4, 1) and v = (-3, 4), and so r · v = 16.")
    for wide in range(120, 700, 7):
        text = brush.set(words, brush.style(30, wide))
        begin = 0
        for line in text.lines:
            end = begin + line.glyphs
            told = text.letters[begin:end].strip()
            assert told[0] not in "=·", told
            assert told[-1] not in "=·", told
            begin = end


def test_no_line_breaks_inside_a_name(brush: Brush) -> None:
    words = "It was my favourite. Jacques, and Mr. Foster, and all the neighbours."
    for wide in range(200, 700, 7):
        text = brush.set(runs(words), brush.style(30, wide))
        begin = 0
        for line in text.lines:
            end = begin + line.glyphs
            assert not text.letters[begin:end].strip().endswith("Mr.")
            begin = end
        for row in evenly(words, lambda part: 12 * len(part), wide):
            assert not row.endswith("Mr.")
