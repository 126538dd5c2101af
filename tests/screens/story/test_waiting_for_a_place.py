"""Going on while the picture of a place is still being read: no frame waits for it."""

from pathlib import Path
from typing import Any

import pygame
import pytest

from game.narrative.machine.events import Line
from game.screens.shared import backdrop
from game.screens.story.coming import after, answers
from game.screens.story.journey import Journey
from game.verbs.driving.driver import Driver, next_answer

# A frame that asks so often whether the picture is there does nothing else.
OFTEN = 8


def before_another_place(driver: Driver) -> Journey:
    """The last line in the first place, where two lines follow in the next one."""
    journey = Journey.begin(driver.context.library.program, "waking", seed=0)
    while True:
        pause = journey.now.pause
        if isinstance(pause, Line):
            there = after(journey, answers(pause)[0])
            if there.stage.backdrop != journey.now.stage.backdrop:
                assert isinstance(there.pause, Line)
                return journey
        journey.answer(next_answer(pause, []))


def test_lines_go_on_while_a_picture_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = Driver(tmp_path, size=(640, 360), chapter="waking")
    driver.stand(before_another_place(driver))
    driver.wait(1.0)
    asked: list[int] = []

    def reading(*_: Any) -> bool:
        asked[-1] += 1
        return asked[-1] < OFTEN

    frame = driver.frame

    def counted(events: Any = ()) -> None:
        asked.append(0)
        frame(events)

    monkeypatch.setattr(backdrop, "coming", reading)
    monkeypatch.setattr(driver, "frame", counted)
    for _ in range(2):
        driver.key(pygame.K_SPACE, unicode=" ")
        driver.wait(0.1)
    driver.close()
    assert 0 < max(asked) < OFTEN
