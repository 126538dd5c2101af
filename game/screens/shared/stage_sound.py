"""What a stage asks of the ears: its music, its depth, and how the place sounds."""

from typing import Final

from game.stage.places import Places
from game.stage.state import TELEVISION, Stage
from game.ui.sound.sound import Sound

HOME: Final = "title"
FULL: Final = 8


def perform(sound: Sound, stage: Stage, places: Places) -> None:
    """Let music and ambience be what the stage says.

    The music gains a layer with every few guesses in the Ledger. A place is heard
    wherever its backdrop is seen; a television that is on is heard instead of it.
    """
    sound.deepen(len(stage.ledger) / FULL)
    sound.music(stage.music or None, stage.fade)
    place = places.get(TELEVISION if TELEVISION in stage.shown else stage.backdrop)
    sound.ambience((place and place.ambience) or None)


def home(sound: Sound) -> None:
    """What is heard at the title."""
    sound.deepen(0.0)
    sound.music(HOME)
    sound.ambience(HOME)
