"""What a pause of the story is: what to show where a play stands."""

from collections.abc import Mapping

from game.language import pgettext
from game.narrative.machine import events
from game.narrative.machine.state import START, Memory, State, StoryFault
from game.narrative.program import operations as ops
from game.narrative.program.domains import Value
from game.narrative.program.program import Chapter, Program
from game.narrative.text.markup import fill


def line_said(op: ops.Say, values: Mapping[str, Value]) -> events.Line:
    """The line that an operation says, in the player's language, variables filled."""
    told = pgettext(op.id, op.text)
    text = fill(told, values) if op.fills else told
    # A recorded voice belongs to the words that were written, in any language.
    written = fill(op.text, values) if told != op.text and op.fills else op.text
    source = written if told != op.text else ""
    return events.Line(op.id, op.speaker, text, op.mood, op.voice, source)


def pending(program: Program, state: State) -> events.Pausing:
    """The pause at which a state stands; StoryFault if its chapter has not begun."""
    chapter = program.chapters[state.chapter]
    if state.at == START:
        raise StoryFault("the chapter has not begun")
    return pausing(chapter, chapter.code[state.at], Memory(state), state.offered)


def pausing(
    chapter: Chapter, op: ops.Op, memory: Memory, offered: tuple[str, ...]
) -> events.Pausing:
    """The pause that an operation makes; StoryFault where it waits for nothing."""
    match op:
        case ops.Say():
            return line_said(op, memory.values)
        case ops.Hold():
            return events.Pause(op.seconds)
        case ops.Offer():
            ways = (way for way in op.ways if way.id in offered)
            return events.Choices(op.id, tuple(_option(way, memory) for way in ways))
        case ops.Puzzle():
            return events.PuzzleSet(
                op.kind, op.level, tuple(o.name for o in op.outcomes)
            )
        case ops.Song():
            return events.SongSet(op.name)
        case ops.Query():
            return events.Asked(op.guess)
        case ops.End():
            return events.Ended(op.name)
        case _:
            what = f"nothing waits at this {type(op).__name__}"
            raise StoryFault(f"{what}, in the chapter '{chapter.name}'")


def _option(way: ops.Way, memory: Memory) -> events.Option:
    told = pgettext(way.id, way.text)
    text = fill(told, memory.values) if way.fills else told
    return events.Option(way.id, text, way.id in memory.picked)
