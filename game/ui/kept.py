"""What is kept because it may be wanted again, up to a weight.

Type, formulas, patches and painters' pictures have one budget together: ``PICTURES``.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from typing import Any, Generic, TypeVar
from weakref import WeakSet

import pygame

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

# Bytes for every pixel of the window, and at least, since small windows have type too.
EACH, LEAST = 12, 10 * 1024 * 1024
# What a picture of no pixels takes.
HUSK = 200


class Budget:
    """What some caches may weigh together: the least used leave, whose they may be."""

    def __init__(self, most: int) -> None:
        self.most = most
        # How often something was used: the time by which the least used is told.
        self.now = 0
        # What all of them weigh now.
        self.weight = 0
        self._caches: WeakSet[Kept[Any, Any]] = WeakSet()

    def hold(self, size: tuple[int, int]) -> None:
        """Have room for the pictures of a window of this size."""
        self.most = max(EACH * size[0] * size[1], LEAST)
        self.trim()

    def share(self, cache: "Kept[Any, Any]") -> None:
        """One more cache draws on it."""
        self._caches.add(cache)

    def trim(self) -> None:
        """Let go of what was not used for longest; what was kept last stays."""
        while self.weight > self.most:
            oldest = min(self._caches, key=lambda cache: cache.since)
            if oldest.since >= self.now:
                return
            oldest.drop()


class Kept(Generic[K, V]):
    """Values by their keys, as many as their own number or a shared budget allows."""

    def __init__(
        self, most: int | Budget, weigh: Callable[[V], int] = lambda _: 1
    ) -> None:
        self._budget = Budget(most) if isinstance(most, int) else most
        self._weigh = weigh
        self._kept: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._used: dict[K, int] = {}
        self.weight = 0
        self._budget.share(self)

    def __del__(self) -> None:
        self._budget.weight -= self.weight

    @property
    def since(self) -> float:
        """When what is longest unused was used; never, where there is nothing."""
        return self._used[next(iter(self._kept))] if self._kept else float("inf")

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[K]:
        return iter(self._kept)

    def drop(self) -> None:
        """Let go of what is longest unused."""
        key, (_, weight) = self._kept.popitem(last=False)
        del self._used[key]
        self._weighs(-weight)

    def get(self, key: K) -> V | None:
        """A value that was kept, if it still is."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        self._budget.now += 1
        self._used[key] = self._budget.now
        return found[0]

    def keep(self, key: K, value: V) -> V:
        """Keep a value, in the place of another one of its key."""
        old = self._kept.pop(key, None)
        weight = self._weigh(value)
        self._budget.now += 1
        self._kept[key], self._used[key] = (value, weight), self._budget.now
        self._weighs(weight - (0 if old is None else old[1]))
        self._budget.trim()
        return value

    def _weighs(self, more: int) -> None:
        self.weight += more
        self._budget.weight += more

    def of(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made now if it is not kept."""
        found = self.get(key)
        return self.keep(key, make()) if found is None else found


def weight(picture: pygame.Surface) -> int:
    """What a picture weighs, in bytes."""
    return picture.get_pitch() * picture.get_height() + HUSK


PICTURES = Budget(LEAST)
