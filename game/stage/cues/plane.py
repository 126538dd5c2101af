"""The families ``plane`` and ``planes``: arrows, shadows, sums, grids, clouds."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from game.figure.things import Item, Panel, Plane
from game.linalg.plane import Point
from game.stage.cues import fields, scenery
from game.stage.cues.arrows import shadows, sums, vectors
from game.stage.cues.family import Family, Setting, definitions_in
from game.stage.cues.fields import Field, is_list, is_mapping, worded
from game.stage.cues.pictures import FACE, THING, face, pictures
from game.stage.cues.scenery import (
    angles,
    axes,
    candidates,
    named_axes,
    notes,
    touching,
)
from game.stage.cues.sketch import Sketch
from game.stage.cues.spaces import circle, cloud, grid
from game.stage.notation.scope import Definition, Path, Scope

_NAMED = fields.mapped(fields.EXPRESSION)
_SEVERAL = fields.listed(fields.EXPRESSION)
_CLOUD_FIELDS = {
    "count": Field(fields.count(1, 400), "how many points", needed=True),
    "shape": Field(fields.EXPRESSION, "a 2 x 2 matrix that shapes them"),
    "axis": Field(fields.FLAG, "draw the direction that they share the most"),
}
_TWO_WORDS = fields.listed(fields.TEXT, least=2, most=2)
_NOTE = fields.record(
    {
        "at": Field(fields.EXPRESSION, "where it stands", needed=True),
        "says": Field(fields.TEXT, "what it says", needed=True),
    }
)
_FIELDS = {
    "vectors": Field(
        fields.either((is_list, fields.listed(fields.NAME)), (is_mapping, _NAMED)),
        "arrows from the origin: name to expression, or names defined elsewhere",
    ),
    "others": Field(_NAMED, "names that are used here and not drawn"),
    "shadows": Field(
        fields.listed(fields.TEXT), "v on r1: the shadow, its drop line, its value"
    ),
    "areas": Field(
        fields.listed(fields.TEXT),
        "v on r1: its shadow, and the dot product as an area, shadow times length",
    ),
    "sum": Field(_SEVERAL, "expressions laid tip to tail, with their sum"),
    "reach": Field(fields.EXPRESSION, "what the sum should reach; the gap is drawn"),
    "remove": Field(_SEVERAL, "parts of the sum that are left out: ghosts, struck"),
    "angles": Field(
        fields.listed(fields.listed(fields.EXPRESSION, least=2, most=2)),
        "pairs whose angle is drawn",
    ),
    "grid": Field(
        fields.either(
            (lambda v: isinstance(v, bool), fields.FLAG),
            (lambda _: True, fields.EXPRESSION),
        ),
        "true: the still grid; a matrix: the grid moved by it over the still one",
    ),
    "axes": Field(_TWO_WORDS, "words at the ends of the two axes"),
    "images": Field(
        _TWO_WORDS, "words at the images of the two axes, where a matrix moves the grid"
    ),
    "circle": Field(fields.EXPRESSION, "a matrix: the unit circle and its image"),
    "candidates": Field(_SEVERAL, "directions that compete: lines through the origin"),
    "touching": Field(
        fields.listed(fields.listed(fields.EXPRESSION, least=2, most=2)),
        "pairs: a line through the tip of the first along the second",
    ),
    "cloud": Field(
        fields.either((is_list, _SEVERAL), (is_mapping, fields.record(_CLOUD_FIELDS))),
        "points, or count and shape of an even cloud",
    ),
    "pictures": Field(
        fields.mapped(THING),
        "pictures at the tips of arrows, by their names",
    ),
    "face": Field(FACE, "a face in lines: its parts, and what carries it"),
    "notes": Field(fields.listed(_NOTE), "words at a point"),
    "labels": Field(fields.mapped(fields.TEXT), "other words for an arrow's name"),
    "tones": Field(fields.mapped(fields.TONE), "other tones for named arrows"),
    "bare": Field(fields.FLAG, "no axes and no grid: free of coordinates"),
    "caption": Field(fields.TEXT, "words under it"),
    "span": Field(fields.SPAN, "units from the centre to the top edge"),
    "centre": Field(fields.EXPRESSION, "the point in the middle"),
}
_PLANE = fields.record(_FIELDS)


def _definitions(value: Any, path: Path) -> Iterable[Definition]:
    if is_mapping(value):
        yield from definitions_in(value.get("vectors"), (*path, "vectors"))
        yield from definitions_in(value.get("others"), (*path, "others"))


def _plane_panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    yield named_axes(draw_plane(value, path, setting.scope, "plane"), value)


def _planes_definitions(value: Any, path: Path) -> Iterable[Definition]:
    for i, one in enumerate(value if is_list(value) else ()):
        yield from _definitions(one, (*path, i))


def _planes_panels(value: Any, path: Path, setting: Setting) -> Iterable[Panel]:
    drawn = [
        draw_plane(one, (*path, i), setting.scope, f"plane:{i + 1}" if i else "plane")
        for i, one in enumerate(value)
    ]
    # What is compared is drawn to one scale.
    span = max((p.span for p in drawn), default=1.0)
    wide = max((p.span * p.ratio for p in drawn), default=1.0)
    for i, (plane, one) in enumerate(zip(drawn, value, strict=True)):
        found = plane
        if plane.span < span:
            # Its grid and its axes reach its new edges.
            found = draw_plane(one, (*path, i), setting.scope, plane.key, span)
        yield named_axes(replace(found, ratio=wide / span), one)


def draw_plane(
    value: Any, path: Path, scope: Scope, key: str, least: float = 0.0
) -> Plane:
    """One plane from its (checked) mapping, its span no less than the ``least``.

    Raises TableauError.
    """
    sketch = Sketch(value, path, scope)
    # What is known of it before its scale is chosen.
    under = [*circle(sketch), *cloud(sketch), *shadows(sketch), *sums(sketch)]
    under += face(sketch)
    content = [*under, *vectors(sketch)]
    centre, fitting, ratio = _frame(sketch, content)
    span = max(fitting, least)
    back: list[Item] = []
    if not value.get("bare"):
        back = [*grid(sketch, span), *axes(span, centre)]
    elif value.get("grid") not in (None, True, False):
        back = [*grid(sketch, span)]
    front = [*angles(sketch, span), *notes(sketch)]
    shown = list(pictures(sketch, span))
    return Plane(
        key=key,
        items=(
            *back,
            *candidates(sketch, span),
            *touching(sketch, span),
            *content,
            *shown,
            *front,
        ),
        span=span,
        centre=centre,
        ratio=max(ratio, scenery.ratio_around(shown, centre, span)),
        caption=worded(value.get("caption", "")),
    )


def _frame(sketch: Sketch, content: list[Item]) -> tuple[Point, float, float]:
    """The window (centre, span, ratio): as the author says, else around the content."""
    raw = sketch.raw
    span = raw.get("span")
    if "centre" in raw:
        centre = sketch.vector(raw["centre"], "centre").point
        if span is None:
            return centre, scenery.span_around(content, centre), 1.0
        return centre, scenery.span_for_arrows(content, centre, float(span)), 1.0
    settled = span is not None or any(
        raw.get(field) for field in ("grid", "circle", "cloud", "candidates")
    )
    centre, fitting, ratio = scenery.frame_of(content, settled=settled)
    if span is not None:
        fitting = scenery.span_for_arrows(content, centre, float(span))
    return centre, fitting, ratio


PLANE = Family(
    kind=_PLANE,
    says="a plane with arrows and what follows from them",
    definitions=_definitions,
    panels=_plane_panels,
)
PLANES = Family(
    kind=fields.listed(_PLANE, most=6),
    says="several planes side by side",
    definitions=_planes_definitions,
    panels=_planes_panels,
)
