"""The screens that the reading page opens, loaded when they are first opened.

None of them is needed on the way to the first line.
"""
# ruff: noqa: PLC0415  (see above: these imports are late on purpose)

from collections.abc import Callable

from game.narrative.machine.events import Line, PuzzleSet
from game.screens.flow.base import Screen
from game.screens.shared.context import Context
from game.screens.story.journey import Journey
from game.stage.state import Stage

Keep = Callable[[int, str], None]


def menu(context: Context) -> Screen:
    """The menu over the page."""
    from game.screens.menus.game_menu import MenuScreen

    return MenuScreen(context)


def puzzle(context: Context, pause: PuzzleSet, stage: Stage) -> Screen:
    """A puzzle of the story."""
    from game.screens.puzzle.puzzle import PuzzleScreen

    def ledger() -> Screen:
        from game.screens.menus.ledger import LedgerScreen

        return LedgerScreen(context, stage.ledger, fixed=True)

    level = pause.level
    return PuzzleScreen(
        context, pause.kind, level, story=True, stage=stage, ledger=ledger
    )


def door(name: str, context: Context, journey: Journey, keep: Keep) -> Screen:
    """The screen of a command: history, ledger, save, load, settings or the menu."""
    match name:
        case "history":
            from game.screens.menus.history import BacklogScreen

            return BacklogScreen(context, lines(journey))
        case "ledger":
            from game.screens.menus.ledger import LedgerScreen

            return LedgerScreen(context, journey.now.stage.ledger)
        case "save":
            from game.screens.menus.slots import SlotsScreen

            return SlotsScreen(context, keep=keep)
        case "load":
            from game.screens.menus.slots import SlotsScreen

            return SlotsScreen(context)
        case "settings":
            from game.screens.menus.settings import SettingsScreen

            return SettingsScreen(context)
        case _:
            return menu(context)


def lines(journey: Journey) -> list[tuple[int, Line]]:
    """The lines up to the moment shown, oldest first, with their moments' indices."""
    return [
        (index, moment.pause)
        for index, moment in enumerate(journey.moments[: journey.index + 1])
        if isinstance(moment.pause, Line)
    ]
