"""Evidence for the board: short facts about small numbers, each one computed.

The Ledger may bring evidence of its own; these are what a player of *Rows* has in hand.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from game.figure.numbers import degrees, number, pair
from game.linalg.axis import along, major_axis
from game.linalg.vectors import Matrix, Vector, angle, dot, length, shadow, vector

SQUARE: Final = ((2.0, 1.0), (-1.0, 2.0))
SLANTED: Final = ((3.0, -1.0), (2.0, 1.0))


def evidence(guess: str) -> tuple[str, ...]:
    """The computed facts about a guess, by its id; empty where there is none."""
    found = _FACTS.get(guess)
    return () if found is None else (found(),)


def _dot_direction() -> str:
    r, far, near = vector((1, 0)), vector((4, 4)), vector((2, 0))
    return (
        f"{pair(r)} · {pair(far)} = {number(dot(r, far))} at {degrees(angle(r, far))}, "
        f"{pair(r)} · {pair(near)} = {number(dot(r, near))} at "
        f"{degrees(angle(r, near))}"
    )


def _row_listens() -> str:
    m, v = np.array(SQUARE), vector((1, 1))
    return (
        f"v = {pair(v)} comes out as {pair(m @ v)}: r1 · v = {number(dot(m[0], v))}, "
        f"r2 · v = {number(dot(m[1], v))}"
    )


def _rows_make_columns() -> str:
    m, e1 = np.array(SQUARE), vector((1, 0))
    return (
        f"r1 · e1 = {number(dot(m[0], e1))} and r2 · e1 = {number(dot(m[1], e1))}; "
        f"the first column is {pair(m[:, 0])}"
    )


def _row_to_axis() -> str:
    m = np.array(SLANTED)
    return (
        f"with rows {pair(m[0])} and {pair(m[1])}, r1 goes to {pair(m @ m[0])}, "
        f"off the axis by {number(dot(m[1], m[0]))}"
    )


def _fifth_is_unit() -> str:
    r = vector(SQUARE[0])
    h = r / dot(r, r)
    return f"{pair(r)} / {number(dot(r, r))} = {pair(h)} is {number(length(h))} long"


def _shadows_rebuild() -> str:
    m, v = np.array(SLANTED), vector((1, 1))
    total = shadow(v, m[0]) + shadow(v, m[1])
    return (
        f"on {pair(m[0])} and {pair(m[1])} the shadows of {pair(v)} add up to "
        f"{pair(total)}"
    )


def _loss(v: Vector, rows: Matrix) -> float:
    # The best that the kept rows can rebuild is v's projection on their span.
    coefficients = np.linalg.lstsq(rows.T, v, rcond=None)[0]
    return length(v - rows.T @ coefficients)


def _drop_small() -> str:
    rows, v = np.array(((1.0, 0, 0), (1.0, 1, 0), (0.0, 0, 1))), vector((2, 1, 1))
    first, last = _loss(v, rows[1:]), _loss(v, rows[:2])
    return (
        f"v = {pair(v)}: dropping {pair(rows[2])}, dot {number(dot(rows[2], v))}, "
        f"loses {number(last)}; dropping {pair(rows[0])}, dot "
        f"{number(dot(rows[0], v))}, loses {number(first)}"
    )


def _shared_axis() -> str:
    cloud = np.array(((2.0, 1), (3, 2), (1, 1), (-2, -1), (-1, 0)))
    best = major_axis(cloud)
    kept, total = along(cloud, best), float((cloud**2).sum())
    other = along(cloud, vector((1, 0)))
    return (
        f"five arrows: their longest shared axis keeps {number(kept)} of "
        f"{number(total)}, the first axis only {number(other)}"
    )


_FACTS: Final[Mapping[str, Callable[[], str]]] = {
    "dot-direction": _dot_direction,
    "row-listens": _row_listens,
    "rows-make-columns": _rows_make_columns,
    "row-to-axis": _row_to_axis,
    "fifth-is-unit": _fifth_is_unit,
    "shadows-rebuild": _shadows_rebuild,
    "drop-small": _drop_small,
    "shared-axis": _shared_axis,
}
