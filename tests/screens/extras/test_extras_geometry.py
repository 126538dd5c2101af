"""The tabs when all was met, in many windows: no type on other type, none cut."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from game.screens.extras.extras import TABS
from game.screens.shared.context import Context
from tests.screens import geometry
from tests.screens.extras.test_extras import DOWN, TAKE, opened, read
from tests.screens.support import Hands, library, set_context

WINDOWS = [((1024, 768), 2.0), ((1280, 720), 1.0), ((640, 360), 1.3), ((2560, 1080), 1)]


@pytest.fixture(params=WINDOWS, ids=str)
def context(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Context]:
    """Somebody who has met everything, in a window and with type of a size."""
    size, scale = request.param
    with set_context(tmp_path, size) as made:
        made.adopt(replace(made.settings, text_scale=scale))
        read(made.store.profile, *library().program.order)
        for song in library().songs:
            made.store.profile.hear(song)
        yield made


@pytest.mark.parametrize("tab", TABS)
def test_no_type_lies_on_other_type(context: Context, tab: str) -> None:
    view = context.brush.view
    size = (view.width, view.height)
    window = pygame.Rect((0, 0), size)
    found: list[str] = []
    with geometry.unpainted() as types:
        hands = opened(context, tab)
        screen = hands.top
        if tab == "music":
            hands.do(DOWN, TAKE)
        for page in range(1 + screen.rows.longest // max(1, screen.rows.area.h // 2)):
            screen.rows.scroll = min(
                screen.rows.longest, page * screen.rows.area.h // 2
            )
            paper = _painted(hands, size, types)
            found += geometry.laid_over(paper.pieces)
            found += geometry.beyond(paper.pieces, window)
    assert not found, "\n".join(dict.fromkeys(found))


def _painted(
    hands: Hands, size: tuple[int, int], types: geometry.Types
) -> geometry.Paper:
    """What is laid once all that comes later has come."""
    while True:
        paper = geometry.Paper(size, types)
        hands.top.redraw()
        hands.top.draw(paper)
        if not hands.top.tab.work():
            return paper
