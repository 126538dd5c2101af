"""The faces, and which of them draws a character: text is split into runs by cmap."""

import re
import struct
from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from io import BytesIO
from pathlib import Path

import pygame

from game.ui.kept import PICTURES, Kept, weight
from game.ui.theme import Colour
from game.ui.type.font_coverage import characters, fault
from game.ui.window.assets import AssetFault, Assets, Attempts

KEPT_FONTS = 96
KEPT_WIDTHS = 2048


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
    FIGURE = "figure"


_FILES = {
    Face.READING: "Literata-Regular.ttf",
    Face.READING_ITALIC: "Literata-Italic.ttf",
    Face.READING_BOLD: "Literata-SemiBold.ttf",
    Face.UI: "AtkinsonHyperlegibleNext-Regular.ttf",
    Face.UI_MEDIUM: "AtkinsonHyperlegibleNext-Medium.ttf",
    Face.UI_BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
    Face.MATH: "Literata-Italic.ttf",
    Face.FIGURE: "AtkinsonHyperlegibleNext-Medium.ttf",
    Face.MONO: "JetBrainsMono-Medium.ttf",
    Face.TITLE: "CormorantGaramond-Medium.ttf",
}
_READABLE = "OpenDyslexic-Regular.otf"
# Its capitals stand as far from small letters as words stand apart elsewhere.
_CAPITAL = re.compile(r"(?<=[A-Z])(?=[a-z])")
_CLOSER = 0.12
# A root of a number has a roof: in ems, its weight and the air beneath it.
_ROOT = re.compile(r"(√\d+)")
_ROOF, _UNDER = 0.065, 0.05
_SERIF = (Face.READING, Face.READING_ITALIC, Face.READING_BOLD, Face.TITLE, Face.MATH)
# Formulas and headings are pictures more than words.
_OWN = (Face.MATH, Face.FIGURE, Face.TITLE)
_REST = ("Inter-Regular.ttf", "EigenfaceSigns.ttf")
FILES = tuple(dict.fromkeys((*_FILES.values(), *_REST, _READABLE)))


def read_font(assets: Assets, name: str) -> tuple[bytes, frozenset[int]]:
    """A font of ``art/fonts`` and its code points; ``AssetFault`` if it is damaged."""
    file = f"art/fonts/{name}"
    data = assets.read(file)
    try:
        wrong = fault(data)
        if wrong:
            raise AssetFault(file, wrong, "put the file back")
        signs = characters(data)
        pygame.font.Font(BytesIO(data), 12)
    except (struct.error, IndexError, pygame.error) as error:
        raise AssetFault(file, str(error), "put the file back") from None
    return data, signs


class Fonts(Attempts):
    """Fonts at pixel sizes, loaded when first asked for.

    ``readable`` puts OpenDyslexic in the place of every face that is read in lines, in
    labels or on buttons. A character that
    a face lacks is drawn in the next of its chain that has it.
    """

    def __init__(self, assets: Assets, *, readable: bool = False) -> None:
        super().__init__()
        self.assets = assets
        self.readable = readable
        self._read: dict[str, tuple[bytes, frozenset[int]]] = {}
        self._fonts: Kept[tuple[str, int], pygame.font.Font] = Kept(KEPT_FONTS)
        self._widths: Kept[tuple[Face, int, str], int] = Kept(KEPT_WIDTHS)
        self._pictures: Kept[tuple[Face, int, str, Colour], pygame.Surface]
        self._pictures = Kept(PICTURES, weight)

    def font(self, face: Face, px: int) -> pygame.font.Font:
        """The first font of a face at a size in pixels (4 to 400)."""
        return self._font(self._chain(face)[0], px)

    def runs(self, face: Face, text: str) -> list[tuple[str, str]]:
        """The text as (font file, part) in order; joined, the parts are the text."""
        chain = self._chain(face)
        if text and self._map(chain[0]).issuperset(map(ord, text)):
            whole = chain[0] != _READABLE
            parts = [text] if whole else _CAPITAL.split(text)
            return [(chain[0], part) for part in parts if part]
        found: list[tuple[str, str]] = []
        for sign in text:
            name = self._first_with(chain, sign, found[-1][0] if found else chain[0])
            if found and found[-1][0] == name:
                found[-1] = (name, found[-1][1] + sign)
            else:
                found.append((name, sign))
        return found

    def lacking(self, face: Face, text: str) -> str:
        """The signs of a text that no font of a face's chain draws, each once."""
        chain = self._chain(face)
        signs = (sign for sign in dict.fromkeys(text) if not sign.isspace())
        return "".join(
            sign
            for sign in signs
            if not any(ord(sign) in self._map(name) for name in chain)
        )

    def width(self, face: Face, px: int, text: str) -> int:
        """Width of a line in pixels."""
        return self._widths.of(
            (face, px, text),
            lambda: sum(self._wide(n, px, t) for n, t in self.runs(face, text)),
        )

    def _wide(self, name: str, px: int, part: str) -> int:
        """Width of a part; a capital keeps close to the small letters after it."""
        wide = self._font(name, px).size(part)[0]
        capital = name == _READABLE and part[-1:].isupper()
        return wide - round(_CLOSER * px) if capital else wide

    def ascent(self, face: Face, px: int) -> int:
        """Pixels from the top of a rendered line to its baseline."""
        return self.font(face, px).get_ascent()

    def height(self, face: Face, px: int) -> int:
        """Height of a rendered line in pixels."""
        return self.font(face, px).get_height()

    def render(self, face: Face, px: int, text: str, colour: Colour) -> pygame.Surface:
        """One line with straight alpha, its baseline at ``ascent``; kept in a cache."""
        key = (face, px, text, colour)
        return self._pictures.of(key, lambda: self._picture(*key))

    def _picture(
        self, face: Face, px: int, text: str, colour: Colour
    ) -> pygame.Surface:
        parts = _ROOT.split(text)
        if len(parts) == 1:
            return self._line(face, px, text, colour)
        width = max(1, self.width(face, px, text))
        line = pygame.Surface((width, self.height(face, px)), pygame.SRCALPHA)
        done = ""
        for i, part in enumerate(parts):
            x = self.width(face, px, done)
            if i % 2:
                self._root(line, x, (face, px, part, colour))
            elif part:
                line.blit(self._line(face, px, part, colour), (x, 0))
            done += part
        return line

    def _root(
        self, line: pygame.Surface, x: int, what: tuple[Face, int, str, Colour]
    ) -> None:
        """A root that begins at ``x``; its sign is lifted to its roof."""
        face, px, text, colour = what
        sign, number = (self._line(face, px, t, colour) for t in (text[0], text[1:]))
        over, under = sign.get_bounding_rect(), number.get_bounding_rect()
        thick = max(1, round(_ROOF * px))
        top = max(0, under.top - max(1, round(_UNDER * px)) - thick)
        begins = x + self.width(face, px, text[0])
        line.blit(sign, (x, top - over.top))
        line.blit(number, (begins, 0))
        start, end = x + over.right - thick, begins + under.right
        line.fill((*colour, 255), (start, top, end - start, thick))

    def _line(self, face: Face, px: int, text: str, colour: Colour) -> pygame.Surface:
        """One line as the fonts have it."""
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
            x += self._wide(name, px, part)
        return line

    def _chain(self, face: Face) -> tuple[str, ...]:
        own = _FILES[face]
        if self.readable and face not in _OWN:
            return (_READABLE, own, *_REST)
        serif = (_FILES[Face.READING],) if face in _SERIF else ()
        return (own, *serif, *_REST)

    def _first_with(self, chain: tuple[str, ...], sign: str, before: str) -> str:
        code = ord(sign)
        if sign in " \u00a0" and code in self._map(before):
            return before
        return next((name for name in chain if code in self._map(name)), chain[0])

    def _map(self, name: str) -> frozenset[int]:
        return self._file(name)[1]

    def _file(self, name: str) -> tuple[bytes, frozenset[int]]:
        if name not in self._read:
            self._read[name] = self._first_of((name, *FILES))
        return self._read[name]

    def _first_of(self, names: Iterable[str]) -> tuple[bytes, frozenset[int]]:
        """The first font that can be used, and pygame's own where none can."""
        for name in names:
            read = self.attempt(partial(read_font, self.assets, name))
            if read is not None:
                return read
        own = Path(pygame.__file__).parent / pygame.font.get_default_font()
        data = own.read_bytes()
        return data, characters(data)

    def _font(self, name: str, px: int) -> pygame.font.Font:
        # OpenDyslexic is large on its body: this gives it the x-height of Literata.
        px = min(400, max(4, round(px * 0.86) if name == _READABLE else px))

        def load() -> pygame.font.Font:
            return pygame.font.Font(BytesIO(self._file(name)[0]), px)

        return self._fonts.of((name, px), load)
