"""What the things at a puzzle are called when they are typed: as the game names them.

A name may be shortened to any of its words that no other thing has.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from game.linalg.plane import Point
from game.puzzles.core.protocol import Handle, Role

_SMALL: Final = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_WORD: Final = re.compile(r"[^\W_]+")
_POSSESSIVE: Final = re.compile(r"['’]s?\b")
# Words that name nothing.
IDLE: Final = frozenset({"the", "this", "your", "of", "for", "along"})
NUMBERED: Final = {Role.MARK: "mark", Role.EVIDENCE: "evidence"}
# Typed first, they push.
WAYS: Final[dict[str, Point]] = {
    "left": (-1.0, 0.0),
    "right": (1.0, 0.0),
    "up": (0.0, 1.0),
    "down": (0.0, -1.0),
}
LONGEST: Final = 4


def words_of(text: str) -> tuple[str, ...]:
    """A text as the words that can be typed for it."""
    clean = _POSSESSIVE.sub("", text.lower().translate(_SMALL))
    return tuple(_WORD.findall(clean))


def names(handles: Sequence[Handle]) -> dict[str, Handle]:
    """Each thing by the shortest name that can be typed for it."""
    found: dict[str, Handle] = {}
    for handle in handles:
        short = next(
            (" ".join(each) for each in _short(handle, handles)),
            " ".join(words_of(handle.name)),
        )
        found[short] = handle
    return found


def called(said: Sequence[str], handles: Sequence[Handle]) -> tuple[Handle, ...]:
    """The things that could be meant by some words; one alone if it is clear."""
    exact = [h for h in handles if tuple(said) == _full(h, handles)]
    if exact:
        return tuple(exact[:1])
    return tuple(h for h in handles if _among(said, _full(h, handles)))


def _full(handle: Handle, handles: Sequence[Handle]) -> tuple[str, ...]:
    """All words of a name; guesses and evidence on a board are numbered."""
    if handle.role not in NUMBERED:
        return words_of(handle.name)
    alike = [h for h in handles if h.role is handle.role]
    return (NUMBERED[handle.role], str(alike.index(handle) + 1))


def _short(handle: Handle, handles: Sequence[Handle]) -> Iterator[tuple[str, ...]]:
    full = _full(handle, handles)
    telling = [word for word in full if word not in IDLE] or list(full)
    if handle.key in telling:
        telling = [handle.key, *(word for word in full if word not in IDLE)]
    for count in range(1, LONGEST):
        for some in combinations(telling, count):
            taken = some[0].isdecimal() or some[0] in WAYS
            if not taken and called(some, handles) == (handle,):
                yield some


def _among(said: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words stand in a name, in its order."""
    left = iter(full)
    return bool(said) and all(word in left for word in said)
