"""Switches: the keys, buttons or clicks that step and take, out of a frame's events."""

from collections.abc import Iterator, Sequence

import pygame

from game.saving.settings import Settings
from game.ui.window.gamepad import share
from game.ui.window.key_bindings import letter
from game.ui.window.mouse import NAMES
from game.ui.window.pad_names import BUTTONS, Pushed

CLICK = "mouse:left"
_FINGERS = (pygame.FINGERDOWN, pygame.FINGERUP, pygame.FINGERMOTION)


class Switches:
    """Finds the presses of switches; what is no switch's is left to the other hands."""

    def __init__(self) -> None:
        self._down: set[str] = set()
        self._pushed = Pushed()

    def read(
        self, events: Sequence[pygame.Event], settings: Settings
    ) -> tuple[list[pygame.Event], list[str]]:
        """The events that are left, and ``take`` or ``step`` for each press."""
        means = {settings.switch_take: "take"}
        if settings.switches == "two":
            means = {settings.switch_step: "step", **means}
        left: list[pygame.Event] = []
        done: list[str] = []
        wrote = False
        for event in events:
            names = list(self._names(event))
            ours = [(means[name], down) for name, down in names if name in means]
            if ours:
                wrote = wrote or event.type == pygame.KEYDOWN
                done += [what for what, down in ours if down]
            elif event.type == pygame.TEXTINPUT and wrote:
                # What a switch writes besides is meant for nothing.
                wrote = False
            else:
                left.append(event)
        return left, done

    def _names(self, event: pygame.Event) -> Iterator[tuple[str, bool]]:
        """The names of what goes down or up; what stays down does so once."""
        match event.type:
            case pygame.KEYDOWN | pygame.KEYUP:
                name, down = f"keys:{letter(event)}", event.type == pygame.KEYDOWN
                yield name, down and name not in self._down
                (self._down.add if down else self._down.discard)(name)
            case pygame.MOUSEBUTTONDOWN | pygame.MOUSEBUTTONUP:
                if not getattr(event, "touch", False):
                    left = event.button == pygame.BUTTON_LEFT
                    named = "left" if left else NAMES.get(event.button, "")
                    yield f"mouse:{named}", event.type == pygame.MOUSEBUTTONDOWN
            case pygame.CONTROLLERBUTTONDOWN | pygame.CONTROLLERBUTTONUP:
                down = event.type == pygame.CONTROLLERBUTTONDOWN
                yield f"pad:{BUTTONS.get(event.button, '')}", down
            case pygame.CONTROLLERAXISMOTION:
                for name, down in self._pushed.move(event.axis, share(event.value)):
                    yield f"pad:{name}", down
            case kind if kind in _FINGERS:
                yield CLICK, kind == pygame.FINGERDOWN
            case _:
                pass
