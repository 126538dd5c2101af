"""Icons: complete, in the theme's colours, and never in the way of the game."""

import pygame
import pytest

from game.puzzles.kinds.table import KINDS
from game.puzzles.session.tools import TOOLS
from game.ui.paint.brush import Brush
from game.ui.paint.icons import NAMES, WINDOW, icon, read_icon, tinted
from game.ui.theme import SHARP
from game.ui.window.assets import AssetFault, Assets

RED, BLUE = (255, 0, 0), (0, 0, 255)


def test_what_lies_in_the_folder_is_what_is_drawn(assets: Assets) -> None:
    window = WINDOW.rpartition("/")[2].removesuffix(".png")
    assert assets.names("art/icons", ".png") == {*NAMES, window}
    assert len(NAMES) == len(set(NAMES))


def test_every_kind_and_every_tool_has_its_own() -> None:
    assert {f"kind-{name}" for name in KINDS} <= set(NAMES)
    assert {f"tool-{key}" for key in TOOLS} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_a_mask_with_clear_edges(assets: Assets, name: str) -> None:
    mask = read_icon(assets, name)
    side = mask.get_width()
    assert mask.get_size() == (128, 128)
    edge = [mask.get_at((x, y)).a for x in (0, side - 1) for y in range(side)]
    edge += [mask.get_at((x, y)).a for y in (0, side - 1) for x in range(side)]
    assert max(edge) == 0
    assert 0.02 < pygame.mask.from_surface(mask).count() / side**2 < 0.6


def test_lines_and_the_accent_take_their_own_colours(brush: Brush) -> None:
    drawn = tinted(brush, "mouse-left", 64, BLUE, RED)
    assert drawn is not None
    left, wheel = drawn.get_at((24, 20)), drawn.get_at((32, 27))
    assert left.r - left.b > 220
    assert left.a > 240
    assert wheel.b - wheel.r > 220
    assert drawn.get_at((1, 1)).a == 0


def test_an_icon_is_scaled_and_coloured_once_for_each_theme(brush: Brush) -> None:
    first = tinted(brush, "save", 20, BLUE, RED)
    assert first is tinted(brush, "save", 20, BLUE, RED)
    sharp = brush.at(theme=SHARP)
    one, two = (pygame.Surface((40, 40)) for _ in range(2))
    icon(one, brush, "save", (20, 20), 24)
    icon(two, sharp, "save", (20, 20), 24)
    assert pygame.image.tobytes(one, "RGB") != pygame.image.tobytes(two, "RGB")


def test_it_is_drawn_about_its_middle(brush: Brush) -> None:
    surface = pygame.Surface((80, 60))
    icon(surface, brush, "new", (50, 30), 32)
    ink = pygame.mask.from_threshold(surface, (0, 0, 0), (30, 30, 30, 255))
    ink.invert()
    box = ink.get_bounding_rects()[0]
    assert abs(box.centerx - 50) <= 1
    assert abs(box.centery - 30) <= 1


def test_one_that_cannot_be_read_leaves_a_plain_dot(brush: Brush) -> None:
    surface = pygame.Surface((40, 40))
    icon(surface, brush, "nothing-of-this-name", (20, 20), 24, BLUE, RED)
    assert surface.get_at((20, 20)).r > 200
    assert surface.get_at((10, 10))[:3] == (0, 0, 0)
    with pytest.raises(AssetFault, match="nothing-of-this-name"):
        read_icon(brush.fonts.assets, "nothing-of-this-name")
