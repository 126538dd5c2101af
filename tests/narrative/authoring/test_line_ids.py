"""The ids tool: it writes what is missing and touches nothing else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.narrative.authoring.line_ids import apply, following, missing
from game.narrative.compiler.known_words import KnownWords
from tests.narrative.support import CAST, VOCABULARY, chapter, codes, compiled, lines

EXAMPLE = Path(__file__).parents[1].joinpath("example.yaml").read_text("utf-8")
ANYBODY = KnownWords(VOCABULARY, CAST)

BARE = """\
# a chapter without ids
chapter: rows   # its key
scenes:

  lamps:
    script:
    - Plain words.
    - patient: "Quoted, with a colon: so."   # and a comment
    - patient: 'It''s single.'
    - Known. ^rows-07c
    - patient.soft: Over two
        lines of plain text.
      note: softly
    - eigenface: >-
        Folded words
        over lines.

    - eigenface: |
        A block.
    - {patient: In flow.}
    - choice: doubt
      options:
      - pick: Ask why.
        do: [Because., patient: In a list.]
      - pick: "Leave it."
        was: rows-07f
    - Unicode: none; é, λ and $\\sigma$ are fine

    - end: over
"""

WRITTEN = """\
# a chapter without ids
chapter: rows   # its key
scenes:

  lamps:
    script:
    - Plain words. ^rows-07a
    - patient: "Quoted, with a colon: so. ^rows-07b"   # and a comment
    - patient: 'It''s single. ^rows-07d'
    - Known. ^rows-07c
    - patient.soft: Over two
        lines of plain text. ^rows-07e
      note: softly
    - eigenface: >-
        Folded words
        over lines. ^rows-07g

    - eigenface: |
        A block. ^rows-07h
    - {patient: In flow. ^rows-07i}
    - choice: doubt
      options:
      - pick: Ask why. ^rows-07j
        do: [Because. ^rows-07k, patient: In a list. ^rows-07l]
      - pick: "Leave it. ^rows-07m"
        was: rows-07f
    - Unicode: none; é, λ and $\\sigma$ are fine

    - end: over
"""


def write_ids(data: bytes, words: KnownWords | None = None) -> bytes:
    return apply(data, missing({"": data}, words)[""])


def test_ids_are_spliced_in_and_everything_else_stays() -> None:
    done = write_ids(BARE.encode(), ANYBODY).decode()
    assert done == WRITTEN


def test_writing_twice_changes_nothing_more() -> None:
    once = write_ids(BARE.encode(), ANYBODY)
    assert write_ids(once, ANYBODY) == once
    assert "S111" in codes(compiled(BARE).problems)
    assert "S111" not in codes(compiled(once.decode()).problems)


def test_a_file_with_all_ids_is_left_alone() -> None:
    assert write_ids(EXAMPLE.encode()) == EXAMPLE.encode()
    assert missing({"x": EXAMPLE.encode()}) == {"x": ()}


@pytest.mark.parametrize(
    ("before", "taken", "after"),
    [
        ("rows-07c", set(), "rows-07d"),
        ("rows-07", set(), "rows-07a"),
        ("rows-07z", set(), "rows-07za"),
        ("rows-07za", set(), "rows-07zb"),
        ("rows-07zz", set(), "rows-07zza"),
        ("rows-07c", {"rows-07d", "rows-07e"}, "rows-07f"),
        ("intro", set(), "intro-a"),
        ("rows-07y", {"rows-07z"}, "rows-07za"),
    ],
)
def test_the_next_id_of_a_series(before: str, taken: set[str], after: str) -> None:
    assert following(before, taken) == after


def test_no_id_is_used_again_not_even_one_of_another_file() -> None:
    bare = chapter("One.", "Two.", "end: x").encode()
    other = chapter("One. ^rows-01a", "Two. ^rows-01b", "end: x").encode()
    edits = missing({"a": bare, "b": other})
    assert b"One. ^rows-02a" in apply(bare, edits["a"])
    assert [edit.text for edit in edits["a"]] == [" ^rows-02a", " ^rows-02b"]
    files = {
        "a": chapter("One.", "end: x").encode(),
        "b": chapter("One. ^rows-01a", "end: x").encode(),
    }
    edits = missing(files)
    assert [edit.text for edit in edits["a"]] == [" ^rows-02a"]
    assert b"One. ^rows-02a" in apply(files["a"], edits["a"])


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    source = ("\ufeff" + chapter("One.", "end: x")).replace("\n", "\r\n").encode()
    done = write_ids(source)
    assert done == source.replace(b"One.", b"One. ^rows-01a")


def test_lines_are_numbered_by_the_scene_that_they_stand_in() -> None:
    scenes = "".join(
        f"  s{i}:\n    script:\n    - One.\n    - Two.\n    - goto: s{i}\n"
        for i in range(1, 4)
    )
    more = "  s4:\n    script:\n    - Zero.\n    - Old. ^mine-09b\n"
    more += "    - New.\n    - end: x\n"
    source = f"chapter: mine\nscenes:\n{scenes}{more}".encode()
    edits = missing({"a": source})["a"]
    assert [edit.text[2:] for edit in edits] == [
        *("mine-01a", "mine-01b", "mine-02a", "mine-02b", "mine-03a", "mine-03b"),
        *("mine-09a", "mine-09c"),
    ]
    again = apply(source, edits)
    assert missing({"a": again})["a"] == ()
    first = again.replace(b"scenes:\n", b"scenes:\n  s0:\n    script:\n    - New.\n", 1)
    assert [edit.text for edit in missing({"a": first})["a"]] == [" ^mine-10a"]


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    broken = b"chapter: 'rows\n- [\n"
    assert write_ids(broken) == broken
    assert write_ids(b"\xff\xfe") == b"\xff\xfe"


TEXTS = st.text(alphabet="abc é:#'\"\\,.!?", min_size=1, max_size=20)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from(["'", '"', "plain"]))
def test_what_is_said_stays_the_same_word_for_word(texts: list[str], how: str) -> None:
    items = []
    for words in texts:
        if how == "'":
            items.append("patient: '" + words.replace("'", "''") + "'")
        elif how == '"':
            escaped = words.replace("\\", "\\\\").replace('"', '\\"')
            items.append(f'patient: "{escaped}"')
        else:
            items.append(f"patient: {words}")
    source = chapter(*items, "end: over")
    before = compiled(source)
    if any(p.severity == "error" for p in before.problems):
        return
    done = write_ids(source.encode(), ANYBODY)
    after = compiled(done.decode())
    said = [say.text for _, say in lines(before.program, "rows")]
    assert [say.text for _, say in lines(after.program, "rows")] == said
    assert not [p for p in after.problems if p.severity == "error"]
    assert "S111" not in codes(after.problems)
