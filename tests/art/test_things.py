"""The small things: on clear ground, of one size and one green; the flags' ranks.

The sprites of the puppets and of their props stand here as well: nothing is cut off.
"""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from game.linalg.svd import svd

ART = Path(__file__).resolve().parents[2] / "art"
THINGS, PUPPETS = ART / "things", ART / "puppets"
DRAWN = sorted(p.stem for p in THINGS.glob("*.png") if not p.stem.startswith("flag-"))
POSES = sorted(json.loads((PUPPETS / "puppets.json").read_text("utf-8"))["faces"])
PROPS = sorted(p.stem for p in (PUPPETS / "props").glob("*.png"))


def pixels(file: Path) -> NDArray[np.uint8]:
    with Image.open(file) as picture:
        return np.asarray(picture)


def cover_of(file: Path) -> NDArray[np.uint8]:
    return pixels(file)[..., 3]


def test_everything_that_the_tales_need_is_there() -> None:
    for name in ("cat", "lion", "rat", "frog", "carrot", "peas", "leek", "cabbage"):
        assert name in DRAWN
    for kind, count in (("nose-", 2), ("shape-", 6), ("neuron-", 3), ("face-", 4)):
        assert len([name for name in DRAWN if name.startswith(kind)]) == count


@pytest.mark.parametrize("name", DRAWN)
def test_a_thing_stands_on_clear_ground(name: str) -> None:
    picture = pixels(THINGS / f"{name}.png")
    assert picture.shape == (384, 384, 4)
    cover = picture[..., 3]
    assert max(cover[[0, -1]].max(), cover[:, [0, -1]].max()) == 0
    assert (cover > 250).sum() > 500


@pytest.mark.parametrize("name", POSES)
def test_a_pose_is_cut_by_its_hem_alone(name: str) -> None:
    cover = cover_of(PUPPETS / f"{name}.png")
    assert max(cover[0].max(), cover[:, [0, -1]].max()) == 0
    assert cover[-1].max() > 250
    # The hem itself ends within the frame: a puppet is narrower than its picture.
    assert np.ptp(np.nonzero(cover[-1])[0]) < 0.8 * cover.shape[1]


@pytest.mark.parametrize("name", PROPS)
def test_a_prop_is_whole(name: str) -> None:
    cover = cover_of(PUPPETS / "props" / f"{name}.png")
    assert max(cover[[0, -1]].max(), cover[:, [0, -1]].max()) == 0
    assert np.nonzero(cover.max(1) > 128)[0].max() > 0.94 * len(cover)


def hue(name: str) -> float:
    """Degrees on the colour wheel of the green in a picture, weighed by its colour."""
    rgb = pixels(THINGS / f"{name}.png")[..., :3] / 255.0
    red, green, blue = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    greenish = (cover_of(THINGS / f"{name}.png") > 200) & (green > 1.1 * red)
    greenish &= green > 1.1 * blue
    part = rgb[greenish].mean(0)
    return float(np.degrees(np.arctan2(3**0.5 * (part[1] - part[2]),
                                       2 * part[0] - part[1] - part[2])))  # fmt: skip


@pytest.mark.parametrize("name", ["peas", "leek", "carrot", "cabbage"])
def test_a_frog_is_as_green_as_what_one_eats(name: str) -> None:
    assert abs(hue(name) - hue("frog")) < 12.0


def test_the_shapes_are_told_apart_by_their_colours() -> None:
    seen = {}
    for name in (n for n in DRAWN if n.startswith("shape-")):
        picture = pixels(THINGS / f"{name}.png").astype(np.float64)
        seen[name] = picture[picture[..., 3] > 250][:, :3].mean(0)
    for (a, one), (b, other) in combinations(seen.items(), 2):
        assert np.abs(one - other).max() > 25, (a, b)


def test_the_features_of_the_face_lie_on_it_and_not_on_each_other() -> None:
    cover = {
        part: cover_of(THINGS / f"face-{part}.png") > 200
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
    picture = pixels(THINGS / f"flag-{name}.png")
    assert picture.shape == (32, 48)
    s = svd(picture / 255.0).s
    assert low <= int((s > 1e-6 * s[0]).sum()) <= high
