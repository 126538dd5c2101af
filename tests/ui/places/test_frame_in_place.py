"""The frame in a place stands on its foot, in its light; a picture comes slowly."""

from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.stage.places import Stand
from game.ui.places.cover import Frame
from game.ui.places.frame_in_place import (
    COMES,
    DIMS,
    STILLS,
    FrameInPlace,
    corners,
    warped,
)
from game.ui.window.assets import Assets

ROOT = Path(__file__).resolve().parents[3]
SIZE = (640, 360)
STAND = Stand(0.4, 0.8, 0.3, 20.0)


def resting(made: FrameInPlace) -> FrameInPlace:
    """A frame to which no light goes any more."""
    made.tick(COMES + DIMS)
    return made


def standing(light: tuple[int, int, int] = (120, 120, 120)) -> FrameInPlace:
    made = FrameInPlace(Assets(ROOT))
    still = pygame.Surface(SIZE)
    still.fill(light)
    made.stand(STAND, Frame(SIZE, (1920, 1080)), still)
    return made


def painted(made: FrameInPlace) -> NDArray[np.int64]:
    surface = pygame.Surface(SIZE)
    surface.fill((120, 120, 120))
    made.draw(surface)
    return pygame.surfarray.array3d(surface).astype(np.int64)


def test_it_stands_where_the_place_says_and_only_when_it_is_shown() -> None:
    assert (painted(standing()) == 120).all()
    made = standing()
    made.hold(0, calm=False)
    changed = np.abs(painted(made) - 120).max(2) > 40
    columns, rows = np.nonzero(changed.any(1))[0], np.nonzero(changed.any(0))[0]
    assert abs((columns.min() + columns.max()) / 2 - 0.4 * 640) < 8
    assert abs(rows.max() - 0.8 * 360) < 14
    assert abs(rows.max() - rows.min() - 0.3 * 360) < 16
    assert made.hit(0.4 * 640, 0.72 * 360)
    assert not made.hit(0.6 * 640, 0.72 * 360)


def test_it_takes_the_light_of_what_it_stands_on() -> None:
    bright, dark = standing((200, 160, 110)), standing((20, 26, 30))
    for made in (bright, dark):
        made.hold(1, calm=False)
    warm, cold = (painted(m)[220:290, 190:280] for m in (bright, dark))
    assert warm.mean() > 2 * cold.mean()
    assert warm[..., 0].mean() > 1.2 * warm[..., 2].mean()


def test_only_a_component_that_is_gained_comes_slowly() -> None:
    made = standing()
    made.hold(0, calm=False)
    assert not resting(made).busy
    made.mark()
    made.hold(1, calm=False)
    seen = []
    for _ in range(round(2 * (COMES + DIMS) * 12)):
        made.tick(1 / 12)
        if made.changed:
            made.mark()
            seen.append(painted(made))
    assert 20 < len(seen) < 70
    assert not made.busy
    left = [np.abs(step - seen[-1]).sum() for step in seen]
    assert left[0] > 1.2 * left[len(left) // 3] > 0.0
    assert left[0] > 4 * left[3 * len(left) // 4]
    for rank in (0, None):
        made.hold(rank, calm=False)
        assert not made.busy


def lighted(made: FrameInPlace) -> float:
    """How much light goes to it, over what is painted there."""
    surface = pygame.Surface(SIZE)
    surface.fill((120, 120, 120))
    made.light(surface)
    return float(pygame.surfarray.array3d(surface).mean())


@pytest.mark.parametrize("calm", [False, True])
def test_light_goes_to_a_bare_frame_that_was_not_there_before(calm: bool) -> None:
    made = standing()
    made.hold(0, calm=calm)
    made.tick(COMES / 2)
    assert lighted(made) > 125
    assert lighted(resting(made)) == 120
    made.hold(0, calm=calm)
    assert not made.busy
    known = standing()
    known.hold(2, calm=calm)
    assert not known.busy


def test_where_motion_is_reduced_it_comes_in_stills() -> None:
    made = standing()
    made.hold(0, calm=True)
    resting(made).mark()
    made.hold(1, calm=True)
    count = 0
    for _ in range(300):
        if made.changed:
            made.mark()
            count += 1
        made.tick(1 / 30)
    assert count == STILLS + 1


def test_it_glints_beneath_a_hand() -> None:
    made = standing()
    made.hold(0, calm=False)
    rest = painted(resting(made))
    made.hover(on=True)
    made.tick(9.0)
    assert painted(made).sum() > rest.sum()
    made.hover(on=False)
    made.tick(9.0)
    assert (painted(made) == rest).all()


def test_the_room_leaves_some_light_to_it() -> None:
    made = standing()
    made.hold(0, calm=False)
    base = pygame.Surface(SIZE)
    base.fill((100, 100, 100))
    area = made.reach.clip(base.get_rect())
    before = base.subsurface(area).copy()
    base.fill((0, 0, 0))
    made.spare(base, area, before)
    levels = pygame.surfarray.array3d(base).max(2)
    assert 60 < levels[made.area.center] < 100
    outside = levels.copy()
    outside[area.left : area.right, area.top : area.bottom] = 0
    assert outside.max() == 0
    edge = levels[area.left : area.right, area.top + 1]
    assert edge.max() < 8


@pytest.mark.parametrize("turn", [-0.6, 0.0, 0.6])
def test_the_side_that_is_turned_away_is_smaller(turn: float) -> None:
    upper_left, upper_right, low_right, low_left = corners((80, 100), turn)
    left, right = low_left[1] - upper_left[1], low_right[1] - upper_right[1]
    assert np.sign(left - right) == np.sign(turn)
    assert low_right[0] - low_left[0] == pytest.approx(80 * np.cos(turn), rel=0.01)


def test_a_warped_picture_has_its_corners_where_they_are_seen() -> None:
    flat = pygame.Surface((40, 50), pygame.SRCALPHA)
    flat.fill((200, 100, 50, 255))
    seen = np.array([(-20.0, -50.0), (20.0, -44.0), (20.0, -2.0), (-20.0, 0.0)])
    out = warped(flat, seen)
    cover = pygame.surfarray.array_alpha(out).astype(float) / 255
    assert cover.sum() == pytest.approx(40 * (50 + 42) / 2, rel=0.02)
    # Its upper edge falls to the right.
    right = cover[21 + 15]
    assert right[51 - 43] > 0.9
    assert right[51 - 47] < 0.1


@pytest.mark.parametrize("size", [(1, 1), (3, 400), (640, 40), (40, 640)])
def test_it_may_stand_outside_a_window(size: tuple[int, int]) -> None:
    made, surface = FrameInPlace(Assets(ROOT)), pygame.Surface(size)
    made.stand(STAND, Frame(size, (1920, 1080)), surface)
    made.hold(1, calm=False)
    made.draw(surface)
    made.light(surface)
    assert made.reach.w > 0
