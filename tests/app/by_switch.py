"""A player with one switch or two, who knows only what the light is on, in words."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
from msgspec.structs import replace

from game.puzzles.core.protocol import Drag, Move, Predict, Turn
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session
from game.screens.flow.base import Push, Screen
from game.screens.puzzle.actions import Do
from game.screens.puzzle.puzzle import PuzzleScreen
from game.ui.window.reach import Reach
from game.ui.window.scanner import GROUP
from game.verbs.driving.driver import Driver
from game.verbs.driving.solving import turning
from tests.puzzles.keys import nearest_key

PACE = 1 / 20
TURNS = 120
SIZES = {"shift": "Steps: large", "": "Steps: ordinary", "alt": "Steps: small"}
# Seconds in which a picture comes to rest and is judged.
JUDGED = 2.5


class Lost(Exception):  # noqa: N818 - what a player may say of a screen
    """The light comes to nothing of these words."""


@contextmanager
def a_game(folder: Path) -> Iterator[Driver]:
    """One unseen game, in a small window and with few frames a second."""
    driver = Driver(folder, size=(640, 360), pace=PACE)
    yield driver
    driver.close()


def solve(
    driver: Driver,
    screen: PuzzleScreen,
    make: Callable[[PuzzleScreen, Move], None],
    *,
    rest: float = 0.0,
) -> None:
    """Make the reference solution, and wait until it is judged.

    A kind may let something run through what was made before it is won.
    """
    for _ in range(60):
        moves = screen.session.position.solve()
        if not moves or screen.session.won:
            break
        make(screen, moves[0])
        driver.wait(rest)
    for _ in range(4):
        if not screen.session.won:
            driver.wait(JUDGED)
    assert screen.session.won


class Player:
    """Hands that step and take; with one switch they wait for the light."""

    def __init__(self, driver: Driver, switches: str) -> None:
        self.driver, self.switches = driver, switches
        settings = driver.context.settings
        driver.context.adopt(replace(settings, switches=switches, scan_rest=0.5))
        driver.frame()

    @property
    def now(self) -> Reach:
        found = self.driver.loop.scanning.scanner.now
        assert found is not None, "the light is on nothing"
        return found

    def step(self) -> None:
        """On to the next thing."""
        if self.switches == "two":
            self.driver.key(pygame.K_RETURN)
            return
        scanner = self.driver.loop.scanning.scanner
        before, paths = scanner.at, scanner.path[:]
        while (scanner.at, scanner.path) == (before, paths) and len(scanner.shown) > 1:
            self.driver.frame()

    def take(self) -> None:
        """Take what the light is on."""
        self.driver.key(pygame.K_SPACE, unicode=" ")

    def find(self, words: str) -> None:
        """Step until the light is on something that begins with such words.

        What is not found around is looked for in the groups of what there is.
        """
        if self._round(words) or self._in_groups(words):
            return
        # It may stand beside what was opened, not within.
        self._leave()
        if not (self._round(words) or self._in_groups(words)):
            raise Lost(words)

    def _round(self, words: str) -> bool:
        first = self.now.key
        for _ in range(TURNS):
            group = self.now.key.startswith(GROUP)
            if self.now.words.startswith(words) and not group:
                return True
            self.step()
            if self.now.key == first:
                return False
        return False

    def _in_groups(self, words: str) -> bool:
        seen: set[str] = set()
        for _ in range(TURNS):
            if self.now.more and self.now.key not in seen:
                key = self.now.key
                seen.add(key)
                if not key.startswith((GROUP, "more")):
                    self.step()
                    continue
                self.take()
                if self._round(words):
                    return True
                self.go("Out of here")
            elif self.now.key in seen:
                self.step()
            else:
                seen.add(self.now.key)
                self.step()
        return False

    def go(self, words: str) -> None:
        """Find something and take it."""
        self.find(words)
        self.take()

    def begin(self, screen: Screen) -> None:
        """Sit down before a screen."""
        self.driver.stack.screens[1:] = []
        self.driver.stack.apply(Push(screen))
        self.driver.wait(1.0)

    def solve(self, screen: PuzzleScreen) -> None:
        """Make the reference solution, and wait until it is judged."""
        solve(self.driver, screen, self.make, rest=0.5)
        self.driver.wait(JUDGED)

    def make(self, screen: PuzzleScreen, move: Move) -> None:
        """Make one move."""
        match move:
            case Predict():
                self.go(Do.WAIVE.value)
            case Turn(handle=key, value=value):
                self._turn(screen, key, value)
            case Drag(handle=key):
                handle = screen.session.handle(key)
                assert handle is not None
                self.go(f"{handle.name}: ")
                self._push(screen, move)
                self._leave()

    def _turn(self, screen: PuzzleScreen, key: str, value: str) -> None:
        handle = screen.session.handle(key)
        assert handle is not None
        line = turning(handle, value)
        if line is not None:
            found = (o.words for o in screen.painter.column.told.lines)
            words = {o.action: o.words for o in screen.painter.column.told.lines}
            assert words[line] in found
            self.go(words[line])
            return
        self.find(f"{handle.name}: ")
        opens = bool(self.now.more)
        self.take()
        if handle.slides:
            gone = handle.values.index(value) - handle.values.index(handle.value)
            for _ in range(abs(gone)):
                self.go("Right" if gone > 0 else "Left")
            self._leave()
        elif opens:
            says = dict(zip(handle.values, handle.says, strict=False))
            self.go(says.get(value, value))

    def _push(self, screen: PuzzleScreen, move: Drag) -> None:
        """By steps of all sizes, until no push brings it nearer or it is won."""
        for _ in range(80):
            before, handle = screen.session, screen.session.handle(move.handle)
            over = before.won or not self.driver.loop.scanning.scanner.path
            if over or handle is None or _away(before, move) < 0.02:
                return
            size, _plus, way = nearest_key(before, move).rpartition("+")
            if handle.reach is not None:
                way = "More" if way in ("Right", "Up") else "Less"
            try:
                self._size(SIZES[size])
                self.go(way)
            except Lost:
                # Held at the goal it was won before the light came there.
                assert screen.state.phase is not Phase.PLAY, way
                return
            if _away(screen.session, move) >= _away(before, move):
                return

    def _leave(self) -> None:
        """Out of whatever is open; a win may have closed it."""
        scanner = self.driver.loop.scanning.scanner
        while scanner.path and self._round("Out of here"):
            self.take()

    def _size(self, words: str) -> None:
        for _ in range(3):
            self.find("Steps: ")
            if self.now.words == words:
                return
            self.take()


def _away(session: Session, move: Drag) -> float:
    handle = session.handle(move.handle)
    assert handle is not None
    return math.hypot(handle.at[0] - move.to[0], handle.at[1] - move.to[1])
