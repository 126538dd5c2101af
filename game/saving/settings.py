"""What the player has set. A value that is not one of ours is dropped and named."""

import json
import re
import reprlib
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import asdict, fields, replace

from game.language import _
from game.saving.envelope import MOST_BYTES, Damage
from game.saving.own_keys import DEVICES, SWITCH, Own, fitting

# What the settings that are words may be.
WORDS = {
    "language": re.compile(r"([a-z]{2,3}(_[A-Za-z0-9]{2,8})*)?"),
    "presenting": re.compile("|graphics|copy"),
    "keyboard_half": re.compile("|left|right"),
    "hurry": re.compile("|short|hand"),
    "stick": re.compile("|left|right|both|none"),
    "pad_signs": re.compile("|xbox|playstation|nintendo"),
    "switches": re.compile("|one|two"),
    "switch_take": SWITCH,
    "switch_step": SWITCH,
    "speech_voice": re.compile(r"[^\x00-\x1f\x7f]{0,200}"),
    "window": re.compile(r"(\d{1,5}x\d{1,5}([+-]\d{1,5}){2}(max)?)?"),
}
BUSES = ("master", "music", "ambience", "voice", "effects")


class Settings(Struct, frozen=True, kw_only=True):
    """Text speed in glyphs a second (0: at once), delays in seconds, volumes 0 to 1.

    Where the story lets lines go on by themselves, ``hurry`` is ``short`` for in less
    than half the time, ``hand`` for not at all.

    ``language`` is a language's code, or empty for that of the computer; ``presenting``
    how frames reach the screen, or empty for what suits the machine; ``window`` where
    the window stood, as X11 writes it. ``self_voicing`` reads everything aloud,
    ``speech_rate`` times as fast as the speech program does by itself, by the voice
    that it knows as ``speech_voice``. ``captions`` tell what sounds. ``keys``,
    ``mouse`` and ``pad`` are what was bound anew; ``switches`` how many the player has,
    empty for hands without, each named as ``keys:space``; ``scan_rest`` how long the
    light of one switch rests.
    """

    text_speed: float = 45.0
    text_scale: float = 1.0
    auto_delay: float = 1.6
    hurry: str = ""
    skip_unseen: bool = False
    master: float = 1.0
    music: float = 0.8
    ambience: float = 0.8
    voice: float = 1.0
    effects: float = 0.9
    fullscreen: bool = False
    ask_leaving: bool = True
    reduced_motion: bool = False
    high_contrast: bool = False
    readable_font: bool = False
    self_voicing: bool = False
    speech_rate: float = 1.0
    speech_volume: float = 1.0
    speech_voice: str = ""
    captions: bool = False
    language: str = ""
    presenting: str = ""
    window: str = ""
    keys: Own = field(default_factory=dict)
    mouse: Own = field(default_factory=dict)
    pad: Own = field(default_factory=dict)
    keyboard_half: str = ""
    mouse_swapped: bool = False
    sticky_drag: bool = False
    skip_toggles: bool = False
    stick: str = ""
    stick_turned_x: bool = False
    stick_turned_y: bool = False
    stick_rest: float = 0.28
    pad_signs: str = ""
    switches: str = ""
    switch_take: str = "keys:space"
    switch_step: str = "keys:return"
    scan_rest: float = 1.2

    @property
    def volumes(self) -> dict[str, float]:
        """Volume by bus."""
        return {bus: getattr(self, bus) for bus in BUSES}

    @property
    def typing(self) -> float:
        """Glyphs a second that lines type; letters one by one are motion, too."""
        return 0.0 if self.reduced_motion else self.text_speed


LIMITS: Mapping[str, tuple[float, float]] = {
    "text_speed": (0.0, 400.0),
    "text_scale": (0.8, 2.0),
    "auto_delay": (0.0, 10.0),
    "stick_rest": (0.1, 0.8),
    "scan_rest": (0.5, 4.0),
    "speech_rate": (0.5, 3.0),
    "speech_volume": (0.1, 1.0),
    **dict.fromkeys(BUSES, (0.0, 1.0)),
}


def read_settings(given: Any) -> tuple[Settings, tuple[str, ...]]:
    """Settings from decoded JSON, and a sentence for each value that was left out."""
    if not isinstance(given, dict):
        return Settings(), (_("The settings are not a list of names and values."),)
    known = {field.name: field.type for field in fields(Settings)}
    settings, told = Settings(), []
    for name, value in given.items():
        if name not in known:
            told.append(
                _("There is no setting {shown}; it was left out.", shown=_shown(name))
            )
            continue
        fits: Any = None
        if name in DEVICES:
            own = fitting(name, value)
            fits, left = own if own is not None else (None, ())
            told += left
        else:
            fits = _fitting(name, value, known[name])
        if fits is None:
            told.append(
                _(
                    "The setting {name} cannot be {shown}.",
                    name=name,
                    shown=_shown(value),
                )
            )
            continue
        settings = replace(settings, **{name: fits})
    return settings, tuple(told)


def _fitting(name: str, value: Any, kind: Any) -> float | bool | str | None:
    try:
        fits = msgspec.convert(value, kind, strict=True)
    except (ValueError, OverflowError):
        return None
    if isinstance(fits, str):
        return fits if WORDS[name].fullmatch(fits) else None
    low, high = LIMITS.get(name, (0.0, 1.0))
    if isinstance(fits, bool):
        return fits
    return float(fits) if low <= fits <= high else None


def _shown(value: Any) -> str:
    """A stranger's value, short and on one line."""
    return ascii(reprlib.repr(value))[1:-1][:60] if value is not None else "nothing"


def encode_settings(settings: Settings) -> bytes:
    """The settings as a file that a person can read and change."""
    return (json.dumps(asdict(settings), indent=2) + "\n").encode()


def decode_settings(data: bytes) -> tuple[Settings, tuple[str, ...]]:
    """The settings of a file, and a sentence for each value that was left out."""
    if len(data) > MOST_BYTES:
        raise Damage("the file is too large")
    try:
        given = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise Damage("the file is not JSON") from fault
    return read_settings(given)
