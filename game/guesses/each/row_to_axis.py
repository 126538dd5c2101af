"""M sends a row r to its own output axis, scaled by r . r."""

from typing import Final

import numpy as np

from game.figure.numbers import pair, vector, written
from game.figure.things import Arrow, Item, Row, Tone
from game.guesses.guess import Array, Breaks
from game.guesses.numbers import crossed, orthogonal, whole_dot
from game.guesses.parts import ROWS, claimed, gap, line
from game.language import N_, _
from game.linalg import vectors as lin
from game.linalg.plane import Point, dot
from game.puzzles.core import drawing
from game.puzzles.core.bench import Asked, Bench, Points, Whole
from game.puzzles.core.paper_question import exact, trapped


def _margin(M: Array) -> float:
    """How far M r lands from its axis, in shares of r.r, for the first row r."""
    r = M[0]
    square = lin.dot(r, r)
    goal = square * np.eye(len(M))[0]
    return lin.length(M @ r - goal) / square


def _evidence() -> str:
    M = np.array(((3.0, -1.0), (2.0, 1.0)))
    return _(
        "with rows {r1} and {r2}, r1 goes to {image}, off the axis by {heard}",
        r1=pair(M[0]),
        r2=pair(M[1]),
        image=vector(M @ M[0]).said(),
        heard=written(lin.dot(M[1], M[0])).said(),
    )


def _ends(points: Points) -> tuple[Point, Point]:
    """Where the guess says that the first row goes, and where it goes."""
    r, other = points
    return (dot(r, r), 0.0), (dot(r, r), dot(other, r))


def _output(points: Points) -> tuple[Item, ...]:
    claim, truth = _ends(points)
    sent = Arrow(key="out:r1", tip=truth, tone=Tone.OUTPUT, label="N r1")
    return (sent, claimed("axis", claim), *gap("axis", claim, truth))


def _told(points: Points) -> tuple[Row, ...]:
    claim, truth = _ends(points)
    return (
        line("claim", _("guess {arrow}", arrow=vector(claim).equals())),
        line(
            "truth",
            f"N r1 {vector(truth).equals()}",
            _("what the second row overhears"),
        ),
    )


def _asked(whole: Whole) -> Asked:
    first, second = whole[:2]
    words = _(
        "On paper. The rows are $r1$ = {r1} and $r2$ = {r2}. "
        "Where does their matrix send $r1$?",
        r1=pair(first),
        r2=pair(second),
    )
    square, heard = whole_dot(first, first), whole_dot(first, second)
    by_columns = (
        whole_dot((first[0], second[0]), first),
        whole_dot((first[1], second[1]), first),
    )
    traps = trapped((square, 0), by_columns, (heard, square))
    return words, exact(square, heard), traps


GUESS: Final = Breaks(
    id="row-to-axis",
    words="the second row overhears the first: M r = (5, 4)",
    evidence=_evidence,
    mended=lambda draw: {"M": orthogonal(draw)},
    bench=Bench(
        things=ROWS,
        answer=((2, 1), (1, 2)),
        holding=crossed,
        difficulty=1,
        numbers=lambda points: {"M": points},
        margin=_margin,
        measure=N_("off its axis, if r1 · r1 is 1"),
        shown=lambda points, _view: tuple(
            drawing.falling("r1:r2", points[0], points[1], Tone.ROW2)
        ),
        output=_output,
        told=_told,
        where=N_("Look at what the second row reads of the first."),
        idea=N_("A row reads 0 only of what lies at a right angle to it."),
        term=N_("orthogonal rows"),
        formula=r"N r_1 = \begin{bmatrix} r_1 \cdot r_1 \\ r_2 \cdot r_1 \end{bmatrix}",
        asked=_asked,
    ),
)
