"""What is proven of a level: that it can be solved, by its hints, without its words."""

import time
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Figure
from game.puzzles.core.kind import Kind
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Level
from game.puzzles.kinds.table import KINDS, kind_of
from game.puzzles.levels.level_names import seed_of
from game.puzzles.levels.library import endless, endless_name
from game.puzzles.session.session import Session, start
from game.puzzles.session.solution import hold, solve


class Proof(Struct, frozen=True):
    """What was tried of a level, and everything that is wrong with it."""

    kind: str
    level: str
    par: int
    cost: int
    wrong: tuple[str, ...] = ()


class Made(Struct, frozen=True):
    """What was tried of a kind's endless levels: how many, the slowest (CPU ms)."""

    kind: str
    count: int
    slowest: float
    wrong: tuple[Proof, ...] = ()


def prove(kind: str, level: Level, guesses: Guesses) -> Proof:
    """Solve a level through a session, and see that there was something to solve."""
    wrong: list[str] = []
    session = start(kind, level, guesses)
    began = hold(session.waive())
    if began.won:
        wrong.append("it is solved at its start")
    wrong += _unhelpful(began)
    solved = solve(session)
    if not solved.won:
        wrong.append("the reference solver does not reach the goal")
    wrong += _wordy(kind, level, guesses)
    return Proof(kind, level.id, began.par(), solved.cost(), tuple(wrong))


def prove_endless(kind: Kind, count: int, guesses: Guesses) -> Made:
    """Make so many levels of a kind, of every difficulty in turn, and prove each."""
    wrong: list[Proof] = []
    slowest = 0.0
    for number in range(count):
        difficulty = 1 + number % kind.hardest
        name = endless_name(kind.name, difficulty, seed_of("proof", number))
        began = time.thread_time()
        level = endless(name, guesses)
        slowest = max(slowest, (time.thread_time() - began) * 1000)
        if level is None:
            wrong.append(Proof(kind.name, name, 0, 0, ("it is not made",)))
            continue
        proof = prove(kind.name, level, guesses)
        judge = kind_of(kind.name, guesses).faults
        faults = [f"{fault.path}: {fault.message}" for fault in judge(level)]
        if endless(name, guesses) != level:
            faults.append("its name makes another level the second time")
        if faults or proof.wrong:
            wrong.append(replace(proof, wrong=(*proof.wrong, *faults)))
    return Made(kind.name, count, round(slowest, 1), tuple(wrong))


def _unhelpful(session: Session) -> list[str]:
    """What is wrong with the hints of a session that is not solved."""
    position = session.position
    wrong = [
        f"hint {n} says nothing" for n in range(1, 5) if not position.hint(n).words
    ]
    ghost, moves = position.hint(3).ghost, position.hint(4).moves
    if moves and ghost != moves[0]:
        wrong.append("the ghost of hint 3 is not the move of hint 4")
    for move in moves:
        session = session.commit(move, snap=False)
    if not session.position.goal().reached:
        wrong.append("the hints do not lead to the goal")
    return wrong


def _wordy(kind: str, level: Level, guesses: Guesses) -> list[str]:
    """Where goal or picture hang on the level's words: it could not be played mute."""
    mute = replace(level, title="", intro="", naming="", check="")
    told = list(_seen(start(kind, level, guesses)))
    untold = list(_seen(start(kind, mute, guesses)))
    if len(told) != len(untold):
        return ["without its words it is solved by other moves"]
    for step, (one, other) in enumerate(zip(told, untold, strict=True)):
        if one[0] != other[0]:
            return [f"without its words the picture is another after {step} moves"]
        if one[1] != other[1]:
            return [f"without its words the goal is another after {step} moves"]
    return []


def _seen(session: Session) -> Iterator[tuple[Figure, bool]]:
    """What is shown and whether the goal is reached, along the reference solution."""
    for move in (*session.position.solve(), None):
        yield session.figure(), session.position.goal().reached
        if move is not None:
            session = session.commit(move, snap=False)


def starred(only: str = "") -> tuple[Kind, ...]:
    """The kinds with endless levels, or the one of that name if it has some."""
    return tuple(
        kind
        for kind in KINDS.values()
        if kind.generate is not None and only in {"", kind.name}
    )
