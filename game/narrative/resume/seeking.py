"""Finding in an edited story the place that an anchor names."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from game.narrative.machine import effects
from game.narrative.machine.state import Memory, State, StoryFault
from game.narrative.program.operations import (
    Call,
    End,
    Hold,
    Offer,
    Puzzle,
    Query,
    Say,
    Song,
)
from game.narrative.program.program import Chapter, Program
from game.narrative.resume.naming import renamed
from game.narrative.resume.retelling import option_now
from game.narrative.resume.stops import Stop, hashed, likeness, stops_of

ALIKE = 0.7


class Frame(Struct, frozen=True):
    """Where a call comes back to: scene, target, which such call, the line before."""

    scene: str
    target: str
    number: int
    before: str


class Read(Struct, frozen=True, array_like=True):
    """A line of the trail: its id, and the hash of its words where it is known."""

    id: str
    hash: str = ""


class Anchor(Struct, frozen=True, omit_defaults=True):
    """A place in a story that outlives edits; some 2 KB with its trail."""

    digest: str
    chapter: str
    scene: str = ""
    key: str = ""
    hash: str = ""
    alone: bool = False
    before: str = ""
    after: str = ""
    shape: tuple[int, ...] = ()
    position: int = 0
    trail: tuple[Read, ...] = ()
    frames: tuple[Frame, ...] = ()


def calls_to(chapter: Chapter, scene: str, target: str) -> list[int]:
    """The calls from a scene to another, as indices into the code."""
    return [
        at
        for at, op in enumerate(chapter.code)
        if isinstance(op, Call) and op.scene == target and chapter.scene_at(at) == scene
    ]


def stands(chapter: Chapter, at: int) -> bool:
    """Whether a play can wait at an operation."""
    pausing = Say | Hold | Song | Offer | Puzzle | Query | End
    return 0 <= at < len(chapter.code) and isinstance(chapter.code[at], pausing)


def places(
    program: Program, chapter: Chapter, mark: Anchor, kept: State
) -> Iterator[tuple[str, int]]:
    """Places to go on at, the best one first."""
    scene = _scene(program, chapter, mark.scene)
    yield from _by_key(program, chapter, mark, scene)
    yield from _by_option(program, chapter, mark)
    yield from _by_words(chapter, mark, scene)
    yield from _by_trail(program, chapter, mark)
    if scene in chapter.scenes:
        at = _first_pause(program, chapter, kept, chapter.scenes[scene])
        if at is not None:
            yield "scene", at


def _scene(program: Program, chapter: Chapter, scene: str) -> str:
    return renamed(program, "scene", f"{chapter.name}.{scene}").partition(".")[2]


def _by_key(
    program: Program, chapter: Chapter, mark: Anchor, scene: str
) -> Iterator[tuple[str, int]]:
    if not mark.key or mark.key.startswith("~"):
        return
    key = renamed(program, "line", mark.key)
    found = stops_of(chapter).by_key.get(key, [])
    if not found:
        return
    best = _best(chapter, mark, [s for s in found if s.scene == scene] or found)
    moved = best.scene != scene
    other = key != mark.key or scene != mark.scene
    yield ("moved" if moved else "renamed" if other else "id"), best.at


def _by_option(
    program: Program, chapter: Chapter, mark: Anchor
) -> Iterator[tuple[str, int]]:
    """The choice of which the line has become an option."""
    key = option_now(program, mark.key)
    for stop in stops_of(chapter).all:
        op = chapter.code[stop.at]
        if isinstance(op, Offer) and any(
            key == way.id or hashed(way.text) == mark.hash for way in op.ways
        ):
            yield "moved", stop.at


def _near(chapter: Chapter, mark: Anchor, stop: Stop) -> int:
    """How many neighbours are as they were."""
    stops = stops_of(chapter)
    return bool(mark.before and stops.beside(stop, -1) == mark.before) + bool(
        mark.after and stops.beside(stop, 1) == mark.after
    )


def _best(chapter: Chapter, mark: Anchor, found: Sequence[Stop]) -> Stop:
    def rank(stop: Stop) -> tuple[int, int]:
        away = abs(stops_of(chapter).order[stop.at] - mark.position)
        return -_near(chapter, mark, stop), away

    return min(found, key=rank)


def _by_words(chapter: Chapter, mark: Anchor, scene: str) -> Iterator[tuple[str, int]]:
    """The same or similar words, where no id says that it is another line."""
    stops = stops_of(chapter)
    same = [s for s in stops.by_hash.get(mark.hash, []) if _could_be(mark, s)]
    here = [s for s in same if s.scene == scene]
    if here and (mark.alone or any(_near(chapter, mark, s) for s in here)):
        yield "text", _best(chapter, mark, here).at
    elif len(same) == 1 and mark.alone:
        yield "moved", same[0].at
    alike = [
        stop
        for stop in stops.all
        if stop.scene == scene
        and _could_be(mark, stop)
        and _near(chapter, mark, stop)
        and likeness(stops.shape(stop), mark.shape) > ALIKE
    ]
    if alike:
        yield "alike", _best(chapter, mark, alike).at


def _could_be(mark: Anchor, stop: Stop) -> bool:
    """Ids are never used again: a line with another id is another line.

    Only one that had none may have got one.
    """
    return not stop.named or stop.key == mark.key or mark.key.startswith("~")


def _by_trail(
    program: Program, chapter: Chapter, mark: Anchor
) -> Iterator[tuple[str, int]]:
    stops = stops_of(chapter)
    for read in reversed(mark.trail):
        found = stops.by_key.get(renamed(program, "line", read.id), [])
        if not found and read.hash:
            fresh = read.id.startswith("~")
            same = stops.by_hash.get(read.hash, [])
            found = [stop for stop in same if fresh or not stop.named]
        if len(found) == 1:
            yield "trail", found[0].at


def _first_pause(
    program: Program, chapter: Chapter, kept: State, at: int
) -> int | None:
    """Where a scene would first wait; the state itself stays as it is."""
    memory = Memory(kept)
    for _ in range(len(chapter.code)):
        op = chapter.code[at]
        if isinstance(op, Offer) and not effects.open_ways(op, memory):
            return None
        if stands(chapter, at):
            return at
        try:
            at = effects.after(op, at, memory, program.kept)
        except StoryFault:
            return None
        if not 0 <= at < len(chapter.code):
            return None
    return None


def stack_at(
    program: Program, chapter: Chapter, mark: Anchor, at: int
) -> tuple[int, ...]:
    """The calls to come back from, at a place that may be another than it was."""
    scene = chapter.scene_at(at)
    if scene not in stops_of(chapter).called:
        old = _scene(program, chapter, mark.scene)
        if scene != old or old in {
            _scene(program, chapter, f.scene) for f in mark.frames
        }:
            return _callers(program, chapter, mark, scene)
    backs = [_back(program, chapter, frame) for frame in mark.frames]
    stack = tuple(back for back in backs if back is not None)
    return stack or called_from(chapter, at)


def _callers(
    program: Program, chapter: Chapter, mark: Anchor, scene: str
) -> tuple[int, ...]:
    """Thrown back into a scene that made one of the calls: those before it stay."""
    backs: list[int] = []
    for frame in mark.frames:
        if _scene(program, chapter, frame.scene) == scene:
            return tuple(backs)
        back = _back(program, chapter, frame)
        if back is not None:
            backs.append(back)
    return ()


def _back(program: Program, chapter: Chapter, frame: Frame) -> int | None:
    """Where a call comes back to now; the line before it, where the call is gone."""
    scene = _scene(program, chapter, frame.scene)
    calls = calls_to(chapter, scene, _scene(program, chapter, frame.target))
    line = renamed(program, "line", frame.before)
    beside = [
        at
        for at in calls
        if (stop := stops_of(chapter).at_or_before(at)) is not None and stop.key == line
    ]
    for found in (beside, calls[frame.number : frame.number + 1], calls):
        if found:
            return found[0] + 1
    stops = stops_of(chapter).by_key.get(line, [])
    if stops:
        return stops[0].at
    return chapter.scenes.get(scene)


def called_from(chapter: Chapter, at: int) -> tuple[int, ...]:
    """A place that only calls lead to needs a call to come back to."""
    scene = chapter.scene_at(at)
    if scene not in stops_of(chapter).called:
        return ()
    for back, op in enumerate(chapter.code):
        if isinstance(op, Call) and op.scene == scene:
            return (back + 1,)
    calls = [back for back, op in enumerate(chapter.code) if isinstance(op, Call)]
    return (calls[0] + 1,) if calls else ()
