"""Proof: its level."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np

from game.linalg.plane import Point
from game.linalg.vectors import Matrix
from game.puzzles.core.level import Fault, Level
from game.puzzles.kinds.proof.lines import FREE, REASONS, Line, follows, line

LETTERS: Final = "ABCDEFGH"
# A matrix by its rows, and the arrows: v (or u), and w where there is one.
Example: TypeAlias = tuple[tuple[Point, Point], tuple[Point, ...]]


class ProofLevel(Level, frozen=True, kw_only=True):
    """From ``given`` lines to the last of ``chain``, a proof with its ``reasons``.

    ``others`` are cards that do not follow; ``fails`` are examples, one for each of
    them, in which all that is given is so, and both sides of the card differ. The
    numbers L and K are apart where it is so given. ``stamped`` reasons stand there from
    the beginning, ``laid`` cards too. The ``example`` keeps all that is given.
    """

    given: tuple[str, ...]
    chain: tuple[str, ...]
    reasons: tuple[str, ...]
    others: tuple[str, ...] = ()
    fails: tuple[Example, ...] = ()
    apart: bool = False
    stamped: bool = False
    laid: tuple[int, ...] = ()
    letter: str = "v"
    example: Example

    def cards(self) -> tuple[str, ...]:
        """All cards of the pool, those of the chain not in its order."""
        return _shuffled(self)

    def letters(self) -> dict[str, str]:
        """What the cards are called."""
        return dict(zip(self.cards(), LETTERS, strict=False))

    def lines(self) -> tuple[Line, ...]:
        """What is given."""
        return tuple(map(line, self.given))

    def known(self, example: Example | None = None) -> dict[str, Matrix]:
        """What the letters are in an example: numbers by the arrows that they keep."""
        rows, (v, *more) = example or self.example
        m = np.array(rows)
        found = {"M": m, "T": m.T, "S": m, self.letter: np.array(v)}
        lap = m.T @ m if self.letter == "v" else m @ m.T
        by = m if "S" in "".join(self.given) else lap
        found["L"] = _times(by, np.array(v))
        for w in more:
            found["w"] = np.array(w)
            found["K"] = _times(by, np.array(w))
        if self.letter == "v":
            found["u"] = m @ np.array(v)
        return found

    def fails_by(self, card: str) -> Example | None:
        """The example in which a card's sides differ."""
        at = self.others.index(card) if card in self.others else len(self.fails)
        return self.fails[at] if at < len(self.fails) else None

    def faults(self) -> Iterator[Fault]:
        """What is no line, and a chain that does not hold."""
        for field in ("given", "chain", "others"):
            for n, text in enumerate(getattr(self, field)):
                try:
                    line(text)
                except ValueError as error:
                    yield Fault((field, n), str(error))
                    return
        if any(not 1 <= len(x[1]) <= 2 for x in (self.example, *self.fails)):
            yield Fault(("example",), "an example has one arrow or two")
            return
        if len(self.fails) != len(self.others):
            yield Fault(("fails",), "as many examples as other cards")
            return
        if len(self.reasons) != len(self.chain):
            yield Fault(("reasons",), "as many reasons as lines in the chain")
            return
        before = list(self.lines())
        for n, (text, reason) in enumerate(zip(self.chain, self.reasons, strict=True)):
            if reason not in REASONS or reason == FREE:
                yield Fault(("reasons", n), f"'{reason}' is no reason")
                return
            if follows(line(text), reason, before, apart=self.apart) is None:
                yield Fault(("chain", n), "it does not follow for this reason")
                return
            before.append(line(text))
        if self.laid and sorted(self.laid) != list(range(1, len(self.chain) + 1)):
            yield Fault(("laid",), "every line of the chain is laid once")
        elif self.laid == tuple(range(1, len(self.chain) + 1)) and self.stamped:
            yield Fault(("laid",), "already solved: every line stands right")


@lru_cache(maxsize=32)
def _shuffled(level: ProofLevel) -> tuple[str, ...]:
    """By their text, which tells nothing."""
    return tuple(sorted({*level.chain, *level.others}, key=lambda x: (x[::-1], x)))


def _times(by: Matrix, v: Matrix) -> Matrix:
    return np.array(float(v @ by @ v) / float(v @ v))
