"""A song in a script: a pause that is gone on from, found again, and never forks."""

from game.narrative.machine.events import Advance, Line, SongSet
from game.narrative.machine.machine import begin, step
from game.narrative.program.operations import Song
from game.narrative.prover.prover import prove
from game.narrative.resume.anchors import Past, Saved, anchor, resume
from game.reading.problems import ERROR
from tests.narrative.support import chapter, clean, compiled

BEFORE, SUNG, AFTER = "First. ^a", "song: tune", "Last. ^b"
SONG = chapter(BEFORE, SUNG, AFTER, "end: x")


def test_a_song_waits_and_is_gone_on_from() -> None:
    program = clean(SONG).program
    state, _ = step(program, begin(program, "rows"), None)
    state, events = step(program, state, Advance())
    assert events == (SongSet("tune"),)
    state, events = step(program, state, Advance())
    assert isinstance(events[-1], Line)
    assert events[-1].id == "b"


def test_an_unknown_song_is_told_with_its_place_and_a_way_out() -> None:
    told = compiled(SONG.replace("tune", "tuna")).problems
    assert [(p.code, p.severity) for p in told] == [("S212", ERROR)]
    assert "tuna" in told[0].message
    assert "tune" in told[0].hint


def test_a_save_at_a_song_resumes_there_also_in_an_edited_story() -> None:
    program = clean(SONG).program
    origin = begin(program, "rows")
    state, _ = step(program, origin, None)
    state, _ = step(program, state, Advance())
    saved = Saved(state, anchor(program, state, ["a"]), Past(origin))
    again = resume(program, saved)
    assert again.state == state
    edited = clean(chapter(BEFORE, "More. ^c", SUNG, AFTER, "end: x")).program
    found = resume(edited, saved)
    code = edited.chapters["rows"].code
    assert code[found.state.at] == Song("tune")
    assert not found.message


def test_the_prover_walks_through_a_song() -> None:
    proof = prove(clean(SONG).program)
    assert set(proof.reached) == {"a", "b"}
    assert not proof.problems


def test_a_scene_that_is_sung_again_and_again_is_no_silent_circle() -> None:
    circle = chapter("song: tune", "goto: lamps")
    silent = chapter("backdrop: ward", "goto: lamps")
    told = [{p.code for p in compiled(each).problems} for each in (circle, silent)]
    assert ["S406" in codes for codes in told] == [False, True]
