"""A page that asks for a key or button: for a few seconds whatever is pressed is it."""

import math
from abc import abstractmethod
from collections.abc import Sequence

from game.language import _
from game.screens.flow.base import STAY, Change
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.widgets import Bands, Widget, Words
from game.ui.window import intents as want
from game.ui.window.intents import Device, Intent

# Seconds after which nothing is asked any more: whoever has only what is asked for
# comes to the lines below so.
PATIENCE = 8.0


class AskingPage(MenuPage):
    """Asks as soon as it opens; its lines below are for hands that are not asked."""

    devices: frozenset[Device] = frozenset()

    def __init__(self, context: Context) -> None:
        self.left_to_ask = PATIENCE
        super().__init__(context)

    @property
    def asking(self) -> frozenset[Device]:
        """The devices of which the next key or button is wanted by its name."""
        return self.devices if self.left_to_ask > 0.0 else frozenset()

    def ask(self) -> None:
        """Ask once more."""
        self.left_to_ask = PATIENCE
        self.renew()

    def answered(self) -> None:
        """Nothing is asked any more."""
        self.left_to_ask = 0.0
        self.renew()

    def bands(self) -> Bands:
        """What is asked, and the lines below."""
        words = self.question() if self.asking else self.standing()
        return [(Words(words, quiet=False),), *((line,) for line in self.lines())]

    @abstractmethod
    def question(self) -> str:
        """What is asked for."""

    @abstractmethod
    def standing(self) -> str:
        """What holds while nothing is asked."""

    @abstractmethod
    def lines(self) -> Sequence[Widget]:
        """What can be chosen besides."""

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Let time pass for the question, too."""
        asked = bool(self.asking)
        self.left_to_ask = max(0.0, self.left_to_ask - dt)
        if asked and not self.asking:
            self.renew()
            self.introduce()
        return super().update(dt, intents)

    def speak(self) -> None:
        """What was done changes what holds: that is said, and not the line alone."""
        self.introduce()

    def wait(self) -> float:
        """Seconds until something changes by itself."""
        return min(super().wait(), self.left_to_ask or math.inf)

    def _answer(self, intent: Intent) -> Change:
        if isinstance(intent, want.Pressed):
            if not self.asking:
                return STAY
            change = self.pressed(intent.device, intent.name)
            if change == STAY:
                self.introduce()
            return change
        return super()._answer(intent)

    @abstractmethod
    def pressed(self, device: Device, name: str) -> Change:
        """A key or button was pressed while it was asked for."""


def seconds() -> str:
    """How long it is asked, in words."""
    return _("After {n} seconds it stays as it is.", n=round(PATIENCE))
