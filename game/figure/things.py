"""The parts of every picture of mathematics; their keys tell what moves into what."""

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from game.figure.carried import Carried
from game.linalg.factors import IDENTITY, Matrix2
from game.linalg.plane import Point


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


class _Shown(Struct, frozen=True, kw_only=True):
    key: str
    alpha: float = 1.0


class _Item(_Shown, frozen=True, kw_only=True):
    tone: Tone = Tone.PLAIN


class Arrow(_Item, frozen=True, kw_only=True, tag=True):
    """A vector from ``tail`` to ``tip``; ``label`` stands beside the tip."""

    tip: Point
    tail: Point = (0.0, 0.0)
    label: str = ""
    dash: Dash = Dash.SOLID
    head: Head = Head.FULL
    weight: float = 1.0
    carried: Carried | None = None


class Segment(_Item, frozen=True, kw_only=True, tag=True):
    """A straight line without heads."""

    a: Point
    b: Point
    tone: Tone = Tone.DIM
    dash: Dash = Dash.SOLID
    weight: float = 1.0


class Curve(_Item, frozen=True, kw_only=True, tag=True):
    """A polyline fine enough to look smooth; ``fill`` is the inside's opacity.

    A ``stroke`` appears by being drawn, from its first point to its last.
    """

    points: tuple[Point, ...]
    closed: bool = False
    stroke: bool = False
    dash: Dash = Dash.SOLID
    weight: float = 1.0
    fill: float = 0.0
    carried: Carried | None = None


class Grid(_Item, frozen=True, kw_only=True, tag=True):
    """The integer grid carried by ``matrix``: lines at -extent..extent both ways."""

    matrix: Matrix2 = IDENTITY
    extent: int = 5
    tone: Tone = Tone.GRID


class Dots(_Item, frozen=True, kw_only=True, tag=True):
    """A cloud of points; ``radius`` in hundredths of the plane's height."""

    points: tuple[Point, ...]
    radius: float = 0.8
    carried: Carried | None = None


class Note(_Item, frozen=True, kw_only=True, tag=True):
    """Words beside a point, ``toward`` which they are pushed (in ems), or ``on`` it.

    They clear the ring of a ``ringed`` one.
    The numbers of a ``scale`` are thinned out where they would not stand apart.
    """

    at: Point
    text: str
    toward: Point = (0.0, 0.0)
    ringed: bool = False
    on: bool = False
    scale: str = ""


class Angle(_Item, frozen=True, kw_only=True, tag=True):
    """The arc from direction ``start`` to ``end`` (radians, the short way)."""

    start: float
    end: float
    at: Point = (0.0, 0.0)
    radius: float = 0.6
    label: str = ""
    square: bool = False
    tone: Tone = Tone.DIM


class Picture(_Item, frozen=True, kw_only=True, tag=True):
    """A small picture of ``art/things``, ``size`` units high, its middle at a point.

    What it shows has its name beside it: it says nothing itself.
    """

    at: Point
    name: str
    size: float = 1.0


class Tones(_Item, frozen=True, kw_only=True, tag=True):
    """A matrix seen as a picture: cells of one unit, right and down from ``corner``.

    A number is as light as it is large, up to 1; one below zero is light in another
    tone, and hatched.
    """

    corner: Point
    rows: tuple[tuple[float, ...], ...]


class Mixture(_Item, frozen=True, kw_only=True, tag=True):
    """A picture so ``wide``, right and down from its ``corner``: a mixture of faces.

    To the mean face comes so much of each ghost of the crowd, by its ``weights`` in
    spreads; or to another ``picture`` by its name. As a ``shift`` it is only what that
    adds to the mean, or takes from it: ``full`` grey levels are as light as it gets
    (0: nearly its own largest). Of a ``half`` only the left is seen.
    """

    corner: Point
    weights: tuple[float, ...] = ()
    picture: str = ""
    wide: float = 4.0
    shift: bool = False
    full: float = 0.0
    half: bool = False


class Likeness(_Item, frozen=True, kw_only=True, tag=True):
    """Alice's picture, right and down from ``corner``, so many units ``wide``.

    Of its components, the strongest first from 0, only those ``kept`` are there; where
    it is cut by ``rows``, only so many of its loudest ones. It says nothing itself.
    """

    corner: Point
    wide: float
    kept: tuple[int, ...] = ()
    rows: int = 0


Item: TypeAlias = (
    Arrow
    | Segment
    | Curve
    | Grid
    | Dots
    | Note
    | Angle
    | Picture
    | Tones
    | Mixture
    | Likeness
)


class _Panel(_Shown, frozen=True, kw_only=True):
    weight: float = 1.0


class Plane(_Panel, frozen=True, kw_only=True, tag=True):
    """A window on the plane, in its own units, y up: ``span`` from centre to top."""

    items: tuple[Item, ...]
    span: float = 4.0
    centre: Point = (0.0, 0.0)
    ratio: float = 1.0  # of width to height, as suits the content; never less
    caption: str = ""
    ringed: bool = False  # hands take the tips: names stand clear of the rings
    letter: float | None = None  # how high type may be at most, in the plane's units


class Cell(Struct, frozen=True, kw_only=True, tag=True):
    """One entry of an array; one with a ``key`` can be taken by a hand.

    ``rounded`` is whether the text is a number that is not exact.
    """

    text: str
    key: str = ""
    tone: Tone = Tone.PLAIN
    lit: bool = False
    rounded: bool = False


class Array(Struct, frozen=True, kw_only=True, tag=True):
    """A matrix, row or column in brackets, as wide as the texts of ``room`` need."""

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


class Product(Struct, frozen=True, kw_only=True, tag=True):
    """A row's numbers times an input's, written out under the calculation before it.

    ``at`` is the row's place, ``told`` how much of the sum has been seen coming.
    """

    row: tuple[Cell, ...]
    inputs: tuple[Cell, ...]
    out: Cell
    at: int
    told: float = 1.0


class Word(Struct, frozen=True, kw_only=True, tag=True):
    """A product in letters, with its brackets as they are written.

    ``was`` is how it was written, and ``way`` how far it is on its way from there.
    """

    signs: tuple[Cell, ...]
    was: tuple[Cell, ...] = ()
    way: float = 1.0


Block: TypeAlias = Array | Sign | Formula | Product | Word


class Row(_Shown, frozen=True, kw_only=True, tag=True):
    """A line of a calculation; ``room`` is the share of its height that it takes up.

    Under it there is place for its note, and for one as long as ``spare``.
    """

    blocks: tuple[Block, ...]
    note: str = ""
    spare: str = ""
    struck: bool = False
    room: float = 1.0


class Work(_Panel, frozen=True, kw_only=True, tag=True):
    """A calculation: rows one under another."""

    rows: tuple[Row, ...]


class Entry(_Shown, frozen=True, kw_only=True, tag=True):
    """A guess in the Ledger (holds, breaks, open or empty), or evidence, by letter.

    Under it there is room for any evidence of ``room``.
    """

    words: str
    mark: str = ""
    evidence: str = ""
    room: tuple[str, ...] = ()
    lit: bool = False


class Page(_Panel, frozen=True, kw_only=True, tag=True):
    """A page of the Ledger.

    What else can be turned to are the ``fellows`` of the first of the pages under each
    other, each with all that lies there then. Sheets are as tall as what they hold; the
    type of all of them is of one size.
    """

    entries: tuple[Entry, ...]
    heading: str = ""
    fellows: tuple[tuple["Page", ...], ...] = ()


class Lamp(Struct, frozen=True, kw_only=True, tag=True):
    """A reading with its asked value, lit when they agree; hidden while ``covered``."""

    key: str
    label: str
    reading: float
    asked: float
    lit: bool
    tone: Tone = Tone.ROW
    covered: bool = False


class Lamps(_Panel, frozen=True, kw_only=True, tag=True):
    """A row of lamps."""

    lamps: tuple[Lamp, ...]


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


class Bars(_Panel, frozen=True, kw_only=True, tag=True):
    """Bars one under another on one scale; ``whole`` is the length of their frame."""

    bars: tuple[Bar, ...]
    whole: float


class Tile(Struct, frozen=True, kw_only=True, tag=True):
    """A tile with a letter; ``text`` stands under it, ``place`` counts slots from 0."""

    key: str
    label: str
    place: float
    text: str = ""
    tone: Tone = Tone.PLAIN
    lit: bool = False


class Tiles(_Panel, frozen=True, kw_only=True, tag=True):
    """Tiles in their slots; ``ends`` are the words at the first and the last slot."""

    tiles: tuple[Tile, ...]
    ends: tuple[str, str] = ("", "")


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
