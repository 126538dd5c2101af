"""Prompts: which key, button or stick does what, drawn for the device in use.

A deed has signs for each device: an icon, or the words on a key. A deed for which a
device has no sign is left out.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import pygame

from game.language import N_, _
from game.ui.forms.cap_signs import cap_width, draw_cap
from game.ui.forms.caps import cap, said
from game.ui.forms.widgets import SMALL, typed
from game.ui.paint.brush import Brush
from game.ui.type.typesetting import Text
from game.ui.window.bound import Bound
from game.ui.window.intents import Device

# What is done by a deed, marked for translators and said when it is drawn.
Hints: TypeAlias = tuple[tuple[str, str], ...]

MENU: Hints = (("choose", N_("choose")), ("take", N_("take")), ("back", N_("back")))
GAP, BESIDE, BETWEEN = 38.0, 12.0, 6.0
TALL = 34.0
SHRINK, LEAST = 0.95, 0.5


# What is bound of a deed, and which of its keys is shown before others.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "look": ("look",),
    "enlarge": ("enlarge",),
    "go-on": ("advance",),
    "choose": ("up", "down"),
    "change": ("left", "right"),
    "across": ("right",),
    "down": ("down",),
    "take": ("advance",),
    "back": ("back",),
    "rollback": ("rollback",),
    "pages": ("rollback", "rollforward"),
    "skip": ("skip-held",),
    "auto": ("auto",),
    "history": ("history",),
    "voice": ("voice",),
    "repeat": ("repeat",),
    "pause": ("previous",),
}
_RATHER = {"go-on": "space", "take": "return"}
_INSTEAD: Mapping[str, tuple[str, ...]] = {"look": ("undo",), "auto": ("steps",)}
_PAD: Mapping[str, tuple[str, ...]] = {
    **_KEYS,
    # There is nothing to undo where a frame is looked at, and nothing to push.
    **_INSTEAD,
    "scroll": ("rollback", "rollforward"),
}
_MOVES = ("choose", "change", "across", "down")
_POINTED = ("look", "go-on", "take")
_WHEEL = ("scroll", "rollback")


def signs(deed: str, device: Device, bound: Bound) -> tuple[str, ...]:
    """What a deed is done with on a device as it is bound; KeyError for an unknown one.

    The first key or button of each part of it.
    """
    if deed not in _PAD:
        raise KeyError(deed)
    match device:
        case Device.KEYS:
            return _first(deed, _KEYS.get(deed, ()), device, bound)
        case Device.PAD:
            if deed in _MOVES and bound.stick.side != "none":
                return ("pad-stick",)
            own = deed in _INSTEAD and bound.names(device, deed)
            return _first(deed, (deed,) if own else _PAD[deed], device, bound)
        case Device.MOUSE:
            return _mouse(deed, bound)
        case Device.TOUCH:
            if deed == "back":
                return ("previous",)
            return (N_("Tap"),) if deed in ("look", "go-on") else ()


def _mouse(deed: str, bound: Bound) -> tuple[str, ...]:
    if deed in _POINTED:
        return (cap(Device.MOUSE, "right" if bound.swapped else "left"),)
    if deed in _WHEEL:
        return (cap(Device.MOUSE, "wheel"),)
    names = bound.names(Device.MOUSE, deed)[:1] if deed == "back" else ()
    return tuple(cap(Device.MOUSE, n, swapped=bound.swapped) for n in names)


def _first(
    deed: str, parts: tuple[str, ...], device: Device, bound: Bound
) -> tuple[str, ...]:
    """The sign of one key or button for each part of a deed."""
    found = []
    for part in parts:
        names, rather = bound.names(device, part), _RATHER.get(deed, "")
        if names:
            name = rather if rather in names else names[0]
            found.append(cap(device, name, bound.make))
    return tuple(found)


def told(hints: Hints, bound: Bound, device: Device = Device.KEYS) -> str:
    """The prompts for ears."""
    each = (
        _("{keys}: {words}", keys=", ".join(map(said, found)), words=words)
        for _deed, found, words in _shown(hints, device, bound)
    )
    return "; ".join(each)


def key_of(deed: str, bound: Bound, device: Device) -> str:
    """The first key or button of a deed in words, for sentences; nothing for none."""
    return next(map(said, signs(deed, device, bound)), "")


def width(brush: Brush, hints: Hints, device: Device, scale: float = 1.0) -> int:
    """Pixels that a row of prompts takes."""
    each = [
        _wide(brush, s, words, scale)
        for _, s, words in _shown(hints, device, brush.bound)
    ]
    return sum(each) + _px(brush, GAP, scale) * max(0, len(each) - 1)


def height(brush: Brush, scale: float = 1.0) -> int:
    """Pixels that a row of prompts is high."""
    return _px(brush, TALL, scale)


def draw_prompts(
    surface: pygame.Surface,
    brush: Brush,
    hints: Hints,
    device: Device,
    spot: tuple[int, int],
    room: int,
    scale: float = 1.0,
) -> dict[str, pygame.Rect]:
    """Draw a row with its left lower corner at a pixel; where each deed stands.

    It shrinks until it fits into ``room`` pixels. A strip of words stands in its place.
    """
    if brush.view.strip:
        return {}
    while (
        scale * brush.view.text_scale > LEAST
        and width(brush, hints, device, scale) > room
    ):
        scale *= SHRINK
    tall = _px(brush, TALL, scale)
    x, middle = spot[0], spot[1] - tall / 2
    places = {}
    for deed, found, words in _shown(hints, device, brush.bound):
        wide = _wide(brush, found, words, scale)
        places[deed] = pygame.Rect(x, spot[1] - tall, wide, tall)
        left = x
        for sign in found:
            left += draw_cap(surface, brush, _(sign), (left, middle), tall)
            left += _px(brush, BETWEEN, scale)
        text = _words(brush, words, scale)
        left += _px(brush, BESIDE - BETWEEN, scale)
        text.draw(surface, left, round(middle - text.height / 2))
        x += wide + _px(brush, GAP, scale)
    return places


def _shown(
    hints: Hints, device: Device, bound: Bound
) -> Iterable[tuple[str, tuple[str, ...], str]]:
    for deed, words in hints:
        found = signs(deed, device, bound)
        if found:
            yield deed, found, _(words)


def _px(brush: Brush, units: float, scale: float) -> int:
    return brush.view.px(units * scale * brush.view.text_scale)


def _words(brush: Brush, words: str, scale: float) -> Text:
    return typed(brush, words, SMALL * scale, 900.0, brush.theme.quiet)


def _wide(brush: Brush, found: tuple[str, ...], words: str, scale: float) -> int:
    tall = _px(brush, TALL, scale)
    caps = sum(cap_width(brush, _(sign), tall) for sign in found)
    between = _px(brush, BETWEEN, scale) * len(found)
    beside = _px(brush, BESIDE - BETWEEN, scale)
    return caps + between + beside + _words(brush, words, scale).width
