"""A face mixed of the crowd's: grey where it is one, in two tones what it adds."""

from functools import lru_cache
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.figure.things import Figure, Mixture, Plane, Tone
from game.ui.paint.brush import Brush
from game.ui.theme import Colour
from game.ui.window.assets import AssetFault, Assets
from game.ui.window.face_basis import Basis, plain_basis, read_faces

# Of all pixels of the art one of four is mixed: faces are smooth, and hands quick.
EVERY: Final = 2
CHESS: Final = 64
# Stripes where a tone is below zero, and how much of their light they have.
STRIPE, SHADE = 3, 0.62
# Percent of the pixels that are no lighter than the lightest tone.
LIGHTEST: Final = 99.0
WARM: Colour = (255, 240, 208)


def mixes(figure: Figure) -> bool:
    """Whether a figure shows a face that is mixed."""
    planes = (panel for panel in figure.panels if isinstance(panel, Plane))
    return any(isinstance(i, Mixture) for plane in planes for i in plane.items)


def ready(brush: Brush) -> None:
    """Faces are mixed soon: have what they are mixed of."""
    _basis(brush.fonts.assets)


def mixed(brush: Brush, item: Mixture, wide: int) -> pygame.Surface:
    """A mixture so many pixels wide, kept."""
    what = (item.weights, item.picture, item.shift, item.full, item.half)
    key = ("mixed", what, wide, brush.theme.name)
    return brush.pictures.of(key, lambda: _made(brush, item, wide))


def _made(brush: Brush, item: Mixture, wide: int) -> pygame.Surface:
    basis = _basis(brush.fonts.assets)
    w, h = basis.size
    levels = _levels(basis, item).reshape(h, w)
    if item.half:
        levels = levels.copy()
        levels[:, w // 2 :] = 0.0
    if item.shift:
        theme = brush.theme
        tones = theme.of(Tone.POSITIVE).colour, theme.of(Tone.NEGATIVE).colour
        ink = _two_toned(levels, item.full, *tones)
    else:
        ink = np.clip(levels, 0.0, 1.0)[:, :, None] * np.array(WARM, np.float32)
    drawn = pygame.surfarray.make_surface(ink.astype(np.uint8).swapaxes(0, 1))
    return pygame.transform.smoothscale(drawn, (wide, round(wide * h / w)))


def _two_toned(
    levels: NDArray[np.float32], full: float, above: Colour, below: Colour
) -> NDArray[np.float32]:
    """Above zero in one tone; below it in another, and striped."""
    full = full or _percentile(np.abs(levels).ravel(), LIGHTEST) or 1.0
    share = np.clip(levels / np.float32(full), -1.0, 1.0)
    over = np.maximum(share, 0.0)
    under = (over - share) * _stripes(*levels.shape)
    # Each tone where it is, and nothing of the other.
    one = over[:, :, None] * np.array(above, np.float32)
    other = under[:, :, None] * np.array(below, np.float32)
    return np.asarray(one + other, np.float32)


def _percentile(levels: NDArray[np.float32], percent: float) -> float:
    """What so many percent of the levels are below; numpy's own takes ten times longer.

    Between the two nearest levels it lies on a straight line, as numpy's does.
    """
    at = percent / 100.0 * (len(levels) - 1)
    low = int(at)
    pair = np.partition(levels, [low, min(low + 1, len(levels) - 1)])[low : low + 2]
    return float(np.interp(at - low, [0.0, 1.0], pair[[0, -1]]))


@lru_cache(maxsize=4)
def _stripes(high: int, wide: int) -> NDArray[np.float32]:
    """Slanting stripes, every other one darker."""
    y, x = np.mgrid[:high, :wide]
    shaded = np.where((x + y) // STRIPE % 2, SHADE, 1.0)
    return np.asarray(shaded, np.float32)


def _levels(basis: Basis, item: Mixture) -> NDArray[np.float32]:
    """The grey levels of a mixture, 0 to 1, pixel by pixel."""
    levels = np.zeros_like(basis.mean) if item.shift else basis.mean
    if item.picture:
        other = _other(basis, item.picture)
        levels = other - basis.mean if item.shift else other
    count = min(len(item.weights), basis.rank)
    weights = np.array(item.weights[:count], np.float32) * basis.spread[:count]
    weights *= basis.scales[:count]
    levels = levels.copy()
    # One after another: a product as small as this is no work for several threads.
    for weight, component in zip(weights, basis.levels, strict=False):
        if weight:
            levels += weight * component
    return levels


def _other(basis: Basis, name: str) -> NDArray[np.float32]:
    """A picture that is no mixture: a chessboard, or a face on its head."""
    w, h = basis.size
    if name == "upside":
        return basis.arrived(basis.rank).reshape(h, w)[::-1].ravel()
    cell = CHESS // EVERY
    y, x = np.mgrid[:h, :w]
    board = (x // cell + y // cell) % 2
    return np.asarray(board.ravel(), np.float32)


@lru_cache(maxsize=1)
def _basis(assets: Assets) -> Basis:
    """The crowd's faces, of every other pixel."""
    try:
        whole = read_faces(assets)
    except AssetFault:
        return plain_basis()
    w, h = whole.size

    def thin(levels: NDArray[np.float32]) -> NDArray[np.float32]:
        rows = levels.reshape(-1, h // EVERY, EVERY, w // EVERY, EVERY)
        thinned = rows.mean(axis=(2, 4)).reshape(len(rows), -1)
        return np.asarray(thinned, np.float32)

    return Basis(
        thin(whole.mean[None])[0],
        thin(whole.levels.astype(np.float32)),
        whole.scales,
        (w // EVERY, h // EVERY),
        whole.spread,
        whole.arrival,
        whole.deeds,
        whole.share,
    )
