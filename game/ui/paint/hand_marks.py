"""The marks of the Ledger as the Patient writes them: a tick, a strike, an open ring.

Each guess has strokes of its own, a little off, and always the same ones: the hand
trembles by the name of what it marks.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import count, pairwise
from math import cos, hypot, pi, sin, tau

import pygame
from msgspec import Struct

from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.signs import mark as unmarked
from game.ui.paint.strokes import XY
from game.ui.theme import Colour, mix

KINDS = ("holds", "breaks", "open")
FINE = 40
THICK = 0.15
TREMBLE = 0.014


class Written(Struct, frozen=True):
    """The mark of a guess: a word of ``KINDS`` or nothing.

    ``share`` of it is written, 0 to 1; a ``faint`` one is only what could be written.
    """

    kind: str
    guess: str
    share: float = 1.0
    faint: bool = False


def hand_mark(
    surface: pygame.Surface, brush: Brush, mark: Written, at: XY, radius: float
) -> None:
    """A mark around a pixel; what has none yet is a printed ring of dots."""
    if mark.kind not in KINDS:
        unmarked(surface, brush, mark.kind, at, 0.75 * radius)
        return
    tone = _tone(brush, mark)
    lines = lines_of(mark.kind, mark.guess)
    left = mark.share * sum(map(_length, lines))
    for line in lines:
        long = _length(line)
        part = min(1.0, left / long)
        left -= long
        if part <= 0.0:
            return
        points = _cut(line, part)
        placed = [(at[0] + x * radius, at[1] + y * radius) for x, y in points]
        _ink(surface, brush, tone, placed, radius)


def _tone(brush: Brush, mark: Written) -> Colour:
    theme = brush.theme
    if mark.faint:
        return mix(theme.ground, theme.quiet, 0.55)
    return {"holds": theme.good, "breaks": theme.bad, "open": theme.brass}[mark.kind]


class _Hand:
    """Numbers that follow from a name: its trembling, the same on every machine."""

    def __init__(self, name: str) -> None:
        self._draws: Iterator[float] = (
            int.from_bytes(blake2b(f"{name}:{n}".encode(), digest_size=4).digest())
            / 2**32
            for n in count()
        )

    def uniform(self, low: float, high: float) -> float:
        """The next number, between two."""
        return low + (high - low) * next(self._draws)


@lru_cache(maxsize=512)
def lines_of(kind: str, guess: str) -> tuple[tuple[XY, ...], ...]:
    """The strokes of a mark in units of its radius, y down."""
    hand = _Hand(f"{guess}:{kind}")
    lean = hand.uniform(-0.12, 0.12)
    match kind:
        case "holds":
            corner = (hand.uniform(-0.3, -0.1), hand.uniform(0.6, 0.8))
            begin = (hand.uniform(-0.85, -0.65), hand.uniform(-0.05, 0.2))
            end = (hand.uniform(0.85, 1.1), hand.uniform(-1.05, -0.8))
            lines = [_stroke(hand, (begin, corner, end), bow=0.05)]
        case "breaks":
            down = ((-0.9 + lean, 0.75), (0.95 + lean, -0.8))
            across = ((-0.75, -0.7 + lean), (0.7, 0.72 - lean))
            lines = [_stroke(hand, down, bow=0.06), _stroke(hand, across, bow=0.05)]
        case _:
            lines = [_ring(hand)]
    return tuple(lines)


def _stroke(hand: "_Hand", through: tuple[XY, ...], bow: float) -> tuple[XY, ...]:
    """Straight as a hand makes it: bowed a little, and never quite even."""
    out: list[XY] = []
    for (ax, ay), (bx, by) in pairwise(through):
        nx, ny = by - ay, ax - bx
        sway = bow * hand.uniform(0.5, 1.4)
        phase, shiver = hand.uniform(0, tau), TREMBLE * hand.uniform(0.5, 1.5)
        for step in range(FINE + 1):
            t = step / FINE
            off = sway * sin(pi * t) + shiver * sin(phase + 7.0 * t) * sin(pi * t)
            out.append((ax + (bx - ax) * t + nx * off, ay + (by - ay) * t + ny * off))
    return tuple(out)


def _ring(hand: "_Hand") -> tuple[XY, ...]:
    """A ring that does not close."""
    start, gap = hand.uniform(-0.9, -0.3), hand.uniform(0.10, 0.17)
    wide, high = hand.uniform(0.82, 0.98), hand.uniform(0.78, 0.95)
    drift, phase = hand.uniform(0.06, 0.16), hand.uniform(0, tau)
    out = []
    for step in range(2 * FINE + 1):
        t = step / (2 * FINE)
        angle = start - tau * (1.0 - gap) * t
        reach = 1.0 - drift * t + TREMBLE * sin(phase + 7.0 * t)
        out.append((wide * reach * cos(angle), high * reach * sin(angle)))
    return tuple(out)


def _length(line: tuple[XY, ...]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line))


def _cut(line: tuple[XY, ...], part: float) -> list[XY]:
    return list(line[: max(2, round(part * len(line)))])


def _ink(
    surface: pygame.Surface,
    brush: Brush,
    tone: Colour,
    points: list[XY],
    radius: float,
) -> None:
    """A stroke of a soft pencil: fuller in the middle than at its ends."""
    full = max(1.4, THICK * radius)
    last = max(1, len(points) - 1)
    for number, (a, b) in enumerate(pairwise(points)):
        swell = 0.62 + 0.38 * sin(pi * (number + 0.5) / last)
        strokes.line(surface, tone, a, b, full * swell)
        brush.patches.dot(surface, tone, b, full * swell / 2)
