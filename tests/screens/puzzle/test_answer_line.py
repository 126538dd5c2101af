"""The line that an answer on paper is written in."""

import pygame
import pytest

from game.screens.puzzle.actions import Do
from game.screens.puzzle.answer_line import LONGEST, AnswerLine
from game.screens.puzzle.paper import Paper, paper_check
from game.screens.puzzle.typed_signs import edited
from game.screens.shared.context import Context
from game.ui.window import intents as want
from tests.puzzles.support import LIBRARY, LORE
from tests.screens.puzzling import Player


def line(text: str, caret: int) -> AnswerLine:
    return AnswerLine(text, caret)


@pytest.mark.parametrize(
    ("before", "signs", "after"),
    [
        (line("", 0), "12", line("12", 2)),
        (line("12", 1), "0", line("102", 2)),
        (line("12", 1), "\b", line("2", 0)),
        (line("12", 0), "\b", line("12", 0)),
        (line("12", 1), "\x7f", line("1", 1)),
        (line("12", 2), "\x7f", line("12", 2)),
        (line("12", 2).taken(), "3", line("3", 1)),
        (line("12", 2).taken(), "\b", line("", 0)),
        (line("12", 2).taken(), "\x7f4", line("4", 1)),
        (line("12", 2), "\t\n", line("12", 2)),
    ],
)
def test_signs_are_written_and_taken_away_at_the_caret(
    before: AnswerLine, signs: str, after: AnswerLine
) -> None:
    assert before.write(signs) == after


def test_it_is_never_longer_than_there_is_room() -> None:
    assert len(AnswerLine().write("1" * 99).text) == LONGEST


def test_the_caret_steps_and_leaves_all_that_was_taken_on_its_side() -> None:
    assert line("12", 1).step(-1) == line("12", 0)
    assert line("12", 0).step(-1) == line("12", 0)
    assert line("12", 2).step(1) == line("12", 2)
    assert line("12", 1).taken().step(-1) == line("12", 0)
    assert line("12", 1).taken().step(1) == line("12", 2)
    assert AnswerLine().taken() == AnswerLine()


def test_keys_of_their_own_go_to_the_ends_and_take_all() -> None:
    middle = line("1/2, 3", 3)
    assert edited(middle, pygame.K_HOME, 0) == middle.go(0)
    assert edited(middle, pygame.K_END, 0) == middle.go(6)
    assert edited(middle, pygame.K_LEFT, pygame.KMOD_CTRL) == middle.go(0)
    assert edited(middle, pygame.K_BACKSPACE, pygame.KMOD_CTRL) == line(", 3", 0)
    assert edited(middle, pygame.K_DELETE, pygame.KMOD_CTRL) == line("1/2", 3)
    assert edited(middle, pygame.K_a, pygame.KMOD_CTRL) == middle.taken()
    assert edited(middle, pygame.K_x, pygame.KMOD_CTRL) == middle


def check() -> Paper:
    found = paper_check("rows", LIBRARY.find("rows", "story"), LORE)
    assert found is not None
    return found


def test_after_a_wrong_answer_what_is_typed_stands_in_its_place() -> None:
    missed = check().type("99, 99").after(Do.HAND_IN)
    assert missed.missed
    assert missed.line.all
    assert missed.type("1").text == "1"
    assert missed.type("\b").text == ""
    mended = missed.edit(missed.line.step(1)).type("\b8")
    assert mended.text == "99, 98"
    assert mended.reply == ""


def test_the_right_numbers_in_the_wrong_order_are_told_so() -> None:
    paper = check()
    one, other = paper.question.said().split(", ")
    assert one != other
    swapped = paper.type(f"{other}, {one}").after(Do.HAND_IN)
    assert "order" in swapped.reply
    assert not swapped.right
    assert "order" not in paper.type("99, 99").after(Do.HAND_IN).reply


def test_the_caret_goes_where_the_line_is_touched(context: Context) -> None:
    player = Player(context, "rows")
    player.solve()
    player.act(Do.PAPER)
    player.do(want.Typed("1234"), want.Focus(dx=-1), want.Typed("\b"))
    paper = player.screen.state.paper
    assert paper is not None
    assert (paper.text, paper.line.caret) == ("124", 2)
    player.do(want.Focus(dy=1))
    assert not player.screen.painter.view.column.written
    column = player.screen.painter.column
    x = column.area.x + 1.0
    down = range(column.area.y, column.area.bottom)
    y = next(y for y in down if column.caret(x, y) == 0)
    player.click((x, y + 4.0))
    player.do(want.Typed("9"))
    paper = player.screen.state.paper
    assert paper is not None
    assert paper.text == "9124"
    assert player.screen.painter.view.column.written
