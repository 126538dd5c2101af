"""Speaking by Windows itself: its SAPI, through ``comtypes``, in this process."""

import locale
import math
from collections.abc import Callable, Iterator
from typing import Any

from game.ui.sound.manner import Manner, Reader

# SpeechVoiceSpeakFlags: at once, cutting off, and no markup within the text.
_SPEAK = 1 | 2 | 16
# At the ends of its scale, -10 and 10, it speaks a third and three times as fast.
_RATES, _FASTEST = 10, 3.0


def rate(times: float) -> int:
    """SAPI's rate for so many times the usual speed."""
    steps = round(_RATES * math.log(times, _FASTEST))
    return max(-_RATES, min(_RATES, steps))


def language(written: str) -> str:
    """The language of a voice's attribute, as ``409;9``: the first that is known."""
    for code in written.split(";"):
        try:
            found = locale.windows_locale.get(int(code, 16))
        except ValueError:
            continue
        if found:
            return found
    return ""


class Sapi:
    """Speaks by a ``SAPI.SpVoice``, which is silent as soon as this process ends."""

    def __init__(self, voice: Any, faults: tuple[type[Exception], ...]) -> None:
        self._voice = voice
        self._faults = faults
        self._usual: Any = None
        self._now = ""

    def say(self, text: str, manner: Manner) -> None:
        """Begin to speak; what is being said is cut off."""
        try:
            self._choose(manner.voice)
            self._voice.Rate = rate(manner.rate)
            self._voice.Volume = round(100 * max(0.0, min(1.0, manner.volume)))
            self._voice.Speak(text, _SPEAK)
        except self._faults:
            return

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""
        try:
            return not self._voice.WaitUntilDone(0)
        except self._faults:
            return False

    def hush(self) -> None:
        """Be silent."""
        try:
            self._voice.Speak("", _SPEAK)
        except self._faults:
            return

    def readers(self) -> tuple[Reader, ...]:
        """The voices that are installed."""
        try:
            return tuple(
                Reader(token.Id, token.GetDescription(), _language_of(token))
                for token in self._tokens()
            )
        except self._faults:
            return ()

    def _tokens(self) -> Iterator[Any]:
        tokens = self._voice.GetVoices()
        return (tokens.Item(i) for i in range(tokens.Count))

    def _choose(self, wanted: str) -> None:
        """Speak with a voice; one that is not there is left out."""
        if wanted == self._now:
            return
        if self._usual is None:
            self._usual = self._voice.Voice
        fit = (token for token in self._tokens() if token.Id == wanted)
        self._voice.Voice = next(fit, self._usual)
        self._now = wanted


def _language_of(token: Any) -> str:
    return language(token.GetAttribute("Language"))


def open_sapi(create: Callable[[], tuple[Any, type[Exception]]]) -> Sapi | None:
    """Windows' own speech; None where it cannot be had."""
    try:
        voice, fault = create()
    except (ImportError, OSError):
        return None
    return Sapi(voice, (fault, OSError, AttributeError))


def create_voice() -> tuple[Any, type[Exception]]:
    """A ``SAPI.SpVoice``, and what it raises."""
    from comtypes import COMError  # noqa: PLC0415  (on Windows alone)
    from comtypes.client import CreateObject  # noqa: PLC0415

    try:
        return CreateObject("SAPI.SpVoice", dynamic=True), COMError
    except COMError as fault:
        raise OSError(str(fault)) from fault
