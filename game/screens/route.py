"""From what was asked for to the screen that does it. Every screen is loaded late."""
# ruff: noqa: PLC0415  (nothing of this is needed before the first frame)

from functools import partial
from typing import Any

from game.saving.save import Save
from game.saving.slots import named
from game.screens import results
from game.screens.base import STAY, Change, Push, Screen
from game.screens.desk import Desk


def route(desk: Desk, result: Any) -> Change:
    """What the title does with a result; nothing for one that asks for nothing."""
    screen = screen_for(desk, result)
    return STAY if screen is None else Push(screen)


def screen_for(desk: Desk, result: Any) -> Screen | None:
    """The screen that a result asks for, or None."""
    from game.screens.ways import first

    match result:
        case results.NewGame():
            return first(desk, desk.library.program.order[0])
        case results.Replay(chapter=chapter):
            return first(desk, chapter)
        case results.Continue():
            save = desk.store.latest()
            return None if save is None else _on(desk, save)
        case results.Load(slot=slot):
            save = desk.store.load_slot(slot)
            if save is None:
                desk.said.append(f"{named(slot)} holds no save. The play goes on.")
                save = desk.store.latest()
            return None if save is None else _on(desk, save)
        case results.Practise(kind=kind, level=level):
            return level_screen(desk, kind, level)
        case results.Finished():
            return _ended(desk, result)
        case results.Opened(name=name):
            return _opened(desk, name)
        case _:
            return None


def level_screen(desk: Desk, kind: str, level: str) -> Screen:
    """A level for its own sake."""
    from game.screens.puzzle import PuzzleScreen

    return PuzzleScreen(desk, kind, level, story=False)


def _on(desk: Desk, save: Save) -> Screen:
    """Where a save stands; after a chapter's last line, its end card."""
    from game.narrative.events import Ended
    from game.narrative.machine import carry
    from game.screens.ways import again

    screen = again(desk, save)
    moment = screen.journey.now
    if not isinstance(moment.pause, Ended):
        return screen
    carried = carry(desk.library.program, moment.state)
    done = results.Finished(moment.state.chapter, moment.pause.name, carried)
    return _ended(desk, done)


def _ended(desk: Desk, finished: results.Finished) -> Screen:
    """Keep that a chapter is finished, and say so."""
    from game.screens.endcard import EndCard

    profile = desk.store.profile
    profile.finish(finished.chapter, finished.ending, finished.carried)
    desk.store.keep_profile()
    return EndCard(desk, finished)


def _opened(desk: Desk, name: str) -> Screen | None:
    match name:
        case "chapters":
            from game.screens.chapters import ChaptersScreen

            return ChaptersScreen(desk)
        case "load":
            from game.screens.slots import SlotsScreen

            return SlotsScreen(desk)
        case "settings":
            from game.screens.settings import SettingsScreen

            return SettingsScreen(desk)
        case "workbench":
            from game.screens.workbench import WorkbenchScreen

            return WorkbenchScreen(desk, partial(level_screen, desk))
        case _:
            return None
