"""A context with the real story, and hands on a screen that stands on a stack."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from time import gmtime, strftime
from typing import Any

import pygame

from game.app.folders import Folders
from game.app.library import read_story
from game.saving.store import Store
from game.screens.flow.base import STAY, Change, Screen
from game.screens.flow.stack import Stack
from game.screens.shared.context import Context
from game.screens.shared.library import Library
from game.ui.paint.brush import Brush
from game.ui.sound.sound import Sound
from game.ui.sound.speech import Log, Voice
from game.ui.window.assets import Assets
from game.ui.window.intents import Intent
from game.ui.window.view import View

ROOT = Path(__file__).resolve().parents[2]


@cache
def library() -> Library:
    spare = Path(mkdtemp(prefix="eigenface-tests-"))
    return read_story(Folders(ROOT, spare, spare / "cache")).library


def a_context(folder: Path, size: tuple[int, int] = (1280, 720)) -> Context:
    """A context whose saves lie in a folder; what is said aloud is kept in a log."""
    pygame.display.set_mode(size)
    assets = Assets(ROOT)
    store = Store.open(str(folder), threaded=False)
    context = Context(
        library(), store, Brush.of(assets, View(*size)), Sound(assets), Voice(Log())
    )
    context.wall = lambda: 1_790_000_000.0
    context.date = lambda when: f"day {when:.0f}"
    context.day = lambda when: strftime("%Y-%m-%d", gmtime(when))
    return context


@contextmanager
def set_context(folder: Path, size: tuple[int, int] = (1280, 720)) -> Iterator[Context]:
    """A context in a window of its own, both gone afterwards."""
    pygame.display.init()
    pygame.font.init()
    made = a_context(folder / "saves", size)
    yield made
    made.store.close()
    pygame.display.quit()


class Below:
    """The screen under the one that is tried: it keeps what came back."""

    opaque = True

    def __init__(self) -> None:
        self.results: list[Any] = []

    def update(self, dt: float, intents: Any) -> Change:
        return STAY

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        return []

    def redraw(self) -> None: ...

    def wait(self) -> float:
        return 0.0

    def resumed(self, result: Any) -> Change:
        self.results.append(result)
        return STAY


class Hands:
    """A screen on a stack, driven by intents."""

    def __init__(self, screen: Screen) -> None:
        self.below = Below()
        self.stack = Stack(self.below)
        self.stack.screens.append(screen)
        self.surface = pygame.display.get_surface() or pygame.Surface((1, 1))
        self.draw()

    @property
    def top(self) -> Any:
        return self.stack.top

    def do(self, *intents: Intent, dt: float = 1 / 60) -> None:
        for intent in intents:
            self.stack.update(dt, [intent])
            self.draw()

    def rest(self, seconds: float) -> None:
        for _ in range(round(seconds * 60)):
            self.stack.update(1 / 60, [])
        self.draw()

    def draw(self) -> None:
        if not self.stack.done:
            self.stack.draw(self.surface)

    def focus(self) -> str:
        widget = self.top.rows.focused
        return str(widget.key) if widget else ""

    def middle(self, key: str) -> tuple[float, float]:
        place: pygame.Rect | None = self.top.rows.place_of(key)
        assert place is not None, key
        return place.center
