"""Binding anew: nothing is bound twice, nothing that is needed is lost."""

import pygame
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from msgspec.structs import replace

from game.saving.own_keys import DEEDS
from game.saving.settings import Settings, decode_settings, encode_settings
from game.ui.window import intents as want
from game.ui.window.bound import (
    ESSENTIAL,
    Clash,
    adopted,
    bound,
    clash,
    first_tables,
    freed,
    given,
    lacking,
    own,
)
from game.ui.window.input import Input
from game.ui.window.intents import Device, Intent
from game.ui.window.key_bindings import BINDINGS, HALVES, Table

PLAIN = Settings()
KEYS = first_tables(PLAIN)[Device.KEYS]
NAMES = [*"abcdefghijklm", "space", "return", "escape", "f1", "f7", "up"]
DEVICES = [Device.KEYS, Device.MOUSE, Device.PAD]
# The keys under the left hand, and under the right one.
LEFT = {*"qwertasdfgzxcvb", "space", "escape", "tab", "caps lock"}
LEFT |= {f"f{n}" for n in range(1, 8)}
RIGHT = {*"0yuiophjklnm;,.'[]\\=-/", "space", "return", "backspace"}
RIGHT |= {"end", *(f"f{n}" for n in range(6, 13))}


def doubled(table: Table) -> set[str]:
    names = [name for each in table.values() for name in each]
    return {name for name in names if names.count(name) > 1}


def changed(settings: Settings, device: Device, deed: str, name: str) -> Settings:
    table = bound(settings).tables[device]
    return adopted(settings, device, given(table, deed, name))


def test_every_deed_can_be_bound_and_kept() -> None:
    assert set(BINDINGS) == set(DEEDS)
    assert all(set(table) == set(DEEDS) for table in first_tables(PLAIN).values())


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("half", ["", *HALVES])
def test_nothing_is_bound_twice_at_first(device: Device, half: str) -> None:
    table = bound(replace(PLAIN, keyboard_half=half)).tables[device]
    assert not doubled(table)
    assert not lacking(table, first_tables(PLAIN)[device])


@pytest.mark.parametrize(("half", "reach"), [("left", LEFT), ("right", RIGHT)])
def test_half_of_the_keyboard_does_all_that_is_needed(
    half: str, reach: set[str]
) -> None:
    table = bound(replace(PLAIN, keyboard_half=half)).tables[Device.KEYS]
    needed = [*ESSENTIAL, "skip", "rollback", "history", "hint", "undo", "repeat"]
    needed += ["steps", "snap", "voice", "ledger", "auto", "look", "redo", "restart"]
    needed += ["enlarge"]
    assert [deed for deed in needed if not reach & set(table[deed])] == []


def test_a_taken_key_changes_places() -> None:
    assert clash(KEYS, "history", "a") == Clash("auto", "a")
    assert clash(KEYS, "history", "l") is None
    after = given(KEYS, "history", "a")
    assert (after["history"], after["auto"]) == (("a",), ("l",))
    both = given(KEYS, "back", "h")
    assert both["back"] == ("h",)
    assert both["hide"][:2] == KEYS["back"]
    more = given(KEYS, "history", "k", more=True)
    assert more["history"] == ("l", "k")


def test_what_is_needed_lacks_nothing() -> None:
    assert lacking(freed(KEYS, "auto"), KEYS) == ""
    assert lacking(freed(KEYS, "up"), KEYS) == "up"
    nothing = replace(PLAIN, keys={"up": (), "auto": ()})
    assert bound(nothing).names(Device.KEYS, "up") == ("up",)
    assert bound(nothing).names(Device.KEYS, "auto") == ()


@drawn(st.lists(st.tuples(st.sampled_from(DEEDS), st.sampled_from(NAMES)), max_size=6))
def test_whatever_is_bound_stays_whole_and_is_kept(
    changes: list[tuple[str, str]],
) -> None:
    settings = PLAIN
    for deed, name in changes:
        after = changed(settings, Device.KEYS, deed, name)
        table = bound(after).tables[Device.KEYS]
        if not lacking(given(bound(settings).tables[Device.KEYS], deed, name), KEYS):
            assert name in table[deed]
            settings = after
        assert not doubled(table)
        assert not lacking(table, KEYS)
    read, told = decode_settings(encode_settings(settings))
    assert told == ()
    assert bound(read).tables == bound(settings).tables


def press(settings: Settings, *events: pygame.Event) -> list[Intent]:
    return Input(bound(settings)).read(events, (64, 64))


def key(code: int, text: str = "") -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode=text)


def test_arrows_of_ones_own_push_and_move_the_focus() -> None:
    left = replace(PLAIN, keyboard_half="left")
    assert press(left, key(pygame.K_w, "w")) == [want.Focus(dy=-1)]
    assert press(left, key(pygame.K_UP)) == [want.Focus(dy=-1)]
    hands = Input(bound(left))
    hands.holding = True
    assert hands.read([key(pygame.K_d, "d")], (64, 64)) == [want.Nudge(1.0, 0.0)]
    hands = Input(bound(left))
    hands.forms = True
    assert hands.read([key(pygame.K_w, "w")], (64, 64)) == []


def test_in_a_form_the_way_out_is_where_it_always_was() -> None:
    moved = replace(PLAIN, keys={"back": ("f8",), "advance": ("f7",), "left": ("k",)})
    for code, intent in (
        (pygame.K_ESCAPE, want.Back()),
        (pygame.K_RETURN, want.Advance()),
        (pygame.K_LEFT, want.Focus(dx=-1)),
        (pygame.K_F8, want.Back()),
    ):
        hands = Input(bound(moved))
        hands.forms = True
        assert hands.read([key(code)], (64, 64)) == [intent]


def test_a_screen_that_asks_is_told_the_name() -> None:
    hands = Input()
    hands.asking = frozenset({Device.KEYS})
    told = hands.read([key(pygame.K_ESCAPE)], (64, 64))
    assert told == [want.Pressed(Device.KEYS, "escape")]
    pad = pygame.Event(pygame.CONTROLLERBUTTONDOWN, button=0, instance_id=0)
    assert hands.read([pad], (64, 64)) == [want.Advance()]
    hands.asking = frozenset({Device.PAD, Device.MOUSE})
    assert hands.read([pad], (64, 64)) == [want.Pressed(Device.PAD, "a")]
    side = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(1, 2), button=6, touch=False)
    assert hands.read([side], (64, 64)) == [want.Pressed(Device.MOUSE, "side 1")]


def test_steps_and_snapping_are_switched_by_keys_of_their_own() -> None:
    hands = Input()
    hands.holding = True

    def tap(code: int, text: str = "") -> list[Intent]:
        up = pygame.Event(pygame.KEYUP, key=code, mod=0)
        return hands.read([key(code, text), up], (64, 64))

    for size in ("fine", "coarse", "normal"):
        assert tap(pygame.K_e, "e") == [want.Command(f"steps-{size}")]
        assert tap(pygame.K_RIGHT) == [want.Nudge(1.0, 0.0, size)]
    off, on = ("snap-off", "snap-off-told"), ("snap-on", "snap-on-told")
    assert tap(pygame.K_x, "x") == [want.Command(name) for name in off]
    # Letting Shift go does not switch on what was switched off.
    assert tap(pygame.K_LSHIFT) == [want.Command("snap-off")]
    assert tap(pygame.K_x, "x") == [want.Command(name) for name in on]


def test_skipping_goes_on_by_itself_if_it_is_so_set() -> None:
    hands = Input(bound(replace(PLAIN, skip_toggles=True)))
    up = pygame.Event(pygame.KEYUP, key=pygame.K_LCTRL, mod=0)
    tap = [key(pygame.K_LCTRL), up]
    assert hands.read(tap, (64, 64)) == [want.Skip(held=True)]
    assert hands.read([], (64, 64), 1.0) == []
    assert hands.read(tap, (64, 64)) == [want.Skip(held=False)]
    hands.read(tap, (64, 64))
    found = hands.read([key(pygame.K_SPACE, " ")], (64, 64))
    assert found == [want.Skip(held=False), want.Advance()]


def test_only_what_a_player_changed_is_kept() -> None:
    after = changed(PLAIN, Device.KEYS, "history", "k")
    assert own(after, Device.KEYS) == {"history": ("k",)}
    assert changed(after, Device.KEYS, "history", "l").keys == {}
