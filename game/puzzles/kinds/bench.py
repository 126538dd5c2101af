"""What the kind ``break`` needs of a guess: its arrows, its claim, its truth."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np
from msgspec import Struct

from game.figure.things import Head, Item, Row, Sign, Tone
from game.linalg.plane import Point, apart
from game.puzzles.core import drawing

Points: TypeAlias = tuple[Point, ...]
Whole: TypeAlias = tuple[tuple[int, int], ...]


class Thing(Struct, frozen=True):
    """One draggable arrow, or a point of a cloud if it is a ``dot``."""

    key: str
    tone: Tone
    head: Head = Head.FULL
    dot: bool = False


class Bench(Struct, frozen=True, kw_only=True):
    """One guess put into hands.

    ``numbers`` are its numbers by the names under which the Ledger judges them;
    ``answer`` breaks it. ``shown`` draws what it claims beside what is, on the plane of
    the arrows; ``output``, where there is one, on a plane of outputs. ``told`` is the
    same in a few lines of numbers, ``measure`` what the meter's margin is.
    """

    things: tuple[Thing, ...]
    answer: Points
    numbers: Callable[[Points], Mapping[str, object]]
    shown: Callable[[Points, float], tuple[Item, ...]]
    told: Callable[[Points], tuple[Row, ...]]
    measure: str
    where: str
    idea: str
    term: str
    formula: str
    output: Callable[[Points], tuple[Item, ...]] | None = None


def line(key: str, text: str, note: str = "") -> Row:
    """One line of what is told."""
    return Row(key=f"told:{key}", blocks=(Sign(text=text),), note=note)


def claimed(key: str, tip: Point, label: str) -> Item:
    """An arrow as the guess would have it."""
    return drawing.ghost_arrow(f"claim:{key}", tip, Tone.GUESS, label)


def gap(key: str, claim: Point, truth: Point) -> tuple[Item, ...]:
    """From what is claimed to what is; nothing where they are one."""
    if apart(claim, truth) < 1e-6:
        return ()
    return (drawing.residual(f"gap:{key}", claim, truth),)


def columns(points: Points) -> np.ndarray:
    """The matrix (2, 2) whose columns are the first two arrows."""
    return np.array(points[:2], dtype=np.float64).T
