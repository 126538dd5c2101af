"""Painting what is in a plane, and gathering the labels that want a place in it."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil, cos, floor, hypot, pi, sin, sqrt

import pygame
from msgspec.structs import replace

from game.figure import things
from game.figure.things import Dash, Head, Item, Tone
from game.linalg.plane import Point, added
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.label_places import Line, Wish
from game.ui.paint.likeness import likeness
from game.ui.paint.mixed_faces import mixed
from game.ui.paint.patches import head_size
from game.ui.paint.plane_scale import label_px, ring_radius, sheet, unit
from game.ui.paint.small_things import thing
from game.ui.paint.strokes import XY, Nib
from game.ui.paint.tones import paint_tones
from game.ui.theme import mix

# Farther than this a point needs no place of its own.
FAR = 20000.0
# In pixels: what ends as high as it begins, up to rounding.
EVEN = 1e-6
# What it costs a label to be crossed by an axis, and by another line if not a thin one.
AXIS, LINE, THIN = 7.0, 3.0, 2.0
# Chords that stand for a bent line where labels are placed.
CHORDS = 24
# Of more points than these names cannot keep off.
CROWD = 6
# A share of light below which a tone is none.
FAINTEST = 0.02


class ItemPainter:
    """Paints items on a layer. ``taken`` is where no label should stand.

    Over ``dots`` only the label of the point itself may.
    """

    def __init__(
        self, layer: pygame.Surface, plane: things.Plane, box: things.Box, brush: Brush
    ) -> None:
        self.layer, self.brush, self.ringed = layer, brush, plane.ringed
        self.unit = unit(plane, box)
        self._x = box.x + box.w / 2 - plane.centre[0] * self.unit
        self._y = box.y + box.h / 2 + plane.centre[1] * self.unit
        self._tall = box.h
        self._em = label_px(plane, box, brush)
        # Pixels of a logical unit, a little less in a small panel.
        k = brush.k
        self.fineness = k * min(1.0, max(0.62, sqrt(box.h / (640 * k))))
        # How far a name stands from a point that a hand takes.
        self._ring = 1.35 * ring_radius(brush)
        self.wishes: list[Wish] = []
        self.taken: list[pygame.Rect] = []
        self.dots: list[pygame.Rect] = []

    def at(self, point: Point) -> XY:
        """The pixel of a point."""
        return (self._x + point[0] * self.unit, self._y - point[1] * self.unit)

    def item(self, item: Item) -> Sequence[Line]:
        """Paint an item; the lines of it that labels should keep off."""
        if item.alpha <= 0.01:
            return ()
        match item:
            case things.Grid():
                return self._grid(item)
            case things.Arrow():
                return self._arrow(item)
            case things.Segment():
                return self._segment(item)
            case things.Curve():
                return self._curve(item)
            case things.Dots():
                self._dots(item)
            case things.Angle():
                return self._angle(item)
            case things.Note():
                self._note(item)
            case things.Picture():
                self._picture(item)
            case things.Tones():
                self._tones(item)
            case things.Mixture() | things.Likeness():
                self._face(item)
        return ()

    def _tones(self, item: things.Tones) -> None:
        across, down = max(map(len, item.rows), default=0), len(item.rows)
        left, top = map(round, self.at(item.corner))
        far = added(item.corner, (float(across), -float(down)))
        right, low = map(round, self.at(far))
        area = pygame.Rect(left, top, right - left, low - top)
        width = max(1.0, 1.4 * self.fineness)
        paint_tones(self.layer, item, area, width, self.brush)

    def _face(self, item: things.Mixture | things.Likeness) -> None:
        """A face, right and down from its corner; nothing where it is damaged."""
        wide = max(4, round(item.wide * self.unit))
        drawn: pygame.Surface | None
        if isinstance(item, things.Mixture):
            drawn = mixed(self.brush, item, wide)
        else:
            size = (wide, round(1.25 * wide))
            drawn = likeness(self.brush, item.kept, item.rows, size)
        if drawn is None:
            return
        left, top = (round(part) for part in self.at(item.corner))
        area = drawn.get_rect(topleft=(left, top))

        def draw(surface: pygame.Surface) -> None:
            surface.blit(drawn, area)

        self._faded(item.alpha, area, draw)
        self.taken.append(area)

    def _picture(self, item: things.Picture) -> None:
        x, y = self.at(item.at)
        side = max(4, 2 * round(item.size * self.unit / 2))
        drawn = thing(self.brush, item.name, side)
        if drawn is None:
            return
        area = drawn.get_rect(center=(round(x), round(y)))

        def draw(surface: pygame.Surface) -> None:
            surface.blit(drawn, area, special_flags=strokes.PREMULTIPLIED)

        self._faded(item.alpha, area, draw)
        self.taken.append(area.inflate(-side // 4, -side // 4))

    def _nib(self, tone: Tone, dash: Dash, width: float) -> Nib:
        theme = self.brush.theme
        ink = theme.of(tone)
        chosen = ink.dash if dash is Dash.SOLID else dash
        broken = strokes.pattern(chosen, self.fineness, width)
        return Nib(colour=ink.colour, weight=width, dash=broken, ground=theme.ground)

    def _faded(
        self, alpha: float, area: pygame.Rect, draw: Callable[[pygame.Surface], None]
    ) -> None:
        """Draw something at a strength; ``area`` holds all of it."""
        area = area.clip(self.layer.get_rect())
        if area.w == 0 or area.h == 0:
            return
        if alpha >= 0.995:
            draw(self.layer)
            return
        scratch = sheet(self.brush, self.layer.get_size(), "scratch")
        scratch.set_clip(area)
        scratch.fill((0, 0, 0, 0))
        draw(scratch)
        level = round(255 * alpha)
        scratch.fill((level,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
        scratch.set_clip(None)
        self.layer.blit(scratch, area, area, special_flags=strokes.PREMULTIPLIED)

    def _grid(self, grid: things.Grid) -> list[Line]:
        (a, b), (c, d) = grid.matrix
        n = grid.extent
        thin = max(1.0, 1.35 * self.fineness)
        tone = self.brush.theme.of(grid.tone).colour
        axis = mix(tone, self.brush.theme.of(Tone.AXIS).colour, 0.75)

        def spot(x: float, y: float) -> XY:
            return self.at((a * x + b * y, c * x + d * y))

        def ruled(p: XY, q: XY) -> tuple[XY, XY]:
            """A line along the pixels lies on one row of them: on two it is faint."""
            (x, y), (u, v) = p, q
            if abs(x - u) < EVEN:
                x = u = round(x)
            if abs(y - v) < EVEN:
                y = v = round(y)
            return (x, y), (u, v)

        # The axes come last, over all other lines.
        lines = [
            Line(*ruled(spot(*p), spot(*q)), cost)
            for places, cost in (([*range(-n, 0), *range(1, n + 1)], 0.3), ([0], AXIS))
            for i in places
            for p, q in (((i, -n), (i, n)), ((-n, i), (n, i)))
        ]

        def draw(surface: pygame.Surface) -> None:
            for line in lines:
                colour, width = (axis, 1.5 * thin) if line.cost > 0.5 else (tone, thin)
                strokes.line(surface, colour, line.a, line.b, width)

        self._faded(grid.alpha, self.layer.get_rect(), draw)
        return lines

    def _arrow(self, item: things.Arrow) -> list[Line]:
        width = max(1.6, 5.0 * self.fineness * item.weight)
        own = self.brush.theme.of(item.tone).head
        head = own if item.head is Head.FULL else item.head
        nib = replace(self._nib(item.tone, item.dash, width), head=head)
        tail, tip = self.at(item.tail), self.at(item.tip)
        area, patches = _around((tail, tip), 6 * width + 4), self.brush.patches
        self._faded(item.alpha, area, lambda s: patches.arrow(s, nib, tail, tip))
        self._keep_clear(tail, tip, width)
        toward = (tip[0] - tail[0], tip[1] - tail[1])
        clear = self._ring if self.ringed else None
        self._wish(item.label, tip, toward, item, clear)
        return [Line(tail, tip, 7.0, width)]

    def _keep_clear(self, tail: XY, tip: XY, width: float) -> None:
        """Labels stay off the head of an arrow."""
        length = hypot(tip[0] - tail[0], tip[1] - tail[1])
        long, wide = head_size(width, length)
        r, length = wide / 2, length or 1.0
        back = min(length, long * 0.6)
        x = tip[0] - (tip[0] - tail[0]) / length * back
        y = tip[1] - (tip[1] - tail[1]) / length * back
        self.taken.append(pygame.Rect(round(x - r), round(y - r), *[round(2 * r)] * 2))
        if self.ringed:
            # The square within the ring: a name may stand at its corner.
            side = round(1.5 * ring_radius(self.brush))
            ring = pygame.Rect(0, 0, side, side)
            ring.center = (round(tip[0]), round(tip[1]))
            self.taken.append(ring)

    def _segment(self, item: things.Segment) -> list[Line]:
        width = max(1.0, 2.6 * self.fineness * item.weight)
        nib = self._nib(item.tone, item.dash, width)
        ends = (self.at(item.a), self.at(item.b))
        if item.dash is Dash.DOTTED:
            self.brush.patches.dots(self.layer, nib, ends, item.alpha)
        else:
            self._stroke(item, nib, ends)
        thin = LINE * min(1.0, item.weight)
        return [Line(*ends, AXIS if item.tone is Tone.AXIS else thin)]

    def _stroke(
        self,
        item: things.Segment | things.Curve,
        nib: Nib,
        points: Sequence[XY],
        fill: float = 0.0,
    ) -> pygame.Rect:
        """A polyline, its inside filled by a share; what it covers."""
        area = _around(points, nib.weight + 3)

        def draw(surface: pygame.Surface) -> None:
            if fill > 0.0:
                strokes.fill(surface, nib.colour, points, fill)
            strokes.stroke(surface, nib.colour, points, nib.weight, nib.dash)

        self._faded(item.alpha, area, draw)
        return area

    def _curve(self, item: things.Curve) -> list[Line]:
        if len(item.points) < 2:
            return []
        nib = self._nib(
            item.tone, item.dash, max(1.0, 3.0 * self.fineness * item.weight)
        )
        points = [self.at(p) for p in item.points]
        if item.closed:
            points.append(points[0])
        area = self._stroke(item, nib, points, item.fill)
        if item.closed and item.fill > 0.0 and max(area.size) < 4.0 * self._em:
            self.taken.append(area)
        return _bends(points)

    def _dots(self, item: things.Dots) -> None:
        colour = self.brush.theme.of(item.tone).colour
        radius = max(1.0, item.radius / 100 * self._tall)
        points = [self.at(p) for p in item.points]
        if not points:
            return

        def draw(surface: pygame.Surface) -> None:
            for point in points:
                self.brush.patches.dot(surface, colour, point, radius)

        self._faded(item.alpha, _around(points, radius + 3), draw)
        if len(points) <= CROWD:
            self.dots += [_around((point,), radius) for point in points]

    def _angle(self, item: things.Angle) -> list[Line]:
        colour = self.brush.theme.of(item.tone).colour
        at, radius = self.at(item.at), item.radius * self.unit
        width = max(1.0, 2.2 * self.fineness)
        sweep = (item.end - item.start + pi) % (2 * pi) - pi
        if item.square:
            points = _corner(at, radius * 0.62, item)
        else:
            points = strokes.arc(at, radius, item.start, item.start + sweep)

        def draw(surface: pygame.Surface) -> None:
            if item.square:
                for a, b in pairwise(points):
                    strokes.line(surface, colour, a, b, width)
            else:
                strokes.curve(surface, colour, points, width)

        self._faded(item.alpha, _around(points, width + 3), draw)
        middle = item.start + sweep / 2
        way = (cos(middle), -sin(middle))
        tip = (at[0] + way[0] * radius, at[1] + way[1] * radius)
        self._wish(item.label, tip, way, item)
        return _bends(points)

    def _note(self, item: things.Note) -> None:
        x, y = self.at(item.at)
        toward = (item.toward[0], -item.toward[1])
        if item.ringed:
            self._wish(item.text, (x, y), toward, item, self._ring)
            return
        at = (x + item.toward[0] * self._em * 0.4, y - item.toward[1] * self._em * 0.4)
        self._wish(item.text, at, toward, item)

    def _wish(
        self,
        text: str,
        at: XY,
        toward: XY,
        item: things.Arrow | things.Angle | things.Note,
        clear: float | None = None,
    ) -> None:
        if text:
            colour = self.brush.theme.of(item.tone).colour
            step = 9.0 * self.fineness
            clear = step if clear is None else clear
            wish = Wish(text, at, toward, colour, clear, step, item.alpha)
            if isinstance(item, things.Note):
                wish = replace(wish, scale=item.scale, on=item.on)
            self.wishes.append(wish)


def _bends(points: Sequence[XY]) -> list[Line]:
    """What labels keep off of a bent line: chords of it, not more than enough."""
    step = max(1, len(points) // CHORDS)
    kept = [*points[:-1:step], points[-1]]
    return [Line(a, b, THIN) for a, b in pairwise(kept)]


def _corner(at: XY, r: float, item: things.Angle) -> list[XY]:
    """The sign of a right angle."""
    u = (cos(item.start) * r, -sin(item.start) * r)
    v = (cos(item.end) * r, -sin(item.end) * r)
    return [
        (at[0] + u[0], at[1] + u[1]),
        (at[0] + u[0] + v[0], at[1] + u[1] + v[1]),
        (at[0] + v[0], at[1] + v[1]),
    ]


def _around(points: Sequence[XY], margin: float) -> pygame.Rect:
    xs = [min(FAR, max(-FAR, p[0])) for p in points]
    ys = [min(FAR, max(-FAR, p[1])) for p in points]
    left, top = floor(min(xs) - margin), floor(min(ys) - margin)
    right, bottom = ceil(max(xs) + margin), ceil(max(ys) + margin)
    return pygame.Rect(left, top, right - left, bottom - top)
