"""What a player's keys and buttons do now: the first ways, and what is bound anew."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from game.saving.own_keys import MOST, Own
from game.saving.settings import Settings
from game.ui.window import intents as say
from game.ui.window.intents import Device, Intent
from game.ui.window.key_bindings import BINDINGS, MOUSE, PAD, Table, half, left_over

# What a player must always be able to do, with each device that does it at all.
ESSENTIAL: Final = ("advance", "back", "up", "down", "left", "right")
WAYS: Final[Mapping[str, tuple[int, int]]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}
# What is done for as long as the key is down.
HELD: Final = ("skip-held", "free-held", "fine-held")
OWN: Final = {Device.KEYS: "keys", Device.MOUSE: "mouse", Device.PAD: "pad"}
Tables: TypeAlias = Mapping[Device, Table]

_PLAIN: Mapping[str, Intent] = {
    "advance": say.Advance(),
    "back": say.Back(),
    "rollback": say.Rollback(),
    "rollforward": say.Rollforward(),
    "skip": say.Skip(),
}


class Stick(Struct, frozen=True):
    """Which stick moves (``left``, ``right``, ``both``, ``none``), and how it lies."""

    side: str = "left"
    turned_x: bool = False
    turned_y: bool = False
    dead: float = 0.28


class Bound(Struct, frozen=True, kw_only=True):
    """What each key and button does, and how hands that differ are met.

    ``tables`` are deeds to names, ``deeds`` the same the other way round. ``swapped``
    mice point with the right button, ``sticky`` ones take with one click and let go
    with the next; with ``toggles`` nothing has to be held down to skip. ``make`` is
    whose signs a gamepad's buttons bear.
    """

    tables: Tables
    deeds: Mapping[Device, Mapping[str, str]] = field(default_factory=dict)
    stick: Stick = Stick()
    swapped: bool = False
    sticky: bool = False
    toggles: bool = False
    make: str = ""

    def deed(self, device: Device, name: str) -> str:
        """What a key or button does; nothing for one that is free."""
        return self.deeds[device].get(name, "")

    def names(self, device: Device, deed: str) -> tuple[str, ...]:
        """The keys or buttons of a device that do something."""
        return self.tables.get(device, {}).get(deed, ())


def meant(deed: str) -> Intent:
    """What a deed that is no way and is not held says."""
    return _PLAIN.get(deed) or say.Command(deed)


def first_tables(settings: Settings) -> Tables:
    """What each device does before anything is bound anew."""
    return {
        Device.KEYS: half(settings.keyboard_half),
        Device.MOUSE: {deed: MOUSE.get(deed, ()) for deed in BINDINGS},
        Device.PAD: {deed: PAD.get(deed, ()) for deed in BINDINGS},
    }


def own(settings: Settings, device: Device) -> Own:
    """What the player has bound anew on a device."""
    found: Own = getattr(settings, OWN[device])
    return found


def bound(settings: Settings, make: str = "") -> Bound:
    """What holds under settings; ``make`` is the gamepad's that is plugged in."""
    first = first_tables(settings)
    tables = {
        device: safe(left_over(table, own(settings, device)), table)
        for device, table in first.items()
    }
    return Bound(
        tables=tables,
        deeds={device: turned_round(table) for device, table in tables.items()},
        stick=Stick(
            settings.stick or "left",
            settings.stick_turned_x,
            settings.stick_turned_y,
            settings.stick_rest,
        ),
        swapped=settings.mouse_swapped,
        sticky=settings.sticky_drag,
        toggles=settings.skip_toggles,
        make=settings.pad_signs or make,
    )


def safe(table: Table, first: Table) -> Table:
    """A table in which no essential deed was left without any key or button.

    One that was has its first ones again: a file of settings can be written by hand.
    Whichever had those meanwhile may be left without, and has its own again too.
    """
    given_back: dict[str, tuple[str, ...]] = {}
    safe_table = table
    while lost := lacking(safe_table, first):
        given_back[lost] = first[lost]
        safe_table = left_over(table, given_back)
    return safe_table


def turned_round(table: Table) -> dict[str, str]:
    """Keys and buttons to what they do."""
    return {name: deed for deed, names in table.items() for name in names}


# Binding anew


class Clash(Struct, frozen=True):
    """A key or button that does something else already."""

    deed: str
    name: str


def clash(table: Table, deed: str, name: str) -> Clash | None:
    """What stands against a key or button for a deed, if anything does."""
    has = turned_round(table).get(name, "")
    return Clash(has, name) if has and has != deed else None


def given(table: Table, deed: str, name: str, *, more: bool = False) -> Table:
    """A table after a deed was given a key or button: in place of its own, or one more.

    Whatever had it gets in turn what the deed gives up: nothing is lost by a swap.
    """
    names = table[deed]
    after = dict(table)
    other = clash(table, deed, name)
    if other is not None:
        swapped = () if more else names
        rest = tuple(n for n in table[other.deed] if n != name)
        after[other.deed] = (*swapped, *rest)[:MOST]
    kept = tuple(n for n in names if n != name) if more else ()
    after[deed] = (*kept, name)[-MOST:]
    return after


def freed(table: Table, deed: str) -> Table:
    """A table in which a deed has no key or button."""
    return {**table, deed: ()}


def lacking(table: Table, first: Table) -> str:
    """An essential deed that a table leaves without key or button, or nothing."""
    return next((d for d in ESSENTIAL if first[d] and not table[d]), "")


def differing(table: Table, first: Table) -> Own:
    """What of a table is not as it was at first: that is what settings keep."""
    return {deed: names for deed, names in table.items() if names != first[deed]}


def adopted(settings: Settings, device: Device, table: Table) -> Settings:
    """Settings under which a device does what a table says."""
    kept = dict(differing(table, first_tables(settings)[device]))
    return replace(settings, **{OWN[device]: kept})
