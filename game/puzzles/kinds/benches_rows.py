"""Benches of the guesses about rows, shadows and directions."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.figure.numbers import degrees
from game.figure.things import Angle, Arrow, Curve, Dash, Dots, Head, Item, Row, Tone
from game.linalg.gram import correlation
from game.linalg.plane import (
    TINY,
    added,
    angle,
    apart,
    circle,
    dot,
    length,
    scaled,
    shadow,
    unit,
)
from game.puzzles.core import drawing
from game.puzzles.core.wording import arrow, number
from game.puzzles.kinds.bench import Bench, Points, Thing, claimed, gap, line

R1: Final = Thing("r1", Tone.ROW)
R2: Final = Thing("r2", Tone.ROW2, Head.OPEN)
V: Final = Thing("v", Tone.INPUT)
PAIR: Final = (R1, R2)


def _off(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The angle between two arrows, in radians."""
    return abs((angle(a) - angle(b) + np.pi) % (2 * np.pi) - np.pi)


# dot-direction


def _direction_shown(points: Points, view: float) -> tuple[Item, ...]:
    r, a, b = points
    items: list[Item] = [drawing.through("line:r", r, view, Tone.ROW)]
    for name, of, tone, far in (("a", a, Tone.E1, 0.2), ("b", b, Tone.E2, 0.4)):
        items += drawing.falling(f"{name}:r", of, r, tone)
        items.append(
            Angle(
                key=f"angle:{name}",
                start=angle(r),
                end=angle(of),
                radius=far * view,
                label=degrees(_off(r, of)),
                tone=tone,
            )
        )
    return tuple(items)


def _direction_told(points: Points) -> tuple[Row, ...]:
    r, a, b = points
    return tuple(
        line(name, f"{name} · r = {number(dot(of, r))}, {degrees(_off(r, of))} off")
        for name, of in (("a", a), ("b", b))
    )


# row-to-axis


def _axis_claim(points: Points) -> tuple[float, float]:
    return (dot(points[0], points[0]), 0.0)


def _axis_truth(points: Points) -> tuple[float, float]:
    return (dot(points[0], points[0]), dot(points[1], points[0]))


def _axis_output(points: Points) -> tuple[Item, ...]:
    claim, truth = _axis_claim(points), _axis_truth(points)
    return (
        Arrow(key="out:r1", tip=truth, tone=Tone.OUTPUT, label="Mr1"),
        claimed("axis", claim, "guess"),
        *gap("axis", claim, truth),
    )


def _axis_told(points: Points) -> tuple[Row, ...]:
    truth = _axis_truth(points)
    return (
        line("claim", f"guess: {arrow(_axis_claim(points))}"),
        line("truth", f"M r1 = {arrow(truth)}", "what the second row overhears"),
    )


# fifth-is-unit


def _fifth(points: Points) -> tuple[float, float]:
    return scaled(points[0], 1.0 / dot(points[0], points[0]))


def _fifth_shown(points: Points, view: float) -> tuple[Item, ...]:
    h, claim = _fifth(points), unit(points[0])
    return (
        drawing.through("line:r1", points[0], view, Tone.ROW),
        Curve(
            key="circle",
            points=circle(1.0),
            closed=True,
            tone=Tone.GUESS,
            dash=Dash.DASHED,
        ),
        claimed("unit", claim, "guess"),
        Arrow(key="truth:h", tip=h, tone=Tone.OUTPUT, label="h", head=Head.DOT),
        *gap("unit", claim, h),
    )


def _fifth_told(points: Points) -> tuple[Row, ...]:
    r = points[0]
    return (
        line("square", f"r1 · r1 = {number(dot(r, r))}"),
        line("long", f"|h| = {number(1.0 / length(r))}", "h is r1 over r1 · r1"),
    )


# shadows-rebuild


def _sum(points: Points) -> tuple[float, float]:
    return added(shadow(points[2], points[0]), shadow(points[2], points[1]))


def _rebuild_shown(points: Points, view: float) -> tuple[Item, ...]:
    first, second, v = points
    foot, total = shadow(v, first), _sum(points)
    return (
        drawing.through("line:r1", first, view, Tone.ROW),
        drawing.through("line:r2", second, view, Tone.ROW2),
        *drawing.falling("v:r1", v, first, Tone.ROW),
        *drawing.falling("v:r2", v, second, Tone.ROW2),
        Arrow(
            key="laid",
            tail=foot,
            tip=total,
            tone=Tone.SUM,
            head=Head.OPEN,
            dash=Dash.DASHED,
        ),
        drawing.ring("sum", total, Tone.SUM),
        *gap("sum", total, v),
    )


def _rebuild_told(points: Points) -> tuple[Row, ...]:
    return (
        line("sum", f"shadows: {arrow(_sum(points))}"),
        line("v", f"v = {arrow(points[2])}"),
        line("gap", f"gap: {number(apart(_sum(points), points[2]))}"),
    )


# drop-small


def _losses(points: Points) -> tuple[float, float]:
    """What is lost of v by dropping the first row, and by dropping the second."""
    first, second, v = points
    return apart(v, shadow(v, second)), apart(v, shadow(v, first))


def _quieter(points: Points) -> int:
    reads = [abs(dot(row, points[2])) for row in points[:2]]
    return 0 if reads[0] <= reads[1] else 1


def _drop_shown(points: Points, view: float) -> tuple[Item, ...]:
    v, dropped = points[2], _quieter(points)
    kept = shadow(v, points[1 - dropped])
    items: list[Item] = [
        drawing.through("line:r1", points[0], view, Tone.ROW),
        drawing.through("line:r2", points[1], view, Tone.ROW2),
        *drawing.falling("v:r1", v, points[0], Tone.ROW),
        *drawing.falling("v:r2", v, points[1], Tone.ROW2),
    ]
    if _losses(points)[dropped] > _losses(points)[1 - dropped] + TINY:
        items += gap("lost", kept, v)
    return tuple(items)


def _drop_told(points: Points) -> tuple[Row, ...]:
    first, second = _losses(points)
    v = points[2]
    return (
        line(
            "r1", f"r1 · v = {number(dot(points[0], v))}", f"without r1: {_lost(first)}"
        ),
        line(
            "r2",
            f"r2 · v = {number(dot(points[1], v))}",
            f"without r2: {_lost(second)}",
        ),
    )


def _lost(size: float) -> str:
    return f"{number(size)} of v is lost"


# dot-is-correlation


def _features(points: Points) -> Mapping[str, object]:
    xs, ys = zip(*points, strict=True)
    return {"a": xs, "b": ys}


def _correlated(points: Points) -> float | None:
    """The correlation; None where a feature does not vary."""
    a, b = (np.array(values) for values in zip(*points, strict=True))
    try:
        return correlation(a, b)
    except ValueError:
        return None


def _correlation_shown(points: Points, view: float) -> tuple[Item, ...]:
    mean = scaled(points[0], 0.0)
    for at in points:
        mean = added(mean, scaled(at, 1.0 / len(points)))
    items: list[Item] = [
        Dots(key="mean", points=(mean,), tone=Tone.GOAL, radius=1.0),
        drawing.across_at("mean:a", mean, view),
        drawing.up_at("mean:b", mean, view),
    ]
    return tuple(items)


def _correlation_told(points: Points) -> tuple[Row, ...]:
    total = sum(x * y for x, y in points)
    found = _correlated(points)
    said = "none: one of them does not vary" if found is None else number(found)
    return (
        line("dot", f"a · b = {number(total)}"),
        line("correlation", f"correlation: {said}", "seen from the mean, over lengths"),
    )


def _rows(points: Points) -> Mapping[str, object]:
    return {"rows": points[:2], "v": points[2]}


BENCHES: Final[Mapping[str, Bench]] = {
    "dot-direction": Bench(
        things=(
            Thing("r", Tone.ROW),
            Thing("a", Tone.E1),
            Thing("b", Tone.E2, Head.OPEN),
        ),
        answer=((2, 1), (4, -1), (2, 1)),
        numbers=lambda points: dict(zip("rab", points, strict=True)),
        shown=_direction_shown,
        told=_direction_told,
        measure="how much further off the louder one points",
        where="Look at how long a and b are, not only at where they point.",
        idea="The dot product is a shadow times a length. Long arrows cast long ones.",
        term="length counts",
        formula=r"a \cdot r = |a|\,|r| \cos\theta",
    ),
    "row-to-axis": Bench(
        things=PAIR,
        answer=((2, 1), (1, 2)),
        numbers=lambda points: {"M": points},
        shown=lambda points, _: tuple(
            drawing.falling("r1:r2", points[0], points[1], Tone.ROW2)
        ),
        output=_axis_output,
        told=_axis_told,
        measure="how far beside its axis the row lands",
        where="Look at what the second row reads of the first.",
        idea="A row reads 0 only of what lies at a right angle to it.",
        term="orthogonal rows",
        formula=r"M r_1 = \begin{bmatrix} r_1 \cdot r_1 \\ r_2 \cdot r_1 \end{bmatrix}",
    ),
    "fifth-is-unit": Bench(
        things=(R1,),
        answer=((2, 1),),
        numbers=lambda points: {"r": points[0]},
        shown=_fifth_shown,
        told=_fifth_told,
        measure="how far the length of h is from one",
        where="Look at r1 when it is long, and at r1 when it is short.",
        idea="r1 · r1 is the square of a length.",
        term="length and its square",
        formula=r"\left| \frac{r}{r \cdot r} \right| = \frac{1}{|r|}",
    ),
    "shadows-rebuild": Bench(
        things=(*PAIR, V),
        answer=((2, 1), (-1, 1), (0, 2)),
        numbers=_rows,
        shown=_rebuild_shown,
        told=_rebuild_told,
        measure="the gap, in lengths of v",
        where="Look at the angle between the two rows.",
        idea="Rows at right angles never tell the same thing twice.",
        term="orthogonal rows",
        formula=r"v = \frac{r_1 \cdot v}{r_1 \cdot r_1} r_1 "
        r"+ \frac{r_2 \cdot v}{r_2 \cdot r_2} r_2",
    ),
    "drop-small": Bench(
        things=(*PAIR, V),
        answer=((1, 0.5), (-1.5, 3), (2, 2)),
        numbers=_rows,
        shown=_drop_shown,
        told=_drop_told,
        measure="what is lost needlessly, in lengths of v",
        where="Look at the lengths of the rows.",
        idea="A long row answers loudly also to what it hardly hears.",
        term="orthonormal rows",
        formula=r"|v|^2 = (r_1 \cdot v)^2 + (r_2 \cdot v)^2",
    ),
    "dot-is-correlation": Bench(
        things=tuple(Thing(key, Tone.INPUT, dot=True) for key in ("1", "2", "3")),
        answer=((1, 3), (2, 2), (3, 1)),
        numbers=_features,
        shown=_correlation_shown,
        told=_correlation_told,
        measure="how far the dot product is from the correlation",
        where="Look at where the middle of the three points lies.",
        idea="Correlation is measured from the mean, and knows no lengths.",
        term="correlation",
        formula=r"\rho = \frac{(a - \bar a) \cdot (b - \bar b)}"
        r"{|a - \bar a|\,|b - \bar b|}",
    ),
}
