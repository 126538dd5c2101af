import math

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from game.linalg.plane import Point
from game.puzzles.kinds import listening

number = st.floats(-4, 4)
point = st.tuples(number, number)
row = point.filter(lambda p: math.hypot(*p) > 0.2)


@given(st.lists(row, min_size=2, max_size=3), point)
def test_an_arrow_that_pleases_all_rows_is_found_again(
    rows: list[Point], v: Point
) -> None:
    m = np.array(rows)
    unit = m / np.linalg.norm(m, axis=1)[:, None]
    assume(float(np.linalg.svd(unit)[1][1]) > 0.05)
    asked = tuple(float(x) for x in m @ np.array(v))
    found = listening.compromise(rows, asked, (0.0, 0.0))
    assert np.allclose(found, v, atol=1e-8)
    assert listening.agree(rows, asked)


@given(row, st.floats(-3, 3).filter(lambda x: abs(x) > 0.1), point, point)
def test_rows_on_one_line_are_pleased_by_the_nearest_arrow_of_a_whole_line(
    first: Point, times: float, v: Point, near: Point
) -> None:
    rows = [first, (first[0] * times, first[1] * times)]
    asked = tuple(float(x) for x in np.array(rows) @ np.array(v))
    found = np.array(listening.compromise(rows, asked, near))
    assert listening.on_one_line(rows)
    assert np.allclose(np.array(rows) @ found, asked, atol=1e-6)
    way = np.array([-first[1], first[0]])
    assert (
        abs(float((found - np.array(near)) @ way))
        < 1e-6 * float(np.linalg.norm(way)) * 10
    )


@given(st.lists(row, min_size=3, max_size=3), point, st.tuples(number, number, number))
def test_a_compromise_has_the_least_squared_distances(
    rows: list[Point], v: Point, asked: tuple[float, float, float]
) -> None:
    m = np.array(rows)
    sizes = np.linalg.norm(m, axis=1)
    unit = m / sizes[:, None]
    assume(float(np.linalg.svd(unit)[1][1]) > 0.05)
    wanted = np.linalg.lstsq(unit, np.array(asked) / sizes, rcond=None)[0]
    assert np.allclose(listening.compromise(rows, asked, v), wanted, atol=1e-7)


@given(st.lists(row, min_size=2, max_size=3), point)
def test_any_rows_at_all_have_a_compromise(rows: list[Point], v: Point) -> None:
    asked = tuple(1.0 for _ in rows)
    assert all(map(math.isfinite, listening.compromise(rows, asked, v)))
    tilted = [rows[0], (rows[0][0], rows[0][1] + 1e-8)]
    assert all(map(math.isfinite, listening.compromise(tilted, (1.0, 2.0), v)))


def test_rows_light_up_where_they_read_as_asked() -> None:
    rows, asked = ((2.0, 1.0), (-1.0, 2.0)), (3.0, 1.0)
    assert listening.lit((3.0, 1.0), asked) == (True, True)
    assert listening.lit((3.04, 1.06), asked) == (True, False)
    assert listening.readings(rows, (1.0, 1.0)) == (3.0, 1.0)
    said = listening.said((3.04, 1.06), asked, (True, False))
    assert said == "r1 reads 3, asked 3: lit. r2 reads 1.06, asked 1."


def test_lamps_that_are_covered_never_burn() -> None:
    lamps = listening.lamps("v", (3.0, 1.0), (3.0, 2.0), (True, False), covered=True)
    assert [lamp.lit for lamp in lamps.lamps] == [False, False]
    assert all(lamp.covered for lamp in lamps.lamps)
    shown = listening.lamps("v", (3.0, 1.0), (3.0, 2.0), (True, False), covered=False)
    assert [lamp.lit for lamp in shown.lamps] == [True, False]
