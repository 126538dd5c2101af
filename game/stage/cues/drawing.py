"""The family ``drawing``: something drawn from memory, line by line.

drawing: {of: stage, parts: [curtains, boards]}
"""

from collections.abc import Iterable
from typing import Any, Final

from game.figure.drawn_stage import FOOT, PARTS, TOP, WIDE
from game.figure.things import Curve, Panel, Plane, Tone
from game.stage.cues import fields
from game.stage.cues.family import Family, Setting
from game.stage.cues.fields import Field
from game.stage.notation.scope import Path

_FIELDS = {
    "of": Field(fields.choice(["stage"]), "what is drawn", needed=True),
    "parts": Field(
        fields.listed(fields.choice(PARTS), least=1),
        "what of it is there, in the order in which it is drawn",
        needed=True,
    ),
}
ROOM: Final = 1.08


def _panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    del path, setting
    items = tuple(
        Curve(
            key=f"stroke:{part}:{n}",
            points=stroke,
            tone=Tone.ROW if part == "curtains" else Tone.PLAIN,
            weight=0.7,
            stroke=True,
        )
        for part in value["parts"]
        for n, stroke in enumerate(PARTS[part]())
    )
    high = (TOP - FOOT) / 2
    yield Plane(
        key="drawing",
        items=items,
        span=ROOM * high,
        centre=(0.0, (TOP + FOOT) / 2),
        ratio=WIDE / high,
    )


DRAWING = Family(
    kind=fields.record(_FIELDS),
    says="something drawn from memory, line by line",
    panels=_panels,
)
