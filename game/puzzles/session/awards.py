"""The marks of a solved level, and what a histogram of costs is drawn from."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from game.language import _, ngettext
from game.puzzles.core.wording import said


class Awards(Struct, frozen=True, kw_only=True):
    """What a win earned; no mark ever gates anything.

    ``foreseen`` is None where nothing was predicted. ``cost`` counts moves, and
    ``fewest`` is their par: 0 where there is none, as in records of before it was
    counted. ``away`` is how far off the first guess lay, in the picture's units, where
    that measures more than moves do.
    """

    solved: bool
    unaided: bool
    foreseen: bool | None
    cost: int
    fewest: int = 0
    away: float | None = None


class Bar(Struct, frozen=True):
    """One column of the histogram: how often a cost was paid, or that or ``more``."""

    cost: int
    count: int
    par: bool
    now: bool
    more: bool = False

    @property
    def label(self) -> str:
        """The cost in signs."""
        return f"{self.cost}+" if self.more else str(self.cost)


def best(earlier: Awards | None, now: Awards) -> Awards:
    """Two wins' marks as one: each mark keeps the better of the two.

    The first prediction stays: the second one was made after the truth was seen. A cost
    keeps its own par: where some tiles were laid before the reveal, fewer are left.
    """
    if earlier is None:
        return now
    cheap = earlier if earlier.cost < now.cost else now
    return Awards(
        solved=earlier.solved or now.solved,
        unaided=earlier.unaided or now.unaided,
        foreseen=earlier.foreseen,
        cost=cheap.cost,
        fewest=cheap.fewest,
        away=earlier.away,
    )


def paid(marks: Awards) -> str:
    """What a win cost, in words, and its par where there is one."""
    if not marks.cost:
        # Translators: the answer was right when it was revealed: no move was needed.
        return _("at the reveal")
    if not marks.fewest:
        return ngettext("{n} move", "{n} moves", marks.cost)
    return ngettext(
        "{n} move, par {par}", "{n} moves, par {par}", marks.cost, par=marks.fewest
    )


def guessed(marks: Awards) -> str:
    """How the first guess stood to the truth, in words."""
    if marks.foreseen is None:
        return _("no guess beforehand")
    if not marks.away:
        return _("foreseen") if marks.foreseen else _("your first guess lay elsewhere")
    far = said(marks.away)
    # Translators: how far from the truth the guess lay, as "0.45" or "about 1".
    off = _("foreseen, {far} off", far=far)
    return off if marks.foreseen else _("guessed {far} off", far=far)


def listed(marks: Awards) -> tuple[tuple[str, bool], ...]:
    """Each mark in words, and whether it was earned."""
    return (
        (_("solved"), marks.solved),
        (_("unaided") if marks.unaided else _("with hints"), marks.unaided),
        (guessed(marks), bool(marks.foreseen)),
    )


def histogram(now: Awards, earlier: Iterable[int] = ()) -> tuple[Bar, ...]:
    """Every cost from the least to the greatest of par, earlier answers and this one.

    A few bars suffice: beyond 12 above the least costs share the last bar.
    """
    earlier, pars = tuple(earlier), (now.fewest,) if now.fewest else ()
    low = min((now.cost, *pars, *earlier))
    most = low + 12
    costs = (*earlier, now.cost)
    paid, beyond = Counter(min(cost, most) for cost in costs), max(costs) > most
    high, mine = max(*paid, *pars, low), min(now.cost, most)
    return tuple(
        Bar(cost, paid[cost], cost in pars, cost == mine, beyond and cost == most)
        for cost in range(low, high + 1)
    )
