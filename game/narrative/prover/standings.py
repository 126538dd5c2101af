"""With which pictures, and after which ends of puzzles, each line can stand.

The explorer keeps what its plays see (``scenery``) and notes it at every stretch of
lines: together they say what a line's words are seen beside.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from game.narrative.program import operations as ops
from game.narrative.program.program import Chapter
from game.narrative.prover import scenery
from game.narrative.prover.explorer import Explorer
from game.narrative.prover.scenery import Ending

NO_STAGE = -1


class Standing(Struct, frozen=True):
    """One picture and one kind of puzzle with which a line can stand.

    ``shown`` is where its ``stage:`` cue is in the code. ``then`` is how the puzzle had
    ended when that was shown and quoted it, ``now`` how it has when the line is said;
    None where it was not met, or always left for later: nothing of it can be quoted.
    """

    shown: int
    kind: str = ""
    then: Ending | None = None
    now: Ending | None = None


Place: TypeAlias = tuple[str, int]
Standings: TypeAlias = Mapping[Place, frozenset[Standing]]


def standings(explorer: Explorer) -> Standings:
    """All standings of every line, by its chapter and its place in the code.

    There is one without a kind for each picture, and one for each kind of puzzle that
    the line's claim quotes, or some picture with which it can stand.
    """
    found: dict[Place, set[Standing]] = {}
    for (name, start), each in explorer.seen.items():
        chapter = explorer.program.chapters[name]
        names = explorer.beside(name, start)
        for values in each:
            known = zip(names, values, strict=True)
            seen = {name: it for name, it in known if it is not None}
            for at, facts in _lines(chapter, start, seen):
                kinds = explorer.scenery.beside[explorer.graph.number((name, at))]
                here = found.setdefault((name, at), set())
                here.update(_standing(kind, facts) for kind in ("", *kinds))
    return {place: frozenset(each) for place, each in found.items()}


def _standing(kind: str, facts: scenery.Facts) -> Standing:
    shown = facts.get(scenery.SHOWN)
    at = shown if isinstance(shown, int) else NO_STAGE
    if not kind:
        return Standing(at)
    then, now = facts.get(scenery.then(kind)), facts.get(scenery.now(kind))
    return Standing(at, kind, Ending.of(then), Ending.of(now))


def _lines(
    chapter: Chapter, start: int, seen: scenery.Facts
) -> Iterator[tuple[int, scenery.Facts]]:
    """The lines of a stretch, each with what is known of the picture beside it."""
    at, facts = start, seen
    while isinstance(
        op := chapter.code[at], ops.Say | ops.Hold | ops.Song | ops.Show | ops.Unlock
    ):
        if isinstance(op, ops.Say):
            yield at, facts
        elif scenery.is_picture(op):
            facts = scenery.after(chapter, at, facts)
        at += 1
