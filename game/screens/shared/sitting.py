"""What a player sits down with, whatever it is played in. No pygame here."""

from collections.abc import Callable

from game.saving.settings import Settings
from game.saving.store import Store
from game.screens.shared.library import Library


class Sitting:
    """The story, the saves and the time of day.

    ``wall`` gives the time of day in seconds, for saves, ``date`` its words. ``said``
    is what the player should be told at the next chance.
    """

    def __init__(self, library: Library, store: Store) -> None:
        self.library = library
        self.store = store
        self.wall: Callable[[], float] = lambda: 0.0
        self.date: Callable[[float], str] = lambda _: ""
        self.said: list[str] = []

    @property
    def settings(self) -> Settings:
        """The player's settings."""
        return self.store.settings

    def told(self) -> list[str]:
        """What the player should be told, a sentence each; it is told once."""
        said = [*self.said, *self.store.notices()]
        self.said.clear()
        return said
