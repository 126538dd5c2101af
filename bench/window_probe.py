"""The game in its window, whose frames are timed: what ``bench.window`` starts.

At SIGUSR1 the screen on top, and the times since the last one, are written to
``EIGENFACE_FRAMES``.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType

import pygame

from game.__main__ import main
from game.app import game as composition
from game.app.loop import Loop

_frames: list[float] = []
_top = [""]


class _Timed(Loop):
    """A loop that keeps how long its frames took, in ms."""

    def frame(self, dt: float, events: list[pygame.event.Event]) -> None:
        start = time.perf_counter()
        super().frame(dt, events)
        _frames.append(1000 * (time.perf_counter() - start))
        _top[0] = "" if self.stack.done else type(self.stack.top).__name__


def _tell(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    out = Path(os.environ["EIGENFACE_FRAMES"])
    part = out.with_suffix(".part")
    part.write_text(json.dumps({"top": _top[0], "frames": _frames}))
    part.rename(out)
    _frames.clear()


if __name__ == "__main__":
    vars(composition)["Loop"] = _Timed
    signal.signal(signal.SIGUSR1, _tell)
    sys.exit(main(["play", *sys.argv[1:]]))
