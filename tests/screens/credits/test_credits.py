"""The credits roll to their end, or as far as the player lets them."""

import re
import tomllib
from pathlib import Path

import pytest

from game.puzzles.session.misses import Miss
from game.screens.credits.credits import AGAIN, CreditsScreen, credits_before
from game.screens.credits.made_with import PARTS
from game.screens.flow import results
from game.screens.menus.end_card import EndCard
from game.screens.opening.route import screen_for
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from tests.screens.support import Below, Hands

ROOT = Path(__file__).resolve().parents[3]
LAST = results.Finished("hand", "own")


def works() -> str:
    return " ".join(work for part in PARTS for work, _licence in part.works)


def test_everything_that_the_game_needs_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needs = [re.split(r"[<>=; ]", each)[0] for each in project["dependencies"]]
    told = works().lower().replace("-", "").replace("_", "")
    for need in needs:
        assert need.lower().replace("-", "").replace("_", "") in told, need


def test_every_face_of_type_is_named() -> None:
    fonts = {p.name.split("-")[0] for p in (ROOT / "art" / "fonts").glob("*.?tf")}
    told = works().replace(" ", "")
    for font in fonts - {"EigenfaceSigns.ttf"}:
        assert font in told, font


def test_only_a_chapter_of_several_endings_is_followed_by_credits(
    context: Context,
) -> None:
    assert isinstance(screen_for(context, LAST), CreditsScreen)
    other = results.Finished("waking", "waking")
    assert isinstance(screen_for(context, other), EndCard)
    then = Below()
    assert credits_before(context, other, then) is then


def test_they_roll_to_their_end_and_then_follows_what_follows(context: Context) -> None:
    then = Below()
    hands = Hands(CreditsScreen(context, then))
    screen = hands.top
    hands.rest(2.0)
    assert 0.0 < screen._gone < screen._end()
    hands.do(want.Focus(dy=1))
    for _minute in range(4):
        if hands.top is then:
            break
        hands.do(want.Focus(dy=1), want.Focus(dy=1), dt=20.0)
    assert hands.top is then


def test_stepping_back_goes_on_at_once_but_not_at_the_first_moment(
    context: Context,
) -> None:
    then = Below()
    hands = Hands(CreditsScreen(context, then))
    hands.do(want.Back())
    assert hands.top is not then
    hands.rest(1.2 * DEAF)
    hands.do(want.Back())
    assert hands.top is then


@pytest.mark.parametrize("intent", [want.Advance(), want.Press(40, 40)])
def test_the_first_that_is_taken_quickens_and_a_later_one_goes_on(
    context: Context, intent: want.Intent
) -> None:
    then = Below()
    hands = Hands(CreditsScreen(context, then))
    screen = hands.top
    hands.rest(1.2 * DEAF)
    began = screen._gone
    hands.rest(0.5)
    slow = screen._gone - began
    hands.do(intent, intent)
    began = screen._gone
    hands.rest(0.5)
    assert screen._gone - began > 2.0 * slow
    hands.do(intent)
    assert hands.top is screen
    hands.rest(AGAIN)
    hands.do(intent)
    assert hands.top is then


def test_what_leaves_behind_them_is_what_they_leave_with(context: Context) -> None:
    screen = CreditsScreen(context, Below())
    left = results.Replay("rows")
    assert screen.resumed(left).result == left  # type: ignore[union-attr]


def test_with_reduced_motion_nothing_moves_and_pages_are_turned(
    context: Context,
) -> None:
    context.remember(reduced_motion=True)
    then = Below()
    hands = Hands(CreditsScreen(context, then))
    screen = hands.top
    hands.rest(1.0)
    assert screen._gone == 0.0
    for page in range(12):
        hands.do(want.Advance())
        if hands.top is then:
            assert page > 2
            break
    assert hands.top is then


def test_the_players_own_hand_is_in_them_once_it_has_laid_enough(
    context: Context,
) -> None:
    context.voice = Voice(log := Log())
    context.voice.enabled = True
    miss = [Miss(0.2 + 0.01 * n, 0.1 * (n % 3), "arrow.story") for n in range(20)]
    lengths = []
    for count in (3, 20):
        context.store.profile.misses = tuple(miss[:count])
        lengths.append(Hands(CreditsScreen(context, Below())).top._long)
    assert lengths[1] > lengths[0] + 300
    assert "your own hand" not in log.said[0]
    assert "your own hand: On the whole: too far" in log.said[1]


def test_ears_hear_all_of_it(context: Context) -> None:
    context.voice = Voice(log := Log())
    context.voice.enabled = True
    hands = Hands(CreditsScreen(context, Below()))
    (told,) = log.said
    for part in PARTS:
        assert part.heading in told
        assert all(each in told for each in part.sentences)
    assert "Literata, SIL Open Font License" in told
    hands.do(want.Command("repeat"))
    assert log.said == [told, told]
