"""Concepts: the arrows, what the cat hears of them, and the angles between them."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from game.figure.things import Angle, Arrow, Curve, Item, Note, Tone
from game.language import _
from game.linalg.plane import TINY, added, angle, apart, circle, length, scaled
from game.puzzles.core import drawing
from game.puzzles.kinds.concepts.level import CAT
from game.puzzles.kinds.concepts.state import ConceptsState

TONES: Final = (Tone.ROW, Tone.E1, Tone.E2, Tone.SUM)
# How far out arcs lie, and how far one is from the next, in shares of the view.
ARC, NEXT = 0.13, 0.05


def tone_of(state: ConceptsState, name: str) -> Tone:
    """Everybody wears a tone of their own."""
    return TONES[state.names().index(name) % len(TONES)]


def axes(view: float) -> Iterator[Item]:
    """What lies along and up."""
    along = Note(key="axis:1:name", at=(view, 0.0), text=_("feline"), tone=Tone.DIM)
    yield replace(along, toward=(-0.6, -0.7))
    up = Note(key="axis:2:name", at=(0.0, view), text=_("size"), tone=Tone.DIM)
    yield replace(up, toward=(0.9, -0.2))


def drawn(state: ConceptsState, *, revealed: bool) -> Iterator[Item]:
    """Everybody's arrow; rays and shadows, or the pin and its angles."""
    yield from axes(state.view())
    if state.pinned():
        yield from _pin(state, revealed=revealed)
    else:
        yield from _loudness(state)
    for name, tip in state.tips().items():
        if apart(tip, state.pin) > TINY:
            arrow = Arrow(key=f"vector:{name}", tip=tip, tail=state.pin, label=_(name))
            yield replace(arrow, tone=tone_of(state, name))


def _loudness(state: ConceptsState) -> Iterator[Item]:
    """The rays, with where everybody was; once revealed what the cat hears."""
    tips, cat = state.tips(), state.animals[0]
    for name in state.level.knobs:
        at, tone = state.animals[state.names().index(name)], tone_of(state, name)
        yield drawing.through(f"ray:{name}", at, state.view(), tone)
        yield drawing.ring(f"once:{name}", at, tone, 0.9)
    if state.placed:
        for name in state.level.names:
            yield from drawing.falling(name, tips[name], cat, tone_of(state, name))
        if state.level.equal and not state.level.none:
            want = state.heard()[state.level.equal[-1]]
            yield drawing.level_line("alike", cat, want, state.view())
    for i, name in enumerate(state.level.names):
        if length(tips[name]) > TINY:
            yield _arc(state, (CAT, name), i)
    if state.placed and state.guess is not None:
        for name, by in zip(state.names(), state.guess[0], strict=True):
            at = scaled(state.animals[state.names().index(name)], by)
            if name in state.level.knobs and apart(at, tips[name]) > TINY:
                label = f"{_(name)}?"
                yield drawing.ghost_arrow(f"guess:{name}", at, Tone.GUESS, label)


def _pin(state: ConceptsState, *, revealed: bool) -> Iterator[Item]:
    """The pin and the angles that open from it; what was guessed and marked."""
    if state.placed:
        asked = state.level.across or state.level.near
        for i, pair in enumerate(asked):
            if state.between(pair) is not None:
                yield _arc(state, pair, i)
        if state.guess is not None and apart(state.guess[1], state.pin) > TINY:
            at = state.guess[1]
            yield drawing.ring("guess", at, Tone.GUESS)
            yield drawing.naming("guess:name", at, "?", (0.8, -0.8), Tone.GUESS)
    for i, at in enumerate(state.marks):
        yield drawing.ring(f"mark:{i}", at, Tone.GOOD, 1.2)
    if revealed and len(state.level.across) == 1:
        one, other = (state.tips()[name] for name in state.level.across[0])
        middle, size = scaled(added(one, other), 0.5), apart(one, other) / 2.0
        around = tuple(added(middle, at) for at in circle(size))
        yield Curve(key="around", points=around, closed=True, tone=Tone.GOAL)
    yield drawing.ring("pin", state.pin, Tone.INPUT, 1.2)
    yield drawing.naming("pin:name", state.pin, _("pin"), (-0.8, -0.8), Tone.INPUT)


def _arc(state: ConceptsState, pair: tuple[str, str], place: int) -> Item:
    arrows, view = state.arrows(), state.view()
    start, end = (angle(arrows[name]) for name in pair)
    radius = (ARC + NEXT * place) * view
    other = pair[1] if pair[0] == CAT else pair[0]
    square = state.pinned() and state.missing(pair) <= TINY and bool(state.level.across)
    arc = Angle(key=f"arc:{'+'.join(pair)}", start=start, end=end, at=state.pin)
    tone = Tone.GOOD if square else tone_of(state, other)
    return replace(arc, radius=radius, tone=tone, square=square)
