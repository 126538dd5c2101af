"""The bench's figures of the Eigenface: which there are, each with its goal."""

from pathlib import Path

import pytest

from bench import face
from bench.figures import GOALS, PARTS


def test_every_state_is_painted_and_has_its_goal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(face, "FRAMES", 6)
    monkeypatch.setattr(face, "SIZE", (640, 360))
    found = PARTS["face"](tmp_path)
    assert set(found) == {name for name in GOALS if name.startswith("face.")}
    for state in (*face.STATES, "beside"):
        assert 0.0 < found[f"face.{state}.median"] <= found[f"face.{state}.p99"]
