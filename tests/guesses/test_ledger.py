import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.guesses.ledger import Ledger, read_ledger
from game.narrative.text.markup import faults

GOOD = b"""\
dot-direction:
  words: A larger dot product means a closer direction.
  beat: rows-02
  verdict: breaks
  truth: Only when the arrows are equally long.
  evidence: [Seven at forty degrees., Five at none.]
row-listens:
  words: A row listens.
  beat: rows-04
  verdict: holds
  truth: It does.
"""


def test_guesses_are_read_in_order() -> None:
    ledger, complaints = read_ledger("story/ledger.yaml", GOOD)
    assert complaints == ()
    assert [g.id for g in ledger.guesses] == ["dot-direction", "row-listens"]
    found = ledger.find("dot-direction")
    assert found is not None
    assert found.verdict == "breaks"
    assert found.evidence == ("Seven at forty degrees.", "Five at none.")
    assert ledger.find("no-such") is None


def test_marks_are_counted_when_right() -> None:
    ledger, _ = read_ledger("l", GOOD)
    assert ledger.rightly({}) == 0
    assert ledger.rightly({"dot-direction": "breaks", "row-listens": "open"}) == 1


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: {words: w, beat: b, verdict: holds}", 1, "no truth"),
        ("a:\n  wrods: w\n", 2, "no field 'wrods'"),
        ("a: {words: w, beat: b, verdict: maybe, truth: t}", 1, "judged 'maybe'"),
        ("a: x\na: y", 2, "twice"),
        ("- a", 1, "maps each guess id"),
        ("a: [", 2, "not YAML"),
        ("a: {words: '', beat: b, verdict: holds, truth: t}", 1, "not empty"),
        ("", 1, "maps each guess id"),
        (
            "a: {words: w, beat: b, verdict: open, truth: t, evidence: {x: y}}",
            1,
            "list",
        ),
    ],
)
def test_mistakes_are_told_with_their_place(text: str, line: int, message: str) -> None:
    _, complaints = read_ledger("l.yaml", text.encode())
    assert any(message in c.message and c.line == line for c in complaints), complaints


def test_faults_of_the_markup_are_told_with_their_place() -> None:
    text = b"a:\n  words: $M\n  beat: b\n  verdict: holds\n  truth: one *word\n"
    ledger, complaints = read_ledger("l.yaml", text, faults)
    assert [c.line for c in complaints] == [2, 5]
    assert "$formula$" in complaints[0].message
    assert ledger.guesses == ()


def test_bytes_that_are_no_text_are_told() -> None:
    assert "UTF-8" in read_ledger("l", b"\xff\xfe")[1][0].message


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    ledger, _ = read_ledger("l", data)
    assert isinstance(ledger, Ledger)
