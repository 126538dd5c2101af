"""Beat: the words with their cards, the disc after each, and where it ends."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from game.figure.carried import Carried
from game.figure.things import Curve, Dash, Item, Note, Plane, Row, Sign, Tone
from game.language import _
from game.linalg.factors import Matrix2, factors
from game.linalg.plane import Point
from game.puzzles.core.disc import disc
from game.puzzles.core.wording import row, said
from game.puzzles.kinds.beat.cards import MARKS, REST, SAYS, WORDS, single
from game.puzzles.kinds.beat.state import ACROSS, DOWN, LINE, SLOT, BeatState

# The word above a slot, the still below it, and how large that is.
ABOVE, BELOW, STILL = 1.35, 1.7, 0.95
EDGE: Final = 0.6
WEIGHT, LETTER = 1.5, 0.62


def rail(state: BeatState) -> Plane:
    """The words, a card on each, and the disc after each once it was heard."""
    count = len(state.cards)
    wide = (min(count, LINE) - 1) * ACROSS + SLOT[0] + 2.0 * EDGE
    lines = (count - 1) // LINE
    top, low = ABOVE + EDGE, -lines * DOWN - BELOW - STILL - EDGE
    items = [item for n in range(count) for item in _slot(state, n)]
    return Plane(
        key="rail",
        items=(*items, *_stills(state)),
        span=(top - low) / 2.0,
        centre=((min(count, LINE) - 1) * ACROSS / 2.0, (top + low) / 2.0),
        ratio=wide / (top - low),
        weight=WEIGHT,
        letter=LETTER,
    )


def _slot(state: BeatState, n: int) -> Iterator[Item]:
    (x, y), card = state.slot_at(n), state.cards[n]
    wide, high = SLOT[0] / 2.0, SLOT[1] / 2.0
    low, top, left, right = y - high, y + high, x - wide, x + wide
    corners = ((left, low), (right, low), (right, top), (left, top))
    empty, tone = card == REST, tone_of(card)
    box = Curve(key=f"slot:{n}", points=corners, closed=True, tone=tone)
    dash = Dash.DASHED if empty else Dash.UNBROKEN
    yield replace(box, dash=dash, fill=0.0 if empty else 0.16)
    word = _(WORDS[state.level.slots[n]])
    yield Note(key=f"word:{n}", at=(x, y + ABOVE), text=word, tone=Tone.PLAIN, on=True)
    if not empty:
        mark = _(MARKS[card])
        yield Note(key=f"card:{n}", at=(x, y), text=mark, tone=tone, on=True)


def tone_of(card: str) -> Tone:
    """Turns and stretches are told apart."""
    if card == REST:
        return Tone.DIM
    return Tone.SHADOW if card in "WN" else Tone.INPUT


def _stills(state: BeatState) -> Iterator[Item]:
    """The disc after each word, all on one scale; covered until it is heard."""
    stages = state.stages()[1:]
    size = STILL / max(2.0, *(factors(each).first for each in stages))
    for n, by in enumerate(stages):
        x, y = state.slot_at(n)
        at = (x, y - BELOW)
        if not state.placed:
            yield Note(key=f"covered:{n}", at=at, text="?", tone=Tone.DIM, on=True)
            continue
        wrong = n == len(stages) - 1 and not state.reached()
        tone = Tone.BAD if wrong else Tone.OUTPUT
        if n == len(stages) - 1 and state.reached():
            tone = Tone.GOOD
        for part in disc(f"still:{n}", by, tone, flag=True, ghost=False):
            yield replace(part, points=_small(part.points, size, at), carried=None)


def _small(points: tuple[Point, ...], size: float, at: Point) -> tuple[Point, ...]:
    return tuple((at[0] + size * x, at[1] + size * y) for x, y in points)


def ending(state: BeatState) -> Iterator[Item]:
    """What is asked, and the disc: as it begins, then as it ends."""
    yield from disc("asked", state.target, Tone.GOAL, flag=True, ghost=True)
    start = state.level.start()
    if not state.placed:
        yield from disc("made", start, Tone.INPUT, flag=True, ghost=False)
        return
    tone = Tone.GOOD if state.reached() else Tone.OUTPUT
    by = state.made()
    for part in disc("made", by, tone, flag=True, ghost=False):
        yield replace(part, carried=_played(part, by, start, state.cards))


def _played(
    part: Curve, by: Matrix2, start: Matrix2, cards: tuple[str, ...]
) -> Carried | None:
    """One card after another, as they are heard."""
    if part.carried is None:
        return None
    return replace(part.carried, matrix=by, start=start, moves=single(cards))


def rows(state: BeatState) -> Iterator[Row]:
    """What was sung before, what is in the hand, and how far off it ends."""
    if state.level.before:
        yield row("before", _("Foster: {cards}", cards=listed(state.level.before)))
    if state.level.hand:
        held = state.held()
        texts = [
            _("in your hand: {cards}", cards=listed(x)) for x in (held, state.hand())
        ]
        text = texts[0] if held else _("all cards are laid")
        tone = Tone.PLAIN if held else Tone.DIM
        # What is pressed must not move when the hand grows shorter.
        yield row("hand", Sign(text=text, tone=tone, room=texts[1]))
    if not state.level.hand:
        words = _("wide: 2 across, 0.5 up; narrow: 0.5 across, 2 up")
        yield row("wide", words)
    elif not state.level.before and "W" in state.level.hand:
        yield row("wide", _("wide: 2 across, 0.5 up"))
    off, tone = _("covered until it plays"), Tone.DIM
    if state.placed:
        off = _("farthest entry: {far} off", far=said(state.gap()))
        tone = Tone.GOOD if state.reached() else Tone.BAD
    most = _("farthest entry: {far} off", far=said(1.11))
    yield row("off", Sign(text=off, tone=tone, room=most))


def listed(cards: tuple[str, ...]) -> str:
    """Cards in writing, in the order of the song."""
    return ", ".join(_(SAYS[card]) for card in cards)
