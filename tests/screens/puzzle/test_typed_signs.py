"""Whole numbers in cells are written by keys, sign by sign."""

import pytest

from game.puzzles.kinds.paper.position import PaperPosition
from game.screens.puzzle.actions import Do
from game.screens.shared.context import Context
from game.ui.window import intents as want
from tests.screens.puzzling import Player

MINUS, BACK = want.Typed("-"), want.Typed("\b")


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
