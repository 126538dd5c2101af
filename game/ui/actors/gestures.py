"""What a line has its puppet do: to whom it turns, and which words its hand goes with.

All of it follows from the line as it is written, so that it is the same every night.
"""

import re
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from game.narrative.text.markup import spans

# To nobody on the boards: to whoever watches.
VIEWER: Final = ""
WATCHES: Final = ("neighbour", "neighbours")
GREETS, POINTS, THINKS, SINGS = "delight", "point", "think", "sing"
# What is said with a hand, whatever stands on the boards.
SPOKEN_OF: Final[Mapping[str, str]] = {
    "good evening": GREETS,
    "tomorrow": GREETS,
    "rotate": SINGS,
    "watch": POINTS,
    "understood": THINKS,
    "remember": THINKS,
    "think": THINKS,
}
# What is pointed at while the prop is there.
NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "jigsaw": ("piece", "puzzle", "pieces"),
    "slate": ("matrix", "transposed", "slate"),
    "frame": ("frame", "picture"),
    "lantern": ("lantern",),
    "microphone": ("song", "sing"),
}
# Of a line's length: how far apart two gestures are, so that each can be seen.
APART: Final = 0.25
# An answer's look at the other lasts for the sentences that begin in so many letters.
GLANCE: Final = 16
_SENTENCE = re.compile(r"[^.!?]+(?:(?<=Mr)\.[^.!?]+)*[.!?]*")
_END = re.compile(r"[.!?]")


class Cue(NamedTuple):
    """From which share of a line on something is done: a name, or a pose."""

    at: float
    what: str


class Play(NamedTuple):
    """What a line's speaker does: to whom it turns, and the poses of its words."""

    looks: tuple[Cue, ...] = ()
    gestures: tuple[Cue, ...] = ()

    def look(self, told: float) -> str:
        """To whom the speaker turns when a share of the line is told."""
        found = [cue.what for cue in self.looks if cue.at <= told]
        return found[-1] if found else VIEWER


def play(
    text: str,
    other: str = VIEWER,
    props: Collection[str] = (),
    *,
    answers: bool = False,
) -> Play:
    """What a line does whose text is markup, beside an ``other`` and with ``props``.

    ``answers`` says that the other spoke just before.
    """
    parts = spans(text)
    plain = "".join(span.text for span in parts)
    if not plain:
        return Play()
    stressed, at = -1, 0
    for span in parts:
        stressed = at if span.emphasis and stressed < 0 else stressed
        at += len(span.text)
    looks = _looks(plain, other, answers=answers) if other else ()
    return Play(looks, _gestures(plain, stressed, props))


def _looks(plain: str, other: str, *, answers: bool) -> tuple[Cue, ...]:
    """A sentence that names somebody is said to them, and so are those after it.

    Before anybody is named a question is asked of the other, and an answer begins with
    a look at them.
    """
    cues: list[Cue] = []
    named = ""
    for sentence in _SENTENCE.finditer(plain):
        words = re.findall(r"\w+", sentence[0].casefold())
        named = next((w for w in reversed(words) if w in {other, *WATCHES}), named)
        turned = sentence[0].endswith("?")
        turned = turned or (answers and sentence.start() < GLANCE)
        to = other if named == other or (turned and not named) else VIEWER
        if to != (cues[-1].what if cues else VIEWER):
            cues.append(Cue(sentence.start() / len(plain), to))
    return tuple(cues)


def _gestures(plain: str, stressed: int, props: Collection[str]) -> tuple[Cue, ...]:
    """The first stressed word, what is spoken of, and what is named of the props."""
    found: list[tuple[int, str]] = []
    if stressed >= 0:
        end = _END.search(plain, stressed)
        outcry = end is not None and end[0] == "!"
        found.append((stressed, GREETS if outcry else POINTS))
    wanted: list[tuple[str, tuple[str, ...]]]
    wanted = [(pose, (words,)) for words, pose in SPOKEN_OF.items()]
    wanted += [(POINTS, NAMED[prop]) for prop in props if prop in NAMED]
    for pose, words in wanted:
        said = re.search(rf"\b(?:{'|'.join(words)})\b", plain, re.IGNORECASE)
        if said:
            found.append((said.start(), pose))
    cues: list[Cue] = []
    for start, pose in sorted(found):
        at = start / len(plain)
        if not cues or at - cues[-1].at >= APART:
            cues.append(Cue(at, pose))
    return tuple(cues)
