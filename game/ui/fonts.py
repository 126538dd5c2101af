"""The faces, and which of them draws a character: text is split into runs by cmap."""

from collections import OrderedDict
from enum import StrEnum
from io import BytesIO

import pygame

from game.ui.assets import Assets
from game.ui.cmap import characters
from game.ui.theme import Colour

CACHE_BYTES = 24 * 1024 * 1024


class Face(StrEnum):
    """A role of type."""

    READING = "reading"
    READING_ITALIC = "reading-italic"
    READING_BOLD = "reading-bold"
    UI = "ui"
    UI_MEDIUM = "ui-medium"
    UI_BOLD = "ui-bold"
    MONO = "mono"
    TITLE = "title"
    MATH = "math"


_FILES = {
    Face.READING: "Literata-Regular.ttf",
    Face.READING_ITALIC: "Literata-Italic.ttf",
    Face.READING_BOLD: "Literata-SemiBold.ttf",
    Face.UI: "AtkinsonHyperlegibleNext-Regular.ttf",
    Face.UI_MEDIUM: "AtkinsonHyperlegibleNext-Medium.ttf",
    Face.UI_BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
    Face.MATH: "Literata-Italic.ttf",
    Face.MONO: "JetBrainsMono-Medium.ttf",
    Face.TITLE: "CormorantGaramond-Medium.ttf",
}
_READABLE = "OpenDyslexic-Regular.otf"
_SERIF = (Face.READING, Face.READING_ITALIC, Face.READING_BOLD, Face.TITLE, Face.MATH)
_REST = ("Inter-Regular.ttf", "EigenfaceSigns.ttf")


class Fonts:
    """Fonts at pixel sizes, loaded when first asked for.

    ``readable`` puts OpenDyslexic in the place of the reading faces. A character that
    a face lacks is drawn in the next of its chain that has it.
    """

    def __init__(self, assets: Assets, *, readable: bool = False) -> None:
        self.assets = assets
        self.readable = readable
        self._data: dict[str, bytes] = {}
        self._maps: dict[str, frozenset[int]] = {}
        self._fonts: OrderedDict[tuple[str, int], pygame.font.Font] = OrderedDict()
        self._pictures: OrderedDict[tuple[Face, int, str, Colour], pygame.Surface] = (
            OrderedDict()
        )
        self._bytes = 0

    def font(self, face: Face, px: int) -> pygame.font.Font:
        """The first font of a face at a size in pixels (4 to 400)."""
        return self._font(self._chain(face)[0], px)

    def runs(self, face: Face, text: str) -> list[tuple[str, str]]:
        """The text as (font file, part) in order; joined, the parts are the text."""
        chain = self._chain(face)
        if text and self._map(chain[0]).issuperset(map(ord, text)):
            return [(chain[0], text)]
        found: list[tuple[str, str]] = []
        for sign in text:
            name = self._first_with(chain, sign, found[-1][0] if found else chain[0])
            if found and found[-1][0] == name:
                found[-1] = (name, found[-1][1] + sign)
            else:
                found.append((name, sign))
        return found

    def width(self, face: Face, px: int, text: str) -> int:
        """Width of a line in pixels."""
        return sum(self._font(n, px).size(t)[0] for n, t in self.runs(face, text))

    def ascent(self, face: Face, px: int) -> int:
        """Pixels from the top of a rendered line to its baseline."""
        return self.font(face, px).get_ascent()

    def height(self, face: Face, px: int) -> int:
        """Height of a rendered line in pixels."""
        return self.font(face, px).get_height()

    def render(self, face: Face, px: int, text: str, colour: Colour) -> pygame.Surface:
        """One line with straight alpha, its baseline at ``ascent``; kept in a cache."""
        key = (face, px, text, colour)
        picture = self._pictures.get(key)
        if picture is not None:
            self._pictures.move_to_end(key)
            return picture
        picture = self._picture(face, px, text, colour)
        self._pictures[key] = picture
        self._bytes += picture.get_width() * picture.get_height() * 4
        while self._bytes > CACHE_BYTES and len(self._pictures) > 1:
            _, old = self._pictures.popitem(last=False)
            self._bytes -= old.get_width() * old.get_height() * 4
        return picture

    def _picture(
        self, face: Face, px: int, text: str, colour: Colour
    ) -> pygame.Surface:
        runs = self.runs(face, text)
        if len(runs) == 1:
            return self._font(runs[0][0], px).render(text, antialias=True, color=colour)
        height, base = self.height(face, px), self.ascent(face, px)
        width = max(1, self.width(face, px, text))
        line = pygame.Surface((width, height), pygame.SRCALPHA)
        x = 0
        for name, part in runs:
            font = self._font(name, px)
            drawn = font.render(part, antialias=True, color=colour)
            line.blit(drawn, (x, base - font.get_ascent()))
            x += font.size(part)[0]
        return line

    def _chain(self, face: Face) -> tuple[str, ...]:
        own = _FILES[face]
        if self.readable and face in _SERIF[:3]:
            return (_READABLE, own, *_REST)
        serif = (_FILES[Face.READING],) if face in _SERIF else ()
        return (own, *serif, *_REST)

    def _first_with(self, chain: tuple[str, ...], sign: str, before: str) -> str:
        code = ord(sign)
        if sign in " \u00a0" and code in self._map(before):
            return before
        return next((name for name in chain if code in self._map(name)), chain[0])

    def _map(self, name: str) -> frozenset[int]:
        if name not in self._maps:
            self._maps[name] = characters(self._file(name))
        return self._maps[name]

    def _file(self, name: str) -> bytes:
        if name not in self._data:
            self._data[name] = self.assets.read(f"art/fonts/{name}")
        return self._data[name]

    def _font(self, name: str, px: int) -> pygame.font.Font:
        # OpenDyslexic is large on its body: this gives it the x-height of Literata.
        px = min(400, max(4, round(px * 0.86) if name == _READABLE else px))
        font = self._fonts.get((name, px))
        if font is None:
            font = pygame.font.Font(BytesIO(self._file(name)), px)
            self._fonts[name, px] = font
            if len(self._fonts) > 96:
                self._fonts.popitem(last=False)
        self._fonts.move_to_end((name, px))
        return font
