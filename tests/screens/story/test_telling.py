"""What the reading page says aloud."""

import pytest

from game.narrative.machine.events import Line
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.story.journey import Journey
from game.screens.story.page_words import joined, scene
from game.screens.story.play import PlayScreen
from game.stage.cues.props import Prop
from game.stage.state import Stage
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from tests.screens.story.test_reading_on import page, reading, to_choice
from tests.screens.support import Hands


@pytest.fixture
def log(context: Context) -> Log:
    made = Log()
    context.voice = Voice(made)
    context.voice.enabled = True
    return made


def on(hands: Hands) -> None:
    """To the next line; what is typed is finished first."""
    before = page(hands).journey.index
    while page(hands).journey.index == before:
        hands.do(want.Advance())


def test_the_place_comes_before_the_first_line_and_who_comes_is_told(
    context: Context, log: Log
) -> None:
    journey = Journey.begin(context.library.program, "waking", seed=0)
    hands = Hands(PlayScreen(context, journey))
    place = context.library.places["ward-dark"].says
    assert place
    assert any(words.startswith(place) for words in log.said)
    for _line in range(6):
        on(hands)
    assert "The Patient is here." in " ".join(log.said)
    assert "The frame on the bed: An empty frame." in " ".join(log.said)


def test_a_place_is_told_once_and_on_demand_again(context: Context, log: Log) -> None:
    hands = reading(context)
    while not isinstance(page(hands).journey.now.pause, Line):
        on(hands)
    place = context.library.places["ward"].says
    log.said.clear()
    on(hands)
    assert place not in log.said[-1]
    hands.do(want.Command("repeat"))
    assert place in log.said[-1]
    line = page(hands).reader.line
    assert line is not None
    assert line.text.split("$")[0].split("*")[0][:20] in log.said[-1]


def test_a_picture_is_told_when_it_changes_short_first(
    context: Context, log: Log
) -> None:
    hands = reading(context)
    for _line in range(60):
        on(hands)
        if "Shown: " in log.said[-1]:
            break
    assert "Shown: " in log.said[-1]
    short = log.said[-1].split("Shown: ")[1]
    hands.do(want.Command("repeat"))
    assert "Plane" in log.said[-1] or "Work" in log.said[-1]
    assert len(log.said[-1]) > len(short)
    on(hands)
    assert short not in log.said[-1]


def test_choices_are_numbered(context: Context, log: Log) -> None:
    hands = reading(context)
    to_choice(hands)
    count = len(page(hands).reader.ways)
    assert f"1 of {count}: " in log.said[-1]
    assert f"{count} of {count}: " in log.said[-1]
    hands.rest(2 * DEAF)
    hands.do(want.Focus(dy=1))
    assert log.said[-1].startswith(f"1 of {count}: ")


def test_who_comes_and_goes_and_what_is_put_there(context: Context) -> None:
    before = Stage(shown=("patient", "television"))
    slate = Prop("slate", rows=(("3", "1"), ("1", "3")))
    now = Stage(shown=("patient", "alice"), props=(slate,))
    assert list(scene(context.library, before, now)) == [
        "Alice is here.",
        "The television is off.",
        "A slate is put there. On it stands: 3, 1; 1, 3.",
    ]


def test_words_without_a_stop_do_not_run_into_what_follows() -> None:
    assert joined(("Go on", "", "All is gone.")) == "Go on. All is gone."
    assert joined(("So?", "“It is.”")) == "So? “It is.”"


def test_a_notice_waits_for_what_is_being_said(context: Context, log: Log) -> None:
    hands = reading(context)
    log.speaking = True
    hands.do(want.Command("auto"))
    context.voice.tick(0.0)
    assert not any("Auto" in words for words in log.said)
    log.speaking = False
    context.voice.tick(0.0)
    assert log.said[-1] == "Auto is on."


def test_the_keys_are_told_once_and_whenever_all_is_repeated(
    context: Context, log: Log
) -> None:
    journey = Journey.begin(context.library.program, "waking", seed=0)
    hands = Hands(PlayScreen(context, journey))
    for _line in range(3):
        on(hands)
    assert " ".join(log.said).count("Space goes on.") == 1
    hands.do(want.Command("repeat"))
    assert log.said[-1].endswith("Space goes on.")
    again = Journey.begin(context.library.program, "waking", seed=0)
    log.said.clear()
    Hands(PlayScreen(context, again))
    assert "Space goes on." not in " ".join(log.said)


def test_the_first_choice_says_how_it_is_made(context: Context, log: Log) -> None:
    to_choice(reading(context))
    told = " ".join(log.said)
    assert told.count("Press its number; or go to it with up and down") == 1
