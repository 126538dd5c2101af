"""A trend's eigenvalue is a vector's coefficient along it."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

import numpy as np

from game.figure.numbers import pair, written
from game.figure.things import Item, Row, Tone
from game.guesses.guess import Array, Breaks, Draw
from game.guesses.numbers import unit
from game.guesses.parts import line, point
from game.language import N_, _
from game.linalg import vectors as lin
from game.linalg.plane import Point, across, added, dot, scaled
from game.linalg.svd import svd
from game.puzzles.core import drawing
from game.puzzles.core.bench import (
    ROUNDING,
    Asked,
    Bench,
    Points,
    SeededArrows,
    Thing,
    Whole,
)
from game.puzzles.core.paper_question import exact, trapped
from game.puzzles.core.seeded_draws import drawn


def _margin(X: Array, x: Array) -> float:
    """The trend's eigenvalue less the vector's coefficient, in shares of the former."""
    _u, s, vt = svd(X)
    value = float(s[0] ** 2)
    if not _leads(s):
        raise ValueError("no trend: no direction stands out")
    return abs(value - abs(lin.dot(x, vt[0]))) / value


def _leads(s: Array) -> bool:
    """Whether one direction stands out: else nothing is the trend."""
    return len(s) == 1 or bool(s[0] - s[1] > ROUNDING * s[0])


def _mended(draw: Draw) -> Mapping[str, Array]:
    """One unit vector alone is its own trend: eigenvalue and coefficient are 1."""
    x = unit(draw((3,)))
    return {"X": x[None, :], "x": x}


def _holding(arrows: SeededArrows) -> Points:
    """A trend of eigenvalue one, and an arrow whose coefficient along it is one."""
    way = arrows.unit("way")
    less = drawn((0.3, 0.5, 0.7), repr(way), "less")
    aside = drawn((0.5, -0.5, 1.0, -1.0), repr(way), "aside")
    return way, scaled(across(way), less), added(way, scaled(across(way), aside))


def _trend(points: Points) -> tuple[Point, float]:
    """The trend's unit arrow and its eigenvalue."""
    _u, s, vt = svd(np.array(points[:2], dtype=np.float64))
    return point(vt[0]), float(s[0]) ** 2


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    way, _value = _trend(points)
    return (
        drawing.through("trend", way, view, Tone.SUM),
        *drawing.falling("x:trend", points[2], way, Tone.INPUT),
    )


def _told(points: Points) -> tuple[Row, ...]:
    if not _leads(svd(np.array(points[:2], dtype=np.float64)).s):
        said = _("no trend: no direction stands out, so this does not count")
        return (line("value", said),)
    way, value = _trend(points)
    own = written(abs(dot(points[2], way))).label()
    return (
        line(
            "value",
            _("eigenvalue: {value}", value=written(value).label()),
            _("of the trend of the two points"),
        ),
        line("own", _("coefficient of x: {value}", value=own)),
    )


def _asked(whole: Whole) -> Asked:
    x = whole[0]
    words = _(
        "On paper. The trend is (0.6, 0.8), of length one, and $x$ = {x}. "
        "What is $x$'s coefficient along it?",
        x=pair(x),
    )
    own = Fraction(3 * x[0] + 4 * x[1], 5)
    lost = Fraction(3 * x[0] - 4 * x[1], 5)
    return words, exact(own), trapped((own**2,), (lost,), (own / 5,))


GUESS: Final = Breaks(
    id="eigenvalue-is-coefficient",
    words="the eigenvalue is 16, the coefficient 4 / √2",
    mended=_mended,
    bench=Bench(
        things=(
            Thing("p1", Tone.PLAIN, dot=True),
            Thing("p2", Tone.PLAIN, dot=True),
            Thing("x", Tone.INPUT),
        ),
        answer=((3, 1), (1, 3), (3, 1)),
        holding=_holding,
        numbers=lambda points: {"X": points[:2], "x": points[2]},
        margin=_margin,
        measure=N_("how they differ, in eigenvalues"),
        shown=_shown,
        told=_told,
        where=N_("Move x, and look which of the two numbers changes."),
        idea=N_("The eigenvalue speaks of all points at once; a coefficient of one."),
        term=N_("coefficient and eigenvalue"),
        formula=r"\lambda = (p_1 \cdot t)^2 + (p_2 \cdot t)^2",
        asked=_asked,
    ),
)
