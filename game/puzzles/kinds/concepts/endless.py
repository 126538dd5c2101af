"""Concepts levels that nobody wrote: endless ones from a seed, and the paper check."""

from fractions import Fraction
from functools import lru_cache
from itertools import combinations, permutations, product
from math import hypot
from typing import Any, Final

from msgspec.structs import replace

from game.figure.things import Tone
from game.language import N_
from game.linalg.plane import Point, across, added, apart, determinant, dot, scaled
from game.puzzles.core.level_titles import titled
from game.puzzles.core.paper_question import Question, asked, exact
from game.puzzles.core.seeded_draws import Draws, drawn
from game.puzzles.core.wording import across_cells, arrow, row
from game.puzzles.kinds.concepts.level import CAT, ConceptsLevel
from game.puzzles.kinds.concepts.position import ConceptsPosition

CHECK: Final = N_("$a$ is {a}, $b$ is {b}. What is the cosine between them?")
HARDEST: Final = 4
SPAN: Final = 4.0
THREE: Final = ("lion", "dog", "rat")
# Arrows with whole lengths.
# On which side of the middle each of four is; from how many tries one is taken.
SIDES: Final = (1.0, 1.0, -1.0, -1.0)
TRIES: Final = 400
# In degrees: how far from right the first place of a pin is at least.
CLEAR: Final = 15.0
TRIPLES: Final = ((3, 4), (4, 3), (-3, 4), (-4, 3), (5, 12), (12, 5), (8, 6), (-6, 8))


@lru_cache(maxsize=1)
def _grid() -> tuple[Point, ...]:
    """Arrows of 1 to 3 on halves."""
    steps = [n / 2 for n in range(-6, 7)]
    return tuple((x, y) for x in steps for y in steps if 1.0 <= hypot(x, y) <= 3.0)


def _right() -> list[Point]:
    """Where the cat may be: a little feline, and of some size."""
    return [at for at in _grid() if min(at) > 0.0]


def _alike(draws: Draws) -> ConceptsLevel:
    """One volume makes two alike."""
    cat = draws.one(_right(), "concepts cat")
    some = [
        (lion, rat)
        for lion, rat in product(_grid(), repeat=2)
        if dot(rat, cat) > 0.4
        and dot(lion, cat) / dot(rat, cat) in (1.5, 2.0, 2.5, 3.0)
        and min(abs(determinant(rat, at)) for at in (lion, cat)) >= 1.0
        and max(map(abs, scaled(rat, dot(lion, cat) / dot(rat, cat)))) <= SPAN
        and apart(lion, cat) >= 1.0
    ]
    pair = draws.one(some, "concepts pair")
    level = _level(draws, cat, ("lion", "rat"), list(pair), knobs=("rat",))
    return replace(level, equal=("rat", "lion"))


def _ordered(draws: Draws) -> ConceptsLevel | None:
    """An order of loudness that takes two volumes or three, by search."""
    for turn in range(TRIES):
        cat = draws.one(_right(), "concepts cat", turn=turn)
        clear = [at for at in _grid() if dot(at, cat) >= 0.5]
        some = [draws.one(clear, "concepts", i, turn=turn) for i in range(3)]
        if min(apart(a, b) for a, b in combinations([cat, *some], 2)) < 1.0:
            continue
        level = _level(draws, cat, THREE, some, knobs=THREE)
        for order in permutations(THREE):
            asked_ = replace(level, loud=order)
            moves = list(ConceptsPosition.begin(asked_).answer())
            if len(moves) >= 2:
                return asked_
    return None


def _groups(draws: Draws) -> ConceptsLevel | None:
    """Two groups that the middle of all tells apart, and the origin does not."""
    middles = [(x / 2, y / 2) for x, y in product((4, 5), repeat=2)]
    small = [(x / 2, y / 2) for x, y in product((-1, 0, 1), repeat=2)]
    for turn in range(TRIES):
        middle = draws.one(middles, "concepts middle", turn=turn)
        way = draws.one(_grid(), "concepts way", turn=turn)
        offs = [draws.one(small, "concepts off", i, turn=turn) for i in range(4)]
        away = [added(scaled(way, s), x) for s, x in zip(SIDES, offs, strict=True)]
        cat, *some = (added(middle, at) for at in away)
        if min(x for at in (cat, *some) for x in at) < 0.5:
            continue
        near = ((CAT, "lion"), ("rat", "mouse"))
        level = _level(draws, cat, ("lion", "rat", "mouse"), some, near=near)
        level = replace(level, pin=(0.0, 0.0))
        if _sound(level):
            return level
    return None


def _foot(draws: Draws) -> ConceptsLevel | None:
    """The foot of a height first, in the middle half of its side; then the three."""
    whole = [at for at in _grid() if all(x == int(x) for x in at)]
    feet = [at for at in whole if max(map(abs, at)) <= 1.0]
    for turn in range(TRIES):
        foot = draws.one(feet, "concepts foot", turn=turn)
        way = draws.one(whole, "concepts way", turn=turn)
        up = scaled(across(way), draws.one((0.5, 1.0, -1.0), "up", turn=turn))
        back = scaled(way, -draws.one((0.5, 1.0, 1.5), "back", turn=turn))
        cat, *some = (added(foot, by) for by in (up, way, back))
        asked_ = ((CAT, "lion"), (CAT, "rat"))
        level = _level(draws, cat, ("lion", "rat"), some, across=asked_)
        corners = [(x, y) for x, y in product((-3.0, 3.0), repeat=2)]
        level = replace(level, pin=draws.one(corners, "concepts pin", turn=turn))
        if _sound(level):
            return level
    return None


def _level(
    draws: Draws, cat: Point, names: tuple[str, ...], some: list[Point], **more: Any
) -> ConceptsLevel:
    return ConceptsLevel(
        id=draws.id,
        title=titled(draws),
        cat=cat,
        names=names,
        others=tuple(some),
        **more,
    )


def _sound(level: ConceptsLevel) -> bool:
    """Whether it can be played, and solved by a hand, and is far from it at first."""
    if list(ConceptsPosition.faults(level)):
        return False
    position = ConceptsPosition.begin(level)
    return not position.stands(CLEAR) and bool(list(position.answer()))


def generate(draws: Draws) -> ConceptsLevel | None:
    """A level that nobody wrote.

    Difficulty 1 makes two alike by one volume, 2 asks for an order that takes two
    volumes or more, 3 has two groups and a pin, 4 the foot of a height, on halves.
    """
    return (_alike, _ordered, _groups, _foot)[draws.difficulty - 1](draws)


def hardness(level: ConceptsLevel) -> float:
    """By what is asked: alike, in order, in groups, across twice."""
    asked_ = (level.equal, level.loud, level.near, level.across)
    return float([bool(each) for each in asked_].index(True))


def question(level: ConceptsLevel, seed: str) -> Question:
    """The cosine of two arrows with whole lengths."""
    a = drawn(TRIPLES, "concepts a", level.id, seed)
    others = [at for at in TRIPLES if a[0] * at[1] != a[1] * at[0]]
    b = drawn(others, "concepts b", level.id, seed)
    product_ = a[0] * b[0] + a[1] * b[1]
    sizes = round(hypot(*a)), round(hypot(*b))
    first, other = ((float(x), float(y)) for x, y in (a, b))
    cells = across_cells(first, Tone.E1, "a"), across_cells(other, Tone.ROW, "b")
    rows = (row("question:a", cells[0], cells[1]), row("check", "cos θ = ?"))
    return asked(
        level,
        CHECK,
        rows,
        exact(Fraction(product_, sizes[0] * sizes[1])),
        (product_,),
        (Fraction(product_, sizes[0]),),
        (Fraction(product_, sizes[0] + sizes[1]),),
        a=arrow(first),
        b=arrow(other),
    )
