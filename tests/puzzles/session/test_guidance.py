"""What a session says of its own accord: what to do now, and why something is not."""

import pytest
from hypothesis import given

from game.puzzles.core.level import Level
from game.puzzles.core.protocol import Drag, Handle, Turn
from game.puzzles.session.carrying import BODY
from game.puzzles.session.guidance import asleep, now, stopped, unlaid
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session, start
from tests.puzzles.support import LEVELS, LORE, NAMES, held, played, sat, solved


def taken(session: Session, key: str) -> Handle:
    found = session.handle(key)
    assert found is not None
    return found


every_level = pytest.mark.parametrize(("kind", "level"), LEVELS, ids=NAMES)


@every_level
def test_it_says_what_to_do_now_and_another_thing_in_each_phase(
    kind: str, level: Level
) -> None:
    session = start(kind, level, LORE)
    said = [now(session, Phase.PLAY)]
    if session.guessing():
        for move in session.waive().position.solve():
            session = session.commit(move)
        if session.guessing() and session.arranged():
            assert now(session, Phase.PLAY) != said[0]
        said.append(now(start(kind, level, LORE).waive(), Phase.PLAY))
    won = solved(start(kind, level, LORE))
    said += [now(won, phase) for phase in (Phase.NAMED, Phase.FREE, Phase.PAPER)]
    assert all(said)
    assert len({*said}) == len(said)
    assert all(one.count(". ") <= 1 for one in said)


THERE = "There it is."


def says_it_is_there(session: Session) -> bool:
    said = now(session, Phase.PLAY)
    return said == THERE != session.position.now()


@every_level
def test_nothing_is_asked_for_any_more_once_the_goal_is_reached(
    kind: str, level: Level
) -> None:
    guessed = start(kind, level, LORE)
    for move in guessed.waive().position.solve():
        guessed = guessed.commit(move, snap=False)
    for begun in (start(kind, level, LORE).waive(), guessed.predict()):
        session = begun
        while moves := session.position.solve():
            assert not says_it_is_there(session)
            session = session.commit(moves[0], snap=False)
        assert session.position.goal().reached
        assert not session.won
        assert says_it_is_there(session)
        assert now(held(session), Phase.GLOW) == THERE


@given(played())
def test_it_says_that_it_is_there_where_and_only_where_it_is(session: Session) -> None:
    reached = session.position.goal().reached
    assert (now(session, Phase.PLAY) == THERE) == reached


def test_it_is_there_while_it_is_held_and_not_by_looking_at_it() -> None:
    dual = sat("dual", "story").waive()
    assert now(dual.preview(Drag("h", (0.4, 0.2))), Phase.PLAY) == THERE
    keep = sat("keep", "pair").waive()
    (turn,) = keep.position.solve()
    looked = keep.preview(turn)
    assert looked.shown.goal().reached
    assert now(looked, Phase.PLAY) == keep.position.now()


@every_level
def test_what_cannot_be_taken_yet_says_why_and_can_be_taken_once_solved(
    kind: str, level: Level
) -> None:
    session = start(kind, level, LORE)
    waiting = asleep(session)
    free = {handle.key for handle in session.handles()}
    assert all(handle.why for handle in waiting)
    assert not free & {handle.key for handle in waiting}
    after = solved(session)
    awake = {handle.key for handle in after.handles()}
    there = {handle.key for handle in after.position.handles()}
    assert {handle.key for handle in waiting} & there <= awake
    # What was used to win may have nothing left to do.
    used = {getattr(move, "handle", "") for move in after.winning or ()}
    assert {handle.key for handle in asleep(after)} <= used
    given = {handle.key for handle in session.position.handles() if handle.given}
    assert given <= {handle.key for handle in waiting}


def test_v_of_a_shadow_waits_for_the_guess_and_has_its_body() -> None:
    session = sat("shadow", "story")
    why = {handle.key: handle.why for handle in asleep(session)}
    assert "guess" in why["v"]
    assert why["v"] == why["v" + BODY]
    assert {"v", "v" + BODY} <= {handle.key for handle in session.waive().handles()}


def test_the_curtain_waits_for_the_target() -> None:
    session = sat("columns", "story")
    first = next(h for h in asleep(session) if h.key == "curtain")
    then = next(h for h in asleep(session.waive()) if h.key == "curtain")
    assert first.why != then.why
    reached = session.waive()
    for move in reached.position.solve():
        if isinstance(move, Drag):
            reached = reached.commit(move)
    assert reached.position.begins() == "curtain"
    assert "“read by columns”" in now(reached, Phase.PLAY)
    assert "curtain" in {handle.key for handle in reached.handles()}


def test_the_slip_is_where_hands_begin_once_it_is_shown() -> None:
    session = sat("slip", "story")
    assert session.position.begins() == ""
    shown = session.waive()
    assert shown.position.begins() == "axis4"
    assert "line 4" in now(shown, Phase.PLAY)
    assert shown.handle(shown.position.begins()) is not None


def test_an_arrow_that_would_lose_its_length_says_why_it_stops() -> None:
    session = sat("dual", "story")
    tip, body = (taken(session, key) for key in ("h", "h" + BODY))
    assert "length" in stopped(session, tip, Drag("h", (0.01, 0.01)))
    assert stopped(session, tip, Drag("h", (0.5, 0.5))) == ""
    assert stopped(session, body, Drag(body.key, (0.0, 0.0))) == ""
    carried = session.commit(Drag(body.key, (1.5, 1.5)), snap=False)
    held = taken(carried, "h")
    assert "length" in stopped(carried, held, Drag("h", held.base))
    ghost = sat("shadow", "story")
    assert stopped(ghost, taken(ghost, "guess"), Drag("guess", (0.0, 0.0))) == ""


def test_a_guess_that_does_not_fit_the_room_cannot_be_revealed() -> None:
    session = sat("keep", "four").commit(Turn("keep1", "gone"))
    assert session.arranged()
    assert not session.tellable()
    assert session.predict().foreseen is None
    assert "one row" in now(session, Phase.PLAY)
    fits = session.commit(Turn("keep2", "gone"))
    assert fits.tellable()
    assert fits.predict().foreseen is not None


def test_hints_before_a_guess_give_the_later_phase_away_nowhere() -> None:
    for name in ("dual", "rows", "axis", "order"):
        session = sat(name, "story")
        answer = session.waive().position.solve()
        for step in (3, 4):
            hint = session.position.hint(step)
            assert hint.moves == ()
            if hint.ghost is not None and len(answer) == 1:
                assert not held(session.waive().commit(hint.ghost)).won


def test_a_guess_that_the_fourth_hint_laid_was_not_foreseen() -> None:
    session = sat("shadow", "story").hint().hint().hint().hint().assist()
    assert session.guessing()
    assert session.position.quotes()["miss"].numbers == pytest.approx((0.0,))
    assert session.predict().foreseen is None
    own = sat("shadow", "story").hint().hint().hint()
    aim = session.steps[-1]
    assert isinstance(aim, Drag)
    assert own.commit(aim).predict().foreseen is True


def test_a_guess_that_is_moved_back_to_the_start_is_said_to_be_none() -> None:
    session = sat("concepts", "story")
    key = session.handles()[0].key
    there = session.nudge(key, (1.0, 0.0))
    back = there.nudge(key, (-1.0, 0.0))
    assert there.arranged()
    assert not back.arranged()
    assert not unlaid(session, there)
    assert "no guess" in unlaid(there, back)
    assert not unlaid(there, there.restart())
