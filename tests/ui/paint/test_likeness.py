"""Alice's picture of a few of its parts: what is kept is seen, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.figure.things import Box, Likeness, Plane
from game.ui.paint.brush import Brush
from game.ui.paint.figure import to_pixel
from game.ui.paint.likeness import ALICE, likeness
from game.ui.paint.plane import paint_plane
from game.ui.window.assets import Assets
from game.ui.window.view import View
from tests.screens.support import ROOT

SIZE = (128, 160)


@pytest.fixture
def brush() -> Iterator[Brush]:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    yield Brush.of(Assets(ROOT), View(1280, 720))
    pygame.display.quit()


def picture() -> np.ndarray:
    found = pygame.image.load(str(ROOT / ALICE))
    return pygame.surfarray.array_red(found).astype(float)


def levels(brush: Brush, kept: tuple[int, ...] = (), rows: int = 0) -> np.ndarray:
    drawn = likeness(brush, kept, rows, SIZE)
    assert drawn is not None
    return pygame.surfarray.array3d(drawn)[:, :, 0].astype(float)


@pytest.mark.parametrize("kept", [(), (0,), (1, 3), tuple(range(12))])
def test_it_is_the_mean_and_the_components_that_are_kept(
    brush: Brush, kept: tuple[int, ...]
) -> None:
    whole = picture()
    u, s, vt = np.linalg.svd(whole - whole.mean(), full_matrices=False)
    some = list(kept)
    made = whole.mean() + (u[:, some] * s[some]) @ vt[some]
    assert np.abs(levels(brush, kept) - np.clip(made, 0, 255)).max() <= 1.0


def test_by_rows_only_the_loudest_are_there(brush: Brush) -> None:
    whole = picture()
    loud = np.argsort(-((whole - whole.mean()) ** 2).sum(axis=0))[:13]
    painted = levels(brush, rows=13)
    assert np.abs(painted - whole)[:, loud].max() <= 1.0
    rest = np.delete(painted, loud, axis=1)
    assert np.ptp(rest) == 0.0


def test_it_lies_where_the_plane_has_it(brush: Brush) -> None:
    item = Likeness(key="l", corner=(-2.0, 2.5), wide=4.0, kept=(0, 1, 2))
    plane = Plane(key="p", items=(item,), span=3.0)
    box = Box(20.0, 20.0, 600.0, 600.0)
    surface = pygame.Surface((640, 640))
    paint_plane(surface, plane, box, brush)
    before = pygame.Surface((640, 640))
    paint_plane(before, Plane(key="p", items=(), span=3.0), box, brush)
    for at, there in (((0.0, 0.0), True), ((2.3, 0.0), False), ((0.0, 2.7), False)):
        spot = [round(x) for x in to_pixel(at, plane, box)]
        same = surface.get_at(spot) == before.get_at(spot)
        assert same is not there


def test_a_damaged_picture_leaves_its_place_empty(
    brush: Brush, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brush.fonts, "assets", Assets(tmp_path))
    assert likeness(brush, (0,), 0, SIZE) is None
