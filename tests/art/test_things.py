"""The small things: on clear ground, of one size; the flags have the rank they need."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from game.linalg.svd import svd

THINGS = Path(__file__).resolve().parents[2] / "art" / "things"
DRAWN = sorted(p.stem for p in THINGS.glob("*.png") if not p.stem.startswith("flag-"))


def test_everything_that_the_tales_need_is_there() -> None:
    for name in ("cat", "lion", "rat", "frog", "carrot", "peas", "leek"):
        assert name in DRAWN
    for kind, count in (("nose-", 2), ("shape-", 6), ("neuron-", 3), ("face-", 4)):
        assert len([name for name in DRAWN if name.startswith(kind)]) == count


@pytest.mark.parametrize("name", DRAWN)
def test_a_thing_stands_on_clear_ground(name: str) -> None:
    picture = Image.open(THINGS / f"{name}.png")
    assert (picture.mode, picture.size) == ("RGBA", (320, 320))
    cover = np.asarray(picture)[..., 3]
    assert max(cover[[0, -1]].max(), cover[:, [0, -1]].max()) == 0
    assert (cover > 250).sum() > 500


def test_the_features_of_the_face_lie_on_it_and_not_on_each_other() -> None:
    cover = {
        part: np.asarray(Image.open(THINGS / f"face-{part}.png"))[..., 3] > 200
        for part in ("base", "eyes", "brows", "mouth")
    }
    for part in ("eyes", "brows", "mouth"):
        assert (cover["base"] | ~cover[part]).all(), part
    assert not (cover["eyes"] & cover["brows"]).any()
    assert not (cover["eyes"] & cover["mouth"]).any()


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("bands", 1, 1),
        ("pales", 1, 1),
        ("cross", 2, 2),
        ("checks", 2, 2),
        ("wedge", 5, 20),
        ("diagonal", 25, 32),
    ],
)
def test_a_flag_has_its_rank(name: str, low: int, high: int) -> None:
    picture = Image.open(THINGS / f"flag-{name}.png")
    assert (picture.mode, picture.size) == ("L", (48, 32))
    s = svd(np.asarray(picture, np.float64) / 255.0).s
    assert low <= int((s > 1e-6 * s[0]).sum()) <= high
