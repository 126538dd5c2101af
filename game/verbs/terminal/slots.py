"""Saves by name in the terminal: the same slots as in the window."""

from msgspec.structs import replace

from game.language import _
from game.saving.save import Save
from game.saving.slots import LAST, QUICK, SlotInfo
from game.screens.menus.slot_words import about, line_text
from game.screens.shared.sitting import Sitting
from game.verbs.terminal.page import Command, Page, Tone

QUICKLY, BY_ITSELF = "quick", "auto"


def kept_in(sitting: Sitting, save: Save, name: str) -> None:
    """Keep a place under a name: in the slot that has it, else in a new one.

    A number is that slot's; without a name it is the quick slot.
    """
    store = sitting.store
    if name.isdecimal() and int(name[:6]) <= LAST:
        store.save_slot(int(name), save)
        return
    number = _number_of(sitting, name) if name else QUICK
    if number is None:
        number = max(store.used(), default=QUICK) + 1
    store.save_slot(number, replace(save, note=name))


def meant(sitting: Sitting, name: str) -> int | None:
    """The slot of a name or a number; None where there is none."""
    by_typed = {_typed(info): info.number for info in _all(sitting)}
    found = by_typed.get(name.lower())
    return _number_of(sitting, name) if found is None else found


def tell_slots(page: Page, sitting: Sitting) -> bool:
    """Every save: what is typed for it, its name, when it was; whether there is one."""
    found = _all(sitting)
    if not found:
        page.say(_("There is no save to load yet."), Tone.QUIET)
    rows = []
    for info in found:
        parts = (info.note, about(info, sitting), line_text(info, sitting), info.why)
        rows.append(Command(_typed(info), ". ".join(part for part in parts if part)))
    page.listed(rows)
    return bool(rows)


def _all(sitting: Sitting) -> list[SlotInfo]:
    store = sitting.store
    numbers = (QUICK, *store.used())
    slots = (store.slot(number) for number in numbers)
    return [*store.autosaves(), *(s for s in slots if s.state != "empty")]


def _typed(info: SlotInfo) -> str:
    if info.number < QUICK:
        return f"{BY_ITSELF} {-info.number}"
    return QUICKLY if info.number == QUICK else str(info.number)


def _number_of(sitting: Sitting, name: str) -> int | None:
    """The newest slot that has this note."""
    low = name.lower()
    alike = [s for s in _all(sitting) if s.number > QUICK and s.note.lower() == low]
    return max(alike, key=lambda s: s.when).number if alike else None
