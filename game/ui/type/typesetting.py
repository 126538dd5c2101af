"""Setting text: lines break alike at every window size and appear glyph by glyph."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise

import pygame
from msgspec import Struct

from game.ui.kept import PICTURES, Kept, weight
from game.ui.theme import Colour
from game.ui.type.equation import Equations, Outline, plain
from game.ui.type.fonts import Face, Fonts
from game.ui.type.line_breaking import Word, breaks
from game.ui.type.words import Piece, Run, Style, Unit, face_of, joined, units

__all__ = ["Run", "Style", "Text", "Typesetter"]

REFERENCE = 64
SLACK = 0.97
# Ems of a line from which its end may wait for a sentence's, and where it always does.
NARROW, WIDE = 18.0, 24.0
# Outlines begin with their ink: so much of an em keeps them off the word before.
BEARING = 0.06
KEPT_WORDS = 256


class Line(Struct):
    """A set line: its picture, how many ``glyphs`` it has and how ``wide`` they are.

    ``reach`` measures the right edge of so many of them, in pixels: only a line that
    is being written asks.
    """

    picture: pygame.Surface
    glyphs: int
    wide: int
    x: int
    reach: Callable[[int], int]


class Text:
    """A text set at one size: drawn whole or up to a number of glyphs.

    ``letters`` has one character a glyph, a formula counting as one; ``pauses`` maps a
    number of shown glyphs to the silence that follows, in seconds.
    """

    def __init__(
        self,
        lines: list[Line],
        leading: int,
        pauses: Mapping[int, float],
        letters: str = "",
    ) -> None:
        self.lines = lines
        self.leading = leading
        self.pauses = pauses
        self.letters = letters
        self.glyphs = sum(line.glyphs for line in lines)
        self.height = leading * len(lines)
        self.width = max((line.x + line.wide for line in lines), default=0)

    def weight(self) -> int:
        """What its pictures weigh."""
        return sum(weight(line.picture) for line in self.lines)

    def draw(
        self, surface: pygame.Surface, x: float, y: float, shown: float | None = None
    ) -> None:
        """Draw with the top left corner at (x, y); ``shown`` glyphs, or all."""
        left = self.glyphs if shown is None else int(shown)
        for number, line in enumerate(self.lines):
            if left <= 0:
                return
            picture = line.picture
            top = round(y) + number * self.leading
            top += (self.leading - picture.get_height()) // 2
            if left >= line.glyphs:
                surface.blit(picture, (round(x) + line.x, top))
            else:
                area = (0, 0, line.reach(left), picture.get_height())
                surface.blit(picture, (round(x) + line.x, top), area)
            left -= line.glyphs

    def end(self, x: float, y: float) -> tuple[int, int]:
        """The pixel after the last glyph, on the middle of its line."""
        if not self.lines:
            return (round(x), round(y))
        last = self.lines[-1]
        middle = round(y + (len(self.lines) - 0.5) * self.leading)
        return (round(x) + last.x + last.wide, middle)


class Typesetter:
    """Sets runs of text and keeps what it set, up to a weight."""

    def __init__(self, fonts: Fonts, equations: Equations) -> None:
        self.fonts = fonts
        self.equations = equations
        self._kept: Kept[tuple[tuple[Run, ...], Style, float], Text]
        self._kept = Kept(PICTURES, Text.weight)
        self._read: Kept[tuple[object, ...], tuple[list[Unit], list[Word]]]
        self._read = Kept(KEPT_WORDS)

    def set(self, runs: Sequence[Run], style: Style, k: float) -> Text:
        """The text at ``k`` pixels a logical unit."""
        key = (tuple(runs), style, k)
        return self._kept.of(key, lambda: self._set(*key))

    def lines(self, runs: Sequence[Run], style: Style) -> int:
        """How many lines the text takes, at any window size."""
        return len(self._broken(tuple(runs), style)[1])

    def _broken(
        self, runs: tuple[Run, ...], style: Style
    ) -> tuple[list[Unit], list[int]]:
        # The words and their widths at the reference size are kept.
        key = (runs, style.face, style.italic, style.colour, style.accent)
        words, measured = self._read.of(key, lambda: self._measured(runs, style))
        ems = style.width / style.size
        rest = min(1.0, max(0.0, (ems - NARROW) / (WIDE - NARROW)))
        return words, breaks(measured, ems * REFERENCE * SLACK, rest)

    def _measured(
        self, runs: tuple[Run, ...], style: Style
    ) -> tuple[list[Unit], list[Word]]:
        words = units(runs, style, readable=self.fonts.readable)
        space = self.fonts.width(face_of(style, Run("")), REFERENCE, " ")
        measured = [
            Word(
                sum(self._width(p, REFERENCE) for p in word.pieces),
                space if word.spaced else 0.0,
                word.forced,
                word.ends,
            )
            for word in words
        ]
        return words, measured

    def _set(self, runs: tuple[Run, ...], style: Style, k: float) -> Text:
        words, starts = self._broken(runs, style)
        px = max(4, round(style.size * k))
        lines: list[Line] = []
        pauses: dict[int, float] = {}
        letters = ""
        for first, after in pairwise([*starts, len(words)]):
            part = words[first:after]
            for i, word in enumerate(part):
                letters += " " if i and word.spaced else ""
                for at, seconds in word.pauses:
                    shown = len(letters) + at
                    pauses[shown] = pauses.get(shown, 0.0) + seconds
                letters += word.letters
            lines.append(self._line(part, style, px, round(style.width * k)))
        return Text(lines, style.line(k), pauses, letters)

    def _line(self, words: list[Unit], style: Style, px: int, room: int) -> Line:
        base = face_of(style, Run(""))
        pieces: list[Piece] = []
        for word in words:
            if pieces and word.spaced:
                pieces.append(Piece(" ", base, style.colour))
            pieces += word.pieces
        places: list[tuple[int, Piece]] = []
        x = 0
        for piece in joined(pieces):
            places.append((x, piece))
            x += self._width(piece, px)
        tall, deep = self._extent([piece for _, piece in places], px, base)
        fall = max(1, px // 20) if style.shadow else 0
        size = (x + px // 3, tall + deep + fall)
        picture = pygame.Surface(size, pygame.SRCALPHA)
        for left, piece in places if style.shadow else ():
            self._ink(picture, left, piece, px, tall + fall, (0, 0, 0))
        for left, piece in places:
            self._ink(picture, left, piece, px, tall, piece.colour)
        glyphs = sum(_glyphs(piece) for _, piece in places)
        reach = partial(self._reach, places, px)
        return Line(picture, glyphs, x, round((room - x) * style.align), reach)

    def _ink(
        self,
        picture: pygame.Surface,
        x: int,
        piece: Piece,
        px: int,
        base: int,
        colour: Colour,
    ) -> None:
        drawn = self._drawn(piece, px, colour)
        outline = self._outline(piece)
        if outline is not None:
            top = base - drawn.get_height() + round(outline.depth * px)
            x += round(BEARING * px)
        else:
            top = base - self.fonts.ascent(piece.face, px)
        picture.blit(drawn, (x, top))

    def _outline(self, piece: Piece) -> Outline | None:
        return self.equations.outline(piece.text) if piece.formula else None

    def _drawn(self, piece: Piece, px: int, colour: Colour) -> pygame.Surface:
        if piece.formula:
            formula = self.equations.render(piece.text, px, colour)
            if formula is not None:
                return formula
        return self.fonts.render(piece.face, px, _shown(piece), colour)

    def _width(self, piece: Piece, px: int) -> int:
        outline = self._outline(piece)
        if outline is not None:
            return max(1, round(outline.width * px) + round(BEARING * px))
        return self.fonts.width(piece.face, px, _shown(piece))

    def _reach(self, places: list[tuple[int, Piece]], px: int, count: int) -> int:
        """The right edge of the first ``count`` glyphs of a line."""
        for left, piece in places:
            if count < _glyphs(piece):
                return left + self.fonts.width(piece.face, px, piece.text[:count])
            count -= _glyphs(piece)
            if count == 0:
                return left + self._width(piece, px)
        return 0

    def _extent(self, pieces: list[Piece], px: int, face: Face) -> tuple[int, int]:
        """How far a line reaches above its baseline, and below it."""
        extents = [self._font_extent(face, px)]
        for piece in pieces:
            outline = self._outline(piece)
            if outline is None:
                extents.append(self._font_extent(piece.face, px))
            else:
                over = round((outline.height - outline.depth) * px)
                extents.append((over, round(outline.depth * px) + 1))
        return max(over for over, _ in extents), max(under for _, under in extents)

    def _font_extent(self, face: Face, px: int) -> tuple[int, int]:
        over = self.fonts.ascent(face, px)
        return over, self.fonts.height(face, px) - over


def _glyphs(piece: Piece) -> int:
    return 1 if piece.formula else len(piece.text)


def _shown(piece: Piece) -> str:
    return plain(piece.text) if piece.formula else piece.text
