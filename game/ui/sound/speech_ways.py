"""The speech programs that are known: how each is told what to say, as pure functions.

``--`` keeps text that begins with a dash from being an option.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from game.ui.sound.manner import Manner, Reader

Command = tuple[str, ...]
# Words a minute at the rate 1: what espeak-ng and say take for it themselves.
WORDS = 175
# How many words a minute speech-dispatcher makes of its rates 0 and 100.
_SLOW, _USUAL, _QUICK = 80, 170, 449
_SAY_ROW = re.compile(r"(\S.*?)\s+([a-z]{2,3}[_-]\w+)\s+#")


class Way(Struct, frozen=True, kw_only=True):
    """One program: what it is called and how it is asked.

    ``silence`` is told to one that speaks through a server, which goes on without it.
    """

    program: str
    command: Callable[[Manner, str], Command]
    listing: Command
    readers: Callable[[str], Iterator[Reader]]
    silence: Command = ()


def spd_say(manner: Manner, text: str) -> Command:
    """Through speech-dispatcher, whose scales go from -100 to 100 with 0 for usual."""
    words = WORDS * manner.rate
    span = _QUICK - _USUAL if words >= _USUAL else _USUAL - _SLOW
    rate = round(100 * (words - _USUAL) / span) if manner.rate != 1.0 else 0
    volume = round(200 * _share(manner.volume)) - 100
    return (
        "--wait",
        *("--rate", str(max(-100, min(100, rate)))),
        *("--volume", str(volume)),
        *("--language", manner.language),
        *(("--synthesis-voice", manner.voice) if manner.voice else ()),
        "--",
        text,
    )


def espeak(manner: Manner, text: str) -> Command:
    """Through espeak-ng, or espeak: amplitudes from 0 to 200, 100 for usual."""
    return (
        *("-s", str(round(WORDS * manner.rate))),
        *("-a", str(round(100 * _share(manner.volume)))),
        *("-v", manner.voice or manner.language),
        "--",
        text,
    )


def say(manner: Manner, text: str) -> Command:
    """Through macOS, where loudness is told within the text."""
    volume = _share(manner.volume)
    loud = f"[[volm {volume:.2f}]] " if volume < 1.0 else ""
    return (
        *("-r", str(round(WORDS * manner.rate))),
        *(("-v", manner.voice) if manner.voice else ()),
        "--",
        loud + text,
    )


def _share(volume: float) -> float:
    return max(0.0, min(1.0, volume))


def spd_readers(listed: str) -> Iterator[Reader]:
    """The rows of ``spd-say --list-synthesis-voices``: name, language, variant.

    A voice is listed once more for each of a hundred timbres, behind a plus: not those.
    """
    for row in listed.splitlines()[1:]:
        parts = row.rsplit(None, 2)
        if len(parts) == 3 and "+" not in parts[0]:
            name = parts[0].strip()
            yield Reader(name, name.replace("_", " "), parts[1])


def espeak_readers(listed: str) -> Iterator[Reader]:
    """The rows of ``espeak-ng --voices``, without voices of another program."""
    for row in listed.splitlines()[1:]:
        parts = row.split()
        if len(parts) >= 5 and not parts[4].startswith("mb/"):
            yield Reader(parts[1], parts[3].replace("_", " "), parts[1])


def say_readers(listed: str) -> Iterator[Reader]:
    """The rows of ``say -v '?'``: name, language, a sentence."""
    for found in filter(None, map(_SAY_ROW.match, listed.splitlines())):
        yield Reader(found[1], found[1], found[2])


_LINUX = (
    Way(
        program="spd-say",
        command=spd_say,
        listing=("--list-synthesis-voices",),
        readers=spd_readers,
        silence=("--cancel",),
    ),
    *(
        Way(
            program=name,
            command=espeak,
            listing=("--voices",),
            readers=espeak_readers,
        )
        for name in ("espeak-ng", "espeak")
    ),
)
_MACOS = (Way(program="say", command=say, listing=("-v", "?"), readers=say_readers),)
_WAYS: Mapping[str, Sequence[Way]] = {"darwin": (*_MACOS, *_LINUX), "win32": _LINUX[1:]}


def ways(system: str) -> Sequence[Way]:
    """The programs that a system may have, the best first."""
    return _WAYS.get(system, _LINUX)
