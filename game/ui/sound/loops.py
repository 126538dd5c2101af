"""Loops that are decoded as they play: a minute of sound, decoded, takes 11 MB."""

from typing import TYPE_CHECKING

import pygame

from game.ui.sound import samples

if TYPE_CHECKING:
    from game.ui.sound.samples import Samples

# Seconds of a loop's end that its file begins with (sounds/recipes/shelf.py).
MARGIN = 0.1
# Seconds that are decoded at a time; the mixer holds two such spans of each loop.
SPAN = 2.0


class Loop:
    """A recording without end: its last moments fade into those before its start.

    ``ValueError`` if nothing in it can be heard.
    """

    def __init__(self, data: bytes) -> None:
        self._file = samples.opened(data)
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
        whole = np.concatenate(parts)
        # Each span for itself: what lies between two is not known to either.
        return samples.mixed(whole, self.rate, samples.interpolated)

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
        return samples.read(self._file, count)
