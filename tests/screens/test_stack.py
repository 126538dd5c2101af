"""The stack spreads the work of opening a screen."""

import pygame

from game.screens.flow.base import Push
from game.screens.flow.stack import Stack
from game.screens.menus.settings.page import SettingsScreen
from game.screens.opening.title import TitleScreen
from game.screens.shared.context import Context


def test_a_screen_is_made_in_one_frame_and_drawn_in_the_next(context: Context) -> None:
    stack = Stack(TitleScreen(context))
    surface = pygame.Surface((1280, 720))
    stack.draw(surface)
    stack.apply(Push(SettingsScreen(context)))
    before = surface.get_buffer().raw
    assert stack.draw(surface) == []
    assert surface.get_buffer().raw == before
    assert stack.wait() == 0.0
    assert stack.draw(surface) is None
    assert surface.get_buffer().raw != before
