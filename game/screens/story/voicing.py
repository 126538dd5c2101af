"""The story's recorded voices as they are played: one line at a time, or none."""

from game.narrative.machine.events import Line
from game.screens.shared import act_sounds
from game.screens.shared.context import Context
from game.screens.story.journey import Journey
from game.screens.story.spoken import Heard
from game.stage.state import WORDS
from game.ui.sound.recordings import Voice, Voices


class Voicing:
    """Speaks the line that is shown.

    A player who is read to by the computer's own speech program, or who has turned
    the voices down to nothing, hears none of these.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self._voices = Voices(context.assets)
        self._voice: Voice | None = None

    @property
    def speaking(self) -> bool:
        """Whether the line is being spoken, or about to be."""
        return self._voice is not None and self.context.sound.speaking

    @property
    def loudness(self) -> float | None:
        """How loud the voice is now, from 0 to 1; None while nobody speaks."""
        if self._voice is None or not self.speaking:
            return None
        return self._voice.level(self.context.sound.spoken)

    def heard(self, written: float) -> Heard:
        """How loud the line is, and how much is told: what is ``written`` if silent."""
        if self._voice is None or not self.speaking:
            return Heard(told=written)
        return Heard(self.loudness, self._voice.told(self.context.sound.spoken))

    def arrive(self, journey: Journey, *, fresh: bool) -> None:
        """What a moment brings to the ears: nothing that was there before it."""
        moment, before = journey.now, journey.before
        sounds, journey.sounds = journey.sounds, []
        self.stop()
        if not fresh:
            return
        if before is not None and act_sounds.wrote(before.stage, moment.stage):
            sounds.append("guess-written")
        for name in sounds:
            self.context.sound.play(name)
        if isinstance(moment.pause, Line):
            self.begin(moment.state.chapter, moment.pause)

    def begin(self, chapter: str, line: Line) -> None:
        """Speak a line, if it has a voice; the one before is cut off."""
        self.stop()
        if not self._wanted() or line.mood == WORDS:
            return
        recording = line.voice or line.id
        self._voice = self._voices.find(chapter, recording, line.source or line.text)
        if self._voice is not None:
            self.context.sound.say(self._voice.name)

    def stop(self) -> None:
        """Be silent."""
        if self._voice is not None:
            self.context.sound.hush()
        self._voice = None

    def faults(self) -> list[str]:
        """What was found wrong with the lists of voices since last asked."""
        told, self._voices.missing = self._voices.missing, []
        return told

    def _wanted(self) -> bool:
        sound = self.context.sound
        heard = sound.awake and sound.level("voice") > 0.0
        return heard and not self.context.settings.self_voicing
