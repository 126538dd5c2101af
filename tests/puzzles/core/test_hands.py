import math

from hypothesis import assume, given
from hypothesis import strategies as st

from game.linalg.plane import Point
from game.puzzles.core import hands
from game.puzzles.core.protocol import Handle

VIEW = 4.0
inside = st.floats(-VIEW, VIEW).filter(lambda x: abs(x) > 1e-6 or x == 0.0)
points = st.tuples(inside, inside).filter(lambda p: math.hypot(*p) >= VIEW / 50)
pushes = st.sampled_from([(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)])
steps = st.sampled_from(["fine", "normal", "coarse"])


def handle(at: Point, along: Point | None = None) -> Handle:
    return Handle(key="v", name="v", panel="plane", at=at, along=along)


def test_a_key_moves_by_its_share_of_the_view() -> None:
    at = (1.03, 1.03)
    for step, share in (("fine", 200), ("normal", 50), ("coarse", 10)):
        to = hands.nudged(handle(at), (1.0, 0.0), step, VIEW, snap=False)
        assert math.isclose(to[0] - at[0], 2 * VIEW / share)
        assert to[1] == at[1]


@given(points, pushes, steps, st.booleans())
def test_a_key_always_moves_its_own_way(
    at: Point, push: Point, step: str, snap: bool
) -> None:
    aimed = hands.nudged(handle(at), push, step, VIEW, snap=snap)
    to = hands.tip(aimed, at, VIEW)
    own = (to[0] - at[0]) * push[0] + (to[1] - at[1]) * push[1]
    at_the_edge = at[0] * push[0] + at[1] * push[1] >= VIEW - 1e-9
    assert own > 0 or at_the_edge


@given(points, pushes, st.booleans())
def test_keys_cross_the_plane_and_never_stick(
    at: Point, push: Point, snap: bool
) -> None:
    for _ in range(60):
        at = hands.tip(
            hands.nudged(handle(at), push, "normal", VIEW, snap=snap), at, VIEW
        )
    assert math.isclose(at[0] * push[0] + at[1] * push[1], VIEW)


@given(points, points, pushes, steps)
def test_a_handle_on_a_line_stays_on_it_and_goes_where_the_key_points(
    along: Point, at: Point, push: Point, step: str
) -> None:
    start = hands.on_line(at, along, VIEW)
    aimed = hands.nudged(handle(start, along), push, step, VIEW, snap=True)
    to = hands.on_line(aimed, along, VIEW)
    assert abs(to[0] * along[1] - to[1] * along[0]) < 1e-9
    assert max(map(abs, to)) <= VIEW + 1e-9
    assert (to[0] - start[0]) * push[0] + (to[1] - start[1]) * push[1] >= -1e-12


@given(st.tuples(st.floats(), st.floats()), points)
def test_no_tip_leaves_the_view_or_reaches_zero(to: Point, before: Point) -> None:
    at = hands.tip(to, before, VIEW)
    assert max(map(abs, at)) <= VIEW
    assert math.hypot(*at) >= VIEW / 50 - 1e-9


def test_a_tip_put_at_zero_keeps_its_direction() -> None:
    at = hands.tip((0.0, 0.0), (3.0, 0.0), VIEW)
    assert at == (VIEW / 50, 0.0)


@given(points)
def test_snapping_moves_little_and_to_halves_or_fifths(at: Point) -> None:
    to = hands.snapped(at, VIEW)
    assert max(abs(to[0] - at[0]), abs(to[1] - at[1])) <= VIEW / 50 + 1e-9
    assert hands.snapped(to, VIEW) == to
    for before, after in zip(at, to, strict=True):
        if before != after:
            assert hands.is_nice((after, 0.0))


@given(st.integers(-19, 19), st.integers(-19, 19), st.floats(-0.03, 0.03))
def test_every_fifth_and_half_is_in_reach_of_a_hand(i: int, j: int, off: float) -> None:
    for goal in ((i / 5, j / 5), (i / 5, round(j / 2) / 2)):
        assume(math.hypot(*goal) >= VIEW / 50)
        to = hands.snapped((goal[0] + off, goal[1] - off), VIEW)
        assert math.isclose(to[0], goal[0], abs_tol=1e-12)
        assert math.isclose(to[1], goal[1], abs_tol=1e-12)
