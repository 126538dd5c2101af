"""Board: mark each guess holds, breaks or open, and attach the evidence that says so.

Guesses lie in groups of three. Once every group is full the board can be put to the
test, all of it at once: a group that is all right is settled and cannot be changed; any
other says at most that two or fewer are wrong. So trying everything teaches little, and
reading the evidence does.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec.structs import replace

from game.figure.things import Figure
from game.language import N_, _
from game.linalg.plane import Point
from game.puzzles.core import hands
from game.puzzles.core.kind import Asks, Kind, Rules, Story, of_class
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Goal, Handle, Hint, Move, Quote, Role, Turn
from game.puzzles.kinds import board_figure
from game.puzzles.kinds.board_state import (
    GROUP,
    MARKS,
    MEND,
    MEND_MARKS,
    PAGE,
    TEST,
    BoardLevel,
    BoardState,
    marking,
    proving,
)


class BoardPosition(BoardState, frozen=True, kw_only=True):
    """A board that can be played."""

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

    def ready(self) -> bool:
        """Nothing is predicted here."""
        return True

    def now(self) -> str:
        """To mark and to prove; then to have it judged."""
        if self.settled(self.page) and not self.goal().reached:
            return _("These stand. Turn the page, and go on with the others.")
        full = [self.full(group) for group in range(self.groups())]
        if full[self.page] and not all(full):
            return _("This page is full. Turn it, and fill the others.")
        if self.testable():
            return _("Every guess is marked. Now put these to the test.")
        facts = self.facts(self.page)
        mend = MEND if facts else MEND_MARKS
        if self.judged[self.page] in mend:
            return _(mend[self.judged[self.page]])
        if not facts:
            return _("Mark each guess: does it hold, does it break, or is it open?")
        return _(
            "Mark each guess. "
            "Take a line of evidence, then the guess that it speaks for or against."
        )

    def begins(self) -> str:
        """With the first guess."""
        return ""

    def asleep(self) -> tuple[Handle, ...]:
        """Nothing waits."""
        return ()

    def play(self, move: Move) -> "BoardPosition":
        """Mark, attach, judge or turn the page; a settled group stays as it is."""
        if not isinstance(move, Turn):
            return self
        if move == TEST:
            return self._tested() if self.testable() else self
        if move.handle == PAGE:
            pages = self.pages()
            known = move.value in pages
            return replace(self, page=pages.index(move.value)) if known else self
        for index, guess in enumerate(self.level.guesses):
            if self.settled(index // GROUP):
                continue
            if move.handle == marking(guess) and move.value in MARKS:
                return self._unjudged(index, _put(self.marks, index, move.value))
            if move.handle == proving(guess):
                return self._given(index, move.value)
        return self

    def shuffled(self, seed: str) -> "BoardPosition":
        """The evidence lies in another order for every seed."""
        return replace(self, seed=seed)

    def following(self, before: "BoardPosition") -> "BoardPosition":
        """It is seen in one way only."""
        del before
        return self

    def snap(self, move: Move) -> Move:
        """Nothing to snap to."""
        return move

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does to a handle; evidence that lies elsewhere is passed over."""
        if handle.role is Role.EVIDENCE:
            group = next(g for g in range(self.groups()) if handle.key in self._keys(g))
            given = {self.letters[i] for i in self.members(group)} - {handle.value, ""}
            free = tuple(value for value in handle.values if value not in given)
            handle = replace(handle, values=free)
        return hands.pushed(handle, push, step, self.view(), snap=snap)

    def goal(self) -> Goal:
        """Every group settled; closeness is their share, and tells no more."""
        done = sum(self.settled(group) for group in range(self.groups()))
        return Goal(reached=done == self.groups(), closeness=done / self.groups())

    def handles(self) -> tuple[Handle, ...]:
        """Mark and evidence of each guess on view, the test, then the page."""
        return tuple(board_figure.handles(self))

    def laid(self) -> None:
        """Nothing is laid on a plane."""

    def toward(self, outcome: str) -> tuple[Move, ...]:
        """There is one end."""
        del outcome
        return self.solve()

    def ending(self) -> str:
        """All boards end alike."""
        return ""

    def counts(self, move: Move) -> bool:
        """Turning the page and putting to the test cost nothing."""
        return isinstance(move, Turn) and move.handle not in {PAGE, TEST.handle}

    def recalling(self, first: "BoardPosition") -> "BoardPosition":
        """Nothing is predicted on a board."""
        del first
        return self

    def marked(self) -> Mapping[str, str]:
        """Every mark that was given, right or not."""
        pairs = zip(self.level.guesses, self.marks, strict=True)
        return {guess: mark for guess, mark in pairs if mark}

    def quotes(self) -> Mapping[str, Quote]:
        """Its marks speak for themselves."""
        return {}

    def describe(self) -> str:
        """The group on view: each guess with its mark and evidence, the feedback."""
        return board_figure.describe(self)

    def besides(self) -> str:
        """It is all words."""
        return ""

    def solve(self) -> tuple[Move, ...]:
        """The page, the marks and the evidence that are still to be set right."""
        order = [self.page, *(g for g in range(self.groups()) if g != self.page)]
        moves: list[Move] = []
        for group in order:
            if all(map(self.right, self.members(group))):
                continue
            if group != self.page:
                moves.append(Turn(PAGE, self.pages()[group]))
            moves += chain.from_iterable(map(self._righting, self.members(group)))
        return (*moves, TEST) if not self.goal().reached else ()

    def hint(self, step: int) -> Hint:
        """A guess to look at; the fact that speaks of it; a ghost; its mark."""
        moves, mine = self.solve(), self.members(self.page)
        by_page = [*mine, *(i for i in range(len(self.marks)) if i not in mine)]
        wrong = [index for index in by_page if not self.right(index)]
        if not moves:
            return Hint(words=_("Everything is settled."))
        if not wrong:
            words = _("Put them to the test.")
            return Hint(words=words, ghost=TEST, moves=(TEST,))
        truth = self.known[wrong[0]]
        if step <= 1:
            return Hint(words=_("Look again at “{guess}”", guess=truth.words))
        if step == 2:
            return Hint(words=board_figure.speaking(self, wrong[0]))
        if step == 3:
            return Hint(words=_("This is the next move."), ghost=moves[0])
        # It is shown in words alone: what is marked is the player's own to change.
        told = board_figure.truth(self, wrong[0])
        return Hint(words=told, ghost=moves[0], moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """The page of guesses, and beside it the evidence on the table."""
        del revealed
        return board_figure.figure(self)

    def naming(self) -> Figure:
        """Every guess with its mark and its evidence, on one page."""
        return board_figure.naming(self)

    # Within

    def _keys(self, group: int) -> set[str]:
        return {proving(self.level.guesses[index]) for index in self.members(group)}

    def _tested(self) -> "BoardPosition":
        wrong = (
            sum(not self.right(index) for index in self.members(group))
            for group in range(self.groups())
        )
        judged = ("settled" if not n else "few" if n <= 2 else "wrong" for n in wrong)
        return replace(self, judged=tuple(judged))

    def _given(self, index: int, letter: str) -> "BoardPosition":
        """One piece of evidence lies in one place: it is taken along."""
        group = index // GROUP
        if letter not in {fact.letter for fact in self.facts(group)} | {""}:
            return self
        letters = self.letters
        for other in self.members(group):
            if letter and letters[other] == letter:
                letters = _put(letters, other, "")
        return replace(
            self._unjudged(index, self.marks), letters=_put(letters, index, letter)
        )

    def _unjudged(self, index: int, marks: tuple[str, ...]) -> "BoardPosition":
        """The board with other marks: what was said of the group holds no more."""
        judged = _put(self.judged, index // GROUP, "")
        return replace(self, marks=marks, judged=judged)

    def _righting(self, index: int) -> Iterable[Move]:
        guess, truth = self.level.guesses[index], self.known[index]
        if self.marks[index] != truth.verdict:
            yield Turn(marking(guess), truth.verdict)
        if truth.evidence and self.attached(index) not in truth.evidence:
            facts = self.facts(index // GROUP)
            letter = next(f.letter for f in facts if f.words in truth.evidence)
            yield Turn(proving(guess), letter)


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


def kind(guesses: Guesses) -> Kind:
    """The kind, for the guesses of a Ledger."""
    return of_class(
        "board",
        BoardLevel,
        Story(
            title=N_("Board"),
            task=N_("Which of these guesses hold, which break, and what says so?"),
            beat="rows-15",
            marks=True,
            ranked=True,
        ),
        Rules(lambda level: open_level(level, guesses), faults),
        asks=Asks(lambda level: level.guesses, "guesses"),
    )
