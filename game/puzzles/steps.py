"""The steps of a sitting: moves, nudges by keys, and beginning again."""

from typing import TypeAlias

from msgspec import Struct

from game.figure.things import Point
from game.puzzles.protocol import Drag, Handle, Move, Position, Predict, Turn
from game.puzzles.say import arrow


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


def one_run(steps: tuple[Step, ...], step: Step) -> bool:
    """Whether the step goes on with the run of nudges that the last one began."""
    last = steps[-1] if steps else None
    return (
        isinstance(step, Key) and isinstance(last, Key) and last.handle == step.handle
    )


def cost_of(steps: tuple[Step, ...], position: Position) -> int:
    """Moves that cost, since the level was last begun."""
    cost = 0
    for step in steps:
        cost = 0 if isinstance(step, Again) else cost + position.counts(move_of(step))
    return cost


def said(step: Step, handles: tuple[Handle, ...]) -> str:
    """A step in words, for ears, with the handles' own names."""
    match step:
        case Drag(key, to) | Key(key, to):
            return f"{_name(key, handles)} moved to {arrow(to)}."
        case Turn(key, value):
            return f"{_name(key, handles)}: {_value(key, value, handles)}."
        case Predict(None):
            return "Gone on without a guess."
        case Predict(_):
            return "The guess is placed."
        case Again():
            return "Begun again."


def _name(key: str, handles: tuple[Handle, ...]) -> str:
    return next((handle.name for handle in handles if handle.key == key), key)


def _value(key: str, value: str, handles: tuple[Handle, ...]) -> str:
    for handle in handles:
        if handle.key == key and value in handle.values and handle.says:
            return handle.says[handle.values.index(value)]
    return value or "nothing"
