"""Setting text: lines break alike at every window size and appear glyph by glyph."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import pygame
from msgspec import Struct

from game.ui.theme import Colour
from game.ui.type.equation import Equations, plain
from game.ui.type.fonts import Face, Fonts
from game.ui.type.line_breaking import Rest, Word, breaks

REFERENCE = 64
SLACK = 0.97
# Ems of a line from which its end may wait for a sentence's, and where it always does.
NARROW, WIDE = 18.0, 24.0
# Outlines begin with their ink: so much of an em keeps them off the word before.
BEARING = 0.06
KEPT_BYTES = 32 * 1024 * 1024
KEPT_WORDS = 256


class Run(Struct, frozen=True):
    """Text of one style; ``pause`` is a silence in seconds after it.

    A ``formula`` run's text is TeX.
    """

    text: str
    italic: bool = False
    bold: bool = False
    formula: bool = False
    pause: float = 0.0


class Style(Struct, frozen=True, kw_only=True):
    """How a text is set; lengths in logical units; ``align`` 0 left to 1 right.

    ``italic`` turns the base face: emphasis inside it then stands upright.
    """

    size: float
    width: float
    colour: Colour
    accent: Colour | None = None
    face: Face = Face.READING
    italic: bool = False
    leading: float = 1.5
    align: float = 0.0
    shadow: bool = True

    def line(self, k: float) -> int:
        """Pixels from line to line at ``k`` pixels a logical unit."""
        return max(1, round(self.size * self.leading * k))


class Piece(Struct, frozen=True):
    """A part of a word in one face, or a formula."""

    text: str
    face: Face
    colour: Colour
    formula: bool = False


class _Set(Struct, frozen=True):
    """A word: its pieces, the space before it, and silences inside or after it."""

    pieces: tuple[Piece, ...]
    spaced: bool
    forced: bool
    pauses: tuple[tuple[int, float], ...]


class Line(Struct):
    """A set line: its picture and the right edge of each glyph, in pixels."""

    picture: pygame.Surface
    edges: list[int]
    x: int


class Text:
    """A text set at one size: drawn whole or up to a number of glyphs.

    ``letters`` has one character a glyph, a formula counting as one (an object
    replacement character); ``pauses`` maps a number of shown glyphs to the silence
    that follows, in seconds.
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
        self.glyphs = sum(len(line.edges) for line in lines)
        self.height = leading * len(lines)
        self.width = max(
            (line.x + line.edges[-1] for line in lines if line.edges), default=0
        )

    @property
    def bytes(self) -> int:
        """What its pictures weigh."""
        sizes = (line.picture.get_size() for line in self.lines)
        return sum(4 * w * h for w, h in sizes)

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
            if left >= len(line.edges):
                surface.blit(picture, (round(x) + line.x, top))
            else:
                area = (0, 0, line.edges[left - 1], picture.get_height())
                surface.blit(picture, (round(x) + line.x, top), area)
            left -= len(line.edges)

    def end(self, x: float, y: float) -> tuple[int, int]:
        """The pixel after the last glyph, on the middle of its line."""
        if not self.lines:
            return (round(x), round(y))
        last = self.lines[-1]
        edge = last.edges[-1] if last.edges else 0
        middle = round(y + (len(self.lines) - 0.5) * self.leading)
        return (round(x) + last.x + edge, middle)


class Typesetter:
    """Sets runs of text and keeps what it set, up to a weight."""

    def __init__(self, fonts: Fonts, equations: Equations) -> None:
        self.fonts = fonts
        self.equations = equations
        self._kept: OrderedDict[tuple[tuple[Run, ...], Style, float], Text]
        self._kept = OrderedDict()
        self._bytes = 0
        self._read: OrderedDict[tuple[object, ...], tuple[list[_Set], list[Word]]]
        self._read = OrderedDict()

    def set(self, runs: Sequence[Run], style: Style, k: float) -> Text:
        """The text at ``k`` pixels a logical unit."""
        key = (tuple(runs), style, k)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        text = self._set(key[0], style, k)
        self._kept[key] = text
        self._bytes += text.bytes
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].bytes
        return text

    def lines(self, runs: Sequence[Run], style: Style) -> int:
        """How many lines the text takes, at any window size."""
        return len(self._broken(tuple(runs), style)[1])

    def _broken(
        self, runs: tuple[Run, ...], style: Style
    ) -> tuple[list[_Set], list[int]]:
        words, measured = self._measured(runs, style)
        room = style.width / style.size * REFERENCE * SLACK
        ems = style.width / style.size
        rest = min(1.0, max(0.0, (ems - NARROW) / (WIDE - NARROW)))
        return words, breaks(measured, room, rest)

    def _measured(
        self, runs: tuple[Run, ...], style: Style
    ) -> tuple[list[_Set], list[Word]]:
        """The words and their widths at the reference size, which are kept."""
        key = (runs, style.face, style.italic, style.colour, style.accent)
        kept = self._read.get(key)
        if kept is not None:
            self._read.move_to_end(key)
            return kept
        words = list(self._words(runs, style))
        space = self.fonts.width(_face(style, Run("")), REFERENCE, " ")
        measured = [
            Word(
                sum(self._width(p, REFERENCE) for p in word.pieces),
                space if word.spaced else 0.0,
                word.forced,
                _ends(word),
            )
            for word in words
        ]
        self._read[key] = words, measured
        if len(self._read) > KEPT_WORDS:
            self._read.popitem(last=False)
        return words, measured

    def _set(self, runs: tuple[Run, ...], style: Style, k: float) -> Text:
        words, starts = self._broken(runs, style)
        px = max(4, round(style.size * k))
        lines: list[Line] = []
        pauses: dict[int, float] = {}
        shown = 0
        for first, after in pairwise([*starts, len(words)]):
            part = words[first:after]
            for word in part:
                shown += bool(word is not part[0] and word.spaced)
                for at, seconds in word.pauses:
                    pauses[shown + at] = pauses.get(shown + at, 0.0) + seconds
                shown += _glyphs(word)
            lines.append(self._line(part, style, px, round(style.width * k)))
        return Text(lines, style.line(k), pauses, _letters(words, starts))

    def _line(self, words: list[_Set], style: Style, px: int, room: int) -> Line:
        base = _face(style, Run(""))
        pieces: list[Piece] = []
        for word in words:
            if pieces and word.spaced:
                pieces.append(Piece(" ", base, style.colour))
            pieces += word.pieces
        pieces = _joined(pieces)
        tall, deep = self._extent(pieces, px, base)
        edges: list[int] = []
        x = 0
        places: list[tuple[int, Piece]] = []
        for piece in pieces:
            places.append((x, piece))
            edges += self._edges(piece, px, x)
            x += self._width(piece, px)
        fall = max(1, px // 20) if style.shadow else 0
        size = (x + px // 3, tall + deep + fall)
        picture = pygame.Surface(size, pygame.SRCALPHA)
        if style.shadow:
            self._ink(picture, places, px, tall, shade=fall)
        self._ink(picture, places, px, tall)
        return Line(picture, edges, round((room - x) * style.align))

    def _ink(
        self,
        picture: pygame.Surface,
        places: list[tuple[int, Piece]],
        px: int,
        base: int,
        shade: int = 0,
    ) -> None:
        for left, piece in places:
            x = left
            colour = (0, 0, 0) if shade else piece.colour
            drawn = self._drawn(piece, px, colour)
            outline = self.equations.outline(piece.text) if piece.formula else None
            if outline is not None:
                top = base - drawn.get_height() + round(outline.depth * px)
                x += round(BEARING * px)
            else:
                top = base - self.fonts.ascent(piece.face, px)
            picture.blit(drawn, (x, top + shade))

    def _drawn(self, piece: Piece, px: int, colour: Colour) -> pygame.Surface:
        if piece.formula:
            formula = self.equations.render(piece.text, px, colour)
            if formula is not None:
                return formula
        return self.fonts.render(piece.face, px, _shown(piece), colour)

    def _width(self, piece: Piece, px: int) -> int:
        if piece.formula:
            outline = self.equations.outline(piece.text)
            if outline is not None:
                return max(1, round(outline.width * px) + round(BEARING * px))
        return self.fonts.width(piece.face, px, _shown(piece))

    def _edges(self, piece: Piece, px: int, x: int) -> list[int]:
        if piece.formula:
            return [x + self._width(piece, px)]
        text = piece.text
        ends = range(1, len(text) + 1)
        return [x + self.fonts.width(piece.face, px, text[:end]) for end in ends]

    def _extent(self, pieces: list[Piece], px: int, face: Face) -> tuple[int, int]:
        tall = self.fonts.ascent(face, px)
        deep = self.fonts.height(face, px) - tall
        for piece in pieces:
            outline = self.equations.outline(piece.text) if piece.formula else None
            if outline is not None:
                over = round((outline.height - outline.depth) * px)
                tall, deep = max(tall, over), max(deep, round(outline.depth * px) + 1)
            else:
                over = self.fonts.ascent(piece.face, px)
                under = self.fonts.height(piece.face, px) - over
                tall, deep = max(tall, over), max(deep, under)
        return tall, deep

    def _words(self, runs: tuple[Run, ...], style: Style) -> Iterator[_Set]:
        pieces: list[Piece] = []
        pauses: list[tuple[int, float]] = []
        spaced = forced = False
        for run in runs:
            face = _face(style, run)
            colour = _colour(style, run, readable=self.fonts.readable)
            for part in _parts(run):
                if part in (" ", "\n"):
                    if pieces:
                        yield _Set(tuple(pieces), spaced, forced, tuple(pauses))
                        pieces, pauses, forced = [], [], False
                    spaced, forced = True, forced or part == "\n"
                    continue
                if pieces and _may_break(pieces[-1]):
                    yield _Set(tuple(pieces), spaced, forced, tuple(pauses))
                    pieces, pauses, spaced, forced = [], [], False, False
                pieces.append(Piece(part, face, colour, run.formula))
            if run.pause > 0.0:
                pauses.append((sum(map(_length, pieces)), run.pause))
        if pieces:
            yield _Set(tuple(pieces), spaced, forced, tuple(pauses))


def runs_of(text: str) -> tuple[Run, ...]:
    """Plain text as runs."""
    return (Run(text),)


def _parts(run: Run) -> Iterator[str]:
    if run.formula:
        yield run.text
        return
    word = ""
    for sign in run.text:
        if sign in " \n":
            if word:
                yield word
            yield sign
            word = ""
            continue
        word += sign
        if sign in "—-" and len(word) > 1:
            yield word
            word = ""
    if word:
        yield word


def _may_break(piece: Piece) -> bool:
    return not piece.formula and len(piece.text) > 1 and piece.text[-1] in "—-"


def _ends(word: _Set) -> Rest:
    """What ends with a word."""
    last = word.pieces[-1]
    sign = "" if last.formula else last.text.rstrip("”’)")[-1:]
    if sign and sign in ".?!":
        return Rest.SENTENCE
    return Rest.CLAUSE if sign and sign in ",;:…" else Rest.NOTHING


def _face(style: Style, run: Run) -> Face:
    if style.face is not Face.READING:
        return Face.UI_BOLD if run.bold and style.face is Face.UI else style.face
    if run.bold:
        return Face.READING_BOLD
    return Face.READING_ITALIC if run.italic != style.italic else Face.READING


def _colour(style: Style, run: Run, *, readable: bool) -> Colour:
    flat = readable or style.face is not Face.READING
    if flat and run.italic and style.accent is not None:
        return style.accent
    return style.colour


def _shown(piece: Piece) -> str:
    return plain(piece.text) if piece.formula else piece.text


def _length(piece: Piece) -> int:
    return 1 if piece.formula else len(piece.text)


def _glyphs(word: _Set) -> int:
    return sum(map(_length, word.pieces))


def _letters(words: list[_Set], starts: list[int]) -> str:
    out = ""
    for number, word in enumerate(words):
        out += " " if word.spaced and number not in starts else ""
        out += "".join("\ufffc" if p.formula else p.text for p in word.pieces)
    return out


def _joined(pieces: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if (
            last is not None
            and not (piece.formula or last.formula)
            and (piece.face, piece.colour) == (last.face, last.colour)
        ):
            out[-1] = Piece(last.text + piece.text, piece.face, piece.colour)
        else:
            out.append(piece)
    return out
