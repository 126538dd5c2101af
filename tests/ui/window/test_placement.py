"""Where a window opens: where it stood, as far as there is room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.window.placement import LEAST, USUAL, Placement, read_placement

SIDES = st.integers(1, 99999)
PLACES = st.integers(-9999, 9999)


@given(SIDES, SIDES, PLACES, PLACES, st.booleans())
def test_what_is_written_is_read(w: int, h: int, x: int, y: int, big: bool) -> None:
    placed = Placement((w, h), (x, y), big)
    assert read_placement(placed.written(), None) == placed


@given(SIDES, SIDES, PLACES, PLACES)
def test_a_window_is_in_reach_on_every_desktop(w: int, h: int, x: int, y: int) -> None:
    found = read_placement(Placement((w, h), (x, y)).written(), (1366, 768))
    assert LEAST[0] <= found.size[0] <= 1366
    assert LEAST[1] <= found.size[1] <= 768
    if found.corner is not None:
        left, top = found.corner
        assert top >= 0
        assert left + found.size[0] >= found.size[0] // 2
        assert left <= 1366 - found.size[0] // 2


def test_the_first_window_fills_a_desktop_that_is_too_small_for_it() -> None:
    assert read_placement("", (1920, 1080)) == Placement(USUAL)
    assert read_placement("", (1280, 720)).largest
    assert read_placement("", (1024, 768)).size == (1024, 708)


@pytest.mark.parametrize("text", ["0", "1280x720", "1280x720+1+2max3", "x"])
def test_what_was_not_written_so_is_the_usual_window(text: str) -> None:
    assert read_placement(text, None) == Placement()
