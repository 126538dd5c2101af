"""Tiles: the rail from right to left, the frame of the product, and what is written."""

from collections.abc import Iterator
from math import cos, pi, sin
from typing import Final

from msgspec.structs import replace

from game.figure.numbers import written
from game.figure.things import Curve, Dash, Item, Note, Plane, Row, Segment, Sign, Tone
from game.language import _
from game.linalg.plane import Point, added, scaled, unit
from game.puzzles.core import drawing, pressed_answer
from game.puzzles.core.wording import row
from game.puzzles.kinds.tiles.level import SPACES
from game.puzzles.kinds.tiles.rail import BESIDE, EMPTY, FIRST, SAYS, Rail, Size

# A ball, and the plug that fits it, by its corners (0 is a circle) and its tone.
SHAPES: Final = {
    "noses": (0, Tone.INPUT),
    "cats": (3, Tone.ROW2),
    "tracks": (4, Tone.ROW),
    "ears": (5, Tone.E1),
}
BALL, PLUG, STEP, TICK = 0.36, 0.3, 0.95, 0.2
# What the rail takes at both ends, and above.
ENDS, ABOVE = 3.0, 1.7
# How far from the middle of its last ball the name of a bead stands.
UNDER = 0.9
WEIGHT, LETTER = 1.3, 1.0
FRAME_AT: Final[Point] = (3.0, 3.0)


def rail(state: Rail) -> Plane:
    """The rail with its tiles, as far as the bead comes."""
    count = 3 if state.level.v else len(state.slots)
    step = state.pitch()
    high = step - BESIDE + 2.0 * ABOVE
    wide = count * step + 2.0 * ENDS
    items = _v_tiles(state) if state.level.v else _tiles(state)
    return Plane(
        key="rail",
        items=tuple(items),
        span=high / 2.0,
        centre=(-(count - 1) * step / 2.0, 0.0),
        ratio=wide / high,
        weight=WEIGHT,
        letter=LETTER,
    )


def _tiles(state: Rail) -> Iterator[Item]:
    ride, variants = state.ride(), state.level.variants()
    stuck = ride.stuck if state.placed else None
    for n, tile in enumerate(state.slots):
        tone = Tone.PLAIN
        if stuck is not None and n >= stuck:
            tone = Tone.BAD if n == stuck else Tone.DIM
        yield from _slot(state, n, tile, variants.get(tile), tone)
    if stuck is not None:
        wide = state.extent(state.slots[stuck])[0]
        plug = state.slot_at(stuck)[0] + wide / 2.0 + 2.0 * PLUG
        a, b = (_between(state, stuck) - BALL, 0.0), (plug, 0.0)
        gap = Segment(key="gap", a=a, b=b, tone=Tone.BAD, dash=Dash.DOTTED)
        yield replace(gap, weight=2.0)
    for n, space in enumerate(ride.spaces if state.placed else ride.spaces[:1]):
        if not n or state.slots[n - 1] != EMPTY:
            yield from _bead(state, n, space, f"bead:{n}")
    if not state.arrives():
        yield from _asked(state)


def _between(state: Rail, n: int) -> float:
    """Where a bead stands once it has passed n slots."""
    return state.pitch() * (0.5 - n)


def _slot(
    state: Rail, n: int, tile: str, sides: tuple[str, str] | None, tone: Tone
) -> Iterator[Item]:
    x, y = state.slot_at(n)
    if sides is None:
        box = _box(f"slot:{n}", (x, y), state.extent(tile))
        yield replace(box, tone=Tone.DIM, dash=Dash.DASHED, fill=0.0)
        number = f"{n + 1}"
        yield Note(key=f"number:{n}", at=(x, y), text=number, tone=Tone.DIM, on=True)
        return
    takes, gives = sides
    wide, high = state.size_of(takes), state.size_of(gives)
    yield from _tile(f"tile:{n}", (x, y), (wide, high), tile, tone)
    for key, at, space in (
        (f"takes:{n}", x + wide / 2.0 + PLUG, takes),
        (f"gives:{n}", x - wide / 2.0 - PLUG, gives),
    ):
        yield _ball(key, (at, y), space, PLUG, solid=False)


def _tile(
    key: str, at: Point, size: tuple[float, float], name: str, tone: Tone
) -> Iterator[Item]:
    """A tile to size, with its cells."""
    (x, y), (wide, high) = at, size
    yield replace(_box(key, at, size), tone=tone)
    ticks = [
        ((x - wide / 2.0 + i, y), (0.0, high / 2.0)) for i in range(1, round(wide))
    ]
    ticks += [
        ((x, y - high / 2.0 + i), (wide / 2.0, 0.0)) for i in range(1, round(high))
    ]
    for n, (middle, out) in enumerate(ticks):
        for side in (1.0, -1.0):
            edge = added(middle, scaled(out, side))
            inner = added(edge, scaled(unit(out), -side * TICK))
            tick = Segment(key=f"{key}:{n}:{side}", a=edge, b=inner, tone=tone)
            yield replace(tick, weight=0.7)
    above = 0.0 if min(size) > 1.0 else high / 2.0 + 0.7
    yield Note(key=f"{key}:name", at=(x, y + above), text=name, tone=tone, on=True)


def _box(key: str, at: Point, size: tuple[float, float]) -> Curve:
    (x, y), (w, h) = at, (size[0] / 2.0, size[1] / 2.0)
    corners = ((x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h))
    return Curve(key=key, points=corners, closed=True, fill=0.12)


def _bead(state: Rail, n: int, space: str, key: str) -> Iterator[Item]:
    """As many balls as the space has, one over another, with its name below."""
    count, x = state.size_of(space), _between(state, n)
    low = -STEP * (count - 1) / 2.0
    for i in range(count):
        yield _ball(f"{key}:{i}", (x, low + i * STEP), space, BALL, solid=True)
    yield _name(state, n, space, f"{key}:name", SHAPES[space][1])


def _asked(state: Rail) -> Iterator[Item]:
    """The bead that is to come out, as an outline, with its name above."""
    count, (x, y) = state.size_of(state.leaves), state.asked_at()
    low = y - STEP * (count - 1) / 2.0
    for i in range(count):
        at = (x, low + i * STEP)
        ball = _ball(f"asked:{i}", at, state.leaves, BALL, solid=False)
        yield replace(ball, tone=Tone.GOAL, dash=Dash.DASHED)
    text = _("asked: {spaces}", spaces=_(SPACES[state.leaves]))
    # Pushed in from the edge, it stands over the slots as well.
    top = max(STEP * (count - 1) / 2.0, state.extent(EMPTY)[1] / 2.0)
    at = (x, y + top + UNDER)
    yield Note(key="asked:name", at=at, text=text, tone=Tone.GOAL, on=True)


def _name(state: Rail, n: int, space: str, key: str, tone: Tone) -> Note:
    text = _(SPACES[space]) if n else _("in: {spaces}", spaces=_(SPACES[space]))
    low = -STEP * (state.size_of(space) - 1) / 2.0
    at = (_between(state, n), low - UNDER)
    return Note(key=key, at=at, text=text, tone=tone, on=True)


def _ball(key: str, at: Point, space: str, size: float, *, solid: bool) -> Curve:
    corners, tone = SHAPES[space]
    count = corners or 24
    points = tuple(
        (
            at[0] + size * cos(pi / 2 + 2.0 * pi * (i + (corners == 4) / 2) / count),
            at[1] + size * sin(pi / 2 + 2.0 * pi * (i + (corners == 4) / 2) / count),
        )
        for i in range(count)
    )
    return Curve(
        key=key, points=points, closed=True, tone=tone, fill=0.75 if solid else 0.0
    )


def _v_tiles(state: Rail) -> Iterator[Item]:
    """v, v turned over and v, and the brackets around two of them."""
    n = float(len(state.level.v))
    for i, (name, size) in enumerate((("v", (1, n)), ("vᵀ", (n, 1)), ("v", (1, n)))):
        yield from _tile(f"tile:{i}", state.slot_at(i), size, name, Tone.PLAIN)
    first = state.bracket == FIRST
    ends = (1, 2) if first else (0, 1)
    for side, at in zip((1.0, -1.0), ends, strict=True):
        x = state.slot_at(at)[0] + side * (n / 2.0 + 0.7)
        high = n / 2.0 + 0.6
        hook = (x - side * 0.5, high), (x, high * 0.6), (x, -high * 0.6)
        points = (*hook, (x - side * 0.5, -high))
        yield Curve(key=f"bracket:{side}", points=points, tone=Tone.OUTPUT, weight=1.6)


def frame(state: Rail) -> Iterator[Item]:
    """The frame that was drawn; once revealed the product's own size."""
    if state.placed:
        wide, high = state.truth() if not state.level.v else _inner(state)
        middle = (wide / 2.0, high / 2.0)
        made = state.reached() if state.level.v else state.arrives()
        tone = Tone.GOOD if made else Tone.OUTPUT
        yield from _tile("product", middle, (wide, high), "", tone)
    if state.frame is None and state.placed:
        return
    wide, high = state.frame or (1, 1)
    box = _box("guess", (wide / 2.0, high / 2.0), (wide, high))
    yield replace(box, tone=Tone.GUESS, dash=Dash.DASHED, fill=0.0, weight=1.6)
    yield drawing.ring("guess:at", (float(wide), float(high)), Tone.GUESS)


def _inner(state: Rail) -> Size:
    """The table within the brackets."""
    n = len(state.level.v)
    return (n, n) if state.bracket == FIRST else (1, 1)


def rows(state: Rail) -> Iterator[Row]:
    """The tray, the chain as it is written, and what is said."""
    level = state.level
    if level.v:
        yield from _of_brackets(state)
        return
    for name, takes, gives in level.tray:
        size = f"{state.size_of(gives)} × {state.size_of(takes)}"
        one, other = _(SPACES[takes]), _(SPACES[gives])
        note = _("from {one} to {other}", one=one, other=other)
        if name in level.stiff:
            note = _("from {one} to {other}, not to be turned", one=one, other=other)
        yield row(f"tray:{name}", f"{name}  {size}", note=note)
    if level.through:
        names = ", ".join(_(SPACES[space]) for space in level.through)
        yield row("through", _("by way of: {spaces}", spaces=names))
    if state.placed:
        tone = Tone.GOOD if state.arrives() else Tone.PLAIN
        chain = " ".join(reversed(state.slots))
        yield row("chain", Sign(text=chain, tone=tone), note=_("read from the right"))
    if state.placed and state.asks():
        tone = Tone.GOOD if state.reached() else Tone.GUESS
        yield pressed_answer.line(state.said, SAYS, tone)


def _of_brackets(state: Rail) -> Iterator[Row]:
    v = state.level.v
    n, square = state.products(), sum(x * x for x in v)
    numbers = ", ".join(written(x).text for x in v)
    yield row("v", Sign(text=f"v: {numbers}", tone=Tone.INPUT))
    if not state.placed:
        return
    tone = Tone.GOOD if state.reached() else Tone.BAD
    yield row("laid", Sign(text=state.bracket))
    each = f"{len(v)} · {len(v)}" if state.bracket == FIRST else f"{len(v)}"
    count = f"{each} + {each} = {n}"
    asked = _("products, and asked are {n} or fewer", n=state.level.most)
    yield row("count", Sign(text=count, tone=tone), note=asked)
    inside = _("{n} × {n} numbers inside", n=len(v))
    if state.bracket != FIRST:
        inside = _("one number inside: {number}", number=written(square).text)
    yield row("inside", inside)
