"""Who leaves the page leaves nothing behind on it."""

from pathlib import Path
from typing import Any

import numpy as np
import pygame
from msgspec.structs import replace

from game.narrative.machine.events import Line
from game.screens.story.journey import Journey
from game.verbs.driving.driver import Driver, next_answer

# Where the television has stood, in a window of 640 by 360; a lamp is a few pixels.
OFF = "face-04o"
SET, LAMPS = np.s_[150:500, 60:260], 1500


def picture(driver: Driver) -> Any:
    return pygame.surfarray.array3d(driver.surface).astype(int)


def test_a_set_that_was_switched_off_is_not_seen_any_more(tmp_path: Path) -> None:
    driver = Driver(tmp_path, size=(640, 360), pace=1 / 30)
    driver.context.adopt(replace(driver.context.settings, hurry="hand"))
    journey = Journey.begin(driver.context.library.program, "face", seed=0)
    while not (isinstance(journey.now.pause, Line) and journey.now.pause.id == OFF):
        journey.answer(next_answer(journey.now.pause, []))
    driver.stand(journey)
    driver.wait(3.0)
    stood = picture(driver)
    driver.key(pygame.K_SPACE, unicode=" ")
    driver.wait(3.0)
    left = picture(driver)
    page = driver.page
    assert page is not None
    page.page_view.spoil()
    driver.wait(0.2)
    anew = picture(driver)
    driver.close()

    def unlike(a: Any, b: Any) -> int:
        return int((np.abs(a - b)[SET].max(2) > 40).sum())

    assert unlike(stood, anew) > 4 * LAMPS
    assert unlike(left, anew) < LAMPS
