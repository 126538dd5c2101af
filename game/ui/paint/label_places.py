"""Where names and notes stand on a picture of mathematics: candidates, by their cost.

Each label tries places around its wish, nearest first. What still lies on something
when all stand is tried again beside all others, and at last in smaller type.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

import pygame
from msgspec import Struct
from msgspec.structs import replace

from game.ui.paint.brush import Brush
from game.ui.paint.label import READ, halo, picture, show, sunk
from game.ui.paint.strokes import XY
from game.ui.theme import Colour

_TURNS = (0.0, 0.5, -0.5, 1.0, -1.0, 1.6, -1.6, 2.0, -2.0, 2.4, -2.4, 2.8, -2.8, pi)
# How far off: in steps of a label, the first of which is its clear space, and in
# heights of it.
_FAR = (
    (1.0, 0.0),
    (2.2, 0.0),
    (3.6, 0.0),
    (5.5, 0.0),
    (5.5, 0.8),
    (5.5, 1.8),
    (5.5, 3.0),
)
_PER_HEIGHT = 0.9
_TRIES = sorted(
    (0.9 * abs(turn) + 0.55 * (far - 1.0) + _PER_HEIGHT * high, turn, far, high)
    for far, high in _FAR
    for turn in _TURNS
)
_ON_SIGN = 40.0
_HURT = 2.5
_SMALLER = (1.0, 1.0, 0.86, 0.74)
# Pixels between two labels, to the sides and up and down.
_AIR = (8, 10)
_OFF_LINE = 4
# Air between two numbers of a scale, in ems: a minus is no sign between them.
_DIGIT = 0.75
# Of a scale every so many numbers are written; the last step leaves its zero.
_STEPS = (1, 2, 5, 10, 20, 50, 1000)


class Wish(Struct, frozen=True):
    """A label that wants a place: beside ``at``, in direction ``toward``, or ``on`` it.

    It stands ``clear`` of that, and goes further off by ``step``: a name that keeps off
    a ring stays by it. A number of a ``scale`` may be left out.
    """

    text: str
    at: XY
    toward: XY
    colour: Colour
    clear: float = 8.0
    step: float = 8.0
    alpha: float = 1.0
    scale: str = ""
    on: bool = False


class Line(Struct, frozen=True):
    """A line of some width that labels had better not cross at this ``cost``."""

    a: XY
    b: XY
    cost: float
    wide: float = 0.0


class Ground(Struct, frozen=True):
    """What labels keep off: signs, lines, and the dots of others than their own.

    What stands on its point stands on whatever is there, as a letter on a tile.
    """

    signs: Sequence[pygame.Rect] = ()
    lines: Sequence[Line] = ()
    dots: Sequence[pygame.Rect] = ()

    def under(self, wish: Wish) -> list[pygame.Rect]:
        """Where a label should not lie."""
        signs = [s for s in self.signs if not (wish.on and s.collidepoint(wish.at))]
        return signs + [dot for dot in self.dots if not dot.collidepoint(wish.at)]


BARE = Ground()


class _Label(Struct):
    """A wish, its picture with so much rim, and where it stands."""

    wish: Wish
    drawn: pygame.Surface
    rim: int
    spot: pygame.Rect


def thinned(wishes: Sequence[Wish], brush: Brush, px: int) -> list[Wish]:
    """The wishes, but of a scale only every second number, every fifth and so on."""
    steps = {
        name: next(s for s in _STEPS if _apart(_counts(wishes, name, s), brush, px))
        for name in {wish.scale for wish in wishes if wish.scale}
    }
    return [w for w in wishes if not w.scale or _is_count(w, steps[w.scale])]


def _counts(wishes: Sequence[Wish], scale: str, step: int) -> list[Wish]:
    return [w for w in wishes if w.scale == scale and _is_count(w, step)]


def _is_count(wish: Wish, step: int) -> bool:
    return float(wish.text.replace("−", "-")) % step == 0.0


def _apart(counts: Sequence[Wish], brush: Brush, px: int) -> bool:
    """Whether each of them has its place beside the one before it, and air."""
    air = max(_AIR[0], round(_DIGIT * px))
    for one, other in pairwise(counts):
        w, h = _size(other, brush, px)
        across, down = abs(one.at[0] - other.at[0]), abs(one.at[1] - other.at[1])
        if across < w + air and down < h + _AIR[1]:
            return False
    return True


def _size(wish: Wish, brush: Brush, px: int) -> tuple[int, int]:
    """Pixels that a label takes without its rim."""
    drawn, rim = picture(brush, wish.text, px, wish.colour), halo(px)
    return (drawn.get_width() - 2 * rim, drawn.get_height() - 2 * rim)


def place(
    surface: pygame.Surface,
    brush: Brush,
    wishes: Sequence[Wish],
    inside: pygame.Rect,
    px: int,
    ground: Ground = BARE,
) -> list[pygame.Rect]:
    """Draw the labels where they hide neither each other nor the signs of the ground.

    Each takes the place that overlaps least and is crossed by the cheapest lines.
    Returns where they stand.
    """
    lines = ground.lines
    stood: list[_Label] = []
    for wish in wishes:
        if wish.text and wish.alpha > 0.01:
            busy = ground.under(wish) + [label.spot for label in stood]
            stood.append(_set(wish, brush, inside, px, busy, lines))
    for share in _SMALLER:
        for i, label in enumerate(stood):
            busy = ground.under(label.wish)
            busy += [other.spot for other in stood if other is not label]
            hurt = _hurt(label, busy, lines)
            if hurt > _HURT:
                size = max(min(px, READ), round(px * share))
                other = _set(label.wish, brush, inside, size, busy, lines)
                if share == 1.0 or _hurt(other, busy, lines) < 0.5 * hurt:
                    stood[i] = other
    for label in stood:
        corner = (label.spot.x - label.rim, label.spot.y - label.rim)
        show(surface, label.drawn, corner, label.wish.alpha)
    return [label.spot for label in stood]


def _set(
    wish: Wish,
    brush: Brush,
    inside: pygame.Rect,
    px: int,
    busy: list[pygame.Rect],
    lines: Sequence[Line],
) -> _Label:
    """A label at the cheapest place that is left."""
    drawn, rim = picture(brush, wish.text, px, wish.colour), halo(px)
    size, own = _size(wish, brush, px), wish
    if wish.on:
        low = wish.at[1] + sunk(brush.fonts, wish.text, px)
        wish = replace(wish, at=(wish.at[0], low))
    near = _near(wish, size, lines)
    return _Label(own, drawn, rim, _spot(wish, size, inside, busy, near))


def _hurt(label: _Label, busy: list[pygame.Rect], lines: Sequence[Line]) -> float:
    """What it costs a label to lie where it does, however near that is."""
    return _hidden(label.spot, busy, label.wish) + _crossed(label.spot, lines)


def _near(wish: Wish, size: tuple[int, int], lines: Sequence[Line]) -> list[Line]:
    """The lines that a label could touch, wherever it is set."""
    far, high = _FAR[-1]
    reach = round(max(size) + _gap(wish, far) + high * size[1])
    around = pygame.Rect(0, 0, 2 * reach, 2 * reach)
    around.center = (round(wish.at[0]), round(wish.at[1]))
    return [line for line in lines if around.clipline(line.a, line.b)]


def _spot(
    wish: Wish,
    size: tuple[int, int],
    inside: pygame.Rect,
    busy: list[pygame.Rect],
    lines: list[Line],
) -> pygame.Rect:
    """The cheapest place; tries go from the most wished until none can be better."""
    best, least = pygame.Rect((0, 0), size), float("inf")
    for begun, spot in _tries(wish, size):
        if begun >= least:
            break
        kept = spot.clamp(inside)
        moved = abs(kept.x - spot.x) + abs(kept.y - spot.y)
        cost = begun + moved / max(1, size[1]) * 2.0
        cost += _hidden(kept, busy, wish)
        if cost < least:
            # Lines are many, and are asked only where nothing else speaks against it.
            cost += _crossed(kept, lines)
        if cost < least:
            best, least = kept, cost
    return best


def _tries(wish: Wish, size: tuple[int, int]) -> Iterator[tuple[float, pygame.Rect]]:
    """Places around a wish with what their distance costs, cheapest first."""
    if wish.on:
        spot = pygame.Rect((0, 0), size)
        spot.center = (round(wish.at[0]), round(wish.at[1]))
        yield 0.0, spot
    straight = hypot(*wish.toward) < 1e-6
    angle = -pi / 2 if straight else atan2(wish.toward[1], wish.toward[0])
    for cost, turn, far, high in _TRIES:
        yield cost, _beside(wish, size, angle + turn, _gap(wish, far) + high * size[1])


def _gap(wish: Wish, far: float) -> float:
    return wish.clear + (far - 1.0) * wish.step


def _hidden(spot: pygame.Rect, busy: list[pygame.Rect], wish: Wish) -> float:
    """What it costs to lie over other labels and heads.

    What stands on its points, as in the rows of a list, needs no air around it.
    """
    area = max(1, spot.w * spot.h)
    cost = 0.0
    spot = spot if wish.on else spot.inflate(*_AIR)
    for number in spot.collidelistall(busy):
        other = busy[number]
        both = spot.clip(other)
        cost += _ON_SIGN * both.w * both.h / min(area, max(1, other.w * other.h))
    return cost


def _crossed(spot: pygame.Rect, lines: Iterable[Line]) -> float:
    """What it costs to be struck through: more, the longer."""
    whole = max(1, spot.w, spot.h)
    cost = 0.0
    off: dict[float, pygame.Rect] = {}
    for line in lines:
        if line.wide not in off:
            air = line.wide + _OFF_LINE
            off[line.wide] = spot.inflate(air, air)
        cut = off[line.wide].clipline(line.a, line.b)
        if cut:
            (x, y), (u, v) = cut
            cost += line.cost * (0.5 + hypot(u - x, v - y) / whole)
    return cost


def _beside(wish: Wish, size: tuple[int, int], angle: float, gap: float) -> pygame.Rect:
    c, s = cos(angle), sin(angle)
    w, h = size
    reach = 1.0 / max(abs(c) / (w / 2), abs(s) / (h / 2))
    reach = min(reach, hypot(w, h) / 2) + gap
    x, y = wish.at[0] + c * reach - w / 2, wish.at[1] + s * reach - h / 2
    return pygame.Rect(round(x), round(y), w, h)
