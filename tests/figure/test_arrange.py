from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.arrange import arrange, glide
from game.figure.things import (
    Array,
    Box,
    Cell,
    Entry,
    Figure,
    Lamp,
    Lamps,
    Page,
    Panel,
    Plane,
    Row,
    Sign,
    Work,
)

texts = st.text("abc 12−", min_size=1, max_size=40)
planes = st.builds(
    Plane,
    key=st.just("p"),
    items=st.just(()),
    ratio=st.floats(0.5, 2.0),
    weight=st.floats(0.5, 2.0),
    caption=texts,
)
rows = st.builds(
    Row,
    key=texts,
    blocks=st.tuples(
        st.builds(Sign, text=texts),
        st.builds(
            Array,
            cells=st.lists(
                st.tuples(st.builds(Cell, text=texts)), min_size=1, max_size=5
            ).map(tuple),
        ),
    ),
    note=texts,
)
works = st.builds(
    Work, key=st.just("w"), rows=st.lists(rows, min_size=1, max_size=6).map(tuple)
)
pages = st.builds(
    Page,
    key=st.just("l"),
    entries=st.lists(
        st.builds(Entry, key=texts, words=texts), min_size=1, max_size=9
    ).map(tuple),
)
lamps = st.just(
    Lamps(
        key="lamps",
        lamps=(Lamp(key="1", label="r1", reading=0.5, asked=1, lit=False),),
    )
)
panels = st.lists(st.one_of(planes, works, pages, lamps), min_size=1, max_size=8)


def numbered(found: list[Panel]) -> Figure:
    return Figure(
        panels=tuple(replace(panel, key=str(i)) for i, panel in enumerate(found))
    )


def apart(a: Box, b: Box) -> bool:
    eps = 1e-6
    return (
        a.x + a.w <= b.x + eps
        or b.x + b.w <= a.x + eps
        or a.y + a.h <= b.y + eps
        or b.y + b.h <= a.y + eps
    )


@given(panels, st.floats(1, 4000), st.floats(1, 3000), st.floats(1, 90))
def test_boxes_lie_inside_and_never_overlap(
    found: list[Panel], width: float, height: float, em: float
) -> None:
    figure = numbered(found)
    boxes = arrange(figure, width, height, em)
    assert set(boxes) == {panel.key for panel in figure.panels}
    for box in boxes.values():
        assert box.w > 0
        assert box.h > 0
        assert box.x >= -1e-6
        assert box.y >= -1e-6
        assert box.x + box.w <= width * (1 + 1e-9) + 1e-6
        assert box.y + box.h <= height * (1 + 1e-9) + 1e-6
    assert all(apart(a, b) for a, b in combinations(boxes.values(), 2))


@given(panels, st.sampled_from([(720, 1280), (1024, 768), (1920, 1080), (2520, 1080)]))
def test_reading_order_and_a_gutter_are_kept(
    found: list[Panel], size: tuple[int, int]
) -> None:
    figure = numbered(found)
    boxes = arrange(figure, *size, 30.0)
    for a, b in combinations(figure.panels, 2):
        first, second = boxes[a.key], boxes[b.key]
        right = second.x - (first.x + first.w)
        below = second.y - (first.y + first.h)
        assert max(right, below) >= 8.0


def test_a_wide_stage_sets_planes_side_by_side_and_a_tall_one_stacks_them() -> None:
    figure = numbered([Plane(key="a", items=()), Plane(key="b", items=())])
    wide, tall = arrange(figure, 2000, 700, 30), arrange(figure, 700, 2000, 30)
    assert wide["0"].y == wide["1"].y
    assert tall["0"].x == tall["1"].x


def test_text_does_not_take_the_room_of_a_plane() -> None:
    row = Row(key="r", blocks=(Sign(text="2·2 + 1·1 = 5"),))
    figure = Figure(panels=(Work(key="w", rows=(row,)), Plane(key="p", items=())))
    boxes = arrange(figure, 1600, 900, 30)
    assert boxes["p"].w * boxes["p"].h > 2 * boxes["w"].w * boxes["w"].h


def test_three_compared_planes_come_out_equally_large() -> None:
    figure = numbered([Plane(key="", items=()) for _ in range(3)])
    boxes = arrange(figure, 650, 520, 20)
    assert len({round(box.w, 3) for box in boxes.values()}) == 1


def beside(lamps: int, rows: int) -> Figure:
    """A plane, and about it lamps and a calculation of so many rows."""
    lamp = Lamp(key="1", label="r1", reading=0.5, asked=1, lit=False)
    row = Row(key="r", blocks=(Sign(text="2·2 + 1·1 = 5"),))
    return Figure(
        panels=(
            Plane(key="p", items=(), weight=1.6),
            Lamps(key="lamps", lamps=(lamp,) * lamps),
            Work(key="w", rows=(row,) * rows),
        )
    )


@pytest.mark.parametrize("lamps", [1, 2, 3])
@pytest.mark.parametrize("rows", [1, 3, 5])
def test_puzzles_alike_are_laid_out_alike(lamps: int, rows: int) -> None:
    boxes = arrange(beside(lamps, rows), 1280, 900, 29)
    plane, lit, work = boxes["p"], boxes["lamps"], boxes["w"]
    assert plane.x == 0.0
    assert plane.x + plane.w < lit.x == work.x
    assert lit.y + lit.h < work.y


def test_writing_beside_a_plane_keeps_close_and_stands_in_the_middle() -> None:
    boxes = arrange(beside(2, 1), 1280, 900, 29)
    lit, work = boxes["lamps"], boxes["w"]
    assert work.y - (lit.y + lit.h) < 2 * 29
    assert lit.y == pytest.approx(900 - (work.y + work.h))
    assert lit.y > 100


def test_a_single_guess_stands_beside_its_plane_and_many_take_the_width() -> None:
    guess = Entry(key="g", words="A larger dot product means a closer direction.")
    for count, aside in ((1, True), (3, False)):
        page = Page(key="l", entries=(guess,) * count)
        figure = Figure(panels=(Plane(key="p", items=(), weight=1.6), page))
        boxes = arrange(figure, 1280, 900, 29)
        assert (boxes["l"].x > boxes["p"].x + boxes["p"].w) == aside


@pytest.mark.parametrize("grown", [1.25, 1.5, 2.0])
def test_numbers_do_not_shrink_where_text_grows_and_room_gets_less(
    grown: float,
) -> None:
    row = Row(key="r", blocks=(Sign(text="2·2 + 1·1 = 5"),))
    figure = Figure(
        panels=(
            Plane(key="p", items=(), weight=1.6),
            Work(key="w", rows=(row,) * 2),
        )
    )
    first = arrange(figure, 1280, 810, 29)["w"]
    less = 1.0 - 0.16 * (grown - 1.0)
    after = arrange(figure, 1280 * less, 810 * less, 29 * grown, grown)["w"]
    assert after.w >= first.w


def test_no_room_is_an_error_that_says_so() -> None:
    with pytest.raises(ValueError, match="no room"):
        arrange(Figure(), 0, 100, 30)


def test_boxes_glide() -> None:
    a, b = Box(0, 0, 100, 100), Box(100, 50, 200, 100)
    assert glide({"p": a}, {"p": b}, 0.0)["p"] == a
    assert glide({"p": a}, {"p": b}, 1.0)["p"] == b
    assert glide({"p": a}, {"p": b}, 0.5)["p"] == Box(50, 25, 150, 100)
    assert glide({"p": a}, {"q": b}, 0.3) == {"p": a, "q": b}


def test_planes_of_one_cue_keep_one_height_beside_writing() -> None:
    planes = tuple(Plane(key=f"bent:{side}", items=()) for side in ("in", "out"))
    row = Row(key="r", blocks=(Sign(text="2·2 + 1·1 = 5"),))
    boxes = arrange(Figure(panels=(*planes, Work(key="w", rows=(row,)))), 640, 520, 14)
    one, other = boxes["bent:in"], boxes["bent:out"]
    assert (one.y, one.h) == (other.y, other.h)
