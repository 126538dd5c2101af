"""Where a hand can take what can be moved: the places of a session's handles."""

from collections.abc import Iterator, Mapping, Sequence
from math import hypot, sqrt

import pygame
from msgspec import Struct

from game.figure.things import Bars, Box, Figure, Page, Panel, Plane, Tiles, Work
from game.linalg.plane import Point
from game.puzzles.core.protocol import Drag, Handle, Move, Turn
from game.puzzles.session.carrying import is_body
from game.screens.puzzle.puzzle_layout import reach
from game.ui.paint import strokes
from game.ui.paint.bars import part_places
from game.ui.paint.brush import Brush
from game.ui.paint.figure import to_panel, to_pixel
from game.ui.paint.ledger_page import EntryPlace, entry_places
from game.ui.paint.plane import ring_radius
from game.ui.paint.signs import circle
from game.ui.paint.strokes import XY
from game.ui.paint.tiles import slot_at, tile_places, tile_step
from game.ui.paint.work import work_places
from game.ui.theme import Colour, mix

BODY = 0.5
PER_UNIT = 36.0


class Grip(Struct, frozen=True):
    """A handle's place in window pixels.

    A point handle is taken within ``reach`` of ``at``; one with values, or a number, by
    its ``area``. On a page of guesses its words stand on ``line``.
    """

    handle: Handle
    at: XY
    reach: float
    area: pygame.Rect | None = None
    line: int | None = None

    @property
    def held(self) -> bool:
        """Whether it is taken and dragged; the others are turned by a touch."""
        return not self.handle.values or self.handle.slides

    def far(self, x: float, y: float) -> float | None:
        """How far from its middle a pixel takes it; None where it does not."""
        away = hypot(x - self.at[0], y - self.at[1])
        if self.area is not None:
            return away if self.area.collidepoint(x, y) else None
        return away if away <= self.reach else None

    def on_sign(self, x: float, y: float) -> bool:
        """Whether a pixel touches the sign of a value, and not only its line."""
        across, down = abs(x - self.at[0]), abs(y - self.at[1])
        return across <= 1.6 * self.reach and down <= self.reach


def grips(
    handles: Sequence[Handle],
    figure: Figure,
    boxes: Mapping[str, Box],
    brush: Brush,
) -> tuple[Grip, ...]:
    """The places of the handles that lie in the figure, in keyboard order."""
    panels = {panel.key: panel for panel in figure.panels}
    placed: dict[str, dict[str, EntryPlace]] = {}
    areas: dict[str, dict[str, pygame.Rect]] = {}
    out: list[Grip] = []
    for handle in handles:
        panel, box = panels.get(handle.panel), boxes.get(handle.panel)
        if panel is None or box is None:
            continue
        if isinstance(panel, Plane) and not handle.values:
            at = to_pixel(handle.at, panel, box)
            out.append(Grip(handle, at, reach(brush.view)))
        elif isinstance(panel, Page) and handle.entry:
            if panel.key not in placed:
                places = entry_places(panel, box, brush)
                placed[panel.key] = {place.key: place for place in places}
            place = placed[panel.key].get(handle.entry)
            if place is not None:
                out.append(_on_page(handle, place, brush))
        elif handle.entry:
            if panel.key not in areas:
                areas[panel.key] = dict(_areas(panel, box, brush))
            area = areas[panel.key].get(handle.entry)
            if area is not None:
                out.append(_on_area(handle, area, brush))
    return tuple(out)


def _areas(panel: Panel, box: Box, brush: Brush) -> Iterator[tuple[str, pygame.Rect]]:
    """Where the parts of a panel that hands can take stand, by their keys."""
    match panel:
        case Work():
            for row in work_places(panel, box, brush):
                yield row.key, row.area
        case Bars():
            for part in part_places(panel, box, brush):
                yield part.key, part.area
        case Tiles():
            for tile in tile_places(panel, box, brush):
                yield tile.key, tile.area
        case _:
            return


def _on_area(handle: Handle, area: pygame.Rect, brush: Brush) -> Grip:
    """Large enough for a finger, whatever the part's own size."""
    half = reach(brush.view)
    least = round(2 * half)
    grown = area.inflate(max(0, least - area.width), max(0, least - area.height))
    return Grip(handle, (float(area.centerx), float(area.centery)), half, grown)


def counted(grip: Grip, up: float, brush: Brush) -> float:
    """The number that a hand ``up`` pixels above where it took it pulls it to."""
    low, high = grip.handle.reach or (0.0, 0.0)
    return max(low, min(high, grip.handle.at[0] + up / (PER_UNIT * brush.k)))


def slot(
    figure: Figure, boxes: Mapping[str, Box], brush: Brush, key: str, x: float
) -> int:
    """The slot of a row of tiles under a window pixel's x; KeyError without such."""
    return slot_at(x, _tiles(figure, key), boxes[key], brush)


def aim(
    grip: Grip, move: Move, figure: Figure, boxes: Mapping[str, Box], brush: Brush
) -> XY:
    """Where a hand that took the grip lets go to make a move.

    Raises:
        KeyError: the figure shows no such panel, or the move is none of this grip.
    """
    handle = grip.handle
    match move:
        case Drag(to=to) if handle.reach is not None:
            up = (to[0] - handle.at[0]) * PER_UNIT * brush.k
            return (grip.at[0], grip.at[1] - up)
        case Drag(to=to):
            return pixel_of(to, figure, boxes, handle.panel)
        case Turn(value=value) if handle.slides and grip.area is not None:
            gone = handle.values.index(value) - handle.values.index(handle.value)
            tiles = _tiles(figure, handle.panel)
            wide = tile_step(tiles, boxes[handle.panel], brush)
            return (grip.at[0] + gone * wide, grip.at[1])
        case _:
            raise KeyError(f"{move} is not made by dragging")


def _tiles(figure: Figure, key: str) -> Tiles:
    for panel in figure.panels:
        if isinstance(panel, Tiles) and panel.key == key:
            return panel
    raise KeyError(f"no tiles are shown under '{key}'")


def _on_page(handle: Handle, place: EntryPlace, brush: Brush) -> Grip:
    half = reach(brush.view)
    if handle.key.startswith("mark:"):
        area = place.mark.union(place.words)
        at = (place.mark.x + 15.0 * brush.k, float(place.mark.centery))
    else:
        area = place.evidence.copy()
        area.height = max(area.height, round(2 * half))
        at = (float(area.x), float(place.evidence.centery))
    return Grip(handle, at, half, area, place.evidence.bottom)


def under(found: Sequence[Grip], x: float, y: float) -> list[Grip]:
    """The grips under a window pixel, nearest first; given ones and bodies last."""
    taken = [
        (grip.handle.given, is_body(grip.handle.key), far, i)
        for i, grip in enumerate(found)
        if (far := grip.far(x, y)) is not None
    ]
    return [found[i] for *_, i in sorted(taken)]


def evidence(
    figure: Figure, boxes: Mapping[str, Box], brush: Brush
) -> tuple[EntryPlace, ...]:
    """Where the pieces of evidence of a board stand; their keys end in their letters.

    A plane has none.
    """
    for panel in figure.panels:
        box = boxes.get(panel.key)
        if isinstance(panel, Page) and box is not None and panel.key == "evidence":
            places = entry_places(panel, box, brush)
            return tuple(p for p in places if p.key.startswith("evidence:"))
    return ()


def point_of(pixel: XY, figure: Figure, boxes: Mapping[str, Box], key: str) -> Point:
    """The point of a plane under a window pixel.

    Raises:
        KeyError: the figure shows no plane of that key.
    """
    return to_panel(pixel, _plane(figure, key), boxes[key])


def pixel_of(point: Point, figure: Figure, boxes: Mapping[str, Box], key: str) -> XY:
    """The window pixel of a point of a plane.

    Raises:
        KeyError: the figure shows no plane of that key.
    """
    return to_pixel(point, _plane(figure, key), boxes[key])


def _plane(figure: Figure, key: str) -> Plane:
    for panel in figure.panels:
        if isinstance(panel, Plane) and panel.key == key:
            return panel
    raise KeyError(f"no plane is shown under '{key}'")


def draw_grip(
    surface: pygame.Surface,
    brush: Brush,
    grip: Grip,
    *,
    lit: bool,
    held: bool,
    snapped: bool = False,
    crowded: bool = False,
) -> None:
    """The ring of a point handle, or the line of a value; what is held is raised.

    In a ``crowded`` picture the rings of givens are as small as those of bodies.
    """
    theme = brush.theme
    if grip.area is not None:
        if lit or held:
            _around(surface, brush, grip, held=held)
        return
    r = ring_radius(brush)
    small = crowded and grip.handle.given and not (lit or held)
    if small or is_body(grip.handle.key):
        r *= BODY
    if held:
        brush.patches.glow(surface, theme.ember, grip.at, 3.4 * r, 0.34)
        circle(surface, brush, theme.ember, grip.at, 1.3 * r, max(1.4, 2.6 * brush.k))
    elif lit:
        brush.patches.glow(surface, theme.glint, grip.at, 2.6 * r, 0.26)
        circle(surface, brush, theme.glint, grip.at, 1.1 * r, max(1.3, 2.2 * brush.k))
    else:
        quiet = mix(
            theme.ground, theme.brass if grip.handle.given else theme.glint, 0.6
        )
        circle(surface, brush, quiet, grip.at, r, max(1.0, 1.5 * brush.k))
    if snapped:
        _ticks(surface, theme.glint, grip.at, 1.3 * r, max(1.2, 2.0 * brush.k))


def _ticks(
    surface: pygame.Surface, colour: Colour, at: XY, radius: float, wide: float
) -> None:
    """Four short marks that lock onto the point: an exact place was found."""
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        a = (at[0] + dx * radius, at[1] + dy * radius)
        b = (at[0] + dx * radius * 1.5, at[1] + dy * radius * 1.5)
        strokes.line(surface, colour, a, b, wide)


def _around(surface: pygame.Surface, brush: Brush, grip: Grip, *, held: bool) -> None:
    theme, area = brush.theme, grip.area
    if area is None:
        return
    if grip.line is None:
        colour = theme.ember if held else theme.glint
        frame = area.inflate(round(8 * brush.k), round(8 * brush.k))
        wide = max(1, round((2.6 if held else 1.8) * brush.k))
        pygame.draw.rect(surface, colour, frame, wide, round(10 * brush.k))
        return
    if grip.handle.key.startswith("mark:"):
        r = 14.0 * brush.k * sqrt(max(0.1, brush.view.text_scale)) * 1.7
        brush.patches.glow(surface, theme.glint, grip.at, 2.4 * r, 0.22)
        circle(surface, brush, theme.glint, grip.at, r, max(1.2, 2.0 * brush.k))
        return
    thick = max(1.0, 1.6 * brush.k)
    ends = ((area.x, grip.line + 1), (area.right, grip.line + 1))
    strokes.line(surface, theme.glint, *ends, thick)
