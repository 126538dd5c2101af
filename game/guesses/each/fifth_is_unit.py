"""A row divided by r . r has length one."""

from fractions import Fraction
from typing import Final

from game.figure.numbers import equals, pair, vector, written
from game.figure.things import Arrow, Dash, Head, Item, Row, Tone
from game.guesses.guess import Array, Breaks
from game.guesses.numbers import unit, whole_dot
from game.guesses.parts import ROWS, claimed, ellipse, gap, line
from game.language import N_, _
from game.linalg import plane
from game.linalg import vectors as lin
from game.linalg.vectors import dot, length
from game.puzzles.core import drawing
from game.puzzles.core.bench import Asked, Bench, Points, Whole
from game.puzzles.core.paper_question import exact, trapped


def _margin(r: Array) -> float:
    """How far the length of r / r.r is from one."""
    return abs(length(r / dot(r, r)) - 1.0)


def _evidence() -> str:
    r = lin.vector((2, 1))
    h = r / dot(r, r)
    return _(
        "h = {r} / {square} {h}; |h| {length}",
        r=pair(r),
        square=written(dot(r, r)).text,
        h=vector(h).equals(),
        length=equals(length(h)),
    )


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    r = points[0]
    h, claim = plane.scaled(r, 1.0 / plane.dot(r, r)), plane.unit(r)
    return (
        drawing.through("line:r1", r, view, Tone.ROW),
        ellipse("circle", plane.circle(1.0), Tone.GUESS, Dash.DASHED),
        claimed("unit", claim),
        Arrow(key="truth:h", tip=h, tone=Tone.OUTPUT, label="h", head=Head.DOT),
        *gap("unit", claim, h),
    )


def _told(points: Points) -> tuple[Row, ...]:
    r = points[0]
    long = f"|h| {equals(1.0 / plane.length(r))}"
    return (
        line("square", f"r1 · r1 {equals(plane.dot(r, r))}"),
        line("long", long, _("h is r1 over r1 · r1")),
    )


def _asked(whole: Whole) -> Asked:
    r = whole[0]
    words = _("On paper. $r$ = {r} and $h = r / (r . r)$. What is $|h|^2$?", r=pair(r))
    square = Fraction(whole_dot(r, r))
    return words, exact(1 / square), trapped((1,), (square,), (1 / square**2,))


GUESS: Final = Breaks(
    id="fifth-is-unit",
    words="(2, 1) / 5 = (0.4, 0.2) is shorter than one",
    evidence=_evidence,
    mended=lambda draw: {"r": unit(draw((3,)))},
    bench=Bench(
        things=ROWS[:1],
        answer=((2, 1),),
        holding=lambda arrows: (arrows.unit("r"),),
        difficulty=1,
        numbers=lambda points: {"r": points[0]},
        margin=_margin,
        measure=N_("how far h's length is from one"),
        shown=_shown,
        told=_told,
        where=N_("Look at r1 when it is long, and at r1 when it is short."),
        idea=N_("r1 · r1 is the square of a length."),
        term=N_("length and its square"),
        formula=r"\left| \frac{r}{r \cdot r} \right| = \frac{1}{|r|}",
        asked=_asked,
    ),
)
