"""Signs of mathematics in words."""

import pytest

from game.narrative.text.markup import aloud
from game.narrative.text.spoken_signs import in_words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("$r1 . v = 4$", "r 1 dot v equals 4"),
        ("$2 . 3 = 6$", "2 times 3 equals 6"),
        ("r = (2, −1), v ≈ (1.23, 0.4).", "r equals 2, minus 1; v is about 1.23, 0.4."),
        ("M = [(2, 1), (−1, 2)]", "M equals 2, 1; minus 1, 2"),
        ("h = (2, 1) / 5", "h equals 2, 1; all over 5"),
        ("h = [2 1] / |v|", "h equals 2, 1; all over the length of v"),
        ("(1, 0) · (4, 4) = 4", "1, 0 dot 4, 4 equals 4"),
        ("r1 · (4, 4) = 4", "r 1 dot 4, 4 equals 4"),
        ("2 · (4, 4) = (8, 8)", "2 times 4, 4 equals 8, 8"),
        (
            "M, [2 1; −1 2] (row 1 is lit), times v, [1; 2], gives M v, [4; 3]",
            "M, 2, 1; minus 1, 2, row 1 is lit, times v, 1; 2, gives M v, 4; 3",
        ),
        ("M = [2 1; −1 0.5]", "M equals 2, 1; minus 1, 0.5"),
        (
            "M = [2 1; 0 1] v = [1; 2] = 3",
            "M equals 2, 1; 0, 1, v equals 1; 2 equals 3",
        ),
        ("2 · 3 + (−1) · 2 = 4", "2 times 3 plus minus 1 times 2 equals 4"),
        ("v · r = 4", "v dot r equals 4"),
        (
            "M = [2 1; 0 1] times v = [1; 2]",
            "M equals 2, 1; 0, 1, times v equals 1; 2",
        ),
        ("90% of |v|².", "90 percent of the squared length of v."),
        ("13/7 on r1, 4/√5 ≈ 1.79", "13 over 7 on r 1, 4 over root 5 is about 1.79"),
        ("30° between v and r1", "30 degrees between v and r 1"),
        ("MᵀM and $W^T W$", "M transpose M and W transpose W"),
        ("1 / |r| = 1/√5", "1 over the length of r equals 1 over root 5"),
        ("as 3, -0.5 or 2/5", "as 3, minus 0.5 or 2 over 5"),
        ("Twenty-eight of rows-04d", "Twenty-eight of rows-04d"),
        ("*So* [pause 1s] it (or not) is.", "So it, or not, is."),
        ("How much?.", "How much?"),
    ],
)
def test_a_text_is_said_in_words(written: str, said: str) -> None:
    assert aloud(written) == said
    assert aloud(said) == said


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"M^{\!T}\,M v = \lambda v", "M transpose M v equals lambda v"),
        (r"\sigma_1^2", "sigma 1 squared"),
        (r"A^{-1}", "A inverse"),
        (r"\frac{a}{b}", "a over b"),
        (r"\sqrt{\lambda}", "root lambda"),
        (r"h = r / (r . r)", "h equals r over open bracket r dot r close bracket"),
        (
            r"M x = \begin{bmatrix} r_1 \cdot x \\ r_2 \cdot x \end{bmatrix}",
            "M x equals r 1 dot x; r 2 dot x",
        ),
        (
            r"\begin{bmatrix} a & b \end{bmatrix}\begin{bmatrix} 1 \\ 0 \end{bmatrix}",
            "a, b dot 1; 0",
        ),
        (r"|a|\,|r| \cos\theta", "the length of a times the length of r cos theta"),
    ],
)
def test_a_formula_is_said_in_words(tex: str, said: str) -> None:
    assert in_words(tex, formula=True) == said
