"""Trend: the misses of a hand as a cloud, and what they say of that hand."""

from math import sqrt
from typing import Final

from game.figure.things import Arrow, Dash, Dots, Figure, Item, Tone
from game.language import N_, _
from game.linalg.plane import ORIGIN, Point, scaled
from game.puzzles.core import drawing, rod
from game.puzzles.kinds.trend.level import (
    SLIGHT,
    Points,
    TrendLevel,
    centred,
    covariance,
    enlarged,
    magnified,
    mean,
    top,
)

# From here on two numbers go together.
TOGETHER: Final = 0.3
SPAN: Final = 4.0
FAR: Final = {
    (1, False): N_("too far"),
    (1, True): N_("a little too far"),
    (-1, False): N_("too short"),
    (-1, True): N_("a little too short"),
    (0, False): N_("neither too far nor too short"),
}
SIDE: Final = {
    (1, False): N_("to the left"),
    (1, True): N_("a little to the left"),
    (-1, False): N_("to the right"),
    (-1, True): N_("a little to the right"),
    (0, False): N_("to neither side"),
}
LINKED, LOOSE = (
    N_("the two go together"),
    N_("the two have little to do with each other"),
)
NAMES: Final = (N_("too far"), N_("to the left"))


def habit(misses: Points) -> str:
    """What the hand does on the whole: how far it reaches, to which side, and both.

    A mean that could as well be chance is none: one that its own spread, divided by
    the root of how many there are, is larger than.
    """
    off, spreads, count = mean(misses), _spreads(misses), sqrt(len(misses))
    clear = [
        abs(x) >= max(SLIGHT, spread / count)
        for x, spread in zip(off, spreads, strict=True)
    ]
    ways = [
        (1 if x > 0 else -1) if is_clear else 0
        for x, is_clear in zip(off, clear, strict=True)
    ]
    little = [
        all(clear) and abs(off[i]) < abs(off[1 - i]) / 2.0 for i in range(len(off))
    ]
    return _(
        # Translators: a hand: too far, and to the left, and the two go together.
        "{far}, and {side}, and {linked}",
        far=_(FAR[ways[0], little[0]]),
        side=_(SIDE[ways[1], little[1]]),
        linked=_(LINKED if abs(_linked(misses)) >= TOGETHER else LOOSE),
    )


def springs(level: TrendLevel) -> str:
    """What is asked of the rod, by whose the points are."""
    if level.own:
        return _("Lay the rod where the springs to your arrows are least.")
    if level.misses:
        return _("Lay the rod where the springs to the Patient’s arrows are least.")
    return _("Lay the rod where the springs to it are least.")


def cloud_of_misses(misses: Points) -> Figure:
    """The picture of a hand: its cloud, and its trend through the middle of it."""
    points = enlarged(misses, SPAN)
    way = top(covariance(points))
    if way is None:
        return _figure(points)
    return _figure(
        points, rod.line("rod", scaled(way, 1.25 * SPAN), Tone.ROW, Dash.SOLID, 2.2)
    )


def misses_about_the_tip(misses: Points) -> Figure:
    """The misses as they lie about the true tip, and where they lie on the whole."""
    by = magnified(misses, SPAN)
    points = tuple(scaled(at, by) for at in misses)
    return _figure(
        points,
        drawing.ring("tip", ORIGIN, Tone.GOOD, 1.4),
        Arrow(key="mean", tip=mean(points), tone=Tone.GUESS, weight=1.4),
    )


def _figure(points: Points, *more: Item) -> Figure:
    names = (_(NAMES[0]), _(NAMES[1]))
    items = (
        *drawing.ground(SPAN),
        *drawing.axis_names(names, SPAN),
        Dots(key="cloud", points=points, tone=Tone.INPUT, radius=1.1),
        *more,
    )
    return Figure(panels=(drawing.window(items, SPAN, ringed=False),))


def _spreads(misses: Points) -> Point:
    (a, _b), (_c, d) = covariance(centred(misses))
    return (sqrt(a), sqrt(d))


def _linked(misses: Points) -> float:
    """How much both numbers go together, from -1 to 1."""
    (_a, b), _row = covariance(centred(misses))
    x, y = _spreads(misses)
    return b / (x * y) if x * y > SLIGHT**3 else 0.0
