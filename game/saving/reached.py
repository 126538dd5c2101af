"""How the player last came to a scene: enough to stand there again, as small text.

It is told again by its answers, as a save is, so it outlives edits of the story.
"""

import msgspec
from msgspec import Struct

from game.narrative.resume.anchors import Past
from game.stage.state import Stage

LONGEST = 6 * 1024


class Reached(Struct, frozen=True, omit_defaults=True):
    """``before`` is the stage where the ``past`` begins, if it is not empty."""

    past: Past
    before: Stage | None = None


def written(reached: Reached) -> str:
    """The text of one; empty where it would be too long to keep."""
    text = msgspec.json.encode(reached).decode()
    return text if len(text) <= LONGEST else ""


def read(text: str) -> Reached | None:
    """What a text says; None where another version of the game wrote it."""
    try:
        return msgspec.json.decode(text, type=Reached)
    except (ValueError, RecursionError):
        return None
