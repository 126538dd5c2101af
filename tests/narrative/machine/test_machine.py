"""The machine: what each answer does, what does not fit, and that it is bounded."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.narrative.machine.events import (
    Advance,
    Answer,
    Asked,
    Choices,
    Cue,
    Ended,
    Entered,
    Event,
    Finish,
    Guessed,
    Line,
    Mark,
    Marked,
    Option,
    Pause,
    Pick,
    PuzzleSet,
    Unlocked,
)
from game.narrative.machine.machine import begin, carry, step
from game.narrative.machine.pauses import pending
from game.narrative.machine.state import State, StoryFault
from game.narrative.program.program import Program
from tests.narrative.bulk import long_chapter
from tests.narrative.playscript import Player, straight, through_a_save
from tests.narrative.support import chapter, clean, compiled

EXAMPLE = Path(__file__).parents[1].joinpath("example.yaml").read_text("utf-8")
PLAYS = sorted((Path(__file__).parents[2] / "stories").glob("example_*.play"))
CHOICE = "choice: c\noptions:\n- pick: Yes. ^a1\n- pick: No. ^a2"
BOARD = "puzzle: board\nlevel: first\noutcomes: {solved: [], skipped: []}"
ROWS = "puzzle: rows\nlevel: story\noutcomes: {solved: [], skipped: []}"
VARS = (
    "rigor: {range: 0..3, start: 1}\nmet: {flag: false}\nmask: {one_of: [worn, bare]}"
)


def play(program: Program, *answers: Answer, name: str = "rows") -> list[Event]:
    """Everything that happens in a chapter, with these answers after the first step."""
    state, events = step(program, begin(program, name), None)
    out = list(events)
    for answer in answers:
        state, events = step(program, state, answer)
        out += events
    return out


def last(program: Program, *answers: Answer) -> tuple[State, Event]:
    """The state and the last event."""
    state, events = step(program, begin(program, "rows"), None)
    for answer in answers:
        state, events = step(program, state, answer)
    return state, events[-1]


@pytest.mark.parametrize("between", [straight, through_a_save])
@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.stem)
def test_a_play_goes_as_its_script_says(path: Path, between: object) -> None:
    assert callable(between)
    Player(clean(EXAMPLE).program, between).run(path)


def test_events_come_in_the_order_of_the_script() -> None:
    items = ["backdrop: ward", "unlock: key-1", "guess: row-listens", "One. ^a1"]
    events = play(clean(chapter(*items, "pause: 2s", "end: over")).program)
    assert events == [
        Entered("lamps"),
        Cue("backdrop", "ward"),
        Unlocked("key-1"),
        Guessed("row-listens"),
        Line("a1", "", "One."),
    ]


def test_a_guess_is_written_once() -> None:
    program = clean(
        chapter("guess: row-listens", "guess: row-listens", "end: x")
    ).program
    assert play(program).count(Guessed("row-listens")) == 1


def test_a_question_is_answered_by_its_own_mark_only() -> None:
    items = ["guess: row-listens", "guess: drop-small", "mark: drop-small", "One. ^a1"]
    program = clean(chapter(*items, "end: over")).program
    state, pause = last(program)
    assert pause == Asked("drop-small")
    state, events = step(program, state, Mark("row-listens", "open"))
    assert events == (Marked("row-listens", "open"),)
    assert pending(program, state) == Asked("drop-small")
    state, events = step(program, state, Mark("drop-small", "breaks"))
    assert events == (Marked("drop-small", "breaks"), Line("a1", "", "One."))
    assert state.marks == {"row-listens": "open", "drop-small": "breaks"}


def test_a_mark_is_revised_at_any_pause_and_leaves_it_standing() -> None:
    items = ["guess: row-listens", "One. ^b1", "pause: 1s", CHOICE, ROWS, "end: over"]
    program = clean(chapter(*items)).program
    state, events = step(program, begin(program, "rows"), None)
    for answer in (Advance(), Advance(), Pick("a1"), Finish("solved"), None):
        standing = pending(program, state)
        for mark in ("holds", "breaks"):
            state, revised = step(program, state, Mark("row-listens", mark))
            assert revised == (Marked("row-listens", mark),)
        assert pending(program, state) == standing
        if answer is not None:
            state, events = step(program, state, answer)
    assert events[-1] == Ended("over")


def test_a_revised_mark_does_not_take_an_offered_option_away() -> None:
    item = CHOICE.replace("^a1", "^a1\n  if: not marked(row-listens)")
    program = clean(chapter("guess: row-listens", item, "end: over")).program
    state, _ = last(program)
    state, _ = step(program, state, Mark("row-listens", "holds"))
    state, events = step(program, state, Pick("a1"))
    assert events == (Ended("over"),)


def test_a_board_marks_and_a_puzzle_does_not() -> None:
    program = clean(chapter("guess: row-listens", BOARD, ROWS, "end: over")).program
    state, pause = last(program)
    assert pause == PuzzleSet("board", "first", ("solved", "skipped"))
    state, events = step(program, state, Finish("solved", {"row-listens": "holds"}))
    assert events[0] == Marked("row-listens", "holds")
    assert state.solved == ("board.first",)
    with pytest.raises(StoryFault, match="marks no guesses"):
        step(program, state, Finish("solved", {"row-listens": "open"}))
    state, _ = step(program, state, Finish("skipped"))
    assert state.solved == ("board.first",)


def test_a_board_writes_what_an_earlier_chapter_would_have_written() -> None:
    program = clean(chapter(BOARD, "end: over")).program
    state, _ = last(program)
    _, events = step(program, state, Finish("solved", {"row-listens": "holds"}))
    assert events[:2] == (Guessed("row-listens"), Marked("row-listens", "holds"))


def test_settings_saturate_at_the_ends_of_a_range() -> None:
    items = ["set: [rigor += 3, trust -= 2, met = true, mask = bare]", "One. ^a1"]
    again = ["set: rigor = trust - rigor + 1", "set: met = rigor > 0 or trust > 0"]
    program = clean(chapter(*items, *again, "end: over", vars_=VARS)).program
    state, _ = last(program)
    assert (state.values["rigor"], state.values["trust"]) == (3, 0)
    assert (state.values["met"], state.values["mask"]) == (True, "bare")
    state, _ = step(program, state, Advance())
    assert (state.values["rigor"], state.values["met"]) == (0, False)


def test_texts_show_variables() -> None:
    items = ["set: trust = 2", "I trust {trust}, {mask}. ^a1", "end: over"]
    _, line = last(clean(chapter(*items, vars_=VARS)).program)
    assert line == Line("a1", "", "I trust 2, worn.")


def test_what_is_once_comes_once_and_what_was_picked_says_so() -> None:
    item = CHOICE.replace("^a1", "^a1\n  once: true").replace(
        "^a2", "^a2\n  goto: lamps"
    )
    program = clean(chapter("patient: Hm. ^b1\nonce: true", item, "end: over")).program
    state, pause = last(program, Advance(), Pick("a2"))
    assert pause == Choices(
        "c", (Option("a1", "Yes."), Option("a2", "No.", picked=True))
    )
    events = play(program, Advance(), Pick("a2"), Pick("a1"))
    assert sum(isinstance(event, Line) for event in events) == 1
    assert state.picked == {"a2": 1, "b1": 1}


def test_a_choice_with_nothing_to_offer_is_passed_by() -> None:
    item = "choice: c\noptions:\n- pick: Yes. ^a1\n  if: trust > 1"
    events = play(clean(chapter(item, "end: over")).program)
    assert events[-1] == Ended("over")
    program = clean(chapter(item + "\n  goto: lamps")).program
    with pytest.raises(StoryFault, match=r"'c' has nothing left to offer.*yaml:5"):
        play(program)


def test_a_call_comes_back_to_where_it_was_made() -> None:
    source = chapter("call: aside", "Two. ^a2", "call: aside", "end: over") + (
        "  aside:\n    script:\n    - One. ^a1\n    - return\n"
    )
    events = play(clean(source).program, Advance(), Advance(), Advance())
    said = [event.id for event in events if isinstance(event, Line)]
    assert said == ["a1", "a2", "a1"]
    assert events[-1] == Ended("over")


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (["goto: lamps"], "loop without a pause"),
        (["call: lamps", "return"], "called from itself without end"),
        (["return"], "return where no scene was called"),
    ],
)
def test_a_story_that_cannot_go_on_is_a_fault_and_no_hang(
    items: list[str], words: str
) -> None:
    with pytest.raises(StoryFault, match=words) as caught:
        play(compiled(chapter(*items)).program)
    assert "story/0.yaml" in str(caught.value)


def test_a_story_with_errors_plays_up_to_them() -> None:
    program = compiled(chapter("One. ^a1", "goto: nowhere")).program
    with pytest.raises(StoryFault, match=r"no such scene.*0\.yaml:6"):
        play(program, Advance())
    loose = compiled(chapter("One. ^a1")).program
    with pytest.raises(StoryFault, match="leads nowhere"):
        play(loose, Advance())


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("One. ^b1", Pick("a1")),
        ("One. ^b1", Finish("solved")),
        ("pause: 1s", Pick("a1")),
        (CHOICE, Advance()),
        (CHOICE, Pick("b1")),
        (CHOICE, Finish("solved")),
        (ROWS, Advance()),
        (ROWS, Finish("missed")),
        ("mark: row-listens", Advance()),
        ("mark: row-listens", Mark("row-listens", "maybe")),
        ("mark: row-listens", Mark("drop-small", "holds")),
        ("end: sooner", Advance()),
        ("One. ^b1", None),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_with_both_named(
    item: str, answer: Answer | None
) -> None:
    program = compiled(chapter(item, "end: over")).program
    state, _ = last(program)
    with pytest.raises(StoryFault) as caught:
        step(program, state, answer)
    if answer is None or isinstance(answer, Advance | Pick):
        assert str(answer) in str(caught.value)
        assert type(pending(program, state)).__name__ in str(caught.value)


def test_before_the_first_step_nothing_waits() -> None:
    program = clean(EXAMPLE).program
    with pytest.raises(StoryFault):
        step(program, begin(program, "rows"), Advance())
    with pytest.raises(StoryFault):
        pending(program, begin(program, "rows"))
    with pytest.raises(StoryFault, match="'nothing'"):
        begin(program, "nothing")


def test_what_later_chapters_ask_about_is_carried() -> None:
    first = chapter(
        "set: [trust = 3, rigor = 2]",
        "guess: row-listens",
        CHOICE,
        ROWS,
        "end: over",
        vars_=VARS,
    )
    asks = "when: picked(a1) and visits(rows.lamps) == 1 and solved(rows.story)"
    second = chapter(
        f"{asks}\nthen: [Then. ^b1]",
        "when: mark(row-listens) == holds and trust == 3\nthen: [Held. ^b2]",
        "end: over",
        name="show",
    )
    program = clean(first, second).program
    state, _ = last(program, Pick("a1"), Finish("solved"))
    state, _ = step(program, state, Mark("row-listens", "holds"))
    carried = carry(program, state)
    assert "rigor" not in carried
    carried |= {"unknown": 1, "trust": 3, "warmth": 99, "picked:zz": True}
    state, events = step(program, begin(program, "show", carried=carried), None)
    assert events[-1] == Line("b1", "", "Then.")
    assert state.values == {"trust": 3, "warmth": 0}
    _, events = step(program, state, Advance())
    assert events[-1] == Line("b2", "", "Held.")
    again = begin(program, "rows", carried=carry(program, state))
    assert again.picked == {}
    assert again.visits == {}


def test_a_stage_cue_that_waits_holds_until_the_motion_ends() -> None:
    item = "stage: {plane: {span: 3}}\nwait: true"
    events = play(clean(chapter(item, "One. ^a1", "end: over")).program, Advance())
    assert events[1:] == [
        Cue("stage", {"plane": {"span": 3}}),
        Pause(0.0),
        Line("a1", "", "One."),
    ]


def test_what_cannot_come_again_is_forgotten() -> None:
    item = CHOICE.replace("^a1", "^a1\n  goto: lamps")
    item = item.replace("^a2", "^a2\n  goto: later")
    source = chapter(item) + "  later:\n    script:\n    - One. ^b1\n    - end: over\n"
    state, _ = last(clean(source).program, Pick("a1"))
    assert state.picked == {"a1": 1}
    state, _ = last(clean(source).program, Pick("a1"), Pick("a2"))
    assert state.picked == {}
    asks = "    - patient: One. ^b1\n      if: picked(a1)"
    read = source.replace("    - One. ^b1", asks)
    state, _ = last(clean(read).program, Pick("a1"), Pick("a2"))
    assert state.picked == {"a1": 1}


@pytest.mark.parametrize("hubs", [False, True])
def test_the_state_of_a_long_play_is_small(hubs: bool) -> None:
    program = clean(long_chapter(10_000, hubs=hubs)).program
    state, events = step(program, begin(program, "rows", seed=12345), None)
    lines = 0
    while not isinstance(events[-1], Ended):
        pause = events[-1]
        lines += isinstance(pause, Line)
        picks = isinstance(pause, Choices)
        answer: Answer = Advance()
        if isinstance(pause, Choices):
            unpicked = [option for option in pause.options if not option.picked]
            answer = Pick(unpicked[0].id)
        assert picks or isinstance(pause, Line)
        state, events = step(program, state, answer)
    assert lines >= 9_000
    assert len(msgspec.json.encode(state)) < 8 * 1024


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_play_of_the_example_ends_and_is_the_same_twice(
    data: st.DataObject,
) -> None:
    program = clean(EXAMPLE).program
    state, events = step(program, begin(program, "rows"), None)
    for _ in range(200):
        pause = events[-1]
        if isinstance(pause, Ended):
            break
        state = through_a_save(state)
        assert pending(program, state) == pause
        answer: Answer
        if isinstance(pause, Choices):
            answer = Pick(data.draw(st.sampled_from([o.id for o in pause.options])))
        elif isinstance(pause, PuzzleSet):
            answer = Finish(data.draw(st.sampled_from(pause.outcomes)))
        elif isinstance(pause, Asked):
            mark = data.draw(st.sampled_from(["holds", "breaks", "open"]))
            answer = Mark(pause.guess, mark)
        else:
            answer = Advance()
        assert step(program, state, answer) == step(program, state, answer)
        state, events = step(program, state, answer)
    assert isinstance(events[-1], Ended)


def test_a_cue_quotes_what_the_player_made_and_else_a_sample() -> None:
    quoting = "stage: {plane: {v: '{rows.v}', most: ['{rows.n}', '{rows.v} said']}}"
    program = clean(chapter(ROWS, quoting, "patient: Hm. ^a9", "end: over")).program
    state, _ = last(program)
    mine = Finish("solved", {}, {"v": (0.5, -1.0), "n": (7.0,)})
    kept, events = step(program, state, mine)
    quoted = {"plane": {"v": [0.5, -1.0], "most": [7.0, "{rows.v} said"]}}
    assert events[0] == Cue("stage", quoted)
    assert kept.quotes == {"rows.v": (0.5, -1.0), "rows.n": (7.0,)}
    _, events = step(program, state, Finish("skipped"))
    sample = {"plane": {"v": [2.0, 1.0], "most": [3.0, "{rows.v} said"]}}
    assert events[0] == Cue("stage", sample)


def test_a_puzzle_that_was_met_is_kept_and_carried_on() -> None:
    puzzle = (
        "puzzle: order\nlevel: story\noutcomes: {solved: [], missed: [], skipped: []}"
    )
    program = clean(chapter(puzzle, "patient: Hm. ^a9", "end: over")).program
    state, _ = last(program)
    met, _ = step(program, state, Finish("missed"))
    skipped, _ = step(program, state, Finish("skipped"))
    assert (met.met, skipped.met) == (("order.story",), ())
    assert met.solved == ()
    assert begin(program, "rows", carried=carry(program, met)).met == ("order.story",)
