"""Where the panels of a figure stand: any width to height, any size of text."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from game.figure.easing import lerp
from game.figure.natural import CAPTION, natural_size
from game.figure.things import Bars, Box, Figure, Panel, Plane

_GUTTER = 1.2
_LARGEST_TEXT = 1.75
# Beside a plane, which gains by every pixel, writing stays nearer to its own size.
_TEXT_BESIDE = 1.15
_ENOUGH = 60.0
_RAGGED = 0.6
_APART = 0.9
_GAIN = 1.08
_MARGIN = 0.4
_LOOSE = 0.3
_TALLEST, _WIDEST = 1.3, 1.8
# How planes yield to numbers where the text grows: these do not become smaller by it.
# So do measures in width, where no name of theirs is longer than so many letters.
_YIELDS, _SHORTER, _BRIEF = 0.5, 0.3, 12

Groups = tuple[tuple[Panel, ...], ...]
Size = tuple[float, float]


def arrange(
    figure: Figure, width: float, height: float, em: float, grown: float = 1.0
) -> dict[str, Box]:
    """A box for each panel, by key, inside ``width`` x ``height`` (px, as is ``em``).

    ``grown`` is by how much the text, and ``em`` with it, is larger than at first.

    Boxes never overlap, keep a gutter and the reading order, and make the panel that
    comes off worst as large as it can be. Panels stand in rows or in columns, whichever
    serves that better. ValueError where the stage or the text has no size.
    """
    if width <= 0.0 or height <= 0.0 or em <= 0.0:
        raise ValueError(f"no room to arrange in: {width} x {height}, em {em}")
    if not figure.panels:
        return {}
    most = len(figure.panels)
    gutter = _GUTTER * em / max(1.0, grown)
    gap = min(gutter, width / (3.0 * most), height / (3.0 * most))
    best: tuple[float, dict[str, Box]] = (-1.0, {})
    for groups, turned in _ways(figure.panels):
        plan = _Plan(groups, (width, height), em, gap, grown=grown, turned=turned)
        weight = _RAGGED if _is_ragged(groups) else 1.0
        weight *= _APART if _is_parted(groups) else 1.0
        weight *= _GAIN if turned and _is_beside(groups) else 1.0
        # Even if planes took all of the room it would come off worse.
        if not plan.fits(best[0] * _GAIN / (_filling(1.0) * weight)):
            continue
        scale = plan.scale()
        boxes = plan.boxes(scale)
        filled = _filled(figure, boxes) / (width * height)
        worth = scale * _filling(filled) * weight
        # A clear gain only: two like figures should be arranged alike.
        if worth > best[0] * _GAIN:
            best = (worth, boxes)
    return best[1]


def _filling(share: float) -> float:
    """What it is worth that planes take a share of the room."""
    return float((0.3 + share) ** 0.3)


def _filled(figure: Figure, boxes: dict[str, Box]) -> float:
    """The area that planes take: they gain by every pixel, text does not.

    What is wider or taller than a plane's content shows only more of the grid.
    """
    area = 0.0
    for panel in figure.panels:
        if isinstance(panel, Plane):
            box = boxes[panel.key]
            high = min(box.h, box.w / panel.ratio)
            needed = high * high * panel.ratio
            area += needed + _MARGIN * (box.w * box.h - needed)
    return area


def glide(
    before: Mapping[str, Box], after: Mapping[str, Box], t: float
) -> dict[str, Box]:
    """Boxes on their way, ``t`` from 0 to 1; a panel of one side only stands still."""
    out = {key: box for key, box in before.items() if key not in after}
    for key, b in after.items():
        a = before.get(key, b)
        out[key] = Box(
            lerp(a.x, b.x, t), lerp(a.y, b.y, t), lerp(a.w, b.w, t), lerp(a.h, b.h, t)
        )
    return out


def _ways(panels: Sequence[Panel]) -> Iterator[tuple[Groups, bool]]:
    """Every grouping, stacked and turned; first a plane with all else beside it."""
    split = (tuple(panels[:1]), tuple(panels[1:]))
    if _is_beside(split):
        yield split, True
    for groups in _groupings(panels):
        for turned in (False, True):
            yield groups, turned


def _is_beside(groups: Groups) -> bool:
    """Whether a plane that outweighs the rest has all writing in a group beside it."""
    match groups:
        case ((Plane(weight=weight),), (_, *_) as rest) if weight > 1.0:
            return not _has_plane(rest)
        case _:
            return False


def _groupings(panels: Sequence[Panel]) -> Iterator[Groups]:
    """Every way to cut the row of panels into consecutive groups, fewest cuts first."""
    n = len(panels)
    if n > 7:
        # Beyond seven panels only even cuts are worth trying.
        for k in range(1, n + 1):
            yield tuple(tuple(panels[i : i + k]) for i in range(0, n, k))
        return
    for cuts in sorted(range(2 ** (n - 1)), key=int.bit_count):
        ends = [0, *(i + 1 for i in range(n - 1) if cuts >> i & 1), n]
        yield tuple(tuple(panels[a:b]) for a, b in pairwise(ends))


def _within(panel: Panel, cell: Box, em: float) -> Box:
    """A plane leaves room for its caption, and keeps to the middle of a large cell."""
    if not isinstance(panel, Plane):
        return cell
    under = min(CAPTION * em, 0.3 * cell.h) if panel.caption else 0.0
    high = min(cell.h - under, cell.w / panel.ratio * _TALLEST)
    wide = min(cell.w, high * max(1.25 * panel.ratio, _WIDEST))
    left, top = (cell.w - wide) / 2, (cell.h - under - high) / 2
    return Box(cell.x + left, cell.y + top, wide, high)


def _is_ragged(groups: Groups) -> bool:
    """Planes beside planes are compared: they should come out equally large."""
    alone = all(isinstance(panel, Plane) for group in groups for panel in group)
    return alone and len({len(group) for group in groups}) > 1


def _is_parted(groups: Groups) -> bool:
    """Planes of one cue, as bent:in and bent:out, of which one has writing by it.

    They would be of other heights, and so would their captions.
    """
    cues: dict[str, set[bool]] = {}
    for group in groups:
        alone = all(isinstance(panel, Plane) for panel in group)
        for panel in group:
            cue, colon, _part = panel.key.partition(":")
            if colon and isinstance(panel, Plane):
                cues.setdefault(cue, set()).add(alone)
    return any(len(kinds) > 1 for kinds in cues.values())


class _Plan:
    """One way of grouping: groups stacked, or, ``turned``, side by side.

    Along the group runs the first axis, across the groups the second.
    """

    def __init__(
        self,
        groups: Groups,
        room: Size,
        em: float,
        gap: float,
        *,
        grown: float,
        turned: bool,
    ) -> None:
        self._groups = groups
        self._turned = turned
        self._gap = gap
        self._em = em
        self._room = room[::-1] if turned else room
        self._most = _TEXT_BESIDE if any(map(_has_plane, groups)) else _LARGEST_TEXT
        self._sizes = [
            [(p, *self._flip(*_wanted(p, em, grown))) for p in group]
            for group in groups
        ]
        # For each group: how long its planes and its writing are, and what they may be.
        self._long = [
            (
                sum(a for p, a, _ in group if _has_plane((p,))),
                sum(a for p, a, _ in group if not _has_plane((p,))),
                self._room[0] - gap * (len(group) - 1),
            )
            for group in self._sizes
        ]
        # And how thick.
        self._thick = [
            (
                max((b for p, _, b in group if _has_plane((p,))), default=0.0),
                max((b for p, _, b in group if not _has_plane((p,))), default=0.0),
            )
            for group in self._sizes
        ]
        self._deep = self._room[1] - gap * (len(groups) - 1)

    def _flip(self, w: float, h: float) -> tuple[float, float]:
        return (h, w) if self._turned else (w, h)

    def _at(self, scale: float) -> list[list[tuple[float, float]]]:
        """The size of each panel at a scale; text stops growing at its cap."""
        return [
            [
                (a * s, b * s)
                for p, a, b in group
                for s in (scale if _has_plane((p,)) else min(scale, self._most),)
            ]
            for group in self._sizes
        ]

    def _spare(self, scale: float) -> tuple[list[float], float]:
        """What is left in each group along it, and across all groups."""
        sizes = self._at(scale)
        along = [
            self._room[0] - sum(a for a, _ in g) - self._gap * (len(g) - 1)
            for g in sizes
        ]
        thick = sum(max(b for _, b in g) for g in sizes)
        return along, self._room[1] - thick - self._gap * (len(sizes) - 1)

    def fits(self, scale: float) -> bool:
        """Whether all has room at a scale, both along each group and across them."""
        text = min(scale, self._most)
        if sum(max(p * scale, t * text) for p, t in self._thick) > self._deep:
            return False
        return all(p * scale + t * text <= most for p, t, most in self._long)

    def scale(self) -> float:
        """The largest scale at which all fits, by halving."""
        low, high = 0.0, _ENOUGH
        for _ in range(26):
            middle = (low + high) / 2
            if self.fits(middle):
                low = middle
            else:
                high = middle
        return low

    def boxes(self, scale: float) -> dict[str, Box]:
        """The boxes at that scale; what is left over goes to planes, else to all."""
        sizes = self._at(scale)
        along, across = self._spare(scale)
        thick = [max(b for _, b in g) for g in sizes]
        depths = _shared(thick, across, [_has_plane(g) for g in self._groups])
        out: dict[str, Box] = {}
        down = 0.0
        for group, places, tall, left in zip(
            self._groups, sizes, depths, along, strict=True
        ):
            widths, right = self._along(group, [a for a, _ in places], left)
            for panel, wide in zip(group, widths, strict=True):
                cell = Box(*self._flip(right, down), *self._flip(wide, tall))
                out[panel.key] = _within(panel, cell, self._em)
                right += wide + self._gap
            down += tall + self._gap
        return out

    def _along(
        self, group: tuple[Panel, ...], sizes: list[float], left: float
    ) -> tuple[list[float], float]:
        """Sizes along a group, and where it begins; writing by a plane keeps close."""
        planes = [_has_plane((panel,)) for panel in group]
        loose = left
        if self._most == _TEXT_BESIDE and len(group) > 1 and not any(planes):
            loose = min(left, _LOOSE * sum(sizes))
        return _shared(sizes, loose, planes), (left - loose) / 2


def _wanted(panel: Panel, em: float, grown: float) -> Size:
    """Width and height in pixels, where planes do not grow as much as numbers."""
    wide, high = natural_size(panel)
    grown = max(1.0, grown)
    match panel:
        case Plane():
            em /= grown**_YIELDS
        case Bars(bars=bars) if all(len(bar.label) <= _BRIEF for bar in bars):
            wide /= grown**_SHORTER
        case _:
            pass
    return em * wide, em * high


def _has_plane(group: tuple[Panel, ...]) -> bool:
    return any(isinstance(panel, Plane) for panel in group)


def _shared(sizes: list[float], left: float, first: list[bool]) -> list[float]:
    """The sizes with what is left over, in proportion, for those that come first."""
    weights = [
        s if f or not any(first) else 0.0 for s, f in zip(sizes, first, strict=True)
    ]
    whole = sum(weights) or 1.0
    spare = max(left, 0.0)
    return [s + spare * w / whole for s, w in zip(sizes, weights, strict=True)]
