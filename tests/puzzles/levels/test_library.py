"""Level files: read strictly, judged before anybody plays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.narrative.text.markup import faults
from game.puzzles.core.known_guess import KnownGuess
from game.puzzles.kinds.shadow import ShadowLevel
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import read_levels, read_library
from tests.puzzles.support import FILES, LIBRARY

GOOD = """- id: one
  title: One
  r: [2, 1]
  asked: 4
  start: [-1, 1]
"""


def complaints(text: str, name: str = "story/levels/shadow.yaml") -> list[str]:
    levels, wrong = read_levels(name, text.encode())
    assert wrong or levels
    return [each.brief().removeprefix("story/levels/") for each in wrong]


def test_a_level_is_typed_by_its_kind_s_schema() -> None:
    levels, wrong = read_levels("shadow.yaml", GOOD.encode())
    assert not wrong
    assert levels == (
        ShadowLevel(id="one", title="One", r=(2, 1), asked=4, start=(-1, 1)),
    )


def test_markup_that_is_wrong_is_told_in_each_text_of_a_level() -> None:
    wrong = GOOD.replace("title: One", "title: One [x]").replace(
        "r: [2", r"naming: 'A $\fracc{1}{2}$.'" + "\n  r: [2"
    )
    _, found = read_levels("shadow.yaml", wrong.encode(), faults=faults)
    assert [(p.line, p.message[:6]) for p in found] == [(2, "[x] is"), (3, "'\\frac")]


def test_fractions_are_numbers() -> None:
    levels, wrong = read_levels(
        "shadow.yaml", GOOD.replace("[2, 1]", "[3/5, 4/5]").encode()
    )
    assert not wrong
    assert isinstance(levels[0], ShadowLevel)
    assert levels[0].r == (0.6, 0.8)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title", "titel", "shadow.yaml:2:3: no field is named 'titel' (did you mean"),
        ("  title: One\n", "", "shadow.yaml:1:3: the field 'title' is missing"),
        ("  asked: 4", "  asked: .nan", "shadow.yaml:4:10: 'asked' needs a number"),
        ("  asked: 4", "  asked: .inf", "shadow.yaml:4:10: 'asked' needs a number"),
        ("  asked: 4", "  asked: 1e9", "shadow.yaml:4:10: 'asked' needs a number"),
        ("  asked: 4", "  asked: 4/0", "shadow.yaml:4:10: 'asked' needs a number"),
        ("  asked: 4", "  asked: [4]", "shadow.yaml:4:10: 'asked' needs a number here"),
        ("  asked: 4", "  asked: -1", "shadow.yaml:5:10: already solved at its start"),
        ("  asked: 4", "  asked: 99", "shadow.yaml:4:10: unsolvable in view"),
        ("[2, 1]", "[2, 1, 3]", "shadow.yaml:3:6: 'r' needs 2 entries here, got 3"),
        ("[2, 1]", "[0, 0]", "shadow.yaml:3:6: (0, 0) is zero"),
        ("[2, 1]", "[9, 1]", "shadow.yaml:3:6: (9, 1) is zero, too short"),
        ("[2, 1]", "3", "shadow.yaml:3:6: 'r' needs a list here"),
        ("id: one", "id: One!", "shadow.yaml:1:7: 'One!' is no id"),
        ("id: one", "id: shadow-1-a", "shadow.yaml:1:7: 'shadow-1-a' is the name of"),
        ("asked: 4", "asked: 4\n  par: 1", "shadow.yaml:5:3: no field is named 'par'"),
        ("asked: 4", "asked: 4\n  predict: yes", "shadow.yaml:5:12: 'predict' is true"),
        ("asked: 4", "asked: 4\n  asked: 5", "shadow.yaml:5:3: 'asked' is written"),
        ("asked: 4", "asked: 4\n  span: 99", "shadow.yaml:5:9: the span must be"),
        (
            "asked: 4",
            "asked: 4\n  uses: [matrx]",
            "shadow.yaml:5:10: 'matrx' is used before any level introduces it (did you",
        ),
        (
            "asked: 4",
            "asked: 4\n  check: What is {w}?",
            "shadow.yaml:5:10: no number is named '{w}' (known: r, v)",
        ),
        ("asked: 4", 'asked: 4\n  check: "a { b"', "shadow.yaml:5:10: the wording has"),
    ],
)
def test_each_mistake_is_named_at_its_place(old: str, new: str, said: str) -> None:
    found = complaints(GOOD.replace(old, new, 1))
    assert any(each.startswith(said) for each in found), found


def test_all_mistakes_are_found_at_once() -> None:
    found = complaints(GOOD.replace("asked: 4", "asked: x") + GOOD)
    assert len(found) == 1
    found = complaints(GOOD + GOOD)
    assert found == ["shadow.yaml:6:7: two levels are named 'one'"]


def test_a_singular_matrix_is_refused_with_its_reason() -> None:
    text = (
        "- {id: flat, title: Flat, rows: [[2, 1], [4, 2.1]], start: [1, 1], span: 5}\n"
    )
    found = complaints(text, "dual.yaml")
    assert len(found) == 1
    assert "singular" in found[0]
    assert found[0].startswith("dual.yaml:1:33:")


def test_a_board_names_each_guess_once() -> None:
    text = "- {id: b, title: B, guesses: [a, a]}\n"
    assert complaints(text, "board.yaml") == [
        "board.yaml:1:34: 'a' is on the board twice"
    ]
    levels, wrong = read_levels(
        "board.yaml", text.encode(), guesses={"b": KnownGuess("b", "holds")}
    )
    assert not levels
    assert any("no guess is named 'a'" in each.message for each in wrong)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: b",
        "- [",
        "- &x a\n- *x",
        "- !!python/object:os.system {}",
        "- 3",
        "[" * 5000,
        "[ " * 5000,
        "- id: one\n\t- x",
        "--- []\n--- []",
        "- ? {a: b}\n  : c",
    ],
)
def test_what_is_no_level_file_is_complained_of_and_never_raises(text: str) -> None:
    levels, wrong = read_levels("shadow.yaml", text.encode())
    assert not levels
    assert wrong
    assert all(each.line >= 1 and each.column >= 1 for each in wrong)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    levels, wrong = read_levels("dual.yaml", data)
    assert not levels
    assert wrong


def test_a_file_of_an_unknown_kind_is_told_the_nearest() -> None:
    _, wrong = read_levels("story/levels/shdow.yaml", b"")
    assert wrong[0].hint == "did you mean 'shadow'?"


def test_every_file_of_the_story_is_a_kind_and_every_level_is_found() -> None:
    library, wrong = read_library(FILES)
    assert not wrong
    for kind in KINDS:
        for name in library.names(kind):
            assert library.find(kind, name).id == name
    assert LIBRARY.find("dual", "dual-2-k7f3").id == "dual-2-k7f3"
    for kind, name in (("dual", "nowhere"), ("shadow", "dual-2-k7f3"), ("x", "story")):
        with pytest.raises(KeyError):
            LIBRARY.find(kind, name)
