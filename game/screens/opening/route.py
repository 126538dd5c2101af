"""From what was asked for to the screen that does it. Every screen is loaded late."""
# ruff: noqa: PLC0415  (nothing of this is needed before the first frame)

from functools import partial
from typing import Any

from msgspec.structs import replace

from game.language import _
from game.saving.save import Save
from game.saving.slots import QUICK, named
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
        case results.Practise(kind=kind, level=level):
            return level_screen(context, kind, level)
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
    save = context.store.load_slot(asked.slot)
    if save is None:
        context.said.append(
            _("{slot} holds no save. The play goes on.", slot=named(asked.slot))
        )
        save = context.store.latest()
        return None if save is None else _on(context, save)
    if not asked.asked and asked.slot >= QUICK:
        _keep_aside(context, save)
    context.store.autosave(replace(save, note="", thumbnail=0))
    return _on(context, save)


def _keep_aside(context: Context, following: Save | None = None) -> None:
    """Keep the play that another one follows in a slot of its own, and say so."""
    from game.screens.story.page_picture import page_picture

    save = context.store.latest()
    same = save is None or (following is not None and save.place == following.place)
    if save is None or same or len(save.trail) < 2 or _over(context, save):
        return
    note = _("Kept when another play began")
    number = context.store.keep_aside(save, note, partial(page_picture, context, save))
    if number is not None:
        context.said.append(
            _("Your play until now is kept: {slot}.", slot=named(number))
        )


def _over(context: Context, save: Save) -> bool:
    """Whether a save stands at its chapter's end: nothing of it can be lost."""
    from game.narrative.program.operations import End

    state = save.place.state
    chapter = context.library.program.chapters.get(state.chapter)
    known = chapter is not None and 0 <= state.at < len(chapter.code)
    return chapter is not None and known and isinstance(chapter.code[state.at], End)


def _continued(context: Context, save: Save, *, told: bool) -> Screen:
    """Where the newest play stands; after a week, what happened there comes first."""
    from game.screens.menus.recap import WEEK, RecapScreen
    from game.screens.opening.ways_in import happened

    away = context.wall() - save.when
    words = happened(context, save) if away >= WEEK and not told else ()
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
            from game.screens.menus.settings.page import SettingsScreen

            return SettingsScreen(context)
        case "workbench":
            from game.screens.workbench.workbench import WorkbenchScreen

            return WorkbenchScreen(context, partial(level_screen, context))
        case _:
            return None
