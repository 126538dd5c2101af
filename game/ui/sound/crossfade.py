"""A deck: two sides that hand one looped piece over to the next, layers in step."""

from concurrent.futures import Future
from typing import Final

import pygame
from msgspec import Struct

from game.figure.easing import towards
from game.ui.sound.clips import Begun, Clips
from game.ui.sound.loops import Loop

LAYERS: Final = 4
PACE: Final = 0.5


class Heard(Struct, frozen=True):
    """Which layers of a piece are heard: those that are ``chosen``, by their places.

    Where nobody has chosen, the ground is, and of the others as many as ``depth`` says,
    0 to 1.
    """

    depth: float = 0.0
    chosen: frozenset[int] | None = None

    def share(self, layer: int, layers: int) -> float:
        """How much of a layer is heard."""
        if self.chosen is not None:
            return float(layer in self.chosen)
        if layer == 0:
            return 1.0
        return min(1.0, max(0.0, self.depth * (layers - 1) - (layer - 1)))


class Deck:
    """Plays one piece of a bus, in up to four layers that begin together.

    A piece is ``FOLDER/NAME`` and, above that ground, ``FOLDER/layers/NAME-2`` and so
    on.
    """

    def __init__(self, folder: str, first: int, layers: int = LAYERS) -> None:
        self.folder = folder
        self.name: str | None = None
        self.heard = Heard()
        self.channels = range(first, first + 2 * layers)
        self._layers = layers
        self._sides = (_Side(first, layers), _Side(first + layers, layers))
        self._now = 1
        self._coming: list[Future[Begun]] | None = None
        self._fade = 0.0

    @property
    def settled(self) -> bool:
        """Whether nothing is on its way or fading."""
        return self._coming is None and all(
            side.settled(self.heard) for side in self._sides
        )

    def turn(self, clips: Clips, name: str | None, fade: float) -> None:
        """Fade to a piece as soon as it is decoded, or to silence for None."""
        self.name, self._fade = name, fade
        self._sides[self._now].leave(fade)
        self._coming = None
        if name is not None:
            self._coming = [clips.loop(file) for file in self.files(clips, name)]

    def files(self, clips: Clips, name: str) -> list[str]:
        """The layers of a piece that there are, its ground first."""
        above = [f"{self.folder}/layers/{name}-{i}" for i in range(2, self._layers + 1)]
        return [f"{self.folder}/{name}", *filter(clips.there, above)]

    @property
    def position(self) -> tuple[float, float] | None:
        """At which second its piece is, and of how many; None where nothing plays."""
        return None if self._coming is not None else self._sides[self._now].position

    @property
    def playing(self) -> bool:
        """Whether loops run that must be fed."""
        return any(side.loops for side in self._sides)

    def tick(self, clips: Clips, dt: float, level: float) -> None:
        """Begin what has been decoded; bring every layer nearer to its loudness."""
        if self._coming is not None and all(part.done() for part in self._coming):
            self._now = 1 - self._now
            layers = [part.result() for part in self._coming]
            self._sides[self._now].play(layers, self._fade, self.heard)
            self._coming = None
        for side in self._sides:
            side.feed(clips)
            side.tick(dt, level, self.heard)

    def drop(self) -> None:
        """Forget what was on its way; the mixer is closing."""
        self._coming = None
        for side in self._sides:
            side.stop()


class _Side:
    """The channels of one piece. ``gain`` is how far it has faded in, 0 to 1."""

    def __init__(self, first: int, layers: int) -> None:
        self._first = first
        self._fade = 0.0
        self._goal = 0.0
        self._shares = [0.0] * layers
        # As each channel was last told; the mixer's own lock may be waited for.
        self._told = [0.0] * layers
        self._coming: list[Future[pygame.mixer.Sound]] = []
        self._age = 0.0
        self.gain = 0.0
        self.loops: list[Loop] = []

    @property
    def position(self) -> tuple[float, float] | None:
        """At which second the loops are, and how long their ground is."""
        if not self.loops:
            return None
        whole = self.loops[0].length
        return self._age % whole, whole

    def settled(self, heard: Heard) -> bool:
        """Whether every layer is as loud as it will be."""
        if not self.loops:
            return True
        count = len(self.loops)
        still = all(self._shares[i] == heard.share(i, count) for i in range(count))
        return still and self.gain == self._goal

    def play(self, layers: list[Begun], fade: float, heard: Heard) -> None:
        """Begin all layers at once; those that could not be read stay silent."""
        self.stop()
        whole = [begun for begun in layers if begun is not None]
        self.loops = [loop for loop, _ in whole]
        self.gain, self._goal, self._fade = 0.0, 1.0, fade
        self._age, count = 0.0, len(self.loops)
        self._shares = [heard.share(i, count) for i in range(len(self._shares))]
        for channel, (_, first) in zip(self._channels(), whole, strict=True):
            channel.set_volume(0.0)
            channel.play(first)
            channel.set_volume(0.0)
        self._told = [0.0] * len(self._told)

    def feed(self, clips: Clips) -> None:
        """Queue each loop's next span; all at one time, so that layers stay in step."""
        if not self._coming:
            self._coming = [clips.further(loop) for loop in self.loops]
        channels = self._channels()
        due = all(channel.get_queue() is None for channel in channels)
        if due and all(span.done() for span in self._coming):
            for channel, span in zip(channels, self._coming, strict=True):
                channel.queue(span.result())
            self._coming = []

    def leave(self, fade: float) -> None:
        """Fade to silence."""
        self._goal, self._fade = 0.0, fade

    def tick(self, dt: float, level: float, heard: Heard) -> None:
        """Set how loud each layer is now."""
        if not self.loops:
            return
        self._age += dt
        step = 1.0 if self._fade <= 0.0 else dt / self._fade
        self.gain = towards(self._goal, self.gain, step)
        for i, channel in enumerate(self._channels()):
            goal = heard.share(i, len(self.loops))
            self._shares[i] = towards(goal, self._shares[i], PACE * dt)
            loud = level * self.gain * self._shares[i]
            if loud != self._told[i]:
                channel.set_volume(loud)
                self._told[i] = loud
        if self.gain == self._goal == 0.0:
            self.stop()

    def stop(self) -> None:
        """Let the loops go."""
        for channel in self._channels():
            channel.stop()
            # The first stop begins what is queued.
            channel.stop()
        self.loops, self._coming = [], []

    def _channels(self) -> list[pygame.mixer.Channel]:
        return [pygame.mixer.Channel(self._first + i) for i in range(len(self.loops))]
