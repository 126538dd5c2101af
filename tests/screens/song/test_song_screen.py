"""A song as a player meets it: heard, tapped along, paused, skipped, sung again."""

from typing import Any

import pygame
import pytest
from msgspec.structs import replace

from game.narrative.machine.events import Advance, Line, SongSet
from game.screens.flow import results
from game.screens.flow.base import STAY
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.song.foot import AGAIN, MENU, ON, PAUSE, SKIP
from game.screens.song.sheet import Sheet
from game.screens.song.song_screen import SongScreen
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen
from game.screens.story.reader import PAST, SONG
from game.stage.state import Stage
from game.ui.sound.speech import Log
from game.ui.window import intents as want
from game.ui.window.intents import Device
from game.verbs.driving.driver import next_answer
from tests.screens.support import Below, Hands, library

SHEET = Sheet("rotate", library().songs["rotate"])
STAGE = Stage(backdrop="stage")


def opened(context: Context, **about: Any) -> Hands:
    screen = SongScreen(context, SHEET, STAGE, doors=lambda _name: Below(), **about)
    hands = Hands(screen)
    hands.rest(1.2 * DEAF)
    return hands


def until(hands: Hands, seconds: float) -> None:
    """Let time pass in large steps, then the last of it in small ones."""
    screen: SongScreen = hands.top
    while screen.singing.seconds < seconds and not screen.over:
        hands.stack.update(min(0.1, seconds - screen.singing.seconds + 1e-6), [])
    hands.draw()


def heard(context: Context) -> list[str]:
    log = context.voice._speech
    assert isinstance(log, Log)
    return log.said


def test_a_beat_that_is_struck_is_lit_and_another_tap_is_only_between(
    context: Context,
) -> None:
    hands = opened(context)
    screen: SongScreen = hands.top
    beats = SHEET.song.beats
    until(hands, beats[4] + 0.05)
    hands.do(want.Advance(), dt=0.0)
    until(hands, beats[5] + 0.3)
    hands.do(want.Press(3.0, 300.0), dt=0.0)
    beads = {bead.number: bead for bead in screen.beating.beads(5)}
    assert beads[4].struck
    assert beads[5].between or beads[6].between
    until(hands, SHEET.length + 1)
    assert screen.over


def test_what_has_only_just_opened_hears_nothing(context: Context) -> None:
    hands = Hands(SongScreen(context, SHEET, STAGE, doors=lambda _name: Below()))
    hands.do(want.Advance(), want.Command("next"))
    assert not any(bead.struck for bead in hands.top.beating.beads(0))


@pytest.mark.parametrize(
    "intent", [want.Command("next"), want.Skip(), want.Skip(held=True)]
)
def test_the_song_can_be_skipped_at_once(context: Context, intent: want.Intent) -> None:
    hands = opened(context)
    hands.do(intent)
    assert hands.below.results == [results.Solved(Advance())]
    assert not context.store.profile.heard


def test_a_song_that_was_left_after_a_phrase_is_kept(context: Context) -> None:
    hands = opened(context)
    until(hands, SHEET.phrases[1].begins + 0.2)
    hands.do(want.Command("next"))
    assert hands.below.results == [results.Solved(Advance())]
    assert context.store.profile.heard == {"rotate"}


def test_the_song_waits_exactly_where_it_was(context: Context) -> None:
    hands = opened(context)
    screen: SongScreen = hands.top
    hands.rest(1.0)
    at = screen.singing.seconds
    hands.do(want.Command("previous"))
    hands.rest(3.0)
    assert screen.singing.seconds == pytest.approx(at, abs=0.02)
    assert "waits" in screen.said()
    assert screen.wait() > 1.0
    hands.do(want.Advance())
    hands.rest(0.5)
    assert screen.singing.seconds == pytest.approx(at + 0.5, abs=0.05)
    assert not any(bead.struck for bead in screen.beating.beads(2))


def test_the_menu_stops_the_song_and_the_song_goes_on_after_it(
    context: Context,
) -> None:
    hands = opened(context)
    screen: SongScreen = hands.top
    hands.rest(1.0)
    hands.do(want.Back())
    at = screen.singing.seconds
    assert hands.top is not screen
    waited = screen.singing.running
    assert screen.resumed(None) == STAY
    assert (waited, screen.singing.running) == (False, True)
    assert screen.singing.seconds == at


def test_what_is_asked_in_the_menu_goes_back_to_the_page(context: Context) -> None:
    screen: SongScreen = opened(context).top
    change: Any = screen.resumed(results.Load(3))
    assert change.result == results.Load(3)
    assert not screen.singing.running


def test_at_the_end_it_is_sung_again_or_gone_on_from(context: Context) -> None:
    hands = opened(context)
    screen: SongScreen = hands.top
    until(hands, SHEET.length)
    assert context.store.profile.heard == {"rotate"}
    hands.do(want.Advance())
    assert not hands.below.results
    hands.rest(1.2 * DEAF)
    hands.do(want.Focus(dx=1), want.Advance())
    assert screen.singing.seconds < 0.1
    assert screen.singing.running
    until(hands, SHEET.length)
    hands.rest(1.2 * DEAF)
    hands.do(want.Choose(1))
    assert hands.below.results == [results.Solved(Advance())]


@pytest.mark.parametrize(
    "device", [Device.KEYS, Device.PAD, Device.MOUSE, Device.TOUCH]
)
def test_a_pointer_finds_all_that_keys_do(context: Context, device: Device) -> None:
    context.device = device
    hands = opened(context)
    screen: SongScreen = hands.top
    screen.redraw()
    hands.draw()
    areas = screen.foot.areas
    if device is Device.PAD:
        assert {SKIP, MENU} <= set(areas)
        return
    assert set(areas) == {PAUSE, SKIP, MENU}
    hands.do(want.Press(*areas[SKIP].center))
    assert hands.below.results == [results.Solved(Advance())]


def test_both_ways_on_can_be_pressed(context: Context) -> None:
    hands = opened(context)
    until(hands, SHEET.length)
    hands.rest(1.2 * DEAF)
    areas = hands.top.foot.areas
    assert set(areas) == {AGAIN, ON}
    hands.do(want.Press(*areas[AGAIN].center))
    assert hands.top.singing.running


def test_who_does_not_see_is_told_every_phrase_and_who_sings_it(
    context: Context,
) -> None:
    context.adopt(replace(context.settings, self_voicing=True))
    hands = opened(context)
    screen: SongScreen = hands.top
    while not screen.over:
        context.voice.tick(0.1)
        hands.stack.update(0.1, [])
    told = " ".join(heard(context))
    for number, phrase in enumerate(SHEET.phrases):
        who = context.library.together(phrase.who)
        assert f"{who}: {SHEET.told(number)}" in told
    assert "Go on" in told


def test_who_only_listens_is_told_so(context: Context) -> None:
    assert "Listen" in opened(context, listens=True).top.said()
    assert "Space" in opened(context).top.said()


@pytest.mark.parametrize("calm", [False, True])
def test_the_words_are_lit_as_they_are_sung(context: Context, *, calm: bool) -> None:
    first = SHEET.phrases[0]
    for number, one in enumerate(first.syllables, 1):
        now = SHEET.at(one.begins + 0.01, still=calm)
        assert (now.phrase, now.lit, now.voices) == (0, number, ("foster",))
    assert SHEET.letters(0, 2) == len("Rotate,")
    assert SHEET.letters(0, 1) == len("Ro")
    assert SHEET.letters(0, len(first.syllables)) == len(SHEET.told(0))


def test_a_still_song_changes_only_with_its_words_and_beats(context: Context) -> None:
    context.adopt(replace(context.settings, reduced_motion=True))
    hands = opened(context)
    until(hands, 3.05)
    before = pygame.image.tobytes(hands.surface, "RGB")
    until(hands, 3.3)
    assert pygame.image.tobytes(hands.surface, "RGB") == before
    until(hands, 3.7)
    assert pygame.image.tobytes(hands.surface, "RGB") != before


def at_the_song(context: Context, *, fresh: bool) -> Hands:
    journey = Journey.begin(library().program, "show")
    while not isinstance(journey.now.pause, SongSet):
        journey.answer(next_answer(journey.now.pause, []))
    if fresh:
        journey.back()
    return Hands(PlayScreen(context, journey, fresh=False))


def test_the_song_opens_when_the_story_comes_to_it(context: Context) -> None:
    hands = at_the_song(context, fresh=True)
    hands.rest(1.2 * DEAF)
    hands.do(want.Choose(0))
    assert isinstance(hands.top, SongScreen)
    hands.rest(1.2 * DEAF)
    hands.do(want.Skip())
    page: Any = hands.top
    journey: Journey = page.journey
    kinds = [type(journey.now.pause)]
    journey.back()
    assert [*kinds, type(journey.now.pause)] == [Line, SongSet]


@pytest.mark.parametrize(("way", "sings"), [(SONG, True), (PAST, False)])
def test_where_a_save_is_loaded_the_page_offers_the_song(
    context: Context, way: str, *, sings: bool
) -> None:
    hands = at_the_song(context, fresh=False)
    page: PlayScreen = hands.top
    assert isinstance(page, PlayScreen)
    ids = [one.id for one in page.reader.ways]
    hands.rest(1.2 * DEAF)
    hands.do(want.Choose(ids.index(way)))
    assert isinstance(hands.top, SongScreen) is sings
    assert isinstance(page.journey.now.pause, Line) is not sings
