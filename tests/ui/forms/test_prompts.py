"""Prompts: true to the bindings, for the device in use, within their room."""

from typing import Any

import pygame
import pytest

from game.saving.settings import Settings
from game.ui.forms.prompts import MENU, draw_prompts, signs
from game.ui.paint.brush import Brush
from game.ui.paint.icons import NAMES
from game.ui.window import intents as want
from game.ui.window.bound import bound
from game.ui.window.gamepad import Gamepads
from game.ui.window.input import Input
from game.ui.window.intents import Device
from game.ui.window.view import View

BOUND = bound(Settings())
KEYS = {
    "↑": pygame.K_UP,
    "↓": pygame.K_DOWN,
    "←": pygame.K_LEFT,
    "→": pygame.K_RIGHT,
    "Enter": pygame.K_RETURN,
    "Esc": pygame.K_ESCAPE,
    "PgUp": pygame.K_PAGEUP,
    "Ctrl": pygame.K_LCTRL,
    "A": pygame.K_a,
    "L": pygame.K_l,
    "W": pygame.K_w,
}
DEEDS: dict[str, want.Intent] = {
    "choose": want.Focus(dy=-1),
    "change": want.Focus(dx=-1),
    "across": want.Focus(dx=1),
    "down": want.Focus(dy=1),
    "take": want.Advance(),
    "back": want.Back(),
    "rollback": want.Rollback(),
    "skip": want.Skip(held=True),
    "auto": want.Command("auto"),
    "history": want.Command("history"),
    "enlarge": want.Command("enlarge"),
}
PADS = {
    "pad-a": pygame.CONTROLLER_BUTTON_A,
    "pad-b": pygame.CONTROLLER_BUTTON_B,
    "pad-y": pygame.CONTROLLER_BUTTON_Y,
    "pad-left": pygame.CONTROLLER_BUTTON_LEFTSHOULDER,
    "pad-press": pygame.CONTROLLER_BUTTON_LEFTSTICK,
}


def pressed(key: int) -> list[want.Intent]:
    event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="")
    hands = Input()
    return [*hands.read([event], (640, 360)), *hands.read([], (640, 360), 1.0)]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_key_that_is_shown_does_what_is_said_of_it(deed: str) -> None:
    shown = signs(deed, Device.KEYS, BOUND)
    assert shown
    assert pressed(KEYS[shown[0]]) == [DEEDS[deed]]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_button_that_is_shown_does_what_is_said_of_it(deed: str) -> None:
    for sign in signs(deed, Device.PAD, BOUND):
        assert sign in NAMES or sign.startswith("RS ")
        if sign in PADS:
            down = event(pygame.CONTROLLERBUTTONDOWN, button=PADS[sign])
            assert Gamepads(BOUND).event(down) == [DEEDS[deed]]


def test_there_is_a_way_back_for_every_device() -> None:
    assert all(signs("back", device, BOUND) for device in Device)


def event(kind: int, **about: Any) -> pygame.Event:
    return pygame.event.Event(kind, **about)


def test_the_device_is_the_one_that_was_used_last() -> None:
    hands = Input()
    size = (640, 360)
    assert hands.device is Device.KEYS
    done = [
        (event(pygame.MOUSEMOTION, pos=(5, 5), rel=(1, 0), buttons=()), Device.KEYS),
        (event(pygame.MOUSEMOTION, pos=(9, 5), rel=(4, 0), buttons=()), Device.MOUSE),
        (event(pygame.CONTROLLERAXISMOTION, axis=0, value=900), Device.MOUSE),
        (event(pygame.CONTROLLERAXISMOTION, axis=0, value=30000), Device.PAD),
        (event(pygame.KEYDOWN, key=pygame.K_UP, mod=0, unicode=""), Device.KEYS),
        (event(pygame.FINGERDOWN, x=0.5, y=0.5, finger_id=1), Device.TOUCH),
    ]
    for one, device in done:
        hands.read([one], size)
        assert hands.device is device, one


@pytest.mark.parametrize("device", list(Device))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_row_stays_in_its_room(brush: Brush, device: Device, scale: float) -> None:
    large = brush.at(view=View(1024, 768, scale))
    surface = pygame.Surface((1024, 768))
    room = 300
    places = draw_prompts(surface, large, MENU, device, (40, 740), room)
    assert "back" in places
    for place in places.values():
        assert place.left >= 40
        assert place.right <= 40 + room
        assert place.bottom == 740
    ink = pygame.mask.from_threshold(surface, (0, 0, 0), (12, 12, 12, 255))
    ink.invert()
    union = places["back"].unionall(list(places.values())).inflate(8, 14)
    assert all(union.contains(box) for box in ink.get_bounding_rects())
