"""The page is arithmetic: nothing ever stands on anything else."""

from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Box
from game.ui.paint.reading_layout import Page, page
from game.ui.window.view import View, whole

shapes = st.builds(
    lambda h, shape, scale, strip: View(round(h * shape), h, scale, strip),
    st.integers(360, 2160),
    st.floats(4 / 3, 21 / 9),
    st.floats(0.8, 2.0),
    st.booleans(),
)


def overlap(a: Box, b: Box) -> bool:
    across = min(a.x + a.w, b.x + b.w) - max(a.x, b.x)
    down = min(a.y + a.h, b.y + b.h) - max(a.y, b.y)
    return across > 1e-6 and down > 1e-6


def parts(made: Page) -> list[Box]:
    return [made.stage, made.left, made.right, made.name, made.text]


@given(shapes, st.integers(1, 4), st.booleans())
def test_nothing_stands_on_anything_else(view: View, lines: int, two: bool) -> None:
    made = page(view, lines, two)
    boxes = parts(made)
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert not overlap(a, b)


@given(shapes, st.integers(1, 3), st.integers(1, 4))
def test_choices_stand_under_the_text(view: View, lines: int, choices: int) -> None:
    made = page(view, lines, choices=choices)
    assert not overlap(made.text, made.choices)
    assert not overlap(made.stage, made.choices)
    assert made.choices.h >= choices * made.leading - 30.0


@given(shapes, st.integers(1, 4))
def test_the_stage_keeps_room_for_a_figure(view: View, lines: int) -> None:
    made = page(view, lines)
    assert made.stage.h >= 280.0
    assert made.stage.w >= 700.0


@given(shapes, st.integers(2, 4))
def test_everything_is_inside_the_window(view: View, lines: int) -> None:
    for box in [*parts(page(view, lines)), page(view, lines).alone]:
        assert box.x >= -1e-6
        assert box.y >= -1e-6
        assert box.x + box.w <= view.w + 1e-6
        assert box.y + box.h <= view.h + 1e-6
    made = page(view, lines)
    for box in (made.text, made.mark):
        assert box.y + box.h <= view.h - view.foot + 1e-6


@given(shapes, st.integers(2, 4))
def test_a_longer_text_grows_upward(view: View, lines: int) -> None:
    short, long = page(view, lines).text, page(view, lines + 1).text
    assert long.y <= short.y
    assert abs((long.y + long.h) - (short.y + short.h)) < 1e-6


def test_the_logical_width_follows_the_window() -> None:
    widths = [View(*size).w for size in ((1024, 768), (1280, 720), (2520, 1080))]
    assert [round(w) for w in widths] == [1440, 1920, 2520]
    assert round(View(600, 900).w) == 1440
    assert round(View(600, 900).h) == 2160


@given(st.integers(-3, 40), st.integers(-3, 40))
def test_tiny_windows_still_have_a_page(width: int, height: int) -> None:
    view = View(width, height)
    made = page(view, 3)
    for box in (*parts(made), made.choices, made.mark):
        rect = view.of(box)
        assert rect.w >= 1
        assert rect.h >= 1
        assert whole(view.pixels(box)).w >= 1
