"""D holds the squares of the eigenvalues of M^T M."""

from typing import Final

import numpy as np

from game.figure.numbers import pair, written
from game.figure.things import Dash, Item, Row, Tone
from game.guesses.guess import Array, Breaks
from game.guesses.numbers import orthonormal, unit_crossed
from game.guesses.parts import COLUMNS, columns, ellipse, image, line, point
from game.language import N_, _
from game.linalg.gram import eigenpairs, gram
from game.linalg.plane import added, circle, scaled
from game.linalg.svd import svd
from game.puzzles.core.bench import Asked, Bench, Points, Whole
from game.puzzles.core.paper_question import exact, trapped


def _margin(M: Array) -> float:
    """The largest difference of D from the squared eigenvalues of M^T M."""
    s = svd(M).s
    values = eigenpairs(gram(M))[0][: len(s)]
    return float(np.max(np.abs(s - values**2)))


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    del view
    u, s, _vt = svd(columns(points))
    u1, u2, s1, s2 = point(u[:, 0]), point(u[:, 1]), float(s[0]), float(s[1])
    claim = tuple(
        added(scaled(u1, s1**4 * x), scaled(u2, s2**4 * y)) for x, y in circle(1.0)
    )
    return (
        ellipse("circle", circle(1.0), Tone.DIM, Dash.DOTTED),
        ellipse("image", image(points), Tone.OUTPUT, Dash.SOLID),
        ellipse("claim", claim, Tone.GUESS, Dash.DASHED),
    )


def _listed(values: np.ndarray) -> str:
    """Numbers in a row, with the sign for about before those that are rounded."""
    return ", ".join(written(float(value)).label() for value in values)


def _told(points: Points) -> tuple[Row, ...]:
    M = columns(points)
    values = eigenpairs(gram(M))[0]
    return (
        line("values", _("eigenvalues of MᵀM: {list}", list=_listed(values))),
        line("claim", _("their squares: {list}", list=_listed(values**2))),
        line("truth", f"D: {_listed(svd(M).s)}", _("how far the circle is stretched")),
    )


def _asked(whole: Whole) -> Asked:
    a, c = whole[0]
    words = _(
        "On paper. The columns are {first} and {second}, at right "
        "angles. What is the larger eigenvalue of $M^T M$?",
        first=pair((a, c)),
        second=pair((-2 * c, 2 * a)),
    )
    short = a * a + c * c
    return words, exact(4 * short), trapped((16 * short**2,), (short,), (2 * short,))


GUESS: Final = Breaks(
    id="d-squares",
    words="D is (2, 1); the squares of the eigenvalues are (16, 1)",
    mended=lambda draw: {"M": orthonormal(draw, 3)},
    bench=Bench(
        things=COLUMNS,
        answer=((2, 0), (0, 1)),
        holding=unit_crossed,
        numbers=lambda points: {"M": columns(points)},
        margin=_margin,
        measure=N_("how far D is from the squares"),
        shown=_shown,
        told=_told,
        where=N_("Look at how far the circle is stretched, and at the dashed curve."),
        idea=N_("MᵀM stretches twice: once there, and once back."),
        term=N_("singular value"),
        formula=r"\sigma = \sqrt{\lambda}",
        asked=_asked,
    ),
)
