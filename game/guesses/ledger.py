"""The guesses of the story as data: ``story/ledger.yaml`` read strictly."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import yaml
from msgspec import Struct

VERDICTS = ("holds", "breaks", "open")
_NEEDED = ("words", "beat", "verdict", "truth")
_KNOWN = (*_NEEDED, "evidence")
_TYPED = ("words", "truth")
Faults: TypeAlias = Callable[[str], Iterable[tuple[int, str]]]


class Complaint(Struct, frozen=True, order=True):
    """One mistake in the file; ``line`` and ``column`` count from 1."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""


class Guess(Struct, frozen=True, kw_only=True):
    """A guess: the Patient's words, the beat it is made in, and what becomes of it.

    ``truth`` says what is the case; ``evidence`` what a player can collect for it.
    """

    id: str
    words: str
    beat: str
    verdict: str
    truth: str
    evidence: tuple[str, ...] = ()


class Ledger(Struct, frozen=True):
    """Every guess of the story, in the order in which they are made."""

    guesses: tuple[Guess, ...] = ()

    def find(self, guess: str) -> Guess | None:
        """The guess of that id, or None."""
        return next((g for g in self.guesses if g.id == guess), None)

    def rightly(self, marks: Mapping[str, str]) -> int:
        """How many guesses are marked as their verdict says."""
        return sum(marks.get(g.id) == g.verdict for g in self.guesses)


def read_ledger(
    name: str, data: bytes, faults: Faults = lambda _: ()
) -> tuple[Ledger, tuple[Complaint, ...]]:
    """The Ledger and everything that is wrong with the file; never raises for its text.

    ``name`` is the file's name in complaints. A guess with a mistake is left out.
    ``faults`` finds what is wrong with the markup of a text: offsets and messages.
    """
    reading = _Reading(name, faults)
    return Ledger(reading.ledger(data)), tuple(sorted(reading.complaints))


class _Reading:
    """One reading of one file; collects what is wrong on the way."""

    def __init__(self, name: str, faults: Faults) -> None:
        self._name, self._faults = name, faults
        self.complaints: list[Complaint] = []

    def _say(self, mark: yaml.Mark | None, message: str, hint: str = "") -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.complaints.append(Complaint(self._name, line, column, message, hint))

    def ledger(self, data: bytes) -> tuple[Guess, ...]:
        """The sound guesses of the file."""
        try:
            root = yaml.compose(data.decode("utf-8"), Loader=yaml.CSafeLoader)
        except UnicodeDecodeError as error:
            self._say(None, f"this is not UTF-8: byte {error.start}")
            return ()
        except yaml.MarkedYAMLError as error:
            self._say(error.problem_mark, f"this is not YAML: {error.problem}")
            return ()
        except yaml.reader.ReaderError as error:
            self._say(None, f"a character that YAML does not allow: {error.reason}")
            return ()
        if not isinstance(root, yaml.MappingNode):
            self._say(
                root.start_mark if root else None,
                "the Ledger maps each guess id to its words, beat, verdict and truth",
            )
            return ()
        found = [self._guess(key, node) for key, node in self._fields(root)]
        return tuple(guess for guess in found if guess is not None)

    def _fields(self, node: yaml.MappingNode) -> list[tuple[str, yaml.Node]]:
        """Keys as text with their values; a key that comes twice is a mistake."""
        out: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._say(key.start_mark, "a key is a word")
            elif key.value in out:
                self._say(key.start_mark, f"'{key.value}' stands here twice")
            else:
                out[key.value] = value
        return list(out.items())

    def _guess(self, guess: str, node: yaml.Node) -> Guess | None:
        before = len(self.complaints)
        if not isinstance(node, yaml.MappingNode):
            self._say(node.start_mark, f"'{guess}' needs words, beat, verdict, truth")
            return None
        texts: dict[str, str] = {}
        evidence: tuple[str, ...] = ()
        for key, value in self._fields(node):
            if key not in _KNOWN:
                known = ", ".join(_KNOWN)
                self._say(value.start_mark, f"no field '{key}'", f"known: {known}")
            elif key == "evidence":
                evidence = self._texts(value)
            elif isinstance(value, yaml.ScalarNode) and value.value.strip():
                texts[key] = value.value
                for _, message in self._faults(value.value) if key in _TYPED else ():
                    self._say(value.start_mark, message)
            else:
                self._say(value.start_mark, f"'{key}' is a text that is not empty")
        self._judge(guess, node, texts)
        if len(self.complaints) > before:
            return None
        return Guess(id=guess, evidence=evidence, **texts)

    def _judge(self, guess: str, node: yaml.Node, texts: Mapping[str, str]) -> None:
        missing = [field for field in _NEEDED if field not in texts]
        if missing:
            self._say(node.start_mark, f"'{guess}' has no {' and no '.join(missing)}")
        verdict = texts.get("verdict")
        if verdict is not None and verdict not in VERDICTS:
            self._say(
                node.start_mark,
                f"'{guess}' cannot be judged '{verdict}'",
                f"known: {', '.join(VERDICTS)}",
            )

    def _texts(self, node: yaml.Node) -> tuple[str, ...]:
        """One text or a list of texts."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        out: list[str] = []
        for item in nodes:
            if isinstance(item, yaml.ScalarNode):
                out.append(item.value)
            else:
                self._say(item.start_mark, "evidence is a text or a list of texts")
        return tuple(out)
