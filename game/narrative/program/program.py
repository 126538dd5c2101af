"""A compiled story: flat code a chapter, decoded only when it is played.

Code is a tuple of operations; targets are indices into it. Seconds are seconds.
"""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec import Raw, Struct

from game.language import pgettext
from game.narrative.program.domains import Domain
from game.narrative.program.operations import Op, Say


class Ref(Struct, frozen=True, array_like=True, gc=False):
    """A name that another file may have to answer for, with its place."""

    kind: str
    name: str
    line: int
    column: int
    source: str


class Unit(Struct, frozen=True, array_like=True):
    """What is compiled of one file; ``code`` and ``side`` are decoded when needed."""

    format: str
    chapter: str
    title: str
    place: tuple[int, int]
    after: tuple[str, ...]
    variables: dict[str, Domain]
    scenes: dict[str, int]
    ids: tuple[str, ...]
    options: tuple[str, ...]
    slips: tuple[str, ...]
    renames: dict[str, str]
    refs: tuple[Ref, ...]
    reads: tuple[str, ...]
    problems: tuple[Any, ...]
    ends: tuple[str, ...]
    titles: dict[str, str]
    told: dict[str, str]
    code: Raw
    side: Raw


class Claimed(Struct, frozen=True, array_like=True, gc=False):
    """What a line claims of the picture and the puzzle before it, and where it says so.

    Where ``text`` is empty the writer has ``said`` why the line claims nothing.
    """

    text: str
    line: int
    column: int
    said: str = ""


class Side(Struct, frozen=True, array_like=True):
    """What is not needed to play.

    Places (line, column by turns), notes and claims by line id.
    """

    places: tuple[int, ...]
    notes: dict[str, str]
    claims: dict[str, Claimed]


_code = msgspec.msgpack.Decoder(tuple[Op, ...])
_side = msgspec.msgpack.Decoder(Side)


class Chapter:
    """One chapter of a program."""

    def __init__(self, unit: Unit, file: str, variables: Mapping[str, Domain]) -> None:
        self.unit = unit
        self.file = file
        self.name = unit.chapter
        self.after = unit.after
        self.scenes = unit.scenes
        self.variables: dict[str, Domain] = {**variables, **unit.variables}

    @property
    def title(self) -> str:
        """The title in the player's language."""
        return pgettext("chapter:" + self.name, self.unit.title)

    def scene_title(self, scene: str) -> str:
        """What a scene is called in the player's language; empty if it has no title."""
        written = self.unit.titles.get(scene, "")
        return pgettext(titled(self.name, scene), written) if written else ""

    def told(self, scene: str) -> str:
        """What happened in a scene, as the Patient tells it; empty if nobody did."""
        written = self.unit.told.get(scene, "")
        return pgettext(retold(self.name, scene), written) if written else ""

    @cached_property
    def code(self) -> tuple[Op, ...]:
        """The operations."""
        return _code.decode(self.unit.code)

    @cached_property
    def digest(self) -> str:
        """Changes when the code does: a save made under it fits the code exactly."""
        return blake2b(bytes(self.unit.code), digest_size=12).hexdigest()

    @cached_property
    def side(self) -> Side:
        """Places and notes."""
        return _side.decode(self.unit.side)

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of the operation at ``at``."""
        places = self.side.places
        if not 0 <= 2 * at + 1 < len(places):
            return self.unit.place
        return places[2 * at], places[2 * at + 1]

    @cached_property
    def _starts(self) -> tuple[tuple[int, ...], tuple[str, ...]]:
        ordered = sorted((at, name) for name, at in self.scenes.items())
        return tuple(at for at, _ in ordered), tuple(name for _, name in ordered)

    def scene_at(self, at: int) -> str:
        """The scene to which the operation at ``at`` belongs."""
        starts, names = self._starts
        return names[max(0, bisect_right(starts, at) - 1)] if names else ""

    @cached_property
    def says(self) -> dict[str, int]:
        """Where each line stands, by its id."""
        return {op.id: at for at, op in enumerate(self.code) if type(op) is Say}


def titled(chapter: str, scene: str) -> str:
    """The context in which a catalogue holds a scene's title."""
    return f"scene:{chapter}.{scene}"


def retold(chapter: str, scene: str) -> str:
    """The context in which a catalogue holds what is told of a scene."""
    return f"told:{chapter}.{scene}"


class Program:
    """A linked story."""

    def __init__(
        self, chapters: dict[str, Chapter], variables: Mapping[str, Domain]
    ) -> None:
        self.chapters = chapters
        self.variables = dict(variables)

    @cached_property
    def kept(self) -> frozenset[str]:
        """The ``picked:`` and ``visits:`` slots that some condition reads."""
        return frozenset(s for ch in self.chapters.values() for s in ch.unit.reads)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The chapters, each behind those that it comes after."""
        done: list[str] = []
        waiting = list(self.chapters)
        while waiting:
            ready = [
                name
                for name in waiting
                if all(a in done or a not in waiting for a in self.chapters[name].after)
            ]
            done += ready or waiting
            waiting = [name for name in waiting if name not in done]
        return tuple(done)

    @cached_property
    def slips(self) -> frozenset[str]:
        """The lines whose numbers are wrong on purpose.

        A cue has no id: its ``slip: true`` is kept under the line that follows it.
        """
        return frozenset(s for ch in self.chapters.values() for s in ch.unit.slips)

    @cached_property
    def renames(self) -> dict[str, str]:
        """Declared renames: ``kind:old`` (line, option, scene, chapter) to the new."""
        return {
            k: v for ch in self.chapters.values() for k, v in ch.unit.renames.items()
        }
