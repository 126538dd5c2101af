"""Pictures as rows of tones: how a cue writes them, and how they are shown."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from game.figure.things import Curve, Dash, Item, Tone, Tones
from game.linalg.plane import Point, added
from game.linalg.vectors import Matrix
from game.reading.problems import Fault
from game.stage.cues import fields
from game.stage.cues.fields import Kind
from game.stage.notation.scope import Path

LIGHTEST: Final = 9
LARGEST: Final = 48


def toned(value: Any, path: Path) -> Iterator[Fault]:
    """What is wrong with the rows of a picture."""
    wide = len(str(value[0])) if fields.is_list(value) and value else 0
    if not fields.is_list(value) or not 0 < max(wide, len(value)) <= LARGEST:
        yield Fault(path, f"1 to {LARGEST} rows of tones, not {fields.shown(value)}")
        return
    for i, row in enumerate(value):
        if not isinstance(row, str) or not (row.isascii() and row.isdigit()):
            yield Fault((*path, i), f"digits in quotes, not {fields.shown(row)}")
        elif len(row) != wide:
            yield Fault((*path, i), "the rows are not of one length")
    if not any(set(str(row)) - {"0"} for row in value):
        yield Fault(path, "one tone is not 0")


ROWS: Final = Kind(toned, {"type": "array", "items": {"type": "string"}})


def levels(rows: Sequence[str]) -> Matrix:
    """The tones as numbers, 0 to 1."""
    whole = [[int(sign) for sign in row] for row in rows]
    return np.array(whole, dtype=np.float64) / LIGHTEST


def shown(key: str, corner: Point, tones: Matrix, tone: Tone) -> Iterator[Item]:
    """A picture with a thin edge, right and down from its corner."""
    high, wide = tones.shape
    rows = tuple(map(tuple, tones.tolist()))
    yield Tones(key=key, corner=corner, rows=rows, tone=tone)
    edge = ((0.0, 0.0), (wide, 0.0), (wide, -high), (0.0, -high))
    yield Curve(
        key=f"{key}:edge",
        points=tuple(added(corner, point) for point in edge),
        closed=True,
        tone=Tone.DIM,
        weight=0.6,
        dash=Dash.UNBROKEN,
    )
