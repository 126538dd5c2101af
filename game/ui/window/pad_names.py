"""A gamepad's buttons and pushed sticks by name, and whose pad it is.

Buttons are named by their place: ``a`` is the lowest of the four, whatever is on it.
"""

from collections.abc import Iterator, Mapping

import pygame

BUTTONS: Mapping[int, str] = {
    pygame.CONTROLLER_BUTTON_A: "a",
    pygame.CONTROLLER_BUTTON_B: "b",
    pygame.CONTROLLER_BUTTON_X: "x",
    pygame.CONTROLLER_BUTTON_Y: "y",
    pygame.CONTROLLER_BUTTON_START: "start",
    pygame.CONTROLLER_BUTTON_BACK: "back",
    pygame.CONTROLLER_BUTTON_GUIDE: "guide",
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: "left shoulder",
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: "right shoulder",
    pygame.CONTROLLER_BUTTON_LEFTSTICK: "left stick press",
    pygame.CONTROLLER_BUTTON_RIGHTSTICK: "right stick press",
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: "dpad left",
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "dpad right",
    pygame.CONTROLLER_BUTTON_DPAD_UP: "dpad up",
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: "dpad down",
    # What newer pads have besides: SDL's numbers, for which pygame has no names.
    15: "share",
    16: "paddle 1",
    17: "paddle 2",
    18: "paddle 3",
    19: "paddle 4",
    20: "touchpad",
}
TRIGGERS: Mapping[int, str] = {
    pygame.CONTROLLER_AXIS_TRIGGERLEFT: "left trigger",
    pygame.CONTROLLER_AXIS_TRIGGERRIGHT: "right trigger",
}
# Each stick's two axes, and the names of being pushed along them.
STICKS: Mapping[str, tuple[int, int]] = {
    "left": (pygame.CONTROLLER_AXIS_LEFTX, pygame.CONTROLLER_AXIS_LEFTY),
    "right": (pygame.CONTROLLER_AXIS_RIGHTX, pygame.CONTROLLER_AXIS_RIGHTY),
}
_ENDS = (("left", "right"), ("up", "down"))
PUSHES: Mapping[int, tuple[str, str]] = {
    axis: (f"{side} stick {low}", f"{side} stick {high}")
    for side, axes in STICKS.items()
    for axis, (low, high) in zip(axes, _ENDS, strict=True)
}
# A push counts from here on, and until it is as far back as there.
PUSHED, BACK = 0.6, 0.4

MAKES: Mapping[str, str] = {
    "045e": "xbox",
    "054c": "playstation",
    "057e": "nintendo",
}
_SAID = {
    "xbox": ("xbox", "x-box", "xinput"),
    "playstation": ("playstation", "dualshock", "dualsense", "ps3", "ps4", "ps5"),
    "nintendo": ("nintendo", "switch pro", "joy-con", "joycon"),
}


def make_of(name: str, guid: str) -> str:
    """Whose pad it is, by SDL's name and id for it; nothing where neither says.

    The id holds the vendor's number, its low byte first.
    """
    vendor = guid[10:12] + guid[8:10]
    if vendor.lower() in MAKES:
        return MAKES[vendor.lower()]
    low = name.lower()
    return next(
        (make for make, said in _SAID.items() if any(s in low for s in said)), ""
    )


class Pushed:
    """Which triggers and sticks are pushed far enough to be buttons."""

    def __init__(self) -> None:
        self._on: set[str] = set()

    def move(self, axis: int, value: float) -> Iterator[tuple[str, bool]]:
        """The names that an axis switches on or off by coming to a value, -1 to 1."""
        ends = PUSHES.get(axis, ("", TRIGGERS.get(axis, "")))
        for name, far in zip(ends, (-value, value), strict=True):
            if name and name not in self._on and far > PUSHED:
                self._on.add(name)
                yield name, True
            elif name in self._on and far < BACK:
                self._on.discard(name)
                yield name, False

    def clear(self) -> None:
        """Nothing is pushed any more."""
        self._on.clear()
