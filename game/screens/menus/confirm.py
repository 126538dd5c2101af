"""A question before something is left, overwritten or deleted: what would be lost."""

from game.language import N_, _
from game.screens.flow import results
from game.screens.flow.base import Change, Pop, Replace
from game.screens.flow.gone import Gone
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.prompts import MENU, Hints
from game.ui.forms.widgets import LARGE, Act, Bands, Line, Words
from game.ui.type.fonts import Face

QUIT, TITLE, OVERWRITE, DELETE = "quit", "title", "overwrite", "delete"
LOAD = "load"
LOSING = (OVERWRITE, DELETE, LOAD)
_KEPT = N_("Nothing is lost: the play is kept at every line.")
_ASKED = {
    QUIT: (N_("Leave the game?"), _KEPT, N_("Leave"), N_("Stay")),
    TITLE: (N_("Back to the title?"), _KEPT, N_("To the title"), N_("Stay")),
    OVERWRITE: (
        N_("Write over this save?"),
        N_(
            "The save that is there now is replaced. It stays beside the new one as a "
            "backup, in case the new one is ever damaged."
        ),
        N_("Write over it"),
        N_("Keep it"),
    ),
    LOAD: (
        N_("Load this save?"),
        N_(
            "Only the autosave holds the place where you are now, and what you load "
            "takes it over. Save first to come back."
        ),
        N_("Load it"),
        N_("Stay here"),
    ),
    DELETE: (
        N_("Delete this save?"),
        N_("The save, its note and its picture are gone for good."),
        N_("Delete it"),
        N_("Keep it"),
    ),
}


class ConfirmScreen(MenuPage):
    """Yes or no; the first thing in focus is what loses nothing."""

    hint: Hints = MENU

    def __init__(self, context: Context, about: str) -> None:
        self.about = about
        self._unkept = about in (QUIT, TITLE) and context.store.read_only
        super().__init__(context, focus="no" if about in LOSING else "yes")

    def bands(self) -> Bands:
        """The question, what would be lost, and the two answers."""
        asked, lost, yes, no = map(_, _ASKED[self.about])
        if self._unkept:
            lost = _("This window saves nothing: what was read in it is lost.")
        room = (max(0.0, 0.16 * 1080.0), 12.0)
        return (
            (Words(asked, size=62.0, face=Face.TITLE, quiet=False, room=room),),
            (Words(lost, room=(0.0, 40.0)),),
            (Line("yes", yes, size=LARGE),),
            (Line("no", no, size=LARGE),),
            *self._once(),
        )

    def _once(self) -> Bands:
        """Leaving, whoever knows that nothing is lost may not want to be asked."""
        if self.about != QUIT or self._unkept:
            return ()
        words = _("Leave, and do not ask again")
        return ((Words("", room=(0.0, 6.0)),), (Line("unasked", words),))

    def acted(self, act: Act) -> Change:
        """The answer; leaving the game leaves every screen."""
        if act.key == "unasked":
            self.context.remember(ask_leaving=False)
            return Replace(Gone())
        if self.about == QUIT and act.key == "yes":
            return Replace(Gone())
        return Pop(results.Confirmed(self.about, act.key == "yes"))

    def left(self) -> Change:
        """Going back is the answer no."""
        return Pop(results.Confirmed(self.about, yes=False))
