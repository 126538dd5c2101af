"""Rows: the focus goes everywhere and nowhere else, by every device, at every size."""

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.ui.forms.controls import Choice, Slider, Tabs, Toggle
from game.ui.forms.rows import Rows
from game.ui.forms.widgets import Act, Heading, Line, Widget, Words
from game.ui.paint.brush import Brush
from game.ui.window import intents as want
from game.ui.window.assets import Assets
from game.ui.window.view import View
from tests.ui.conftest import ROOT

AREA = pygame.Rect(100, 100, 800, 400)
DOWN, UP = want.Focus(dy=1), want.Focus(dy=-1)
LEFT, RIGHT = want.Focus(dx=-1), want.Focus(dx=1)


def lines(*keys: str) -> list[tuple[Widget, ...]]:
    return [(Line(key, key),) for key in keys]


def rows(brush: Brush, bands: list[tuple[Widget, ...]], focus: str = "") -> Rows:
    made = Rows(bands, focus)
    made.place(brush, AREA)
    return made


def key(made: Rows) -> str:
    return made.focused.key if made.focused else ""


def test_focus_goes_around_and_skips_what_cannot_be_chosen(brush: Brush) -> None:
    bands = [(Words("told"),), *lines("a"), (Heading("", "h"),), *lines("b")]
    bands.append((Line("grey", "grey", able=False),))
    made = rows(brush, bands)
    seen = [key(made)]
    for intent in (DOWN, DOWN, UP, want.Focus(tab=1), want.Skip()):
        made.read(intent)
        seen.append(key(made))
    assert seen == ["a", "b", "a", "b", "a", "b"]


def test_side_by_side_left_and_right_move_and_columns_are_kept(brush: Brush) -> None:
    grid: list[tuple[Widget, ...]] = [
        tuple(Line(f"{r}{c}", "x") for c in range(3)) for r in range(2)
    ]
    made = rows(brush, grid)
    made.read(RIGHT)
    made.read(DOWN)
    assert key(made) == "11"
    for _ in range(5):
        made.read(LEFT)
    assert key(made) == "10"


def test_advance_and_numbers_and_a_press_choose(brush: Brush) -> None:
    made = rows(brush, lines("a", "b", "c"))
    assert made.read(want.Advance()) == Act("a")
    assert made.read(want.Choose(2)) == Act("c")
    assert made.read(want.Choose(9)) is None
    place = made.place_of("b")
    assert place is not None
    assert made.read(want.Press(*place.center)) == Act("b")
    assert key(made) == "b"


def test_the_pointer_takes_the_focus_only_over_something(brush: Brush) -> None:
    made = rows(brush, lines("a", "b", "c"))
    place = made.place_of("c")
    assert place is not None
    made.read(want.Point(*place.center))
    made.read(want.Point(5, 5))
    assert key(made) == "c"


def test_a_long_list_scrolls_by_wheel_and_pages_within_its_ends(brush: Brush) -> None:
    made = rows(brush, lines(*(str(n) for n in range(60))))
    made.read(want.Scroll(-3, 0, 0))
    assert made.scroll > 0
    for _ in range(60):
        made.read(want.Rollforward())
    assert made.scroll == made.longest
    for _ in range(60):
        made.read(want.Rollback())
    assert made.scroll == 0


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([DOWN, UP, LEFT, RIGHT, want.Scroll(2, 0, 0)])),
    st.sampled_from([(640, 360), (1280, 720), (1024, 768), (2560, 1080)]),
    st.sampled_from([0.8, 1.0, 2.0]),
)
def test_what_a_key_gives_the_focus_can_be_seen(
    steps: list[want.Intent], size: tuple[int, int], scale: float
) -> None:
    brush = SHARED.at(view=View(*size, scale))
    made = Rows([*lines(*(str(n) for n in range(30)))])
    made.place(brush, pygame.Rect(0, 0, size[0], size[1] // 2))
    for step in steps:
        made.read(step)
        if isinstance(step, want.Focus) and step.dy:
            place = made.place_of(key(made))
            assert place is not None
            assert made.area.contains(place)
    assert 0 <= made.scroll <= made.longest


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("size", [(640, 360), (1920, 1080), (1024, 768)])
def test_no_two_widgets_overlap(
    brush: Brush, size: tuple[int, int], scale: float
) -> None:
    there = brush.at(view=View(*size, scale))
    made = Rows(_all_kinds())
    made.place(there, pygame.Rect(0, 0, size[0], size[1]))
    areas = [spot.area for spot in made._spots]
    for i, area in enumerate(areas):
        assert area.collidelist(areas[:i]) == -1
        assert area.w <= size[0]


def test_nothing_is_painted_outside_but_the_marks_margin(brush: Brush) -> None:
    surface = pygame.Surface((1280, 720))
    made = rows(brush, [*lines(*(str(n) for n in range(40))), *_all_kinds()])
    made.read(want.Scroll(-3, 0, 0))
    made.draw(surface)
    inside = AREA.inflate(2 * 60, 2)
    mask = pygame.mask.from_threshold(surface, (0, 0, 0), (1, 1, 1, 255))
    mask.invert()
    for rect in mask.get_bounding_rects():
        assert inside.contains(rect)


def test_a_slider_keeps_to_its_steps_and_ends(brush: Brush) -> None:
    slider = Slider("s", "S", 0.5, (0.0, 1.0), by=0.25, says=lambda v: f"{v:g}")
    made = rows(brush, [(slider,)])
    told = [made.read(RIGHT) for _ in range(4)]
    assert told == [Act("s", 0.75), Act("s", 1.0), None, None]
    place = made.place_of("s")
    assert place is not None
    made.read(want.Press(place.x + 0.46 * place.w, place.centery))
    assert slider.number == 0.0
    assert made.read(want.Point(place.right + 500, 0)) == Act("s", 1.0)
    made.read(want.Release(0, 0))
    made.read(want.Point(place.x, 0))
    assert slider.number == 1.0


def test_a_press_on_a_sliders_label_changes_nothing(brush: Brush) -> None:
    slider = Slider("s", "S", 0.5, (0.0, 1.0), by=0.25, says=str)
    made = rows(brush, [(slider,)])
    place = made.place_of("s")
    assert place is not None
    assert made.read(want.Press(place.x + 30, place.centery)) is None


def test_choice_and_toggle_and_tabs_say_what_they_are(brush: Brush) -> None:
    choice = Choice("c", "Speed", [(1, "slow"), (2, "fast")], 2)
    toggle = Toggle("t", "Loud", on=False)
    tabs = Tabs("p", ["One", "Two"], 0)
    made = rows(brush, [(choice,), (toggle,), (tabs,)])
    assert made.spoken() == "Speed. fast"
    assert made.read(RIGHT) is None
    assert made.read(LEFT) == Act("c", 1)
    made.read(DOWN)
    assert made.read(LEFT) is None
    assert made.read(want.Advance()) == Act("t", value=True)
    assert made.spoken() == "Loud. On"
    made.read(DOWN)
    assert made.read(RIGHT) == Act("p", 1)
    assert made.spoken() == "Page. Two"


def test_a_tab_that_is_pressed_opens(brush: Brush) -> None:
    tabs = Tabs("p", ["One", "Two", "Three"], 0)
    made = rows(brush, [(tabs,)])
    made.draw(pygame.Surface((1280, 720)))
    place = made.place_of("p")
    assert place is not None
    left, right = tabs._edges[2]
    act = made.read(want.Press(place.x + (left + right) / 2, place.centery))
    assert act == Act("p", 2)


def test_set_keeps_the_focus_by_key(brush: Brush) -> None:
    made = rows(brush, lines("a", "b", "c"), focus="b")
    made.set(lines("x", "b"))
    assert key(made) == "b"
    made.set(lines("x", "y"))
    assert key(made) == "x"


def _all_kinds() -> list[tuple[Widget, ...]]:
    long = "A row is the arrow in input space whose dot product is that output. " * 2
    return [
        (Tabs("tabs", ["Reading", "Sound", "Seeing and hearing"], 0),),
        (Words(long),),
        (Heading("", "Shadow"),),
        (Line("line", long, under=long),),
        (Slider("s", long, 0.5, (0.0, 1.0), by=0.1, says=str),),
        (Toggle("t", long, on=True),),
        (Choice("c", long, [(1, "one"), (2, "two")], 1),),
    ]


def _shared() -> Brush:
    pygame.display.init()
    pygame.font.init()
    return Brush.of(Assets(ROOT), View(1280, 720))


SHARED = _shared()


def test_what_is_only_read_is_said_on_the_way_to_a_row(brush: Brush) -> None:
    read, then = Words("First read this."), Words("Then this.")
    made = rows(brush, [(read,), (Line("a", "A"),), (then,), (Line("b", "B"),)])
    assert made.above() == "First read this"
    made.read(want.Focus(dy=1))
    assert (made.above(), made.spoken()) == ("Then this", "B")
    assert made.above(all_=True) == made.whole() == "First read this. Then this"
