"""At each side of the page stands one of those who want to stand there."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.narrative.compiler.appearance import SIDES
from game.screens.story.standing import figure_room, in_front, lane, other, stand
from game.stage.places import Glass, Place
from game.ui.actors.stage_measures import BOARDS, picture_column, stage_row
from game.ui.paint.reading_layout import page
from game.ui.window.view import View

CAST = {"ann": "left", "ben": "left", "cleo": "right"}


def test_who_speaks_has_the_side_and_keeps_it() -> None:
    shown = ("ann", "ben", "cleo")
    first = stand(shown, CAST, {}, "")
    assert first == {"left": "ben", "right": "cleo"}
    spoken = stand(shown, CAST, first, "ann")
    assert spoken["left"] == "ann"
    assert stand(shown, CAST, spoken, "cleo") == spoken
    assert stand(("ben", "cleo"), CAST, spoken, "") == first
    assert stand(("cleo",), CAST, spoken, "ann") == {"right": "cleo"}


@given(
    st.lists(st.sampled_from(["ann", "ben", "cleo", "nobody"]), unique=True),
    st.sampled_from([*CAST, "nobody", ""]),
    st.dictionaries(st.sampled_from(SIDES), st.sampled_from(sorted(CAST))),
)
def test_only_who_is_shown_stands_and_no_side_is_empty_in_vain(
    shown: list[str], speaker: str, before: dict[str, str]
) -> None:
    found = stand(shown, CAST, before, speaker)
    assert set(found.values()) <= set(shown)
    assert set(found) == {CAST[name] for name in shown if name in CAST}
    assert all(CAST[name] == side for side, name in found.items())
    if speaker in shown and speaker in CAST:
        assert found[CAST[speaker]] == speaker


@pytest.mark.parametrize("size", [(1280, 720), (1440, 1080), (2520, 1080)])
def test_the_way_forward_covers_no_other_side(size: tuple[int, int]) -> None:
    view = View(*size)
    made = page(view)
    boxes = {"left": view.of(made.left), "right": view.of(made.right)}
    for side in SIDES:
        way = lane(side, made, view, size[1])
        assert not way.inflate(-2, 0).colliderect(boxes[other(side)])
        assert way.contains(boxes[side].clip(pygame.Rect(0, 0, *size)))
        assert way.inflate(4, 0).contains(view.of(in_front(made, view)))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (800, 600), (2560, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6, 2.0])
@pytest.mark.parametrize("lines", [1, 2, 4])
def test_a_figure_does_not_cross_the_edge_of_boards_or_glass(
    size: tuple[int, int], scale: float, lines: int
) -> None:
    view = View(*size, text_scale=scale)
    where = page(view, lines)
    stage = view.pixels(where.stage)
    elsewhere, em = figure_room(where, view, Place(picture="ward"))
    assert elsewhere == stage
    pane = Glass(0.235, 0.17, 0.632, 0.7)
    box, _ = figure_room(where, view, Place(picture="set", glass=pane))
    left, right = (
        picture_column(x, view.width, view.height) for x in (pane.left, pane.right)
    )
    assert left - 1e-6 <= box.x < box.x + box.w <= right + 1e-6
    assert stage.y <= box.y < box.y + box.h <= stage.y + stage.h
    room, same = figure_room(where, view, Place(picture="stage", boards=True))
    assert em == same
    assert stage.y <= room.y < room.y + room.h <= stage.y + stage.h
    assert (room.x, room.w) == (stage.x, stage.w)
    assert room.y + room.h < stage_row(BOARDS, *size)
    assert room.h > 0.5 * stage.h
