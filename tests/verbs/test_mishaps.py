"""What a player sees when the game cannot go on: words, a way out, no traceback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def play(
    saves: Path, *arguments: str, **more: str
) -> "subprocess.CompletedProcess[str]":
    plain = {
        k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    plain.pop("SDL_VIDEODRIVER", None)
    environment = {**plain, "EIGENFACE_SAVES": str(saves), **more}
    return subprocess.run(
        [sys.executable, "-m", "game", "play", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have a display")
def test_without_a_display_the_way_out_is_named(tmp_path: Path) -> None:
    run = play(tmp_path)
    assert run.returncode == 2
    assert "eigenface read" in run.stderr
    assert "Traceback" not in run.stderr


def test_an_unknown_driver_is_told(tmp_path: Path) -> None:
    run = play(tmp_path, SDL_VIDEODRIVER="no_such_driver")
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_a_broken_story_is_told_by_file_line_and_column(tmp_path: Path) -> None:
    story = Path(shutil.copytree(ROOT / "story", tmp_path / "story"))
    path = story / "rows.yaml"
    path.write_text(
        path.read_text("utf-8").replace("goto: slip", "goto: slit"), "utf-8"
    )
    run = play(tmp_path / "saves", "--story", str(story))
    assert run.returncode == 2
    assert "story/rows.yaml:" in run.stderr
    assert "did you mean 'slip'?" in run.stderr
    assert "Traceback" not in run.stderr
