"""Where a hand can take what can be moved: the places of handles in the window."""

from collections.abc import Iterator, Mapping, Sequence
from math import hypot, sqrt
from typing import TypeVar

import pygame
from msgspec import Struct

from game.figure.things import Bars, Box, Figure, Page, Panel, Plane, Tiles, Work
from game.linalg.plane import ORIGIN, Point
from game.puzzles.core.protocol import Drag, Handle, Move, Role, Turn
from game.screens.puzzle.puzzle_layout import reach
from game.screens.puzzle.puzzle_view import PuzzleView
from game.ui.paint import strokes
from game.ui.paint.bars import part_places
from game.ui.paint.brush import Brush
from game.ui.paint.figure import to_panel, to_pixel
from game.ui.paint.ledger_page import EntryPlace, entry_places
from game.ui.paint.plane_scale import ring_radius
from game.ui.paint.signs import circle
from game.ui.paint.strokes import XY
from game.ui.paint.tiles import slot_at, tile_places, tile_step
from game.ui.paint.work_layout import work_places
from game.ui.theme import mix
from game.ui.window.view import whole

P = TypeVar("P", Plane, Tiles)
SMALL = 0.5
PER_UNIT, PER_WRITTEN = 36.0, 9.0
# How finely a pulse rises: what is painted of it is kept.
STEPS = 12


class Place(Struct, frozen=True):
    """A handle's place in window pixels.

    A point handle is taken within ``reach`` of ``at``, and so is one with values that
    lies in a plane; others with values, and numbers, by their ``area``. On a page of
    guesses its words stand on ``line``.
    """

    handle: Handle
    at: XY
    reach: float
    area: pygame.Rect | None = None
    line: int | None = None

    @property
    def dragged(self) -> bool:
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


class Places(Struct, frozen=True):
    """A figure as it stands in the window, and its handles in keyboard order."""

    figure: Figure
    boxes: Mapping[str, Box]
    brush: Brush
    all: tuple[Place, ...] = ()

    def of(self, key: str) -> Place:
        """The place of a handle.

        Raises:
            KeyError: no such handle can be taken now.
        """
        for place in self.all:
            if place.handle.key == key:
                return place
        raise KeyError(f"no handle '{key}' can be taken now")

    def under(self, x: float, y: float) -> list[Place]:
        """What is under a window pixel, nearest first; given ones and bodies last."""
        taken = [
            (place.handle.given, place.handle.role is Role.BODY, far, i)
            for i, place in enumerate(self.all)
            if (far := place.far(x, y)) is not None
        ]
        return [self.all[i] for *_, i in sorted(taken)]

    def marked(self) -> Iterator[tuple[str, pygame.Rect]]:
        """The marks of the entries of pages, and where these stand."""
        for panel in self.figure.panels:
            if isinstance(panel, Page) and panel.key in self.boxes:
                places = entry_places(panel, self.boxes[panel.key], self.brush)
                for entry, place in zip(panel.entries, places, strict=False):
                    yield entry.mark, place.mark.union(place.words)

    def line(self, key: str) -> pygame.Rect | None:
        """Where what is turned by a touch stands; None for a point or for nothing."""
        areas = (place.area for place in self.all if place.handle.key == key)
        return next(areas, None)

    def evidence(self, key: str) -> pygame.Rect | None:
        """Where the evidence stands that a guess was given; all of it, if none was."""
        handle = next((p.handle for p in self.all if p.handle.key == key), None)
        if handle is None or handle.role is not Role.EVIDENCE:
            return None
        for panel in self.figure.panels:
            if panel.key == handle.panel or not isinstance(panel, Page):
                continue
            box = self.boxes[panel.key]
            places = entry_places(panel, box, self.brush)
            marked = zip(panel.entries, places, strict=False)
            lines = (at.words for entry, at in marked if entry.mark == handle.value)
            return next(lines, whole(box))
        return None

    def pixel(self, point: Point, key: str) -> XY:
        """The window pixel of a point of a plane; KeyError where there is none."""
        return to_pixel(point, self._panel(key, Plane), self.boxes[key])

    def aim(self, move: Drag | Turn) -> XY:
        """Where a hand that took its handle lets go to make a move.

        Raises:
            KeyError: there is no such handle, or the move is not made by dragging.
        """
        place = self.of(move.handle)
        handle, at = place.handle, place.at
        match move:
            case Drag(to=to) if self._on_line(handle):
                return self.pixel((to[0], handle.at[1]), handle.panel)
            case Drag(to=to) if handle.reach is not None:
                up = (to[0] - handle.at[0]) * _per_unit(handle) * self.brush.k
                return (at[0], at[1] - up)
            case Drag(to=to):
                return self.pixel(to, handle.panel)
            case Turn(value=value) if handle.slides:
                gone = handle.values.index(value) - handle.values.index(handle.value)
                tiles, box = self._panel(handle.panel, Tiles), self.boxes[handle.panel]
                return (at[0] + gone * tile_step(tiles, box, self.brush), at[1])
            case Turn():
                raise KeyError(f"{move} is not made by dragging")

    def pulled(self, place: Place, to: XY) -> Move:
        """What pulling a handle from its place to a window pixel does."""
        handle = place.handle
        if handle.reach is not None and not self._on_line(handle):
            low, high = handle.reach
            up = (place.at[1] - to[1]) / (_per_unit(handle) * self.brush.k)
            return Drag(handle.key, (max(low, min(high, handle.at[0] + up)), 0.0))
        box = self.boxes[handle.panel]
        if handle.slides:
            slot = slot_at(to[0], self._panel(handle.panel, Tiles), box, self.brush)
            return Turn(handle.key, handle.values[slot])
        return Drag(handle.key, to_panel(to, self._panel(handle.panel, Plane), box))

    def _on_line(self, handle: Handle) -> bool:
        """Whether it is a number that lies on a line of numbers, not in a cell."""
        planes = {p.key for p in self.figure.panels if isinstance(p, Plane)}
        return handle.reach is not None and handle.panel in planes

    def _panel(self, key: str, sort: type[P]) -> P:
        for panel in self.figure.panels:
            if isinstance(panel, sort) and panel.key == key:
                return panel
        raise KeyError(f"no {sort.__name__} is shown under '{key}'")


def _per_unit(handle: Handle) -> float:
    """How far a number in a cell is pulled for each unit: whole ones may be large."""
    return PER_WRITTEN if handle.written else PER_UNIT


def find_places(
    handles: Sequence[Handle], figure: Figure, boxes: Mapping[str, Box], brush: Brush
) -> Places:
    """The places of those handles that lie in the figure."""
    panels = {panel.key: panel for panel in figure.panels}
    parts: dict[str, dict[str, pygame.Rect | EntryPlace]] = {}
    found: list[Place] = []
    for handle in handles:
        key = handle.panel
        panel, box = panels.get(key), boxes.get(key)
        if panel is None or box is None:
            continue
        if isinstance(panel, Plane) and not handle.entry:
            at = to_pixel(handle.at, panel, box)
            if handle.values and handle.base != ORIGIN:
                corner = to_pixel(handle.base, panel, box)
                wide, high = (2 * abs(a - b) for a, b in zip(at, corner, strict=True))
                area = pygame.Rect(0, 0, round(wide), round(high))
                area.center = (round(at[0]), round(at[1]))
                found.append(_on_area(handle, area, brush))
            else:
                found.append(Place(handle, at, reach(brush.view)))
        elif handle.entry:
            if key not in parts:
                parts[key] = dict(_parts(panel, box, brush))
            part = parts[key].get(handle.entry)
            if isinstance(part, EntryPlace):
                found.append(_on_page(handle, part, brush))
            elif part is not None:
                found.append(_on_area(handle, part, brush))
    return Places(figure, boxes, brush, tuple(found))


def _parts(
    panel: Panel, box: Box, brush: Brush
) -> Iterator[tuple[str, pygame.Rect | EntryPlace]]:
    """Where the parts of a panel that hands can take stand, by their keys."""
    match panel:
        case Page():
            yield from ((part.key, part) for part in entry_places(panel, box, brush))
        case Work():
            yield from work_places(panel, box, brush)
        case Bars():
            yield from part_places(panel, box, brush)
        case Tiles():
            yield from tile_places(panel, box, brush)
        case _:
            return


def _on_area(handle: Handle, area: pygame.Rect, brush: Brush) -> Place:
    """Large enough for a finger, whatever the part's own size."""
    half = reach(brush.view)
    least = round(2 * half)
    grown = area.inflate(max(0, least - area.width), max(0, least - area.height))
    return Place(handle, (float(area.centerx), float(area.centery)), half, grown)


def _on_page(handle: Handle, entry: EntryPlace, brush: Brush) -> Place:
    half = reach(brush.view)
    if handle.role is Role.MARK:
        area = entry.mark.union(entry.words)
        at = (entry.mark.x + 15.0 * brush.k, float(entry.mark.centery))
    else:
        area = entry.evidence.copy()
        area.height = max(area.height, round(2 * half))
        at = (float(area.x), float(entry.evidence.centery))
    return Place(handle, at, half, area, entry.evidence.bottom)


def draw_place(
    surface: pygame.Surface,
    brush: Brush,
    place: Place,
    view: PuzzleView,
    *,
    crowded: bool,
    pulse: float = 0.0,
) -> None:
    """The ring of a point handle, or the line of a value; what is held is raised.

    In a ``crowded`` picture the rings of givens are as small as those of bodies. What
    can be taken for the first time has a ``pulse``, 0 to 1.
    """
    theme, at, handle = brush.theme, place.at, place.handle
    held, lit = handle.key == view.held, handle.key == view.lit
    if pulse > 0.0:
        _draw_pulse(surface, brush, place, round(pulse * STEPS) / STEPS)
    if place.area is not None:
        if lit or held:
            _draw_around(surface, brush, place, place.area, held=held)
        return
    r, quiet = ring_radius(brush), not (lit or held)
    if handle.role is Role.BODY or (crowded and handle.given and quiet):
        r *= SMALL
    if held:
        brush.patches.glow(surface, theme.ember, at, 3.4 * r, 0.34)
        circle(surface, brush, theme.ember, at, 1.3 * r, max(1.4, 2.6 * brush.k))
    elif lit:
        brush.patches.glow(surface, theme.glint, at, 2.6 * r, 0.26)
        circle(surface, brush, theme.glint, at, 1.1 * r, max(1.3, 2.2 * brush.k))
    else:
        tone = theme.brass if handle.given else theme.glint
        tone = mix(theme.ground, tone, 0.6)
        circle(surface, brush, tone, at, r, max(1.0, 1.5 * brush.k))
    if held and view.snapped:
        # Four short marks lock onto the point: an exact place was found.
        near, far, wide = 1.3 * r, 1.3 * r * 1.5, max(1.2, 2.0 * brush.k)
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            a = (at[0] + dx * near, at[1] + dy * near)
            b = (at[0] + dx * far, at[1] + dy * far)
            strokes.line(surface, theme.glint, a, b, wide)


def _draw_pulse(
    surface: pygame.Surface, brush: Brush, place: Place, level: float
) -> None:
    """Light that rises once and sinks: here is something to take."""
    theme, r = brush.theme, ring_radius(brush)
    tone = mix(theme.ground, theme.glint, level)
    if place.area is None:
        brush.patches.glow(surface, theme.glint, place.at, 3.4 * r, 0.4 * level)
        wide = max(1.4, 2.2 * brush.k)
        circle(surface, brush, tone, place.at, r * (1.0 + 0.9 * level), wide)
    elif place.line is None:
        frame = place.area.inflate(*(2 * (round(10 * brush.k),)))
        wide = max(1, round(2.2 * brush.k))
        pygame.draw.rect(surface, tone, frame, wide, round(10 * brush.k))
    else:
        brush.patches.glow(surface, theme.glint, place.at, 3.0 * r, 0.4 * level)


def _draw_around(
    surface: pygame.Surface,
    brush: Brush,
    place: Place,
    area: pygame.Rect,
    *,
    held: bool,
) -> None:
    theme = brush.theme
    if place.line is None:
        colour = theme.ember if held else theme.glint
        frame = area.inflate(round(8 * brush.k), round(8 * brush.k))
        wide = max(1, round((2.6 if held else 1.8) * brush.k))
        pygame.draw.rect(surface, colour, frame, wide, round(10 * brush.k))
    elif place.handle.role is Role.MARK:
        r = 14.0 * brush.k * sqrt(max(0.1, brush.view.text_scale)) * 1.7
        brush.patches.glow(surface, theme.glint, place.at, 2.4 * r, 0.22)
        circle(surface, brush, theme.glint, place.at, r, max(1.2, 2.0 * brush.k))
    else:
        ends = ((area.x, place.line + 1), (area.right, place.line + 1))
        strokes.line(surface, theme.glint, *ends, max(1.0, 1.6 * brush.k))
