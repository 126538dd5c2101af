"""The markup: four signs, escapes, faults, words for ears."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.narrative.text.markup import (
    MATH,
    PAUSE,
    TEXT,
    VARIABLE,
    Span,
    aloud,
    faults,
    fill,
    is_plain,
    plain,
    spans,
    variables,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Only this.", (Span(TEXT, "Only this."),)),
        (
            "It is *one* number.",
            (
                Span(TEXT, "It is "),
                Span(TEXT, "one", emphasis=True),
                Span(TEXT, " number."),
            ),
        ),
        ("$M^T M v$", (Span(MATH, "M^T M v"),)),
        ("{trust}!", (Span(VARIABLE, "trust"), Span(TEXT, "!"))),
        ("a [pause 0.5s]", (Span(TEXT, "a "), Span(PAUSE, "", seconds=0.5))),
        (
            "*all $x$*",
            (Span(TEXT, "all ", emphasis=True), Span(MATH, "x", emphasis=True)),
        ),
        ("2 * 3 * 4", (Span(TEXT, "2 * 3 * 4"),)),
        ("r = [0.4 0.2]", (Span(TEXT, "r = [0.4 0.2]"),)),
        (r"\*not\* \{so\} \$ \[x]", (Span(TEXT, "*not* {so} $ [x]"),)),
        ("*open", (Span(TEXT, "*open"),)),
        ("", ()),
    ],
)
def test_a_text_has_its_spans(text: str, expected: tuple[Span, ...]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("so *open", 3),
        ("a [bow] b", 2),
        ("[pause 3]", 0),
        ("costs $5", 6),
        ("a {b c}", 2),
        ("close* it", 5),
    ],
)
def test_a_stray_sign_is_found_where_it_stands(text: str, offset: int) -> None:
    assert [at for at, _ in faults(text)] == [offset]


@pytest.mark.parametrize(
    "text", ["2 * 3", "*a* and *b*", r"\*", "$a$, $b$", "[1 2]", "{a}", "plain"]
)
def test_what_is_right_has_no_fault(text: str) -> None:
    assert not faults(text)


def test_variables_are_filled_outside_formulas_and_escapes_only() -> None:
    text = r"{a} \{a} ${a}$ {b}"
    assert fill(text, {"a": 3}) == r"3 \{a} ${a}$ {b}"
    assert variables(text) == ("a", "b")


def test_ears_hear_no_signs() -> None:
    assert plain("*So* [pause 1s] it is.") == "So it is."
    assert plain("$M^T M v = \\lambda v$") == "M transpose M v equals lambda v"
    assert plain("$\\sigma_1^2$") == "sigma 1 squared"


def test_signs_are_put_in_words_inside_a_formula_and_outside() -> None:
    assert aloud("$W^T W$, [0.4 *0.2*]") == "W transpose W, 0.4, 0.2"
    assert aloud("scaled by $r . r$") == "scaled by r dot r"
    assert aloud("$r1 . v = 4.5$") == "r 1 dot v equals 4.5"
    assert aloud("$a \\cdot b$; 5 $") == "a dot b; 5"


@given(st.text(max_size=60))
def test_any_text_has_spans_and_never_loses_letters(text: str) -> None:
    found = spans(text)
    said = "".join(span.text for span in found)
    letters = [c for c in text if c.isalpha() and c not in "pause"]
    assert [c for c in said if c.isalpha() and c not in "pause"] == letters
    if is_plain(text):
        assert said == text
        assert not faults(text)


@given(st.text(alphabet="ab *", max_size=30))
def test_emphasis_that_opens_closes(text: str) -> None:
    if not faults(text):
        ends = spans(text)[-1:] and spans(text)[-1]
        assert not ends or not ends.emphasis or text.rstrip("*") != text
