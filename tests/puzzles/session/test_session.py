"""A session in the player's own acts."""

import msgspec
import pytest
from msgspec.structs import replace

from game.figure.things import Arrow, Dots, Lamps, Plane
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.levels.library import Library
from game.puzzles.session.record import UnreadableError, decode, encode
from game.puzzles.session.session import Session, start
from tests.puzzles.support import LIBRARY, held, sat, solved


def keys(session: Session) -> set[str]:
    plane = session.figure().panels[0]
    assert isinstance(plane, Plane)
    return {item.key for item in plane.items}


def lamps(session: Session) -> list[bool]:
    panel = session.figure().panels[1]
    assert isinstance(panel, Lamps)
    return [lamp.lit for lamp in panel.lamps]


def test_a_preview_moves_everything_and_commits_nothing() -> None:
    session = sat("dual", "story").waive()
    over = session.preview(Drag("h", (0.8, 0.4)))
    assert lamps(over) == [False, True]
    assert over.position == session.position
    assert over.release() == session
    made = over.commit(Drag("h", (0.8, 0.4)))
    assert made.position == over.shown
    assert made.cost() == 1


def test_flying_past_the_goal_does_not_win_but_staying_does() -> None:
    session = sat("dual", "story").waive()
    there = session.preview(Drag("h", (0.4, 0.2)))
    assert lamps(there) == [True, True]
    assert not held(there, 0.3).won
    away = held(there, 0.3).preview(Drag("h", (1.0, 1.0))).tick(0.05)
    assert not held(away.preview(Drag("h", (0.4, 0.2))), 0.3).won
    won = held(there, 0.4)
    assert won.won
    assert won.cost() == 1
    assert won.position.goal().reached


def test_one_stalled_frame_cannot_win() -> None:
    session = sat("dual", "story").waive().preview(Drag("h", (0.4, 0.2)))
    assert not session.tick(60.0).won
    assert not session.tick(-5.0).tick(0.1).tick(0.1).tick(0.1).won


def test_before_the_guess_is_placed_only_the_ghost_moves() -> None:
    session = sat("shadow", "story")
    assert [h.key for h in session.handles()] == ["guess"]
    assert session.commit(Drag("v", (2.0, 0.0))) == session
    assert "goal:area" not in keys(session)
    placed = session.commit(Drag("guess", (1.6, 0.8))).predict()
    assert [h.key for h in placed.handles()] == ["v", "v.body"]
    assert "goal:area" in keys(placed)
    assert placed.predict() == placed


def test_a_right_guess_is_foreseen_and_a_wrong_one_missed() -> None:
    right = sat("shadow", "story").commit(Drag("guess", (1.6, 0.8)), snap=False)
    assert solved(right.predict()).outcome() == "solved"
    assert solved(right.predict()).tally().foreseen is True
    wrong = sat("shadow", "story").commit(Drag("guess", (3.0, 1.5))).predict()
    assert solved(wrong).outcome() == "missed"
    assert "miss" in keys(solved(wrong))
    assert "guess" in keys(solved(wrong))
    assert {"guess", "miss", "truth"} <= keys(wrong)


def test_taking_the_guess_back_does_not_make_it_right() -> None:
    wrong = sat("dual", "story").commit(Drag("h", (2.0, 1.0))).predict()
    again = wrong.undo().commit(Drag("h", (0.4, 0.2))).predict()
    assert solved(again).outcome() == "missed"
    declined = sat("dual", "story").waive().undo()
    late = declined.commit(Drag("guess", (0.4, 0.2))).predict()
    assert late.foreseen is None
    assert solved(late).outcome() == "solved"


def test_a_ghost_that_was_never_moved_is_no_guess() -> None:
    session = sat("dual", "story").predict()
    assert not session.guessing()
    assert session.foreseen is None
    assert solved(session).outcome() == "solved"


def test_leaving_is_skipping() -> None:
    assert sat("shadow", "story").outcome() == "skipped"
    assert sat("board", "story").verdicts() == {}


def test_undo_and_restart_work_after_the_win_too() -> None:
    won = solved(sat("dual", "story"))
    assert won.undo().won
    begun = won.restart()
    assert not begun.won
    assert begun.position == begun.start
    assert begun.outcome() == "solved"
    assert begun.undo().won
    assert begun.undo().position == won.position
    assert begun.undo().redo() == begun


def test_a_second_run_may_be_cheaper_but_not_foreseen() -> None:
    first = sat("dual", "story").waive().commit(Drag("h", (1.0, 1.0)))
    first = held(first.commit(Drag("h", (0.4, 0.2))))
    assert first.marks is not None
    assert (first.marks.cost, first.marks.foreseen) == (2, None)
    second = first.restart().commit(Drag("guess", (0.4, 0.2))).predict()
    second = held(second.commit(Drag("h", (0.4, 0.2))))
    assert second.marks is not None
    assert (second.marks.cost, second.marks.foreseen) == (1, None)


def test_hints_come_one_by_one_and_are_marked_not_punished() -> None:
    session = sat("dual", "slanted").waive()
    seen = []
    for _ in range(5):
        session = session.hint()
        advice = session.advice()
        assert advice is not None
        seen.append(advice)
    assert seen[0].ghost is None
    assert seen[2].ghost == Drag("h", (0.2, -0.4))
    assert seen[3].moves == (Drag("h", (0.2, -0.4)),)
    assert seen[4] == seen[3]
    assert session.without_hint().advice() is None
    won = held(session.assist())
    assert won.marks is not None
    assert not won.marks.unaided
    assert won.outcome() == "solved"


def test_the_ghost_of_a_hint_is_drawn_on_the_plane() -> None:
    session = sat("dual", "slanted").waive().hint().hint()
    assert "hint" not in keys(session)
    plane = session.hint().figure().panels[0]
    assert isinstance(plane, Plane)
    ghost = plane.items[-1]
    assert isinstance(ghost, Arrow)
    assert ghost.tip == (0.2, -0.4)


def test_a_run_of_nudges_is_one_step_and_one_cost() -> None:
    session = sat("shadow", "story").waive()
    moved = session
    for _ in range(5):
        moved = moved.nudge("v", (1.0, 0.0))
    assert moved.cost() == 1
    assert moved.undo() == msgspec.structs.replace(session, ahead=moved.steps[-1:])
    assert moved.undo().redo().position == moved.position
    back = moved
    for _ in range(5):
        back = back.nudge("v", (-1.0, 0.0), snap=False)
    assert back.cost() <= 1


def test_a_run_that_comes_back_leaves_no_trace() -> None:
    session = sat("shadow", "story").waive().commit(Drag("v", (1.03, 1.03)), snap=False)
    there = session.nudge("v", (1.0, 0.0), snap=False)
    assert len(there.steps) == len(session.steps) + 1
    assert there.nudge("v", (-1.0, 0.0), snap=False).steps == session.steps


def test_a_run_of_keys_over_values_is_one_move_and_lays_only_the_last() -> None:
    session = sat("board", "story")
    marked = session.nudge("mark:row-listens", (1.0, 0.0))
    over = marked.nudge("mark:row-listens", (1.0, 0.0))
    assert marked.steps == (Turn("mark:row-listens", "holds"),)
    assert over.steps == (Turn("mark:row-listens", "breaks"),)
    assert over.cost() == 1
    assert over.undo().position == session.position
    other = over.nudge("mark:dot-direction", (1.0, 0.0))
    assert other.nudge("mark:row-listens", (1.0, 0.0)).cost() == 3


def test_every_goal_can_be_reached_by_keys_alone() -> None:
    session = sat("dual", "story").waive()
    for axis, goal in ((0, 0.4), (1, 0.2)):
        for _ in range(400):
            handle = session.handle("h")
            assert handle is not None
            gap = goal - handle.at[axis]
            if abs(gap) < 0.01:
                break
            push = (1.0, 0.0) if axis == 0 else (0.0, 1.0)
            push = push if gap > 0 else (-push[0], -push[1])
            step = "coarse" if abs(gap) > 0.6 else "normal"
            session = session.nudge("h", push, step if abs(gap) > 0.12 else "fine")
    assert held(session).won


def test_snapping_shows_as_it_acts_and_can_be_turned_off() -> None:
    session = sat("shadow", "story").waive()
    near = session.preview(Drag("v", (1.02, 1.98)))
    assert near.snapped == (1.0, 2.0)
    plane = near.figure().panels[0]
    assert isinstance(plane, Plane)
    assert any(isinstance(i, Dots) and i.key == "snap" for i in plane.items)
    free = session.preview(Drag("v", (1.02, 1.98)), snap=False)
    assert free.snapped is None
    assert "Snapped." in near.announce()


def test_moves_that_cannot_be_made_leave_no_trace() -> None:
    session = sat("shadow", "story").waive()
    for move in (
        Drag("r", (1.0, 1.0)),
        Drag("nothing", (1.0, 1.0)),
        Drag("v", (float("nan"), 1.0)),
        Drag("v", (float("inf"), 1.0)),
        Turn("v", "x"),
        Predict(),
    ):
        assert session.commit(move) == session
        assert session.preview(move) == session
    assert session.nudge("nothing", (1.0, 0.0)) == session
    assert session.turn("v") == session


def test_moves_and_states_are_told_in_words() -> None:
    session = sat("dual", "story").waive().commit(Drag("h", (0.8, 0.4)))
    said = session.announce()
    assert said.startswith("h moved to (0.8, 0.4).")
    assert "r2 reads 0, asked 0: lit." in said
    assert "r1 reads 2, asked 1." in said
    assert solved(session).announce().endswith("Solved.")
    assert "−" in sat("shadow", "story").waive().announce()


def written(kind: str, level: str) -> bytes:
    return encode(sat(kind, level))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"format": 3, "kind": "shadow"}',
        written("shadow", "story").replace(b'"format":3', b'"format":2'),
        written("shadow", "story").replace(b'"shadow"', b'"shadw"'),
        written("shadow", "story").replace(b'"story"', b'"nowhere"'),
        written("shadow", "story").replace(b'"given":"', b'"given":"0'),
        written("shadow", "story").replace(b"{", b'{"more":1,', 1),
        written("shadow", "story").replace(b'"steps":[', b'"steps":[{"type":"X"}'),
    ],
)
def test_what_is_no_sitting_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data, LIBRARY)
    assert str(caught.value)


def test_a_sitting_is_of_the_numbers_of_its_level_and_not_of_its_words() -> None:
    level = LIBRARY.find("dual", "slanted")
    text = encode(start("dual", level).waive().commit(Drag("h", (0.8, 0.4))))
    reworded = replace(level, title="Another", intro="Other words.")
    told = Library({"dual": (reworded,)})
    assert decode(text, told).steps == decode(text, LIBRARY).steps
    moved = LIBRARY.find("dual", "alike")
    other = Library({"dual": (replace(moved, id="slanted"),)})
    with pytest.raises(UnreadableError, match="changed"):
        decode(text, other)


def test_a_kept_step_that_a_level_no_longer_knows_is_passed_over() -> None:
    session = sat("dual", "story").waive().commit(Drag("h", (0.8, 0.4)))
    text = encode(session).replace(b'"handle":"h"', b'"handle":"gone"')
    again = decode(text, LIBRARY)
    assert again.position.play(Drag("h", (0.8, 0.4))) == session.position


def test_a_kept_board_needs_the_ledger() -> None:
    kept = encode(sat("board", "story"))
    with pytest.raises(UnreadableError, match="dot-direction"):
        decode(kept, replace(LIBRARY, guesses={}))


def test_undone_to_before_the_reveal_it_is_guessed_again_and_not_solved() -> None:
    session = sat("dual", "story").waive().undo()
    session = session.commit(Drag("h", (1.0, 0.5))).predict()
    won = held(session.commit(Drag("h", (0.4, 0.2))))
    played_on = won.commit(Drag("h", (1.0, 1.0)))
    assert played_on.undo().won
    back = played_on.undo().undo().undo()
    assert back.guessing()
    assert not back.won
    assert back.marks == won.marks
    forth = back.redo()
    assert not forth.won
    assert forth.redo().won
    assert forth.redo().position == won.position
