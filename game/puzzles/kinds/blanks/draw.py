"""Blanks: the sentence, and what it says of a specimen in numbers."""

from collections.abc import Iterator
from string import Formatter
from typing import Final

import numpy as np

from game.figure.cells import cell
from game.figure.numbers import vector, written
from game.figure.things import Array, Block, Cell, Row, Sign, Tone
from game.language import _
from game.linalg.vectors import Matrix
from game.puzzles.core.wording import row
from game.puzzles.kinds.blanks.sentences import Sentence
from game.puzzles.kinds.blanks.state import EMPTY, BlanksState

# How a sentence writes its blanks.
SLOTS: Final = "abcd"


def sentence(state: BlanksState) -> Iterator[Row]:
    """Its lines, with a word or a gap in each blank; what was found."""
    for n, text in enumerate(state.sentence().lines):
        blocks: list[Block | str] = []
        for before, slot, _spec, _how in Formatter().parse(_(text)):
            if before.strip():
                blocks.append(before.strip())
            if slot:
                blocks.append(_blank(state, SLOTS.index(slot)))
        yield row(f"line{n + 1}", *blocks)
    if state.collects():
        count = _("{n} of {all} found", n=len(state.noted), all=state.level.find)
        if state.placed and state.notable():
            words = _("note this sentence")
            if state.words in state.noted:
                words = _("noted: take it back")
            yield row("note", Sign(text=words), note=count)
        else:
            yield row("found", Sign(text=count, tone=Tone.DIM))


def _blank(state: BlanksState, n: int) -> Array:
    word, words = state.words[n], state.sentence().words[n]
    tone = Tone.GUESS
    if state.placed and state.filled():
        tone = Tone.GOOD if state.holds() else Tone.BAD
    room = max(map(_, words), key=len)
    made = Cell(
        text=_(word) if word != EMPTY else EMPTY, key=f"blank{n + 1}", tone=tone
    )
    return Array(cells=((made,),), room=(room,))


def specimen(state: BlanksState) -> Iterator[Row]:
    """The matrix that breaks it, or the first of the shelf; what is claimed of it."""
    made = state.sentence()
    breaks = state.breaks() if state.placed and state.filled() else None
    m = made.shelf[breaks or 0]
    cells = tuple(tuple(map(cell, map(float, line))) for line in m)
    yield row("specimen", Array(cells=cells, name=letter(state)))
    if not state.placed or not state.filled():
        return
    if breaks is None:
        words = _("holds for all {n} on the shelf", n=len(made.shelf))
        yield row("verdict", Sign(text=words, tone=Tone.GOOD))
        return
    yield row("verdict", Sign(text=_("this one breaks it"), tone=Tone.BAD))
    if not made.many:
        for key, text in zip(
            ("claimed", "so"), values(made, state.words, m), strict=False
        ):
            yield row(key, text)


def letter(state: BlanksState) -> str:
    """What the specimen is called."""
    return {"change": "J", "trend": "X"}.get(state.level.sentence, "M")


def values(made: Sentence, words: tuple[str, ...], m: Matrix) -> tuple[str, ...]:
    """What is claimed, and what is so."""
    both = made.by(words, m)
    if both is None:
        return (_("the sizes do not fit: it cannot be asked"),)
    claimed, so = both
    slots = {"claimed": told(claimed), "so": told(so)}
    return (_("said: {claimed}", **slots), _("it is: {so}", **slots))


def told(at: Matrix) -> str:
    """A number, or rows of them."""
    if at.ndim == 0:
        return written(round(float(at), 9)).said()
    rows = (vector(round(float(x), 9) for x in line) for line in np.atleast_2d(at))
    return ", ".join(each.said() for each in rows)
