"""The real game, driven by posted events through every line of a chapter.

*Waking* alone: *Rows* is played whole by keys in a window, by ear and in the terminal.
"""

import shutil
from pathlib import Path

import pytest

from game.verbs.driving.driver import Driver
from game.verbs.tour import take
from tests.story_alone import alone

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.long
def test_the_tour_shows_every_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    # Few frames a second: which lines are shown does not hang on how smoothly.
    story = Path(shutil.copytree(ROOT / "story", tmp_path / "story"))
    alone(story, "waking")
    driver = Driver(tmp_path / "saves", size=(640, 360), pace=1 / 2, story=story)
    tour = take(driver)
    driver.close()
    assert tour.missed == []
    assert tour.ok
