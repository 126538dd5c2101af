"""A level that is left unsolved is there again, also after the game was closed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from game.puzzles.levels import Library as Levels
from game.puzzles.protocol import Drag, Turn
from game.puzzles.record import encode
from game.puzzles.sitting import Sitting, start
from game.puzzles.solution import solve
from game.saving.profile import KEPT_BEGUN
from game.saving.store import Store
from game.screens import unsolved
from game.screens.desk import Desk
from game.screens.puzzle import PuzzleScreen
from game.ui import intents as want
from tests.screens.menus import Hands, a_desk

NAME = "dual.slanted"


def begun(desk: Desk, to: tuple[float, float] = (1.5, 0.5)) -> Sitting:
    level = desk.library.levels.find("dual", "slanted")
    return start("dual", level).waive().commit(Drag("h", to))


def opened(desk: Desk) -> PuzzleScreen:
    return PuzzleScreen(desk, "dual", "slanted", story=False)


def test_each_step_is_remembered_while_it_is_played(desk: Desk) -> None:
    hands = Hands(opened(desk))
    assert desk.store.profile.unsolved == {}
    hands.top.bout.do("waive")
    hands.rest(0.1)
    first = desk.store.profile.unsolved[NAME]
    hands.do(want.Nudge(1.0, 0.0))
    assert desk.store.profile.unsolved[NAME] != first
    assert opened(desk).sitting.steps == hands.top.sitting.steps


def test_a_level_that_is_undone_to_its_start_is_not_begun(desk: Desk) -> None:
    hands = Hands(opened(desk))
    hands.top.bout.do("waive")
    hands.rest(0.1)
    hands.top.bout.do("undo")
    hands.rest(0.1)
    assert desk.store.profile.unsolved == {}


def test_it_is_there_again_after_the_game_was_closed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    hands = Hands(opened(desk))
    hands.top.bout.do("waive")
    hands.do(want.Nudge(1.0, 0.0), want.Nudge(0.0, 1.0))
    sitting = hands.top.sitting
    desk.store.close()
    again = a_desk(tmp_path)
    assert opened(again).sitting.position == sitting.position
    assert opened(again).sitting.steps == sitting.steps
    again.store.close()


def test_leaving_writes_at_once(desk: Desk, tmp_path: Path) -> None:
    hands = Hands(opened(desk))
    hands.top.bout.do("waive")
    hands.do(want.Nudge(1.0, 0.0), want.Back())
    assert hands.below.results == [None]
    other = Store.open(desk.store.folder, threaded=False)
    assert list(other.profile.unsolved) == [NAME]
    other.close()


def test_hints_that_were_taken_stay_taken(desk: Desk) -> None:
    hands = Hands(opened(desk))
    hands.top.bout.do("hint")
    hands.do(want.Back(), want.Back())
    found = unsolved.kept(desk, "dual", "slanted")
    assert found is not None
    assert (found.hints, found.hint_step) == (1, 0)
    assert not found.tally().unaided


def test_what_is_solved_is_not_kept_and_a_restart_after_it_neither(desk: Desk) -> None:
    hands = Hands(opened(desk))
    hands.top.bout.do("waive")
    hands.rest(0.1)
    assert desk.store.profile.unsolved
    hands.top.bout.set(solve(hands.top.sitting.restart()).without_hint())
    hands.top.sitter.tick(0.1, moving=False)
    hands.rest(2.0)
    assert hands.top.sitting.marks is not None
    hands.top.bout.do("again")
    hands.do(want.Back())
    assert desk.store.profile.unsolved == {}


def test_one_that_cannot_be_read_is_begun_anew_and_nothing_is_said(desk: Desk) -> None:
    good = encode(begun(desk)).decode()
    for text in ("", "{", good.replace('"format":3', '"format":2'), good[:-2]):
        desk.store.profile.unsolved[NAME] = text
        screen = opened(desk)
        assert screen.sitting.steps == ()
        assert desk.said == []
        assert desk.store.notices() == []


def test_one_whose_level_was_changed_is_begun_anew(desk: Desk) -> None:
    unsolved.keep(desk, begun(desk))
    assert unsolved.kept(desk, "dual", "slanted") is not None
    before = desk.library
    other = replace(before.levels.find("dual", "square"), id="slanted")
    desk.library = replace(before, levels=Levels({"dual": (other,)}))
    assert unsolved.kept(desk, "dual", "slanted") is None
    desk.library = replace(before, levels=Levels({}))
    assert unsolved.kept(desk, "dual", "slanted") is None


def test_endless_levels_and_boards_are_kept_too(desk: Desk) -> None:
    levels, lore = desk.library.levels, desk.library.lore
    made = start("dual", levels.find("dual", "dual-2-k7f3")).waive()
    board = start("board", levels.find("board", "story"), lore)
    marked = board.commit(Turn(board.handles()[0].key, "holds"))
    assert marked.steps
    for sitting in (made.commit(Drag("h", (1.0, 1.0))), marked):
        unsolved.keep(desk, sitting)
        found = unsolved.kept(desk, sitting.kind, sitting.level.id)
        assert found is not None
        assert found.position == sitting.position
        assert found.past == sitting.past


@pytest.mark.parametrize("count", [KEPT_BEGUN, KEPT_BEGUN + 9])
def test_only_the_newest_are_kept(desk: Desk, count: int) -> None:
    for number in range(count):
        level = desk.library.levels.find("dual", f"dual-1-s{number}")
        unsolved.keep(desk, start("dual", level).waive())
    assert len(desk.store.profile.unsolved) == KEPT_BEGUN
    assert unsolved.kept(desk, "dual", f"dual-1-s{count - 1}") is not None
