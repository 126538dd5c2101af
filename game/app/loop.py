"""The frame loop: reads the player, updates the top screen, shows it."""

import time
from collections.abc import Callable

import pygame

from game.app.ahead import prepare
from game.app.garbage import Garbage
from game.screens.flow.stack import Stack
from game.screens.shared.context import Context
from game.ui.window import gamepad
from game.ui.window import intents as want
from game.ui.window.display import Display
from game.ui.window.input import Input

FRAME = 1.0 / 60.0
LONGEST_STEP = 0.1
LONGEST_REST = 0.5
# Seconds after which a pointer that rests is no longer drawn.
POINTER_RESTS = 2.0
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
        self._pointer_rested = 0.0
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
        self.context.voice.tick()
        self._show_pointer(dt, events)
        top = self.stack.top
        self.hands.forms = getattr(top, "forms", False)
        self.hands.holding = getattr(top, "holding", False)
        wanted = self.hands.read(events, self.display.size, dt)
        self.context.device = self.hands.device
        intents = [i for i in wanted if not self._own(i)]
        if self.stack.done:
            return
        self.stack.update(dt, intents)
        if not self.stack.done:
            self.display.show(self.stack.draw(self.display.surface))

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
                told = self.on_picture(self.display.surface)
                notice = getattr(self.stack.top, "notice", None)
                if notice is not None:
                    notice.say(told)
            case _:
                return False
        return True
