"""The chapters that were begun: how much of each was seen, and the way in again."""

from typing import Any

from game.language import N_, _, ngettext
from game.narrative.program.program import Chapter
from game.saving.profile import Profile
from game.screens.flow import results
from game.screens.flow.base import Change, Pop, Push
from game.screens.menus.chapter_map import ChapterScreen
from game.screens.menus.chapter_records import share
from game.screens.menus.menu_page import MenuPage
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import LARGE, Act, Bands, Line, Words


class ChaptersScreen(MenuPage):
    """Opens the map of a chapter; leaves with its ``results.Replay``."""

    heading = N_("Chapters")
    hint: Hints = (
        ("choose", N_("choose")),
        ("take", N_("its scenes")),
        ("back", N_("back")),
    )

    def bands(self) -> Bands:
        """A line a chapter that was begun; of the others only how many there are."""
        program, profile = self.context.library.program, self.context.store.profile
        rows = [
            (_line(program.chapters[name], profile),)
            for name in program.order
            if name in profile.begun or name in profile.finished
        ]
        hidden = len(program.order) - len(rows)
        told = _(
            "Open a chapter to go back into any scene that you have seen. Saves stay."
        )
        if hidden:
            more = ngettext("One more", "{n} more", hidden)
            why = _("Not begun yet")
            barred = Line("", more, under=why, able=False, size=LARGE, sign="locked")
            rows.append((barred,))
        return [(Words(told, room=(0.0, 24.0)),), *rows]

    def acted(self, act: Act) -> Change:
        """Show its scenes."""
        return Push(ChapterScreen(self.context, act.key))

    def resumed(self, result: Any) -> Change:
        """The player goes to a scene, or back to the chapters."""
        if isinstance(result, results.Replay):
            return Pop(result)
        return super().resumed(result)


def _line(chapter: Chapter, profile: Profile) -> Line:
    read = share(chapter, profile)
    ended = _("Finished") if chapter.name in profile.finished else _("Begun")
    return Line(chapter.name, chapter.title, more=read, under=ended, size=LARGE)
