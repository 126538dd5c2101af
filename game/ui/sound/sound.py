"""Sound: buses, music and ambience that cross-fade, effects and voice; or silence.

Loudness is master x bus x clip x duck. Without a device, or before ``open``, everything
is silent and nothing fails; a device that appears later is taken.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Final

import pygame

from game.figure.easing import towards
from game.ui.sound.clips import Clip, Clips
from game.ui.sound.crossfade import Deck, Heard
from game.ui.sound.loops import SPAN
from game.ui.sound.samples import RATE, SIDES
from game.ui.window.assets import Assets

BUSES = ("master", "music", "ambience", "voice", "effects")
FADE = 2.0
DUCKED = 0.36
# Music makes room for a voice quickly, and comes back slowly.
DUCKING, RISING = 0.35, 1.1
CHANNELS = 24
BUFFER = 1024
STEPS = 24
LOW, HIGH = 220.0, 880.0
SOON = 0.02
_AMBIENCE: Final = 8
_VOICE: Final = 10
_RESERVED: Final = 11
_DEVICES = (pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED)


def tone(hertz: float) -> pygame.mixer.Sound:
    """A sine of ``hertz`` that swells and fades within 0.14 s."""
    import numpy as np  # noqa: PLC0415  (only once something sounds)

    rate, _, channels = pygame.mixer.get_init() or (48000, -16, 2)
    t = np.arange(round(0.14 * rate)) / rate
    swell = np.sin(np.pi * t / t[-1]) ** 2
    wave = (9000 * swell * np.sin(2 * np.pi * hertz * t)).astype(np.int16)
    both = np.repeat(wave[:, None], channels, axis=1)
    return pygame.sndarray.make_sound(both if channels > 1 else wave)


def open_device() -> None:
    """Open the mixer as everything here is made for it. Raises ``pygame.error``."""
    pygame.mixer.init(RATE, -16, SIDES, BUFFER, allowedchanges=0)


def devices() -> frozenset[str]:
    """The names of all devices that can be heard now."""
    from pygame._sdl2.audio import get_audio_device_names  # noqa: PLC0415 (after start)

    try:
        return frozenset(get_audio_device_names(iscapture=False))
    except pygame.error:
        return frozenset()


class Sound:
    """Everything that is heard; ``spoken`` is how many seconds of the line were.

    ``heard`` is told what begins to sound, by its file's name in ``sounds``, whether or
    not there is a device: who reads captions may have none. A bus that falls silent is
    named alone, as ``music/``; the tone is ``tone/nearer`` or ``tone/farther``.
    """

    def __init__(self, assets: Assets) -> None:
        self.clips = Clips(assets)
        self._volumes = dict.fromkeys(BUSES, 1.0)
        self._decks = {
            "music": Deck("music", 0),
            "ambience": Deck("ambience", _AMBIENCE, layers=1),
        }
        self._line: Future[Clip] | None = None
        self._talking = False
        # As the voice's channel was last told; the mixer's own lock may be waited for.
        self._voiced = 0.0
        self._duck = 1.0
        self._nearness = 0
        self._devices: frozenset[str] = frozenset()
        self._told = 0
        self.spoken = 0.0
        self.awake = False
        self.heard: Callable[[str], None] = lambda _: None

    @property
    def missing(self) -> list[str]:
        """What was asked for and is not there, or cannot be read."""
        return self.clips.missing

    def faults(self) -> list[str]:
        """What was found missing or damaged since this was last asked."""
        new = self.clips.missing[self._told :]
        self._told += len(new)
        return new

    def open(self) -> bool:
        """Open the device, after the first frame; whether there is one."""
        if self.awake:
            return True
        try:
            open_device()
        except pygame.error:
            return False
        pygame.mixer.set_num_channels(CHANNELS)
        self._devices = devices()
        self.awake = True
        for deck in self._decks.values():
            if deck.name is not None:
                deck.turn(self.clips, deck.name, FADE)
        return True

    def close(self) -> None:
        """Let the device go."""
        self._line, self._talking = None, False
        for deck in self._decks.values():
            deck.drop()
        self.clips.close()
        if self.awake:
            pygame.mixer.quit()
        self.awake = False

    def event(self, event: pygame.Event) -> None:
        """Take a device that appears, and another one when they change."""
        if event.type not in _DEVICES or event.iscapture:
            return
        if self.awake and devices() == self._devices:
            return
        pieces = {bus: deck.name for bus, deck in self._decks.items()}
        self.close()
        for bus, name in pieces.items():
            self._decks[bus].name = name
        self.open()

    def set_volumes(self, volumes: Mapping[str, float]) -> None:
        """Loudness of each bus from 0 to 1; buses that are not named stay."""
        for bus in BUSES:
            if bus in volumes:
                self._volumes[bus] = min(1.0, max(0.0, float(volumes[bus])))
        self._balance(0.0)

    def level(self, bus: str, clip: float = 1.0) -> float:
        """How loud a clip of a bus is now, from 0 to 1."""
        duck = self._duck if bus in self._decks else 1.0
        own = 1.0 if bus == "master" else self._volumes[bus]
        return self._volumes["master"] * own * duck * min(1.0, max(0.0, clip))

    def play(self, name: str, volume: float = 1.0) -> None:
        """An effect, ``sounds/effects/NAME.ogg`` or ``.wav``, on a free channel."""
        self.heard(f"effects/{name}")
        if self.awake and self.level("effects") > 0.0:
            self._sound(self.clips.at_once(f"effects/{name}"), volume)

    def stand(self, closeness: float) -> None:
        """How near its goal something is at its beginning: there is no tone yet."""
        self._nearness = _step(closeness)

    def near(self, closeness: float) -> None:
        """A short soft tone, higher the nearer (0 to 1) something is to its goal."""
        step = _step(closeness)
        before, self._nearness = self._nearness, step
        if step == before:
            return
        self.heard("tone/nearer" if step > before else "tone/farther")
        if not self.awake:
            return
        hertz = LOW * (HIGH / LOW) ** (step / STEPS)
        self._sound(self.clips.at_once(f"tone:{step}", lambda: tone(hertz)), 0.35)

    def music(self, name: str | None, fade: float = FADE) -> None:
        """Cross-fade to a piece, or to silence for None."""
        self._turn("music", name, fade)

    def deepen(self, depth: float) -> None:
        """Let more (1) or fewer (0) layers of the music be heard."""
        self._decks["music"].heard = Heard(min(1.0, max(0.0, depth)))

    def choose(self, layers: frozenset[int]) -> None:
        """Let just these layers of the music be heard, until it is deepened again."""
        self._decks["music"].heard = Heard(chosen=layers)

    def layers(self, piece: str) -> int:
        """How many layers a piece of music has."""
        return len(self._decks["music"].files(self.clips, piece))

    @property
    def position(self) -> tuple[float, float] | None:
        """At which second the music is, and of how many; None where there is none."""
        return self._decks["music"].position

    def ambience(self, name: str | None, fade: float = FADE) -> None:
        """Cross-fade to a place's sound; silence for None, or where it has none."""
        there = name is not None and self.clips.there(f"ambience/{name}")
        self._turn("ambience", name if there else None, fade)

    # The spoken line

    @property
    def speaking(self) -> bool:
        """Whether a line is being spoken, or about to be."""
        return self._line is not None or self._talking

    def say(self, name: str) -> None:
        """A spoken line; music and ambience make room for it until ``tick`` ends it."""
        self.hush()
        if self.awake:
            self._line = self.clips.line(name)
            self.spoken = 0.0

    def hush(self) -> None:
        """End the spoken line."""
        if self.awake and self._talking:
            pygame.mixer.Channel(_VOICE).fadeout(120)
        self._line, self._talking = None, False

    # Time

    def tick(self, dt: float) -> None:
        """Let what has been decoded begin, and what fades go on; once a frame."""
        if not self.awake:
            return
        if self._talking:
            self.spoken += dt
            self._talking = pygame.mixer.Channel(_VOICE).get_busy()
        if self._line is not None and self._line.done():
            clip, self._line = self._line.result(), None
            if clip is not None:
                pygame.mixer.Channel(_VOICE).play(clip)
                self._voiced = self.level("voice")
                pygame.mixer.Channel(_VOICE).set_volume(self._voiced)
                self._talking = True
        self._balance(dt)

    def wait(self) -> float:
        """Seconds until ``tick`` wants to be called again."""
        moving = self._line is not None or self._duck != self._ducked
        settled = all(deck.settled for deck in self._decks.values())
        if not self.awake:
            return float("inf")
        if moving or not settled:
            return SOON
        playing = any(deck.playing for deck in self._decks.values())
        return SPAN / 4 if playing else float("inf")

    def _sound(self, clip: Clip, volume: float) -> None:
        # The mixer's own search heeds no reservation.
        channels = map(pygame.mixer.Channel, range(_RESERVED, CHANNELS))
        channel = next((c for c in channels if not c.get_busy()), None)
        if clip is not None and channel is not None:
            channel.play(clip)
            channel.set_volume(self.level("effects", volume))

    def _turn(self, bus: str, name: str | None, fade: float) -> None:
        deck = self._decks[bus]
        if deck.name == name:
            return
        self.heard(f"{bus}/{name or ''}")
        if self.awake:
            deck.turn(self.clips, name, fade)
        deck.name = name

    @property
    def _ducked(self) -> float:
        return DUCKED if self.speaking else 1.0

    def _balance(self, dt: float) -> None:
        if not self.awake:
            return
        step = dt * (1.0 - DUCKED) / (DUCKING if self.speaking else RISING)
        self._duck = towards(self._ducked, self._duck, step)
        if self._talking and self._voiced != self.level("voice"):
            self._voiced = self.level("voice")
            pygame.mixer.Channel(_VOICE).set_volume(self._voiced)
        for bus, deck in self._decks.items():
            deck.tick(self.clips, dt, self.level(bus))


def _step(closeness: float) -> int:
    return round(min(1.0, max(0.0, closeness)) * STEPS)
