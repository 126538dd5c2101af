"""Prompts: which key, button or stick does what, drawn for the device in use.

A deed has signs for each device: an icon, or the words on a key. A deed for which a
device has no sign is left out.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import pygame

from game.language import N_, _
from game.ui.forms.widgets import SMALL, typed
from game.ui.paint.brush import Brush
from game.ui.paint.icons import NAMES, icon, tinted
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text
from game.ui.window.intents import Device
from game.ui.window.key_bindings import BINDINGS

# What is done by a deed, marked for translators and said when it is drawn.
Hints: TypeAlias = tuple[tuple[str, str], ...]

MENU: Hints = (("choose", N_("choose")), ("take", N_("take")), ("back", N_("back")))
GAP, BESIDE, BETWEEN = 38.0, 12.0, 6.0
TALL = 34.0
SHRINK, LEAST = 0.95, 0.5


def _bound(action: str) -> tuple[str, ...]:
    """The words on the first key of an action."""
    name = BINDINGS[action][0]
    short = {"return": "Enter", "escape": "Esc", "page up": "PgUp", "page down": "PgDn"}
    return (short.get(name, name.capitalize()),)


_SIGNS: Mapping[str, Mapping[Device, tuple[str, ...]]] = {
    "voice": {Device.KEYS: _bound("voice")},
    "look": {
        Device.KEYS: _bound("look"),
        Device.MOUSE: ("mouse-left",),
        Device.PAD: ("X",),
        Device.TOUCH: ("Tap",),
    },
    "go-on": {
        Device.KEYS: ("Space",),
        Device.MOUSE: ("mouse-left",),
        Device.PAD: ("pad-a",),
        Device.TOUCH: ("Tap",),
    },
    "choose": {Device.KEYS: ("↑", "↓"), Device.PAD: ("pad-stick",)},
    "change": {Device.KEYS: ("←", "→"), Device.PAD: ("pad-stick",)},
    "across": {Device.KEYS: ("→",), Device.PAD: ("pad-stick",)},
    "down": {Device.KEYS: ("↓",), Device.PAD: ("pad-stick",)},
    "take": {
        Device.KEYS: ("Enter",),
        Device.MOUSE: ("mouse-left",),
        Device.PAD: ("pad-a",),
    },
    "scroll": {Device.MOUSE: ("mouse-wheel",), Device.PAD: ("pad-left", "pad-right")},
    "back": {
        Device.KEYS: _bound("back"),
        Device.MOUSE: ("mouse-right",),
        Device.PAD: ("pad-b",),
        Device.TOUCH: ("previous",),
    },
    "rollback": {
        Device.KEYS: _bound("rollback"),
        Device.MOUSE: ("mouse-wheel",),
        Device.PAD: ("pad-left",),
    },
    "pages": {
        Device.KEYS: (*_bound("rollback"), *_bound("rollforward")),
        Device.PAD: ("pad-left", "pad-right"),
    },
    "skip": {Device.KEYS: ("Ctrl",), Device.PAD: ("pad-trigger",)},
    "auto": {Device.KEYS: _bound("auto"), Device.PAD: ("pad-press",)},
    "history": {Device.KEYS: _bound("history"), Device.PAD: ("pad-y",)},
}


_SAID: Mapping[str, str] = {
    "↑": N_("up"),
    "↓": N_("down"),
    "←": N_("left"),
    "→": N_("right"),
    "Esc": N_("Escape"),
    "PgUp": N_("Page Up"),
    "PgDn": N_("Page Down"),
    "Ctrl": N_("Control"),
}


def signs(deed: str, device: Device) -> tuple[str, ...]:
    """What a deed is done with on a device; KeyError for an unknown deed."""
    return _SIGNS[deed].get(device, ())


def told(hints: Hints) -> str:
    """The prompts for ears: whoever listens has a keyboard."""
    each = (
        _("{keys}: {words}", keys=_keys(found), words=words)
        for _deed, found, words in _shown(hints, Device.KEYS)
    )
    return "; ".join(each)


def _keys(found: tuple[str, ...]) -> str:
    return ", ".join(_(_SAID.get(sign, sign)) for sign in found)


def width(brush: Brush, hints: Hints, device: Device, scale: float = 1.0) -> int:
    """Pixels that a row of prompts takes."""
    each = [_wide(brush, s, words, scale) for _, s, words in _shown(hints, device)]
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

    It shrinks until it fits into ``room`` pixels.
    """
    while (
        scale * brush.view.text_scale > LEAST
        and width(brush, hints, device, scale) > room
    ):
        scale *= SHRINK
    tall = _px(brush, TALL, scale)
    x, middle = spot[0], spot[1] - tall / 2
    places = {}
    for deed, found, words in _shown(hints, device):
        wide = _wide(brush, found, words, scale)
        places[deed] = pygame.Rect(x, spot[1] - tall, wide, tall)
        left = x
        for sign in found:
            left += _sign(surface, brush, sign, (left, middle), scale)
            left += _px(brush, BETWEEN, scale)
        text = _words(brush, words, scale)
        left += _px(brush, BESIDE - BETWEEN, scale)
        text.draw(surface, left, round(middle - text.height / 2))
        x += wide + _px(brush, GAP, scale)
    return places


def _shown(hints: Hints, device: Device) -> Iterable[tuple[str, tuple[str, ...], str]]:
    for deed, words in hints:
        found = signs(deed, device)
        if found:
            yield deed, found, _(words)


def _px(brush: Brush, units: float, scale: float) -> int:
    return brush.view.px(units * scale * brush.view.text_scale)


def _words(brush: Brush, words: str, scale: float) -> Text:
    return typed(brush, words, SMALL * scale, 900.0, brush.theme.quiet)


def _wide(brush: Brush, found: tuple[str, ...], words: str, scale: float) -> int:
    caps = sum(_cap(brush, sign, scale)[0] for sign in found)
    between = _px(brush, BETWEEN, scale) * len(found)
    beside = _px(brush, BESIDE - BETWEEN, scale)
    return caps + between + beside + _words(brush, words, scale).width


def _cap(brush: Brush, sign: str, scale: float) -> tuple[int, pygame.Surface | None]:
    """The width of a sign in pixels, and the words on it where it is a key."""
    tall = _px(brush, TALL, scale)
    if sign in NAMES:
        return tall, None
    px = max(5, round(tall * 0.58))
    words = brush.fonts.render(Face.UI_MEDIUM, px, sign, brush.theme.text)
    return max(tall, words.get_width() + round(tall * 0.6)), words


def _sign(
    surface: pygame.Surface,
    brush: Brush,
    sign: str,
    at: tuple[int, float],
    scale: float,
) -> int:
    """Draw an icon or a key; its width."""
    theme, tall = brush.theme, _px(brush, TALL, scale)
    wide, words = _cap(brush, sign, scale)
    if words is None:
        middle = (at[0] + tall / 2, at[1])
        icon(surface, brush, sign, middle, tall, theme.quiet, theme.brass)
        return wide
    blank = tinted(brush, "key", tall, theme.quiet, theme.brass)
    if blank is not None:
        _stretch(surface, blank, (at[0], round(at[1] - tall / 2)), wide)
    x = at[0] + (wide - words.get_width()) / 2
    surface.blit(words, (round(x), round(at[1] - words.get_height() / 2)))
    return wide


def _stretch(
    surface: pygame.Surface, blank: pygame.Surface, at: tuple[int, int], wide: int
) -> None:
    """A key as wide as its words: its two ends, and its middle drawn out."""
    tall = blank.get_height()
    half = tall // 2
    x, y = at
    surface.blit(blank, (x, y), (0, 0, half, tall))
    if wide > 2 * half:
        column = blank.subsurface((half, 0, 1, tall))
        middle = pygame.transform.scale(column, (wide - 2 * half, tall))
        surface.blit(middle, (x + half, y))
    surface.blit(blank, (x + wide - half, y), (tall - half, 0, half, tall))
