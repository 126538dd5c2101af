"""From what was asked for to the screen that does it. Every screen is loaded late."""
# ruff: noqa: PLC0415  (nothing of this is needed before the first frame)

from functools import partial
from typing import Any

from game.language import _
from game.saving.save import Save
from game.saving.slots import named
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Push, Screen
from game.screens.shared.context import Context


def route(context: Context, result: Any) -> Change:
    """What the title does with a result; nothing for one that asks for nothing."""
    screen = screen_for(context, result)
    return STAY if screen is None else Push(screen)


def screen_for(context: Context, result: Any) -> Screen | None:
    """The screen that a result asks for, or None."""
    from game.screens.opening.ways_in import first

    match result:
        case results.NewGame():
            return first(context, context.library.program.order[0])
        case results.Replay(chapter=chapter):
            return first(context, chapter)
        case results.Continue():
            save = context.store.latest()
            return None if save is None else _on(context, save)
        case results.Load(slot=slot):
            save = context.store.load_slot(slot)
            if save is None:
                context.said.append(
                    _("{slot} holds no save. The play goes on.", slot=named(slot))
                )
                save = context.store.latest()
            return None if save is None else _on(context, save)
        case results.Practise(kind=kind, level=level):
            return level_screen(context, kind, level)
        case results.Finished():
            return _ended(context, result)
        case results.Opened(name=name):
            return _opened(context, name)
        case _:
            return None


def level_screen(context: Context, kind: str, level: str) -> Screen:
    """A level for its own sake."""
    from game.screens.puzzle.puzzle import PuzzleScreen

    return PuzzleScreen(context, kind, level, story=False)


def _on(context: Context, save: Save) -> Screen:
    """Where a save stands; after a chapter's last line, its end card."""
    from game.narrative.machine.events import Ended
    from game.narrative.machine.machine import carry
    from game.screens.opening.ways_in import again

    screen = again(context, save)
    moment = screen.journey.now
    if not isinstance(moment.pause, Ended):
        return screen
    carried = carry(context.library.program, moment.state)
    done = results.Finished(moment.state.chapter, moment.pause.name, carried)
    return _ended(context, done)


def _ended(context: Context, finished: results.Finished) -> Screen:
    """Keep that a chapter is finished, and say so."""
    from game.screens.menus.end_card import EndCard

    profile = context.store.profile
    profile.finish(finished.chapter, finished.ending, finished.carried)
    context.store.keep_profile()
    return EndCard(context, finished)


def _opened(context: Context, name: str) -> Screen | None:
    match name:
        case "chapters":
            from game.screens.menus.chapters import ChaptersScreen

            return ChaptersScreen(context)
        case "load":
            from game.screens.menus.slots import SlotsScreen

            return SlotsScreen(context)
        case "settings":
            from game.screens.menus.settings import SettingsScreen

            return SettingsScreen(context)
        case "workbench":
            from game.screens.workbench.workbench import WorkbenchScreen

            return WorkbenchScreen(context, partial(level_screen, context))
        case _:
            return None
