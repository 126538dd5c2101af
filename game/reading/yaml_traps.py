"""What YAML does to prose, and how to write the line so that it does not.

Each trap is recognised on the one line of text on which the reader stumbled.
"""

import re

from msgspec import Struct

LEADS = {
    "*": "an alias",
    "&": "an anchor",
    "!": "a tag",
    "%": "a directive",
    "@": "a reserved sign",
    "`": "a reserved sign",
    "[": "a list",
    "{": "a mapping",
    '"': "a quoted text",
    "'": "a quoted text",
    ">": "folded text",
    "|": "a block of text",
    "?": "a key",
    "-": "a list",
}
NUMBERS = re.compile(r"[\[{][-+\d\s.,/\[\]{}]*")
QUOTED_ID = re.compile(r"""^(["'])(.*)\1\s+\^([a-z0-9][a-z0-9-]*)$""")


class Trap(Struct, frozen=True):
    """A trap: its code, what is wrong in a sentence, the line as it should be."""

    code: str
    message: str
    corrected: str


def quoted(text: str) -> str:
    """The text in double quotes, as YAML wants it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def split(line: str) -> tuple[str, str]:
    """The line's beginning (dash and speaker), and the words of the writer."""
    begin = re.match(r"^\s*(?:- +)?", line)
    head = begin[0] if begin else ""
    rest = line[len(head) :]
    speaker = re.match(r"[A-Za-z_][\w.-]*: +(?=\S)", rest)
    if speaker:
        head, rest = head + speaker[0], rest[len(speaker[0]) :]
    return head, rest.rstrip()


def trap(line: str) -> Trap | None:
    """The trap into which this line has fallen, if it is one of prose."""
    head, words = split(line)
    if not words or "\t" in head:
        return None
    outside = QUOTED_ID.match(words)
    if outside:
        mark, text, name = outside.groups()
        return Trap(
            "S013",
            "the id stands behind the closing quote, where it is not part of the text",
            f"{head}{mark}{text} ^{name}{mark}",
        )
    lead = words[0]
    if lead in LEADS and not _well_quoted(words) and not _means_it(words):
        return Trap(
            "S012",
            f"a text that begins with {lead} is read as {LEADS[lead]}: quote it",
            head + quoted(words),
        )
    if re.search(r":(?:\s|$)", words) and not _well_quoted(words):
        return Trap(
            "S011",
            "': ' inside a plain line makes a key of what stands before it: quote it",
            head + quoted(words),
        )
    return None


def _well_quoted(words: str) -> bool:
    double = re.fullmatch(r'"(?:[^"\\]|\\.)*"', words)
    single = re.fullmatch(r"'(?:[^']|'')*'", words)
    return bool(double or single)


def _means_it(words: str) -> bool:
    """Whether a bracket or block sign is plainly YAML and no prose."""
    if words in {">", "|", ">-", "|-", "-"} or NUMBERS.fullmatch(words):
        return True
    pair = {"[": "]", "{": "}"}.get(words[0])
    return bool(pair) and words.endswith(pair or "") and bool(re.search(r"[:,]", words))
