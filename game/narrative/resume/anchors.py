"""Saves across edits of the story: where was the player, in words that last?

An anchor names the place by id, by its text's hash and its neighbours', and by the
trail of what was read; it holds no text. ``resume`` finds the place in an edited
story, never ahead of the player, and says so where it is not the very place.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from game.narrative.machine import effects
from game.narrative.machine.machine import begin, carry
from game.narrative.machine.state import START, Memory, State
from game.narrative.program.domains import Value
from game.narrative.program.operations import Call, Offer, Query
from game.narrative.program.program import Chapter, Program
from game.narrative.resume import seeking
from game.narrative.resume.stops import stops_of

TRAIL = 50
CHANGED = "This part of the story was changed; you are at "
SAID = {
    "moved": CHANGED + "the same words, in another place.",
    "text": CHANGED + "the words that you were reading.",
    "alike": CHANGED + "the words that stand there now.",
    "trail": CHANGED + "the last words you had read that are still there.",
    "scene": CHANGED + "the beginning of the scene.",
    "chapter": CHANGED + "the beginning of the chapter.",
    "story": "This chapter is gone; you are at the beginning of the story.",
}


class Saved(Struct, frozen=True):
    """What a save keeps of a play."""

    state: State
    anchor: seeking.Anchor


class Resumed(Struct, frozen=True):
    """Where a save goes on, and how it was found.

    ``how`` is exact, id, renamed, moved, text, alike, trail, scene, chapter or story;
    ``message`` is one sentence for the player, empty for the first three. ``dropped``
    names the variables that the story no longer has.
    """

    state: State
    how: str
    message: str = ""
    dropped: tuple[str, ...] = ()


def anchor(program: Program, state: State, trail: Sequence[str]) -> seeking.Anchor:
    """The anchor of a state, at any pause or before the first step.

    ``trail`` are the ids of the lines read, the newest last; the last 50 count.
    """
    chapter = program.chapters[state.chapter]
    stops = stops_of(chapter)
    reads = tuple(_read(chapter, line_id) for line_id in trail[-TRAIL:])
    bare = seeking.Anchor(chapter.digest, chapter.name, trail=reads)
    if state.at == START:
        return bare
    scene = chapter.scene_at(state.at)
    stop = stops.at_or_before(state.at)
    frames = tuple(_frame(chapter, back) for back in state.stack)
    if stop is None:
        return seeking.Anchor(
            chapter.digest, chapter.name, scene, trail=reads, frames=frames
        )
    return seeking.Anchor(
        chapter.digest,
        chapter.name,
        scene,
        stop.key,
        stop.hash,
        len(stops.by_hash[stop.hash]) == 1,
        stops.beside(stop, -1),
        stops.beside(stop, 1),
        stops.shape(stop),
        stops.order[stop.at],
        reads,
        frames,
    )


def _read(chapter: Chapter, line_id: str) -> seeking.Read:
    found = stops_of(chapter).by_key.get(line_id)
    return seeking.Read(line_id, found[0].hash if found else "")


def _frame(chapter: Chapter, back: int) -> seeking.Frame:
    call = chapter.code[back - 1]
    scene = chapter.scene_at(back - 1)
    target = call.scene if isinstance(call, Call) else ""
    calls = seeking.calls_to(chapter, scene, target)
    number = calls.index(back - 1) if back - 1 in calls else 0
    line = stops_of(chapter).at_or_before(back - 1)
    return seeking.Frame(scene, target, number, line.key if line is not None else "")


def resume(program: Program, saved: Saved) -> Resumed:
    """Find the place of a save in the story as it is now; never fails.

    Whatever the save holds that the story does not know is left out; what the story
    needs and the save does not hold has its value of the beginning.
    """
    old, mark = saved.state, saved.anchor
    if not program.chapters:
        return Resumed(old, "story", SAID["story"])
    name = seeking.renamed(program, "chapter", mark.chapter)
    chapter = program.chapters.get(name)
    if chapter is None:
        return _elsewhere(program, saved)
    values, dropped = _values(chapter, old.values)
    kept = _kept(program, old, name, values)
    if old.at == START:
        return Resumed(kept, "exact", dropped=dropped)
    if chapter.digest == mark.digest and seeking.stands(chapter, old.at):
        found = _unchanged(chapter, kept, old)
        if found is not None:
            return Resumed(found, "exact", dropped=dropped)
    for how, at in seeking.places(program, chapter, mark, kept):
        stack = seeking.stack_at(program, chapter, mark, at)
        found = _at(chapter, kept, at, stack)
        if found is not None:
            return Resumed(found, how, SAID.get(how, ""), dropped)
    fresh = begin(program, name, seed=old.seed, carried=carry(program, kept))
    return Resumed(fresh, "chapter", SAID["chapter"], dropped)


def _elsewhere(program: Program, saved: Saved) -> Resumed:
    """The chapter is gone: perhaps its lines stand in another one."""
    old, mark = saved.state, saved.anchor
    lines = [mark.key, *(read.id for read in reversed(mark.trail))]
    for number, line_id in enumerate(lines):
        for chapter in program.chapters.values():
            stops = stops_of(chapter).by_key.get(
                seeking.renamed(program, "line", line_id), []
            )
            if not stops or not stops[0].named:
                continue
            values, dropped = _values(chapter, old.values)
            kept = _kept(program, old, chapter.name, values)
            stack = seeking.called_from(chapter, stops[0].at)
            found = _at(chapter, kept, stops[0].at, stack)
            if found is not None:
                how = "trail" if number else "moved"
                return Resumed(found, how, SAID[how], dropped)
    first = program.order[0]
    carried = {k: v for k, v in old.values.items() if k in program.variables}
    state = begin(program, first, seed=old.seed, carried=carried)
    dropped = tuple(sorted(set(old.values) - set(state.values)))
    return Resumed(state, "story", SAID["story"], dropped)


def _values(
    chapter: Chapter, old: Mapping[str, object]
) -> tuple[dict[str, Value], tuple[str, ...]]:
    values = {
        name: domain.fit(old[name]) if name in old else domain.start
        for name, domain in chapter.variables.items()
    }
    return values, tuple(sorted(set(old) - set(values)))


def _kept(
    program: Program, old: State, chapter: str, values: dict[str, Value]
) -> State:
    """The old state's contents under the new names."""
    picked = {
        seeking.renamed(program, "option", seeking.renamed(program, "line", key)): count
        for key, count in old.picked.items()
    }
    visits: dict[str, int] = {}
    for key, count in old.visits.items():
        place, _, scene = key.partition(".")
        now = seeking.renamed(program, "chapter", place)
        visits[seeking.renamed(program, "scene", f"{now}.{scene}")] = count
    return State(
        chapter, START, old.seed, values, visits, picked, old.marks, old.solved
    )


def _at(chapter: Chapter, kept: State, at: int, stack: tuple[int, ...]) -> State | None:
    """The state at a place; None where a play cannot stand there."""
    op = chapter.code[at]
    offered: tuple[str, ...] = ()
    if isinstance(op, Offer):
        offered = tuple(way.id for way in effects.open_ways(op, Memory(kept)))
        if not offered:
            return None
    if isinstance(op, Query) and op.guess not in kept.marks:
        return None
    return structs.replace(kept, at=at, stack=stack, offered=offered)


def _unchanged(chapter: Chapter, kept: State, old: State) -> State | None:
    """The state as it was, in a chapter whose code is what it was."""
    op = chapter.code[old.at]
    known = {way.id for way in op.ways} if isinstance(op, Offer) else set()
    if not known.issuperset(old.offered) or bool(known) != bool(old.offered):
        return None
    return structs.replace(kept, at=old.at, stack=old.stack, offered=old.offered)
