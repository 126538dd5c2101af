"""A place's own light breathes, is painted where it is, and rests when asked to."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.screens.backdrop import LIGHTS, Backdrop, outside
from game.screens.desk import Desk
from game.screens.opening import first
from game.screens.play import PlayScreen
from game.ui.assets import Assets
from game.ui.brush import Brush
from game.ui.parallax import Parallax, read_layers
from game.ui.view import View
from tests.screens.menus import a_desk

ROOT = Path(__file__).resolve().parents[2]
RECTS = st.builds(
    pygame.Rect,
    st.integers(-20, 60),
    st.integers(-20, 60),
    st.integers(0, 50),
    st.integers(0, 50),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    pygame.display.init()
    pygame.font.init()
    made = a_desk(tmp_path / "saves", (640, 360))
    yield made
    made.store.close()
    pygame.display.quit()


@pytest.mark.parametrize("name", sorted(LIGHTS))
def test_the_light_moves_and_stays_in_its_area(name: str, desk: Desk) -> None:
    assets = Assets(ROOT)
    brush = Brush.of(assets, View(640, 360))
    backdrop = Backdrop(assets)
    backdrop.name = name
    surface = pygame.Surface((640, 360))
    backdrop.draw(surface, brush)
    still = pygame.surfarray.array3d(surface).astype(int)
    moved, area = 0, None
    for t in np.arange(0.0, 12.0, 0.3):
        area = backdrop.breathe(surface, brush, float(t)) or area
        now = pygame.surfarray.array3d(surface).astype(int)
        moved = max(moved, int(np.abs(now - still).max()))
    assert area is not None
    assert moved >= 3
    now[area.left : area.right, area.top : area.bottom] = 0
    still[area.left : area.right, area.top : area.bottom] = 0
    assert np.array_equal(now, still)


def test_the_light_is_the_same_whichever_way_it_came(desk: Desk) -> None:
    assets = Assets(ROOT)
    brush = Brush.of(assets, View(640, 360))
    surfaces = []
    for times in ((0.0, 2.0, 5.0), (5.0,)):
        backdrop = Backdrop(assets)
        backdrop.name = "ward"
        surface = pygame.Surface((640, 360))
        backdrop.draw(surface, brush)
        for t in times:
            backdrop.breathe(surface, brush, t)
        surfaces.append(pygame.image.tobytes(surface, "RGB"))
    assert surfaces[0] == surfaces[1]


def test_a_place_without_a_light_rests(desk: Desk) -> None:
    backdrop = Backdrop(Assets(ROOT))
    backdrop.name = "server"
    brush = Brush.of(backdrop.assets, View(640, 360))
    surface = pygame.Surface((640, 360))
    backdrop.draw(surface, brush)
    assert backdrop.breathe(surface, brush, 3.0) is None
    assert backdrop.beat() == float("inf")


def forest(
    size: tuple[int, int] = (640, 360),
) -> tuple[Backdrop, Brush, pygame.Surface]:
    backdrop = Backdrop(Assets(ROOT))
    backdrop.name = "forest"
    surface = pygame.Surface(size)
    brush = Brush.of(backdrop.assets, View(*size))
    backdrop.draw(surface, brush)
    return backdrop, brush, surface


def test_layers_sway_and_their_picture_comes_in_steps(desk: Desk) -> None:
    backdrop, brush, surface = forest()
    first = pygame.image.tobytes(surface, "RGB")
    painted = [backdrop.breathe(surface, brush, 20.0 + n * 0.02) for n in range(12)]
    whole = surface.get_rect()
    assert [area for area in painted if area] == [whole, whole]
    assert painted[0] is None
    assert pygame.image.tobytes(surface, "RGB") != first
    assert backdrop.beat() < 0.05


def test_near_layers_sway_farther_than_far_ones(desk: Desk) -> None:
    sources = read_layers(Assets(ROOT), "forest")
    assert sources is not None
    reaches = [reach for reach, _ in sources.facts.sways]
    assert len(reaches) == len(sources.layers) == 4
    assert reaches == sorted(reaches)


@pytest.mark.parametrize("size", [(640, 360), (640, 480), (840, 360), (360, 640)])
def test_no_edge_of_a_layer_is_ever_seen(size: tuple[int, int], desk: Desk) -> None:
    sources = read_layers(Assets(ROOT), "forest")
    assert sources is not None
    w, h = size
    solid = pygame.Surface((1920, 1080), pygame.SRCALPHA)
    solid.fill((90, 90, 90, 255))
    plain = sources._replace(layers=(solid,) * 4)
    layers = Parallax(plain, size)
    theme = replace(Brush.of(desk.assets, View(*size)).theme, ember=(0, 0, 0))
    for t in np.arange(0.0, 90.0, 3.7):
        picture = pygame.surfarray.array3d(layers.compose(float(t), theme))
        assert picture[[0, w - 1], :, 0].min() >= 85
        assert picture[:, [0, h - 1], 0].min() >= 85


def test_the_forest_rests_in_a_large_window_and_without_its_layers(
    desk: Desk, tmp_path: Path
) -> None:
    backdrop, _, _ = forest((2560, 1440))
    assert backdrop.beat() == float("inf")
    shutil.copytree(ROOT / "art", tmp_path / "root" / "art")
    (tmp_path / "root" / "art" / "layers" / "forest-2.png").unlink()
    broken = Backdrop(Assets(tmp_path / "root"))
    broken.name = "forest"
    surface = pygame.Surface((640, 360))
    broken.draw(surface, Brush.of(desk.assets, View(640, 360)))
    assert "forest-2" in broken.fault
    assert broken.beat() == float("inf")
    assert pygame.transform.average_color(surface)[0] > 12


@given(RECTS, st.lists(RECTS, max_size=4))
def test_what_is_outside_is_all_that_is_not_covered(
    area: pygame.Rect, taken: list[pygame.Rect]
) -> None:
    parts = outside(area, taken)
    for i, part in enumerate(parts):
        assert area.contains(part)
        assert part.collidelist(taken) == -1
        assert part.collidelist(parts[i + 1 :]) == -1
    seen = {
        (x, y)
        for part in parts
        for x in range(part.left, part.right)
        for y in range(part.top, part.bottom)
    }
    for x in range(area.left, area.right, 5):
        for y in range(area.top, area.bottom, 5):
            free = not any(r.collidepoint(x, y) for r in taken)
            assert ((x, y) in seen) == free


def test_reduced_motion_stills_the_light(desk: Desk) -> None:
    window = pygame.display.get_surface()
    assert window is not None
    screen = first(desk, "rows")
    assert isinstance(screen, PlayScreen)
    screen.draw(window)
    desk.adopt(replace(desk.settings, reduced_motion=True))
    screen.redraw()
    screen.draw(window)
    before = pygame.image.tobytes(window, "RGB")
    for _ in range(60):
        screen.leaf.tick(0.1, speaking=False)
    screen.leaf.draw(window, 0, focus=-1, waiting=False, notice=screen.notice)
    screen.redraw()
    screen.draw(window)
    assert pygame.image.tobytes(window, "RGB") == before
