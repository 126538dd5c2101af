"""A picture of the window: kept whole, or said not to be."""

import os
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.app.game import photograph
from game.ui.window import thumbnail

SEEN = pygame.Surface((40, 30))


def test_a_picture_is_kept_in_any_folder(tmp_path: Path) -> None:
    folder = tmp_path / (os.fsdecode(b"raw \xff") if os.name == "posix" else "plain")
    folder.mkdir()
    said = photograph(folder, SEEN)
    assert said.startswith("Picture kept as eigenface-")
    assert said.isprintable()
    (kept,) = (folder / "screenshots").iterdir()
    assert thumbnail.ENDS[".png"] in kept.read_bytes()


def full(keep: int) -> Callable[[pygame.Surface, str], None]:
    def save(_surface: pygame.Surface, path: str) -> None:
        Path(path).write_bytes(b"\x89PNG\r\n"[:keep])

    return save


@pytest.mark.parametrize("keep", [0, 5])
def test_a_full_disk_keeps_no_picture_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keep: int
) -> None:
    monkeypatch.setattr(pygame.image, "save", full(keep))
    assert photograph(tmp_path, SEEN) == "No picture was kept: the disk is full"
    assert not list((tmp_path / "screenshots").iterdir())
    assert thumbnail.thumbnail(SEEN) is None
