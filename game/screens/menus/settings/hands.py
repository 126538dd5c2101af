"""How the game is played by hand: keys and buttons, sticks, switches."""

from game.language import N_, _
from game.saving.settings import LIMITS
from game.screens.flow.base import Screen
from game.screens.menus.bindings.all_bindings import BindingsScreen
from game.screens.menus.bindings.deed_words import switch_said
from game.screens.menus.bindings.switch import SWITCHES, SwitchScreen
from game.screens.shared.context import Context
from game.ui.forms.controls import Choice, Slider, Toggle
from game.ui.forms.widgets import Heading, Line, Widget, Words

HALVES = (
    ("", N_("the whole of it")),
    ("left", N_("its left half, for one hand")),
    ("right", N_("its right half, for one hand")),
)
STICKS = (
    ("", N_("the left one")),
    ("right", N_("the right one")),
    ("both", N_("either")),
    ("none", N_("none")),
)
SIGNS = (
    ("", N_("as on the gamepad")),
    ("xbox", N_("A, B, X, Y")),
    ("playstation", N_("cross, circle, square, triangle")),
    ("nintendo", N_("B, A, Y, X")),
)
COUNTS = (("", N_("none")), ("one", N_("one")), ("two", N_("two")))
BINDINGS = "bindings"
# The rows that open a page of their own.
OPENS = (BINDINGS, *SWITCHES)


def rows(context: Context) -> list[Widget]:
    """Keys and buttons, the mouse, the gamepad, and switches."""
    return [
        Line(BINDINGS, _("Keys and buttons")),
        *_hands(context),
        Heading(words=_("Gamepad")),
        *_pad(context),
        Heading(words=_("Switches")),
        *_switches(context),
    ]


def opened(context: Context, name: str) -> Screen:
    """The page that a row opens."""
    if name == BINDINGS:
        return BindingsScreen(context)
    return SwitchScreen(context, name)


def _hands(context: Context) -> list[Widget]:
    now = context.settings
    halves = [(half, _(words)) for half, words in HALVES]
    return [
        Choice("keyboard_half", _("Keyboard"), halves, now.keyboard_half),
        Toggle("mouse_swapped", _("Point with the right button"), on=now.mouse_swapped),
        Toggle("sticky_drag", _("A click takes, the next lets go"), on=now.sticky_drag),
        Toggle("skip_toggles", _("Skip without holding a key"), on=now.skip_toggles),
    ]


def _pad(context: Context) -> list[Widget]:
    now = context.settings
    sticks = [(stick, _(words)) for stick, words in STICKS]
    signs = [(make, _(words)) for make, words in SIGNS]
    return [
        Choice("stick", _("The stick that moves"), sticks, now.stick),
        Toggle("stick_turned_x", _("Swap its left and right"), on=now.stick_turned_x),
        Toggle("stick_turned_y", _("Swap its up and down"), on=now.stick_turned_y),
        Slider(
            "stick_rest",
            _("It rests up to"),
            now.stick_rest,
            LIMITS["stick_rest"],
            by=0.05,
            says=lambda v: f"{round(100 * v)}%",
        ),
        Choice("pad_signs", _("Buttons are shown as"), signs, now.pad_signs),
    ]


def _switches(context: Context) -> list[Widget]:
    now, make = context.settings, context.brush.bound.make
    counts = [(count, _(words)) for count, words in COUNTS]
    return [
        Choice("switches", _("How many you have"), counts, now.switches),
        *(
            Line(which, _(words), more=switch_said(now, which, make))
            for which, words in SWITCHES.items()
        ),
        Slider(
            "scan_rest",
            _("The light rests for"),
            now.scan_rest,
            LIMITS["scan_rest"],
            by=0.1,
            says=lambda v: _("{seconds} s", seconds=round(v, 1)),
        ),
        Words(
            _(
                "With one switch a light goes by itself over all that can be taken, "
                "and the switch takes it. With two, one steps and the other takes."
            ),
            room=(24.0, 16.0),
        ),
    ]
