"""Figures of whole processes: start, idling, memory."""

import gc
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench import story as story_figures
from game.app.allocator import trim
from game.app.folders import find

if TYPE_CHECKING:
    from game.app.loop import Loop
    from game.screens.flow.stack import Stack

STARTS = 5
IDLE = 6.0
READ = 10_000
WARM = 1_000
LONG = 12_500


def measure_start(folder: Path) -> dict[str, float]:
    """From the start of the process to the first frame of the first line, warm."""
    story = folder / "story"
    story_figures.write(story, story_figures.files(100_000), _beside())
    return {
        "start.first_line": _start(folder / "a", None),
        "start.first_line_100k": _start(folder / "b", story),
    }


def measure_idle(folder: Path) -> dict[str, float]:
    """How much of a core a page takes on which everything has been read."""
    said = _probe("idle", folder, None)
    return {"idle.core_share": float(said)}


def measure_memory(folder: Path) -> dict[str, float]:
    """Resident memory at the first line, and what 10,000 lines add to it."""
    story = folder / "story"
    story_figures.write(story, story_figures.files(LONG, LONG), _beside())
    first = float(_probe("first", folder / "a", None).split()[1])
    grown = float(_probe("grow", folder / "b", story))
    return {"memory.first_line": first, "memory.growth_10k": grown}


def probe(name: str, story: str | None) -> int:
    """What runs inside the measured process."""
    # As in a play, whose window looks for garbage from its first frame on.
    gc.disable()
    from game.app.game import open_game  # noqa: PLC0415  (it is what is measured)
    from game.app.loop import Loop  # noqa: PLC0415
    from game.screens.flow.stack import Stack  # noqa: PLC0415
    from game.screens.opening.first_screen import opening  # noqa: PLC0415
    from game.ui.window.input import Input  # noqa: PLC0415

    game = open_game(
        size=(1280, 720), unseen=True, story=Path(story) if story else None
    )
    chapter = game.reading.library.program.order[0]
    stack = Stack(opening(game.context, chapter))
    loop = Loop(
        game.context,
        stack,
        game.display,
        Input(),
        on_quit=lambda *_: None,
        on_picture=lambda _: "",
    )
    loop.frame(0.0, [])
    print(f"first {resident():.1f}", flush=True)
    gc.enable()
    if name == "idle":
        print(_idle(loop), flush=True)
    elif name == "grow":
        print(_grow(loop, stack), flush=True)
    game.close()
    return 0


def resident() -> float:
    """Resident memory of this process in MB."""
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    import resource  # noqa: PLC0415  (not on Windows)

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _idle(loop: "Loop") -> float:
    """Share of a core, in percent, over some seconds of a settled page."""
    loop.settle()
    for _ in range(600):
        loop.frame(1 / 60, [])
    cpu, wall = time.process_time(), time.monotonic()

    def stop(stack: "Stack") -> None:
        if time.monotonic() - wall > IDLE:
            stack.screens.clear()

    loop.each_frame = stop
    loop.run()
    return 100 * (time.process_time() - cpu) / (time.monotonic() - wall)


def _grow(loop: "Loop", stack: "Stack") -> float:
    """Megabytes that reading 10,000 lines adds, after a warm-up."""
    from game.screens.shared.deaf import DEAF  # noqa: PLC0415
    from game.screens.story.play import PlayScreen  # noqa: PLC0415
    from game.ui.window import intents as want  # noqa: PLC0415

    page = stack.top
    if not isinstance(page, PlayScreen):
        raise TypeError("the page is not open")
    page.reader.pace = type(page.reader.pace)(0.0, 1.0, skip_unseen=True)
    before, read = 0.0, 0
    while read < WARM + READ and stack.top is page:
        if read == WARM:
            before = _rested()
        choose = want.Choose(read % 2) if page.reader.ways else want.Advance()
        if page.reader.ways:
            stack.update(2 * DEAF, [])
        stack.update(1 / 60, [choose])
        if stack.screens:
            loop.display.show(stack.draw(loop.display.surface))
        read += 1
    if read < WARM + READ:
        raise ValueError(f"the generated chapter ended after {read} steps")
    return _rested() - before


def _rested() -> float:
    """Resident memory in MB as it is when the player reads: the loop tidies then."""
    gc.collect()
    trim()
    return resident()


def _start(saves: Path, story: Path | None) -> float:
    _probe("first", saves, story)
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        with _process("first", saves, story) as process:
            out = process.stdout
            line = out.readline() if out else ""
            times.append(time.perf_counter() - start)
            if not line.startswith("first"):
                raise ValueError(f"the game did not open: {line!r}")
            process.communicate()
    return min(times)


def _probe(name: str, saves: Path, story: Path | None) -> str:
    with _process(name, saves, story) as process:
        out, _ = process.communicate(timeout=600)
    if process.returncode:
        raise ValueError(f"the probe {name!r} failed: {out[-300:]}")
    return out.strip().splitlines()[-1]


def _process(name: str, saves: Path, story: Path | None) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "game", "bench", "--probe", name]
    if story is not None:
        command += ["--story", str(story)]
    environment = {
        **os.environ,
        "EIGENFACE_SAVES": str(saves),
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
    }
    return subprocess.Popen(  # noqa: S603  (our own program)
        command, stdout=subprocess.PIPE, text=True, env=environment
    )


def _beside() -> list[Path]:
    story = find(os.environ).root / "story"
    return [
        story / "cast.yaml",
        story / "ledger.yaml",
        *sorted((story / "levels").glob("*.yaml")),
    ]
