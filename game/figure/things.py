"""The parts of which every picture of mathematics is made.

A ``Figure`` is a row of panels; a panel is a plane, a piece of worked calculation,
a page of the Ledger, a row of lamps, of bars or of tiles. Coordinates of a plane are
mathematical units, y up. Every thing has a ``key``: two figures are compared key by key
to find the motion between them. ``alpha`` runs from 0 (absent) to 1.
"""

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from game.linalg.plane import Point

Matrix2: TypeAlias = tuple[tuple[float, float], tuple[float, float]]


class Tone(StrEnum):
    """What a thing means; the theme decides which colour, dash and head it wears."""

    PLAIN = "plain"
    DIM = "dim"
    GRID = "grid"
    AXIS = "axis"
    E1 = "e1"
    E2 = "e2"
    INPUT = "input"
    OUTPUT = "output"
    ROW = "row"
    ROW2 = "row2"
    SHADOW = "shadow"
    SUM = "sum"
    GHOST = "ghost"
    GUESS = "guess"
    GOAL = "goal"
    GOOD = "good"
    BAD = "bad"
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Dash(StrEnum):
    """How a line is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    UNBROKEN = "unbroken"  # even in a tone whose lines are broken


class Head(StrEnum):
    """What an arrow ends in: told apart without colour."""

    FULL = "full"
    OPEN = "open"
    DOT = "dot"
    NONE = "none"


class Carried(Struct, frozen=True):
    """Where a thing was before ``matrix`` took it: motion follows the matrix.

    ``points`` are the sources of an arrow's tip or of a curve's or cloud's points.
    """

    points: tuple[Point, ...]
    matrix: Matrix2


class Arrow(Struct, frozen=True, kw_only=True, tag=True):
    """A vector from ``tail`` to ``tip``; ``label`` stands beside the tip."""

    key: str
    tip: Point
    tail: Point = (0.0, 0.0)
    tone: Tone = Tone.PLAIN
    label: str = ""
    dash: Dash = Dash.SOLID
    head: Head = Head.FULL
    weight: float = 1.0
    alpha: float = 1.0
    carried: Carried | None = None


class Segment(Struct, frozen=True, kw_only=True, tag=True):
    """A straight line without heads."""

    key: str
    a: Point
    b: Point
    tone: Tone = Tone.DIM
    dash: Dash = Dash.SOLID
    weight: float = 1.0
    alpha: float = 1.0


class Curve(Struct, frozen=True, kw_only=True, tag=True):
    """A polyline fine enough to look smooth; ``fill`` is the inside's opacity."""

    key: str
    points: tuple[Point, ...]
    closed: bool = False
    tone: Tone = Tone.PLAIN
    dash: Dash = Dash.SOLID
    weight: float = 1.0
    fill: float = 0.0
    alpha: float = 1.0
    carried: Carried | None = None


class Grid(Struct, frozen=True, kw_only=True, tag=True):
    """The integer grid carried by ``matrix``: lines at -extent..extent both ways."""

    key: str
    matrix: Matrix2 = ((1.0, 0.0), (0.0, 1.0))
    extent: int = 5
    tone: Tone = Tone.GRID
    alpha: float = 1.0


class Dots(Struct, frozen=True, kw_only=True, tag=True):
    """A cloud of points; ``radius`` in hundredths of the plane's height."""

    key: str
    points: tuple[Point, ...]
    tone: Tone = Tone.PLAIN
    radius: float = 0.8
    alpha: float = 1.0
    carried: Carried | None = None


class Note(Struct, frozen=True, kw_only=True, tag=True):
    """Words at a point of the plane, pushed ``toward`` a direction (in ems).

    Those of a ``ringed`` one name what a hand takes: they stand clear of its ring.
    """

    key: str
    at: Point
    text: str
    toward: Point = (0.0, 0.0)
    tone: Tone = Tone.PLAIN
    alpha: float = 1.0
    ringed: bool = False


class Angle(Struct, frozen=True, kw_only=True, tag=True):
    """The arc at ``at`` from direction ``start`` to ``end`` (radians, the short way).

    A right angle (``square``) is drawn as the small square.
    """

    key: str
    start: float
    end: float
    at: Point = (0.0, 0.0)
    radius: float = 0.6
    label: str = ""
    square: bool = False
    tone: Tone = Tone.DIM
    alpha: float = 1.0


Item: TypeAlias = Arrow | Segment | Curve | Grid | Dots | Note | Angle


class Plane(Struct, frozen=True, kw_only=True, tag=True):
    """A window on the plane: ``span`` units from the centre to the top edge.

    ``ratio`` is the width over the height that suits the content; painters may widen
    it but never show less than span both ways. On a ``ringed`` one hands take the tips:
    their names stand clear of the rings.
    """

    key: str
    items: tuple[Item, ...]
    span: float = 4.0
    centre: Point = (0.0, 0.0)
    ratio: float = 1.0
    caption: str = ""
    weight: float = 1.0
    alpha: float = 1.0
    ringed: bool = False


class Cell(Struct, frozen=True, kw_only=True, tag=True):
    """One entry of an array; one with a ``key`` can be taken by a hand."""

    text: str
    key: str = ""
    tone: Tone = Tone.PLAIN
    lit: bool = False


class Array(Struct, frozen=True, kw_only=True, tag=True):
    """A bracketed block of entries: a matrix, a row or a column.

    ``room`` are texts for which its columns are wide enough: arrays of several rows of
    a calculation then stand column under column.
    """

    cells: tuple[tuple[Cell, ...], ...]
    name: str = ""
    row_names: tuple[str, ...] = ()
    column_names: tuple[str, ...] = ()
    room: tuple[str, ...] = ()


class Sign(Struct, frozen=True, kw_only=True, tag=True):
    """An operator or a few words between blocks, at least as wide as ``room`` is."""

    text: str
    tone: Tone = Tone.PLAIN
    room: str = ""


class Formula(Struct, frozen=True, kw_only=True, tag=True):
    """A typeset formula, by its TeX; ``art/equations`` holds its outline."""

    tex: str
    tone: Tone = Tone.PLAIN


Block: TypeAlias = Array | Sign | Formula


class Row(Struct, frozen=True, kw_only=True, tag=True):
    """One line of a calculation: blocks side by side on one axis.

    ``room`` is the share of its height that it takes up while it comes or goes.
    """

    key: str
    blocks: tuple[Block, ...]
    note: str = ""
    struck: bool = False
    alpha: float = 1.0
    room: float = 1.0


class Work(Struct, frozen=True, kw_only=True, tag=True):
    """A calculation: rows one under another."""

    key: str
    rows: tuple[Row, ...]
    weight: float = 1.0
    alpha: float = 1.0


class Entry(Struct, frozen=True, kw_only=True, tag=True):
    """A guess as it stands in the Ledger; ``mark`` is holds, breaks, open or empty.

    A piece of evidence is marked with its letter.
    """

    key: str
    words: str
    mark: str = ""
    evidence: str = ""
    lit: bool = False
    alpha: float = 1.0


class Page(Struct, frozen=True, kw_only=True, tag=True):
    """A page of the Ledger."""

    key: str
    entries: tuple[Entry, ...]
    heading: str = ""
    weight: float = 1.0
    alpha: float = 1.0


class Lamp(Struct, frozen=True, kw_only=True, tag=True):
    """A reading with its asked value; lit when it reads as asked.

    A ``covered`` one does not show its reading yet.
    """

    key: str
    label: str
    reading: float
    asked: float
    lit: bool
    tone: Tone = Tone.ROW
    covered: bool = False


class Lamps(Struct, frozen=True, kw_only=True, tag=True):
    """A row of lamps."""

    key: str
    lamps: tuple[Lamp, ...]
    weight: float = 1.0
    alpha: float = 1.0


class Part(Struct, frozen=True, kw_only=True, tag=True):
    """A block of a bar; a ``struck`` one was thrown away and is only an outline."""

    key: str
    size: float
    tone: Tone = Tone.PLAIN
    label: str = ""
    struck: bool = False


class Bar(Struct, frozen=True, kw_only=True, tag=True):
    """Blocks end to end. ``asked`` and ``guess`` are marks across it, in its units."""

    key: str
    parts: tuple[Part, ...]
    label: str = ""
    asked: float | None = None
    guess: float | None = None


class Bars(Struct, frozen=True, kw_only=True, tag=True):
    """Bars one under another on one scale; ``whole`` is the length of their frame."""

    key: str
    bars: tuple[Bar, ...]
    whole: float
    weight: float = 1.0
    alpha: float = 1.0


class Tile(Struct, frozen=True, kw_only=True, tag=True):
    """A tile with a letter; ``text`` stands under it, ``place`` counts slots from 0."""

    key: str
    label: str
    place: float
    text: str = ""
    tone: Tone = Tone.PLAIN
    lit: bool = False


class Tiles(Struct, frozen=True, kw_only=True, tag=True):
    """Tiles in their slots; ``ends`` are the words at the first and the last slot."""

    key: str
    tiles: tuple[Tile, ...]
    ends: tuple[str, str] = ("", "")
    weight: float = 1.0
    alpha: float = 1.0


Panel: TypeAlias = Plane | Work | Page | Lamps | Bars | Tiles


class Figure(Struct, frozen=True, kw_only=True, tag=True):
    """Everything that is drawn at one moment, before it is given a place."""

    panels: tuple[Panel, ...] = ()


class Box(Struct, frozen=True):
    """A rectangle of a layout: left, top, width, height; y down."""

    x: float
    y: float
    w: float
    h: float
