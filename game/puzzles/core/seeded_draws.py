"""Draws that are the same on every machine: a hash of the seed instead of dice."""

import hashlib
from collections.abc import Sequence
from typing import TypeAlias, TypeVar

from msgspec import Struct

T = TypeVar("T")
Turn: TypeAlias = int | tuple[int, ...]


def drawn(choices: Sequence[T], *names: str | int) -> T:
    """One of the choices, decided by the names (a kind, a seed, what is drawn).

    Raises:
        IndexError: there is nothing to choose from.
    """
    if not choices:
        raise IndexError("nothing to choose from")
    text = "\x1f".join(str(name) for name in names).encode()
    number = int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")
    return choices[number % len(choices)]


class Draws(Struct, frozen=True, kw_only=True):
    """The draws of one endless level of a kind."""

    kind: str
    seed: str
    difficulty: int

    @property
    def id(self) -> str:
        """The name under which the level opens anywhere: ``dual-2-k7f3``."""
        return f"{self.kind}-{self.difficulty}-{self.seed}"

    def one(self, choices: Sequence[T], *what: str | int, turn: Turn = ()) -> T:
        """One of the choices; ``what`` says of what, ``turn`` at which attempt."""
        turns = (turn,) if isinstance(turn, int) else turn
        return drawn(choices, *what, self.seed, self.difficulty, *turns)
