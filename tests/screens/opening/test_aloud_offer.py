"""Where a screen reader runs, the game offers once to read itself aloud."""

from typing import Any

from game.saving.store import Store
from game.screens.menus.aloud_offer import AloudOffer
from game.screens.opening.title import TitleScreen
from game.screens.shared.context import Context
from game.ui.window import intents as want
from tests.screens.support import Hands


def said(context: Context) -> list[str]:
    speech: Any = context.voice._speech
    words: list[str] = speech.said
    return words


def opened(context: Context) -> Hands:
    context.read_to = lambda: True
    hands = Hands(TitleScreen(context))
    hands.rest(0.1)
    return hands


def test_it_is_spoken_and_enter_takes_it(context: Context) -> None:
    hands = opened(context)
    assert isinstance(hands.top, AloudOffer)
    assert any("Read everything aloud?" in words for words in said(context))
    hands.rest(1.0)
    hands.do(want.Advance())
    assert isinstance(hands.top, TitleScreen)
    assert context.settings.self_voicing
    assert context.voice.enabled


def test_it_is_declined_once_for_good(context: Context) -> None:
    hands = opened(context)
    hands.do(want.Back())
    hands.rest(0.1)
    assert isinstance(hands.top, TitleScreen)
    assert not context.voice.enabled
    folder = context.store.folder
    context.store.close()
    context.store = Store.open(folder)
    assert isinstance(opened(context).top, TitleScreen)


def test_nobody_is_asked_without_a_screen_reader(context: Context) -> None:
    hands = Hands(TitleScreen(context))
    hands.rest(0.1)
    assert isinstance(hands.top, TitleScreen)
    assert said(context) == []


def test_nobody_is_asked_who_is_read_to(context: Context) -> None:
    context.read_aloud(wanted=True)
    assert isinstance(opened(context).top, TitleScreen)
