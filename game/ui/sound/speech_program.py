"""Speaking by a program of the computer: one process a text."""

import shutil
import subprocess
from collections.abc import Sequence
from threading import Thread

from msgspec.structs import replace

from game.ui.sound.manner import Manner, Reader
from game.ui.sound.speech_ways import Command, Way

# Seconds that a program may take to list its voices.
PATIENCE = 5.0


class Program:
    """Speaks by the first of some ways that works, one process at a time.

    A voice that a program does not know is left out. Where all have failed, the next
    text is tried from the first again: a device for sound may have come.
    """

    def __init__(self, ways: Sequence[tuple[str, Way]]) -> None:
        self._ways = ways
        self._at = 0
        self._running: subprocess.Popen[bytes] | None = None
        self._said = ("", Manner())
        self._unknown: set[str] = set()
        self._readers: tuple[Reader, ...] = ()
        self._asked = False

    def say(self, text: str, manner: Manner) -> None:
        """Begin to speak; what is being said is cut off."""
        self.hush()
        voice = "" if manner.voice in self._unknown else manner.voice
        self._said = text, replace(manner, voice=voice)
        self._begin()

    @property
    def speaking(self) -> bool:
        """Whether the program still runs: it ends with what it says."""
        while self._running is not None:
            code = self._running.poll()
            if code is None:
                return True
            self._running = None
            if code > 0:
                self._failed()
        return False

    def hush(self) -> None:
        """End the running process; programs with a server are told as well."""
        running, self._running = self._running, None
        if running is None or running.poll() is not None:
            return
        running.terminate()
        path, way = self._ways[self._at]
        if way.silence:
            _start((path, *way.silence))

    def readers(self) -> tuple[Reader, ...]:
        """The voices that are known by now; they are looked for at the first call."""
        if not self._asked:
            self._asked = True
            Thread(target=self._list, name="voices", daemon=True).start()
        return self._readers

    def _begin(self) -> None:
        text, manner = self._said
        while self._at < len(self._ways):
            path, way = self._ways[self._at]
            self._running = _start((path, *way.command(manner, text)))
            if self._running is not None:
                return
            self._at += 1
        self._at = 0

    def _failed(self) -> None:
        """Say it without the voice that was asked for; if none was, another way."""
        text, manner = self._said
        if manner.voice:
            self._unknown.add(manner.voice)
            self._said = text, replace(manner, voice="")
        else:
            self._at += 1
        self._begin()

    def _list(self) -> None:
        path, way = self._ways[self._at]
        try:
            listed = subprocess.run(  # noqa: S603 (a fixed program, fixed words)
                (path, *way.listing),
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=False,
            ).stdout
        except (OSError, subprocess.SubprocessError):
            return
        self._readers = tuple(way.readers(listed.decode("utf-8", "replace")))


def installed(known: Sequence[Way]) -> list[tuple[str, Way]]:
    """Those that are there, each with its path."""
    found = ((shutil.which(way.program), way) for way in known)
    return [(path, way) for path, way in found if path is not None]


def _start(command: Command) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(  # noqa: S603 (a known program, text after --)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return None
