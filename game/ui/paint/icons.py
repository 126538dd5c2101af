"""Icons: masks of line and accent, coloured by the theme and scaled once."""

from functools import lru_cache

import pygame

from game.puzzles.kinds.table import KINDS
from game.ui.paint.brush import Brush
from game.ui.paint.strokes import XY
from game.ui.theme import Colour
from game.ui.window.assets import AssetFault, Assets

FOLDER = "art/icons"
WAY_OUT = "run art/recipes/icons.py"
WINDOW = f"{FOLDER}/window.png"
NAMES = (
    *(f"kind-{kind}" for kind in KINDS),
    *("tool-shadow", "tool-gram", "tool-turn"),
    *("solved", "unsolved", "unaided", "aided", "foreseen", "unforeseen"),
    *("begun", "new", "locked"),
    *("daily", "endless", "course", "misses"),
    *("named", "save", "load", "autosave"),
    *("volume-on", "volume-off", "previous", "next"),
    *("key", "mouse-left", "mouse-right", "mouse-wheel"),
    *("pad-a", "pad-b", "pad-y", "pad-left", "pad-right"),
    *("pad-trigger", "pad-stick", "pad-press"),
)


def read_icon(assets: Assets, name: str) -> pygame.Surface:
    """The mask of an icon, where grey is accent; ``AssetFault`` if it is damaged."""
    file = f"{FOLDER}/{name}.png"
    picture = assets.picture(file)
    if picture.get_width() != picture.get_height():
        found = "{} x {}".format(*picture.get_size())
        raise AssetFault(file, f"it is {found} and not square", WAY_OUT)
    if not picture.get_flags() & pygame.SRCALPHA:
        raise AssetFault(file, "it has no alpha", WAY_OUT)
    return picture


def icon(
    surface: pygame.Surface,
    brush: Brush,
    name: str,
    at: XY,
    size: float,
    line: Colour | None = None,
    accent: Colour | None = None,
) -> None:
    """Draw an icon with its middle at a pixel, ``size`` pixels square."""
    theme = brush.theme
    line, accent = line or theme.bone, accent or theme.ember
    drawn = tinted(brush, name, max(6, round(size)), line, accent)
    if drawn is None:
        brush.patches.dot(surface, accent, at, max(1.5, size * 0.14))
    else:
        half = drawn.get_width() / 2
        surface.blit(drawn, (round(at[0] - half), round(at[1] - half)))


def tinted(
    brush: Brush, name: str, side: int, line: Colour, accent: Colour
) -> pygame.Surface | None:
    """An icon in two colours at a size in pixels, kept; None when it cannot be read."""
    key = ("icon", name, side, line, accent)
    kept = brush.pictures.get(key)
    if kept is not None:
        return kept
    mask = _mask(brush.fonts.assets, name)
    if mask is None:
        return None
    warm = pygame.transform.smoothscale(mask, (side, side))
    cool = pygame.Surface((side, side))
    cool.fill((255, 255, 255))
    cool.blit(warm, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    cool.fill(line, special_flags=pygame.BLEND_RGB_MULT)
    warm.fill(accent, special_flags=pygame.BLEND_RGB_MULT)
    warm.blit(cool, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    return brush.pictures.keep(key, warm)


@lru_cache(maxsize=64)
def _mask(assets: Assets, name: str) -> pygame.Surface | None:
    """The mask, read at its first use."""
    try:
        return read_icon(assets, name)
    except AssetFault:
        return None
