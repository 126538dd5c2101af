"""The keys of the game by what they do, wherever a keyboard has its letters."""

from collections.abc import Mapping

import pygame

BINDINGS: Mapping[str, tuple[str, ...]] = {
    "advance": ("space", "return", "enter"),
    "back": ("escape", "backspace"),
    "rollback": ("page up",),
    "rollforward": ("page down",),
    "skip": ("tab",),
    "auto": ("a",),
    "hide": ("h",),
    "history": ("l",),
    "quicksave": ("q", "f5"),
    "quickload": ("o", "f9"),
    "screenshot": ("s", "f12"),
    "fullscreen": ("f", "f11"),
    "ledger": ("j",),
    "look": ("i",),
    "undo": ("z",),
    "redo": ("y",),
    "restart": ("r",),
    "next": ("n",),
    "previous": ("p",),
    "hint": ("?", "/", "f1"),
    "repeat": ("v", "f2"),
    "voice": ("f4", "m"),
    "tool-shadow": ("d",),
    "tool-gram": ("g",),
    "tool-turn": ("t",),
}

ACTIONS = {key: action for action, keys in BINDINGS.items() for key in keys}
DIGITS = {
    **{pygame.K_1 + i: i for i in range(9)},
    **{pygame.K_KP1 + i: i for i in range(9)},
}
# Keys as they lie on a keyboard for English, for layouts that write other scripts.
_LATIN = {pygame.KSCAN_A + i: chr(ord("a") + i) for i in range(26)}


def letter(event: pygame.Event) -> str:
    """A key's name; where it writes another script, that of its place."""
    name = pygame.key.name(event.key)
    if name.isascii() and name:
        return name
    return _LATIN.get(getattr(event, "scancode", 0), "")
