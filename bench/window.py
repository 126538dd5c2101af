"""Figures of the game as it is played: in a real window, measured from outside.

A window on a screen of its own goes from the title through a chapter's lines; puzzles
open on the way, and are left for later. Then every menu opens, a save is made, and
loaded. Memory and shares of a core are the system's own figures.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.screen import NEEDED, Eyes, screen

SIZES = {"720": (1280, 720), "1080": (1920, 1080)}
LINES = 40
# How a puzzle is left: back to the page, then the second of its two ways.
LATER = ("Escape", "2")
# What is opened over the page, and what is done there; the last key leads back.
MENUS = (
    ("Escape", "Down", "Down", "Escape"),
    ("l", "Prior", "Prior", "Next", "Escape"),
    ("j", "Down", "Down", "Right", "Left", "Escape"),
    ("Escape", "Down", "Return", "Down", "Down", "Escape"),
    ("Escape", "Down", "Down", "Return", "Down", "Escape"),
    ("Escape", "Up", "Up", "Up", "Return", "Down", "Down", "Escape"),
    ("q", "Escape", "Escape", "o"),
)
PATIENCE = 30.0
# Nobody does anything for so long, before and while it is measured.
RESTED, IDLE = 5.0, 5.0
PRESSES = 24


def measure(folder: Path) -> dict[str, float]:
    """All figures at both sizes; ``OSError`` where there is no X server to start."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if absent:
        raise OSError(f"a window needs {' and '.join(absent)}: install them")
    found: dict[str, float] = {}
    for name, size in SIZES.items():
        with screen((1920, 1080)) as display:
            play = _Play(folder / name, display, size)
            try:
                figures = play.figures()
            finally:
                play.end()
        found |= {f"window.{name}.{key}": value for key, value in figures.items()}
    return found


class _Play:
    """One game in its window, and what was measured of it."""

    def __init__(self, folder: Path, display: str, size: tuple[int, int]) -> None:
        folder.mkdir(parents=True)
        self._told = folder / "frames.json"
        environment = {
            **os.environ,
            "DISPLAY": display,
            "EIGENFACE_SAVES": str(folder / "saves"),
            "EIGENFACE_FRAMES": str(self._told),
            "SDL_AUDIODRIVER": "dummy",
        }
        environment.pop("SDL_VIDEODRIVER", None)
        self._eyes = Eyes(display)
        self._size = size
        self._top = ""
        self._began = time.perf_counter()
        shape = f"{size[0]}x{size[1]}"
        self._game = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-m", "bench.window_probe", "--size", shape],
            env=environment,
        )

    def figures(self) -> dict[str, float]:
        """Play, and measure on the way."""
        out = {"start.title": self._until(self._shows)}
        time.sleep(2.5)
        out["title.mb"] = self._resident()
        before = self._picture()
        start = time.perf_counter()
        self._eyes.press("Return")
        self._until(lambda: self._picture() != before)
        out["start.first_line"] = time.perf_counter() - start
        time.sleep(2.0)
        out["first_line.mb"] = self._resident()
        out["input_to_photon"] = self._photon()
        self._frames()
        most, frames = 0.0, []
        for _ in range(LINES):
            self._press("space", "space", rest=0.35)
            frames += self._frames()
            most = max(most, self._resident())
            if self._top == "PuzzleScreen":
                self._press(*LATER, rest=0.7)
        out["lines.mb"] = most
        out |= self._percentiles("lines", frames + self._frames())
        for keys in MENUS:
            self._press(*keys, rest=0.5)
        out["menus.mb"] = self._resident()
        out |= self._percentiles("menus", self._frames())
        time.sleep(RESTED)
        ticks, since = self._ticks(), time.perf_counter()
        time.sleep(IDLE)
        spent = (self._ticks() - ticks) / os.sysconf("SC_CLK_TCK")
        out["idle.core_percent"] = 100 * spent / (time.perf_counter() - since)
        return out

    def end(self) -> None:
        """Close the game."""
        self._game.terminate()
        self._game.wait(10)

    def _press(self, *keys: str, rest: float) -> None:
        """Press some keys, and give each its time."""
        for key in keys:
            self._eyes.press(key)
            time.sleep(rest)

    def _photon(self) -> float:
        """The median time in ms from a key to the pixels that it changes."""
        times = []
        for _ in range(PRESSES):
            changes = self._changes()
            start = time.perf_counter()
            self._eyes.press("a")
            self._until(changes)
            times.append(1000 * (time.perf_counter() - start))
            time.sleep(0.15)
        return float(np.median(times))

    def _changes(self) -> Callable[[], bool]:
        """Whether the window's foot has changed since."""
        before = self._picture(foot=True)
        return lambda: self._picture(foot=True) != before

    def _picture(self, *, foot: bool = False) -> bytes:
        """The middle of the window, or the row at its foot."""
        w, h = self._size
        left, top = (1920 - w) // 2, (1080 - h) // 2
        if foot:
            high = h // 22
            return self._eyes.pixels(left + w // 4, top + h - high, w // 2, high)
        return self._eyes.pixels(left + w // 4, top + h // 4, w // 2, h // 2)

    def _shows(self) -> bool:
        return len(set(self._picture())) > 40

    def _until(self, true: Callable[[], bool]) -> float:
        """Seconds since the game was started until something is true."""
        until = time.perf_counter() + PATIENCE
        while not true():
            if self._game.poll() is not None or time.perf_counter() > until:
                raise TimeoutError("the window did not show what was expected")
            time.sleep(0.0005)
        return time.perf_counter() - self._began

    def _frames(self) -> list[float]:
        """The frames' times in ms since this was last asked, which tells ``_top``."""
        self._told.unlink(missing_ok=True)
        self._game.send_signal(signal.SIGUSR1)
        self._until(self._told.exists)
        told = json.loads(self._told.read_text())
        self._top = told["top"]
        return [float(ms) for ms in told["frames"]]

    @staticmethod
    def _percentiles(name: str, frames: list[float]) -> dict[str, float]:
        shares = {"median": 50.0, "p99": 99.0, "worst": 100.0}
        return {
            f"{name}.frame.{key}": float(np.percentile(frames, share))
            for key, share in shares.items()
        }

    def _resident(self) -> float:
        status = Path(f"/proc/{self._game.pid}/status").read_text("utf-8")
        line = next(row for row in status.splitlines() if row.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def _ticks(self) -> int:
        fields = Path(f"/proc/{self._game.pid}/stat").read_text().rsplit(")", 1)[1]
        return sum(map(int, fields.split()[11:13]))
