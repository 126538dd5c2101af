"""How fixed is drawn: v and M v with the wedge between them, and its plot around."""

from collections.abc import Container, Iterable, Iterator
from math import radians
from typing import Final

from msgspec.structs import replace

from game.figure.things import Angle, Arrow, Curve, Dash, Item, Matrix2, Note, Tone
from game.linalg.kept_lines import image, stretch, turn, turned
from game.linalg.plane import TINY, Point, angle, circle, length, scaled
from game.puzzles.core import drawing
from game.puzzles.core.wording import number

COLUMNS: Final = ("c1", "c2")
TONES: Final = (Tone.E1, Tone.E2)
# The plot's circle and how far a right angle leaves it, in shares of the half height.
ROUND: Final = 0.78
SWING: Final = 0.16
SAMPLES: Final = 180


def arrows(matrix: Matrix2, v: Point, *, covered: bool) -> Iterator[Item]:
    """M's columns, v on its circle, and M v with the wedge between both lines."""
    yield Curve(key="way", points=circle(1.0), closed=True, tone=Tone.GRID)
    for name, (x, y), tone in zip(
        COLUMNS, zip(*matrix, strict=True), TONES, strict=True
    ):
        yield Arrow(key=f"vector:{name}", tip=(x, y), tone=tone, label=name)
    out, start = image(matrix, v), angle(v)
    if not covered and length(out) > TINY:
        yield Arrow(key="vector:Mv", tip=out, tone=Tone.OUTPUT, label="M v")
        end = start + radians(turn(matrix, v))
        if abs(end - start) > 1e-6:
            yield Angle(key="gap", start=start, end=end, radius=0.6, tone=Tone.BAD)
    yield Arrow(key="vector:v", tip=v, tone=Tone.INPUT, label="v")


def plot(matrix: Matrix2, v: Point, view: float) -> Iterator[Item]:
    """The turn of every line, outside where it is to the left; broken at 90 degrees."""

    def plotted(at: Point) -> Point:
        return scaled(at, view * (ROUND + SWING * turn(matrix, at) / 90.0))

    base = circle(view * ROUND)
    yield Curve(key="zero", points=base, closed=True, tone=Tone.GRID, weight=0.7)
    steps = [turned(360.0 * n / SAMPLES) for n in range(SAMPLES + 1)]
    parts: list[list[Point]] = [[]]
    for before, at in zip((steps[0], *steps), steps, strict=False):
        if abs(turn(matrix, at) - turn(matrix, before)) > 90.0:
            parts.append([])
        parts[-1].append(plotted(at))
    for n, part in enumerate(part for part in parts if len(part) > 1):
        yield Curve(key=f"plot:{n}", points=tuple(part), tone=Tone.OUTPUT, weight=1.4)
    yield drawing.ring("plot:v", plotted(v), Tone.INPUT, 1.2)


def lines(
    matrix: Matrix2, pinned: Iterable[Point], wrong: Container[Point], view: float
) -> Iterator[Item]:
    """The lines that are said to stay, with their stretches where they do."""
    for n, line in enumerate(pinned):
        off, key = line in wrong, f"pinned:{n}"
        tone, dash = (Tone.BAD, Dash.DASHED) if off else (Tone.GOOD, Dash.SOLID)
        yield replace(drawing.through(key, line, view, tone), dash=dash, alpha=1.0)
        yield Note(
            key=f"{key}:name",
            at=scaled(line, view * 0.62),
            text="≠" if off else f"× {number(stretch(matrix, line))}",
            toward=(1.4, -0.6 if line[0] >= 0.0 else 0.6),
            tone=tone,
        )


def missed(left: Iterable[Point], view: float) -> Iterator[Item]:
    """Where the plot touches the circle and nobody has looked."""
    for n, line in enumerate(left):
        yield drawing.ring(f"missed:{n}", scaled(line, view * ROUND), Tone.BAD, 1.6)


def guess(laid: Point, view: float) -> Item:
    """The line that was laid before the reveal."""
    whole = drawing.through("guess", laid, view, Tone.GUESS)
    return replace(whole, dash=Dash.DASHED, alpha=1.0)
