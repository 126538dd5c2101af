"""Rollback, revision; and the whole chapter through a save at every step."""

from pathlib import Path

import msgspec
import pytest

from game.app.folders import Folders
from game.app.library import read_story
from game.narrative.machine.events import (
    Advance,
    Answer,
    Asked,
    Choices,
    Ended,
    Finish,
    Line,
    Mark,
    Pick,
    PuzzleSet,
)
from game.narrative.machine.machine import carry
from game.narrative.resume.anchors import Saved, resume
from game.saving.save import Save, encode
from game.screens.shared.library import Library
from game.screens.story import backlog
from game.screens.story.journey import Journey
from game.stage.picture import picture
from game.stage.state import Stage
from tests.narrative.support import clean, lines

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("saves")
    return read_story(Folders(ROOT, folder, folder / "cache")).library


@pytest.fixture
def journey(library: Library) -> Journey:
    return Journey.begin(library.program, "rows", seed=1)


def answer(journey: Journey, way: int = 0) -> Answer:
    match journey.now.pause:
        case Choices(options=options):
            return Pick(options[way % len(options)].id)
        case PuzzleSet(outcomes=outcomes):
            return Finish(outcomes[way % len(outcomes)])
        case Asked(guess=guess):
            return Mark(guess, ("holds", "breaks", "open")[way % 3])
        case _:
            return Advance()


def go(journey: Journey, steps: int, way: int = 0) -> None:
    for _ in range(steps):
        if isinstance(journey.now.pause, Ended):
            return
        journey.answer(answer(journey, way))


def test_back_and_forward_show_the_same_moments(journey: Journey) -> None:
    go(journey, 30)
    before = list(journey.moments)
    for _ in range(12):
        assert journey.back()
    for _ in range(12):
        assert journey.forward()
    assert journey.moments == before
    assert not journey.forward()


def test_the_same_answer_walks_into_the_kept_future(journey: Journey) -> None:
    go(journey, 20)
    newest = journey.now
    for _ in range(5):
        journey.back()
    for _ in range(5):
        assert not journey.answer(answer(journey))
    assert journey.now == newest


def test_another_answer_cuts_the_future_off(journey: Journey) -> None:
    while not isinstance(journey.now.pause, Choices):
        go(journey, 1)
    at = journey.index
    go(journey, 4)
    journey.index = at
    assert journey.answer(answer(journey, 1))
    assert len(journey.moments) == at + 2


def test_a_mark_is_revised_without_losing_the_place(journey: Journey) -> None:
    while not journey.now.stage.ledger:
        go(journey, 1)
    pause = journey.now.pause
    guess = journey.now.stage.ledger[0][0]
    journey.answer(Mark(guess, "breaks"))
    assert journey.now.pause == pause
    assert dict(journey.now.stage.ledger)[guess] == "breaks"
    assert journey.now.state.marks[guess] == "breaks"


def test_the_first_line_has_nothing_before_it(journey: Journey) -> None:
    assert not journey.back()


@pytest.mark.parametrize("way", [0, 1, 2])
def test_the_chapter_plays_alike_through_a_save_between_every_two_steps(
    library: Library, way: int
) -> None:
    straight = Journey.begin(library.program, "rows", seed=1)
    saved = Journey.begin(library.program, "rows", seed=1)
    for _ in range(1000):
        assert saved.now.pause == straight.now.pause
        assert saved.now.stage == straight.now.stage
        if isinstance(straight.now.pause, Ended):
            return
        straight.answer(answer(straight, way))
        saved.answer(answer(saved, way))
        saved = through_a_save(library, saved)
        assert saved.moments == straight.moments
        assert saved.trail == straight.trail
    pytest.fail("the chapter does not end")


def through_a_save(library: Library, journey: Journey) -> Journey:
    place, before = journey.saved()
    place = msgspec.json.decode(msgspec.json.encode(place), type=Saved)
    stage, before = (
        msgspec.json.decode(msgspec.json.encode(stage), type=Stage)
        for stage in (journey.now.stage, before)
    )
    resumed = resume(library.program, place)
    assert resumed.how == "exact"
    assert not resumed.message
    return Journey.resume(library.program, resumed, stage, journey.trail, before)


LOOP = """
chapter: loop
vars: {turns: {range: 0..3, start: 0}}
scenes:
  round:
    script:
    - set: turns += 1
    - when: turns == 3
      then:
      - set: turns = 0
    - patient: Once more around. ^loop-01
    - patient: And once more. ^loop-02
    - choice: again
      options:
      - pick: Again. ^loop-03
        goto: round
      - pick: And again. ^loop-04
        goto: round
      - pick: Enough. ^loop-05
        do: [{end: over}]
"""


def test_a_save_never_outgrows_its_measure_and_brings_back_what_was_read(
    library: Library,
) -> None:
    around = Library(clean(LOOP).program, library.cast, library.ledger, library.levels)
    journey = Journey.begin(around.program, "loop")
    for step in range(3_000):
        pause = journey.now.pause
        options = pause.options if isinstance(pause, Choices) else ()
        journey.answer(Pick(options[step % 2].id) if options else Advance())
        if step % 97 and step < 2_990:
            continue
        again = through_a_save(around, journey)
        assert again.now == journey.now
        assert again.trail == journey.trail
        assert again.index >= min(50, step)
        count = again.index + 1
        assert again.moments == journey.moments[-count:]
        place, before = journey.saved()
        stage = journey.now.stage
        save = Save(place=place, stage=stage, trail=journey.trail, before=before)
        assert len(encode(save)) <= 6 * 1024


@pytest.mark.parametrize("way", [0, 1, 2])
def test_no_save_of_the_chapter_is_over_6_kilobytes(library: Library, way: int) -> None:
    journey = Journey.begin(library.program, "rows", seed=1)
    while not isinstance(journey.now.pause, Ended):
        journey.answer(answer(journey, way))
        place, before = journey.saved()
        stage = journey.now.stage
        save = Save(place=place, stage=stage, trail=journey.trail, before=before)
        assert len(encode(save)) <= 6 * 1024


def test_a_save_made_while_rolled_back_is_of_the_moment_shown(
    library: Library, journey: Journey
) -> None:
    while not isinstance(journey.now.pause, Choices):
        go(journey, 1)
    go(journey, 6)
    journey.index = next(
        n for n, m in enumerate(journey.moments) if isinstance(m.pause, Choices)
    )
    journey.back()
    line = journey.moments[journey.index].pause
    assert isinstance(line, Line)
    assert journey.trail[-1] == line.id
    again = through_a_save(library, journey)
    assert again.trail[-1] == line.id
    # Another way now: what was read on the first one is no part of the trail.
    ways = []
    for way in (0, 1):
        other = through_a_save(library, journey)
        go(other, 5, way)
        ways.append(other.trail)
    assert ways[0] != ways[1]
    straight = Journey.begin(library.program, "rows", seed=1)
    while not isinstance(straight.now.pause, Choices):
        go(straight, 1)
    go(straight, 4, 1)
    assert ways[1] == straight.trail


def test_where_a_play_cannot_be_told_again_the_history_has_its_lines(
    library: Library,
) -> None:
    """A choice was put in far behind: nobody knows what the player would answer."""
    story = LOOP.replace("loop-0", "more-0")
    program = clean(story.replace("chapter: loop", "chapter: rows")).program
    journey = Journey.begin(program, "rows")
    while len(journey.trail) < 9:
        pause = journey.now.pause
        journey.answer(
            Pick(pause.options[0].id) if isinstance(pause, Choices) else Advance()
        )
    new = "    - choice: new\n      options: [{pick: N. ^more-09, do: []}]\n"
    there = "    - patient: And once more. ^more-02\n"
    edited = story.replace("chapter: loop", "chapter: rows").replace(there, new + there)
    after = clean(edited).program
    place, before = journey.saved()
    resumed = resume(after, place)
    again = Journey.resume(after, resumed, journey.now.stage, journey.trail, before)
    assert again.now.pause == journey.now.pause
    history = backlog.lines(again)
    assert [line.id for _, line in history] == list(journey.trail)
    assert next(line.text for _, line in history) == "Once more around."
    # Only the line that stands there can be gone back to.
    assert [index for index, _ in history] == [*range(-8, 0), 0]
    place, _ = again.saved()
    assert [read.id for read in place.anchor.trail] == list(journey.trail)


def test_revised_marks_come_back_where_they_were_set(
    library: Library, journey: Journey
) -> None:
    while not journey.now.stage.ledger:
        go(journey, 1)
    guess = journey.now.stage.ledger[0][0]
    go(journey, 3)
    journey.answer(Mark(guess, "breaks"))
    at = journey.index
    go(journey, 4)
    again = through_a_save(library, journey)
    marks = [dict(m.stage.ledger).get(guess) for m in again.moments]
    assert marks == [dict(m.stage.ledger).get(guess) for m in journey.moments]
    assert (marks[at - 1], marks[at]) == ("", "breaks")


def test_a_later_chapter_may_ask_for_anything_that_was_done(
    library: Library, journey: Journey
) -> None:
    picked = set()
    while not isinstance(journey.now.pause, Ended):
        given = answer(journey)
        picked |= {given.option} if isinstance(given, Pick) else set()
        journey.answer(given)
    carried = journey.carried()
    assert {k for k, v in carried.items() if k.startswith("picked:") and v} == {
        f"picked:{option}" for option in picked
    }
    chapter = library.program.chapters["rows"]
    first = chapter.scene_at(0)
    assert carried[f"visits:rows.{first}"] == 1
    assert carried.items() >= carry(library.program, journey.now.state).items()
    again = through_a_save(library, journey)
    assert again.carried() == carried


def test_every_line_of_every_way_has_its_picture(library: Library) -> None:
    for way in range(3):
        journey = Journey.begin(library.program, "rows", seed=1)
        while not isinstance(journey.now.pause, Ended):
            picture(journey.now.stage, library.ledger)
            journey.answer(answer(journey, way))


def test_lines_are_short_enough_for_the_page(library: Library) -> None:
    long = [op.id for _, op in lines(library.program, "rows") if len(op.text) > 145]
    assert not long


def test_every_beat_of_the_chapter_is_told(library: Library) -> None:
    told = {op.id[:7] for _, op in lines(library.program, "rows")}
    assert told >= {f"rows-{beat:02d}" for beat in range(1, 16)}


def test_a_fifth_of_the_lines_is_off_any_one_path(library: Library) -> None:
    every = {op.id for _, op in lines(library.program, "rows")}
    for way in range(3):
        journey = Journey.begin(library.program, "rows", seed=1)
        seen = set()
        while not isinstance(journey.now.pause, Ended):
            if isinstance(journey.now.pause, Line):
                seen.add(journey.now.pause.id)
            journey.answer(answer(journey, way))
        assert len(seen) <= 0.8 * len(every), (way, len(seen), len(every))


def test_the_guesses_of_earlier_chapters_stand_in_the_ledger(library: Library) -> None:
    brought = {"mark:drop-small": "holds", "mark:shared-axis": ""}
    journey = Journey.begin(library.program, "forest", carried=brought)
    marked = (("drop-small", "holds"), ("shared-axis", ""))
    assert journey.now.stage.ledger == marked
    go(journey, 3)
    again = through_a_save(library, journey)
    assert again.now.stage.ledger == again.moments[0].stage.ledger == marked
