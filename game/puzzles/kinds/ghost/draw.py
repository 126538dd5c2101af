"""Ghost: the picture, the mixture and what is missing; the desk with its faders."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from msgspec.structs import replace

from game.figure.numbers import percent, rounded
from game.figure.things import (
    Curve,
    Dash,
    Item,
    Mixture,
    Note,
    Plane,
    Segment,
    Tone,
)
from game.language import _
from game.linalg.plane import TINY, Point, added
from game.puzzles.core import drawing
from game.puzzles.kinds.ghost.level import ALL, CHESSBOARD, UPSIDE
from game.puzzles.kinds.ghost.state import CELL, PITCH, TALL, GhostState

# A picture's width and height; between pictures, and under each for its name.
WIDE, HIGH, GAP, UNDER = 4.0, 5.0, 0.5, 0.75
# So many grey levels are as light as what is missing gets.
FULL: Final = 0.3
OTHERS: Final = (CHESSBOARD, UPSIDE)
# Within the desk, in reaches: its sides, where numbers stand, how high a knob is.
LEFT, RIGHT, NUMBER = 1.82, 1.55, 1.18
# A bar of the share: its width.
BAR: Final = 0.7


def pictures(state: GhostState) -> Plane:
    """The picture and the mixture above, under them what is missing and its bar."""
    level = state.level
    half = level.half and not state.settled
    other = level.picture if level.picture in OTHERS else ""
    own = () if other else level.weights()
    mix = state.mix() if state.placed else ()
    missing = tuple(
        x - y for x, y in zip(own or (0.0,) * ALL, mix or (0.0,) * ALL, strict=True)
    )
    down = -HIGH - UNDER - GAP / 2.0
    shown = (
        Mixture(key="picture", corner=(0.0, 0.0), weights=own, picture=other),
        Mixture(key="mix", corner=(WIDE + GAP, 0.0), weights=mix),
        Mixture(key="missing", corner=(0.0, down), weights=missing, picture=other),
    )
    names = _("picture"), _("mixture"), _("missing")
    items: list[Item] = []
    for item, name in zip(shown, names, strict=True):
        shift = item.key == "missing"
        veiled = half and item.key != "mix"
        items.append(replace(item, wide=WIDE, shift=shift, full=FULL, half=veiled))
        items.append(_edge(item.key, item.corner, WIDE, HIGH))
        at = added(item.corner, (WIDE / 2.0, -HIGH - UNDER / 2.0))
        note = Note(key=f"{item.key}:name", at=at, text=name, tone=Tone.DIM, on=True)
        items.append(note)
    items += _bar(state, (WIDE + GAP, down))
    wide, high = 2.0 * WIDE + GAP + 1.3, 2.0 * (HIGH + UNDER) + GAP
    return Plane(
        key="plane",
        items=tuple(items),
        span=high / 2.0,
        centre=(WIDE + GAP / 2.0 + 0.4, -high / 2.0 + GAP / 4.0),
        ratio=wide / high,
        weight=1.4,
        letter=0.58,
    )


def _edge(key: str, corner: Point, wide: float, high: float) -> Curve:
    corners = ((0.0, 0.0), (wide, 0.0), (wide, -high), (0.0, -high))
    points = tuple(added(corner, at) for at in corners)
    edge = Curve(key=f"{key}:edge", points=points, closed=True, tone=Tone.DIM)
    return replace(edge, weight=0.5, dash=Dash.UNBROKEN)


def _bar(state: GhostState, corner: Point) -> Iterator[Item]:
    """How much of the picture is said, up a bar with the mark across it."""
    yield _edge("bar", corner, BAR, HIGH)
    foot = added(corner, (BAR / 2.0, -HIGH))
    share = state.share() if state.placed else 0.0
    full = max(0.0, min(1.0, share))
    good = state.placed and state.matched()
    tone = Tone.GOOD if good else Tone.SUM
    if full > TINY:
        top = added(foot, (0.0, HIGH * full))
        low, high = added(foot, (-BAR / 2.0, 0.0)), added(top, (BAR / 2.0, 0.0))
        points = (low, (high[0], low[1]), high, (low[0], high[1]))
        yield Curve(key="said", points=points, closed=True, tone=tone, fill=0.8)
    right, told = (1.0, 0.0), percent(share, 1).text if state.placed else "?"
    text = _("said: {share}", share=told)
    reads = HIGH * min(0.96, max(0.04, full))
    if not state.level.none:
        y = HIGH * state.level.mark / 100.0
        a, b = added(foot, (-0.7 * BAR, y)), added(foot, (0.8 * BAR, y))
        yield Segment(key="mark", a=a, b=b, tone=Tone.GOAL, weight=1.6)
        asked = _("asked: {n}%", n=rounded(state.level.mark, 1).text)
        mark = Note(key="mark:name", at=b, text=asked, toward=right, tone=Tone.GOAL)
        yield mark
        # What is said stands below the mark, whichever is higher.
        reads = min(reads, y - 0.8)
    at = added(foot, (0.8 * BAR, reads))
    yield Note(key="said:name", at=at, text=text, toward=right, tone=tone)


def desk(state: GhostState) -> Plane:
    """The ghosts on a wall; then one under another, each with its fader."""
    items: list[Item] = []
    wide = state.ghost_wide()
    for n in range(1, state.level.faders + 1):
        corner = added(state.ghost_at(n), (-wide / 2.0, TALL * wide / 2.0))
        one = tuple(state.sign(n) * (k == n) for k in range(1, ALL + 1))
        ghost = Mixture(key=f"ghost{n}", corner=corner, weights=one, shift=True)
        items.append(replace(ghost, wide=wide))
        edge = _edge(f"ghost{n}", corner, wide, TALL * wide)
        if n in state.turned:
            edge = replace(edge, tone=Tone.GUESS, weight=1.4)
        items += [edge, *_named(state, n)]
        if state.placed:
            items += _fader(state, n)
    return _faders(state, items) if state.placed else _wall(state, items)


def _wall(state: GhostState, items: list[Item]) -> Plane:
    across = state.across()
    down = ceil(state.level.faders / across)
    wide, high = CELL[0] * across, CELL[1] * down
    return Plane(
        key="desk",
        items=tuple(items),
        span=high / 2.0,
        centre=(CELL[0] * (across - 1) / 2.0, -CELL[1] * (down - 1) / 2.0 - 0.12),
        ratio=wide / high,
        weight=1.3,
        letter=0.24,
    )


def _faders(state: GhostState, items: list[Item]) -> Plane:
    reach, pitch = state.level.reach, PITCH * state.level.reach
    high = pitch * (state.level.faders + 0.2)
    left, right = -LEFT * reach, RIGHT * reach
    return Plane(
        key="desk",
        items=tuple(items),
        span=high / 2.0,
        centre=((left + right) / 2.0, 0.0),
        ratio=(right - left) / high,
        weight=1.3,
        letter=0.3 * pitch,
    )


def _named(state: GhostState, n: int) -> Iterator[Item]:
    """The number of a ghost, and its place in the ranking."""
    chips = state.guess if state.placed else state.chips
    chip = f"{chips.index(n) + 1}." if chips and n in chips else ""
    at, wide = state.ghost_at(n), state.ghost_wide()
    if state.placed:
        places = added(at, (-0.96 * wide, 0.0)), added(at, (0.84 * wide, 0.0))
    else:
        under = -TALL * wide / 2.0 - 0.18
        places = added(at, (-0.3, under)), added(at, (0.3, under))
    name = Note(key=f"name{n}", at=places[0], text=f"{n}", tone=Tone.DIM, on=True)
    yield name
    if chip:
        yield replace(name, key=f"chip{n}", at=places[1], text=chip, tone=Tone.GUESS)


def _fader(state: GhostState, n: int) -> Iterator[Item]:
    """The line of a fader, its middle, where it stands, and its number."""
    reach, y, x = state.level.reach, state.height(n), state.faders[n - 1]
    yield Segment(key=f"line{n}", a=(-reach, y), b=(reach, y), tone=Tone.GRID)
    tick = 0.14 * PITCH * reach
    yield Segment(key=f"zero{n}", a=(0.0, y - tick), b=(0.0, y + tick), tone=Tone.AXIS)
    tone = Tone.E1 if abs(x) > TINY else Tone.DIM
    at = max(-reach, min(reach, x))
    part = Segment(key=f"part{n}", a=(0.0, y), b=(at, y), tone=tone, weight=2.0)
    if abs(x) > TINY:
        yield part
    yield drawing.ring(f"knob{n}", (at, y), tone, 1.6)
    text = rounded(x, 1).text if abs(x) >= 0.05 else "0"
    spot = (NUMBER * reach + 0.1 * reach, y)
    yield Note(key=f"at{n}", at=spot, text=text, tone=tone, on=True)
