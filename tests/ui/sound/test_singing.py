"""A song's clock: the device's where one plays, else the seconds that pass."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pygame
import pytest

from game.ui.sound.singing import LATER, OFF, Singing, follow
from game.ui.sound.sound import Sound
from game.ui.window.assets import Assets

ROOT = Path(__file__).parents[3]


class Device(SimpleNamespace):
    """A device that plays as far as a test says."""

    played = -1.0
    paused = False
    begun = 0.0
    loud = -1.0

    def load(self, *_: object) -> None:
        pass

    def play(self, start: float) -> None:
        self.begun, self.played = start, 0.0

    def get_pos(self) -> float:
        return self.played

    def pause(self) -> None:
        self.paused = True

    def unpause(self) -> None:
        self.paused = False

    def set_volume(self, loud: float) -> None:
        self.loud = loud

    def stop(self) -> None:
        self.played = -1.0

    def unload(self) -> None:
        pass


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> Device:
    made = Device()
    monkeypatch.setattr(pygame.mixer, "music", made)
    return made


@pytest.fixture
def sound() -> Iterator[Sound]:
    made = Sound(Assets(ROOT))
    assert made.open()
    yield made
    made.close()


def test_without_a_device_the_seconds_are_those_that_pass() -> None:
    singing = Singing(Sound(Assets(ROOT)), "rotate", 1.0)
    singing.tick(5.0)
    assert singing.seconds == 0.0
    singing.begin()
    for _ in range(3):
        singing.tick(0.25)
    assert singing.seconds == 0.75
    singing.pause()
    singing.tick(5.0)
    assert singing.seconds == 0.75
    singing.go_on()
    singing.tick(0.25)
    assert singing.over
    assert not singing.running


def test_the_device_is_the_clock(sound: Sound, device: Device) -> None:
    singing = Singing(sound, "rotate", 40.0)
    singing.begin()
    singing.tick(0.1)
    device.played = 5000
    singing.tick(0.1)
    assert singing.seconds == pytest.approx(5.0 - LATER)
    assert device.loud == sound.level("music")
    device.played = 0
    singing.tick(0.01)
    assert singing.seconds >= 5.0 - LATER


def test_the_clock_waits_until_something_is_heard(sound: Sound, device: Device) -> None:
    singing = Singing(sound, "rotate", 40.0)
    singing.begin()
    singing.tick(0.0)
    device.played = 1000 * LATER - 1
    singing.tick(0.5)
    assert singing.seconds == 0.0
    device.played = 1000 * LATER + 20
    singing.tick(0.02)
    assert singing.seconds == pytest.approx(0.02)


def test_a_pause_holds_the_device_too_and_an_end_silences_it(
    sound: Sound, device: Device
) -> None:
    singing = Singing(sound, "rotate", 4.0)
    singing.begin()
    singing.tick(0.1)
    singing.pause()
    held = device.paused
    singing.go_on()
    assert (held, device.paused) == (True, False)
    device.played = 4500
    singing.tick(0.1)
    assert singing.over
    assert device.played < 0


def test_a_device_that_comes_late_sings_from_where_the_song_is(device: Device) -> None:
    sound = Sound(Assets(ROOT))
    singing = Singing(sound, "rotate", 40.0)
    singing.begin()
    singing.tick(3.0)
    sound.open()
    singing.tick(0.5)
    assert device.begun == 3.0
    sound.close()


def test_a_song_that_is_not_there_is_told_and_its_seconds_pass(sound: Sound) -> None:
    singing = Singing(sound, "nothing", 4.0)
    singing.begin()
    singing.tick(1.0)
    assert singing.seconds == 1.0
    assert len(sound.missing) == 1
    singing.tick(1.0)
    assert len(sound.missing) == 1


@pytest.mark.parametrize("off", [-0.025, 0.025])
def test_a_small_difference_is_made_good_little_by_little(off: float) -> None:
    now, heard = 0.0, off
    for _ in range(60):
        heard += 1 / 60
        before, now = now, follow(now, heard, 1 / 60)
        assert 0.0 < now - before < 0.03
    assert now == pytest.approx(heard, abs=0.002)


def test_a_large_difference_is_jumped_but_never_back() -> None:
    assert follow(1.0, 3.0, 0.02) == 3.0
    assert follow(1.0, 1.02 + OFF / 2, 0.02) < 1.02 + OFF / 2
    assert follow(3.0, 1.0, 0.02) == 3.0
