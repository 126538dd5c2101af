"""A mouse's buttons: bound, swapped, and drags that stick."""

import pygame
from msgspec.structs import replace

from game.saving.settings import Settings
from game.ui.window import intents as want
from game.ui.window.bound import bound
from game.ui.window.input import Input
from game.ui.window.intents import Intent

SIZE = (640, 360)


def button(number: int, *, down: bool = True, x: int = 9) -> pygame.Event:
    kind = pygame.MOUSEBUTTONDOWN if down else pygame.MOUSEBUTTONUP
    return pygame.Event(kind, pos=(x, 9), button=number, touch=False)


def read(settings: Settings, *events: pygame.Event) -> list[Intent]:
    return Input(bound(settings)).read(events, SIZE)


def test_buttons_do_what_they_are_bound_to() -> None:
    own = replace(Settings(), mouse={"auto": ("middle",), "hide": ()})
    assert read(own, button(2)) == [want.Command("auto")]
    assert read(own, button(3)) == [want.Back()]
    assert read(own, button(6), button(7)) == [want.Rollback(), want.Rollforward()]


def test_a_button_skips_while_it_is_down_or_until_it_is_pressed_again() -> None:
    own = replace(Settings(), mouse={"skip-held": ("middle",), "hide": ()})
    press = (button(2), button(2, down=False))
    on, off = want.Skip(held=True), want.Skip(held=False)
    assert read(own, *press) == [on, off]
    assert read(replace(own, skip_toggles=True), *press, *press) == [on, off]


def test_a_swapped_mouse_points_with_its_right_button() -> None:
    swapped = replace(Settings(), mouse_swapped=True)
    assert read(swapped, button(3), button(3, down=False)) == [
        want.Press(9, 9),
        want.Release(9, 9),
    ]
    assert read(swapped, button(1)) == [want.Back()]


def test_a_click_takes_and_the_next_lets_go() -> None:
    hands = Input(bound(replace(Settings(), sticky_drag=True)))
    click = [button(1), button(1, down=False)]
    assert hands.read(click, SIZE) == [want.Press(9, 9)]
    hands.dragging = True
    assert hands.read([], SIZE) == []
    there = [button(1, x=50), button(1, down=False, x=50)]
    assert hands.read(there, SIZE) == [want.Release(50, 9)]
    hands.dragging = False
    assert hands.read([], SIZE) == []
    # Where nothing is taken a click is a click.
    assert hands.read(click, SIZE) == [want.Press(9, 9)]
    assert hands.read([], SIZE) == [want.Release(9, 9)]


def test_a_tap_takes_and_the_next_lets_go() -> None:
    def tap(x: float) -> list[pygame.Event]:
        kinds = (pygame.FINGERDOWN, pygame.FINGERUP)
        return [pygame.Event(kind, finger_id=1, x=x, y=0.5) for kind in kinds]

    hands = Input(bound(replace(Settings(), sticky_drag=True)))
    assert hands.read(tap(0.25), SIZE) == [want.Press(160, 180)]
    hands.dragging = True
    assert hands.read([], SIZE) == []
    assert hands.read(tap(0.5), SIZE) == [want.Release(320, 180)]


def test_who_presses_and_holds_lets_go_as_ever() -> None:
    hands = Input(bound(Settings()))
    hands.dragging = True
    assert hands.read([button(1)], SIZE) == [want.Press(9, 9)]
    assert hands.read([button(1, down=False)], SIZE) == [want.Release(9, 9)]
