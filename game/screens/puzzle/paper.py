"""The pen-and-paper check: a question, an answer typed or chosen, and a kind word."""

from fractions import Fraction
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Figure
from game.language import N_, _
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Level
from game.puzzles.core.paper_question import (
    Answer,
    Question,
    exact,
    in_writing,
    numbers,
)
from game.puzzles.kinds.table import check_question
from game.screens.puzzle.actions import Do, PickAnswer
from game.screens.puzzle.answer_line import AnswerLine
from game.ui.type.unbroken_pairs import unbroken

RIGHT: Final = N_("Yes, exactly.")
REORDERED: Final = N_("The right numbers, but in the wrong order.")
UNREAD: Final = (
    N_("One number is asked, as {one} or {other}."),
    N_("Two numbers are asked, as {one}, {other}."),
)
# How numbers are written. No two share a number, so that one of them is no answer.
Example: TypeAlias = tuple[str, str]
WHOLE: Final = (("3", "-2"), ("5", "-1"), ("7", "-4"))
BROKEN: Final = (("2/5", "-0.5"), ("3/4", "-1.5"), ("1/8", "-2.5"))


class Paper(Struct, frozen=True):
    """One question after another about a level, each with fresh numbers.

    It is answered by typing or, while ``choosing``, by taking one of four answers.
    ``missed`` says that a wrong one was given, ``struck`` are those of the four.
    """

    kind: str
    level: Level
    guesses: Guesses
    question: Question
    count: int = 1
    line: AnswerLine = AnswerLine()
    reply: str = ""
    right: bool = False
    missed: bool = False
    choosing: bool = False
    struck: frozenset[Answer] = frozenset()

    @property
    def text(self) -> str:
        """What is written."""
        return self.line.text

    @property
    def figure(self) -> Figure:
        """What is asked; once it is found, the answer in the place of each "?"."""
        return self.question.answered() if self.right else self.question.figure

    @property
    def words(self) -> str:
        """The question; an arrow's two numbers stay on one line."""
        return unbroken(self.question.words)

    @property
    def typed(self) -> bool:
        """Whether there is anything to hand in."""
        return bool(self.text.strip())

    @property
    def pair(self) -> bool:
        """Whether the answer is an arrow's two numbers."""
        return len(self.question.answer) > 1

    def example(self, examples: tuple[Example, ...] = WHOLE) -> Example:
        """Two numbers that show how one writes, and none of them is in the answer."""
        answer = {abs(Fraction(*each)) for each in self.question.answer}
        return next(
            each for each in examples if not answer & {abs(Fraction(x)) for x in each}
        )

    @property
    def choices(self) -> tuple[tuple[str, bool], ...]:
        """Four answers in writing, each with whether it is struck out.

        None while the player types, and none once the answer was found.
        """
        if not self.choosing or self.right:
            return ()
        given = self.question.choices()
        return tuple((unbroken(in_writing(a)), a in self.struck) for a in given)

    @property
    def asked(self) -> str:
        """The question for ears, with the answers that can be chosen."""
        left = [words for words, struck in self.choices if not struck]
        count = len(left)
        each = (
            _("{n} of {all}: {words}", n=n, all=count, words=words)
            for n, words in enumerate(left, 1)
        )
        return f"{self.words} {'; '.join(each)}." if left else self.words

    def type(self, text: str) -> "Paper":
        """Letters typed; a backspace takes one away."""
        return self.edit(self.line.write(text))

    def edit(self, line: AnswerLine) -> "Paper":
        """The line as it was edited, as long as it can be; a reply has been read."""
        if self.right or self.choosing or line == self.line:
            return self
        reply = self.reply if line.text == self.line.text else ""
        return replace(self, line=line, reply=reply)

    def after(self, action: Do | PickAnswer) -> "Paper":
        """The check after something was done with it."""
        match action:
            case PickAnswer(number):
                return self._chosen(self.question.choices()[number])
            case Do.HAND_IN:
                return self._handed_in()
            case Do.ANSWER:
                answer = self.question.said()
                return replace(self, reply=_("It is {answer}.", answer=answer))
            case Do.ANOTHER:
                return self._another()
            case Do.CHOOSE | Do.TYPE:
                choosing = action is Do.CHOOSE
                return replace(self, choosing=choosing, line=AnswerLine(), reply="")
            case _:
                return self

    def _chosen(self, taken: Answer) -> "Paper":
        """A wrong one of the four is struck out, and the others stay."""
        if taken == self.question.answer:
            line = AnswerLine().write(in_writing(taken))
            return replace(self, line=line, right=True, reply=_(RIGHT))
        reply = _("Not this one. Look once more.")
        if self.question.reordered(taken):
            reply = _(REORDERED)
        return replace(self, struck=self.struck | {taken}, missed=True, reply=reply)

    def _handed_in(self) -> "Paper":
        """What stands there is judged exactly; what is no number at all is not."""
        if self.right or not self.typed:
            return self
        wanted = len(self.question.answer)
        if self.question.judge(self.text):
            return replace(self, right=True, reply=_(RIGHT))
        read = numbers(self.text, wanted)
        if read is None:
            one, other = self.example(BROKEN)
            unread = UNREAD[min(wanted, len(UNREAD)) - 1]
            return replace(self, reply=_(unread, one=one, other=other))
        again = _("Not this time. Look once more, or take other numbers.")
        if self.question.reordered(exact(*read)):
            again = _(REORDERED)
        # What is written next stands in its place; who only mends it, moves the caret.
        return replace(self, missed=True, reply=again, line=self.line.taken())

    def _another(self) -> "Paper":
        """The same question with other numbers."""
        count = self.count + 1
        about = (self.kind, self.level, self.guesses)
        asked = check_question(self.kind, self.level, str(count), self.guesses)
        return Paper(*about, asked or self.question, count, choosing=self.choosing)


def paper_check(kind: str, level: Level, guesses: Guesses) -> Paper | None:
    """The check of a level; None where its kind asks nothing."""
    first = check_question(kind, level, "1", guesses)
    return None if first is None else Paper(kind, level, guesses, first)
