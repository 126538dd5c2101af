"""A song as it sounds, and how many of its seconds have been heard.

Its clock is the device's own progress, so that what is drawn keeps to what is heard;
where nothing sounds, the seconds that are passed to ``tick`` are the clock.
"""

from io import BytesIO
from typing import Final

import pygame

from game.ui.sound.samples import RATE
from game.ui.sound.sound import BUFFER, Sound
from game.ui.window.assets import AssetFault

FOLDER: Final = "song"
# What the mixer has been given is heard later: one buffer waits, another one plays.
LATER: Final = 1.5 * BUFFER / RATE
# A clock that is off by more jumps; by less, it comes nearer by this share a second.
OFF: Final = 0.03
NEARER: Final = 6.0


class Singing:
    """Plays ``sounds/song/NAME.ogg`` as music; ``length`` is its seconds.

    One sings at a time. ``tick`` once a frame, before ``seconds`` are asked for, and
    ``stop`` when the screen leaves.
    """

    def __init__(self, sound: Sound, name: str, length: float) -> None:
        self._sound, self._name, self._length = sound, name, length
        self._sounds, self._failed = False, False
        self._from = 0.0
        self._loud = -1.0
        self.seconds = 0.0
        self.running = False

    @property
    def over(self) -> bool:
        """Whether it was heard to its end."""
        return self.seconds >= self._length

    @property
    def heard(self) -> float | None:
        """Seconds of the song that have come out of the device; None without one."""
        if not self._sounding:
            return None
        passed = pygame.mixer.music.get_pos()
        return None if passed < 0 else self._from + passed / 1000 - LATER

    def begin(self) -> None:
        """From the beginning."""
        self.stop()
        self.seconds, self.running, self._failed = 0.0, True, False
        self._sound.heard(f"{FOLDER}/{self._name}")

    def pause(self) -> None:
        """Stand still, exactly here."""
        self.running = False
        if self._sounding:
            pygame.mixer.music.pause()

    def go_on(self) -> None:
        """Go on from where it stands."""
        self.running = not self.over
        if self._sounding:
            pygame.mixer.music.unpause()

    def stop(self) -> None:
        """Be silent."""
        self.running = False
        if self._sounding:
            pygame.mixer.music.stop()
            pygame.mixer.music.unload()
        self._sounds = False

    def tick(self, dt: float) -> None:
        """Let ``dt`` seconds pass; a device that is there now is sung through."""
        if not self.running:
            return
        if not self._sounding and self._sound.awake and not self._failed:
            self._start()
        heard = self.heard
        if heard is None:
            self.seconds += dt
        elif heard > self._from:
            # What the device was given is heard a little later: so long it waits.
            self.seconds = follow(self.seconds, heard, dt)
        self._level()
        if self.over:
            self.stop()

    @property
    def _sounding(self) -> bool:
        """Whether the device plays it; one that was closed plays nothing any more."""
        self._sounds = self._sounds and self._sound.awake
        return self._sounds

    def _start(self) -> None:
        """Let the device sing, from where the clock stands."""
        music, file = pygame.mixer.music, f"sounds/{FOLDER}/{self._name}.ogg"
        try:
            data = self._sound.clips.file_bytes(file)
            music.load(BytesIO(data), "ogg")
            music.set_volume(0.0)
            music.play(start=self.seconds)
        except (AssetFault, pygame.error) as fault:
            self._failed = True
            self._sound.clips.miss(str(fault))
            return
        self._sounds, self._from, self._loud = True, self.seconds, -1.0

    def _level(self) -> None:
        loud = self._sound.level("music")
        if self._sounding and loud != self._loud:
            self._loud = loud
            pygame.mixer.music.set_volume(loud)


def follow(seconds: float, heard: float, dt: float) -> float:
    """The clock a frame later: never back, and nearer to what is heard."""
    alone = seconds + dt
    off = heard - alone
    if off > OFF:
        return heard
    return max(seconds, alone + off * min(1.0, NEARER * dt))
