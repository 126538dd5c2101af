"""The marks of a solved level, and what a histogram of costs is drawn from."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct


class Awards(Struct, frozen=True, kw_only=True):
    """What a win earned; no mark ever gates anything.

    ``foreseen`` is None where nothing was predicted. ``cost`` counts moves.
    """

    solved: bool
    unaided: bool
    foreseen: bool | None
    cost: int
    par: int


class Bar(Struct, frozen=True):
    """One column of the histogram: how often a cost was paid."""

    cost: int
    count: int
    par: bool
    now: bool


def best(earlier: Awards | None, now: Awards) -> Awards:
    """Two wins' marks as one: each mark keeps the better of the two.

    The first prediction stays: the second one was made after the truth was seen.
    """
    if earlier is None:
        return now
    return Awards(
        solved=earlier.solved or now.solved,
        unaided=earlier.unaided or now.unaided,
        foreseen=earlier.foreseen,
        cost=min(earlier.cost, now.cost),
        par=now.par,
    )


def histogram(now: Awards, earlier: Iterable[int] = ()) -> tuple[Bar, ...]:
    """Every cost from the least to the greatest of par, earlier answers and this one.

    A few bars suffice: beyond 12 above par costs share the last bar.
    """
    most = now.par + 12
    paid = Counter(min(cost, most) for cost in (*earlier, now.cost))
    low, high = min(now.par, *paid), max(now.par, *paid)
    mine = min(now.cost, most)
    return tuple(
        Bar(cost, paid[cost], cost == now.par, cost == mine)
        for cost in range(low, high + 1)
    )
