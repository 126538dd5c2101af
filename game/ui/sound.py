"""Sound: buses, music and ambience that cross-fade, effects and voice; or silence.

Loudness is master x bus x clip x duck. Without a device, or before ``open``, everything
is silent and nothing fails; a device that appears later is taken. A sound that is not
there is named once, in ``missing``. The mixer runs at 48 kHz, so that music plays as it
was made.
"""

from collections.abc import Mapping
from io import BytesIO

import pygame

from game.ui.assets import AssetFault, Assets

BUSES = ("master", "music", "ambience", "voice", "effects")
FADE = 2.0
DUCKED = 0.45
CHANNELS = 24
STEPS = 24
LOW, HIGH = 220.0, 880.0
_MUSIC, _AMBIENCE, _VOICE, _RESERVED = (0, 1), (2, 3), 4, 5
_ADDED = pygame.AUDIODEVICEADDED


def tone(hertz: float) -> pygame.mixer.Sound:
    """A sine of ``hertz`` that swells and fades within 0.14 s."""
    import numpy as np  # noqa: PLC0415  (only once something sounds)

    rate, _, channels = pygame.mixer.get_init() or (48000, -16, 2)
    t = np.arange(round(0.14 * rate)) / rate
    swell = np.sin(np.pi * t / t[-1]) ** 2
    wave = (9000 * swell * np.sin(2 * np.pi * hertz * t)).astype(np.int16)
    both = np.repeat(wave[:, None], channels, axis=1)
    return pygame.sndarray.make_sound(both if channels > 1 else wave)


class Deck:
    """Two channels that hand one looped clip over to the next."""

    def __init__(self, bus: str, channels: tuple[int, int]) -> None:
        self.bus = bus
        self.name: str | None = None
        self._channels = channels
        self._side = 0

    def turn(self, sound: pygame.mixer.Sound | None, fade: float, level: float) -> None:
        """Fade to a clip, or to silence."""
        ms = max(0, round(fade * 1000))
        pygame.mixer.Channel(self._channels[self._side]).fadeout(ms)
        if sound is None:
            return
        self._side = 1 - self._side
        channel = pygame.mixer.Channel(self._channels[self._side])
        channel.play(sound, loops=-1, fade_ms=ms)
        channel.set_volume(level)

    def level(self, level: float) -> None:
        """Set how loud the playing side is."""
        pygame.mixer.Channel(self._channels[self._side]).set_volume(level)


class Sound:
    """Everything that is heard."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._volumes = dict.fromkeys(BUSES, 1.0)
        self._clips: dict[str, pygame.mixer.Sound | None] = {}
        self._decks = {
            "music": Deck("music", _MUSIC),
            "ambience": Deck("ambience", _AMBIENCE),
        }
        self._speaking = False
        self._nearness = -1
        self.awake = False
        self.missing: list[str] = []

    def open(self) -> bool:
        """Open the device, after the first frame; whether there is one."""
        if self.awake:
            return True
        try:
            pygame.mixer.init(48000, -16, 2, 1024)
        except pygame.error:
            return False
        pygame.mixer.set_num_channels(CHANNELS)
        pygame.mixer.set_reserved(_RESERVED)
        self.awake = True
        for deck in self._decks.values():
            if deck.name is not None:
                deck.turn(self._clip(deck.name), FADE, self._level(deck.bus))
        return True

    def close(self) -> None:
        """Let the device go."""
        if self.awake:
            pygame.mixer.quit()
        self.awake = False
        self._clips.clear()

    def event(self, event: pygame.Event) -> None:
        """Take a device that appears while there is none."""
        if event.type == _ADDED and not self.awake and not event.iscapture:
            self.open()

    def set_volumes(self, volumes: Mapping[str, float]) -> None:
        """Loudness of each bus from 0 to 1; buses that are not named stay."""
        for bus in BUSES:
            if bus in volumes:
                self._volumes[bus] = min(1.0, max(0.0, float(volumes[bus])))
        self._balance()

    def level(self, bus: str, clip: float = 1.0) -> float:
        """How loud a clip of a bus is now, from 0 to 1."""
        return self._level(bus) * min(1.0, max(0.0, clip))

    def play(self, name: str, volume: float = 1.0) -> None:
        """An effect, ``sounds/NAME.ogg`` or ``.wav``, on a free channel."""
        sound = self._clip(name)
        if sound is None:
            return
        channel = pygame.mixer.find_channel()
        if channel is not None:
            channel.play(sound)
            channel.set_volume(self.level("effects", volume))

    def near(self, closeness: float) -> None:
        """A short soft tone, higher the nearer (0 to 1) something is to its goal."""
        step = round(min(1.0, max(0.0, closeness)) * STEPS)
        if not self.awake or step == self._nearness:
            return
        self._nearness = step
        key = f"tone:{step}"
        if key not in self._clips:
            self._clips[key] = tone(LOW * (HIGH / LOW) ** (step / STEPS))
        sound = self._clips[key]
        channel = pygame.mixer.find_channel()
        if sound is not None and channel is not None:
            channel.play(sound)
            channel.set_volume(self.level("effects", 0.35))

    def music(self, name: str | None, fade: float = FADE) -> None:
        """Cross-fade to a piece, or to silence for None."""
        self._turn("music", name, fade)

    def ambience(self, name: str | None, fade: float = FADE) -> None:
        """Cross-fade to a place's sound, or to silence for None."""
        self._turn("ambience", name, fade)

    def say(self, name: str) -> None:
        """A spoken line; music and ambience make room for it until ``tick`` ends it."""
        sound = self._clip(name)
        if sound is None:
            return
        channel = pygame.mixer.Channel(_VOICE)
        channel.play(sound)
        channel.set_volume(self.level("voice"))
        self._speaking = True
        self._balance()

    def hush(self) -> None:
        """End the spoken line."""
        if self.awake:
            pygame.mixer.Channel(_VOICE).fadeout(120)
        self._speaking = False
        self._balance()

    def tick(self) -> None:
        """Give the music its room back when a spoken line is over; once a frame."""
        playing = self.awake and pygame.mixer.Channel(_VOICE).get_busy()
        if self._speaking and not playing:
            self.hush()

    def _turn(self, bus: str, name: str | None, fade: float) -> None:
        deck = self._decks[bus]
        if deck.name == name:
            return
        deck.name = name
        if self.awake:
            clip = None if name is None else self._clip(name)
            deck.turn(clip, fade, self._level(bus))

    def _level(self, bus: str) -> float:
        ducked = self._speaking and bus in self._decks
        duck = DUCKED if ducked else 1.0
        own = 1.0 if bus == "master" else self._volumes[bus]
        return self._volumes["master"] * own * duck

    def _balance(self) -> None:
        if self.awake:
            for deck in self._decks.values():
                deck.level(self._level(deck.bus))

    def _clip(self, name: str) -> pygame.mixer.Sound | None:
        if not self.awake:
            return None
        if name not in self._clips:
            self._clips[name] = self._load(name)
        return self._clips[name]

    def _load(self, name: str) -> pygame.mixer.Sound | None:
        for ending in ("ogg", "wav"):
            file = f"sounds/{name}.{ending}"
            try:
                if self._assets.has(file):
                    return pygame.mixer.Sound(BytesIO(self._assets.read(file)))
            except (AssetFault, pygame.error) as fault:
                self.missing.append(str(fault))
                return None
        self.missing.append(f"no sound is named {name[:60]!r}")
        return None
