"""How one figure turns into the next: thing by thing, by key, as a function of time."""

from msgspec.structs import replace

from game.figure.easing import lerp
from game.figure.mixing import blend, emerge, mix, origin
from game.figure.pairing import Pair, pairs
from game.figure.rows import mix_row
from game.figure.things import (
    Bar,
    Bars,
    Entry,
    Figure,
    Grid,
    Item,
    Lamp,
    Lamps,
    Page,
    Panel,
    Part,
    Plane,
    Row,
    Tile,
    Tiles,
    Work,
)
from game.figure.timeline import Moment, timeline


class Motion:
    """The way from ``before`` to ``after``: leave, move, appear.

    A pure function of time: ``at`` may be asked in any order. It is ``before`` at 0
    and ``after`` from ``seconds`` on, exactly.
    """

    def __init__(self, before: Figure, after: Figure) -> None:
        self._before, self._after = before, after
        self._panels = tuple(
            _PanelWay(pair) for pair in pairs(before.panels, after.panels)
        )
        self._timeline = timeline(
            leaving=any(w.leaving for w in self._panels),
            moving=bool(after.panels) and any(w.moving for w in self._panels),
            turning=any(w.turning for w in self._panels),
            new=max((w.new for w in self._panels), default=0),
        )

    @property
    def seconds(self) -> float:
        """How long it takes; 0 where nothing changes."""
        return self._timeline.seconds

    def at(self, t: float) -> Figure:
        """The figure ``t`` seconds in."""
        if t <= 0.0:
            return self._before if self.seconds else self._after
        if t >= self.seconds:
            return self._after
        moment = self._timeline.at(t)
        panels = (way.at(moment) for way in self._panels)
        return Figure(panels=tuple(p for p in panels if p is not None))

    def slide(self, t: float) -> float:
        """How far the boxes of the panels have glided, 0 to 1, ``t`` seconds in."""
        return 1.0 if t >= self.seconds else self._timeline.at(t).moved

    def stills(self, n: int = 5) -> tuple[Figure, ...]:
        """``n`` evenly spaced pictures of it, the last one being ``after``."""
        if n < 1:
            raise ValueError(f"at least one still, got {n}")
        return tuple(self.at(self.seconds * ((i + 1) / n)) for i in range(n))


class _PanelWay:
    """One panel's part of the motion, and what phases it asks for."""

    def __init__(self, pair: Pair[Panel]) -> None:
        self._before, self._after = pair.before, pair.after
        self._order = pair.order
        self._items: tuple[_ItemWay, ...] = ()
        self._rows: tuple[Pair[Row], ...] = ()
        self.leaving = pair.after is None
        self.moving = pair.before != pair.after
        self.turning = False
        self.new = pair.order + 1 if pair.before is None else 0
        if self.moving:
            self._look_inside()

    def _look_inside(self) -> None:
        """What the parts of a changed panel do."""
        match self._before, self._after:
            case None, Plane() as after:
                # What no matrix carries comes with the panel, the rest is carried in.
                still = tuple(i for i in after.items if origin(i) is None)
                self._compare_items(still, after.items)
            case Plane() as before, Plane() as after:
                self._compare_items(before.items, after.items)
            case Work() as before, Work() as after:
                self._rows = pairs(before.rows, after.rows)
                self._count(self._rows)
            case Page() as before, Page() as after:
                self._count(pairs(before.entries, after.entries))
            case _:
                pass

    def _compare_items(self, before: tuple[Item, ...], after: tuple[Item, ...]) -> None:
        self._items = tuple(_ItemWay(p) for p in pairs(before, after))
        self.leaving = self.leaving or any(w.leaving for w in self._items)
        self.turning = any(w.turning for w in self._items)
        fresh = (w.order + 1 for w in self._items if w.new)
        self.new = max(self.new, *fresh, 0)

    def _count(self, parts: tuple[Pair[Row], ...] | tuple[Pair[Entry], ...]) -> None:
        self.leaving = any(p.after is None for p in parts)
        fresh = (p.order + 1 for p in parts if p.before is None)
        self.new = max(self.new, *fresh, 0)

    def at(self, now: Moment) -> Panel | None:
        """The panel at a moment; None when it is not there."""
        before, after = self._before, self._after
        if after is None:
            gone = now.left >= 1.0 or before is None
            if before is None or gone:
                return None
            return replace(before, alpha=before.alpha * (1.0 - now.left))
        if before == after:
            return after
        if before is None:
            return self._new(after, now)
        weight = lerp(before.weight, after.weight, now.moved)
        alpha = lerp(before.alpha, after.alpha, now.moved)
        match before, after:
            case Plane(), Plane():
                panel: Panel = self._plane(before, after, now)
            case Work(), Work():
                panel = replace(after, rows=self._work_rows(now))
            case Page(), Page():
                panel = replace(after, entries=_entries(before, after, now))
            case Lamps(), Lamps():
                panel = replace(after, lamps=_lamps(before, after, now))
            case Bars(), Bars():
                panel = replace(
                    after,
                    bars=_bars(before, after, now),
                    whole=lerp(before.whole, after.whole, now.moved),
                )
            case Tiles(), Tiles():
                panel = replace(after, tiles=_tiles(before, after, now))
            case _:
                panel = after
        return replace(panel, weight=weight, alpha=alpha)

    def _new(self, after: Panel, now: Moment) -> Panel:
        """A panel that was not there: it shows early where something moves in it."""
        if isinstance(after, Plane) and self.turning:
            alpha = after.alpha * min(1.0, 5.0 * now.moved)
            return replace(after, items=self._planes_items(now), alpha=alpha)
        return replace(after, alpha=after.alpha * now.risen(self._order))

    def _planes_items(self, now: Moment) -> tuple[Item, ...]:
        items = (way.at(now) for way in self._items)
        return tuple(item for item in items if item is not None)

    def _plane(self, before: Plane, after: Plane, now: Moment) -> Plane:
        t = now.moved
        return replace(
            after if t >= 0.5 else before,
            items=self._planes_items(now),
            span=before.span * (after.span / before.span) ** t,
            centre=blend(before.centre, after.centre, t),
            ratio=lerp(before.ratio, after.ratio, t),
        )

    def _work_rows(self, now: Moment) -> tuple[Row, ...]:
        rows: list[Row] = []
        for p in self._rows:
            if p.before is not None and p.after is not None:
                rows.append(mix_row(p.before, p.after, now.moved))
            elif p.before is not None and now.moved < 1.0:
                fade, room = 1.0 - now.left, 1.0 - now.moved
                rows.append(replace(p.before, alpha=p.before.alpha * fade, room=room))
            elif p.after is not None:
                alpha = p.after.alpha * now.risen(p.order)
                rows.append(replace(p.after, alpha=alpha, room=now.moved))
        return tuple(rows)


class _ItemWay:
    """One thing of a plane: it leaves, moves, is carried in, appears, or stays."""

    def __init__(self, pair: Pair[Item]) -> None:
        start = pair.before
        if start is None and pair.after is not None:
            start = origin(pair.after)
        self._before, self._after = start, pair.after
        self._same = start == pair.after
        self.order = pair.order
        self.leaving = pair.after is None
        self.new = start is None
        self.turning = (
            isinstance(pair.after, Grid)
            and isinstance(start, Grid)
            and start.matrix != pair.after.matrix
        )

    def at(self, now: Moment) -> Item | None:
        """The thing at a moment; None when it is not there."""
        before, after = self._before, self._after
        if after is None or before is None:
            if after is not None:
                t = now.risen(self.order)
                return emerge(after, t) if t > 0.0 else None
            if before is not None and now.left < 1.0:
                return replace(before, alpha=before.alpha * (1.0 - now.left))
            return None
        if self._same or now.moved >= 1.0:
            return after
        if now.moved <= 0.0:
            return before
        return mix(before, after, now.moved)


def _entries(before: Page, after: Page, now: Moment) -> tuple[Entry, ...]:
    """Entries of the Ledger: a mark changes half way."""
    out: list[Entry] = []
    for p in pairs(before.entries, after.entries):
        if p.before is not None and p.after is not None:
            out.append(p.after if now.moved >= 0.5 else p.before)
        elif p.before is not None and now.left < 1.0:
            out.append(replace(p.before, alpha=p.before.alpha * (1.0 - now.left)))
        elif p.after is not None:
            out.append(replace(p.after, alpha=p.after.alpha * now.risen(p.order)))
    return tuple(out)


def _lamps(before: Lamps, after: Lamps, now: Moment) -> tuple[Lamp, ...]:
    """Lamps: a reading slides, and lights where it ends."""
    old = {lamp.key: lamp for lamp in before.lamps}
    return tuple(
        lamp
        if (was := old.get(lamp.key)) is None
        else replace(
            lamp,
            reading=lerp(was.reading, lamp.reading, now.moved),
            lit=lamp.lit if now.moved >= 1.0 else was.lit and lamp.lit,
        )
        for lamp in after.lamps
    )


def _bars(before: Bars, after: Bars, now: Moment) -> tuple[Bar, ...]:
    """Bars: blocks grow and shrink; what is thrown away goes half way."""
    old = {bar.key: bar for bar in before.bars}
    return tuple(
        replace(bar, parts=_parts(old[bar.key], bar, now)) if bar.key in old else bar
        for bar in after.bars
    )


def _parts(before: Bar, after: Bar, now: Moment) -> tuple[Part, ...]:
    t = now.moved
    old = {part.key: part for part in before.parts}
    return tuple(
        replace(
            part if t >= 0.5 else replace(old[part.key], label=part.label),
            size=lerp(old[part.key].size, part.size, t),
        )
        if part.key in old
        else replace(part, size=lerp(0.0, part.size, t))
        for part in after.parts
    )


def _tiles(before: Tiles, after: Tiles, now: Moment) -> tuple[Tile, ...]:
    """Tiles slide to their slots."""
    old = {tile.key: tile for tile in before.tiles}
    return tuple(
        replace(tile, place=lerp(old[tile.key].place, tile.place, now.moved))
        if tile.key in old
        else tile
        for tile in after.tiles
    )
