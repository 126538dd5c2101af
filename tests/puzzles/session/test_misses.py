"""By how far guesses miss: seen from the true arrow, the same however all is turned."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.linalg.plane import Point
from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.misses import PLACES, missed, stray
from tests.puzzles.support import LEVELS, sat, solved

NEAR = 2.0 * 10.0**-PLACES
points = st.tuples(st.floats(-4, 4), st.floats(-4, 4))
turns = st.floats(-math.pi, math.pi)


def turned(at: Point, by: float, times: float = 1.0) -> Point:
    c, s = math.cos(by), math.sin(by)
    x, y = np.array([[c, -s], [s, c]]) @ at * times
    return (float(x), float(y))


@pytest.mark.parametrize(
    ("laid", "true", "off"),
    [
        ((3.0, 0.0), (2.0, 0.0), (0.25, 0.0)),
        ((0.0, 1.0), (0.0, 2.0), (-0.25, 0.0)),
        ((2.0, 1.0), (2.0, 0.0), (0.0, 0.25)),
        ((1.0, 2.0), (0.0, 2.0), (0.0, -0.25)),
        ((1.0, 1.0), (1.0, 1.0), (0.0, 0.0)),
    ],
)
def test_too_far_is_along_and_too_far_left_is_across(
    laid: Point, true: Point, off: Point
) -> None:
    assert stray(laid, true, 4.0) == off


@given(points, points, turns, st.floats(0.1, 10.0))
def test_turning_and_stretching_everything_changes_nothing(
    laid: Point, true: Point, by: float, times: float
) -> None:
    assume(math.hypot(*true) > 1e-3)
    once = stray(laid, true, 4.0)
    other = stray(turned(laid, by, times), turned(true, by, times), 4.0 * times)
    assert once == pytest.approx(other, abs=NEAR)


@given(points, points)
def test_it_is_as_long_as_the_miss_and_leads_back_to_the_guess(
    laid: Point, true: Point
) -> None:
    assume(math.hypot(*true) > 1e-3)
    off = stray(laid, true, 4.0)
    assert off is not None
    away = math.dist(laid, true) / 4.0
    assert math.hypot(*off) == pytest.approx(away, abs=NEAR)
    way = math.atan2(true[1], true[0])
    back = np.array(true) + turned(off, way, 4.0)
    assert back == pytest.approx(laid, abs=4.0 * NEAR)


@given(points)
def test_nothing_lies_along_an_arrow_without_length(laid: Point) -> None:
    assert stray(laid, (0.0, 0.0), 4.0) is None


@pytest.mark.parametrize(
    ("kind", "level", "key", "to", "off"),
    [
        ("arrow", "image", "guess", (-1.3162278, 3.9486833), (0.2, 0.0)),
        ("columns", "story", "guess", (3.0, 3.5), None),
        ("dual", "story", "h", (0.4, 0.2), (0.0, 0.0)),
        ("rows", "story", "v", (1.0, 1.0), (0.0, 0.0)),
    ],
)
def test_a_point_that_was_laid_anywhere_has_a_miss(
    kind: str, level: str, key: str, to: Point, off: Point | None
) -> None:
    session = sat(kind, level).commit(Drag(key, to), snap=False)
    assert missed(session) is None
    found = missed(session.predict())
    assert found is not None
    if off is not None:
        assert found == pytest.approx(off)


def test_it_stays_what_it_was_whatever_is_moved_after_it() -> None:
    for kind in ("arrow", "columns", "dual", "rows", "erase"):
        key = next(h.key for h in sat(kind, "story").handles())
        session = sat(kind, "story").commit(Drag(key, (1.0, -0.5))).predict()
        first = missed(session)
        assert first is not None
        assert missed(solved(session)) == first


def test_what_is_no_free_point_has_none() -> None:
    with_points = {"arrow", "beat", "columns", "dual", "rows", "erase"}
    for kind, level in LEVELS:
        session = solved(sat(kind, level.id))
        assert missed(session) is None
        if kind not in with_points and KINDS[kind].generate is not None:
            moved = sat(kind, level.id)
            for handle in moved.handles():
                moved = moved.nudge(handle.key, (1.0, 0.0), "coarse")
            assert missed(moved.predict()) is None
