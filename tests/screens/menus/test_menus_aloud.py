"""What menus say: their heading, what is to be read, the first focus, the keys."""

from collections.abc import Callable

import pytest

from game.narrative.text.markup import aloud
from game.screens.flow import results
from game.screens.menus.confirm import QUIT, ConfirmScreen
from game.screens.menus.end_card import EndCard
from game.screens.menus.game_menu import MenuScreen
from game.screens.menus.menu_page import MenuPage
from game.screens.menus.recap import RecapScreen
from game.screens.menus.settings.page import SettingsScreen
from game.screens.menus.slots import SlotsScreen
from game.screens.opening.title import TitleScreen
from game.screens.shared.context import Context
from game.ui.forms.prompts import told
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from tests.screens.support import Hands

MENUS: dict[str, Callable[[Context], MenuPage]] = {
    "title": TitleScreen,
    "menu": MenuScreen,
    "settings": SettingsScreen,
    "slots": SlotsScreen,
    "quit": lambda context: ConfirmScreen(context, QUIT),
    "end": lambda context: EndCard(context, results.Finished("waking", "end", {})),
    "recap": lambda context: RecapScreen(context, ("*So* $r1 . v = 4$.",)),
}


@pytest.fixture
def log(context: Context) -> Log:
    made = Log()
    context.voice = Voice(made)
    context.voice.enabled = True
    return made


@pytest.mark.parametrize("name", MENUS)
def test_a_menu_that_opens_says_where_one_is(
    context: Context, log: Log, name: str
) -> None:
    hands = Hands(MENUS[name](context))
    hands.rest(0.05)
    opened = log.said[0]
    top: MenuPage = hands.top
    assert top.named() == "" or opened.startswith(top.named().split(":")[0])
    focused = top.rows.focused
    assert focused is not None
    assert focused.label().rstrip(".") in opened
    hands.do(want.Command("repeat"))
    assert focused.label().rstrip(".") in log.said[-1]
    prompts = told(top.hint, top.context.brush.bound)
    assert aloud(prompts) in log.said[-1]


def test_a_question_is_asked_before_its_answers(context: Context, log: Log) -> None:
    Hands(ConfirmScreen(context, QUIT)).rest(0.05)
    assert log.said[0].startswith("Leave the game? ")
    assert "Nothing is lost" in log.said[0]


def test_what_happened_is_told_with_its_formulas_in_words(
    context: Context, log: Log
) -> None:
    Hands(MENUS["recap"](context)).rest(0.05)
    assert "So r 1 dot v equals 4. Go on" in log.said[0]
