"""Format, lint, types and the import contract are tests like any other."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PLACES = ["game", "tests", "art", "sounds", "bench"]

TOOLS = {
    "format": ["ruff", "format", "--check", *PLACES],
    "lint": ["ruff", "check", *PLACES],
    "types": ["mypy"],
    "imports": ["lint-imports"],
}


@pytest.mark.long
@pytest.mark.parametrize("tool", TOOLS)
def test_the_tree_passes(tool: str) -> None:
    name, *arguments = TOOLS[tool]
    run = subprocess.run(
        [BIN / name, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
