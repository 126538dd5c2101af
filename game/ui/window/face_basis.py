"""The faces' basis as it is kept: sheets of 8-bit levels and their scales."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import pygame
from msgspec import Struct
from numpy.typing import NDArray

from game.ui.window.assets import AssetFault, Assets

FOLDER = "art/faces"
WAY_OUT = "run art/recipes/faces.py"


class Deed(Struct, frozen=True):
    """What one movement of the face adds: ``weights`` (k,), and the ``held`` share."""

    weights: tuple[float, ...]
    held: float


class Facts(Struct, frozen=True):
    """What ``faces.json`` holds; each list has one number a component."""

    width: int
    height: int
    columns: int
    scales: tuple[float, ...]
    spread: tuple[float, ...]
    share: tuple[float, ...]
    arrival: tuple[float, ...]
    deeds: dict[str, Deed]


class Basis(Struct, frozen=True):
    """A mean face and its components, ready to be mixed.

    ``mean`` (p,) in float32, p = width * height row by row; the components are
    ``levels`` (k, p), as they are kept, times their ``scales`` (k,): a quarter of the
    memory. ``size`` is (width, height); ``spread`` (k,) the standard
    deviation of each coefficient, ``arrival`` (k,) the coefficients of the face that
    full rank arrives at, ``deeds`` the directions (k,) in which the face moves.
    """

    mean: NDArray[np.float32]
    levels: NDArray[np.int8] | NDArray[np.float32]
    scales: NDArray[np.float32]
    size: tuple[int, int]
    spread: NDArray[np.float32]
    arrival: NDArray[np.float32]
    deeds: Mapping[str, NDArray[np.float32]]
    share: tuple[float, ...]

    @property
    def rank(self) -> int:
        """How many components there are."""
        return int(self.levels.shape[0])

    @property
    def ghosts(self) -> NDArray[np.float32]:
        """All components (k, p), computed now."""
        return np.asarray(self.levels * self.scales[:, None], np.float32)

    def ghost(self, i: int) -> NDArray[np.float32]:
        """A component (p,), computed now."""
        return np.asarray(self.levels[i] * self.scales[i], np.float32)

    def arrived(self, rank: int) -> NDArray[np.float32]:
        """The face that full rank arrives at, of its first components, (p,)."""
        return self.mean + self.arrival[:rank] @ self.ghosts[:rank]


@lru_cache(maxsize=2)
def read_faces(assets: Assets) -> Basis:
    """The basis under ``art/faces``, read once; ``AssetFault`` when it is damaged."""
    name = f"{FOLDER}/faces.json"
    facts = assets.facts(name, Facts, WAY_OUT)
    k = len(facts.scales)
    lists = [facts.spread, facts.share, facts.arrival]
    lists += [deed.weights for deed in facts.deeds.values()]
    if k == 0 or any(len(numbers) != k for numbers in lists):
        raise AssetFault(name, f"its lists are not all of {k} numbers", WAY_OUT)
    return Basis(
        _levels(assets, "mean.png", (facts.width, facts.height)) / np.float32(255.0),
        _components(assets, facts),
        np.array(facts.scales, np.float32) / np.float32(127.0),
        (facts.width, facts.height),
        np.array(facts.spread, np.float32),
        np.array(facts.arrival, np.float32),
        {n: np.array(d.weights, np.float32) for n, d in facts.deeds.items()},
        facts.share,
    )


def plain_basis() -> Basis:
    """A light without a face, for when the kept basis cannot be read."""
    w, h = 32, 40
    y, x = np.mgrid[-1.0 : 1.0 : h * 1j, -1.0 : 1.0 : w * 1j]
    light = np.clip(1.1 - np.hypot(x / 0.75, y / 0.85), 0.0, 0.7)
    side = (x * light / np.linalg.norm(x * light)).ravel()
    one = np.ones(1, np.float32)
    return Basis(
        light.ravel().astype(np.float32),
        side[None].astype(np.float32),
        one,
        (w, h),
        one,
        one,
        {},
        (1.0,),
    )


def _components(assets: Assets, facts: Facts) -> NDArray[np.int8]:
    """The levels of the components (k, p), cut from their sheet, around zero."""
    w, h, k = facts.width, facts.height, len(facts.scales)
    rows = -(-k // facts.columns)
    sheet = _levels(assets, "ghosts.png", (w * facts.columns, h * rows))
    tiles = sheet.reshape(rows, h, facts.columns, w).swapaxes(1, 2)
    return (tiles.reshape(-1, w * h)[:k] - np.float32(128.0)).astype(np.int8)


def _levels(assets: Assets, file: str, size: tuple[int, int]) -> NDArray[np.float32]:
    """The grey levels (w * h,), row by row, of a sheet of a known size, 0 to 255."""
    name = f"{FOLDER}/{file}"
    picture = assets.picture(name)
    if picture.get_size() != size:
        found, wanted = (f"{w} x {h}" for w, h in (picture.get_size(), size))
        raise AssetFault(name, f"it is {found}, not {wanted}", WAY_OUT)
    if picture.get_bitsize() < 24:
        plain = pygame.Surface(size, 0, 32)
        plain.blit(picture, (0, 0))
        picture = plain
    return pygame.surfarray.array3d(picture)[:, :, 0].T.astype(np.float32).ravel()
