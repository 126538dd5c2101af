"""What has a look in a plane: small pictures at the tips of arrows, and a face."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np

from game.figure.carried import Carried
from game.figure.drawn_face import face_lines
from game.figure.mixing import apply
from game.figure.things import Curve, Item, Picture, Tone
from game.linalg import vectors as lin
from game.reading.problems import Fault, did_you_mean
from game.stage.cues import fields
from game.stage.cues.fields import Field, Kind
from game.stage.cues.sketch import Sketch
from game.stage.notation.scope import Path
from game.stage.notation.values import Value

# What lies in art/things.
THINGS: Final = (
    *("cabbage", "carrot", "cat", "frog", "leek", "lion", "peas", "rat"),
    *("neuron-1", "neuron-2", "neuron-3", "nose-large", "nose-small"),
    *("shape-circle", "shape-diamond", "shape-hexagon"),
    *("shape-square", "shape-star", "shape-triangle"),
)
# In shares of the plane's span: how high a picture is, how far it is off its tip.
HIGH: Final = 0.42
OFF: Final = 0.26
# How much of what lies under it an eye covers.
EYES: Final = 0.16


def _check(value: Any, path: Path) -> Iterator[Fault]:
    if value not in THINGS:
        hint = did_you_mean(str(value), THINGS)
        yield Fault(path, f"no picture is named {fields.shown(value)}", hint)


THING: Final = Kind(_check, {"enum": list(THINGS)})
FACE: Final = fields.record(
    {
        "parts": Field(
            fields.listed(fields.EXPRESSION, least=3, most=3),
            "where the two eyes and the mouth are",
            needed=True,
        ),
        "under": Field(fields.EXPRESSION, "a matrix that carries the whole face"),
        "head": Field(fields.FLAG, "false: the parts alone"),
    }
)


def pictures(sketch: Sketch, span: float) -> Iterator[Item]:
    """A picture beyond the tip of each arrow that has one."""
    given: Mapping[str, str] = sketch.raw.get("pictures") or {}
    taken: list[Value] = []
    for name, shown in given.items():
        tip = sketch.vector(name, "pictures", name).value
        far = lin.length(tip)
        way = tip / far if far else tip
        at = tip + way * OFF * span
        # Of two at one place, the second stands over the first.
        while any(lin.length(at - other) < HIGH * span / 2 for other in taken):
            at = at + np.array([0.0, HIGH * span])
        taken.append(at)
        x, y = at.tolist()
        yield Picture(key=f"picture:{name}", at=(x, y), name=shown, size=HIGH * span)


def face(sketch: Sketch) -> Iterator[Item]:
    """A face in lines, as it is or as a matrix carries it."""
    raw = sketch.raw.get("face")
    if raw is None:
        return
    parts = [
        sketch.vector(source, "face", "parts", i)
        for i, source in enumerate(raw["parts"])
    ]
    m = sketch.matrix(raw["under"], "face", "under") if "under" in raw else None
    for name, points in face_lines(tuple(part.point for part in parts)):
        if name == "head" and not raw.get("head", True):
            continue
        yield Curve(
            key=f"face:{name}",
            points=points if m is None else tuple(apply(m, at) for at in points),
            closed=name != "mouth",
            fill=EYES if name.startswith("eye") else 0.0,
            tone=Tone.INPUT if m is None else Tone.OUTPUT,
            carried=None if m is None else Carried(points, m),
        )
