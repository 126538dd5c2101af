"""The title's picture moves beside the name and the lines, and rests when asked to."""

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from msgspec.structs import replace

from game.screens.opening.title import TitleScreen
from game.screens.shared.context import Context
from tests.screens.support import set_context


@pytest.fixture(params=[(640, 360), (512, 384), (840, 360)])
def context(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Context]:
    with set_context(tmp_path, request.param) as made:
        yield made


def window() -> pygame.Surface:
    found = pygame.display.get_surface()
    assert found is not None
    return found


def passed(screen: TitleScreen, seconds: float) -> list[pygame.Rect]:
    """What was painted while time passed, 0.1 s a frame."""
    painted: list[pygame.Rect] = []
    for _ in range(round(seconds / 0.1)):
        screen.update(0.1, [])
        painted += screen.draw(window()) or []
        screen._backdrop.settle()
    return painted


def test_the_picture_moves_and_the_lines_stay(context: Context) -> None:
    screen = TitleScreen(context)
    screen.draw(window())
    before = pygame.surfarray.array3d(window()).astype(int)
    painted = passed(screen, 14.0)
    after = pygame.surfarray.array3d(window()).astype(int)
    assert np.abs(after - before).max() > 20
    for kept in (screen.rows.area, screen._heading):
        assert kept.collidelist(painted) == -1
    assert screen.wait() < 0.5


def test_drawn_whole_it_is_as_it_was_step_by_step(context: Context) -> None:
    screen = TitleScreen(context)
    screen.draw(window())
    passed(screen, 14.0)
    before = pygame.surfarray.array3d(window()).astype(int)
    screen.redraw()
    assert screen.draw(window()) is None
    after = pygame.surfarray.array3d(window()).astype(int)
    for area in (screen.rows.area, screen._heading, screen._prompted):
        kept = area.clip(window().get_rect())
        before[kept.left : kept.right, kept.top : kept.bottom] = 0
        after[kept.left : kept.right, kept.top : kept.bottom] = 0
    assert np.abs(after - before).max() <= 2


def test_reduced_motion_stills_it(context: Context) -> None:
    context.adopt(replace(context.settings, reduced_motion=True))
    screen = TitleScreen(context)
    screen.draw(window())
    screen.draw(window())
    assert passed(screen, 4.0) == []
    assert screen.wait() == math.inf


@pytest.mark.parametrize("readable", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_lines_begin_under_the_words(
    context: Context, scale: float, *, readable: bool
) -> None:
    settings = replace(context.settings, text_scale=scale, readable_font=readable)
    context.adopt(settings)
    screen = TitleScreen(context)
    screen.draw(window())
    first = screen.rows.place_of("new")
    assert first is not None
    assert first.top >= screen._heading.bottom
    last = screen.rows.place_of("quit")
    assert last is not None
    assert last.bottom <= window().get_height()
