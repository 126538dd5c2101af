"""A kind that is declared: it states what only it knows, and the rest is derived.

A kind is one class. Its fields are the state, its ``hands`` what can be moved now and
where that leads; ``off`` is the distance from the goal, ``right`` judges a prediction,
``answer`` solves what has been revealed, ``beside`` and ``named`` show it. From these
follow all methods of ``protocol.Position``. Any of them can be overridden, so that
nothing is bent to fit.
"""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, ClassVar, Generic, Self, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Figure, Panel, Row, Work
from game.language import N_, _, in_use
from game.linalg.plane import Point
from game.puzzles.core import hands
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault, Level
from game.puzzles.core.protocol import Goal, Handle, Hint, Move, Predict, Quote, Turn
from game.puzzles.core.wording import arrow, row, said

L = TypeVar("L", bound=Level)
G = TypeVar("G")


class _Lately:
    """Hands of the position that was last asked for them, in the language of then.

    Whoever looks at what can be moved goes on to snap and to move it, and a position
    makes its hands anew for each question.
    """

    made: tuple[object, object, tuple[Hand[Any], ...]] = (None, None, ())


class Declared(Struct, Generic[L, G], frozen=True, kw_only=True):
    """A position of a declared kind; ``guess`` is what was predicted at the reveal.

    ``L`` is its level, ``G`` its prediction. ``placed`` is whether the reveal is over.
    ``TERM`` and ``FORMULAS`` are what a naming may show; ``DONE`` is said in place of a
    hint where nothing is left to do. A kind that ``PREVIEWS`` shows what a turn would
    do before it is made.
    """

    level: L
    guess: G | None = None
    placed: bool = False

    DONE: ClassVar[str] = N_("It is right as it is.")
    TERM: ClassVar[str] = ""
    FORMULAS: ClassVar[tuple[str, ...]] = ()
    PREVIEWS: ClassVar[bool] = False

    # What a kind must state

    @classmethod
    @abstractmethod
    def begin(cls, level: L) -> Self:
        """The level at its start."""

    @abstractmethod
    def hands(self) -> Iterable[Hand[Self]]:
        """What can be moved now, in keyboard order; ``given`` ones in free play."""

    @abstractmethod
    def off(self) -> float:
        """How far it is from the goal, judged as if revealed; 0 where it is reached."""

    @abstractmethod
    def right(self, guess: G) -> bool:
        """Whether a prediction was right, on the level's own numbers."""

    @abstractmethod
    def answer(self) -> Iterable[Move]:
        """The moves from here to the goal, once revealed; none where no hand can."""

    @abstractmethod
    def named(self) -> Iterable[Row]:
        """The formula and the numbers on the player's own picture."""

    @abstractmethod
    def describe(self) -> str:
        """The state in one or two sentences, for ears."""

    @abstractmethod
    def to_guess(self) -> str:
        """What to do before the reveal, in one sentence."""

    @abstractmethod
    def to_reach(self) -> str:
        """What to do after it, in one sentence."""

    @abstractmethod
    def look(self) -> str:
        """Hint 1: where to look."""

    @abstractmethod
    def idea(self) -> str:
        """Hint 2: which idea."""

    # What a kind may state

    @classmethod
    def faults(cls, level: L) -> Iterable[Fault]:
        """What makes the level's numbers impossible to play."""
        del level
        return ()

    def predicts(self) -> G | None:
        """What counts as the prediction at the reveal: what has been placed."""
        return self.guess

    def enough(self) -> float:
        """How far off still counts as there."""
        return 0.0

    def closeness(self, off: float) -> float:
        """What is heard of a distance from the goal, 0 to 1."""
        return 1.0 / (1.0 + off)

    def pictures(self, *, revealed: bool) -> Iterable[Panel]:
        """What is looked at first: a plane, where there is one."""
        del revealed
        return ()

    def besides(self) -> str:
        """Most say all that matters in a sentence or two."""
        return ""

    def beside(self) -> Iterable[Panel]:
        """The panels beside it."""
        return ()

    def step(self, move: Move) -> str:
        """Hint 3 in words: the next move."""
        return _step(move, self.handles())

    @abstractmethod
    def nearer(self) -> Hint:
        """Hint 3 before the reveal: it narrows down what to guess."""

    @abstractmethod
    def nearest(self) -> Hint:
        """Hint 4 before the reveal: all that can be told without the answer."""

    def stuck(self) -> str:
        """A hint where no moves lead from here to the goal."""
        return _("From here no way leads on; begin again.")

    def term(self) -> str:
        """What this is called, once it is solved."""
        return _(self.TERM)

    def term_note(self) -> str:
        """Most say no more of it."""
        return ""

    def view(self) -> float:
        """The half height of what hands move on."""
        return 1.0

    def quotes(self) -> Mapping[str, Quote]:
        """What the story may quote."""
        return {}

    def begins(self) -> str:
        """Hands begin with what is first."""
        return ""

    def asleep(self) -> tuple[Handle, ...]:
        """Most kinds show nothing that is taken later, but what is given."""
        return ()

    def ready(self) -> bool:
        """Most kinds can guess anything."""
        return True

    # What follows

    def now(self) -> str:
        """What to do in the present phase."""
        return self.to_reach() if self.placed else self.to_guess()

    def afresh(self) -> Self:
        """The level's own start, whatever has been moved since."""
        return self.begin(self.level)

    def reached(self) -> bool:
        """Whether the goal is reached, once revealed."""
        return self.placed and self.off() <= self.enough()

    def all_hands(self) -> Iterable[Hand[Self]]:
        """Every hand, those of the prediction too."""
        return self.hands()

    def hand_of(self, key: str) -> Hand[Self] | None:
        """The hand of that key, where it can be taken now."""
        of, words, made = _Lately.made
        every = made if of is self and words is in_use() else self.all_hands()
        for each in every:
            if each.handle.key == key:
                return each
        return None

    def play(self, move: Move) -> Self:
        """The position after a move; one that cannot be made changes nothing."""
        if isinstance(move, Predict):
            if self.placed:
                return self
            return replace(
                self, guess=self.predicts() if move.sure else None, placed=True
            )
        held = self.hand_of(move.handle)
        made = None if held is None else held.play(move)
        return self if made is None else made

    def shuffled(self, seed: str) -> Self:
        """Most kinds have nothing that lies in no order."""
        del seed
        return self

    def following(self, before: Self) -> Self:
        """Most kinds draw nothing whose signs are free."""
        del before
        return self

    def snap(self, move: Move) -> Move:
        """Snapped as its hand says."""
        held = None if isinstance(move, Predict) else self.hand_of(move.handle)
        return move if held is None else held.caught(move)

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does: as its hand says, else as its sort of handle always does."""
        held = self.hand_of(handle.key)
        if held is None:
            return None
        if held.nudge is not None:
            return held.nudge(handle, push, step, snap)
        return hands.pushed(handle, push, step, self.view(), snap=snap)

    def counts(self, move: Move) -> bool:
        """Every move costs but the reveal."""
        return not isinstance(move, Predict)

    def handles(self) -> tuple[Handle, ...]:
        """What can be moved."""
        of, words, made = _Lately.made
        if of is not self or words is not in_use():
            made = tuple(self.all_hands())
            _Lately.made = self, in_use(), made
        return tuple([each.handle for each in made])

    def goal(self) -> Goal:
        """Nothing before the reveal; then the distance, and whether it is enough."""
        if not self.placed:
            return Goal(reached=False, closeness=0.0)
        off = self.off()
        return Goal(reached=off <= self.enough(), closeness=self.closeness(off))

    def guessing(self) -> bool:
        """Whether the prediction is still to be made."""
        return not self.placed

    def foreseen(self) -> bool | None:
        """Whether the prediction was right."""
        if not self.placed or self.guess is None:
            return None
        return self.right(self.guess)

    def laid(self) -> tuple[Point, Point] | None:
        """Most predictions are no free points."""
        return None

    def recalling(self, first: Self) -> Self:
        """What was predicted there."""
        return replace(self, guess=first.guess)

    def marked(self) -> Mapping[str, str]:
        """No guess of the Ledger is marked."""
        return {}

    def ending(self) -> str:
        """Most levels have one end only."""
        return ""

    def solve(self) -> tuple[Move, ...]:
        """Past the prediction, then the answer."""
        if self.placed:
            return () if self.reached() else tuple(self.answer())
        past = Predict(sure=False)
        after = self.play(past)
        rest = after.solve()
        return (past, *rest) if rest or after.reached() else ()

    def toward(self, outcome: str) -> tuple[Move, ...]:
        """Most have one end: all that leads to it is the solver's way."""
        del outcome
        return self.solve()

    def hint(self, step: int) -> Hint:
        """Where to look; the idea; the next move; the moves.

        Before the reveal the last two are about the guess alone.
        """
        if self.reached():
            return Hint(words=_(self.DONE))
        # The whole way is long to find, and most hints are about its first step.
        whole = step > 3 or not self.placed
        moves = self.solve() if whole else tuple(islice(self.answer(), 1))
        if not moves:
            return Hint(words=self.stuck())
        if step <= 1:
            return Hint(words=self.look())
        if step == 2:
            return Hint(words=self.idea())
        if not self.placed:
            return self.nearer() if step == 3 else self.nearest()
        if step == 3:
            return Hint(words=self.step(moves[0]), ghost=moves[0])
        # Translators: the fourth hint; the solution is played.
        return Hint(words=_("Watch."), moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """The picture, and what stands beside it."""
        return Figure(panels=(*self.pictures(revealed=revealed), *self.beside()))

    def naming(self) -> Figure:
        """The term and what is named, beside the player's own picture."""
        term = row("name:term", self.term(), note=self.term_note())
        rows = (term, *self.named())
        work = Work(key="naming", rows=rows)
        return Figure(panels=(*self.pictures(revealed=True), work))


def _step(move: Move, handles: Iterable[Handle]) -> str:
    if isinstance(move, Predict):
        return _("Watch.")
    held = hands.by_key(handles, move.handle)
    if held is None:
        return _("Watch.")
    if isinstance(move, Turn):
        says = held.says[held.values.index(move.value)]
        return _("{handle}: {value}.", handle=held.name, value=says)
    if held.reach is not None:
        value = said(move.to[0])
        return _("{handle} should be {value}.", handle=held.name, value=value)
    return _("{handle} belongs at {place}.", handle=held.name, place=arrow(move.to))
