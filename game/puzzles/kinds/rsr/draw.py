"""Rsr: three planes, one a move: the disc with its pennant as each dial leaves it."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from game.figure.numbers import degrees, written
from game.figure.things import (
    Angle,
    Arrow,
    Dash,
    Grid,
    Item,
    Note,
    Plane,
    Segment,
    Tone,
)
from game.language import _
from game.linalg.factors import IDENTITY
from game.linalg.plane import ORIGIN, Point, angle
from game.puzzles.core import drawing
from game.puzzles.core.disc import disc
from game.puzzles.kinds.rsr.state import ALONG, FIRST, LAST, UP, Dials, RsrState

ARC: Final = 0.45


def target(state: RsrState) -> Iterator[Item]:
    """What is asked: the disc, or the two columns alone."""
    (a, b), (c, d) = state.target
    if not state.level.bare:
        flag = not state.level.outline
        yield from disc("asked", state.target, Tone.GOAL, flag=flag, ghost=True)
        return
    for name, tip in (("c1", (a, c)), ("c2", (b, d))):
        yield drawing.ghost_arrow(f"vector:{name}", tip, Tone.GOAL, name)


def last(state: RsrState) -> Iterator[Item]:
    """The target, where the last dial lays what was stretched, and what comes out."""
    flag = not state.level.outline
    yield from target(state)
    if state.placed:
        made = state.stages()[2]
        moved = Grid(key="moved", matrix=made, extent=4, tone=Tone.OUTPUT)
        yield replace(moved, alpha=0.2)
        tone = Tone.GOOD if state.stands() else Tone.OUTPUT
        yield from disc("made", made, tone, flag=flag, ghost=False)
        if state.guess is not None and state.guess != state.dials():
            guess = state.set_to(state.guess).stages()[2]
            yield from disc("guess", guess, Tone.GUESS, flag=flag, ghost=True)
    yield from _dial(LAST, state.last, Tone.E1)


def beginning(state: RsrState) -> Plane:
    """The first dial: the disc is turned by its pennant."""
    flag = not state.level.outline
    items = [*drawing.ground(state.view())]
    items += disc("turned", state.stages()[0], Tone.INPUT, flag=flag, ghost=False)
    items += _dial(FIRST, state.first, Tone.INPUT)
    return _plane(FIRST, items, state, _("1. turn"))


def middle(state: RsrState) -> Plane:
    """The second: both axes are pulled."""
    flag, (a, b) = not state.level.outline, state.stretch
    items = [*drawing.ground(state.view())]
    if state.placed:
        by = state.stages()[1]
        items += disc("stretched", by, Tone.SHADOW, flag=flag, ghost=False)
    else:
        items += disc("round", IDENTITY, Tone.DIM, flag=False, ghost=True)
    ways = ((ALONG, (a, 0.0), Tone.E1, a), (UP, (0.0, b), Tone.E2, b))
    for key, at, tone, size in ways:
        bar = Segment(key=f"bar:{key}", a=ORIGIN, b=at, tone=tone, weight=2.2)
        items += [replace(bar, dash=Dash.UNBROKEN), drawing.ring(f"at:{key}", at, tone)]
        toward = (1.0, -1.0) if key == ALONG else (1.3, 0.6)
        items.append(
            drawing.naming(f"name:{key}", at, written(size).text, toward, tone)
        )
    return _plane("stretch", items, state, _("2. stretch"))


def _plane(key: str, items: list[Item], state: RsrState, caption: str) -> Plane:
    made = drawing.window(tuple(items), state.view(), caption)
    return replace(made, key=key)


def _dial(key: str, at: Point, tone: Tone) -> Iterator[Item]:
    """An arrow of length one, and the angle to which it was turned."""
    by = degrees(angle(at))
    arc = Angle(key=f"arc:{key}", start=0.0, end=angle(at), radius=ARC, tone=tone)
    yield arc
    yield Arrow(key=f"vector:{key}", tip=at, tone=tone)
    note = Note(key=f"angle:{key}", at=at, text=by.text, tone=tone, ringed=True)
    side = 1.2 if at[0] >= 0.0 else -1.2
    yield replace(note, toward=(side, 0.8 if at[1] >= 0.0 else -0.8))


def said(dials: Dials) -> str:
    """A setting in writing."""
    first, (a, b), end = dials
    return _(
        "turn {first}, stretch {along} and {up}, turn {last}",
        first=degrees(angle(first)).text,
        along=written(a).text,
        up=written(b).text,
        last=degrees(angle(end)).text,
    )
