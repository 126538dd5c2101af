"""Frame: a right angle before M and after it, and how the images lean all around."""

from collections.abc import Iterable, Iterator
from math import degrees
from typing import Final

from msgspec.structs import replace

from game.figure.things import (
    Angle,
    Arrow,
    Curve,
    Dash,
    Item,
    Note,
    Plane,
    Segment,
    Tone,
)
from game.language import _
from game.linalg.frames import leaning, stretches
from game.linalg.kept_lines import image, turned
from game.linalg.plane import (
    TINY,
    Point,
    across,
    added,
    angle,
    circle,
    length,
    scaled,
    unit,
)
from game.puzzles.core import drawing
from game.puzzles.kinds.frame.state import FrameState

TONES: Final = (Tone.E1, Tone.E2)
HALF: Final = 1.45
ARC: Final = 0.24
# The plot: its half width and its half height, and how fine it is, in degrees.
WIDE, HIGH, STEP = 2.5, 0.75, 3
# To its left there is room for words.
RATIO, LEFT = 3.2, 0.5
PLANE, BELOW, LETTER = 0.95, 0.6, 0.3


def angle_on_circle(v: Point, laid: Point | None) -> Iterator[Item]:
    """The circle, v and w on it, and where they were laid."""
    w = across(v)
    yield Curve(key="way", points=circle(1.0), closed=True, tone=Tone.GRID)
    if laid is not None and laid != v:
        for name, at in (("v", laid), ("w", across(laid))):
            yield drawing.ghost_arrow(f"guess:{name}", at, Tone.GUESS, f"{name}?")
    yield Angle(key="square", start=angle(v), end=angle(w), radius=ARC, square=True)
    for name, at, tone in zip("vw", (v, w), TONES, strict=True):
        yield Arrow(key=f"vector:{name}", tip=at, tone=tone, label=name)


def before(items: Iterable[Item]) -> Plane:
    """The plane of the circle."""
    made = (*drawing.ground(HALF), *items)
    return replace(drawing.window(made, HALF, _("before M")), weight=PLANE)


def after(state: FrameState, *, columns: bool) -> Plane:
    """The plane of the ellipse, with both images and their corner."""
    view, (out, other) = state.view(), state.images()
    items: list[Item] = [*drawing.ground(view)]
    if state.placed or state.level.by == "far":
        points = tuple(image(state.matrix, at) for at in circle(1.0))
        ellipse = Curve(key="ellipse", points=points, closed=True, tone=Tone.OUTPUT)
        items.append(replace(ellipse, fill=0.1))
    if columns:
        for name, tip in zip(("c1", "c2"), state.columns(), strict=True):
            column = Arrow(key=f"vector:{name}", tip=tip, tone=Tone.DIM, label=name)
            items.append(replace(column, weight=0.8))
    if state.placed:
        items += _corner(out, other, view, good=state.away() <= 1.0)
        for name, tip, tone in zip(("M v", "M w"), (out, other), TONES, strict=True):
            key = f"vector:{name.replace(' ', '')}"
            if length(tip) > TINY:
                items.append(Arrow(key=key, tip=tip, tone=tone, label=name))
            else:
                items.append(drawing.ring(f"point:{key}", tip, tone))
    made = drawing.window(tuple(items), view, _("after M"))
    return replace(made, key="image", weight=PLANE)


def _corner(out: Point, other: Point, view: float, *, good: bool) -> Iterator[Item]:
    """The tangent at M v, which goes along M w, and the angle between both images."""
    if min(length(out), length(other)) < TINY:
        return
    half = scaled(unit(other), 0.3 * view)
    ends = added(out, half), added(out, scaled(half, -1.0))
    tone = Tone.GOOD if good else Tone.BAD
    yield Segment(key="tangent", a=ends[0], b=ends[1], tone=tone, dash=Dash.DASHED)
    corner = Angle(key="corner", start=angle(out), end=angle(other), tone=tone)
    yield replace(corner, radius=0.16 * view, square=good)


def plot(state: FrameState) -> Plane:
    """How the images lean by where v points: inked where v has been.

    A quarter turn on it is the same upside down.
    """
    items: list[Item] = [
        Segment(key="zero", a=(-WIDE, 0.0), b=(WIDE, 0.0), tone=Tone.AXIS)
    ]
    for at in (0, 45, 90, 135, 180):
        x = _x(at)
        mark = Segment(key=f"mark:{at}", a=(x, -0.07), b=(x, 0.07), tone=Tone.AXIS)
        under = (0.0, -1.0)
        number = Note(key=f"at:{at}", at=(x, -HIGH), text=f"{at}°", toward=under)
        items += [mark, replace(number, tone=Tone.DIM)]
    for n, (words, y) in enumerate(((_("narrow"), 0.6), (_("wide"), -0.6))):
        side = Note(key=f"side:{n}", at=(-WIDE, y), text=words, toward=(-1.0, 0.0))
        items.append(replace(side, tone=Tone.DIM))
    if state.placed:
        items += _inked(state)
    caption = _("how M v and M w lean")
    made = drawing.window(tuple(items), 1.05, caption)
    made = replace(made, centre=(-LEFT, 0.0), ratio=RATIO)
    return replace(made, key="leaning", weight=BELOW, letter=LETTER)


def _inked(state: FrameState) -> Iterator[Item]:
    by = degrees(angle(state.v))
    low, high = state.seen
    steps = [low + (high - low) * n / 40 for n in range(41)]
    for name, more, tone, dash in (
        ("v", 0.0, Tone.OUTPUT, Dash.SOLID),
        ("w", 90.0, Tone.DIM, Dash.DOTTED),
    ):
        runs: list[list[Point]] = [[]]
        for at in (by + more + step for step in steps):
            x = _x(at % 180.0)
            if runs[-1] and abs(x - runs[-1][-1][0]) > WIDE:
                runs.append([])
            runs[-1].append((x, _y(state, at)))
        for n, run in enumerate(runs):
            if len(run) > 1:
                line = Curve(key=f"plot:{name}:{n}", points=tuple(run), tone=tone)
                yield replace(line, weight=1.6, dash=dash)
        here = (_x((by + more) % 180.0), _y(state, by + more))
        mark = Tone.E1 if name == "v" else Tone.E2
        yield drawing.ring(f"here:{name}", here, mark, 3.0 if name == "v" else 2.0)


def _x(at: float) -> float:
    return WIDE * (at / 90.0 - 1.0)


def _y(state: FrameState, at: float) -> float:
    most, least = stretches(state.matrix)
    room = (most * most - least * least) / 2.0
    return HIGH * leaning(state.matrix, turned(at)) / room if room > TINY else 0.0
