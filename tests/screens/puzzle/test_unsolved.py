"""A level that is left unsolved is there again, also after the game was closed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from game.narrative.machine.events import Advance, PuzzleSet
from game.puzzles.core.protocol import Drag, Turn
from game.puzzles.kinds.board_state import marking
from game.puzzles.levels.library import Library as Levels
from game.puzzles.session.phases import Phase
from game.puzzles.session.record import encode
from game.puzzles.session.session import Session, start, step_on
from game.puzzles.session.solution import solve
from game.saving.profile import KEPT_BEGUN
from game.saving.store import Store
from game.screens.flow import results
from game.screens.puzzle import unsolved
from game.screens.puzzle.actions import Do
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.puzzle.puzzle_state import finish
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen
from game.ui.window import intents as want
from tests.screens.support import Hands, a_context, set_context

NAME = "dual.slanted"


def begun(context: Context, to: tuple[float, float] = (1.5, 0.5)) -> Session:
    level = context.library.levels.find("dual", "slanted")
    return start("dual", level).waive().commit(Drag("h", to))


def opened(context: Context) -> PuzzleScreen:
    return PuzzleScreen(context, "dual", "slanted", story=False)


def test_each_step_is_remembered_while_it_is_played(context: Context) -> None:
    hands = Hands(opened(context))
    assert context.store.profile.unsolved == {}
    hands.top.do(Do.WAIVE)
    hands.rest(0.1)
    first = context.store.profile.unsolved[NAME]
    hands.do(want.Nudge(1.0, 0.0))
    assert context.store.profile.unsolved[NAME] != first
    assert opened(context).session.steps == hands.top.session.steps


def test_a_level_that_is_undone_to_its_start_is_not_begun(context: Context) -> None:
    hands = Hands(opened(context))
    hands.top.do(Do.WAIVE)
    hands.rest(0.1)
    hands.top.do(Do.UNDO)
    hands.rest(0.1)
    assert context.store.profile.unsolved == {}


def test_it_is_there_again_after_the_game_was_closed(tmp_path: Path) -> None:
    context = a_context(tmp_path)
    hands = Hands(opened(context))
    hands.top.do(Do.WAIVE)
    hands.do(want.Nudge(1.0, 0.0), want.Nudge(0.0, 1.0))
    session = hands.top.session
    context.store.close()
    again = a_context(tmp_path)
    assert opened(again).session.position == session.position
    assert opened(again).session.steps == session.steps
    again.store.close()


def test_leaving_writes_at_once(context: Context, tmp_path: Path) -> None:
    hands = Hands(opened(context))
    hands.top.do(Do.WAIVE)
    hands.do(want.Nudge(1.0, 0.0), want.Back())
    assert hands.below.results == [None]
    other = Store.open(context.store.folder, threaded=False)
    assert list(other.profile.unsolved) == [NAME]
    other.close()


def test_hints_that_were_taken_stay_taken(context: Context) -> None:
    hands = Hands(opened(context))
    hands.top.do(Do.HINT)
    hands.do(want.Back(), want.Back())
    found = unsolved.kept(context, "dual", "slanted")
    assert found is not None
    assert (found.hints, found.hint_step) == (1, 0)
    assert not found.tally().unaided


def test_what_is_solved_is_not_kept_and_a_restart_after_it_neither(
    context: Context,
) -> None:
    hands = Hands(opened(context))
    hands.top.do(Do.WAIVE)
    hands.rest(0.1)
    assert context.store.profile.unsolved
    hands.top.put(solve(hands.top.session.restart()).without_hint())
    hands.rest(2.0)
    assert hands.top.session.marks is not None
    hands.top.do(Do.AGAIN)
    hands.do(want.Back())
    assert context.store.profile.unsolved == {}


def won(context: Context, *, story: bool = True) -> Hands:
    """A level after a wrong guess and the win."""
    hands = Hands(PuzzleScreen(context, "dual", "slanted", story=story))
    hands.top.put(hands.top.session.commit(Drag("guess", (-1.0, 2.0))))
    hands.top.do(Do.REVEAL)
    for move in hands.top.session.position.solve():
        hands.top.put(step_on(hands.top.session, move))
    # The drawn hand goes at any touch; then the win glows.
    hands.do(want.Focus(tab=1))
    hands.rest(3.0)
    assert hands.top.state.phase is Phase.NAMED
    return hands


def test_a_win_that_was_not_gone_on_from_is_there_again(tmp_path: Path) -> None:
    with set_context(tmp_path) as context:
        before = won(context).top
    with set_context(tmp_path) as again:
        hands = Hands(PuzzleScreen(again, "dual", "slanted", story=True))
        now = hands.top.state
        assert (now.phase, now.focus) == (Phase.NAMED, Do.ON)
        assert now.session.outcome() == before.session.outcome()
        assert now.session.position == before.session.position
        assert now.earned == before.state.earned
        hands.rest(1.2 * DEAF)
        hands.do(want.Advance())
        (left,) = hands.below.results
        assert left == results.Solved(finish(before.session))
        assert again.store.profile.unsolved == {}


@pytest.mark.parametrize("action", [Do.LEAVE, Do.NEXT])
def test_a_win_that_no_story_waits_for_is_not_kept_when_it_is_left(
    context: Context, action: Do
) -> None:
    hands = won(context, story=False)
    assert NAME in context.store.profile.unsolved
    hands.top.show(replace(hands.top.state, focus=action))
    hands.rest(1.2 * DEAF)
    hands.do(want.Advance())
    assert context.store.profile.unsolved == {}


def test_a_long_play_after_a_win_does_not_cost_the_win(context: Context) -> None:
    session = won(context).top.session
    far = [Drag("h", (1.0 + n / 7.0, n / 11.0)) for n in range(400)]
    for move in far:
        session = step_on(session, move)
    unsolved.keep(context, session)
    found = unsolved.kept(context, "dual", "slanted")
    assert found is not None
    assert found.won


def test_one_that_cannot_be_read_is_begun_anew_and_nothing_is_said(
    context: Context,
) -> None:
    good = encode(begun(context)).decode()
    for text in ("", "{", good.replace('"format":3', '"format":2'), good[:-2]):
        context.store.profile.unsolved[NAME] = text
        screen = opened(context)
        assert screen.session.steps == ()
        assert context.said == []
        assert context.store.notices() == []


def test_one_whose_level_was_changed_is_begun_anew(context: Context) -> None:
    unsolved.keep(context, begun(context))
    assert unsolved.kept(context, "dual", "slanted") is not None
    before = context.library
    other = replace(before.levels.find("dual", "square"), id="slanted")
    context.library = replace(before, levels=Levels({"dual": (other,)}))
    assert unsolved.kept(context, "dual", "slanted") is None
    context.library = replace(before, levels=Levels({}))
    assert unsolved.kept(context, "dual", "slanted") is None


def test_endless_levels_and_boards_are_kept_too(context: Context) -> None:
    levels = context.library.levels
    made = start("dual", levels.find("dual", "dual-2-k7f3")).waive()
    board = start("board", levels.find("board", "story"), levels.guesses)
    marked = board.commit(Turn(board.handles()[0].key, "holds"))
    assert marked.steps
    for session in (made.commit(Drag("h", (1.0, 1.0))), marked):
        unsolved.keep(context, session)
        found = unsolved.kept(context, session.kind, session.level.id)
        assert found is not None
        assert found.position == session.position
        assert found.past == session.past


@pytest.mark.parametrize("count", [KEPT_BEGUN, KEPT_BEGUN + 9])
def test_only_the_newest_are_kept(context: Context, count: int) -> None:
    for number in range(count):
        level = context.library.levels.find("dual", f"dual-1-s{number}")
        unsolved.keep(context, start("dual", level).waive())
    assert len(context.store.profile.unsolved) == KEPT_BEGUN
    assert unsolved.kept(context, "dual", f"dual-1-s{count - 1}") is not None


def test_a_board_opens_with_the_marks_of_the_ledger(context: Context) -> None:
    marks = (("row-listens", "holds"), ("drop-small", "breaks"), ("other", ""))
    session = unsolved.begun(context, "board", "story", marks)
    given = {"row-listens": "holds", "drop-small": "breaks"}
    assert session.verdicts() == given
    unsolved.keep(context, step_on(session, Turn(marking("drop-small"), "holds")))
    assert unsolved.begun(context, "board", "story", marks).verdicts() == {
        "row-listens": "holds",
        "drop-small": "holds",
    }


def test_what_the_ledger_gave_a_board_costs_nothing_and_is_not_undone(
    context: Context,
) -> None:
    marks = (("row-listens", "holds"), ("drop-small", "breaks"))
    session = unsolved.begun(context, "board", "story", marks)
    assert session.cost() == 0
    assert session.undo().verdicts() == dict(marks)
    blank = unsolved.begun(context, "board", "story", ())
    assert session.par() < blank.par()
    unsolved.keep(context, step_on(session, Turn(marking("drop-small"), "holds")))
    again = unsolved.begun(context, "board", "story", marks)
    assert again.cost() == 1
    assert again.undo().undo().verdicts() == dict(marks)


def to_puzzle(context: Context) -> Hands:
    """The reading page as a save has it that was made at the first puzzle."""
    journey = Journey.begin(context.library.program, "waking", seed=0)
    while not isinstance(journey.now.pause, PuzzleSet):
        journey.answer(Advance())
    hands = Hands(PlayScreen(context, journey, fresh=False))
    hands.rest(1.2 * DEAF)
    hands.do(want.Choose(0))
    while not isinstance(hands.top, PuzzleScreen):
        assert hands.top.opening
        hands.rest(1 / 60)
    hands.rest(1.2 * DEAF)
    return hands


def test_the_story_goes_on_with_the_outcome_that_was_earned(tmp_path: Path) -> None:
    with set_context(tmp_path) as context:
        hands = to_puzzle(context)
        hands.top.put(hands.top.session.commit(Drag("guess", (-1.0, 1.0))))
        hands.top.do(Do.REVEAL)
        for move in hands.top.session.position.solve():
            hands.top.put(step_on(hands.top.session, move))
        hands.do(want.Focus(tab=1))
        hands.rest(3.0)
        earned = finish(hands.top.session)
        assert earned.outcome == "missed"
    with set_context(tmp_path) as again:
        hands = to_puzzle(again)
        assert hands.top.state.phase is Phase.NAMED
        hands.do(want.Advance())
        assert isinstance(hands.top, PlayScreen)
        before = hands.top.journey.before
        assert before is not None
        assert before.answer == earned
        assert again.store.profile.unsolved == {}
