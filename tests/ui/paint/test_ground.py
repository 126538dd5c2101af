"""The dark under a figure: one pool, which never jumps."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Box, Figure, Plane, Row, Sign, Work
from game.ui.paint.brush import Brush
from game.ui.paint.ground import lay_ground, spanning

SIZE = (400, 300)
sides = st.floats(0.0, 500.0)
boxes = st.builds(Box, sides, sides, st.floats(1.0, 300.0), st.floats(1.0, 300.0))
there = st.floats(0.05, 1.0)


@given(st.lists(boxes, min_size=1, max_size=4))
def test_all_that_is_wholly_there_is_inside(frames: list[Box]) -> None:
    pool = spanning((frame, 1.0) for frame in frames)
    assert pool.x == pytest.approx(min(f.x for f in frames))
    assert pool.y == pytest.approx(min(f.y for f in frames))
    assert pool.x + pool.w == pytest.approx(max(f.x + f.w for f in frames))
    assert pool.y + pool.h == pytest.approx(max(f.y + f.h for f in frames))


@given(boxes, boxes)
def test_what_is_hardly_there_hardly_widens_it(whole: Box, faint: Box) -> None:
    alone = spanning([(whole, 1.0)])
    pool = spanning([(whole, 1.0), (faint, 1e-6)])
    for side in ("x", "y", "w", "h"):
        assert getattr(pool, side) == pytest.approx(getattr(alone, side), abs=0.01)


@given(st.lists(st.tuples(boxes, there), min_size=1, max_size=4))
def test_it_never_leaves_the_frames(frames: list[tuple[Box, float]]) -> None:
    pool, most = spanning(frames), spanning((frame, 1.0) for frame, _ in frames)
    assert pool.x >= most.x - 1e-6
    assert pool.y >= most.y - 1e-6
    assert pool.x + pool.w <= most.x + most.w + 1e-6
    assert pool.y + pool.h <= most.y + most.h + 1e-6


def test_nothing_to_span() -> None:
    with pytest.raises(ValueError, match="no frames"):
        spanning([])


def test_the_dark_lies_between_two_panels(brush: Brush) -> None:
    """Two panels stand in one pool, not in two."""
    surface = pygame.Surface(SIZE)
    surface.fill((200, 200, 200))
    figure = Figure(panels=(Plane(key="a", items=()), Plane(key="b", items=())))
    places = {"a": Box(20, 60, 150, 180), "b": Box(230, 60, 150, 180)}
    lay_ground(surface, figure, places, brush)
    assert surface.get_at((200, 150))[0] < 120
    assert surface.get_at((2, 2))[0] == 200


def test_small_writing_darkens_only_its_own_place(brush: Brush) -> None:
    surface = pygame.Surface(SIZE)
    surface.fill((200, 200, 200))
    row = Row(key="one", blocks=(Sign(text="1"),))
    figure = Figure(panels=(Work(key="w", rows=(row,)),))
    lay_ground(surface, figure, {"w": Box(0, 0, 400, 300)}, brush)
    assert surface.get_at((200, 150))[0] < 200
    assert surface.get_at((20, 20))[0] == 200


def test_before_bright_lights_it_is_darker(brush: Brush) -> None:
    figure = Figure(panels=(Plane(key="a", items=()),))
    seen = []
    for darker in (0.0, 0.6):
        surface = pygame.Surface(SIZE)
        surface.fill((200, 200, 200))
        lay_ground(surface, figure, {"a": Box(50, 50, 300, 200)}, brush, darker=darker)
        seen.append(surface.get_at((200, 150))[0])
    assert seen[1] < 0.6 * seen[0]


def test_it_is_dark_where_writing_ends(brush: Brush) -> None:
    """The last line of a calculation is not read on the beds of the ward."""
    surface = pygame.Surface((900, 700))
    surface.fill((200, 200, 200))
    row = Row(key="one", blocks=(Sign(text="1"),))
    figure = Figure(panels=(Plane(key="a", items=()), Work(key="w", rows=(row,))))
    places = {"a": Box(100, 60, 700, 250), "w": Box(100, 330, 700, 300)}
    lay_ground(surface, figure, places, brush)
    assert surface.get_at((450, 600))[0] < 0.62 * 200
