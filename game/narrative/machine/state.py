"""Where a play stands: one small frozen value, and its working copy."""

from msgspec import Struct

from game.narrative.program.domains import Value

START = -1
MOST_VISITS = 99
MOST_CALLS = 16
# How puzzles end: well, or left for later, where nothing was made to be quoted.
SOLVED, SKIPPED = "solved", "skipped"


class StoryFault(Exception):  # noqa: N818 - a fault of the story, shown to its writer
    """The story cannot go on, or was told something that does not fit."""


class State(Struct, frozen=True, omit_defaults=True):
    """A play at a pause.

    ``at`` is the pausing operation's index in the chapter's code (``START`` before the
    first step), ``stack`` the indices to return to, ``offered`` the options of the
    choice it stands at. ``quotes`` are numbers that the player made in puzzles, by
    ``kind.name``. ``met`` are the puzzles that were played to their end, but not as
    foreseen. ``picked`` and ``visits`` hold what is still of interest:
    what conditions read, ``once``, and choices that may come again.
    """

    chapter: str
    at: int = START
    seed: int = 0
    values: dict[str, Value] = {}
    visits: dict[str, int] = {}
    picked: dict[str, int] = {}
    marks: dict[str, str] = {}
    solved: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    stack: tuple[int, ...] = ()
    offered: tuple[str, ...] = ()
    quotes: dict[str, tuple[float, ...]] = {}


class Memory:
    """A state's contents while it changes; what is not changed is shared."""

    __slots__ = (
        "marks",
        "met",
        "picked",
        "quotes",
        "solved",
        "stack",
        "values",
        "visits",
    )

    def __init__(self, of: "State | Memory") -> None:
        # Contents are replaced, never changed in place.
        self.values: dict[str, Value] = of.values
        self.visits: dict[str, int] = of.visits
        self.picked: dict[str, int] = of.picked
        self.marks: dict[str, str] = of.marks
        self.solved: tuple[str, ...] = of.solved
        self.met: tuple[str, ...] = of.met
        self.stack: tuple[int, ...] = of.stack
        self.quotes: dict[str, tuple[float, ...]] = of.quotes

    def give(self, name: str, value: Value) -> None:
        """A variable gets a value."""
        if self.values.get(name) != value:
            self.values = {**self.values, name: value}

    def visit(self, key: str) -> None:
        """A scene begins once more."""
        count = min(MOST_VISITS, self.visits.get(key, 0) + 1)
        self.visits = {**self.visits, key: count}

    def take(self, option: str) -> None:
        """An option is taken once more."""
        count = min(MOST_VISITS, self.picked.get(option, 0) + 1)
        self.picked = {**self.picked, option: count}

    def forget(self, kept: frozenset[str]) -> None:
        """Drop what was picked where no way leads back to, but for what is read."""
        if self.picked:
            self.picked = {
                k: n for k, n in self.picked.items() if f"picked:{k}" in kept
            }

    def mark(self, guess: str, mark: str) -> None:
        """A guess is written (empty mark) or marked."""
        self.marks = {**self.marks, guess: mark}

    def solve(self, level: str) -> None:
        """A level is solved."""
        if level not in self.solved:
            self.solved = (*self.solved, level)

    def meet(self, level: str) -> None:
        """A level was played to its end, but not as foreseen."""
        if level not in self.met:
            self.met = (*self.met, level)

    def quote(self, name: str, numbers: tuple[float, ...]) -> None:
        """The player made something that may be quoted."""
        self.quotes = {**self.quotes, name: numbers}

    def state(self, before: State, at: int, offered: tuple[str, ...] = ()) -> State:
        """The frozen state with these contents."""
        return State(
            before.chapter,
            at,
            before.seed,
            self.values,
            self.visits,
            self.picked,
            self.marks,
            self.solved,
            self.met,
            self.stack,
            offered,
            self.quotes,
        )
