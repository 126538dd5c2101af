r"""The markup inside a text: four signs, the same in every language.

``*emphasis*``, ``{variable}``, ``[pause 0.5s]`` and ``$M^T M v$``. A backslash before
one of ``* { [ $ \`` makes it an ordinary character. A bracket that no letter follows
is an ordinary character anyway, so that ``[0.4 0.2]`` can be said.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from game.narrative.text.formulas import formula_faults
from game.narrative.text.spoken_signs import in_words

TEXT, MATH, VARIABLE, PAUSE = "text", "math", "variable", "pause"

_PIECE = re.compile(
    r"\\(?P<escaped>[*{}\[\]$\\])"
    r"|\{(?P<variable>[A-Za-z_]\w*)\}"
    r"|\[pause (?P<pause>\d{1,2}(?:\.\d{1,3})?)s\]"
    r"|\$(?P<math>[^$]+)\$"
    r"|(?P<command>\[[A-Za-z][^\[\]]*\])"
    r"|(?P<star>\*)"
    r"|(?P<stray>[{$])"
    r"|(?P<plain>[^\\*{\[$]+|[\\\[])"
)
_FILL = re.compile(r"\\.|\$[^$]+\$|\{([A-Za-z_]\w*)\}")


class Span(Struct, frozen=True):
    """A stretch of one kind: text, math (TeX), variable (its name) or pause."""

    kind: str
    text: str
    emphasis: bool = False
    seconds: float = 0.0


def spans(text: str) -> tuple[Span, ...]:
    """The text as spans; a sign that does not fit stays as it was typed."""
    found: list[Span] = []
    emphasis, closing = False, _last_closing(text)
    for piece in _PIECE.finditer(text):
        kind = piece.lastgroup
        if kind == "star":
            if _turns(text, piece.start(), closing, inside=emphasis):
                emphasis = not emphasis
            else:
                found.append(Span(TEXT, "*", emphasis))
        elif kind == "pause":
            found.append(Span(PAUSE, "", emphasis, float(piece["pause"])))
        elif kind in {MATH, VARIABLE}:
            found.append(Span(kind, piece[kind], emphasis))
        else:
            words = piece["escaped"] or piece[0]
            found.append(Span(TEXT, words, emphasis))
    return _joined(found)


def _last_closing(text: str) -> int:
    """Where the last star stands that can close an emphasis; -1 if there is none."""
    last = -1
    for piece in _PIECE.finditer(text):
        at = piece.start()
        if piece.lastgroup == "star" and at and not text[at - 1].isspace():
            last = at
    return last


def _turns(text: str, at: int, closing: int, *, inside: bool) -> bool:
    """Whether the star at ``at`` opens or closes an emphasis.

    ``closing`` is the place of the last star that could close one.
    """
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if inside:
        return bool(before) and not before.isspace()
    if not after or after.isspace() or (before and before.isalnum()):
        return False
    return closing > at + 1


def _joined(found: list[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in found:
        last = out[-1] if out else None
        if last and span.kind == last.kind == TEXT and last.emphasis == span.emphasis:
            out[-1] = Span(TEXT, last.text + span.text, span.emphasis)
        else:
            out.append(span)
    return tuple(out)


def is_plain(text: str) -> bool:
    """Whether the text holds no sign of the markup at all."""
    return not (
        "*" in text or "{" in text or "[" in text or "$" in text or "\\" in text
    )


def variables(text: str) -> tuple[str, ...]:
    """The names of the variables that the text shows."""
    if "{" not in text:
        return ()
    return tuple(span.text for span in spans(text) if span.kind == VARIABLE)


def faults(text: str) -> tuple[tuple[int, str], ...]:
    """What is wrong with the markup: (offset, message) pairs."""
    if is_plain(text):
        return ()
    found: list[tuple[int, str]] = []
    emphasis, closing = False, _last_closing(text)
    for piece in _PIECE.finditer(text):
        at = piece.start()
        if piece.lastgroup == "star":
            if _turns(text, at, closing, inside=emphasis):
                emphasis = not emphasis
            elif _lonely(text, at):
                found.append(
                    (at, "this * opens or closes nothing: write \\* for a star")
                )
        elif piece.lastgroup == "command":
            what = f"{piece[0][:20]} is no command: only [pause 0.5s] is, or write \\["
            found.append((at, what))
        elif piece.lastgroup == MATH:
            found += [(at + 1 + n, told) for n, told in formula_faults(piece[MATH])]
        elif piece.lastgroup == "stray":
            pair = "{name}" if piece[0] == "{" else "$formula$"
            found.append((at, f"this is no {pair}: write \\{piece[0]} for the sign"))
    return tuple(found)


def _lonely(text: str, at: int) -> bool:
    """A star between two spaces is a times sign and no mistake."""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return not around.isspace()


def fill(text: str, values: Mapping[str, object]) -> str:
    """Put the variables' values in; an unknown name stays as it was typed."""

    def value(piece: re.Match[str]) -> str:
        name = piece[1]
        return str(values[name]) if name and name in values else piece[0]

    return _FILL.sub(value, text)


def aloud(text: str) -> str:
    """The text for ears: no markup, and every sign of mathematics in words."""
    said = (
        in_words(span.text, formula=True) if span.kind == MATH else span.text
        for span in spans(text)
        if span.kind != PAUSE
    )
    return in_words("".join(said))


def plain(text: str) -> str:
    """The text for counting words and for labels: no markup, formulas in words."""
    if is_plain(text):
        return text
    words = [
        in_words(span.text, formula=True) if span.kind == MATH else span.text
        for span in spans(text)
        if span.kind != PAUSE
    ]
    return re.sub(r"  +", " ", "".join(words)).strip()
