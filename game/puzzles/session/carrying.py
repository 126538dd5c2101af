"""Arrows carried about: the second handle of a vector, its body.

Where an arrow is put changes nothing about it. So a session keeps, beside its position,
how far each arrow was carried from the origin; a kind knows nothing of it.
"""

from collections.abc import Iterable
from typing import Final, TypeAlias

from msgspec.structs import replace

from game.figure.things import Arrow, Dash, Figure, Head, Item, Panel, Plane
from game.language import _
from game.linalg.plane import ORIGIN, Point, added, apart, length, scaled
from game.puzzles.core import hands
from game.puzzles.core.protocol import Drag, Handle, Move, Role

BODY: Final = ".body"
HOME: Final = 1 / 16
ALONG: Final = 0.5

Carried: TypeAlias = tuple[tuple[str, Point], ...]


def offset(carried: Carried, handle: str) -> Point:
    """How far the arrow of a tip, or of a body, was carried from the origin."""
    return dict(carried).get(handle.removesuffix(BODY), ORIGIN)


def with_bodies(handles: Iterable[Handle], carried: Carried) -> tuple[Handle, ...]:
    """The handles where they are seen, and after them a body for each arrow."""
    tips, bodies = [], []
    for handle in handles:
        if not _carried(handle):
            tips.append(handle)
            continue
        by = offset(carried, handle.key)
        tips.append(
            replace(handle, at=added(handle.at, by), base=added(handle.base, by))
        )
        body = replace(
            handle,
            key=handle.key + BODY,
            role=Role.BODY,
            name=_("{name}, carried", name=handle.name),
            at=added(by, scaled(handle.at, ALONG)),
            along=None,
        )
        bodies.append(body)
    return (*tips, *bodies)


def is_body(handle: str) -> bool:
    """Whether a handle's key is that of a body."""
    return handle.endswith(BODY)


def carry(
    move: Drag, handles: Iterable[Handle], carried: Carried, view: float
) -> Carried:
    """What is carried where after a body was put somewhere: in view, or back home.

    An arrow that comes near the origin goes home; one that leaves it does not.
    """
    key = move.handle.removesuffix(BODY)
    tip = next((h.at for h in handles if h.key == key and _carried(h)), None)
    to = hands.entered(move.to)
    if tip is None or to is None:
        return carried
    by = added(to, scaled(tip, -ALONG))
    by = (_inside(by[0], tip[:1], view), _inside(by[1], tip[1:], view))
    others = tuple(pair for pair in carried if pair[0] != key)
    if length(by) <= view * HOME and length(by) < length(offset(carried, key)):
        return others
    return (*others, (key, by))


def fitted(
    handles: Iterable[Handle],
    carried: Carried,
    view: float,
    ghost: Move | None = None,
) -> Carried:
    """What is carried, moved back where an arrow that grew would leave the view.

    Where a ``ghost`` shows the next move of an arrow, it has its tail where the arrow
    has: that one is carried to where both are in view.
    """
    if not carried:
        return ()
    tips = {h.key: [h.at] for h in handles if _carried(h)}
    if isinstance(ghost, Drag) and ghost.handle in tips:
        tips[ghost.handle].append(ghost.to)
    return tuple(
        (key, (_inside(by[0], xs, view), _inside(by[1], ys, view)))
        for key, by in carried
        if key in tips
        for xs, ys in [zip(*tips[key], strict=True)]
    )


def home(move: Move, carried: Carried) -> Move:
    """A move of a tip as its position knows it: from the origin."""
    if isinstance(move, Drag) and not is_body(move.handle):
        by = offset(carried, move.handle)
        if by != ORIGIN:
            return Drag(move.handle, added(move.to, scaled(by, -1.0)))
    return move


def drawn(figure: Figure, handles: Iterable[Handle], carried: Carried) -> Figure:
    """The figure with its carried arrows where they are, faint ones at home."""
    if not carried:
        return figure
    away = {h.arrow: offset(carried, h.key) for h in handles if h.arrow}
    moved = {key: by for key, by in away.items() if apart(by, ORIGIN) > 0.0}
    return Figure(panels=tuple(_panel(panel, moved) for panel in figure.panels))


def _panel(panel: Panel, moved: dict[str, Point]) -> Panel:
    if not isinstance(panel, Plane):
        return panel
    items: list[Item] = []
    for item in panel.items:
        if isinstance(item, Arrow) and item.key in moved:
            by = moved[item.key]
            items.append(
                replace(
                    item,
                    key=f"{item.key}:home",
                    label="",
                    alpha=0.4,
                    dash=Dash.DOTTED,
                    head=Head.OPEN,
                )
            )
            item = replace(  # noqa: PLW2901  (the same arrow, elsewhere)
                item, tip=added(item.tip, by), tail=added(item.tail, by)
            )
        items.append(item)
    return replace(panel, items=tuple(items))


def _carried(tip: Handle) -> bool:
    return bool(tip.arrow) and not tip.begins


def _inside(by: float, tips: tuple[float, ...], view: float) -> float:
    """Tail and tips stay in view."""
    low, high = min(0.0, *tips), max(0.0, *tips)
    return max(-view - low, min(view - high, by))
