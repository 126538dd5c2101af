"""Gamepads: opened as they are plugged in, their buttons and sticks as intents."""

from collections.abc import Mapping
from math import hypot
from typing import Any

import pygame

from game.ui.window import intents as say
from game.ui.window.intents import Intent

DEAD = 0.28
FIRST = 0.35
AGAIN = 0.14
NUDGES = 14.0

BUTTONS: Mapping[int, Intent] = {
    pygame.CONTROLLER_BUTTON_A: say.Advance(),
    pygame.CONTROLLER_BUTTON_B: say.Back(),
    pygame.CONTROLLER_BUTTON_X: say.Command("undo"),
    pygame.CONTROLLER_BUTTON_Y: say.Command("history"),
    pygame.CONTROLLER_BUTTON_START: say.Command("menu"),
    pygame.CONTROLLER_BUTTON_BACK: say.Command("ledger"),
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: say.Rollback(),
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: say.Rollforward(),
    pygame.CONTROLLER_BUTTON_LEFTSTICK: say.Command("auto"),
    pygame.CONTROLLER_BUTTON_RIGHTSTICK: say.Command("hint"),
}
_PAD: Mapping[int, tuple[int, int]] = {
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: (-1, 0),
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: (1, 0),
    pygame.CONTROLLER_BUTTON_DPAD_UP: (0, -1),
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: (0, 1),
}
_STICK = (pygame.CONTROLLER_AXIS_LEFTX, pygame.CONTROLLER_AXIS_LEFTY)
_FINE = pygame.CONTROLLER_AXIS_TRIGGERLEFT
_SKIP = pygame.CONTROLLER_AXIS_TRIGGERRIGHT


class Gamepads:
    """All gamepads as one pair of hands.

    The stick moves the focus step by step, or nudges what is held: strongly pushed a
    whole step, gently a fine one. The right trigger skips while it is held.
    """

    def __init__(self) -> None:
        self._open: dict[int, Any] = {}
        self._axes: dict[int, float] = {}
        self._way: tuple[int, int] = (0, 0)
        self._wait = 0.0
        self._owed = 0.0
        self._skipping = False

    def event(self, event: pygame.Event) -> list[Intent]:
        """What one event of a gamepad means; nothing for other events."""
        match event.type:
            case pygame.CONTROLLERDEVICEADDED:
                self._plug(event.device_index)
            case pygame.CONTROLLERDEVICEREMOVED:
                self._open.pop(event.instance_id, None)
                self._axes.clear()
                return self._skip(held=False)
            case pygame.CONTROLLERBUTTONDOWN:
                return self._down(event.button)
            case pygame.CONTROLLERBUTTONUP if event.button in _PAD:
                self._axes.pop(_STICK[0], None)
                self._axes.pop(_STICK[1], None)
            case pygame.CONTROLLERAXISMOTION:
                self._axes[event.axis] = share(event.value)
                if event.axis == _SKIP:
                    return self._skip(held=self._axes[_SKIP] > 0.5)
            case _:
                pass
        return []

    def held(self, dt: float, *, holding: bool) -> list[Intent]:
        """What the stick does in a frame of ``dt`` seconds."""
        x, y = (self._axes.get(axis, 0.0) for axis in _STICK)
        push = hypot(x, y)
        if push < DEAD:
            self._way, self._owed = (0, 0), 0.0
            return []
        return self._nudges(x, y, push, dt) if holding else self._steps(x, y, dt)

    def _nudges(self, x: float, y: float, push: float, dt: float) -> list[Intent]:
        step = "fine" if self._axes.get(_FINE, 0.0) > 0.4 or push < 0.7 else "normal"
        self._owed += dt * NUDGES
        count, self._owed = int(self._owed), self._owed % 1.0
        return [say.Nudge(x / push, y / push, step)] * min(count, 4)

    def _steps(self, x: float, y: float, dt: float) -> list[Intent]:
        sideways = abs(x) > abs(y)
        way = ((1 if x > 0 else -1), 0) if sideways else (0, (1 if y > 0 else -1))
        if way == self._way:
            self._wait -= dt
            if self._wait > 0.0:
                return []
        self._wait = AGAIN if way == self._way else FIRST
        self._way = way
        return [say.Focus(dx=way[0], dy=way[1])]

    def _down(self, button: int) -> list[Intent]:
        if button in _PAD:
            x, y = _PAD[button]
            self._axes[_STICK[0]], self._axes[_STICK[1]] = float(x), float(y)
            return []
        intent = BUTTONS.get(button)
        return [] if intent is None else [intent]

    def _skip(self, *, held: bool) -> list[Intent]:
        if held == self._skipping:
            return []
        self._skipping = held
        return [say.Skip(held=held)]

    def _plug(self, index: int) -> None:
        from pygame._sdl2 import controller  # noqa: PLC0415 (only who has one pays)

        if not controller.get_init():
            controller.init()
        try:
            opened = controller.Controller(index)
        except pygame.error:
            return
        self._open[opened.as_joystick().get_instance_id()] = opened


def watch() -> None:
    """Let SDL report gamepads; call once, after the first frame."""
    from pygame._sdl2 import controller  # noqa: PLC0415 (only after the first frame)

    controller.init()


def share(value: float) -> float:
    """How far an axis is pushed, -1 to 1, by either of pygame's scales."""
    return value / 32767.0 if abs(value) > 1.0 else float(value)
