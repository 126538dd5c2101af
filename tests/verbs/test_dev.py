"""``dev`` follows the files: the same line stands, and a mistake costs nothing."""

import shutil
from pathlib import Path

import pygame
import pytest

from game.narrative.machine.events import Line
from game.screens.story.play import PlayScreen
from game.verbs.dev import Watch
from game.verbs.driving.driver import Driver

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """*Rows* alone, which is proven at every reload."""
    copy = Path(shutil.copytree(ROOT / "story", tmp_path / "story"))
    (copy / "waking.yaml").unlink()
    edit(copy, "after: [waking]\n", "")
    return copy


@pytest.fixture
def driver(tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> Driver:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    made = Driver(tmp_path / "saves", size=(640, 360), story=story)
    made.begin("rows")
    for _ in range(6):
        made.answer([])
    return made


def page(driver: Driver) -> PlayScreen:
    found = driver.page
    assert found is not None
    return found


def standing(driver: Driver) -> Line:
    pause = page(driver).journey.now.pause
    assert isinstance(pause, Line)
    return pause


def edit(story: Path, old: str, new: str) -> None:
    path = story / "rows.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_changed_line_is_read_where_it_stood(driver: Driver, story: Path) -> None:
    watch = Watch(driver.game, story)
    before = standing(driver)
    edit(story, before.text, "Something else is said here now.")
    edit(story, "I have slept.", "I have slept a little.")
    watch.reload(driver.stack)
    driver.frame()
    assert standing(driver).id == before.id
    assert standing(driver).text == "Something else is said here now."
    # What was read can be gone back to, in the words that stand there now.
    journey = page(driver).journey
    steps = journey.index
    assert steps >= 5
    read = set()
    while journey.back():
        read.add(getattr(journey.now.pause, "text", ""))
    assert any("I have slept a little." in text for text in read)
    while journey.forward():
        pass
    assert journey.index == steps
    driver.close()


def test_a_changed_cue_shows_at_once(driver: Driver, story: Path) -> None:
    while "v" not in str(page(driver).journey.now.stage.tableau):
        driver.answer([])
    watch = Watch(driver.game, story)
    for _row in range(2):
        edit(story, "let: {v: [1, 2]}", "let: {v: [3, 2]}")
    edit(story, "$r1 . v = 4$", "$r1 . v = 8$")
    watch.reload(driver.stack)
    assert "[3, 2]" in str(page(driver).journey.now.stage.tableau)
    driver.close()


def test_a_broken_file_leaves_the_game_as_it_was(
    driver: Driver, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = Watch(driver.game, story)
    before = standing(driver)
    edit(story, "goto: columns", "goto: colums")
    watch.reload(driver.stack)
    driver.frame()
    assert standing(driver) == before
    assert "did you mean 'columns'?" in capsys.readouterr().out
    driver.close()


def test_only_a_change_is_taken_for_one(driver: Driver, story: Path) -> None:
    watch = Watch(driver.game, story)
    old = driver.context.library
    watch.look(driver.stack)
    assert driver.context.library is old
    driver.close()


def test_page_up_goes_back_after_a_reload(driver: Driver, story: Path) -> None:
    watch = Watch(driver.game, story)
    line = standing(driver)
    edit(story, line.text, "Something else is said here now.")
    watch.reload(driver.stack)
    driver.frame()
    driver.key(pygame.K_PAGEUP)
    assert standing(driver).id != line.id
    driver.key(pygame.K_PAGEDOWN)
    assert standing(driver).id == line.id
    driver.close()


CALLED = """chapter: rows
scenes:
  one:
    script:
    - stage: {plane: {vectors: {v: [1, 2]}}}
    - patient: Before. ^x-01
    - call: two
    - end: rows
  two:
    script:
    - patient: Inside. ^x-02
    - return
"""


def test_the_stage_of_the_caller_is_shown_anew_in_a_called_scene(
    tmp_path: Path, story: Path
) -> None:
    (story / "rows.yaml").write_text(CALLED, "utf-8")
    made = Driver(tmp_path / "saves", size=(640, 360), story=story)
    made.begin("rows")
    made.answer([])
    assert standing(made).id == "x-02"
    watch = Watch(made.game, story)
    edit(story, "v: [1, 2]", "v: [3, 1]")
    watch.reload(made.stack)
    assert "[3, 1]" in str(page(made).journey.now.stage.tableau)
    made.close()


def test_what_the_prover_finds_is_shown_in_the_window(
    tmp_path: Path, story: Path
) -> None:
    (story / "rows.yaml").write_text(CALLED, "utf-8")
    made = Driver(tmp_path / "saves", size=(640, 360), story=story)
    made.begin("rows")
    watch = Watch(made.game, story)
    edit(story, "    - end: rows", "    - return")
    watch.reload(made.stack)
    assert made.context.said
    assert made.context.said[-1].startswith("Reloaded; story/rows.yaml:8:7: error S411")
    made.close()


def test_a_story_that_cannot_go_on_leaves_what_was_read_and_says_so(
    tmp_path: Path, story: Path
) -> None:
    text = CALLED.replace("    - end: rows", "    - return")
    (story / "rows.yaml").write_text(text, "utf-8")
    made = Driver(tmp_path / "saves", size=(640, 360), story=story)
    made.begin("rows")
    for _ in range(3):
        made.answer([])
    assert standing(made).id == "x-02"
    assert "cannot go on here" in page(made).notice.text
    made.close()
