"""The beat that a hand keeps: near is warm, between is pale, and nothing is counted."""

import pytest

from game.screens.song.beating import BAR, NEAR, SHOWN, Beating
from tests.screens.support import library

SONG = library().songs["rotate"]


@pytest.mark.parametrize(
    ("off", "struck"), [(-NEAR + 0.001, True), (NEAR - 0.001, True)]
)
def test_a_tap_near_a_beat_lights_it(off: float, *, struck: bool) -> None:
    beating = Beating(SONG.beats)
    assert beating.tap(SONG.beats[5] + off) is struck
    beads = beating.beads(5)
    assert [bead.number for bead in beads if bead.struck] == [5]
    assert not any(bead.between for bead in beads)


def test_a_tap_between_two_beats_is_shown_as_that_and_never_takes_a_light_away() -> (
    None
):
    beating = Beating(SONG.beats)
    assert not beating.tap(SONG.beats[5] + NEAR + 0.02)
    assert [b.number for b in beating.beads(5) if b.between] == [5]
    beating.tap(SONG.beats[5])
    beating.tap(SONG.beats[5] + NEAR + 0.02)
    bead = beating.beads(5)[5]
    assert (bead.struck, bead.between) == (True, False)


def test_two_bars_are_seen_and_the_beat_that_sounds_is_one_of_them() -> None:
    beating = Beating(SONG.beats)
    for beat in range(len(SONG.beats)):
        beads = beating.beads(beat)
        assert [b.number for b in beads if b.sounds] == [beat]
        assert len(beads) <= SHOWN
        assert beads[0].first
        assert all(b.first == (b.number % BAR == 0) for b in beads)


def test_a_song_begun_again_has_no_light() -> None:
    beating = Beating(SONG.beats)
    beating.tap(0.0)
    beating.again()
    assert not any(bead.struck for bead in beating.beads(0))
