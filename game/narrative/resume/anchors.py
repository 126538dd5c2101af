"""Saves across edits of the story: where was the player, in words that last?

An anchor names the place by id, by its text's hash and its neighbours', and by the
trail of what was read; it holds no text. ``resume`` finds the place in an edited
story, never ahead of the player, and says so where it is not the very place.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from game.language import N_
from game.narrative.machine import effects
from game.narrative.machine.machine import begin, carry
from game.narrative.machine.state import START, Memory, State, StoryFault
from game.narrative.program.domains import Value
from game.narrative.program.operations import Call, Offer, Query
from game.narrative.program.program import Chapter, Program
from game.narrative.resume import seeking
from game.narrative.resume.naming import evident, renamed
from game.narrative.resume.retelling import Given, Retold, Told, option_now, retell
from game.narrative.resume.stops import stops_of

TRAIL = 50
SAID = {
    "moved": N_(
        "This part of the story was changed; you are at the same words, in another "
        "place."
    ),
    "text": N_(
        "This part of the story was changed; you are at the words that you were "
        "reading."
    ),
    "alike": N_(
        "This part of the story was changed; you are at the words that stand there now."
    ),
    "evident": N_(
        "This part of the story has another name now; you are at the same place."
    ),
    "trail": N_(
        "This part of the story was changed; you are at the last words you had read "
        "that are still there."
    ),
    "answer": N_(
        "This part of the story was changed; you are at what follows your last answer."
    ),
    "scene": N_(
        "This part of the story was changed; you are at the beginning of the scene."
    ),
    "chapter": N_(
        "This part of the story was changed; you are at the beginning of the chapter."
    ),
    "story": N_("This chapter is gone; you are at the beginning of the story."),
}


class Past(Struct, frozen=True, omit_defaults=True):
    """How a play came to its place: where it is told from, and the answers since.

    Without an anchor the origin is the beginning of the chapter, and holds only what
    was carried into it.
    """

    origin: State
    anchor: seeking.Anchor | None = None
    given: tuple[Given, ...] = ()


class Saved(Struct, frozen=True, omit_defaults=True):
    """What a save keeps of a play; older saves have no past."""

    state: State
    anchor: seeking.Anchor
    past: Past | None = None


class Resumed(Struct, frozen=True):
    """Where a save goes on, and how it was found.

    ``how`` is exact, id, renamed, evident, moved, text, alike, trail, answer, scene,
    chapter or story; ``message`` is one sentence for the player, in the writers'
    language, empty for the first three. ``dropped`` names the variables that the story
    no longer has. ``told`` is the play from its ``origin`` to the place; empty where it
    cannot be told again.
    """

    state: State
    how: str
    message: str = ""
    dropped: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    origin: State | None = None


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

    The play is told again with the answers that were given, and its state is that of
    the place in the story as it is now; it is never ahead of an answer that was not
    given. Where it cannot be told so, whatever the save holds that the story does not
    know is left out; what the story needs and the save does not hold has its value of
    the beginning.
    """
    old, mark = saved.state, saved.anchor
    if not program.chapters:
        return Resumed(old, "story", SAID["story"])
    scenes = [(mark.scene, mark.key), *((f.scene, f.before) for f in mark.frames)]
    read = {mark.key, *(read.id for read in mark.trail)} - {""}
    declared, program = program, evident(program, mark.chapter, scenes, read)
    name = renamed(program, "chapter", mark.chapter)
    chapter = program.chapters.get(name)
    if chapter is None:
        return _elsewhere(program, saved)
    values, dropped = _values(chapter, old.values)
    kept = _kept(program, old, name, values)
    if old.at == START:
        return Resumed(kept, "exact", dropped=dropped)
    retold = retold_past(program, chapter, saved.past)
    origin = retold.origin if retold is not None else None
    if chapter.digest == mark.digest and seeking.stands(chapter, old.at):
        found = _unchanged(chapter, kept, old)
        if found is not None:
            told = _ending(retold, found)
            state = told[-1].state if told else found
            return Resumed(state, "exact", "", dropped, told, origin)
    for way, at, told in _found(program, chapter, mark, kept, retold):
        undeclared = program is not declared and way in ("id", "renamed")
        how = "evident" if undeclared else way
        said = SAID.get(how, "")
        if told:
            return Resumed(told[-1].state, how, said, dropped, told, origin)
        found = _at(chapter, kept, at, seeking.stack_at(program, chapter, mark, at))
        if found is not None:
            return Resumed(found, how, said, dropped)
    fresh = begin(program, name, seed=old.seed, carried=carry(program, kept))
    return Resumed(fresh, "chapter", SAID["chapter"], dropped)


def retold_past(program: Program, chapter: Chapter, past: Past | None) -> Retold | None:
    """A play told again in the story as it is now, or None where that cannot be."""
    if past is None:
        return None
    origin = past.origin
    if past.anchor is None:
        carried = {k: v for k, v in origin.values.items() if k in program.variables}
        values = _values(chapter, carried)[0]
        origin = _kept(program, origin, chapter.name, values)
    else:
        place = resume(program, Saved(origin, past.anchor))
        if place.message or place.state.chapter != chapter.name:
            return None
        origin = place.state
    try:
        return retell(program, origin, past.given)
    except StoryFault:
        return None


def _ending(retold: Retold | None, state: State) -> tuple[Told, ...]:
    """What was told up to a state after the last answer; empty if it never was."""
    if retold is None or retold.left:
        return ()
    after = range(retold.since, len(retold.told))
    same = [n for n in after if retold.told[n].state == state]
    # Another chapter may have begun to ask for what nobody counted before.
    counted = [n for n in after if _uncounted(retold.told[n].state, state)]
    return retold.told[: min(same or counted) + 1] if same or counted else ()


def _uncounted(a: State, b: State) -> bool:
    """Whether two states are alike but for what is counted of scenes and options."""
    return structs.replace(a, visits={}, picked={}, offered=()) == structs.replace(
        b, visits={}, picked={}, offered=()
    )


def _found(
    program: Program,
    chapter: Chapter,
    mark: seeking.Anchor,
    kept: State,
    retold: Retold | None,
) -> Iterator[tuple[str, int, tuple[Told, ...]]]:
    """Places to go on at, the best one first, with what was told up to them.

    A play that could be told with all its answers stands nowhere else.
    """
    whole = retold is not None and not retold.left
    ahead: set[int] = set()
    for how, at in seeking.places(program, chapter, mark, kept):
        if at in ahead:
            continue
        behind = how in ("trail", "scene")
        stack = seeking.stack_at(program, chapter, mark, at)
        told = _up_to(retold, at, stack, behind=behind) if whole or behind else ()
        if told and not behind and _skipped(chapter, mark, told):
            ahead.add(at)
        elif told or not whole:
            yield how, at, told
    if retold is not None and whole:
        told = retold.told[: retold.since + 1]
        yield "answer" if retold.since else "chapter", told[-1].state.at, told


def _up_to(
    retold: Retold | None, at: int, stack: tuple[int, ...], *, behind: bool
) -> tuple[Told, ...]:
    """What was told up to a place: after the last answer, or ``behind`` it."""
    if retold is None:
        return ()
    since, told = retold.since, retold.told
    after = [n for n in range(since, len(told)) if told[n].state.at == at]
    before = [n for n in range(since) if told[n].state.at == at] if behind else []
    called = [n for n in after if told[n].state.stack == stack]
    for found in (called, after, before[-1:]):
        if found:
            return told[: found[0] + 1]
    return ()


def _skipped(chapter: Chapter, mark: seeking.Anchor, told: tuple[Told, ...]) -> bool:
    """Whether the line that stood behind the place would be passed over unread."""
    stops, read = stops_of(chapter), {read.id for read in mark.trail}
    if len(stops.by_hash.get(mark.after, ())) != 1:
        return False
    for before in reversed(told[:-1]):
        stop = stops.at_or_before(before.state.at)
        if stop is None or stop.at != before.state.at:
            continue
        if stop.key in read:
            return False
        if stop.hash == mark.after:
            return True
    return False


def _elsewhere(program: Program, saved: Saved) -> Resumed:
    """The chapter is gone: perhaps its lines stand in another one."""
    old, mark = saved.state, saved.anchor
    lines = [mark.key, *(read.id for read in reversed(mark.trail))]
    for number, line_id in enumerate(lines):
        for chapter in program.chapters.values():
            stops = stops_of(chapter).by_key.get(renamed(program, "line", line_id), [])
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
    picked = {option_now(program, key): n for key, n in old.picked.items()}
    visits: dict[str, int] = {}
    for key, count in old.visits.items():
        place, _, scene = key.partition(".")
        now = renamed(program, "chapter", place)
        visits[renamed(program, "scene", f"{now}.{scene}")] = count
    return State(
        chapter,
        START,
        old.seed,
        values,
        visits,
        picked,
        old.marks,
        old.solved,
        old.met,
        quotes=old.quotes,
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
