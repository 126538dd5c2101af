"""A larger dot product means a closer direction."""

from typing import Final

import numpy as np

from game.figure.numbers import Written, degrees, equals, pair
from game.figure.things import Angle, Head, Item, Row, Tone
from game.guesses.guess import Array, Breaks
from game.guesses.numbers import dot_slips, unit, whole_dot
from game.guesses.parts import line
from game.language import N_, _
from game.linalg import vectors as lin
from game.linalg.plane import Point, angle, dot, scaled
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


def _margin(r: Array, a: Array, b: Array) -> float:
    """Radians by which the arrow with the larger dot product lies further off."""
    further = lin.angle(r, a) - lin.angle(r, b)
    more = lin.dot(r, a) - lin.dot(r, b)
    if abs(more) <= ROUNDING * lin.length(r) * (lin.length(a) + lin.length(b)):
        return 0.0
    return max(0.0, further if more > 0.0 else -further)


def _evidence() -> str:
    r, far, near = lin.vector((2, 1)), lin.vector((4, -1)), lin.vector((2, 1))
    return _(
        "{r} · {far} {far_dot} at {far_angle}, {r} · {near} {near_dot} at {near_angle}",
        r=pair(r),
        far=pair(far),
        far_dot=equals(lin.dot(r, far)),
        far_angle=degrees(lin.angle(r, far)).said(),
        near=pair(near),
        near_dot=equals(lin.dot(r, near)),
        near_angle=degrees(lin.angle(r, near)).said(),
    )


def _holding(arrows: SeededArrows) -> Points:
    size = arrows.size("size")
    a, b = (scaled(arrows.unit(name), size) for name in ("a", "b"))
    return (arrows.arrow("r"), a, b)


def _off(a: Point, b: Point) -> Written:
    """The angle between two arrows."""
    return degrees(abs((angle(a) - angle(b) + np.pi) % (2 * np.pi) - np.pi))


def _shown(points: Points, view: float) -> tuple[Item, ...]:
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
                label=_off(r, of).label(),
                tone=tone,
            )
        )
    return tuple(items)


def _told(points: Points) -> tuple[Row, ...]:
    r, a, b = points
    said = N_("{name} · r {dot}, {angle} off")
    return tuple(
        line(name, _(said, name=name, dot=equals(dot(of, r)), angle=_off(r, of).said()))
        for name, of in (("a", a), ("b", b))
    )


def _asked(whole: Whole) -> Asked:
    r, a = whole[:2]
    words = _(
        "On paper. $r$ = {r} and $a$ = {a}. What is $a . r$?", r=pair(r), a=pair(a)
    )
    return words, exact(whole_dot(r, a)), trapped(*dot_slips(r, a))


GUESS: Final = Breaks(
    id="dot-direction",
    words="the longer arrow has the larger dot product and lies further off",
    evidence=_evidence,
    mended=lambda draw: {
        "r": draw((3,)),
        "a": unit(draw((3,))),
        "b": unit(draw((3,))),
    },
    bench=Bench(
        things=(
            Thing("r", Tone.ROW),
            Thing("a", Tone.E1),
            Thing("b", Tone.E2, Head.OPEN),
        ),
        answer=((2, 1), (4, -1), (2, 1)),
        holding=_holding,
        difficulty=1,
        numbers=lambda points: dict(zip("rab", points, strict=True)),
        margin=_margin,
        measure=N_("degrees further off, though louder"),
        unit=degrees,
        shown=_shown,
        told=_told,
        where=N_("Look at how long a and b are, not only at where they point."),
        idea=N_(
            "The dot product is a shadow times a length. Long arrows cast long ones."
        ),
        term=N_("length counts"),
        formula=r"a \cdot r = |a|\,|r| \cos\theta",
        asked=_asked,
    ),
)
