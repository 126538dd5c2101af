import msgspec
import pytest

from game.narrative.machine import events
from game.stage.state import Stage, follow


def after(*happened: events.Event) -> Stage:
    stage = Stage()
    for event in happened:
        stage = follow(stage, event)
    return stage


def test_lines_set_the_speaker_and_words_on_the_screen() -> None:
    spoken = after(events.Line(id="a", speaker="patient", text="Hm."))
    assert (spoken.speaker, spoken.words) == ("patient", "")
    words = events.Line(id="b", speaker="eigenface", text="Go on", mood="words")
    assert follow(spoken, words).words == "Go on"
    assert follow(follow(spoken, words), events.Ended("rows")).words == ""


def test_cues_change_one_thing_each() -> None:
    stage = after(
        events.Cue("backdrop", "ward"),
        events.Cue("music", {"play": "fans", "fade": 0.5}),
        events.Cue("show", "patient"),
        events.Cue("show", ["eigenface", "patient", "television"]),
        events.Cue("hide", "eigenface"),
        events.Cue("sound", "click"),
        events.Cue("stage", {"matrix": {"name": "M", "entries": [[1, 2]]}}),
    )
    assert stage.backdrop == "ward"
    assert (stage.music, stage.fade) == ("fans", 0.5)
    assert stage.shown == ("patient", "television")
    assert stage.tableau == {"matrix": {"name": "M", "entries": [[1, 2]]}}
    assert follow(stage, events.Cue("music", "stop")).music == ""
    assert follow(stage, events.Cue("hide", "all")).shown == ()
    empties: tuple[object, ...] = ("clear", None, {})
    for value in empties:
        assert follow(stage, events.Cue("stage", value)).tableau is None


def test_guesses_are_written_and_marked() -> None:
    stage = after(
        events.Guessed("a"), events.Guessed("b"), events.Marked("a", "breaks")
    )
    assert stage.ledger == (("a", "breaks"), ("b", ""))
    again = follow(stage, events.Guessed("a"))
    assert again == stage
    assert follow(stage, events.Marked("a", "open")).ledger[0] == ("a", "open")


@pytest.mark.parametrize(
    "event",
    [
        events.Pause(1.0),
        events.Choices("c", (events.Option("o", "O."),)),
        events.PuzzleSet("shadow", "story", ("solved",)),
        events.Asked("a"),
        events.Unlocked("k"),
        events.Entered("s"),
    ],
)
def test_other_events_leave_the_stage_alone(event: events.Event) -> None:
    stage = after(events.Cue("backdrop", "ward"))
    assert follow(stage, event) == stage


def test_a_stage_survives_being_written_and_read() -> None:
    stage = after(
        events.Cue("stage", {"plane": {"vectors": {"v": [1, 0.5]}}}),
        events.Guessed("a"),
    )
    data = msgspec.json.encode(stage)
    assert msgspec.json.decode(data, type=Stage) == stage
    assert len(data) < 400
