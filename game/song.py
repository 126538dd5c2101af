"""A song as times: its beats, and when each syllable is sung, in seconds.

The times are those of the recording itself (``sounds/song/NAME.json``), so words can be
lit, a picture can be moved and a press can be heard against what is really sung.
"""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.json import decode

# A silence between two words that parts two phrases; nobody breathes in a shorter one.
SILENCE = 1.0


class Syllable(Struct, frozen=True):
    """A syllable, its singer, and when its vowel begins and ends."""

    who: str
    text: str
    begins: float = field(name="from")
    ends: float = field(name="to")


class Song(Struct, frozen=True):
    """``tempo`` in beats a minute; ``beats`` are seconds, one after another."""

    tempo: float
    beats: tuple[float, ...]
    syllables: tuple[Syllable, ...]

    @property
    def beat(self) -> float:
        """Seconds from one beat to the next."""
        return 60 / self.tempo

    def beats_at(self, seconds: float) -> float:
        """How many beats have gone by at a time, as a fraction; never below 0."""
        return max(seconds, 0.0) / self.beat


class Phrase(Struct, frozen=True):
    """Syllables that are sung on one breath, by one singer or by several together.

    ``who`` names the singers; ``syllables`` are those of the first of them.
    """

    who: tuple[str, ...]
    syllables: tuple[Syllable, ...]

    @property
    def begins(self) -> float:
        """When its first vowel begins."""
        return self.syllables[0].begins

    @property
    def ends(self) -> float:
        """When its last vowel ends."""
        return self.syllables[-1].ends

    def lit(self, seconds: float) -> int:
        """How many syllables have begun."""
        return bisect_right([one.begins for one in self.syllables], seconds)


def read_song(text: bytes) -> Song:
    """The song that a file of times tells; ``ValidationError`` if it tells none."""
    return decode(text, type=Song)


def phrases(song: Song, silence: float = SILENCE) -> tuple[Phrase, ...]:
    """The song's phrases in order; a silence longer than that parts two of them.

    Singers with the same words at the same times sing together.
    """
    alone: list[Phrase] = []
    for who in dict.fromkeys(one.who for one in song.syllables):
        said: list[Syllable] = []
        for one in (one for one in song.syllables if one.who == who):
            if said and one.begins - said[-1].ends > silence:
                alone.append(Phrase((who,), tuple(said)))
                said = []
            said.append(one)
        alone.append(Phrase((who,), tuple(said)))
    together: dict[tuple[tuple[float, str], ...], Phrase] = {}
    for phrase in alone:
        key = tuple((one.begins, one.text) for one in phrase.syllables)
        others = together[key].who if key in together else ()
        syllables = together[key].syllables if key in together else phrase.syllables
        together[key] = Phrase((*others, *phrase.who), syllables)
    return tuple(sorted(together.values(), key=lambda one: one.begins))


def words(syllables: Sequence[Syllable]) -> str:
    """What is sung, as it is read: a syllable that ends in a hyphen is joined."""
    return " ".join(one.text for one in syllables).replace("- ", "")
