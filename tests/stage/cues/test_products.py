"""A matrix with itself: sizes, sides, and which two columns made a cell."""

from typing import Any

import pytest

from game.figure.things import Array, Row, Sign
from tests.stage.support import faults, rows

W = {
    "name": "W",
    "entries": [[2, 2, -1], [-1, 1, 2]],
    "inputs": ["nose", "ears", "tail"],
    "outputs": ["N1", "N2"],
}
INPUTS, OUTPUTS = ("nose", "ears", "tail"), ("N1", "N2")


def shown(**more: Any) -> Row:
    (row,) = rows({"products": {**W, **more}})
    return row


def arrays(row: Row) -> list[Array]:
    return [block for block in row.blocks if isinstance(block, Array)]


def texts(array: Array) -> list[list[str]]:
    return [[cell.text for cell in row] for row in array.cells]


def lit(array: Array) -> list[tuple[int, int]]:
    return [
        (r, c)
        for r, row in enumerate(array.cells, 1)
        for c, cell in enumerate(row, 1)
        if cell.lit
    ]


@pytest.mark.parametrize(
    ("show", "table", "side"),
    [
        ("W^T W", [["5", "3", "−4"], ["3", "5", "0"], ["−4", "0", "5"]], INPUTS),
        ("W W^T", [["9", "−2"], ["−2", "6"]], OUTPUTS),
    ],
)
def test_the_product_has_the_words_of_its_own_kind_at_both_sides(
    show: str, table: list[list[str]], side: tuple[str, ...]
) -> None:
    first, last, made = arrays(shown(show=show))
    assert texts(made) == table
    assert (made.row_names, made.column_names) == (side, side)
    assert first.column_names == last.row_names != side


def test_turned_over_its_sides_change_places() -> None:
    (turned,) = arrays(shown(show="W^T"))
    assert texts(turned) == [["2", "−1"], ["2", "1"], ["−1", "2"]]
    assert (turned.row_names, turned.column_names) == (INPUTS, OUTPUTS)


def test_twice_itself_does_not_fit_and_has_no_product() -> None:
    row = shown(show="W W")
    assert len(arrays(row)) == 2
    assert [block.text for block in row.blocks if isinstance(block, Sign)] == ["?"]


def test_a_lit_cell_lights_the_row_and_the_column_that_made_it() -> None:
    first, last, made = arrays(shown(show="W^T W", light=[1, 2]))
    assert lit(first) == [(1, 1), (1, 2)]
    assert lit(last) == [(1, 2), (2, 2)]
    assert lit(made) == [(1, 2)]


def test_a_row_of_the_table_alone() -> None:
    (table,) = arrays(shown(show="table", row=3))
    assert lit(table) == [(3, 1), (3, 2), (3, 3)]


def test_it_can_be_given_by_its_columns() -> None:
    tableau = {
        "products": {
            "name": "F",
            "columns": ["p", [1, 1]],
            "inputs": ["eye", "eye"],
            "show": "table",
        },
        "let": {"p": [-1, 1]},
    }
    (row,) = rows(tableau)
    assert texts(arrays(row)[0]) == [["2", "0"], ["0", "2"]]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"show": "W W W"}, "one of W, W^T"),
        ({"show": "W^T W", "inputs": ["nose"]}, "3 words, not 1"),
        ({"show": "W W^T", "light": [3, 1]}, "no such place"),
        ({"show": "table", "row": 4}, "no such place"),
    ],
)
def test_what_does_not_fit_is_refused(more: dict[str, Any], says: str) -> None:
    found = faults({"products": {**W, **more}})
    assert any(says in fault.message for fault in found), found
