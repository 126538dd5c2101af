"""From devices to intents: one table of bindings, and what a device does with it."""

from collections.abc import Callable, Mapping, Sequence

import pygame

from game.ui.window import intents as say
from game.ui.window.editing_keys import AS_TEXT, edits
from game.ui.window.gamepad import Gamepads, share
from game.ui.window.intents import Device, Intent

HELD_FIRST = 0.3
HELD_AGAIN = 0.05

BINDINGS: Mapping[str, tuple[str, ...]] = {
    "advance": ("space", "return", "enter"),
    "back": ("escape", "backspace"),
    "rollback": ("page up",),
    "rollforward": ("page down",),
    "skip": ("tab",),
    "auto": ("a",),
    "hide": ("h",),
    "history": ("l",),
    "quicksave": ("q", "f5"),
    "quickload": ("o", "f9"),
    "screenshot": ("s", "f12"),
    "fullscreen": ("f", "f11"),
    "ledger": ("j",),
    "undo": ("z",),
    "redo": ("y",),
    "restart": ("r",),
    "next": ("n",),
    "previous": ("p",),
    "hint": ("?", "/", "f1"),
    "replay": ("v",),
    "tool-shadow": ("d",),
    "tool-gram": ("g",),
    "tool-turn": ("t",),
}

_KEYS = {key: action for action, keys in BINDINGS.items() for key in keys}
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


class Input:
    """Turns a frame's events into intents. Keeps held keys, fingers and gamepads."""

    def __init__(self) -> None:
        self.forms = False
        self.holding = False
        self.device = Device.KEYS
        self._fingers: dict[int, tuple[float, float]] = {}
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
            pygame.FINGERUP: self._finger_up,
            pygame.FINGERMOTION: self._finger_moved,
        }

    def read(
        self, events: Sequence[pygame.Event], size: tuple[int, int], dt: float = 0.0
    ) -> list[Intent]:
        """The intents of one frame; ``size`` is the window's, for fingers.

        ``dt`` drives sticks and held arrows. ``holding`` should be set while the player
        holds a handle, so that they nudge it instead of moving the focus.
        """
        self._size = size
        out: list[Intent] = []
        moved: say.Point | None = None
        resized: say.Resized | None = None
        for event in events:
            self.device = _device(event) or self.device
            if event.type == pygame.MOUSEMOTION:
                if not getattr(event, "touch", False):
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
        alt = bool(mod & pygame.KMOD_ALT)
        if key in (pygame.K_RETURN, pygame.K_KP_ENTER) and alt:
            return [say.Command("fullscreen")]
        if key in (pygame.K_LCTRL, pygame.K_RCTRL):
            return [] if self.forms else [say.Skip(held=True)]
        if key in _SHIFTS:
            return [say.Command("snap-off")]
        if self.forms and edits(key, mod):
            return [say.Key(key, mod)]
        if key in _ARROWS:
            self._arrows[key] = _ARROWS[key]
            self._rest = HELD_FIRST
            return [self._arrow(_ARROWS[key], mod)]
        if key == pygame.K_TAB and (self.forms or mod & pygame.KMOD_SHIFT):
            return [say.Focus(tab=-1 if mod & pygame.KMOD_SHIFT else 1)]
        if self.forms and key in AS_TEXT:
            return [say.Typed(AS_TEXT[key])]
        if mod & pygame.KMOD_CTRL:
            return self._with_ctrl(key, mod)
        if self.forms and (key == pygame.K_SPACE or len(pygame.key.name(key)) == 1):
            return []
        if pygame.K_1 <= key <= pygame.K_9 and not mod & pygame.KMOD_SHIFT:
            return [say.Choose(key - pygame.K_1)]
        written = getattr(event, "unicode", "")
        action = _KEYS.get(written) or _KEYS.get(pygame.key.name(key))
        return [_PLAIN.get(action) or say.Command(action)] if action else []

    @staticmethod
    def _with_ctrl(key: int, mod: int) -> list[Intent]:
        if key == pygame.K_z:
            redo = bool(mod & pygame.KMOD_SHIFT)
            return [say.Command("redo" if redo else "undo")]
        commands = {pygame.K_y: "redo", pygame.K_s: "save", pygame.K_o: "load"}
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

    def _held(self, dt: float) -> list[Intent]:
        """What arrows do that stay down: nothing but push what is held."""
        if not self._arrows or not self.holding:
            return []
        self._rest -= dt
        out: list[Intent] = []
        while self._rest <= 0.0:
            self._rest += HELD_AGAIN
            out += [self._arrow(way, self._mod) for way in self._arrows.values()]
        return out

    def _let_go(self, event: pygame.Event) -> list[Intent]:
        """Keys that go up while another window has them would stay down for ever."""
        del event
        self._arrows.clear()
        return [say.Skip(held=False), say.Command("snap-on")]

    def _key_up(self, event: pygame.Event) -> list[Intent]:
        self._mod = getattr(event, "mod", 0)
        self._arrows.pop(event.key, None)
        if event.key in _SHIFTS:
            return [say.Command("snap-on")]
        if event.key in (pygame.K_LCTRL, pygame.K_RCTRL) and not self.forms:
            return [say.Skip(held=False)]
        return []

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

    @staticmethod
    def _wheel(event: pygame.Event) -> list[Intent]:
        turned = getattr(event, "precise_y", 0.0) or float(event.y)
        x, y = pygame.mouse.get_pos()
        return [say.Scroll(turned, x, y)] if turned else []

    def _finger(self, event: pygame.Event) -> list[Intent]:
        x, y = self._place(event)
        self._fingers[event.finger_id] = (x, y)
        if len(self._fingers) == 2:
            return [say.Back()]
        return [say.Press(x, y)] if len(self._fingers) == 1 else []

    def _finger_up(self, event: pygame.Event) -> list[Intent]:
        alone = len(self._fingers) == 1
        self._fingers.pop(event.finger_id, None)
        x, y = self._place(event)
        return [say.Release(x, y)] if alone else []

    def _finger_moved(self, event: pygame.Event) -> list[Intent]:
        if event.finger_id not in self._fingers or len(self._fingers) != 1:
            return []
        return [say.Point(*self._place(event))]

    def _place(self, event: pygame.Event) -> tuple[float, float]:
        return (event.x * self._size[0], event.y * self._size[1])


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


def _last_point_only(found: list[Intent]) -> list[Intent]:
    out: list[Intent] = []
    for intent in found:
        if isinstance(intent, say.Point) and out and isinstance(out[-1], say.Point):
            out[-1] = intent
        else:
            out.append(intent)
    return out
