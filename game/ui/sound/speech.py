"""Self-voicing: what the screen says is handed to a speech program, if the player asks.

A program that is not there or fails leaves silence, never an error.
"""

import math
import sys
from collections.abc import Sequence
from typing import Protocol

from game.narrative.text.markup import aloud
from game.ui.sound.manner import Manner, Reader, fitting
from game.ui.sound.speech_program import Program, installed
from game.ui.sound.speech_ways import ways
from game.ui.sound.speech_windows import create_voice, open_sapi

LONGEST = 2000
# Seconds between two looks whether a speech program has ended.
LOOK = 0.1
# What a text is given until its program is taken to hang, as one does where there is
# no device for sound: seconds to begin, and letters a second of the slowest voice.
BEGINS, SLOWEST = 15.0, 5.0


class Speech(Protocol):
    """A way of speaking aloud."""

    def say(self, text: str, manner: Manner) -> None:
        """Begin to speak; what is being said is cut off."""
        ...

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""
        ...

    def hush(self) -> None:
        """Be silent."""
        ...

    def readers(self) -> Sequence[Reader]:
        """The voices to choose from that are known by now."""
        ...


class Log:
    """Keeps what would be said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.speaking = False

    def say(self, text: str, manner: Manner) -> None:
        """Keep it."""
        del manner
        self.said.append(text)

    def hush(self) -> None:
        """Nothing is playing."""

    def readers(self) -> Sequence[Reader]:
        """None."""
        return ()


class Silence(Log):
    """Where no speech program is."""


def find_speech(system: str = sys.platform) -> Speech:
    """What this computer speaks with, else silence."""
    own = open_sapi(create_voice) if system == "win32" else None
    found = installed(ways(system))
    return own or (Program(found) if found else Silence())


class Voice:
    """Speaks while ``enabled``, in its ``manner``.

    The speech program is looked for when first needed.
    """

    def __init__(self, speech: Speech | None = None) -> None:
        self._speech = speech
        self._enabled = False
        self.manner = Manner()
        self._after: list[str] = []
        self._new: list[str] = []
        self._left = 0.0

    @property
    def enabled(self) -> bool:
        """Whether the player asked for it."""
        return self._enabled

    @enabled.setter
    def enabled(self, wanted: bool) -> None:
        if self._enabled and not wanted:
            self.hush()
        self._enabled = wanted

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""
        return self._enabled and self._speech is not None and self._speech.speaking

    @property
    def busy(self) -> bool:
        """Whether something is being said, or waits for that."""
        return bool(self._after or self._new) or self.speaking

    def say(self, text: str) -> None:
        """Say words, signs of mathematics and all; what is being said is cut off."""
        clean = self._clean(text)
        if clean:
            self._after.clear()
            self._begin(clean)

    def add(self, text: str) -> None:
        """Say words after those that are said now or in this frame."""
        clean = self._clean(text)
        if clean:
            self._new.append(clean)

    def tick(self, dt: float) -> None:
        """A frame begins: go on to what waits, once there is silence.

        A text that has not ended after a very long time is ended.
        """
        self._left = max(0.0, self._left - dt)
        if self._speech is not None and self._left <= 0.0 and self.speaking:
            self._speech.hush()
        self._after += self._new
        self._new.clear()
        if self._after and not self.speaking:
            self._begin(self._after.pop(0))

    def wait(self) -> float:
        """Seconds until it should be looked whether there is silence."""
        return LOOK if self.busy else math.inf

    @property
    def able(self) -> bool:
        """Whether there is anything to speak with."""
        return not isinstance(self._found(), Silence)

    def readers(self) -> tuple[Reader, ...]:
        """The voices for the language that are known by now."""
        return fitting(self._found().readers(), self.manner.language)

    def _found(self) -> Speech:
        self._speech = self._speech or find_speech()
        return self._speech

    def end(self, last: str) -> None:
        """Say some last words, and nothing after them."""
        self.say(last)
        self._enabled = False

    def _clean(self, text: str) -> str:
        """What a speech program is handed: every way to it leads through here."""
        if not self._enabled:
            return ""
        told = "".join(c if c.isprintable() else " " for c in text)
        return " ".join(aloud(told).split())[:LONGEST]

    def _begin(self, clean: str) -> None:
        self._left = BEGINS + len(clean) / (SLOWEST * self.manner.rate)
        self._found().say(clean, self.manner)

    def hush(self) -> None:
        """Be silent."""
        self._after.clear()
        self._new.clear()
        if self._speech is not None:
            self._speech.hush()
