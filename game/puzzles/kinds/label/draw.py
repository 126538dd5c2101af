"""Label: the sockets with their tiles, a frame that runs through, and the tray."""

from collections.abc import Iterator
from math import isqrt

import numpy as np
from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.numbers import written
from game.figure.things import (
    Array,
    Arrow,
    Block,
    Curve,
    Dash,
    Item,
    Note,
    Plane,
    Row,
    Sign,
    Tone,
)
from game.language import _
from game.linalg.plane import Point, added, circle
from game.linalg.vectors import Matrix
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.wording import row
from game.puzzles.kinds.label.level import (
    EMPTY,
    GRAM,
    LabelLevel,
    Tile,
    fits,
    values,
)
from game.puzzles.kinds.label.level import M as WHOLE
from game.puzzles.kinds.label.state import BESIDE, NAMES, LabelState, lying

STEP, NOTCH, EDGE = 0.55, 0.13, 0.22
ENDS, ABOVE = 2.0, 1.0
# How far apart the stages of the run stand, and how long its frame is.
APART, FRAME = 3.0, 1.0


def rail(state: LabelState) -> Plane:
    """The sockets from the left, as a product is written; what comes in is right."""
    step, count = state.largest() + BESIDE, len(state.sockets)
    wide, high = (
        (count - 1) * step + 2.0 * ENDS + state.largest(),
        state.largest() + ABOVE,
    )
    return Plane(
        key="plane",
        items=tuple(_rail(state)),
        span=high / 2.0,
        centre=((count - 1) * step / 2.0, 0.0),
        ratio=wide / high,
        weight=1.1,
        letter=0.7,
    )


def _rail(state: LabelState) -> Iterator[Item]:
    high, wide = state.level.target().shape
    count, step = len(state.sockets), state.largest() + BESIDE
    left = -state.largest() / 2.0 - 0.9
    right = (count - 1) * step + state.largest() / 2.0 + 0.9
    stuck = fits(state.level, state.sockets)
    for n, tile in enumerate(state.sockets):
        wrong = stuck is not None and n in (stuck, stuck + 1)
        yield from _socket(state, n, tile, Tone.BAD if wrong else Tone.PLAIN)
    ends = (("out", left, high, Tone.OUTPUT), ("in", right, wide, Tone.INPUT))
    for key, x, size, tone in ends:
        for i in range(size):
            at = (x, STEP * (i - (size - 1) / 2.0))
            ball = tuple(added(at, p) for p in circle(0.2, 20))
            yield Curve(key=f"{key}:{i}", points=ball, closed=True, tone=tone, fill=0.7)


def _socket(state: LabelState, n: int, tile: str, tone: Tone) -> Iterator[Item]:
    at, (wide, high) = state.place_of(n), state.extent(tile)
    x, y = at
    w, h = wide / 2.0, high / 2.0
    corners = ((x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h))
    box = Curve(key=f"socket:{n}", points=corners, closed=True, tone=tone)
    if tile == EMPTY:
        yield replace(box, dash=Dash.DASHED, tone=Tone.DIM)
        yield Note(key=f"name:{n}", at=at, text=f"{n + 1}", tone=Tone.DIM, on=True)
        return
    good = state.placed and state.stands()
    yield replace(box, tone=Tone.GOOD if good else tone)
    yield Note(key=f"name:{n}", at=at, text=tile, tone=Tone.PLAIN, on=True)
    rows, columns = state.sizes()[tile]
    for side, size in ((-1.0, rows), (1.0, columns)):
        for i in range(size):
            spot = (x + side * (w + EDGE), STEP * (i - (size - 1) / 2.0))
            ring = tuple(added(spot, p) for p in circle(NOTCH, 16))
            key = f"notch:{n}:{side}:{i}"
            yield Curve(key=key, points=ring, closed=True, tone=tone)


def stages(state: LabelState) -> list[Matrix] | None:
    """The frame at first and after each tile, from the right; None where it stops."""
    if state.product() is None:
        return None
    level = state.level
    start = values(level.v if level.builds in {WHOLE, GRAM} else level.u)
    now, found = start[:, :2], [start[:, :2]]
    for tile in reversed(state.sockets):
        now = values(level.variants()[tile]) @ now
        found.append(now)
    return found


def run(state: LabelState) -> Plane:
    """The frame after each tile, right to left, with the length of the longer arrow."""
    found, count = stages(state), len(state.sockets) + 1
    items: list[Item] = []
    for n in range(count):
        middle = (-n * APART, 0.0)
        text = _("comes in") if n == 0 else state.sockets[-n]
        if found is not None and state.placed:
            items += _frame(n, middle, found[n])
            longest = written(float(np.linalg.norm(found[n], axis=0).max()))
            text = f"{text}: {longest.label()}"
        else:
            items.append(_ring(n, middle))
        under = (middle[0], -FRAME - 0.5)
        note = Note(key=f"under:{n}", at=under, text=text, tone=Tone.DIM, on=True)
        items.append(note)
    high, wide = 2.0 * FRAME + 1.2, count * APART
    return Plane(
        key="run",
        items=tuple(items),
        span=high / 2.0,
        centre=(-(count - 1) * APART / 2.0, -0.3),
        ratio=wide / high,
        weight=1.0,
        letter=0.4,
    )


def _ring(n: int, middle: Point) -> Curve:
    points = tuple(added(middle, p) for p in circle(FRAME))
    return Curve(key=f"ring:{n}", points=points, closed=True, tone=Tone.GRID)


def _frame(n: int, middle: Point, at: Matrix) -> Iterator[Item]:
    """Both arrows at a stage, the longer one as long as the ring is wide."""
    if at.shape[0] != 2:
        text = _("{n} numbers", n=at.shape[0])
        yield Note(key=f"space:{n}", at=middle, text=text, tone=Tone.DIM, on=True)
        return
    yield _ring(n, middle)
    most = float(np.linalg.norm(at, axis=0).max()) / FRAME
    for k, tone in zip(range(at.shape[1]), (Tone.E1, Tone.E2), strict=False):
        tip = (float(at[0, k]) / most, float(at[1, k]) / most)
        if max(map(abs, tip)) > 1e-2:
            key, to = f"run:{n}:{k}", added(middle, tip)
            yield Arrow(key=key, tail=middle, tip=to, tone=tone)


def tray(level: LabelLevel) -> Iterator[Row]:
    """The tiles by their letters, two in a row."""
    tiles = list(level.tiles().items())
    for n in range(0, len(tiles), 2):
        blocks: list[Block | str] = []
        for letter, tile in tiles[n : n + 2]:
            blocks += [f"   {letter}:", *written_tile(tile, lying(letter))]
        yield row(f"tray:{n}", *blocks)


def written_tile(tile: Tile, key: str = "") -> Iterator[Block | str]:
    """A tile in numbers: what is under the root stands before it."""
    root, rows = tile
    if before := over(root):
        yield before
    cells = ((replace(cell(x), key=key) for x in each) for each in rows)
    yield Array(cells=tuple(map(tuple, cells)))


def over(root: float) -> str:
    """What a tile's numbers are times: empty, 1/3, 1/√5, √5."""
    if root == 1.0:
        return ""
    if root < 1.0:
        return f"√{round(1.0 / root)}"
    whole = isqrt(round(root))
    return f"1/{whole}" if whole * whole == root else f"1/√{round(root)}"


def rows(state: LabelState) -> Iterator[Row]:
    """What is asked, and what the sockets make; the names."""
    level, made_ = state.level, state.product()
    target = _array(level.target(), Tone.GOAL, level.builds)
    blocks: list[Block | str] = [_("asked"), target]
    if state.placed and made_ is not None:
        good = state.stands()
        blocks += [_("yours"), _array(made_, Tone.GOOD if good else Tone.BAD)]
    yield row("asked", *blocks)
    if not state.placed and EMPTY not in state.sockets:
        yield row("yours", Sign(text=_("covered until it runs"), tone=Tone.DIM))
    if state.naming_now():
        for n, tile in enumerate(state.sockets):
            name = state.names[n]
            good = state.named_well(n, name)
            tone = Tone.DIM if name == FREE else Tone.GOOD if good else Tone.BAD
            yield row(f"name{n + 1}", Sign(text=f"{tile}: {_(NAMES[name])}", tone=tone))


def _array(at: Matrix, tone: Tone, name: str = "") -> Array:
    cells = tuple(tuple(cell(round(float(x), 9), tone) for x in each) for each in at)
    return Array(cells=cells, name=name)
