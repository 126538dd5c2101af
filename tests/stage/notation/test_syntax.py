import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.narrative.text.spoken_signs import in_words
from game.stage.notation.parsing import parse, sides
from game.stage.notation.scope import Definition, Scope
from game.stage.notation.syntax import Name, NotationError, Number
from game.stage.notation.tex import tex
from game.stage.notation.values import Value
from game.stage.notation.written import text

NAMES = Scope(
    Definition(name, source, ())
    for name, source in {
        "M": [[2, 1], [-1, 2]],
        "T": [[2, 1], [1, 2], [0, 1]],
        "v": [1, 2],
        "e1": [1, 0],
        "r1": "row 1 of M",
        "r2": "row 2 of M",
    }.items()
)


def worth(source: str) -> Value:
    return NAMES.worth(source)


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("2", 2),
        ("-2 + 3 * 4", 10),
        ("6 / 4", 1.5),
        ("−0.5", -0.5),
        ("[2 1].[2 1]", 5),
        ("[1, 2] . [3, 4]", 11),
        ("[2 -1]", [2, -1]),
        ("[2/5 1/5]", [0.4, 0.2]),
        ("[1 + 1, 2 * 3]", [2, 6]),
        ("r1.r1", 5),
        ("r1 · v", 4),
        (r"r_1 \cdot v", 4),
        ("r1 / 5", [0.4, 0.2]),
        ("r1.v / r1.r1", 0.8),
        ("M v", [4, 3]),
        ("r1 . M v", 11),
        ("M^T M v", [5, 10]),
        ("Mᵀ M", [[5, 0], [0, 5]]),
        ("2 v - v", [1, 2]),
        ("row 2 of M", [-1, 2]),
        ("column 2 of M", [1, 2]),
        ("entry 2 1 of M", -1),
        ("entry 1 2 of M^T", -1),
        ("shadow of v on r1", [1.6, 0.8]),
        ("v - shadow of v on r1", [-0.6, 1.2]),
        ("shadow of row 1 of M on e1", [2, 0]),
        ("dual of r1 in M", [0.4, 0.2]),
        ("|r1|", 5**0.5),
        ("|v - r1|", 2**0.5),
        ("sigma 1 of M", 5**0.5),
        ("|right 1 of T|", 1),
        ("(1 + 2) * 3", 9),
        ("[[1, 2], [3, 4]] [1, 0]", [1, 3]),
        ("T e1", [2, 1, 0]),
    ],
)
def test_what_is_written_is_computed(source: str, answer: object) -> None:
    assert worth(source) == pytest.approx(np.array(answer, dtype=float))


def test_a_singular_vector_goes_to_its_partner() -> None:
    assert worth("T right 1 of T") == pytest.approx(worth("sigma 1 of T * left 1 of T"))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "missing at the end"),
        ("2 +", "missing at the end"),
        ("(2", r"'\)' is missing"),
        ("2 )", "too much"),
        ("v & v", "means nothing"),
        ("x + 1", "nothing here is called 'x'"),
        ("M M v v", "their dot product|side by side|do not fit"),
        ("v r1", "dot product"),
        ("v * r1", r"write '\.'"),
        ("v . M", "needs a vector"),
        ("v + 1", "do not fit"),
        ("1 / 0", "divides by zero"),
        ("1 / v", "cannot divide by"),
        ("row 3 of M", "no row 3"),
        ("row 0 of M", "no row 0"),
        ("row of M", "whole number"),
        ("row 1 of v", "needs a matrix"),
        ("shadow of v on [0, 0]", "zero vector"),
        ("dual of v in M", "of a row"),
        ("dual of [1, 2] in [[1, 2], [2, 4]]", "depend"),
        ("[1, [2, 3]]", "rows of one length"),
        ("T T", "do not fit"),
        ("of", "cannot begin"),
        ("999999999999", "too large|large"),
        ("10000000 * 10000000", "too large"),
        ("[1, 999999999999]", "large"),
        ("(" * 50 + "1" + ")" * 50, "too deep"),
        ("[" * 50 + "1" + "]" * 50, "too deep"),
        ("1 + " * 200 + "1", "more than"),
    ],
)
def test_mistakes_are_explained(source: str, message: str) -> None:
    with pytest.raises(NotationError, match=message):
        worth(source)


def test_a_misspelt_name_gets_the_nearest_known_one() -> None:
    scope = Scope([Definition("purple", [1, 0], ())])
    with pytest.raises(NotationError) as caught:
        scope.worth("2 purpel")
    assert caught.value.hint == "did you mean 'purple'?"
    assert caught.value.column == 3


def test_sides_of_an_equation() -> None:
    assert sides("r1 = 2 = 2") == (Name("r1"), Number(2.0), Number(2.0))
    with pytest.raises(NotationError, match="without '='"):
        parse("a = b")


def test_order_of_definitions_does_not_matter_and_cycles_are_told() -> None:
    scope = Scope([Definition("a", "b + b", ()), Definition("b", "[1, 2]", ("b",))])
    assert scope.worth("a") == pytest.approx([2, 4])
    ring = Scope([Definition("a", "2 b", ("a",)), Definition("b", "a", ("b",))])
    with pytest.raises(NotationError, match="a -> b -> a"):
        ring.worth("a")
    assert len(list(ring.faults())) == 1


def test_one_name_for_two_things_is_a_fault() -> None:
    scope = Scope(
        [Definition("v", [1, 0], ("one",)), Definition("v", [0, 1], ("two",))]
    )
    ((path, message, _),) = scope.faults()
    assert path == ("two",)
    assert "two different things" in message
    same = Scope([Definition("v", [1, 0], ()), Definition("v", "[2, 0] / 2", ())])
    assert list(same.faults()) == []


@given(st.text("v r1M[]()|.+-*/=,0123456789^Tofnsrwdu·", max_size=60))
def test_no_text_does_more_than_fail(source: str) -> None:
    try:
        found = worth(source)
    except NotationError:
        return
    assert np.all(np.isfinite(found))


@given(st.text(max_size=40))
def test_no_character_is_too_strange(source: str) -> None:
    try:
        found = sides(source)
    except NotationError:
        return
    assert found


def test_expressions_are_written_as_people_do() -> None:
    for source, said in (
        ("r1.r1", "r1 · r1"),
        ("M^T M v", "Mᵀ M v"),
        ("(v - r1) / 2", "(v − r1) / 2"),
        ("|shadow of v on r1|", "|shadow of v on r1|"),
        ("dual of r1 in M", "dual of r1 in M"),
        ("entry 1 2 of M", "entry 1 2 of M"),
        ("-[1, 2]", "−[1 2]"),
    ):
        assert text(parse(source)) == said


def test_a_raised_t_stands_close_to_letters_that_lean_away_from_it() -> None:
    assert tex("W^T W") == r"W^{\!T}\,W"
    assert tex("A^T A") == r"A^T\,A"
    assert in_words(tex("W^T W"), formula=True) == "W transpose W"


@pytest.mark.parametrize(
    ("typed", "written", "set_as"),
    [
        ("a + b + c", "a + b + c", "a + b + c"),
        ("a - (b - c)", "a − (b − c)", "a - (b - c)"),
        ("r / (r . r)", "r / (r · r)", r"r / (r \cdot r)"),
        ("(A B)^T", "(A B)ᵀ", r"(A\,B)^T"),
        ("M (v + w)", "M (v + w)", r"M\,(v + w)"),
    ],
)
def test_brackets_stand_where_a_reader_needs_them(
    typed: str, written: str, set_as: str
) -> None:
    assert text(parse(typed)) == written
    assert tex(typed) == set_as


def test_what_only_needs_a_faulty_name_is_not_at_fault() -> None:
    scope = Scope(
        [
            Definition("w", "M v", ("w",)),
            Definition("M", [[1, 2], [3]], ("M",)),
            Definition("v", [1, 0], ("v",)),
            Definition("x", "y + w", ("x",)),
            Definition("z", "nobody", ("z",)),
        ]
    )
    told = {path: message for path, message, _ in scope.faults()}
    assert told.keys() == {("M",), ("x",), ("z",)}
