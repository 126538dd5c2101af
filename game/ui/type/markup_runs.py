"""Story markup as runs of type."""

import re

from game.narrative.text.markup import MATH, PAUSE, VARIABLE, spans
from game.stage.notation.tex import tex
from game.ui.type.typesetting import Run
from game.ui.type.unbroken_pairs import titled

# At the ends of a text there is a formula.
_JOINED = re.compile(r"(?:^|(?<=\S)) ([=·+−×≈≠<>/]) (?:$|(?=\S))")


def runs(text: str) -> tuple[Run, ...]:
    """A line of the story as the typesetter takes it."""
    found: list[Run] = []
    for span in spans(text):
        if span.kind == PAUSE:
            found.append(Run("", pause=span.seconds))
        elif span.kind == MATH:
            found.append(Run(tex(span.text), formula=True))
        else:
            words = f"{{{span.text}}}" if span.kind == VARIABLE else span.text
            found.append(Run(quoted(words), italic=span.emphasis))
    return tuple(found)


def quoted(text: str) -> str:
    """Straight quotes, dots and dashes as a printer sets them.

    A sign of arithmetic stays on the line of what stands at both sides of it, and a
    title on that of its name.
    """
    text = _JOINED.sub("\u00a0\\1\u00a0", titled(text))
    out = (
        text.replace(" ...", "\u00a0…")
        .replace("...", "…")
        .replace(" -- ", " — ")
        .replace("'", "’")
    )
    parts = out.split('"')
    return "".join(
        part + ("“" if i % 2 == 0 else "”") if i + 1 < len(parts) else part
        for i, part in enumerate(parts)
    )
