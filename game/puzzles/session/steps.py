"""The steps of a session: moves, nudges by keys, and beginning again."""

from typing import TypeAlias

from msgspec import Struct

from game.language import _
from game.linalg.plane import Point
from game.puzzles.core.kind import Kind
from game.puzzles.core.protocol import Drag, Handle, Move, Position, Predict, Turn
from game.puzzles.core.wording import arrow
from game.puzzles.core.wording import said as told
from game.puzzles.session import carrying
from game.puzzles.session.carrying import Carried


class Again(Struct, frozen=True, tag=True):
    """The level begun anew; undo brings back what was there."""


class Key(Struct, frozen=True, tag=True):
    """A handle brought to a point by keys: a run of nudges is one step."""

    handle: str
    to: Point


MoveStep: TypeAlias = Drag | Turn | Predict | Key
Step: TypeAlias = MoveStep | Again


def move_of(step: MoveStep) -> Move:
    """The move that a step makes in its position."""
    return Drag(step.handle, step.to) if isinstance(step, Key) else step


def after_step(
    start: Position, position: Position, carried: Carried, step: Step, hint: int = 0
) -> tuple[Position, Carried]:
    """Where a step leads from a position, and what is carried where after it.

    What is carried stays in view, together with the ghost of the ``hint``'s step.
    """
    if isinstance(step, Again):
        return start, ()
    move = move_of(step)
    if isinstance(move, Drag) and carrying.is_body(move.handle):
        handles, view = position.handles(), position.view()
        carried = carrying.carry(move, handles, carried, view)
        return position, fitted(position, carried, hint)
    after = position.play(move)
    return after, fitted(after, carried, hint)


def fitted(position: Position, carried: Carried, hint: int) -> Carried:
    """What is carried, in view together with the ghost of the hint's step."""
    if not carried:
        return ()
    ghost = position.hint(hint).ghost if hint else None
    return carrying.fitted(position.handles(), carried, position.view(), ghost)


def reveals(step: Step, after: Position) -> bool:
    """Whether the truth is known after a step."""
    return isinstance(step, Predict) or after.foreseen() is not None


def one_run(steps: tuple[Step, ...], step: Step) -> bool:
    """Whether the step goes on with the run of nudges that the last one began."""
    last = steps[-1] if steps else None
    return (
        isinstance(step, Key) and isinstance(last, Key) and last.handle == step.handle
    )


def cost_of(steps: tuple[Step, ...], position: Position, kind: Kind) -> int:
    """Moves that cost, since the level was last begun or its truth revealed.

    On a board all that is done to one handle in a row is one move: a click that turns a
    mark on passes what was not meant.
    """
    cost, last = 0, ""
    for step in steps:
        if isinstance(step, Again | Predict):
            cost, last = 0, ""
        elif not carrying.is_body(step.handle):
            again = kind.marks and step.handle == last
            cost += position.counts(move_of(step)) and not again
            last = step.handle
    return cost


def said(step: Step, handles: tuple[Handle, ...]) -> str:
    """A step in words, for ears, with the handles' own names."""
    match step:
        case Drag(key, to) | Key(key, to):
            return _moved(key, to, handles)
        case Turn(key, value):
            return f"{_name(key, handles)}: {_value(key, value, handles)}."
        case Predict(sure=True):
            return _("Revealed, with your guess.")
        case Predict():
            return _("Revealed, without a guess.")
        case Again():
            return _("Begun again.")


def _moved(key: str, to: Point, handles: tuple[Handle, ...]) -> str:
    named = _name(key, handles)
    counted = any(h.key == key and h.reach is not None for h in handles)
    if counted:
        return _("{name} is {value}.", name=named, value=told(to[0]))
    return _("{name} moved to {place}.", name=named, place=arrow(to))


def _name(key: str, handles: tuple[Handle, ...]) -> str:
    return next((handle.name for handle in handles if handle.key == key), key)


def _value(key: str, value: str, handles: tuple[Handle, ...]) -> str:
    for handle in handles:
        if handle.key == key and value in handle.values and handle.says:
            return handle.says[handle.values.index(value)]
    return value or _("nothing")
