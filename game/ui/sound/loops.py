"""Loops that are decoded as they play: a minute of sound, decoded, takes 11 MB."""

from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import pygame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples: TypeAlias = NDArray[np.int16]

# Seconds of a loop's end that its file begins with (sounds/recipes/shelf.py).
MARGIN = 0.1
# Seconds that are decoded at a time; the mixer holds two such spans of each loop.
SPAN = 2.0
RATE, SIDES = 48000, 2


class Loop:
    """A recording without end: its last moments fade into those before its start.

    ``ValueError`` if nothing in it can be heard.
    """

    def __init__(self, data: bytes) -> None:
        import soundfile  # noqa: PLC0415  (on a sound's thread, at the first loop)

        try:
            self._file = soundfile.SoundFile(BytesIO(data))
        except soundfile.LibsndfileError as fault:
            raise ValueError(str(fault)) from None
        self.rate = int(self._file.samplerate)
        self._end = int(self._file.frames)
        margin = round(MARGIN * self.rate)
        self._margin = margin if self._end >= 4 * margin else 0
        self._head = self._decoded(self._margin)
        self._at = self._margin
        if not self._end or len(self._head) < self._margin:
            raise ValueError("nothing in it can be heard")

    @property
    def length(self) -> float:
        """Seconds until it is where it began."""
        return (self._end - self._margin) / self.rate

    def span(self) -> pygame.mixer.Sound:
        """The next ``SPAN`` seconds, for a mixer of 48 kHz in stereo."""
        import numpy as np  # noqa: PLC0415  (loaded with the first loop)

        wanted = round(SPAN * self.rate)
        parts: list[Samples] = []
        while wanted:
            parts.append(self._further(wanted))
            wanted -= len(parts[-1])
        whole = np.concatenate(parts)[:, :SIDES]
        if self.rate != RATE:
            at = np.arange(round(SPAN * RATE)) * (self.rate / RATE)
            sides = [np.interp(at, np.arange(len(whole)), side) for side in whole.T]
            whole = np.rint(np.stack(sides, axis=1)).astype(np.int16)
        if whole.shape[1] < SIDES:
            whole = np.repeat(whole, SIDES, axis=1)
        return pygame.mixer.Sound(buffer=np.ascontiguousarray(whole).data)

    def _further(self, wanted: int) -> "Samples":
        """At most ``wanted`` samples from here on, and at least one."""
        if self._at >= self._end:
            self._at = self._margin
            self._file.seek(self._at)
        part = self._decoded(min(wanted, self._end - self._at))
        if not len(part):
            self._end = self._at
            if self._end <= self._margin:
                raise ValueError("nothing in it can be heard")
            return self._further(wanted)
        self._fade(part)
        self._at += len(part)
        return part

    def _fade(self, part: "Samples") -> None:
        """Let the last ``MARGIN`` before the end become what the file begins with."""
        import numpy as np  # noqa: PLC0415  (loaded with the first loop)

        into = self._at + len(part) - (self._end - self._margin)
        if into <= 0 or not self._margin:
            return
        first = max(0, into - len(part))
        share = np.linspace(0.0, 1.0, self._margin, dtype=np.float32)[first:into, None]
        last = part[len(part) - (into - first) :]
        last[:] = np.rint(last * (1.0 - share) + self._head[first:into] * share)

    def _decoded(self, count: int) -> "Samples":
        import numpy as np  # noqa: PLC0415  (loaded with the first loop)

        try:
            samples: Samples = self._file.read(count, "int16", always_2d=True)
        except RuntimeError:  # what soundfile raises at a damaged page
            return np.empty((0, self._file.channels), np.int16)
        return samples
