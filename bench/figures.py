"""The figures that the project keeps an eye on, part by part, with their goals."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from bench import face, frames, process, puzzles, song, story, window
from game.verbs.mishaps import told

Measure = Callable[[Path], dict[str, float]]


class Goal(Struct, frozen=True):
    """What a figure should be: at most, or (``least``) at least, this."""

    limit: float
    unit: str
    least: bool = False


GOALS: Mapping[str, Goal] = {
    "start.first_line": Goal(0.6, "s"),
    "start.first_line_100k": Goal(1.0, "s"),
    "story.compile_10k": Goal(0.3, "CPU s"),
    "story.load_10k": Goal(10.0, "ms"),
    "story.lines_a_second": Goal(100_000, "lines/s", least=True),
    "story.state_after_10k": Goal(8192, "bytes"),
    "save.handed_over": Goal(0.2, "ms"),
    "save.durable": Goal(5.0, "ms"),
    "frame.busiest_1080.median": Goal(16.7, "ms"),
    "frame.busiest_1080.p99": Goal(16.7, "ms"),
    "frame.typing_720.median": Goal(5.0, "ms"),
    "frame.typing_720.p99": Goal(5.0, "ms"),
    "frame.rollback": Goal(16.7, "ms"),
    "frame.load_slot": Goal(60.0, "ms"),
    **{
        f"face.{state}.{figure}": Goal(3.0, "ms")
        for state in (*face.STATES, "beside")
        for figure in ("median", "p99")
    },
    "idle.core_share": Goal(5.0, "%"),
    "memory.first_line": Goal(150.0, "MB"),
    "memory.growth_10k": Goal(5.0, "MB"),
    **{f"song.{size}.latest": Goal(30.0, "ms") for size in song.SIZES},
    **{
        f"window.{size}.{name}": goal
        for size, lines in (("720", 180.0), ("1080", 260.0))
        for name, goal in (
            ("title.mb", Goal(150.0 if size == "720" else 260.0, "MB")),
            ("first_line.mb", Goal(lines, "MB")),
            ("lines.mb", Goal(lines, "MB")),
            ("menus.mb", Goal(lines, "MB")),
            ("lines.frame.p99", Goal(16.7, "ms")),
            ("lines.frame.worst", Goal(33.0, "ms")),
            ("menus.frame.p99", Goal(16.7, "ms")),
            ("menus.frame.worst", Goal(33.0, "ms")),
            ("idle.core_percent", Goal(5.0, "%")),
        )
    },
}

PARTS: Mapping[str, Measure] = {
    "story": story.measure,
    "save": frames.measure_saves,
    "frame": frames.measure_frames,
    "face": face.measure,
    "puzzles": puzzles.measure,
    "start": process.measure_start,
    "idle": process.measure_idle,
    "memory": process.measure_memory,
}
# What is measured only where it is asked for: it needs an X server.
APART: Mapping[str, Measure] = {"window": window.measure, "song": song.measure}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument(
        "--only", choices=sorted(PARTS), action="append", help="a part; may be repeated"
    )
    parser.add_argument(
        "--window", action="store_true", help="as it is played, in a real window"
    )
    parser.add_argument("--probe", help=argparse.SUPPRESS)
    parser.add_argument("--story", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Measure; 0 also where a goal is missed: figures are told, not judged."""
    if options.probe:
        return process.probe(options.probe, options.story)
    with told() as fate:
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        found: dict[str, float] = {}
        parts = APART if options.window else PARTS
        for name in options.only or parts:
            with tempfile.TemporaryDirectory(prefix="eigenface-") as folder:
                found |= parts[name](Path(folder))
            if not options.json:
                for key in (k for k in found if k.startswith(name)):
                    _tell(key, found[key])
        if options.json:
            sys.stdout.write(json.dumps(found, indent=1) + "\n")
    return fate.status


def _goal(name: str) -> Goal | None:
    most = puzzles.goal(name)
    return GOALS.get(name) if most is None else Goal(most, "ms")


def _tell(name: str, value: float) -> None:
    goal = _goal(name)
    if goal is None:
        print(f"      {name:<28} {value:12.3f}")
        return
    met = value >= goal.limit if goal.least else value <= goal.limit
    sign = ">=" if goal.least else "<="
    word = "ok   " if met else "SHORT"
    print(f"{word} {name:<28} {value:12.3f} {goal.unit} ({sign} {goal.limit:g})")
