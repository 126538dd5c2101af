"""The face comes and goes softly, through the mean; a damaged round is told."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from game.ui.places.cover import Frame, covering
from game.ui.places.face_in_mist import STEPS, Apparition, read_apparition
from game.ui.window.assets import AssetFault, Assets

ROOT = Path(__file__).resolve().parents[3]
FILE = "art/layers/title-face.json"
MEAN = 1


@pytest.fixture
def face() -> Apparition:
    sources = read_apparition(Assets(ROOT), "title")
    picture = Assets(ROOT).picture("art/places/title.jpg")
    still = covering(picture, (640, 360))
    return Apparition(sources, still, Frame((640, 360), picture.get_size()))


def test_it_begins_at_the_still_picture(face: Apparition) -> None:
    before = pygame.surfarray.array3d(face.canvas).astype(int)
    face.step(0.0)
    after = pygame.surfarray.array3d(face.canvas).astype(int)
    assert np.abs(after - before).mean() < 1.0
    assert face.mix(0.0)[::2] == (MEAN, 0)


def test_every_change_passes_through_the_mean(face: Apparition) -> None:
    whole = sum(stay.hold + stay.passing for stay in face.facts.round)
    seen = set()
    for t in np.arange(0.0, whole, 0.1):
        goes, comes, step = face.mix(float(t))
        assert 0 <= step <= STEPS
        assert MEAN in {goes, comes}
        seen |= {goes, comes}
    assert seen == set(range(face.facts.stages))


def test_it_never_jumps(face: Apparition) -> None:
    face.step(0.0)
    before = pygame.surfarray.array3d(face.canvas).astype(int)
    for t in np.arange(face.beat, 90.0, face.beat):
        face.step(float(t))
        now = pygame.surfarray.array3d(face.canvas).astype(int)
        assert np.abs(now - before).mean() < 1.5
        before = now


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"round": []}, "stage"),
        ({"round": [{"stage": 9, "hold": 1, "passing": 1}]}, "stage"),
        ({"round": [{"stage": 0, "hold": 1, "passing": 0}]}, "time"),
        ({"box": [1, 2]}, "box"),
    ],
)
def test_a_damaged_round_is_told(
    change: dict[str, Any], said: str, tmp_path: Path
) -> None:
    (tmp_path / "art").mkdir()
    shutil.copytree(ROOT / "art" / "layers", tmp_path / "art" / "layers")
    facts = json.loads((ROOT / FILE).read_text("utf-8"))
    (tmp_path / FILE).write_text(json.dumps({**facts, **change}))
    with pytest.raises(AssetFault, match=said):
        read_apparition(Assets(tmp_path), "title")
