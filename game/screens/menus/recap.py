"""Before a play goes on that was left long ago: what happened last, in two lines."""

from game.language import N_, _
from game.screens.flow import results
from game.screens.flow.base import Change, Pop
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.prompts import MENU, Hints
from game.ui.forms.widgets import LARGE, Act, Bands, Line, Words
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import runs


class RecapScreen(MenuPage):
    """Leaves with ``results.Continue`` that needs no telling any more."""

    heading = N_("What happened")
    hint: Hints = MENU
    dim = 0.8

    def __init__(self, context: Context, told: tuple[str, ...]) -> None:
        self._told = told
        super().__init__(context)

    def bands(self) -> Bands:
        """What is told, and the way on."""
        face = Face.READING_ITALIC
        return [
            *(
                (Words(runs(words), size=38.0, face=face, quiet=False),)
                for words in self._told
            ),
            (Words("", room=(20.0, 20.0)),),
            (Line("on", _("Go on"), size=LARGE),),
        ]

    def acted(self, act: Act) -> Change:  # noqa: ARG002
        """On to the place where the play was left."""
        return Pop(results.Continue(told=True))
