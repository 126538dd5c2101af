"""The screens that the reading page opens, loaded when they are first opened.

None of them is needed on the way to the first line.
"""
# ruff: noqa: PLC0415  (see above: these imports are late on purpose)

from collections.abc import Callable, Iterator
from functools import partial

from game.language import _
from game.narrative.machine.events import PuzzleSet, SongSet
from game.puzzles.kinds.table import KINDS
from game.screens.flow.base import Screen
from game.screens.shared.context import Context
from game.screens.story.journey import Journey, Moment
from game.screens.story.page_view import PageView
from game.screens.story.remembered import RIGHT, remembered
from game.stage.state import Stage

Keep = Callable[[int, str], None]
# How the story says that the player only listens to what is sung.
SANG, HEARD = "sang", "heard"
Doors = Callable[[str], Screen]


def menu(context: Context) -> Screen:
    """The menu over the page."""
    from game.screens.menus.game_menu import MenuScreen

    return MenuScreen(context)


def puzzle(context: Context, moment: Moment, pause: PuzzleSet) -> Screen:
    """A puzzle of the story."""
    from game.screens.puzzle.lent import Lent
    from game.screens.puzzle.puzzle import PuzzleScreen

    # Where the Ledger counts, its marks can be revised from there.
    stage, counts = moment.stage, RIGHT in KINDS[pause.kind].recalls

    def ledger() -> Screen:
        from game.screens.menus.ledger import LedgerScreen

        return LedgerScreen(context, stage.ledger, fixed=not counts)

    lent = Lent(stage=stage, facts=remembered(context, moment.state), ledger=ledger)
    return PuzzleScreen(context, pause.kind, pause.level, story=True, lent=lent)


def opening(context: Context, moment: Moment, doors: Doors) -> Screen | None:
    """The screen of what a moment puts before the player: a puzzle or a song."""
    match moment.pause:
        case PuzzleSet():
            return puzzle(context, moment, moment.pause)
        case SongSet(name=name):
            return _song(context, name, moment, doors)
        case _:
            return None


def _song(context: Context, name: str, moment: Moment, doors: Doors) -> Screen | None:
    """A song of the story; None where it is missing, which is told."""
    from game.screens.song.sheet import Sheet
    from game.screens.song.song_screen import SongScreen

    song = context.library.songs.get(name)
    if song is None:
        context.said.append(_("The song “{name}” is missing.", name=name))
        return None
    listens = moment.state.values.get(SANG) == HEARD
    sheet = Sheet(name, song)
    return SongScreen(context, sheet, moment.stage, listens=listens, doors=doors)


def expected(context: Context, pause: PuzzleSet, stage: Stage) -> Iterator[None]:
    """A puzzle of the story comes next: its type is set, some of it at a time."""
    from game.screens.puzzle.expecting import expect

    return expect(context, pause.kind, pause.level, stage)


def frame(context: Context, rank: int) -> Screen:
    """The frame of the place, seen from near."""
    from game.screens.story.close_view import CloseView

    return CloseView(context, rank)


def near(name: str, context: Context, page: PageView) -> Screen | None:
    """The frame of the place or the picture, seen from near; None where none is."""
    if name == "look" and page.frame_rank is not None:
        return frame(context, page.frame_rank)
    if name == "enlarge" and not page.tableau.empty:
        from game.screens.shared.picture_alone import PictureAlone

        return PictureAlone(context, page.tableau)
    return None


def level_screen(
    context: Context, kind: str, level: str, *, course: bool = False
) -> Screen:
    """A level for its own sake, or as a stop of the course."""
    from game.screens.puzzle.puzzle import PuzzleScreen

    return PuzzleScreen(context, kind, level, story=False, course=course)


def question(context: Context) -> Screen:
    """Whether to load, although the place that is shown is in no save."""
    from game.screens.menus.confirm import LOAD, ConfirmScreen

    return ConfirmScreen(context, LOAD)


def door(name: str, context: Context, journey: Journey, keep: Keep) -> Screen:
    """The screen of a command: history, ledger, save, load, settings or the menu."""
    match name:
        case "history":
            from game.screens.menus.history import BacklogScreen
            from game.screens.story.backlog import lines

            return BacklogScreen(context, lines(journey))
        case "ledger":
            from game.screens.menus.ledger import LedgerScreen

            return LedgerScreen(
                context,
                journey.now.stage.ledger,
                begin=partial(level_screen, context),
                quotes=journey.now.state.quotes,
            )
        case "save":
            from game.screens.menus.slots import SlotsScreen

            return SlotsScreen(context, keep=keep)
        case "load":
            from game.screens.menus.slots import SlotsScreen

            return SlotsScreen(context)
        case "settings":
            from game.screens.menus.settings.page import SettingsScreen

            return SettingsScreen(context)
        case _:
            return menu(context)
