"""Drags that stick: a click or a tap takes, and the next one lets go."""

from collections.abc import Iterable, Iterator

from game.ui.window import intents as say
from game.ui.window.intents import Intent


class Sticky:
    """Changes what pressing says, where the player wants drags to stick."""

    def __init__(self) -> None:
        self._late: say.Release | None = None
        self._stuck = False

    def begin(self, *, dragging: bool) -> list[Intent]:
        """A frame begins: what went up lets go now, unless it took something.

        ``dragging`` says that something is in the hand.
        """
        late, self._late = self._late, None
        self._stuck = dragging and (self._stuck or late is not None)
        return [] if late is None or self._stuck else [late]

    def read(self, found: Iterable[Intent], *, wanted: bool) -> Iterator[Intent]:
        """The intents of a frame as they are meant."""
        for intent in found:
            match intent:
                case say.Press(x=x, y=y) if self._stuck:
                    yield say.Release(x, y)
                case say.Release() if self._stuck:
                    self._stuck = False
                case say.Release() if wanted:
                    self._late = intent
                case _:
                    yield intent
