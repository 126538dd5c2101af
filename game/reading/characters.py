"""Characters that no file may hold: nobody sees them, or they turn the text round.

Looked for twice: in the lines as they are typed, and in every scalar once its escapes
are resolved: an escaped sign is as bad as the sign itself.
"""

import re
from typing import Final

from game.reading.diagnostics import Diagnostics
from game.reading.nodes import Text

MAX_LINE: Final = 20_000
BANNED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
HEAPED: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{5}"
)
MAX_TITLE: Final = 120
_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))"
)
_LETTERS: Final = dict(
    zip("0abtvfreNLP", "\0\a\b\t\v\f\r\x1b\x85\u2028\u2029", strict=True)
)


def lines_are_fit(text: str, notes: Diagnostics, most: int) -> bool:
    """Whether the text, whose lines are ``notes.lines``, can be read; else it is told.

    No more than ``most`` problems are kept.
    """
    before = len(notes.found)
    if BANNED.search(text) or HEAPED.search(text) or "\t" in text:
        for number, line in enumerate(notes.lines, 1):
            _signs(number, line, notes)
    if max(map(len, notes.lines)) > MAX_LINE:
        for number, line in enumerate(notes.lines, 1):
            if len(line) > MAX_LINE:
                told = f"a line has at most {MAX_LINE} characters"
                notes.at("S003", (number, MAX_LINE), told)
    notes.cap(most)
    return len(notes.found) == before


def _signs(number: int, line: str, notes: Diagnostics) -> None:
    bad = BANNED.search(line)
    if bad:
        _tell(bad[0], (number, bad.start() + 1), notes)
    heap = HEAPED.search(line)
    if heap:
        _tell(heap[0], (number, heap.start() + 1), notes)
    if "\t" in line:
        _tell("\t", (number, line.index("\t") + 1), notes)


def check_scalar(node: Text, notes: Diagnostics) -> None:
    """Tell what a scalar holds that it may not, now that its escapes are resolved."""
    text = node.text
    if len(text) > MAX_LINE:
        notes.add("S003", node, f"a text has at most {MAX_LINE} characters")
    if text.isascii() and text.isprintable():
        return
    for bad in (BANNED.search(text), HEAPED.search(text), re.search("\t", text)):
        if bad:
            _tell(bad[0], _written(node, bad[0][-1], notes), notes)


def _written(node: Text, sign: str, notes: Diagnostics) -> tuple[int, int]:
    """Where the escape of a sign is typed; the scalar's beginning where it is not."""
    for number in range(node.line, node.end_line + 1):
        begin = node.column - 1 if number == node.line else 0
        for escape in _ESCAPE.finditer(notes.source(number), begin):
            *codes, letter = escape.groups()
            code = next(filter(None, codes), None)
            if (chr(int(code, 16)) if code else _LETTERS.get(letter)) == sign:
                return number, escape.start() + 1
    return node.line, node.column


def _tell(bad: str, place: tuple[int, int], notes: Diagnostics) -> None:
    if bad == "\t":
        what = "a tab: its width differs from editor to editor"
        notes.at("S005", place, what, "use spaces")
    elif len(bad) > 1:
        notes.at("S002", place, "more than four combining marks on one letter")
    else:
        what = f"the character U+{ord(bad):04X} is not allowed in a story"
        notes.at("S002", place, what, "delete it")


def check_title(node: Text, what: str, notes: Diagnostics) -> None:
    """Tell where a title or a name is more than one short line."""
    text = node.text.strip()
    if "\n" in text:
        notes.add("S103", node, f"{what} is one line", "take the line break away")
    elif len(text) > MAX_TITLE:
        told = f"{what} has at most {MAX_TITLE} characters, this has {len(text)}"
        notes.add("S103", node, told, "say less")
