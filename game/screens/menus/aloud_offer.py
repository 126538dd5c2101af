"""At the first start where a screen reader runs: shall everything be read aloud?"""

from typing import Final

from game.language import _
from game.screens.flow.base import Change, Pop
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.prompts import MENU, Hints, key_of
from game.ui.forms.widgets import LARGE, Act, Bands, Line, Words
from game.ui.type.fonts import Face

# How the profile remembers that it was asked.
OFFERED: Final = "offer:aloud"


class AloudOffer(MenuPage):
    """Asks once, aloud: whoever needs it does not see the question."""

    hint: Hints = MENU

    def __init__(self, context: Context) -> None:
        context.store.profile.unlock(OFFERED)
        context.store.keep_profile()
        context.voice.enabled = True
        super().__init__(context, focus="yes")

    def bands(self) -> Bands:
        """The question, what it means, and the two answers."""
        asked = _("Read everything aloud?")
        voice, again = (
            key_of(deed, self.context.brush.bound, self.context.device)
            for deed in ("voice", "repeat")
        )
        means = [
            _(
                "A screen reader runs on this computer. It cannot see into this "
                "window, but the game can speak for itself."
            ),
            _("{voice} turns that on and off at any time.", voice=voice)
            if voice
            else _("The settings turn that on and off."),
            _("{again} says all of a page again.", again=again) if again else "",
            _("How fast it speaks, and by which voice, is in the settings."),
        ]
        room = (0.12 * 1080.0, 12.0)
        return (
            (Words(asked, size=62.0, face=Face.TITLE, quiet=False, room=room),),
            (Words(" ".join(filter(None, means)), room=(0.0, 40.0)),),
            (Line("yes", _("Read everything aloud"), size=LARGE),),
            (Line("no", _("Read nothing aloud"), size=LARGE),),
        )

    def acted(self, act: Act) -> Change:
        """The answer."""
        self.context.read_aloud(wanted=act.key == "yes")
        return Pop()

    def left(self) -> Change:
        """Going back is the answer no."""
        self.context.read_aloud(wanted=False)
        return Pop()
