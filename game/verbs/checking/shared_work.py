"""Work in pieces that two processes share: each takes the next that nobody has taken.

What a piece makes lies on a shelf afterwards; whoever needs it waits until it is made,
and makes others meanwhile.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeAlias

Pieces: TypeAlias = Mapping[str, Callable[[], object]]
# For so few pieces a second process would begin when the first one is through.
FEW = 3
# A process that is a copy of this one has read the story; elsewhere it reads it again.
COPIED = sys.platform == "linux"
HOW = "fork" if COPIED else "spawn"
PAUSE = 0.002


class Shared:
    """The names of pieces in their order, and how far both processes are with them."""

    def __init__(self, names: Sequence[str], taken: Any, made: Any) -> None:
        self.at = {name: index for index, name in enumerate(names)}
        self.names = names
        self.taken = taken
        self.made = made

    def work(self, pieces: Pieces) -> None:
        """Make pieces until all are taken."""
        while self.next(pieces):
            pass

    def next(self, pieces: Pieces) -> bool:
        """Make the next piece; False where all are taken."""
        with self.taken.get_lock():
            index = self.taken.value
            self.taken.value += 1
        if index >= len(self.names):
            return False
        pieces[self.names[index]]()
        self.made[index] = True
        return True

    def has(self, name: str) -> bool:
        """Whether a piece is made; what is no piece is there already."""
        return name not in self.at or bool(self.made[self.at[name]])


class Alone:
    """Nobody helps: what is needed is made by whoever needs it."""

    def wait(self, name: str) -> None:
        """Nothing is made ahead."""


class Together(Alone):
    """This process, while another one takes pieces too."""

    def __init__(self, shared: Shared, pieces: Pieces, other: Any) -> None:
        self.shared = shared
        self.pieces = pieces
        self.other = other

    def wait(self, name: str) -> None:
        """Until a piece is made, or the other process is gone that had taken it."""
        while not self.shared.has(name):
            if self.shared.next(self.pieces):
                continue
            if not self.other.is_alive():
                return
            time.sleep(PAUSE)


@contextmanager
def beside(
    make: Callable[[Path], object] | None, shelf: Path
) -> Iterator[Callable[[], None]]:
    """Another process makes something for a shelf; what is given waits for it."""
    if make is None or (os.cpu_count() or 1) == 1:
        yield lambda: None
        return
    context: Any = get_context(HOW)
    other = context.Process(target=make, args=(shelf,), daemon=True)
    other.start()
    try:
        yield other.join
    finally:
        other.terminate()
        other.join()


@contextmanager
def shared(
    pieces: Pieces,
    left: Sequence[str],
    again: Callable[..., None],
    about: tuple[object, ...],
) -> Iterator[Alone]:
    """The ``left`` pieces, which another process makes too until all are taken.

    Where it is no copy of this one it calls ``again`` with what it is ``about``, and
    with the ``Shared``.
    """
    if len(left) <= FEW or (os.cpu_count() or 1) == 1:
        yield Alone()
        return
    context: Any = get_context(HOW)
    each = Shared(left, context.Value("i", 0), context.Array("b", len(left)))
    target, args = (each.work, (pieces,)) if COPIED else (again, (*about, each))
    other = context.Process(target=target, args=args, daemon=True)
    other.start()
    try:
        yield Together(each, pieces, other)
    finally:
        other.terminate()
        other.join()
