"""Text as words, which never break: their pieces, faces and silences."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from game.ui.theme import Colour
from game.ui.type.fonts import Face
from game.ui.type.line_breaking import Rest

# A blank, or a part of a word that ends at a dash.
_PART = re.compile(r"[ \n]|[^ \n][^ \n—-]*[—-]?")


class Run(Struct, frozen=True):
    """Text of one style, or TeX of a formula; ``pause`` is the silence after it."""

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


class Unit(Struct):
    """A word: its pieces, the space before it, and silences inside or after it."""

    pieces: list[Piece]
    spaced: bool
    forced: bool
    pauses: list[tuple[int, float]] = field(default_factory=list)

    @property
    def letters(self) -> str:
        """One character a glyph; a formula is one."""
        return "".join("\ufffc" if p.formula else p.text for p in self.pieces)

    @property
    def ends(self) -> Rest:
        """What ends with it."""
        last = self.pieces[-1]
        sign = "" if last.formula else last.text.rstrip("”’)")[-1:]
        if sign and sign in ".?!":
            return Rest.SENTENCE
        return Rest.CLAUSE if sign and sign in ",;:…" else Rest.NOTHING


def units(runs: Sequence[Run], style: Style, *, readable: bool) -> list[Unit]:
    """The words of a text."""
    out: list[Unit] = []
    word: Unit | None = None
    pauses: list[tuple[int, float]] = []
    spaced = forced = False
    for run in runs:
        face, colour = face_of(style, run), _colour(style, run, readable=readable)
        for part in _parts(run):
            if part in (" ", "\n"):
                word, spaced, forced = None, True, forced or part == "\n"
                continue
            if word is None or _may_break(word.pieces[-1]):
                word = Unit([], spaced, forced, pauses)
                out.append(word)
                pauses, spaced, forced = [], False, False
            word.pieces.append(Piece(part, face, colour, run.formula))
        if run.pause > 0.0 and word is not None:
            word.pauses.append((len(word.letters), run.pause))
        elif run.pause > 0.0:
            pauses.append((0, run.pause))
    return out


def joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The same pieces, neighbours of one face and colour in one."""
    last: Piece | None = None
    for piece in pieces:
        looks = (piece.face, piece.colour)
        if last is None:
            last = piece
        elif piece.formula or last.formula or looks != (last.face, last.colour):
            yield last
            last = piece
        else:
            last = Piece(last.text + piece.text, *looks)
    if last is not None:
        yield last


def _parts(run: Run) -> list[str]:
    return [run.text] if run.formula else _PART.findall(run.text)


def _may_break(piece: Piece) -> bool:
    return not piece.formula and len(piece.text) > 1 and piece.text[-1] in "—-"


def face_of(style: Style, run: Run) -> Face:
    """The face of a run in a style."""
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
