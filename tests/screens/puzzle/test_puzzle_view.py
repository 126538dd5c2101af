"""A puzzle's state and its view are values: pure, closed, and made once a frame."""

from collections import Counter
from typing import Any

import pytest
from msgspec.structs import replace

from game.figure.things import Page
from game.puzzles.core.protocol import Role
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session, start
from game.puzzles.session.solution import solve
from game.screens.puzzle.actions import COMMANDS, Do
from game.screens.puzzle.puzzle_state import PuzzleState, opened
from game.screens.puzzle.puzzle_view import view
from game.screens.shared.context import Context
from game.ui.window import intents as want
from tests.screens.puzzling import Player
from tests.screens.support import library


def state(kind: str, *, story: bool = False) -> PuzzleState:
    levels = library().levels
    level = levels.find(kind, levels.names(kind)[0])
    return opened(start(kind, level, levels.guesses), levels, (), story=story)


def lines(state: PuzzleState) -> set[Any]:
    return {line.action for line in view(state, {}).column.lines}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_view_is_made_of_its_state_and_of_nothing_else(kind: str) -> None:
    now = state(kind)
    assert view(now, {}) == view(now, {})
    assert view(now.do(Do.HINT), {}) != view(now, {})
    assert now == state(kind)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_action_that_is_offered_can_be_done(kind: str) -> None:
    now = state(kind)
    for seen in (now, now.take(solve(now.session)).named()):
        for line in view(seen, {}).column.lines:
            assert isinstance(seen.do(line.action), PuzzleState)


def test_every_action_has_its_line_somewhere() -> None:
    found: set[Any] = set()
    for kind, story in (("dual", True), ("dual", False), ("board", False)):
        now = state(kind, story=story).do(Do.WAIVE)
        won = now.take(solve(now.session)).named()
        paper = won.do(Do.PAPER)
        missed = paper.write("77, 77").do(Do.HAND_IN)
        second = now.do(Do.PAGE_ON)
        watched = now.do(Do.HINT).do(Do.HINT).do(Do.HINT).do(Do.HINT)
        for each in (now, won, won.do(Do.PLAY_ON), paper, missed, second, watched):
            found |= lines(each)
        found |= lines(state(kind, story=story)) | lines(paper.do(Do.CHOOSE))
    following = state("dual")
    found |= lines(opened(next_level(following), library().levels, (), story=False))
    assert set(Do) - found == {Do.TEST}
    assert set(COMMANDS.values()) & set(Do) <= found


@pytest.mark.parametrize("mark", ["holds", "open"])
def test_a_guess_that_is_tried_bears_its_mark(mark: str) -> None:
    now = replace(state("break"), ledger=(("row-to-axis", mark), ("other", "breaks")))
    for seen, marks in ((now, [mark]), (state("break"), [""])):
        pages = [p for p in view(seen, {}).figure.panels if isinstance(p, Page)]
        assert [entry.mark for page in pages for entry in page.entries] == marks


def moves(player: Player) -> bool:
    return player.screen.painter.tableau.moving


def next_level(now: PuzzleState) -> Session:
    levels = library().levels
    return start("dual", levels.find(*now.following.split(".")), levels.guesses)


def test_nothing_is_done_on_paper_that_is_not_there() -> None:
    board = state("board")
    assert board.check is None
    assert board.do(Do.PAPER) == board
    assert board.write("1") == board


def test_a_board_tells_its_handles_by_their_roles() -> None:
    handles = view(state("board"), {}).handles
    told = Counter(handle.role for handle in handles)
    assert told[Role.MARK] == told[Role.EVIDENCE] == 3
    assert Role.PLAIN not in told
    arrows = view(state("dual").do(Do.WAIVE), {}).handles
    assert [h.role for h in arrows] == [Role.PLAIN, Role.BODY]


def test_a_frame_of_a_drag_asks_for_the_handles_once(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = Player(context, "dual")
    player.act(Do.WAIVE)
    player.rest(2.0)
    player.take("h", (1.0, 1.0))
    asked: list[int] = []
    handles = Session.handles

    def counted(session: Session) -> Any:
        asked.append(1)
        return handles(session)

    monkeypatch.setattr(Session, "handles", counted)
    player.do(want.Point(*player.screen.pixel("plane", (1.37, 0.83))))
    assert len(asked) == 1


def test_a_press_beside_everything_does_not_freeze_a_motion(context: Context) -> None:
    player = Player(context, "dual")
    player.act(Do.WAIVE)
    assert moves(player)
    player.do(want.Press(1270.0, 5.0), want.Release(1270.0, 5.0))
    assert not moves(player)
    parts = player.surface.copy()
    player.screen.redraw()
    player.draw()
    assert parts.get_view("2").raw == player.surface.get_view("2").raw
    assert player.screen.state.phase is Phase.PLAY
