"""How somebody of the cast is seen: one of a few kinds, each with its own values.

appearance: {kind: outline, side: left, colour: "#9AD46A"}
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Mapping as MappingNode
from game.reading.nodes import Node, Text, find
from game.reading.problems import did_you_mean
from game.reading.records import record

SIDES = ("left", "right")
SPOKEN = "spoken"


class Portrait(Struct, frozen=True):
    """The face that is mixed from its components; its rank follows the Ledger.

    ``forward`` lets it come to the middle where it is alone with the words.
    """

    side: str = "right"
    forward: bool = False


class Outline(Struct, frozen=True):
    """A head as a map draws a hill; in its own ``colour``, or in the house's.

    A ``whole`` one is drawn to its end, whatever is marked, and comes ``forward`` as a
    face does.
    """

    side: str = "left"
    colour: str = ""
    forward: bool = False
    whole: bool = False


class Puppet(Struct, frozen=True):
    """A puppet of ``art/puppets``, whose sprites begin with the name ``sprites``.

    ``poses`` are those that it takes by turns while it speaks, for each mood; those of
    ``spoken`` where the mood has none. Those that are ``mirrored`` were painted with
    the arm away from the middle of the boards.
    """

    sprites: str
    poses: Mapping[str, tuple[str, ...]]
    side: str = "left"
    mirrored: tuple[str, ...] = ()


class Picture(Struct, frozen=True):
    """A picture: a file such as ``art/people/nora.png``, its feet melting away."""

    picture: str
    side: str = "right"


class Unseen(Struct, frozen=True):
    """Only a voice."""


Appearance: TypeAlias = Portrait | Outline | Puppet | Picture | Unseen
KINDS: Mapping[str, type[Appearance]] = {
    "portrait": Portrait,
    "outline": Outline,
    "puppet": Puppet,
    "picture": Picture,
    "none": Unseen,
}


def appearance(node: Node, notes: Diagnostics) -> Appearance:
    """The appearance that a node says; with a mistake, nobody is seen."""
    kind = node if isinstance(node, Text) else _kind(node)
    if kind is None:
        what = "an appearance is a mapping that says its kind"
        notes.add("S103", node, what, "{kind: outline, side: left}")
        return Unseen()
    schema = KINDS.get(kind.text)
    if schema is None:
        what = f"no kind of appearance is named '{kind.text[:40]}'"
        notes.add("S101", kind, what, did_you_mean(kind.text, KINDS))
        return Unseen()
    pairs = node.pairs if isinstance(node, MappingNode) else []
    fields = [pair for pair in pairs if pair[0].text != "kind"]
    rest = MappingNode(fields, node.line, node.column)
    found = record(rest, schema, notes, "an appearance")
    if found is None:
        return Unseen()
    for path, what, hint in _faults(found):
        notes.add("S103", find(node, path, key=False), what, hint)
    return found


def _kind(node: Node) -> Text | None:
    kind = node.get("kind") if isinstance(node, MappingNode) else None
    return kind if isinstance(kind, Text) else None


def _faults(found: Appearance) -> Iterator[tuple[tuple[str, ...], str, str]]:
    side = getattr(found, "side", SIDES[0])
    if side not in SIDES:
        yield ("side",), f"no side is named '{side[:40]}'", did_you_mean(side, SIDES)
    if isinstance(found, Puppet):
        empty = [mood for mood, turns in found.poses.items() if not turns]
        if SPOKEN not in found.poses or empty:
            what = "a puppet has poses for each mood, and for 'spoken'"
            yield ("poses",), what, "poses: {spoken: [speak, idle]}"
