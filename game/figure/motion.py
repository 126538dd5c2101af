"""How one figure turns into the next: thing by thing, by key, as a function of time."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from game.figure import things
from game.figure.carried import Carried
from game.figure.easing import lerp
from game.figure.mixing import blend, emerge, mix, mix_row, origin, rewritten
from game.figure.pairing import K, Pair, pairs
from game.figure.products import TELLING
from game.figure.timeline import Moment, timeline

F = TypeVar("F", bound=things.Item | things.Panel | things.Row | things.Entry)


class Motion:
    """The way from ``before`` to ``after``: leave, move, appear.

    A pure function of time: ``at`` may be asked in any order. It is ``before`` at 0
    and ``after`` from ``seconds`` on, exactly.
    """

    def __init__(self, before: things.Figure, after: things.Figure) -> None:
        self.before, self._after = before, after
        self._panels = tuple(
            _PanelWay(pair) for pair in pairs(before.panels, after.panels)
        )
        self._timeline = timeline(
            leaving=any(w.leaving for w in self._panels),
            moving=bool(after.panels) and any(w.moving for w in self._panels),
            turning=any(w.turning for w in self._panels),
            new=max((w.new for w in self._panels), default=0),
            tell=TELLING if any(w.telling for w in self._panels) else 0.0,
            moves=max((w.moves for w in self._panels), default=0),
        )

    @property
    def seconds(self) -> float:
        """How long it takes; 0 where nothing changes."""
        return self._timeline.seconds

    def at(self, t: float) -> things.Figure:
        """The figure ``t`` seconds in."""
        if t <= 0.0:
            return self.before if self.seconds else self._after
        if t >= self.seconds:
            return self._after
        moment = self._timeline.at(t)
        panels = (way.at(moment) for way in self._panels)
        return things.Figure(panels=tuple(p for p in panels if p is not None))

    def slide(self, t: float) -> float:
        """How far the boxes of the panels have glided, 0 to 1, ``t`` seconds in."""
        return 1.0 if t >= self.seconds else self._timeline.at(t).moved


def plays(before: things.Figure, after: things.Figure) -> bool:
    """Whether something that was there comes by other moves, one after another."""
    known = dict(_carried(before))
    return any(
        carried.moves and key in known and known[key] != carried
        for key, carried in _carried(after)
    )


def _carried(figure: things.Figure) -> Iterator[tuple[str, Carried]]:
    for panel in figure.panels:
        for item in panel.items if isinstance(panel, things.Plane) else ():
            if isinstance(item, things.Curve) and item.carried is not None:
                yield item.key, item.carried


class _PanelWay:
    """One panel's part of the motion, and what phases it asks for."""

    def __init__(self, pair: Pair[things.Panel]) -> None:
        self._before, self._after = pair.before, pair.after
        self._order = pair.order
        self._items: tuple[_ItemWay, ...] = ()
        self._rows: tuple[Pair[things.Row], ...] = ()
        self.leaving = pair.after is None
        self.moving = pair.before != pair.after
        self.turning = self.telling = False
        self.new = pair.order + 1 if pair.before is None else 0
        self.moves = 0
        if self.moving:
            self._look_inside()

    def _look_inside(self) -> None:
        """What the parts of a changed panel do."""
        match self._before, self._after:
            case None, things.Plane() as after:
                # What no matrix carries comes with the panel, the rest is carried in.
                still = tuple(i for i in after.items if origin(i) is None)
                self._compare_items(still, after.items)
            case things.Plane() as before, things.Plane() as after:
                self._compare_items(before.items, after.items)
            case None, things.Work() as after:
                self.telling = any(map(_tells, after.rows))
            case things.Work() as before, things.Work() as after:
                self._rows = pairs(before.rows, after.rows)
                # A bracket takes as long to move as a grid to turn.
                self.turning = any(map(_rewritten, self._rows))
                # What is told comes by itself, when all else is there.
                self._count(tuple(p for p in self._rows if not _tells(p.after)))
                self.telling = any(_tells(p.after) for p in self._rows if not p.before)
            case things.Page() as before, things.Page() as after:
                self._count(pairs(before.entries, after.entries))
            case _:
                pass

    def _compare_items(
        self, before: tuple[things.Item, ...], after: tuple[things.Item, ...]
    ) -> None:
        self._items = tuple(_ItemWay(p) for p in pairs(before, after))
        self.leaving = self.leaving or any(w.leaving for w in self._items)
        self.turning = any(w.turning for w in self._items)
        self.moves = max((w.moves for w in self._items), default=0)
        fresh = (w.order + 1 for w in self._items if w.new)
        self.new = max(self.new, *fresh, 0)

    def _count(
        self, parts: tuple[Pair[things.Row], ...] | tuple[Pair[things.Entry], ...]
    ) -> None:
        self.leaving = any(p.after is None for p in parts)
        fresh = (p.order + 1 for p in parts if p.before is None)
        self.new = max(self.new, *fresh, 0)

    def at(self, now: Moment) -> things.Panel | None:
        """The panel at a moment; None when it is not there."""
        before, after = self._before, self._after
        if after is None:
            return None if before is None or now.left >= 1.0 else _fading(before, now)
        if before == after:
            return after
        if before is None:
            return self._new(after, now)
        weight = lerp(before.weight, after.weight, now.moved)
        alpha = lerp(before.alpha, after.alpha, now.moved)
        match before, after:
            case things.Plane(), things.Plane():
                panel: things.Panel = self._plane(before, after, now)
            case things.Work(), things.Work():
                panel = replace(after, rows=self._work_rows(now))
            case things.Page(), things.Page():
                panel = replace(after, entries=_entries(before, after, now))
            case things.Lamps(), things.Lamps():
                lamps = _met(before.lamps, after.lamps, _lamp, now.moved)
                panel = replace(after, lamps=lamps)
            case things.Bars(), things.Bars():
                bars = _met(before.bars, after.bars, _bar, now.moved)
                whole = lerp(before.whole, after.whole, now.moved)
                panel = replace(after, bars=bars, whole=whole)
            case things.Tiles(), things.Tiles():
                tiles = _met(before.tiles, after.tiles, _tile, now.moved)
                panel = replace(after, tiles=tiles)
            case _:
                panel = after
        return replace(panel, weight=weight, alpha=alpha)

    def _new(self, after: things.Panel, now: Moment) -> things.Panel:
        """A panel that was not there: it shows early where something moves in it."""
        if isinstance(after, things.Plane) and self.turning:
            alpha = after.alpha * min(1.0, 5.0 * now.moved)
            return replace(after, items=self._planes_items(now), alpha=alpha)
        if isinstance(after, things.Work):
            after = replace(after, rows=tuple(_telling(r, now) for r in after.rows))
        return replace(after, alpha=after.alpha * now.risen(self._order))

    def _planes_items(self, now: Moment) -> tuple[things.Item, ...]:
        items = (way.at(now) for way in self._items)
        return tuple(item for item in items if item is not None)

    def _plane(
        self, before: things.Plane, after: things.Plane, now: Moment
    ) -> things.Plane:
        t = now.moved
        return replace(
            after if t >= 0.5 else before,
            items=self._planes_items(now),
            span=before.span * (after.span / before.span) ** t,
            centre=blend(before.centre, after.centre, t),
            ratio=lerp(before.ratio, after.ratio, t),
        )

    def _work_rows(self, now: Moment) -> tuple[things.Row, ...]:
        rows: list[things.Row] = []
        for p in self._rows:
            if p.before is not None and p.after is not None:
                rows.append(mix_row(p.before, p.after, now.moved))
            elif p.before is not None and now.moved < 1.0:
                rows.append(replace(_fading(p.before, now), room=1.0 - now.moved))
            elif p.after is not None:
                alpha = p.after.alpha * now.risen(p.order)
                new = replace(p.after, alpha=alpha, room=now.moved)
                rows.append(_telling(new, now))
        return tuple(rows)


class _ItemWay:
    """One thing of a plane: it leaves, moves, is carried in, appears, or stays."""

    def __init__(self, pair: Pair[things.Item]) -> None:
        start = pair.before
        if start is None and pair.after is not None:
            start = origin(pair.after)
        self._before, self._after = start, pair.after
        self._same = start == pair.after
        self.order = pair.order
        self.leaving = pair.after is None
        self.new = start is None
        self.turning = (
            isinstance(pair.after, things.Grid)
            and isinstance(start, things.Grid)
            and start.matrix != pair.after.matrix
        )
        curve = pair.after if isinstance(pair.after, things.Curve) else None
        carried = None if curve is None or self._same else curve.carried
        self.moves = 0 if carried is None else len(carried.moves)

    def at(self, now: Moment) -> things.Item | None:
        """The thing at a moment; None when it is not there."""
        before, after = self._before, self._after
        if after is None or before is None:
            if after is not None:
                t = now.risen(self.order)
                return emerge(after, t) if t > 0.0 else None
            return None if before is None or now.left >= 1.0 else _fading(before, now)
        if self._same or now.moved >= 1.0:
            return after
        if now.moved <= 0.0:
            return before
        return mix(before, after, now.moved)


def _fading(thing: F, now: Moment) -> F:
    return replace(thing, alpha=thing.alpha * (1.0 - now.left))


def _rewritten(pair: Pair[things.Row]) -> bool:
    a, b = pair.before, pair.after
    return a is not None and b is not None and rewritten(a, b)


def _tells(row: things.Row | None) -> bool:
    """Whether there is something in a row to be seen coming."""
    return row is not None and any(isinstance(b, things.Product) for b in row.blocks)


def _telling(row: things.Row, now: Moment) -> things.Row:
    """A row as far as it is told."""
    if not _tells(row):
        return row
    blocks = (
        replace(block, told=now.told) if isinstance(block, things.Product) else block
        for block in row.blocks
    )
    return replace(row, blocks=tuple(blocks))


def _entries(
    before: things.Page, after: things.Page, now: Moment
) -> tuple[things.Entry, ...]:
    """Entries of the Ledger: a mark changes half way."""
    out: list[things.Entry] = []
    for p in pairs(before.entries, after.entries):
        if p.before is not None and p.after is not None:
            out.append(p.after if now.moved >= 0.5 else p.before)
        elif p.before is not None and now.left < 1.0:
            out.append(_fading(p.before, now))
        elif p.after is not None:
            out.append(replace(p.after, alpha=p.after.alpha * now.risen(p.order)))
    return tuple(out)


def _met(
    before: Sequence[K], after: Sequence[K], mixed: Callable[[K, K, float], K], t: float
) -> tuple[K, ...]:
    """What was there before, on its way; what is new stands as it is."""
    old = {part.key: part for part in before}
    return tuple(mixed(old[p.key], p, t) if p.key in old else p for p in after)


def _lamp(was: things.Lamp, lamp: things.Lamp, t: float) -> things.Lamp:
    """A reading slides, and lights where it ends."""
    lit = lamp.lit and (t >= 1.0 or was.lit)
    return replace(lamp, reading=lerp(was.reading, lamp.reading, t), lit=lit)


def _bar(was: things.Bar, bar: things.Bar, t: float) -> things.Bar:
    """Blocks grow and shrink, new ones from nothing."""
    old = {part.key: part for part in was.parts}
    both = ((old.get(p.key, replace(p, size=0.0)), p) for p in bar.parts)
    return replace(bar, parts=tuple(_part(a, b, t) for a, b in both))


def _part(was: things.Part, part: things.Part, t: float) -> things.Part:
    """What is thrown away goes half way."""
    near = part if t >= 0.5 else replace(was, label=part.label)
    return replace(near, size=lerp(was.size, part.size, t))


def _tile(was: things.Tile, tile: things.Tile, t: float) -> things.Tile:
    return replace(tile, place=lerp(was.place, tile.place, t))
