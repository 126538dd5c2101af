"""No place that a hand asks for breaks a kind: it is refused, or brought into view."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.linalg.plane import Point
from game.puzzles.core.level import Level
from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.kinds.table import KINDS, check_question
from game.puzzles.session.session import Session, start
from tests.puzzles.support import (
    LEVELS,
    LORE,
    NAMES,
    any_level,
    sat,
    solved,
)

HUGE = 1.7e308
# Zero, equal, opposite, parallel to whole arrows, tiny, huge, and no place at all.
PLACES: tuple[Point, ...] = (
    (0.0, 0.0),
    (1.5, 1.5),
    (-0.5, -0.5),
    (2.0, -2.0),
    (-1.0, -2.0),
    (1e-9, 0.0),
    (1e-300, -1e-300),
    (0.1 + 0.2, 0.30000000000000004),
    (HUGE, -HUGE),
    (1e200, 1.0),
    (math.inf, 0.0),
    (-math.inf, math.inf),
    (math.nan, math.nan),
    (1.0, math.nan),
)


def survives(session: Session) -> None:
    """Everything that is drawn, metered, spoken, named or advised, and finite."""
    for revealed in (False, True):
        assert session.position.figure(revealed=revealed).panels
    assert session.figure().panels
    assert session.naming().panels
    assert session.announce()
    goal = session.position.goal()
    assert 0.0 <= goal.closeness <= 1.0
    for quote in session.position.quotes().values():
        assert all(map(math.isfinite, quote.numbers))
    for step in (1, 2, 3, 4):
        assert session.position.hint(step).words
    for handle in session.handles():
        assert all(map(math.isfinite, (*handle.at, *handle.base)))
    session.position.foreseen()


def phases(kind: str, level: Level) -> list[Session]:
    """A level while guessing, revealed with and without a guess, and won."""
    begun = start(kind, level, LORE)
    won = solved(begun)
    return [begun, begun.predict(), begun.waive(), won, won.undo()]


@st.composite
def extreme(draw: st.DrawFn, session: Session) -> Move | None:
    """A move of any handle: to a degenerate place, or onto another's place."""
    if not session.handles():
        return None
    handle = draw(st.sampled_from(session.handles()))
    if handle.values:
        return Turn(handle.key, draw(st.sampled_from(handle.values)))
    other = draw(st.sampled_from(session.handles())).at
    times = draw(st.sampled_from((1.0, -1.0, 0.5, 3.0, 1e-8, 1e12)))
    echoed = (other[0] * times, other[1] * times)
    anywhere = st.tuples(st.floats(), st.floats())
    return Drag(handle.key, draw(st.sampled_from((*PLACES, echoed)) | anywhere))


@settings(max_examples=150)
@given(any_level(), st.data())
def test_any_kind_survives_any_run_of_degenerate_drags(
    one: tuple[str, Level], data: st.DataObject
) -> None:
    session = data.draw(st.sampled_from(phases(*one)))
    for _ in range(data.draw(st.integers(1, 6))):
        move = data.draw(extreme(session))
        if move is None:
            break
        snap = data.draw(st.booleans())
        survives(session.preview(move, snap=snap))
        session = session.commit(move, snap=snap)
        survives(session)


@pytest.mark.wide
@pytest.mark.parametrize(("kind", "level"), LEVELS, ids=NAMES)
def test_every_given_survives_each_degenerate_place(kind: str, level: Level) -> None:
    """One after the other, so that all of them end at the same place too."""
    for session in (start(kind, level, LORE), solved(start(kind, level, LORE))):
        for place in PLACES:
            all_there = session
            for handle in session.handles():
                if not handle.values:
                    move = Drag(handle.key, place)
                    assert session.position.play(move) is not None
                    all_there = all_there.commit(move)
            survives(all_there)


@given(any_level(), st.integers(0, 10**9))
def test_the_question_on_paper_survives_any_seed(
    one: tuple[str, Level], seed: int
) -> None:
    asked = check_question(*one, str(seed), LORE)
    assert (asked is None) == (KINDS[one[0]].question is None)


def test_the_places_that_once_broke() -> None:
    story = solved(sat("rows", "story").predict())
    assert story.won
    for first, second in (
        ((1.5, 1.5), (-0.5, -0.5)),
        ((2.0, -2.0), (2.0, -2.0)),
        ((1.5, 1.5), (1.5, 1.5)),
    ):
        for name in ("story", "slanted"):
            won = solved(sat("rows", name).waive())
            for snap in (False, True):
                moved = won.commit(Drag("r1", first), snap=snap)
                survives(moved.commit(Drag("r2", second), snap=snap))
