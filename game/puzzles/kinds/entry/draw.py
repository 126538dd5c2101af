"""Entry: its arrows with the lines on which cells are as asked, and its tables."""

from collections.abc import Callable, Iterator
from math import sqrt
from typing import Final

from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.things import (
    Angle,
    Array,
    Arrow,
    Cell,
    Curve,
    Dash,
    Item,
    Row,
    Sign,
    Tone,
)
from game.language import _
from game.linalg.plane import TINY, angle, apart, circle
from game.puzzles.core import drawing, pressed_answer
from game.puzzles.core.wording import grid, row
from game.puzzles.kinds.entry.state import SAYS, UNSET, EntryState

NAMES: Final = ("W Wᵀ", "Wᵀ W")
TONES: Final = (Tone.E1, Tone.E2, Tone.INPUT)
# Numbers come and go: the tables stay as wide as they are.
ROOM: Final = "−0.00"
# In shares of the half height: the arcs between arrows, one outside of the other.
ARCS: Final = (0.16, 0.23, 0.3)


def arrows(state: EntryState) -> Iterator[Item]:
    """The columns; the guess; where each asked cell is as asked, and its shadows."""
    if state.level.signs and not state.placed:
        yield from _angles(state)
    if state.placed:
        yield from _goals(state)
    burning = state.pointed.split()
    for n, (tip, tone) in enumerate(zip(state.columns, TONES, strict=False), 1):
        key, label = f"vector:c{n}", f"c{n}"
        weight = 1.6 if label in burning or n in state.level.move else 1.0
        yield Arrow(key=key, tip=tip, tone=tone, label=label, weight=weight)
    if state.placed and state.guess is not None and not state.level.signs:
        each = zip(state.names(), state.guess[0], state.columns, strict=True)
        for name, was, now in each:
            if apart(was, now) > TINY:
                yield drawing.ghost_arrow(f"guess:{name}", was, Tone.GUESS, f"{name}?")


def _angles(state: EntryState) -> Iterator[Item]:
    for (i, j), far in zip(state.pairs(), ARCS, strict=False):
        start, end = angle(state.columns[i]), angle(state.columns[j])
        arc = Angle(key=f"arc:{i}{j}", start=start, end=end, tone=Tone.DIM)
        yield replace(arc, radius=far * state.view())


def _goals(state: EntryState) -> Iterator[Item]:
    """Of each asked cell: the tips that make it, and the shadow that it is of."""
    view, level = state.view(), state.level
    if state.waits():
        if state.pointed != UNSET:
            one, other = (state.columns[int(c[1:]) - 1] for c in state.pointed.split())
            yield from drawing.falling("pointed", one, other, Tone.SHADOW)
        return
    for r, c, want in level.asked:
        lit = Tone.GOOD if state.lit((r, c, want)) else Tone.GOAL
        if level.other:
            yield from _sides(state, r, c, want)
            continue
        if r == c:
            points = circle(sqrt(max(want, 0.0)))
            ring = Curve(key=f"goal:{r}{c}", points=points, closed=True, tone=lit)
            yield replace(ring, dash=Dash.DASHED, weight=1.4)
            continue
        for mine, theirs in ((r, c), (c, r)):
            if mine in level.move:
                tip, normal = state.columns[mine - 1], state.columns[theirs - 1]
                key, alone = f"goal:{r}{c}:{mine}", len(level.move) == 1
                line = drawing.level_line(key, normal, want, view)
                yield replace(line, tone=lit if alone else TONES[mine - 1])
                if alone:
                    shadow = f"{r}{c}"
                    yield from drawing.falling(shadow, tip, normal, Tone.SHADOW)


def _sides(state: EntryState, r: int, c: int, want: float) -> Iterator[Item]:
    """Where the moved column makes a row as long as is asked."""
    if r != c:
        return
    at = state.level.move[0] - 1
    for i, side in enumerate(state.side((r, c, want), at)):
        normal = (1.0, 0.0) if r == 1 else (0.0, 1.0)
        yield drawing.level_line(f"goal:{r}:{i}", normal, side, state.view())


def rows(state: EntryState) -> Iterator[Row]:
    """W where its rows count; the tables; signs; what is pointed at and said."""
    level, own = state.level, state.names()
    if level.other:
        made = grid(state.rows(), TONES, name="W", column_names=own)
        yield row("W", replace(made, row_names=state.letters()))
    # Beside a guess that was never made the other tables would only be smaller.
    if level.signs and not (state.placed and UNSET in state.signs):
        yield row("signs", _array(state, _sign, _("your guess")))
    if state.placed or not level.signs:
        yield row("asked", _array(state, _want, _("asked")))
        note = _("covered until you have made a guess")
        if state.placed:
            note = "" if level.other else _("a cell: its row's arrow with its column's")
        yield row(
            "mine", _array(state, _mine, NAMES[0 if level.other else 1]), note=note
        )
    if level.other and state.placed:
        table = grid(state.table(), TONES, name=NAMES[1], column_names=own)
        yield row("columns", replace(table, row_names=own))
    if level.signs and state.placed:
        good = Tone.GOOD if state.found() else Tone.BAD
        unset = state.pointed == UNSET
        tone = Tone.DIM if unset else good
        pointed = UNSET if unset else _(state.points()[state.pointed])
        words = _("made by: {arrows}", arrows=pointed)
        yield row("pointed", Sign(text=words, tone=tone))
    if state.asks():
        tone = Tone.GOOD if state.reached() else Tone.GUESS
        yield pressed_answer.line(state.said, SAYS, tone)


def _array(
    state: EntryState, of: Callable[[EntryState, int, int], Cell], name: str
) -> Array:
    letters = state.letters()
    places = range(len(letters))
    cells = tuple(tuple(of(state, i, j) for j in places) for i in places)
    made = Array(cells=cells, name=name, row_names=letters, column_names=letters)
    return made if of is _sign else replace(made, room=(ROOM,) * len(letters))


def _sign(state: EntryState, i: int, j: int) -> Cell:
    """What was guessed of a pair, in either order."""
    if i == j:
        return Cell(text="·", tone=Tone.DIM)
    n = state.pairs().index((min(i, j), max(i, j)))
    key = f"sign:{i + 1}{j + 1}" if i < j and not state.placed else ""
    good = state.signs[n] == state.afresh().truths()[n]
    told = Tone.GOOD if good else Tone.BAD
    tone = told if state.placed and state.signs[n] != UNSET else Tone.GUESS
    return Cell(text=state.signs[n], key=key, tone=tone)


def _want(state: EntryState, i: int, j: int) -> Cell:
    for r, c, want in state.level.asked:
        if (r - 1, c - 1) == (i, j):
            return cell(want, Tone.GOAL)
    return Cell(text="·", tone=Tone.DIM)


def _mine(state: EntryState, i: int, j: int) -> Cell:
    """A number of the table; lit where it is as asked."""
    if not state.placed:
        return Cell(text="?", tone=Tone.DIM)
    value = state.table(other=state.level.other)[i][j]
    for asked in state.level.asked:
        if (asked[0] - 1, asked[1] - 1) == (i, j):
            lit = state.lit(asked)
            return cell(value, Tone.GOOD if lit else Tone.BAD, lit=lit)
    return cell(value)
