"""The reader: what is refused, how it is said, and that nothing gets past it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.reading import reader
from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Mapping, Sequence, Text, find, plain, scalar
from game.reading.problems import Problem
from game.reading.reader import MissingParserError, read
from tests.narrative.support import chapter, codes, compiled, lines


def problems(data: bytes | str) -> list[Problem]:
    notes = Diagnostics("x.yaml")
    read("x.yaml", data.encode() if isinstance(data, str) else data, notes)
    return notes.found


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"chapter: \xff\xfe", "S001"),
        ("chapter: rows".encode("utf-16"), "S001"),
        ("a: b\u202ec", "S002"),
        ("a: b\x07c", "S002"),
        ("a: b\u2028c", "S002"),
        ("a: b\x85c", "S002"),
        ("a: z\u0301\u0301\u0301\u0301\u0301", "S002"),
        ("a: b\ufeffc", "S002"),
        ("a: " + "b" * 30_000, "S003"),
        (b"a" * (reader.MAX_BYTES + 1), "S003"),
        ("[" * 100_000, "S003"),
        ("{a: " * 100_000, "S003"),
        ("- " * 5_000, "S003"),
        ("a: b\n  c: d\n e: f", "S004"),
        ("a: [b, c", "S012"),
        ("a:\n  b: c\n d: e", "S004"),
        ("a:\n\t- b", "S005"),
        ("a: &x b\nc: *x", "S006"),
        ("a: !!int 5", "S007"),
        ("a: !x b", "S007"),
        ("a: {<<: {b: c}}", "S008"),
        ("%YAML 1.1\n---\na: b", "S009"),
        ("%TAG ! tag:x,2000:\n---\na: b", "S009"),
        ("a: b\n---\nc: d", "S009"),
        ("a: b\na: c", "S010"),
        ("", "S015"),
        ("# only a comment", "S015"),
        ("- a list", "S015"),
        ("just words", "S015"),
        ("a: 'open", "S012"),
        ("? [a]\n: b", "S012"),
    ],
)
def test_what_is_no_story_is_refused_with_its_code(
    data: bytes | str, code: str
) -> None:
    found = problems(data)
    assert code in codes(found), found
    for problem in found:
        assert problem.line >= 1
        assert problem.column >= 1
        assert "\n" not in str(problem)
        assert len(str(problem)) < 500


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_NODES", 50)
    assert codes(problems("a: [" + "b, " * 60 + "c]")) == ["S003"]


def test_a_yaml_without_c_parser_is_said_plainly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("yaml.CBaseLoader")
    with pytest.raises(MissingParserError, match="libyaml"):
        read("x.yaml", b"a: b")


TRAPS = [
    ("patient: We are: row, row. ^a1", "S011", 'patient: "We are: row, row. ^a1"'),
    ("We are: row, row. ^a1", "S011", '- "We are: row, row. ^a1"'),
    ("patient: 'A row.' ^a1", "S013", "patient: 'A row. ^a1'"),
    ('patient: "A row." ^a1', "S013", 'patient: "A row. ^a1"'),
    ("*No* it is not. ^a1", "S012", '- "*No* it is not. ^a1"'),
    ("patient: *No* it is not. ^a1", "S012", 'patient: "*No* it is not. ^a1"'),
    ("& then ^a1", "S012", '- "& then ^a1"'),
    ("! go ^a1", "S007", '- "! go ^a1"'),
    ("!go on ^a1", "S007", '- "!go on ^a1"'),
    ("% of it ^a1", "S012", '- "% of it ^a1"'),
    ("@home ^a1", "S012", '- "@home ^a1"'),
    ("`code` ^a1", "S012", '- "`code` ^a1"'),
    ("[laughs] Hello ^a1", "S012", '- "[laughs] Hello ^a1"'),
    ("patient: [laughs]", "S016", 'patient: "[laughs]"'),
    ("patient: {v}", "S016", 'patient: "{v}"'),
    ("{v} is it. ^a1", "S012", '- "{v} is it. ^a1"'),
    ('patient: "So" she said. ^a1', "S012", r'patient: "\"So\" she said. ^a1"'),
    ("'tis nothing. ^a1", "S012", '- "\'tis nothing. ^a1"'),
    ("> Oh ^a1", "S012", '- "> Oh ^a1"'),
    ("| bar ^a1", "S012", '- "| bar ^a1"'),
    ("? why ^a1", "S011", '- "? why ^a1"'),
    ("- no ^a1", "S016", '"- no ^a1"'),
    ("patient: It is #1 ^a1", "S014", 'patient: "It is #1 ^a1"'),
]


@pytest.mark.parametrize(("line", "code", "right"), TRAPS)
def test_a_trap_of_prose_is_named_and_the_line_set_right(
    line: str, code: str, right: str
) -> None:
    found = compiled(chapter(line, "end: over")).problems
    trap = next(p for p in found if p.code == code)
    assert trap.line == 5
    assert right in trap.hint
    assert f"- {line}" in trap.source
    assert "^" in trap.shown().splitlines()[-1]


@pytest.mark.parametrize(("line", "code", "right"), TRAPS)
def test_the_corrected_line_is_right(line: str, code: str, right: str) -> None:
    found = compiled(chapter(line, "end: over")).problems
    hint = next(p.hint for p in found if p.code == code)
    corrected = hint.removeprefix("write: ").removeprefix("- ")
    again = compiled(chapter(corrected, "end: over")).problems
    assert not {p.code for p in again} - {"S114", "S115", "S111"}


def test_all_traps_of_a_file_are_found_at_once() -> None:
    lines = [line for line, _, _ in TRAPS]
    source = chapter(*(x.replace("a1", f"a{i}") for i, x in enumerate(lines)))
    found = compiled(source + "    - goto: nowhere\n").problems
    named = {code for _, code, _ in TRAPS}
    marked = {p.line for p in found if p.code in named}
    assert marked == set(range(5, 5 + len(lines)))
    assert "S201" in codes(found)


@pytest.mark.parametrize(
    "word",
    [
        "No",
        "on",
        "3.10",
        "12:30",
        "010",
        "2024-01-02",
        "null",
        "~",
        "Yes.",
        "1e5",
        ".5",
    ],
)
def test_a_person_may_say_what_yaml_takes_for_a_value(word: str) -> None:
    done = compiled(chapter(f"patient: {word} ^a1", f"{word} ^a2", "end: over"))
    assert not done.problems
    says = [say.text for _, say in lines(done.program, "rows")]
    assert says == [word, word]


def test_a_comment_behind_an_id_is_meant() -> None:
    assert not compiled(chapter("patient: One. ^a1  # two", "end: over")).problems


def test_scalars_of_cues_are_typed_by_our_rules() -> None:
    top = read("x", b'a: [1, -2, 0.5, true, false, 1.10, 010, 1e3, no, null, "3", 5.]')
    assert isinstance(top, Mapping)
    assert plain(top) == {
        "a": [1, -2, 0.5, True, False, 1.1, "010", "1e3", "no", "null", "3", "5."]
    }


def test_a_path_leads_to_its_node() -> None:
    top = read("x", b"a:\n  b: [x, {c: d}]\n")
    assert isinstance(top, Mapping)
    deep = find(top, ("a", "b", 1, "c"))
    assert (deep.line, deep.column) == (2, 11)
    assert isinstance(find(top, ("a", "z")), Mapping)
    assert isinstance(find(top, ("a", "b", 9)), Sequence)
    assert isinstance(find(top, ("a",)), Text)


@given(st.text(alphabet="0123456789+-.etrufalsno", max_size=8))
def test_a_plain_scalar_is_a_number_a_truth_or_itself(word: str) -> None:
    value = scalar(Text(word, "", 1, 1, 1, 1))
    if isinstance(value, bool):
        assert word == str(value).lower()
    elif isinstance(value, int | float):
        assert float(word) == value
    else:
        assert value == word
    assert scalar(Text(word, '"', 1, 1, 1, 1)) == word


SIGNS = ["a: ", "- ", "[", "]", "{", "}", '"', "'", "*x", "&x ", "!t ", ">", "|\n"]
ENDS = ["#", "\n", "\n  ", ": ", ", ", "? ", "<<: ", "---\n", "%YAML 1.1\n", "\t"]
SHAPES = ["chapter: rows\n", "scenes:\n", "  lamps:\n", "    script:\n", "    - "]
VERBS = ["patient: ", "choice: ", "options:\n", "pick: ", "if: ", "goto: ", " ^a1", "é"]
PIECES = st.sampled_from([*SIGNS, *ENDS, *SHAPES, *VERBS])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_soup_of_fragments_gives_problems_and_no_exception(source: str) -> None:
    for problem in compiled(source).problems:
        assert problem.code.startswith("S")
        assert "\n" not in problem.message


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_problems_and_no_exception(data: bytes) -> None:
    first = problems(data)
    assert first == problems(data)
