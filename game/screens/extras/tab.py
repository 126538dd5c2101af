"""What every tab of the extras is: rows, what follows from them, what moves."""

from abc import ABC, abstractmethod
from math import inf

from game.screens.extras.collection import Collection
from game.screens.flow.base import Change
from game.screens.shared.context import Context
from game.ui.forms.prompts import MENU, Hints
from game.ui.forms.widgets import Act, Bands, Line


class Tab(ABC):
    """One of them; it is asked for its rows again after whatever was done.

    A tab on which nothing was met is ``empty``.
    """

    heading = ""
    hint: Hints = MENU

    def __init__(self, context: Context, collection: Collection) -> None:
        self.context, self.collection = context, collection

    @property
    @abstractmethod
    def empty(self) -> bool:
        """Whether there is nothing to show."""

    @abstractmethod
    def rows(self) -> Bands:
        """What there is, as it is now."""

    @abstractmethod
    def acted(self, act: Act) -> Change:
        """What follows from what the player did."""

    def told(self) -> str:
        """What ears are told of it when it is opened."""
        return ""

    def work(self) -> bool:
        """Do some of what takes a while; whether it looks different now."""
        return False

    def wait(self) -> float:
        """Seconds until it looks different by itself."""
        return inf

    def turn(self) -> None:  # noqa: B027
        """It is not seen any more."""

    def resumed(self) -> None:  # noqa: B027
        """A screen that it opened has left."""


def covered(words: str) -> Line:
    """What is not met yet: how much there is, and nothing else."""
    return Line("", words, able=False, sign="locked")
