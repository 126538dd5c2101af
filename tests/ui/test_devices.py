"""Window, ears and mouth: what happens where one of them is missing."""

import wave
from importlib import metadata
from pathlib import Path

import pygame
import pytest

from game.ui import display
from game.ui.assets import Assets
from game.ui.display import Display, NoDisplay, clash
from game.ui.sound import Sound, tone
from game.ui.voice import Log, Program, Voice


def clip(folder: Path, name: str, seconds: float = 0.2) -> None:
    (folder / "sounds").mkdir(exist_ok=True)
    with wave.open(str(folder / "sounds" / f"{name}.wav"), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(48000)
        out.writeframes(bytes(int(96000 * seconds)))


def test_an_unseen_window_is_refused() -> None:
    with pytest.raises(NoDisplay, match="dummy"):
        Display("game")


def test_an_asked_for_unseen_window_opens_and_changes() -> None:
    made = Display("game", (400, 300), unseen=True)
    assert made.size == (400, 300)
    made.resize((10, 10))
    assert made.size == display.SMALLEST
    made.show([pygame.Rect(0, 0, 5, 5)])
    made.show([])
    made.show(None)
    made.toggle_fullscreen()
    assert made.fullscreen
    made.toggle_fullscreen()
    assert made.size == display.SMALLEST
    made.close()
    with pytest.raises(NoDisplay):
        made.size  # noqa: B018


def test_a_clash_of_packages_names_the_repair(monkeypatch: pytest.MonkeyPatch) -> None:
    assert clash() is None
    monkeypatch.setattr(metadata, "version", lambda _: "2.6.1")
    told = clash()
    assert told is not None
    assert "uninstall -y pygame pygame-ce" in told
    assert "pygame-ce>=2.5.6" in told


def test_without_a_device_everything_is_silent(tmp_path: Path) -> None:
    sound = Sound(Assets(tmp_path))
    sound.play("click")
    sound.music("theme")
    sound.ambience("rain", 0.0)
    sound.say("line")
    sound.tick()
    sound.hush()
    assert sound.missing == []


def test_a_missing_sound_is_named_once(tmp_path: Path) -> None:
    sound = Sound(Assets(tmp_path))
    assert sound.open()
    for _ in range(3):
        sound.play("click")
    sound.close()
    assert sound.missing == ["no sound is named 'click'"]


def test_music_that_was_asked_for_begins_when_a_device_appears(tmp_path: Path) -> None:
    clip(tmp_path, "theme")
    sound = Sound(Assets(tmp_path))
    sound.music("theme")
    added = pygame.Event(pygame.AUDIODEVICEADDED, which=0, iscapture=0)
    sound.event(added)
    assert sound.awake
    assert any(pygame.mixer.Channel(c).get_busy() for c in (0, 1))
    sound.close()


def test_music_crosses_over_on_two_channels(tmp_path: Path) -> None:
    clip(tmp_path, "one", 1.0)
    clip(tmp_path, "two", 1.0)
    sound = Sound(Assets(tmp_path))
    sound.open()
    sound.music("one", 0.0)
    sound.music("two", 5.0)
    assert all(pygame.mixer.Channel(c).get_busy() for c in (0, 1))
    sound.music(None, 0.0)
    sound.close()


def test_loudness_is_a_product_and_speech_ducks_music(tmp_path: Path) -> None:
    clip(tmp_path, "line", 1.0)
    sound = Sound(Assets(tmp_path))
    sound.open()
    sound.set_volumes({"master": 0.5, "music": 0.4, "voice": 2.0, "unknown": 1.0})
    assert sound.level("music") == pytest.approx(0.2)
    assert sound.level("voice") == pytest.approx(0.5)
    assert sound.level("effects", 0.5) == pytest.approx(0.25)
    sound.say("line")
    assert sound.level("music") == pytest.approx(0.09)
    assert sound.level("effects") == pytest.approx(0.5)
    sound.hush()
    assert sound.level("music") == pytest.approx(0.2)
    sound.close()


def test_the_voice_is_off_until_asked_for() -> None:
    log = Log()
    voice = Voice(log)
    voice.say("nothing")
    voice.enabled = True
    voice.say("two  words\x1b[31m and\na line")
    voice.say("   ")
    assert log.said == ["two words [31m and a line"]


def test_a_speech_program_that_is_not_there_is_silence() -> None:
    voice = Voice(Program(("no-such-program-of-speech",)), enabled=True)
    voice.say("hello")
    voice.hush()


def test_text_cannot_become_an_option(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    program = tmp_path / "speak"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{seen}"\n', "utf-8")
    program.chmod(0o755)
    speech = Program((str(program),))
    speech.say("--wave-file=/etc/passwd")
    speech._running[0].wait(10)
    assert seen.read_text("utf-8").split("\n")[:2] == ["--", "--wave-file=/etc/passwd"]


def test_nearness_is_a_tone_that_rises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
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
