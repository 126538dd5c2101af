"""Warp: the lens on the map, the bent grid, and a small circle close up."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from game.figure.things import (
    Arrow,
    Curve,
    Dash,
    Dots,
    Grid,
    Item,
    Plane,
    Segment,
    Tone,
)
from game.language import _
from game.linalg.factors import Matrix2
from game.linalg.frames import stretches
from game.linalg.kept_lines import image
from game.linalg.plane import ORIGIN, TINY, Point, added, circle, length, scaled
from game.puzzles.core import drawing
from game.puzzles.kinds.warp.level import WarpLevel

# The lens's radius as a share of the half height; how fine bent lines are.
LENS, LARGE = 0.13, 0.34
# Planes of one sort come out alike.
MAP, BENT = "warp:map", "warp:bent"
FINE, STEP = 24, 0.5
WEIGHT, CLOSE = 0.9, 0.7
LEAST: Final = 1.2


def lens(at: Point, probe: Point, radius: float, *, steps: bool) -> Iterator[Item]:
    """The lens, and the step in it."""
    points = tuple(added(at, each) for each in circle(radius, 48))
    rim = Curve(key="lens", points=points, closed=True, tone=Tone.INPUT, weight=1.6)
    yield replace(rim, fill=0.12)
    if steps:
        tip = added(at, scaled(probe, radius))
        step = Arrow(key="step", tail=at, tip=tip, tone=Tone.INPUT, weight=1.2)
        yield step
    else:
        yield drawing.ring("lens:at", at, Tone.INPUT, 0.9)


def laid(at: Point, guess: Point, radius: float, *, steps: bool) -> Iterator[Item]:
    """Where it was laid."""
    if steps:
        end = added(at, scaled(guess, 1.3 * radius))
        line = Segment(key="guess", a=at, b=end, tone=Tone.GUESS, dash=Dash.DASHED)
        yield replace(line, weight=1.6)
        return
    points = tuple(added(guess, each) for each in circle(radius, 48))
    rim = Curve(key="guess", points=points, closed=True, tone=Tone.GUESS)
    yield replace(rim, dash=Dash.DASHED)
    yield drawing.naming("guess:name", guess, "?", (1.2, 1.2), Tone.GUESS)


def right_places(places: tuple[Point, ...]) -> Iterator[Item]:
    """Places that are as asked."""
    yield Dots(key="right", points=places, tone=Tone.GOOD, radius=0.8)


def bent(level: WarpLevel, at: Point, radius: float, *, seen: bool) -> Plane:
    """Where the map leads: the grid bent, and the lens on it."""
    items: list[Item] = [*_bent_grid(level)]
    if seen:
        rim = (added(at, each) for each in circle(radius, 48))
        points = tuple(level.to(each) for each in rim)
        ring = Curve(key="image", points=points, closed=True, tone=Tone.OUTPUT)
        items.append(replace(ring, fill=0.25, weight=1.6))
    items.append(drawing.ring("image:at", level.to(at), Tone.OUTPUT, 0.9))
    made = drawing.window(tuple(items), level.room, _("where it leads"))
    return replace(made, key=BENT, weight=WEIGHT)


@lru_cache(maxsize=8)
def _bent_grid(level: WarpLevel) -> tuple[Curve, ...]:
    count = round(level.span / STEP)
    far = count * STEP
    along = [far * (2.0 * n / FINE - 1.0) for n in range(FINE + 1)]
    found = []
    for n in range(-count, count + 1):
        at = n * STEP
        weight = 1.1 if n % 2 == 0 else 0.6
        for key, line in (
            (f"up:{n}", [(at, t) for t in along]),
            (f"over:{n}", [(t, at) for t in along]),
        ):
            points = tuple(level.to(each) for each in line)
            tone = Tone.E1 if key.startswith("over") else Tone.E2
            curve = Curve(key=key, points=points, tone=tone, weight=weight)
            found.append(replace(curve, alpha=0.5, dash=Dash.UNBROKEN))
    return tuple(found)


def close(j: Matrix2, probe: Point, *, steps: bool) -> Plane:
    """A small circle and what it becomes, with a step along x and one along y."""
    most, _least = stretches(j)
    span = 1.15 * max(LEAST, most)
    items: list[Item] = [
        Grid(key="grid", extent=round(3 * span)),
        Curve(key="before", points=circle(1.0), closed=True, tone=Tone.INPUT),
    ]
    points = tuple(image(j, each) for each in circle(1.0))
    ellipse = Curve(key="after", points=points, closed=True, tone=Tone.OUTPUT)
    items.append(replace(ellipse, fill=0.15))
    names = ((_("along x"), (1.0, 0.0), Tone.E1), (_("along y"), (0.0, 1.0), Tone.E2))
    for n, (name, step, tone) in enumerate(names):
        tip = image(j, step)
        if length(tip) > TINY:
            arrow = Arrow(key=f"column:{n}", tip=tip, tone=tone, label=name)
            items.append(replace(arrow, weight=0.9))
    out = image(j, probe)
    if steps and length(out) > TINY:
        items.append(Segment(key="probe", a=ORIGIN, b=probe, tone=Tone.INPUT))
        longest = Arrow(key="probe:image", tip=out, tone=Tone.OUTPUT, label="J d")
        items.append(replace(longest, weight=1.5))
    made = drawing.window(tuple(items), span, _("close up"))
    return replace(made, key="close", weight=CLOSE, ringed=False)
