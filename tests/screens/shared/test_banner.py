"""A notice over the reading page leaves no trace, and the page beneath it goes on."""

import pygame
from msgspec.structs import replace

from game.screens.shared.context import Context
from game.screens.story.journey import Journey
from game.screens.story.play import PlayScreen
from game.ui.window import intents as want


def test_a_page_painted_in_parts_under_a_notice_is_as_one_painted_whole(
    context: Context,
) -> None:
    context.store.keep_settings(replace(context.settings, reduced_motion=True))
    program = context.library.program
    page = PlayScreen(context, Journey.begin(program, program.order[0]))
    surface = pygame.Surface((1280, 720))
    page.draw(surface)
    page.draw(surface)
    page.notice.say("Something was said.")
    for _ in range(12):
        page.update(1 / 60, [])
        page.draw(surface)
    in_parts = surface.get_buffer().raw
    page.redraw()
    page.draw(surface)
    assert surface.get_buffer().raw == in_parts
    top = pygame.Rect(0, 0, 1280, 90)
    told = surface.subsurface(top).copy().get_buffer().raw
    while page.notice.showing:
        page.update(1 / 60, [])
        page.draw(surface)
    assert surface.subsurface(top).copy().get_buffer().raw != told
    gone = surface.get_buffer().raw
    page.redraw()
    page.draw(surface)
    assert surface.get_buffer().raw == gone


def test_a_new_line_under_a_notice_takes_nothing_old_with_it(context: Context) -> None:
    context.store.keep_settings(replace(context.settings, reduced_motion=True))
    program = context.library.program
    page = PlayScreen(context, Journey.begin(program, program.order[0]))
    surface = pygame.Surface((1280, 720))
    while page.draw(surface) == []:
        pass
    page.notice.say("Something was said.")
    page.update(1 / 60, [])
    page.draw(surface)
    page.update(1 / 60, [want.Advance(), want.Advance()])
    assert page.draw(surface) == []
    while page.draw(surface) == []:
        pass
    in_two = surface.get_buffer().raw
    page.redraw()
    page.draw(surface)
    assert surface.get_buffer().raw == in_two
