"""The reading page: what is repainted in parts looks like the whole."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray

from game.screens.opening.first_screen import first
from game.screens.shared.context import Context
from game.screens.story.play import PlayScreen
from game.stage.cues.props import FRAME, Prop
from game.stage.picture import picture
from game.ui.window.intents import Advance, Choose, Intent, Rollback
from game.verbs.driving.driver import Driver
from tests.screens.support import set_context

STEP = 1 / 30
SIZES = [(640, 360), (512, 384)]
ROOT = Path(__file__).resolve().parents[3]
HEAD = """
chapter: rows
title: Rows
scenes:
  only:
    backdrop: ward
    script:
    - show: eigenface
"""
# A figure, and then words alone.
SEEN_AND_SAID = f"""{HEAD}
    - stage:
        matrix: {{name: M, entries: [[2, 1], [-1, 2]]}}
    - eigenface: Four numbers. ^rows-01a
    - eigenface.words: Go on ^rows-01b
    - end: rows
"""
# What is asked while words stand alone on the screen.
SAID_AND_ASKED = f"""{HEAD}
    - eigenface: Four numbers. ^rows-01a
    - eigenface.words: Go on ^rows-01b
    - choice: way
      options:
      - pick: To the left. ^rows-01c
      - pick: To the right. ^rows-01d
    - end: rows
"""
# Pages whose words begin at different heights, with a figure and without.
ASKED_AND_SAID = f"""{HEAD}
    - show: patient
    - stage:
        matrix: {{name: M, entries: [[2, 1], [-1, 2]]}}
    - patient: A small one, with hair of yarn, and a tall one. They are here. ^rows-01a
    - choice: way
      options:
      - pick: To the left. ^rows-01b
        do:
        - patient: On. ^rows-01c
      - pick: To the right. ^rows-01d
        do:
        - eigenface: A hole says how large the missing thing was. ^rows-01e
    - patient: Now it is the third. ^rows-01f
    - patient: And the fourth. ^rows-01g
    - stage: clear
    - eigenface: The fifth. ^rows-01h
    - end: rows
"""


@pytest.fixture(params=SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def small(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Context]:
    with set_context(tmp_path, request.param) as made:
        yield made


def pixels(window: pygame.Surface, screen: PlayScreen) -> NDArray[np.int64]:
    """The window as numbers, without the faces, which move with time."""
    out = pygame.surfarray.array3d(window).astype(np.int64)
    for area in screen.page_view.actors.areas():
        out[area.left : area.right + 2, area.top : area.bottom + 2] = 0
    return out


def test_painting_what_changed_paints_everything(small: Context) -> None:
    window = pygame.display.get_surface()
    assert window is not None
    screen = first(small, "rows")
    assert isinstance(screen, PlayScreen)
    in_parts = 0
    for _ in range(14):
        painted = []
        for _ in range(100):
            screen.update(STEP, [])
            painted.append(screen.draw(window))
        in_parts += None not in painted
        before = pixels(window, screen)
        screen.redraw()
        assert screen.draw(window) is None
        assert np.abs(before - pixels(window, screen)).max() <= 2
        screen.update(STEP, [Advance()])
    # Where only the figure and the words change, nothing else is painted again.
    assert in_parts >= 5


def telling(folder: Path, chapter: str) -> Driver:
    """A player of one chapter in the place of the story's first two."""
    story = Path(shutil.copytree(ROOT / "story", folder / "story"))
    (story / "waking.yaml").unlink()
    (story / "rows.yaml").write_text(chapter, "utf-8")
    return Driver(folder, size=(640, 360), story=story)


class Glass:
    """What is seen of a window: only what is said to have changed comes into it."""

    def __init__(self, page: PlayScreen, window: pygame.Surface) -> None:
        self.page, self.window, self.seen = page, window, window.copy()

    def pass_frames(self, count: int, *intents: Intent) -> None:
        """So many frames, the first of them with intents; each is seen as painted."""
        for frame in range(count):
            self.page.update(STEP, [] if frame else intents)
            changed = self.page.draw(self.window)
            for area in [self.window.get_rect()] if changed is None else changed:
                self.seen.blit(self.window, area, area)
            if not self.page.page_view.unfinished:
                painted, seen = map(pygame.surfarray.array3d, (self.window, self.seen))
                assert np.array_equal(painted, seen)


def at_the_choice(driver: Driver) -> PlayScreen:
    """The page of a chapter that was read to its first choice."""
    driver.begin("rows")
    page = driver.page
    assert page
    while not page.reader.ways:
        driver.settle()
        driver.answer([])
    return page


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("frames", range(1, 6))
def test_what_is_seen_is_what_is_painted_however_fast_one_reads(
    tmp_path: Path, frames: int, *, told: bool
) -> None:
    driver = telling(tmp_path, ASKED_AND_SAID)
    try:
        page = at_the_choice(driver)
        for way in range(2):
            driver.settle()
            glass = Glass(page, driver.surface)
            if told:
                page.notice.say("The lines go on by themselves.")
                glass.pass_frames(2)
            glass.pass_frames(frames, Choose(way))
            while page.reader.line and page.reader.line.id != "rows-01h":
                glass.pass_frames(frames, Advance())
            while not page.reader.ways:
                glass.pass_frames(frames, Rollback())
    finally:
        driver.close()


def seen_of(page: PlayScreen) -> float:
    """How much of the figure is seen at this moment, 0 to 1."""
    tableau = page.page_view.tableau
    motion = tableau.motion
    figure = motion.at(tableau.elapsed) if motion else tableau.figure
    return max((panel.alpha for panel in figure.panels), default=0.0)


@pytest.mark.parametrize("calm", [False, True])
def test_a_figure_fades_when_words_come_and_stays_away(
    tmp_path: Path, *, calm: bool
) -> None:
    driver = telling(tmp_path, SEEN_AND_SAID)
    try:
        driver.context.adopt(replace(driver.context.settings, reduced_motion=calm))
        driver.begin("rows")
        page = driver.page
        while page and not page.journey.now.stage.words:
            driver.settle()
            before = seen_of(page)
            driver.answer([])
        assert page
        seen = [before]
        for _ in range(60):
            seen.append(seen_of(page))
            driver.frame()
        assert seen[0] == 1.0
        assert seen[-1] == 0.0
        assert seen == sorted(seen, reverse=True)
        assert any(0.0 < now < 1.0 for now in seen) is not calm
        page.redraw()
        kept = pixels(driver.surface, page)
        driver.frame()
        assert np.abs(kept - pixels(driver.surface, page)).max() <= 2
    finally:
        driver.close()


def test_a_choice_is_seen_under_words_that_stand_alone(tmp_path: Path) -> None:
    driver = telling(tmp_path, SAID_AND_ASKED)
    try:
        page = at_the_choice(driver)
        driver.settle()
        assert page.journey.now.stage.words
        seen = pygame.surfarray.array3d(driver.surface).astype(int)
        page.page_view.hide(hidden=True)
        driver.frame()
        bare = pygame.surfarray.array3d(driver.surface).astype(int)
        for way in range(2):
            area = page.page_view.choice_area(way)
            part = (slice(area.left, area.right), slice(area.top, area.bottom))
            # Type that is read stands off from what lies behind it.
            assert (np.abs(seen[part] - bare[part]).max(axis=2) > 90).sum() > 40
            assert (seen[part].max(axis=2) > 120).sum() > 40
    finally:
        driver.close()


@pytest.mark.parametrize("figure", [None, {"matrix": {"name": "M", "entries": [[1]]}}])
def test_a_picture_that_comes_in_its_frame_is_painted_in_parts(
    small: Context, figure: object
) -> None:
    window = pygame.display.get_surface()
    screen = first(small, "rows")
    assert window is not None
    assert isinstance(screen, PlayScreen)
    view, moment = screen.page_view, screen.journey.now
    stages = [
        replace(moment.stage, tableau=figure, props=(Prop(FRAME, rank=rank),))
        for rank in (0, 1)
    ]
    view.tableau.show(picture(stages[0]), animate=False)
    for stage in stages:
        now = replace(moment, stage=stage)
        view.lay(now, screen.reader.line, screen.reader.ways)
        for _ in range(60):
            screen.update(STEP, [])
            screen.draw(window)
    assert view.backdrop.frame.busy
    while not view.backdrop.frame.changed:
        screen.update(STEP, [])
    parts = screen.draw(window)
    assert parts
    reach = view.backdrop.frame.reach
    assert any(part.colliderect(reach) for part in parts)
    before = pixels(window, screen)
    screen.redraw()
    assert screen.draw(window) is None
    assert np.abs(before - pixels(window, screen)).max() <= 2
