"""``eigenface shots``: every line, choice, puzzle and screen as a picture."""

import argparse
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

import msgspec
import pygame
from msgspec import Struct
from msgspec.structs import replace

from game.narrative.machine.events import (
    Asked,
    Choices,
    Ended,
    Finish,
    Line,
    Pausing,
)
from game.narrative.prover.covering_plays import covering
from game.narrative.prover.prover import prove
from game.saving.settings import LIMITS
from game.screens.flow.base import Push, Screen
from game.screens.puzzle.actions import Do
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.story.journey import Journey
from game.ui.window.intents import Device
from game.verbs.driving import solving
from game.verbs.driving.driver import Driver, next_answer
from game.verbs.mishaps import told
from game.verbs.pictures.contact_sheets import sheets
from game.verbs.pictures.sizes import size

LONGEST = 4000
Place: TypeAlias = tuple[int, int]


class Shot(Struct, frozen=True, order=True):
    """One picture of the index."""

    file: str
    about: str


class Share(Struct, frozen=True):
    """Which part of the work one process does: of ``count`` parts that ``number``."""

    number: int = 0
    count: int = 1

    def has(self, index: int) -> bool:
        """Whether a piece of work belongs to it."""
        return index % self.count == self.number


ALONE = Share()


def percent(text: str) -> float:
    """A size of type as a share of the usual one."""
    least, most = LIMITS["text_scale"]
    share = float(text) / 100
    if not least <= share <= most:
        asked = f"from {round(100 * least)} to {round(100 * most)}, not {text}"
        raise argparse.ArgumentTypeError(asked)
    return share


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("--language", default="", help="a catalogue, as en_XA")
    parser.add_argument("--size", type=size, default=(1280, 720), help="as 1280x720")
    parser.add_argument(
        "--text", type=percent, default=1.0, help="the size of type, in percent: 130"
    )
    parser.add_argument("--only", default="", help="only names that begin like this")
    parser.add_argument("--story", help="a story folder other than the game's own")


def run(options: argparse.Namespace) -> int:
    """Take the pictures, on every core; 2 if the game cannot be opened."""
    with told() as fate:
        options.out.mkdir(parents=True, exist_ok=True)
        count = 1 if options.only else max(1, os.cpu_count() or 1)
        parts = [(options, Share(number, count)) for number in range(count)]
        if count == 1:
            taken = _part(*parts[0])
        else:
            with ProcessPoolExecutor(count, get_context("spawn")) as pool:
                every = pool.map(_part, *zip(*parts, strict=True))
                taken = [shot for part in every for shot in part]
        shots = [shot for _, shot in sorted(taken)]
        index = msgspec.json.format(msgspec.json.encode(shots), indent=1)
        (options.out / "index.json").write_bytes(index + b"\n")
        made = sheets(options.out, [shot.file for shot in shots])
        print(f"{len(shots)} pictures and {made} contact sheets in {options.out}")
    return fate.status


def _part(options: argparse.Namespace, share: Share) -> list[tuple[Place, Shot]]:
    """One process's pictures, each with its place in the order of all."""
    with tempfile.TemporaryDirectory(prefix="eigenface-") as folder:
        story = Path(options.story) if options.story else None
        driver = Driver(
            Path(folder), size=options.size, story=story, language=options.language
        )
        context = driver.context
        context.adopt(replace(context.settings, text_scale=options.text))
        camera = Camera(driver, options.out, options.only, share)
        if share.number == 0:
            screens(camera)
        story_shots(camera)
        level_shots(camera)
        driver.close()
        return camera.taken


class Camera:
    """Takes a picture of each name once.

    ``place`` is where the next pictures stand in the order of all.
    """

    def __init__(
        self, driver: Driver, folder: Path, only: str, share: Share = ALONE
    ) -> None:
        self.driver = driver
        self.folder = folder
        self.only = only
        self.share = share
        self.place: Place = (0, 0)
        self.taken: list[tuple[Place, Shot]] = []
        self._names: set[str] = set()

    def wants(self, name: str) -> bool:
        """Whether a picture of this name is still to be taken."""
        return name.startswith(self.only) and name not in self._names

    def take(self, name: str, about: str) -> None:
        """Let things settle and keep the picture."""
        if not self.wants(name):
            return
        self.driver.settle()
        self.driver.frame()
        self._names.add(name)
        file = f"{name}.png"
        pygame.image.save(self.driver.surface, str(self.folder / file))
        self.taken.append((self.place, Shot(file, about)))


def story_shots(camera: Camera) -> None:
    """Every line and choice of a smallest set of plays, each opened where it stands."""
    if camera.only.startswith(("screen-", "level-")):
        return
    driver = camera.driver
    program = driver.game.reading.library.program
    named: set[str] = set()
    for play in covering(program, prove(program)):
        driver.begin(play.chapter, dict(play.carried))
        journey = Journey.begin(program, play.chapter, carried=dict(play.carried))
        answers = list(play.answers)
        for _ in range(LONGEST):
            pause = journey.now.pause
            name, about = _named(pause)
            if name and name not in named:
                named.add(name)
                if camera.share.has(len(named)) and camera.wants(name):
                    camera.place = (1, len(named))
                    driver.stand(journey)
                    camera.take(name, about)
            if isinstance(pause, Ended):
                break
            journey.answer(next_answer(pause, answers))


def _named(pause: Pausing) -> tuple[str, str]:
    """How the picture of a pause is named, and what it shows; empty where none is."""
    match pause:
        case Choices(id=id_):
            return f"choice-{id_}", "a choice"
        case Asked(guess=guess):
            return f"mark-{guess}", "a mark is asked for"
        case Line(id=id_, text=text):
            return id_, text
        case _:
            return "", ""


def level_shots(camera: Camera) -> None:
    """Every level at its start, half way, at a hint, at the win and in free play."""
    levels = camera.driver.context.library.levels
    every = [(kind, level) for kind in levels.levels for level in levels.names(kind)]
    for index, (kind, level) in enumerate(every):
        if camera.share.has(index):
            camera.place = (2, index)
            name = f"level-{kind}-{level}"
            if name.startswith(camera.only) or camera.only.startswith(name):
                _level(camera, kind, level, name)


def _level(camera: Camera, kind: str, level: str, name: str) -> None:
    driver = camera.driver
    screen = PuzzleScreen(driver.context, kind, level, story=False)
    driver.stack.apply(Push(screen))
    driver.frame()
    camera.take(f"{name}-1-start", f"{kind}: {level} at its start")
    solving.act(driver, Do.HINT)
    camera.take(f"{name}-2-hint", "the first hint")
    for _ in range(2):
        solving.act(driver, Do.HINT)
    camera.take(f"{name}-3-ghost", "the third hint")
    if screen.session.guessing():
        solving.guess_wrongly(driver)
        camera.take(f"{name}-4-guess", "guess and truth together")
    solving.solve(driver)
    driver.wait(solving.HELD)
    driver.settle()
    camera.take(f"{name}-5-named", "won and named")
    if Do.PLAY_ON in screen.actions:
        solving.act(driver, Do.PLAY_ON)
        camera.take(f"{name}-6-free", "free play")
    if Do.PAPER in screen.actions:
        solving.act(driver, Do.PAPER)
        camera.take(f"{name}-7-paper", "the check on paper")
        solving.act(driver, Do.CLOSE)
    driver.stack.screens.remove(screen)
    driver.stack.fresh = True
    driver.frame()


def screens(camera: Camera) -> None:
    """The title and everything that opens over the page."""
    if not "screen-".startswith(camera.only[:7]):
        return
    driver = camera.driver
    driver.wait(0.5)
    camera.take("screen-title", "the title")
    driver.begin(driver.game.reading.library.program.order[-1])
    for _ in range(30):
        # Small windows are too coarse for some solutions.
        puzzled = isinstance(driver.top, PuzzleScreen)
        driver.answer([Finish("skipped")] if puzzled else [])
    page = driver.page
    if page is None:
        return
    driver.settle()
    for slot in (1, 2, 5):
        page.resumed(None)
        driver.frame()
        driver.context.page = driver.surface.copy()
        page.keep_in(slot)
    driver.context.store.flush(5.0)
    for name, screen in openings(driver).items():
        if not camera.wants(f"screen-{name}"):
            continue
        opened = screen()
        if opened is None:
            continue
        driver.stack.apply(Push(opened))
        driver.frame()
        driver.wait(0.6)
        camera.take(f"screen-{name}", name)
        driver.stack.screens.remove(opened)
        driver.stack.fresh = True
        driver.frame()


def openings(driver: Driver) -> dict[str, Callable[[], Screen | None]]:
    """What opens over the page, by name."""
    from game.narrative.overview.recap import recap  # noqa: PLC0415
    from game.screens.extras.extras import TABS, ExtrasScreen  # noqa: PLC0415
    from game.screens.flow import results  # noqa: PLC0415
    from game.screens.menus.beginnings import BeginningScreen  # noqa: PLC0415
    from game.screens.menus.bindings.all_bindings import BindingsScreen  # noqa: PLC0415
    from game.screens.menus.bindings.bind import BindScreen  # noqa: PLC0415
    from game.screens.menus.bindings.switch import SwitchScreen  # noqa: PLC0415
    from game.screens.menus.chapter_map import ChapterScreen  # noqa: PLC0415
    from game.screens.menus.confirm import ConfirmScreen  # noqa: PLC0415
    from game.screens.menus.recap import RecapScreen  # noqa: PLC0415
    from game.screens.opening import route  # noqa: PLC0415
    from game.screens.story import doors  # noqa: PLC0415

    context, page = driver.context, driver.page
    if page is None:
        return {}
    journey = page.journey

    def door(name: str) -> Callable[[], Screen | None]:
        return lambda: doors.door(name, context, journey, page.keep_in)

    def picture() -> Screen | None:
        return doors.near("enlarge", context, page.page_view)

    def opened(name: str) -> Callable[[], Screen | None]:
        return lambda: route.screen_for(context, results.Opened(name))

    def extras(tab: str) -> Callable[[], Screen | None]:
        return lambda: ExtrasScreen(context, tab)

    chapter = journey.now.state.chapter
    end = results.Finished(chapter, chapter)
    program = context.library.program
    last = program.chapters[program.order[-1]]
    replay = results.Replay(last.name, own=False)
    told = recap(last, range(len(last.code)))
    return {
        "menu": lambda: doors.menu(context),
        **{n: door(n) for n in ("save", "load", "settings", "history", "ledger")},
        "frame": lambda: doors.frame(context, 1),
        **({"picture": picture} if not page.page_view.tableau.empty else {}),
        "frame-empty": lambda: doors.frame(context, 0),
        "confirm": lambda: ConfirmScreen(context, "quit"),
        "bindings": lambda: BindingsScreen(context),
        "bind": lambda: BindScreen(context, Device.KEYS, "history"),
        "switch": lambda: SwitchScreen(context, "switch_take"),
        "recap": lambda: RecapScreen(context, told),
        "beginning": lambda: BeginningScreen(context, replay),
        "chapters": opened("chapters"),
        "chapter": lambda: ChapterScreen(context, chapter),
        "workbench": opened("workbench"),
        **{f"extras-{tab}": extras(tab) for tab in TABS},
        "end": lambda: route.screen_for(context, end),
    }
