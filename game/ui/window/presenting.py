"""How frames reach the screen: through the graphics card, or copied into the window."""

import glob
import os
import sys
from collections.abc import Callable, Mapping

from msgspec import Struct

GRAPHICS, COPY = "graphics", "copy"
# SDL's own switch; whoever sets it has chosen.
SWITCH = "SDL_FRAMEBUFFER_ACCELERATION"
# What a graphics card shows up as on Linux: kernel drivers, NVIDIA's own, Windows'
# subsystem.
DEVICES = ("/dev/dri/renderD*", "/dev/nvidia[0-9]*", "/dev/dxg")


class Presenting(Struct, frozen=True):
    """The way that was chosen, and why, in words for ``doctor``."""

    way: str
    why: str


def chosen(
    setting: str,
    environment: Mapping[str, str],
    *,
    platform: str = sys.platform,
    found: Callable[[str], list[str]] = glob.glob,
) -> Presenting:
    """The way to present: by SDL's switch, else the setting, else by the machine.

    Without a graphics card SDL has a program play one: that takes 100 MB and, at
    1920 x 1080, 15 ms of a core a frame where a copy takes 0.1. With one, only its way
    keeps to the screen's beat. SDL's scaled windows take the graphics card's way, too.
    """
    if SWITCH in environment:
        way = COPY if environment[SWITCH] in {"0", "software"} else GRAPHICS
        return Presenting(way, f"{SWITCH} is {environment[SWITCH]!r}")
    if _on_wayland(environment):
        return Presenting(GRAPHICS, "Wayland knows no copy into the window")
    if setting in {GRAPHICS, COPY}:
        return Presenting(setting, "set so in Settings")
    if not platform.startswith("linux"):
        return Presenting(GRAPHICS, f"the usual way on {platform}")
    usable = [p for kind in DEVICES for p in found(kind) if os.access(p, os.R_OK)]
    if usable:
        return Presenting(GRAPHICS, f"{usable[0]} is a graphics card")
    return Presenting(COPY, "no graphics card was found in /dev")


def _on_wayland(environment: Mapping[str, str]) -> bool:
    """Whether SDL will speak to Wayland itself; it prefers X11 where both are."""
    asked = environment.get("SDL_VIDEODRIVER", "")
    alone = "WAYLAND_DISPLAY" in environment and "DISPLAY" not in environment
    return asked.startswith("wayland") or (alone and not asked)


def prepare(presenting: Presenting) -> None:
    """Tell SDL before the window opens."""
    if presenting.way == COPY:
        os.environ.setdefault(SWITCH, "0")
