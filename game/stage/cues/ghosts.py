"""The family ``ghosts``: faces as columns, their mean, and the directions they share.

ghosts: {faces: [['0990', '9009'], ...]}            the faces, side by side
ghosts: {faces: [...], shows: 3}                    the mean, and the first three ghosts
ghosts: {faces: [...], mix: [2, -1]}                the mean, with so many spreads each
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np

from game.figure.numbers import percent
from game.figure.things import Item, Note, Panel, Plane, Tone
from game.language import _
from game.linalg.faces import FaceBasis, principal_faces, recompose
from game.linalg.vectors import Matrix
from game.reading.problems import Fault
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field, Kind
from game.stage.cues.toned import ROWS, levels, shown, toned
from game.stage.notation.scope import Path

FEWEST: Final = 3
MOST: Final = 8
FARTHEST: Final = 3


def _alike(value: Any, path: Path) -> Iterator[Fault]:
    if not fields.is_list(value) or not FEWEST <= len(value) <= MOST:
        yield Fault(path, f"{FEWEST} to {MOST} faces, not {fields.shown(value)}")
        return
    found = [fault for i, face in enumerate(value) for fault in toned(face, (*path, i))]
    yield from found
    if not found and len({(len(face), len(face[0])) for face in value}) > 1:
        yield Fault(path, "the faces are not of one size")


_FACES: Final = Kind(_alike, {"type": "array", "items": ROWS.schema})
_FIELDS = {
    "faces": Field(_FACES, "faces as pictures: tones from 0 to 9", needed=True),
    "shows": Field(fields.count(1, MOST - 1), "the mean, and so many of its ghosts"),
    "mix": Field(
        fields.listed(fields.count(-FARTHEST, FARTHEST), most=MOST - 1),
        "how far each ghost is pushed, in spreads",
    ),
}
# Of a face's width: between two, and of its height: for each line under it.
GAP, UNDER, EDGE = 0.2, 0.17, 0.06


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    del path, setting
    faces = np.array([levels(rows) for rows in value["faces"]])
    shape = faces.shape[1:]
    basis = principal_faces(faces.reshape(len(faces), -1), len(faces) - 1)
    mix = [int(by) for by in value.get("mix") or ()]
    if mix:
        row = _mixed(basis, mix)
    elif "shows" in value:
        row = _ghosts(basis, int(value["shows"]))
    else:
        row = [(face, "", Tone.PLAIN) for face in faces]
    yield _plane(row, shape)


_Row = Sequence[tuple[Matrix, str, Tone]]


def _ghosts(basis: FaceBasis, count: int) -> _Row:
    """The mean, then ghosts; each as light as its strongest pixel allows."""
    row = [(basis.mean, _("the mean"), Tone.PLAIN)]
    for n, ghost in enumerate(basis.ghosts[:count]):
        share = percent(float(basis.share[n]), 0).label()
        # Translators: the first ghost holds 31 % of what differs between the faces.
        words = _("ghost {n}\n{share}", n=n + 1, share=share)
        row.append((ghost / np.abs(ghost).max(), words, Tone.PLAIN))
    return row


def _mixed(basis: FaceBasis, mix: Sequence[int]) -> _Row:
    """The mean, then what becomes of it with one ghost after another."""
    row = [(basis.mean, _("the mean"), Tone.PLAIN)]
    weights = np.zeros(len(basis.spread))
    for n, by in enumerate(mix):
        weights[n] = by * basis.spread[n]
        face = np.clip(recompose(basis, weights), 0.0, 1.0)
        # Translators: a face, after one more ghost was added to it or taken from it.
        words = _("+ {much} × ghost {n}") if by >= 0 else _("− {much} × ghost {n}")
        row.append((face, words.format(much=abs(by), n=n + 1), Tone.PLAIN))
    return row


def _plane(row: _Row, shape: tuple[int, ...]) -> Plane:
    high, wide = shape
    items: list[Item] = []
    for n, (face, words, tone) in enumerate(row):
        left = n * wide * (1.0 + GAP)
        items += shown(f"face:{n + 1}", (left, 0.0), face.reshape(shape), tone)
        for k, text in enumerate(words.splitlines()):
            at = (left + wide / 2, -high * (1.0 + UNDER * (k + 0.5)))
            items.append(Note(key=f"face:{n + 1}:words:{k}", at=at, text=text, on=True))
    across = wide * (len(row) * (1.0 + GAP) - GAP)
    lines = max(len(words.splitlines()) for _face, words, _tone in row)
    under = UNDER * high * lines
    span = (high + under) / 2 + EDGE * high
    return Plane(
        key="ghosts",
        items=tuple(items),
        span=span,
        centre=(across / 2, -(high + under) / 2),
        ratio=(across / 2 + EDGE * high) / span,
    )


GHOSTS = Family(
    kind=fields.record(_FIELDS),
    says="faces as pictures, their mean, and the ghosts that they share",
    panels=_panels,
)
