"""What is pointed at: what a hand is over, and what a hint and a snap add to it."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from game.figure.things import (
    Array,
    Block,
    Item,
    Page,
    Panel,
    Plane,
    Row,
    Tiles,
    Tone,
    Work,
)
from game.linalg.plane import ORIGIN, Point, added
from game.puzzles.core import drawing
from game.puzzles.core.hands import by_key
from game.puzzles.core.protocol import Drag, Handle, Move, Position, Turn
from game.puzzles.session.carrying import Carried, offset


def under_hand(
    hovering: Move | None, position: Position, shown: Position
) -> tuple[Handle, ...]:
    """The handles that are seen; a turn that is only looked at leaves its own there.

    Else a click that means what it shows would find nothing under it.
    """
    handles = shown.handles()
    if not isinstance(hovering, Turn) or by_key(handles, hovering.handle) is not None:
        return handles
    turned = by_key(position.handles(), hovering.handle)
    if turned is None:
        return handles
    return (*handles, replace(turned, value=hovering.value))


def pointed(
    panels: Iterable[Panel],
    handles: Iterable[Handle],
    carried: Carried,
    snapped: Drag | None,
    ghost: Move | None,
) -> Iterator[Panel]:
    """The panels with where a handle has snapped, and the ghost of a hint's move.

    Both are where their arrow is carried.
    """
    by_key = {handle.key: handle for handle in handles}
    for panel in panels:
        if snapped is not None and snapped.handle in by_key:
            at = added(snapped.to, offset(carried, snapped.handle))
            panel = ringed(panel, by_key[snapped.handle], at)  # noqa: PLW2901
        if isinstance(ghost, Drag | Turn) and ghost.handle in by_key:
            to = ghost.to if isinstance(ghost, Drag) else None
            by = offset(carried, ghost.handle)
            panel = advised(panel, by_key[ghost.handle], to, by)  # noqa: PLW2901
        yield panel


def advised(
    panel: Panel, handle: Handle, to: Point | None, by: Point = ORIGIN
) -> Panel:
    """The panel with what a hint would move; ``to`` is where a point goes.

    A point has the ghost of its arrow there, carried ``by`` as far as the arrow is;
    what is turned in a plane has a ring; an entry, a row of work with its cells, a cell
    and a tile are lit.
    """
    if panel.key != handle.panel:
        return panel
    key = handle.entry
    match panel:
        case Plane() if to is not None and handle.reach is not None:
            at = (to[0], handle.at[1])
            return _with(panel, drawing.ring("hint", at, Tone.GOAL, 1.6))
        case Plane() if handle.values:
            return _with(panel, drawing.ring("hint", handle.at, Tone.GOAL, 2.4))
        case Plane() if to is not None:
            ghost = drawing.ghost_arrow("hint", added(to, by), Tone.GOAL)
            return _with(panel, replace(ghost, tail=by))
        case Page():
            entries = (replace(e, lit=e.lit or e.key == key) for e in panel.entries)
            return replace(panel, entries=tuple(entries))
        case Tiles():
            tiles = (replace(t, lit=t.lit or t.key == key) for t in panel.tiles)
            return replace(panel, tiles=tuple(tiles))
        case Work():
            return replace(panel, rows=tuple(_row(row, key) for row in panel.rows))
        case _:
            return panel


def ringed(panel: Panel, handle: Handle, at: Point) -> Panel:
    """The panel with a ring where a point has snapped; a number needs none."""
    if panel.key != handle.panel or not isinstance(panel, Plane):
        return panel
    if handle.reach is not None:
        return panel
    return _with(panel, drawing.ring("snap", at, Tone.GOAL, 2.2))


def _with(plane: Plane, item: Item) -> Plane:
    return replace(plane, items=(*plane.items, item))


def _row(row: Row, key: str) -> Row:
    whole = row.key == key
    return replace(row, blocks=tuple(_block(b, key, whole=whole) for b in row.blocks))


def _block(block: Block, key: str, *, whole: bool) -> Block:
    if not isinstance(block, Array):
        return block
    cells = tuple(
        tuple(replace(c, lit=c.lit or whole or (c.key == key != "")) for c in row)
        for row in block.cells
    )
    return replace(block, cells=cells)
