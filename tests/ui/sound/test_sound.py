"""What is heard: buses, decks of layers, the spoken line; and silence without harm."""

import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest

from game.ui.sound.clips import Clips
from game.ui.sound.loops import SPAN
from game.ui.sound.sound import DUCKED, Sound, tone
from game.ui.window.assets import Assets

MUSIC, AMBIENCE, VOICE = range(8), range(8, 10), 10


def clip(folder: Path, name: str, seconds: float = 0.2, level: int = 0) -> None:
    path = folder / "sounds" / f"{name}.wav"
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = np.full(round(48000 * seconds), level, np.int16)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(48000)
        out.writeframes(samples.tobytes())


@pytest.fixture
def sound(tmp_path: Path) -> Iterator[Sound]:
    made = Sound(Assets(tmp_path))
    assert made.open()
    yield made
    made.close()


def settle(sound: Sound, seconds: float = 10.0) -> None:
    """Let what was asked for arrive, then let time pass."""
    for future in (
        *(sound._decks["music"]._coming or ()),
        *(sound._decks["ambience"]._coming or ()),
        *((sound._line,) if sound._line else ()),
    ):
        future.result(20)
    sound.tick(0.0)
    for _ in range(100):
        sound.tick(seconds / 100)


def speaks(sound: Sound) -> bool:
    return sound.speaking


def levels(channels: range) -> list[float]:
    """How loud each channel that plays is."""
    playing = (pygame.mixer.Channel(c) for c in channels)
    return [round(c.get_volume(), 2) for c in playing if c.get_busy()]


def test_without_a_device_everything_is_silent(tmp_path: Path) -> None:
    sound = Sound(Assets(tmp_path))
    sound.play("click")
    sound.near(0.5)
    sound.music("theme")
    sound.ambience("rain", 0.0)
    sound.say("voices/rows/line")
    sound.tick(1.0)
    sound.hush()
    assert not speaks(sound)
    assert sound.missing == []
    assert sound.wait() == float("inf")


def test_a_missing_sound_is_named_once_and_a_place_without_one_never(
    sound: Sound,
) -> None:
    for _ in range(3):
        sound.play("click")
        sound.ambience("ward")
    assert sound.missing == ["no sound is named 'effects/click'"]


def test_a_damaged_sound_is_silent_and_named(sound: Sound, tmp_path: Path) -> None:
    folder = tmp_path / "sounds" / "effects"
    folder.mkdir(parents=True)
    (folder / "page.ogg").write_bytes(b"OggS and nothing that follows from it")
    (folder / "open.ogg").write_bytes(b"no sound at all")
    for name in ("page", "open", "../../secret"):
        sound.play(name)
    assert len(sound.missing) == 3
    assert "effects/page.ogg" in sound.missing[0]
    assert "its content is not ogg" in sound.missing[1]
    assert not pygame.mixer.get_busy()


def test_an_effect_takes_no_channel_that_is_kept_for_something_else(
    sound: Sound, tmp_path: Path
) -> None:
    clip(tmp_path, "effects/click", 1.0)
    for _ in range(30):
        sound.play("click")
    assert not levels(MUSIC)
    assert not levels(AMBIENCE)
    assert not pygame.mixer.Channel(VOICE).get_busy()
    assert len(levels(range(11, 24))) == 13


def test_music_that_was_asked_for_begins_when_a_device_appears(tmp_path: Path) -> None:
    clip(tmp_path, "music/theme", 1.0)
    sound = Sound(Assets(tmp_path))
    sound.music("theme")
    added = pygame.Event(pygame.AUDIODEVICEADDED, which=0, iscapture=0)
    sound.event(added)
    assert sound.awake
    settle(sound)
    assert levels(MUSIC) == [1.0]
    sound.close()


def test_when_devices_change_what_played_plays_on(
    sound: Sound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip(tmp_path, "music/theme", 1.0)
    sound.music("theme", 0.0)
    settle(sound)
    opened: list[object] = []
    real = pygame.mixer.init

    def init(*given: Any, **more: Any) -> None:
        opened.append(given)
        real(*given, **more)

    monkeypatch.setattr(pygame.mixer, "init", init)
    gone = pygame.Event(pygame.AUDIODEVICEREMOVED, which=0, iscapture=0)
    added = pygame.Event(pygame.AUDIODEVICEADDED, which=0, iscapture=0)
    sound.event(added)
    assert not opened
    for event, names in ((gone, {"speakers"}), (added, {"speakers", "phones"})):
        now = frozenset(names)
        monkeypatch.setattr("game.ui.sound.sound.devices", lambda now=now: now)
        opened.clear()
        sound.event(event)
        assert len(opened) == 1
        settle(sound)
        assert levels(MUSIC) == [1.0]


def test_one_piece_hands_over_to_the_next(sound: Sound, tmp_path: Path) -> None:
    clip(tmp_path, "music/one", 1.0)
    clip(tmp_path, "music/two", 1.0)
    sound.music("one", 2.0)
    assert sound.wait() < 0.1
    settle(sound, 1.0)
    assert levels(MUSIC) == [0.5]
    settle(sound, 1.0)
    assert levels(MUSIC) == [1.0]
    assert sound.wait() < SPAN
    sound.music("two", 4.0)
    settle(sound, 1.0)
    assert levels(MUSIC) == [0.75, 0.25]
    settle(sound, 3.1)
    assert levels(MUSIC) == [1.0]
    sound.music(None, 1.0)
    settle(sound, 1.1)
    assert levels(MUSIC) == []


def test_layers_begin_together_and_come_forward_one_by_one(
    sound: Sound, tmp_path: Path
) -> None:
    for name in ("music/theme", "music/layers/theme-2", "music/layers/theme-3"):
        clip(tmp_path, name, 1.0)
    sound.music("theme", 0.0)
    settle(sound)
    assert levels(MUSIC) == [1.0, 0.0, 0.0]
    sound.deepen(0.5)
    assert sound.wait() < 0.1
    settle(sound)
    assert levels(MUSIC) == [1.0, 1.0, 0.0]
    sound.deepen(0.75)
    settle(sound)
    assert levels(MUSIC) == [1.0, 1.0, 0.5]
    sound.deepen(3.0)
    settle(sound)
    assert levels(MUSIC) == [1.0, 1.0, 1.0]


def test_loudness_is_a_product_and_speech_ducks_music(
    sound: Sound, tmp_path: Path
) -> None:
    clip(tmp_path, "voices/rows/line", 20.0)
    sound.set_volumes({"master": 0.5, "music": 0.4, "voice": 2.0, "unknown": 1.0})
    assert sound.level("music") == pytest.approx(0.2)
    assert sound.level("voice") == pytest.approx(0.5)
    assert sound.level("effects", 0.5) == pytest.approx(0.25)
    sound.say("voices/rows/line")
    assert speaks(sound)
    settle(sound, 5.0)
    assert speaks(sound)
    assert sound.spoken == pytest.approx(5.0)
    assert sound.level("music") == pytest.approx(0.2 * DUCKED)
    assert sound.level("effects") == pytest.approx(0.5)
    sound.hush()
    assert not speaks(sound)
    settle(sound, 0.4)
    assert 0.2 * DUCKED < sound.level("music") < 0.15
    settle(sound, 1.0)
    assert sound.level("music") == pytest.approx(0.2)


def test_a_line_that_cannot_be_read_is_over_at_once(sound: Sound) -> None:
    sound.say("voices/rows/nothing")
    settle(sound, 0.1)
    assert not speaks(sound)
    assert sound.missing == ["no sound is named 'voices/rows/nothing'"]


def test_a_new_line_cuts_off_the_one_before(sound: Sound, tmp_path: Path) -> None:
    clip(tmp_path, "voices/rows/one", 5.0)
    clip(tmp_path, "voices/rows/two", 5.0)
    sound.say("voices/rows/one")
    settle(sound, 2.0)
    sound.say("voices/rows/two")
    assert sound.spoken == 0.0
    settle(sound, 1.0)
    assert sound.spoken == pytest.approx(1.0)


def test_nearness_is_a_tone_that_rises(tmp_path: Path) -> None:
    sound = Sound(Assets(tmp_path))
    sound.near(0.5)
    assert sound.open()
    low, high = (pygame.sndarray.array(tone(hertz))[:, 0] for hertz in (220.0, 880.0))
    crossings = [
        int((wave[1:] * wave[:-1].astype(int) < 0).sum()) for wave in (low, high)
    ]
    assert crossings[1] > 3 * crossings[0] > 0
    sound.near(0.2)
    first = sound._nearness
    sound.near(0.9)
    assert sound._nearness > first
    sound.close()


def test_clips_say_what_is_there(tmp_path: Path) -> None:
    clip(tmp_path, "effects/move")
    clips = Clips(Assets(tmp_path))
    assert clips.there("effects/move")
    assert not clips.there("effects/other")
    assert not clips.there("../effects/move")
    clips.close()


def test_chosen_layers_alone_are_heard_until_it_is_deepened(
    sound: Sound, tmp_path: Path
) -> None:
    for name in ("night", "layers/night-2", "layers/night-3"):
        clip(tmp_path, f"music/{name}", 4.0, 900)
    assert sound.layers("night") == 3
    sound.music("night", 0.0)
    sound.choose(frozenset({0, 2}))
    settle(sound)
    assert levels(MUSIC) == [1.0, 0.0, 1.0]
    sound.choose(frozenset())
    settle(sound)
    assert levels(MUSIC) == [0.0, 0.0, 0.0]
    sound.deepen(1.0)
    settle(sound)
    assert levels(MUSIC) == [1.0, 1.0, 1.0]


def test_the_position_runs_and_begins_again(sound: Sound, tmp_path: Path) -> None:
    clip(tmp_path, "music/night", 4.0, 900)
    assert position(sound) is None
    sound.music("night", 0.0)
    settle(sound, 0.5)
    assert position(sound) == (0.5, 3.9)
    for _ in range(100):
        sound.tick(0.04)
    assert position(sound) == (0.6, 3.9)


def position(sound: Sound) -> tuple[float, float] | None:
    found = sound.position
    return None if found is None else (round(found[0], 1), round(found[1], 1))
