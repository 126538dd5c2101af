"""A player with a gamepad, whose buttons, sticks and hat come as a real one's do."""

import math

import pygame

from game.puzzles.core.protocol import Drag, Move, Predict, Turn
from game.screens.flow.base import Push, Screen
from game.screens.puzzle.actions import Action, Do
from game.screens.puzzle.puzzle import PuzzleScreen
from game.verbs.driving.driver import Driver
from game.verbs.driving.solving import turning
from tests.app.by_switch import solve
from tests.puzzles.keys import nearest_key

FULL = 32767
PUSHES = {
    "Left": pygame.CONTROLLER_BUTTON_DPAD_LEFT,
    "Right": pygame.CONTROLLER_BUTTON_DPAD_RIGHT,
    "Up": pygame.CONTROLLER_BUTTON_DPAD_UP,
    "Down": pygame.CONTROLLER_BUTTON_DPAD_DOWN,
}
HATS = {
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: (-1, 0),
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: (1, 0),
    pygame.CONTROLLER_BUTTON_DPAD_UP: (0, 1),
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: (0, -1),
}
SIZES = {"shift": "coarse", "": "normal", "alt": "fine"}
NEXT = (pygame.CONTROLLER_AXIS_RIGHTX, FULL)
STEPS = (pygame.CONTROLLER_AXIS_RIGHTY, FULL)
# Frames until a direction that is held down has pushed.
PATIENCE = 4


class Unreached(Exception):  # noqa: N818 - what a player may say of a screen
    """Nothing on a pad leads there."""


def button_events(code: int, *, down: bool) -> list[pygame.Event]:
    """What a button says: as a part of the stick or its hat, and by its name."""
    if code in HATS:
        value = HATS[code] if down else (0, 0)
        raw = pygame.Event(pygame.JOYHATMOTION, hat=0, value=value, instance_id=0)
    else:
        kind = pygame.JOYBUTTONDOWN if down else pygame.JOYBUTTONUP
        raw = pygame.Event(kind, button=code, instance_id=0)
    kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
    return [raw, pygame.Event(kind, button=code, instance_id=0)]


def axis_events(axis: int, value: int) -> list[pygame.Event]:
    """What a stick or a trigger says, in both ways."""
    raw = {"axis": axis, "value": value / FULL, "instance_id": 0}
    named = {**raw, "value": value}
    return [
        pygame.Event(pygame.JOYAXISMOTION, raw),
        pygame.Event(pygame.CONTROLLERAXISMOTION, named),
    ]


class PadPlayer:
    """Two thumbs and two fingers."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver

    def press(self, code: int) -> None:
        """Press a button and let it go."""
        self.driver.frame(button_events(code, down=True))
        self.driver.frame(button_events(code, down=False))

    def push(self, axis: int, value: int) -> None:
        """Push a stick or a trigger and let it go."""
        self.driver.frame(axis_events(axis, value))
        self.driver.frame(axis_events(axis, 0))

    def begin(self, screen: Screen) -> None:
        """Sit down before a screen."""
        self.driver.stack.screens[1:] = []
        self.driver.stack.apply(Push(screen))
        self.driver.wait(1.0)

    def around(self, screen: PuzzleScreen) -> set[object]:
        """All that the right stick leads past, until it comes around."""
        met: set[object] = set()
        if screen.state.focus is None:
            self.push(*NEXT)
        while screen.state.focus not in met:
            met.add(screen.state.focus)
            self.push(*NEXT)
        return met

    def come(self, screen: PuzzleScreen, wanted: str | Action) -> None:
        """To a handle or a line."""
        seen: set[object] = set()
        while screen.state.focus != wanted:
            if screen.state.focus in seen:
                raise Unreached(wanted)
            seen.add(screen.state.focus)
            self.push(*NEXT)

    def go(self, screen: PuzzleScreen, action: Action) -> None:
        """To a line, and take it."""
        self.come(screen, action)
        # What has only just come hears nothing.
        self.driver.wait(0.5)
        self.press(pygame.CONTROLLER_BUTTON_A)

    def solve(self, screen: PuzzleScreen) -> None:
        """Make the reference solution, and wait until it is judged."""
        solve(self.driver, screen, self.make)

    def make(self, screen: PuzzleScreen, move: Move) -> None:
        """Make one move."""
        match move:
            case Predict():
                self.go(screen, Do.WAIVE)
            case Turn(handle=key, value=value):
                self._turn(screen, key, value)
            case Drag(handle=key):
                self.come(screen, key)
                self._pushed(screen, move)

    def _turn(self, screen: PuzzleScreen, key: str, value: str) -> None:
        for _ in range(40):
            handle = screen.session.handle(key)
            if handle is None or handle.value == value:
                return
            line = turning(handle, value)
            if line is not None:
                self.go(screen, line)
                continue
            self.come(screen, key)
            before = screen.session
            self.press(pygame.CONTROLLER_BUTTON_A)
            if screen.session is before:
                # A focus that moved by itself is deaf until it is left in peace.
                self.driver.wait(0.5)
        raise Unreached(key, value)

    def _pushed(self, screen: PuzzleScreen, move: Drag) -> None:
        """By steps of all sizes, until none brings it nearer or it is won."""
        for _ in range(80):
            before = screen.session
            away = _away(screen, move)
            if before.won or away is None or away < 0.02:
                break
            size, _plus, way = nearest_key(before, move).rpartition("+")
            self._size(SIZES[size])
            self._hold(screen, PUSHES[way])
            after = _away(screen, move)
            if after is None or after >= away:
                break
        self._size("normal")

    def _hold(self, screen: PuzzleScreen, code: int) -> None:
        """A direction, for as long as it takes to push once."""
        before = screen.session
        self.driver.frame(button_events(code, down=True))
        for _ in range(PATIENCE):
            if screen.session is not before:
                break
            self.driver.frame()
        self.driver.frame(button_events(code, down=False))

    def _size(self, wanted: str) -> None:
        for _ in SIZES:
            if self.driver.loop.hands.gamepads.step == wanted:
                return
            self.push(*STEPS)


def _away(screen: PuzzleScreen, move: Drag) -> float | None:
    handle = screen.session.handle(move.handle)
    if handle is None:
        return None
    return math.hypot(handle.at[0] - move.to[0], handle.at[1] - move.to[1])
