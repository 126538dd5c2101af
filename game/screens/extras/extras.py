"""The extras: songs, music, faces, places and formulas that were met, a tab each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pygame

from game.language import N_, _
from game.screens.extras.collection import collecting
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
        self._gathering = collecting(context.library, context.store.profile)
        self._tabs: list[Tab] = []
        self._at = list(TABS).index(tab)
        super().__init__(context, focus=PAGE)

    @property
    def tab(self) -> Tab | None:
        """The one that is open, once it is known what was met."""
        return self._tabs[self._at] if self._tabs else None

    @property
    def hint(self) -> Hints:  # type: ignore[override]
        """What can be done on this tab."""
        tab = self.tab
        return EMPTY_HINT if tab is None or tab.empty else tab.hint

    def bands(self) -> Bands:
        """The tabs, and what is on the open one."""
        headings = tuple(_(kind.heading) for kind in TABS.values())
        top: Sequence[Widget] = (Tabs(PAGE, headings, self._at),)
        tab = self.tab
        if tab is None:
            return (top,)
        if tab.empty:
            return (top, (Words(_(NOTHING), room=(20.0, 10.0)),))
        return (top, *tab.rows())

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Answer the player; what takes a while is done meanwhile."""
        tab = self.tab
        if tab is None:
            self._gather()
        elif tab.work():
            self.renew()
        return super().update(dt, intents)

    def _gather(self) -> None:
        """See a little further what was met."""
        found = next(self._gathering)
        if found is not None:
            self._tabs = [kind(self.context, found) for kind in TABS.values()]
            self.renew(PAGE)
            if self._met:
                self.introduce()

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """Nothing is seen before it is known what was met."""
        while self.tab is None:
            yield
        yield
        yield from super().prepare(surface)

    def wait(self) -> float:
        """Seconds until something changes by itself."""
        return min(super().wait(), self.tab.wait() if self.tab is not None else 0.0)

    def introduce(self, *, whole: bool = False) -> None:
        """Say what the page is once that is known."""
        if whole or self.tab is not None:
            super().introduce(whole=whole)

    def speak(self) -> None:
        """Say the focus aloud; with the tabs, what is on the one that was opened."""
        focused, tab = self.rows.focused, self.tab
        told = ""
        if focused is not None and focused.key == PAGE and tab is not None:
            told = _(NOTHING) if tab.empty else tab.told()
        self._say(self.rows.spoken(), told)

    def acted(self, act: Act) -> Change:
        """Open a tab, or do what it does."""
        tab = self.tab
        if tab is None:
            return STAY
        if act.key != PAGE:
            change = tab.acted(act)
            if change == STAY:
                self.renew(act.key)
            return change
        tab.turn()
        self._at = act.value
        self.rows.scroll = 0
        self.renew(PAGE)
        return STAY

    def resumed(self, result: Any) -> Change:
        """A scene's page asks to go there; else all is as it was left."""
        if isinstance(result, results.Replay):
            return Pop(result)
        if self.tab is not None:
            self.tab.resumed()
        return super().resumed(result)

    def _lay(self) -> None:
        """In a window of another size other cards stand side by side."""
        self.rows.bands = self.bands()
        super()._lay()
