"""The machine that steps a story: (program, state, answer) -> (state, told).

It runs to the next pause and stops there; the pause is the last event. It is bounded:
a loop without a pause is a ``StoryFault``, never a hang.
"""

from collections.abc import Mapping

from msgspec import structs

from game.narrative.machine import effects, events
from game.narrative.machine.pauses import line_said, pausing
from game.narrative.machine.state import (
    SKIPPED,
    SOLVED,
    START,
    Memory,
    State,
    StoryFault,
)
from game.narrative.program import operations as ops
from game.narrative.program.conditions import MARKS
from game.narrative.program.domains import Value
from game.narrative.program.program import Chapter, Program
from game.narrative.text import quoting

MOST_STEPS = 20_000


def begin(
    program: Program,
    chapter: str,
    *,
    seed: int = 0,
    carried: Mapping[str, Value] | None = None,
) -> State:
    """The state before the first line of a chapter. Raises StoryFault: no such one.

    ``carried`` is what :func:`carry` kept of the chapters before; what the story does
    not know, or what does not fit its domain, is left out.
    """
    if chapter not in program.chapters:
        raise StoryFault(f"no chapter is named '{chapter}'")
    here = program.chapters[chapter]
    values: dict[str, Value] = {
        name: domain.start for name, domain in here.variables.items()
    }
    memory = Memory(State(chapter, values=values))
    for key, value in (carried or {}).items():
        _carry_in(program, here, memory, key, value)
    return memory.state(State(chapter, START, seed), START)


def _carry_in(
    program: Program, here: Chapter, memory: Memory, key: str, value: Value
) -> None:
    kind, colon, name = key.partition(":")
    if not colon:
        domain = program.variables.get(key)
        if domain is not None and domain.holds(value):
            memory.give(key, value)
    elif kind == "mark" and isinstance(value, str) and value in ("", *MARKS):
        memory.mark(name, value)
    elif kind == "solved":
        memory.solve(name)
    elif kind == "met":
        memory.meet(name)
    elif kind == "picked" and key in program.kept and name not in here.unit.options:
        memory.picked = {**memory.picked, name: 1}
    elif kind == "visits" and key in program.kept:
        own = name.partition(".")[0] == here.name
        if not own and isinstance(value, int):
            memory.visits = {**memory.visits, name: max(0, min(99, int(value)))}


def carry(program: Program, state: State) -> dict[str, Value]:
    """What later chapters may ask about, flat: for ``begin(carried=...)``.

    Story-wide variables by name; ``mark:guess``, ``solved:kind.level``,
    ``met:kind.level``, ``picked:option`` and ``visits:chapter.scene`` for the rest.
    """
    out: dict[str, Value] = {
        name: value for name, value in state.values.items() if name in program.variables
    }
    out |= {f"mark:{guess}": mark for guess, mark in state.marks.items()}
    out |= {f"solved:{level}": True for level in state.solved}
    out |= {f"met:{level}": True for level in state.met}
    for option in state.picked:
        if f"picked:{option}" in program.kept:
            out[f"picked:{option}"] = True
    out |= {f"visits:{scene}": count for scene, count in state.visits.items()}
    return out


def step(
    program: Program, state: State, answer: events.Answer | None
) -> tuple[State, tuple[events.Event, ...]]:
    """Answer the pause at which ``state`` stands, and run to the next one.

    The answer is None for the first step of a chapter and for no other. The last event
    is the new pause; a ``Mark`` that revises leaves the pause standing: its only event
    is ``Marked``. Raises StoryFault where the answer does not fit the pause, or the
    story is at fault.
    """
    chapter = program.chapters[state.chapter]
    code = chapter.code
    if (
        type(answer) is events.Advance
        and type(code[state.at]) is ops.Say
        and state.at >= 0
    ):
        following = state.at + 1
        op = code[following]
        if type(op) is ops.Say and not op.fills:
            moved = structs.replace(state, at=following, offered=())
            return moved, (line_said(op, state.values),)
        return _run(program, state, Memory(state), following, [])
    return _answered(program, chapter, state, answer)


def _answered(
    program: Program, chapter: Chapter, state: State, answer: events.Answer | None
) -> tuple[State, tuple[events.Event, ...]]:
    memory = Memory(state)
    if state.at == START:
        if answer is not None:
            raise StoryFault(f"the chapter has not begun; {answer} answers nothing")
        return _run(program, state, memory, 0, [])
    op = chapter.code[state.at]
    told: list[events.Event] = []
    match op, answer:
        case ops.Query(), events.Mark() if answer.guess == op.guess:
            _mark(memory, answer.guess, answer.mark, told)
            at = state.at + 1
        case _, events.Mark():
            _mark(memory, answer.guess, answer.mark, told)
            return memory.state(state, state.at, state.offered), tuple(told)
        case ops.Say() | ops.Hold() | ops.Song(), events.Advance():
            at = state.at + 1
        case ops.Offer(), events.Pick() if answer.option in state.offered:
            way = next(way for way in op.ways if way.id == answer.option)
            at = effects.take(way, memory, program.kept)
        case ops.Puzzle(), events.Finish():
            at = _finish(op, answer, memory, told)
        case _:
            pause = pausing(chapter, op, memory, state.offered)
            raise StoryFault(f"{answer} does not answer {pause}")
    return _run(program, state, memory, at, told)


def _mark(memory: Memory, guess: str, mark: str, told: list[events.Event]) -> None:
    if mark not in MARKS:
        raise StoryFault(f"'{mark}' is no mark: {', '.join(MARKS)}")
    if guess not in memory.marks:
        raise StoryFault(f"the guess '{guess}' is not written yet and cannot be marked")
    memory.mark(guess, mark)
    told.append(events.Marked(guess, mark))


def _finish(
    op: ops.Puzzle, answer: events.Finish, memory: Memory, told: list[events.Event]
) -> int:
    outcome = next((o for o in op.outcomes if o.name == answer.outcome), None)
    if outcome is None:
        names = ", ".join(o.name for o in op.outcomes)
        what = f"the puzzle '{op.kind}' does not end in '{answer.outcome}'"
        raise StoryFault(f"{what}: {names}")
    if answer.marks and not op.marks:
        raise StoryFault(f"the puzzle '{op.kind}' marks no guesses")
    for guess, mark in answer.marks.items():
        # Whoever begins with this chapter has not written those of earlier ones.
        _written(guess, memory, told)
        _mark(memory, guess, mark, told)
    for name, numbers in answer.quotes.items():
        memory.quote(f"{op.kind}.{name}", numbers)
    if answer.outcome == SOLVED:
        memory.solve(f"{op.kind}.{op.level}")
    elif answer.outcome != SKIPPED:
        memory.meet(f"{op.kind}.{op.level}")
    return outcome.target


def _run(
    program: Program, before: State, memory: Memory, at: int, told: list[events.Event]
) -> tuple[State, tuple[events.Event, ...]]:
    chapter = program.chapters[before.chapter]
    code, kept = chapter.code, program.kept
    for _ in range(MOST_STEPS):
        op = code[at]
        match op:
            case ops.Say():
                told.append(line_said(op, memory.values))
                return memory.state(before, at), tuple(told)
            case ops.Hold() | ops.Song() | ops.Puzzle() | ops.End():
                told.append(pausing(chapter, op, memory, ()))
                return memory.state(before, at), tuple(told)
            case ops.Query():
                _written(op.guess, memory, told)
                told.append(events.Asked(op.guess))
                return memory.state(before, at), tuple(told)
            case ops.Offer():
                offered = tuple(way.id for way in effects.open_ways(op, memory))
                if offered:
                    told.append(pausing(chapter, op, memory, offered))
                    return memory.state(before, at, offered), tuple(told)
                at = _emptied(chapter, op, at)
            case ops.Write():
                _written(op.guess, memory, told)
                at += 1
            case ops.Enter() | ops.Show() | ops.Unlock():
                told.append(_said(op, memory.quotes))
                at = effects.after(op, at, memory, kept)
            case _:
                at = _next(chapter, op, at, memory, kept)
    raise StoryFault(f"a loop without a pause at {effects.where(chapter, at)}")


def _next(
    chapter: Chapter, op: ops.Op, at: int, memory: Memory, kept: frozenset[str]
) -> int:
    try:
        following = effects.after(op, at, memory, kept)
    except StoryFault as fault:
        raise StoryFault(f"{fault} ({effects.where(chapter, at)})") from None
    if not 0 <= following < len(chapter.code):
        raise StoryFault(f"no such scene ({effects.where(chapter, at)})")
    return following


def _emptied(chapter: Chapter, op: ops.Offer, at: int) -> int:
    if op.after == ops.NOWHERE:
        place = effects.where(chapter, at)
        raise StoryFault(f"the choice '{op.id}' has nothing left to offer ({place})")
    return op.after


def _written(guess: str, memory: Memory, told: list[events.Event]) -> None:
    if guess not in memory.marks:
        memory.mark(guess, "")
        told.append(events.Guessed(guess))


def _said(
    op: ops.Enter | ops.Show | ops.Unlock, quotes: Mapping[str, tuple[float, ...]]
) -> events.Event:
    match op:
        case ops.Enter():
            return events.Entered(op.scene)
        case ops.Show() if op.samples:
            return events.Cue(
                op.verb, quoting.filled(op.value, {**op.samples, **quotes})
            )
        case ops.Show():
            return events.Cue(op.verb, op.value)
        case ops.Unlock():
            return events.Unlocked(op.key)
