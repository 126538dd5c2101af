"""Levels, guesses and random moves that several tests share."""

import re
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from hypothesis import strategies as st

from game.guesses.known import known
from game.guesses.ledger import read_ledger
from game.linalg.vectors import Vector
from game.puzzles.core.level import Level
from game.puzzles.core.protocol import Drag, Handle, Move, Turn
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import Library, endless, read_library
from game.puzzles.session.session import Session, start

L = TypeVar("L", bound=Level)
ROOT = Path(__file__).resolve().parents[2]
FILES = {
    f"story/levels/{path.name}": path.read_bytes()
    for path in sorted((ROOT / "story" / "levels").glob("*.yaml"))
}
LEDGER, _ = read_ledger("ledger.yaml", (ROOT / "story" / "ledger.yaml").read_bytes())
LORE = known(LEDGER)


def library() -> Library:
    """The hand-made levels of the story; they must be without complaints."""
    read, complaints = read_library(FILES, guesses=LORE)
    assert not complaints, "\n".join(map(str, complaints))
    return read


LIBRARY = library()
LEVELS = [(kind, level) for kind, some in LIBRARY.levels.items() for level in some]
ENDLESS = [
    f"{kind.name}-{hard}"
    for kind in KINDS.values()
    if kind.generate
    for hard in range(1, kind.hardest + 1)
]
NAMES = [f"{kind}-{level.id}" for kind, level in LEVELS]


def sat(kind: str, name: str) -> Session:
    """A session at a level of the story."""
    return start(kind, LIBRARY.find(kind, name), LORE)


def made(kind: str, seed: str, difficulty: int, schema: type[L]) -> L:
    """The endless level of a seed, as the class that its kind says it has."""
    generate = KINDS[kind].generate
    assert generate is not None
    level = generate(seed, difficulty)
    assert isinstance(level, schema)
    return level


def held(session: Session, seconds: float = 0.5) -> Session:
    """The session after some seconds in frames of a twentieth."""
    for _ in range(round(seconds * 20)):
        session = session.tick(0.05)
    return session


def solved(session: Session) -> Session:
    """The session after the reference solution, held until it has won."""
    for _ in range(99):
        if not session.position.solve():
            break
        session = session.commit(session.position.solve()[0], snap=False)
    return held(session)


def arrows_in(words: str) -> list[Vector]:
    """The arrows that a text writes as ``(2, −1)``, in its order."""
    plain = words.replace("−", "-")
    found = re.findall(r"\((-?[\d.]+(?:, -?[\d.]+)+)\)", plain)
    return [np.array([float(x) for x in each.split(", ")]) for each in found]


@st.composite
def any_level(draw: st.DrawFn) -> tuple[str, Level]:
    """A level of the story or an endless one."""
    if draw(st.booleans()):
        return draw(st.sampled_from(LEVELS))
    name = draw(st.sampled_from(ENDLESS))
    seed = draw(st.text("abcdefghijk0123456789", min_size=1, max_size=8))
    level = endless(f"{name}-{seed}", LORE)
    assert level is not None
    return name.partition("-")[0], level


@st.composite
def played(draw: st.DrawFn) -> Session:
    """A session after a handful of things that a player may do."""
    kind, level = draw(any_level())
    session = start(kind, level, LORE)
    for _ in range(draw(st.integers(0, 8))):
        session = draw(one_act(session))
    return session


@st.composite
def one_act(draw: st.DrawFn, session: Session) -> Session:
    """The session after one act: a move, a key, undo, a hint, a while ..."""
    acts: list[Any] = [
        Session.undo,
        Session.redo,
        Session.hint,
        Session.assist,
        Session.predict,
        Session.waive,
        Session.restart,
        held,
    ]
    kind = draw(st.integers(0, 2))
    if kind == 0 or not session.handles():
        return Session.release(draw(st.sampled_from(acts))(session))
    handle = draw(st.sampled_from(session.handles()))
    if kind == 1:
        push = draw(st.sampled_from([(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]))
        step = draw(st.sampled_from(["fine", "normal", "coarse"]))
        return session.nudge(handle.key, push, step)
    return session.commit(draw(move_of(handle)), snap=draw(st.booleans()))


@st.composite
def move_of(draw: st.DrawFn, handle: Handle) -> Move:
    """A move of that handle, sometimes far out of view."""
    if handle.values:
        return Turn(handle.key, draw(st.sampled_from(handle.values)))
    if handle.reach is not None:
        number = draw(st.floats(-20, 20) | st.sampled_from([0.0, 1.0, -1e9]))
        return Drag(handle.key, (number, 0.0))
    axis = st.floats(-5, 5) | st.sampled_from([0.0, 0.4, 0.2, 1e9, -1e-12])
    return Drag(handle.key, (draw(axis), draw(axis)))
