"""A real game on a real disk, killed while it saves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = 20


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_a_killed_game_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.saving.kills", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    lines = [tuple(map(int, line.split())) for line in run.stdout.splitlines()]
    assert len(lines) == KILLS
    for told, latest, slot, notices in lines:
        assert told <= latest <= told + 1
        assert told <= slot <= told + 1
        assert notices == 0
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob("*.damaged"))
