"""The recorded voices of a chapter: which line has one, how long and how loud it is."""

import zlib
from bisect import bisect_right

from msgspec import Struct

from game.ui.window.assets import Assets, Attempts

FOLDER = "voices"


class Recording(Struct, frozen=True):
    """A line as it was spoken.

    ``said`` is ``mark`` of the text that was spoken, ``loudness`` one digit to the
    base 36 for each frame of the chapter's ``frames`` a second. ``ends`` is when each
    of its sounds has been spoken, in hundredths of a second.
    """

    said: str
    seconds: float
    loudness: str
    ends: str = ""


class Chapter(Struct, frozen=True):
    """What ``sounds/voices/CHAPTER.json`` holds."""

    frames: int
    lines: dict[str, Recording]


class Voice(Struct, frozen=True):
    """A voice that can be heard: the sound's name, its seconds, its loudness.

    ``ends`` are the seconds at which its sounds end.
    """

    name: str
    seconds: float
    frames: int
    loudness: str
    ends: tuple[float, ...] = ()

    def level(self, seconds: float) -> float:
        """How loud it is so many seconds after its begin, from 0 to 1."""
        at = int(seconds * self.frames)
        if not 0 <= at < len(self.loudness):
            return 0.0
        return int(self.loudness[at], 36) / 35.0

    def told(self, seconds: float) -> float:
        """The share of the line that was spoken so many seconds after its begin."""
        if not self.ends:
            return min(1.0, seconds / self.seconds) if self.seconds > 0.0 else 1.0
        return bisect_right(self.ends, seconds) / len(self.ends)


class Voices(Attempts):
    """Finds the voice of a line; a chapter's list is read when first asked for.

    Where something is wrong with a list, its lines are silent.
    """

    def __init__(self, assets: Assets) -> None:
        super().__init__()
        self._assets = assets
        self._chapters: dict[str, Chapter | None] = {}

    def chapter(self, name: str) -> Chapter | None:
        """A chapter's list, or None where it has no voices or they cannot be read."""
        if name not in self._chapters:
            self._chapters[name] = self._read(name)
        return self._chapters[name]

    def find(self, chapter: str, recording: str, text: str) -> Voice | None:
        """The voice of a line, unless its text was changed after it was spoken."""
        known = self.chapter(chapter)
        found = known.lines.get(recording) if known else None
        if known is None or found is None or found.said != mark(text):
            return None
        name = f"{FOLDER}/{chapter}/{recording}"
        ends = tuple(int(end) / 100.0 for end in found.ends.split())
        return Voice(name, found.seconds, known.frames, found.loudness, ends)

    def _read(self, name: str) -> Chapter | None:
        file, way_out = f"sounds/{FOLDER}/{name}.json", "speak the chapter again"
        if not self._assets.has(file):
            return None
        return self.attempt(lambda: self._assets.facts(file, Chapter, way_out))


def mark(text: str) -> str:
    """What tells a line's text from any other that it had before."""
    return f"{zlib.crc32(text.encode()):08x}"
