"""A kind as the rest of the house knows it, and how a class becomes that."""

from collections.abc import Callable, Iterable, Mapping
from string import Formatter
from typing import Final, Generic, TypeVar

from msgspec import Struct

from game.puzzles.core.declared import Declared
from game.puzzles.core.level import Fault, Level
from game.puzzles.core.paper_question import Question
from game.puzzles.core.protocol import Position
from game.puzzles.core.seeded_draws import Draws

L = TypeVar("L", bound=Level)
G = TypeVar("G")

OUTCOMES: Final = ("solved", "missed", "skipped")
# Tools that show a dot product, where dot products are what is guessed.
TELLING: Final = ("shadow", "gram")


class Kind(Struct, frozen=True, kw_only=True):
    """All that the rest of the house knows of a kind.

    ``schema`` is its level's class. A kind about guesses of the Ledger is made from
    those at hand (``puzzles.kinds.table.kind_of``): it ``asks`` for the ids that a
    level is about, which stand in its field ``asked``.
    A kind that ``marks`` sends marks to the Ledger. One that ``previews`` shows what a
    turn would do before it is made. ``slots`` are the names that a level's ``check``
    wording may use, ``quotes`` what the story may quote, each name with a sample of its
    numbers. ``generate`` makes a level from a seed and a difficulty, 1 to ``hardest``;
    ``hardness`` measures what makes one harder, and its mean rises with the difficulty.
    ``forbids`` are the tools that would give the guess away: not before the reveal.
    ``recalls`` are the facts of a play of the story that it begins with.
    ``since`` is the first day whose daily level may be of this kind: a new kind changes
    no day that is past. In a ``ranked`` kind a good way takes fewer moves than a bad
    one, and its solver's way takes the fewest from wherever one stands.
    """

    name: str
    title: str
    task: str
    beat: str
    outcomes: tuple[str, ...] = OUTCOMES
    schema: type[Level]
    open: Callable[[Level], Position]
    faults: Callable[[Level], Iterable[Fault]]
    marks: bool = False
    asks: Callable[[Level], tuple[str, ...]] | None = None
    asked: str = "guesses"
    previews: bool = False
    quotes: Mapping[str, tuple[float, ...]] = {}
    question: Callable[[Level, str], Question] | None = None
    slots: frozenset[str] = frozenset()
    generate: Callable[[str, int], Level | None] | None = None
    hardest: int = 0
    hardness: Callable[[Level], float] | None = None
    formulas: tuple[str, ...] = ()
    forbids: tuple[str, ...] = ()
    recalls: tuple[str, ...] = ()
    since: str = ""
    ranked: bool = False


class Story(Struct, frozen=True, kw_only=True):
    """What the story has to do with a kind; ``title`` is marked for translators.

    ``task`` says what is asked in a level that has no words of its own.

    ``beat`` is where it is first played, ``quotes`` samples of what may be quoted,
    ``since`` the first day on which it may be the level of the day. A ``ranked``
    one has a par. ``outcomes`` are its endings, where it has more than one; it
    ``recalls`` facts of the play.
    """

    title: str
    task: str
    beat: str
    quotes: Mapping[str, tuple[float, ...]] = {}
    forbids: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = OUTCOMES
    recalls: tuple[str, ...] = ()
    marks: bool = False
    since: str = ""
    ranked: bool = False


class Rules(Struct, Generic[L], frozen=True):
    """How a level is opened and judged, and what its figures may show."""

    opened: Callable[[L], Position]
    faults: Callable[[L], Iterable[Fault]]
    formulas: tuple[str, ...] = ()
    previews: bool = False


class Asks(Struct, Generic[L], frozen=True):
    """The guesses of the Ledger that a level is about, and the field that says so."""

    ids: Callable[[L], tuple[str, ...]]
    field: str = "guesses"


class Paper(Struct, Generic[L], frozen=True):
    """The paper check; ``wording`` has the slots that a level's own may use."""

    wording: str
    ask: Callable[[L, str], Question]


class Endless(Struct, Generic[L], frozen=True):
    """Levels that nobody wrote, of a difficulty from 1 to ``hardest``.

    ``hardness`` says how hard one is, by what makes them harder in this kind. None is
    made where the kind is about guesses, and none is at hand.
    """

    make: Callable[[Draws], L | None]
    hardest: int
    hardness: Callable[[L], float]

    def of(self, kind: str, seed: str, difficulty: int) -> L | None:
        """The level of a seed: the same wherever it is opened."""
        hard = max(1, min(self.hardest, difficulty))
        return self.make(Draws(kind=kind, seed=seed, difficulty=hard))


def declare(
    name: str,
    position: type[Declared[L, G]],
    schema: type[L],
    story: Story,
    *,
    paper: Paper[L] | None = None,
    endless: Endless[L] | None = None,
    asks: Asks[L] | None = None,
) -> Kind:
    """A declared kind as the table wants it: levels are proven to be its own.

    Raises:
        TypeError: the kind leaves something unsaid (at import, and mypy says it too).
    """
    for each in dir(position):
        part: object = getattr(position, each)
        if getattr(part, "__isabstractmethod__", False):
            raise TypeError(f"the kind '{name}' does not say its '{each}'")
    rules = Rules(
        position.begin,
        position.faults,
        formulas=position.FORMULAS,
        previews=position.PREVIEWS,
    )
    return of_class(name, schema, story, rules, paper, endless, asks)


def of_class(
    name: str,
    schema: type[L],
    story: Story,
    rules: Rules[L],
    paper: Paper[L] | None = None,
    endless: Endless[L] | None = None,
    asks: Asks[L] | None = None,
) -> Kind:
    """A kind whose position is written out in full; its levels are of ``schema``."""

    def own(level: Level) -> L:
        if not isinstance(level, schema):
            raise TypeError(f"'{level.id}' is no level of the kind '{name}'")
        return level

    wording = "" if paper is None else paper.wording
    return Kind(
        name=name,
        title=story.title,
        task=story.task,
        beat=story.beat,
        schema=schema,
        open=lambda level: rules.opened(own(level)),
        faults=lambda level: rules.faults(own(level)),
        marks=story.marks,
        asks=None if asks is None else lambda level: asks.ids(own(level)),
        asked="guesses" if asks is None else asks.field,
        previews=rules.previews,
        question=None if paper is None else lambda at, seed: paper.ask(own(at), seed),
        slots=frozenset(slot for _, slot, _, _ in Formatter().parse(wording) if slot),
        generate=None if endless is None else lambda seed, n: endless.of(name, seed, n),
        hardest=0 if endless is None else endless.hardest,
        hardness=None if endless is None else lambda at: endless.hardness(own(at)),
        formulas=rules.formulas,
        quotes=story.quotes,
        forbids=story.forbids,
        outcomes=story.outcomes,
        recalls=story.recalls,
        since=story.since,
        ranked=story.ranked,
    )
