"""Loading from the page: a place that no save holds is not left unasked."""

from game.language import _
from game.saving.slots import QUICK, named
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop, Push
from game.screens.shared.context import Context
from game.screens.shared.notice import Notice
from game.screens.story import doors
from game.screens.story.journey import Journey


class Loading:
    """What a page knows of its saves: the newest place that one holds.

    ``loaded`` is whether the play came from a save itself.
    """

    def __init__(self, context: Context, journey: Journey, *, loaded: bool) -> None:
        self._context, self._journey = context, journey
        self._kept = journey.now.state if loaded else None
        self._wanted = QUICK

    def keep(self) -> None:
        """The moment that is shown was saved."""
        self._kept = self._journey.now.state

    def load(self, slot: int, notice: Notice) -> Change:
        """Leave for a slot's save; ask first where this place would be lost."""
        if slot >= QUICK and self._context.store.slot(slot).state == "empty":
            empty = _("{slot} is empty; there is nothing to load.", slot=named(slot))
            notice.say(empty)
            return STAY
        self._wanted = slot
        moments = self._journey.moments
        if len(moments) > 1 and moments[-1].state != self._kept:
            return Push(doors.question(self._context))
        return self.go()

    def go(self) -> Change:
        """Leave for the slot that was asked for last."""
        return Pop(results.Load(self._wanted, asked=True))
