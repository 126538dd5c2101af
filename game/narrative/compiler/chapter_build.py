"""What is known while one chapter file is being compiled, and what it leaves behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

from msgspec import Struct

from game.narrative.compiler import expressions
from game.narrative.compiler.assembly import Assembly
from game.narrative.compiler.expressions import ExpressionError, Scope, Typed
from game.narrative.compiler.known_words import ID, KnownWords
from game.narrative.program import conditions
from game.narrative.program.domains import Domain
from game.narrative.program.program import Claimed, Ref
from game.narrative.text.markup import faults, is_plain, variables
from game.reading.characters import check_title
from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Mapping, Node, Sequence, Text
from game.reading.problems import did_you_mean
from game.reading.yaml_traps import quoted, split, trap

# The most characters of a text, and the most options of a choice.
LONGEST, MOST_OPTIONS = 2000, 9
# What lines can tell of, for what they claim.
END, WHEN = "the end of a puzzle", "what a condition says"


class Wanting(Struct, frozen=True):
    """A text without an id, its scene, and the id that is last before it there."""

    node: Text
    scene: str
    before: str


class ChapterBuild:
    """The file at hand: its problems, names, ids, and the code so far."""

    def __init__(self, notes: Diagnostics, words: KnownWords) -> None:
        self.notes = notes
        self.words = words
        self.code = Assembly()
        self.chapter = ""
        self.title = ""
        self.place = (1, 1)
        self.after: tuple[str, ...] = ()
        self.scene = ""
        # What the scenes are called, and what is told of them to who comes back.
        self.titles: dict[str, str] = {}
        self.told_of: dict[str, str] = {}
        self.variables: dict[str, Domain] = dict(words.cast.variables)
        self.scope = self._scope()
        self.ids: dict[str, int] = {}
        self.options: list[str] = []
        self.choices: set[str] = set()
        self.slips: list[str] = []
        self.slip_next = False
        self.line_notes: dict[str, str] = {}
        self.claims: dict[str, Claimed] = {}
        # Whether the next lines tell of a puzzle's end, or depend on a condition.
        self.telling = ""
        self.renames: dict[str, str] = {}
        self.refs: list[Ref] = []
        self.reads: set[str] = set()
        self.jumps: list[tuple[str, Text]] = []
        self.edges: set[tuple[str, str]] = set()
        self.ends: dict[str, int] = {}
        self.wanting: list[Wanting] = []
        # The first and the last id of every scene, so far.
        self.first: dict[str, str] = {}
        self.last: dict[str, str] = {}

    def _scope(self) -> Scope:
        return Scope(
            chapter=self.chapter,
            variables=self.variables,
            guesses=self.words.vocabulary.guesses,
            levels=self.words.levels,
        )

    def opened(self, chapter: str, variables_: dict[str, Domain]) -> None:
        """The chapter's name and variables are known now."""
        self.chapter = chapter
        self.variables.update(variables_)
        self.scope = self._scope()

    @contextmanager
    def told(self, of: str) -> Iterator[None]:
        """Meanwhile lines tell of this: of an ``END``, or ``WHEN`` something is so."""
        before, self.telling = self.telling, of or self.telling
        yield
        self.telling = before

    def scenes(self) -> dict[str, int]:
        """The scenes that are there, with their places in the code."""
        labels = self.code.labels
        return {n: labels[at] for n, at in self.code.named.items() if labels[at] >= 0}

    def one_line(self, node: Node, what: str) -> str:
        """A text of one line, such as a title; empty where it is none."""
        text = self.text(node, what)
        if text is None or not text.text.strip():
            return ""
        check_title(text, what, self.notes)
        return text.text.strip()

    def passage(self, node: Node, what: str) -> str:
        """A text with markup and without variables; empty where it is none."""
        text = self.text(node, what)
        words = text.text.strip() if text is not None else ""
        if text is None or not words:
            return ""
        for offset, message in faults(words):
            self.notes.at("S114", (text.line, text.column + offset), message)
        if variables(words):
            self.notes.add("S114", text, f"{what} shows no variables")
        return words

    def text(self, node: Node, what: str = "text") -> Text | None:
        """The node if it is text; else the problem is noted, with a corrected line."""
        if isinstance(node, Text):
            return node
        source = self.notes.source(node.line)
        head, words = split(source)
        found = trap(source)
        flow = source[node.column - 1 : node.column] in ("[", "{")
        hint = ""
        if found:
            hint = f"write: {found.corrected.strip()}"
        elif flow and words and isinstance(node, Mapping | Sequence):
            hint = f"write: {(head + quoted(words)).strip()}"
        shape = "list" if isinstance(node, Sequence) else "mapping"
        self.notes.add("S016", node, f"{what} is expected here, not a {shape}", hint)
        return None

    def word(self, node: Node, what: str) -> Text | None:
        """A single word or name; None, with its problem noted, for anything else."""
        text = self.text(node, what)
        if text is not None and not text.text.strip():
            self.notes.add("S103", node, f"{what} is missing here")
            return None
        return text

    def prose(self, node: Node) -> tuple[str, str, bool]:
        """A writer's text: (words, id, whether it shows variables)."""
        text = self.text(node)
        if text is None:
            return "", self._unnamed(""), False
        words, found = text.text.strip(), ""
        at = words.rfind("^")
        if at >= 0 and (at == 0 or words[at - 1].isspace()):
            words, found = words[:at].rstrip(), words[at + 1 :]
        if not text.style:
            self._swallowed(text, found)
        if not words:
            self.notes.add("S103", text, "there are no words here", "say something")
        if len(words) > LONGEST:
            what = f"a text has at most {LONGEST} characters, this has {len(words)}"
            self.notes.add("S003", text, what, "make several lines of it")
            return "", self._unnamed(""), False
        fills = not is_plain(words) and self._markup(text, words)
        return words, self._named(text, words, found), fills

    def _named(self, node: Text, words: str, found: str) -> str:
        if not found:
            before = self.last.get(self.scene, "")
            self.wanting.append(Wanting(node, self.scene, before))
            return self._unnamed(words)
        if not ID.match(found):
            what = f"'^{found[:40]}' is no id: small letters, digits and -"
            self.notes.add("S109", node, what, "like ^rows-07a")
            return self._unnamed(words)
        if found in self.ids:
            first = f"it stands in line {self.ids[found]} already"
            self.notes.add("S110", node, f"the id '{found}' is used twice", first)
            return self._unnamed(words)
        self.ids[found] = node.line
        self.first.setdefault(self.scene, found)
        self.last[self.scene] = found
        return found

    def _unnamed(self, words: str) -> str:
        """A stand-in for an id: the same as long as the words are."""
        base = f"~{self.chapter}.{self.scene}.{crc32(words.encode()):08x}"
        name, count = base, 1
        while name in self.ids:
            count += 1
            name = f"{base}.{count}"
        self.ids[name] = 0
        return name

    def _swallowed(self, node: Text, found: str) -> None:
        """A plain text is cut off by ' #' in silence; an id before it shows intent."""
        line = self.notes.lines[node.end_line - 1]
        rest = line[node.end_column - 1 :].strip()
        if rest.startswith("#") and not found:
            one = node.line == node.end_line
            head, words = split(line) if one else ("", line.strip())
            what = f"' #' begins a comment: '{rest[:40]}' is not part of the text"
            hint = f"write: {(head + quoted(words)).strip()}"
            self.notes.warn("S014", node, what, hint)

    def _markup(self, node: Text, words: str) -> bool:
        lead = 0 if not node.style else 1
        one_line = node.line == node.end_line
        for offset, message in faults(words):
            column = node.column + (offset + lead if one_line else 0)
            self.notes.at("S114", (node.line, column), message)
        shown = variables(words)
        for name in shown:
            if name not in self.variables:
                hint = did_you_mean(name, self.variables)
                self.notes.add("S115", node, f"no variable is named '{name}'", hint)
        return bool(shown)

    def condition(self, node: Node) -> conditions.Tree:
        """The tree of a condition; true where it cannot be read."""
        text = self.text(node, "a condition")
        if text is None:
            return conditions.Const(True)  # noqa: FBT003 - a truth value of the story
        try:
            tree = expressions.condition(text.text, self.scope)
        except ExpressionError as error:
            self.refuse(text, error)
            return conditions.Const(True)  # noqa: FBT003
        self.note_reads(tree, text)
        return tree

    def expression(self, text: Text, words: str, lead: int) -> Typed | None:
        """The typed tree of an expression that begins ``lead`` characters in."""
        try:
            typed = expressions.expression(words, self.scope)
        except ExpressionError as error:
            error.column += lead
            self.refuse(text, error)
            return None
        self.note_reads(typed.tree, text)
        return typed

    def refuse(self, node: Text, error: ExpressionError) -> None:
        """Note what is wrong with an expression, at its column."""
        column = node.column + error.column + (1 if node.style else 0)
        self.notes.at(error.code, (node.line, column), error.message, error.hint)

    def note_reads(self, tree: conditions.Tree, node: Text) -> None:
        """Names that are checked when all scenes, or all files, are known."""
        for slot in conditions.reads(tree):
            kind, _, name = slot.partition(":")
            if kind in ("visits", "picked"):
                self.reads.add(slot)
                self.refer("scene" if kind == "visits" else "option", name, node)

    def refer(self, kind: str, name: str, node: Text) -> None:
        """Another file may have to answer for this name."""
        source = self.notes.source(node.line)
        self.refs.append(Ref(kind, name, node.line, node.column, source))

    def go(self, node: Text) -> int:
        """The label of the scene to which a goto or call leads."""
        self.jumps.append((node.text, node))
        self.edges.add((self.scene, node.text))
        return self.code.scene(node.text)
