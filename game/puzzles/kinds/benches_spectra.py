"""Benches of the guesses about Gram matrices, eigenvectors and singular vectors."""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from game.figure.things import (
    Angle,
    Array,
    Arrow,
    Cell,
    Curve,
    Dash,
    Head,
    Item,
    Row,
    Segment,
    Tone,
)
from game.linalg.gram import eigenpairs, gram
from game.linalg.plane import Point, across, added, angle, circle, dot, length, scaled
from game.linalg.svd import Svd, svd
from game.puzzles.core import drawing
from game.puzzles.core.wording import number
from game.puzzles.kinds.bench import Bench, Points, Thing, claimed, columns, gap, line

C1: Final = Thing("c1", Tone.E1)
C2: Final = Thing("c2", Tone.E2, Head.OPEN)
PAIR: Final = (C1, C2)
LOOKS: Final = 12


def _decomposed(points: Points) -> Svd:
    return svd(columns(points))


def _point(values: np.ndarray) -> Point:
    return (float(values[0]), float(values[1]))


def _matrix(key: str, name: str, M: np.ndarray, *tones: Tone) -> Row:
    wears = tones or (Tone.E1, Tone.E2)
    cells = tuple(
        tuple(
            Cell(text=number(float(x)), tone=tone)
            for x, tone in zip(row, wears, strict=True)
        )
        for row in M
    )
    return Row(key=f"told:{key}", blocks=(Array(cells=cells, name=name),))


def _image(points: Points, radius: float = 1.0) -> tuple[Point, ...]:
    first, second = points[:2]
    return tuple(added(scaled(first, x), scaled(second, y)) for x, y in circle(radius))


def _ellipse(key: str, points: tuple[Point, ...], tone: Tone, dash: Dash) -> Curve:
    return Curve(key=key, points=points, closed=True, tone=tone, dash=dash)


# all-square-eigen


def _lines(points: Points) -> list[Point]:
    """The directions of the real eigenvectors."""
    values, vectors = np.linalg.eig(columns(points))
    return [_point(vectors[:, i].real) for i in range(2) if abs(values[i].imag) < 1e-9]


def _square_shown(points: Points, view: float) -> tuple[Item, ...]:
    items: list[Item] = []
    first, second = points[:2]
    for i in range(LOOKS):
        t = 2.0 * math.pi * i / LOOKS
        at = (math.cos(t), math.sin(t))
        image = added(scaled(first, at[0]), scaled(second, at[1]))
        size = length(image)
        if size > 1e-9:
            tip = added(at, scaled(image, 0.45 / size))
            items.append(
                Arrow(
                    key=f"look:{i}",
                    tail=at,
                    tip=tip,
                    tone=Tone.OUTPUT,
                    head=Head.OPEN,
                    weight=0.7,
                )
            )
    items.append(_ellipse("circle", circle(1.0), Tone.DIM, Dash.DOTTED))
    for i, way in enumerate(_lines(points)):
        far = scaled(way, 2.0 * view)
        items.append(
            Segment(
                key=f"kept:{i}",
                a=far,
                b=scaled(far, -1.0),
                tone=Tone.GUESS,
                dash=Dash.DASHED,
                weight=1.6,
            )
        )
    return tuple(items)


def _square_told(points: Points) -> tuple[Row, ...]:
    lines = len(_lines(points))
    said = "no line is kept" if not lines else f"kept lines: {lines}"
    return (_matrix("M", "M", columns(points)), line("lines", said))


# d-squares, u-equals-mv


def _frame(points: Points) -> tuple[tuple[Point, Point], tuple[float, float]]:
    u, s, _ = _decomposed(points)
    return (_point(u[:, 0]), _point(u[:, 1])), (float(s[0]), float(s[1]))


def _squares_shown(points: Points, view: float) -> tuple[Item, ...]:
    del view
    (u1, u2), (s1, s2) = _frame(points)
    claim = tuple(
        added(scaled(u1, s1**4 * x), scaled(u2, s2**4 * y)) for x, y in circle(1.0)
    )
    return (
        _ellipse("circle", circle(1.0), Tone.DIM, Dash.DOTTED),
        _ellipse("image", _image(points), Tone.OUTPUT, Dash.SOLID),
        _ellipse("claim", claim, Tone.GUESS, Dash.DASHED),
    )


def _squares_told(points: Points) -> tuple[Row, ...]:
    values = [float(v) for v in eigenpairs(gram(columns(points)))[0]]
    _, (s1, s2) = _frame(points)
    squares = ", ".join(number(v**2) for v in values)
    return (
        line("values", f"eigenvalues of MᵀM: {', '.join(map(number, values))}"),
        line("claim", f"their squares: {squares}"),
        line(
            "truth", f"D: {number(s1)}, {number(s2)}", "how far the circle is stretched"
        ),
    )


def _equals_shown(points: Points, view: float) -> tuple[Item, ...]:
    del view
    (u1, u2), (s1, s2) = _frame(points)
    items: list[Item] = [
        _ellipse("circle", circle(1.0), Tone.GUESS, Dash.DASHED),
        _ellipse("image", _image(points), Tone.OUTPUT, Dash.SOLID),
    ]
    for i, (u, s) in enumerate(((u1, s1), (u2, s2)), 1):
        image = scaled(u, s)
        items += [
            Arrow(
                key=f"truth:{i}",
                tip=image,
                tone=Tone.OUTPUT,
                label=f"Mv{i}",
                head=Head.DOT,
            ),
            claimed(str(i), u, f"u{i}"),
            *gap(str(i), u, image),
        ]
    return tuple(items)


def _equals_told(points: Points) -> tuple[Row, ...]:
    _, (s1, s2) = _frame(points)
    return (
        line("first", f"|M v1| = {number(s1)}, |u1| = 1"),
        line("second", f"|M v2| = {number(s2)}, |u2| = 1"),
    )


# ortho-stays


def _crossing(points: Points) -> tuple[Point, Point, Point, Point]:
    """The arrow a, the arrow b across it, and where M sends both."""
    first, second, a = points
    b = across(a)
    images = [added(scaled(first, x), scaled(second, y)) for x, y in (a, b)]
    return a, b, images[0], images[1]


def _ortho_shown(points: Points, view: float) -> tuple[Item, ...]:
    del view
    a, b, _, _ = _crossing(points)
    return (
        Arrow(key="truth:b", tip=b, tone=Tone.INPUT, label="b", head=Head.OPEN),
        Angle(key="before", start=angle(a), end=angle(b), square=True, radius=0.3),
    )


def _ortho_output(points: Points) -> tuple[Item, ...]:
    _, _, left, right = _crossing(points)
    items: list[Item] = [
        Arrow(key="out:a", tip=left, tone=Tone.OUTPUT, label="Ma"),
        Arrow(key="out:b", tip=right, tone=Tone.OUTPUT, label="Mb", head=Head.OPEN),
    ]
    if length(left) > 1e-9:
        claim = scaled(across(left), length(right) / length(left))
        if dot(claim, right) < 0:
            claim = scaled(claim, -1.0)
        items += [claimed("b", claim, "guess"), *gap("b", claim, right)]
    return tuple(items)


def _ortho_told(points: Points) -> tuple[Row, ...]:
    a, b, left, right = _crossing(points)
    return (
        line("before", f"a · b = {number(dot(a, b))}"),
        line("after", f"Ma · Mb = {number(dot(left, right))}"),
    )


# ata-identity


def _identity_shown(points: Points, view: float) -> tuple[Item, ...]:
    first, second = points[:2]
    return (
        _ellipse("circle", circle(1.0), Tone.GUESS, Dash.DASHED),
        drawing.through("line:c1", first, view, Tone.E1),
        *drawing.falling("c2:c1", second, first, Tone.E2),
    )


def _identity_told(points: Points) -> tuple[Row, ...]:
    return (
        _matrix("gram", "AᵀA", gram(columns(points)), Tone.PLAIN, Tone.PLAIN),
        _matrix("claim", "guess", np.eye(2), Tone.GUESS, Tone.GUESS),
    )


# eigenvalue-is-coefficient


def _trend(points: Points) -> tuple[Point, float, float]:
    """The trend's unit arrow, its eigenvalue, and x's coefficient along it."""
    _, s, vt = svd(np.array(points[:2], dtype=np.float64))
    way = _point(vt[0])
    return way, float(s[0]) ** 2, dot(points[2], way)


def _coefficient_shown(points: Points, view: float) -> tuple[Item, ...]:
    way, _, _ = _trend(points)
    return (
        drawing.through("trend", way, view, Tone.SUM),
        *drawing.falling("x:trend", points[2], way, Tone.INPUT),
    )


def _coefficient_told(points: Points) -> tuple[Row, ...]:
    _, value, own = _trend(points)
    return (
        line("value", f"eigenvalue: {number(value)}", "of the trend of the two points"),
        line("own", f"coefficient of x: {number(abs(own))}"),
    )


# u-is-partials


def _partials_shown(points: Points, view: float) -> tuple[Item, ...]:
    u, _, _ = _decomposed(points)
    lines = [_point(u[:, i]) for i in range(2)]
    items: list[Item] = [_ellipse("image", _image(points), Tone.OUTPUT, Dash.SOLID)]
    for i, way in enumerate(lines, 1):
        far = scaled(way, 2.0 * view)
        items.append(
            Segment(
                key=f"u:{i}",
                a=far,
                b=scaled(far, -1.0),
                tone=Tone.OUTPUT,
                dash=Dash.DASHED,
                weight=1.4,
            )
        )
    for i, column in enumerate(points[:2]):
        near = max(lines, key=lambda way: abs(dot(way, column)))
        items += gap(f"c{i}", scaled(near, dot(near, column)), column)
    return tuple(items)


def _partials_told(points: Points) -> tuple[Row, ...]:
    first, second = points[:2]
    return (
        _matrix("J", "J", columns(points)),
        line("dot", f"c1 · c2 = {number(dot(first, second))}", "u1 · u2 = 0, always"),
    )


def _as_matrix(points: Points) -> Mapping[str, object]:
    return {"M": columns(points)}


BENCHES: Final[Mapping[str, Bench]] = {
    "all-square-eigen": Bench(
        things=PAIR,
        answer=((0, 1), (-1, 0)),
        numbers=_as_matrix,
        shown=_square_shown,
        told=_square_told,
        measure="how far the eigenvalues are from real ones",
        where="Follow one arrow around the circle: does it ever look along itself?",
        idea="A turn moves every line. Only a stretch leaves some of them alone.",
        term="no real eigenvector",
        formula=r"(a + d)^2 < 4 (a d - b c)",
    ),
    "d-squares": Bench(
        things=PAIR,
        answer=((2, 0), (0, 1)),
        numbers=_as_matrix,
        shown=_squares_shown,
        told=_squares_told,
        measure="how far D is from the squares",
        where="Look at how far the circle is stretched, and at the dashed curve.",
        idea="MᵀM stretches twice: once there, and once back.",
        term="singular value",
        formula=r"\sigma = \sqrt{\lambda}",
    ),
    "u-equals-mv": Bench(
        things=PAIR,
        answer=((2, 0), (0, 1)),
        numbers=_as_matrix,
        shown=_equals_shown,
        told=_equals_told,
        measure="how far M v ends from u",
        where="Look at how long the image of a singular vector is.",
        idea="u has length one. M does not keep lengths.",
        term="up to its length",
        formula=r"M v = \sigma u",
    ),
    "ortho-stays": Bench(
        things=(*PAIR, Thing("a", Tone.INPUT)),
        answer=((2, 0), (1, 1), (1, 0)),
        numbers=lambda points: {
            "M": columns(points),
            "a": points[2],
            "b": across(points[2]),
        },
        shown=_ortho_shown,
        output=_ortho_output,
        told=_ortho_told,
        measure="how much the images lean together",
        where="Look at the angle between Ma and Mb.",
        idea="A column is where a basis arrow lands. Columns may lean.",
        term="only one frame stays square",
        formula=r"M a \cdot M b = a \cdot M^T M b",
    ),
    "ata-identity": Bench(
        things=PAIR,
        answer=((1, 0), (1, 1)),
        numbers=lambda points: {"A": columns(points)},
        shown=_identity_shown,
        told=_identity_told,
        measure="how far an entry is from the identity",
        where="Look at the lengths of the columns, and at their angle.",
        idea="AᵀA holds the dot products of the columns.",
        term="orthonormal columns",
        formula=r"(A^T A)_{ij} = c_i \cdot c_j",
    ),
    "eigenvalue-is-coefficient": Bench(
        things=(
            Thing("p1", Tone.PLAIN, dot=True),
            Thing("p2", Tone.PLAIN, dot=True),
            Thing("x", Tone.INPUT),
        ),
        answer=((3, 1), (1, 3), (3, 1)),
        numbers=lambda points: {"X": points[:2], "x": points[2]},
        shown=_coefficient_shown,
        told=_coefficient_told,
        measure="how far they differ, in shares of the eigenvalue",
        where="Move x, and look which of the two numbers changes.",
        idea="The eigenvalue speaks of all points at once; a coefficient of one.",
        term="coefficient and eigenvalue",
        formula=r"\lambda = \sum_i (x_i \cdot t)^2",
    ),
    "u-is-partials": Bench(
        things=PAIR,
        answer=((2, 0), (1, 1)),
        numbers=lambda points: {"J": columns(points)},
        shown=_partials_shown,
        told=_partials_told,
        measure="the sine by which a column misses every u",
        where="Look at the angle between the columns.",
        idea="Left singular vectors are at right angles to each other, always.",
        term="partial derivatives are columns",
        formula=r"J = \begin{bmatrix} c_1 & c_2 \end{bmatrix}",
    ),
}
