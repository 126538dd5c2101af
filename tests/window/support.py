"""A real window on a screen of its own, with real keys and a real mouse."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.screen import NEEDED as SCREEN
from bench.screen import screen

NEEDED = (*SCREEN, "xdotool")
without = [name for name in NEEDED if shutil.which(name) is None]
needs_window = pytest.mark.skipif(bool(without), reason=f"needs {', '.join(without)}")
SIZE = (1280, 720)


class Window:
    """The game as a player has it in front of them."""

    def __init__(self, display: str, saves: Path) -> None:
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "EIGENFACE_SAVES": str(saves),
            "SDL_AUDIODRIVER": "dummy",
            "SDL_VIDEO_WINDOW_POS": "0,0",
        }
        self.environment.pop("SDL_VIDEODRIVER", None)
        self.saves = saves
        self.process: subprocess.Popen[str] | None = None
        self.hands: subprocess.Popen[str] | None = None

    def start(self, *arguments: str, sized: bool = True) -> None:
        """Open the game, in a size that is asked for or in its own."""
        size = ("--size", "1280x720") if sized else ()
        self.run("-m", "game", "play", *size, *arguments)

    def run(self, *words: str) -> None:
        """Run Python with these words, and wait for its window."""
        self.process = subprocess.Popen(
            [sys.executable, *words],
            env=self.environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.await_window()

    def await_window(self) -> None:
        """Until the window is there."""
        for _ in range(300):
            if self._tool("search", "--pid", str(self._running().pid)).strip():
                time.sleep(0.6)
                return
            if not self.alive:
                status, said = self.end()
                raise RuntimeError(f"the game ended at once, with {status}: {said}")
            time.sleep(0.1)
        raise TimeoutError("no window came")

    def key(self, *names: str, pause: float = 0.06) -> None:
        """Press keys, one after another."""
        for name in names:
            self._do("key", name)
            time.sleep(pause)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click in the window."""
        self._do("mousemove", x, y, "sleep", 0.02, "click", button)
        time.sleep(0.06)

    def drag(self, a: tuple[float, float], b: tuple[float, float]) -> None:
        """Drag with the main button, in a few steps that the game sees."""
        words: list[str | float]
        words = ["mousemove", round(a[0]), round(a[1]), "sleep", 0.03, "mousedown", 1]
        for step in range(1, 9):
            x, y = (a[i] + (b[i] - a[i]) * step / 8 for i in (0, 1))
            words += ["mousemove", round(x), round(y), "sleep", 0.02]
        self._do(*words, "mouseup", 1)
        time.sleep(0.25)

    def end(self, seconds: float = 10.0) -> tuple[int, str]:
        """Wait until the game has closed; its exit status and what it said."""
        _, said = self._running().communicate(timeout=seconds)
        return self._running().returncode, said or ""

    def rest(self) -> None:
        """Let the hands end."""
        if self.hands is not None:
            self.hands.communicate(timeout=10.0)

    def kill(self) -> None:
        """End the game without asking it."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.communicate()

    @property
    def alive(self) -> bool:
        """Whether the game still runs."""
        return self._running().poll() is None

    def geometry(self) -> tuple[int, ...]:
        """Left, top, width and height of the window on the screen."""
        shown = self._tool("getwindowgeometry", "--shell", self._found())
        told = dict(line.split("=") for line in shown.split())
        return tuple(int(told[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def resize(self, width: int, height: int) -> None:
        """Ask for another size, as a player's hand at the window's edge does."""
        self._tool("windowsize", self._found(), str(width), str(height))

    def move(self, x: int, y: int) -> None:
        """Move the window."""
        self._tool("windowmove", self._found(), str(x), str(y))

    def maximise(self) -> None:
        """Let the window fill the desktop, as a double click on its title does."""
        x, y, wide, _ = self.geometry()
        # xdotool counts the frame of the window twice.
        self._do("mousemove", x + wide // 2, y - 28, "click", 1, "click", 1)

    def close(self) -> None:
        """Close the window as its cross does."""
        self._tool("windowquit", self._found())

    def _found(self) -> str:
        return self._tool("search", "--pid", str(self._running().pid)).split()[-1]

    def _running(self) -> "subprocess.Popen[str]":
        assert self.process is not None
        return self.process

    def _do(self, *words: str | float) -> None:
        """Let the hands carry out words, line after line.

        One pair of hands for all: to start a tool for each act takes most of its time.
        """
        if self.hands is None:
            self.hands = subprocess.Popen(
                ["xdotool", "-"], env=self.environment, stdin=subprocess.PIPE, text=True
            )
        assert self.hands.stdin is not None
        self.hands.stdin.write(" ".join(map(str, words)) + "\n")
        self.hands.stdin.flush()

    def _tool(self, *words: str) -> str:
        run = subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        return run.stdout


@contextmanager
def window(
    saves: Path, size: tuple[int, int] = SIZE, *, managed: bool = False
) -> Iterator[Window]:
    """A screen with nothing on it but the game, and a window manager if asked."""
    with screen(size, managed=managed) as display:
        here = Window(display, saves)
        if managed:
            del here.environment["SDL_VIDEO_WINDOW_POS"]
        try:
            yield here
        finally:
            here.rest()
            here.kill()


def quit_by_signal(game: Window) -> None:
    """The system ends it: it asks nobody, keeps what there is, and is soon gone."""
    assert game.process is not None
    game.process.send_signal(signal.SIGTERM)
    status, said = game.end(3.0)
    assert status == 0, said
    assert "Traceback" not in said
