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

from game.screens.opening.first_screen import first
from game.screens.shared.backdrop import Backdrop, apart, outside
from game.screens.shared.context import Context
from game.screens.story.play import PlayScreen
from game.ui.paint.brush import Brush
from game.ui.places.moving_places import moves
from game.ui.places.parallax import Parallax, read_layers
from game.ui.window.assets import Assets
from game.ui.window.view import View
from tests.screens.support import library, set_context

ROOT = Path(__file__).resolve().parents[3]


PLACES = library().places


def moving_in(name: str) -> bool:
    """Whether anything of a place moves."""
    place = PLACES[name]
    return bool(place.lights or place.embers) or moves(place, (1280, 720))


MOVING = sorted(p for p in Assets(ROOT).names("art/places", ".jpg") if moving_in(p))
RECTS = st.builds(
    pygame.Rect,
    st.integers(-20, 60),
    st.integers(-20, 60),
    st.integers(0, 50),
    st.integers(0, 50),
)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with set_context(tmp_path, (640, 360)) as made:
        yield made


def placed(
    name: str, size: tuple[int, int] = (640, 360)
) -> tuple[Backdrop, Brush, pygame.Surface]:
    """A place that is drawn; what of it moves is ready, and it is 0 seconds."""
    backdrop = Backdrop(Assets(ROOT), PLACES)
    backdrop.name = name
    surface = pygame.Surface(size)
    brush = Brush.of(backdrop.assets, View(*size))
    backdrop.draw(surface, brush)
    backdrop.breathe(surface, brush, 0.0)
    backdrop.settle()
    backdrop.breathe(surface, brush, 0.0)
    return backdrop, brush, surface


@pytest.mark.wide
@pytest.mark.parametrize("name", MOVING)
def test_what_moves_is_painted_where_it_says(name: str, context: Context) -> None:
    backdrop, brush, surface = placed(name)
    moved = 0
    for t in np.arange(0.1, 9.0, 0.1):
        before = pygame.surfarray.array3d(surface).astype(int)
        areas = backdrop.breathe(surface, brush, float(t))
        now = pygame.surfarray.array3d(surface).astype(int)
        moved = max(moved, int(np.abs(now - before).max()))
        for area in areas:
            assert surface.get_rect().contains(area)
            now[area.left : area.right, area.top : area.bottom] = 0
            before[area.left : area.right, area.top : area.bottom] = 0
        assert np.array_equal(now, before)
    assert moved >= 3


@pytest.mark.parametrize("name", MOVING)
def test_drawn_anew_it_is_as_it_was(name: str, context: Context) -> None:
    backdrop, brush, surface = placed(name)
    for t in np.arange(0.1, 4.0, 0.1):
        backdrop.breathe(surface, brush, float(t))
    before = pygame.surfarray.array3d(surface).astype(int)
    backdrop.draw(surface, brush)
    assert np.abs(pygame.surfarray.array3d(surface) - before).max() <= 1


@pytest.mark.parametrize("name", MOVING)
@pytest.mark.parametrize("size", [(512, 384), (640, 270), (360, 640)])
def test_it_moves_in_windows_of_any_shape(
    name: str, size: tuple[int, int], context: Context
) -> None:
    backdrop, brush, surface = placed(name, size)
    for t in np.arange(0.1, 2.0, 0.1):
        for area in backdrop.breathe(surface, brush, float(t)):
            assert surface.get_rect().contains(area)
    assert backdrop.beat() < 0.5


def test_the_light_is_the_same_whichever_way_it_came(context: Context) -> None:
    shown = []
    for times in ((2.0, 5.0), (5.0,)):
        backdrop, brush, surface = placed("ward")
        for t in times:
            backdrop.breathe(surface, brush, t)
        shown.append(pygame.image.tobytes(surface, "RGB"))
    assert shown[0] == shown[1]


def test_every_place_moves_and_what_moves_is_a_place() -> None:
    places = Assets(ROOT).names("art/places", ".jpg")
    assert set(PLACES) == places
    assert places == set(MOVING)


def test_a_place_that_is_not_there_rests(context: Context) -> None:
    backdrop = Backdrop(Assets(ROOT), PLACES)
    backdrop.name = "nowhere"
    brush = Brush.of(backdrop.assets, View(640, 360))
    surface = pygame.Surface((640, 360))
    backdrop.draw(surface, brush)
    assert "nowhere" in backdrop.fault
    assert backdrop.breathe(surface, brush, 3.0) == []
    assert backdrop.beat() == float("inf")


def test_layers_begin_as_the_still_picture_shows_them(context: Context) -> None:
    still = pygame.surfarray.array3d(
        Assets(ROOT).picture("art/places/forest.jpg")
    ).astype(int)
    sources = read_layers(Assets(ROOT), "forest")
    layers = Parallax(sources, (1920, 1080))
    first = np.abs(pygame.surfarray.array3d(layers.canvas) - still).mean()
    while not layers.step(14.0):
        pass
    later = np.abs(pygame.surfarray.array3d(layers.canvas) - still).mean()
    assert first < 4.5
    assert first < 0.6 * later


def test_layers_sway_and_their_picture_comes_in_steps(context: Context) -> None:
    sources = read_layers(Assets(ROOT), "forest")
    layers = Parallax(sources, (640, 360))
    first = pygame.image.tobytes(layers.canvas, "RGB")
    painted = [layers.step(20.0 + n * 0.02) for n in range(2 * layers.steps)]
    whole = layers.canvas.get_rect()
    assert [areas for areas in painted if areas] == [[whole], [whole]]
    assert painted[0] == []
    assert pygame.image.tobytes(layers.canvas, "RGB") != first


def test_near_layers_sway_farther_than_far_ones(context: Context) -> None:
    sources = read_layers(Assets(ROOT), "forest")
    reaches = [reach for reach, _ in sources.facts.sways]
    assert len(reaches) == len(sources.layers) == 4
    assert reaches == sorted(reaches)


@pytest.mark.parametrize("size", [(640, 360), (640, 480), (840, 360), (360, 640)])
def test_no_edge_of_a_layer_is_ever_seen(
    size: tuple[int, int], context: Context
) -> None:
    sources = read_layers(Assets(ROOT), "forest")
    w, h = size
    solid = pygame.Surface((1920, 1080), pygame.SRCALPHA)
    solid.fill((90, 90, 90, 255))
    layers = Parallax(sources._replace(layers=(lambda: solid,) * 4), size)
    for t in np.arange(0.0, 90.0, 3.7):
        while not layers.step(float(t)):
            pass
        picture = pygame.surfarray.array3d(layers.canvas)
        assert picture[[0, w - 1], :, 0].min() >= 85
        assert picture[:, [0, h - 1], 0].min() >= 85


def test_the_forest_rests_in_a_large_window(context: Context) -> None:
    backdrop, brush, surface = placed("forest", (2560, 1440))
    before = pygame.surfarray.array3d(surface).astype(int)
    areas = backdrop.breathe(surface, brush, 9.0)
    for area in areas:
        before[area.left : area.right, area.top : area.bottom] = 0
        surface.fill(0, area)
    assert np.array_equal(pygame.surfarray.array3d(surface), before)
    assert all(area.w < 120 for area in areas)


@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("forest", "forest-2.png"),
        ("forest-latent", "forest-latent-off.jpg"),
        ("title", "title-face-1.jpg"),
    ],
)
def test_damage_is_told_and_the_still_picture_stays(
    place: str, file: str, context: Context, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "art", tmp_path / "root" / "art")
    (tmp_path / "root" / "art" / "layers" / file).unlink()
    broken = Backdrop(Assets(tmp_path / "root"), PLACES)
    broken.name = place
    surface = pygame.Surface((640, 360))
    brush = Brush.of(context.assets, View(640, 360))
    broken.draw(surface, brush)
    broken.breathe(surface, brush, 0.1)
    broken.settle()
    broken.breathe(surface, brush, 0.2)
    assert file.split(".", maxsplit=1)[0] in broken.fault
    assert pygame.transform.average_color(surface)[0] > 8


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


@given(st.lists(RECTS, max_size=6))
def test_areas_set_apart_are_the_same_pixels_once(areas: list[pygame.Rect]) -> None:
    parts = apart(areas)
    for i, part in enumerate(parts):
        assert part.collidelist(parts[i + 1 :]) == -1
    for x in range(-20, 110, 5):
        for y in range(-20, 110, 5):
            before = any(a.collidepoint(x, y) for a in areas)
            assert any(p.collidepoint(x, y) for p in parts) == before


def test_reduced_motion_stills_the_light(context: Context) -> None:
    window = pygame.display.get_surface()
    assert window is not None
    screen = first(context, "rows")
    assert isinstance(screen, PlayScreen)
    screen.draw(window)
    context.adopt(replace(context.settings, reduced_motion=True))
    screen.redraw()
    screen.draw(window)
    before = pygame.image.tobytes(window, "RGB")
    for _ in range(60):
        screen.page_view.tick(0.1, speaking=False)
    screen.page_view.draw(window, 0, focus=-1, waiting=False, notice=screen.notice)
    screen.redraw()
    screen.draw(window)
    assert pygame.image.tobytes(window, "RGB") == before
