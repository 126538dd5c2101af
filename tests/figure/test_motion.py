import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.carried import Carried
from game.figure.easing import settle, smooth
from game.figure.mixing import swing
from game.figure.motion import Motion
from game.figure.things import (
    Array,
    Arrow,
    Cell,
    Curve,
    Dots,
    Entry,
    Figure,
    Grid,
    Item,
    Lamp,
    Lamps,
    Note,
    Page,
    Picture,
    Plane,
    Row,
    Segment,
    Sign,
    Work,
)

number = st.floats(-4, 4).map(lambda x: round(x, 2))
point = st.tuples(number, number)
arrows = st.builds(Arrow, key=st.sampled_from("abcd"), tip=point)
notes = st.builds(
    Note, key=st.sampled_from("abcd"), at=point, text=st.sampled_from("xy")
)
pictures = st.builds(
    Picture, key=st.sampled_from("abcd"), at=point, name=st.sampled_from(["cat", "rat"])
)
segments = st.builds(Segment, key=st.sampled_from("abcd"), a=point, b=point)
grids = st.builds(Grid, key=st.just("grid"), matrix=st.tuples(point, point))
items = st.lists(
    st.one_of(arrows, notes, pictures, segments, grids),
    max_size=5,
    unique_by=lambda item: item.key,
)
planes = st.builds(
    Plane, key=st.sampled_from("pq"), items=items.map(tuple), span=st.floats(1, 9)
)
lines = st.builds(
    Row,
    key=st.sampled_from("uvw"),
    blocks=st.tuples(st.builds(Sign, text=st.sampled_from("ab"))),
)
works = st.builds(
    Work,
    key=st.sampled_from("st"),
    rows=st.lists(lines, max_size=3, unique_by=lambda row: row.key).map(tuple),
)
figures = st.lists(
    st.one_of(planes, works), max_size=3, unique_by=lambda panel: panel.key
).map(lambda panels: Figure(panels=tuple(panels)))


def on_plane(*things: Item) -> Figure:
    return Figure(panels=(Plane(key="plane", items=things),))


def thing(figure: Figure, key: str) -> Item:
    (panel,) = figure.panels
    assert isinstance(panel, Plane)
    return next(item for item in panel.items if item.key == key)


def arrow(figure: Figure, key: str) -> Arrow:
    found = thing(figure, key)
    assert isinstance(found, Arrow)
    return found


@given(figures, figures)
def test_it_begins_before_and_ends_after(before: Figure, after: Figure) -> None:
    motion = Motion(before, after)
    assert motion.at(0.0) == before or before == after
    assert motion.at(motion.seconds) == after


@given(figures, figures, st.floats(0, 1))
def test_every_moment_is_a_figure_that_can_be_painted(
    before: Figure, after: Figure, share: float
) -> None:
    motion = Motion(before, after)
    now = motion.at(motion.seconds * share)
    keys = [panel.key for panel in now.panels]
    for panel in now.panels:
        assert 0.0 <= panel.alpha <= 1.0
        if isinstance(panel, Plane):
            assert panel.span > 0
            for item in panel.items:
                assert 0.0 <= item.alpha <= 1.0 + 1e-9
                if isinstance(item, Arrow):
                    assert all(map(math.isfinite, (*item.tip, *item.tail)))
    assert len(keys) <= len(before.panels) + len(after.panels)


@given(figures)
def test_nothing_changes_in_no_time(figure: Figure) -> None:
    assert Motion(figure, figure).seconds == 0.0


def test_an_emptied_stage_rests_as_soon_as_nothing_is_seen() -> None:
    plane = Plane(key="plane", span=2.0, items=(Arrow(key="v", tip=(1.0, 0.0)),))
    motion = Motion(Figure(panels=(plane,)), Figure())
    last = motion.at(motion.seconds * 0.95)
    assert 0.0 < last.panels[0].alpha < 0.1
    assert motion.at(motion.seconds) == Figure()


@given(point, point, st.floats(0, 1))
def test_an_arrow_never_shrinks_through_zero(
    a: tuple[float, float], b: tuple[float, float], t: float
) -> None:
    sizes = sorted((math.hypot(*a), math.hypot(*b)))
    if sizes[0] < 1e-6:
        return
    size = math.hypot(*swing(a, b, t))
    assert sizes[0] * (1 - 1e-9) <= size <= sizes[1] * (1 + 1e-9)


def test_an_arrow_goes_the_short_way_round() -> None:
    before = on_plane(Arrow(key="v", tip=(math.cos(3.0), math.sin(3.0))))
    after = on_plane(Arrow(key="v", tip=(math.cos(-3.0), math.sin(-3.0))))
    motion = Motion(before, after)
    for i in range(1, 20):
        assert arrow(motion.at(motion.seconds * i / 20), "v").tip[0] < -0.98


def test_what_a_matrix_carries_rides_on_its_grid() -> None:
    """A quarter turn: the arrow keeps its length and stays on the grid's own line."""
    m = ((0.0, -1.0), (1.0, 0.0))
    still = on_plane(Grid(key="still"))
    after = on_plane(
        Grid(key="still"),
        Grid(key="grid", matrix=m),
        Arrow(key="v", tip=(0.0, 2.0), carried=Carried(((2.0, 0.0),), m)),
        Curve(key="c", points=((0.0, 1.0),), carried=Carried(((1.0, 0.0),), m)),
    )
    motion = Motion(still, after)
    for i in range(1, 30):
        now = motion.at(motion.seconds * i / 30)
        grid = thing(now, "grid")
        assert isinstance(grid, Grid)
        (a, _), (c, _) = grid.matrix
        v = arrow(now, "v")
        assert v.tip == pytest.approx((2 * a, 2 * c))
        assert math.hypot(*v.tip) == pytest.approx(2.0)
        curve = thing(now, "c")
        assert isinstance(curve, Curve)
        assert curve.points[0] == pytest.approx((a, c))


def test_one_kind_of_change_after_another() -> None:
    """Leave, then move, then appear: what moves stands still while another leaves."""
    before = on_plane(Arrow(key="v", tip=(1, 0)), Arrow(key="old", tip=(0, 1)))
    after = on_plane(Arrow(key="v", tip=(0, 2)), Arrow(key="new", tip=(1, 1)))
    motion = Motion(before, after)
    for i in range(1, 100):
        now = motion.at(motion.seconds * i / 100)
        (panel,) = now.panels
        assert isinstance(panel, Plane)
        here = [item.key for item in panel.items]
        tip = arrow(now, "v").tip
        if "old" in here:
            assert tip == pytest.approx((1, 0))
        if "new" in here:
            assert tip == pytest.approx((0, 2))
        assert here.count("old") + here.count("new") <= 1


def test_new_arrows_grow_from_their_tails() -> None:
    after = on_plane(Arrow(key="v", tail=(1, 1), tip=(3, 1)))
    motion = Motion(on_plane(), after)
    lengths = []
    for i in range(1, 20):
        (panel,) = motion.at(motion.seconds * i / 20).panels
        assert isinstance(panel, Plane)
        for item in panel.items:
            grown = item if isinstance(item, Arrow) else Arrow(key="", tip=(9, 9))
            assert grown.tail == pytest.approx((1, 1))
            lengths.append(grown.tip[0] - 1)
    assert lengths == sorted(lengths)
    assert lengths[0] < 1.0


def test_changed_words_never_lie_on_each_other() -> None:
    before = on_plane(Note(key="n", at=(0, 0), text="2"))
    after = on_plane(Note(key="n", at=(1, 0), text="5"))
    motion = Motion(before, after)
    seen: list[tuple[str, float]] = []
    for i in range(1, 40):
        note = thing(motion.at(motion.seconds * i / 40), "n")
        assert isinstance(note, Note)
        seen.append((note.text, note.alpha))
    change = next(i for i, (text, _) in enumerate(seen) if text == "5")
    assert all(text == "2" for text, _ in seen[:change])
    assert all(text == "5" for text, _ in seen[change:])
    assert min(alpha for _, alpha in seen) < 0.2


def test_a_longer_calculation_builds_line_by_line() -> None:
    def work(*keys: str) -> Figure:
        return Figure(
            panels=(
                Work(
                    key="work",
                    rows=tuple(Row(key=k, blocks=(Sign(text=k),)) for k in keys),
                ),
            )
        )

    motion = Motion(work("a"), work("a", "b", "c"))
    for i in range(1, 30):
        (panel,) = motion.at(motion.seconds * i / 30).panels
        assert isinstance(panel, Work)
        a, b, c = panel.rows
        assert a.alpha == 1.0
        assert b.alpha >= c.alpha
        assert 0.0 <= b.room <= 1.0
    shrinking = Motion(work("a", "b"), work("a"))
    rooms = [
        panel.rows[1].room
        for i in range(1, 20)
        for panel in shrinking.at(shrinking.seconds * i / 20).panels
        if isinstance(panel, Work) and len(panel.rows) == 2
    ]
    assert rooms == sorted(rooms, reverse=True)


def test_lights_move_without_a_flicker() -> None:
    def matrix(*, lit: bool) -> Figure:
        array = Array(cells=((Cell(text="2", lit=lit), Cell(text="1")),))
        return Figure(panels=(Work(key="m", rows=(Row(key="M", blocks=(array,)),)),))

    motion = Motion(matrix(lit=False), matrix(lit=True))
    for i in range(1, 20):
        (panel,) = motion.at(motion.seconds * i / 20).panels
        assert isinstance(panel, Work)
        assert panel.rows[0].alpha == 1.0


def test_marks_and_lamps_change() -> None:
    before = Figure(
        panels=(
            Page(key="l", entries=(Entry(key="g", words="w"),)),
            Lamps(
                key="k",
                lamps=(Lamp(key="1", label="r", reading=0, asked=1, lit=False),),
            ),
        )
    )
    after = Figure(
        panels=(
            Page(
                key="l",
                entries=(
                    Entry(key="g", words="w", mark="holds"),
                    Entry(key="h", words="x"),
                ),
            ),
            Lamps(
                key="k",
                lamps=(Lamp(key="1", label="r", reading=1, asked=1, lit=True),),
            ),
        )
    )
    motion = Motion(before, after)
    readings = []
    for i in range(1, 30):
        page, lamps = motion.at(motion.seconds * i / 30).panels
        assert isinstance(page, Page)
        assert isinstance(lamps, Lamps)
        readings.append(lamps.lamps[0].reading)
        assert lamps.lamps[0].lit == (readings[-1] == 1.0)
    assert readings == sorted(readings)


def test_clouds_of_other_sizes_fade_into_each_other() -> None:
    motion = Motion(
        on_plane(Dots(key="c", points=((0, 0), (1, 1)))),
        on_plane(Dots(key="c", points=((0, 0),))),
    )
    alphas = []
    for i in range(1, 20):
        dots = thing(motion.at(motion.seconds * i / 20), "c")
        assert isinstance(dots, Dots)
        alphas.append(dots.alpha)
    assert min(alphas) < 0.35
    assert alphas[-1] > 0.95


@pytest.mark.parametrize("ease", [smooth, settle])
def test_easings_rise_from_0_to_1(ease: object) -> None:
    assert callable(ease)
    values = [ease(i / 50) for i in range(51)]
    assert values[0] == 0.0
    assert values[-1] == 1.0
    assert all(b >= a for a, b in pairwise(values))
