"""A frame shows its bare board, then a picture that comes part by part."""

import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.actors.picture_frame import FOLDER, Held, PictureFrame, come
from game.ui.window.assets import Assets

ROOT = Path(__file__).resolve().parents[3]
HIGH = 242


def inside(frame: PictureFrame, held: Held) -> NDArray[np.float64]:
    flat = frame.flat(held, HIGH)
    assert flat is not None
    assert flat.get_size() == frame.size_at(HIGH)
    w, h = flat.get_size()
    middle = flat.subsurface((w // 4, h // 4, w // 2, h // 2))
    return pygame.surfarray.array3d(middle).astype(float)


def test_an_empty_frame_is_all_of_one_dark_kind_and_a_picture_is_not() -> None:
    frame = PictureFrame(Assets(ROOT))
    board, first, more = (inside(frame, Held(r, r)) for r in (0, 1, 3))
    assert board.std() < 12 < first.std()
    assert board.max() < 140
    assert np.abs(more - first).mean() > 3


def test_a_picture_comes_from_the_board_and_is_whole_at_last() -> None:
    frame = PictureFrame(Assets(ROOT))
    whole = inside(frame, Held(1, 1))
    steps = [inside(frame, Held(0, 1, share)) for share in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert np.abs(steps[0] - inside(frame, Held(0, 0))).mean() < 4
    left = [np.abs(step - whole).mean() for step in steps]
    assert all(a > b for a, b in pairwise(left))
    assert left[-1] == 0.0


def test_the_dark_parts_of_a_photograph_come_first() -> None:
    light = np.linspace(0.0, 1.0, 20, dtype=np.float32)[:, None].repeat(20, 1)
    half = come(light, 0.5)
    assert half[:4].mean() > half[-4:].mean() + 0.2
    assert come(light, 0.0).max() == 0.0
    assert come(light, 1.0).min() == 1.0


def test_a_frame_that_is_damaged_is_said_and_not_seen(tmp_path: Path) -> None:
    shutil.copytree(ROOT / FOLDER, tmp_path / FOLDER)
    (tmp_path / FOLDER / "frame.png").write_bytes(b"")
    frame = PictureFrame(Assets(tmp_path))
    assert frame.flat(Held(0, 0), HIGH) is None
    assert "frame.png" in frame.fault
