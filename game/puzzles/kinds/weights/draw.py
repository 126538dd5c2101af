"""How weights is drawn: a strip an example, its nose, and its cat's three bars.

All of it lies on one plane, whose first axis is the line of numbers; sizes are shares
of how far that goes. In each bar lies what the own table makes of it: what the nose's
width gives, what its length gives from there, end to end; and the gap that is left.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.numbers import written
from game.figure.things import Curve, Dash, Item, Note, Plane, Segment, Tone
from game.language import _
from game.linalg.plane import TINY, Point
from game.linalg.spans import Numbers
from game.puzzles.core import drawing
from game.puzzles.core.prediction import miss
from game.puzzles.core.wording import arrow
from game.puzzles.kinds.weights.level import PARTS
from game.puzzles.kinds.weights.state import CAT, ENOUGH

# How high all of them are together, and one at most; in shares of a strip the bars.
HIGH, MOST, ABOVE = 1.6, 0.4, 0.1
BAR, PITCH = 0.2, 0.27
LEFT, RIGHT = -0.8, 1.49
TRUE_AT, MINE_AT, NAME_AT = 1.11, 1.35, -0.27
NOSE_AT, NOSE_HIGH, NOSE_TOP, NOSE_FOOT, LETTER = -0.64, 0.42, 0.42, -0.33, 0.066
BEGIN, END = -0.12, 1.03
# A curtain is gathered at its foot: pleats side by side would look like a scale.
FOLDS: Final = 7
GATHERED: Final = 0.45
PIECES: Final = (Tone.E1, Tone.E2, Tone.SHADOW)


class Strip(Struct, frozen=True, kw_only=True):
    """An example; ``true`` is None where its cat is covered, ``mine`` before a guess.

    ``mine`` holds what each part is made of. ``guess`` are pulled bars.
    """

    key: str
    nose: Point
    true: Numbers | None
    mine: tuple[Numbers, ...] | None
    guess: Numbers | None = None
    right: bool = False
    bars: Numbers = (0.0,) * PARTS
    wide: float = 1.0
    tall: float = 1.0

    def at(self, x: float, y: float) -> Point:
        """A place by its shares of the line of numbers, and of the strip's height."""
        return (x * self.wide, self.bars[1] + y * self.tall)


def heights(place: int, count: int, wide: float) -> Numbers:
    """Where the bars of a strip lie; strips are counted from the top."""
    tall = _tall(count) * wide
    return tuple(tall * (PITCH * (1 - part) - place) for part in range(PARTS))


def _tall(count: int) -> float:
    return min(MOST, HIGH / count)


def plane(strips: tuple[Strip, ...], wide: float) -> Plane:
    """The strips one under another, on one scale."""
    count = len(strips)
    tall = _tall(count) * wide
    top, low = tall / 2 + ABOVE * wide, (0.5 - count) * tall
    covered = all(strip.mine is None for strip in strips)
    items = [*_heads(wide, tall / 2 + ABOVE * wide / 2, covered=covered)]
    for i, strip in enumerate(strips):
        placed = replace(strip, bars=heights(i, count, wide), wide=wide, tall=tall)
        items += [*_nose(placed), *_cat(placed)]
    return Plane(
        key="plane",
        items=tuple(items),
        span=(top - low) / 2.0,
        centre=((LEFT + RIGHT) / 2.0 * wide, (top + low) / 2.0),
        ratio=(RIGHT - LEFT) * wide / (top - low),
        weight=1.6,
        ringed=False,
        letter=min(LETTER * wide, 0.22 * tall),
    )


def _heads(wide: float, y: float, *, covered: bool) -> Iterator[Item]:
    heads = [("nose", NOSE_AT, _("nose")), ("true", TRUE_AT, _("cat"))]
    if not covered:
        heads.append(("mine", MINE_AT, _("yours")))
    for key, x, text in heads:
        note = Note(key=f"head:{key}", at=(x * wide, y), text=text, tone=Tone.DIM)
        yield replace(note, on=True)


def _nose(strip: Strip) -> Iterator[Item]:
    """A triangle as wide and as long as the nose says, and its numbers."""
    size = NOSE_HIGH / max(3.0, *strip.nose)
    half = strip.nose[0] * size / 2.0 * strip.tall / strip.wide
    top, long = NOSE_TOP, strip.nose[1] * size
    left, right = strip.at(NOSE_AT - half, top), strip.at(NOSE_AT + half, top)
    tip = strip.at(NOSE_AT, top - long)
    if half * long > 0.0:
        corners = (left, right, tip)
        skin = Curve(key=f"{strip.key}:skin", points=corners, closed=True, fill=0.16)
        yield replace(skin, tone=Tone.DIM, weight=0.5)
    sides = ((left, right), (strip.at(NOSE_AT, top), tip))
    for i, (a, b) in enumerate(sides):
        if a != b:
            side = Segment(key=f"{strip.key}:side:{i}", a=a, b=b, tone=PIECES[i])
            yield replace(side, weight=2.6)
    text, at = arrow(strip.nose), strip.at(NOSE_AT, NOSE_FOOT)
    yield Note(key=f"{strip.key}:nose", at=at, text=text, on=True)


def _cat(strip: Strip) -> Iterator[Item]:
    """The bars with their names and numbers."""
    low, high = strip.at(0.0, -1.5 * PITCH), strip.at(0.0, 1.5 * PITCH)
    yield Segment(key=f"{strip.key}:floor", a=low, b=high, tone=Tone.AXIS)
    if strip.true is None:
        yield from _curtain(strip)
    for part in range(PARTS):
        key, y = f"{strip.key}:{part}", strip.bars[part]
        foot, name = (NAME_AT * strip.wide, y), _(CAT[part])
        word = Note(key=f"{key}:name", at=foot, text=name, on=True)
        yield replace(word, tone=Tone.DIM)
        true = None if strip.true is None else strip.true[part]
        if true is not None:
            yield _block(f"{key}:true", 0.0, true, y, BAR, strip, Tone.OUTPUT)
        text = "?" if true is None else written(true).text
        at = (TRUE_AT * strip.wide, y)
        yield Note(key=f"{key}:cat", at=at, text=text, tone=Tone.OUTPUT, on=True)
        if strip.mine is not None:
            yield from _mine(strip, part, true, strip.mine[part])
        if strip.guess is not None:
            yield from _guess(strip, part, true, strip.guess[part])


def _mine(
    strip: Strip, part: int, true: float | None, pieces: Numbers
) -> Iterator[Item]:
    """What the own table makes of a part; the gap, or that there is none."""
    key, y, begins = f"{strip.key}:{part}", strip.bars[part], 0.0
    thick = BAR / (len(pieces) + 1)
    for i in (*range(2, len(pieces)), 0, 1):
        if abs(pieces[i]) > TINY:
            high = y + (0.5 - (i + 0.75) / (len(pieces) + 0.5)) * BAR * strip.tall
            end, tone = begins + pieces[i], PIECES[i]
            made = _block(f"{key}:{i}", begins, end, high, thick, strip, tone)
            yield replace(made, fill=0.85, dash=Dash.UNBROKEN)
        begins += pieces[i]
    total = sum(pieces)
    good = true is not None and abs(total - true) <= ENOUGH + TINY
    tone = Tone.GOOD if good else Tone.DIM if true is None else Tone.BAD
    end = (_cut(total, strip.wide), y)
    if true is not None and not good:
        gap = _block(f"{key}:gap", total, true, y, 0.5 * BAR, strip, Tone.BAD)
        yield replace(gap, dash=Dash.UNBROKEN, fill=0.35)
    size = 0.62 * BAR * strip.tall
    mark = drawing.tick(f"{key}:end", end, (1.0, 0.0), tone, size=size)
    yield replace(mark, weight=2.0)
    at, text = (MINE_AT * strip.wide, y), written(total).text
    yield Note(key=f"{key}:mine", at=at, text=text, tone=tone, on=True)


def _guess(strip: Strip, part: int, true: float | None, x: float) -> Iterator[Item]:
    """A pulled bar, dashed; and how far it was off, under the true one."""
    key, y = f"{strip.key}:{part}:guess", strip.bars[part]
    if true is None:
        ghost = _block(key, 0.0, x, y, BAR, strip, Tone.GUESS)
        yield replace(ghost, dash=Dash.DASHED, fill=0.12)
        yield drawing.ring(f"{key}:at", (x, y), Tone.GUESS, 1.0)
        return
    size = 0.62 * BAR * strip.tall
    mark = drawing.tick(key, (x, y), (1.0, 0.0), Tone.GUESS, size=size)
    yield replace(mark, dash=Dash.DASHED)
    low = y - size
    yield miss(f"{key}:miss", (x, low), (true, low), right=strip.right)


def _curtain(strip: Strip) -> Iterator[Item]:
    """What hides a cat."""
    low, high = strip.at(0.0, -1.5 * PITCH)[1], strip.at(0.0, 1.5 * PITCH)[1]
    corners = (0.0, low), (strip.wide, low), (strip.wide, high), (0.0, high)
    cloth = Curve(key=f"{strip.key}:curtain", points=corners, closed=True, fill=0.1)
    yield replace(cloth, tone=Tone.GHOST, dash=Dash.UNBROKEN, weight=0.7)
    for fold in range(1, FOLDS):
        above = fold / FOLDS
        below = 0.5 + GATHERED * (above - 0.5)
        a, b = (strip.wide * below, low), (strip.wide * above, high)
        line = Segment(key=f"{strip.key}:fold:{fold}", a=a, b=b)
        yield replace(line, tone=Tone.GHOST, dash=Dash.UNBROKEN, alpha=0.3)


def _cut(x: float, wide: float) -> float:
    """A number of the line, or the end of the picture's bars where it is beyond."""
    return max(BEGIN * wide, min(END * wide, x))


def _block(
    key: str, a: float, b: float, y: float, thick: float, strip: Strip, tone: Tone
) -> Curve:
    """A bar from one number to another, cut where the picture ends."""
    a, b = _cut(a, strip.wide), _cut(b, strip.wide)
    half = thick * strip.tall / 2.0
    corners = (a, y - half), (b, y - half), (b, y + half), (a, y + half)
    return Curve(key=key, points=corners, closed=True, tone=tone, fill=0.2, weight=0.8)
