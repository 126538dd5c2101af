"""A rod on a pin with springs to points: its line and its way, and a rival line."""

from math import copysign
from typing import Final

from game.figure.things import Arrow, Curve, Dash, Head, Item, Note, Segment, Tone
from game.language import _
from game.linalg.plane import Point, across, added, apart, circle, scaled, unit

COILS: Final = 5
# A single fine stroke: thirty springs are drawn in every frame of a drag.
FINE: Final = 0.33
PULL: Final = 0.34


def line(key: str, end: Point, tone: Tone, dash: Dash, weight: float) -> Segment:
    """A line through the pin, from one end to the other."""
    return Segment(
        key=key, a=scaled(end, -1.0), b=end, tone=tone, dash=dash, weight=weight
    )


def way(radius: float) -> Curve:
    """The way on which the rod's end goes."""
    return Curve(
        key="way", points=circle(radius), closed=True, tone=Tone.GRID, weight=0.5
    )


def spring(index: int, at: Point, foot: Point, view: float) -> Item:
    """A spring from a point to its foot: a stretched one is thin, with wide coils."""
    key, far = f"spring:{index}", apart(at, foot)
    if far < 0.06 * view:
        return Segment(key=key, a=at, b=foot, tone=Tone.ROW2)
    way = scaled(added(foot, scaled(at, -1.0)), 1.0 / far)
    side = scaled(across(way), 0.02 * view)
    lead = 0.02 * view
    points = [at]
    steps = 2 * COILS
    for n in range(steps + 1):
        along_it = lead + (far - 2.0 * lead) * n / steps
        sway = 0.0 if n in {0, steps} else 1.0 if n % 2 else -1.0
        points.append(added(at, added(scaled(way, along_it), scaled(side, sway))))
    points.append(foot)
    return Curve(key=key, points=tuple(points), tone=Tone.ROW2, weight=FINE)


def pulled(end: Point, turning: float, view: float) -> Arrow:
    """The way in which all springs together turn the rod's end; long where strong."""
    # By the root, so that a weak pull is still seen.
    far = PULL * view * copysign(min(1.0, abs(turning)) ** 0.5, turning)
    return Arrow(
        key="pull",
        tail=end,
        tip=added(end, scaled(unit(across(end)), far)),
        tone=Tone.ROW2,
        head=Head.OPEN,
        weight=1.2,
    )


def rival_line(toward: Point, view: float) -> tuple[Item, ...]:
    """The line of least vertical distances along a unit direction, with its name."""
    end = scaled(toward, 0.7 * view)
    return (
        line("rival", end, Tone.GHOST, Dash.DOTTED, 1.4),
        Note(
            key="rival:name",
            at=end,
            text=_("least vertical"),
            toward=(0.0, 1.0 if toward[1] < 0.3 else -1.0),
            tone=Tone.GHOST,
        ),
    )
