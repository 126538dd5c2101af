"""``eigenface read``: the whole game in the terminal, without pygame."""

import argparse
import contextlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

from game.app.days import date
from game.app.folders import Folders, find
from game.app.languages import languages, speak, wanted
from game.app.library import read_story
from game.app.log import LOGGER, open_log
from game.language import _
from game.puzzles.levels.level_names import UnknownLevelError, named
from game.reading.problems import did_you_mean
from game.saving.store import Store
from game.screens.flow import results
from game.screens.shared.library import Library, localized
from game.screens.shared.sitting import Sitting
from game.verbs.mishaps import told
from game.verbs.terminal.page import Gone, Page
from game.verbs.terminal.title import GameInWords

ENDINGS = ("SIGTERM", "SIGHUP", "SIGBREAK")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--chapter", help="go straight to the first line of a chapter")
    parser.add_argument("--level", help="play one level, as rows.story")
    parser.add_argument("--story", help="a story folder other than the game's own")


def run(options: argparse.Namespace) -> int:
    """Play until the player leaves; 2 if there is no such chapter or level."""
    with told() as fate:
        fate.status = _run(options)
    return fate.status


def _run(options: argparse.Namespace) -> int:
    folders = find(os.environ)
    if not LOGGER.handlers:
        open_log(folders.saves)
    reading = read_story(folders, Path(options.story) if options.story else None)
    if reading.broken:
        for problem in reading.problems:
            print(problem.shown(), file=sys.stderr)
        return 2
    try:
        first = _first(reading.library, options)
    except ValueError as unknown:
        print(unknown, file=sys.stderr)
        return 2
    store = Store.open(str(folders.saves))
    try:
        with _heeding():
            _play(folders, reading.library, store, options.story, first)
    except BrokenPipeError:
        # Whoever read along has closed the pipe: what is still held back goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        store.close()
    return 0


def _first(library: Library, options: argparse.Namespace) -> results.Result | None:
    """What the options ask for first. Raises ValueError: it is not there."""
    if options.level:
        kind, level = named(library.levels, options.level)
        return results.Practise(kind, level.id)
    if options.chapter and options.chapter not in library.program.chapters:
        hint = did_you_mean(options.chapter, library.program.chapters)
        raise UnknownLevelError(f"no chapter is named {options.chapter!r}; {hint}")
    return results.Replay(options.chapter) if options.chapter else None


def _play(
    folders: Folders,
    library: Library,
    store: Store,
    story: str | None,
    first: results.Result | None,
) -> None:
    """In the language of the settings, else of this computer."""
    folder = Path(story) if story else folders.root / "story"
    spoken = speak(folder, wanted(store.settings.language, languages(folder)))
    sitting = Sitting(localized(library) if spoken else library, store)
    sitting.wall, sitting.date = time.time, date
    sitting.said += folders.warnings()
    page = _page()
    game = GameInWords(page, sitting, time.monotonic)
    try:
        game.run(first)
    except (Gone, KeyboardInterrupt):
        page.gap()
        if not store.read_only:
            page.say(_farewell(game.level, going=store.latest() is not None))
    sys.stdout.flush()


def _farewell(level: str, *, going: bool) -> str:
    """What is kept, and how to come back to it: to a level, or a play that goes on."""
    if level:
        return _(
            "All of it is kept. “eigenface read --level {level}” goes on here.",
            level=level,
        )
    if going:
        return _("All of it is kept. “Continue” goes on here.")
    return _("All of it is kept.")


@contextlib.contextmanager
def _heeding() -> Iterator[None]:
    """The system's wish that the game ends, or a closed terminal, ends it at once."""

    def ended(_number: int, _frame: FrameType | None) -> NoReturn:
        raise Gone

    numbers = [getattr(signal, name) for name in ENDINGS if hasattr(signal, name)]
    before = {each: signal.signal(each, ended) for each in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _page() -> Page:
    """The page of this terminal, in its width, and in its colours if it has any."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415  (typed lines can be edited with it)
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        # What an old terminal cannot write must not end the game.
        out.reconfigure(errors="replace")
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    old = os.name == "nt" and "WT_SESSION" not in os.environ
    width = shutil.get_terminal_size().columns
    colour = out.isatty() and not plain and not old
    return Page(input, print, width=width, colour=colour)
