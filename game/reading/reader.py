"""Bytes of a YAML file to nodes: strict, bounded, never raising.

Chapters, cast, places, levels and Ledger are all read here. The limits hold before
anything is built: size, UTF-8, code points, line length, and then depth and number of
nodes while the parser's events come in. (The C composer recurses: 100,000 open
brackets end the interpreter. The event parser does not.)
"""

from collections.abc import Iterator
from typing import Any

import yaml

from game.reading.characters import check_scalar, lines_are_fit
from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Mapping, Node, Sequence, Text
from game.reading.yaml_traps import trap

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 24
MAX_NODES = 200_000
MAX_PROBLEMS = 400
MAX_REPAIRS = 40


class MissingParserError(RuntimeError):
    """PyYAML was built without libyaml; its own parser is too slow and too trusting."""


class _Refused(Exception):  # noqa: N818 - a signal inside this file only
    """Reading stops here; the last problem noted says why.

    ``repair`` is a line's number and how it should read, where that is known: the
    rest of the file is then read with the line set right, for its other problems.
    """

    def __init__(self, repair: tuple[int, str] | None = None) -> None:
        super().__init__()
        self.repair = repair


def read(
    name: str,
    data: bytes,
    notes: Diagnostics | None = None,
    wanted: str = "the top of the file must be key: value",
) -> Mapping | None:
    """The top mapping of a file, or None where there is none to speak of.

    ``notes`` takes the problems, in which the file has its ``name``, and the file's
    lines; ``wanted`` is what is said of a file with no mapping. Raises
    MissingParserError where this PyYAML has no C parser.
    """
    notes = notes if notes is not None else Diagnostics(name)
    root = _root(data, notes, wanted)
    if root is None or isinstance(root, Mapping):
        return root
    notes.at("S015", (1, 1), wanted)
    return None


def read_list(data: bytes, notes: Diagnostics, wanted: str) -> Sequence | None:
    """The top list of a file, or None; as :func:`read` reads a mapping."""
    root = _root(data, notes, wanted)
    if root is None or isinstance(root, Sequence):
        return root
    notes.at("S015", (root.line, root.column), wanted)
    return None


def _root(data: bytes, notes: Diagnostics, wanted: str) -> Node | None:
    """What stands at the top of a file; None where it is empty or cannot be read."""
    if not hasattr(yaml, "CBaseLoader"):
        raise MissingParserError(
            "PyYAML has no C parser here: install its wheel, or libyaml"
        )
    if not _is_fit(data, notes):
        return None
    lines = list(notes.lines)
    before = len(notes.found)
    for _ in range(MAX_REPAIRS):
        try:
            root = _tree("\n".join(lines), notes)
        except _Refused as refused:
            before += 1
            notes.found[before - 1 :] = notes.found[-1:]
            if refused.repair is None:
                return None
            number, line = refused.repair
            if lines[number - 1] == line:
                return None
            lines[number - 1] = line
        else:
            if root is None or (isinstance(root, Text) and not root.text):
                notes.at("S015", (1, 1), f"the file is empty: {wanted}")
                return None
            return root
    return None


def _is_fit(data: bytes, notes: Diagnostics) -> bool:
    if len(data) > MAX_BYTES:
        what = f"the file has more than {MAX_BYTES // 1024} KB"
        notes.at("S003", (1, 1), what, "split the chapter")
        return False
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        notes.at("S001", (line, column), "this byte is not UTF-8", "save it as UTF-8")
        return False
    text = text.replace("\r\n", "\n")
    notes.lines = text.split("\n")
    return lines_are_fit(text, notes, MAX_PROBLEMS)


def _events(text: str, notes: Diagnostics) -> Iterator[Any]:
    loader = yaml.CBaseLoader(text)
    try:
        while True:
            event = loader.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                return
            yield event
    except yaml.YAMLError as error:
        raise _Refused(_syntax(error, notes)) from None


def _syntax(error: yaml.YAMLError, notes: Diagnostics) -> tuple[int, str] | None:
    """Say a syntax error in the words of a writer, with the line set right."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    what = getattr(error, "problem", None) or "it cannot be read"
    if "escape" in what or "hexdecimal" in what:
        hint = "a backslash in double quotes begins an escape: write two of them"
        notes.at("S004", (line, column), f"this is not YAML: {what}", hint)
        return None
    for number in _suspects(error, line, notes):
        source = notes.source(number)
        found = trap(source)
        if found:
            lead = len(source) - len(source.lstrip())
            place = (number, column if number == line else lead + 1)
            hint = f"write: {found.corrected.strip()}"
            notes.at(found.code, place, found.message, hint)
            return number, found.corrected
    hint = "look at the indent and the quotes"
    notes.at("S004", (line, column), f"this is not YAML: {what}", hint)
    return None


def _suspects(error: yaml.YAMLError, line: int, notes: Diagnostics) -> list[int]:
    """The lines that may be to blame: libyaml often stumbles one line late."""
    found = [line, line - 1]
    context = getattr(error, "context_mark", None)
    if context is not None and "scalar" in (getattr(error, "context", "") or ""):
        found.insert(0, context.line + 1)
    while found[-1] > 1 and not notes.source(found[-1]).strip():
        found.append(found[-1] - 1)
    return found


def _refused(
    code: str, place: tuple[int, int], what: str, notes: Diagnostics
) -> _Refused:
    """What a story has no use for; prose that looks like it gets a hint."""
    found = trap(notes.source(place[0]))
    notes.at(code, place, what, f"write: {found.corrected.strip()}" if found else "")
    return _Refused((place[0], found.corrected) if found else None)


class _Builder:
    """Nodes from events, without recursion."""

    def __init__(self, notes: Diagnostics) -> None:
        self.notes = notes
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[Text | None] = []
        self.seen: list[set[str]] = []
        self.root: Node | None = None
        self.nodes = 0

    def scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        style = event.style or ""
        node = Text(
            event.value,
            "" if style == ":" else style,
            start.line + 1,
            start.column + 1,
            end.line + 1,
            end.column + 1,
        )
        check_scalar(node, self.notes)
        if self.stack and self.keys[-1] is None and type(self.stack[-1]) is Mapping:
            self._key(node)
        else:
            self.put(node)

    def _key(self, node: Text) -> None:
        word = node.text
        if word == "<<" and not node.style:
            self.notes.add("S008", node, "merge keys (<<) are not allowed in a story")
        if word in self.seen[-1]:
            self.notes.add("S010", node, f"'{word[:40]}' is written twice")
        self.seen[-1].add(word)
        self.keys[-1] = node

    def put(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if type(top) is Sequence:
            top.items.append(node)
            return
        key = self.keys[-1]
        if key is not None and isinstance(top, Mapping):
            top.pairs.append((key, node))
            self.keys[-1] = None

    def open(self, node: Mapping | Sequence) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self.notes.add("S003", node, f"nested deeper than {MAX_DEPTH}")
            raise _Refused
        if self.stack and type(self.stack[-1]) is Mapping and self.keys[-1] is None:
            what = "a key must be a word, not a list or map"
            raise _refused("S012", (node.line, node.column), what, self.notes)
        self.stack.append(node)
        self.keys.append(None)
        self.seen.append(set())

    def close(self) -> None:
        node = self.stack.pop()
        self.keys.pop()
        self.seen.pop()
        self.put(node)


def _forbidden(event: Any, notes: Diagnostics) -> _Refused:
    place = (event.start_mark.line + 1, event.start_mark.column + 1)
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        what = f"anchors and aliases ({event.anchor}) are not allowed"
        return _refused("S006", place, what, notes)
    return _refused("S007", place, f"tags ({event.tag}) are not allowed", notes)


def _tree(text: str, notes: Diagnostics) -> Node | None:
    build = _Builder(notes)
    documents = 0
    for event in _events(text, notes):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag is not None:
                raise _forbidden(event, notes)
            build.scalar(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            build.close()
            continue
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            _document(event, documents, notes)
            continue
        elif kind is yaml.AliasEvent:
            raise _forbidden(event, notes)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor or event.tag is not None:
                raise _forbidden(event, notes)
            mark = event.start_mark
            place = mark.line + 1, mark.column + 1
            mapping = kind is yaml.MappingStartEvent
            build.open(Mapping([], *place) if mapping else Sequence([], *place))
        else:
            continue
        build.nodes += 1
        if build.nodes > MAX_NODES:
            mark = event.start_mark
            notes.at("S003", (mark.line + 1, 1), f"more than {MAX_NODES} entries")
            raise _Refused
    return build.root


def _document(event: Any, documents: int, notes: Diagnostics) -> None:
    place = (event.start_mark.line + 1, event.start_mark.column + 1)
    if documents > 1:
        notes.at("S009", place, "a second document (---) in one file")
        raise _Refused
    if event.version or event.tags:
        notes.at("S009", place, "%YAML and %TAG lines are not allowed")
        raise _Refused
