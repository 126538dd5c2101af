"""What stands still in a plane from one picture to the next, painted only once."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any, TypeAlias

import pygame
from msgspec import Struct

from game.figure.things import Grid, Item, Segment

MOST = 4
# Whatever the painter keeps of an item for its labels; nothing is asked of it here.
Notes: TypeAlias = Sequence[Any]


class Still(Struct, frozen=True):
    """The first items of a plane as they were; ``picture`` comes the second time."""

    place: tuple[object, ...]
    items: tuple[Item, ...]
    picture: pygame.Surface | None
    lines: Notes


class Stills:
    """The still parts of the planes that are on view, by the planes' keys."""

    def __init__(self) -> None:
        self._kept: dict[str, Still] = {}

    def paint(
        self,
        key: str,
        place: tuple[object, ...],
        layer: pygame.Surface,
        items: Sequence[Item],
        draw: Callable[[Item], Notes],
    ) -> list[Any]:
        """Paint a plane's items on a layer; what stood still is copied.

        ``place`` is everything besides the items that the picture depends on. ``draw``
        paints one item and returns the lines that labels should keep off: returns all.
        """
        last = self._kept.get(key)
        ready = last if last and last.place == place else None
        same = _alike(ready.items, items) if ready else 0
        if ready and ready.picture is not None and same == len(ready.items):
            layer.blit(ready.picture, (0, 0))
            return [*ready.lines, *_drawn(items[same:], draw)]
        layer.fill((0, 0, 0, 0))
        first = _drawn(items[:same], draw)
        if same:
            # Seen twice: it may well be seen again.
            picture = layer.copy()
            picture.set_alpha(None)
            self._keep(key, Still(place, tuple(items[:same]), picture, tuple(first)))
        else:
            leading = takewhile(lambda item: isinstance(item, Grid | Segment), items)
            self._keep(key, Still(place, tuple(leading), None, ()))
        return [*first, *_drawn(items[same:], draw)]

    def _keep(self, key: str, still: Still) -> None:
        self._kept.pop(key, None)
        self._kept[key] = still
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]


def _drawn(items: Sequence[Item], draw: Callable[[Item], Notes]) -> list[Any]:
    return [line for item in items for line in draw(item)]


def _alike(before: Sequence[Item], after: Sequence[Item]) -> int:
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
