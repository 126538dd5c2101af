"""Parts of pictures that more than one kind draws."""

from typing import Final

from game.figure.things import (
    Angle,
    Arrow,
    Curve,
    Dash,
    Dots,
    Grid,
    Head,
    Item,
    Note,
    Plane,
    Segment,
    Tone,
)
from game.linalg.plane import (
    ORIGIN,
    TINY,
    Point,
    added,
    angle,
    apart,
    length,
    line_in,
    scaled,
    shadow,
    unit,
)

FRAME: Final = 1.05
# How high a name may be at most, as a share of the view: it would hide what it names.
LETTER = 0.18
# How far out the names of axes stand.
NAMED: Final = 0.92


def ground(view: float) -> tuple[Item, ...]:
    """The still grid and the two axes."""
    far = 3.0 * view
    return (
        Grid(key="grid", extent=round(far)),
        Segment(key="axis:1", a=(-far, 0.0), b=(far, 0.0), tone=Tone.AXIS),
        Segment(key="axis:2", a=(0.0, -far), b=(0.0, far), tone=Tone.AXIS),
    )


def axis_names(names: tuple[str, str], view: float) -> tuple[Note, Note]:
    """What the plane's two numbers are, at the far ends of its axes."""
    across, up = names
    far = NAMED * view
    return (
        Note(key="axis:1:name", at=(far, 0.0), text=across, toward=(0.0, -1.0)),
        Note(key="axis:2:name", at=(0.0, far), text=up, toward=(-1.0, 0.0)),
    )


def window(
    items: tuple[Item, ...], view: float, caption: str = "", *, ringed: bool = True
) -> Plane:
    """The plane of a puzzle: every kind calls it by the same key.

    It shows a little more than ``view``: a tip at the limit is not lost in the edge.
    """
    return Plane(
        key="plane",
        items=items,
        span=view * FRAME,
        caption=caption,
        weight=1.6,
        ringed=ringed,
        letter=LETTER * view,
    )


def through(key: str, direction: Point, view: float, tone: Tone) -> Segment:
    """The whole line that a direction spans, faint."""
    a, b = line_in(view, (-direction[1], direction[0]), 0.0)
    return Segment(key=key, a=a, b=b, tone=tone, dash=Dash.DOTTED, alpha=0.6)


def level_line(key: str, normal: Point, value: float, view: float) -> Segment:
    """Every x with ``normal.x = value``: a line of right answers."""
    a, b = line_in(view, normal, value)
    return Segment(key=key, a=a, b=b, tone=Tone.GOAL, dash=Dash.DASHED, weight=1.4)


def falling(name: str, of: Point, on: Point, tone: Tone) -> tuple[Item, ...]:
    """A shadow on the line of ``on``, with the drop that makes its right angle."""
    foot = shadow(of, on)
    items: list[Item] = [
        Segment(key=f"shadow:{name}", a=ORIGIN, b=foot, tone=tone, weight=3.0)
    ]
    if apart(of, foot) > TINY:
        drop = added(of, scaled(foot, -1.0))
        back = scaled(foot, -1.0) if length(foot) > TINY else on
        items += [
            Segment(key=f"drop:{name}", a=of, b=foot, tone=Tone.DIM, dash=Dash.DASHED),
            Angle(
                key=f"right:{name}",
                start=angle(back),
                end=angle(drop),
                at=foot,
                radius=0.22,
                square=True,
            ),
        ]
    return tuple(items)


def tick(key: str, at: Point, along: Point, tone: Tone, *, size: float) -> Segment:
    """A short mark across a line at a point of it."""
    side = scaled(unit((-along[1], along[0])), size)
    return Segment(
        key=key, a=added(at, side), b=added(at, scaled(side, -1.0)), tone=tone, weight=2
    )


def block(key: str, along: Point, side: Point, tone: Tone, *, asked: bool) -> Curve:
    """A rectangle on two sides from the origin.

    An asked one is a dashed outline; a negative one has a dotted edge.
    """
    dash = Dash.DOTTED if tone is Tone.NEGATIVE else Dash.SOLID
    return Curve(
        key=key,
        points=(ORIGIN, along, added(along, side), side),
        closed=True,
        tone=tone,
        dash=Dash.DASHED if asked else dash,
        weight=1.6 if asked else 1.0,
        fill=0.0 if asked else 0.22,
    )


def ghost_arrow(key: str, tip: Point, tone: Tone, label: str = "") -> Arrow:
    """An arrow that is not there: asked, guessed or advised."""
    return Arrow(
        key=key, tip=tip, tone=tone, label=label, dash=Dash.DASHED, head=Head.OPEN
    )


def across_at(key: str, at: Point, view: float) -> Segment:
    """A faint line through a point, along the first axis."""
    a, b = (-3.0 * view, at[1]), (3.0 * view, at[1])
    return Segment(key=key, a=a, b=b, tone=Tone.GOAL, dash=Dash.DOTTED, alpha=0.6)


def up_at(key: str, at: Point, view: float) -> Segment:
    """A faint line through a point, along the second axis."""
    a, b = (at[0], -3.0 * view), (at[0], 3.0 * view)
    return Segment(key=key, a=a, b=b, tone=Tone.GOAL, dash=Dash.DOTTED, alpha=0.6)


def residual(key: str, a: Point, b: Point, tone: Tone = Tone.BAD) -> Segment:
    """The way from what was wanted to what is: an error that can be seen."""
    return Segment(key=key, a=a, b=b, tone=tone, dash=Dash.DASHED, weight=2.2)


def naming(key: str, at: Point, text: str, toward: Point, tone: Tone) -> Note:
    """The name of a point that a hand takes, outside its ring."""
    return Note(key=key, at=at, text=text, toward=toward, tone=tone, ringed=True)


def ring(key: str, at: Point, tone: Tone, radius: float = 1.4) -> Dots:
    """One dot that marks a point."""
    return Dots(key=key, points=(at,), tone=tone, radius=radius)
