"""Where the story lets lines go on by themselves: held, shortened, or by hand."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from game.narrative.machine.events import Line, Pause
from game.screens.flow.base import Screen
from game.screens.shared.context import Context
from game.screens.shared.notice import FADE
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen
from game.screens.story.reader import HURRIES
from game.ui.window import intents as want
from tests.screens.support import Hands

STEP = 0.25


def falling(context: Context, hurry: str = "") -> Hands:
    """The page at the first line that goes on by itself."""
    context.adopt(replace(context.settings, hurry=hurry))
    journey = Journey.begin(context.library.program, "face", seed=0)
    hands = Hands(PlayScreen(context, journey))
    for _ in range(300):
        if page(hands.top).journey.now.stage.hurry > 0.0:
            return hands
        if page(hands.top).reader.ways:
            hands.rest(1.0)
            hands.do(want.Choose(0))
        else:
            hands.do(want.Advance())
    raise AssertionError("nothing hurries")


def page(screen: Screen) -> PlayScreen:
    assert isinstance(screen, PlayScreen)
    return screen


def seconds(hands: Hands) -> float:
    """Until no line goes on by itself any more."""
    took = 0.0
    while page(hands.top).journey.now.stage.hurry > 0.0:
        hands.rest(STEP)
        took += STEP
        assert took < 300.0, "it stands still"
    return took


def test_it_goes_on_by_itself_faster_and_faster_to_its_end(context: Context) -> None:
    hands = falling(context)
    screen = page(hands.top)
    assert screen.notice.text == HURRIES
    begins: list[float] = []
    now, at = 0.0, -1
    while screen.journey.now.stage.hurry > 0.0:
        if screen.journey.index != at and isinstance(screen.journey.now.pause, Line):
            at = screen.journey.index
            begins.append(now)
        hands.rest(STEP)
        now += STEP
        assert now < 300.0
    lasted = [b - a for a, b in pairwise(begins)]
    assert max(lasted[-2:]) < min(lasted[:2])
    assert 20.0 < now < 120.0


def test_it_can_be_had_shorter(context: Context) -> None:
    whole = seconds(falling(context))
    assert seconds(falling(context, "short")) < 0.8 * whole


def test_who_goes_on_by_hand_is_not_hurried(context: Context) -> None:
    hands = falling(context, "hand")
    before = page(hands.top).journey.index
    hands.rest(60.0)
    assert page(hands.top).journey.index == before


@pytest.mark.parametrize("stops", [want.Command("auto"), want.Rollback()])
def test_it_is_held_and_goes_on_again(context: Context, stops: want.Intent) -> None:
    hands = falling(context)
    hands.rest(12.0)
    screen = page(hands.top)
    hands.do(stops)
    held = screen.journey.index
    hands.rest(60.0)
    assert screen.journey.index == held
    hands.do(want.Advance())
    assert screen.journey.index > held
    hands.do(want.Command("auto"))
    seconds(hands)
    assert isinstance(screen.journey.now.pause, Line | Pause)


def test_what_goes_on_by_hand_is_not_said_to_go_on_by_itself(context: Context) -> None:
    hands = falling(context)
    notice = page(hands.top).notice
    assert notice.text == HURRIES
    assert notice.alpha == 1.0
    hands.do(want.Advance())
    hands.rest(FADE)
    assert not notice.showing
    notice.say("A file is missing.")
    hands.do(want.Advance())
    hands.rest(FADE)
    assert notice.showing
