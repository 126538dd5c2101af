"""The reading page with voices: who speaks when, and when nobody does."""

import json
import wave
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from game.narrative.machine.events import Advance, Line
from game.screens.shared.context import Context
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen
from game.screens.story.spoken import Heard
from game.screens.story.voicing import Voicing
from game.ui.sound.recordings import mark
from game.ui.sound.sound import Sound
from game.ui.window import intents as want
from game.ui.window.assets import Assets
from tests.narrative.support import chapter, clean
from tests.screens.support import Hands

FRAMES = 50


def record(folder: Path, line: Line, seconds: float, loudness: str) -> None:
    """Lay down a voice for one line, as the recipe would."""
    shelf = folder / "sounds" / "voices" / "rows"
    shelf.mkdir(parents=True, exist_ok=True)
    with wave.open(str(shelf / f"{line.id}.wav"), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(24000)
        out.writeframes(bytes(2 * round(24000 * seconds)))
    kept = {"said": mark(line.text), "seconds": seconds, "loudness": loudness}
    book = {"frames": FRAMES, "lines": {line.id: kept}}
    shelf.with_suffix(".json").write_text(json.dumps(book), "utf-8")


@pytest.fixture
def line() -> Line:
    return Line("rows-01b", "patient", "Something is left.", "hesitant")


@pytest.fixture
def voicing(context: Context, tmp_path: Path, line: Line) -> Iterator[Voicing]:
    record(tmp_path, line, 3.0, "0z" + "h" * 148)
    context.sound = Sound(Assets(tmp_path))
    context.sound.open()
    made = Voicing(context)
    made._voices._assets = Assets(tmp_path)
    yield made
    context.sound.close()


def speaks(voicing: Voicing) -> bool:
    return voicing.speaking


def heard(context: Context, dt: float) -> None:
    if context.sound._line is not None:
        context.sound._line.result(20)
        context.sound.tick(0.0)
    context.sound.tick(dt)


def test_a_line_with_a_voice_is_spoken_as_loud_as_it_is(
    context: Context, voicing: Voicing, line: Line
) -> None:
    voicing.begin("rows", line)
    assert speaks(voicing)
    heard(context, 0.03)
    assert voicing.loudness == 1.0
    heard(context, 0.5)
    assert voicing.loudness == pytest.approx(17 / 35)
    voicing.stop()
    assert not speaks(voicing)
    assert voicing.loudness is None


def test_what_is_told_is_what_is_heard_and_else_what_is_written(
    context: Context, voicing: Voicing, line: Line
) -> None:
    assert voicing.heard(0.4) == Heard(None, 0.4)
    voicing.begin("rows", line)
    heard(context, 1.5)
    assert voicing.heard(0.9) == Heard(voicing.loudness, 0.5)
    voicing.stop()
    assert voicing.heard(0.9) == Heard(None, 0.9)


@pytest.mark.parametrize("why", ["text", "words", "silent", "self-voicing", "asleep"])
def test_a_line_is_silent_where_it_must_be(
    context: Context, voicing: Voicing, line: Line, why: str
) -> None:
    match why:
        case "text":
            line = Line(line.id, line.speaker, "Something else is left.")
        case "words":
            line = Line(line.id, line.speaker, line.text, "words")
        case "silent":
            context.sound.set_volumes({"voice": 0.0})
        case "self-voicing":
            context.adopt(replace(context.settings, self_voicing=True))
        case _:
            context.sound.close()
    voicing.begin("rows", line)
    assert not speaks(voicing)
    assert voicing.loudness is None


@pytest.fixture
def play(context: Context, tmp_path: Path) -> Iterator[PlayScreen]:
    """A chapter on the page, its first line with a voice."""
    journey = Journey.begin(context.library.program, "rows")
    first = journey.now.pause
    assert isinstance(first, Line)
    record(tmp_path, first, 4.0, "5" * 200)
    context.sound = Sound(Assets(tmp_path))
    context.sound.open()
    screen = PlayScreen(context, journey, fresh=False)
    screen.voicing._voices._assets = Assets(tmp_path)
    screen._arrive(fresh=True, animate=False)
    yield screen
    context.sound.close()


def test_auto_waits_for_the_end_of_the_voice(
    context: Context, play: PlayScreen
) -> None:
    hands = Hands(play)
    first = play.journey.now.pause
    play.reader.auto = True
    for _ in range(80):
        heard(context, 0.0)
        play.update(0.1, [])
    assert speaks(play.voicing)
    assert play.journey.now.pause is first
    pygame.mixer.Channel(10).stop()
    context.sound.tick(0.0)
    for _ in range(20):
        play.update(0.1, [])
    assert play.journey.now.pause is not first
    assert hands.stack.top is play


def test_going_on_hushes_and_so_does_a_menu(context: Context, play: PlayScreen) -> None:
    heard(context, 0.1)
    assert speaks(play.voicing)
    play.update(0.0, [want.Advance()])
    assert speaks(play.voicing)
    play.update(0.0, [want.Back()])
    assert not speaks(play.voicing)
    play._arrive(fresh=True, animate=False)
    play.update(0.0, [want.Advance()])
    play.update(0.0, [want.Advance()])
    assert not speaks(play.voicing)


def test_nobody_speaks_while_skipping_or_rolling_back(
    context: Context, play: PlayScreen
) -> None:
    play.reader.skipping = True
    play._arrive(fresh=True, animate=False)
    assert not speaks(play.voicing)
    play.reader.skipping = False
    play._arrive(fresh=False, animate=False)
    assert not speaks(play.voicing)


def test_a_sound_cue_comes_with_the_answer_that_met_it_and_not_again() -> None:
    told = chapter("patient: One. ^a", "sound: chime", "patient: Two. ^b", "end: rows")
    journey = Journey.begin(clean(told).program, "rows")
    assert journey.sounds == []
    journey.answer(Advance())
    assert journey.sounds == ["chime"]
    journey.sounds.clear()
    assert journey.back()
    assert journey.forward()
    journey.back()
    journey.answer(Advance())
    assert journey.sounds == []


def test_a_silent_line_is_told_as_far_as_it_is_written(play: PlayScreen) -> None:
    reader = play.reader
    begun = reader.told
    reader.tick(0.5, moving=False)
    further = reader.told
    reader.advance()
    assert 0.0 <= begun < further < 1.0
    assert reader.told == 1.0
