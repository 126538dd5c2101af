"""Numbers that have the focus are written by keys, sign by sign."""

import pytest

from game.puzzles.kinds.loop.position import LoopPosition
from game.puzzles.kinds.paper.position import PaperPosition
from game.puzzles.kinds.table import KINDS
from game.puzzles.kinds.trend.position import TrendPosition
from game.screens.puzzle.actions import Do
from game.screens.shared.context import Context
from game.ui.window import intents as want
from tests.screens.puzzling import Player

MINUS, POINT, BACK = want.Typed("-"), want.Typed("."), want.Typed("\b")


@pytest.fixture
def player(context: Context) -> Player:
    player = Player(context, "paper", story=False)
    player.act(Do.WAIVE)
    player.rest(1.0)
    return player


def digits(number: str) -> list[want.Intent]:
    """Keys that write a number; nought and a minus come as what they write."""
    as_typed = {"-": MINUS, "0": want.Typed("0")}
    return [as_typed.get(x) or want.Choose(int(x) - 1) for x in number]


def line(player: Player, number: int) -> tuple[int, ...]:
    position = player.screen.session.position
    assert isinstance(position, PaperPosition)
    return position.sheet.lines[number - 1]


def test_a_number_is_written_and_the_next_one_begins_anew(player: Player) -> None:
    for key, number in (("n1:1", "25"), ("n1:2", "-20"), ("n1:3", "105")):
        player.tab_to(key)
        player.do(*digits(number))
    assert line(player, 1) == (25, -20, 105)
    player.tab_to("n1:1")
    player.do(*digits("7"))
    assert line(player, 1) == (7, -20, 105)


def test_a_sign_is_turned_and_taken_back(player: Player) -> None:
    player.tab_to("n2:2")
    player.do(*digits("45"), MINUS)
    assert line(player, 2) == (0, -45)
    player.do(MINUS, BACK)
    assert line(player, 2) == (0, 4)
    player.do(BACK)
    assert line(player, 2) == (0, 0)


def test_it_is_no_longer_than_its_cell_and_one_move(player: Player) -> None:
    player.tab_to("n2:1")
    player.do(*digits("123456"))
    assert line(player, 2) == (123, 0)
    assert player.screen.session.cost() == 1
    player.act(Do.UNDO)
    assert line(player, 2) == (0, 0)


def test_digits_stay_what_they_are_where_nothing_is_written(context: Context) -> None:
    player = Player(context, "columns", story=False)
    before = player.screen.session
    player.do(MINUS, want.Typed("0"))
    assert player.screen.session == before


@pytest.fixture
def guessing(context: Context) -> Player:
    return Player(context, "loop", story=False)


def guess(player: Player) -> float:
    position = player.screen.session.position
    assert isinstance(position, LoopPosition)
    return position.times


def test_a_guess_is_written_and_no_digit_reveals_it(guessing: Player) -> None:
    guessing.tab_to("times")
    guessing.do(*digits("16"))
    assert guess(guessing) == 16.0
    assert guessing.screen.session.guessing()
    guessing.do(want.Advance())
    assert not guessing.screen.session.guessing()
    assert guessing.screen.session.foreseen


def test_pushed_on_and_written_again_it_begins_anew(guessing: Player) -> None:
    guessing.tab_to("times")
    guessing.do(*digits("1"), want.Nudge(0.0, -1.0), want.Nudge(0.0, -1.0, "coarse"))
    assert guess(guessing) == 12.0
    guessing.do(*digits("16"), MINUS, POINT)
    assert guess(guessing) == 16.0


def test_how_it_is_set_stands_under_it_while_it_is_guessed(guessing: Player) -> None:
    guessing.tab_to("times")
    told = guessing.screen.painter.view.band.caption
    assert "Type it" in told
    assert "by 10" in told
    guessing.do(*digits("3"))
    guessing.do(want.Advance())
    assert "Type it" not in guessing.screen.painter.view.band.caption


def test_one_that_is_not_whole_has_a_point(context: Context) -> None:
    player = Player(context, "trend", "wish", story=False)
    player.tab_to("unit")
    player.do(*digits("1"), POINT, *digits("35"))
    position = player.screen.session.position
    assert isinstance(position, TrendPosition)
    assert position.unit == 1.35


def test_numbers_of_all_kinds_take_digits_where_they_are_guessed(
    context: Context,
) -> None:
    """Else the first digit would choose the line that reveals."""
    for kind in KINDS:
        player = Player(context, kind, story=False)
        session = player.screen.session
        for handle in session.handles() if session.guessing() else ():
            if handle.reach is not None:
                player.tab_to(handle.key)
                assert player.screen.counting, (kind, handle.key)
                player.do(want.Choose(0))
                assert player.screen.session.guessing(), (kind, handle.key)
