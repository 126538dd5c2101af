"""The set's legs: under the set, on either side, and nothing of the set is lost."""

from pathlib import Path

import numpy as np
import pygame

from game.ui.actors.television import read_set
from game.ui.actors.television_legs import TOP, standing
from game.ui.window.assets import Assets

ROOT = Path(__file__).resolve().parents[3]
SIZE = (560, 372)


def test_four_legs_stand_under_the_set_and_the_set_is_as_it_was() -> None:
    pygame.display.set_mode((64, 64))
    picture = read_set(Assets(ROOT)).picture
    plain = pygame.transform.smoothscale(picture, SIZE)
    legs = standing(picture, SIZE)
    both = [pygame.surfarray.array3d(one).astype(int) for one in (plain, legs)]
    changed = np.abs(both[1] - both[0]).max(2) > 10
    rows = np.nonzero(changed.any(0))[0]
    assert rows.min() >= round(TOP * SIZE[1])
    row = changed[:, round(0.93 * SIZE[1])]
    assert int(np.sum(row[1:] & ~row[:-1])) == 4
    assert row[: SIZE[0] // 2].any()
    assert row[SIZE[0] // 2 :].any()
