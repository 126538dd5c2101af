"""A song as it is shown: what is sung, seen and counted at a time. No pygame here."""

from functools import cached_property

from msgspec import Struct

from game.linalg.factors import Matrix2
from game.screens.song.dance import DANCES, danced
from game.song import Phrase, Song, phrases, words

# How long before it is sung a phrase is there to be read.
EARLY = 1.2


class Now(Struct, frozen=True):
    """What there is at a time.

    ``phrase`` is the number of the one that is shown, ``lit`` how many of its syllables
    have begun, ``voices`` who sings at this moment. ``map`` is where the picture is.
    """

    phrase: int
    lit: int
    voices: tuple[str, ...]
    beat: int
    map: Matrix2


class Sheet:
    """One song, with its dance."""

    def __init__(self, name: str, song: Song) -> None:
        self.name, self.song = name, song
        self.phrases = phrases(song)
        self._steps = DANCES.get(name, ())

    @property
    def length(self) -> float:
        """Seconds until the band has played its last beat."""
        return self.song.beats[-1] + self.song.beat

    @property
    def title(self) -> str:
        """What it is called: its first words."""
        return self.told(0).rstrip(",.;:")

    @cached_property
    def singers(self) -> tuple[str, ...]:
        """Everybody who sings, in the order in which they come in."""
        return tuple(dict.fromkeys(who for p in self.phrases for who in p.who))

    def at(self, seconds: float, *, still: bool = False) -> Now:
        """What there is at a time; ``still`` moves from beat to beat."""
        number = sum(seconds >= p.begins - EARLY for p in self.phrases[1:])
        phrase = self.phrases[number]
        sung = any(one.begins <= seconds < one.ends for one in phrase.syllables)
        return Now(
            number,
            phrase.lit(seconds),
            phrase.who if sung else (),
            int(self.song.beats_at(seconds)),
            danced(self._steps, self.phrases, seconds, still=still),
        )

    def told(self, number: int) -> str:
        """The words of a phrase."""
        return words(self.phrases[number].syllables)

    def letters(self, number: int, lit: int) -> int:
        """How many letters of a phrase's words are lit."""
        return len(words(self.phrases[number].syllables[:lit]).rstrip("-"))

    def following(self, number: int) -> Phrase | None:
        """The phrase after one."""
        after = number + 1
        return self.phrases[after] if after < len(self.phrases) else None
