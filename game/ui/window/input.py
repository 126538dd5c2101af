"""From devices to intents: what is bound, and what a device does with it."""

from collections.abc import Callable, Mapping, Sequence

import pygame

from game.saving.settings import Settings
from game.ui.window import intents as say
from game.ui.window.bound import HELD, WAYS, Bound, bound, meant
from game.ui.window.editing_keys import AS_TEXT, edits
from game.ui.window.event_devices import device_of, last_point_only, rests
from game.ui.window.fingers import Fingers
from game.ui.window.gamepad import Gamepads
from game.ui.window.intents import Device, Intent
from game.ui.window.key_bindings import BINDINGS, DIGITS, MODS, NUMBERS, letter
from game.ui.window.mouse import Mouse
from game.ui.window.sticky import Sticky
from game.ui.window.wheel import Wheel

HELD_FIRST = 0.3
HELD_AGAIN = 0.05
# Seconds that the key that skips is down alone before it does: it may be for another.
SKIPS_AFTER = 0.25

_WRITE = {pygame.K_SPACE, *DIGITS}
# Held with one of these a key belongs to the desktop.
_DESKTOP = pygame.KMOD_LALT | pygame.KMOD_META
# In a form the keys that are no letters do what they do at first, whatever is bound.
_FIRST = {name: deed for deed, names in BINDINGS.items() for name in names}


class Input:
    """Turns a frame's events into intents. Keeps held keys, fingers and gamepads.

    A key that stays down is one press, except in a form. ``asking`` are the devices
    whose next key or button a screen wants by its name; ``dragging`` says that the
    pointer has something in its hand, ``stepping`` that things can be pushed by steps,
    ``counting`` that keys write a number.
    """

    def __init__(self, given: Bound | None = None) -> None:
        self._bound = given or bound(Settings())
        self.forms = False
        self.holding = False
        self.counting = False
        self.dragging = False
        self.stepping = True
        self.asking: frozenset[Device] = frozenset()
        self.device = Device.KEYS
        self._fingers = Fingers()
        self._mouse = Mouse()
        self._sticky = Sticky()
        self._turning = Wheel()
        self._now = 0.0
        self._down: dict[int, str] = {}
        self._ctrl: float | None = None
        self._skips = False
        self._free = False
        self.gamepads = Gamepads(self._bound)
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
            pygame.MOUSEBUTTONUP: lambda event: self._mouse.up(event, self._bound),
            pygame.MOUSEWHEEL: self._wheel,
            pygame.FINGERDOWN: self._finger,
            pygame.FINGERUP: self._finger,
            pygame.FINGERMOTION: self._finger,
        }

    @property
    def bound(self) -> Bound:
        """What keys and buttons do."""
        return self._bound

    @bound.setter
    def bound(self, given: Bound) -> None:
        self._bound = self.gamepads.bound = given

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
        self.gamepads.asking = Device.PAD in self.asking
        let_go = self._sticky.begin(dragging=self.dragging)
        out: list[Intent] = []
        moved: say.Point | None = None
        resized: say.Resized | None = None
        for event in events:
            self.device = device_of(event) or self.device
            if event.type == pygame.MOUSEMOTION:
                if not getattr(event, "touch", False) and not rests(event):
                    moved = say.Point(*event.pos)
            elif event.type == pygame.VIDEORESIZE:
                resized = say.Resized(event.w, event.h)
            else:
                handler = self._handlers.get(event.type, self.gamepads.event)
                found = handler(event)
                if found and moved is not None:
                    out.append(moved)
                    moved = None
                out += found
        if moved is not None:
            out.append(moved)
        out = [*let_go, *self._sticky.read(out, wanted=self._bound.sticky)]
        out += self._held(dt)
        out += self.gamepads.held(dt, holding=self.holding)
        if resized is not None:
            out.insert(0, resized)
        return last_point_only([i for each in out for i in self._stepped(each)])

    def _key(self, event: pygame.Event) -> list[Intent]:
        key, mod = event.key, event.mod
        self._mod = mod
        repeated = key in self._down
        name = letter(event)
        self._down[key] = name
        if repeated and not self.forms:
            return []
        if Device.KEYS in self.asking:
            return [say.Pressed(Device.KEYS, name)] if name else []
        deed = self._deed(event)
        if deed in HELD and not (self.forms and len(name) == 1):
            return self._hold(deed)
        return [*self._no_skip(), *self._pressed(event, deed)]

    def _deed(self, event: pygame.Event) -> str:
        """What a key is bound to, by what it writes or by its name."""
        written = getattr(event, "unicode", "")
        keys = self._bound.deeds[Device.KEYS]
        return (keys.get(written, "") if written else "") or keys.get(letter(event), "")

    def _hold(self, deed: str) -> list[Intent]:
        """A key went down that does something for as long as it is down."""
        if deed == "free-held":
            return [say.Command("snap-off")]
        if deed != "skip-held" or self.forms:
            self._ctrl = None if deed == "skip-held" else self._ctrl
            return []
        if self._bound.toggles and self._skips:
            return self._no_skip()
        self._ctrl = self._now
        return []

    def _pressed(self, event: pygame.Event, deed: str) -> list[Intent]:
        """What a key does that is not held down for another."""
        key, mod = event.key, event.mod
        if key in (pygame.K_RETURN, pygame.K_KP_ENTER) and mod & pygame.KMOD_ALT:
            return [say.Command("fullscreen")]
        if self.forms:
            if edits(key, mod):
                return [say.Key(key, mod)]
            writes = key in _WRITE or len(pygame.key.name(key)) == 1
            bound_ = "" if deed in WAYS and not writes else deed
            deed = "" if writes else _FIRST.get(letter(event), bound_)
        if deed in WAYS:
            self._arrows[key] = WAYS[deed]
            self._rest = HELD_FIRST
            return [self._arrow(WAYS[deed], mod)]
        if mod & _DESKTOP:
            return []
        if self.counting and not mod & pygame.KMOD_CTRL and key in NUMBERS:
            return [say.Typed(NUMBERS[key])]
        if key == pygame.K_TAB and (self.forms or mod & pygame.KMOD_SHIFT):
            return [say.Focus(tab=-1 if mod & pygame.KMOD_SHIFT else 1)]
        if self.forms and key in AS_TEXT:
            return [say.Typed(AS_TEXT[key])]
        if mod & pygame.KMOD_CTRL:
            return self._with_ctrl(letter(event), mod)
        if key in DIGITS and not deed and not mod & pygame.KMOD_SHIFT:
            return [] if self.forms else [say.Choose(DIGITS[key])]
        return [meant(deed)] if deed else []

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
        step = self.gamepads.step
        if self._is_held("free-held", mod):
            step = "coarse"
        elif self._is_held("fine-held", mod):
            step = "fine"
        return say.Nudge(float(way[0]), float(way[1]), step)

    def _is_held(self, deed: str, mod: int) -> bool:
        names = self._bound.names(Device.KEYS, deed)
        down = set(self._down.values())
        return any(name in down or mod & MODS.get(name, 0) for name in names)

    def _stepped(self, intent: Intent) -> list[Intent]:
        """What is switched here: by how much arrows push, and whether points snap."""
        match intent:
            case say.Command(name="steps") if self.stepping:
                self.gamepads.step = say.next_step(self.gamepads.step)
                return [say.Command(f"steps-{self.gamepads.step}")]
            case say.Command(name="snap"):
                self._free = not self._free
                now = "snap-off" if self._free else "snap-on"
                return [say.Command(now), say.Command(f"{now}-told")]
            case say.Command(name="snap-on") if self._free:
                return []
            case _:
                return [intent]

    def _no_skip(self) -> list[Intent]:
        """The key that skips was for another: what it began ends."""
        self._ctrl = None
        skips, self._skips = self._skips, False
        return [say.Skip(held=False)] if skips else []

    def _held(self, dt: float) -> list[Intent]:
        """What stays down: one key skips, arrows push what is held."""
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
        self.gamepads.let_go()
        return [say.Skip(held=False), say.Command("snap-on")]

    def _key_up(self, event: pygame.Event) -> list[Intent]:
        self._mod = getattr(event, "mod", 0)
        self._arrows.pop(event.key, None)
        name = self._down.pop(event.key, letter(event))
        deed = self._bound.deed(Device.KEYS, name)
        if deed == "free-held":
            return [say.Command("snap-on")]
        if deed != "skip-held":
            return []
        if not self._bound.toggles:
            return self._no_skip()
        # A tap switches skipping on, and any key off again.
        began, self._ctrl = self._ctrl is not None, None
        self._skips = self._skips or began
        return [say.Skip(held=True)] if began else []

    def _typed(self, event: pygame.Event) -> list[Intent]:
        kind = say.Typed if event.type == pygame.TEXTINPUT else say.Composed
        return [kind(event.text)] if self.forms else []

    def _button(self, event: pygame.Event) -> list[Intent]:
        asking = Device.MOUSE in self.asking
        return self._mouse.down(event, self._bound, asking=asking)

    def _wheel(self, event: pygame.Event) -> list[Intent]:
        turned = getattr(event, "precise_y", 0.0) or float(event.y)
        if not turned:
            return []
        x, y = pygame.mouse.get_pos()
        return [say.Scroll(turned, x, y, self._turning.turn(turned, self._now))]

    def _finger(self, event: pygame.Event) -> list[Intent]:
        return self._fingers.event(event, self._size, self._now)
