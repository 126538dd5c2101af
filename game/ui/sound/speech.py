"""Self-voicing: what the screen says is handed to a speech program, if the player asks.

A program that is not there or fails leaves silence, never an error.
"""

import math
import shutil
import subprocess
from typing import Protocol

from game.narrative.text.markup import aloud

LONGEST = 2000
# Seconds between two looks whether a speech program has ended.
LOOK = 0.1


class Speech(Protocol):
    """A way of speaking aloud."""

    def say(self, text: str) -> None:
        """Begin to speak; what is being said is cut off."""
        ...

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""
        ...

    def hush(self) -> None:
        """Be silent."""
        ...


class Log:
    """Keeps what would be said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.speaking = False

    def say(self, text: str) -> None:
        """Keep it."""
        self.said.append(text)

    def hush(self) -> None:
        """Nothing is playing."""


class Program:
    """A speech program, one process at a time; text goes in as one argument."""

    def __init__(self, command: tuple[str, ...], silence: tuple[str, ...] = ()) -> None:
        self._command = command
        self._silence = silence
        self._running: list[subprocess.Popen[bytes]] = []

    def say(self, text: str) -> None:
        """Speak; ``--`` keeps text that begins with a dash from being an option."""
        self.hush()
        self._start((*self._command, "--", text))

    @property
    def speaking(self) -> bool:
        """Whether the program still runs: it ends with what it says."""
        self._running = [p for p in self._running if p.poll() is None]
        return bool(self._running)

    def hush(self) -> None:
        """End the running process; programs with a server are told as well."""
        if not self.speaking:
            return
        for process in self._running:
            process.terminate()
        self._running = []
        if self._silence:
            self._start(self._silence)
            self._running = []

    def _start(self, command: tuple[str, ...]) -> None:
        try:
            process = subprocess.Popen(  # noqa: S603 (fixed program, text after --)
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return
        self._running.append(process)


def find_speech() -> Speech:
    """The first speech program that is installed, else a log."""
    spd = shutil.which("spd-say")
    if spd is not None:
        return Program((spd, "--wait"), (spd, "--cancel"))
    espeak = shutil.which("espeak-ng")
    return Program((espeak,)) if espeak is not None else Log()


class Voice:
    """Speaks while ``enabled``. The speech program is looked for when first needed."""

    def __init__(self, speech: Speech | None = None) -> None:
        self._speech = speech
        self._enabled = False
        self._after: list[str] = []
        self._new: list[str] = []

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

    def tick(self) -> None:
        """A frame begins: go on to what waits, once there is silence."""
        self._after += self._new
        self._new.clear()
        if self._after and not self.speaking:
            self._begin(self._after.pop(0))

    def wait(self) -> float:
        """Seconds until it should be looked whether there is silence."""
        return LOOK if self._after or self._new else math.inf

    def _clean(self, text: str) -> str:
        """What a speech program is handed: every way to it leads through here."""
        if not self._enabled:
            return ""
        told = "".join(c if c.isprintable() else " " for c in text)
        return " ".join(aloud(told).split())[:LONGEST]

    def _begin(self, clean: str) -> None:
        self._speech = self._speech or find_speech()
        self._speech.say(clean)

    def hush(self) -> None:
        """Be silent."""
        self._after.clear()
        self._new.clear()
        if self._speech is not None:
            self._speech.hush()
