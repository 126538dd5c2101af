"""Gamepads: opened as they are plugged in, their buttons and sticks as intents."""

import os
from math import hypot
from typing import Any

import pygame

from game.saving.settings import Settings
from game.ui.window import intents as say
from game.ui.window.bound import HELD, WAYS, Bound, bound, meant
from game.ui.window.intents import Device, Intent
from game.ui.window.pad_names import BUTTONS, PUSHES, STICKS, Pushed, make_of

FIRST = 0.35
AGAIN = 0.14
NUDGES = 14.0
# SDL names the buttons of some makes by what is on them, unless it is told not to.
_BY_PLACE = "SDL_GAMECONTROLLER_USE_BUTTON_LABELS"


class Gamepads:
    """All gamepads as one pair of hands.

    The stick moves the focus step by step, or nudges what is held: strongly pushed a
    whole step, gently a fine one. ``step`` is by how much directions push otherwise,
    ``make`` whose pad was plugged in last. While ``asking``, names are told, not deeds.
    """

    def __init__(self, given: Bound | None = None) -> None:
        self.bound = given or bound(Settings())
        self.asking = False
        self.step = "normal"
        self.make = ""
        self._open: dict[int, Any] = {}
        self._axes: dict[int, float] = {}
        self._pushed = Pushed()
        self._ways: dict[str, tuple[int, int]] = {}
        self._held: set[str] = set()
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
                return self.let_go()
            case pygame.CONTROLLERBUTTONDOWN:
                return self._button(BUTTONS.get(event.button, ""), down=True)
            case pygame.CONTROLLERBUTTONUP:
                return self._button(BUTTONS.get(event.button, ""), down=False)
            case pygame.CONTROLLERAXISMOTION:
                return self._axis(event.axis, share(event.value))
            case _:
                pass
        return []

    def let_go(self) -> list[Intent]:
        """Nothing is pressed or pushed any more."""
        self._axes.clear()
        self._pushed.clear()
        self._ways.clear()
        self._held.clear()
        return self._skip(held=False)

    def held(self, dt: float, *, holding: bool) -> list[Intent]:
        """What sticks and directions do in a frame of ``dt`` seconds."""
        x, y = self._direction()
        push = hypot(x, y)
        if push == 0.0:
            self._way, self._owed = (0, 0), 0.0
            return []
        return self._nudges(x, y, push, dt) if holding else self._steps(x, y, dt)

    def _direction(self) -> tuple[float, float]:
        """Where a direction's button or a stick that moves is pushed; or nowhere."""
        if self._ways:
            return _sum(list(self._ways.values()))
        stick = self.bound.stick
        for side, axes in STICKS.items():
            x, y = (self._axes.get(axis, 0.0) for axis in axes)
            if stick.side in (side, "both") and hypot(x, y) >= stick.dead:
                return (-x if stick.turned_x else x, -y if stick.turned_y else y)
        return (0.0, 0.0)

    def _nudges(self, x: float, y: float, push: float, dt: float) -> list[Intent]:
        step = "fine" if "fine-held" in self._held or push < 0.7 else self.step
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

    def _axis(self, axis: int, value: float) -> list[Intent]:
        self._axes[axis] = value
        moves = self.bound.stick.side
        found: list[Intent] = []
        for name, down in self._pushed.move(axis, value):
            moving = axis in PUSHES and moves in (name.partition(" ")[0], "both")
            if not moving:
                found += self._button(name, down=down)
        return found

    def _button(self, name: str, *, down: bool) -> list[Intent]:
        if self.asking:
            return [say.Pressed(Device.PAD, name)] if name and down else []
        deed = self.bound.deed(Device.PAD, name)
        if deed in WAYS:
            if down:
                self._ways[name] = WAYS[deed]
            else:
                self._ways.pop(name, None)
            return []
        if deed in HELD:
            (self._held.add if down else self._held.discard)(deed)
            return self._while_held(deed, down=down)
        return [meant(deed)] if deed and down else []

    def _while_held(self, deed: str, *, down: bool) -> list[Intent]:
        if deed == "free-held":
            return [say.Command("snap-off" if down else "snap-on")]
        if deed != "skip-held":
            return []
        if self.bound.toggles:
            return self._skip(held=not self._skipping) if down else []
        return self._skip(held=down)

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
        joystick = opened.as_joystick()
        self._open[joystick.get_instance_id()] = opened
        self.make = make_of(opened.name, joystick.get_guid())


def watch() -> None:
    """Let SDL report gamepads; call once, after the first frame."""
    from pygame._sdl2 import controller  # noqa: PLC0415 (only after the first frame)

    os.environ.setdefault(_BY_PLACE, "0")
    controller.init()


def share(value: float) -> float:
    """How far an axis is pushed, -1 to 1, by either of pygame's scales."""
    return value / 32767.0 if abs(value) > 1.0 else float(value)


def _sum(ways: list[tuple[int, int]]) -> tuple[float, float]:
    x, y = (sum(way[i] for way in ways) for i in (0, 1))
    return (float(max(-1, min(1, x))), float(max(-1, min(1, y))))
