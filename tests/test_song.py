"""A song as times: who sings what, and when."""

from pathlib import Path

import pytest
from msgspec import ValidationError

from game.song import Phrase, phrases, read_song, words

FILE = Path(__file__).parents[1] / "sounds" / "song" / "rotate.json"
SONG = read_song(FILE.read_bytes())


def test_singers_alternate_and_then_sing_together() -> None:
    found = phrases(SONG, silence=1.0)
    assert [phrase.who for phrase in found] == [
        ("foster",),
        ("foster",),
        ("jacques",),
        ("jacques",),
        ("foster", "jacques"),
        ("foster", "jacques"),
        ("foster", "jacques"),
    ]
    assert words(found[0].syllables) == "Rotate, scale, rotate,"
    assert words(found[-1].syllables) == "turn, and you are home."


def test_a_phrase_lights_its_syllables_as_they_begin() -> None:
    phrase: Phrase = phrases(SONG, silence=1.0)[0]
    assert phrase.lit(phrase.begins - 0.01) == 0
    assert phrase.lit(phrase.begins) == 1
    assert phrase.lit(phrase.ends) == len(phrase.syllables) == 5


def test_beats_are_as_even_as_the_tempo_says() -> None:
    assert [SONG.beats_at(at) for at in SONG.beats] == pytest.approx(range(68))
    assert SONG.beats_at(-1) == 0


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(ValidationError, match="syllables"):
        read_song(b'{"tempo": 100, "beats": []}')
