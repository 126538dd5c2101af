"""The window: opening it, its size, showing what changed. Hides ``set_mode``."""

import os
import warnings
from collections.abc import Sequence
from importlib import metadata

import pygame
from msgspec.structs import replace

from game.ui.window.placement import LEAST, Placement, read_placement

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

    It opens in ``size``, or where it ``stood`` (a placement as written) and there is
    still room.
    ``unseen`` allows SDL's drivers without a display (tests, pictures). ``icon`` is
    set before the window opens, since some desktops look at no later one.
    """

    def __init__(
        self,
        title: str,
        size: tuple[int, int] | None = None,
        *,
        stood: str = "",
        unseen: bool = False,
        icon: pygame.Surface | None = None,
    ) -> None:
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
        desktop = None if unseen else pygame.display.get_desktop_sizes()[0]
        self._placement = Placement(size) if size else read_placement(stood, desktop)
        self._window = _opened(self._placement.size)
        self._stand()

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

    @property
    def fullscreen(self) -> bool:
        """Whether it fills the screen."""
        return pygame.display.is_fullscreen()

    @property
    def placement(self) -> Placement:
        """Where it stands; while it fills the screen, where it stood."""
        if not (self.fullscreen or self._placement.largest):
            self._placement = Placement(self.size, self._window.position)
        return self._placement

    def toggle_fullscreen(self) -> None:
        """Fill the screen, or come back to the window of before."""
        if self.fullscreen:
            self._window.set_windowed()
            self._stand()
        else:
            self._placement = self.placement
            self._window.set_fullscreen(desktop=True)

    def event(self, event: pygame.Event) -> None:
        """Learn that the player let the window fill the desktop, or no longer."""
        if event.type in (pygame.WINDOWMAXIMIZED, pygame.WINDOWRESTORED):
            largest = event.type == pygame.WINDOWMAXIMIZED
            if not self.fullscreen:
                self._placement = replace(self._placement, largest=largest)

    def show(self, changed: Sequence[pygame.Rect] | None) -> None:
        """Show the changed rectangles; everything for None, nothing for none."""
        if changed is None:
            pygame.display.flip()
        elif changed:
            pygame.display.update(list(changed))

    def close(self) -> None:
        """Close the window."""
        pygame.display.quit()

    def _stand(self) -> None:
        """Put the window where it belongs."""
        if self._placement.largest:
            self._window.maximize()
        elif self._placement.corner is not None:
            self._window.position = self._placement.corner


def _opened(size: tuple[int, int]) -> pygame.Window:
    try:
        pygame.display.set_mode(size, pygame.RESIZABLE)
    except pygame.error as fault:
        raise NoDisplay(_way_out(str(fault))) from None
    with warnings.catch_warnings():
        # It asks to leave pygame.display, whose partial updates we need.
        warnings.simplefilter("ignore", DeprecationWarning)
        window = pygame.Window.from_display_module()
    window.minimum_size = (min(size[0], LEAST[0]), min(size[1], LEAST[1]))
    return window


def _way_out(why: str) -> str:
    return (
        f"No window can be opened: {why}. Start the game from a desktop session, or "
        "set DISPLAY (X11) or WAYLAND_DISPLAY; 'eigenface read' plays in a terminal."
    )
