"""The family ``training``: how an error falls, step by step, on rows of data.

training:
  rows: [[1, 0], [0.8, 0.6], [0, 1]]
  asked: [2, 1, -1]
  rate: 0.5
  steps: 40
  lost: [3, 16]      the third row is taken away after 16 steps

The curve is the mean square of the errors on all rows, from weights of 0; dashed lies
what no weights go below. With ``apart`` each row has a curve of its own.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import numpy as np

from game.figure.numbers import written
from game.figure.things import Curve, Dash, Item, Note, Panel, Plane, Segment, Tone
from game.language import N_, _
from game.linalg import descent as lin
from game.linalg.plane import Point
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field
from game.stage.notation.scope import Definition, Path, Scope, TableauError, at
from game.stage.notation.values import Value

_FIELDS = {
    "rows": Field(fields.EXPRESSION, "the rows of the data", needed=True),
    "asked": Field(fields.EXPRESSION, "a number for each row", needed=True),
    "rate": Field(fields.SPAN, "how far a step goes", needed=True),
    "steps": Field(fields.SPAN, "how many steps are taken", needed=True),
    "lost": Field(
        fields.listed(fields.SPAN, least=2, most=2),
        "a row that is taken away, and after how many steps",
    ),
    "apart": Field(fields.FLAG, "true: the error of each row, too"),
}
WIDE: Final = 1.9
ROOM: Final = 1.28
MARGIN: Final = 0.08
LOSS: Final = N_("loss")
FLOOR: Final = N_("least")
ROW: Final = N_("row {row}")


def _definitions(value: Any, path: Path) -> Iterable[Definition]:
    if isinstance(value, dict):
        yield Definition("A", value.get("rows"), (*path, "rows"))
        yield Definition("b", value.get("asked"), (*path, "asked"))


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    rows, asked = _data(setting.scope, value, path)
    steps, rate = int(value["steps"]), float(value["rate"])
    lost = _lost(value.get("lost"), len(rows), steps, (*path, "lost"))
    errors = lin.losses(rows, asked, lin.descent(rows, asked, rate, steps, lost))
    whole = errors.mean(axis=1)
    if not np.isfinite(whole).all() or whole.max() > 1.5 * whole[0]:
        hint = "a smaller rate"
        raise TableauError((*path, "rate"), "the steps lead away", hint)
    high = float(errors.max()) if value.get("apart") is True else float(whole.max())
    items = (
        *_axes(),
        *_floor(lin.least_loss(rows, asked) / high),
        *(_apart(errors / high, lost) if value.get("apart") is True else ()),
        *_loss(whole, high),
        *(_taken(lost, steps) if lost is not None else ()),
    )
    yield Plane(
        key="training",
        items=items,
        span=ROOM / 2,
        centre=(WIDE / 2 - MARGIN, 0.5),
        ratio=1.75,
    )


def _data(scope: Scope, value: Any, path: Path) -> tuple[Value, Value]:
    rows = np.asarray(at(scope, value["rows"], (*path, "rows")), dtype=float)
    asked = np.asarray(at(scope, value["asked"], (*path, "asked")), dtype=float)
    if rows.ndim != 2 or asked.shape != rows.shape[:1]:
        hint = "rows: [[1, 0], [0, 1]], asked: [2, 1]"
        raise TableauError((*path, "asked"), "one number is asked of each row", hint)
    return rows, asked


def _lost(value: Any, many: int, steps: int, path: Path) -> tuple[int, int] | None:
    if value is None:
        return None
    row, after = (int(one) for one in value)
    if not (1 <= row <= many and 1 <= after < steps):
        hint = f"a row from 1 to {many}, a step from 1 to {steps - 1}"
        raise TableauError(path, "no such row is lost at such a step", hint)
    return row - 1, after


def _along(heights: Value) -> tuple[Point, ...]:
    places = np.linspace(0.0, WIDE, len(heights))
    return tuple((float(x), float(y)) for x, y in zip(places, heights, strict=True))


def _axes() -> Iterator[Item]:
    yield Segment(key="axis:steps", a=(0.0, 0.0), b=(WIDE, 0.0), tone=Tone.AXIS)
    yield Segment(key="axis:loss", a=(0.0, 0.0), b=(0.0, 1.0), tone=Tone.AXIS)


def _floor(height: float) -> Iterator[Item]:
    left, right = (0.0, height), (WIDE, height)
    yield Segment(key="floor", a=left, b=right, tone=Tone.DIM, dash=Dash.DASHED)
    yield Note(key="floor:name", at=left, text=_(FLOOR), toward=(-1.0, 0.0))


def _loss(whole: Value, high: float) -> Iterator[Item]:
    points = _along(whole / high)
    number = written(float(whole[-1]))
    yield Curve(key="loss", points=points, tone=Tone.OUTPUT, weight=1.4)
    yield Note(
        key="loss:name",
        at=points[-1],
        text=f"{_(LOSS)} {number.text}",
        toward=(0.0, 1.0),
        tone=Tone.OUTPUT,
    )


def _apart(errors: Value, lost: tuple[int, int] | None) -> Iterator[Item]:
    for row in range(errors.shape[1]):
        gone = lost is not None and lost[0] == row
        yield Curve(
            key=f"row:{row + 1}",
            points=_along(errors[:, row]),
            tone=Tone.NEGATIVE if gone else Tone.ROW,
            weight=1.2 if gone else 0.5,
        )
        if gone:
            end = (WIDE, float(errors[-1, row]))
            text = _(ROW).format(row=row + 1)
            up = (0.0, 1.0)
            tone = Tone.NEGATIVE
            yield Note(key="row:name", at=end, text=text, toward=up, tone=tone)


def _taken(lost: tuple[int, int], steps: int) -> Iterator[Item]:
    x = WIDE * lost[1] / steps
    yield Segment(
        key="taken", a=(x, 0.0), b=(x, 1.0), tone=Tone.NEGATIVE, dash=Dash.DASHED
    )


TRAINING = Family(
    kind=fields.record(_FIELDS),
    says="training: how the error on rows of data falls, step by step",
    definitions=_definitions,
    panels=_panels,
)
