"""What is taken from where it lies and laid into something else.

It is dragged there, or touched and then the place for it. What is lifted is known by
the key of the cell that it lies in, or by the letter of a piece of evidence.
"""

from collections.abc import Iterable, Iterator

import pygame

from game.figure.things import Work
from game.language import _
from game.puzzles.core.protocol import Handle, Role, Turn
from game.screens.puzzle.handle_places import Place, Places
from game.screens.puzzle.puzzle_state import by_role
from game.ui.paint import strokes
from game.ui.paint.work_layout import work_places


def lift(places: Places, place: Place | None, x: float, y: float) -> str:
    """What a touch at a window pixel, which may be on a handle, lifts; or nothing."""
    handles = [each.handle for each in places.all]
    lies = {key for handle in handles for key in handle.lies if key}
    if place is not None:
        return place.handle.entry if place.handle.entry in lies else ""
    for panel in places.figure.panels if lies else ():
        if isinstance(panel, Work) and panel.key in places.boxes:
            for key, area in _whole(panel, places):
                if key in lies and area.collidepoint(x, y):
                    return key
    held = by_role(handles, Role.EVIDENCE)
    marked = places.marked() if held is not None else ()
    letter = next((mark for mark, area in marked if area.collidepoint(x, y)), "")
    return letter if held is not None and letter in held.values else ""


def laying(lifted: str, handle: Handle, handles: Iterable[Handle]) -> Turn | None:
    """The move that lays it where a handle is; None where it cannot be laid."""
    if lifted and lifted in handle.lies:
        return Turn(handle.key, handle.values[handle.lies.index(lifted)])
    held = by_role([h for h in handles if h.entry == handle.entry], Role.EVIDENCE)
    found = held is not None and lifted and lifted in held.values
    return Turn(held.key, lifted) if held is not None and found else None


def said(lifted: str, handles: Iterable[Handle]) -> str:
    """What is in the hand, and what is to be touched next."""
    for handle in handles:
        if lifted in handle.lies:
            value = handle.values[handle.lies.index(lifted)]
            return _("You hold {what}: now the place for it.", what=value)
    return _("You hold {letter}: now the guess that it decides.", letter=lifted)


def draw_lifted(surface: pygame.Surface, places: Places, lifted: str) -> None:
    """Ember under the line of evidence that a hand holds, and about its letter."""
    brush = places.brush
    areas = [area for mark, area in places.marked() if lifted and mark == lifted]
    for area in areas:
        letter = (area.x + 15.0 * brush.k, area.y + 15.0 * brush.k)
        brush.patches.glow(surface, brush.theme.ember, letter, 46.0 * brush.k, 0.34)
        ends = ((area.x, area.bottom + 1), (area.right, area.bottom + 1))
        strokes.line(surface, brush.theme.ember, *ends, max(1.0, 2.0 * brush.k))


def _whole(work: Work, places: Places) -> Iterator[tuple[str, pygame.Rect]]:
    """All cells of a key together, with half a cell beside them."""
    found: dict[str, list[pygame.Rect]] = {}
    for key, area in work_places(work, places.boxes[work.key], places.brush):
        found.setdefault(key, []).append(area)
    for key, areas in found.items():
        yield key, areas[0].unionall(areas[1:]).inflate(areas[0].w, 0)
