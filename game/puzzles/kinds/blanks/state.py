"""Blanks: the words in the blanks, what was found, and whether it holds."""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final, Self

from msgspec.structs import replace

from game.language import N_, _
from game.puzzles.core import hand
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.protocol import Move, Turn
from game.puzzles.kinds.blanks.level import BlanksLevel
from game.puzzles.kinds.blanks.sentences import Filling, Sentence

EMPTY: Final = "…"
UNNOTED, NOTED = N_("not noted"), N_("noted")
NOTES: Final = {each: each for each in (UNNOTED, NOTED)}


class BlanksState(Declared[BlanksLevel, Filling], frozen=True, kw_only=True):
    """The words as they stand, and the fillings that were noted."""

    words: Filling
    noted: tuple[Filling, ...] = ()

    @classmethod
    def begin(cls, level: BlanksLevel) -> Self:
        """The level at its start."""
        count = len(level.read().words)
        words = level.laid or (EMPTY,) * count
        return cls(level=level, words=words, placed=not level.predict)

    # What it is

    def sentence(self) -> Sentence:
        """What is to be filled."""
        return self.level.read()

    def filled(self) -> bool:
        """Whether every blank has a word."""
        return EMPTY not in self.words

    def breaks(self) -> int | None:
        """The first specimen of the shelf that breaks it."""
        return broken(self.level.sentence, self.words)

    def holds(self) -> bool:
        """Whether it holds for every specimen."""
        return self.filled() and self.breaks() is None

    def collects(self) -> bool:
        """Whether more than one is to be found."""
        return self.level.find > 1

    def left(self) -> tuple[Filling, ...]:
        """True fillings that were not noted."""
        return tuple(x for x in true_of(self.level.sentence) if x not in self.noted)

    def wanted(self) -> Filling:
        """The one of them that shares most words with what stands."""
        return min(self.left(), key=self._away)

    def _away(self, filling: Filling) -> int:
        return sum(a != b for a, b in zip(self.words, filling, strict=True))

    def off(self) -> float:
        """How many are still to be found, and how many words are wrong for the next."""
        more = self.level.find - len(self.noted) if self.collects() else 1
        if more <= 0 or (not self.collects() and self.holds()):
            return 0.0
        return more + (self._away(self.wanted()) / (1.0 + len(self.words)))

    def predicts(self) -> Filling:
        """The filling."""
        return self.words

    def ready(self) -> bool:
        """Whether it is filled."""
        return self.filled()

    def right(self, guess: Filling) -> bool:
        """It holds at once."""
        return broken(self.level.sentence, guess) is None

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The blanks in their order; the note."""
        for n, words in enumerate(self.sentence().words):
            key, name = f"blank{n + 1}", _("blank {n}", n=n + 1)
            says = {EMPTY: N_("empty"), **{word: word for word in words}}
            put = partial(self._put, n)
            yield hand.choice(key, name, self.words[n], put, says=says, entry=key)
        if self.collects() and self.placed and self.notable():
            value = NOTED if self.words in self.noted else UNNOTED
            name = _("this sentence")
            yield hand.choice("note", name, value, self._note, says=NOTES, entry="note")

    def notable(self) -> bool:
        """Whether it can be noted, or that be taken back."""
        return self.holds()

    def _put(self, n: int, word: str) -> Self:
        return replace(self, words=(*self.words[:n], word, *self.words[n + 1 :]))

    def _note(self, value: str) -> Self:
        others = tuple(x for x in self.noted if x != self.words)
        return replace(self, noted=(*others, self.words) if value == NOTED else others)

    def answer(self) -> Iterator[Move]:
        """Words that are wrong, one true filling after another."""
        now = self
        for _one in range(self.level.find - len(self.noted) if self.collects() else 1):
            to = now.wanted()
            for n, (a, b) in enumerate(zip(now.words, to, strict=True)):
                if a != b:
                    yield Turn(f"blank{n + 1}", b)
            now = replace(now, words=to)
            if self.collects():
                yield Turn("note", NOTED)
                now = replace(now, noted=(*now.noted, to))


@lru_cache(maxsize=128)
def broken(sentence: str, filling: Filling) -> int | None:
    """The first specimen that breaks a filling: a picture asks for it many times."""
    return BlanksLevel(id="", title="", sentence=sentence).read().breaks(filling)


@lru_cache(maxsize=16)
def true_of(sentence: str) -> tuple[Filling, ...]:
    """Every filling that holds."""
    return BlanksLevel(id="", title="", sentence=sentence).read().true()
