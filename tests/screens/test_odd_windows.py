"""Windows of every size and a missing picture cost the player nothing."""

import shutil
from pathlib import Path

import pygame
import pytest

from game.screens.menus.slots import SlotsScreen
from game.screens.shared.backdrop import Backdrop
from game.ui.paint.brush import Brush
from game.ui.window.assets import Assets
from game.ui.window.view import View
from game.verbs.driving.driver import Driver
from tests.screens.support import library

ROOT = Path(__file__).resolve().parents[2]
SIZES = [(1, 1), (320, 180), (200, 1200), (2400, 300), (640, 480), (1280, 720)]


@pytest.fixture
def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Driver:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    return Driver(tmp_path, size=(640, 360))


def resize(driver: Driver, size: tuple[int, int]) -> None:
    pygame.display.set_mode(size, pygame.RESIZABLE)
    event = pygame.Event(pygame.VIDEORESIZE, w=size[0], h=size[1], size=size)
    driver.frame([event])
    for _ in range(4):
        driver.frame()


@pytest.mark.parametrize("lines", [0, 12, 23])
def test_the_page_lives_through_every_size(driver: Driver, lines: int) -> None:
    driver.begin("rows")
    for _ in range(lines):
        driver.answer([])
    page = driver.page
    assert page is not None
    standing = page.journey.now
    for size in SIZES:
        resize(driver, size)
    assert page.journey.now == standing
    driver.close()


def test_the_title_and_the_menu_live_through_every_size(driver: Driver) -> None:
    for size in SIZES:
        resize(driver, size)
    driver.begin("rows")
    driver.key(pygame.K_ESCAPE)
    for size in SIZES:
        resize(driver, size)
    driver.close()


def test_a_missing_backdrop_is_ink_and_is_named(tmp_path: Path, driver: Driver) -> None:
    shutil.copytree(ROOT / "art" / "fonts", tmp_path / "root" / "art" / "fonts")
    assets = Assets(tmp_path / "root")
    backdrop = Backdrop(assets, library().places)
    backdrop.name = "nowhere"
    surface = pygame.Surface((64, 36))
    surface.fill((255, 0, 0))
    brush = Brush.of(assets, View(64, 36))
    backdrop.draw(surface, brush)
    assert surface.get_at((10, 10))[:3] == brush.theme.ink
    assert "nowhere" in backdrop.fault
    driver.close()


def test_the_page_says_what_it_cannot_show(driver: Driver) -> None:
    driver.begin("rows")
    page = driver.page
    assert page is not None
    page.page_view.backdrop.name = "nowhere"
    page.redraw()
    driver.frame()
    driver.frame()
    assert "nowhere" in page.notice.text
    driver.close()


@pytest.mark.parametrize("size", [(1, 1), (30, 20), (1, 400)])
def test_a_window_of_no_size_ends_neither_slots_nor_a_text_field(
    driver: Driver, size: tuple[int, int]
) -> None:
    driver.begin("rows")
    driver.key(pygame.K_s, mod=pygame.KMOD_CTRL)
    assert isinstance(driver.top, SlotsScreen)
    resize(driver, size)
    resize(driver, (640, 360))
    driver.key(pygame.K_RETURN)
    driver.wait(0.3)
    assert driver.top.forms
    resize(driver, size)
    driver.frame([pygame.Event(pygame.TEXTINPUT, text="x")])
    resize(driver, (640, 360))
    assert driver.top.forms
    driver.close()
