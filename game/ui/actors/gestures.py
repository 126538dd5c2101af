"""What a line has its puppet do: to whom it turns, and which words its hand goes with.

All of it follows from the line as it is written, so that it is the same every night.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from game.narrative.text.markup import spans

# To nobody on the boards: to whoever watches.
VIEWER: Final = ""
WATCHES: Final = ("neighbour", "neighbours")
GREETS, POINTS, THINKS = "delight", "point", "think"
# What is said with a hand, whatever stands on the boards.
SPOKEN_OF: Final[Mapping[str, str]] = {
    "good evening": GREETS,
    "watch": POINTS,
    "understood": THINKS,
    "remember": THINKS,
    "think": THINKS,
}
# What is pointed at while the prop is there.
NAMED: Final[Mapping[str, Sequence[str]]] = {
    "jigsaw": ("piece", "puzzle", "pieces"),
    "slate": ("matrix", "transposed", "slate"),
    "frame": ("frame", "picture"),
    "lantern": ("lantern",),
    "microphone": ("song", "sing"),
}
# Of a line's length: how far apart two gestures are, so that each can be seen.
APART: Final = 0.25
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


def play(text: str, others: Collection[str], props: Collection[str]) -> Play:
    """What a line does whose text is markup, beside ``others`` and with ``props``."""
    parts = spans(text)
    plain = "".join(span.text for span in parts)
    if not plain:
        return Play()
    stressed, at = -1, 0
    for span in parts:
        stressed = at if span.emphasis and stressed < 0 else stressed
        at += len(span.text)
    return Play(_looks(plain, others), _gestures(plain, stressed, props))


def _looks(plain: str, others: Collection[str]) -> tuple[Cue, ...]:
    """A sentence that names somebody is said to them, and so are those after it."""
    cues: list[Cue] = []
    for sentence in _SENTENCE.finditer(plain):
        words = re.findall(r"\w+", sentence[0].casefold())
        named = [w for w in words if w in others or w in WATCHES]
        if named:
            to = named[-1] if named[-1] in others else VIEWER
            cues.append(Cue(sentence.start() / len(plain), to))
    return tuple(cues)


def _gestures(plain: str, stressed: int, props: Collection[str]) -> tuple[Cue, ...]:
    """The first stressed word, what is spoken of, and what is named of the props."""
    found: list[tuple[int, str]] = []
    if stressed >= 0:
        end = _END.search(plain, stressed)
        outcry = end is not None and end[0] == "!"
        found.append((stressed, GREETS if outcry else POINTS))
    wanted = dict(SPOKEN_OF)
    wanted |= {w: POINTS for prop in props for w in NAMED.get(prop, ())}
    for words, pose in wanted.items():
        said = re.search(rf"\b{words}\b", plain, re.IGNORECASE)
        if said:
            found.append((said.start(), pose))
    cues: list[Cue] = []
    for start, pose in sorted(found):
        at = start / len(plain)
        if not cues or at - cues[-1].at >= APART:
            cues.append(Cue(at, pose))
    return tuple(cues)
