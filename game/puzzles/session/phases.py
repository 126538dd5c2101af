"""Where a session stands."""

from enum import StrEnum


class Phase(StrEnum):
    """Played, won a moment ago, named, played on freely, or asked about on paper."""

    PLAY = "play"
    GLOW = "glow"
    NAMED = "named"
    FREE = "free"
    PAPER = "paper"
