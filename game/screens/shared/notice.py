"""One quiet line at the top of the window, for a few seconds."""

import math

from game.ui.sound.speech import Voice

SECONDS = 3.5
FADE = 0.4


class Notice:
    """What the game has to say for itself; the newest wins. A voice says it too."""

    def __init__(self, voice: Voice | None = None) -> None:
        self._voice = voice
        self.text = ""
        self.age = math.inf

    @property
    def showing(self) -> bool:
        """Whether the line is on the screen."""
        return self.age < SECONDS

    @property
    def left(self) -> float:
        """Seconds until it changes by itself."""
        if not self.showing:
            return math.inf
        return 0.0 if self.age > SECONDS - FADE else SECONDS - FADE - self.age

    @property
    def alpha(self) -> float:
        """How much of it shows, 0 to 1."""
        return max(0.0, min(1.0, (SECONDS - self.age) / FADE))

    def say(self, text: str) -> None:
        """Show a line."""
        self.text, self.age = text, 0.0
        if self._voice is not None:
            self._voice.add(text)

    def drop(self, text: str) -> None:
        """Let a line go where it is no longer so; any other stays."""
        if self.text == text:
            self.age = max(self.age, SECONDS - FADE)

    def tick(self, dt: float) -> None:
        """Let time pass."""
        self.age += dt
