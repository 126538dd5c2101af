"""From what was asked for to the screen that does it. Every screen is loaded late."""
# ruff: noqa: PLC0415  (nothing of this is needed before the first frame)

from typing import Any

from game.screens import results
from game.screens.base import STAY, Change, Push, Screen
from game.screens.desk import Desk


def route(desk: Desk, result: Any) -> Change:
    """What the title does with a result; nothing for one that asks for nothing."""
    screen = screen_for(desk, result)
    return STAY if screen is None else Push(screen)


def screen_for(desk: Desk, result: Any) -> Screen | None:
    """The screen that a result asks for, or None."""
    from game.screens.ways import again, first

    match result:
        case results.NewGame():
            return first(desk, desk.library.program.order[0])
        case results.Replay(chapter=chapter):
            return first(desk, chapter)
        case results.Continue():
            save = desk.store.latest()
            return None if save is None else again(desk, save)
        case results.Load(slot=slot):
            save = desk.store.load_slot(slot)
            return None if save is None else again(desk, save)
        case results.Practise(kind=kind, level=level):
            from game.screens.puzzle import PuzzleScreen

            return PuzzleScreen(desk, kind, level, story=False)
        case results.Opened(name=name):
            return _opened(desk, name)
        case _:
            return None


def _opened(desk: Desk, name: str) -> Screen | None:
    match name:
        case "load":
            from game.screens.slots import SlotsScreen

            return SlotsScreen(desk)
        case "settings":
            from game.screens.settings import SettingsScreen

            return SettingsScreen(desk)
        case _:
            return None
