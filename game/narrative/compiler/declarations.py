"""Reading ``vars:``, in a chapter and in the cast."""

import re

from game.narrative.compiler.expressions import FUNCTIONS
from game.narrative.program.domains import FLAG, RANGE, WORDS, Domain
from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Mapping, Node, Sequence, Text, scalar
from game.reading.problems import did_you_mean

NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
SPAN = re.compile(r"(-?\d{1,6})\.\.(-?\d{1,6})\Z")
MOST = 1000
KEYWORDS = frozenset(
    {"and", "or", "not", "true", "false", "in", "is", "if", "else", "for", "lambda"}
    | {"on", "off", "yes", "no", "y", "n", *FUNCTIONS}
)
EXAMPLE = "trust: {range: 0..3, start: 0}"


def variables(node: Node | None, notes: Diagnostics) -> dict[str, Domain]:
    """The variables of a ``vars:`` block; wrong ones are noted and left out."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        notes.add("S307", node, "vars maps names to domains", EXAMPLE)
        return {}
    found: dict[str, Domain] = {}
    for key, value in node.pairs:
        if not NAME.match(key.text) or key.text in KEYWORDS:
            what = f"'{key.text[:40]}' cannot name a variable"
            notes.add("S109", key, what, "small letters, digits and _")
            continue
        domain = _domain(key, value, notes)
        if domain is not None:
            found[key.text] = domain
    return found


def _domain(key: Text, node: Node, notes: Diagnostics) -> Domain | None:
    if not isinstance(node, Mapping):
        notes.add("S307", node, f"'{key.text}' needs a finite domain", EXAMPLE)
        return None
    parts = {name.text: value for name, value in node.pairs}
    kinds = [kind for kind in (RANGE, WORDS, FLAG) if kind in parts]
    for name, _ in node.pairs:
        if name.text not in (RANGE, WORDS, FLAG, "start"):
            hint = did_you_mean(name.text, (RANGE, WORDS, FLAG, "start"))
            notes.add("S101", name, f"no domain has '{name.text[:40]}'", hint)
    if len(kinds) != 1:
        what = f"'{key.text}' needs one of range, one_of and flag"
        notes.add("S307", node, what, EXAMPLE)
        return None
    kind = kinds[0]
    if kind == FLAG:
        return _flag(parts[FLAG], notes)
    return (_range if kind == RANGE else _words)(parts[kind], parts.get("start"), notes)


def _flag(node: Node, notes: Diagnostics) -> Domain | None:
    value = scalar(node) if isinstance(node, Text) else None
    if not isinstance(value, bool):
        notes.add("S307", node, "a flag starts as true or false", "met: {flag: false}")
        return None
    return Domain(FLAG, value)


def _range(node: Node, start: Node | None, notes: Diagnostics) -> Domain | None:
    found = SPAN.match(node.text) if isinstance(node, Text) else None
    low, high = (int(found[1]), int(found[2])) if found else (0, -1)
    if low > high or high - low >= MOST:
        what = f"a range is written low..high, with at most {MOST} values"
        notes.add("S307", node, what, EXAMPLE)
        return None
    value = scalar(start) if isinstance(start, Text) else low
    domain = Domain(RANGE, low, low, high)
    if not domain.holds(value) or not isinstance(value, int):
        notes.add("S307", start or node, f"it must start within {low}..{high}")
        return domain
    return Domain(RANGE, value, low, high)


def _words(node: Node, start: Node | None, notes: Diagnostics) -> Domain | None:
    items = node.items if isinstance(node, Sequence) else []
    words = tuple(item.text for item in items if isinstance(item, Text))
    good = words and len(words) == len(items) == len(set(words)) <= MOST
    if not good or not all(NAME.match(word) for word in words):
        what = "one_of lists different words of small letters"
        notes.add("S307", node, what, "mask: {one_of: [worn, bare], start: worn}")
        return None
    value = start.text if isinstance(start, Text) else words[0]
    if value not in words:
        hint = did_you_mean(value, words)
        notes.add("S307", start or node, f"'{value[:40]}' is none of its words", hint)
        return Domain(WORDS, words[0], words=words)
    return Domain(WORDS, value, words=words)
