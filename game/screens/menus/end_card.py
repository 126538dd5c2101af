"""What stands when a chapter is over: its name, what was seen, and the way on."""

from game.language import N_, _
from game.screens.flow import results
from game.screens.flow.base import Change, Pop
from game.screens.menus.chapter_records import coming, told
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.prompts import Hints
from game.ui.forms.widgets import LARGE, Act, Bands, Line, Widget, Words
from game.ui.type.fonts import Face


class EndCard(MenuPage):
    """Leaves with ``results.Replay`` of the chapter that comes next, or None."""

    dim = 0.8
    hint: Hints = (("choose", N_("choose")), ("take", N_("take")))

    def __init__(self, context: Context, finished: results.Finished) -> None:
        self.finished = finished
        super().__init__(context, next(iter(coming(context, finished.chapter)), ""))

    def bands(self) -> Bands:
        """The title, the figures, the ways on."""
        chapter = self.context.library.program.chapters[self.finished.chapter]
        over = _("The end of")
        whole = f"{over} {chapter.title}"
        rows: list[Widget] = [
            Words(over, said="", room=(150.0, 0.0)),
            Words(
                chapter.title,
                said=whole,
                size=110.0,
                face=Face.TITLE,
                quiet=False,
                room=(0, 20.0),
            ),
            *(
                Words(each, room=(0.0, 4.0))
                for each in told(self.context, self.finished)
            ),
            Words("", room=(16.0, 16.0)),
        ]
        for name in coming(self.context, self.finished.chapter):
            title = self.context.library.program.chapters[name].title
            rows.append(Line(name, _("On to {title}", title=title), size=LARGE))
        rows.append(Line("", _("To the title"), size=LARGE))
        return [(row,) for row in rows]

    def acted(self, act: Act) -> Change:
        """On, or back."""
        return Pop(results.Replay(act.key) if act.key else None)
