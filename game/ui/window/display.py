"""The window: opening it, its size, showing what changed. Hides ``set_mode``."""

import os
from collections.abc import Sequence
from importlib import metadata

import pygame

UNSEEN = ("offscreen", "dummy")


class NoDisplay(Exception):  # noqa: N818 (a state of the machine, told to the player)
    """There is no window to play in; the message says the way out."""


def clash() -> str | None:
    """What to do when the wrong pygame is installed, else None. Imports nothing."""
    installed = {name for name in ("pygame", "pygame-ce") if _installed(name)}
    broken = not getattr(pygame, "IS_CE", False) or not hasattr(pygame, "Surface")
    if installed == {"pygame-ce"} and not broken:
        return None
    repair = (
        "    python -m pip uninstall -y pygame pygame-ce\n"
        '    python -m pip install "pygame-ce>=2.5.6,<2.6"'
    )
    if len(installed) == 2:
        why = "pygame and pygame-ce are both installed and overwrite each other."
    elif broken:
        why = "pygame is installed where pygame-ce is needed."
    else:
        return None
    return f"{why} Mend it with:\n{repair}"


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


class Display:
    """The game's window; ``NoDisplay`` when none can be opened.

    ``unseen`` allows SDL's drivers without a display (tests, pictures). ``icon`` is
    set before the window opens, since some desktops look at no later one.
    """

    def __init__(
        self,
        title: str,
        size: tuple[int, int] = (1280, 720),
        *,
        unseen: bool = False,
        icon: pygame.Surface | None = None,
    ) -> None:
        self._windowed = size
        self.fullscreen = False
        # Without it SDL leaves it to games to show what an input method offers.
        os.environ.setdefault("SDL_IME_SHOW_UI", "1")
        try:
            pygame.display.init()
        except pygame.error as fault:
            raise NoDisplay(_way_out(str(fault))) from None
        pygame.font.init()
        driver = pygame.display.get_driver()
        if driver in UNSEEN and not unseen:
            pygame.display.quit()
            raise NoDisplay(_way_out(f"SDL offers only its {driver!r} driver"))
        pygame.display.set_caption(title)
        if icon is not None:
            pygame.display.set_icon(icon)
        self._open()

    @property
    def surface(self) -> pygame.Surface:
        """The surface of the window; ask again after every resize."""
        surface = pygame.display.get_surface()
        if surface is None:
            raise NoDisplay(_way_out("the window was closed"))
        return surface

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.surface.get_size()

    def toggle_fullscreen(self) -> None:
        """Fill the screen, or come back to the window of before."""
        if not self.fullscreen:
            self._windowed = self.size
        self.fullscreen = not self.fullscreen
        self._open()

    def show(self, changed: Sequence[pygame.Rect] | None) -> None:
        """Show the changed rectangles; everything for None, nothing for none."""
        if changed is None:
            pygame.display.flip()
        elif changed:
            pygame.display.update(list(changed))

    def close(self) -> None:
        """Close the window."""
        pygame.display.quit()

    def _open(self) -> None:
        size = (0, 0) if self.fullscreen else self._windowed
        flags = pygame.FULLSCREEN if self.fullscreen else pygame.RESIZABLE
        try:
            pygame.display.set_mode(size, flags)
        except pygame.error as fault:
            raise NoDisplay(_way_out(str(fault))) from None


def _way_out(why: str) -> str:
    return (
        f"No window can be opened: {why}. Start the game from a desktop session, or "
        "set DISPLAY (X11) or WAYLAND_DISPLAY; 'eigenface read' plays in a terminal."
    )
