"""Arrows and parts of pictures that the benches of several guesses share."""

from typing import Final

import numpy as np

from game.figure.cells import cell
from game.figure.things import Array, Curve, Dash, Head, Item, Row, Sign, Tone
from game.language import _
from game.linalg.plane import Point, added, apart, circle, scaled
from game.puzzles.core import drawing
from game.puzzles.core.bench import Points, Thing

ROWS: Final = (Thing("r1", Tone.ROW), Thing("r2", Tone.ROW2, Head.OPEN))
COLUMNS: Final = (Thing("c1", Tone.E1), Thing("c2", Tone.E2, Head.OPEN))


def line(key: str, text: str, note: str = "") -> Row:
    """One line of what is told."""
    return Row(key=f"told:{key}", blocks=(Sign(text=text),), note=note)


def matrix(key: str, name: str, M: np.ndarray, *tones: Tone) -> Row:
    """A matrix among what is told, each column in its tone."""
    wears = tones or (Tone.E1, Tone.E2)
    cells = tuple(
        tuple(cell(float(x), tone) for x, tone in zip(row, wears, strict=True))
        for row in M
    )
    return Row(key=f"told:{key}", blocks=(Array(cells=cells, name=name),))


def claimed(key: str, tip: Point, label: str = "") -> Item:
    """An arrow as the guess would have it."""
    # Translators: the label of an arrow that shows where a guess says it must be.
    named = label or _("guess")
    return drawing.ghost_arrow(f"claim:{key}", tip, Tone.GUESS, named)


def gap(key: str, claim: Point, truth: Point) -> tuple[Item, ...]:
    """From what is claimed to what is; nothing where they are one."""
    if apart(claim, truth) < 1e-6:
        return ()
    return (drawing.residual(f"gap:{key}", claim, truth),)


def columns(points: Points) -> np.ndarray:
    """The matrix (2, 2) whose columns are the first two arrows."""
    return np.array(points[:2], dtype=np.float64).T


def sent(points: Points, to: Point) -> Point:
    """Where the matrix with the first two arrows as columns sends an arrow."""
    return added(scaled(points[0], to[0]), scaled(points[1], to[1]))


def image(points: Points) -> tuple[Point, ...]:
    """Where that matrix sends the circle of radius one."""
    return tuple(sent(points, at) for at in circle(1.0))


def ellipse(key: str, points: tuple[Point, ...], tone: Tone, dash: Dash) -> Curve:
    """A closed curve."""
    return Curve(key=key, points=points, closed=True, tone=tone, dash=dash)


def point(values: np.ndarray) -> Point:
    """The first two entries of a vector as a point of the plane."""
    return (float(values[0]), float(values[1]))
