"""How product is drawn: the multiplication over the line of numbers, and its bars.

All of it lies on one plane, whose first axis is the line of numbers; ``wide`` is its
half length. What is written at a place has one key before and after the reveal: so the
arrow's numbers go over to the row's.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.numbers import bracketed, relation, written
from game.figure.things import Curve, Dash, Item, Note, Plane, Segment, Tone
from game.linalg.plane import Point
from game.puzzles.core import drawing
from game.puzzles.core.prediction import miss

# All in shares of the half length: what one row takes, and where its parts stand.
HIGH, FOOT = 0.89, 0.16
BAND, FIRST, SECOND, TOP = 0.075, 0.03, 0.125, 0.235
TICK, COUNT, WRITTEN, APART, UNDER = 0.022, 0.035, 0.52, 0.085, 0.105
MARGIN, WEIGHT, LETTER = 1.1, 1.3, 0.095
# Where the numbers stand while the row lies and the arrow stands, and where they go.
ROW_AT, COLUMN_AT, ASKS_AT = (-0.36, -0.2), 0.02, 0.24
ROW_TO, V_TO = (-0.57, -0.02), (-0.32, 0.23)
DOTS_AT, PLUS_AT, EQUALS_AT = (-0.445, 0.105), -0.18, 0.46
ROWS: Final = (Tone.ROW, Tone.ROW2)
PARTS: Final = (Tone.E1, Tone.E2)
STEPS: Final = (1, 2, 5, 10, 20, 50)
MOST_TICKS, FEWER_TICKS = 9, 5
# Two rows are drawn smaller than one, and their numbers take more of the room.
STRETCH, FARTHER = 1.5, 1.6


class Line(Struct, frozen=True, kw_only=True):
    """A row with the arrow's numbers, on its line at the height ``y``."""

    number: int
    y: float
    wide: float
    row: Point
    v: Point
    asked: float
    guess: float | None
    placed: bool
    lit: bool
    missed: bool
    foreseen: bool
    alone: bool

    @property
    def parts(self) -> Point:
        """Both products."""
        return (self.row[0] * self.v[0], self.row[1] * self.v[1])

    @property
    def value(self) -> float:
        """What comes out."""
        return sum(self.parts)

    def at(self, x: float, y: float) -> Point:
        """A place by its shares of the half length."""
        return (x * self.wide, self.y + y * self.wide)

    def writes(self, x: float, y: float = 0.0) -> Point:
        """A place where the multiplication is written."""
        return self.at(x * (STRETCH if self.alone else FARTHER), WRITTEN + y)


def heights(count: int, wide: float) -> tuple[float, ...]:
    """Where the lines of so many rows lie, the first on top and the last at 0."""
    return tuple(HIGH * wide * (count - 1 - i) for i in range(count))


def plane(lines: tuple[Line, ...]) -> Plane:
    """The plane of the lines, as wide as they are."""
    wide = lines[0].wide
    low, high = -FOOT * wide, (HIGH * len(lines) - FOOT) * wide
    items = (item for line in lines for item in drawn(line))
    return Plane(
        key="line",
        items=tuple(items),
        span=(high - low) / 2.0,
        centre=(0.0, (high + low) / 2.0),
        ratio=2.0 * MARGIN * wide / (high - low),
        weight=WEIGHT,
        ringed=False,
        letter=LETTER * wide,
    )


def drawn(line: Line) -> Iterator[Item]:
    """A row's line; the multiplication, of which the bars come; the marks."""
    yield from _line(line)
    yield from _numbers(line)
    yield from _made(line) if line.placed else _covered(line)
    yield from _marks(line)


def _line(line: Line) -> Iterator[Item]:
    key, wide = f"{line.number}", line.wide
    ends = line.at(-1.05, 0.0), line.at(1.05, 0.0)
    yield Segment(key=f"axis:{key}", a=ends[0], b=ends[1], tone=Tone.AXIS)
    ticks = MOST_TICKS if line.alone else FEWER_TICKS
    step = next((s for s in STEPS if wide / s <= ticks), STEPS[-1])
    most = int(wide / step)
    for n in range(-most, most + 1):
        at = (float(n * step), line.y)
        size = TICK * wide * (1.6 if n == 0 else 1.0)
        mark = drawing.tick(f"tick:{key}:{n}", at, (1.0, 0.0), Tone.AXIS, size=size)
        yield replace(mark, weight=1.0)
        text = written(at[0]).text
        name, foot = f"count:{key}", (at[0], line.at(0.0, -COUNT)[1])
        note = Note(key=f"{name}:{n}", at=foot, text=text, toward=(0.0, -0.1))
        yield replace(note, tone=Tone.DIM, scale=name)


def _marks(line: Line) -> Iterator[Item]:
    """What is asked; the guess, and how far it was off while v stands as it was."""
    key, dot = f"{line.number}", 1.6 if line.alone else 0.8
    low, high = line.at(0.0, -TICK)[1], line.at(0.0, TOP)[1]
    if line.placed:
        tone = Tone.GOOD if line.lit else Tone.GOAL
        a, b = (line.asked, low), (line.asked, high)
        goal = Segment(key=f"goal:{key}", a=a, b=b, tone=tone, dash=Dash.DASHED)
        yield replace(goal, weight=1.4)
        yield drawing.ring(f"goal:{key}:at", (line.asked, line.y), tone, dot)
    if line.guess is None:
        return
    at, top = (line.guess, line.y), (line.guess, high)
    post = Segment(key=f"guess:{key}:post", a=at, b=top, tone=Tone.GUESS)
    yield replace(post, dash=Dash.DASHED, weight=1.4)
    yield drawing.ring(f"guess:{key}", at, Tone.GUESS, dot)
    mark = Note(key=f"guess:{key}:name", at=top, text="?", toward=(0.0, 0.1))
    yield replace(mark, tone=Tone.GUESS)
    if line.missed:
        yield miss(f"miss:{key}", top, (line.value, high), right=line.foreseen)


def _numbers(line: Line) -> Iterator[Item]:
    """The row lies and the arrow stands; then each number is at the other's side."""
    key, tone = f"{line.number}", ROWS[line.number - 1]
    for i in range(2):
        x = ROW_TO[i] if line.placed else ROW_AT[i]
        text = _factor(line.row[i], bare=i == 0 or not line.placed)
        yield Note(
            key=f"row:{key}:{i}", at=line.writes(x), text=text, tone=tone, on=True
        )
        stood = line.writes(COLUMN_AT, APART * (1 - 2 * i))
        mine = line.writes(V_TO[i]) if line.placed else stood
        text = _factor(line.v[i], bare=not line.placed)
        yield Note(key=f"v:{key}:{i}", at=mine, text=text, tone=PARTS[i], on=True)


def _covered(line: Line) -> Iterator[Item]:
    """The brackets, and that something will come out."""
    key, tone = f"{line.number}", ROWS[line.number - 1]
    yield from _brackets(line, ROW_AT, 0.0, f"row:{key}", tone)
    yield from _brackets(line, (COLUMN_AT, COLUMN_AT), APART, f"v:{key}", Tone.DIM)
    at = line.writes(ASKS_AT)
    yield Note(key=f"asks:{key}", at=at, text="= ?", tone=Tone.GUESS, on=True)


def _made(line: Line) -> Iterator[Item]:
    """What each pair makes, with its bar; both bars end to end; the number."""
    key = f"{line.number}"
    yield from _pair(line, 0, 0.0, FIRST)
    yield Note(key=f"plus:{key}", at=line.writes(PLUS_AT), text="+", on=True)
    yield from _pair(line, 1, line.parts[0], SECOND)
    foot, head = line.at(0.0, -TICK)[1], line.at(0.0, TOP)[1]
    a, b = (line.value, foot), (line.value, head)
    yield Segment(key=f"end:{key}", a=a, b=b, tone=Tone.OUTPUT, weight=1.6)
    found = written(line.value)
    sign = relation(found, *map(written, (*line.row, *line.v)))
    tone = Tone.GOOD if line.lit else Tone.OUTPUT
    at, text = line.writes(EQUALS_AT), f"{sign} {found.text}"
    yield Note(key=f"sum:{key}", at=at, text=text, tone=tone, on=True)


def _pair(line: Line, i: int, begins: float, low: float) -> Iterator[Item]:
    """The dot between two numbers, what they make under it, and the bar of it."""
    key, part = f"{line.number}:{i + 1}", line.parts[i]
    tone = Tone.POSITIVE if part >= 0.0 else Tone.NEGATIVE
    yield Note(key=f"dot:{key}", at=line.writes(DOTS_AT[i]), text="·", on=True)
    at, text = line.writes(DOTS_AT[i], -UNDER), written(part).label()
    yield Note(key=f"part:{key}", at=at, text=text, tone=tone, on=True)
    bottom, top = line.at(0.0, low)[1], line.at(0.0, low + BAND)[1]
    a, b = begins, begins + part
    corners = (a, bottom), (b, bottom), (b, top), (a, top)
    bar = Curve(key=f"bar:{key}", points=corners, closed=True, tone=tone, fill=0.4)
    yield replace(bar, weight=0.8)


def _factor(x: float, *, bare: bool) -> str:
    """A number, and behind a sign as there."""
    text = written(x).text
    return text if bare else bracketed(text)


def _brackets(
    line: Line, between: Point, beyond: float, key: str, tone: Tone
) -> Iterator[Item]:
    """The square brackets around what stands at these places."""
    side, high, hook = 0.08, 0.06 + beyond, 0.025
    for i, way in enumerate((-1.0, 1.0)):
        x = between[i] + way * side
        corners = (x - way * hook, high), (x, high), (x, -high), (x - way * hook, -high)
        points = tuple(line.writes(a, b) for a, b in corners)
        yield Curve(key=f"bracket:{key}:{i}", points=points, tone=tone, weight=0.7)
