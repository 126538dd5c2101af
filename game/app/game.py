"""Putting a running game together: folders, window, story, saves, first screen."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pygame
from msgspec import Struct

from game.app.allocator import give_back
from game.app.days import date, day
from game.app.folders import Folders, find
from game.app.languages import languages, names, speak, wanted
from game.app.library import Reading, read_story
from game.app.log import LOGGER, open_log
from game.app.loop import Loop
from game.app.screen_reader import Watch
from game.app.signals import heed
from game.language import _
from game.saving.atomic import write_atomic
from game.saving.file_system import RealFileSystem
from game.saving.notices import reason, shown
from game.saving.store import Store
from game.screens.flow.base import Push, Screen
from game.screens.flow.stack import Stack
from game.screens.shared.context import Context
from game.ui.paint.brush import Brush
from game.ui.paint.icons import WINDOW
from game.ui.sound.sound import Sound
from game.ui.sound.speech import Voice
from game.ui.theme import LANTERN
from game.ui.window.assets import AssetFault, Assets
from game.ui.window.display import Display
from game.ui.window.input import Input
from game.ui.window.intents import Quit
from game.ui.window.presenting import chosen, prepare
from game.ui.window.thumbnail import encoded
from game.ui.window.view import View

TITLE = "Eigenface"


class Unplayable(Exception):  # noqa: N818 - a state of the story, told to the player
    """The story folder cannot be played; the message says what to mend."""


class Game(Struct):
    """A game that is open: window, context and what was found."""

    folders: Folders
    reading: Reading
    display: Display
    context: Context
    log: Path | None
    sized: bool = False

    def close(self) -> None:
        """Write what is still to be written, and let the window go.

        Where it stood is kept, unless it was opened in a size that was asked for.
        """
        if not self.sized:
            self.context.remember(window=self.display.placement.written())
        self.context.voice.hush()
        self.context.store.close()
        self.context.sound.close()
        self.display.close()


def open_game(
    *,
    size: tuple[int, int] | None = None,
    unseen: bool = False,
    story: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Game:
    """Open window, story and saves; ``NoDisplay`` or ``Unplayable`` if that fails.

    ``unseen`` allows SDL's drivers without a display (tours, pictures, benchmarks).
    """
    give_back()
    given = os.environ if environment is None else environment
    folders = find(given)
    log = open_log(folders.saves)
    reading = read_story(folders, story)
    if reading.broken:
        told = "\n".join(p.shown() for p in reading.problems if p.severity == "error")
        raise Unplayable(told)
    folder = story or folders.root / "story"
    assets = Assets(folders.root, story)
    store = Store.open(str(folders.saves))
    presenting = chosen(store.settings.presenting, given)
    prepare(presenting)
    LOGGER.info("frames are shown by %s: %s", presenting.way, presenting.why)
    stood = store.settings.window
    display = Display(TITLE, size, stood=stood, unseen=unseen, icon=_icon(assets))
    view = View(*display.size, store.settings.text_scale)
    brush = Brush.of(assets, view, LANTERN, readable=store.settings.readable_font)
    context = Context(reading.library, store, brush, Sound(assets), Voice())
    context.wall = time.time
    context.date = date
    context.day = day
    context.fill = lambda wanted: fill(display, context, wanted=wanted)
    context.languages = lambda: names(folder)
    context.speak = lambda setting: speak(
        folder, wanted(setting, languages(folder), environment)
    )
    context.follow(display.size)
    if store.settings.fullscreen and not unseen:
        display.toggle_fullscreen()
        context.follow(display.size)
    context.said += folders.warnings()
    LOGGER.info("opened %s", folders.saves)
    return Game(folders, reading, display, context, log, sized=size is not None)


def run(
    game: Game,
    first: Callable[[Context], Screen],
    each_frame: Callable[[Stack], None] = lambda _: None,
) -> None:
    """Run until the player leaves."""
    heed()
    stack = Stack(first(game.context))
    game.context.read_to = Watch().look
    loop = Loop(
        game.context,
        stack,
        game.display,
        Input(),
        on_quit=lambda stack, wish: leave(game, stack, wish),
        on_picture=lambda surface: photograph(game.folders.saves, surface),
        each_frame=each_frame,
    )
    try:
        loop.run()
    finally:
        game.close()


def leave(game: Game, stack: Stack, wish: Quit) -> None:
    """Go at once if the system wants it; else ask once, unless told not to ask."""
    from game.screens.menus.confirm import ConfirmScreen  # noqa: PLC0415  (menus load late)
    from game.screens.menus.menu_page import MenuPage  # noqa: PLC0415

    game.context.store.flush(2.0)
    asked = isinstance(stack.top, ConfirmScreen) and stack.top.about == "quit"
    if asked or wish.at_once or not game.context.settings.ask_leaving:
        stack.screens.clear()
        return
    if not isinstance(stack.top, MenuPage):
        game.context.page = game.display.surface.copy()
    stack.apply(Push(ConfirmScreen(game.context, "quit")))


def fill(display: Display, context: Context, *, wanted: bool) -> None:
    """Let the window fill the screen, or not."""
    if display.fullscreen != wanted:
        display.toggle_fullscreen()
        context.follow(display.size)


def _icon(assets: Assets) -> pygame.Surface | None:
    """The window's icon; without it the desktop shows its own."""
    try:
        return assets.picture(WINDOW)
    except AssetFault as fault:
        LOGGER.info("%s", fault)
        return None


def photograph(folder: Path, surface: pygame.Surface) -> str:
    """Keep a picture of the window; what to tell the player."""
    shelf = folder / "screenshots"
    path = shelf / f"eigenface-{time.strftime('%Y%m%d-%H%M%S')}.png"
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        write_atomic(RealFileSystem(), str(path), encoded(surface, path.name))
    except (OSError, pygame.error) as fault:
        return _("No picture was kept: {fault}", fault=reason(fault))
    where = shown(str(shelf))
    return _("Picture kept as {name} in {shelf}", name=path.name, shelf=where)
