"""The three stages of the show's map: turned, stretched and turned, never blended."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import yaml

from game.figure.motion import Motion
from game.figure.things import Figure, Grid, Plane
from tests.stage.support import STORY, drawn

STEPS = 40
# Degrees in one frame of 60: what an eye still follows.
FOLLOWED = 4.0


def stages() -> list[Any]:
    chapter = yaml.safe_load((STORY / "show.yaml").read_bytes())
    script = chapter["scenes"]["feeling"]["script"]
    return [item["stage"] for item in script if "stage" in item]


def grid(figure: Figure) -> np.ndarray[Any, Any]:
    (panel,) = (one for one in figure.panels if isinstance(one, Plane))
    (found,) = (
        item for item in panel.items if isinstance(item, Grid) and item.key == "grid"
    )
    return np.array(found.matrix)


def way(before: Any, after: Any, count: int) -> list[np.ndarray[Any, Any]]:
    motion = Motion(drawn(before), drawn(after))
    return [grid(motion.at(motion.seconds * i / count)) for i in range(count + 1)]


def turns() -> list[tuple[Any, Any]]:
    still, turned, stretched, laid = stages()
    return [(still, turned), (stretched, laid)]


@pytest.mark.parametrize("stage", [0, 1])
def test_while_it_turns_nothing_is_pulled(stage: int) -> None:
    seen = way(*turns()[stage], STEPS)
    sizes = np.linalg.svd(seen[0], compute_uv=False)
    for m in seen:
        assert np.linalg.svd(m, compute_uv=False) == pytest.approx(sizes)
        assert np.linalg.det(m) == pytest.approx(np.linalg.det(seen[0]))
    assert not np.allclose(seen[0], seen[-1])


def test_while_it_is_stretched_nothing_turns() -> None:
    _, turned, stretched, _ = stages()
    seen = way(turned, stretched, STEPS)
    back = np.linalg.inv(seen[0])
    for m in seen:
        pulled = m @ back
        assert np.allclose(pulled, np.diag(np.diag(pulled)))
        assert np.all(np.diag(pulled) > 0)


@pytest.mark.parametrize("degrees", [100, 135, 170, -150])
def test_a_turn_past_a_right_angle_is_a_turn_too(degrees: int) -> None:
    a = np.radians(degrees)
    m = [[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]]
    entries = [[float(x) for x in row] for row in m]
    still = {"plane": {"grid": [[1, 0], [0, 1]]}}
    for seen in way(still, {"plane": {"grid": entries}}, STEPS):
        assert np.allclose(seen @ seen.T, np.eye(2))
        assert np.linalg.det(seen) == pytest.approx(1.0)


def test_an_eye_can_follow_every_turn() -> None:
    for before, after in turns():
        motion = Motion(drawn(before), drawn(after))
        frames = [grid(motion.at(i / 60)) for i in range(int(60 * motion.seconds) + 2)]
        for one, other in pairwise(frames):
            turned = other @ np.linalg.inv(one)
            angle = np.degrees(np.arctan2(turned[1, 0], turned[0, 0]))
            assert abs(angle) <= FOLLOWED
