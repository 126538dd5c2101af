"""``eigenface levels``: the puzzle levels by name, played or proven."""

import argparse
import os
import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from game.app.folders import find
from game.app.library import Reading
from game.puzzles.kinds import KINDS
from game.puzzles.level import Level, Lore
from game.puzzles.levels import Library, endless
from game.puzzles.marks import Marks
from game.puzzles.sitting import Sitting, start
from game.saving.store import Store
from game.verbs.mishaps import told
from game.verbs.sizes import size
from game.verbs.story import open_story

MOST_MOVES = 200
FRAME = 0.05


class Listed(Struct, frozen=True):
    """A level of a file, and the best that it was solved with."""

    kind: str
    level: str
    title: str
    par: int
    marks: Marks | None = None


class Proof(Struct, frozen=True):
    """What was tried of a level, and everything that is wrong with it."""

    kind: str
    level: str
    par: int
    cost: int
    wrong: tuple[str, ...] = ()


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument(
        "name", nargs="?", help="as dual.slanted, or endless: dual-2-k7f3"
    )
    parser.add_argument(
        "--prove", action="store_true", help="solve every level through its moves"
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--size", help="of the window, as 1280x720", type=size)
    parser.add_argument("--story", help="a story folder other than the game's own")


def run(options: argparse.Namespace) -> int:
    """List, prove or play; 1 if a proof fails, 2 if no level has that name."""
    reading = open_story(options.story)
    levels = reading.library.levels
    one = named(levels, options.name) if options.name else None
    if options.name and one is None:
        return _unknown(options.name, levels)
    if options.prove:
        return _prove([one] if one else every(levels), reading, json=options.json)
    return _play(one, options) if one else _list(reading, json=options.json)


def every(levels: Library) -> list[tuple[str, Level]]:
    """Each hand-made level with its kind, in the order of the kinds."""
    return [(kind, level) for kind in KINDS for level in levels.levels.get(kind, ())]


def named(levels: Library, name: str) -> tuple[str, Level] | None:
    """The level of a name: kind and id, the name of an endless one, or a lone id."""
    kind, _, rest = name.partition(".")
    if rest:
        found = next((v for v in levels.levels.get(kind, ()) if v.id == rest), None)
        return (kind, found) if found else None
    made = endless(name)
    if made is not None:
        return (name.partition("-")[0], made)
    alike = [pair for pair in every(levels) if pair[1].id == name]
    return alike[0] if len(alike) == 1 else None


def prove(kind: str, level: Level, lore: Lore) -> Proof:
    """Solve a level through a sitting, and see that there was something to solve."""
    wrong: list[str] = []
    sitting = start(kind, level, lore)
    began = _held(sitting.waive())
    if began.won:
        wrong.append("it is solved at its start")
    wrong += _unhelpful(began)
    solved = _solved(sitting)
    if not solved.won:
        wrong.append("the reference solver does not reach the goal")
    elif solved.cost() > level.par:
        wrong.append(f"the solver needs {solved.cost()} moves, par is {level.par}")
    return Proof(kind, level.id, level.par, solved.cost(), tuple(wrong))


def _solved(sitting: Sitting) -> Sitting:
    for _ in range(MOST_MOVES):
        moves = sitting.position.solve()
        if not moves:
            break
        sitting = sitting.commit(moves[0], snap=False)
    return _held(sitting)


def _held(sitting: Sitting) -> Sitting:
    for _ in range(12):
        sitting = sitting.tick(FRAME)
    return sitting


def _unhelpful(sitting: Sitting) -> list[str]:
    """What is wrong with the hints of a sitting that is not solved."""
    position = sitting.position
    wrong = [
        f"hint {n} says nothing" for n in range(1, 5) if not position.hint(n).words
    ]
    ghost, moves = position.hint(3).ghost, position.hint(4).moves
    if moves and ghost != moves[0]:
        wrong.append("the ghost of hint 3 is not the move of hint 4")
    for move in moves:
        sitting = sitting.commit(move, snap=False)
    if not sitting.position.goal().reached:
        wrong.append("the hints do not lead to the goal")
    return wrong


def _prove(found: list[tuple[str, Level]], reading: Reading, *, json: bool) -> int:
    proofs = [prove(kind, level, reading.library.lore) for kind, level in found]
    if json:
        sys.stdout.write(msgspec.json.encode(proofs).decode() + "\n")
    else:
        for proof in proofs:
            said = "; ".join(proof.wrong) or f"cost {proof.cost}, par {proof.par}"
            print(
                f"{'NOT' if proof.wrong else 'ok '}  {proof.kind}.{proof.level}: {said}"
            )
    for problem in reading.problems:
        if problem.file.startswith("story/levels/"):
            print(problem.shown(), file=sys.stderr)
    broken = any(p.file.startswith("story/levels/") for p in reading.problems)
    return 1 if broken or any(proof.wrong for proof in proofs) else 0


def _list(reading: Reading, *, json: bool) -> int:
    store = Store.open(str(find(os.environ).saves), threaded=False)
    solved = {name: kept.marks for name, kept in store.profile.solved.items()}
    store.close()
    rows = [
        Listed(kind, level.id, level.title, level.par, solved.get(f"{kind}.{level.id}"))
        for kind, level in every(reading.library.levels)
    ]
    if json:
        sys.stdout.write(msgspec.json.encode(rows).decode() + "\n")
        return 0
    for kind in KINDS.values():
        more = f" (endless: {kind.name}-1-anything to {kind.name}-{kind.hardest}-...)"
        print(f"{kind.title}{more if kind.generate else ''}")
        for row in (r for r in rows if r.kind == kind.name):
            name = f"{row.kind}.{row.level}"
            print(f"  {name:<16} {row.title:<32} par {row.par:<3} {_marks(row.marks)}")
    return 0


def _marks(marks: Marks | None) -> str:
    if marks is None:
        return ""
    words = ["solved", f"in {marks.cost}"]
    words += ["unaided"] if marks.unaided else []
    words += ["foreseen"] if marks.foreseen else []
    return ", ".join(words)


def _unknown(name: str, levels: Library) -> int:
    known = ", ".join(f"{kind}.{level.id}" for kind, level in every(levels))
    print(f"no level is named {name!r}: {known}", file=sys.stderr)
    return 2


def _play(one: tuple[str, Level], options: argparse.Namespace) -> int:
    kind, level = one
    with told() as fate:
        from game.app.game import open_game  # noqa: PLC0415  (pygame may be missing)
        from game.app.game import run as play  # noqa: PLC0415
        from game.screens.practice import PracticeScreen  # noqa: PLC0415

        story = Path(options.story) if options.story else None
        game = open_game(size=options.size, story=story)
        play(game, lambda desk: PracticeScreen(desk, kind, level.id))
    return fate.status
