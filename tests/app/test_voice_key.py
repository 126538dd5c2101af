"""One key reads everything aloud, wherever one is, and the same key ends it."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from game.screens.puzzle.puzzle import PuzzleScreen
from game.ui.sound.manner import Manner
from game.ui.sound.speech import BEGINS, SLOWEST, Log, Silence, Voice
from game.verbs.driving.driver import Driver


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    made = Driver(tmp_path)
    yield made
    made.close()


def listening(driver: Driver, log: Log) -> list[str]:
    driver.context.voice = Voice(log)
    driver.context.follow()
    return log.said


def test_it_says_what_there_is_and_its_last_words(driver: Driver) -> None:
    said = listening(driver, Log())
    driver.key(pygame.K_F4)
    assert [driver.context.settings.self_voicing] == [True]
    assert said[0].startswith("Eigenface: a visual novel")
    driver.key(pygame.K_F4)
    assert [driver.context.settings.self_voicing] == [False]
    assert said[-1] == "Nothing is read aloud."
    driver.key(pygame.K_DOWN)
    assert said[-1] == "Nothing is read aloud."


def test_it_works_in_a_puzzle(driver: Driver) -> None:
    said = listening(driver, Log())
    driver.stack.screens[:] = [
        PuzzleScreen(driver.context, "dual", "story", story=False)
    ]
    driver.wait(1.0)
    driver.key(pygame.K_F4)
    assert said[-1].startswith("Only the first lamp.")


def test_where_nothing_speaks_that_is_shown(driver: Driver) -> None:
    listening(driver, Silence())
    driver.key(pygame.K_F4)
    assert driver.top.notice.text.startswith("This computer has no speech program.")


def test_the_voice_is_told_the_language_and_the_manner(driver: Driver) -> None:
    context = driver.context
    assert context.voice.manner.language == "en"
    context.speak = lambda setting: setting
    context.adopt(replace(context.settings, language="en_XA", speech_rate=2.0))
    assert (context.voice.manner.language, context.voice.manner.rate) == ("en", 2.0)


class Hangs(Log):
    """A speech program that never ends by itself."""

    def say(self, text: str, manner: Manner) -> None:
        super().say(text, manner)
        self.speaking = True

    def hush(self) -> None:
        self.speaking = False


def test_auto_goes_on_although_the_speech_program_hangs(driver: Driver) -> None:
    driver.pace = 0.1
    said = listening(driver, Hangs())
    driver.context.adopt(replace(driver.context.settings, self_voicing=True))
    driver.begin(driver.context.library.program.order[0])
    page = driver.page
    assert page is not None
    driver.key(pygame.K_a, unicode="a")
    before = page.journey.index
    driver.wait(BEGINS - 1.0)
    assert page.journey.index == before
    driver.wait(len(said[-1]) / SLOWEST + 20.0)
    assert page.journey.index > before
