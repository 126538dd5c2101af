"""What hands that can only step and take reach at a puzzle."""

from collections.abc import Sequence

import pygame

from game.language import _
from game.puzzles.core.protocol import Handle
from game.puzzles.session.heard import value
from game.puzzles.session.phases import Phase
from game.screens.puzzle.actions import Action, Do
from game.screens.puzzle.painter import Painter
from game.screens.puzzle.puzzle_state import Field, Focus, PuzzleState
from game.ui.window import intents as want
from game.ui.window.reach import (
    DIGITS,
    Reach,
    again,
    back,
    plain,
    pushes,
    written,
)

# Up to how many values are gone through by taking the handle; more are chosen from.
FEW = 2
# By how much of a wheel they scroll.
NOTCHES = 4.0


def reachable(
    state: PuzzleState, painter: Painter, stops: Sequence[Focus], *, heard: bool
) -> list[Reach]:
    """Handles and the lines that go on from here, in the order of the focus.

    Other lines are behind one thing more; so is, where it is ``heard``, to hear it all.
    """
    if state.phase is Phase.GLOW:
        return list(plain()[:1])
    first: list[Reach] = []
    others: list[Reach] = [again()] if heard else []
    side = {line.action for line in painter.column.told.lines if not line.main}
    for index, stop in enumerate(stops):
        reach = _stop(state, painter, stop, index)
        if reach is not None:
            (others if stop in side else first).append(reach)
    for way, area in painter.further():
        words = _("Further down") if way > 0 else _("Further up")
        wants = (want.Scroll(-way * NOTCHES, *area.center),)
        first.append(Reach(key=f"further:{way}", words=words, wants=wants, area=area))
    if Do.LEAVE not in stops:
        others.append(back())
    return [*first, Reach(key="more", words=_("Other things"), more=tuple(others))]


def _stop(
    state: PuzzleState, painter: Painter, stop: Focus, index: int
) -> Reach | None:
    light, lit = want.Light(index), stop == state.focus
    match stop:
        case str():
            place = painter.places.of(stop)
            handle, half = place.handle, round(place.reach)
            area = place.area
            if area is None:
                x, y = round(place.at[0]), round(place.at[1])
                area = pygame.Rect(x - half, y - half, 2 * half, 2 * half)
            words = _("{name}: {value}", name=handle.name, value=value(handle))
            more = _opened(handle)
            wants = () if more else (light, want.Advance())
        case Field.ANSWER:
            area, wants, more = None, (), written(DIGITS)
            written_ = state.paper.text if state.paper else ""
            words = _("Your answer: {x}.", x=written_ or _("empty"))
        case None:
            return None
        case action:
            area, words = _line(painter, action)
            wants, more = (light, want.Advance()), ()
    return Reach(
        key=f"stop:{stop}",
        words=words,
        wants=wants,
        lights=(light,),
        more=more,
        area=area,
        lit=lit,
        told=True,
    )


def _opened(handle: Handle) -> tuple[Reach, ...]:
    """What taking a handle opens: its values, or the ways in which it is pushed."""
    if handle.values and not handle.slides:
        named = [each for each in handle.values if each]
        if len(named) <= FEW:
            return ()
        says = dict(zip(handle.values, handle.says, strict=False))
        return tuple(
            Reach(
                key=f"value:{each}",
                words=says.get(each, each),
                wants=(want.Choose(i),),
                closes=True,
            )
            for i, each in enumerate(named)
        )
    if handle.slides:
        return pushes("lr", steps=False)
    return pushes("-+" if handle.reach is not None else "lrud", steps=True)


def _line(painter: Painter, action: Action) -> tuple[pygame.Rect | None, str]:
    for spot in painter.column.spots:
        if spot.line.action == action:
            return spot.area, spot.line.words
    return None, ""
