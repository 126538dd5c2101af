"""Pack: the arrows with a band for each pair, and all pairs as bars."""

from collections.abc import Iterator

from msgspec.structs import replace

from game.figure import packed
from game.figure.numbers import decimal
from game.figure.things import (
    Array,
    Cell,
    Curve,
    Dash,
    Item,
    Note,
    Plane,
    Row,
    Segment,
    Sign,
    Tone,
    Work,
)
from game.language import _
from game.linalg.packings import RIM
from game.linalg.plane import TINY, Point, added, apart, circle, length, scaled, unit
from game.puzzles.core import drawing
from game.puzzles.core.wording import row
from game.puzzles.kinds.pack.level import BOTH
from game.puzzles.kinds.pack.state import LOW, MORE, VIEW, PackState, Pair

# How high all bars are together, and how high one is at most.
HIGH, THICK = 1.5, 0.2
LEFT, RIGHT = -0.42, 1.34


def pictures(state: PackState) -> Iterator[Plane]:
    """The plane; or the chart, and the ball that it is a chart of."""
    if state.flat():
        yield replace(drawing.window(tuple(_round(state)), VIEW), weight=1.2)
        return
    chart = drawing.window(tuple(_chart(state)), VIEW, _("chart of the ball"))
    yield replace(chart, weight=1.2)
    yield Plane(
        key="ball",
        items=tuple(_ball(state)),
        span=packed.SPAN,
        caption=_("the ball itself"),
        weight=0.8,
    )


def _bands(state: PackState, ends: tuple[Point, ...]) -> Iterator[Item]:
    """A band for each pair that is loud; the loudest are fuller."""
    louds, loudest = state.louds(), state.loudest_pairs()
    dots = state.dots()
    pairs = [(i, j, dots[i, j]) for (i, j), loud in louds.items() if loud > TINY]
    for (i, j, _dot), band in zip(
        (p for p in pairs if abs(p[2]) >= packed.QUIET),
        packed.bands(ends, pairs),
        strict=True,
    ):
        most = (i, j) in loudest
        yield replace(band, alpha=0.95 if most else 0.35)
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
            yield replace(back, tone=Tone.INPUT, dash=Dash.DOTTED, alpha=0.45)
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
    yield from _bands(state, tuple(map(packed.seen, arrows)))
    for letter, v in zip(state.names(), arrows, strict=True):
        yield packed.arrow(letter, v, letter)


def pair_name(state: PackState, pair: Pair) -> str:
    """A pair by its letters."""
    names = state.names()
    return f"{names[pair[0]]} · {names[pair[1]]}"


def bars(state: PackState) -> Plane:
    """A bar for each pair, the loudest on top; the line of the guess across them."""
    low, high = LOW - 0.16, HIGH + 0.2
    return Plane(
        key="line",
        items=tuple(_bars(state)),
        span=(high - low) / 2.0,
        centre=((LEFT + RIGHT) / 2.0, (high + low) / 2.0),
        ratio=(RIGHT - LEFT) / (high - low),
        ringed=False,
        letter=0.13,
    )


def _bars(state: PackState) -> Iterator[Item]:
    louds = list(state.louds().items())
    step = min(THICK, HIGH / max(1, len(louds)))
    for x, text in ((0.0, "0"), (0.5, "0.5"), (1.0, "1")):
        axis = Segment(key=f"axis:{text}", a=(x, 0.0), b=(x, HIGH), tone=Tone.AXIS)
        yield replace(axis, alpha=1.0 if x == 0.0 else 0.4)
        at = (x, HIGH + 0.02)
        yield Note(key=f"scale:{text}", at=at, text=text, toward=(0.0, 0.7))
    quiet = state.best() + state.enough()
    if state.placed:
        strip = _box((state.best(), 0.0), (quiet, HIGH))
        yield Curve(key="goal", points=strip, closed=True, tone=Tone.GOAL, fill=0.3)
    for n, (pair, loud) in enumerate(louds):
        top = HIGH - n * step
        name, key = pair_name(state, pair), f"{pair[0]}:{pair[1]}"
        middle = (0.0, top - step / 2.0)
        if step > 0.1 or not n:
            note = Note(key=f"bar:{key}:name", at=middle, text=name, tone=Tone.DIM)
            yield replace(note, toward=(-1.0, 0.0))
        if not state.placed:
            continue
        tone = Tone.GOOD if loud <= quiet else Tone.BAD
        points = _box((0.0, top - 0.85 * step), (max(loud, 0.004), top - 0.15 * step))
        bar = Curve(key=f"bar:{key}", points=points, closed=True, tone=tone)
        yield replace(bar, fill=0.75 if pair in state.loudest_pairs() else 0.3)
        if not n:
            text, at = decimal(loud).label(), (max(loud, quiet), top - step / 2.0)
            note = Note(key="loudest", at=at, text=text, tone=tone)
            yield replace(note, toward=(1.0, 0.0))
    if not state.placed or state.guess is not None:
        x = state.line()
        a, b = (x, LOW), (x, HIGH)
        line = Segment(key="guess", a=a, b=b, tone=Tone.GUESS, dash=Dash.DASHED)
        yield replace(line, weight=2.0)
        yield drawing.ring("guess:at", a, Tone.GUESS)
        yield drawing.naming("guess:name", a, "?", (0.9, -0.4), Tone.GUESS)


def _box(a: Point, b: Point) -> tuple[Point, ...]:
    return (a, (b[0], a[1]), b, (a[0], b[1]))


def rows(state: PackState) -> Work:
    """What is loud here; at the goal, one more."""
    lines = [row("rule", Sign(text=rule(state), tone=Tone.DIM))]
    for i, j in sorted(state.friends()):
        text = friends(state, (i, j))
        lines.append(row(f"friends:{i}", Sign(text=text, tone=Tone.GOOD)))
    more = next((h for h in state.hands() if h.handle.key == "more"), None)
    if more is not None:
        cell = Cell(text=_(MORE[more.handle.value]), key="more")
        lines.append(_more(cell))
    return Work(key="work", rows=tuple(lines))


def _more(cell: Cell) -> Row:
    return row("more", _("one more arrow"), Array(cells=((cell,),), room=(MORE["no"],)))


def rule(state: PackState) -> str:
    """Which pairs are loud."""
    if state.level.rule == BOTH:
        return _("Alike is loud, and opposite is loud, too.")
    return _("Alike is loud. Opposite is silent.")


def friends(state: PackState, pair: Pair) -> str:
    """Which two do not disturb one another."""
    one, other = (state.names()[i] for i in pair)
    return _("{one} and {other} are friends: not loud.", one=one, other=other)
