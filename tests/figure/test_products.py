"""A dot product that is seen at work: in order, exactly, and at last written out."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from game.figure.describe import describe
from game.figure.motion import Motion
from game.figure.products import TELLING, Part, gone_up, sentence, tokens
from game.figure.things import Array, Cell, Figure, Product, Row, Tone, Work

SHARES = [n / 100 for n in range(101)]


def product(told: float = 1.0, row: str = "2 1", inputs: str = "1 2") -> Product:
    return Product(
        row=tuple(Cell(text=x, tone=Tone.ROW) for x in row.split()),
        inputs=tuple(Cell(text=x, tone=Tone.INPUT) for x in inputs.split()),
        out=Cell(text="4", tone=Tone.OUTPUT),
        at=0,
        told=told,
    )


def figure(*rows: Row) -> Figure:
    matrix = Row(key="matrix:M", blocks=(Array(cells=((Cell(text="2"),),)),))
    return Figure(panels=(Work(key="matrix", rows=(matrix, *rows)),))


def told_in(now: Figure) -> float:
    (work,) = now.panels
    assert isinstance(work, Work)
    found = [b for r in work.rows for b in r.blocks if isinstance(b, Product)]
    return found[0].told


def test_the_sum_is_written_with_negative_numbers_in_brackets() -> None:
    assert sentence(product()) == "2 · 1 + 1 · 2 = 4"
    assert sentence(product(row="−1 −2", inputs="−3 2")) == "−1 · (−3) + (−2) · 2 = 4"


@given(st.floats(0, 1))
def test_whatever_is_told_the_signs_are_the_same(told: float) -> None:
    assert sentence(product(told)) == sentence(product())
    assert all(0.0 <= token.come <= 1.0 for token in tokens(product(told)))


def test_inputs_come_one_after_another_then_the_sum_then_its_place() -> None:
    def first(part: Part, at: int) -> float:
        """When something begins to be there."""
        return next(
            share
            for share in SHARES
            for token in tokens(product(share))
            if (token.part, token.at) == (part, at) and token.come > 0.0
        )

    up = next(share for share in SHARES if gone_up(product(share)) > 0.0)
    order = [first(Part.ROW, 0), first(Part.INPUT, 0), first(Part.INPUT, 1)]
    order += [first(Part.SUM, 1), up]
    assert all(a < b for a, b in pairwise(order))
    assert gone_up(product(1.0)) == 1.0
    assert all(token.come == 1.0 for token in tokens(product(1.0)))


def test_a_product_is_told_when_all_else_is_there_and_stays() -> None:
    row = Row(key="product:M:1", blocks=(product(),))
    for before in (figure(), Figure()):
        motion = Motion(before, figure(row))
        assert motion.seconds > TELLING
        told = [told_in(motion.at(motion.seconds * n / 50)) for n in range(3, 51)]
        assert told == sorted(told)
        assert told[0] == 0.0
        assert told[-1] == 1.0
    assert Motion(figure(row), figure(row)).seconds == 0.0


def test_it_is_said_as_it_is_written() -> None:
    row = Row(key="product:M:1", blocks=(product(),))
    assert "2 · 1 + 1 · 2 = 4" in describe(figure(row))
