"""What a player has bound anew: deeds to the keys or buttons of a device, by name."""

import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from game.language import _

# A deed to the keys or buttons that do it; an empty list frees it.
Own: TypeAlias = Mapping[str, tuple[str, ...]]

DEVICES: Final = ("keys", "mouse", "pad")
DEEDS: Final = (
    *("advance", "back", "up", "down", "left", "right"),
    *("skip", "skip-held", "auto", "hide", "rollback", "rollforward", "history"),
    *(
        "look",
        "enlarge",
        "repeat",
        "voice",
        "quicksave",
        "quickload",
        "save",
        "load",
        "menu",
        "ledger",
    ),
    *("undo", "redo", "restart", "hint", "next", "previous", "steps", "snap"),
    *("free-held", "fine-held", "tool-shadow", "tool-gram", "tool-turn"),
    *("fullscreen", "screenshot"),
)
# The name of a key or button; that of a switch names its device first.
NAME = re.compile(r"[^\x00-\x1f\x7f]{1,24}")
SWITCH = re.compile(rf"(({'|'.join(DEVICES)}):[^\x00-\x1f\x7f]{{1,24}})?")
MOST: Final = 6


def fitting(device: str, given: Any) -> tuple[Own, tuple[str, ...]] | None:
    """What of a device's bindings can be one, and a sentence for each that cannot.

    None where they are no table at all.
    """
    if not isinstance(given, dict):
        return None
    found: dict[str, tuple[str, ...]] = {}
    told: list[str] = []
    taken: set[str] = set()
    for deed, names in given.items():
        fits = deed in DEEDS and isinstance(names, list | tuple)
        fits = fits and len(names) <= MOST and all(map(_is_name, names))
        if fits and not taken & set(names):
            found[deed] = tuple(names)
            taken |= set(names)
        else:
            shown = ascii(str(deed))[1:-1][:40]
            told.append(
                _(
                    "What is bound to {shown} in {device} was left out.",
                    shown=shown,
                    device=device,
                )
            )
    return found, tuple(told)


def _is_name(name: Any) -> bool:
    return isinstance(name, str) and NAME.fullmatch(name) is not None
