"""Arrows carried by their bodies: moved about, never changed, never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Arrow, Plane
from game.linalg.plane import Point
from game.puzzles.core.level import Level
from game.puzzles.core.protocol import Drag, Turn
from game.puzzles.session.carrying import is_body
from game.puzzles.session.record import decode, encode
from game.puzzles.session.session import Session, start
from tests.puzzles.support import LEVELS, LIBRARY, LORE, NAMES, held, sat

PLACE = st.floats(-9, 9)


def arrows(session: Session) -> dict[str, Arrow]:
    plane = session.figure().panels[0]
    assert isinstance(plane, Plane)
    return {item.key: item for item in plane.items if isinstance(item, Arrow)}


def test_an_arrow_is_carried_by_its_middle_and_stays_what_it_is() -> None:
    session = sat("shadow", "story").waive()
    carried = session.commit(Drag("v.body", (0.5, 1.5)))
    assert carried.position == session.position
    assert carried.cost() == 0
    shown = arrows(carried)["vector:v"]
    assert (shown.tail, shown.tip) == ((1.0, 1.0), (0.0, 2.0))
    assert arrows(carried)["vector:v:home"].tip == (-1.0, 1.0)
    assert carried.announce().startswith("v, carried moved to (0.5, 1.5).")
    assert arrows(carried.undo()) == arrows(session)
    assert carried.undo().redo().figure() == carried.figure()


def test_its_tip_is_dragged_where_it_is_seen() -> None:
    session = sat("shadow", "story").waive().commit(Drag("v.body", (0.5, 1.5)))
    tip = session.handle("v")
    assert tip is not None
    assert (tip.at, tip.base) == ((0.0, 2.0), (1.0, 1.0))
    moved = session.commit(Drag("v", (3.0, 1.0)))
    assert arrows(moved)["vector:v"].tip == (3.0, 1.0)
    assert getattr(moved.position, "v", None) == (2.0, 0.0)
    nudged = session.nudge("v", (1.0, 0.0))
    assert arrows(nudged)["vector:v"].tip[0] > 0.0


def test_near_the_origin_it_goes_home_and_by_keys_it_can_leave() -> None:
    session = sat("shadow", "story").waive()
    away = session.nudge("v.body", (1.0, 0.0))
    assert away.carried
    assert not session.commit(Drag("v.body", (1.0, 1.0))).undo().carried
    back = session.commit(Drag("v.body", (1.0, 1.0)))
    assert not back.commit(Drag("v.body", (-0.55, 0.52))).carried
    assert not back.restart().carried


def test_carrying_is_shown_before_it_is_made() -> None:
    session = sat("dual", "story").waive()
    lifted = session.preview(Drag("h.body", (1.5, 1.0)))
    assert "vector:h:home" in arrows(lifted)
    assert lifted.release() == session


@given(PLACE, PLACE, PLACE, PLACE)
def test_what_is_carried_stays_in_view_whole(
    x: float, y: float, u: float, v: float
) -> None:
    session = sat("shadow", "story").waive()
    session = session.commit(Drag("v.body", (x, y))).commit(Drag("v", (u, v)))
    view = session.position.view()
    shown = arrows(session)["vector:v"]
    for point in (shown.tail, shown.tip):
        assert max(abs(point[0]), abs(point[1])) <= view + 1e-9
    assert decode(encode(session), LIBRARY) == session


def ghost_tip(session: Session) -> Point | None:
    """Where the ghost of the hint is drawn, if one is."""
    items = [
        item
        for panel in session.figure().panels
        if isinstance(panel, Plane)
        for item in panel.items
        if item.key == "hint"
    ]
    assert len(items) <= 1
    return items[0].tip if items and isinstance(items[0], Arrow) else None


@pytest.mark.parametrize(("kind", "level"), LEVELS, ids=NAMES)
@pytest.mark.parametrize("to", [(1.0, 1.0), (-9.0, 9.0), (9.0, -9.0)])
def test_what_hints_show_solves_a_level_whatever_was_carried(
    kind: str, level: Level, to: Point
) -> None:
    """Each tip is put where its ghost is seen; or each move is watched."""
    begun = start(kind, level, LORE).waive()
    for handle in begun.handles():
        if is_body(handle.key):
            begun = begun.commit(Drag(handle.key, to))
    by_hand, watched = begun, begun
    for _ in range(99):
        by_hand = by_hand.without_hint().hint().hint().hint()
        advice = by_hand.advice()
        assert advice is not None
        match advice.ghost:
            case Drag(key, at):
                seen = ghost_tip(by_hand)
                if seen is not None:
                    assert max(map(abs, seen)) <= by_hand.position.view() + 1e-9
                by_hand = by_hand.commit(Drag(key, seen or at))
            case Turn() as turn:
                by_hand = by_hand.commit(turn)
            case _:
                break
    while watched.position.solve():
        watched = watched.assist()
    assert held(by_hand).won
    assert held(watched).won


@pytest.mark.parametrize("kind", ["arrow", "product"])
def test_an_arrow_that_begins_at_the_origin_is_not_carried(kind: str) -> None:
    session = sat(kind, "story").waive()
    assert session.handle("v") is not None
    assert not any(is_body(handle.key) for handle in session.handles())
    assert session.commit(Drag("v.body", (1.0, 1.0))) == session
