"""Painting a plane: lines, arrows and dots on one soft-edged layer, labels above.

The layer holds premultiplied colour, so thin lines, fading things and the dissolving
edge need no knowledge of the picture behind.
"""

from collections.abc import Callable
from itertools import pairwise
from math import ceil, cos, floor, hypot, pi, sin, sqrt

import pygame

from game.figure.things import (
    Angle,
    Arrow,
    Box,
    Curve,
    Dash,
    Dots,
    Grid,
    Head,
    Item,
    Note,
    Plane,
    Segment,
    Tone,
)
from game.linalg.plane import Point
from game.ui.paint import strokes
from game.ui.paint.brush import Brush, small_text
from game.ui.paint.label import Line, Wish, halo, picture, place, show
from game.ui.paint.panel import soften
from game.ui.paint.strokes import XY, Nib
from game.ui.theme import Colour, mix
from game.ui.window.view import whole

EDGE = 48.0
RING = 21.0


def unit(plane: Plane, box: Box) -> float:
    """Pixels of one unit of the plane in a box of pixels.

    The box shows at least ``span`` up and down and ``span * ratio`` to the sides.
    """
    span = 2.0 * max(1e-9, plane.span)
    return max(1e-6, min(box.w / max(0.05, plane.ratio), box.h) / span)


def to_pixel(point: Point, plane: Plane, box: Box) -> XY:
    """The window pixel of a point of the plane."""
    u = unit(plane, box)
    x = box.x + box.w / 2 + (point[0] - plane.centre[0]) * u
    y = box.y + box.h / 2 - (point[1] - plane.centre[1]) * u
    return (x, y)


def to_panel(pixel: XY, plane: Plane, box: Box) -> Point:
    """The point of the plane under a window pixel: the inverse of ``to_pixel``."""
    u = unit(plane, box)
    x = (pixel[0] - box.x - box.w / 2) / u + plane.centre[0]
    y = (box.y + box.h / 2 - pixel[1]) / u + plane.centre[1]
    return (x, y)


def paint_plane(
    surface: pygame.Surface, plane: Plane, box: Box, brush: Brush
) -> list[pygame.Rect]:
    """Paint a plane in a box of pixels; returns where its labels stand."""
    frame = whole(box)
    if plane.alpha <= 0.01 or frame.w < 4 or frame.h < 4:
        return []
    layer = _layer(brush, frame.size)
    inner = Box(box.x - frame.x, box.y - frame.y, box.w, box.h)
    painter = _Painter(layer, plane, inner)
    painter.brush = brush
    place_ = (frame.size, inner, plane.span, plane.centre, plane.ratio)
    drawn = brush.stills.paint(plane.key, place_, layer, plane.items, painter.noted)
    soften(layer, layer.get_rect(), EDGE * brush.k)
    strokes.fade(layer, plane.alpha)
    surface.blit(layer, frame.topleft, special_flags=strokes.PREMULTIPLIED)
    inside = frame.inflate(-round(8 * brush.k), -round(8 * brush.k))
    wishes = [_moved(w, frame.topleft, plane.alpha) for w in painter.wishes]
    taken = [r.move(frame.topleft) for r in painter.taken]
    if plane.caption:
        _caption(surface, plane, frame, brush)
    lines = [_shifted(line, frame.topleft) for line in drawn]
    return place(surface, brush, wishes, inside, label_px(box, brush), taken, lines)


def label_px(box: Box, brush: Brush) -> int:
    """Size of a plane's labels in pixels: few sizes, as each is set and kept."""
    share = min(1.0, max(0.0, (min(box.w, box.h) / brush.k - 220.0) / 280.0))
    return max(7, round((25.0 + 3.0 * round(3 * share)) * brush.k * small_text(brush)))


def ring_radius(brush: Brush) -> float:
    """Pixels from a point that a hand takes to the ring around it."""
    return max(RING * brush.k, 12.0)


def _moved(wish: Wish, by: tuple[int, int], alpha: float) -> Wish:
    return Wish(
        text=wish.text,
        at=(wish.at[0] + by[0], wish.at[1] + by[1]),
        toward=wish.toward,
        colour=wish.colour,
        clear=wish.clear,
        alpha=wish.alpha * alpha,
    )


def _shifted(line: Line, by: tuple[int, int]) -> Line:
    (x, y), (u, v) = line.a, line.b
    a, b = (x + by[0], y + by[1]), (u + by[0], v + by[1])
    return Line(a, b, line.cost, line.wide)


def _caption(
    surface: pygame.Surface, plane: Plane, frame: pygame.Rect, brush: Brush
) -> None:
    """The caption hangs under the box, in the room that was left for it."""
    px = max(6, round(28 * brush.k * small_text(brush)))
    drawn = picture(brush, plane.caption, px, brush.theme.text)
    if drawn.get_width() > frame.w:
        px = max(6, px * frame.w // drawn.get_width())
        drawn = picture(brush, plane.caption, px, brush.theme.text)
    top = frame.bottom - halo(px) + round(4 * brush.k)
    show(surface, drawn, (frame.centerx - drawn.get_width() / 2, top), plane.alpha)


def _layer(brush: Brush, size: tuple[int, int], name: str = "layer") -> pygame.Surface:
    """A part of one kept surface, as large as asked: gliding panels allocate none."""
    sheet = brush.kept((name,))
    if sheet is None or sheet.get_width() < size[0] or sheet.get_height() < size[1]:
        old = sheet.get_size() if sheet else (brush.view.width, brush.view.height)
        grown = (max(size[0], old[0]), max(size[1], old[1]))
        sheet = brush.keep((name,), pygame.Surface(grown, pygame.SRCALPHA))
    return sheet.subsurface(((0, 0), size))


class _Painter:
    """Paints items on a layer and gathers their labels."""

    brush: Brush

    def __init__(self, layer: pygame.Surface, plane: Plane, box: Box) -> None:
        self.layer = layer
        self.plane = plane
        self.box = box
        self.unit = unit(plane, box)
        self._x = box.x + box.w / 2 - plane.centre[0] * self.unit
        self._y = box.y + box.h / 2 + plane.centre[1] * self.unit
        self.wishes: list[Wish] = []
        self.taken: list[pygame.Rect] = []
        self.lines: list[Line] = []

    @property
    def fineness(self) -> float:
        """Pixels of a logical unit, a little less in a small panel."""
        k = self.brush.k
        return k * min(1.0, max(0.62, sqrt(self.box.h / (640 * k))))

    def at(self, point: Point) -> XY:
        return (self._x + point[0] * self.unit, self._y - point[1] * self.unit)

    def nib(self, tone: Tone, dash: Dash, width: float) -> Nib:
        ink = self.brush.theme.of(tone)
        chosen = ink.dash if dash is Dash.SOLID else dash
        return Nib(
            colour=ink.colour,
            weight=width,
            dash=strokes.pattern(chosen, self.fineness, width),
            ground=self.brush.theme.ground,
        )

    def noted(self, item: Item) -> tuple[Line, ...]:
        """Paint an item; the lines of it that labels should keep off."""
        before = len(self.lines)
        self.item(item)
        return tuple(self.lines[before:])

    def item(self, item: Item) -> None:
        if item.alpha <= 0.01:
            return
        match item:
            case Grid():
                self.faded(
                    item.alpha, self.layer.get_rect(), lambda s: self.grid(s, item)
                )
            case Arrow():
                self.arrow(item)
            case Segment():
                self.segment(item)
            case Curve():
                self.curve(item)
            case Dots():
                self.dots(item)
            case Angle():
                self.angle(item)
            case Note():
                self.note(item)

    def faded(
        self, alpha: float, area: pygame.Rect, draw: Callable[[pygame.Surface], None]
    ) -> None:
        """Draw something at a strength; ``area`` holds all of it."""
        area = area.clip(self.layer.get_rect())
        if area.w == 0 or area.h == 0:
            return
        if alpha >= 0.995:
            draw(self.layer)
            return
        scratch = _layer(self.brush, self.layer.get_size(), "scratch")
        scratch.set_clip(area)
        scratch.fill((0, 0, 0, 0))
        draw(scratch)
        level = round(255 * alpha)
        scratch.fill((level,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
        scratch.set_clip(None)
        self.layer.blit(scratch, area, area, special_flags=strokes.PREMULTIPLIED)

    def grid(self, surface: pygame.Surface, grid: Grid) -> None:
        (a, b), (c, d) = grid.matrix
        n = grid.extent
        thin = max(1.0, 1.35 * self.fineness)
        tone = self.brush.theme.of(grid.tone).colour
        axis = mix(tone, self.brush.theme.of(Tone.AXIS).colour, 0.75)
        for i in range(-n, n + 1):
            if i == 0:
                continue
            for p, q in (((i, -n), (i, n)), ((-n, i), (n, i))):
                ends = [self.at((a * x + b * y, c * x + d * y)) for x, y in (p, q)]
                strokes.line(surface, tone, ends[0], ends[1], thin)
                self.lines.append(Line(ends[0], ends[1], 0.3))
        for p, q in (((0, -n), (0, n)), ((-n, 0), (n, 0))):
            ends = [self.at((a * x + b * y, c * x + d * y)) for x, y in (p, q)]
            strokes.line(surface, axis, ends[0], ends[1], 1.5 * thin)
            self.lines.append(Line(ends[0], ends[1], 0.9))

    def arrow(self, item: Arrow) -> None:
        width = max(1.6, 5.0 * self.fineness * item.weight)
        nib = self.nib(item.tone, item.dash, width)
        own = self.brush.theme.of(item.tone).head
        head = own if item.head is Head.FULL else item.head
        nib = Nib(
            colour=nib.colour,
            weight=width,
            dash=nib.dash,
            head=head,
            ground=nib.ground,
        )
        tail, tip = self.at(item.tail), self.at(item.tip)
        area = _around((tail, tip), 6 * width + 4)
        patches = self.brush.patches
        self.faded(
            item.alpha, area, lambda s: strokes.arrow(s, patches, nib, tail, tip)
        )
        length = hypot(tip[0] - tail[0], tip[1] - tail[1])
        long, wide = strokes.head_size(width, length)
        self.keep_clear(tail, tip, (long, wide), width)
        toward = (tip[0] - tail[0], tip[1] - tail[1])
        clear = self.ring() if self.plane.ringed else None
        self.wish(item.label, tip, toward, nib.colour, item.alpha, clear)

    def keep_clear(
        self, tail: XY, tip: XY, head: tuple[float, float], width: float
    ) -> None:
        """Labels stay off the head, and off the shaft where they can."""
        long, wide = head
        r = wide / 2
        length = hypot(tip[0] - tail[0], tip[1] - tail[1]) or 1.0
        back = min(length, long * 0.6)
        x = tip[0] - (tip[0] - tail[0]) / length * back
        y = tip[1] - (tip[1] - tail[1]) / length * back
        self.taken.append(pygame.Rect(round(x - r), round(y - r), *[round(2 * r)] * 2))
        if self.plane.ringed:
            # The square within the ring: a name may stand at its corner.
            r = 0.75 * ring_radius(self.brush)
            ring = pygame.Rect(0, 0, round(2 * r), round(2 * r))
            ring.center = (round(tip[0]), round(tip[1]))
            self.taken.append(ring)
        self.lines.append(Line(tail, tip, 7.0, width))

    def segment(self, item: Segment) -> None:
        width = max(1.0, 2.6 * self.fineness * item.weight)
        nib = self.nib(item.tone, item.dash, width)
        ends = (self.at(item.a), self.at(item.b))
        area = _around(ends, width + 3)
        self.lines.append(Line(*ends, 1.0 if item.tone is Tone.AXIS else 3.0))
        if item.dash is Dash.DOTTED:
            self.brush.patches.dots(self.layer, nib, ends, item.alpha)
            return
        self.faded(
            item.alpha,
            area,
            lambda s: strokes.stroke(s, nib.colour, ends, width, nib.dash),
        )

    def curve(self, item: Curve) -> None:
        if len(item.points) < 2:
            return
        width = max(1.0, 3.0 * self.fineness * item.weight)
        nib = self.nib(item.tone, item.dash, width)
        points = [self.at(p) for p in item.points]
        if item.closed:
            points.append(points[0])

        def draw(surface: pygame.Surface) -> None:
            if item.fill > 0.0:
                strokes.fill(surface, nib.colour, points, item.fill)
            strokes.stroke(surface, nib.colour, points, width, nib.dash)

        area = _around(points, width + 3)
        if (
            item.closed
            and item.fill > 0.0
            and max(area.size) < 4.0 * label_px(self.box, self.brush)
        ):
            self.taken.append(area)
        self.faded(item.alpha, area, draw)

    def dots(self, item: Dots) -> None:
        colour = self.brush.theme.of(item.tone).colour
        radius = max(1.0, item.radius / 100 * self.box.h)
        points = [self.at(p) for p in item.points]
        if not points:
            return

        def draw(surface: pygame.Surface) -> None:
            for point in points:
                self.brush.patches.dot(surface, colour, point, radius)

        self.faded(item.alpha, _around(points, radius + 3), draw)

    def angle(self, item: Angle) -> None:
        colour = self.brush.theme.of(item.tone).colour
        at, radius = self.at(item.at), item.radius * self.unit
        width = max(1.0, 2.2 * self.fineness)
        sweep = (item.end - item.start + pi) % (2 * pi) - pi
        if item.square:
            r = radius * 0.62
            u = (cos(item.start) * r, -sin(item.start) * r)
            v = (cos(item.end) * r, -sin(item.end) * r)
            points = [
                (at[0] + u[0], at[1] + u[1]),
                (at[0] + u[0] + v[0], at[1] + u[1] + v[1]),
                (at[0] + v[0], at[1] + v[1]),
            ]
        else:
            points = strokes.arc(at, radius, item.start, item.start + sweep)

        def draw(surface: pygame.Surface) -> None:
            if item.square:
                for a, b in pairwise(points):
                    strokes.line(surface, colour, a, b, width)
            else:
                strokes.curve(surface, colour, points, width)

        self.faded(item.alpha, _around(points, width + 3), draw)
        middle = item.start + sweep / 2
        way = (cos(middle), -sin(middle))
        tip = (at[0] + way[0] * radius, at[1] + way[1] * radius)
        self.wish(item.label, tip, way, colour, item.alpha)

    def note(self, item: Note) -> None:
        colour = self.brush.theme.of(item.tone).colour
        em = label_px(self.box, self.brush)
        at = self.at(item.at)
        toward = (item.toward[0], -item.toward[1])
        if item.ringed:
            self.wish(item.text, at, toward, colour, item.alpha, self.ring())
            return
        at = (at[0] + item.toward[0] * em * 0.4, at[1] - item.toward[1] * em * 0.4)
        self.wish(item.text, at, toward, colour, item.alpha)

    def ring(self) -> float:
        """How far in pixels a name stands from a point that a hand takes."""
        return 1.35 * ring_radius(self.brush)

    def wish(
        self,
        text: str,
        at: XY,
        toward: XY,
        colour: Colour,
        alpha: float,
        clear: float | None = None,
    ) -> None:
        if text:
            clear = 9.0 * self.fineness if clear is None else clear
            wish = Wish(
                text=text, at=at, toward=toward, colour=colour, clear=clear, alpha=alpha
            )
            self.wishes.append(wish)


def _around(points: list[XY] | tuple[XY, ...], margin: float) -> pygame.Rect:
    far = 20000.0
    xs = [min(far, max(-far, p[0])) for p in points]
    ys = [min(far, max(-far, p[1])) for p in points]
    left, top = floor(min(xs) - margin), floor(min(ys) - margin)
    right, bottom = ceil(max(xs) + margin), ceil(max(ys) + margin)
    return pygame.Rect(left, top, right - left, bottom - top)
