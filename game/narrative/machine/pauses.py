"""What a pause of the story is: what to show where a play stands."""

from collections.abc import Mapping

from game.language import pgettext
from game.narrative.machine.events import (
    Asked,
    Choices,
    Ended,
    Line,
    Option,
    Pause,
    Pausing,
    PuzzleSet,
)
from game.narrative.machine.state import START, Memory, State, StoryFault
from game.narrative.program.domains import Value
from game.narrative.program.operations import (
    End,
    Hold,
    Offer,
    Op,
    Puzzle,
    Query,
    Say,
    Way,
)
from game.narrative.program.program import Chapter, Program
from game.narrative.text.markup import fill


def line_said(op: Say, values: Mapping[str, Value]) -> Line:
    """The line that an operation says, in the player's language, variables filled."""
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
            return line_said(op, memory.values)
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
