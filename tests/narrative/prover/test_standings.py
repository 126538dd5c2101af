"""With which pictures and ends of puzzles a line can stand: all, and no other."""

from game.narrative.program.operations import Show
from game.narrative.prover.prover import prove
from game.narrative.prover.scenery import Ending
from game.narrative.prover.standings import standings
from tests.narrative.support import chapter, clean

SOLVED = Ending("rows", "story", "solved")
PUZZLE = """puzzle: rows
outcomes:
  solved:
  - stage: {plane: {v: '{rows.v}'}}
  - patient: So. ^a1
    said: told here
  skipped: []"""
MADE = "stage: {plane: {v: '{rows.v}'}}"
CHOICE = """choice: c
options:
- pick: Yes. ^b1
  do:
  - stage: {matrix: M}
- pick: No. ^b2"""
VARS = "met: {flag: false}"


def stood(line: str, *items: str) -> set[tuple[str, Ending | None, Ending | None]]:
    """The pictures beside a line, each with how 'rows' ended then and now.

    Where nothing quotes 'rows', nothing is known of it.
    """
    source = chapter(*items, "end: over", vars_=VARS)
    program = clean(source).program
    found = standings(prove(program).explorer)
    here = program.chapters["rows"]
    out = set()
    each_kind = {each.kind for each in found["rows", here.says[line]]}
    for each in found["rows", here.says[line]]:
        if each.kind == max(each_kind):
            cue = here.code[each.shown] if each.shown >= 0 else None
            shown = str(cue.value) if isinstance(cue, Show) else ""
            out.add((shown, each.then, each.now))
    return out


def test_at_first_nothing_stands_and_nothing_can_be_quoted() -> None:
    line = stood("a0", "patient: Hm. ^a0", PUZZLE)
    assert line == {("", None, None)}


def test_every_way_to_a_line_brings_its_picture() -> None:
    first = "stage: {plane: {v: 1}}"
    line = stood("a2", first, CHOICE, "patient: Hm. ^a2", PUZZLE)
    assert line == {
        ("{'plane': {'v': 1}}", None, None),
        ("{'matrix': 'M'}", None, None),
    }


def test_what_was_solved_is_quoted_and_what_was_skipped_is_not() -> None:
    made = "{'plane': {'v': '{rows.v}'}}"
    assert stood("a1", PUZZLE) == {(made, SOLVED, SOLVED)}
    assert stood("a2", PUZZLE, "patient: Hm. ^a2") == {
        (made, SOLVED, SOLVED),
        ("", None, None),
    }


def test_a_picture_keeps_what_it_showed_when_the_puzzle_came() -> None:
    after = PUZZLE.replace("  - stage: {plane: {v: '{rows.v}'}}\n", "")
    assert stood("a1", MADE, after) == {("{'plane': {'v': '{rows.v}'}}", None, SOLVED)}


def test_what_conditions_keep_apart_is_not_mixed() -> None:
    told = CHOICE.replace("  - stage: {matrix: M}", "  - set: met = true")
    shown = "when: met\nthen:\n- stage: {matrix: M}"
    met = "when: met\nthen:\n- patient: Hm. ^a2"
    assert stood("a2", told, shown, met, PUZZLE) == {("{'matrix': 'M'}", None, None)}
