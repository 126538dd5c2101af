"""Erase levels that nobody wrote: endless ones from a seed, and the paper check."""

from functools import lru_cache
from itertools import product
from typing import Final

from msgspec.structs import replace

from game.figure.things import Tone
from game.language import N_
from game.linalg.kept_lines import between
from game.linalg.plane import Point, across, added, apart, dot, length, scaled
from game.puzzles.core.hands import clamped
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import arrow, down_cells, row, unknown
from game.puzzles.kinds.erase.level import EraseLevel
from game.puzzles.kinds.erase.position import ErasePosition

CHECK: Final = N_("$x$ = {x} falls straight onto the floor across $g$ = {g}. Where to?")
HARDEST: Final = 4
SPAN: Final = 3.5
AXIS, LEANING, TWICE, SLANTED = 1, 2, 3, 4
HALVES: Final = tuple(n / 2 for n in range(-5, 6))
# In degrees: how far a green that leans is from both axes, how far food is from green.
LEANS, NEAR, FAR = 20.0, 25.0, 65.0
# How far a point falls at least.
LEAST: Final = 0.4


@lru_cache(maxsize=1)
def _arrows() -> tuple[Point, ...]:
    """Arrows of 1 to 2.5 on halves."""
    return tuple(
        (x, y) for x, y in product(HALVES, repeat=2) if 1.0 <= length((x, y)) <= 2.5
    )


def _greens(difficulty: int) -> list[Point]:
    axes = ((1.0, 0.0), (0.0, 1.0))
    if difficulty == AXIS:
        return [at for at in _arrows() if 0.0 in at]
    return [at for at in _arrows() if min(between(at, x) for x in axes) >= LEANS]


def generate(draws: Draws) -> EraseLevel:
    """A level that nobody wrote.

    Green lies on an axis in difficulty 1, else 20 degrees from both at least. In 3 the
    food lies across it, and all falls twice; in 4 it leans 25 to 65 degrees to green,
    and the way of falling is turned. All landings are in view; the floor, or the rain,
    begins 20 degrees from where it belongs.
    """
    hard, food, floor, rain = draws.difficulty, None, None, None
    green = draws.one(_greens(hard), "erase green")
    if hard == TWICE:
        food = scaled(across(green), draws.one((1.0, -1.0), "erase side"))
    if hard == SLANTED:
        leans = [at for at in _arrows() if NEAR <= between(at, green) <= FAR]
        food = draws.one(leans, "erase food")
        rain = green
    else:
        ways = [at for at in _arrows() if between(at, across(green)) >= LEANS]
        floor = draws.one(ways, "erase floor")
    level = EraseLevel(
        id=draws.id,
        title=titled(draws),
        green=green,
        food=food,
        things=(),
        floor=floor,
        rain=rain,
        again=hard == TWICE,
        span=SPAN,
    )
    return replace(level, things=_three(draws, ErasePosition.begin(level)))


def _three(draws: Draws, begun: ErasePosition) -> tuple[Point, ...]:
    """Three points apart from one another, each landing in view and elsewhere."""
    good = [at for at in _arrows() if _lands(at, begun.rightly(at))]
    some = [good]
    for n in range(3):
        at = draws.one(some[-1], "erase point", n)
        some.append([other for other in some[-1] if apart(other, at) >= 1.0])
    return tuple(draws.one(some[n], "erase point", n) for n in range(3))


def _lands(at: Point, to: Point | None) -> bool:
    far = 0.9 * SPAN
    return to is not None and clamped(to, far) == to and apart(at, to) >= LEAST


def hardness(level: EraseLevel) -> float:
    """How far green leans from an axis; and what is asked besides."""
    axes = ((1.0, 0.0), (0.0, 1.0))
    leans = min(between(level.green, axis) for axis in axes)
    return leans / 45.0 + float(level.food is not None) + float(level.rain is not None)


def question(level: EraseLevel, seed: str) -> Question:
    """Where a fresh whole point falls, its green being no single times g."""
    steps = [float(n) for n in range(-4, 5) if n]
    pairs = [
        ((a, b), (c, d))
        for a, b, c, d in product(steps, repeat=4)
        if c * c + d * d in (2.0, 5.0, 10.0)
        and abs(a * c + b * d) / (c * c + d * d) in (2.0, 3.0)
        and len({a, b, c, d}) == 4
    ]
    x, g = drawn(pairs, "erase check", level.id, seed)
    times = dot(x, g) / dot(g, g)
    rows = (row("check", down_cells(x, Tone.INPUT, "x"), "→", unknown("P x")),)
    # A coordinate struck out; g . g forgotten; what is taken away, not what is left.
    traps = [(x[0], 0.0), _less(x, g, dot(x, g)), scaled(g, times)]
    answer = exact(*_less(x, g, times))
    return asked(level, CHECK, rows, answer, *traps, x=arrow(x), g=arrow(g))


def _less(x: Point, g: Point, times: float) -> Point:
    return added(x, scaled(g, -times))
