"""What the page tells a player's hands, each thing when it is needed, until it is done.

To go on, to choose, to go back a line, to look at the frame, and to see a picture
larger than large words let it be: whoever has done them is told no more.
"""

from collections import Counter

from game.language import N_
from game.saving.profile import Profile
from game.ui.forms.prompts import Hints
from game.ui.window import intents as want
from game.ui.window.intents import Intent

GO_ON, CHOOSE, BACK, LOOK = "go-on", "choose", "rollback", "look"
ENLARGE = "enlarge"
_WORDS = {
    GO_ON: N_("go on"),
    CHOOSE: N_("choose"),
    BACK: N_("a line back"),
    LOOK: N_("look at the frame"),
    ENLARGE: N_("the picture, larger"),
}
# How often it is done before a hand knows it, and the lines after which one may well
# want to hear again what was said.
_TIMES = {GO_ON: 3, CHOOSE: 1, BACK: 1, LOOK: 1, ENLARGE: 1}
_SAID, _ENOUGH = 4, 16


class Lessons:
    """The lessons of one player; ``now`` are the prompts that the page shows."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._done: Counter[str] = Counter()

    def now(self, *, asked: bool, framed: bool = False, small: bool = False) -> Hints:
        """What is not known yet and can be done.

        ``asked`` says that choices stand, ``framed`` that a frame can be looked at,
        ``small`` that large words leave little room to a picture.
        """
        wanted = [CHOOSE] if asked else [GO_ON]
        if framed and not asked and len(self._profile.seen) <= _ENOUGH:
            wanted.append(LOOK)
        if not asked and _SAID <= len(self._profile.seen) <= _ENOUGH:
            wanted.append(BACK)
        if small and not asked:
            wanted.append(ENLARGE)
        known = self._profile.learned
        return tuple((deed, _WORDS[deed]) for deed in wanted if deed not in known)

    def did(self, intent: Intent, *, asked: bool) -> None:
        """Something was done by hand."""
        match intent:
            case want.Choose() | want.Advance() | want.Press() if asked:
                self._count(CHOOSE)
            case want.Advance() | want.Press():
                self._count(GO_ON)
            case want.Rollback() | want.Scroll():
                self._count(BACK)
            case want.Command(name="look" | "enlarge" as name):
                self._count(name)
            case _:
                pass

    def _count(self, deed: str) -> None:
        self._done[deed] += 1
        if self._done[deed] >= _TIMES[deed]:
            self._profile.learn(deed)
