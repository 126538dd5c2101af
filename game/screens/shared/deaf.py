"""What has only just come is deaf for a moment: nobody can have meant it yet."""

from collections.abc import Hashable, Iterable
from typing import Final

# Seconds of rest before what is new hears: who goes on fast does not mean it.
DEAF: Final = 0.35


class Deaf:
    """How long the things that a hand can touch have been there."""

    def __init__(self, *always: Hashable) -> None:
        self._always = always
        self._rested: dict[Hashable, float] = dict.fromkeys(always, 0.0)

    def see(self, there: Iterable[Hashable]) -> None:
        """What is there now, besides what always is; what was not is deaf."""
        before = self._rested
        self._rested = {key: before.get(key, 0.0) for key in (*self._always, *there)}

    def again(self, key: Hashable) -> None:
        """It means another thing now, and is deaf."""
        self._rested[key] = 0.0

    def tick(self, dt: float) -> None:
        """Let time pass."""
        self._rested = {key: rested + dt for key, rested in self._rested.items()}

    def hears(self, *keys: Hashable) -> bool:
        """Whether a touch can be meant for these; one that cannot begins it anew."""
        early = [key for key in keys if self._rested.get(key, 0.0) < DEAF]
        self._rested.update(dict.fromkeys(early, 0.0))
        return not early
