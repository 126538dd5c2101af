"""What does what at first, by device: keys by name, wherever their letters lie.

Buttons of a gamepad are named by their place, as SDL names them. ``HALVES`` are keys
for who plays with one hand: all that is needed lies in that half of the keyboard.
"""

from collections.abc import Mapping
from typing import TypeAlias

import pygame

# A deed to the names of the keys or buttons that do it.
Table: TypeAlias = Mapping[str, tuple[str, ...]]

BINDINGS: Table = {
    "advance": ("space", "return", "enter"),
    "back": ("escape", "backspace"),
    "up": ("up",),
    "down": ("down",),
    "left": ("left",),
    "right": ("right",),
    "rollback": ("page up",),
    "rollforward": ("page down",),
    "skip": ("tab",),
    "skip-held": ("left ctrl", "right ctrl"),
    "auto": ("a",),
    "hide": ("h",),
    "history": ("l",),
    "quicksave": ("q", "f5"),
    "quickload": ("o", "f9"),
    "save": (),
    "load": (),
    "menu": (),
    "screenshot": ("s", "f12"),
    "fullscreen": ("f", "f11"),
    "ledger": ("j",),
    "look": ("i",),
    "enlarge": ("w",),
    "undo": ("z",),
    "redo": ("y",),
    "restart": ("r",),
    "next": ("n",),
    "previous": ("p",),
    "hint": ("?", "/", "f1"),
    "repeat": ("v", "f2"),
    "voice": ("f4", "m"),
    "steps": ("e",),
    "snap": ("x",),
    "free-held": ("left shift", "right shift"),
    "fine-held": ("left alt", "right alt"),
    "tool-shadow": ("d",),
    "tool-gram": ("g",),
    "tool-turn": ("t",),
}
HALVES: Mapping[str, Table] = {
    "left": {
        "up": ("w", "up"),
        "left": ("a", "left"),
        "down": ("s", "down"),
        "right": ("d", "right"),
        "advance": ("space", "e", "return", "enter"),
        "back": ("escape", "q", "backspace"),
        "rollback": ("z", "page up"),
        "rollforward": ("x", "page down"),
        "auto": ("t",),
        "history": ("r",),
        "hint": ("f", "?", "/", "f1"),
        "undo": ("c",),
        "redo": ("b",),
        "ledger": ("g",),
        "steps": ("caps lock",),
        "snap": ("f3",),
        "look": ("f6",),
        "repeat": ("v",),
        "enlarge": ("f2",),
        "restart": ("f7",),
        "quicksave": ("f5",),
        "screenshot": ("f12",),
        "fullscreen": ("f11",),
    },
    "right": {
        "up": ("i", "up"),
        "left": ("j", "left"),
        "down": ("k", "down"),
        "right": ("l", "right"),
        "advance": ("return", "o", "enter", "space"),
        "back": ("backspace", "u", "escape"),
        "skip": ("n", "tab"),
        "rollback": ("y", "page up"),
        "rollforward": ("h", "page down"),
        "repeat": ("p", "f2"),
        "history": (";",),
        "ledger": (",",),
        "undo": ("m",),
        "redo": (".",),
        "steps": ("'",),
        "snap": ("[",),
        "menu": ("]",),
        "hide": ("f10",),
        "voice": ("0", "f4"),
        "look": ("f8",),
        "enlarge": ("end",),
        "next": ("=",),
        "previous": ("-",),
        "restart": ("f7",),
        "auto": ("\\",),
        "quickload": ("f9",),
        "fullscreen": ("f11",),
        "screenshot": ("f12",),
        "quicksave": ("f6",),
    },
}
MOUSE: Table = {
    "back": ("right",),
    "hide": ("middle",),
    "rollback": ("side 1",),
    "rollforward": ("side 2",),
}
PAD: Table = {
    "advance": ("a",),
    "back": ("b",),
    "up": ("dpad up",),
    "down": ("dpad down",),
    "left": ("dpad left",),
    "right": ("dpad right",),
    "undo": ("x",),
    "history": ("y",),
    "menu": ("start",),
    "ledger": ("back",),
    "rollback": ("left shoulder",),
    "rollforward": ("right shoulder",),
    "enlarge": ("left stick press",),
    "hint": ("right stick press",),
    "fine-held": ("left trigger",),
    "skip-held": ("right trigger",),
    "repeat": ("right stick up",),
    "steps": ("right stick down",),
    "skip": ("right stick right",),
    "redo": ("right stick left",),
}

DIGITS = {
    **{pygame.K_1 + i: i for i in range(9)},
    **{pygame.K_KP1 + i: i for i in range(9)},
}
# What writes a number that is held, whatever else it is bound to.
NUMBERS = {
    **{key: str(index + 1) for key, index in DIGITS.items()},
    pygame.K_0: "0",
    pygame.K_KP0: "0",
    pygame.K_MINUS: "-",
    pygame.K_KP_MINUS: "-",
    pygame.K_PERIOD: ".",
    pygame.K_COMMA: ".",
    pygame.K_KP_PERIOD: ".",
    pygame.K_BACKSPACE: "\b",
}
# Keys that are told with every other one, and how.
MODS = {
    "left shift": pygame.KMOD_LSHIFT,
    "right shift": pygame.KMOD_RSHIFT,
    "left ctrl": pygame.KMOD_LCTRL,
    "right ctrl": pygame.KMOD_RCTRL,
    "left alt": pygame.KMOD_LALT,
    "right alt": pygame.KMOD_RALT,
}
# Keys as they lie on a keyboard for English, for layouts that write other scripts.
_LATIN = {pygame.KSCAN_A + i: chr(ord("a") + i) for i in range(26)}


def letter(event: pygame.Event) -> str:
    """A key's name; where it writes another script, that of its place."""
    name = pygame.key.name(event.key)
    if name.isascii() and name:
        return name
    return _LATIN.get(getattr(event, "scancode", 0), "")


def half(name: str) -> Table:
    """The keys of a half of the keyboard; all of it where none is named.

    What the half's own keys do not do is done by the keys of the whole, as far as they
    are free.
    """
    own = HALVES.get(name, {})
    return left_over(BINDINGS, own)


def left_over(table: Table, own: Table) -> dict[str, tuple[str, ...]]:
    """A table without what was given to others."""
    taken = {key for names in own.values() for key in names}
    return {
        deed: own.get(deed, tuple(name for name in names if name not in taken))
        for deed, names in table.items()
    }
