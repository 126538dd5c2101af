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
from game.narrative.resume.anchors import Saved, anchor, resume
from game.screens.shared.library import Library
from game.screens.story.journey import Journey
from game.stage.picture import picture
from game.stage.state import Stage
from tests.narrative.support import lines

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
    pytest.fail("the chapter does not end")


def through_a_save(library: Library, journey: Journey) -> Journey:
    state, stage = journey.now.state, journey.now.stage
    place = Saved(state, anchor(library.program, state, journey.trail))
    place = msgspec.json.decode(msgspec.json.encode(place), type=Saved)
    stage = msgspec.json.decode(msgspec.json.encode(stage), type=Stage)
    resumed = resume(library.program, place)
    assert resumed.how == "exact"
    assert not resumed.message
    return Journey.resume(library.program, resumed.state, stage, journey.trail)


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
