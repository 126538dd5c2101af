"""What a stage asks of the ears."""

from game.stage.state import Stage
from game.ui.sound import Sound


def perform(sound: Sound, stage: Stage) -> None:
    """Let the music be what the stage says."""
    sound.music(stage.music or None)
