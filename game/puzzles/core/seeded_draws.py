"""Draws that are the same on every machine: a hash of the seed instead of dice."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


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
