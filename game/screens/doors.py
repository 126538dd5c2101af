"""The screens that the reading page opens, loaded when they are first opened.

None of them is needed on the way to the first line.
"""
# ruff: noqa: PLC0415  (see above: these imports are late on purpose)

from collections.abc import Callable

from game.narrative.events import Line, PuzzleSet
from game.screens.base import Screen
from game.screens.desk import Desk
from game.screens.journey import Journey
from game.stage.state import Stage

Keep = Callable[[int, str], None]


def menu(desk: Desk) -> Screen:
    """The menu over the page."""
    from game.screens.menu import MenuScreen

    return MenuScreen(desk)


def puzzle(desk: Desk, pause: PuzzleSet, stage: Stage) -> Screen:
    """A puzzle of the story."""
    from game.screens.puzzle import PuzzleScreen

    return PuzzleScreen(desk, pause.kind, pause.level, story=True, stage=stage)


def door(name: str, desk: Desk, journey: Journey, keep: Keep) -> Screen:
    """The screen of a command: history, ledger, save, load, settings or the menu."""
    match name:
        case "history":
            from game.screens.backlog import BacklogScreen

            return BacklogScreen(desk, lines(journey))
        case "ledger":
            from game.screens.ledger import LedgerScreen

            return LedgerScreen(desk, journey.now.stage.ledger)
        case "save":
            from game.screens.slots import SlotsScreen

            return SlotsScreen(desk, keep=keep)
        case "load":
            from game.screens.slots import SlotsScreen

            return SlotsScreen(desk)
        case "settings":
            from game.screens.settings import SettingsScreen

            return SettingsScreen(desk)
        case _:
            return menu(desk)


def lines(journey: Journey) -> list[tuple[int, Line]]:
    """The lines up to the moment shown, oldest first, with their moments' indices."""
    return [
        (index, moment.pause)
        for index, moment in enumerate(journey.moments[: journey.index + 1])
        if isinstance(moment.pause, Line)
    ]
