"""The guesses of the story as data: ``story/ledger.yaml`` read strictly."""

from collections.abc import Mapping

from msgspec import Struct

from game.guesses.questions import Question
from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Mapping as MappingNode
from game.reading.nodes import Node, Sequence, Text, find
from game.reading.problems import FindFaults, Problem, did_you_mean
from game.reading.reader import read

VERDICTS = ("holds", "breaks", "open")
_NEEDED = ("words", "beat", "verdict", "truth")
_KNOWN = (*_NEEDED, "evidence")
_TYPED = ("words", "truth")
LONGEST = 2000


class Guess(Struct, frozen=True, kw_only=True):
    """A guess: the Patient's words, the beat it is made in, and what becomes of it.

    ``truth`` says what is the case; ``evidence`` what a player can collect for it.
    ``place`` is the line and column of its verdict in the file.
    """

    id: str
    words: str
    beat: str
    verdict: str
    truth: str
    evidence: tuple[str, ...] = ()
    place: tuple[int, int] = (1, 1)


class Ledger(Struct, frozen=True):
    """Every guess of the story, in the order in which they are made.

    Behind them stand the ``questions`` that nobody answers.
    """

    guesses: tuple[Guess, ...] = ()
    questions: tuple[Question, ...] = ()

    def find(self, guess: str) -> Guess | None:
        """The guess of that id, or None."""
        return next((g for g in self.guesses if g.id == guess), None)

    def rightly(self, marks: Mapping[str, str]) -> int:
        """How many guesses are marked as their verdict says."""
        return sum(marks.get(g.id) == g.verdict for g in self.guesses)


def read_ledger(
    name: str, data: bytes, faults: FindFaults = lambda _: ()
) -> tuple[Ledger, tuple[Problem, ...]]:
    """The Ledger and everything that is wrong with the file; never raises for its text.

    ``name`` is the file's name in problems. A guess with a mistake is left out.
    ``faults`` finds what is wrong with the markup of a text: offsets and messages.
    """
    notes = Diagnostics(name)
    wanted = "the Ledger maps each guess id to its words, beat, verdict and truth"
    top = read(name, data, notes, wanted)
    found: dict[str, Guess] = {}
    for key, node in () if top is None else top.pairs:
        guess = _guess(key.text, node, faults, notes)
        if guess is not None:
            found.setdefault(guess.id, guess)
    return Ledger(tuple(found.values())), tuple(sorted(notes.found))


def _guess(
    guess: str, node: Node, faults: FindFaults, notes: Diagnostics
) -> Guess | None:
    before = len(notes.found)
    if not isinstance(node, MappingNode):
        notes.add("S103", node, f"'{guess}' needs words, beat, verdict, truth")
        return None
    texts: dict[str, str] = {}
    evidence: tuple[str, ...] = ()
    for key, value in node.pairs:
        field = key.text
        if field not in _KNOWN:
            hint = did_you_mean(field, _KNOWN)
            notes.add("S101", key, f"no field '{field[:40]}'", hint)
        elif field == "evidence":
            evidence = _texts(value, notes)
        elif isinstance(value, Text) and value.text.strip():
            texts[field] = value.text
            if len(value.text) > LONGEST:
                told = f"'{field}' has at most {LONGEST} characters"
                notes.add("S003", value, told, "say it shorter")
                continue
            for _, message in faults(value.text) if field in _TYPED else ():
                notes.add("S114", value, message)
        else:
            notes.add("S103", value, f"'{field}' is a text that is not empty")
    missing = [field for field in _NEEDED if field not in texts]
    if missing:
        notes.add("S102", node, f"'{guess}' has no {' and no '.join(missing)}")
    verdict = texts.get("verdict", "open")
    place = find(node, ("verdict",), key=False)
    if verdict not in VERDICTS:
        hint = did_you_mean(verdict, VERDICTS)
        notes.add("S900", place, f"'{guess}' cannot be judged '{verdict[:40]}'", hint)
    if len(notes.found) > before:
        return None
    at = place.line, place.column
    return Guess(id=guess, evidence=evidence, place=at, **texts)


def _texts(node: Node, notes: Diagnostics) -> tuple[str, ...]:
    """One text or a list of texts."""
    items = node.items if isinstance(node, Sequence) else [node]
    for item in items:
        if not isinstance(item, Text):
            notes.add("S103", item, "evidence is a text or a list of texts")
    return tuple(item.text for item in items if isinstance(item, Text))
