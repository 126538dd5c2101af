"""The extras: songs, music, faces, places and formulas that were met, a tab each."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from game.language import N_, _
from game.screens.extras.collection import collected
from game.screens.extras.face_tab import FaceTab
from game.screens.extras.formula_tab import FormulaTab
from game.screens.extras.music_tab import MusicTab
from game.screens.extras.place_tab import PlaceTab
from game.screens.extras.song_tab import SongTab
from game.screens.extras.tab import Tab
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.controls import Tabs
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import Act, Bands, Widget, Words
from game.ui.window.intents import Intent

TABS: Final[Mapping[str, type[Tab]]] = {
    "songs": SongTab,
    "music": MusicTab,
    "faces": FaceTab,
    "places": PlaceTab,
    "formulas": FormulaTab,
}
PAGE: Final = "page"
NOTHING: Final = N_("Nothing yet. What you meet in the story is kept here.")
EMPTY_HINT: Final[Hints] = (("change", N_("change")), ("back", N_("back")))


class ExtrasScreen(MenuPage):
    """Tabs, and the rows of the one that is open; what was not met stays covered.

    Leaves with the ``Replay`` that the page of a scene asks for.
    """

    heading = N_("Extras")

    def __init__(self, context: Context, tab: str = "songs") -> None:
        self.context = context
        self._gather()
        self._at = list(TABS).index(tab)
        super().__init__(context, focus=PAGE)

    def _gather(self) -> None:
        collection = collected(self.context.library, self.context.store.profile)
        self._tabs = [kind(self.context, collection) for kind in TABS.values()]

    @property
    def tab(self) -> Tab:
        """The one that is open."""
        return self._tabs[self._at]

    @property
    def hint(self) -> Hints:  # type: ignore[override]
        """What can be done on this tab."""
        return EMPTY_HINT if self.tab.empty else self.tab.hint

    def bands(self) -> Bands:
        """The tabs, and what is on the open one."""
        headings = tuple(_(kind.heading) for kind in TABS.values())
        top: Sequence[Widget] = (Tabs(PAGE, headings, self._at),)
        if self.tab.empty:
            return (top, (Words(_(NOTHING), room=(20.0, 10.0)),))
        return (top, *self.tab.rows())

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Answer the player; what takes a while is done meanwhile."""
        if self.tab.work():
            self.renew()
        return super().update(dt, intents)

    def wait(self) -> float:
        """Seconds until something changes by itself."""
        return min(super().wait(), self.tab.wait())

    def acted(self, act: Act) -> Change:
        """Open a tab, or do what it does."""
        if act.key != PAGE:
            change = self.tab.acted(act)
            if change == STAY:
                self.renew(act.key)
            return change
        self.tab.turn()
        self._at = act.value
        self.rows.scroll = 0
        self.renew(PAGE)
        return STAY

    def resumed(self, result: Any) -> Change:
        """A scene's page asks to go there; else all is as it was left."""
        if isinstance(result, results.Replay):
            return Pop(result)
        self.tab.resumed()
        return super().resumed(result)

    def _lay(self) -> None:
        """In a window of another size other cards stand side by side."""
        self.rows.bands = self.bands()
        super()._lay()
