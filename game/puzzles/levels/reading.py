"""A level file's nodes, and what is wrong with a level at the place where it stands."""

from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Node, Path, find
from game.reading.reader import read_list


class Places:
    """Where the values of one level stand in its file, and what is wrong there."""

    def __init__(self, node: Node, notes: Diagnostics) -> None:
        self._node, self._notes = node, notes
        self._before = len(notes.found)

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong with this level so far."""
        return len(self._notes.found) == self._before

    def complain_at(self, path: Path, message: str, hint: str = "") -> None:
        """Note a mistake at a value, or at the nearest thing that holds it."""
        place = find(self._node, path, key=False)
        self._notes.add("S901", place, message, hint)


def entries(data: bytes, notes: Diagnostics) -> list[Node]:
    """The level nodes of a file: a plain list."""
    top = read_list(data, notes, "a level file is a list of levels, each '- id: ...'")
    return [] if top is None else top.items
