"""The stack spreads the work of opening a screen."""

import pygame
from msgspec.structs import replace

from game.screens.flow.base import Pop, Push
from game.screens.flow.stack import Stack
from game.screens.menus.settings.page import SettingsScreen
from game.screens.opening.title import TitleScreen
from game.screens.shared.context import Context
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen


def test_a_screen_is_made_in_one_frame_and_drawn_in_the_next(context: Context) -> None:
    stack = Stack(TitleScreen(context))
    surface = pygame.Surface((1280, 720))
    stack.draw(surface)
    stack.apply(Push(SettingsScreen(context)))
    before = surface.get_buffer().raw
    assert stack.draw(surface) == []
    assert surface.get_buffer().raw == before
    steps = 0
    while (shown := stack.draw(surface)) == []:
        assert stack.wait() == 0.0
        steps += 1
    assert shown is None
    assert 1 <= steps <= 5
    done = surface.get_buffer().raw
    assert done != before
    # What was painted on the way is all there: painting everything changes nothing.
    stack.fresh = True
    assert stack.draw(surface) is None
    assert surface.get_buffer().raw == done


def test_a_screen_that_comes_back_is_whole(context: Context) -> None:
    context.store.keep_settings(replace(context.settings, reduced_motion=True))
    program = context.library.program
    stack = Stack(PlayScreen(context, Journey.begin(program, program.order[0])))
    surface = pygame.Surface((1280, 720))
    while stack.wait() < 1.0:
        stack.update(1 / 60, [])
        stack.draw(surface)
    before = surface.get_buffer().raw
    stack.apply(Push(SettingsScreen(context)))
    while stack.draw(surface) == []:
        pass
    assert surface.get_buffer().raw != before
    stack.apply(Pop())
    while stack.draw(surface) == []:
        pass
    assert surface.get_buffer().raw == before
