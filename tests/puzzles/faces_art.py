"""The crowd's faces read from the art, pixel by pixel, without the game's readers."""

import json
from functools import cache
from typing import NamedTuple

import numpy as np
import pygame

from tests.screens.support import ROOT

FACES = ROOT / "art" / "faces"


class Art(NamedTuple):
    """Mean, ghosts one spread strong and Alice, row by row; width and height."""

    mean: np.ndarray
    ghosts: np.ndarray
    alice: np.ndarray
    spread: np.ndarray
    size: tuple[int, int]


@cache
def art() -> Art:
    facts = json.loads((FACES / "faces.json").read_text("utf-8"))
    w, h = facts["width"], facts["height"]
    sheet, mean = (_grey(name) for name in ("ghosts.png", "mean.png"))
    spread, ghosts = np.array(facts["spread"]), []
    for n, scale in enumerate(facts["scales"]):
        row, column = divmod(n, facts["columns"])
        tile = sheet[row * h : (row + 1) * h, column * w : (column + 1) * w]
        ghosts.append((tile.ravel() - 128.0) * scale / 127.0 * spread[n])
    face = mean.ravel() / 255.0
    rows = np.array(ghosts)
    alice = face + (np.array(facts["arrival"]) / spread) @ rows
    return Art(face, rows, alice, spread, (w, h))


def _grey(name: str) -> np.ndarray:
    picture = pygame.image.load(FACES / name)
    plain = pygame.Surface(picture.get_size(), 0, 32)
    plain.blit(picture, (0, 0))
    return pygame.surfarray.array3d(plain)[:, :, 0].T.astype(float)


def target(picture: str, face: tuple[tuple[int, float], ...]) -> np.ndarray:
    """What a level's picture differs by from the mean face."""
    mean, ghosts, alice, _spread, (w, h) = art()
    if picture == "chessboard":
        y, x = np.mgrid[:h, :w]
        return np.asarray(((x // 64 + y // 64) % 2).ravel() - mean)
    if picture == "upside":
        return np.asarray(alice.reshape(h, w)[::-1].ravel() - mean)
    if picture:
        return np.asarray((alice - mean) * (-1.0 if picture == "opposite" else 1.0))
    return np.asarray(sum(x * ghosts[n - 1] for n, x in face))
