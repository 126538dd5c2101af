"""When objects that only hold each other are looked for: while the picture rests.

Python looks for them in the middle of a frame, through all that a story is made of: 30
to 60 ms. A puzzle that was left would keep its pictures until then.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from game.app.allocator import trim

# Python's own, but for the oldest: those are looked through only if there is no rest.
THRESHOLDS = (700, 10, 200)
# The shortest rest in seconds, and how often the younger ones are looked through first.
REST, OFTEN = 0.03, 12


class Garbage:
    """Looks for it at rests, and after a screen has left."""

    def __init__(self) -> None:
        self._depth = 0

    def settle(self) -> None:
        """All that is there now stays: it is never looked through again."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
        gc.enable()

    def rest(self, seconds: float, depth: int) -> None:
        """Nothing is drawn for so long; ``depth`` is how many screens are open."""
        left = depth < self._depth
        if left and seconds < REST:
            return
        self._depth = depth
        if left or (seconds >= REST and gc.get_count()[2] >= OFTEN):
            gc.collect()
            trim()


@contextmanager
def left_lying() -> Iterator[None]:
    """Nothing is looked for meanwhile: for what is soon through, and needs little."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
