"""Threads find the late modules of pygame loaded: each try has its own interpreter."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
READY = """
import sys
from pathlib import Path
import pygame
{begin}
print(type(pygame.{module}).__name__)
"""
TRIES = {
    "surfarray": """
from game.ui.places.moving_places import Coming
Coming(lambda: None)
""",
}


@pytest.mark.parametrize("module", sorted(TRIES))
def test_a_module_is_loaded_before_a_thread_begins(module: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", READY.format(begin=TRIES[module], module=module)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split()[-1] == "module"
