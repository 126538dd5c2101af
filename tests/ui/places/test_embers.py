"""Embers stay where their swarm lies, and the areas that they name hold their light."""

import numpy as np
import pygame
from msgspec.structs import replace
from numpy.typing import NDArray

from game.stage.places import Swarm
from game.ui.places.cover import Frame
from game.ui.places.embers import Embers
from game.ui.theme import LANTERN

FRAME = Frame((400, 225), (1920, 1080))
SWARM = Swarm(20, (0.4, 0.9), (0.5, 0.8), 0.2, (4.0, 9.0), (8.0, 16.0), cold=4)


def drawn(embers: Embers) -> NDArray[np.uint8]:
    surface = pygame.Surface(FRAME.size)
    embers.draw(surface)
    return np.asarray(pygame.surfarray.array3d(surface).max(axis=2), np.uint8)


def test_none_is_seen_before_the_first_step() -> None:
    assert drawn(Embers(SWARM, FRAME)).max() == 0


def test_what_changed_lies_in_the_areas_named() -> None:
    embers = Embers(SWARM, FRAME)
    before = drawn(embers)
    most = 0
    for t in np.arange(0.0, 20.0, 0.2):
        areas = embers.step(float(t), LANTERN)
        now = drawn(embers)
        most = max(most, int(now.max()))
        apart = now != before
        for area in areas:
            apart[max(0, area.left) : area.right, max(0, area.top) : area.bottom] = 0
        assert not apart.any()
        before = now
    assert most > 60


def test_they_stay_where_the_swarm_lies() -> None:
    embers = Embers(SWARM, FRAME)
    seen = np.zeros(FRAME.size, bool)
    for t in np.arange(0.0, 30.0, 0.3):
        embers.step(float(t), LANTERN)
        seen |= drawn(embers) > 0
    x, y = np.nonzero(seen)
    assert x.min() > (0.4 - 0.05) * 400
    assert x.max() < (0.9 + 0.05) * 400
    assert y.min() > (0.5 - 0.2 - 0.05) * 225


def test_they_rise() -> None:
    embers = Embers(replace(SWARM, many=1, sway=0.0, life=(8.0, 8.0)), FRAME)
    heights = []
    for t in np.arange(1.0, 7.0, 0.5):
        embers.step(float(t), LANTERN)
        embers.step(float(t), LANTERN)
        light = drawn(embers)
        if light.max():
            heights.append(float(np.nonzero(light)[1].mean()))
    assert len(heights) > 6
    assert heights == sorted(heights, reverse=True)
