"""``eigenface levels``: the puzzle levels by name: listed, played, proven, replayed."""

import argparse
import os
import sys
import time
from pathlib import Path

import msgspec
from msgspec import Struct

from game.app.folders import find
from game.app.library import Reading
from game.puzzles.core.level import Level
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.level_names import (
    UnknownLevelError,
    daily,
    every,
    full_name,
    named,
)
from game.puzzles.levels.library import Library
from game.puzzles.session.awards import Awards, paid
from game.puzzles.session.session import start
from game.saving.store import Store
from game.verbs import solutions
from game.verbs.checking.level_proofs import Made, Proof, prove, prove_endless, starred
from game.verbs.mishaps import told
from game.verbs.pictures.sizes import size
from game.verbs.story import open_story

FEW = 4
MOST = 10_000


class Listed(Struct, frozen=True):
    """A level, the name that opens it, and the best that it was solved with."""

    kind: str
    level: str
    name: str
    title: str
    par: int
    marks: Awards | None = None


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument(
        "name",
        nargs="?",
        help="as dual.slanted, endless as dual-2-k7f3, or a day as 2026-11-22",
    )
    parser.add_argument("--daily", action="store_true", help="the level of today")
    parser.add_argument(
        "--prove", action="store_true", help="solve every level through its moves"
    )
    parser.add_argument(
        "--endless",
        type=_count,
        metavar="N",
        help=f"with --prove: levels made of each kind ({FEW} if not given)",
    )
    parser.add_argument(
        "--record", type=Path, metavar="FILE", help="write the reference solution"
    )
    parser.add_argument(
        "--replay", type=Path, metavar="FILE", help="play a solution file, say its cost"
    )
    parser.add_argument("--json", action="store_true", help="for programs; plays none")
    parser.add_argument("--size", help="of the window, as 1280x720", type=size)
    parser.add_argument("--story", help="a story folder other than the game's own")


def run(options: argparse.Namespace) -> int:
    """List, play, prove, record or replay; 1 if it fails, 2 if it cannot be done."""
    wrong = _at_odds(options)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    reading = open_story(options.story)
    if options.replay:
        return solutions.play_again(options.replay, reading, json=options.json)
    name = daily(time.strftime("%Y-%m-%d")) if options.daily else options.name
    try:
        one = named(reading.library.levels, name) if name is not None else None
    except UnknownLevelError as unknown:
        print(unknown, file=sys.stderr)
        return 2
    if options.prove:
        return _prove(one, reading, options)
    if one is None:
        return _list(reading.library.levels, json=options.json)
    if options.record:
        return solutions.record(*one, reading, options.record, json=options.json)
    if options.json:
        return _list(reading.library.levels, one, json=True)
    return _play(one, options)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text[:9]) > MOST:
        raise argparse.ArgumentTypeError(f"a number from 0 to {MOST}, got {text!r}")
    return int(text)


def _at_odds(options: argparse.Namespace) -> str:
    """What is wrong with the options together; empty if nothing is."""
    if options.daily and options.name is not None:
        return "--daily is a level of its own: leave out the name"
    asked = [
        f"--{name}" for name in ("prove", "record", "replay") if getattr(options, name)
    ]
    if len(asked) > 1:
        return f"{' and '.join(asked)}: one of them at a time"
    if options.replay and (options.daily or options.name is not None):
        return "--replay: the file names its level itself"
    if options.record and not (options.daily or options.name is not None):
        return "--record: of which level? Name one, as dual.slanted"
    if options.endless is not None and not options.prove:
        return "--endless N goes with --prove"
    return ""


# Proofs


def _prove(
    one: tuple[str, Level] | None, reading: Reading, options: argparse.Namespace
) -> int:
    library = reading.library
    found = [one] if one else list(every(library.levels))
    proofs = [prove(kind, level, library.levels.guesses) for kind, level in found]
    count = options.endless
    if count is None:
        count = 0 if one else FEW
    kinds = starred(one[0] if one else "") if count else ()
    made = [prove_endless(kind, count, library.levels.guesses) for kind in kinds]
    problems = [p for p in reading.problems if p.file.startswith("story/levels/")]
    if options.json:
        value = {"levels": proofs, "endless": made}
        sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    else:
        _tell(proofs, made)
    for problem in problems:
        print(problem.shown(), file=sys.stderr)
    broken = any(proof.wrong for proof in proofs) or any(each.wrong for each in made)
    return 1 if problems or broken else 0


def _tell(proofs: list[Proof], made: list[Made]) -> None:
    for proof in proofs:
        _tell_one(proof, f"{proof.kind}.{proof.level}")
    for each in made:
        for proof in each.wrong:
            _tell_one(proof, proof.level)
        word = "NOT" if each.wrong else "ok "
        bad = f", {len(each.wrong)} of them wrong" if each.wrong else ""
        slow = f"the slowest took {each.slowest:.1f} ms to make"
        print(f"{word}  {each.kind}: {each.count} endless levels{bad}; {slow}")


def _tell_one(proof: Proof, name: str) -> None:
    cost = f"cost {proof.cost}" + (f", par {proof.par}" if proof.par else "")
    said = "; ".join(proof.wrong) or cost
    print(f"{'NOT' if proof.wrong else 'ok '}  {name}: {said}")


# Lists and plays


def _list(library: Library, one: tuple[str, Level] | None = None, *, json: bool) -> int:
    store = Store.open(str(find(os.environ).saves), threaded=False)
    solved = {name: kept.marks for name, kept in store.profile.solved.items()}
    store.close()
    rows = [
        Listed(
            kind,
            level.id,
            full_name(kind, level),
            level.title,
            start(kind, level, library.guesses).par(),
            solved.get(f"{kind}.{level.id}"),
        )
        for kind, level in ([one] if one else every(library))
    ]
    if json:
        sys.stdout.write(msgspec.json.encode(rows).decode() + "\n")
        return 0
    for kind in KINDS.values():
        more = f" (endless: {kind.name}-1-anything to {kind.name}-{kind.hardest}-...)"
        print(f"{kind.title}{more if kind.generate else ''}")
        for row in (r for r in rows if r.kind == kind.name):
            most = f"par {row.par}" if row.par else ""
            print(f"  {row.name:<16} {row.title:<32} {most:<7} {_marks(row.marks)}")
    return 0


def _marks(marks: Awards | None) -> str:
    if marks is None:
        return ""
    words = ["solved", paid(marks)]
    words += ["unaided"] if marks.unaided else []
    words += ["foreseen"] if marks.foreseen else []
    return ", ".join(words)


def _play(one: tuple[str, Level], options: argparse.Namespace) -> int:
    kind, level = one
    with told() as fate:
        from game.app.game import open_game  # noqa: PLC0415  (pygame may be missing)
        from game.app.game import run as play  # noqa: PLC0415
        from game.screens.puzzle.practice import PracticeScreen  # noqa: PLC0415

        story = Path(options.story) if options.story else None
        game = open_game(size=options.size, story=story)
        play(game, lambda context: PracticeScreen(context, kind, level.id))
    return fate.status
