"""The machine that steps a story: (program, state, answer) -> (state, events).

It runs to the next pause and stops there; the pause is the last event. It is bounded:
a loop without a pause is a ``StoryFault``, never a hang.
"""

from collections.abc import Mapping

from game.language import pgettext
from game.narrative.machine import effects
from game.narrative.machine.events import (
    Advance,
    Answer,
    Asked,
    Choices,
    Cue,
    Ended,
    Entered,
    Event,
    Finish,
    Guessed,
    Line,
    Mark,
    Marked,
    Option,
    Pause,
    Pausing,
    Pick,
    PuzzleSet,
    Unlocked,
)
from game.narrative.machine.state import START, Memory, State, StoryFault
from game.narrative.program.conditions import MARKS
from game.narrative.program.domains import Value
from game.narrative.program.program import (
    NOWHERE,
    Chapter,
    End,
    Enter,
    Hold,
    Offer,
    Op,
    Program,
    Puzzle,
    Query,
    Say,
    Show,
    Unlock,
    Way,
    Write,
)
from game.narrative.text import quoting
from game.narrative.text.markup import fill

MOST_STEPS = 20_000
SOLVED = "solved"


def begin(
    program: Program,
    chapter: str,
    *,
    seed: int = 0,
    carried: Mapping[str, Value] | None = None,
) -> State:
    """The state before the first line of a chapter.

    Args:
        program: the story.
        chapter: a chapter's key.
        seed: of the chance of this play.
        carried: what :func:`carry` kept of the chapters before; what the story does
            not know, or what does not fit its domain, is left out.

    Raises:
        StoryFault: there is no such chapter.
    """
    if chapter not in program.chapters:
        raise StoryFault(f"no chapter is named '{chapter}'")
    here = program.chapters[chapter]
    memory = Memory({}, {}, {}, {}, (), (), {})
    memory.values = {name: domain.start for name, domain in here.variables.items()}
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
    elif kind == "picked" and key in program.kept and name not in here.unit.options:
        memory.picked = {**memory.picked, name: 1}
    elif kind == "visits" and key in program.kept:
        own = name.partition(".")[0] == here.name
        if not own and isinstance(value, int):
            memory.visits = {**memory.visits, name: max(0, min(99, int(value)))}


def carry(program: Program, state: State) -> dict[str, Value]:
    """What later chapters may ask about, flat: for ``begin(carried=...)``.

    Story-wide variables by name; ``mark:guess``, ``solved:kind.level``,
    ``picked:option`` and ``visits:chapter.scene`` for the rest.
    """
    out: dict[str, Value] = {
        name: value for name, value in state.values.items() if name in program.variables
    }
    out |= {f"mark:{guess}": mark for guess, mark in state.marks.items()}
    out |= {f"solved:{level}": True for level in state.solved}
    for option in state.picked:
        if f"picked:{option}" in program.kept:
            out[f"picked:{option}"] = True
    out |= {f"visits:{scene}": count for scene, count in state.visits.items()}
    return out


def step(
    program: Program, state: State, answer: Answer | None
) -> tuple[State, tuple[Event, ...]]:
    """Answer the pause at which ``state`` stands, and run to the next one.

    Args:
        program: the story.
        state: from :func:`begin` or an earlier step.
        answer: None for the first step of a chapter and for no other.

    Returns:
        The new state and what happened; the last event is the new pause. A ``Mark``
        that revises leaves the pause standing: its only event is ``Marked``.

    Raises:
        StoryFault: the answer does not fit the pause, or the story is at fault.
    """
    chapter = program.chapters[state.chapter]
    code = chapter.code
    if type(answer) is Advance and type(code[state.at]) is Say and state.at >= 0:
        following = state.at + 1
        op = code[following]
        if type(op) is Say and not op.fills:
            return _moved(state, following), (_line(op, state.values),)
        return _run(program, chapter, state, Memory.of(state), following, [])
    return _answered(program, chapter, state, answer)


def _moved(state: State, at: int) -> State:
    return State(
        state.chapter,
        at,
        state.seed,
        state.values,
        state.visits,
        state.picked,
        state.marks,
        state.solved,
        state.stack,
        (),
        state.quotes,
    )


def _answered(
    program: Program, chapter: Chapter, state: State, answer: Answer | None
) -> tuple[State, tuple[Event, ...]]:
    memory = Memory.of(state)
    if state.at == START:
        if answer is not None:
            raise StoryFault(f"the chapter has not begun; {answer} answers nothing")
        return _run(program, chapter, state, memory, 0, [])
    op = chapter.code[state.at]
    events: list[Event] = []
    match op, answer:
        case Query(), Mark() if answer.guess == op.guess:
            _mark(memory, answer.guess, answer.mark, events)
            at = state.at + 1
        case _, Mark():
            _mark(memory, answer.guess, answer.mark, events)
            return memory.state(state, state.at, state.offered), tuple(events)
        case Say() | Hold(), Advance():
            at = state.at + 1
        case Offer(), Pick() if answer.option in state.offered:
            way = next(way for way in op.ways if way.id == answer.option)
            at = effects.take(way, memory, program.kept)
        case Puzzle(), Finish():
            at = _finish(op, answer, memory, events)
        case _:
            pause = pausing(chapter, op, memory, state.offered)
            raise StoryFault(f"{answer} does not answer {pause}")
    return _run(program, chapter, state, memory, at, events)


def _mark(memory: Memory, guess: str, mark: str, events: list[Event]) -> None:
    if mark not in MARKS:
        raise StoryFault(f"'{mark}' is no mark: {', '.join(MARKS)}")
    if guess not in memory.marks:
        raise StoryFault(f"the guess '{guess}' is not written yet and cannot be marked")
    memory.mark(guess, mark)
    events.append(Marked(guess, mark))


def _finish(op: Puzzle, answer: Finish, memory: Memory, events: list[Event]) -> int:
    outcome = next((o for o in op.outcomes if o.name == answer.outcome), None)
    if outcome is None:
        names = ", ".join(o.name for o in op.outcomes)
        what = f"the puzzle '{op.kind}' does not end in '{answer.outcome}'"
        raise StoryFault(f"{what}: {names}")
    if answer.marks and not op.marks:
        raise StoryFault(f"the puzzle '{op.kind}' marks no guesses")
    for guess, mark in answer.marks.items():
        _mark(memory, guess, mark, events)
    for name, numbers in answer.quotes.items():
        memory.quote(f"{op.kind}.{name}", numbers)
    if answer.outcome == SOLVED:
        memory.solve(f"{op.kind}.{op.level}")
    return outcome.target


def _run(
    program: Program,
    chapter: Chapter,
    before: State,
    memory: Memory,
    at: int,
    events: list[Event],
) -> tuple[State, tuple[Event, ...]]:
    code, kept = chapter.code, program.kept
    for _ in range(MOST_STEPS):
        op = code[at]
        match op:
            case Say():
                events.append(_line(op, memory.values))
                return memory.state(before, at), tuple(events)
            case Hold() | Puzzle() | End():
                events.append(pausing(chapter, op, memory, ()))
                return memory.state(before, at), tuple(events)
            case Query():
                _written(op.guess, memory, events)
                events.append(Asked(op.guess))
                return memory.state(before, at), tuple(events)
            case Offer():
                offered = tuple(way.id for way in effects.open_ways(op, memory))
                if offered:
                    events.append(pausing(chapter, op, memory, offered))
                    return memory.state(before, at, offered), tuple(events)
                at = _emptied(chapter, op, at)
            case Write():
                _written(op.guess, memory, events)
                at += 1
            case Enter() | Show() | Unlock():
                events.append(_said(op, memory.quotes))
                at = effects.after(op, at, memory, kept)
            case _:
                at = _next(chapter, op, at, memory, kept)
    raise StoryFault(f"a loop without a pause at {effects.where(chapter, at)}")


def _next(
    chapter: Chapter, op: Op, at: int, memory: Memory, kept: frozenset[str]
) -> int:
    try:
        following = effects.after(op, at, memory, kept)
    except StoryFault as fault:
        raise StoryFault(f"{fault} ({effects.where(chapter, at)})") from None
    if not 0 <= following < len(chapter.code):
        raise StoryFault(f"no such scene ({effects.where(chapter, at)})")
    return following


def _emptied(chapter: Chapter, op: Offer, at: int) -> int:
    if op.after == NOWHERE:
        place = effects.where(chapter, at)
        raise StoryFault(f"the choice '{op.id}' has nothing left to offer ({place})")
    return op.after


def _written(guess: str, memory: Memory, events: list[Event]) -> None:
    if guess not in memory.marks:
        memory.mark(guess, "")
        events.append(Guessed(guess))


def _said(op: Enter | Show | Unlock, quotes: Mapping[str, tuple[float, ...]]) -> Event:
    match op:
        case Enter():
            return Entered(op.scene)
        case Show() if op.samples:
            return Cue(op.verb, quoting.filled(op.value, {**op.samples, **quotes}))
        case Show():
            return Cue(op.verb, op.value)
        case Unlock():
            return Unlocked(op.key)


def _line(op: Say, values: Mapping[str, Value]) -> Line:
    told = pgettext(op.id, op.text)
    text = fill(told, values) if op.fills else told
    # A recorded voice belongs to the words that were written, in any language.
    written = fill(op.text, values) if told != op.text and op.fills else op.text
    source = written if told != op.text else ""
    return Line(op.id, op.speaker, text, op.mood, op.voice, source)


def pending(program: Program, state: State) -> Pausing:
    """The pause at which a state stands: what to show after loading.

    Raises:
        StoryFault: the chapter has not begun.
    """
    chapter = program.chapters[state.chapter]
    if state.at == START:
        raise StoryFault("the chapter has not begun")
    return pausing(chapter, chapter.code[state.at], Memory.of(state), state.offered)


def pausing(
    chapter: Chapter, op: Op, memory: Memory, offered: tuple[str, ...]
) -> Pausing:
    """The pause that an operation makes.

    Raises:
        StoryFault: the operation does not wait for anything.
    """
    match op:
        case Say():
            return _line(op, memory.values)
        case Hold():
            return Pause(op.seconds)
        case Offer():
            ways = (way for way in op.ways if way.id in offered)
            return Choices(op.id, tuple(_option(way, memory) for way in ways))
        case Puzzle():
            return PuzzleSet(op.kind, op.level, tuple(o.name for o in op.outcomes))
        case Query():
            return Asked(op.guess)
        case End():
            return Ended(op.name)
        case _:
            what = f"nothing waits at this {type(op).__name__}"
            raise StoryFault(f"{what}, in the chapter '{chapter.name}'")


def _option(way: Way, memory: Memory) -> Option:
    told = pgettext(way.id, way.text)
    text = fill(told, memory.values) if way.fills else told
    return Option(way.id, text, way.id in memory.picked)
