"""To a scene that was seen: as the player came there, after edits too, or afresh."""

from game.narrative.machine.events import Advance, Answer, Line, Pick
from game.narrative.machine.machine import begin, step
from game.narrative.machine.pauses import pending
from game.narrative.machine.state import State
from game.narrative.program.program import Program
from game.narrative.resume.anchors import Past, Resumed
from game.narrative.resume.reaching import afresh, came, picked
from game.narrative.resume.retelling import Given, given
from tests.narrative.support import clean
from tests.narrative.two_chapters import FIRST, SECOND

STORY = clean(FIRST, SECOND).program


def play(program: Program, *answers: Answer) -> tuple[Past, State]:
    """The answers of a play, as a save keeps them, and where they led."""
    origin = begin(program, "first")
    state, _ = step(program, origin, None)
    record: list[Given] = []
    for answer in answers:
        record += given(program, state, answer)
        state, _ = step(program, state, answer)
    return Past(origin, given=tuple(record)), state


def line(program: Program, resumed: Resumed | None) -> str:
    assert resumed is not None
    pause = pending(program, resumed.state)
    assert isinstance(pause, Line)
    return pause.id


GO = Advance()
KNOCKED = (GO, GO, Pick("first-03"), GO, GO, Pick("first-08"))


def test_a_scene_is_come_to_with_what_was_chosen_before_it() -> None:
    past, state = play(STORY, *KNOCKED)
    found = came(STORY, "first", "bell", past)
    assert line(STORY, found) == "first-10"
    assert found is not None
    assert (found.state, found.state.values["trust"]) == (state, 1)
    assert picked(past) == ("first-03", "first-08")


def test_a_scene_that_was_passed_on_the_way_is_come_to_as_well() -> None:
    past, _ = play(STORY, *KNOCKED)
    assert line(STORY, came(STORY, "first", "hall", past)) == "first-07"


def test_an_edited_chapter_still_leads_there() -> None:
    past, _ = play(STORY, *KNOCKED)
    longer = FIRST.replace(
        "    - A door. ^first-01", "    - Dark. ^x1\n    - A door. ^x2"
    )
    edited = clean(longer, SECOND).program
    found = came(edited, "first", "bell", past)
    assert line(edited, found) == "first-10"


def test_where_the_answers_lead_no_more_nothing_is_found() -> None:
    past, _ = play(STORY, *KNOCKED)
    assert came(STORY, "first", "garden", past) is None
    unasked = clean(FIRST.replace("picked(first-03)", "trust > 2"), SECOND).program
    assert came(unasked, "first", "bell", past) is None


def test_afresh_every_scene_is_found_by_itself() -> None:
    first = {"door": 1, "garden": 6, "hall": 7, "bell": 10, "stairs": 11}
    for scene, number in first.items():
        found = afresh(STORY, begin(STORY, "first"), scene)
        assert line(STORY, found) == f"first-{number:02}"


def test_a_scene_behind_a_condition_is_found_by_the_states_that_meet_it() -> None:
    deep = """
chapter: first
vars:
  cold: {range: 0..3, start: 0}
scenes:
  hall:
    script:
    - choice: wait
      options:
      - pick: Wait. ^w1
        do:
        - set: cold += 1
        goto: hall
      - pick: Go. ^w2
    - when: cold == 3
      then:
      - goto: ice
    - end: over
  ice:
    script:
    - Ice. ^i1
    - end: over
"""
    program = clean(deep).program
    found = afresh(program, begin(program, "first"), "ice")
    assert found is not None
    assert found.state.values["cold"] == 3


def test_a_scene_that_nothing_leads_to_is_not_found() -> None:
    lost = FIRST.replace("- goto: bell", "- goto: stairs")
    program = clean(lost, SECOND).program
    assert afresh(program, begin(program, "first"), "bell") is None
