"""Every square matrix has an eigenvector."""

import math
from typing import Final

import numpy as np

from game.figure.numbers import pair
from game.figure.things import Arrow, Dash, Head, Item, Row, Segment, Tone
from game.guesses.guess import Array, Breaks
from game.guesses.parts import COLUMNS, columns, ellipse, line, matrix, point, sent
from game.language import N_, _, ngettext
from game.linalg.gram import gram
from game.linalg.kept_lines import kept_lines
from game.linalg.plane import Point, added, circle, length, scaled
from game.puzzles.core.bench import Asked, Bench, Points, SeededArrows, Whole
from game.puzzles.core.paper_question import exact, trapped
from game.puzzles.core.seeded_draws import drawn

LOOKS: Final = 12


def _margin(M: Array) -> float:
    """The least imaginary part of an eigenvalue, in shares of its size."""
    if len(M) == 2 and kept_lines((point(M[0]), point(M[1]))) != ():
        return 0.0
    values = np.linalg.eigvals(M)
    return float(np.min(np.abs(values.imag) / np.abs(values)))


def _holding(arrows: SeededArrows) -> Points:
    """A symmetric matrix's columns: it keeps two lines."""
    b = drawn((0.5, -0.5, 1.0, -1.0), "shared", repr(arrows.unit("b")))
    return (arrows.size("a"), b), (b, -arrows.size("d"))


def _kept(points: Points) -> tuple[Point, ...] | None:
    """The lines that are kept; None where every line is."""
    first, second = columns(points)
    return kept_lines((point(first), point(second)))


def _looks(points: Points) -> list[Item]:
    """Around the circle, short arrows that say where each of its points is sent."""
    items: list[Item] = []
    for i in range(LOOKS):
        t = 2.0 * math.pi * i / LOOKS
        at = (math.cos(t), math.sin(t))
        image = sent(points, at)
        size = length(image)
        if size > 1e-9:
            items.append(
                Arrow(
                    key=f"look:{i}",
                    tail=at,
                    tip=added(at, scaled(image, 0.45 / size)),
                    tone=Tone.OUTPUT,
                    head=Head.OPEN,
                    weight=0.7,
                )
            )
    return items


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    lines = tuple(
        Segment(
            key=f"kept:{i}",
            a=scaled(way, 2.0 * view),
            b=scaled(scaled(way, 2.0 * view), -1.0),
            tone=Tone.GUESS,
            dash=Dash.DASHED,
            weight=1.6,
        )
        for i, way in enumerate(_kept(points) or ())
    )
    rim = ellipse("circle", circle(1.0), Tone.DIM, Dash.DOTTED)
    return (*_looks(points), rim, *lines)


def _told(points: Points) -> tuple[Row, ...]:
    kept = _kept(points)
    if kept is None:
        said = _("every line is kept")
    elif not kept:
        said = _("no line is kept")
    else:
        said = ngettext(
            "{n} line is kept: its arrows stay on it",
            "{n} lines are kept: their arrows stay on them",
            len(kept),
        )
    return (matrix("M", "M", columns(points)), line("lines", said))


def _asked(whole: Whole) -> Asked:
    (a, c), (b, d) = whole[:2]
    words = _(
        "On paper. The columns are {first} and {second}. What is "
        "(trace)² − 4 det? Below zero no real line is kept.",
        first=pair((a, c)),
        second=pair((b, d)),
    )
    trace, det = (a + d) ** 2, a * d - b * c
    traps = trapped((trace + 4 * det,), (trace - 4 * (a * d + b * c),), (trace - det,))
    return words, exact(trace - 4 * det), traps


GUESS: Final = Breaks(
    id="all-square-eigen",
    words="a quarter turn keeps no line",
    mended=lambda draw: {"M": gram(draw((3, 3)))},
    bench=Bench(
        things=COLUMNS,
        answer=((0, 1), (-1, 0)),
        holding=_holding,
        numbers=lambda points: {"M": columns(points)},
        margin=_margin,
        measure=N_("how far lines are turned, 0 to 1"),
        shown=_shown,
        told=_told,
        where=N_("Follow one arrow around the circle: does it ever look along itself?"),
        idea=N_("A quarter turn moves every line. A stretch leaves some alone."),
        term=N_("no real eigenvector"),
        formula=r"(a + d)^2 < 4 (a d - b c)",
        asked=_asked,
    ),
)
