"""Every place leaves the text and the mathematics their calm, by numbers."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.screens.shared.backdrop import Backdrop
from game.ui.paint import text_panel
from game.ui.paint.brush import Brush
from game.ui.paint.reading_layout import page
from game.ui.window.assets import Assets
from game.ui.window.view import View
from tests.screens.support import library

ROOT = Path(__file__).resolve().parents[2]
PLACES = sorted(Assets(ROOT).names("art/places", ".jpg"))
SHAPES = ((1280, 720), (1024, 768), (1280, 540))
# Of bone letters on the veil over the place: what WCAG asks for small text at AAA.
READABLE = 7.0
# Of the middle, where figures stand: mean light (linear, 0 to 1), and how far display
# levels differ from their surroundings, on the average (0 to 1).
BRIGHTEST, BUSIEST = 0.16, 0.050
# These are themselves what is looked at; no figure stands before them.
SUBJECTS = {"stage", "television", "title"}


@pytest.fixture(autouse=True)
def window() -> Iterator[None]:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    yield
    pygame.display.quit()


def linear(levels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Relative luminance (w, h) of display levels 0 to 255 (w, h, 3)."""
    v = levels / 255.0
    v = np.where(v > 0.04045, ((v + 0.055) / 1.055) ** 2.4, v / 12.92)
    return np.asarray(v @ np.array([0.2126, 0.7152, 0.0722]))


def seen(name: str, size: tuple[int, int]) -> tuple[Brush, pygame.Surface]:
    backdrop = Backdrop(Assets(ROOT), library().places)
    backdrop.name = name
    surface = pygame.Surface(size)
    brush = Brush.of(backdrop.assets, View(*size))
    backdrop.draw(surface, brush)
    return brush, surface


def levels(surface: pygame.Surface, area: pygame.Rect) -> NDArray[np.float64]:
    part = surface.subsurface(area.clip(surface.get_rect()))
    return pygame.surfarray.array3d(part).astype(float)


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("name", PLACES)
def test_letters_can_be_read_on_the_veil(name: str, size: tuple[int, int]) -> None:
    brush, surface = seen(name, size)
    for lines, choices in ((1, 0), (2, 0), (2, 3)):
        laid = page(brush.view, lines, choices=choices)
        veiled = surface.copy()
        text_panel.veil(veiled, laid, brush)
        behind = linear(levels(veiled, brush.view.of(laid.text)))
        bone = float(linear(np.array(brush.theme.text, float)))
        assert (bone + 0.05) / (float(behind.max()) + 0.05) >= READABLE


@pytest.mark.parametrize("name", [p for p in PLACES if p not in SUBJECTS])
def test_the_middle_is_calm(name: str) -> None:
    brush, surface = seen(name, (1280, 720))
    area = brush.view.of(page(brush.view).stage)
    shown = levels(surface, area)
    assert linear(shown).mean() <= BRIGHTEST
    near = pygame.transform.gaussian_blur(surface, 8)
    apart = np.abs(shown - levels(near, area)).mean() / 255.0
    assert apart <= BUSIEST
