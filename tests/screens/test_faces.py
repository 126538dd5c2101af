"""Portraits that cannot be read are said once, and the game goes on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.screens.desk import Desk
from game.screens.faces import Faces
from game.screens.opening import first
from game.screens.play import PlayScreen
from game.ui.assets import Assets
from game.ui.intents import Advance
from tests.screens.menus import a_desk

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    pygame.display.init()
    pygame.font.init()
    made = a_desk(tmp_path / "saves", (640, 360))
    yield made
    made.store.close()
    pygame.display.quit()


@pytest.mark.parametrize("name", ["faces.json", "ghosts.png", "outline.json"])
def test_a_missing_portrait_is_said_and_stood_in_for(
    name: str, desk: Desk, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "art", tmp_path / "root" / "art")
    (tmp_path / "root" / "art" / "faces" / name).unlink()
    desk.brush.fonts.assets = Assets(tmp_path / "root")
    window = pygame.display.get_surface()
    assert window is not None
    screen = first(desk, "rows")
    assert isinstance(screen, PlayScreen)
    screen.leaf.faces = Faces(desk)
    assert name in screen.leaf.faces.fault
    for _ in range(3):
        screen.update(1 / 30, [Advance()])
        screen.draw(window)
    assert any(name in fault for fault in [screen.notice.text, *screen.leaf.faults()])


def test_whole_portraits_have_no_fault(desk: Desk) -> None:
    assert Faces(desk).fault == ""
