"""An answer that is pressed: that what is asked can be done, or why it cannot."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from game.figure.things import Row, Sign, Tone
from game.language import N_, _
from game.puzzles.core import hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.wording import row

P = TypeVar("P")
# What stands before an answer is given; ``says`` of a kind has words for it, too.
FREE = N_("not said")
SAID = "said"


def handle(answer: str, put: Callable[[str], P], says: Mapping[str, str]) -> Hand[P]:
    """The handle of the answer that stands, with the words for each there is."""
    name = _("your answer")
    return hand.choice(SAID, name, answer, put, says=says, entry=SAID)


def sentence(answer: str, says: Mapping[str, str]) -> list[str]:
    """The sentence about an answer, where one was given."""
    if answer == FREE:
        return []
    return [_("You say: {answer}.", answer=_(says[answer]))]


def line(answer: str, says: Mapping[str, str], tone: Tone) -> Row:
    """The row that is pressed, in a tone once an answer was given.

    The reason stands under the answer; there is room for any, so that nothing moves.
    """
    each = [_parted(words) for words in says.values()]
    widest, spare = (max(some, key=len) for some in zip(*each, strict=True))
    verdict, reason = _parted(says[answer])
    words = Sign(text=verdict, tone=Tone.DIM if answer == FREE else tone, room=widest)
    return replace(row(SAID, words, note=reason), spare=spare)


def _parted(words: str) -> tuple[str, str]:
    """An answer and its reason, which is empty where it has none."""
    verdict, _colon, reason = _(words).partition(": ")
    return verdict, reason
