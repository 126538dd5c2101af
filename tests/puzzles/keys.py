"""Levels by keys alone: which arrow key brings a handle nearest to where it goes."""

from math import hypot

from game.linalg.plane import Point
from game.puzzles.core.protocol import Drag, Turn
from game.puzzles.session.session import Session

ARROWS: dict[str, Point] = {
    "Right": (1.0, 0.0),
    "Left": (-1.0, 0.0),
    "Up": (0.0, 1.0),
    "Down": (0.0, -1.0),
}
STEPS = {"shift+": "coarse", "": "normal", "alt+": "fine"}


def nearest_key(session: Session, move: Drag) -> str:
    """The key, as ``shift+Left``, that brings a handle nearest to where a move ends."""
    found: list[tuple[float, int, str]] = []
    for arrow in ARROWS:
        for held in STEPS:
            handle = pressed(session, move.handle, held + arrow).handle(move.handle)
            assert handle is not None
            away = hypot(handle.at[0] - move.to[0], handle.at[1] - move.to[1])
            found.append((round(away, 9), len(found), held + arrow))
    return min(found)[2]


def pressed(session: Session, handle: str, key: str) -> Session:
    """The session after a key was pressed while a handle has the focus."""
    held, plus, arrow = key.rpartition("+")
    return session.nudge(handle, ARROWS[arrow], STEPS[held + plus])


def turned(session: Session, move: Turn) -> Session:
    """The session after a key was pressed until the handle has the move's value."""
    for _ in range(40):
        handle = session.handle(move.handle)
        if handle is None or handle.value == move.value:
            break
        session = session.turn(move.handle)
    return session
