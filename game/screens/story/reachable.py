"""What hands that can only step and take reach on a page of the story."""

from game.language import N_, _
from game.screens.shared.context import Context
from game.screens.story.page_view import PageView
from game.screens.story.page_words import numbered
from game.screens.story.quick_row import ENTRIES
from game.screens.story.reader import Reader
from game.ui.window import intents as want
from game.ui.window.reach import Reach, again

# What of the row at the foot stands among the first things.
_FIRST = ("rollback", "menu")
_OTHERS = (("ledger", N_("Ledger")), ("hide", N_("Hide the words")))
NO_PICTURE = N_("No picture stands here.")
# What a pad's buttons for puzzles do on a page, where there is nothing to undo or push.
ON_PAD = {"undo": "look", "redo": "next", "hint": "hide", "steps": "auto"}


class Reachable:
    """A page of the story, and what can be taken on it."""

    context: Context
    reader: Reader
    page_view: PageView
    hidden: bool
    focus: int
    stepping = False

    def reach(self) -> list[Reach]:
        """The choices or the way on, and what else a page answers to."""
        if self.hidden:
            shown = _("Show the words again")
            return [Reach(key="shown", words=shown, wants=(want.Advance(),))]
        found = [*self._onward(), _command("rollback", _("Back"))]
        found += [again()] if self.context.voice.enabled else []
        if self.page_view.frame_rank is not None:
            found.append(_command("look", _("Look at the frame")))
        others = [*ENTRIES, *_OTHERS]
        left_out = (*_FIRST, *(("enlarge",) if self.page_view.tableau.empty else ()))
        more = tuple(_command(n, _(w)) for n, w in others if n not in left_out)
        found.append(Reach(key="more", words=_("Other things"), more=more))
        return [*found, _command("menu", _("Menu"))]

    def _hover(self, x: float, y: float) -> None:
        self.page_view.point(x, y)
        index = self.page_view.way_at(x, y)
        if index is not None:
            self.focus = index

    def _move_focus(self, step: int) -> None:
        count = len(self.reader.ways)
        if count:
            start = self.focus if self.focus >= 0 else (-1 if step > 0 else 0)
            self.focus = (start + step) % count
            self.context.sound.play("move")
            self.context.voice.say(numbered(self.reader.ways, self.focus))

    def _onward(self) -> list[Reach]:
        ways = self.reader.ways
        if not ways or (self.reader.typing and not self.reader.typing.done):
            return [Reach(key="on", words=_("Go on"), wants=(want.Advance(),))]
        return [
            Reach(
                key=f"way:{index}",
                words=numbered(ways, index),
                wants=(want.Choose(index),),
                lights=(want.Light(index),),
                area=self.page_view.choice_area(index),
            )
            for index in range(len(ways))
        ]


def _command(name: str, words: str) -> Reach:
    return Reach(key=name, words=words, wants=(want.Command(name),))
