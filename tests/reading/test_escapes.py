"""A sign that is refused raw is refused as an escape, in a file of any sort."""

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.guesses.ledger import read_ledger
from game.narrative.compiler.cast import read_cast
from game.puzzles.levels.library import read_levels
from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Text
from game.reading.problems import Problem
from game.reading.reader import MAX_BYTES, read
from game.stage.places import read_places
from tests.narrative.support import chapter, compiled

Read = Callable[[str], Sequence[Problem]]


def _ledger(text: str) -> Sequence[Problem]:
    return read_ledger("x.yaml", text.encode())[1]


def _cast(text: str) -> Sequence[Problem]:
    return read_cast("x.yaml", text.encode())[1]


def _levels(text: str) -> Sequence[Problem]:
    levels, wrong = read_levels("story/levels/shadow.yaml", text.encode())
    assert bool(levels) is not bool(wrong)
    return wrong


def _places(text: str) -> Sequence[Problem]:
    return read_places("x.yaml", text.encode())[1]


def _chapter(text: str) -> Sequence[Problem]:
    return compiled(text).problems


# Of every sort of file: how it is read, and a good one with WORDS in it.
FILES: dict[str, tuple[Read, str]] = {
    "chapter": (_chapter, chapter('patient: "WORDS ^a1"', "end: over")),
    "cast": (_cast, 'speakers:\n  patient:\n    name: "WORDS"\n'),
    "ledger": (
        _ledger,
        'a:\n  words: "WORDS"\n  beat: b\n  verdict: holds\n  truth: t\n',
    ),
    "places": (_places, 'cellar:\n  picture: x\n  ambience: "WORDS"\n'),
    "level": (
        _levels,
        '- id: one\n  title: "WORDS"\n  r: [2, 1]\n  asked: 4\n  start: [-1, 1]\n',
    ),
}
SIGNS = [
    ("\\0", "S002"),
    ("\\x07", "S002"),
    ("\\e", "S002"),
    ("\\N", "S002"),
    ("\\L", "S002"),
    ("\\u0000", "S002"),
    ("\\u202e", "S002"),
    ("\\u2066", "S002"),
    ("\\uFEFF", "S002"),
    ("\\U000E0041", "S002"),
    ("z" + "\\u0301" * 5, "S002"),
    ("\\t", "S005"),
    ("\\x09", "S005"),
    ("\\ud800", "S004"),
    ("\\udfff", "S004"),
    ("\\U00110000", "S004"),
]


@pytest.mark.parametrize("kind", FILES)
def test_the_file_is_good_without(kind: str) -> None:
    reader, good = FILES[kind]
    assert reader(good) == ()
    assert reader(good.replace("WORDS", "caf\\u00e9 \\\\u202e \\U0001F600")) == ()


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize(("sign", "code"), SIGNS)
def test_an_escape_is_refused_where_it_stands(kind: str, sign: str, code: str) -> None:
    reader, good = FILES[kind]
    text = good.replace("WORDS", f"some {sign} words")
    found = [p for p in reader(text) if p.code == code]
    assert found, reader(text)
    lines = text.splitlines()
    line = next(n for n, each in enumerate(lines, 1) if "some" in each)
    assert found[0].line == line
    assert found[0].source == lines[line - 1]
    if code != "S004":
        escape = sign.removeprefix("z").split("0301")[0]
        heap = 4 * len("\\u0301") if "0301" in sign else 0
        column = lines[line - 1].index(escape) + 1
        assert column <= found[0].column <= column + heap


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("sign", ["\x07", "\u202e", "\ufeff", "z" + "\u0301" * 5, "\t"])
def test_the_raw_sign_is_refused_in_every_file(kind: str, sign: str) -> None:
    reader, good = FILES[kind]
    assert {p.code for p in reader(good.replace("WORDS", sign))} <= {"S002", "S005"}
    assert reader(good.replace("WORDS", sign))


@pytest.mark.parametrize("kind", FILES)
def test_what_is_no_text_too_long_or_too_deep_is_refused(kind: str) -> None:
    reader, good = FILES[kind]
    lines = "\n ".join(["word" * 400] * 20)
    assert "S003" in {p.code for p in reader(good.replace("WORDS", lines))}
    deep = re.sub('"WORDS.*"', "[" * 500, good)
    assert "S003" in {p.code for p in reader(deep)}
    assert reader(good + "#" * MAX_BYTES)[0].code == "S003"
    for bad in ("&a x", "*a", "!t x"):
        codes = {p.code for p in reader(good.replace('"WORDS', f'{bad}"'))}
        assert codes & {"S006", "S007", "S012"}, bad


@given(st.text(st.characters(codec="utf-8"), max_size=8))
def test_a_text_is_the_same_typed_or_escaped(text: str) -> None:
    escaped = "".join(f"\\U{ord(sign):08x}" for sign in text)
    notes = Diagnostics("x")
    top = read("x", f'a: "{escaped}"'.encode(), notes)
    raw = Diagnostics("x")
    read("x", ("a: '" + text.replace("'", "''") + "'").encode(), raw)
    assert {p.code for p in raw.found} - {"S004"} <= {p.code for p in notes.found}
    assert top is not None
    node = top.get("a")
    assert isinstance(node, Text)
    assert node.text == text
