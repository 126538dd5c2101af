"""One quiet line at the top of the window, for a few seconds."""

import math

SECONDS = 3.5
FADE = 0.4


class Notice:
    """What the game has to say for itself; the newest wins."""

    def __init__(self) -> None:
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

    def tick(self, dt: float) -> None:
        """Let time pass."""
        self.age += dt
