"""What the story lends a puzzle that it opens."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from game.screens.flow.base import Screen
from game.stage.state import Stage


class Lent(Struct, frozen=True, kw_only=True):
    """What the story lends a puzzle: where it is, and what the play remembers.

    ``ledger`` makes the Ledger that can be looked into.
    """

    stage: Stage | None = None
    facts: Mapping[str, str] | None = None
    ledger: Callable[[], Screen] | None = None
