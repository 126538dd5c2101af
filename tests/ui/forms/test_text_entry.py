"""Writing in a menu: pygame_gui's line does it, and knows every key of our theme."""

import subprocess
import sys
from typing import Any

import pygame
import pytest
from pygame_gui.core.ui_appearance_theme import UIAppearanceTheme

from game.ui.forms.controls import Slider, Toggle
from game.ui.forms.rows import Rows
from game.ui.forms.text_entry import Entry
from game.ui.forms.text_field import form_theme
from game.ui.forms.widgets import Act, Line, Widget
from game.ui.paint.brush import Brush
from game.ui.theme import SHARP
from game.ui.window import intents as want
from game.ui.window.view import View

AREA = pygame.Rect(100, 100, 800, 400)


@pytest.fixture(autouse=True)
def large(window: pygame.Surface) -> pygame.Surface:
    return pygame.display.set_mode((1280, 720))


def form(brush: Brush, bands: list[tuple[Widget, ...]], focus: str = "") -> Rows:
    made = Rows(bands, focus)
    made.place(brush, AREA)
    made.draw(pygame.Surface((1280, 720)))
    return made


def lines(count: int) -> list[tuple[Widget, ...]]:
    return [(Line(str(n), f"line {n}"),) for n in range(count)]


def middle(made: Rows, key: str) -> tuple[float, float]:
    place = made.place_of(key)
    assert place is not None
    return place.center


def test_a_press_reaches_the_row_under_it_and_the_pointer_lights_it(
    brush: Brush,
) -> None:
    made = form(brush, lines(5))
    made.read(want.Point(*middle(made, "3")))
    assert made.focused is not None
    assert made.focused.key == "3"
    assert made.read(want.Press(*middle(made, "1"))) == Act("1")
    assert made.read(want.Press(10, 10)) is None


def test_rows_follow_the_scrolling(brush: Brush) -> None:
    made = form(brush, lines(50))
    made.read(want.Scroll(-6, 0, 0))
    made.draw(pygame.Surface((1280, 720)))
    shown = [spot.widget.key for spot, _ in made.visible()]
    assert "0" not in shown
    key = shown[3]
    assert made.read(want.Press(*middle(made, key))) == Act(key)


def test_a_press_beyond_the_area_touches_no_row_that_is_scrolled_away(
    brush: Brush,
) -> None:
    made = form(brush, lines(50))
    made.read(want.Scroll(-1, 0, 0))
    assert made.read(want.Press(AREA.centerx, AREA.top - 3)) is None
    assert made.read(want.Press(AREA.centerx, AREA.bottom + 3)) is None


def test_dragging_goes_on_beyond_the_slider(brush: Brush) -> None:
    slider = Slider("s", "S", 0.0, (0.0, 1.0), by=0.1, says=str)
    made = form(brush, [(slider,), (Toggle("t", "T", on=False),)])
    x, y = middle(made, "s")
    made.read(want.Press(x + 40, y))
    assert made.read(want.Point(5000, y + 300)) == Act("s", 1.0)
    made.read(want.Release(5000, y + 300))
    assert made.read(want.Point(x, y)) is None


def test_the_keyboard_does_not_lose_the_focus_to_a_resting_pointer(
    brush: Brush,
) -> None:
    made = form(brush, lines(5))
    made.read(want.Point(*middle(made, "2")))
    made.read(want.Focus(dy=1))
    made.tick(0.1)
    made.set(lines(5))
    made.tick(0.1)
    assert made.focused is not None
    assert made.focused.key == "3"


def test_writing_keeps_to_its_length(brush: Brush) -> None:
    entry = Entry("note", "Note", "ab", longest=5)
    made = form(brush, [(entry,), (Line("go", "Go"),)], focus="note")
    assert made.writing
    for letter in "cdefg":
        made.read(want.Typed(letter))
    assert entry.text == "abcde"
    made.read(want.Typed("\b"))
    assert entry.text == "abcd"
    assert made.read(want.Advance()) == Act("note", "abcd")
    made.read(want.Focus(dy=1))
    made.read(want.Typed("z"))
    assert entry.text == "abcd"


def test_the_field_is_painted_in_our_colours_and_goes_with_its_entry(
    brush: Brush,
) -> None:
    entry = Entry("note", "Note", "", longest=5)
    made = form(brush, [(entry,)])
    surface = pygame.Surface((1280, 720))
    made.draw(surface)
    spot = entry.field(brush, made._where(made._spots[0])).inflate(-8, -8)
    assert surface.get_at(spot.bottomright)[:3] == brush.theme.raised
    made.set(lines(3))
    empty = pygame.Surface((1280, 720))
    made.draw(empty)
    assert empty.get_at(spot.bottomright)[:3] != brush.theme.raised


def test_every_key_of_the_theme_is_one_that_pygame_gui_asks_for(
    brush: Brush, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    def watched(name: str) -> None:
        real = getattr(UIAppearanceTheme, name)

        def watching(self: Any, key: str, *rest: Any, **more: Any) -> Any:
            asked.add(key)
            return real(self, key, *rest, **more)

        monkeypatch.setattr(UIAppearanceTheme, name, watching)

    watched("get_colour")
    watched("get_colour_or_gradient")
    watched("get_misc_data")
    form(brush, [(Entry("note", "Note", longest=5),)])
    theme = form_theme(brush, 20)["text_entry_line"]
    ours = {*theme["colours"], *theme["misc"]}
    assert ours - asked == set()
    assert "no_such_key" not in asked


def test_the_face_of_the_theme_is_ours(brush: Brush) -> None:
    entry = Entry("note", "Note", longest=5)
    form(brush, [(entry,)])
    assert entry._field is not None
    line = entry._field.line
    font: Any = line.font
    spare: Any = line.ui_theme.get_font_dictionary().get_default_font()
    assert font is not spare
    size = round(30 * brush.k)
    assert font.size("Wave")[0] != spare.size("Wave")[0]
    regular = pygame.font.Font(
        form_theme(brush, size)["text_entry_line"]["font"]["regular_path"], size
    )
    assert font.size("Wave")[0] == regular.size("Wave")[0]


@pytest.mark.parametrize("scale", [0.8, 2.0])
@pytest.mark.parametrize("size", [(640, 360), (2560, 1080)])
def test_a_form_moves_to_another_size_and_theme(
    brush: Brush, size: tuple[int, int], scale: float
) -> None:
    entry = Entry("note", "Note", "kept", longest=9)
    made = form(brush, [(entry,), *lines(3)])
    pygame.display.set_mode(size)
    there = brush.at(view=View(*size, scale), theme=SHARP)
    made.place(there, pygame.Rect(40, 40, size[0] - 80, size[1] - 80))
    surface = pygame.Surface(size)
    made.draw(surface)
    assert entry.text == "kept"
    assert made.read(want.Press(*middle(made, "2"))) == Act("2")


def test_the_way_to_the_title_and_the_page_loads_no_pygame_gui() -> None:
    code = (
        "import sys, game.app.game, game.screens.opening.first_screen,"
        "game.screens.story.play, game.screens.menus.game_menu,"
        "game.screens.opening.title, game.screens.opening.route;"
        "sys.exit('pygame_gui' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False)
    assert run.returncode == 0
