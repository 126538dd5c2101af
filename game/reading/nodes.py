"""What a story file is made of before it means anything: text, mappings, lists.

Every scalar stays the text that was typed, with its place. Lines and columns count
from 1, as editors show them; an end is the place just behind the last character.
"""

import re
from typing import TypeAlias

from msgspec import Struct

NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?\Z")


class Text(Struct, gc=False):
    """A scalar; ``style`` is '' for a plain one, else its quote or block sign."""

    text: str
    style: str
    line: int
    column: int
    end_line: int
    end_column: int


class Mapping(Struct):
    """Keys with their values, in the order in which they were written."""

    pairs: "list[tuple[Text, Node]]"
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """The value of ``key``, if it is there."""
        for name, value in self.pairs:
            if name.text == key:
                return value
        return None


class Sequence(Struct):
    """A list."""

    items: "list[Node]"
    line: int
    column: int


Node: TypeAlias = Text | Mapping | Sequence
Path: TypeAlias = tuple[str | int, ...]
Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain]"


def items(node: Node) -> "list[Node]":
    """The items of a list; anything else is the only one."""
    return node.items if isinstance(node, Sequence) else [node]


def scalar(node: Text) -> str | int | float | bool:
    """Type a scalar: whole and decimal numbers, true and false; all else is text."""
    word = node.text
    if node.style or not word or word[0] not in "-+0123456789tf":
        return word
    if word in ("true", "false"):
        return word == "true"
    found = NUMBER.match(word)
    if not found:
        return word
    return float(word) if found[1] else int(word)


def plain(node: Node) -> Plain:
    """The node as plain data, every scalar typed by :func:`scalar`."""
    if isinstance(node, Text):
        return scalar(node)
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs}


def find(node: Node, path: Path, *, key: bool = True) -> Node:
    """The node to which ``path`` leads; a step that is not there ends the search.

    Where the path ends in a key, it is the key itself, or else its value (not ``key``).
    """
    here = node
    for depth, step in enumerate(path):
        if isinstance(here, Mapping):
            pair = next((p for p in here.pairs if p[0].text == str(step)), None)
            if pair is None:
                return here
            here = pair[0] if key and depth == len(path) - 1 else pair[1]
        elif isinstance(here, Sequence) and isinstance(step, int):
            if not 0 <= step < len(here.items):
                return here
            here = here.items[step]
    return here
