"""Witnesses: how a state of the prover is reached, as answers for the real machine.

A path has one leg a chapter. Going on from lines and silences is implied: an
``Advance`` is written only where a mark must wait for a later line.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from game.narrative.machine import events
from game.narrative.machine.machine import begin, step
from game.narrative.machine.state import State
from game.narrative.program.domains import Value
from game.narrative.program.program import Program
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.steps import NOBODY, Step


class Leg(Struct, frozen=True):
    """One chapter of a path, with the answers given in it."""

    chapter: str
    answers: tuple[events.Answer, ...] = ()


def chosen(answer: events.Answer | None) -> str:
    """The option or outcome that an answer names; empty for any other."""
    if isinstance(answer, events.Pick):
        return answer.option
    return answer.outcome if isinstance(answer, events.Finish) else ""


def apart(one: Sequence[Leg], other: Sequence[Leg]) -> int:
    """In how many choices two plays part: options and ends of puzzles of only one."""
    first, second = (
        Counter(name for leg in path for a in leg.answers if (name := chosen(a)))
        for path in (one, other)
    )
    return max((first - second).total(), (second - first).total())


def back(explorer: Explorer, last: Step, chapter: str) -> list[tuple[Step, str]]:
    """The steps that lead to and through ``last``, each with its chapter."""
    steps = [(last, chapter)]
    while steps[-1][0].parent != NOBODY:
        node = explorer.nodes[steps[-1][0].parent]
        steps.append((node.step, node.chapter.name))
    steps.reverse()
    return steps


def legs(explorer: Explorer, last: Step, chapter: str) -> tuple[Leg, ...]:
    """The path whose last step is ``last``, which lies in ``chapter``."""
    return answers(back(explorer, last, chapter))


def answers(steps: Sequence[tuple[Step, str]]) -> tuple[Leg, ...]:
    """Steps as the answers that make the real machine take them."""
    out: list[tuple[str, list[events.Answer]]] = []
    left = 0
    for one, name in steps:
        if out and (one.before or isinstance(one.answer, events.Mark)):
            out[-1][1].extend([events.Advance()] * left)
            out[-1][1].extend(one.before)
        if one.answer is None:
            out.append((name, []))
        else:
            out[-1][1].append(one.answer)
        used = 0
        for pause, mark in one.later:
            out[-1][1].extend([events.Advance()] * (pause - 1 - used))
            out[-1][1].append(mark)
            used = pause - 1
        left = one.pauses - used
    return tuple(Leg(name, tuple(given)) for name, given in out)


def perform(
    program: Program,
    chapter: str,
    given: Sequence[events.Answer],
    carried: Mapping[str, Value] | None = None,
) -> Iterator[tuple[events.Answer | None, State, tuple[events.Event, ...]]]:
    """Play a chapter with the real machine until the answers are used up.

    Yields every answer with the state and the events that follow it; the first
    answer is None. Behind the last answer it goes on to the next decision. Raises
    StoryFault where an answer does not fit.
    """
    state, happened = step(program, begin(program, chapter, carried=carried), None)
    yield None, state, happened
    left = list(given)
    pause = happened[-1]
    while left or isinstance(pause, events.Told):
        told = bool(left) and isinstance(left[0], events.Advance | events.Mark)
        implied = isinstance(pause, events.Told) and not told
        answer = events.Advance() if implied else left.pop(0)
        state, happened = step(program, state, answer)
        asked = pause.guess if isinstance(pause, events.Asked) else ""
        # A mark that nobody asks for leaves the pause standing.
        if not isinstance(answer, events.Mark) or answer.guess == asked:
            pause = happened[-1]
        yield answer, state, happened
