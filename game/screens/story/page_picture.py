"""Saves with a small picture of their page, also while no page is open."""

from functools import partial

import pygame
from msgspec.structs import replace

from game.figure.things import Figure
from game.language import _
from game.narrative.machine.events import Line, PuzzleSet
from game.narrative.resume.anchors import resume
from game.puzzles.core.kind import OUTCOMES
from game.puzzles.kinds.table import KINDS
from game.saving.save import Save
from game.screens.shared.context import Context
from game.screens.shared.notice import Notice
from game.screens.story.autosaving import save_of
from game.screens.story.journey import Journey
from game.screens.story.page_view import PageView
from game.screens.story.reader import ways
from game.stage.picture import picture
from game.ui.window.thumbnail import thumbnail


def page_picture(context: Context, save: Save) -> bytes | None:
    """The page as it would be read there, as a JPEG."""
    resumed = resume(context.library.program, save.place)
    program = context.library.program
    journey = Journey.resume(program, resumed, save.stage, save.trail, save.before)
    moment, view = journey.now, PageView(context)
    before = journey.before.pause if journey.before is not None else None
    line = next((p for p in (moment.pause, before) if isinstance(p, Line)), None)
    still = Figure() if moment.stage.words else picture(moment.stage)
    view.tableau.show(still, animate=False)
    view.lay(moment, line, ways(moment.pause))
    size = context.brush.view.width, context.brush.view.height
    surface = pygame.Surface(size)
    shown = len(view.letters)
    view.draw(surface, shown, focus=-1, waiting=False, notice=Notice())
    return thumbnail(surface)


def keep_picture(context: Context, drawn: pygame.Surface | None) -> None:
    """What is ``drawn`` now is the page's picture, in the surface of the one before."""
    page = context.page
    if drawn is None or page is None or page.get_size() != drawn.get_size():
        context.page = drawn.copy() if drawn is not None else None
    else:
        page.blit(drawn, (0, 0))


def keep_before(context: Context, journey: Journey, played: float) -> None:
    """Keep the place before a puzzle that chooses the end: there is a way back to it.

    In a slot of its own, for the newest place moves on with the play.
    """
    pause = journey.now.pause
    if isinstance(pause, PuzzleSet) and set(KINDS[pause.kind].outcomes) - set(OUTCOMES):
        save = save_of(context, journey, played)
        picture_of = partial(page_picture, context, save)
        context.store.keep_aside(save, _("Before the door"), picture_of)


def keep_in(
    context: Context, journey: Journey, played: float, slot: int, note: str = ""
) -> None:
    """A save in a slot, with a picture of the page behind any menu."""
    picture = thumbnail(context.page) if context.page is not None else None
    save = replace(save_of(context, journey, played), note=note)
    context.store.save_slot(slot, save, picture)
