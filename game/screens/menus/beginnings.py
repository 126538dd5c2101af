"""Before a replay from nothing: what was chosen in earlier chapters is asked."""

from msgspec.structs import replace

from game.language import N_, _, pgettext
from game.narrative.overview.questions import Question, answered, questions
from game.narrative.text.markup import plain
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop
from game.screens.menus.menu_page import MenuPage
from game.screens.shared.context import Context
from game.ui.forms.prompts import MENU, Hints
from game.ui.forms.widgets import LARGE, Act, Bands, Line, Words
from game.ui.type.fonts import Face
from game.ui.type.markup_runs import runs


def to_ask(context: Context, chapter: str) -> tuple[Question, ...]:
    """What is to be asked before a chapter is played from nothing."""
    return questions(context.library.program, chapter)


class BeginningScreen(MenuPage):
    """One question after another; leaves with the ``results.Replay``, answered."""

    heading = N_("Before it begins")
    hint: Hints = MENU

    def __init__(self, context: Context, asked: results.Replay) -> None:
        self._asked = asked
        self._questions = to_ask(context, asked.chapter)
        self._taken: dict[str, str] = {}
        super().__init__(context)

    def bands(self) -> Bands:
        """The choice as it was met: where, the line before it, its ways."""
        question = self._questions[len(self._taken)]
        chapter = self.context.library.program.chapters[question.chapter]
        told = _(
            "{title}, earlier. Question {n} of {all}.",
            title=chapter.title,
            n=len(self._taken) + 1,
            all=len(self._questions),
        )
        rows: list[Words | Line] = [Words(told, room=(0.0, 18.0))]
        name, words = question.before
        if name:
            said = runs(pgettext(name, words))
            face = Face.READING_ITALIC
            rows.append(Words(said, face=face, quiet=False, room=(0.0, 22.0)))
        rows += [
            Line(option, plain(pgettext(option, words)), size=LARGE)
            for option, words in question.options
        ]
        return [(row,) for row in rows]

    def acted(self, act: Act) -> Change:
        """The next question, or off."""
        question = self._questions[len(self._taken)]
        self._taken[question.choice] = act.key
        if len(self._taken) < len(self._questions):
            self.rows.scroll = 0
            self.renew("")
            return STAY
        carried = answered(self.context.library.program, self._taken)
        return Pop(replace(self._asked, carried=carried))

    def left(self) -> Change:
        """Back to the question before, or out."""
        if not self._taken:
            return Pop()
        self._taken.popitem()
        self.renew("")
        return STAY
