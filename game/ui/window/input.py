"""From devices to intents: one table of bindings, and what a device does with it."""

from collections.abc import Callable, Mapping, Sequence

import pygame

from game.ui.window import intents as say
from game.ui.window.editing_keys import AS_TEXT, edits
from game.ui.window.fingers import Fingers
from game.ui.window.gamepad import Gamepads, share
from game.ui.window.intents import Device, Intent
from game.ui.window.key_bindings import ACTIONS, DIGITS, letter
from game.ui.window.wheel import Wheel

HELD_FIRST = 0.3
HELD_AGAIN = 0.05
# Seconds that Ctrl is down alone before it skips: it may be for another key.
SKIPS_AFTER = 0.25

_PLAIN: Mapping[str, Intent] = {
    "advance": say.Advance(),
    "back": say.Back(),
    "rollback": say.Rollback(),
    "rollforward": say.Rollforward(),
    "skip": say.Skip(),
}
_ARROWS: Mapping[int, tuple[int, int]] = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
_DEVICES: Mapping[int, Device] = {
    pygame.KEYDOWN: Device.KEYS,
    pygame.MOUSEBUTTONDOWN: Device.MOUSE,
    pygame.MOUSEMOTION: Device.MOUSE,
    pygame.MOUSEWHEEL: Device.MOUSE,
    pygame.FINGERDOWN: Device.TOUCH,
    pygame.CONTROLLERBUTTONDOWN: Device.PAD,
}
# A stick that rests is never quite still, nor is a mouse on a shaken table.
_DRIFT, _SHAKEN = 0.5, 3
_SHIFTS = (pygame.K_LSHIFT, pygame.K_RSHIFT)
_WRITE = {pygame.K_SPACE, *DIGITS}
_CTRLS = (pygame.K_LCTRL, pygame.K_RCTRL)
# Held with one of these a key belongs to the desktop.
_DESKTOP = pygame.KMOD_LALT | pygame.KMOD_META


class Input:
    """Turns a frame's events into intents. Keeps held keys, fingers and gamepads.

    A key that stays down is one press, except in a form.
    """

    def __init__(self) -> None:
        self.forms = False
        self.holding = False
        self.device = Device.KEYS
        self._fingers = Fingers()
        self._turning = Wheel()
        self._now = 0.0
        self._down: set[int] = set()
        self._ctrl: float | None = None
        self._skips = False
        self._gamepads = Gamepads()
        self._arrows: dict[int, tuple[int, int]] = {}
        self._mod = 0
        self._rest = 0.0
        self._handlers: Mapping[int, Callable[[pygame.Event], list[Intent]]] = {
            pygame.QUIT: lambda _: [say.Quit()],
            pygame.APP_TERMINATING: lambda _: [say.Quit(at_once=True)],
            pygame.KEYDOWN: self._key,
            pygame.KEYUP: self._key_up,
            pygame.WINDOWFOCUSLOST: self._let_go,
            pygame.TEXTINPUT: self._typed,
            pygame.TEXTEDITING: self._typed,
            pygame.MOUSEBUTTONDOWN: self._button,
            pygame.MOUSEBUTTONUP: self._button_up,
            pygame.MOUSEWHEEL: self._wheel,
            pygame.FINGERDOWN: self._finger,
            pygame.FINGERUP: self._finger,
            pygame.FINGERMOTION: self._finger,
        }

    def wait(self) -> float:
        """Seconds until something held down acts by itself."""
        if self._ctrl is not None:
            return max(0.0, self._ctrl + SKIPS_AFTER - self._now)
        return self._rest if self._arrows and self.holding else float("inf")

    def read(
        self, events: Sequence[pygame.Event], size: tuple[int, int], dt: float = 0.0
    ) -> list[Intent]:
        """The intents of one frame; ``size`` is the window's, for fingers.

        ``dt`` drives sticks and held arrows. ``holding`` should be set while the player
        holds a handle, so that they nudge it instead of moving the focus.
        """
        self._size = size
        self._now += dt
        out: list[Intent] = []
        moved: say.Point | None = None
        resized: say.Resized | None = None
        for event in events:
            self.device = _device(event) or self.device
            if event.type == pygame.MOUSEMOTION:
                if not getattr(event, "touch", False) and not _rests(event):
                    moved = say.Point(*event.pos)
            elif event.type == pygame.VIDEORESIZE:
                resized = say.Resized(event.w, event.h)
            else:
                handler = self._handlers.get(event.type, self._gamepads.event)
                found = handler(event)
                if found and moved is not None:
                    out.append(moved)
                    moved = None
                out += found
        if moved is not None:
            out.append(moved)
        out += self._held(dt)
        out += self._gamepads.held(dt, holding=self.holding)
        if resized is not None:
            out.insert(0, resized)
        return _last_point_only(out)

    def _key(self, event: pygame.Event) -> list[Intent]:
        key, mod = event.key, event.mod
        self._mod = mod
        repeated = key in self._down
        self._down.add(key)
        if repeated and not self.forms:
            return []
        if key in _CTRLS:
            self._ctrl = None if self.forms else self._now
            return []
        if key in _SHIFTS:
            return [say.Command("snap-off")]
        return [*self._no_skip(), *self._pressed(event)]

    def _pressed(self, event: pygame.Event) -> list[Intent]:
        """What a key does that is not held down for another."""
        key, mod = event.key, event.mod
        if key in (pygame.K_RETURN, pygame.K_KP_ENTER) and mod & pygame.KMOD_ALT:
            return [say.Command("fullscreen")]
        if self.forms and edits(key, mod):
            return [say.Key(key, mod)]
        if key in _ARROWS:
            self._arrows[key] = _ARROWS[key]
            self._rest = HELD_FIRST
            return [self._arrow(_ARROWS[key], mod)]
        if mod & _DESKTOP:
            return []
        if key == pygame.K_TAB and (self.forms or mod & pygame.KMOD_SHIFT):
            return [say.Focus(tab=-1 if mod & pygame.KMOD_SHIFT else 1)]
        if self.forms and key in AS_TEXT:
            return [say.Typed(AS_TEXT[key])]
        if mod & pygame.KMOD_CTRL:
            return self._with_ctrl(letter(event), mod)
        if self.forms and (key in _WRITE or len(pygame.key.name(key)) == 1):
            return []
        if key in DIGITS and not mod & pygame.KMOD_SHIFT:
            return [say.Choose(DIGITS[key])]
        written = getattr(event, "unicode", "")
        action = ACTIONS.get(written) or ACTIONS.get(letter(event))
        return [_PLAIN.get(action) or say.Command(action)] if action else []

    @staticmethod
    def _with_ctrl(key: str, mod: int) -> list[Intent]:
        if key == "z":
            redo = bool(mod & pygame.KMOD_SHIFT)
            return [say.Command("redo" if redo else "undo")]
        commands = {"y": "redo", "s": "save", "o": "load"}
        return [say.Command(commands[key])] if key in commands else []

    def _arrow(self, way: tuple[int, int], mod: int) -> Intent:
        if not self.holding:
            return say.Focus(dx=way[0], dy=way[1])
        step = "normal"
        if mod & pygame.KMOD_SHIFT:
            step = "coarse"
        elif mod & pygame.KMOD_ALT:
            step = "fine"
        return say.Nudge(float(way[0]), float(way[1]), step)

    def _no_skip(self) -> list[Intent]:
        """Ctrl was for another key: what it began ends."""
        self._ctrl = None
        skips, self._skips = self._skips, False
        return [say.Skip(held=False)] if skips else []

    def _held(self, dt: float) -> list[Intent]:
        """What stays down: Ctrl skips, arrows push what is held."""
        out: list[Intent] = []
        if self._ctrl is not None and self._now - self._ctrl >= SKIPS_AFTER:
            self._ctrl, self._skips = None, True
            out.append(say.Skip(held=True))
        if not self._arrows or not self.holding:
            return out
        self._rest -= dt
        while self._rest <= 0.0:
            self._rest += HELD_AGAIN
            out += [self._arrow(way, self._mod) for way in self._arrows.values()]
        return out

    def _let_go(self, event: pygame.Event) -> list[Intent]:
        """Keys that go up while another window has them would stay down for ever."""
        del event
        self._arrows.clear()
        self._down.clear()
        self._fingers.let_go()
        self._ctrl, self._skips = None, False
        return [say.Skip(held=False), say.Command("snap-on")]

    def _key_up(self, event: pygame.Event) -> list[Intent]:
        self._mod = getattr(event, "mod", 0)
        self._arrows.pop(event.key, None)
        self._down.discard(event.key)
        if event.key in _SHIFTS:
            return [say.Command("snap-on")]
        return self._no_skip() if event.key in _CTRLS else []

    def _typed(self, event: pygame.Event) -> list[Intent]:
        kind = say.Typed if event.type == pygame.TEXTINPUT else say.Composed
        return [kind(event.text)] if self.forms else []

    @staticmethod
    def _button(event: pygame.Event) -> list[Intent]:
        if getattr(event, "touch", False):
            return []
        if event.button == 1:
            return [say.Press(*event.pos)]
        if event.button == 3:
            return [say.Back()]
        return [say.Command("hide")] if event.button == 2 else []

    @staticmethod
    def _button_up(event: pygame.Event) -> list[Intent]:
        if event.button == 1 and not getattr(event, "touch", False):
            return [say.Release(*event.pos)]
        return []

    def _wheel(self, event: pygame.Event) -> list[Intent]:
        turned = getattr(event, "precise_y", 0.0) or float(event.y)
        if not turned:
            return []
        x, y = pygame.mouse.get_pos()
        return [say.Scroll(turned, x, y, self._turning.turn(turned, self._now))]

    def _finger(self, event: pygame.Event) -> list[Intent]:
        return self._fingers.event(event, self._size, self._now)


def _device(event: pygame.Event) -> Device | None:
    """The device that an event shows to be in use."""
    if getattr(event, "touch", False):
        return None
    if event.type == pygame.CONTROLLERAXISMOTION:
        return Device.PAD if abs(share(event.value)) > _DRIFT else None
    if event.type == pygame.MOUSEMOTION:
        dx, dy = getattr(event, "rel", (_SHAKEN, 0))
        return Device.MOUSE if abs(dx) + abs(dy) >= _SHAKEN else None
    return _DEVICES.get(event.type)


def _rests(event: pygame.Event) -> bool:
    """Whether the pointer is only told where it is: a window came under it."""
    return getattr(event, "rel", None) == (0, 0)


def _last_point_only(found: list[Intent]) -> list[Intent]:
    out: list[Intent] = []
    for intent in found:
        if isinstance(intent, say.Point) and out and isinstance(out[-1], say.Point):
            out[-1] = intent
        else:
            out.append(intent)
    return out
