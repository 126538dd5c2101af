"""A mouse's buttons as intents: pointing, and what the other buttons are bound to."""

import pygame

from game.ui.window import intents as say
from game.ui.window.bound import Bound, meant
from game.ui.window.intents import Device, Intent

NAMES = {
    pygame.BUTTON_RIGHT: "right",
    pygame.BUTTON_MIDDLE: "middle",
    pygame.BUTTON_X1: "side 1",
    pygame.BUTTON_X2: "side 2",
}
_SWAPPED = {
    pygame.BUTTON_LEFT: pygame.BUTTON_RIGHT,
    pygame.BUTTON_RIGHT: pygame.BUTTON_LEFT,
}


class Mouse:
    """One mouse."""

    def __init__(self) -> None:
        self._skipping = False

    def down(
        self, event: pygame.Event, bound: Bound, *, asking: bool = False
    ) -> list[Intent]:
        """A button went down."""
        if getattr(event, "touch", False):
            return []
        button = _button(event, bound)
        if button == pygame.BUTTON_LEFT:
            return [say.Press(*event.pos)]
        name = NAMES.get(button, "")
        if asking and name:
            return [say.Pressed(Device.MOUSE, name)]
        deed = bound.deed(Device.MOUSE, name)
        if deed == "skip-held":
            self._skipping = not (bound.toggles and self._skipping)
            return [say.Skip(held=self._skipping)]
        return [meant(deed)] if deed else []

    def up(self, event: pygame.Event, bound: Bound) -> list[Intent]:
        """A button went up."""
        if getattr(event, "touch", False):
            return []
        button = _button(event, bound)
        if button != pygame.BUTTON_LEFT:
            deed = bound.deed(Device.MOUSE, NAMES.get(button, ""))
            ends = deed == "skip-held" and not bound.toggles
            return [say.Skip(held=False)] if ends else []
        return [say.Release(*event.pos)]


def _button(event: pygame.Event, bound: Bound) -> int:
    button = int(event.button)
    return _SWAPPED.get(button, button) if bound.swapped else button
