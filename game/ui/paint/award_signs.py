"""The small signs of a level: what it earned, how far it is, what it cost before."""

from collections.abc import Sequence

import pygame

from game.puzzles.session.awards import Bar
from game.ui.paint.brush import Brush
from game.ui.paint.icons import icon
from game.ui.paint.strokes import XY
from game.ui.theme import mix

SIGNS = ("solved", "unaided", "foreseen")
LACKING = {"solved": "unsolved", "unaided": "aided", "foreseen": "unforeseen"}
# An icon is so much larger than the radius of the sign on it.
AROUND = 3.2


def earned(
    surface: pygame.Surface, brush: Brush, sign: str, at: XY, r: float, *, won: bool
) -> None:
    """A mark: a lozenge (solved), a triangle (unaided), an eye (foreseen)."""
    theme = brush.theme
    faint = mix(theme.ground, theme.fog, 0.85)
    name, tone = (sign, theme.ember) if won else (LACKING[sign], faint)
    icon(surface, brush, name, at, AROUND * r, tone, tone)


def progress(
    surface: pygame.Surface, brush: Brush, state: str, at: XY, r: float
) -> None:
    """How far a level or a kind is: a ring (new), half a lozenge or a whole one."""
    theme = brush.theme
    tone = theme.teal if state == "new" else theme.ember
    icon(surface, brush, state, at, AROUND * r, tone, tone)


def bars(
    surface: pygame.Surface, brush: Brush, costs: Sequence[Bar], area: pygame.Rect
) -> None:
    """A small histogram of costs: the last answer in ember, par with a tick below."""
    theme = brush.theme
    most = max((bar.count for bar in costs), default=0) or 1
    room = min(area.w / max(1, len(costs)), area.h * 0.55)
    tick = max(3, area.h // 6)
    foot = area.bottom - tick
    for index, bar in enumerate(costs):
        x = round(area.x + index * room)
        wide = max(2, round(room * 0.62))
        high = round((foot - area.top) * bar.count / most)
        ground = mix(theme.ground, theme.quiet, 0.4)
        pygame.draw.rect(surface, ground, (x, foot, wide, 1))
        if high:
            tone = theme.ember if bar.now else mix(theme.fog, theme.quiet, 0.35)
            pygame.draw.rect(surface, tone, (x, foot - high, wide, high))
        if bar.par:
            pygame.draw.rect(surface, theme.parchment, (x, foot + 2, wide, tick - 2))
