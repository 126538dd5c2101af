"""One save: where a play stands, what stands on the stage, and how long it was."""

from msgspec import Struct

from game.narrative.anchors import Saved
from game.stage.state import Stage

VERSION = 1


class Save(Struct, frozen=True, kw_only=True):
    """Everything that a play needs to go on; no text of the story.

    ``trail`` holds the ids of the last lines read, ``played`` seconds of play,
    ``when`` the time of day in seconds, ``note`` what the player wrote beside it.
    """

    place: Saved
    stage: Stage
    trail: tuple[str, ...] = ()
    played: float = 0.0
    when: float = 0.0
    note: str = ""
    counter: int = 0
    thumbnail: int = 0
    version: int = VERSION

    @property
    def chapter(self) -> str:
        """The chapter that is played."""
        return self.place.state.chapter
