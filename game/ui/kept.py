"""What is kept because it may be wanted again, up to a weight."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import pygame

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by their keys; the least used leave when all weigh too much."""

    def __init__(self, most: int, weigh: Callable[[V], int] = lambda _: 1) -> None:
        self._most, self._weigh = most, weigh
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._weight = 0

    def get(self, key: K) -> V | None:
        """A value that was kept, if it still is."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: K, value: V) -> V:
        """Keep a value, in the place of another one of its key."""
        old = self._kept.pop(key, None)
        self._weight -= 0 if old is None else self._weigh(old)
        self._kept[key] = value
        self._weight += self._weigh(value)
        while self._weight > self._most and len(self._kept) > 1:
            self._weight -= self._weigh(self._kept.popitem(last=False)[1])
        return value

    def of(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made now if it is not kept."""
        found = self.get(key)
        return self.keep(key, make()) if found is None else found


def pixels(picture: pygame.Surface) -> int:
    """What a picture weighs."""
    return picture.get_width() * picture.get_height()
