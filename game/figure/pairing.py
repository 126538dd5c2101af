"""Two rows of keyed things laid side by side: what leaves, what stays, what is new."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct


class Keyed(Protocol):
    """Anything with a key."""

    @property
    def key(self) -> str:
        """What it is called in both figures."""
        ...


K = TypeVar("K", bound=Keyed)


class Pair(Struct, Generic[K], frozen=True):
    """A thing before and after; None where it is absent. ``order`` counts new ones."""

    before: K | None
    after: K | None
    order: int = 0


def _name(thing: Keyed) -> tuple[type, str]:
    """A thing of another kind is another thing, whatever its key."""
    return type(thing), thing.key


def pairs(before: Sequence[K], after: Sequence[K]) -> tuple[Pair[K], ...]:
    """Every thing of either row once, in the order of ``after``.

    One that leaves keeps its place behind its old neighbour.
    """
    old = {_name(thing): thing for thing in before}
    new = {_name(thing) for thing in after}
    out: list[Pair[K]] = []
    fresh = 0
    for thing in after:
        was = old.get(_name(thing))
        out.append(Pair(was, thing, fresh if was is None else 0))
        fresh += was is None
    for index, thing in enumerate(before):
        if _name(thing) in new:
            continue
        place = 0
        if index:
            left = _name(before[index - 1])
            place = 1 + next(i for i, p in enumerate(out) if _named(p) == left)
        out.insert(place, Pair(thing, None))
    return tuple(out)


def _named(pair: Pair[K]) -> tuple[type, str] | None:
    thing = pair.before if pair.before is not None else pair.after
    return None if thing is None else _name(thing)
