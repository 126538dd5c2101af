"""One deed on one device: its key or button is asked for, freed, or as it was."""

from collections.abc import Sequence

from game.language import N_, _
from game.screens.flow.base import STAY, Change, Pop
from game.screens.menus.bindings.asking import AskingPage, seconds
from game.screens.menus.bindings.deed_words import drawn, names_said, words
from game.screens.shared.context import Context
from game.ui.forms.caps import cap
from game.ui.forms.widgets import Act, Line, Widget
from game.ui.window.bound import (
    Clash,
    adopted,
    clash,
    first_tables,
    freed,
    given,
    lacking,
)
from game.ui.window.intents import Device
from game.ui.window.key_bindings import Table, left_over

_ASKED = {
    Device.KEYS: N_("Press the key. Escape leaves it as it is, Delete frees it."),
    Device.MOUSE: N_("Press the button; the one that points cannot be had."),
    Device.PAD: N_("Press the button, or push the stick or trigger."),
}


class BindScreen(AskingPage):
    """Asks for the key or button of a deed. What has it already is shown first."""

    def __init__(self, context: Context, device: Device, deed: str) -> None:
        self.device, self.deed = device, deed
        self.devices = frozenset({device})
        self._more = False
        self._clash: Clash | None = None
        # Whose keys changed places with this one's.
        self._swapped = ""
        super().__init__(context)

    @property
    def title(self) -> str:
        """The deed."""
        return words(self.deed, self.device)

    def question(self) -> str:
        """What to press."""
        asked, names = _(_ASKED[self.device]), self._names(self.deed)
        if self._more:
            what = _("It comes besides: {names}.", names=names)
        else:
            what = _("It comes instead of: {names}.", names=names)
        told = f"{asked} {what}"
        return told if self.device is Device.KEYS else f"{told} {seconds()}"

    def standing(self) -> str:
        """What does it now, or what stands against another."""
        if self._clash is not None:
            name, other = (
                self._sign(self._clash.name),
                words(self._clash.deed, self.device),
            )
            return _(
                "{name} is for “{other}” now. You want it for “{deed}”.",
                name=name,
                other=other,
                deed=self.title,
            )
        told = _("Now: {names}.", names=self._names(self.deed))
        if not self._swapped:
            return told
        other = _(
            "“{deed}” has now: {names}.",
            deed=words(self._swapped, self.device),
            names=self._names(self._swapped),
        )
        return f"{told} {other}"

    def lines(self) -> Sequence[Widget]:
        """The ways out of a clash; else what can be done without pressing anything."""
        if self._clash is not None:
            return (
                Line("swap", _("Swap them")),
                Line("leave", _("Leave both as they are")),
            )
        return (
            Line("done", _("Done")),
            Line("another", _("Another instead of these")),
            Line("more", _("Another besides these")),
            Line("free", _("Free it")),
            Line("first", _("As at the beginning")),
        )

    def pressed(self, device: Device, name: str) -> Change:
        """Bind what was pressed, unless it does something else already."""
        if device is Device.KEYS and name in {"escape", "delete"}:
            self.answered()
            return self.left() if name == "escape" else self._free()
        self._clash = clash(self._table, self.deed, name)
        if self._clash is not None:
            self.left_to_ask = 0.0
            self.renew("leave")
            return STAY
        return self._keep(given(self._table, self.deed, name, more=self._more))

    def acted(self, act: Act) -> Change:
        """One of the lines."""
        match act.key:
            case "another" | "more":
                self._more, self._swapped = act.key == "more", ""
                self.ask()
            case "free":
                return self._free()
            case "first":
                first = self._first
                names = {self.deed: first[self.deed]}
                return self._keep(left_over(self._table, names))
            case "swap" if self._clash is not None:
                name, self._swapped = self._clash.name, self._clash.deed
                self._clash = None
                swapped = given(self._table, self.deed, name, more=self._more)
                return self._keep(swapped)
            case "leave":
                self._clash = None
                self.answered()
            case _:
                return Pop()
        return STAY

    @property
    def _table(self) -> Table:
        return self.context.brush.bound.tables[self.device]

    @property
    def _first(self) -> Table:
        return first_tables(self.context.settings)[self.device]

    def _names(self, deed: str) -> str:
        return names_said(self.device, self.context.brush.bound, deed)

    def _sign(self, name: str) -> str:
        return drawn(cap(self.device, name, self.context.brush.bound.make))

    def _free(self) -> Change:
        return self._keep(freed(self._table, self.deed))

    def _keep(self, table: Table) -> Change:
        """Let a table hold, unless what is always needed lacks a key by it."""
        lost = lacking(table, self._first)
        if lost:
            self.notice.say(
                _("“{deed}” needs a key or button.", deed=words(lost, self.device))
            )
        else:
            self.context.adopt(adopted(self.context.settings, self.device, table))
        self._more = False
        self.left_to_ask = 0.0
        self.renew("done")
        return STAY
