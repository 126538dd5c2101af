"""The shadows on the rows add up to v."""

from fractions import Fraction
from typing import Final

import numpy as np

from game.figure.numbers import pair, vector, written
from game.figure.things import Arrow, Dash, Head, Item, Row, Tone
from game.guesses.guess import Array, Breaks
from game.guesses.numbers import crossed, orthogonal, whole_dot
from game.guesses.parts import ROWS, gap, line
from game.language import N_, _
from game.linalg import vectors as lin
from game.linalg.plane import TINY, Point, added, apart, shadow
from game.puzzles.core import drawing
from game.puzzles.core.bench import Asked, Bench, Points, Thing, Whole
from game.puzzles.core.paper_question import exact, trapped


def _margin(rows: Array, v: Array) -> float:
    """The gap between v and the sum of its shadows, in lengths of v."""
    total = np.sum([lin.shadow(v, row) for row in rows], axis=0)
    return lin.length(total - v) / lin.length(v)


def _evidence() -> str:
    r1, r2, v = lin.vector((3, -1)), lin.vector((2, 1)), lin.vector((1, 1))
    return _(
        "on {r1} and {r2} the shadows of {v} add up to {sum}",
        r1=pair(r1),
        r2=pair(r2),
        v=pair(v),
        sum=vector(lin.shadow(v, r1) + lin.shadow(v, r2)).said(),
    )


def _sum(points: Points) -> Point:
    return added(shadow(points[2], points[0]), shadow(points[2], points[1]))


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    first, second, v = points
    total = _sum(points)
    return (
        drawing.through("line:r1", first, view, Tone.ROW),
        drawing.through("line:r2", second, view, Tone.ROW2),
        *drawing.falling("v:r1", v, first, Tone.ROW),
        *drawing.falling("v:r2", v, second, Tone.ROW2),
        Arrow(
            key="laid",
            tail=shadow(v, first),
            tip=total,
            tone=Tone.SUM,
            head=Head.OPEN,
            dash=Dash.DASHED,
        ),
        drawing.ring("sum", total, Tone.SUM),
        *gap("sum", total, v),
    )


def _told(points: Points) -> tuple[Row, ...]:
    total, v = _sum(points), points[2]
    return (
        line("sum", _("shadows: {sum}", sum=vector(total).label())),
        line("v", f"v {vector(v).equals()}"),
        line("gap", _("gap: {gap}", gap=written(apart(total, v)).label())),
    )


def _asked(whole: Whole) -> Asked:
    r, _second, v = whole
    words = _(
        "On paper. $r$ = {r} and $v$ = {v}. Where does $v$'s shadow end?",
        r=pair(r),
        v=pair(v),
    )
    read = Fraction(whole_dot(r, v))
    share, other = read / whole_dot(r, r), read / whole_dot(v, v)
    traps = trapped(
        (read * r[0], read * r[1]),
        (other * v[0], other * v[1]),
        (v[0] - share * r[0], v[1] - share * r[1]),
    )
    return words, exact(share * r[0], share * r[1]), traps


GUESS: Final = Breaks(
    id="shadows-rebuild",
    words="the two shadows end beside v",
    evidence=_evidence,
    mended=lambda draw: {"rows": orthogonal(draw), "v": draw((3,))},
    bench=Bench(
        things=(*ROWS, Thing("v", Tone.INPUT)),
        answer=((2, 1), (-1, 1), (0, 2)),
        holding=lambda arrows: (*crossed(arrows), arrows.arrow("v")),
        difficulty=1,
        numbers=lambda points: {"rows": points[:2], "v": points[2]},
        margin=_margin,
        measure=N_("the gap, if v counts as 1"),
        shown=_shown,
        told=_told,
        where=N_("Look at the angle between the two rows."),
        idea=N_("Rows at right angles never tell the same thing twice."),
        term=N_("orthogonal rows"),
        formula=r"v = \frac{r_1 \cdot v}{r_1 \cdot r_1} r_1 "
        r"+ \frac{r_2 \cdot v}{r_2 \cdot r_2} r_2",
        asked=_asked,
        lawful=lambda points: apart(_sum(points), points[2]) <= TINY,
    ),
)
