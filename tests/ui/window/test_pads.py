"""Gamepads of all makes: buttons by place, sticks as they are set."""

import pygame
import pytest
from msgspec.structs import replace

from game.saving.settings import Settings
from game.ui.forms.caps import SHAPES, cap, said
from game.ui.window import intents as want
from game.ui.window.bound import bound
from game.ui.window.gamepad import Gamepads
from game.ui.window.intents import Device, Intent
from game.ui.window.key_bindings import PAD
from game.ui.window.pad_names import BUTTONS, PUSHES, TRIGGERS, make_of

GUIDS = [
    ("Xbox Wireless Controller", "030000005e040000130b000011050000", "xbox"),
    ("Wireless Controller", "050000004c050000e60c000000810000", "playstation"),
    ("Pro Controller", "050000007e0500000920000001800000", "nintendo"),
    ("PS4 Controller", "", "playstation"),
    ("Nintendo Switch Pro Controller", "", "nintendo"),
    ("Stick of nobody", "03000000ff110000ffff000000000000", ""),
]


@pytest.mark.parametrize(("name", "guid", "make"), GUIDS)
def test_a_pad_is_known_by_its_number_or_its_name(
    name: str, guid: str, make: str
) -> None:
    assert make_of(name, guid) == make


def test_signs_are_those_of_the_make() -> None:
    four = ("a", "b", "x", "y")
    signs = {
        make: tuple(cap(Device.PAD, n, make) for n in four)
        for make in ("xbox", "nintendo", "playstation")
    }
    assert signs["xbox"] == ("(A)", "(B)", "(X)", "(Y)")
    assert signs["nintendo"] == ("(B)", "(A)", "(Y)", "(X)")
    assert signs["playstation"] == tuple(
        f"({s})" for s in ("cross", "circle", "square", "triangle")
    )
    assert set(SHAPES) == {said(sign) for sign in signs["playstation"]}
    assert all("(" not in said(sign) for each in signs.values() for sign in each)


def test_every_name_that_is_bound_at_first_is_one() -> None:
    pushes = {name for both in PUSHES.values() for name in both}
    names = {*BUTTONS.values(), *TRIGGERS.values(), *pushes}
    assert {n for each in PAD.values() for n in each} <= names


def pads(**about: object) -> Gamepads:
    return Gamepads(bound(replace(Settings(), **about)))


def push(axis: int, value: int) -> pygame.Event:
    about = {"axis": axis, "value": value, "instance_id": 0}
    return pygame.Event(pygame.CONTROLLERAXISMOTION, about)


def moved(hands: Gamepads, axis: int, value: int) -> list[Intent]:
    return [*hands.event(push(axis, value)), *hands.held(0.01, holding=False)]


LX, RX = pygame.CONTROLLER_AXIS_LEFTX, pygame.CONTROLLER_AXIS_RIGHTX
RY = pygame.CONTROLLER_AXIS_RIGHTY


def test_the_stick_that_moves_is_a_choice_and_the_other_one_has_deeds() -> None:
    assert moved(pads(), LX, 30000) == [want.Focus(dx=1)]
    assert moved(pads(), RY, -30000) == [want.Command("repeat")]
    assert moved(pads(stick="right"), RX, -30000) == [want.Focus(dx=-1)]
    assert moved(pads(stick="right"), LX, 30000) == []
    assert moved(pads(stick="both"), RX, 30000) == [want.Focus(dx=1)]
    own = {"pad": {"auto": ("left stick right",)}}
    assert moved(pads(stick="none", **own), LX, 30000) == [want.Command("auto")]


def test_a_stick_can_lie_the_other_way_and_rest_farther_out() -> None:
    assert moved(pads(stick_turned_x=True), LX, 30000) == [want.Focus(dx=-1)]
    assert moved(pads(stick_rest=0.8), LX, 20000) == []
    assert moved(pads(stick_rest=0.1), LX, 5000) == [want.Focus(dx=1)]


def test_a_push_counts_once_until_it_is_back() -> None:
    hands = pads()
    for value, found in ((20000, 1), (30000, 0), (16000, 0), (100, 0), (30000, 1)):
        assert len(hands.event(push(RX, value))) == found


def test_buttons_do_what_they_are_bound_to() -> None:
    hands = pads(pad={"up": ("y",), "history": ("dpad up",)})
    down = pygame.Event(pygame.CONTROLLERBUTTONDOWN, button=3, instance_id=0)
    up = pygame.Event(pygame.CONTROLLERBUTTONUP, button=3, instance_id=0)
    assert hands.event(down) == []
    assert hands.held(0.01, holding=False) == [want.Focus(dy=-1)]
    hands.event(up)
    assert hands.held(0.01, holding=False) == []
    cross = pygame.CONTROLLER_BUTTON_DPAD_UP
    down = pygame.Event(pygame.CONTROLLERBUTTONDOWN, button=cross, instance_id=0)
    assert hands.event(down) == [want.Command("history")]


def test_a_trigger_can_switch_skipping_instead_of_holding_it() -> None:
    hands, axis = pads(skip_toggles=True), pygame.CONTROLLER_AXIS_TRIGGERRIGHT
    assert hands.event(push(axis, 32000)) == [want.Skip(held=True)]
    assert hands.event(push(axis, 0)) == []
    assert hands.event(push(axis, 32000)) == [want.Skip(held=False)]
