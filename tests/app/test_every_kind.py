"""A level of every kind by any hands: a gamepad alone, two switches alone."""

from collections.abc import Iterator

import pygame
import pytest
from msgspec.structs import replace

from game.puzzles.kinds.table import KINDS
from game.screens.opening.title import TitleScreen
from game.screens.puzzle.puzzle import PuzzleScreen
from game.ui.sound.speech import Log, Voice
from game.verbs.driving.driver import Driver
from tests.app.by_pad import PadPlayer
from tests.app.by_switch import Player, a_game


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    with a_game(tmp_path_factory.mktemp("kinds")) as made:
        yield made


@pytest.fixture
def rested(driver: Driver) -> Iterator[Driver]:
    before, voice = driver.context.settings, driver.context.voice
    driver.context.store.profile.unsolved.clear()
    driver.stack.screens[:] = [TitleScreen(driver.context)]
    driver.stack.fresh = True
    driver.frame()
    yield driver
    driver.context.voice = voice
    driver.context.adopt(before)


def first(driver: Driver, kind: str) -> PuzzleScreen:
    level = driver.context.library.levels.levels[kind][0]
    return PuzzleScreen(driver.context, kind, level.id, story=False)


@pytest.mark.wide
@pytest.mark.parametrize("kind", KINDS)
def test_by_a_gamepad(rested: Driver, kind: str) -> None:
    player, screen = PadPlayer(rested), first(rested, kind)
    log = Log()
    rested.context.voice = Voice(log)
    rested.context.adopt(replace(rested.context.settings, self_voicing=True))
    player.begin(screen)
    for _phase in ("guessing", "playing"):
        said = len(log.said)
        met = player.around(screen)
        assert met == set(screen._stops())
        # Each has its name said as the focus comes to it.
        named = log.said[said:]
        assert len(named) >= len(met)
        assert all(named)
        if not screen.session.guessing():
            break
        player.make(screen, screen.session.position.solve()[0])
    player.solve(screen)
    for _back in range(2):
        if rested.top is screen:
            player.press(pygame.CONTROLLER_BUTTON_B)
    assert rested.top is not screen


@pytest.mark.wide
@pytest.mark.parametrize("kind", KINDS)
def test_by_two_switches(rested: Driver, kind: str) -> None:
    player, screen = Player(rested, "two"), first(rested, kind)
    player.begin(screen)
    player.solve(screen)
