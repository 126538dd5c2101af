"""M sends orthogonal vectors to orthogonal vectors."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.figure.numbers import equals, pair
from game.figure.things import Angle, Arrow, Head, Item, Row, Tone
from game.guesses.guess import Array, Breaks, Draw
from game.guesses.numbers import dot_slips, unit, whole_dot
from game.guesses.parts import COLUMNS, claimed, columns, gap, line, sent
from game.language import N_, _
from game.linalg import vectors as lin
from game.linalg.plane import across, angle, dot, length, scaled
from game.linalg.svd import svd
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


def _margin(M: Array, a: Array, b: Array) -> float:
    """The |cosine| between the images of a and b, which are at right angles.

    Nothing where an image is zero: that is at right angles to all.
    """
    left, right = M @ unit(a), M @ unit(b)
    if min(lin.length(left), lin.length(right)) <= ROUNDING * np.abs(M).max():
        return 0.0
    return abs(lin.dot(unit(left), unit(right)))


def _mended(draw: Draw) -> Mapping[str, Array]:
    """A right-singular frame stays at right angles."""
    M = draw((3, 3))
    vt = svd(M).vt
    return {"M": M, "a": vt[0], "b": vt[1]}


def _holding(arrows: SeededArrows) -> Points:
    """A turn times a size, and any arrow: no right angle is lost."""
    first, size = arrows.unit("first"), arrows.size("one")
    return scaled(first, size), scaled(across(first), size), arrows.unit("a")


def _numbers(points: Points) -> Mapping[str, object]:
    """The arrow b stands across a, always."""
    return {"M": columns(points), "a": points[2], "b": across(points[2])}


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    del view
    a = points[2]
    b = across(a)
    return (
        Arrow(key="truth:b", tip=b, tone=Tone.INPUT, label="b", head=Head.OPEN),
        Angle(key="before", start=angle(a), end=angle(b), square=True, radius=0.3),
    )


def _output(points: Points) -> tuple[Item, ...]:
    a = points[2]
    left, right = sent(points, a), sent(points, across(a))
    items: list[Item] = [
        Arrow(key="out:a", tip=left, tone=Tone.OUTPUT, label="Ma"),
        Arrow(key="out:b", tip=right, tone=Tone.OUTPUT, label="Mb", head=Head.OPEN),
    ]
    if length(left) > 1e-9:
        claim = scaled(across(left), length(right) / length(left))
        if dot(claim, right) < 0:
            claim = scaled(claim, -1.0)
        items += [claimed("b", claim), *gap("b", claim, right)]
    return tuple(items)


def _told(points: Points) -> tuple[Row, ...]:
    a = points[2]
    b = across(a)
    after = dot(sent(points, a), sent(points, b))
    return (
        line("before", f"a · b {equals(dot(a, b))}"),
        line("after", f"Ma · Mb {equals(after)}"),
    )


def _asked(whole: Whole) -> Asked:
    first, second = whole[:2]
    words = _(
        "On paper. The columns are {first} and {second}. What is $M e1 . M e2$?",
        first=pair(first),
        second=pair(second),
    )
    rows = whole_dot((first[0], second[0]), (first[1], second[1]))
    traps = trapped((0,), (rows,), *dot_slips(first, second))
    return words, exact(whole_dot(first, second)), traps


GUESS: Final = Breaks(
    id="ortho-stays",
    words="the axes are sent to (2, 0) and (1, 1)",
    mended=_mended,
    bench=Bench(
        things=(*COLUMNS, Thing("a", Tone.INPUT)),
        answer=((2, 0), (1, 1), (1, 0)),
        holding=_holding,
        numbers=_numbers,
        margin=_margin,
        measure=N_("how far the images lean, 0 to 1"),
        shown=_shown,
        output=_output,
        told=_told,
        where=N_("Look at the angle between Ma and Mb."),
        idea=N_("A column is where a basis arrow lands. Columns may lean."),
        term=N_("only one frame stays square"),
        formula=r"M a \cdot M b = a \cdot M^T M b",
        asked=_asked,
    ),
)
