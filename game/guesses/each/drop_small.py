"""Dropping the row with the least dot product loses the least."""

from fractions import Fraction
from typing import Final

import numpy as np

from game.figure.numbers import equals, pair, written
from game.figure.things import Item, Row, Tone
from game.guesses.guess import Array, Breaks
from game.guesses.numbers import orthonormal, whole_dot
from game.guesses.parts import ROWS, gap, line
from game.language import N_, _
from game.linalg import vectors as lin
from game.linalg.plane import TINY, across, apart, dot, scaled, shadow
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


def _loss(rows: Array, v: Array, dropped: int) -> float:
    """The distance of v from everything that the other rows can make."""
    kept = np.vstack((rows[:dropped], rows[dropped + 1 :]))
    if len(kept) == 1 and (whole := lin.dot(kept[0], kept[0])) > 0.0:
        return lin.length(kept[0] * (lin.dot(kept[0], v) / whole) - v)
    found = np.linalg.lstsq(kept.T, v, rcond=None)[0]
    return lin.length(kept.T @ found - v)


def _margin(rows: Array, v: Array) -> float:
    """How much more is lost than need be, in lengths of v.

    Nothing where two rows answer least, and so neither alone.
    """
    losses = [_loss(rows, v, i) for i in range(len(rows))]
    loud = np.abs(rows @ v)
    least, second = np.argsort(loud, kind="stable")[:2]
    if loud[second] - loud[least] <= ROUNDING * lin.length(v) * np.abs(rows).max():
        return 0.0
    return float(losses[least] - min(losses)) / lin.length(v)


def _evidence() -> str:
    rows, v = np.array(((1.0, 0, 0), (1.0, 1, 0), (0.0, 0, 1))), lin.vector((2, 1, 1))
    return _(
        "rows {loud}, {other}, {quiet}, and v = {v}: without {quiet}, dot {quiet_dot}, "
        "a length of {quiet_loss} is lost; "
        "without {loud}, dot {loud_dot}, only {loud_loss}",
        v=pair(v),
        other=pair(rows[1]),
        quiet=pair(rows[2]),
        quiet_dot=written(lin.dot(rows[2], v)).said(),
        quiet_loss=written(_loss(rows, v, 2)).said(),
        loud=pair(rows[0]),
        loud_dot=written(lin.dot(rows[0], v)).said(),
        loud_loss=written(_loss(rows, v, 0)).said(),
    )


def _holding(arrows: SeededArrows) -> Points:
    """Two rows of one length at right angles, and any arrow."""
    first, size = arrows.unit("first"), arrows.size("one")
    return scaled(first, size), scaled(across(first), size), arrows.arrow("v")


def _lawful(points: Points) -> bool:
    """Whether the squared answers add up to the square of v's length."""
    first, second, v = points
    return abs(dot(first, v) ** 2 + dot(second, v) ** 2 - dot(v, v)) <= TINY


def _losses(points: Points) -> tuple[float, float]:
    """What is lost of v by dropping the first row, and by dropping the second."""
    first, second, v = points
    return apart(v, shadow(v, second)), apart(v, shadow(v, first))


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    first, second, v = points
    items: list[Item] = [
        drawing.through("line:r1", first, view, Tone.ROW),
        drawing.through("line:r2", second, view, Tone.ROW2),
        *drawing.falling("v:r1", v, first, Tone.ROW),
        *drawing.falling("v:r2", v, second, Tone.ROW2),
    ]
    quieter = 0 if abs(dot(first, v)) <= abs(dot(second, v)) else 1
    losses = _losses(points)
    if losses[quieter] > losses[1 - quieter] + TINY:
        items += gap("lost", shadow(v, points[1 - quieter]), v)
    return tuple(items)


def _told(points: Points) -> tuple[Row, ...]:
    first, second, v = points
    losses = _losses(points)
    lost = N_("without {row}: the lost part is {size} long")
    return (
        line(
            "r1",
            f"r1 · v {equals(dot(first, v))}",
            _(lost, row="r1", size=written(losses[0]).said()),
        ),
        line(
            "r2",
            f"r2 · v {equals(dot(second, v))}",
            _(lost, row="r2", size=written(losses[1]).said()),
        ),
    )


def _asked(whole: Whole) -> Asked:
    r, _second, v = whole
    words = _(
        "On paper. Only $r$ = {r} is kept, and $v$ = {v}. "
        "How long, squared, is what is lost of $v$?",
        r=pair(r),
        v=pair(v),
    )
    read, whole_of_v = whole_dot(r, v), whole_dot(v, v)
    kept = Fraction(read**2, whole_dot(r, r))
    traps = trapped((kept,), (whole_of_v - read**2,), (whole_of_v - abs(read),))
    return words, exact(whole_of_v - kept), traps


GUESS: Final = Breaks(
    id="drop-small",
    words="the long row answers louder, and the short one held more of v",
    evidence=_evidence,
    mended=lambda draw: {"rows": 2.0 * orthonormal(draw, 3), "v": draw((3,))},
    small=((1, 0), (0, 3), (2, 1)),
    bench=Bench(
        things=(*ROWS, Thing("v", Tone.INPUT)),
        answer=((1, 0.5), (-1.5, 3.5), (2, 2)),
        holding=_holding,
        difficulty=2,
        numbers=lambda points: {"rows": points[:2], "v": points[2]},
        margin=_margin,
        measure=N_("lost for nothing, if v counts as 1"),
        shown=_shown,
        told=_told,
        where=N_("Look at the lengths of the rows."),
        idea=N_("A long row answers loudly also to what it hardly hears."),
        term=N_("orthonormal rows"),
        formula=r"|v|^2 = (r_1 \cdot v)^2 + (r_2 \cdot v)^2",
        asked=_asked,
        lawful=_lawful,
    ),
)
