"""Which key, button or click a switch is."""

from collections.abc import Sequence

from msgspec.structs import replace

from game.language import N_, _
from game.screens.flow.base import STAY, Change, Pop
from game.screens.menus.bindings.asking import AskingPage, seconds
from game.screens.menus.bindings.deed_words import switch_said
from game.screens.shared.context import Context
from game.ui.forms.widgets import Act, Line, Widget
from game.ui.window.bound import OWN
from game.ui.window.intents import Device
from game.ui.window.switches import CLICK

SWITCHES = {
    "switch_take": N_("The switch that takes"),
    "switch_step": N_("The switch that steps"),
}


class SwitchScreen(AskingPage):
    """Asks for a switch; one that is the other one's changes places with it."""

    devices = frozenset(OWN)

    def __init__(self, context: Context, which: str) -> None:
        self.which = which
        super().__init__(context)

    @property
    def title(self) -> str:
        """Which switch."""
        return _(SWITCHES[self.which])

    def question(self) -> str:
        """What to press."""
        return f"{_('Press the key or button that it is.')} {seconds()}"

    def standing(self) -> str:
        """What it is now."""
        bound = self.context.brush.bound
        name = switch_said(self.context.settings, self.which, bound.make)
        return _("Now: {names}.", names=name)

    def lines(self) -> Sequence[Widget]:
        """What needs no key."""
        return (
            Line("done", _("Done")),
            Line("click", _("A click or a touch anywhere")),
            Line("another", _("Another one")),
        )

    def pressed(self, device: Device, name: str) -> Change:
        """That is the switch from now on."""
        self._keep(f"{OWN[device]}:{name}")
        return STAY

    def acted(self, act: Act) -> Change:
        """One of the lines."""
        match act.key:
            case "click":
                self._keep(CLICK)
            case "another":
                self.ask()
            case _:
                return Pop()
        return STAY

    def _keep(self, name: str) -> None:
        settings = self.context.settings
        (other,) = SWITCHES.keys() - {self.which}
        taken = getattr(settings, other) == name
        changed = {self.which: name}
        changed |= {other: getattr(settings, self.which)} if taken else {}
        self.context.adopt(replace(settings, **changed))
        self.left_to_ask = 0.0
        self.renew("done")
