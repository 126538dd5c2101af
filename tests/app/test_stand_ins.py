"""The game goes on without a place, a piece of music and a sound."""

import shutil
from pathlib import Path

import pygame
import pytest

from game.verbs.driving.driver import Driver

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The story, with names under which no file lies."""
    folder = Path(shutil.copytree(ROOT / "story", tmp_path / "story"))
    rows = folder / "rows.yaml"
    text = rows.read_text("utf-8")
    for name in ("backdrop: ward", "music: ward"):
        assert name in text
        text = text.replace(name, f"{name}-no-more")
    rows.write_text(text, "utf-8")
    return folder


def test_what_is_missing_is_told_and_the_story_is_played(
    story: Path, tmp_path: Path
) -> None:
    driver = Driver(tmp_path / "saves", story=story, chapter="rows")
    page = driver.page
    assert page is not None
    before = page.journey.now.pause
    driver.frame()
    driver.frame()
    assert "ward-no-more.jpg" in page.notice.text
    driver.answer([])
    driver.settle()
    assert page.journey.now.pause != before
    corner = pygame.Rect(1240, 0, 40, 40)
    assert sum(pygame.transform.average_color(driver.surface, corner)[:3]) < 60
    driver.close()
