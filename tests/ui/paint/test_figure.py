"""Painting figures: where points fall, where labels stand, what is touched."""

from math import cos, hypot, pi, sin

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.things import (
    Angle,
    Array,
    Arrow,
    Box,
    Cell,
    Curve,
    Dash,
    Dots,
    Entry,
    Figure,
    Formula,
    Grid,
    Item,
    Lamp,
    Lamps,
    Likeness,
    Note,
    Page,
    Picture,
    Plane,
    Product,
    Row,
    Segment,
    Sign,
    Tone,
    Tones,
    Word,
    Work,
)
from game.ui.kept import PICTURES
from game.ui.paint import label, plane, signs, text_panel
from game.ui.paint.brush import Brush
from game.ui.paint.figure import measure_work, paint, to_panel, to_pixel
from game.ui.paint.plane import paint_plane
from game.ui.paint.plane_scale import ring_radius
from game.ui.paint.reading_layout import page
from game.ui.paint.work_layout import fitting, work_places
from game.ui.theme import SHARP
from game.ui.type.fonts import Face
from game.ui.window.view import View

BOX = Box(100.0, 60.0, 500.0, 400.0)
CIRCLE = tuple((cos(i * pi / 24), sin(i * pi / 24)) for i in range(48))
ITEMS: tuple[Item, ...] = (
    Grid(key="g", matrix=((1.5, 0.5), (0.2, 1.1))),
    Curve(key="c", points=CIRCLE, closed=True, fill=0.2),
    Dots(key="d", points=((1.0, 1.0), (-2.0, 0.5))),
    Segment(key="s", a=(0, 0), b=(2, 2), dash=Dash.DOTTED),
    Angle(key="a", start=0.2, end=1.3, label="θ"),
    Angle(key="b", start=0.2, end=0.2 + pi / 2, square=True),
    Note(key="n", at=(-2, 2), text="a note", toward=(1, 0)),
    Picture(key="q", at=(2, -2), name="cat", alpha=0.5),
    Tones(key="t", corner=(-3.0, -1.0), rows=((1.0, 0.0), (-0.5, 0.2)), alpha=0.9),
    Likeness(key="l", corner=(1.0, -1.0), wide=0.8, kept=(0, 1), alpha=0.7),
    Arrow(key="v", tip=(1.5, 1.0), tone=Tone.INPUT, label="v"),
    Arrow(key="w", tip=(1.45, 1.1), tone=Tone.ROW, label="r1", alpha=0.4),
)
PLANE = Plane(key="p", items=ITEMS, span=3.0, caption="below")
WORK = Work(
    key="w",
    rows=(
        Row(
            key="1",
            blocks=(
                Array(
                    name="M",
                    cells=(
                        (Cell(text="2", lit=True), Cell(text="-1")),
                        (Cell(text="10"),),
                    ),
                    row_names=("row 1", "row 2"),
                    column_names=("c1", "c2"),
                ),
                Sign(text="="),
                Formula(tex="no outline of this"),
            ),
            note="a note",
        ),
        Row(key="2", blocks=(Sign(text="r1 · v = 4"),), struck=True, alpha=0.5),
    ),
)
LEDGER = Page(
    key="l",
    heading="Ledger",
    entries=tuple(
        Entry(
            key=m, words="A guess of some words. " * 3, mark=m, evidence="e", lit=True
        )
        for m in ("holds", "breaks", "open", "")
    ),
)
LAMPS = Lamps(
    key="k",
    lamps=(
        Lamp(key="1", label="r1", reading=2.0, asked=2.0, lit=True),
        Lamp(key="2", label="r2", reading=-0.004, asked=1.0, lit=False),
    ),
)
coordinates = st.floats(-50, 50)


@given(
    coordinates,
    coordinates,
    st.floats(0.5, 20),
    st.tuples(coordinates, coordinates),
    st.floats(20, 2000),
    st.floats(20, 2000),
)
def test_pixels_and_points_are_inverse(
    x: float, y: float, span: float, centre: tuple[float, float], w: float, h: float
) -> None:
    plane = Plane(key="p", items=(), span=span, centre=centre)
    box = Box(13.0, 7.0, w, h)
    back = to_panel(to_pixel((x, y), plane, box), plane, box)
    assert back == pytest.approx((x, y), abs=1e-6)


@given(st.floats(0.5, 20), st.floats(40, 900), st.floats(40, 900))
def test_a_plane_shows_its_span_both_ways(span: float, w: float, h: float) -> None:
    plane = Plane(key="p", items=(), span=span)
    box = Box(0, 0, w, h)
    for point in ((span, 0.0), (-span, 0.0), (0.0, span), (0.0, -span)):
        x, y = to_pixel(point, plane, box)
        assert -1e-6 <= x <= w + 1e-6
        assert -1e-6 <= y <= h + 1e-6
    assert to_pixel((0, 1), plane, box)[1] < to_pixel((0, 0), plane, box)[1]


@given(st.lists(st.floats(0, 2 * pi), min_size=2, max_size=5), st.floats(1.0, 2.6))
def test_labels_hide_neither_each_other_nor_leave_the_panel(
    angles: list[float], length: float
) -> None:
    from game.ui.window.assets import Assets  # noqa: PLC0415
    from tests.ui.conftest import ROOT  # noqa: PLC0415

    brush = Brush.of(Assets(ROOT), View(1280, 720))
    arrows = tuple(
        Arrow(key=str(i), tip=(length * cos(a), length * sin(a)), label=f"v{i}")
        for i, a in enumerate(angles)
    )
    plane = Plane(key="p", items=arrows, span=3.0)
    surface = pygame.Surface((700, 520))
    stood = paint_plane(surface, plane, BOX, brush)
    assert len(stood) == len(arrows)
    frame = pygame.Rect(100, 60, 500, 400)
    for i, one in enumerate(stood):
        assert frame.contains(one)
        for other in stood[i + 1 :]:
            both = one.clip(other)
            assert both.w * both.h <= 0.2 * one.w * one.h


def test_a_label_stands_off_the_axis_that_its_arrow_lies_on(brush: Brush) -> None:
    axis = Segment(key="axis:x", a=(-9, 0), b=(9, 0), tone=Tone.AXIS)
    e1 = Arrow(key="e1", tip=(1.0, 0.0), label="e1", tone=Tone.E1)
    plane = Plane(key="p", items=(axis, e1), span=3.0)
    (label_at,) = paint_plane(pygame.Surface((700, 520)), plane, BOX, brush)
    y = round(to_pixel((0, 0), plane, BOX)[1])
    assert not label_at.clipline((0, y), (700, y))


def test_names_stand_clear_of_the_rings_where_hands_take_the_tips(
    brush: Brush,
) -> None:
    tip = (1.5, 0.7)
    arrow = Arrow(key="v", tip=tip, label="v")
    note = Note(key="?", at=(-1.0, -1.0), text="?", toward=(1, 1), ringed=True)
    plane = Plane(key="p", items=(arrow, note), span=3.0, ringed=True)
    stood = paint_plane(pygame.Surface((700, 520)), plane, BOX, brush)
    for at, area in zip((tip, note.at), stood, strict=True):
        x, y = to_pixel(at, plane, BOX)
        across = max(area.left - x, x - area.right, 0.0)
        down = max(area.top - y, y - area.bottom, 0.0)
        assert hypot(across, down) >= ring_radius(brush)


def test_names_keep_off_a_small_target(brush: Brush) -> None:
    around = tuple((1.0 + 0.15 * x, 1.0 + 0.15 * y) for x, y in CIRCLE)
    target = Curve(key="t", points=around, closed=True, fill=0.3)
    arrow = Arrow(key="v", tip=(0.9, 0.9), label="v")
    plane = Plane(key="p", items=(target, arrow), span=3.0)
    (name,) = paint_plane(pygame.Surface((700, 520)), plane, BOX, brush)
    x, y = to_pixel((1.0, 1.0), plane, BOX)
    assert not name.collidepoint(x, y)


def test_a_long_reading_keeps_off_the_rim_of_its_lamp(brush: Brush) -> None:
    box = Box(0.0, 0.0, 300.0, 300.0)

    def wide(reading: float) -> int:
        lamp = Lamp(key="1", label="", reading=reading, asked=1, lit=False)
        bare, told = pygame.Surface((300, 300)), pygame.Surface((300, 300))
        hidden = replace(lamp, covered=True)
        paint(
            bare, Figure(panels=(Lamps(key="l", lamps=(hidden,)),)), {"l": box}, brush
        )
        paint(told, Figure(panels=(Lamps(key="l", lamps=(lamp,)),)), {"l": box}, brush)
        changed = pygame.mask.from_threshold(told, (0, 0, 0), (9, 9, 9, 255), bare)
        changed.invert()
        first, *others = changed.get_bounding_rects()
        return first.unionall(others).width

    assert wide(4.0) < wide(-4.28) < 1.75 * 62 * brush.k


def test_a_plane_fits_its_ratio() -> None:
    wide = Plane(key="p", items=(), span=1.0, ratio=2.0)
    box = Box(0.0, 0.0, 400.0, 200.0)
    assert to_pixel((2.0, 1.0), wide, box) == pytest.approx((400.0, 0.0))
    assert to_pixel((2.0, 1.0), wide, Box(0, 0, 400, 900))[0] == pytest.approx(400.0)


def test_a_caption_hangs_under_its_box(brush: Brush) -> None:
    surface = pygame.Surface((700, 520))
    empty = Plane(key="p", items=(), caption="below")
    paint_plane(surface, empty, Box(100.0, 60.0, 500.0, 300.0), brush)
    light = pygame.mask.from_threshold(surface, (236, 230, 214), (60, 60, 60))
    (found,) = [light.get_bounding_rects()[0].unionall(light.get_bounding_rects())]
    assert found.top >= 360
    assert abs(found.centerx - 350) <= 2


def test_captions_beside_each_other_are_of_one_size(brush: Brush) -> None:
    texts = ("loudest pair 0.5", "loudest pair is about 0.8123, or more")
    planes = [Plane(key=text, items=(), caption=text) for text in texts]
    lefts = dict(zip(texts, (20.0, 370.0), strict=True))
    boxes = {key: Box(left, 60.0, 240.0, 200.0) for key, left in lefts.items()}
    asked: list[int] = []

    def noted(_brush: Brush, text: str, px: int, *_rest: object) -> pygame.Surface:
        asked.append(px)
        return pygame.Surface((len(text) * px // 2, px))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plane, "picture", noted)
        surface = pygame.Surface((700, 520))
        paint(surface, Figure(panels=tuple(planes)), boxes, brush)
    natural, painted = max(asked), asked[-2:]
    assert len(set(painted)) == 1
    assert painted[0] < natural


@pytest.mark.parametrize("panel", [PLANE, WORK, LEDGER, LAMPS], ids=lambda p: p.key)
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (64, 36)])
def test_a_panel_paints_in_its_box_only(
    brush: Brush, panel: Plane | Work | Page | Lamps, size: tuple[int, int]
) -> None:
    brush = brush.at(view=View(*size, 1.4))
    surface = pygame.Surface((1280, 720))
    surface.fill((40, 60, 60))
    clip = pygame.Rect(100, 60, 500, 400)
    paint(surface, Figure(panels=(panel,)), {panel.key: BOX}, brush, clip=clip)
    before = surface.copy()
    assert surface.get_clip() == surface.get_rect()
    inside = surface.subsurface(clip).copy()
    plain = pygame.Surface(clip.size)
    plain.fill((40, 60, 60))
    assert pygame.image.tobytes(inside, "RGB") != pygame.image.tobytes(plain, "RGB")
    surface.fill((40, 60, 60), clip)
    blank = pygame.Surface((1280, 720))
    blank.fill((40, 60, 60))
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(blank, "RGB")
    paint(surface, Figure(panels=(panel,)), {panel.key: BOX}, brush, clip=clip)
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(before, "RGB")


@pytest.mark.parametrize("panel", [PLANE, WORK, LEDGER, LAMPS], ids=lambda p: p.key)
def test_what_is_absent_leaves_no_trace(
    brush: Brush, panel: Plane | Work | Page | Lamps
) -> None:
    import msgspec  # noqa: PLC0415

    surface = pygame.Surface((700, 520))
    gone = msgspec.structs.replace(panel, alpha=0.0)
    paint(surface, Figure(panels=(gone, panel)), {"other": BOX}, brush)
    paint(surface, Figure(panels=(gone,)), {panel.key: BOX}, brush)
    assert surface.get_bounding_rect().w == 700
    assert pygame.transform.average_color(surface)[:3] == (0, 0, 0)


@given(st.floats(60, 900), st.floats(60, 700))
def test_a_calculation_shrinks_until_it_fits(w: float, h: float) -> None:
    from game.ui.paint.work_layout import measured  # noqa: PLC0415
    from game.ui.window.assets import Assets  # noqa: PLC0415
    from tests.ui.conftest import ROOT  # noqa: PLC0415

    brush = Brush.of(Assets(ROOT), View(1280, 720))
    px = fitting(WORK, Box(0, 0, w, h), brush)
    wide, high = measured(WORK, brush, px)
    assert px == 8 or (wide <= w * 1.03 and high <= h * 1.03)


def test_a_calculation_grows_where_it_stands_alone(brush: Brush) -> None:
    row = Row(key="r", blocks=(Sign(text="r1 · v = 4"),))
    work = Work(key="w", rows=(row,))
    small, large = (fitting(work, Box(0, 0, w, 400), brush) for w in (70, 1000))
    assert small < 0.6 * large
    assert fitting(work, Box(0, 0, 9000, 9000), brush) == large


def test_rows_of_a_calculation_stand_column_under_column(brush: Brush) -> None:
    def line(name: str, texts: tuple[str, ...], room: tuple[str, ...]) -> Row:
        cells = tuple(Cell(text=t, key=f"{name}:{i}") for i, t in enumerate(texts))
        sign = Sign(text=name, room="r1" if room else "")
        return Row(key=name, blocks=(sign, Array(cells=(cells,), room=room)))

    def middles(room: tuple[str, ...]) -> dict[str, int]:
        rows = (line("v", ("2", "1"), room), line("r1", ("-0.45", "0.89"), room))
        places = work_places(Work(key="w", rows=rows), BOX, brush)
        return {key: area.centerx for key, area in places}

    ragged, even = middles(()), middles(("-0.45", "0.89"))
    for i in (0, 1):
        assert abs(even[f"v:{i}"] - even[f"r1:{i}"]) <= 1
        assert abs(ragged[f"v:{i}"] - ragged[f"r1:{i}"]) > 8


def test_a_lit_cell_moves_nothing(brush: Brush) -> None:
    sizes = set()
    for lit in (False, True):
        cells = ((Cell(text="3", lit=lit), Cell(text="4")),)
        work = Work(key="w", rows=(Row(key="r", blocks=(Array(cells=cells),)),))
        sizes.add(measure_work(work, brush))
    assert len(sizes) == 1


def test_names_are_set_as_in_print() -> None:
    shown = [(part, below) for part, _, below in label.parts("v on r1")]
    assert shown == [("v", False), (" on ", False), ("r", False), ("1", True)]
    whole = label.parts("a note of some length")
    assert [part for part, _, _ in whole] == ["a note of some length"]
    named = label.parts("a · r = 4.4, about 10° off")
    assert [part for part, face, _ in named if face is Face.MATH] == ["a", "r"]
    said = label.parts("I am sorry.")
    assert [part for part, _, _ in said] == ["I am sorry."]
    owned = label.parts("how far h's length is")
    assert [part for part, face, _ in owned if face is Face.MATH] == ["h"]
    assert label.minus("2·3 + 1·(-2)") == "2·3 + 1·(−2)"
    assert label.minus("rows-02") == "rows-02"


def test_marks_have_each_their_own_shape(brush: Brush) -> None:
    seen = set()
    for kind in ("holds", "breaks", "open", ""):
        surface = pygame.Surface((60, 60))
        signs.mark(surface, brush, kind, (30.0, 30.0), 20.0)
        shape = pygame.mask.from_threshold(surface, (0, 0, 0), (40, 40, 40))
        seen.add(shape.count())
    assert len(seen) == 4


@pytest.mark.parametrize("sharp", [False, True])
def test_the_veil_darkens_the_foot_and_spares_the_head(
    brush: Brush, sharp: bool
) -> None:
    brush = brush.at(theme=SHARP) if sharp else brush
    surface = pygame.Surface((1280, 720))
    surface.fill((200, 200, 200))
    made = page(brush.view)
    text_panel.veil(surface, made, brush)
    text_panel.name(surface, made, brush, "Somebody", brush.theme.brass)
    mark = text_panel.wait_mark(surface, made, brush, 0.4)
    assert surface.get_at((640, 100))[:3] == (200, 200, 200)
    assert max(surface.get_at((20, 715))[:3]) < 40
    assert surface.get_rect().contains(mark)


def test_a_brush_keeps_its_caches_bounded(brush: Brush) -> None:
    for i in range(120):
        brush.pictures.keep(("big", i), pygame.Surface((1000, 500)))
    assert PICTURES.weight <= PICTURES.most
    assert brush.pictures.get(("big", 119)) is not None
    assert brush.pictures.get(("big", 0)) is None


def test_a_sum_on_its_way_leaves_its_place_empty_and_comes_there(brush: Brush) -> None:
    surface = pygame.Surface((700, 520))

    def painted(told: float) -> pygame.Surface:
        cells = (Cell(text="2", tone=Tone.ROW),)
        made = Product(row=cells, inputs=cells, out=Cell(text="4"), at=0, told=told)
        one = Array(cells=(cells,))
        out = Array(cells=((Cell(text="4"),),))
        above = Row(key="m", blocks=(one, one, Sign(text="="), out))
        work = Work(key="w", rows=(above, Row(key="p", blocks=(made,))))
        surface.fill((0, 0, 0))
        paint(surface, Figure(panels=(work,)), {"w": BOX}, brush)
        return surface.copy()

    def ink(picture: pygame.Surface) -> int:
        return int(pygame.surfarray.array3d(picture).astype(int).sum())

    begun, half, whole = (ink(painted(told)) for told in (0.0, 0.5, 1.0))
    assert begun < half < whole
    assert ink(painted(0.9)) > half


def test_a_matrix_is_as_light_as_its_numbers_and_hatched_below_zero(
    brush: Brush,
) -> None:
    surface = pygame.Surface((700, 520), pygame.SRCALPHA)
    rows = ((1.0, 0.5), (0.0, -1.0))
    item = Tones(key="t", corner=(0.0, 0.0), rows=rows)
    paint_plane(surface, Plane(key="p", items=(item,), span=3.0), BOX, brush)

    def light(x: float, y: float) -> pygame.Color:
        px, py = to_pixel((x, y), PLANE, BOX)
        return surface.get_at((round(px), round(py)))

    assert light(0.5, -0.5).a > 1.8 * light(1.5, -0.5).a > 0
    assert light(0.5, -1.5).a == 0
    # Beside the hatch, and on it.
    across = {tuple(light(1.0 + n / 150, -1.5)) for n in range(30, 121)}
    assert len(across) > 1


def test_a_picture_stands_around_its_point_and_a_missing_one_nowhere(
    brush: Brush,
) -> None:
    def painted(name: str) -> pygame.Rect:
        surface = pygame.Surface((700, 520), pygame.SRCALPHA)
        item = Picture(key="q", at=(1.0, 1.0), name=name, size=1.5)
        paint_plane(surface, Plane(key="p", items=(item,), span=3.0), BOX, brush)
        return surface.get_bounding_rect(min_alpha=40)

    cat, (x, y) = painted("cat"), to_pixel((1.0, 1.0), PLANE, BOX)
    side = 1.5 * BOX.h / 6.0
    assert cat.collidepoint(x, y)
    assert 0.6 * side < cat.h <= side + 1
    assert painted("unicorn").size == (0, 0)


def test_a_bracket_on_its_way_goes_over_the_letters_which_stay_in_their_line(
    brush: Brush,
) -> None:
    surface = pygame.Surface((700, 520))
    was, now = ("M ( T ( M v ) )", "( M T ) ( M v )")
    before, after = (tuple(Cell(text=s) for s in text.split()) for text in (was, now))

    def rows_of_ink(way: float) -> tuple[int, int]:
        word = Word(signs=after, was=before, way=way)
        work = Work(key="w", rows=(Row(key="r", blocks=(word,)),))
        surface.fill(brush.theme.ground)
        paint(surface, Figure(panels=(work,)), {"w": BOX}, brush)
        seen = pygame.mask.from_threshold(surface, brush.theme.ground, (9, 9, 9, 255))
        seen.invert()
        boxes = seen.get_bounding_rects()
        return min(box.top for box in boxes), max(box.bottom for box in boxes)

    (top, foot), (over, _foot), (end, low) = map(rows_of_ink, (0.0, 0.5, 1.0))
    assert over < min(top, end) - 8
    assert abs(foot - low) <= 8
