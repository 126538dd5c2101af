import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.describe import describe, describe_row, spoken_tex
from game.figure.numbers import Written, degrees, number, pair
from game.figure.things import (
    Angle,
    Array,
    Arrow,
    Cell,
    Dots,
    Entry,
    Figure,
    Grid,
    Lamp,
    Lamps,
    Note,
    Page,
    Plane,
    Row,
    Segment,
    Sign,
    Tone,
    Work,
)


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (0.4, "0.4"),
        (-1.25, "−1.25"),
        (5.0, "5"),
        (-0.0, "0"),
        (-0.0001, "0"),
        (0.0625, "0.062"),
        (2.236, "2.24"),
        (100.0, "100"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "undefined"),
    ],
)
def test_numbers_are_written_for_people(x: float, text: str) -> None:
    assert number(x) == text


@given(st.floats(-1e6, 1e6))
def test_a_written_number_is_near_and_tidy(x: float) -> None:
    text = number(x)
    assert abs(float(text.replace("−", "-")) - x) <= 0.0051
    assert text not in ("−0", "-0")
    assert "-" not in text
    assert not ("." in text and text.endswith(("0", ".")))


def test_pairs_and_degrees() -> None:
    assert pair((1, -0.4)) == "(1, −0.4)"
    assert degrees(math.pi / 2) == Written("90°", exact=True)
    assert degrees(1.0) == Written("57.3°", exact=False)


def test_a_plane_is_said_in_words() -> None:
    plane = Plane(
        key="plane",
        caption="one input",
        items=(
            Grid(key="still"),
            Segment(key="axis:x", a=(-5, 0), b=(5, 0)),
            Arrow(key="vector:v", tip=(1, 0), label="v"),
            Arrow(key="shadow:v:r1", tip=(0.8, 0.4), tone=Tone.SHADOW),
            Note(key="value:v:r1", at=(0, 0), text="v · r1 = 2"),
            Angle(key="angle:v:r1", start=0.0, end=math.pi / 4),
            Grid(key="grid", matrix=((2.0, 1.0), (-1.0, 2.0))),
            Dots(key="cloud", points=((0, 0), (1, 1))),
        ),
    )
    assert describe(Figure(panels=(plane,))) == (
        "Plane (one input): v = (1, 0); the shadow of v on r1 is (0.8, 0.4); "
        "v · r1 = 2; 45° between v and r1; grid with (1, 0) carried to (2, −1) "
        "and (0, 1) to (1, 2); a cloud of 2 points."
    )


def test_work_pages_and_lamps_are_said_in_words() -> None:
    array = Array(cells=((Cell(text="2", lit=True), Cell(text="1")),), name="r1")
    row = Row(key="x", blocks=(array, Sign(text="= 5")), struck=True, note="a slip")
    figure = Figure(
        panels=(
            Work(key="w", rows=(row,)),
            Page(key="l", entries=(Entry(key="g", words="It holds.", mark="holds"),)),
            Lamps(
                key="k",
                lamps=(Lamp(key="1", label="r1", reading=1, asked=1, lit=True),),
            ),
        )
    )
    assert describe(figure) == (
        "Work: r1 = [2 1] (entry 1 is lit) = 5 (struck out), a slip.\n"
        "Ledger:\n  It holds: holds\n"
        "Lamps: r1 reads 1, asked 1, lit."
    )


def lit(*rows: str) -> Array:
    """A matrix of letters; those in capitals are lit."""
    cells = (tuple(Cell(text=c.lower(), lit=c.isupper()) for c in row) for row in rows)
    return Array(cells=tuple(cells), name="M")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("AB", "cd"), "M, [a b; c d] (row 1 is lit), times v, [x; y], gives [z; w]"),
        (("aB", "cD"), "M, [a b; c d] (column 2 is lit), times v, [x; y], gives"),
        (("ab", "Cd"), "M, [a b; c d] (entry 1 of row 2 is lit), times v"),
        (("AB", "CD"), "M, [a b; c d], times v, [x; y], gives [z; w]"),
    ],
)
def test_a_product_is_said_as_one(rows: tuple[str, ...], told: str) -> None:
    v, out = replace(lit("x", "y"), name="v"), replace(lit("z", "w"), name="")
    row = Row(key="x", blocks=(lit(*rows), v, Sign(text="="), out))
    assert describe_row(row).startswith(told)


def test_a_row_and_a_column_make_a_dot_product() -> None:
    row, column = replace(lit("ab"), name=""), replace(lit("x", "Y"), name="")
    work = Row(key="x", blocks=(row, column, Sign(text="="), Sign(text="a")))
    assert describe_row(work) == "[a b] dot [x; y] (entry 2 is lit) = a"


def test_an_empty_stage_is_said_too() -> None:
    assert describe(Figure()) == "Nothing is shown."


def test_formulas_are_said_without_tex() -> None:
    tex = r"\begin{bmatrix} a \\ 0 \end{bmatrix} + h_1 \cdot r_1 = \lambda"
    assert spoken_tex(tex) == "[a; 0] + h1 · r1 = lambda"
