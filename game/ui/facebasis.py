"""The faces' basis as it is kept: sheets of 8-bit levels and their scales."""

import msgspec
import numpy as np
import pygame
from msgspec import Struct
from numpy.typing import NDArray

from game.ui.assets import AssetFault, Assets

FOLDER = "art/faces"


class Facts(Struct, frozen=True):
    """What ``faces.json`` holds; each list has one number a component."""

    width: int
    height: int
    columns: int
    scales: tuple[float, ...]
    spread: tuple[float, ...]
    share: tuple[float, ...]
    arrival: tuple[float, ...]


class Basis(Struct, frozen=True):
    """A mean face and its components, ready to be mixed.

    ``mean`` (width, height) and ``ghosts`` (k, width * height) in float32, x first as
    surfaces have it; ``spread`` (k,) the standard deviation of each coefficient and
    ``arrival`` (k,) the coefficients of the face that full rank arrives at.
    """

    mean: NDArray[np.float32]
    ghosts: NDArray[np.float32]
    spread: NDArray[np.float32]
    arrival: NDArray[np.float32]
    share: tuple[float, ...]

    @property
    def rank(self) -> int:
        """How many components there are."""
        return int(self.ghosts.shape[0])


def read_faces(assets: Assets) -> Basis:
    """The basis under ``art/faces``; ``AssetFault`` when it is damaged."""
    name = f"{FOLDER}/faces.json"
    try:
        facts = msgspec.json.decode(assets.read(name), type=Facts)
    except msgspec.DecodeError as fault:
        raise AssetFault(name, str(fault), "run art/recipes/faces.py") from None
    mean = _levels(assets, "mean.png") / np.float32(255.0)
    sheet = _levels(assets, "ghosts.png")
    w, h, k = facts.width, facts.height, len(facts.scales)
    rows = -(-k // facts.columns)
    if mean.shape != (w, h) or sheet.shape != (w * facts.columns, h * rows):
        raise AssetFault(name, "its sheets have other sizes", "run the recipe again")
    ghosts = np.empty((k, w * h), np.float32)
    for i in range(k):
        x, y = (i % facts.columns) * w, (i // facts.columns) * h
        tile = sheet[x : x + w, y : y + h].ravel()
        ghosts[i] = (tile - np.float32(128.0)) * np.float32(facts.scales[i] / 127.0)
    return Basis(
        mean.astype(np.float32),
        ghosts,
        np.array(facts.spread, np.float32),
        np.array(facts.arrival, np.float32),
        facts.share,
    )


def _levels(assets: Assets, file: str) -> NDArray[np.float32]:
    picture = assets.picture(f"{FOLDER}/{file}")
    if picture.get_bitsize() < 24:
        plain = pygame.Surface(picture.get_size(), 0, 32)
        plain.blit(picture, (0, 0))
        picture = plain
    return pygame.surfarray.array3d(picture)[:, :, 0].astype(np.float32)
