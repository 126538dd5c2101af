"""Within a level the picture and its lines stand where they stood."""

from typing import Any

import pytest

from game.figure.things import Work
from game.puzzles.core.protocol import Drag, Predict, Turn
from game.puzzles.kinds.fixed.position import ALL, STAYS
from game.screens.shared.context import Context
from game.ui.paint.work_layout import work_places
from tests.puzzles.support import LIBRARY
from tests.screens.puzzling import Player

TURNS = [(1.0, 0.0), (0.0, -1.0), (3.0, 4.0), (-1.0, 1.0), (-0.97, -0.2), (1.0, -1.0)]


def places(player: Player) -> dict[str, Any]:
    """The boxes of the panels, and where each row begins, and how high it is."""
    places_ = player.screen.painter.places
    found: dict[str, Any] = dict(places_.boxes)
    for panel in places_.figure.panels:
        if isinstance(panel, Work):
            box = places_.boxes[panel.key]
            for key, area in work_places(panel, box, places_.brush):
                found[f"{panel.key}:{key}"] = (area.x, area.y, area.h)
    return found


@pytest.mark.parametrize("level", LIBRARY.names("fixed"))
def test_nothing_moves_when_a_number_is_exact_or_a_line_is_marked(
    context: Context, level: str
) -> None:
    player = Player(context, "fixed", level)
    screen = player.screen
    kept = [
        move.to for move in screen.session.position.solve() if isinstance(move, Drag)
    ]
    stood = places(player)

    def do(move: Drag | Turn | Predict) -> None:
        screen.put(screen.session.commit(move, snap=False))
        player.rest(2.0)
        assert places(player) == stood, (level, move)

    for to in TURNS:
        do(Drag("v", to))
    do(Predict(sure=False))
    for to in (*TURNS, *kept):
        do(Drag("v", to))
        if to == TURNS[0]:
            do(Turn("pin", STAYS))
    do(Turn("said", ALL))
