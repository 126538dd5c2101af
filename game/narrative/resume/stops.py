"""The places of a chapter at which a play can stand, and how to know them again."""

import re
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from hashlib import blake2b

from msgspec import Struct

from game.narrative.program import operations as ops
from game.narrative.program.program import Chapter
from game.narrative.prover.flow_graph import successors

# What can be named: all that waits but a silence.
_NAMED = (ops.Say, ops.Offer, ops.Puzzle, ops.Song, ops.Query, ops.End)


class Stop(Struct, frozen=True):
    """A pause in the code.

    ``key`` is a line's id, or what else the pause is known by; ``hash`` is of the
    words.
    """

    at: int
    key: str
    hash: str
    scene: str

    @property
    def named(self) -> bool:
        """Whether the key was given by a writer and will stay."""
        return bool(self.key) and not self.key.startswith("~")


def _words(op: ops.Op) -> tuple[str, str]:
    """The key of a pausing operation, and the words by which it is known."""
    match op:
        case ops.Say():
            return op.id, f"{op.speaker} {op.text}"
        case ops.Offer():
            return f"choice:{op.id}", " ".join(way.text for way in op.ways)
        case ops.Puzzle():
            return f"puzzle:{op.kind}.{op.level}", f"puzzle {op.kind} {op.level}"
        case ops.Song():
            return f"song:{op.name}", f"song {op.name}"
        case ops.Query():
            return f"mark:{op.guess}", f"mark {op.guess}"
        case ops.End():
            return f"end:{op.name}", f"end {op.name}"
        case _:
            return "", ""


def hashed(words: str) -> str:
    """A short hash of the words, whatever their case and punctuation."""
    flat = re.sub(r"\W+", " ", words.casefold()).strip()
    return blake2b(flat.encode(), digest_size=6).hexdigest()


def shaped(words: str) -> tuple[int, ...]:
    """A number of 16 bits for each word."""
    found = (word.encode() for word in re.findall(r"\w+", words.casefold())[:60])
    digests = (blake2b(word, digest_size=2).digest() for word in found)
    return tuple(int.from_bytes(digest, "big") for digest in digests)


def likeness(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """How alike two texts are, from 0 to 1, by their words in order."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0


class Stops:
    """All stops of a chapter, in the order of the code."""

    def __init__(self, chapter: Chapter) -> None:
        self.chapter = chapter
        self.all: list[Stop] = []
        for at, op in enumerate(chapter.code):
            if isinstance(op, _NAMED):
                key, words = _words(op)
                scene = chapter.scene_at(at)
                self.all.append(Stop(at, key, hashed(words), scene))
        self.order = {stop.at: number for number, stop in enumerate(self.all)}

    def shape(self, stop: Stop) -> tuple[int, ...]:
        """A small number for each word: likeness without keeping the words."""
        return shaped(_words(self.chapter.code[stop.at])[1])

    @cached_property
    def by_key(self) -> dict[str, list[Stop]]:
        """The stops with each key."""
        return self._grouped("key")

    @cached_property
    def by_hash(self) -> dict[str, list[Stop]]:
        """The stops with each hash."""
        return self._grouped("hash")

    def _grouped(self, by: str) -> dict[str, list[Stop]]:
        out: dict[str, list[Stop]] = {}
        for stop in self.all:
            out.setdefault(getattr(stop, by), []).append(stop)
        return out

    def at_or_before(self, at: int) -> Stop | None:
        """The stop at an operation, or the last one before it in its scene."""
        scene = self.chapter.scene_at(at)
        while at >= 0 and at not in self.order:
            at -= 1
        stop = self.all[self.order[at]] if at >= 0 else None
        return stop if stop is not None and stop.scene == scene else None

    def beside(self, stop: Stop, step: int) -> str:
        """The hash of the neighbour, -1 before or 1 behind, in the same scene."""
        number = self.order[stop.at] + step
        if not 0 <= number < len(self.all):
            return ""
        other = self.all[number]
        return other.hash if other.scene == stop.scene else ""

    @cached_property
    def called(self) -> frozenset[str]:
        """The scenes in which a play can be only by a call, or by a goto from one."""
        code = self.chapter.code
        roots = [op.scene for op in code if isinstance(op, ops.Call)]
        first = self.chapter.scene_at(0)
        return frozenset(self._reach(roots) - self._reach([first]))

    def _reach(self, roots: list[str]) -> set[str]:
        found = set(roots)
        waiting = list(roots)
        while waiting:
            for other in self._gotos.get(waiting.pop(), ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    @cached_property
    def _gotos(self) -> dict[str, set[str]]:
        """From which scene a goto leads to which."""
        out: dict[str, set[str]] = {}
        code = self.chapter.code
        for at, op in enumerate(code):
            if isinstance(op, ops.Call | ops.Hold | ops.Song | ops.Say):
                continue
            here = self.chapter.scene_at(at)
            for to in successors(code, at, ()):
                there = self.chapter.scene_at(to)
                if there != here:
                    out.setdefault(here, set()).add(there)
        return out


@lru_cache(maxsize=32)
def stops_of(chapter: Chapter) -> Stops:
    """The stops of a chapter, found once."""
    return Stops(chapter)
