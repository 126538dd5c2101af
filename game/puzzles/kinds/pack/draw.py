"""Pack: the arrows with a band for each pair, and all pairs as bars."""

from collections.abc import Iterator

from msgspec.structs import replace

from game.figure import packed
from game.figure.numbers import decimal
from game.figure.things import (
    Curve,
    Dash,
    Item,
    Note,
    Plane,
    Segment,
    Tone,
)
from game.language import _
from game.linalg.packings import RIM
from game.linalg.plane import TINY, Point, added, apart, circle, length, scaled, unit
from game.puzzles.core import drawing
from game.puzzles.kinds.pack.level import BOTH
from game.puzzles.kinds.pack.state import LOW, LOWER, VIEW, PackState, Pair

# How far the picture of a plane reaches.
ROUND = 1.25
# How high a bar is, and how high all are together, at least and at most.
THICK, LEAST, MOST = 0.2, 1.0, 3.0
# How high a bar must be to have its name beside it; the loudest always has.
NAMED = 0.19
LEFT, RIGHT = -0.4, 1.4


def pictures(state: PackState) -> Iterator[Plane]:
    """The plane; or the chart, and the ball that it is a chart of."""
    if state.flat():
        yield drawing.window(tuple(_round(state)), ROUND, rule(state))
        return
    chart = drawing.window(tuple(_chart(state)), VIEW, rule(state))
    yield replace(chart, weight=1.3)
    yield Plane(
        key="ball",
        items=tuple(_ball(state)),
        span=packed.SPAN,
        caption=_("the ball"),
        weight=0.7,
    )


def _bands(state: PackState, ends: tuple[Point, ...]) -> Iterator[Item]:
    """A band for each pair that is loud; all but the loudest are but thin lines."""
    dots, loudest = state.dots(), set(state.loudest_pairs())
    pairs = [(i, j, dots[i, j]) for (i, j), loud in state.louds().items() if loud]
    most = [pair for pair in pairs if pair[:2] in loudest]
    for band in packed.bands(ends, [pair for pair in pairs if pair not in most]):
        yield replace(band, tone=Tone.DIM, weight=0.35 * band.weight, alpha=1.0)
    for band in packed.bands(ends, most):
        yield replace(band, alpha=1.0)
    for i, j in state.friends():
        tie = Segment(key=f"tie:{i}:{j}", a=ends[i], b=ends[j], tone=Tone.GOOD)
        yield replace(tie, dash=Dash.DOTTED, weight=1.4)


def _round(state: PackState) -> Iterator[Item]:
    """The circle; where lines go on, the other half of each."""
    yield packed.outline(state.arrows())
    yield from _bands(state, state.at)
    for letter, at, v in zip(state.names(), state.at, state.arrows(), strict=True):
        if state.level.rule == BOTH:
            back = Segment(key=f"back:{letter}", a=(0.0, 0.0), b=scaled(at, -1.0))
            yield replace(back, dash=Dash.DOTTED)
        yield packed.arrow(letter, v, letter)


def _chart(state: PackState) -> Iterator[Item]:
    """The near half inside the circle, the far half around it, its end the rim."""
    yield Curve(key="circle", points=circle(1.0), closed=True, tone=Tone.GRID)
    rim = Curve(key="rim", points=circle(RIM, 96), closed=True, tone=Tone.GRID)
    yield replace(rim, dash=Dash.DASHED)
    yield from _bands(state, state.at)
    for letter, at in zip(state.names(), state.at, strict=True):
        if state.level.rule == BOTH:
            far = _opposite(at)
            yield replace(drawing.ring(f"end:{letter}", far, Tone.INPUT), alpha=0.4)
            out = _outward(far)
            note = Note(key=f"end:{letter}:name", at=far, text=f"−{letter}")
            yield replace(note, toward=out, tone=Tone.DIM)
        yield drawing.ring(f"at:{letter}", at, Tone.INPUT, 1.6)
        yield drawing.naming(f"name:{letter}", at, letter, _outward(at), Tone.INPUT)


def _opposite(at: Point) -> Point:
    """The place of the opposite arrow on the chart."""
    far = length(at)
    if far < TINY:
        return (RIM, 0.0)
    return scaled(at, -(max(0.0, RIM * RIM - far * far) ** 0.5) / far)


def _outward(at: Point) -> Point:
    """Where a name stands beside its place."""
    return added((0.0, 0.3), unit(at)) if apart(at, (0.0, 0.0)) > 0.1 else (0.8, 0.8)


def _ball(state: PackState) -> Iterator[Item]:
    arrows = state.arrows()
    yield packed.outline(arrows)
    most = [(i, j, state.dots()[i, j]) for i, j in state.loudest_pairs()]
    yield from packed.bands(tuple(map(packed.seen, arrows)), most)
    for letter, v in zip(state.names(), arrows, strict=True):
        yield packed.arrow(letter, v, letter)


def pair_name(state: PackState, pair: Pair) -> str:
    """A pair by its letters."""
    names = state.names()
    return f"{names[pair[0]]} · {names[pair[1]]}"


def bars(state: PackState) -> Plane:
    """A bar for each pair, the loudest on top; the line of the guess across them."""
    low, high = LOWER - 0.14, high_of(state) + 0.26
    return Plane(
        key="line",
        items=tuple(_bars(state)),
        span=(high - low) / 2.0,
        centre=((LEFT + RIGHT) / 2.0, (high + low) / 2.0),
        ratio=(RIGHT - LEFT) / (high - low),
        weight=1.0 if state.flat() else 1.3,
        ringed=False,
        letter=0.13,
    )


def _bars(state: PackState) -> Iterator[Item]:
    louds, loudest = list(state.louds().items()), state.loudest_pairs()
    top = high_of(state)
    step = min(THICK, top / max(1, len(louds)))
    yield from _scale(top)
    quiet = state.best() + state.enough()
    if state.placed:
        strip = _box((state.best(), 0.0), (quiet, top))
        yield Curve(key="goal", points=strip, closed=True, tone=Tone.GOAL, fill=0.3)
    for n, (pair, loud) in enumerate(louds):
        middle = top - (n + 0.5) * step
        key, at = f"{pair[0]}:{pair[1]}", (LEFT / 2.0, middle)
        if step > NAMED or not n:
            name = Note(key=f"bar:{key}:name", at=at, text=pair_name(state, pair))
            yield replace(name, on=True, tone=Tone.DIM)
        if not state.placed:
            continue
        tone = Tone.GOOD if loud <= quiet else Tone.BAD
        half = 0.35 * step
        points = _box((0.0, middle - half), (max(loud, 0.004), middle + half))
        bar = Curve(key=f"bar:{key}", points=points, closed=True, tone=tone)
        fill = 0.75 if pair in loudest else 0.3
        yield replace(bar, fill=fill, dash=Dash.UNBROKEN)
        if not n:
            text, at = decimal(loud).label(), (max(loud, quiet) + 0.03, middle)
            note = Note(key="loudest", at=at, text=text, tone=tone)
            yield replace(note, toward=(1.4, 0.0))
    if not state.placed or state.guess is not None:
        x = state.line()
        a, b = (x, LOW), (x, top)
        line = Segment(key="guess", a=a, b=b, tone=Tone.GUESS, dash=Dash.DASHED)
        yield replace(line, weight=2.0)
        yield drawing.ring("guess:at", a, Tone.GUESS)
        yield drawing.naming("guess:name", a, "?", (0.9, -0.4), Tone.GUESS)

    more = next((h for h in state.hands() if h.handle.key == "more"), None)
    if more is not None:
        out = more.handle.value == "yes"
        words = _("− take it away") if out else _("+ one more arrow")
        yield Note(key="more", at=more.handle.at, text=words, on=True)


def _scale(top: float) -> Iterator[Item]:
    """The numbers over the bars."""
    for x, text in ((0.0, "0"), (0.5, "0.5"), (1.0, "1")):
        foot = 0.0 if x == 0.0 else top + 0.01
        at = (x, top + 0.06)
        yield Segment(key=f"axis:{text}", a=(x, foot), b=at, tone=Tone.AXIS)
        over = (x, top + 0.16)
        yield Note(key=f"scale:{text}", at=over, text=text, on=True)


def high_of(state: PackState) -> float:
    """How high all bars are together."""
    return max(LEAST, min(MOST, THICK * len(state.louds())))


def _box(a: Point, b: Point) -> tuple[Point, ...]:
    return (a, (b[0], a[1]), b, (a[0], b[1]))


def rule(state: PackState) -> str:
    """Which pairs are loud."""
    if state.level.friends:
        return _("Alike is loud, friends are silent")
    if state.level.rule == BOTH:
        return _("Alike is loud, and so is opposite")
    return _("Alike is loud, opposite is silent")


def friends(state: PackState, pair: Pair) -> str:
    """Which two do not disturb one another."""
    one, other = (state.names()[i] for i in pair)
    return _("{one} and {other} are friends.", one=one, other=other)
