"""Board: mark each guess holds, breaks or open, and attach the evidence that says so.

Guesses lie in groups of three. A full group can be put to the test: all right, it is
settled and cannot be changed; else it says at most that two or fewer are wrong. So
trying everything teaches little, and reading the evidence does.
"""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Entry, Figure, Page
from game.language import N_
from game.linalg.plane import Point
from game.puzzles.core import hands
from game.puzzles.core.kind import Asks, Kind, Rules, Story, of_class
from game.puzzles.core.known_guess import Guesses, KnownGuess
from game.puzzles.core.level import Fault, Level
from game.puzzles.core.protocol import Goal, Handle, Hint, Move, Quote, Turn
from game.puzzles.core.seeded_draws import drawn

GROUP: Final = 3
MARKS: Final = ("", "holds", "breaks", "open")
SAID: Final = ("unmarked", "holds", "breaks", "open")
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
JUDGED: Final = {
    "": "",
    "settled": "Settled.",
    "few": "Two or fewer are wrong.",
    "wrong": "Not yet.",
}


class BoardLevel(Level, frozen=True, kw_only=True):
    """``guesses`` are ids of the Ledger in the order of the board."""

    guesses: tuple[str, ...]


class Fact(Struct, frozen=True):
    """A piece of evidence on the table, under a letter."""

    letter: str
    words: str


class BoardPosition(Struct, frozen=True, kw_only=True):
    """Marks and attached letters, one a guess; what each group was last judged.

    ``page`` is the group on view.
    """

    level: BoardLevel
    known: tuple[KnownGuess, ...]
    marks: tuple[str, ...]
    letters: tuple[str, ...]
    judged: tuple[str, ...]
    page: int = 0

    def view(self) -> float:
        """A board has no plane."""
        return 1.0

    def guessing(self) -> bool:
        """Nothing is predicted here."""
        return False

    def foreseen(self) -> bool | None:
        """False once a group failed its test, True when all stood it at once."""
        if any(said in {"few", "wrong"} for said in self.judged):
            return False
        return True if self.goal().reached else None

    # Groups

    def groups(self) -> int:
        """How many groups there are."""
        return -(-len(self.marks) // GROUP)

    def members(self, group: int) -> range:
        """The guesses of a group, by number."""
        return range(group * GROUP, min((group + 1) * GROUP, len(self.marks)))

    def facts(self, group: int) -> tuple[Fact, ...]:
        """All evidence about a group's guesses, in an order that gives nothing away."""
        words = {w for index in self.members(group) for w in self.known[index].evidence}
        left, order = sorted(words), []
        while left:
            order.append(drawn(left, "facts", self.level.id, group, len(left)))
            left.remove(order[-1])
        return tuple(Fact(LETTERS[i % 26], each) for i, each in enumerate(order))

    def right(self, index: int) -> bool:
        """Whether a guess has its verdict and, where there is any, its evidence."""
        truth = self.known[index]
        if self.marks[index] != truth.verdict:
            return False
        return not truth.evidence or self._attached(index) in truth.evidence

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

    def feedback(self, group: int) -> str:
        """All that a group ever says, and only of what was put to the test."""
        return JUDGED[self.judged[group]]

    # The protocol

    def play(self, move: Move) -> "BoardPosition":
        """Mark, attach, judge or turn the page; a settled group stays as it is."""
        match move:
            case Turn("judge", "asked") if self._testable():
                return self._tested()
            case Turn("page", value) if value in self._pages():
                return replace(self, page=int(value) - 1)
            case Turn(handle, value):
                what, _, guess = handle.partition(":")
                return self._turned(what, guess, value)
            case _:
                return self

    def snap(self, move: Move) -> Move:
        """Nothing to snap to."""
        return move

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does to a handle, as its sort says."""
        return hands.pushed(handle, push, step, self.view(), snap=snap)

    def goal(self) -> Goal:
        """Every group settled; closeness is their share, and tells no more."""
        done = sum(self.settled(group) for group in range(self.groups()))
        return Goal(reached=done == self.groups(), closeness=done / self.groups())

    def handles(self) -> tuple[Handle, ...]:
        """Mark and evidence of each guess on view, the test, then the page."""
        handles: list[Handle] = []
        if not self.settled(self.page):
            for index in self.members(self.page):
                handles += [self._mark_handle(index), self._fact_handle(index)]
        if self._testable():
            handles.append(
                Handle(
                    key="judge",
                    name="put these to the test",
                    panel="board",
                    values=("", "asked"),
                    says=("not asked", "asked"),
                )
            )
        if self.groups() > 1:
            pages = self._pages()
            handles.append(
                Handle(
                    key="page",
                    name="page",
                    panel="board",
                    values=pages,
                    value=pages[self.page],
                    says=tuple(f"page {page} of {len(pages)}" for page in pages),
                )
            )
        return tuple(handles)

    def counts(self, move: Move) -> bool:
        """Turning the page and putting to the test cost nothing."""
        return isinstance(move, Turn) and move.handle not in {"page", "judge"}

    def marked(self) -> Mapping[str, str]:
        """Every mark that was given, right or not."""
        pairs = zip(self.level.guesses, self.marks, strict=True)
        return {guess: mark for guess, mark in pairs if mark}

    def quotes(self) -> Mapping[str, Quote]:
        """Its marks speak for themselves."""
        return {}

    def describe(self) -> str:
        """The group on view: each guess with its mark and evidence, the feedback."""
        pieces = [f"Page {self.page + 1} of {self.groups()}."]
        for index in self.members(self.page):
            mark = self.marks[index] or "unmarked"
            evidence = self._attached(index)
            because = f", because {evidence}" if evidence else ""
            pieces.append(f"“{self.known[index].words}”: {mark}{because}.")
        if not self.settled(self.page):
            facts = self.facts(self.page)
            pieces += [f"Evidence {fact.letter}: {fact.words}." for fact in facts]
        pieces.append(self.feedback(self.page))
        return " ".join(piece for piece in pieces if piece)

    def solve(self) -> tuple[Move, ...]:
        """The page, the marks and the evidence that are still to be set right."""
        order = [self.page, *(g for g in range(self.groups()) if g != self.page)]
        moves: list[Move] = []
        for group in order:
            if self.settled(group):
                continue
            if group != self.page:
                moves.append(Turn("page", self._pages()[group]))
            moves += chain.from_iterable(map(self._righting, self.members(group)))
            moves.append(Turn("judge", "asked"))
        return tuple(moves)

    def hint(self, step: int) -> Hint:
        """A guess to look at; the fact that speaks of it; a ghost; the moves."""
        moves = self.solve()
        wrong = [index for index in self._by_page() if not self.right(index)]
        if not moves:
            return Hint(words="Everything is settled.")
        if not wrong:
            return Hint(words="Put them to the test.", ghost=moves[0], moves=moves)
        truth = self.known[wrong[0]]
        if step <= 1:
            return Hint(words=f"Look again at “{truth.words}”")
        if step == 2:
            fact = truth.evidence[0] if truth.evidence else "No evidence settles it."
            return Hint(words=f"This speaks of “{truth.words}”: {fact}")
        if step == 3:
            return Hint(words="This is the next move.", ghost=moves[0])
        return Hint(words="Watch.", moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """The page of guesses, and beside it the evidence on the table."""
        del revealed
        last = self.members(self.page)[-1] + 1
        first = self.members(self.page)[0] + 1
        heading = f"Guesses {first}–{last} of {len(self.marks)}"
        said = self.feedback(self.page)
        return Figure(
            panels=(
                Page(
                    key="board",
                    heading=f"{heading} · {said}" if said else heading,
                    entries=tuple(map(self._entry, self.members(self.page))),
                    weight=1.3,
                ),
                Page(
                    key="evidence",
                    heading="Evidence",
                    entries=tuple(
                        Entry(
                            key=f"evidence:{self.page}:{fact.letter}",
                            words=f"{fact.letter}. {fact.words}",
                            lit=self._used(fact.letter),
                        )
                        for fact in self.facts(self.page)
                    ),
                ),
            )
        )

    def naming(self) -> Figure:
        """Every guess with its mark and its evidence, on two pages."""
        half = -(-len(self.marks) // 2)
        entries = tuple(map(self._entry, range(len(self.marks))))
        sides = (("board", entries[:half]), ("evidence", entries[half:]))
        headings = {"board": "What holds, what breaks, and why", "evidence": ""}
        return Figure(
            panels=tuple(
                Page(key=key, heading=headings[key], entries=side)
                for key, side in sides
                if side
            )
        )

    # Within

    def _pages(self) -> tuple[str, ...]:
        return tuple(str(page + 1) for page in range(self.groups()))

    def _by_page(self) -> list[int]:
        mine = self.members(self.page)
        return [*mine, *(i for i in range(len(self.marks)) if i not in mine)]

    def _testable(self) -> bool:
        return self.full(self.page) and not self.judged[self.page]

    def _tested(self) -> "BoardPosition":
        wrong = sum(not self.right(index) for index in self.members(self.page))
        said = "settled" if not wrong else "few" if wrong <= 2 else "wrong"
        return replace(self, judged=_put(self.judged, self.page, said))

    def _attached(self, index: int) -> str:
        facts = {fact.letter: fact.words for fact in self.facts(index // GROUP)}
        return facts.get(self.letters[index], "")

    def _used(self, letter: str) -> bool:
        return any(self.letters[i] == letter for i in self.members(self.page))

    def _entry(self, index: int) -> Entry:
        return Entry(
            key=f"guess:{self.level.guesses[index]}",
            words=self.known[index].words,
            mark=self.marks[index],
            evidence=self._attached(index),
            lit=self.settled(index // GROUP),
        )

    def _mark_handle(self, index: int) -> Handle:
        guess = self.level.guesses[index]
        return Handle(
            key=f"mark:{guess}",
            name=f"mark of “{self.known[index].words}”",
            panel="board",
            values=MARKS,
            value=self.marks[index],
            says=SAID,
            entry=f"guess:{guess}",
        )

    def _fact_handle(self, index: int) -> Handle:
        guess, facts = self.level.guesses[index], self.facts(index // GROUP)
        return Handle(
            key=f"fact:{guess}",
            name=f"evidence for “{self.known[index].words}”",
            panel="board",
            values=("", *(fact.letter for fact in facts)),
            value=self.letters[index],
            says=("nothing", *(fact.words for fact in facts)),
            entry=f"guess:{guess}",
        )

    def _turned(self, what: str, guess: str, value: str) -> "BoardPosition":
        if guess not in self.level.guesses:
            return self
        index = self.level.guesses.index(guess)
        group = index // GROUP
        if self.settled(group):
            return self
        if what == "mark" and value in MARKS:
            marks = _put(self.marks, index, value)
            return replace(self, marks=marks, judged=_put(self.judged, group, ""))
        known = {fact.letter for fact in self.facts(group)} | {""}
        if what == "fact" and value in known:
            letters = self.letters
            for other in self.members(group):
                # One piece of evidence lies in one place: it is taken along.
                if value and letters[other] == value:
                    letters = _put(letters, other, "")
            letters = _put(letters, index, value)
            return replace(self, letters=letters, judged=_put(self.judged, group, ""))
        return self

    def _righting(self, index: int) -> Iterable[Move]:
        guess, truth = self.level.guesses[index], self.known[index]
        if self.marks[index] != truth.verdict:
            yield Turn(f"mark:{guess}", truth.verdict)
        if truth.evidence and self._attached(index) not in truth.evidence:
            facts = self.facts(index // GROUP)
            letter = next(f.letter for f in facts if f.words in truth.evidence)
            yield Turn(f"fact:{guess}", letter)


def _put(items: tuple[str, ...], index: int, value: str) -> tuple[str, ...]:
    return (*items[:index], value, *items[index + 1 :])


def open_level(level: BoardLevel, guesses: Guesses) -> BoardPosition:
    """The board at its start, with words, verdicts and evidence from the Ledger.

    Raises:
        KeyError: the Ledger lacks one of the guesses.
    """
    blank = ("",) * len(level.guesses)
    return BoardPosition(
        level=level,
        known=tuple(guesses[guess] for guess in level.guesses),
        marks=blank,
        letters=blank,
        judged=("",) * -(-len(blank) // GROUP),
    )


def faults(level: BoardLevel) -> Iterable[Fault]:
    """What makes the board impossible to play, whatever the Ledger says."""
    if not 1 <= len(level.guesses) <= 8 * GROUP:
        yield Fault(("guesses",), f"a board has 1 to {8 * GROUP} guesses")
    for index, guess in enumerate(level.guesses):
        if guess in level.guesses[:index]:
            yield Fault(("guesses", index), f"'{guess}' is on the board twice")
    if level.par < len(level.guesses):
        yield Fault(("par",), "par is less than one move a guess")


def kind(guesses: Guesses) -> Kind:
    """The kind, for the guesses of a Ledger."""
    return of_class(
        "board",
        BoardLevel,
        Story(title=N_("Board"), beat="rows-15", marks=True),
        Rules(lambda level: open_level(level, guesses), faults),
        asks=Asks(lambda level: level.guesses, "guesses"),
    )
