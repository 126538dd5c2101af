"""The pen-and-paper check: a question, an answer typed or chosen, and a kind word."""

from typing import Final

from game.figure.things import Figure
from game.narrative.text.markup import aloud
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Level
from game.puzzles.core.paper_question import Answer, Question, in_writing, numbers
from game.puzzles.kinds.table import check_question
from game.screens.shared.unbroken_pairs import unbroken

LONGEST: Final = 40
RIGHT: Final = "Yes, exactly."
AGAIN: Final = "Not this time. Look once more, or take other numbers."
NOT_THIS: Final = "Not this one. Look once more."
UNREAD: Final = (
    "One number is asked, as 3, -0.5 or 2/5.",
    "Two numbers are asked, as 2/5, -0.5.",
)


class Paper:
    """One question after another about a level, each with fresh numbers.

    It is answered by typing or, while ``choosing``, by taking one of four answers.
    """

    def __init__(
        self, kind: str, level: Level, guesses: Guesses, first: Question
    ) -> None:
        self._kind, self._level, self._guesses = kind, level, guesses
        self._count = 1
        self.question = first
        self.text = ""
        self.reply = ""
        self.right = False
        self.missed = False
        self.choosing = False
        self._struck: set[Answer] = set()

    @classmethod
    def of(cls, kind: str, level: Level, guesses: Guesses) -> "Paper | None":
        """The check of a level; None where its kind asks nothing."""
        first = check_question(kind, level, "1", guesses)
        return None if first is None else cls(kind, level, guesses, first)

    @property
    def figure(self) -> Figure:
        """What is asked, in writing."""
        return self.question.figure

    @property
    def words(self) -> str:
        """The question; an arrow's two numbers stay on one line."""
        return unbroken(self.question.words)

    @property
    def typed(self) -> bool:
        """Whether there is anything to hand in."""
        return bool(self.text.strip())

    @property
    def choices(self) -> tuple[tuple[str, bool], ...]:
        """Four answers in writing, each with whether it is struck out.

        None while the player types, and none once the answer was found.
        """
        if not self.choosing or self.right:
            return ()
        given = self.question.choices()
        return tuple((unbroken(in_writing(a)), a in self._struck) for a in given)

    @property
    def asked(self) -> str:
        """The question for ears, with the answers that can be chosen."""
        left = [words for words, struck in self.choices if not struck]
        words = aloud(self.words)
        return f"{words} {'; '.join(left)}." if left else words

    def offer(self, *, choosing: bool) -> None:
        """Have it answered by choosing, or by typing."""
        self.choosing, self.text, self.reply = choosing, "", ""

    def choose(self, index: int) -> None:
        """Take one of the four; a wrong one is struck out and the others stay."""
        taken = self.question.choices()[index]
        if taken == self.question.answer:
            self.text = in_writing(taken)
            self.right, self.reply = True, RIGHT
        else:
            self._struck.add(taken)
            self.missed, self.reply = True, NOT_THIS

    def type(self, text: str) -> None:
        """Letters typed; a backspace takes one away."""
        if self.right or self.choosing:
            return
        for sign in text:
            if sign in "\b\x7f":
                self.text = self.text[:-1]
            elif sign.isprintable() and len(self.text) < LONGEST:
                self.text += sign
        self.reply = ""

    def hand_in(self) -> None:
        """Judge what stands there, exactly; what is no number at all is not judged."""
        if self.right or not self.typed:
            return
        wanted = len(self.question.answer)
        if self.question.judge(self.text):
            self.right, self.reply = True, RIGHT
        elif numbers(self.text, wanted) is None:
            self.reply = UNREAD[min(wanted, len(UNREAD)) - 1]
        else:
            self.missed, self.reply = True, AGAIN

    def another(self) -> None:
        """The same question with other numbers."""
        self._count += 1
        asked = check_question(self._kind, self._level, str(self._count), self._guesses)
        if asked is not None:
            self.question = asked
        self.text, self.reply = "", ""
        self.right = self.missed = False
        self._struck = set()

    def give(self) -> None:
        """Show the answer."""
        self.reply = f"It is {self.question.said()}."
