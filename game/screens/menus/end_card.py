"""What stands when a chapter is over: its name, what was seen, and the way on."""

from game.language import N_, _, ngettext
from game.screens.flow import results
from game.screens.flow.base import Change, Pop
from game.screens.menus.chapters import seen
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
        super().__init__(context, next(iter(self._next(context)), ""))

    def bands(self) -> Bands:
        """The title, the figures, the ways on."""
        chapter = self.context.library.program.chapters[self.finished.chapter]
        rows: list[Widget] = [
            Words(_("The end of"), quiet=True, room=(150.0, 0.0)),
            Words(
                chapter.title, size=110.0, face=Face.TITLE, quiet=False, room=(0, 20.0)
            ),
            *(Words(told, room=(0.0, 4.0)) for told in self._told()),
            Words("", room=(16.0, 16.0)),
        ]
        for name in self._next(self.context):
            title = self.context.library.program.chapters[name].title
            rows.append(Line(name, _("On to {title}", title=title), size=LARGE))
        rows.append(Line("", _("To the title"), size=LARGE))
        return [(row,) for row in rows]

    def acted(self, act: Act) -> Change:
        """On, or back."""
        return Pop(results.Replay(act.key) if act.key else None)

    def _told(self) -> list[str]:
        context, program = self.context, self.context.library.program
        profile = context.store.profile
        read, lines = seen(program.chapters[self.finished.chapter], profile)
        marks = {
            name.removeprefix("mark:"): marked
            for name, marked in self.finished.carried.items()
            if name.startswith("mark:")
        }
        marked = sum(bool(m) for m in marks.values())
        rightly = context.library.ledger.rightly({g: str(m) for g, m in marks.items()})
        levels = {
            f"{kind}.{level.id}"
            for kind, given in context.library.levels.levels.items()
            for level in given
        }
        solved = len(levels & set(profile.solved))
        told = [
            ngettext(
                "{read} of {n} line seen.",
                "{read} of {n} lines seen.",
                lines,
                read=read,
            ),
            ngettext(
                "{solved} of {n} level solved.",
                "{solved} of {n} levels solved.",
                len(levels),
                solved=solved,
            ),
        ]
        if marks:
            guesses = ngettext(
                "{marked} of {n} guess marked, {rightly} of them rightly.",
                "{marked} of {n} guesses marked, {rightly} of them rightly.",
                len(marks),
                marked=marked,
                rightly=rightly,
            )
            told.insert(1, guesses)
        return told

    def _next(self, context: Context) -> list[str]:
        """The chapters that come after this one and can be begun now."""
        program, done = context.library.program, context.store.profile.finished
        return [
            name
            for name in program.order
            if self.finished.chapter in program.chapters[name].after
            and all(before in done for before in program.chapters[name].after)
        ]
