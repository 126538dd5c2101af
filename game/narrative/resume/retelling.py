"""A play told again: from its origin, with the answers that were given.

Told so in an edited story, every state is that of its place in the story as it is
now: nothing counts twice, and what was done before a condition asked for it counts.
"""

from collections.abc import Sequence

from msgspec import Struct, structs

from game.narrative.machine.events import (
    Advance,
    Answer,
    Event,
    Finish,
    Mark,
    Pick,
)
from game.narrative.machine.machine import step
from game.narrative.machine.pauses import pending
from game.narrative.machine.state import START, State, StoryFault
from game.narrative.program import operations as ops
from game.narrative.program.program import Chapter, Program
from game.narrative.resume.naming import renamed
from game.narrative.resume.stops import hashed, stops_of

# Pauses after the last answer: more than any stretch of a chapter has.
MOST_AFTER = 3_000
MARKED = "mark:"


class Given(Struct, frozen=True, array_like=True):
    """An answer that was more than going on.

    ``at`` is the key of its pause, ``said`` the option, outcome or mark, empty where a
    mark was only revised there. ``hash`` is of an option's words where it has no id.
    """

    at: str
    said: str = ""
    marks: dict[str, str] = {}
    quotes: dict[str, tuple[float, ...]] = {}
    hash: str = ""


class Told(Struct, frozen=True):
    """A pause: the answer that led to it, what was told then, the marks revised at it.

    ``state`` is that after the revisions; the last of the ``events`` is the pause.
    """

    state: State
    events: tuple[Event, ...]
    answer: Answer | None = None
    marks: tuple[Mark, ...] = ()


class Retold(Struct, frozen=True):
    """The pauses, oldest first; ``since`` is the index of that after the last answer.

    ``origin`` is the state that it was told from; ``left`` are answers that the story
    did not ask for any more.
    """

    origin: State
    told: tuple[Told, ...]
    since: int
    left: tuple[Given, ...]


def given(program: Program, state: State, answer: Answer | None) -> tuple[Given, ...]:
    """What an answer at a pause adds to the record; going on adds nothing."""
    chapter = program.chapters[state.chapter]
    op, key = chapter.code[state.at], key_at(chapter, state.at)
    match answer:
        case Pick(option=option):
            ways = op.ways if isinstance(op, ops.Offer) else ()
            words = [way.text for way in ways if way.id == option]
            unnamed = option.startswith("~") and words
            return (Given(key, option, hash=hashed(words[0]) if unnamed else ""),)
        case Finish():
            return (Given(key, answer.outcome, answer.marks, answer.quotes),)
        case Mark(guess=guess, mark=mark):
            return (Given(MARKED + guess, mark),)
        case _:
            return ()


def revised(program: Program, state: State, marks: Sequence[Mark]) -> tuple[Given, ...]:
    """What revising marks at a pause adds to the record."""
    key = key_at(program.chapters[state.chapter], state.at)
    return tuple(Given(key, marks={mark.guess: mark.mark}) for mark in marks)


def key_at(chapter: Chapter, at: int) -> str:
    """The key of the pause at an operation; empty for a silence."""
    stops = stops_of(chapter)
    return stops.all[stops.order[at]].key if at in stops.order else ""


def retell(program: Program, origin: State, record: Sequence[Given]) -> Retold:
    """Tell a play again from its origin, on to the first pause without an answer."""
    left = list(record)
    told, since = [_first(program, origin)], 0
    while len(told) - since < MOST_AFTER:
        told[-1] = _revise(program, told[-1], left)
        state, waiting = told[-1].state, len(left)
        answer = _answer(program, state, left)
        if answer is None:
            break
        try:
            state, events = step(program, state, answer)
        except StoryFault:
            break
        told.append(Told(state, events, answer))
        if len(left) < waiting:
            since = len(told) - 1
    return Retold(origin, tuple(told), since, tuple(left))


def _first(program: Program, origin: State) -> Told:
    if origin.at == START:
        return Told(*step(program, origin, None))
    return Told(origin, (pending(program, origin),))


def _revise(program: Program, here: Told, left: list[Given]) -> Told:
    """Revise marks where that was done, or before the next answer at the latest."""
    chapter = program.chapters[here.state.chapter]
    asks = not isinstance(chapter.code[here.state.at], ops.Say | ops.Hold | ops.Song)
    key = key_at(chapter, here.state.at)
    while left and not left[0].said and (asks or _now(program, left[0]) == key):
        for guess, mark in left.pop(0).marks.items():
            if guess in here.state.marks:
                answer = Mark(guess, mark)
                marks = structs.replace(
                    here.state, marks={**here.state.marks, guess: mark}
                )
                here = structs.replace(here, state=marks, marks=(*here.marks, answer))
    return here


def _now(program: Program, entry: Given) -> str:
    return renamed(program, "line", entry.at)


def _answer(program: Program, state: State, left: list[Given]) -> Answer | None:
    """The answer at a pause, taken out of those that are left; None without one."""
    op = program.chapters[state.chapter].code[state.at]
    if isinstance(op, ops.Say | ops.Hold | ops.Song):
        return Advance()
    for number, entry in enumerate(left):
        answer = _fitting(program, state, op, entry)
        if answer is not None:
            del left[number]
            return answer
    return None


def _fitting(program: Program, state: State, op: ops.Op, entry: Given) -> Answer | None:
    """The answer of an entry where it fits a pause."""
    match op:
        case ops.Offer() if entry.at.startswith("choice:"):
            name = option_now(program, entry.said)
            for way in op.ways:
                same = way.id == name or (entry.hash and hashed(way.text) == entry.hash)
                if same and way.id in state.offered:
                    return Pick(way.id)
        case ops.Puzzle() if entry.at.startswith(f"puzzle:{op.kind}."):
            if any(outcome.name == entry.said for outcome in op.outcomes):
                known = {g: m for g, m in entry.marks.items() if g in state.marks}
                return Finish(entry.said, known if op.marks else {}, entry.quotes)
        case ops.Query() if entry.said and entry.at == MARKED + op.guess:
            return Mark(op.guess, entry.said)
        case _:
            pass
    return None


def option_now(program: Program, option: str) -> str:
    """The id of an option now; a line may have become one."""
    return renamed(program, "option", renamed(program, "line", option))
