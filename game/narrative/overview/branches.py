"""What each option of a choice does that the other options do not."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from game.narrative.overview.scene_map import scene_map
from game.narrative.program import operations as ops
from game.narrative.program.conditions import reads
from game.narrative.program.program import Chapter, Program
from game.narrative.prover.flow_graph import successors


class Branch(Struct, frozen=True):
    """What follows an option and none of its sisters.

    ``code`` are the places of its operations, with those of the scenes that it calls
    and of the side scenes that it alone enters; ``scenes`` are all that it leads into.
    """

    option: str
    choice: str
    code: frozenset[int]
    scenes: frozenset[str]


@lru_cache(maxsize=32)
def branches(chapter: Chapter) -> tuple[Branch, ...]:
    """A branch for every option of a chapter, in the order of the code."""
    return tuple(
        branch
        for at, op in enumerate(chapter.code)
        if isinstance(op, ops.Offer)
        for branch in _of(chapter, at, op)
    )


def _of(chapter: Chapter, at: int, op: ops.Offer) -> Iterator[Branch]:
    ways = {way.id: _reached(chapter, at, way.target) for way in op.ways}
    for option, (code, scenes) in ways.items():
        others = [found for name, found in ways.items() if name != option]
        # A lone option can still be passed by, where there is a way past the choice.
        if not others and op.after != ops.NOWHERE:
            others = [_reached(chapter, at, op.after)]
        alike = frozenset.intersection(*(c for c, _ in others)) if others else code
        met = frozenset.intersection(*(s for _, s in others)) if others else scenes
        own, led = code - alike, scenes - met
        called = {o.scene for n in own if isinstance(o := chapter.code[n], ops.Call)}
        beside = led & _beside(chapter, chapter.scene_at(at))
        more = (at for scene in called | beside for at in _within(chapter, scene))
        yield Branch(option, op.id, own | frozenset(more), led)


def _beside(chapter: Chapter, scene: str) -> frozenset[str]:
    """The side scenes that only this one leads into."""
    places = scene_map(chapter)
    others = {to for place in places if place.scene != scene for to in place.leads}
    return frozenset(place.scene for place in places if place.lane) - others


def _reached(
    chapter: Chapter, choice: int, start: int
) -> tuple[frozenset[int], frozenset[str]]:
    """What can follow before the scene is left or the choice is met again."""
    here, code = chapter.scene_at(choice), chapter.code
    found: set[int] = set()
    scenes: set[str] = set()
    waiting = [start]
    while waiting:
        at = waiting.pop()
        if at == choice or at in found or at >= len(code):
            continue
        there = chapter.scene_at(at)
        if there != here:
            scenes.add(there)
            continue
        found.add(at)
        waiting += successors(code, at, ())
        if isinstance(code[at], ops.Call):
            waiting.append(at + 1)
    return frozenset(found), frozenset(scenes)


def _within(chapter: Chapter, scene: str) -> Iterable[int]:
    at = chapter.scenes[scene]
    while at < len(chapter.code) and chapter.scene_at(at) == scene:
        yield at
        at += 1


def assigned(chapter: Chapter, branch: Branch) -> Iterator[ops.Assign]:
    """What an option sets, in the order of the code."""
    for at in sorted(branch.code):
        op = chapter.code[at]
        if isinstance(op, ops.Assign):
            yield op


def setting(program: Program, slot: str) -> frozenset[str]:
    """The options that decide a slot that conditions read: picked, or a variable."""
    kind, _, name = slot.partition(":")
    if kind == "picked":
        return frozenset({name})
    if kind != "var":
        return frozenset()
    return frozenset(
        branch.option
        for chapter in program.chapters.values()
        if name in chapter.variables
        for branch in branches(chapter)
        if any(op.name == name for op in assigned(chapter, branch))
    )


def causes(program: Program, chapter: Chapter) -> dict[str, frozenset[str]]:
    """The options by which each scene that can be passed by may be met.

    They lead there at once, or set what a condition before it asks for.
    """
    found: dict[str, set[str]] = {
        place.scene: set() for place in scene_map(chapter) if place.lane
    }
    for branch in branches(chapter):
        for scene in branch.scenes & found.keys():
            found[scene].add(branch.option)
    for at, op in enumerate(chapter.code):
        if not isinstance(op, ops.Test):
            continue
        _, so = _reached(chapter, at, at + 1)
        _, not_so = _reached(chapter, at, op.target)
        for scene in (so ^ not_so) & found.keys():
            for slot in reads(op.tree):
                found[scene] |= setting(program, slot)
    return {scene: frozenset(options) for scene, options in found.items()}
