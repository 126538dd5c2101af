"""From what was asked for to the screen that does it. Every screen is loaded late."""
# ruff: noqa: PLC0415  (nothing of this is needed before the first frame)

from functools import partial
from typing import Any

from game.saving.save import Save
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Push, Screen
from game.screens.shared.context import Context
from game.screens.story.doors import level_screen


def route(context: Context, result: Any) -> Change:
    """What the title does with a result; nothing for one that asks for nothing."""
    screen = screen_for(context, result)
    return STAY if screen is None else Push(screen)


def screen_for(context: Context, result: Any) -> Screen | None:
    """The screen that a result asks for, or None."""
    match result:
        case results.NewGame():
            return _begun(context, context.library.program.order[0])
        case results.Replay():
            return _replayed(context, result)
        case results.Continue(told=told):
            save = context.store.latest()
            return None if save is None else _continued(context, save, told=told)
        case results.Load():
            return _loaded(context, result)
        case results.Practise(kind=kind, level=level, course=course):
            return level_screen(context, kind, level, course=course)
        case results.Finished():
            return _ended(context, result)
        case results.Opened(name=name):
            return _opened(context, name)
        case _:
            return None


def _begun(context: Context, chapter: str) -> Screen:
    """A chapter from its first line."""
    from game.screens.opening.ways_in import first

    _keep_aside(context)
    return first(context, chapter)


def _replayed(context: Context, asked: results.Replay) -> Screen:
    """A chapter or a scene of it; from nothing, after what is to be known before."""
    from game.screens.menus.beginnings import BeginningScreen, to_ask
    from game.screens.opening.ways_in import first, scene

    carried = asked.carried
    if not asked.own and carried is None:
        if to_ask(context, asked.chapter):
            return BeginningScreen(context, asked)
        carried = {}
    _keep_aside(context)
    if asked.scene:
        return scene(context, asked.chapter, asked.scene, carried)
    return first(context, asked.chapter, carried=carried)


def _loaded(context: Context, asked: results.Load) -> Screen | None:
    """Where a slot's save stands; from now on that is where the play goes on."""
    from game.screens.opening.kept_aside import loaded
    from game.screens.story.page_picture import page_picture

    picture_of = partial(page_picture, context)
    save = loaded(context, asked.slot, picture_of, asked=asked.asked)
    return None if save is None else _on(context, save)


def _keep_aside(context: Context) -> None:
    """Keep the play that another one follows, with its picture."""
    from game.screens.opening.kept_aside import keep_aside
    from game.screens.story.page_picture import page_picture

    keep_aside(context, partial(page_picture, context))


def _continued(context: Context, save: Save, *, told: bool) -> Screen:
    """Where the newest play stands; after a week, what happened there comes first."""
    from game.screens.menus.recap import RecapScreen
    from game.screens.opening.journeys import happened

    words = () if told else happened(context, save)
    return RecapScreen(context, words) if words else _on(context, save)


def _on(context: Context, save: Save) -> Screen:
    """Where a save stands; after a chapter's last line, its end card."""
    from game.narrative.machine.events import Ended
    from game.screens.opening.ways_in import again

    screen = again(context, save)
    moment = screen.journey.now
    if not isinstance(moment.pause, Ended):
        return screen
    carried = screen.journey.carried()
    done = results.Finished(moment.state.chapter, moment.pause.name, carried)
    return _ended(context, done)


def _ended(context: Context, finished: results.Finished) -> Screen:
    """Keep that a chapter is finished, and say so."""
    from game.screens.credits.credits import credits_before
    from game.screens.menus.chapter_records import finish
    from game.screens.menus.end_card import EndCard

    finish(context, finished)
    return credits_before(context, finished, EndCard(context, finished))


def _opened(context: Context, name: str) -> Screen | None:
    match name:
        case "chapters":
            from game.screens.menus.chapters import ChaptersScreen

            return ChaptersScreen(context)
        case "extras":
            from game.screens.extras.extras import ExtrasScreen

            return ExtrasScreen(context)
        case "load":
            from game.screens.menus.slots import SlotsScreen

            return SlotsScreen(context)
        case "paper":
            return level_screen(context, "paper", _fresh(context))
        case "settings":
            from game.screens.menus.settings.page import SettingsScreen

            return SettingsScreen(context)
        case "workbench":
            from game.screens.workbench.workbench import WorkbenchScreen

            return WorkbenchScreen(context, partial(level_screen, context))
        case _:
            return None


def _fresh(context: Context) -> str:
    """A sheet with numbers that nobody has seen."""
    from game.puzzles.kinds.table import KINDS
    from game.puzzles.levels.level_names import seed_of
    from game.puzzles.levels.library import endless_name

    seed = seed_of("fresh", round(context.wall() * 1000))
    return endless_name("paper", KINDS["paper"].hardest, seed)
