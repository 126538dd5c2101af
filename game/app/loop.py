"""The frame loop: reads the player, updates the top screen, shows it."""

import time
from collections.abc import Callable

import pygame

from game.app.ahead import prepare
from game.app.garbage import Garbage
from game.app.scanning import Scanning
from game.language import N_, _
from game.screens.flow.base import Screen
from game.screens.flow.stack import Stack
from game.screens.shared.context import Context
from game.screens.shared.sound_captions import SoundCaptions
from game.screens.shared.sound_words import words
from game.ui.window import gamepad
from game.ui.window import intents as want
from game.ui.window.display import Display
from game.ui.window.input import Input

FRAME = 1.0 / 60.0
LONGEST_STEP = 0.1
LONGEST_REST = 0.5
# Seconds after which a pointer that rests is no longer drawn.
POINTER_RESTS = 2.0
# What is said when the hands' own switches are turned.
SWITCHED = {
    "steps-fine": N_("Small steps."),
    "steps-normal": N_("Ordinary steps."),
    "steps-coarse": N_("Large steps."),
    "snap-off-told": N_("Points are set freely."),
    "snap-on-told": N_("Points snap to halves and fifths."),
}
POINTED = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL)


class Loop:
    """Runs a stack of screens in a window until the last one leaves."""

    def __init__(
        self,
        context: Context,
        stack: Stack,
        display: Display,
        hands: Input,
        *,
        on_quit: Callable[[Stack, want.Quit], None],
        on_picture: Callable[[pygame.Surface], str],
        each_frame: Callable[[Stack], None] = lambda _: None,
    ) -> None:
        self.context = context
        self.stack = stack
        self.display = display
        self.hands = hands
        self.on_quit = on_quit
        self.on_picture = on_picture
        self.each_frame = each_frame
        self.scanning = Scanning(context)
        self._pointer_rested = 0.0
        self.captions = SoundCaptions()
        context.sound.heard = self._heard
        self.garbage = Garbage()

    def run(self) -> None:
        """Until the stack is empty."""
        last = time.monotonic()
        self.frame(0.0, pygame.event.get())
        self.settle()
        while not self.stack.done:
            events = self._events()
            now = time.monotonic()
            dt, last = min(now - last, LONGEST_STEP), now
            self.frame(dt, events)
            self.each_frame(self.stack)
            spent = time.monotonic() - now
            if spent < FRAME:
                time.sleep(FRAME - spent)

    def frame(self, dt: float, events: list[pygame.event.Event]) -> None:
        """One frame: let ``dt`` seconds pass, answer the events, show the picture."""
        for event in events:
            self.context.sound.event(event)
            self.display.event(event)
        self.context.sound.tick(dt)
        self.context.voice.tick(dt)
        self._show_pointer(dt, events)
        top = self.stack.top
        self._hand_over(top)
        events, scanned = self.scanning.read(events, top, dt)
        wanted = [*self.hands.read(events, self.display.size, dt), *scanned]
        self.context.device = self.hands.device
        intents = [i for i in wanted if not self._own(i)]
        if self.stack.done:
            return
        lifted = self.scanning.lift(self.display.surface)
        self.stack.update(dt, intents)
        if not self.stack.done:
            self.scanning.look(self.stack.top)
            self._show(dt, lifted)

    def _show(self, dt: float, lifted: list[pygame.Rect]) -> None:
        """Draw the screen, what sounds over it, and the light of switches over that."""
        surface = self.display.surface
        self.captions.lift(surface)
        changed = self.stack.draw(surface)
        laid = self.captions.lay(surface, self.context.brush, dt)
        changed = None if changed is None else [*changed, *laid]
        self.display.show(self.scanning.draw(surface, changed, lifted))

    def _hand_over(self, top: Screen) -> None:
        """What the hands must know of the screen, and of what is bound."""
        hands, context = self.hands, self.context
        if hands.gamepads.make != context.make:
            context.make = hands.gamepads.make
            context.follow()
        hands.bound = context.brush.bound
        hands.forms = getattr(top, "forms", False)
        hands.holding = getattr(top, "holding", False)
        hands.counting = getattr(top, "counting", False)
        hands.dragging = getattr(top, "dragging", False)
        hands.stepping = getattr(top, "stepping", True)
        hands.asking = getattr(top, "asking", frozenset())

    def settle(self) -> None:
        """What can wait until the first frame is on the screen."""
        gamepad.watch()
        self.context.sound.open()
        prepare(self.context)
        self.garbage.settle()

    def _events(self) -> list[pygame.event.Event]:
        """What the player did; while the picture rests, look only now and then.

        SDL's own waiting polls a thousand times a second once gamepads are watched.
        """
        rest = min(
            self.stack.wait(),
            self.context.sound.wait(),
            self.context.voice.wait(),
            self.hands.wait(),
            self.scanning.wait(),
            self.captions.left,
            LONGEST_REST,
        )
        until = time.monotonic() + rest
        self.garbage.rest(rest, len(self.stack.screens))
        events = pygame.event.get()
        while not events and time.monotonic() + FRAME < until:
            time.sleep(FRAME)
            events = pygame.event.get()
        return events

    def _show_pointer(self, dt: float, events: list[pygame.event.Event]) -> None:
        """Show the pointer while it moves; at rest it is in the picture's way."""
        moved = any(event.type in POINTED for event in events)
        rested = 0.0 if moved else self._pointer_rested + dt
        if (rested < POINTER_RESTS) != (self._pointer_rested < POINTER_RESTS):
            pygame.mouse.set_visible(rested < POINTER_RESTS)
        self._pointer_rested = rested

    def _own(self, intent: want.Intent) -> bool:
        """What belongs to the window and not to any screen."""
        match intent:
            case want.Quit():
                self.on_quit(self.stack, intent)
            case want.Resized(width=width, height=height):
                self.context.follow((width, height))
                self.stack.sized()
            case want.Command(name="fullscreen"):
                self.context.fill(not self.display.fullscreen)
                self.context.remember(fullscreen=self.display.fullscreen)
                self.stack.fresh = True
            case want.Command(name="screenshot"):
                self._notice(self.on_picture(self.display.surface))
            case want.Command(name="voice"):
                self._turn_voice()
            case want.Command(name=name) if name in SWITCHED:
                self.context.said.append(_(SWITCHED[name]))
            case _:
                return False
        return True

    def _turn_voice(self) -> None:
        """Read aloud, beginning with what there is now; or be silent."""
        wanted = not self.context.settings.self_voicing
        self._notice(self.context.read_aloud(wanted=wanted))
        if wanted:
            self.stack.update(0.0, [want.Command("repeat")])

    def _heard(self, name: str) -> None:
        if self.context.settings.captions:
            self.captions.say(words(name))

    def _notice(self, told: str) -> None:
        notice = getattr(self.stack.top, "notice", None)
        if notice is not None:
            notice.say(told)
