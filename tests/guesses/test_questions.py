"""Questions that stay open: read strictly, each with where to read on."""

import pytest

from game.guesses.questions import read_questions

GOOD = b"""\
why:
  asks: Why?
  read: ['A book.', 'Another.']
who: {asks: Who?, read: [It.]}
"""


def test_questions_are_read_in_order() -> None:
    found, problems = read_questions("q.yaml", GOOD)
    assert problems == ()
    assert [(q.id, q.asks, q.read) for q in found] == [
        ("why", "Why?", ("A book.", "Another.")),
        ("who", "Who?", ("It.",)),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: {asks: Why?}", "'read' is missing"),
        ("a: {asks: Why?, read: []}", "where to read on"),
        ("a: {asks: '', read: [b]}", "where to read on"),
        ("a: {asks: Why?, read: [b], of: c}", "no field is named 'of'"),
        ("- a", "the questions"),
    ],
)
def test_mistakes_are_told_and_left_out(text: str, said: str) -> None:
    found, problems = read_questions("q.yaml", text.encode())
    assert found == ()
    assert any(said in problem.message for problem in problems), problems
