"""u is exactly M v."""

from typing import Final

import numpy as np

from game.figure.numbers import equals, pair
from game.figure.things import Arrow, Dash, Head, Item, Row, Tone
from game.guesses.guess import Array, Breaks
from game.guesses.numbers import orthonormal, unit_crossed, whole_dot
from game.guesses.parts import (
    COLUMNS,
    claimed,
    columns,
    ellipse,
    gap,
    image,
    line,
    point,
)
from game.language import N_, _
from game.linalg.plane import circle, scaled
from game.linalg.svd import Svd, svd
from game.puzzles.core.bench import Asked, Bench, Followed, Points, Whole
from game.puzzles.core.paper_question import exact, trapped


def _margin(M: Array) -> float:
    """The longest difference between M v and u."""
    u, _s, vt = svd(M)
    return float(np.max(np.linalg.norm(M @ vt.T - u, axis=0)))


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    del view
    return (
        ellipse("circle", circle(1.0), Tone.GUESS, Dash.DASHED),
        ellipse("image", image(points), Tone.OUTPUT, Dash.SOLID),
    )


def _arrows(factors: Svd) -> tuple[Item, ...]:
    items: list[Item] = []
    for i in (1, 2):
        claim = point(factors.u[:, i - 1])
        tip, name = scaled(claim, float(factors.s[i - 1])), f"Mv{i}"
        items += [
            Arrow(
                key=f"truth:{i}", tip=tip, tone=Tone.OUTPUT, label=name, head=Head.DOT
            ),
            claimed(str(i), claim, f"u{i}"),
            *gap(str(i), claim, tip),
        ]
    return tuple(items)


def _told(points: Points) -> tuple[Row, ...]:
    s = svd(columns(points)).s
    return (
        line("first", f"|M v1| {equals(float(s[0]))}, |u1| = 1"),
        line("second", f"|M v2| {equals(float(s[1]))}, |u2| = 1"),
    )


def _asked(whole: Whole) -> Asked:
    (a, c), v = whole[:2]
    words = _(
        "On paper. The columns are {first} and {second}, and $v$ = {v}. "
        "Where is $M v$?",
        first=pair((a, c)),
        second=pair((-c, a)),
        v=pair(v),
    )
    by_rows = (whole_dot((a, c), v), whole_dot((-c, a), v))
    lost = (a * v[0] + c * v[1], c * v[0] - a * v[1])
    sent = (a * v[0] - c * v[1], c * v[0] + a * v[1])
    return words, exact(*sent), trapped(by_rows, lost, (sent[1], sent[0]))


GUESS: Final = Breaks(
    id="u-equals-mv",
    words="M v = (2, 0) is twice u",
    mended=lambda draw: {"M": orthonormal(draw, 3)},
    bench=Bench(
        things=COLUMNS,
        answer=((2, 0), (0, 1)),
        holding=unit_crossed,
        numbers=lambda points: {"M": columns(points)},
        margin=_margin,
        measure=N_("how far M v ends from u"),
        shown=_shown,
        followed=Followed(lambda points: svd(columns(points)), _arrows),
        told=_told,
        where=N_("Look at how long the image of a singular vector is."),
        idea=N_("u has length one. M does not keep lengths."),
        term=N_("up to its length"),
        formula=r"M v = \sigma u",
        asked=_asked,
    ),
)
