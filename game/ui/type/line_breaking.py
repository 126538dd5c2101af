"""Where lines break: the least ragged setting, computed once at a reference size.

The badness is the squared free room of every line but the last (after Knuth and Plass,
"Breaking Paragraphs into Lines", 1981). A line that ends with its sentence may be
shorter, for a voice rests there too.
"""

from collections.abc import Sequence
from enum import IntEnum
from math import inf

from msgspec import Struct

LONELY = 0.16
# What a line costs, so that no setting takes more of them than it must; a break inside
# a clause or a sentence; and the share of its free room that a line pays at rest.
LINE, INSIDE_CLAUSE, INSIDE, RESTING = 2.0, 0.14, 0.09, 0.3


class Rest(IntEnum):
    """What ends with a word, and so how much a voice rests after it."""

    NOTHING = 0
    CLAUSE = 1
    SENTENCE = 2


class Word(Struct, frozen=True):
    """One unbreakable piece; one that is ``forced`` begins a new line."""

    width: float
    space: float = 0.0
    forced: bool = False
    ends: Rest = Rest.NOTHING


def breaks(words: Sequence[Word], room: float, rest: float = 1.0) -> list[int]:
    """Index of the first word of every line; empty for no words.

    ``rest`` (0 to 1) says how much it matters that lines end where a voice rests.
    """
    starts: list[int] = []
    begin = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or words[i].forced:
            starts += [begin + s for s in _paragraph(words[begin:i], room, rest)]
            begin = i
    return starts


def _paragraph(words: Sequence[Word], room: float, rest: float) -> list[int]:
    n = len(words)
    best = [inf] * n + [0.0]
    follow = [n] * (n + 1)
    for i in range(n - 1, -1, -1):
        width = 0.0
        for j in range(i, n):
            width += words[j].width + (words[j].space if j > i else 0.0)
            if width > room and j > i:
                break
            cost = _cost(words, (i, j), width / room, rest) + best[j + 1]
            if cost < best[i]:
                best[i], follow[i] = cost, j + 1
    starts = []
    at = 0
    while at < n:
        starts.append(at)
        at = follow[at]
    return starts


def _cost(
    words: Sequence[Word], line: tuple[int, int], share: float, rest: float
) -> float:
    """What a line from one word to another costs that takes a share of the room."""
    i, j = line
    free = max(0.0, 1.0 - share)
    if j == len(words) - 1:
        lonely = i > 0 and (i == j or share < LONELY)
        return LINE + (0.35 if lonely else 0.0)
    ends = words[j].ends
    if ends is Rest.SENTENCE:
        return LINE + (1.0 - (1.0 - RESTING) * rest) * free * free
    inside = INSIDE if ends is Rest.CLAUSE else INSIDE_CLAUSE
    return LINE + inside * rest + free * free
