"""Carry: the face on the map and in the forest, by the same lines."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from game.figure.drawn_face import face_lines
from game.figure.things import Arrow, Curve, Grid, Item, Note, Plane, Tone
from game.language import _
from game.linalg.kept_lines import image
from game.linalg.plane import TINY, Point, length, scaled, unit
from game.puzzles.core import drawing
from game.puzzles.kinds.carry.level import AXES, DRAWN, FEATURES, LINE
from game.puzzles.kinds.carry.state import CarryState, key_of

# How far from its tip the name of an axis stands.
BEYOND: Final = 1.7
TONES: Final = (Tone.E1, Tone.E2)


def _drawn(face: tuple[Point, ...], tone: Tone) -> Iterator[Curve]:
    for key, points in face_lines(face):
        closed = key != "mouth"
        yield Curve(key=key, points=points, closed=closed, tone=tone, weight=0.7)


def map_plane(state: CarryState) -> Plane:
    """The map: the face as it is, and both axes."""
    view = state.view()
    items: list[Item] = [*drawing.ground(view), *_drawn(state.face, Tone.INPUT)]
    if state.level.by in (AXES, LINE):
        for name, tip, tone in zip(("e1", "e2"), state.basis(), TONES, strict=True):
            items += _axis(name, tip, tone)
    for name, tip in zip(FEATURES, state.face, strict=True):
        items.append(Arrow(key=f"vector:{name}", tip=tip, tone=Tone.INPUT, label=name))
    return replace(drawing.window(tuple(items), view, _("map")), key="map")


def forest(state: CarryState) -> Iterator[Item]:
    """The forest: what moves the face, and once revealed the face that it makes."""
    by, there, whole = state.level.by, state.carried(), state.map()
    if by == DRAWN:
        yield from _drawn(there, Tone.OUTPUT)
    elif state.placed:
        if by != LINE:
            far = round(2.0 * state.view())
            moved = Grid(key="moved", matrix=whole, extent=far, tone=Tone.OUTPUT)
            yield replace(moved, alpha=0.3)
        for curve in _drawn(state.face, Tone.OUTPUT):
            points = tuple(image(whole, at) for at in curve.points)
            yield replace(curve, points=points)
    if by == LINE:
        yield from _on_line(state)
        return
    for name, tip in zip(state.parts(), there, strict=True):
        if (state.placed or name in state.names()) and length(tip) > TINY:
            key = f"vector:{key_of(name)}"
            yield Arrow(key=key, tip=tip, tone=Tone.OUTPUT, label=name)
    if by == AXES:
        for name, tip, tone in zip(state.names(), state.images, TONES, strict=True):
            yield from _axis(name, tip, tone, 1.6)


def _axis(name: str, tip: Point, tone: Tone, weight: float = 1.0) -> Iterator[Item]:
    """A short arrow, its name just beyond its tip: past a ring it would seem apart."""
    yield Arrow(key=f"vector:{name}", tip=tip, tone=tone, weight=weight)
    way = scaled(unit(tip) if length(tip) > TINY else (0.8, 0.6), BEYOND)
    yield Note(key=f"name:{name}", at=tip, text=name, toward=way, tone=tone)


def _on_line(state: CarryState) -> Iterator[Item]:
    """Everything lies on one line: names stand above it and below."""
    for name, at, tone in zip(state.names(), state.images, TONES, strict=True):
        yield drawing.ring(f"at:{name}", at, tone)
        side = -0.6 if at == min(state.images) else 0.6
        yield Note(key=f"name:{name}", at=at, text=name, toward=(side, -1.5), tone=tone)
    for name, at in zip(state.parts(), state.carried(), strict=True):
        if state.placed:
            yield drawing.ring(f"at:{name}", at, Tone.OUTPUT, 1.0)
            over = Note(key=f"name:{name}", at=at, text=name, toward=(0.0, 1.2))
            yield replace(over, tone=Tone.OUTPUT)
