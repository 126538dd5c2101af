"""What is said of keys and buttons is of the device in the player's hands."""

import re

import pytest
from msgspec.structs import replace

from game.narrative.text.markup import aloud
from game.puzzles.kinds.table import KINDS
from game.screens.menus.aloud_offer import AloudOffer
from game.screens.shared import key_words
from game.screens.shared.context import Context
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from game.ui.window.intents import Device
from tests.screens.menus.test_menus_aloud import MENUS
from tests.screens.puzzling import Player
from tests.screens.story.test_reading_on import to_choice
from tests.screens.support import Hands

KEYBOARD = re.compile(
    r"\b(Enter|Page Up|Page Down|Shift|Alt|Control|Escape|Tab|Space|Arrow keys|keys"
    r"|F \d|F\d)\b|its number|(?:: |; |^)[A-Z](?:, [A-Z])?: "
)
OTHERS = (Device.MOUSE, Device.PAD, Device.TOUCH)


@pytest.fixture
def log(context: Context) -> Log:
    made = Log()
    context.voice = Voice(made)
    context.voice.enabled = True
    return made


def in_hand(context: Context, device: Device) -> None:
    context.device, context.make = device, "playstation"
    context.follow()
    context.voice.enabled = True


def heard(log: Log) -> list[str]:
    return [words for words in log.said if KEYBOARD.search(words)]


@pytest.mark.parametrize("device", OTHERS)
def test_menus_name_no_key_to_other_hands(
    context: Context, log: Log, device: Device
) -> None:
    in_hand(context, device)
    for make in (*MENUS.values(), AloudOffer):
        hands = Hands(make(context))
        hands.rest(0.05)
        hands.do(want.Command("repeat"))
    assert len(log.said) > len(MENUS)
    assert not heard(log)


@pytest.mark.wide
@pytest.mark.parametrize("device", OTHERS)
def test_puzzles_name_no_key_to_other_hands(
    context: Context, log: Log, device: Device
) -> None:
    in_hand(context, device)
    for kind, levels in context.library.levels.levels.items():
        player = Player(context, kind, levels[0].id)
        player.do(want.Command("repeat"))
        session = player.screen.session
        words = key_words.handling(
            context, session.handles(), guessing=session.guessing()
        )
        assert aloud(words) in log.said[-1]
    assert set(context.library.levels.levels) == set(KINDS)
    assert not heard(log)


def test_a_page_names_no_key_to_other_hands(context: Context, log: Log) -> None:
    in_hand(context, Device.MOUSE)
    journey = Journey.begin(context.library.program, "waking", seed=0)
    hands = Hands(PlayScreen(context, journey))
    to_choice(hands)
    for device in OTHERS:
        in_hand(context, device)
        hands.do(want.Command("repeat"))
        assert aloud(key_words.choose(context)) in log.said[-1]
    assert not heard(log)


def test_a_pad_is_told_its_own_buttons_once(context: Context, log: Log) -> None:
    in_hand(context, Device.PAD)
    Player(context, "arrow")
    told = " ".join(log.said)
    assert "Push it with the stick; with L 2 held it goes finer." in told
    assert "right stick down makes steps smaller or larger." in told
    assert "When your guess is placed, cross reveals." in told
    assert "right stick up says it all again, R 3 gives a hint." in told
    log.said.clear()
    Player(context, "shadow")
    assert "Push it" not in " ".join(log.said)
    # Who takes the keyboard then was never told of it.
    in_hand(context, Device.KEYS)
    Player(context, "dual")
    assert "Arrow keys push it" in " ".join(log.said)


def test_hands_with_switches_are_told_of_no_keys(context: Context, log: Log) -> None:
    context.adopt(replace(context.settings, switches="two", self_voicing=True))
    player = Player(context, "arrow")
    player.do(want.Command("repeat"))
    assert log.said
    assert not heard(log)
