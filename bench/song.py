"""How late the song's pictures are against its sound, in a real window.

After every frame the device is asked how much of the song has been heard; the picture
that is on the screen then is that of an earlier moment, or of a later one.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from bench.screen import screen
from game.app.game import open_game
from game.app.loop import Loop
from game.screens.flow.stack import Stack
from game.screens.song.sheet import Sheet
from game.screens.song.song_screen import SongScreen
from game.stage.state import Stage
from game.ui.window.input import Input

SIZES = {"720": (1280, 720), "1080": (1920, 1080)}
SONG = "rotate"


def measure(folder: Path) -> dict[str, float]:
    """The frame that is furthest from its sound, at both sizes, in ms."""
    found: dict[str, float] = {}
    for name, size in SIZES.items():
        with screen((1920, 1080)) as display:
            environment = {
                **os.environ,
                "DISPLAY": display,
                "EIGENFACE_SAVES": str(folder / name),
                "SDL_AUDIODRIVER": "dummy",
            }
            environment.pop("SDL_VIDEODRIVER", None)
            told = subprocess.run(  # noqa: S603  (our own program)
                [sys.executable, "-m", "bench.song", *map(str, size)],
                env=environment,
                stdout=subprocess.PIPE,
                check=True,
            ).stdout
        late = json.loads(told.splitlines()[-1])
        shares = {"median": 50.0, "p99": 99.0, "latest": 100.0}
        found |= {
            f"song.{name}.{key}": float(np.percentile(np.abs(late), share))
            for key, share in shares.items()
        }
    return found


def sing(size: tuple[int, int]) -> list[float]:
    """The song in this window, once: how late each frame was shown, in ms."""
    game = open_game(size=size, unseen=False)
    context = game.context
    sheet = Sheet(SONG, context.library.songs[SONG])
    song = SongScreen(context, sheet, Stage(backdrop="stage"))
    stack = Stack(song)
    # As where the story comes to it: it is made ready before its first beat.
    stack.sized()
    loop = Loop(
        context,
        stack,
        game.display,
        Input(),
        on_quit=lambda _stack, _wish: None,
        on_picture=lambda _surface: "",
    )
    context.sound.open()
    late, last = [], time.monotonic()
    while not song.over:
        now = time.monotonic()
        loop.frame(now - last, [])
        last, shown = now, song.shown
        heard = song.singing.heard
        if heard is not None and heard > 0.0:
            late.append(1000.0 * (heard - shown))
        time.sleep(max(0.0, 1 / 60 - (time.monotonic() - now)))
    game.close()
    return late


if __name__ == "__main__":
    print(json.dumps(sing((int(sys.argv[1]), int(sys.argv[2])))))
