"""Tools: constructions that were solved once and may be laid on any plane after that.

A tool is drawn over a figure and changes nothing: no position, no step, no cost. It
works on the arrows that handles carry, wherever those are drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.numbers import equals
from game.figure.things import (
    Angle,
    Array,
    Arrow,
    Dash,
    Figure,
    Item,
    Panel,
    Plane,
    Row,
    Segment,
    Tone,
    Work,
)
from game.language import N_, _
from game.linalg.plane import (
    TINY,
    Point,
    across,
    added,
    angle,
    apart,
    dot,
    length,
    scaled,
)
from game.puzzles.core import drawing
from game.puzzles.core.protocol import Handle
from game.puzzles.core.wording import arrow, said
from game.puzzles.session.carrying import BODY


class Tool(Struct, frozen=True, kw_only=True):
    """A tool by its ``key``; any solved level of a kind in ``earned`` gives it.

    ``says`` is what it does, ``arrows`` how many it needs on the plane.
    """

    key: str
    title: str
    says: str
    earned: tuple[str, ...]
    arrows: int


TOOLS: Final[Mapping[str, Tool]] = {
    "shadow": Tool(
        key="shadow",
        title=N_("Shadow"),
        says=N_("The shadow of the arrow you hold, on the line of every other arrow."),
        earned=("shadow",),
        arrows=2,
    ),
    "gram": Tool(
        key="gram",
        title=N_("Gram table"),
        says=N_("Every arrow times every arrow: the dot products, in one table."),
        earned=("order", "rows"),
        arrows=2,
    ),
    "turn": Tool(
        key="turn",
        title=N_("Turn"),
        says=N_("A ghost of the arrow you hold, turned by a quarter turn."),
        earned=("dual",),
        arrows=1,
    ),
}


def earned(levels: Iterable[str]) -> tuple[str, ...]:
    """The keys of the tools that solved levels, as ``kind.level``, have earned."""
    solved = {name.partition(".")[0] for name in levels}
    return tuple(tool.key for tool in TOOLS.values() if solved & set(tool.earned))


class Toolbox(Struct, frozen=True):
    """Tools at one session. They are seen, and touch neither its steps nor its marks.

    ``offered`` can be laid out now, ``out`` lie on the figure, ``new`` were earned by
    this win: keys, in the order of the table. ``handles`` are all, the givens too: an
    arrow is an arrow before it can be moved. ``key`` is of the held or focused one.
    """

    offered: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    handles: tuple[Handle, ...] = ()
    key: str = ""

    def drawn(self, figure: Figure) -> Figure:
        """The figure with what lies out."""
        for tool in self.out:
            figure = overlay(figure, self.handles, tool, self.key)
        return figure

    def told(self, figure: Figure, but: str = "") -> str:
        """What lies out, in words; ``but`` a tool that can be read on the figure."""
        out = (tool for tool in self.out if tool != but)
        words = (told(figure, self.handles, tool, self.key) for tool in out)
        return " ".join(each for each in words if each)

    def news(self) -> str:
        """What this session's win has earned, in words."""
        said = _("From now on a tool of yours: {title}. {what}")
        new = (TOOLS[key] for key in self.new)
        return " ".join(said.format(title=_(t.title), what=_(t.says)) for t in new)


def usable(handles: Sequence[Handle], tool: str) -> bool:
    """Whether there are arrows enough on the plane for a tool."""
    return sum(bool(handle.arrow) for handle in handles) >= TOOLS[tool].arrows


def overlay(
    figure: Figure, handles: Sequence[Handle], tool: str, key: str = ""
) -> Figure:
    """The figure with a tool laid on it; unchanged where it has too few arrows.

    Args:
        figure: a picture with the arrows of the handles in one of its planes.
        handles: every handle of the position, the given ones too.
        tool: a key of ``TOOLS``.
        key: of the handle that is held or has the focus, body or tip. Where it carries
            no arrow, the first arrow that can be moved stands for it.
    """
    arrows = _drawn(figure, handles)
    if len(arrows) < TOOLS[tool].arrows:
        return figure
    if tool == "gram":
        return Figure(panels=(*figure.panels, _table(arrows)))
    one = _chosen(handles, key)
    found = next((arrow for arrow in arrows if arrow.key == one), arrows[0])
    items = _turned(found) if tool == "turn" else _shadows(found, arrows)
    return Figure(panels=tuple(_laid(panel, found, items) for panel in figure.panels))


def told(figure: Figure, handles: Sequence[Handle], tool: str, key: str = "") -> str:
    """What a tool shows, in words; empty where it shows nothing."""
    arrows = _drawn(figure, handles)
    if len(arrows) < TOOLS[tool].arrows:
        return ""
    one = _chosen(handles, key)
    found = next((arrow for arrow in arrows if arrow.key == one), arrows[0])
    if tool == "turn":
        turned = arrow(across(_vector(found)))
        return _("{name} turned: {place}.", name=found.label, place=turned)
    if tool == "shadow":
        ends = ", ".join(
            _("{size} on {name}", size=said(_signed(found, other)), name=other.label)
            for other in arrows
            if other is not found
        )
        return _("Shadow of {name}: {all}.", name=found.label, all=ends)
    pairs = (
        f"{a.label} · {b.label} {equals(dot(_vector(a), _vector(b)))}"
        for i, a in enumerate(arrows)
        for b in arrows[i:]
    )
    return f"{', '.join(pairs)}."


def _drawn(figure: Figure, handles: Sequence[Handle]) -> tuple[Arrow, ...]:
    """The arrows of the handles as the figure draws them, in the handles' order."""
    items = {
        item.key: item
        for panel in figure.panels
        if isinstance(panel, Plane)
        for item in panel.items
        if isinstance(item, Arrow) and length(_vector(item)) > TINY
    }
    keys = dict.fromkeys(handle.arrow for handle in handles if handle.arrow)
    return tuple(items[key] for key in keys if key in items)


def _laid(panel: Panel, arrow: Arrow, items: Sequence[Item]) -> Panel:
    """The panel with the items on it, if it has the arrow; no line is drawn twice."""
    if not isinstance(panel, Plane) or arrow not in panel.items:
        return panel
    there = {f"tool:{item.key}" for item in panel.items}
    more = (item for item in items if item.key not in there)
    return replace(panel, items=(*panel.items, *more))


def _chosen(handles: Sequence[Handle], key: str) -> str:
    """The key of the arrow that is meant: the held one, else the first to move."""
    tip = key.removesuffix(BODY)
    held = [h.arrow for h in handles if h.key == tip and h.arrow]
    free = [h.arrow for h in handles if h.arrow and not h.given]
    return next(iter((*held, *free)), "")


def _vector(arrow: Arrow) -> Point:
    return added(arrow.tip, scaled(arrow.tail, -1.0))


def _signed(arrow: Arrow, on: Arrow) -> float:
    """The length of a shadow, below zero where it falls backwards."""
    way = _vector(on)
    return dot(_vector(arrow), way) / length(way)


def _table(arrows: Sequence[Arrow]) -> Work:
    names = tuple(arrow.label for arrow in arrows)
    vectors = [_vector(arrow) for arrow in arrows]
    cells = tuple(
        tuple(
            cell(dot(a, b), Tone.PLAIN if i == j else Tone.SUM)
            for j, b in enumerate(vectors)
        )
        for i, a in enumerate(vectors)
    )
    table = Array(cells=cells, row_names=names, column_names=names)
    row = Row(key="tool:gram", blocks=(table,), note=_("dot products"))
    return Work(key="tool:gram", rows=(row,), weight=0.4)


def _turned(arrow: Arrow) -> tuple[Item, ...]:
    way = _vector(arrow)
    turned = across(way)
    ghost = drawing.ghost_arrow(
        "tool:turn", added(arrow.tail, turned), Tone.GHOST, f"{arrow.label}′"
    )
    square = Angle(
        key="tool:square",
        start=angle(way),
        end=angle(turned),
        at=arrow.tail,
        radius=min(0.3, 0.4 * length(way)),
        square=True,
        tone=Tone.GHOST,
    )
    return (square, replace(ghost, tail=arrow.tail))


def _shadows(arrow: Arrow, arrows: Sequence[Arrow]) -> tuple[Item, ...]:
    return tuple(
        item for other in arrows if other is not arrow for item in _shadow(arrow, other)
    )


def _shadow(arrow: Arrow, on: Arrow) -> tuple[Item, ...]:
    """The shadow on the line of another arrow: both ends fall at right angles."""
    start, end = _foot(arrow.tail, on), _foot(arrow.tip, on)
    way, name = _vector(on), on.key.removeprefix("vector:")
    far = scaled(way, 40.0 / length(way))
    items: list[Item] = [
        Segment(
            key=f"tool:line:{name}",
            a=added(on.tail, far),
            b=added(on.tail, scaled(far, -1.0)),
            tone=on.tone,
            dash=Dash.DOTTED,
            alpha=0.45,
        ),
        Segment(
            key=f"tool:shadow:{name}", a=start, b=end, tone=Tone.SHADOW, weight=3.0
        ),
    ]
    for part, at, foot in (("tail", arrow.tail, start), ("tip", arrow.tip, end)):
        if apart(at, foot) > TINY:
            drop = Segment(
                key=f"tool:drop:{part}:{name}",
                a=at,
                b=foot,
                tone=Tone.DIM,
                dash=Dash.DASHED,
            )
            items.append(drop)
    return tuple(items)


def _foot(at: Point, on: Arrow) -> Point:
    """The point of an arrow's line that is nearest to a point."""
    way = _vector(on)
    along = dot(added(at, scaled(on.tail, -1.0)), way) / dot(way, way)
    return added(on.tail, scaled(way, along))
