"""The compiler: each mistake has its code and place, and all come at once."""

from pathlib import Path

import msgspec
import pytest

from game.narrative.compiler import cache
from game.narrative.compiler.vocabulary import PuzzleWords
from game.narrative.program.operations import Offer, Puzzle, Say, Show
from game.reading.cache import key
from game.reading.problem_codes import CODES
from tests.narrative.support import (
    CAST,
    VOCABULARY,
    chapter,
    clean,
    codes,
    compiled,
    lines,
)

EXAMPLE = Path(__file__).parents[1].joinpath("example.yaml").read_text("utf-8")
PUZZLE = "puzzle: rows\nlevel: story\noutcomes:\n  solved: []\n  skipped: []"
CHOICE = "choice: c\noptions:\n- pick: Yes. ^a1\n- pick: No. ^a2"


def test_the_example_has_no_problem() -> None:
    clean(EXAMPLE)


MISTAKES = [
    ("stage: {plane: {v: '{rows.w}'}}", "S208", 23, "did you mean 'rows.v'?"),
    ("patient: Hm. ^a1\nclaim: v > ?", "S118", 18, ""),
    ("patient: Hm. ^a1\nclaim: '{rows.v} = {rows.w}'", "S118", 26, ""),
    ("patient: Hm. ^a1\nclaim: v > 1\nsaid: so", "S108", 13, "or says why not"),
    ("pause: 3s\nclaim: v > 1", "S108", 7, "if"),
    ("patient.awd: Hm. ^a1", "S107", 7, "did you mean 'awed'?"),
    ("pateint: Hm. ^a1", "S106", 7, "did you mean 'patient'?"),
    ("gotoo: lamps", "S106", 7, "did you mean 'goto'?"),
    ("patient: Hm. ^a1\neigenface: Hm. ^a2", "S105", 7, "new item"),
    ("if: trust > 1\nnote: x", "S104", 7, "one speaker or command"),
    ("patient: Hm. ^a1\nwait: true", "S108", 7, "once"),
    ("pause: 3s\nonce: true", "S108", 7, "if"),
    ("patient: Hm. ^A1", "S109", 16, "like ^rows-07a"),
    ("patient: ^a1", "S103", 16, "say something"),
    ("patient: Hm. ^a1\nonce: maybe", "S103", 13, "once: true"),
    ("patient: Is *this ^a1", "S114", 19, ""),
    ("patient: Is {trst} ^a1", "S115", 16, "did you mean 'trust'?"),
    ("goto: lmaps", "S201", 13, "did you mean 'lamps'?"),
    ("goto: show.lamps", "S201", 13, "end"),
    ("call: nowhere", "S201", 13, "lamps"),
    ("guess: row-to-axes", "S203", 14, "did you mean 'row-to-axis'?"),
    ("mark: nothing", "S203", 13, "known"),
    (PUZZLE.replace("puzzle: rows", "puzzle: rosw"), "S204", 15, "mean 'rows'?"),
    (PUZZLE.replace("level: story", "level: easy"), "S205", 14, "hard"),
    (PUZZLE.replace("  skipped: []", ""), "S206", 9, ""),
    (PUZZLE.replace("skipped", "skiped"), "S206", 9, ""),
    ("puzzle: rows\nlevel: story", "S206", 7, "solved"),
    ("puzzle: board\noutcomes: {solved: [], skipped: []}", "S102", 15, "level: "),
    ("backdrop: wrad", "S212", 17, "did you mean 'ward'?"),
    ("music: fnas", "S212", 14, "did you mean 'fans'?"),
    ("music: {play: fans, fade: slow}", "S103", 33, "3s"),
    ("music: {fade: 2s}", "S102", 14, "play"),
    ("music: {play: fans, loud: 2}", "S101", 27, "known"),
    ("sound: chim", "S212", 14, "did you mean 'chime'?"),
    ("show: pateint", "S207", 13, "did you mean 'patient'?"),
    ("show: {slaet: [[1]]}", "S208", 13, ""),
    ("hide: {slate: [[1]]}", "S016", 13, ""),
    ("pause: 3", "S103", 14, "3s"),
    ("pause: [3]", "S016", 14, ""),
    ("drain: 2", "S103", 14, "from 0 to 1"),
    ("hurry: fast", "S103", 14, "from 0 to 1"),
    ("stage: {shadw: 1}", "S208", 15, "did you mean 'plane'?"),
    ("stage: {plane: {span: wide}}", "S208", 23, ""),
    ("choice: c\noptions: []", "S102", 16, "pick"),
    (CHOICE.replace("- pick: Yes. ^a1", "- if: trust > 1"), "S102", 9, "pick"),
    (CHOICE.replace("pick: Yes. ^a1", "pick: Yes. ^a1\n  wnot: 1"), "S101", 9, ""),
    (CHOICE.replace("pick: Yes", "pick: Yes. ^a1\n  goto: lmaps"), "S201", 15, ""),
    ("set: trust", "S306", 12, "trust += 1"),
    ("set: trst += 1", "S303", 12, "did you mean 'trust'?"),
    ("set: trust = maybe", "S303", 20, "known"),
    ("set: trust = true", "S306", 12, "one of: 0, 1, 2, 3"),
    ("set: met = 3", "S306", 12, "False, True"),
    ("set: mask = lost", "S303", 19, ""),
    ("set: mask += worn", "S306", 12, ""),
    ("set: []", "S306", 7, "trust += 1"),
    ("when: trust > 1\nelse: []", "S102", 7, "then"),
    ("when: trst > 1\nthen: []", "S303", 13, "did you mean 'trust'?"),
    ("when: marked(row-to-axes)\nthen: []", "S203", 13, "row-to-axis"),
    ("when: visits(lmaps) > 1\nthen: []", "S201", 13, "did you mean 'lamps'?"),
    ("when: picked(zz-9)\nthen: []", "S209", 13, ""),
    ("when: visits(show.a) > 1\nthen: []", "S201", 13, "rows.lamps"),
    ("end: yes", "S109", 12, "small letters"),
    ("goto: lamps\nif: trust", "S304", 11, "trust > 0"),
]
VARS = "met: {flag: false}\nmask: {one_of: [worn, bare]}"


@pytest.mark.parametrize(("item", "code", "column", "hint"), MISTAKES)
def test_a_mistake_has_its_code_its_column_and_a_hint(
    item: str, code: str, column: int, hint: str
) -> None:
    found = compiled(chapter(item, "end: over", vars_=VARS)).problems
    problem = next((p for p in found if p.code == code), None)
    assert problem is not None, found
    assert problem.column == column
    assert hint in problem.hint
    assert problem.source
    assert str(problem).startswith(
        f"story/0.yaml:{problem.line}:{column}: error {code}"
    )


TOPS = [
    ("chapter: rows", "S102"),
    ("scenes: {a: {script: [{end: x}]}}", "S102"),
    ("chapter: Rows\nscenes: {a: {script: [{end: x}]}}", "S109"),
    ("chapter: rows\nscenes: {on: {script: [{end: x}]}}", "S109"),
    ("chapter: rows\nscenes: {a: {scrpt: [{end: x}]}}", "S101"),
    ("chapter: rows\nscenes: {a: {script: hello}}", "S103"),
    ("chapter: rows\nscenes: {a: {told: [x], script: [{end: x}]}}", "S016"),
    ("chapter: rows\nscenes: {a: {told: a *b, script: [{end: x}]}}", "S114"),
    ("chapter: rows\nscenes: {a: {told: '{trust}', script: [{end: x}]}}", "S114"),
    ("chapter: rows\nscenes: {a: {title: [x], script: [{end: x}]}}", "S016"),
    ("chapter: rows\nscenes: {a: hello}", "S103"),
    ("chapter: rows\nscenes: {a: {script: []}}", "S112"),
    ("chapter: rows\nscenes: {a: {script: [Hm. ^a1]}}", "S112"),
    ("chapter: rows\nscenes: {a: {script: [{end: x}, Hm. ^a1]}}", "S113"),
    ("chapter: rows\nafter: [nothing]\nscenes: {a: {script: [{end: x}]}}", "S202"),
    ("chapter: rows\nafter: rows\nscenes: {a: {script: [{end: x}]}}", "S211"),
    ("chapter: rows\ntilte: x\nscenes: {a: {script: [{end: x}]}}", "S101"),
    ("chapter: rows\nvars: 3\nscenes: {a: {script: [{end: x}]}}", "S307"),
]


@pytest.mark.parametrize(("source", "code"), TOPS)
def test_a_mistake_at_the_top_has_its_code(source: str, code: str) -> None:
    assert code in codes(compiled(source).problems)


@pytest.mark.parametrize(
    ("domain", "code"),
    [
        ("trust: {range: 0..3}", "S307"),
        ("Met: {flag: true}", "S109"),
        ("no: {flag: true}", "S109"),
        ("a: 3", "S307"),
        ("a: {range: 3..0}", "S307"),
        ("a: {range: 0..9999}", "S307"),
        ("a: {range: few}", "S307"),
        ("a: {range: 0..3, start: 4}", "S307"),
        ("a: {range: 0..3, strat: 1}", "S101"),
        ("a: {one_of: [x, x]}", "S307"),
        ("a: {one_of: []}", "S307"),
        ("a: {one_of: [x, y], start: z}", "S307"),
        ("a: {flag: maybe}", "S307"),
        ("a: {flag: true, range: 0..1}", "S307"),
        ("a: {}", "S307"),
    ],
)
def test_a_variable_without_a_finite_domain_is_refused(domain: str, code: str) -> None:
    assert code in codes(compiled(chapter("end: over", vars_=domain)).problems)


def test_every_code_that_can_be_said_is_explained() -> None:
    folder = Path(cache.__file__).parents[2]
    said = {
        piece[:4]
        for path in folder.rglob("*.py")
        if path.name != "problem_codes.py"
        for piece in path.read_text("utf-8").split('"')
        if len(piece) == 4 and piece[0] == "S" and piece[1:].isdigit()
    }
    assert said == set(CODES)


def test_ids_are_unique_in_a_file_and_in_the_story() -> None:
    one = chapter("One. ^a1", "Two. ^a1", "end: over")
    assert codes(compiled(one).problems) == ["S110"]
    first = chapter("One. ^a1", "end: over")
    second = chapter("Two. ^a1", "end: over", name="show")
    found = compiled(first, second).problems
    assert [(p.file, p.line, p.code) for p in found] == [("story/1.yaml", 5, "S110")]
    assert "S210" in codes(compiled(first, first).problems)


def test_names_of_other_chapters_are_found_there() -> None:
    first = chapter(CHOICE, "end: over")
    asks = "when: picked(a1) and visits(rows.lamps) > 0\nthen: [Hm. ^b1]"
    second = chapter(asks, "end: over", name="show")
    clean(first, second)
    assert codes(compiled(second).problems) == ["S201", "S209"]


def test_a_loose_end_is_not_one_when_all_ways_leave() -> None:
    leaving = CHOICE.replace("^a1", "^a1\n  goto: lamps").replace(
        "^a2", "^a2\n  do: [{end: over}]"
    )
    clean(chapter(leaving))
    both = "when: trust > 1\nthen: [{end: a}]\nelse: [{end: b}]"
    clean(chapter(both))
    one = "when: trust > 1\nthen: [{end: a}]"
    assert codes(compiled(chapter(one)).problems) == ["S112"]
    assert codes(compiled(chapter("end: a\nif: trust > 1")).problems) == ["S112"]
    skips = PUZZLE.replace("solved: []", "solved: [{end: a}]")
    assert codes(compiled(chapter(skips)).problems) == ["S112"]
    clean(chapter(skips.replace("skipped: []", "skipped: [{goto: lamps}]")))


def test_texts_without_ids_are_one_warning_and_still_play() -> None:
    found = compiled(chapter("One.", "One.", "end: over"))
    assert [(p.code, p.severity) for p in found.problems] == [("S111", "warning")]
    says = [say.id for _, say in lines(found.program, "rows")]
    assert len(set(says)) == 2
    assert all(name.startswith("~") for name in says)


def test_lines_keep_what_their_modifiers_say() -> None:
    source = chapter(
        'patient.soft: "Hm. ^a1"\nvoice: take-2\nnote: low\nslip: true\nwas: [b1, b2]',
        "stage: {plane: {span: 3}}\nslip: true",
        "Two. ^a2",
        "end: over",
    )
    program = clean(source).program
    say = next(say for _, say in lines(program, "rows"))
    assert say == Say("a1", "patient", "Hm.", "soft", "take-2")
    assert program.chapters["rows"].side.notes["a1"] == "low"
    assert "a1" in program.slips
    assert "a2" in program.slips
    assert program.renames == {"line:b1": "a1", "line:b2": "a1"}


def test_cues_carry_plain_data() -> None:
    code = (
        clean(
            chapter(
                "music: {play: fans, fade: 500ms}", "music: stop", "stage: clear"
            ).replace("stage: clear", "stage: clear\n    - end: over")
        )
        .program.chapters["rows"]
        .code
    )
    shows = [op for op in code if isinstance(op, Show)]
    assert [op.value for op in shows] == [
        {"fade": 0.5, "play": "fans"},
        "stop",
        "clear",
    ]


def test_an_option_is_kept_only_where_it_can_matter() -> None:
    looping = CHOICE.replace("^a1", "^a1\n  goto: lamps")
    code = clean(chapter(looping, "end: over")).program.chapters["rows"].code
    offer = next(op for op in code if isinstance(op, Offer))
    assert [way.keeps for way in offer.ways] == [True, True]
    code = clean(chapter(CHOICE, "end: over")).program.chapters["rows"].code
    offer = next(op for op in code if isinstance(op, Offer))
    assert [way.keeps for way in offer.ways] == [False, False]


def test_a_board_is_told_from_other_puzzles() -> None:
    board = "puzzle: board\nlevel: first\noutcomes: {solved: [], skipped: []}"
    code = clean(chapter(PUZZLE, board, "end: over")).program.chapters["rows"].code
    assert [op.marks for op in code if isinstance(op, Puzzle)] == [False, True]


def test_the_cache_gives_the_same_program_and_the_same_problems() -> None:
    bad = chapter("gotoo: x", "Hm. ^a1", "goto: nowhere", name="show")
    first = compiled(EXAMPLE, bad)
    again = compiled(EXAMPLE, bad, cached=first.units)
    assert again.problems == first.problems
    assert dict(again.units) == dict(first.units)
    for name, one in first.program.chapters.items():
        other = again.program.chapters[name]
        assert other.code == one.code
        assert other.side == one.side
        assert other.scenes == one.scenes


def test_a_damaged_or_foreign_entry_is_no_entry() -> None:
    first = compiled(EXAMPLE)
    key, entry = next(iter(first.units.items()))
    for at in range(0, len(entry), 37):
        damaged = entry[:at] + bytes([entry[at] ^ 0x41]) + entry[at + 1 :]
        assert cache.load(damaged) is None
    assert cache.load(entry[:-1]) is None
    assert cache.load(b"") is None
    assert cache.load(b"EFU1" + b"\0" * 40) is None
    again = compiled(EXAMPLE, cached={key: b"not a unit"})
    assert again.units == first.units


def test_an_entry_of_another_format_is_ignored() -> None:
    entry = next(iter(compiled(EXAMPLE).units.values()))
    unit = cache.load(entry)
    assert unit is not None
    old = msgspec.structs.replace(unit, format="eigenface-unit-0")
    assert cache.load(cache.dump(old)) is None


def test_the_key_changes_with_file_words_and_salt() -> None:
    base = cache.surroundings(VOCABULARY, CAST)
    richer = msgspec.structs.replace(
        VOCABULARY, puzzles={**VOCABULARY.puzzles, "x": PuzzleWords((), ())}
    )
    hashes = {
        base,
        cache.surroundings(richer, CAST),
        cache.surroundings(VOCABULARY, msgspec.structs.replace(CAST, variables={})),
        cache.surroundings(VOCABULARY, CAST, "1.0"),
    }
    assert len(hashes) == 4
    assert key({"": b"a"}, base) != key({"": b"b"}, base)


def test_problems_are_sorted_by_place() -> None:
    found = compiled(chapter("gotoo: x", "pateint: Hm. ^a1", "goto: nowhere")).problems
    assert list(found) == sorted(found)
    assert len(found) == 3


def test_a_scene_has_a_title_and_what_is_told_of_it() -> None:
    words = "    title: At the *door*\n    told: Then $x$.\n"
    bare = "chapter: rows\nscenes:\n  a:\n    script: [{end: x}]\n"
    written = bare.replace("    script", f"{words}    script")
    said = ("At the *door*", "Then $x$.")
    for source, expected in ((written, said), (bare, ("", ""))):
        found = clean(source).program.chapters["rows"]
        assert (found.scene_title("a"), found.told("a")) == expected
