"""``eigenface check``: everything that can be proven of a story, proven."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.app.folders import find
from game.app.garbage import left_lying
from game.app.library import Reading, read_story
from game.app.shelf import Shelf, code_stamp, files_stamp
from game.narrative.program.program import Program
from game.narrative.prover.prover import prove
from game.narrative.prover.returns import Return, returns
from game.narrative.prover.witnesses import Leg, apart
from game.reading.cache import key
from game.reading.problems import ERROR, WARNING, Problem
from game.verbs.checking.audible import audible
from game.verbs.checking.claimed import every_claim
from game.verbs.checking.drawn import drawn
from game.verbs.checking.fitting import fitting
from game.verbs.checking.introduced import doubtful, introduced
from game.verbs.checking.judged import Verdict, judged
from game.verbs.checking.lines import in_their_lines
from game.verbs.checking.played import Plays, quoted, subject
from game.verbs.checking.shared_work import Alone, Pieces, Shared, beside, shared
from game.verbs.checking.typeset import typeset
from game.verbs.checking.visible import visible
from game.verbs.checking.whole import whole
from game.verbs.story import open_story, root

# What the last pieces are, so that nobody waits long for the other to be through.
SHORT = ("guesses", "formulas")


class Report(Struct, frozen=True):
    """What ``check`` found; ``--json`` prints it."""

    ok: bool
    problems: list[Problem]
    guesses: list[Verdict]
    complete: bool = False
    states: int = 0
    lines: int = 0
    endings: dict[str, list[str]] = {}
    apart: dict[str, int] = {}
    words: dict[str, float] = {}
    returns: tuple[Return, ...] = ()
    numbers: int = 0
    claims: int = 0
    ends: int = 0


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--story", help="a story folder other than the game's own")
    parser.add_argument("--json", action="store_true", help="for programs")


def run(options: argparse.Namespace) -> int:
    """Check the story; 0 when nothing is wrong, 1 when something is."""
    folder = Path(options.story) if options.story else root() / "story"
    shelf = Shelf(find(os.environ).cache / "check")
    look = None if shelf.has("pictures", _pictures()) else _look
    with left_lying(), beside(look, shelf.folder) as looked:
        report = examine(open_story(options.story), folder, shelf, looked)
    report = replace(report, problems=in_their_lines(report.problems, folder))
    if options.json:
        sys.stdout.write(msgspec.json.encode(report).decode() + "\n")
    else:
        _tell(report)
    return 0 if report.ok else 1


def examine(
    reading: Reading, folder: Path, shelf: Shelf, looked: Callable[[], None]
) -> Report:
    """Everything that is wrong with the story of a folder, and what is true of it.

    Pictures are ``looked`` at when that has been waited for.
    """
    plays = Plays(reading.library.levels, shelf)
    levels = [n for n in quoted(reading.library.program) if not plays.kept(*n)]
    pieces = _pieces(reading, folder, shelf)
    left = [*(subject(*names) for names in levels), *SHORT] if levels else []
    with shared(pieces, left, _help, (folder, shelf.folder)) as ahead:
        if reading.broken:
            looked()
            return _written(reading, folder, shelf, ahead, _sensed(reading, shelf))
        return _examined(reading, folder, shelf, looked, ahead)


def _pieces(reading: Reading, folder: Path, shelf: Shelf) -> Pieces:
    """What is dear to find out and hangs on nothing else, each under its name."""
    library = reading.library
    plays = Plays(library.levels, shelf)
    return {
        "guesses": lambda: judged(library.ledger, shelf),
        "formulas": lambda: typeset(reading, root(), folder, shelf),
        **{subject(*n): partial(plays.made, *n) for n in quoted(library.program)},
    }


def _help(folder: Path, shelf: Path, each: Shared) -> None:
    """Read the story again, and make pieces of what is to be found out about it."""
    each.work(_pieces(read_story(find(os.environ), folder), folder, Shelf(shelf)))


def _examined(
    reading: Reading,
    folder: Path,
    shelf: Shelf,
    looked: Callable[[], None],
    ahead: Alone,
) -> Report:
    """Of a story that can be walked; what nobody can help with comes first."""
    library = reading.library
    proof = prove(library.program, notes=doubtful(reading))
    looked()
    found = [*proof.problems, *introduced(reading, proof.explorer)]
    found += _sensed(reading, shelf)
    told = every_claim(reading, proof.explorer, Plays(library.levels, shelf, ahead))
    report = _written(reading, folder, shelf, ahead, [*found, *told.problems])
    return replace(
        report,
        ok=not any(p.severity == ERROR for p in report.problems),
        complete=proof.complete,
        states=proof.states,
        lines=len(proof.reached),
        endings={
            name: [f"{leg.chapter}: {len(leg.answers)} decisions" for leg in legs]
            for name, legs in proof.endings.items()
        },
        apart=dict(_apart(proof.endings)),
        words=msgspec.to_builtins(proof.words),
        returns=returns(library.program, proof.explorer),
        numbers=told.numbers,
        claims=told.claims,
        ends=told.ends,
    )


def _sensed(reading: Reading, shelf: Shelf) -> list[Problem]:
    """What is wrong with all that is heard and seen."""
    library = reading.library
    silent = [n for n, who in library.cast.speakers.items() if who.voice == "none"]
    sensed = [*audible(library.program, root(), silent), *_seen(shelf)]
    sensed += whole(root(), sensed)
    return [*sensed, *_misnamed(library.program), *fitting(library.program, root())]


def _written(
    reading: Reading, folder: Path, shelf: Shelf, ahead: Alone, found: list[Problem]
) -> Report:
    """What was ``found``, with what is wrong with guesses, signs and formulas."""
    found += drawn(reading, root(), folder)
    ahead.wait("guesses")
    guesses, refuted = judged(reading.library.ledger, shelf)
    ahead.wait("formulas")
    found += [*refuted, *typeset(reading, root(), folder, shelf)]
    problems = sorted([*reading.problems, *found])
    return Report(ok=False, problems=problems, guesses=guesses)


def _apart(endings: Mapping[str, Sequence[Leg]]) -> Iterator[tuple[str, int]]:
    """How many choices lie between two endings of one chapter, by the plays shown."""
    for one, other in combinations(endings, 2):
        if one.partition(".")[0] == other.partition(".")[0]:
            yield f"{one} and {other}", apart(endings[one], endings[other])


def _misnamed(program: Program) -> Iterator[Problem]:
    """Chapters whose key is not the name of their file."""
    for name, chapter in program.chapters.items():
        if name != PurePosixPath(chapter.file).stem:
            what = f"the chapter '{name}' lies in a file of another name"
            place, hint = chapter.unit.place, f"name the file {name}.yaml"
            yield Problem(chapter.file, *place, "S120", what, hint, WARNING)


def _seen(shelf: Shelf) -> list[Problem]:
    """What is wrong with the pictures; they are looked at again when one is changed."""
    return shelf.of("pictures", _pictures(), list[Problem], lambda: visible(root()))


def _pictures() -> str:
    """Of which pictures, and which code, that was found."""
    return key({}, files_stamp(root() / "art"), code_stamp(("ui",)))


def _look(shelf: Path) -> None:
    _seen(Shelf(shelf))


def _tell(report: Report) -> None:
    """Print what is true, then warnings, and last the errors, where a reader looks."""
    whole = "every state" if report.complete else "not all: the space is large"
    if report.states:
        print(f"{report.lines} lines, {report.states} states walked ({whole})")
    for name, path in report.endings.items():
        print(f"ending {name}: reached by {'; '.join(path)}")
    for pair, choices in report.apart.items():
        print(f"endings {pair}: {choices} choice{'s' * (choices != 1)} apart")
    if report.words:
        told = ", ".join(f"{k} {v:.0f}" for k, v in report.words.items())
        print(f"words, about: {told}")
    for each in report.returns:
        seen = [f"{scene} ({states} states)" for scene, states in each.scenes.items()]
        told = ", ".join(seen) or "no scene yet"
        print(f"return of {each.name}: {', '.join(each.options)} -> {told}")
    print(f"{report.numbers} numbers in lines compared with the computed ones")
    print(f"{report.claims} claims of lines tried, for {report.ends} ends of puzzles")
    for verdict in report.guesses:
        print(f"guess {verdict.guess}: {verdict.found} ({verdict.evidence})")
    for problem in sorted(report.problems, key=lambda p: p.severity == ERROR):
        print(problem.shown())
    wrong = sum(problem.severity == ERROR for problem in report.problems)
    warned = len(report.problems) - wrong
    counted = ((wrong, ERROR), (warned, WARNING))
    found = [f"{n} {kind}{'s' * (n != 1)}" for n, kind in counted if n]
    print(", ".join(found if wrong else ["nothing is wrong", *found]))
