"""A disc with a pennant, as a map leaves it: drawn, and in words."""

from collections.abc import Iterator
from math import atan2, degrees, radians
from typing import Final

from msgspec.structs import replace

from game.figure import numbers
from game.figure.carried import Carried
from game.figure.things import Curve, Dash, Tone
from game.language import _
from game.linalg.factors import Matrix2, factors
from game.linalg.kept_lines import image
from game.linalg.plane import ORIGIN, TINY, Point, circle
from game.puzzles.core.wording import said

# A pole to the rim, and a flag on one side of it: turning and mirroring are seen.
TIP: Final[Point] = (1.0, 0.0)
POLE: Final[tuple[Point, ...]] = (ORIGIN, TIP)
FLAG: Final[tuple[Point, ...]] = (TIP, (0.62, 0.36), (0.5, 0.0))
RIM: Final = circle(1.0)


def disc(
    key: str, by: Matrix2, tone: Tone, *, flag: bool, ghost: bool
) -> Iterator[Curve]:
    """The disc as a map leaves it; a ghost is an outline."""
    dash, weight = (Dash.DASHED, 1.5) if ghost else (Dash.UNBROKEN, 1.2)
    parts = [("rim", RIM, True, 0.14)]
    if flag:
        parts += [("pole", POLE, False, 0.0), ("flag", FLAG, True, 0.7)]
    for name, points, closed, fill in parts:
        moved = tuple(image(by, at) for at in points)
        curve = Curve(key=f"{key}:{name}", points=moved, closed=closed, tone=tone)
        yield replace(
            curve,
            dash=dash,
            weight=weight,
            fill=0.0 if ghost else fill,
            carried=Carried(points, by),
        )


def longest(by: Matrix2) -> str:
    """Where the disc is longest, and what it is across that."""
    left, a, b, _right = factors(by)
    if a - abs(b) < TINY:
        return _("The disc becomes a circle, {n} to its rim.", n=said(a))
    return _(
        "The disc is longest at {angle}, {long} to the rim; across that it is {short}.",
        long=said(a),
        angle=_upright(left),
        short=said(abs(b)),
    )


def pennant(by: Matrix2) -> str:
    """Where its pennant lies, and whether that is turned over."""
    (a, b), (c, d) = by
    at = numbers.degrees(atan2(c, a)).said()
    if a * d - b * c < -TINY:
        return _("Its pennant lies at {angle}, mirrored.", angle=at)
    return _("Its pennant lies at {angle}.", angle=at)


def _upright(by: float) -> str:
    """The direction of a line, of its two the one from 0 to a half turn."""
    return numbers.degrees(radians(degrees(by) % 180.0)).said()
