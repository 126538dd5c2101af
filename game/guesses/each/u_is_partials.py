"""The singular vectors of J are its partial derivatives."""

from typing import Final

import numpy as np

from game.figure.numbers import equals, pair
from game.figure.things import Dash, Item, Row, Segment, Tone
from game.guesses.guess import Array, Breaks
from game.guesses.numbers import crossed, dot_slips, orthonormal, whole_dot
from game.guesses.parts import (
    COLUMNS,
    columns,
    ellipse,
    gap,
    image,
    line,
    matrix,
    point,
)
from game.language import N_, _
from game.linalg.gram import gram
from game.linalg.plane import dot, scaled, unit
from game.linalg.svd import svd
from game.puzzles.core.bench import ROUNDING, Asked, Bench, Points, Whole
from game.puzzles.core.paper_question import exact, trapped


def _margin(J: Array) -> float:
    """The largest |cosine| between two columns: singular vectors have 0."""
    cosines = gram(J / np.linalg.norm(J, axis=0))
    return float(np.max(np.abs(cosines - np.diag(np.diag(cosines)))))


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    ways = list(map(unit, points))
    if abs(dot(*ways)) > ROUNDING:
        # At right angles the columns are singular vectors, also where others are too.
        u = svd(columns(points)).u
        ways = [point(u[:, i]) for i in range(2)]
    items: list[Item] = [ellipse("image", image(points), Tone.OUTPUT, Dash.SOLID)]
    for i, way in enumerate(ways, 1):
        far = scaled(way, 2.0 * view)
        items.append(
            Segment(
                key=f"u:{i}",
                a=far,
                b=scaled(far, -1.0),
                tone=Tone.OUTPUT,
                dash=Dash.DASHED,
                weight=1.4,
            )
        )
    for i, column in enumerate(points):
        near = max(ways, key=lambda way: abs(dot(way, column)))
        items += gap(f"c{i}", scaled(near, dot(near, column)), column)
    return tuple(items)


def _told(points: Points) -> tuple[Row, ...]:
    first, second = points
    said = f"c1 · c2 {equals(dot(first, second))}"
    return (
        matrix("J", "J", columns(points)),
        line("dot", said, _("u1 · u2 = 0, always")),
    )


def _asked(whole: Whole) -> Asked:
    first, second = whole[:2]
    words = _(
        "On paper. The partial derivatives are {first} and {second}. "
        "What is their dot product?",
        first=pair(first),
        second=pair(second),
    )
    traps = trapped((0,), *dot_slips(first, second))
    return words, exact(whole_dot(first, second)), traps


GUESS: Final = Breaks(
    id="u-is-partials",
    words="the columns (2, 0) and (1, 1) are not at right angles",
    mended=lambda draw: {"J": orthonormal(draw, 3) * np.array([3.0, 2.0, 1.0])},
    bench=Bench(
        things=COLUMNS,
        answer=((2, 0), (1, 1)),
        holding=crossed,
        numbers=lambda points: {"J": columns(points)},
        margin=_margin,
        measure=N_("how far the columns lean, 0 to 1"),
        shown=_shown,
        told=_told,
        where=N_("Look at the angle between the columns."),
        idea=N_("Left singular vectors are at right angles to each other, always."),
        term=N_("partial derivatives are columns"),
        formula=r"J = \begin{bmatrix} c_1 & c_2 \end{bmatrix}",
        asked=_asked,
    ),
)
