"""What stands on a key or button, by its name: words, an icon, or a drawn sign.

A sign in round brackets is drawn in a ring, as it is on the button: a letter, or one of
the four ``SHAPES``.
"""

from collections.abc import Mapping

from game.language import N_, _
from game.ui.window.intents import Device

SHAPES = ("cross", "circle", "square", "triangle")

_KEYS: Mapping[str, str] = {
    "return": "Enter",
    "enter": "Num Enter",
    "escape": "Esc",
    "page up": "PgUp",
    "page down": "PgDn",
    "left ctrl": "Ctrl",
    "right ctrl": "Ctrl",
    "left shift": "Shift",
    "right shift": "Shift",
    "left alt": "Alt",
    "right alt": "Alt",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_MOUSE: Mapping[str, str] = {
    "left": "mouse-left",
    "right": "mouse-right",
    "wheel": "mouse-wheel",
    "middle": N_("Middle button"),
    "side 1": N_("Side button 1"),
    "side 2": N_("Side button 2"),
}
# The four buttons by their place: below, right, left, above.
_FACES: Mapping[str, tuple[str, str, str, str]] = {
    "": ("pad-a", "pad-b", "pad-x", "pad-y"),
    "xbox": ("(A)", "(B)", "(X)", "(Y)"),
    "playstation": ("(cross)", "(circle)", "(square)", "(triangle)"),
    "nintendo": ("(B)", "(A)", "(Y)", "(X)"),
}
_PAD = (
    *("left shoulder", "right shoulder", "left trigger", "right trigger"),
    *("left stick press", "right stick press", "back", "start"),
)
_OTHERS: Mapping[str, tuple[str, ...]] = {
    "": (
        *("pad-left", "pad-right", "LT", "pad-trigger"),
        *("pad-press", "RS", "Back", "Start"),
    ),
    "xbox": ("LB", "RB", "LT", "RT", "LS", "RS", "View", "Menu"),
    "playstation": ("L1", "R1", "L2", "R2", "L3", "R3", "Create", "Options"),
    "nintendo": ("L", "R", "ZL", "ZR", "LS", "RS", "−", "+"),
}
_ARROWS = {"up": "↑", "down": "↓", "left": "←", "right": "→"}
# A sign as it is said aloud.
_SAID: Mapping[str, str] = {
    "↑": N_("up"),
    "↓": N_("down"),
    "←": N_("left"),
    "→": N_("right"),
    "Esc": N_("Escape"),
    "PgUp": N_("Page Up"),
    "PgDn": N_("Page Down"),
    "Ctrl": N_("Control"),
    "mouse-left": N_("left button"),
    "mouse-right": N_("right button"),
    "mouse-wheel": N_("wheel"),
    # Translators: where the way back is drawn on a screen that is touched.
    "previous": N_("sign at the lower left"),
    "pad-a": N_("lower button"),
    "pad-b": N_("right-hand button"),
    "pad-x": N_("left-hand button"),
    "pad-y": N_("upper button"),
    "pad-left": N_("left shoulder"),
    "pad-right": N_("right shoulder"),
    "pad-trigger": N_("right trigger"),
    "pad-press": N_("left stick, pressed"),
    "pad-stick": N_("stick"),
    "(cross)": N_("cross"),
    "(circle)": N_("circle"),
    "(square)": N_("square"),
    "(triangle)": N_("triangle"),
    "LB": N_("left bumper"),
    "RB": N_("right bumper"),
    "LT": N_("left trigger"),
    "RT": N_("right trigger"),
    "LS": N_("left stick, pressed"),
    "RS": N_("right stick, pressed"),
    "−": N_("minus"),
    "+": N_("plus"),
}
# A stick that is pushed somewhere, not pressed.
_PUSHED: Mapping[str, str] = {
    "LS": N_("left stick"),
    "RS": N_("right stick"),
    **{arrow: _SAID[arrow] for arrow in _ARROWS.values()},
}


def cap(device: Device, name: str, make: str = "", *, swapped: bool = False) -> str:
    """The sign of a key or button; ``make`` is whose a gamepad is.

    The buttons of a mouse can be ``swapped``.
    """
    if device is Device.KEYS:
        return _KEYS.get(name) or (name.upper() if len(name) == 1 else name.title())
    if device is Device.MOUSE:
        # Where the right button points, what it did is done by the left one.
        name = "left" if swapped and name == "right" else name
        return _(_MOUSE.get(name, name))
    return _pad(name, make)


def _pad(name: str, make: str) -> str:
    faces = dict(zip(("a", "b", "x", "y"), _FACES[make], strict=True))
    others = dict(zip(_PAD, _OTHERS[make], strict=True))
    found = faces.get(name) or others.get(name)
    if found is not None:
        return found
    part, _between, way = name.rpartition(" ")
    arrow = _ARROWS.get(way)
    if arrow is None:
        return name.title()
    short = {"dpad": "D-pad", "left stick": "LS", "right stick": "RS"}
    return f"{short.get(part, part)} {arrow}"


def said(sign: str) -> str:
    """A sign in words, for ears."""
    if sign in _SAID:
        return _(_SAID[sign])
    if sign.startswith("("):
        return sign[1:-1]
    return " ".join(_(_PUSHED.get(part, part)) for part in sign.split(" "))
