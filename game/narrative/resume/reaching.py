"""To a scene that was seen before: as the player came there, or from nothing."""

from collections import deque
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from game.narrative.machine.events import Advance, Answer, Entered, Finish, Mark, Pick
from game.narrative.machine.machine import step
from game.narrative.machine.state import SOLVED, State, StoryFault
from game.narrative.program import operations as ops
from game.narrative.program.conditions import OPEN
from game.narrative.program.program import Program
from game.narrative.resume.anchors import Past, Resumed, retold_past
from game.narrative.resume.retelling import Told

# Pauses looked at on the way from nothing: far more than a chapter has.
MOST = 20_000


def came(program: Program, chapter: str, scene: str, past: Past) -> Resumed | None:
    """The scene's first pause as a play came there; None if it leads there no more."""
    here = program.chapters[chapter]
    retold = retold_past(program, here, past)
    if retold is None:
        return None
    entered = [n for n, one in enumerate(retold.told) if Entered(scene) in one.events]
    if not entered:
        return None
    # The answers lead to the scene: it is the first time after the last of them.
    at = next((n for n in entered if n >= retold.since), entered[-1])
    told = retold.told[: at + 1]
    return Resumed(told[-1].state, "exact", told=told, origin=retold.origin)


def picked(past: Past) -> tuple[str, ...]:
    """The options that were taken on the way to a place, or before its chapter."""
    before = tuple(past.origin.picked)
    return (*before, *(one.said for one in past.given if one.at.startswith("choice:")))


class _Stand(Struct):
    """A pause on the way, and the one before it."""

    told: Told
    before: "_Stand | None"


def afresh(program: Program, start: State, scene: str) -> Resumed | None:
    """The scene's first pause by the fewest answers from a chapter's beginning.

    First by places alone; where a condition bars every such way, by whole states.
    """
    for whole in (False, True):
        found = _search(program, start, scene, whole=whole)
        if found is not None:
            told = tuple(_way(found))
            return Resumed(told[-1].state, "exact", told=told, origin=start)
    return None


def _search(
    program: Program, start: State, scene: str, *, whole: bool
) -> _Stand | None:
    code = program.chapters[start.chapter].code
    state, events = step(program, start, None)
    waiting = deque([_Stand(Told(state, events), None)])
    met: set[object] = set()
    for _ in range(MOST):
        if not waiting:
            return None
        here = waiting.popleft()
        if Entered(scene) in here.told.events:
            return here
        state = here.told.state
        key = msgspec.json.encode(state) if whole else (state.at, state.stack)
        if key in met:
            continue
        met.add(key)
        for answer in _answers(code[state.at], state):
            try:
                after, events = step(program, state, answer)
            except StoryFault:
                continue
            waiting.append(_Stand(Told(after, events, answer), here))
    return None


def _answers(op: ops.Op, state: State) -> Iterator[Answer]:
    match op:
        case ops.Say() | ops.Hold() | ops.Song():
            yield Advance()
        case ops.Offer():
            yield from (Pick(option) for option in state.offered)
        case ops.Puzzle():
            names = [outcome.name for outcome in op.outcomes]
            # What was solved is told of best: nothing lies behind it undone.
            for name in sorted(names, key=lambda name: name != SOLVED):
                yield Finish(name)
        case ops.Query():
            yield Mark(op.guess, OPEN)
        case _:
            pass


def _way(last: _Stand) -> list[Told]:
    out = [last.told]
    before = last.before
    while before is not None:
        out.append(before.told)
        before = before.before
    return out[::-1]
