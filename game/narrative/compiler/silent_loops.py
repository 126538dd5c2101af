"""Scenes that nobody can leave: where a play would run on for ever without a word.

Only what is certain is found here, before anything is played: ways that hang on a
condition are walked by the prover.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from game.narrative.machine.state import MOST_CALLS
from game.narrative.program import operations as ops


class Endless(NamedTuple):
    """An operation from which the story cannot go on: its index, and why."""

    at: int
    code: str
    message: str
    hint: str


def endless(code: tuple[ops.Op, ...], scenes: Mapping[str, int]) -> Iterator[Endless]:
    """Each silent circle of scenes once, each scene that calls itself, a stray return.

    ``scenes`` maps names to places in the code; the chapter begins with the first.
    """
    told: set[int] = set()
    for name, start in scenes.items():
        passed, found = _walk(code, start, name)
        if found is None or passed & told:
            continue
        told |= passed
        if not isinstance(code[found.at], ops.Return) or start == 0:
            yield found


def _walk(
    code: tuple[ops.Op, ...], start: int, scene: str
) -> tuple[set[int], Endless | None]:
    """The operations that are passed from a scene's start without a pause or choice."""
    at, stack = start, tuple[int, ...]()
    seen: set[tuple[int, tuple[int, ...]]] = set()
    found: Endless | None = None
    while 0 <= at < len(code) and found is None:
        if (at, stack) in seen:
            what = f"the scene '{scene}' runs in a circle without a word or a choice"
            hint = "let a line be said on the way, or end it in another goto"
            found = Endless(start, "S406", what, hint)
        seen.add((at, stack))
        match code[at]:
            case ops.Jump(target=target):
                at = target
            case ops.Call(scene=called) if len(stack) >= MOST_CALLS:
                what = f"'{called}' is called from itself without end"
                hint = "goto begins a scene anew; call comes back from it"
                found = Endless(at, "S411", what, hint)
            case ops.Call(target=target):
                at, stack = target, (*stack, at + 1)
            case ops.Return() if not stack:
                what = "a return where no scene was called"
                found = Endless(at, "S411", what, "end the chapter with '- end: name'")
            case ops.Return():
                at, stack = stack[-1], stack[:-1]
            case ops.Assign() | ops.Show() | ops.Enter() | ops.Write() | ops.Unlock():
                at += 1
            case _:
                break
    return {place for place, _ in seen}, found
