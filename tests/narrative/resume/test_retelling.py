"""Saves through script edits, told again: state and place belong together.

Seventeen kinds of edit, each met at three points of one play.
"""

import pytest

from game.narrative.machine.events import Advance, Choices, Line, Pick
from game.narrative.machine.machine import begin, step
from game.narrative.machine.pauses import pending
from game.narrative.machine.state import State
from game.narrative.program.program import Program
from game.narrative.resume.anchors import Past, Resumed, Saved, anchor, resume
from game.narrative.resume.retelling import Given, given
from tests.narrative.support import compiled

STORY = """
chapter: rows
vars:
  nerve: {range: 0..9, start: 0}
scenes:
  lamps:
    script:
    - A hum. ^a1
    - set: nerve += 1
    - A lamp. ^a2
    - Another lamp. ^a3
    - call: aside
    - choice: door
      options:
      - pick: Open it. ^c1
        do:
        - set: nerve += 2
        - It opens. ^b1
      - pick: Leave it. ^c2
        do: [It stays. ^b2]
    - goto: hall
  aside:
    script:
    - set: nerve += 1
    - Somebody coughs. ^s1
    - And is still. ^s2
    - return
  hall:
    script:
    - The hall. ^h1
    - It is long. ^h2
    - choice: way
      options:
      - pick: Left. ^w1
        goto: left
      - pick: Right. ^w2
        goto: left
  left:
    script:
    - Stairs. ^l1
    - More stairs. ^l2
    - end: over
"""
# How many answers lead to each point.
POINTS = ("a3", "s2", "h2")


def program_of(*changes: tuple[str, str]) -> Program:
    source = STORY
    for old, new in changes:
        assert old in source, old
        source = source.replace(old, new)
    done = compiled(source)
    assert not [p for p in done.problems if p.severity == "error"], done.problems
    return done.program


def saved_at(line: str, source: Program | None = None, name: str = "rows") -> Saved:
    """A save at a line, on the way of first options."""
    program = source or program_of()
    origin = begin(program, name)
    state, _ = step(program, origin, None)
    trail: list[str] = []
    record: tuple[Given, ...] = ()
    for _step in range(60):
        pause = pending(program, state)
        if isinstance(pause, Line):
            trail.append(pause.id)
            if line in (pause.id, pause.text):
                past = Past(origin, given=record)
                return Saved(state, anchor(program, state, trail), past)
        choice = isinstance(pause, Choices)
        answer = Pick(pause.options[0].id) if choice else Advance()  # type: ignore[union-attr]
        record += given(program, state, answer)
        state, _ = step(program, state, answer)
    raise AssertionError(f"{line} is not met")


def at(program: Program, state: State) -> str:
    pause = pending(program, state)
    assert isinstance(pause, Line | Choices)
    return pause.id


def nerve(found: Resumed) -> object:
    return found.state.values["nerve"]


HALL = (("  hall:\n", "  passage:\n"), ("goto: hall", "goto: passage"))
ASIDE = (("  aside:\n", "  cough:\n"), ("call: aside", "call: cough"))
SEVENTEEN = {
    "a line before": (("    - A hum. ^a1", "    - New. ^n1\n    - A hum. ^a1"),),
    "a line behind": (("It is long. ^h2", "It is long. ^h2\n    - N. ^n1"),),
    "words": (("Another lamp.", "One lamp more."),),
    "a line deleted before": (("    - A hum. ^a1\n", ""),),
    "a line deleted behind": (("    - More stairs. ^l2\n", ""),),
    "two lines exchanged": (
        ("    - Stairs. ^l1\n    - More stairs. ^l2", "    - M. ^l2\n    - S. ^l1"),
    ),
    "a scene renamed": HALL,
    "a called scene renamed": ASIDE,
    "the first scene renamed": (("  lamps:\n", "  lights:\n"),),
    "the chapter renamed": (("chapter: rows", "chapter: lines"),),
    "a scene split": (
        ("The hall. ^h1\n", "The hall. ^h1\n    - goto: b\n  b:\n    script:\n"),
    ),
    "scenes exchanged": (
        ("- goto: hall\n", "- goto: hall\n  spare:\n    script: [{end: none}]\n"),
    ),
    "an option before": (
        ("      - pick: Open it. ^c1", "      - pick: New. ^n1\n        do: [N. ^n2]\n"
         "      - pick: Open it. ^c1"),
    ),
    "options exchanged": (
        ("      - pick: Left. ^w1\n        goto: left\n", ""),
        ("      - pick: Right. ^w2\n", "      - pick: Right. ^w2\n        goto: left\n"
         "      - pick: Left. ^w1\n"),
    ),
    "a variable renamed": (
        ("nerve", "courage"),
        ("vars:", "vars:\n  nerve: {flag: true}"),
    ),
    "a set inserted": (("- A lamp. ^a2", "- set: nerve += 1\n    - A lamp. ^a2"),),
    "a call inserted": (("- A lamp. ^a2", "- call: aside\n    - A lamp. ^a2"),),
}  # fmt: skip


@pytest.mark.parametrize("edit", SEVENTEEN)
@pytest.mark.parametrize("point", POINTS)
def test_a_save_goes_on_at_its_line_after_each_kind_of_edit(
    edit: str, point: str
) -> None:
    program = program_of(*SEVENTEEN[edit])
    saved = saved_at(point)
    found = resume(program, saved)
    assert at(program, found.state) == point
    assert found.told[-1].state == found.state
    # The state is what a play of the edited story has at that line.
    name = found.state.chapter
    if edit not in ("an option before", "a call inserted"):
        assert found.state == saved_at(point, program, name).state
    # And every line before it can be gone back to.
    told = [e.id for t in found.told for e in t.events if isinstance(e, Line)]
    assert {r.id for r in saved.anchor.trail} - {"a1"} <= set(told)


@pytest.mark.parametrize("edit", ["a scene renamed", "a called scene renamed"])
def test_a_rename_that_nobody_declared_is_taken_and_said(edit: str) -> None:
    program = program_of(
        *SEVENTEEN[edit],
        ("    - Stairs. ^l1", "    - when: visits(passage) > 0\n      then: [V. ^v1]\n"
         "    - Stairs. ^l1")
        if edit == "a scene renamed"
        else ("    - Stairs. ^l1", "    - Stairs. ^l1"),
    )  # fmt: skip
    point = "h2" if edit == "a scene renamed" else "s1"
    found = resume(program, saved_at(point))
    assert (found.how, at(program, found.state)) == ("evident", point)
    assert found.message
    if edit == "a scene renamed":
        assert found.state.visits == {"rows.passage": 1}
        return
    # What was called comes back behind the call and is not told twice.
    state, _ = step(program, found.state, Advance())
    state, _ = step(program, state, Advance())
    assert at(program, state) == "door"


def test_a_renamed_chapter_keeps_what_was_counted_in_it() -> None:
    told = "    - It is long. ^h2"
    ask = (told, "    - when: visits(lamps) > 0\n      then: [V. ^v1]\n" + told)
    program = program_of(("chapter: rows", "chapter: lines"), ask)
    found = resume(program, saved_at("h1"))
    assert (found.how, found.state.chapter) == ("evident", "lines")
    assert found.state.visits == {"lines.lamps": 1}
    state, _ = step(program, found.state, Advance())
    assert at(program, state) == "v1"


def test_effects_between_a_deleted_line_and_the_one_before_count_once() -> None:
    program = program_of(("    - A lamp. ^a2\n", ""))
    found = resume(program, saved_at("a2"))
    assert (at(program, found.state), nerve(found), found.how) == ("a1", 0, "trail")
    state, _ = step(program, found.state, Advance())
    assert (at(program, state), state.values["nerve"]) == ("a3", 1)


def test_a_line_that_became_an_option_is_stood_at_with_its_state() -> None:
    new = "    - choice: lamp\n      options: [{pick: A lamp. ^a2, do: []}]"
    program = program_of(("    - A lamp. ^a2", new))
    found = resume(program, saved_at("a2"))
    assert (at(program, found.state), nerve(found)) == ("lamp", 1)


def test_ids_that_were_written_into_a_file_change_nothing() -> None:
    bare = STORY
    for name in ("a1", "a2", "a3", "c1", "c2", "b1", "b2", "s1", "s2", "h1", "h2"):
        bare = bare.replace(f" ^{name}", "")
    before = compiled(bare).program
    for words, line in (
        ("A lamp.", "a2"),
        ("And is still.", "s2"),
        ("The hall.", "h1"),
    ):
        found = resume(program_of(), saved_at(words, before))
        assert at(program_of(), found.state) == line
        straight = saved_at(line)
        assert found.state == straight.state
    gone = program_of(("    - The hall. ^h1\n", ""), ("        - It opens. ^b1\n", ""))
    found = resume(gone, saved_at("The hall.", before))
    # Both lines since the choice are gone: it stands at what was read before.
    assert at(gone, found.state) == "s2"
    assert nerve(found) == 2


def test_once_on_a_line_that_was_read_is_known_from_what_was_done() -> None:
    once = "- patient: Somebody coughs. ^s1\n      once: true"
    twice = ("- It is long. ^h2", "- call: aside\n    - It is long. ^h2")
    program = program_of(("- Somebody coughs. ^s1", once), twice)
    found = resume(program, saved_at("h1"))
    assert found.state.picked["s1"] == 1
    state, _ = step(program, found.state, Advance())
    assert at(program, state) == "s2"


def test_a_new_condition_on_what_was_done_before_is_true() -> None:
    ask = ("    - Stairs. ^l1", "    - when: visits(aside) == 1 and picked(c1)\n"
           "      then: [Known. ^k1]\n    - Stairs. ^l1")  # fmt: skip
    program = program_of(ask)
    found = resume(program, saved_at("h2"))
    state, _ = step(program, found.state, Advance())
    state, _ = step(program, state, Pick("w1"))
    assert at(program, state) == "k1"


@pytest.mark.parametrize("point", ["h1", "h2"])
def test_a_line_moved_past_an_unread_choice_takes_nobody_along(point: str) -> None:
    line = {"h1": "    - The hall. ^h1\n", "h2": "    - It is long. ^h2\n"}[point]
    program = program_of(
        (line, ""), ("    - Stairs. ^l1\n", f"    - Stairs. ^l1\n{line}")
    )
    found = resume(program, saved_at(point))
    behind = {"h1": "b1", "h2": "h1"}[point]
    assert (at(program, found.state), found.how) == (behind, "trail")
    assert found.message


def test_a_line_moved_past_unread_ones_takes_nobody_past_them() -> None:
    program = program_of(
        ("    - A lamp. ^a2\n    - Another lamp. ^a3\n",
         "    - Another lamp. ^a3\n    - A lamp. ^a2\n"),
    )  # fmt: skip
    found = resume(program, saved_at("a2"))
    assert (at(program, found.state), nerve(found)) == ("a1", 0)


def test_a_deleted_option_leads_back_before_its_choice() -> None:
    option = STORY[
        STORY.index("      - pick: Open") : STORY.index("      - pick: Leave")
    ]
    program = program_of((option, ""))
    found = resume(program, saved_at("b1"))
    assert (at(program, found.state), nerve(found)) == ("s2", 2)


def test_a_choice_inserted_far_behind_leaves_a_play_where_it_stands() -> None:
    new = (
        "    - choice: new\n      options: [{pick: N. ^n1, do: []}]\n    - A lamp. ^a2"
    )
    program = program_of(("    - A lamp. ^a2", new))
    found = resume(program, saved_at("h2"))
    assert (at(program, found.state), nerve(found)) == ("h2", 4)


def test_no_odd_past_keeps_a_save_from_opening() -> None:
    saved = saved_at("h2")
    assert saved.past is not None
    odd = [
        Past(State("nowhere")),
        Past(State("rows", at=9_999), saved.anchor),
        Past(State("rows", at=3, stack=(99,)), saved.anchor),
        Past(saved.past.origin, given=(Given("choice:door", "none"),)),
        Past(saved.past.origin, given=(Given("", marks={"none": "holds"}),) * 9),
        Past(saved.past.origin, given=saved.past.given * 9),
    ]
    for past in odd:
        found = resume(program_of(), Saved(saved.state, saved.anchor, past))
        assert (found.state, found.how) == (saved.state, "exact")
