"""Where everything stands on the reading page, in logical units. Pure arithmetic."""

from math import sqrt

from msgspec import Struct

from game.figure.things import Box
from game.ui.window.view import View

BODY = 40.0
LINE = 1.5
MEASURE = 1230.0
GAP = 24.0
# Between what is thought and what is said.
REST = 44.0
# Between the words and a strip at the foot.
ABOVE = 8.0


class Page(Struct, frozen=True, kw_only=True):
    """The boxes of one page.

    ``alone`` is a portrait's place when no figure stands on the stage, ``mark`` the
    mark of waiting; without choices ``choices`` is the text's box. ``veil`` has ink.
    """

    stage: Box
    left: Box
    right: Box
    alone: Box
    name: Box
    text: Box
    mark: Box
    choices: Box
    veil: Box
    body: float
    leading: float


def body_size(view: View) -> float:
    """Size of the reading text in logical units."""
    return BODY * view.text_scale


def page(view: View, lines: int = 2, portraits: bool = True, choices: int = 0) -> Page:
    """The page for ``lines`` of text and ``choices`` lines of choices under it."""
    body = body_size(view)
    leading = body * LINE
    width = min(MEASURE * max(1.0, view.text_scale), view.w - 2 * 90.0)
    x = (view.w - width) / 2
    floor = view.h - max(64.0, view.foot + ABOVE)
    asked = choices * leading + (GAP if choices else 0.0)
    text_h = max(2 - min(choices, 2), lines) * leading
    roof = 0.34 * view.h
    top = max(roof, floor - asked - text_h)
    name_h = 30.0 * max(1.0, sqrt(view.text_scale))
    name_y = top - name_h - 12.0
    text = Box(x, top, width, max(leading, floor - asked - top))
    below = Box(x, floor - asked + GAP, width, asked - GAP) if choices else text
    stage_bottom = name_y - REST
    side = min(max(0.225 * view.w, 300.0), 560.0) if portraits else 0.0
    margin = side + GAP if portraits else 72.0
    stage = Box(margin, 36.0, view.w - 2 * margin, stage_bottom - 36.0)
    tall = min(stage_bottom, side * 1.42)
    face_y = max(0.0, stage_bottom - tall) * 0.62
    broad = min(view.w - 80.0, stage_bottom * 0.9)
    return Page(
        stage=stage,
        left=Box(0.0, face_y, side, tall),
        right=Box(view.w - side, face_y, side, tall),
        alone=Box((view.w - broad) / 2, 0.0, broad, stage_bottom + 12.0),
        name=Box(x, name_y, width, name_h),
        text=text,
        mark=Box(x + width - 14.0, floor - 22.0, 28.0, 22.0),
        choices=below,
        veil=Box(0.0, name_y - 0.16 * view.h, view.w, view.h - name_y + 0.16 * view.h),
        body=body,
        leading=leading,
    )
