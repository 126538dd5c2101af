"""A story of somebody else: its cast and its place are seen, and no code knows them."""

import re
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.narrative.machine.events import Line
from game.screens.story.play import PlayScreen
from game.ui.actors.actor import OutlineActor, PictureActor, PortraitActor
from game.verbs.driving.driver import Driver

ROOT = Path(__file__).resolve().parents[3]
STORY = ROOT / "tests" / "stories" / "lighthouse"


def pages(driver: Driver) -> dict[str, np.ndarray]:
    """Every line of the story, as a picture."""
    driver.begin("night")
    found = {}
    while (page := driver.page) is not None and driver.top is page:
        pause = page.journey.now.pause
        if isinstance(pause, Line):
            driver.settle()
            driver.frame()
            found[pause.id] = pygame.surfarray.array3d(driver.surface).astype(int)
        if not driver.answer([]):
            break
    return found


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_it_is_played_to_its_end_and_everybody_is_seen(
    size: tuple[int, int], tmp_path: Path
) -> None:
    driver = Driver(tmp_path, size=size, story=STORY)
    assert driver.game.reading.problems == ()
    driver.begin("night")
    page = driver.page
    assert isinstance(page, PlayScreen)
    cast = page.page_view.actors.actors
    kinds = {name: type(one) for name, one in cast.items()}
    assert kinds == {
        "sailor": OutlineActor,
        "lamp": PortraitActor,
        "nora": PictureActor,
        "keeper": OutlineActor,
    }
    seen = pages(driver)
    assert {"night-a", "night-d", "night-e", "night-k"} <= seen.keys()
    assert page.page_view.actors.fault == page.page_view.backdrop.fault == ""
    w, h = size
    right, left = np.s_[int(0.8 * w) :, : h // 2], np.s_[: int(0.2 * w), : h // 2]
    # Her coat is yellow, his lines are green, and neither was there before.
    coat = seen["night-d"][int(0.8 * w) :, h // 2 : int(0.6 * h)].mean((0, 1))
    assert coat[0] > 1.3 * coat[2]
    assert np.abs(seen["night-d"][right] - seen["night-c"][right]).mean() > 10
    sailor, keeper = (seen[f"night-{n}"][left].mean((0, 1)) for n in "de")
    assert keeper[1] - keeper[0] > sailor[1] - sailor[0] + 1
    driver.close()


def test_no_code_knows_a_character_of_the_game() -> None:
    names = re.compile("patient|jacques|foster|alice", re.IGNORECASE)
    rooms = ("screens/story", "ui/places", "ui/sound", "screens/shared", "stage")
    files = [p for room in rooms for p in (ROOT / "game" / room).rglob("*.py")]
    files += [
        ROOT / "game" / "ui" / "theme.py",
        *(ROOT / "game/ui/actors").glob("*.py"),
    ]
    told = {p.name for p in files if names.search(p.read_text("utf-8"))}
    # The frame on the boards shows a photograph of the game's own.
    assert told <= {"prop_contents.py", "props.py"}
