"""Window and mouth: what happens where one of them is missing."""

from importlib import metadata
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.ui.sound.speech import Log, Voice
from game.ui.sound.speech_program import Program
from game.ui.sound.speech_ways import ways
from game.ui.window.display import Display, NoDisplay, clash


def test_an_unseen_window_is_refused() -> None:
    with pytest.raises(NoDisplay, match="dummy"):
        Display("game")


def test_an_asked_for_unseen_window_opens_and_changes() -> None:
    made = Display("game", (400, 300), unseen=True)
    assert made.size == (400, 300)
    made.show([pygame.Rect(0, 0, 5, 5)])
    made.show([])
    made.show(None)
    made.toggle_fullscreen()
    assert made.fullscreen
    made.toggle_fullscreen()
    assert made.size == (400, 300)
    made.close()
    with pytest.raises(NoDisplay):
        made.size  # noqa: B018


def test_the_icon_is_there_before_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    real = pygame.display.set_mode

    def opened(*given: Any) -> pygame.Surface:
        done.append("window")
        return real(*given)

    monkeypatch.setattr(pygame.display, "set_icon", lambda _: done.append("icon"))
    monkeypatch.setattr(pygame.display, "set_mode", opened)
    Display("game", unseen=True, icon=pygame.Surface((64, 64))).close()
    Display("game", unseen=True).close()
    assert done == ["icon", "window", "window"]


def test_a_clash_of_packages_names_the_repair(monkeypatch: pytest.MonkeyPatch) -> None:
    assert clash() is None
    monkeypatch.setattr(metadata, "version", lambda _: "2.6.1")
    told = clash()
    assert told is not None
    assert "uninstall -y pygame pygame-ce" in told
    assert "pygame-ce>=2.5.6" in told


def test_the_voice_is_off_until_asked_for() -> None:
    log = Log()
    voice = Voice(log)
    voice.say("nothing")
    voice.enabled = True
    voice.say("two  words\x1b[31m and\na line")
    voice.say("   ")
    assert log.said == ["two words: 31m and a line"]


@pytest.fixture
def speech(tmp_path: Path) -> Program:
    program = tmp_path / "speak"
    program.write_text("#!/bin/sh\nexec sleep 30\n", "utf-8")
    program.chmod(0o755)
    return Program([(str(program), ways("linux")[1])])


def test_a_speech_program_speaks_until_it_is_hushed(speech: Program) -> None:
    voice = Voice(speech)
    voice.enabled = True
    voice.say("a long line")
    running = speech._running
    assert running is not None
    assert [voice.speaking] == [True]
    voice.hush()
    assert [voice.speaking] == [False]
    assert running.wait(5) != 0


def test_money_is_money() -> None:
    log = Log()
    voice = Voice(log)
    voice.enabled = True
    voice.say(r"It costs \$5 and \$6.")
    assert log.said == ["It costs $5 and $6."]
