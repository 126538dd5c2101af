"""Blanks: its level."""

from collections.abc import Iterator

from game.puzzles.core.level import Fault, Level
from game.puzzles.kinds.blanks.sentences import SENTENCES, Sentence


class BlanksLevel(Level, frozen=True, kw_only=True):
    """One of the ``sentences``, of which so many true fillings are to be found.

    ``laid`` words stand in its blanks at first.
    """

    sentence: str
    find: int = 1
    laid: tuple[str, ...] = ()

    def read(self) -> Sentence:
        """The sentence."""
        return SENTENCES[self.sentence]

    def faults(self) -> Iterator[Fault]:
        """A sentence that is none, and more to be found than there is."""
        if self.sentence not in SENTENCES:
            yield Fault(("sentence",), f"no sentence is called '{self.sentence}'")
            return
        true = self.read().true()
        if not 1 <= self.find <= len(true):
            yield Fault(("find",), f"it has {len(true)} fillings that hold")
        elif self.laid and self.laid not in set(self.read().fillings()):
            yield Fault(("laid",), "no such words stand in its blanks")
        elif self.laid in true and self.find == 1:
            yield Fault(("laid",), "already solved: it holds as it stands")
