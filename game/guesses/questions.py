"""Questions that stay open at the end, as data: ``story/questions.yaml``."""

from msgspec import Struct

from game.reading.diagnostics import Diagnostics
from game.reading.nodes import find
from game.reading.problems import Problem
from game.reading.reader import read
from game.reading.records import record

# What is unlocked once they were asked: from then on they stand in the Ledger.
ASKED = "questions"


class Question(Struct, frozen=True):
    """What is asked, and where to ``read`` on."""

    asks: str
    read: tuple[str, ...]
    id: str = ""


class _Written(Struct, frozen=True):
    asks: str
    read: tuple[str, ...]


def read_questions(
    name: str, data: bytes
) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """The questions of a file and all its problems; one with a mistake is left out."""
    notes = Diagnostics(name)
    top = read(name, data, notes, "the questions: each id with what is asked")
    found: dict[str, Question] = {}
    for key, node in () if top is None else top.pairs:
        one = record(node, _Written, notes, "a question")
        if one is None:
            continue
        if not one.asks or not one.read or not all(one.read):
            where = find(node, ("read" if one.asks else "asks",), key=False)
            notes.add("S103", where, "a question asks, and says where to read on")
            continue
        found.setdefault(key.text, Question(one.asks, one.read, key.text))
    return tuple(found.values()), tuple(sorted(notes.found))
