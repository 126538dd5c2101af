"""A matrix at work: the product with one row is computed, exact, and lit."""

from typing import Any

import pytest

from game.figure.products import sentence
from game.figure.things import Array, Product
from tests.stage.support import faults, rows

M = {"name": "M", "entries": [[2, 1], [-1, 2]], "times": "v"}


def shown(**more: Any) -> dict[str, Any]:
    return {"matrix": {**M, **more}, "let": {"v": [1, 2]}}


def test_a_product_is_written_under_the_matrix_and_lights_what_it_is_of() -> None:
    matrix, below = rows(shown(product="row 2"))
    (product,) = below.blocks
    assert isinstance(product, Product)
    assert sentence(product) == "−1 · 1 + 2 · 2 = 3"
    arrays = [block for block in matrix.blocks if isinstance(block, Array)]
    lit = [[cell.text for row in a.cells for cell in row if cell.lit] for a in arrays]
    assert lit == [["−1", "2"], ["1", "2"], ["3"]]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"product": "row 3"}, "no row 3"),
        ({"product": "column 1"}, "a row, not"),
        ({"product": "row 1", "times": "[[1, 0], [0, 1]]"}, "needs one input"),
        ({"product": "row 1", "times": "v / 3"}, "exact decimal"),
    ],
)
def test_a_product_that_cannot_be_shown_is_refused(
    more: dict[str, Any], says: str
) -> None:
    found = faults(shown(**more))
    assert any(says in fault.message for fault in found), found
