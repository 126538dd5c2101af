"""How numbers are written: exactly where that is short, else as being about so."""

import math
import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.cells import cell, signed
from game.figure.numbers import (
    BLUR,
    Written,
    _fraction,
    degrees,
    equals,
    percent,
    relation,
    rooted,
    rounded,
    vector,
    written,
)
from game.figure.things import Array, Sign
from tests.reckoning import value

GAME = Path(__file__).parents[2] / "game"
SHORT = st.integers(-900, 900).map(lambda n: n / 100)


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (4.0, "= 4"),
        (-2.25, "= −2.25"),
        (0.1 + 0.2, "= 0.3"),
        (1 / 3, "= 1/3"),
        (-2 / 7, "= −2/7"),
        (5**0.5, "= √5 ≈ 2.24"),
        (4 / 5**0.5, "= 4/√5 ≈ 1.79"),
        (-1 / 5**0.5, "= −1/√5 ≈ −0.45"),
        (4.25**0.5, "= √17/2 ≈ 2.06"),
        (math.pi, "≈ 3.14"),
        (2.0000001, "≈ 2"),
        (math.nan, "= undefined"),
        (math.inf, "= ∞"),
    ],
)
def test_equals_stands_only_before_what_is_exact(x: float, text: str) -> None:
    assert equals(x) == text


@given(st.one_of(st.floats(-50, 50), SHORT))
def test_what_claims_to_be_exact_is(x: float) -> None:
    for found in (written(x), rooted(x)):
        worth = float(value(found.text, {}))
        if found.exact:
            assert worth == pytest.approx(x, rel=2e-11, abs=2e-11)
        else:
            assert abs(worth - x) <= 0.00501
            assert worth != x
            assert found.label().startswith("≈ ")
            assert found.said().startswith("about ")


@given(SHORT, SHORT)
def test_arrows_with_two_decimals_have_exact_entries(x: float, y: float) -> None:
    found = vector((x, y))
    assert found.exact
    a, b = (Fraction(str(n)) for n in (x, y))
    assert [Fraction(t.replace("−", "-")) for t in found.text[1:-1].split(", ")] == [
        a,
        b,
    ]


@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(-9, 9), st.integers(-9, 9))
def test_a_shadow_times_a_length_is_right_as_it_stands(
    a: int, b: int, c: int, d: int
) -> None:
    """Exact factors make an exact product: on halves, as hands lay them."""
    r, v = np.array([a, b]) / 2, np.array([c, d]) / 2
    if not r.any():
        return
    size = float(np.hypot(*r))
    total = float(r @ v)
    parts = rooted(total / size), rooted(size), rooted(total)
    product = float(value(f"{parts[0].text} · {parts[1].text}", {}))
    if relation(*parts) == "=":
        assert product == pytest.approx(total, abs=1e-9)
    assert relation(Written("1", exact=True), Written("2", exact=False)) == "≈"


def test_percents_and_angles_are_rounded_openly() -> None:
    assert percent(0.8) == Written("80%", exact=True)
    assert percent(0.6729).said() == "about 67%"
    assert percent(0.123, 1) == Written("12.3%", exact=True)
    assert degrees(math.pi / 4).said() == "45°"
    assert degrees(math.atan(0.5)).label() == "≈ 26.6°"
    assert rounded(0.5535, 4).exact
    assert not rounded(0.5535, 2).exact


def test_equals_between_arrays_is_about_where_a_cell_is_rounded() -> None:
    exact, off = (Array(cells=((cell(x),),)) for x in (1 / 3, 1.23456))
    sign = Sign(text="=")
    assert signed((exact, sign, exact))[1] == sign
    assert signed((exact, sign, off))[1] == Sign(text="≈")
    assert signed((off, Sign(text="= ?")))[1] == Sign(text="= ?")
    both = Array(cells=((cell(1 / 3), cell(1.23456)),))
    (even,) = signed((both,))
    assert isinstance(even, Array)
    assert [one.text for one in even.cells[0]] == ["0.33", "1.23"]


def test_nobody_else_rounds_a_number_for_people() -> None:
    """What is only rounded is asked for by few, who put no sign before it."""
    rounds = {
        "figure/cells.py",
        "figure/numbers.py",
        "puzzles/kinds/keep/position.py",
        "stage/claims.py",  # what check tells an author
        "stage/notation/tex.py",
        "stage/notation/written.py",
    }
    found = {
        str(path.relative_to(GAME))
        for path in GAME.rglob("*.py")
        if re.search(r"numbers import [^\n]*\bnumber\b", path.read_text("utf-8"))
    }
    assert found <= rounds
    formats = {
        str(path.relative_to(GAME))
        for room in ("figure", "guesses", "puzzles", "stage", "ui/paint")
        for path in (GAME / room).rglob("*.py")
        if re.search(r"\{[^{}]*:\.\d[fg]\}", path.read_text("utf-8"))
    }
    assert formats <= {"guesses/check.py", "puzzles/core/paper_question.py"}


@given(
    st.one_of(
        st.floats(0, 200_000),
        st.fractions(0, 9999, max_denominator=40).map(float),
        st.builds(
            lambda x, blur: float(x) * (1.0 + blur),
            st.fractions(0, 99_999, max_denominator=31),
            st.floats(-2e-11, 2e-11),
        ),
    )
)
def test_no_fraction_is_missed_that_a_slow_search_finds(x: float) -> None:
    found = Fraction(x).limit_denominator(30)
    text = f"{found.numerator}/{found.denominator}"
    near = abs(float(found) - x) <= BLUR * max(1.0, abs(x))
    assert _fraction(x) == (text if near and len(text) <= 7 else "")
