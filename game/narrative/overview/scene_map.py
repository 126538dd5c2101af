"""A chapter's scenes as a map: what each holds, and where the story can go from it."""

from functools import lru_cache

from msgspec import Struct

from game.narrative.program import operations as ops
from game.narrative.program.program import Chapter
from game.narrative.prover.flow_graph import successors


class Choice(Struct, frozen=True):
    """A choice of a scene: its name, its options by id with their words.

    ``barred`` are those that a condition may keep from the player.
    """

    name: str
    options: tuple[tuple[str, str], ...]
    barred: frozenset[str] = frozenset()


class Place(Struct, frozen=True, kw_only=True):
    """A scene on the map.

    ``lane`` counts the side ways from the main one, 0, to the right. ``lines`` and
    ``opening`` are ids and the first words; ``puzzles`` are pairs of kind and level.
    """

    scene: str
    lane: int
    lines: tuple[str, ...]
    opening: tuple[str, str]
    choices: tuple[Choice, ...]
    puzzles: tuple[tuple[str, str], ...]
    guesses: tuple[str, ...]
    leads: tuple[str, ...]


@lru_cache(maxsize=16)
def scene_map(chapter: Chapter) -> tuple[Place, ...]:
    """The scenes of a chapter, in the order in which they are written.

    A scene lies on the main way, or beside it where the story can pass it by.
    """
    parts = _parts(chapter)
    leads = {scene: _leads(chapter, scene, code) for scene, code in parts.items()}
    lanes = _lanes(leads)
    return tuple(
        _place(chapter, scene, lanes[scene], code, leads[scene])
        for scene, code in parts.items()
    )


def _parts(chapter: Chapter) -> dict[str, list[int]]:
    parts: dict[str, list[int]] = {scene: [] for scene in chapter.scenes}
    for at in range(len(chapter.code)):
        parts[chapter.scene_at(at)].append(at)
    return parts


def _leads(chapter: Chapter, scene: str, code: list[int]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for at in code:
        for to in successors(chapter.code, at, ()):
            there = chapter.scene_at(to)
            if there != scene:
                found[there] = None
    return tuple(found)


def _lanes(leads: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """What every way through the chapter comes by is the main one."""
    first = next(iter(leads), "")
    ends = [scene for scene in leads if not leads[scene]]
    last = max(ends, key=list(leads).index, default=first)
    lanes: dict[str, int] = {}
    beside = 0
    for scene in leads:
        if scene in (first, last) or not _passed(leads, first, last, without=scene):
            lanes[scene], beside = 0, 0
        else:
            beside = min(2, beside + 1)
            lanes[scene] = beside
    return lanes


def _passed(
    leads: dict[str, tuple[str, ...]], first: str, last: str, *, without: str
) -> bool:
    """Whether a chapter can be played from its first scene to its last without one."""
    seen, waiting = {without, first}, [first]
    while waiting:
        for there in leads[waiting.pop()]:
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return last in seen


def _place(
    chapter: Chapter, scene: str, lane: int, code: list[int], leads: tuple[str, ...]
) -> Place:
    found = [chapter.code[at] for at in code]
    said = [op for op in found if isinstance(op, ops.Say)]
    return Place(
        scene=scene,
        lane=lane,
        lines=tuple(op.id for op in said),
        opening=(said[0].id, said[0].text) if said else ("", ""),
        choices=tuple(
            Choice(
                op.id,
                tuple((way.id, way.text) for way in op.ways),
                frozenset(way.id for way in op.ways if way.tree is not None),
            )
            for op in found
            if isinstance(op, ops.Offer)
        ),
        puzzles=tuple(
            (op.kind, op.level) for op in found if isinstance(op, ops.Puzzle)
        ),
        guesses=tuple(op.guess for op in found if isinstance(op, ops.Write)),
        leads=leads,
    )


def written_in(chapter: Chapter, guess: str) -> str:
    """The scene in which a guess is written, or nothing."""
    places = (place for place in scene_map(chapter) if guess in place.guesses)
    return next((place.scene for place in places), "")
