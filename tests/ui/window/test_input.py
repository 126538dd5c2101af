"""Whatever device says it, the game hears the same few wishes."""

import pygame
import pytest

from game.ui.window import intents as want
from game.ui.window.gamepad import Gamepads
from game.ui.window.input import Input
from game.ui.window.intents import Intent
from game.ui.window.key_bindings import BINDINGS

SIZE = (1280, 720)


def key(code: int, mod: int = 0, text: str = "") -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=text)


def read(
    *events: pygame.Event, forms: bool = False, holding: bool = False
) -> list[Intent]:
    found = Input()
    found.forms, found.holding = forms, holding
    return found.read(events, SIZE)


KEYS = [
    (key(pygame.K_SPACE, text=" "), want.Advance()),
    (key(pygame.K_RETURN), want.Advance()),
    (key(pygame.K_ESCAPE), want.Back()),
    (key(pygame.K_PAGEUP), want.Rollback()),
    (key(pygame.K_PAGEDOWN), want.Rollforward()),
    (key(pygame.K_TAB), want.Skip()),
    (key(pygame.K_a, text="a"), want.Command("auto")),
    (key(pygame.K_h, text="h"), want.Command("hide")),
    (key(pygame.K_l, text="l"), want.Command("history")),
    (key(pygame.K_q, text="q"), want.Command("quicksave")),
    (key(pygame.K_o, text="o"), want.Command("quickload")),
    (key(pygame.K_F12), want.Command("screenshot")),
    (key(pygame.K_F11), want.Command("fullscreen")),
    (key(pygame.K_RETURN, pygame.KMOD_ALT), want.Command("fullscreen")),
    (key(pygame.K_j, text="j"), want.Command("ledger")),
    (key(pygame.K_z, text="z"), want.Command("undo")),
    (key(pygame.K_z, pygame.KMOD_CTRL), want.Command("undo")),
    (key(pygame.K_z, pygame.KMOD_CTRL | pygame.KMOD_SHIFT), want.Command("redo")),
    (key(pygame.K_y, text="y"), want.Command("redo")),
    (key(pygame.K_r, text="r"), want.Command("restart")),
    (key(pygame.K_SLASH, pygame.KMOD_SHIFT, "?"), want.Command("hint")),
    (key(pygame.K_3, text="3"), want.Choose(2)),
    (key(pygame.K_UP), want.Focus(dy=-1)),
    (key(pygame.K_TAB, pygame.KMOD_SHIFT), want.Focus(tab=-1)),
]


@pytest.mark.parametrize(("event", "intent"), KEYS, ids=lambda x: str(x)[:40])
def test_keys_mean_what_readers_expect(event: pygame.Event, intent: Intent) -> None:
    assert read(event) == [intent]


def test_a_held_thing_is_nudged_by_arrows() -> None:
    for mod, step in (
        (0, "normal"),
        (pygame.KMOD_SHIFT, "coarse"),
        (pygame.KMOD_ALT, "fine"),
    ):
        assert read(key(pygame.K_LEFT, mod), holding=True) == [
            want.Nudge(-1.0, 0.0, step)
        ]


def test_a_form_keeps_its_letters() -> None:
    typed = pygame.Event(pygame.TEXTINPUT, text="a")
    assert read(key(pygame.K_a, text="a"), typed, forms=True) == [want.Typed("a")]
    assert read(typed) == []
    assert read(key(pygame.K_TAB), forms=True) == [want.Focus(tab=1)]
    assert read(key(pygame.K_ESCAPE), forms=True) == [want.Back()]
    assert read(key(pygame.K_BACKSPACE), forms=True) == [want.Typed("\b")]


EDITS = [
    (pygame.K_HOME, 0),
    (pygame.K_END, pygame.KMOD_SHIFT),
    (pygame.K_LEFT, pygame.KMOD_SHIFT),
    (pygame.K_RIGHT, pygame.KMOD_LCTRL),
    (pygame.K_BACKSPACE, pygame.KMOD_LCTRL),
    (pygame.K_DELETE, pygame.KMOD_LALT),
    *((getattr(pygame, f"K_{name}"), pygame.KMOD_LCTRL) for name in "acxv"),
    (pygame.K_v, pygame.KMOD_LMETA),
]


@pytest.mark.parametrize(("code", "mod"), EDITS)
def test_keys_that_edit_reach_a_form_with_what_is_held(code: int, mod: int) -> None:
    assert read(key(code, mod), forms=True) == [want.Key(code, mod)]
    assert want.Key(code, mod) not in read(key(code, mod))


def test_plain_arrows_and_commands_stay_what_they_are_in_a_form() -> None:
    assert read(key(pygame.K_LEFT), forms=True) == [want.Focus(dx=-1)]
    assert read(key(pygame.K_UP, pygame.KMOD_SHIFT), forms=True) == [want.Focus(dy=-1)]
    composed = pygame.Event(pygame.TEXTEDITING, text="ni", start=0, length=2)
    assert read(composed, forms=True) == [want.Composed("ni")]
    assert read(composed) == []


def test_a_pointer_that_only_lies_where_the_window_came_points_at_nothing() -> None:
    lies = pygame.Event(pygame.MOUSEMOTION, pos=(9, 9), rel=(0, 0), touch=False)
    moves = pygame.Event(pygame.MOUSEMOTION, pos=(9, 8), rel=(0, -1), touch=False)
    assert read(lies) == []
    assert read(lies, moves) == [want.Point(9, 8)]


def test_the_mouse_points_presses_and_scrolls() -> None:
    events = [
        pygame.Event(pygame.MOUSEMOTION, pos=(1, 2), touch=False),
        pygame.Event(pygame.MOUSEMOTION, pos=(30, 40), touch=False),
        pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(30, 40), button=1, touch=False),
        pygame.Event(pygame.MOUSEBUTTONUP, pos=(30, 40), button=1, touch=False),
        pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(30, 40), button=3, touch=False),
        pygame.Event(pygame.MOUSEWHEEL, y=2, x=0, precise_y=2.0),
    ]
    found = read(*events)
    assert found[:4] == [
        want.Point(30, 40),
        want.Press(30, 40),
        want.Release(30, 40),
        want.Back(),
    ]
    assert isinstance(found[4], want.Scroll)
    assert (found[4].dy, found[4].notches) == (2.0, 2)


def test_motion_and_resizing_come_once_a_frame() -> None:
    moves = [
        pygame.Event(pygame.MOUSEMOTION, pos=(i, i), touch=False) for i in range(500)
    ]
    sizes = [pygame.Event(pygame.VIDEORESIZE, w=600 + i, h=400) for i in range(500)]
    assert read(*moves, *sizes) == [want.Resized(1099, 400), want.Point(499, 499)]


def touch(kind: int, finger: int, x: float) -> pygame.Event:
    return pygame.Event(kind, finger_id=finger, x=x, y=0.5)


DOWN, UP = pygame.FINGERDOWN, pygame.FINGERUP


def test_a_finger_is_a_hand_and_two_fingers_go_back() -> None:
    events = [
        touch(DOWN, 1, 0.25),
        touch(pygame.FINGERMOTION, 1, 0.5),
        touch(UP, 1, 0.5),
        touch(DOWN, 1, 0.25),
        touch(DOWN, 2, 0.75),
    ]
    assert read(*events) == [
        want.Press(320, 360),
        want.Point(640, 360),
        want.Release(640, 360),
        want.Press(320, 360),
        want.Back(),
    ]


def test_a_finger_whose_end_nobody_saw_is_forgotten() -> None:
    hands = Input()
    lost = pygame.Event(pygame.WINDOWFOCUSLOST)
    hands.read([touch(DOWN, 1, 0.25), lost], SIZE)
    taps = [touch(DOWN, 2, 0.5), touch(UP, 2, 0.5)]
    assert hands.read(taps, SIZE) == [want.Press(640, 360), want.Release(640, 360)]


def test_beside_a_palm_that_rests_a_tap_is_a_tap() -> None:
    hands = Input()
    hands.read([touch(DOWN, 1, 0.0)], SIZE)
    hands.read([], SIZE, 1.0)
    found = hands.read([touch(DOWN, 2, 0.5), touch(UP, 2, 0.5)], SIZE)
    assert want.Back() not in found
    assert found[-2:] == [want.Press(640, 360), want.Release(640, 360)]
    assert hands.read([touch(UP, 1, 0.0)], SIZE) == []


def turned(*by: float, every: float = 0.016) -> int:
    """The notches of a trackpad's movement."""
    hands, sum_ = Input(), 0
    for each in by:
        event = pygame.Event(pygame.MOUSEWHEEL, y=0, x=0, precise_y=each)
        found = hands.read([event], SIZE, every)
        sum_ += sum(i.notches for i in found if isinstance(i, want.Scroll))
    return sum_


def test_a_trackpad_turns_by_whole_notches() -> None:
    assert turned(*[0.08] * 12) == 0
    assert turned(*[0.08] * 13) == 1
    assert turned(*[-0.25] * 8) == -2
    assert turned(1.0, 1.0, -1.0) == 1
    assert turned(*[0.5] * 3, every=1.0) == 0


def test_what_a_trackpad_sends_after_the_fingers_left_turns_nothing() -> None:
    push, tail = [0.1, 0.4, 0.6], [0.6 * 0.85**i for i in range(1, 40)]
    assert turned(*push) == 1
    assert turned(*push, *tail) <= 3
    assert sum(tail) > 3


def test_ctrl_skips_after_a_moment_and_never_with_another_key() -> None:
    def down(code: int, mod: int = 0) -> pygame.Event:
        return key(code, mod)

    up = pygame.Event(pygame.KEYUP, key=pygame.K_LCTRL, mod=0)
    hands = Input()
    assert hands.read([down(pygame.K_LCTRL)], SIZE, 0.01) == []
    assert 0.0 < hands.wait() < 0.3
    assert hands.read([], SIZE, 0.1) == []
    assert hands.read([], SIZE, 0.2) == [want.Skip(held=True)]
    assert hands.read([up], SIZE, 0.01) == [want.Skip(held=False)]
    assert hands.read([down(pygame.K_LCTRL)], SIZE, 0.01) == []
    save = down(pygame.K_s, pygame.KMOD_LCTRL)
    assert hands.read([save], SIZE, 0.1) == [want.Command("save")]
    assert hands.read([], SIZE, 1.0) == []
    assert hands.read([up], SIZE, 0.01) == []
    assert hands.wait() == float("inf")


def test_a_key_that_stays_down_is_one_press_outside_a_form() -> None:
    hands = Input()
    space = key(pygame.K_SPACE, text=" ")
    up = pygame.Event(pygame.KEYUP, key=pygame.K_SPACE, mod=0)
    found = [i for _ in range(9) for i in hands.read([space], SIZE, 0.1)]
    assert found == [want.Advance()]
    assert hands.read([up, space], SIZE, 0.1) == [want.Advance()]
    hands.forms = True
    back = key(pygame.K_BACKSPACE)
    found = [i for _ in range(3) for i in hands.read([back], SIZE, 0.1)]
    assert found == [want.Typed("\b")] * 3


OTHER_SCRIPTS = [
    (pygame.KSCAN_A, "ф", want.Command("auto")),
    (pygame.KSCAN_H, "р", want.Command("hide")),
    (pygame.KSCAN_L, "λ", want.Command("history")),
    (pygame.KSCAN_Z, "ζ", want.Command("undo")),
]


@pytest.mark.parametrize(("place", "written", "intent"), OTHER_SCRIPTS)
def test_on_a_keyboard_of_another_script_a_key_is_where_it_lies(
    place: int, written: str, intent: Intent
) -> None:
    event = pygame.Event(
        pygame.KEYDOWN, key=ord(written), mod=0, unicode=written, scancode=place
    )
    assert read(event) == [intent]
    ctrl = pygame.Event(
        pygame.KEYDOWN,
        key=ord("ы"),
        mod=pygame.KMOD_LCTRL,
        unicode="",
        scancode=pygame.KSCAN_S,
    )
    assert read(ctrl) == [want.Command("save")]


def test_the_keypad_chooses_and_keys_of_the_desktop_do_nothing() -> None:
    assert read(key(pygame.K_KP3, text="3")) == [want.Choose(2)]
    assert read(key(pygame.K_KP3, text="3"), forms=True) == []
    for mod in (pygame.KMOD_LALT, pygame.KMOD_LMETA, pygame.KMOD_RMETA):
        for code, text in ((pygame.K_q, "q"), (pygame.K_l, "l"), (pygame.K_TAB, "")):
            assert read(key(code, mod, text)) == []


def test_no_key_is_given_twice() -> None:
    keys = [key for given in BINDINGS.values() for key in given]
    assert len(set(keys)) == len(keys)


def button(code: int, *, down: bool = True) -> pygame.Event:
    kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
    return pygame.Event(kind, button=code, instance_id=0)


def stick(axis: int, value: int) -> pygame.Event:
    return pygame.Event(
        pygame.CONTROLLERAXISMOTION, axis=axis, value=value, instance_id=0
    )


def test_a_gamepad_has_the_same_wishes() -> None:
    assert read(button(pygame.CONTROLLER_BUTTON_A)) == [want.Advance()]
    assert read(button(pygame.CONTROLLER_BUTTON_B)) == [want.Back()]
    assert read(button(pygame.CONTROLLER_BUTTON_LEFTSHOULDER)) == [want.Rollback()]
    assert read(button(pygame.CONTROLLER_BUTTON_DPAD_DOWN)) == [want.Focus(dy=1)]
    trigger = stick(pygame.CONTROLLER_AXIS_TRIGGERRIGHT, 30000)
    assert read(trigger) == [want.Skip(held=True)]


def test_a_stick_steps_once_then_repeats_slowly() -> None:
    pads = Gamepads()
    pads.event(stick(pygame.CONTROLLER_AXIS_LEFTY, 32000))
    found = [intent for _ in range(60) for intent in pads.held(1 / 60, holding=False)]
    assert 3 <= len(found) <= 7
    assert set(found) == {want.Focus(dy=1)}
    pads.event(stick(pygame.CONTROLLER_AXIS_LEFTY, 100))
    assert pads.held(1.0, holding=False) == []


def test_a_stick_nudges_what_is_held_at_one_pace() -> None:
    counts = []
    for dt in (1 / 30, 1 / 144):
        pads = Gamepads()
        pads.event(stick(pygame.CONTROLLER_AXIS_LEFTX, 32767))
        frames = round(1 / dt)
        counts.append(sum(len(pads.held(dt, holding=True)) for _ in range(frames)))
    assert abs(counts[0] - counts[1]) <= 1
    assert counts[0] >= 12


def test_an_unplugged_gamepad_lets_go() -> None:
    pads = Gamepads()
    pads.event(stick(pygame.CONTROLLER_AXIS_TRIGGERRIGHT, 32000))
    gone = pygame.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=0)
    assert pads.event(gone) == [want.Skip(held=False)]


@pytest.mark.parametrize(
    ("pressed", "sign"),
    [
        (pygame.K_1, "1"),
        (pygame.K_KP9, "9"),
        (pygame.K_0, "0"),
        (pygame.K_MINUS, "-"),
        (pygame.K_PERIOD, "."),
        (pygame.K_BACKSPACE, "\b"),
    ],
)
def test_keys_write_a_number_that_has_the_focus(pressed: int, sign: str) -> None:
    """Whatever else they do: Backspace would leave, and a digit choose a line."""
    hands, event = Input(), key(pressed)
    assert hands.read([event], (64, 64)) != [want.Typed(sign)]
    hands = Input()
    hands.counting = hands.holding = True
    assert hands.read([event], (64, 64)) == [want.Typed(sign)]


def test_a_held_arrow_pushes_on_until_it_goes_up_or_the_window_is_left() -> None:
    hands = Input()
    hands.holding = True
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RIGHT, mod=0, unicode="")
    up = pygame.event.Event(pygame.KEYUP, key=pygame.K_RIGHT, mod=0)
    lost = pygame.event.Event(pygame.WINDOWFOCUSLOST)
    push = want.Nudge(1.0, 0.0)
    for end in (up, lost):
        assert hands.read([down], (64, 64), 1 / 60) == [push]
        pushes = [hands.read([], (64, 64), 1 / 60) for _ in range(60)]
        assert sum(map(len, pushes)) == pytest.approx(14, abs=1)
        assert not any(pushes[:15])
        hands.read([end], (64, 64), 1 / 60)
        assert not any(hands.read([], (64, 64), 0.1) for _ in range(9))


def test_held_arrows_do_not_repeat_where_nothing_is_held() -> None:
    hands = Input()
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0, unicode="")
    assert hands.read([down], (64, 64), 0.0) == [want.Focus(dy=1)]
    assert not any(hands.read([], (64, 64), 0.1) for _ in range(9))


def test_shift_lets_go_of_the_snapping_while_it_is_down() -> None:
    hands = Input()
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_LSHIFT, mod=0, unicode="")
    up = pygame.event.Event(pygame.KEYUP, key=pygame.K_LSHIFT, mod=0)
    assert hands.read([down], (64, 64)) == [want.Command("snap-off")]
    assert hands.read([up], (64, 64)) == [want.Command("snap-on")]


def test_a_space_in_a_form_is_a_space() -> None:
    hands = Input()
    hands.forms = True
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" ")
    typed = pygame.event.Event(pygame.TEXTINPUT, text=" ")
    assert hands.read([down, typed], (64, 64)) == [want.Typed(" ")]
