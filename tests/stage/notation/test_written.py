"""Matrices, calculations, pairs and the Ledger's page."""

import pytest

from game.figure.describe import describe
from game.figure.things import Array, Arrow, Figure, Head, Page, Plane, Row
from game.guesses.ledger import Guess, Ledger
from game.stage.picture import picture
from game.stage.state import Stage
from tests.stage.support import drawn, faults, rows

M = {"name": "M", "entries": [[2, 1], [-1, 2]]}


def said(tableau: object) -> list[str]:
    return describe(drawn(tableau)).split("\n")


def arrays(row: Row) -> list[Array]:
    return [block for block in row.blocks if isinstance(block, Array)]


def test_a_matrix_times_a_vector_is_computed() -> None:
    tableau = {"matrix": {**M, "times": "v"}, "let": {"v": [1, 2]}}
    assert said(tableau) == [
        "Work: M, [2 1; −1 2], times v, [1; 2], gives M v, [4; 3]."
    ]
    assert said({"matrix": M}) == ["Work: M = [2 1; −1 2]."]
    assert said({"matrix": {**M, "times": [1, 0]}})[0].endswith("gives [2; −1].")


def test_parts_are_lit() -> None:
    tableau = {
        "matrix": {**M, "times": [1, 2], "light": ["row 1", "in 2", "out 1"]},
    }
    m, v, out = arrays(rows(tableau)[0])
    assert [[c.lit for c in row] for row in m.cells] == [[True] * 2, [False] * 2]
    assert [row[0].lit for row in v.cells] == [False, True]
    assert [row[0].lit for row in out.cells] == [True, False]
    lit = rows({"matrix": {**M, "light": ["column 2", "entry 2 1"]}})[0]
    assert [[c.lit for c in row] for row in arrays(lit)[0].cells] == [
        [False, True],
        [True, True],
    ]


def test_letters_are_computed_with_too() -> None:
    letters = {**M, "letters": [["a", "b"], ["c", "d"]]}
    assert said({"matrix": {**letters, "times": [1, 0]}})[0].endswith("gives [a; c].")
    assert said({"matrix": {**letters, "times": [2, -1]}})[0].endswith(
        "gives [2a − b; 2c − d]."
    )
    line = {"matrix": letters, "work": ["[a b] . [1 0] = a"]}
    assert said(line)[1] == "Work: [a b] · [1 0] = a·1 + b·0 = a."
    wrong = {"matrix": letters, "work": ["[c d] . [1 0] = a"]}
    assert "c d" in faults(wrong)[0].message.replace("[", "").replace("]", "")


def test_a_calculation_spells_out_its_products() -> None:
    tableau = {
        "let": {"r1": [2, 1]},
        "work": [
            "r1 . r1",
            "r1 . r1 = 5",
            "h1 = r1 / 5",
            "h1 . r1 = 1",
            "|r1| = 2.236",
        ],
    }
    assert said(tableau) == [
        "Work: r1, [2 1] · r1, [2 1].",
        "Work: r1, [2 1] · r1, [2 1] = 2·2 + 1·1 = 5.",
        "Work: h1 = r1 = [2 1] / 5 = [0.4 0.2].",
        "Work: h1, [0.4 0.2] · r1, [2 1] = 0.4·2 + 0.2·1 = 1.",
        "Work: |r1| = √5 ≈ 2.236.",
    ]


def test_an_equals_sign_at_the_end_asks_for_the_result() -> None:
    assert said({"let": {"v": [1, 2]}, "matrix": M, "work": ["M v ="]})[1] == (
        "Work: M, [2 1; −1 2], times v, [1; 2], gives [4; 3]."
    )


@pytest.mark.parametrize("side", ["-v", "4 v", "v - 2 v", "(v)"])
def test_what_a_matrix_makes_of_a_column_is_a_column_however_it_is_written(
    side: str,
) -> None:
    factor = {"-v": -1, "4 v": 4, "v - 2 v": -1, "(v)": 1}[side]
    let = {"M": [[factor, 0], [0, factor]], "v": [1, -1]}
    (row,) = rows({"let": let, "work": [f"M v = {side}"]})
    last = arrays(row)[-1]
    assert [len(cells) for cells in last.cells] == [1, 1]
    (lying,) = rows({"let": let, "work": ["v - 2 v"]})
    assert [len(cells) for cells in arrays(lying)[-1].cells] == [2]


def test_lines_keep_their_keys_while_the_list_grows() -> None:
    first = rows({"let": {"r": [2, 1]}, "work": ["r . r"]})
    longer = rows({"let": {"r": [2, 1]}, "work": ["r . r = 5", "|r| = 2.236", "r . r"]})
    assert first[0].key == longer[0].key
    assert len({row.key for row in longer}) == 3


def test_wrong_numbers_are_refused_and_slips_must_be_wrong() -> None:
    r1 = {"let": {"r1": [2, 1]}}
    (fault,) = faults({**r1, "work": ["r1 . r1 = 4"]})
    assert fault.path == ("work", 0)
    assert fault.message == "r1 · r1 is 5, not 4"
    assert faults({**r1, "work": [{"is": "r1 . r1 = 4", "slip": True}]}) == []
    (fault,) = faults({**r1, "work": [{"is": "r1 . r1 = 5", "slip": True}]})
    assert "it is right" in fault.message
    (fault,) = faults({**r1, "work": ["|r1| = 2.23"]})
    assert "2.2361, not 2.23" in fault.message
    (fault,) = faults({**r1, "work": ["r1 . r11 = 5"]})
    assert fault.hint == "did you mean 'r1'?"


def test_plain_words_and_formulas_are_lines_too() -> None:
    tableau = {
        "work": [
            {"says": "to each output, its axis", "note": "a rule"},
            {"tex": r"M^T M v = \lambda v", "struck": True},
        ]
    }
    assert said(tableau) == [
        "Work: to each output, its axis, a rule.",
        "Work: Mᵀ M v = lambda v (struck out).",
    ]
    assert (
        "in the notation" in faults({"work": [{"tex": "x", "slip": True}]})[0].message
    )
    assert "needs 'is'" in faults({"work": [{"note": "n"}]})[0].message


def test_pairs_compare_one_vector_with_several() -> None:
    figure = drawn(
        {"pairs": {"of": "r", "vector": [2, 1], "with": [[-1, 2], [1, 2], "r"]}}
    )
    planes = [panel for panel in figure.panels if isinstance(panel, Plane)]
    assert [p.caption for p in planes] == [
        "r · (−1, 2) = 0",
        "r · (1, 2) = 4",
        "r · r = 5",
    ]
    assert len({(p.span, p.centre, p.ratio) for p in planes}) == 1
    for plane in planes:
        drawn_arrows = [item for item in plane.items if isinstance(item, Arrow)]
        assert len(drawn_arrows) == 2
        assert all(a.label or a.head is Head.NONE for a in drawn_arrows)


def test_the_ledger_shows_marks_and_tells_the_truth_only_of_marked_ones() -> None:
    def guess(name: str) -> Guess:
        return Guess(id=name, words=f"{name}?", beat="", verdict="holds", truth="So.")

    ledger = Ledger((guess("a"), guess("b")))
    stage = Stage(
        tableau={"ledger": {"guesses": "all", "light": ["b"], "truth": True}},
        ledger=(("a", "holds"), ("b", "")),
    )
    (page,) = picture(stage, ledger).panels
    assert isinstance(page, Page)
    first, second = page.entries
    assert (first.words, first.mark, first.evidence) == ("a?", "holds", "So.")
    assert (second.mark, second.evidence, second.lit) == ("", "", True)
    some = picture(Stage(tableau={"ledger": ["b"]}), ledger)
    assert isinstance(some.panels[0], Page)
    assert [entry.key for entry in some.panels[0].entries] == ["b"]


@pytest.mark.parametrize(
    ("tableau", "path", "message"),
    [
        ({"matrx": {}}, ("matrx",), "no cue is named 'matrx'"),
        ([], (), "a mapping of cues"),
        ({"matrix": {"entries": [[1]]}}, ("matrix",), "'name' is missing"),
        ({"matrix": {**M, "light": ["roof 1"]}}, ("matrix", "light", 0), "no part"),
        ({"matrix": {**M, "light": ["row 3"]}}, ("matrix", "light", 0), "no row 3"),
        ({"matrix": {**M, "times": [1, 2, 3]}}, ("matrix", "times"), "2 entries"),
        ({"matrix": {**M, "rows": ["r1"]}}, ("matrix", "rows"), "2 rows"),
        ({"matrix": {**M, "letters": [["a"]]}}, ("matrix", "letters"), "letters for"),
        ({"matrix": {"name": "M", "entries": [1, 2]}}, ("matrix", "entries"), "rows"),
        ({"pairs": {"of": "r", "with": [[1, 2]]}}, ("pairs", "of"), "nothing here"),
        (
            {"pairs": {"of": "r", "vector": [1, 0], "with": [[0, 0]]}},
            ("pairs", "with", 0),
            "no direction",
        ),
        ({"ledger": "some"}, ("ledger",), "'all' or a list"),
        ({"let": {"a": "b", "b": "a"}}, ("let", "a"), "need each other"),
    ],
)
def test_mistakes_are_found_at_their_place(
    tableau: object, path: tuple[str | int, ...], message: str
) -> None:
    found = faults(tableau)
    assert found[0].path == path
    assert message in found[0].message


def test_an_empty_stage_is_an_empty_figure() -> None:
    assert picture(Stage()) == Figure()
    assert faults("clear") == []


def test_a_multiple_that_stands_by_columns_stands_itself() -> None:
    let = {"M": [[2, 0], [3, 2]], "v": [2, 1]}
    (row,) = rows({"let": let, "work": ["M v = 4 [1, 2]"]})
    _m, *columns = arrays(row)
    assert [[len(cells) for cells in each.cells] for each in columns] == [[1, 1]] * 3


def test_a_product_is_closed_before_what_comes_of_it() -> None:
    let = {"M": [[0, 6], [3, 0]], "U": [[1, 0], [0, 1]], "V": [[0, 1], [1, 0]]}
    tableau = {"let": {**let, "D": [[6, 0], [0, 3]]}, "work": ["M = U D V^T"]}
    made = rows(tableau)[0]
    assert [array.name for array in arrays(made)] == ["U", "D", "Vᵀ", ""]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("M v + v", "M, [2 0; 3 2], times v, [2; 1] + v, [2; 1], gives [6; 9]."),
        ("-(M v)", "−M v = [−4; −8]."),
        ("M v = -[-4, -8]", "M, [2 0; 3 2], times v, [2; 1] = − [−4; −8]."),
        ("M v / 4 = u", "M, [2 0; 3 2], times v, [2; 1] / 4, gives u, [1; 2]."),
        ("u = M v / 4", "u = M, [2 0; 3 2], times v, [2; 1] / 4, gives [1; 2]."),
        ("v - u", "v = [2 1] − u = [1 2] = [1 −1]."),
    ],
)
def test_what_a_matrix_acted_on_stands_as_a_column_wherever_it_is_written(
    line: str, told: str
) -> None:
    let = {"M": [[2, 0], [3, 2]], "v": [2, 1], "u": [1, 2]}
    line = line if "=" in line else f"{line} ="
    assert said({"let": let, "work": [line]}) == [f"Work: {told}"]
