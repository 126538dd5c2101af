"""The band under the figure, and the lines beside it: nothing is cut off or cramped."""

import numpy as np
import pygame

from game.puzzles.session.awards import Awards
from game.screens.puzzle.actions import Do, UseTool
from game.screens.puzzle.caption_band import CaptionBand
from game.screens.puzzle.puzzle_view import Band
from game.screens.shared.context import Context
from tests.screens.puzzling import Player

# Darker than this is a glow.
FAINT = 20
EARNS = ("shadow.story", "order.story", "dual.story")


def test_the_sign_before_what_to_do_is_whole(context: Context) -> None:
    page, view = Player(context, "dual").screen.painter.page, context.brush.view
    for count in range(20, 60):
        band = CaptionBand(context.brush, page.words, Band(now="no " * count))
        surface = pygame.Surface((view.width, view.height))
        band.draw(surface)
        lit = np.argwhere(pygame.surfarray.array3d(surface).max(axis=2) > FAINT)
        assert lit.size
        assert lit[:, 0].min() > band.area.left, count
        assert lit[:, 0].max() < band.area.right, count


def test_tools_stand_apart_from_the_lines_under_them(context: Context) -> None:
    for name in EARNS:
        marks = Awards(solved=True, unaided=True, foreseen=None, cost=1, fewest=1)
        context.store.profile.solve(name, marks)
    screen = Player(context, "rsr").screen
    areas = {spot.line.action: spot.area for spot in screen.painter.column.spots}
    tools = [area for action, area in areas.items() if isinstance(action, UseTool)]
    assert len(tools) == 3
    lowest, below = max(area.bottom for area in tools), areas[Do.REVEAL].top
    assert below - lowest >= 8 * context.brush.k
