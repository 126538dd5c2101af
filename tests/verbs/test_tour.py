"""The real game, driven by posted events through every line of the chapter."""

from pathlib import Path

import pytest

from game.verbs.driving.driver import Driver
from game.verbs.tour import take


@pytest.mark.long
def test_the_tour_shows_every_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    # Few frames a second: which lines are shown does not hang on how smoothly.
    driver = Driver(tmp_path, size=(640, 360), pace=1 / 2)
    tour = take(driver)
    driver.close()
    assert tour.missed == []
    assert tour.ok
