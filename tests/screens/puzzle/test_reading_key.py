"""A puzzle that opens under the reading key: nothing is done before it is meant."""

from functools import partial

import pygame
import pytest

from game.puzzles.kinds.table import KINDS
from game.screens.shared.context import Context
from game.ui.window import intents as want
from game.ui.window.input import Input
from tests.screens.puzzling import Player
from tests.screens.support import Hands


@pytest.mark.wide
@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("key", [pygame.K_SPACE, pygame.K_RETURN])
def test_the_key_that_read_the_story_only_takes_the_first_thing(
    context: Context, kind: str, key: int
) -> None:
    player, reading = Player(context, kind), Input()
    screen, before = player.screen, player.screen.session
    # A second press that follows at once is not meant, either.
    for press in (player.do, partial(Hands.do, player)):
        down, up = (
            pygame.event.Event(sort, key=key, mod=0, unicode="")
            for sort in (pygame.KEYDOWN, pygame.KEYUP)
        )
        reading.forms, reading.holding = screen.forms, screen.holding
        press(*reading.read([down], (1280, 720), 1 / 60))
        press(*reading.read([up], (1280, 720), 1 / 60))
    assert player.top is screen
    assert screen.session.steps == before.steps == ()
    assert screen.state.focus is not None


@pytest.mark.parametrize(
    "key", [pygame.K_TAB, pygame.K_DOWN, pygame.K_UP, pygame.K_SPACE, pygame.K_RETURN]
)
def test_the_first_key_that_looks_for_something_takes_it(
    context: Context, key: int
) -> None:
    player, reading = Player(context, "keep"), Input()
    screen = player.screen
    assert screen.painter.view.handle is None
    down = pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="")
    player.do(*reading.read([down], (1280, 720), 1 / 60))
    assert screen.state.focus == screen.session.handles()[0].key
    player.do(want.Advance())
    assert len(screen.session.steps) == 1


def test_what_is_pointed_at_first_takes_the_focus(context: Context) -> None:
    player = Player(context, "keep")
    last = player.screen.session.handles()[-1].key
    player.do(want.Point(0.0, 0.0), want.Point(*player.screen.place_of(last)))
    assert player.screen.state.focus == last


def test_a_guess_that_was_left_is_not_revealed_by_the_reading_key(
    context: Context,
) -> None:
    left = Player(context, "shadow")
    left.drag("guess", (1.0, 1.0))
    again = Player(context, "shadow")
    assert again.screen.session.arranged()
    again.do(want.Advance())
    assert not again.screen.session.predicted
