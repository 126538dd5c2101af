"""Beat: its level, and which ways to lay the cards make what is asked."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from game.linalg.factors import Matrix2, factors
from game.linalg.plane import TINY
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import PlaneLevel
from game.puzzles.kinds.beat.cards import MOVES, WORDS, fitting, made

# How far off an entry of the map may be, and how many slots there may be.
ENOUGH, MOST = 0.05, 9


class BeatLevel(PlaneLevel, frozen=True, kw_only=True):
    """Cards of a ``hand`` go on the ``slots``, which are beats of the song.

    Without a hand every card that does what its word says may be taken. The disc begins
    as the cards ``before`` leave it, and is to end as the cards ``asked`` would leave
    it at once: as it was, where there are none.
    """

    slots: tuple[int, ...]
    hand: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    span: float = 2.6

    def start(self) -> Matrix2:
        """How the disc lies when the first slot comes."""
        return made(self.before)

    def target(self) -> Matrix2:
        """How it shall end."""
        return made(self.asked)

    def choices(self, slot: int) -> tuple[str, ...]:
        """The cards that may lie in a slot, in the order in which they are offered."""
        if self.hand:
            return tuple(card for card in MOVES if card in self.hand)
        return fitting(self.slots[slot])

    def faults(self) -> Iterator[Fault]:
        """Words that are not sung, cards that are not there or do not fit."""
        if not 2 <= len(self.slots) <= MOST:
            yield Fault(("slots",), "no such line", f"2 to {MOST} slots")
        for n, beat in enumerate(self.slots):
            if beat not in WORDS:
                yield Fault(("slots", n), f"no word is answered on beat {beat}")
            elif beat in self.slots[:n]:
                yield Fault(("slots", n), f"beat {beat} has one slot")
        for field in ("hand", "before", "asked"):
            for n, card in enumerate(getattr(self, field)):
                if card not in MOVES:
                    yield Fault((field, n), f"no card is called '{card}'")
        if self.hand and len(self.hand) != len(self.slots):
            yield Fault(("hand",), "as many cards as slots are needed")

    def too_long(self) -> bool:
        """Whether what is asked does not fit into view."""
        return factors(self.target()).first > self.span + TINY


@lru_cache(maxsize=16)
def winners(level: BeatLevel, target: Matrix2) -> tuple[tuple[str, ...], ...]:
    """Every way to lay all cards that ends as a target."""
    choices = [level.choices(n) for n in range(len(level.slots))]
    ends = np.array([level.start()])
    for cards in choices:
        moves = np.array([MOVES[card] for card in cards])
        ends = (moves[None] @ ends[:, None]).reshape(-1, 2, 2)
    off = np.abs(ends - np.array(target)).max(axis=(1, 2))
    places = np.argwhere((off <= ENOUGH + TINY).reshape([*map(len, choices)]))
    ways = (
        tuple(cards[int(at)] for cards, at in zip(choices, place, strict=True))
        for place in places
    )
    held = Counter(level.hand)
    return tuple(way for way in ways if not held or Counter(way) == held)
