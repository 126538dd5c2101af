"""What every level of every kind must keep, hand-made or endless."""

import pytest
from hypothesis import given, settings

from game.figure.things import Formula, Plane, Work
from game.puzzles.core.level import Level
from game.puzzles.core.protocol import Drag, Position, Predict, Turn
from game.puzzles.kinds.board import BoardPosition
from game.puzzles.kinds.table import KINDS, check_question, formulas
from game.puzzles.session.carrying import is_body
from game.puzzles.session.record import decode, encode
from game.puzzles.session.session import Session, start
from tests.puzzles.keys import nearest_key, pressed, turned
from tests.puzzles.support import (
    LEVELS,
    LIBRARY,
    LORE,
    NAMES,
    any_level,
    held,
    one_act,
    played,
    sat,
    solved,
)

every_level = pytest.mark.parametrize(("kind", "level"), LEVELS, ids=NAMES)


def test_every_kind_has_three_levels_and_the_first_is_the_story_s_own() -> None:
    assert set(LIBRARY.levels) == set(KINDS)
    for kind in KINDS:
        names = LIBRARY.names(kind)
        assert names[0] == "story"
        assert len(names) >= 3


def test_every_kind_declares_that_it_can_be_skipped() -> None:
    for kind in KINDS.values():
        assert {"solved", "skipped"} <= set(kind.outcomes)
        assert kind.marks == (kind.schema.__name__ == "BoardLevel")


@every_level
def test_nothing_is_solved_at_its_start(kind: str, level: Level) -> None:
    session = start(kind, level, LORE).waive()
    assert not session.position.goal().reached
    assert not held(session).won


@every_level
def test_the_reference_solution_solves_it(kind: str, level: Level) -> None:
    session = solved(start(kind, level, LORE))
    assert session.won
    assert session.outcome() == "solved"
    assert session.outcome() in KINDS[kind].outcomes


@every_level
def test_every_handle_can_be_moved_by_keys_alone(kind: str, level: Level) -> None:
    session = start(kind, level, LORE)
    for handle in session.handles():
        moved = [
            session.nudge(handle.key, push)
            for push in ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))
        ]
        assert any(each != session for each in moved)


@every_level
def test_it_is_solved_by_keys_alone(kind: str, level: Level) -> None:
    session = start(kind, level, LORE).waive()
    for _ in range(90):
        moves = session.position.solve()
        if not moves or session.position.goal().reached:
            break
        move = moves[0]
        if isinstance(move, Drag):
            session = pressed(session, move.handle, nearest_key(session, move))
        elif isinstance(move, Turn):
            session = turned(session, move)
    assert held(session).won


@every_level
def test_after_the_win_the_givens_can_be_dragged_too(kind: str, level: Level) -> None:
    session = start(kind, level, LORE)
    before = {h.key for h in session.handles()}
    after = {h.key for h in solved(session).handles()}
    if isinstance(session.position, BoardPosition):
        assert after <= before
        return
    assert after - before >= {h.key for h in session.position.handles() if h.given}
    won = solved(session)
    for key in after:
        # An arrow that points right already is turned by up.
        pushes = (1.0, 0.0), (0.0, 1.0)
        assert any(won.nudge(key, push, "coarse") != won for push in pushes)


@settings(max_examples=60, deadline=None)
@given(played())
def test_hints_lead_to_the_goal_from_anywhere(session: Session) -> None:
    if session.won:
        return  # The givens may have been dragged to where no answer is left.
    position: Position = session.position
    for step in (1, 2, 3, 4):
        assert position.hint(step).words
    if session.guessing():
        for move in position.hint(4).moves:
            position = position.play(move)
        # Before the reveal they lead to a guess, and to nothing that comes after it.
        assert not position.goal().reached
        assert position.guessing()
        position = position.play(Predict(sure=False))
    moves = position.hint(4).moves
    ghost = position.hint(3).ghost
    assert ghost == (moves[0] if moves else None)
    for move in moves:
        position = position.play(move)
    assert position.goal().reached


@settings(max_examples=80, deadline=None)
@given(played())
def test_every_state_draws_speaks_and_can_be_kept(session: Session) -> None:
    for figure in (session.figure(), session.naming()):
        assert 1 <= len(figure.panels) <= 4
        for panel in figure.panels:
            if isinstance(panel, Plane):
                keys = [item.key for item in panel.items]
                assert len(keys) == len(set(keys))
    assert session.announce()
    assert 0.0 <= session.position.goal().closeness <= 1.0
    names = LIBRARY
    assert decode(encode(session), names) == session


@settings(max_examples=80, deadline=None)
@given(played())
def test_handles_stay_in_view_and_arrows_never_vanish(session: Session) -> None:
    view = session.position.view()
    for handle in session.handles():
        if handle.values:
            assert handle.value in handle.values
            assert len(handle.says) == len(handle.values)
        elif handle.reach is not None:
            assert handle.reach[0] <= handle.at[0] <= handle.reach[1]
        elif session.kind != "tiles":  # whose frame begins in a corner
            assert max(abs(handle.at[0]), abs(handle.at[1])) <= view + 1e-9
            if handle.arrow and not is_body(handle.key):
                x, y = handle.at[0] - handle.base[0], handle.at[1] - handle.base[1]
                assert x**2 + y**2 > (view / 51) ** 2


@settings(max_examples=80, deadline=None)
@given(played(), played().flatmap(one_act))
def test_undo_takes_back_and_redo_makes_again(one: Session, other: Session) -> None:
    for session in (one, other):
        back = session
        while back.steps:
            back = back.undo()
        assert back.position == back.start
        for _ in session.steps:
            back = back.redo()
        assert back.position == session.position
        assert back.steps == session.steps
        assert back.ahead == session.ahead


@settings(max_examples=40, deadline=None)
@given(any_level())
def test_endless_and_written_levels_obey_the_same_judge(
    found: tuple[str, Level],
) -> None:
    kind, level = found
    assert not list(KINDS[kind].faults(level))


def test_the_sum_of_a_story_board_is_what_the_story_says() -> None:
    session = solved(sat("board", "story"))
    marks = list(session.verdicts().values())
    assert (marks.count("holds"), marks.count("breaks")) == (3, 5)


@every_level
def test_the_naming_shows_a_listed_formula_and_the_check_can_be_asked(
    kind: str, level: Level
) -> None:
    naming = solved(start(kind, level, LORE)).naming()
    question = check_question(kind, level, "7", LORE)
    works = [panel for panel in naming.panels if isinstance(panel, Work)]
    shown = [
        block.tex
        for work in works
        for row in work.rows
        for block in row.blocks
        if isinstance(block, Formula)
    ]
    assert set(shown) <= set(formulas(LORE))
    if (kind, level.id) == ("order", "story"):
        # The formula would give away that length counts.
        assert not shown
    else:
        assert bool(shown) == (question is not None)
    if question is not None:
        assert question.judge(question.said())
