"""A scene on the map of its chapter: its stop on the line, its title, its ways."""

from math import pi, sin

from game.language import _, ngettext
from game.screens.menus.scene_records import Scene
from game.ui.forms.widgets import INDENT, SMALL, Canvas, Widget, typed
from game.ui.paint import strokes
from game.ui.paint.brush import Brush
from game.ui.paint.signs import circle
from game.ui.paint.strokes import XY
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text

TITLE = 27.0
# Words begin beyond the buds of the last lane.
LANE, LANES = 30.0, 3.2
STOP, TWIG, REACH = 8.5, 5.5, 21.0
TALL = 52.0
STEPS = 14


class SceneRow(Widget):
    """One stop; ``hidden`` counts scenes that were not seen and stand together here.

    ``ends`` says whether the main line comes from above and goes on below.
    """

    def __init__(
        self,
        scene: Scene,
        *,
        hidden: int = 0,
        ends: tuple[bool, bool],
        opened: bool = False,
    ) -> None:
        words = scene.title or ngettext(
            "One scene not seen yet", "{n} scenes not seen yet", hidden
        )
        super().__init__(scene.place.scene, words, able=scene.seen)
        self.scene, self.opened = scene, opened
        self._hidden, self._ends = hidden, ends

    def value(self) -> str:
        """Where the play stands, and what was left untried."""
        scene = self.scene
        parts = [_("you are here")] if scene.here else []
        if scene.seen and scene.untried:
            untried = ngettext("{n} way not tried", "{n} ways not tried", scene.untried)
            parts.append(untried)
        return ", ".join(parts)

    def height(self, brush: Brush, width: int) -> int:
        """Its words and some air; never less than a finger needs."""
        words = self._set(brush, width, brush.theme.text)
        air = brush.view.px(20.0 * brush.view.text_scale)
        return max(words.height + air, brush.view.px(TALL))

    def paint(self, on: Canvas) -> None:
        """Draw the line through it, its stop, and the words."""
        theme, middle = on.theme, float(on.middle)
        x = _lane(on.left, on.k, self.scene.place.lane)
        self._line(on, x, middle)
        self._stop(on, (x, middle))
        tone = theme.parchment if self.opened and not on.lit else on.tone
        tone = tone if self.able else theme.quiet
        words = self._set(on.brush, on.area.w, tone)
        left = round(_lane(on.left, on.k, LANES))
        words.draw(on.surface, left, on.middle - words.height // 2)
        on.point(middle)
        if self.scene.here:
            here = typed(on.brush, _("here"), SMALL * 0.9, 300.0, theme.ember)
            spot = on.area.right - here.width, on.middle - here.height // 2
            here.draw(on.surface, *spot)

    def _line(self, on: Canvas, x: float, middle: float) -> None:
        tone, wide = mix(on.theme.ground, on.theme.brass, 0.55), max(1.4, 2.6 * on.k)
        main, area = _lane(on.left, on.k, 0), on.area
        above, below = self._ends
        if self.scene.place.lane == 0:
            if above:
                on.line(tone, (main, area.top), (main, middle), wide)
            if below:
                on.line(tone, (main, middle), (main, area.bottom), wide)
            return
        on.line(tone, (main, area.top), (main, area.bottom), wide)
        _bend(on, tone, (main, area.top), (x, middle), wide)
        _bend(on, tone, (x, middle), (main, area.bottom), wide)

    def _stop(self, on: Canvas, at: XY) -> None:
        theme, r = on.theme, STOP * on.k
        on.brush.patches.dot(on.surface, theme.ground, at, r + 3.0 * on.k)
        if not self.able:
            faint = mix(theme.fog, theme.quiet, 0.5)
            circle(on.surface, on.brush, faint, at, r * 0.8, max(1.2, 1.8 * on.k))
            return
        tone = theme.ember if on.lit or self.scene.here else theme.brass
        on.brush.patches.dot(on.surface, tone, at, r)
        if self.opened:
            wide = max(1.2, 1.8 * on.k)
            circle(on.surface, on.brush, tone, at, r + 4.5 * on.k, wide)
        self._twigs(on, at)

    def _twigs(self, on: Canvas, at: XY) -> None:
        """A bud for each way that was not tried, to the right of the stop."""
        theme, r = on.theme, TWIG * on.k
        for number in range(min(3, self.scene.untried)):
            angle = (-0.27 + 0.27 * number) * pi
            reach = REACH * on.k
            tip = (at[0] + reach, at[1] + reach * sin(angle) * 0.9)
            tone = mix(theme.ground, theme.teal, 0.9)
            root = (at[0] + STOP * on.k + 2 * on.k, at[1] + (tip[1] - at[1]) * 0.3)
            on.line(tone, root, tip, max(1.0, 1.6 * on.k))
            on.brush.patches.dot(on.surface, theme.ground, tip, r)
            circle(on.surface, on.brush, tone, tip, r * 0.7, max(1.0, 1.5 * on.k))

    def _set(self, brush: Brush, width: int, tone: Colour) -> Text:
        here = 90.0 * brush.view.text_scale if self.scene.here else 0.0
        room = width / brush.k - INDENT - LANES * LANE - here
        return typed(brush, self.words, TITLE, room, tone, Face.READING)


def _lane(left: int, k: float, lane: float) -> float:
    return left + (lane * LANE + STOP + 2.0) * k


def _bend(on: Canvas, tone: Colour, a: XY, b: XY, wide: float) -> None:
    """From one lane to another: down, across, down."""
    points = []
    for step in range(STEPS + 1):
        t = step / STEPS
        soft = t * t * (3.0 - 2.0 * t)
        points.append((a[0] + (b[0] - a[0]) * soft, a[1] + (b[1] - a[1]) * t))
    strokes.curve(on.surface, tone, points, wide)
