"""A board as it stands: its groups, the evidence about each, and what was judged."""

from functools import lru_cache
from itertools import chain
from typing import Final

from msgspec import Struct

from game.language import N_, _
from game.puzzles.core.known_guess import KnownGuess
from game.puzzles.core.level import Level
from game.puzzles.core.protocol import Turn
from game.puzzles.core.seeded_draws import drawn

GROUP: Final = 3
MARKS: Final = ("", "holds", "breaks", "open")
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
JUDGED: Final = {
    "": "",
    "settled": N_("Settled."),
    "few": N_("Two or fewer are wrong."),
    "wrong": N_("Not yet."),
}
# What to do about a page that did not stand its test; about one without evidence.
MEND: Final = {
    "few": N_("Two or fewer are wrong. Change a mark or its evidence, and test again."),
    "wrong": N_("Not yet. Change marks or evidence, and test again."),
}
MEND_MARKS: Final = {
    "few": N_("Two or fewer are wrong. Change a mark, and test again."),
    "wrong": N_("Not yet. Change marks, and test again."),
}
PAGE: Final = "page"
TEST: Final = Turn("judge", "asked")


class BoardLevel(Level, frozen=True, kw_only=True):
    """``guesses`` are ids of the Ledger in the order of the board."""

    guesses: tuple[str, ...]


class Fact(Struct, frozen=True):
    """A piece of evidence on the table, under a letter."""

    letter: str
    words: str


class BoardState(Struct, frozen=True, kw_only=True):
    """Marks and attached letters, one a guess; what each group was last judged.

    ``page`` is the group on view. The evidence is shuffled by the ``seed``.
    """

    level: BoardLevel
    known: tuple[KnownGuess, ...]
    marks: tuple[str, ...]
    letters: tuple[str, ...]
    judged: tuple[str, ...]
    page: int = 0
    seed: str = ""

    def groups(self) -> int:
        """How many groups there are."""
        return -(-len(self.marks) // GROUP)

    def pages(self) -> tuple[str, ...]:
        """The values of the handle that turns the page."""
        return tuple(str(page + 1) for page in range(self.groups()))

    def members(self, group: int) -> range:
        """The guesses of a group, by number."""
        return range(group * GROUP, min((group + 1) * GROUP, len(self.marks)))

    def facts(self, group: int) -> tuple[Fact, ...]:
        """All evidence about a group's guesses, as the seed shuffled it.

        Never in the order of the guesses.
        """
        facts = chain.from_iterable(self.known[i].evidence for i in self.members(group))
        return _shuffled(tuple(dict.fromkeys(facts)), self.seed, self.level.id, group)

    def attached(self, index: int) -> str:
        """The evidence that a guess was given, or nothing."""
        facts = {fact.letter: fact.words for fact in self.facts(index // GROUP)}
        return facts.get(self.letters[index], "")

    def right(self, index: int) -> bool:
        """Whether a guess has its verdict and, where there is any, its evidence."""
        truth = self.known[index]
        if self.marks[index] != truth.verdict:
            return False
        return not truth.evidence or self.attached(index) in truth.evidence

    def full(self, group: int) -> bool:
        """Whether every guess of the group is marked and has what evidence it needs."""
        return all(
            self.marks[index]
            and (
                self.letters[index]
                or self.marks[index] == "open"
                or not self.known[index].evidence
            )
            for index in self.members(group)
        )

    def settled(self, group: int) -> bool:
        """Whether the group stood its test, and is locked."""
        return self.judged[group] == "settled"

    def testable(self) -> bool:
        """Whether every group is full, and some were not judged as they stand."""
        return all(map(self.full, range(self.groups()))) and "" in self.judged

    def feedback(self, group: int) -> str:
        """All that a group ever says: what the test found, or why there is none yet."""
        full = [self.full(each) for each in range(self.groups())]
        if not self.judged[group] and full[group] and not all(full):
            # Translators: a page of a board is full; the test is for all pages at once.
            return _("Full. Now fill the other pages.")
        return _(JUDGED[self.judged[group]])


def marking(guess: str) -> str:
    """The key of the handle of a guess's mark, as saves have it."""
    return f"mark:{guess}"


def proving(guess: str) -> str:
    """The key of the handle of its evidence."""
    return f"fact:{guess}"


@lru_cache(maxsize=64)
def _shuffled(
    own: tuple[str, ...], seed: str, level: str, group: int
) -> tuple[Fact, ...]:
    left, order = sorted(own), list[str]()
    while left:
        words = ("facts", *((seed,) if seed else ()), level, group, len(left))
        order.append(drawn(left, *words))
        left.remove(order[-1])
    if seed and order == list(own):
        order = [*order[1:], *order[:1]]
    return tuple(Fact(LETTERS[i % 26], each) for i, each in enumerate(order))
