"""A^T A is the identity."""

from typing import Final

import numpy as np

from game.figure.numbers import pair
from game.figure.things import Dash, Item, Row, Tone
from game.guesses.guess import Array, Breaks
from game.guesses.numbers import dot_slips, orthonormal, unit_crossed, whole_dot
from game.guesses.parts import COLUMNS, columns, ellipse, matrix
from game.language import N_, _
from game.linalg.gram import gram
from game.linalg.plane import circle
from game.puzzles.core import drawing
from game.puzzles.core.bench import Asked, Bench, Points, Whole
from game.puzzles.core.paper_question import exact, trapped


def _margin(A: Array) -> float:
    """The largest entry of A^T A - I."""
    return float(np.max(np.abs(gram(A) - np.eye(A.shape[1]))))


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    first, second = points
    return (
        ellipse("circle", circle(1.0), Tone.GUESS, Dash.DASHED),
        drawing.through("line:c1", first, view, Tone.E1),
        *drawing.falling("c2:c1", second, first, Tone.E2),
    )


def _told(points: Points) -> tuple[Row, ...]:
    return (
        matrix("gram", "AᵀA", gram(columns(points)), Tone.PLAIN, Tone.PLAIN),
        # Translators: the name before a matrix that a guess claims.
        matrix("claim", _("guess"), np.eye(2), Tone.GUESS, Tone.GUESS),
    )


def _asked(whole: Whole) -> Asked:
    first, second = whole[:2]
    words = _(
        "On paper. The columns of $A$ are {first} and {second}. "
        "What is the entry of $A^T A$ in row 1, column 2?",
        first=pair(first),
        second=pair(second),
    )
    rows = whole_dot((first[0], second[0]), (first[1], second[1]))
    traps = trapped((0,), (rows,), *dot_slips(first, second))
    return words, exact(whole_dot(first, second)), traps


GUESS: Final = Breaks(
    id="ata-identity",
    words="A^T A is [1 1; 1 2]",
    mended=lambda draw: {"A": orthonormal(draw, 4, 2).T},
    bench=Bench(
        things=COLUMNS,
        answer=((1, 0), (1, 1)),
        holding=unit_crossed,
        numbers=lambda points: {"A": columns(points)},
        margin=_margin,
        measure=N_("how far an entry is from 1 or 0"),
        shown=_shown,
        told=_told,
        where=N_("Look at the lengths of the columns, and at their angle."),
        idea=N_("AᵀA holds the dot products of the columns."),
        term=N_("orthonormal columns"),
        formula=r"(A^T A)_{ij} = c_i \cdot c_j",
        asked=_asked,
    ),
)
