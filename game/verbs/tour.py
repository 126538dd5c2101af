"""``eigenface tour``: the real game, unseen, through every line there is."""

import argparse
import sys
import tempfile
from pathlib import Path

import msgspec
from msgspec import Struct

from game.app.library import Reading
from game.narrative.prover.covering_plays import covering
from game.narrative.prover.prover import prove
from game.verbs.driving.driver import Driver, Frame
from game.verbs.mishaps import told
from game.verbs.pictures.sizes import size

LONGEST = 4000
SLOWEST = 8


class Tour(Struct, frozen=True):
    """What a tour saw; ``slowest`` frames in CPU milliseconds."""

    ok: bool
    plays: int
    lines: int
    shown: int
    missed: list[str]
    frames: int
    slowest: list[Frame]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--size", type=size, default=(1280, 720), help="as 1280x720")
    parser.add_argument("--story", help="a story folder other than the game's own")
    parser.add_argument("--json", action="store_true", help="for programs")


def run(options: argparse.Namespace) -> int:
    """Tour the story; 1 if some line was not shown."""
    with told() as fate, tempfile.TemporaryDirectory(prefix="eigenface-") as folder:
        story = Path(options.story) if options.story else None
        driver = Driver(Path(folder), size=options.size, story=story)
        tour = take(driver)
        driver.close()
        if options.json:
            sys.stdout.write(msgspec.json.encode(tour).decode() + "\n")
        else:
            _tell(tour)
        fate.status = 0 if tour.ok else 1
    return fate.status


def take(driver: Driver) -> Tour:
    """Every play of a smallest set that shows every line."""
    reading: Reading = driver.game.reading
    program = reading.library.program
    proof = prove(program)
    shown: set[str] = set()
    plays = covering(program, proof)
    for play in plays:
        driver.begin(play.chapter, dict(play.carried))
        answers = list(play.answers)
        for _ in range(LONGEST):
            page = driver.page
            if page is None:
                break
            pause = page.journey.now.pause
            driver.place = getattr(pause, "id", type(pause).__name__)
            new = driver.place not in shown
            shown.add(driver.place)
            if new:
                driver.settle()
            if not driver.answer(answers):
                break
    wanted = set(proof.reached)
    missed = sorted(wanted - shown)
    return Tour(
        ok=not missed,
        plays=len(plays),
        lines=len(wanted),
        shown=len(wanted & shown),
        missed=missed,
        frames=len(driver.frames),
        slowest=sorted(driver.frames, reverse=True)[:SLOWEST],
    )


def _tell(tour: Tour) -> None:
    print(f"{tour.plays} plays, {tour.frames} frames")
    print(f"{tour.shown} of {tour.lines} lines shown")
    for line in tour.missed:
        print(f"  never shown: {line}")
    print("slowest frames, CPU milliseconds:")
    for frame in tour.slowest:
        print(f"  {frame.cost:7.1f}  {frame.place}")
