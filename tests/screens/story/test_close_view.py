"""The frame of the place can be looked at: by hand, key or pad, and left by any key."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from game.screens.flow.base import STAY, Pop, Push
from game.screens.opening.first_screen import first
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.story.close_view import CloseView
from game.screens.story.page_words import held
from game.screens.story.play import PlayScreen
from game.stage.cues.props import FRAME, Prop
from game.ui.window import intents as want
from game.ui.window.intents import Device
from tests.screens.support import set_context


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with set_context(tmp_path, (1280, 720)) as made:
        yield made


def a_page(context: Context, *props: Prop) -> PlayScreen:
    """The first line of a chapter, with props in its place."""
    screen = first(context, "rows")
    assert isinstance(screen, PlayScreen)
    journey = screen.journey
    stage = replace(journey.now.stage, backdrop="ward", props=props)
    journey.moments[journey.index] = replace(journey.now, stage=stage)
    window = pygame.display.get_surface()
    assert window is not None
    screen.page_view.lay(journey.now, screen.reader.line, screen.reader.ways)
    screen.redraw()
    screen.draw(window)
    return screen


def spot(screen: PlayScreen) -> tuple[float, float]:
    x, y = screen.page_view.backdrop.frame.area.center
    return float(x), float(y)


def test_hand_key_and_pad_look_and_the_place_stays(context: Context) -> None:
    screen = a_page(context, Prop(FRAME, rank=1))
    before = screen.journey.now
    for device, intent in (
        (Device.MOUSE, want.Press(*spot(screen))),
        (Device.KEYS, want.Command("look")),
        (Device.PAD, want.Command("undo")),
    ):
        context.device = device
        change = screen.update(0.1, [intent])
        assert isinstance(change, Push)
        assert isinstance(change.screen, CloseView)
        assert screen.resumed(None) == STAY
    assert screen.journey.now is before


def test_where_no_frame_is_seen_a_hand_reads_on(context: Context) -> None:
    here = a_page(context, Prop(FRAME)), a_page(context)
    x, y = spot(here[0])
    assert here[0].page_view.thing_at(x, y) == "look"
    assert here[1].page_view.thing_at(x, y) == ""
    assert here[1].update(0.1, [want.Command("look")]) == STAY
    shown = here[1].reader.typing
    here[1].update(0.1, [want.Press(x, y)])
    assert shown is not None
    assert shown.done


def test_the_frame_glints_beneath_the_pointer_only(context: Context) -> None:
    screen = a_page(context, Prop(FRAME))
    frame = screen.page_view.backdrop.frame
    for _ in range(40):  # it has its light when it is first seen
        screen.update(0.1, [])
    screen.update(0.1, [want.Point(*spot(screen))])
    screen.update(0.1, [])
    assert frame.changed
    screen.update(0.1, [want.Point(900.0, 100.0)])
    for _ in range(20):
        screen.update(0.1, [])
    assert not frame.changed


@pytest.mark.parametrize(
    "intent", [want.Advance(), want.Back(), want.Press(1.0, 1.0), want.Command("auto")]
)
def test_anything_leaves_it_but_not_at_once(
    context: Context, intent: want.Intent
) -> None:
    view = CloseView(context, 0)
    assert view.update(0.01, [intent]) == STAY
    assert view.update(DEAF, [want.Point(5.0, 5.0), want.Command("snap-on")]) == STAY
    assert view.update(0.01, [intent]) == Pop()


def test_it_is_painted_once_and_says_what_is_seen(context: Context) -> None:
    window = pygame.display.get_surface()
    assert window is not None
    view = CloseView(context, 1)
    assert view.draw(window) is None
    assert view.draw(window) == []
    assert sum(window.get_at((640, 300))[:3]) > 200
    view.redraw()
    assert view.draw(window) is None
    told = [held(rank) for rank in (0, 1, 2, 8)]
    assert len(set(told)) == 4
    assert "8" in told[-1]
