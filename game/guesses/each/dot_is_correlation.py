"""The dot product of two features is their correlation."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

import numpy as np

from game.figure.numbers import equals, pair, written
from game.figure.things import Dots, Item, Row, Tone
from game.guesses.guess import Array, Breaks, Draw
from game.guesses.numbers import unit
from game.guesses.parts import line
from game.language import N_, _
from game.linalg import vectors as lin
from game.linalg.gram import correlation
from game.linalg.plane import added, scaled
from game.puzzles.core import drawing
from game.puzzles.core.bench import Asked, Bench, Points, SeededArrows, Thing, Whole
from game.puzzles.core.paper_question import exact, trapped
from game.puzzles.core.seeded_draws import drawn


def _margin(a: Array, b: Array) -> float:
    """How far the dot product is from the correlation."""
    return abs(lin.dot(a, b) - correlation(a, b))


def _mended(draw: Draw) -> Mapping[str, Array]:
    a, b = draw((6,)), draw((6,))
    return {"a": unit(a - a.mean()), "b": unit(b - b.mean())}


def _holding(arrows: SeededArrows) -> Points:
    """Three points whose features have mean 0 and length one."""
    third = 6.0**-0.5
    features = ((2 * third, -third, -third), (-third, 2 * third, -third))
    sign = drawn((1.0, -1.0), "sign", repr(arrows.unit("turn")))
    return tuple((a, sign * b) for a, b in zip(*features, strict=True))


def _numbers(points: Points) -> Mapping[str, object]:
    a, b = zip(*points, strict=True)
    return {"a": a, "b": b}


def _shown(points: Points, view: float) -> tuple[Item, ...]:
    mean = scaled(points[0], 0.0)
    for at in points:
        mean = added(mean, scaled(at, 1.0 / len(points)))
    return (
        Dots(key="mean", points=(mean,), tone=Tone.GOAL, radius=1.0),
        drawing.across_at("mean:a", mean, view),
        drawing.up_at("mean:b", mean, view),
    )


def _told(points: Points) -> tuple[Row, ...]:
    a, b = (np.array(values) for values in zip(*points, strict=True))
    try:
        said = _("correlation: {value}", value=written(correlation(a, b)).label())
    except ValueError:
        said = _("correlation: none: one of them does not vary")
    return (
        line(
            "dot",
            f"a · b {equals(sum(x * y for x, y in points))}",
            _("a times b, day by day, added"),
        ),
        line("correlation", said, _("seen from the mean, over lengths")),
    )


def _asked(whole: Whole) -> Asked:
    a, b = ([point[i] for point in whole] for i in (0, 1))
    words = _(
        "On paper. $a$ = {a} and $b$ = {b}. "
        "Take the mean from each, and then the dot product. What is it?",
        a=pair(a),
        b=pair(b),
    )
    total = sum(x * y for x, y in zip(a, b, strict=True))
    both = Fraction(sum(a) * sum(b))
    traps = trapped((total,), (total - both / 9,), (Fraction(total, 3),))
    return words, exact(total - both / 3), traps


def _evidence() -> str:
    a, b = np.array((1.0, 2, 3)), np.array((3.0, 2, 1))
    return _(
        "{a} rises while {b} falls, and their dot product is {dot}",
        a=pair(a),
        b=pair(b),
        dot=written(lin.dot(a, b)).said(),
    )


GUESS: Final = Breaks(
    id="dot-is-correlation",
    words="the dot product is 10, the correlation −1",
    mended=_mended,
    evidence=_evidence,
    bench=Bench(
        things=tuple(Thing(key, Tone.INPUT, dot=True) for key in ("1", "2", "3")),
        answer=((1, 3), (2, 2), (3, 1)),
        holding=_holding,
        axes=("a", "b"),
        difficulty=2,
        numbers=_numbers,
        margin=_margin,
        measure=N_("how far the two numbers are apart"),
        shown=_shown,
        told=_told,
        where=N_("Look at where the middle of the three points lies."),
        idea=N_("Correlation is measured from the mean, and knows no lengths."),
        term=N_("correlation"),
        formula=r"\rho = \frac{(a - \bar a) \cdot (b - \bar b)}"
        r"{|a - \bar a|\,|b - \bar b|}",
        asked=_asked,
    ),
)
