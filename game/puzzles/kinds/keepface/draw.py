"""Keepface: her picture over its bar, and the plates with what they wear."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from game.figure.things import (
    Curve,
    Dash,
    Dots,
    Item,
    Likeness,
    Note,
    Plane,
    Segment,
    Tone,
)
from game.language import _
from game.linalg.plane import Point, added
from game.puzzles.core import prediction, pressed_answer
from game.puzzles.kinds.keepface.level import COUNT, SHARES, TALL, WIDE
from game.puzzles.kinds.keepface.memories import BACK, memory
from game.puzzles.kinds.keepface.state import (
    BAR,
    CENTRE,
    GIVEN,
    GONE,
    LEFT,
    MIDDLE,
    NEAR,
    NONE,
    OUT,
    OVER,
    PICTURE,
    PLATE,
    RATIO,
    SHUT,
    SPAN,
    TOP,
    KeepfaceState,
    box_at,
    box_size,
    marked,
    plate_at,
)

WEIGHT: Final = 2.0
LETTER: Final = 5.3
# How far from a plate's middle its two lines stand.
LINE: Final = 3.6
# How high the lamps stand, and how far to the right each.
LAMPS: Final = TOP + 8.0
LAMPED: Final = (2.0, 50.0, 80.0)


def plane(state: KeepfaceState) -> Plane:
    """All of it on one plane, as wide as a bar of a hundred and the plates beside."""
    items = [*_picture(state), *_bar(state), *_lamps(state)]
    for n in range(1, COUNT + 1):
        items += _plate(state, n)
    items += _boxes(state)
    return Plane(
        key="plane",
        items=tuple(items),
        span=SPAN,
        centre=CENTRE,
        ratio=RATIO,
        weight=WEIGHT,
        letter=LETTER,
    )


def holds(state: KeepfaceState, n: int) -> str:
    """What a plate holds of her; nothing while that is covered, or rows are kept."""
    if not state.placed or state.axes == GIVEN:
        return ""
    return marked(SHARES[n - 1]).text


def _picture(state: KeepfaceState) -> Iterator[Item]:
    x, y = PICTURE
    whole = not state.placed
    kept = tuple(range(COUNT)) if whole else tuple(sorted(n - 1 for n in state.kept()))
    rows = state.rows() if state.placed else 0
    by_rows = state.placed and state.axes == GIVEN
    yield Likeness(
        key="her",
        corner=PICTURE,
        wide=100.0,
        kept=() if by_rows else kept,
        rows=rows,
    )
    high = 100.0 * TALL / WIDE
    yield _box("her:edge", (x + 50.0, y - high / 2.0), (100.0, high), Tone.DIM)


def _bar(state: KeepfaceState) -> Iterator[Item]:
    low, high = BAR
    middle, tall = (low + high) / 2.0, high - low
    yield _box("bar:frame", (50.0, middle), (100.0, tall), Tone.DIM)
    face = state.share()
    lit = state.whole()
    if state.placed and face > 0.0:
        tone = Tone.GOOD if lit else Tone.SUM
        filled = _box("bar:held", (face / 2.0, middle), (face, tall), tone)
        yield replace(filled, fill=0.55)
    asked = state.level.asked
    tone = Tone.GOOD if state.placed and lit else Tone.GOAL
    ends = (asked, low - 1.5), (asked, high + 1.5)
    yield Segment(key="bar:asked", a=ends[0], b=ends[1], tone=tone, weight=1.6)
    guess = state.guess
    mark = state.mark if guess is None else guess.mark
    if not state.placed or guess is not None:
        at = MIDDLE if mark is None else mark
        a, b = (at, low - 1.5), (at, high + 1.5)
        line = Segment(key="bar:guess", a=a, b=b, tone=Tone.GUESS, weight=1.6)
        yield replace(line, dash=Dash.DASHED)
    missed = state.missed()
    if missed is not None:
        (mark_at, truth), high_at = missed, high + 3.0
        right = abs(truth - mark_at) <= NEAR
        yield prediction.miss(
            "bar:miss", (mark_at, high_at), (truth, high_at), right=right
        )
    words = _("how much of her: covered")
    if state.placed:
        words = _(
            "her face {share}, asked {asked}",
            share=marked(face).text,
            asked=marked(asked).text,
        )
        if missed is not None:
            said, is_ = marked(missed[0]).text, marked(face).text
            words = _("you said {mark}, it is {share}", mark=said, share=is_)
    elif mark is not None:
        words = _("your mark: {mark}", mark=marked(mark).text)
    tone = Tone.PLAIN if state.placed or mark is None else Tone.GUESS
    yield Note(key="bar:words", at=(50.0, low - 6.0), text=words, tone=tone, on=True)


def _lamps(state: KeepfaceState) -> Iterator[Item]:
    """What it weighs, what is there of her, and what is known to be true."""
    room, count = state.level.room, len(state.kept())
    lamps = [
        (_("places {n}/{room}", n=count, room=room), state.light() and count > 0),
    ]
    lamps.append((_("face"), state.placed and state.whole()))
    marks = state.right_marks()
    if marks is not None:
        n, all_ = marks
        lamps.append((_("Ledger {n}/{all}", n=n, all=all_), state.proven()))
    for (words, lit), x in zip(lamps, LAMPED, strict=False):
        tone = Tone.GOOD if lit else Tone.DIM
        at = (LEFT + x, LAMPS)
        yield Dots(key=f"lamp:{x}", points=(at,), radius=0.9, tone=tone)
        note = Note(key=f"lamp:{x}:words", at=at, text=words, toward=(1.0, 0.0))
        yield replace(note, tone=Tone.PLAIN if lit else Tone.DIM)


def _plate(state: KeepfaceState, n: int) -> Iterator[Item]:
    """A plate: its number and its share, and under them what it wears."""
    way, at = state.plates[n - 1], plate_at(n)
    lies, over = way == OUT, way == OVER
    nailed = n in state.level.nailed
    edge = _box(f"plate:{n}", at, PLATE, Tone.DIM if lies else Tone.SUM)
    if lies:
        edge = replace(edge, dash=Dash.DASHED, weight=0.5)
    else:
        edge = replace(edge, fill=0.16, weight=1.0)
    yield edge
    alpha = 0.62 if lies else 1.0
    held = holds(state, n)
    head = _("nailed: {n}", n=n) if nailed else f"{n}"
    head = f"{head}  ·  {held}" if held else head
    words = _(BACK.words if over else memory(n, state.memories()).words)
    above, below = added(at, (0.0, LINE)), added(at, (0.0, -LINE))
    note = Note(key=f"plate:{n}:head", at=above, text=head, on=True, tone=Tone.DIM)
    yield replace(note, tone=Tone.DIM if lies else Tone.SUM)
    note = Note(key=f"plate:{n}:words", at=below, text=words, on=True)
    yield replace(note, tone=Tone.PLAIN, alpha=alpha)


def _boxes(state: KeepfaceState) -> Iterator[Item]:
    """The axes; then the answer, or the door, and going through it."""
    given = state.axes == GIVEN
    words = _("axes: rows") if given else _("axes: own")
    boxes = [("axes", words, Tone.ROW, given)]
    level = state.level
    if state.placed and level.doors:
        words = _("the door") if state.door == SHUT else _(state.door)
        boxes.append(("door", words, Tone.GUESS, state.door != SHUT))
        if state.door != SHUT:
            boxes.append(("go", _(GONE), Tone.GOOD, bool(state.left)))
    elif state.placed and not level.doors:
        none = state.said != pressed_answer.FREE
        boxes.append(("said", _(NONE), Tone.GUESS, none))
    for place, (key, words, tone, lit) in enumerate(boxes):
        edge = _box(f"box:{key}", box_at(place), box_size(), tone)
        yield replace(edge, fill=0.25 if lit else 0.0)
        at = box_at(place)
        yield Note(key=f"box:{key}:words", at=at, text=words, on=True)


def _box(key: str, middle: Point, size: Point, tone: Tone) -> Curve:
    x, y = size[0] / 2.0, size[1] / 2.0
    corners = ((-x, y), (x, y), (x, -y), (-x, -y))
    points = tuple(added(middle, corner) for corner in corners)
    edge = Curve(key=key, points=points, closed=True, tone=tone, weight=0.7)
    return replace(edge, dash=Dash.UNBROKEN)
