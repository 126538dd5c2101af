"""Proof: what is given, the chain with its reasons, and what the check says."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.figure.numbers import vector, written
from game.figure.things import Array, Cell, Row, Sign, Tone
from game.language import N_, _
from game.linalg.vectors import Matrix
from game.puzzles.core.wording import row
from game.puzzles.kinds.proof.level import Example, ProofLevel
from game.puzzles.kinds.proof.lines import REASONS, line
from game.puzzles.kinds.proof.state import (
    BLANK,
    EMPTY,
    FAILS,
    FOLLOWS,
    OPEN,
    TRUE,
    ProofState,
)

MANY: Final = 3


def premises(level: ProofLevel) -> Iterator[Row]:
    """What is given, and what is asked."""
    note = _("given, and λ and μ are not equal") if level.apart else _("given")
    texts = [line(text).text() for text in level.given]
    yield row("given", ",   ".join(texts), note=note)
    goal = Sign(text=line(level.chain[-1]).text(), tone=Tone.GOAL)
    yield row("goal", goal, note=_("to be shown"))


def chain(state: ProofState) -> Iterator[Row]:
    """The slots from the first to the last, each with its reason and its threads."""
    level = state.level
    words = [_(REASONS[reason]) for reason in state.stamps()]
    room = (widest(level), max(words, key=len), _("given") + ", 1")
    for n, (card, reason) in enumerate(zip(state.cards, state.reasons, strict=True)):
        verdict = state.verdict(n) if state.placed else OPEN
        tone = {FOLLOWS: Tone.GOOD, FAILS: Tone.BAD, TRUE: Tone.GUESS}.get(verdict)
        text = BLANK if card == EMPTY else written_card(level, card)
        why = Tone.DIM if level.stamped else Tone.GUESS
        cells = (
            Cell(text=text, key=f"line{n + 1}", tone=tone or Tone.PLAIN),
            Cell(text=_(REASONS[reason]), key=f"why{n + 1}", tone=tone or why),
            Cell(text=threads(state, n) if state.placed else "", tone=Tone.DIM),
        )
        made = Array(cells=(cells,), room=room)
        number = Sign(text=f"{n + 1}", tone=Tone.DIM)
        note = said(state, n) if verdict != FOLLOWS else ""
        yield row(f"slot{n + 1}", number, made, note=note)


def threads(state: ProofState, n: int, given: str = N_("given")) -> str:
    """From which lines one follows; what is given has no number."""
    used, count = state.threads()[n] or (), len(state.level.given)
    lines = [f"{k - count + 1}" for k in used if k >= count]
    from_given = any(k < count for k in used)
    return ", ".join([*([_(given)] if from_given else []), *lines])


def widest(level: ProofLevel) -> str:
    """The longest text of a card."""
    return max((written_card(level, card) for card in level.cards()), key=len)


def written_card(level: ProofLevel, card: str) -> str:
    """A card with its letter."""
    return f"{level.letters()[card]}:  {line(card).text()}"


def said(state: ProofState, n: int) -> str:
    """What the check says of a slot, in a few words."""
    if not state.placed:
        return ""
    verdict, card = state.verdict(n), state.cards[n]
    if verdict == FOLLOWS:
        return _("follows from {lines}", lines=threads(state, n, N_("what is given")))
    if verdict == FAILS:
        example = state.level.fails_by(card)
        return "" if example is None else failing(state.level, card, example)
    if verdict == TRUE:
        return _("is true, but not for this reason from the lines above")
    return ""


def failing(level: ProofLevel, card: str, example: Example) -> str:
    """The example by which both sides of a card differ."""
    known = level.known(example)
    left, right = (each.value(known) for each in (line(card).left, line(card).right))
    rows = ", ".join(vector(each).text for each in example[0])
    return _(
        "fails for rows {rows} and {letter} {v}: left {left}, right {right}",
        rows=rows,
        letter=level.letter,
        v=vector(example[1][0]).text,
        left=told(left),
        right=told(right),
    )


def told(at: Matrix) -> str:
    """A value: a number, or an arrow's numbers."""
    if at.ndim == 0:
        return written(float(at)).said()
    return vector(map(float, np.atleast_1d(at))).said()


def in_numbers(state: ProofState) -> Iterator[Row]:
    """The example, and both sides of every line in it."""
    level, known = state.level, state.level.known()
    rows_, (v, *more) = level.example
    letter = "S" if "S" in "".join(level.given) else "M"
    cells = tuple(tuple(Cell(text=written(x).text) for x in each) for each in rows_)
    yield row("M", Array(cells=cells, name=letter))
    arrows = [
        f"{level.letter} {vector(v).equals()}",
        f"λ {written(float(known['L'])).equals()}",
    ]
    for w in more:
        arrows += [
            f"w {vector(w).equals()}",
            f"μ {written(float(known['K'])).equals()}",
        ]
    yield row("arrows", ", ".join(arrows[:2]))
    if more:
        yield row("more", ", ".join(arrows[2:]))
    laid = [n for n, card in enumerate(state.cards) if card != EMPTY]
    # Several stand in one row: in more rows they would only be smaller.
    for k in range(0, len(laid), MANY):
        signs = (_in_numbers(state.cards[n], n, known) for n in laid[k : k + MANY])
        yield row(f"value:{k}", *signs)


def _in_numbers(card: str, n: int, known: dict[str, Matrix]) -> Sign:
    """Both sides of a line in the example."""
    made = line(card)
    left, right = made.left.value(known), made.right.value(known)
    same = bool(np.allclose(left, right))
    text = told(left) if same else f"{told(left)} ≠ {told(right)}"
    return Sign(text=f"{n + 1}:  {text}", tone=Tone.GOOD if same else Tone.BAD)
