"""Whether a screen reader runs on this computer, as far as it can be asked.

Linux tells it by AT-SPI (``org.a11y.Status``), by GNOME's setting, or by the process of
Orca; macOS by the setting of VoiceOver; Windows by ``SPI_GETSCREENREADER``.
"""

import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread

from msgspec import Struct

ASKED = (
    (
        *("dbus-send", "--session", "--print-reply=literal", "--dest=org.a11y.Bus"),
        *("/org/a11y/bus", "org.freedesktop.DBus.Properties.Get"),
        *("string:org.a11y.Status", "string:ScreenReaderEnabled"),
    ),
    (
        *("gsettings", "get", "org.gnome.desktop.a11y.applications"),
        "screen-reader-enabled",
    ),
)
VOICE_OVER = ("defaults", "read", "com.apple.universalaccess", "voiceOverOnOffKey")
PROCESS = "orca"
PATIENCE = 3.0
_GET_SCREEN_READER = 0x0046


class Probes(Struct, frozen=True):
    """How a computer is asked: by a program, its processes' names, or Windows' own."""

    ask: Callable[[tuple[str, ...]], str]
    processes: Callable[[], Iterable[str]]
    windows: Callable[[], bool]


def runs(system: str, probes: Probes) -> bool:
    """Whether a screen reader runs; False where nothing tells."""
    if system == "win32":
        return probes.windows()
    if system == "darwin":
        return probes.ask(VOICE_OVER).strip() == "1"
    if PROCESS in probes.processes():
        return True
    answers = (probes.ask(question).split() for question in ASKED)
    return any(words[-1:] == ["true"] for words in answers)


class Watch:
    """Asks once, on a thread: that may take longer than a frame."""

    def __init__(self, asked: Callable[[], bool] | None = None) -> None:
        self._ask = asked or _asked
        self._begun = self._found = False

    def look(self) -> bool:
        """Whether one is known to run; the first call begins to ask."""
        if not self._begun:
            self._begun = True
            Thread(target=self._answer, name="screen-reader", daemon=True).start()
        return self._found

    def _answer(self) -> None:
        self._found = self._ask()


def _asked() -> bool:
    return runs(sys.platform, Probes(_answer, _processes, _windows))


def _answer(question: tuple[str, ...]) -> str:
    try:
        return subprocess.run(  # noqa: S603 (fixed words)
            question,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE,
            check=False,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _processes() -> Iterable[str]:
    for file in Path("/proc").glob("[0-9]*/comm"):
        try:
            yield file.read_text("utf-8", "replace").strip()
        except OSError:
            continue


def _windows() -> bool:
    import ctypes  # noqa: PLC0415  (on Windows alone)

    library = getattr(ctypes, "windll", None)
    if library is None:
        return False
    found = ctypes.c_int(0)
    library.user32.SystemParametersInfoW(_GET_SCREEN_READER, 0, ctypes.byref(found), 0)
    return bool(found.value)
