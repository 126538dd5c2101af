"""What the file of a guess declares: that it holds, that it breaks, or that it is open.

Its id is its name in ``story/ledger.yaml``, where its words are.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from game.puzzles.core.bench import Bench, Points

Array: TypeAlias = NDArray[np.float64]
# Standard normal numbers of a shape, handed in: this room throws no dice.
Draw: TypeAlias = Callable[[tuple[int, ...]], Array]


class Declared(Struct, frozen=True, kw_only=True):
    """What every guess declares.

    ``words`` say, for authors, what its check looks at; ``evidence`` is a computed fact
    that a player can lay on the board.
    """

    id: str
    words: str
    evidence: Callable[[], str] | None = None


class Holds(Declared, frozen=True, kw_only=True):
    """A guess that holds: the error of one random case of a shape stays tiny."""

    VERDICT: ClassVar[str] = "holds"

    error: Callable[[Draw, tuple[int, int]], float]
    tolerance: float = 1e-9


class Breaks(Declared, frozen=True, kw_only=True):
    """A guess that breaks: by how much and where, on its bench.

    ``mended`` draws numbers for which the guess is true after all. The counterexample
    is the bench's answer, unless ``small`` arrows, of whole numbers, say it better.
    """

    VERDICT: ClassVar[str] = "breaks"

    bench: Bench
    mended: Callable[[Draw], Mapping[str, Array]]
    small: Points = ()

    def counterexample(self) -> Mapping[str, object]:
        """Small numbers that break it, by name."""
        return self.bench.numbers(self.small or self.bench.answer)


class Open(Declared, frozen=True, kw_only=True):
    """A guess that nobody can decide here: it stays open."""

    VERDICT: ClassVar[str] = "open"


AnyGuess: TypeAlias = Holds | Breaks | Open
