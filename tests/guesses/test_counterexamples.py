"""Every guess that can be broken, against an oracle that shares no code with it.

The oracles are exact, on fractions, wherever the claim is one of squares and products;
where a root is needed they count a tie as one within 1e-12 of its size.
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations, islice, product
from random import Random
from typing import TypeAlias

import numpy as np
import pytest

from game.guesses.guess import Breaks
from game.guesses.table import GUESSES
from game.puzzles.kinds.breaking.level import BreakLevel
from tests.puzzles.support import LIBRARY

Exact: TypeAlias = tuple[Fraction, Fraction]
Place: TypeAlias = tuple[float, float]
BENCHES = {
    name: guess.bench for name, guess in GUESSES.items() if isinstance(guess, Breaks)
}
HALVES = [n / 2 for n in range(-6, 7)]
PLACES = [(x, y) for x, y in product(HALVES, repeat=2) if x or y]


def read(a: Exact, b: Exact) -> Fraction:
    return a[0] * b[0] + a[1] * b[1]


def row_to_axis(r1: Exact, r2: Exact) -> bool:
    """M r1 = (r1 . r1, r2 . r1) must have a second coordinate."""
    return read(r1, r2) != 0


def fifth_is_unit(r: Exact) -> bool:
    """|r|^2 / (r . r)^2 is 1 where r . r is."""
    return read(r, r) != 1


def dot_direction(r: Exact, a: Exact, b: Exact) -> bool:
    """The larger product with the smaller cosine, compared by signed squares."""
    if read(r, a) < read(r, b):
        a, b = b, a
    louder, quieter = read(r, a), read(r, b)
    if louder == quieter:
        return False
    near, far = (x * abs(x) / read(at, at) for x, at in ((louder, a), (quieter, b)))
    return near < far


def shadows_rebuild(r1: Exact, r2: Exact, v: Exact) -> bool:
    shares = [read(v, r) / read(r, r) for r in (r1, r2)]
    total = tuple(shares[0] * r1[i] + shares[1] * r2[i] for i in (0, 1))
    return bool(total != v)


def drop_small(r1: Exact, r2: Exact, v: Exact) -> bool:
    """Dropping one row leaves the other's share of |v|^2."""
    if abs(read(r1, v)) == abs(read(r2, v)):
        return False
    kept, dropped = (r2, r1) if abs(read(r1, v)) < abs(read(r2, v)) else (r1, r2)
    return read(kept, v) ** 2 / read(kept, kept) < (
        read(dropped, v) ** 2 / read(dropped, dropped)
    )


def dot_is_correlation(*days: Exact) -> bool:
    """A dot that is the correlation has its sign, and its square as well."""
    a, b = zip(*days, strict=True)
    p, q = ([x - sum(f) / 3 for x in f] for f in (a, b))
    dot, common = (
        sum(x * y for x, y in zip(f, g, strict=True)) for f, g in ((a, b), (p, q))
    )
    sizes = sum(x * x for x in p) * sum(y * y for y in q)
    if sizes == 0:
        return False
    if dot * common < 0 or (dot == 0) != (common == 0):
        return True
    return bool(dot * dot * sizes != common * common)


def all_square_eigen(c1: Exact, c2: Exact) -> bool:
    (a, c), (b, d) = c1, c2
    return (a + d) ** 2 < 4 * (a * d - b * c)


def d_squares(c1: Exact, c2: Exact) -> bool:
    """Each singular value is its own fourth power where it is 0 or 1: M^T M says so."""
    table = _table(c1, c2)
    trace, det = table[0] + table[3], table[0] * table[3] - table[1] ** 2
    flat = det == 0 and trace in {0, 1}
    return not (flat or (det == 1 and trace == 2))


def u_equals_mv(c1: Exact, c2: Exact) -> bool:
    """M v = u of length one for both, where M is orthogonal."""
    return _table(c1, c2) != [1, 0, 0, 1]


def ortho_stays(c1: Exact, c2: Exact, a: Exact) -> bool:
    b = (-a[1], a[0])
    sent = [[c1[i] * x[0] + c2[i] * x[1] for i in (0, 1)] for x in (a, b)]
    return sent[0][0] * sent[1][0] + sent[0][1] * sent[1][1] != 0


def ata_identity(c1: Exact, c2: Exact) -> bool:
    return _table(c1, c2) != [1, 0, 0, 1]


def eigenvalue_is_coefficient(p: Exact, q: Exact, x: Exact) -> bool:
    """By numpy's eigenvectors of the sum of p p^T and q q^T; none where all are."""
    values, ways = np.linalg.eigh(
        np.array([[float(p[i] * p[j] + q[i] * q[j]) for j in (0, 1)] for i in (0, 1)])
    )
    if p[0] ** 2 + q[0] ** 2 == p[1] ** 2 + q[1] ** 2 and not (
        p[0] * p[1] + q[0] * q[1]
    ):
        return False
    own = abs(ways[0, 1] * float(x[0]) + ways[1, 1] * float(x[1]))
    return bool(abs(values[1] - own) > 1e-12 * (values[1] + own))


def u_is_partials(c1: Exact, c2: Exact) -> bool:
    return read(c1, c2) != 0


def _table(c1: Exact, c2: Exact) -> list[Fraction]:
    return [read(a, b) for a, b in product((c1, c2), repeat=2)]


ORACLES: dict[str, Callable[..., bool]] = {
    each.__name__.replace("_", "-"): each
    for each in (
        row_to_axis,
        fifth_is_unit,
        dot_direction,
        shadows_rebuild,
        drop_small,
        dot_is_correlation,
        all_square_eigen,
        d_squares,
        u_equals_mv,
        ortho_stays,
        ata_identity,
        eigenvalue_is_coefficient,
        u_is_partials,
    )
}
guesses = pytest.mark.parametrize("name", sorted(ORACLES))


def judged(name: str, points: tuple[Place, ...]) -> tuple[bool, bool]:
    """What the bench says, and what the oracle says of the decimals as written."""
    exact = (tuple(Fraction(repr(x)) for x in at) for at in points)
    return BENCHES[name].broken(points), ORACLES[name](*exact)


def test_every_guess_that_breaks_has_an_oracle() -> None:
    assert set(ORACLES) == set(BENCHES)


@guesses
def test_on_the_grid_it_is_broken_where_it_is(name: str) -> None:
    """Each arrow of the level on every half, the others as they begin; then pairs."""
    (begun,) = {
        level.start
        for level in LIBRARY.levels["break"]
        if isinstance(level, BreakLevel) and level.guess == name
    }
    for index, at in product(range(len(begun)), PLACES):
        points = (*begun[:index], at, *begun[index + 1 :])
        said, true = judged(name, points)
        assert said == true, points
    dice = Random(name)
    for first, second in combinations(range(len(begun)), 2):
        for _ in range(300):
            laid = list(begun)
            laid[first], laid[second] = dice.choice(PLACES), dice.choice(PLACES)
            said, true = judged(name, tuple(laid))
            assert said == true, laid


@guesses
def test_anywhere_it_is_broken_where_it_is(name: str) -> None:
    dice, many = Random(name), len(BENCHES[name].things)
    for n in range(2000):
        places = 2 + n % 5
        laid = tuple(
            (round(dice.uniform(-4, 4), places), round(dice.uniform(-4, 4), places))
            for _ in range(many)
        )
        said, true = judged(name, laid)
        assert said == true, laid


def integers() -> list[tuple[Place, Place]]:
    steps = [float(n) for n in range(-3, 4)]
    return [((a, c), (b, d)) for a, b, c, d in product(steps, repeat=4)]


def test_no_small_matrix_is_wrongly_said_to_keep_no_line() -> None:
    for points in integers():
        said, true = judged("all-square-eigen", points)
        assert said == true, points
    assert not BENCHES["all-square-eigen"].broken(((1.0, -1.0), (1.0, -1.0)))


def test_what_was_refused_though_it_breaks_is_taken() -> None:
    assert BENCHES["row-to-axis"].broken(((2.0, 1.0), (-0.5, 2.0)))
    assert BENCHES["dot-direction"].broken(((2.0, 1.0), (4.0, -1.0), (0.8, 1.6)))
    right = sum(BENCHES["row-to-axis"].broken(((2.0, 1.0), at)) for at in PLACES)
    assert right == sum(2 * x + y != 0 for x, y in PLACES)


def test_ties_and_what_has_no_direction_break_nothing() -> None:
    tied = ((1.0, 0.0), (1.0, 2.0), (1.0, -1.0))
    assert not BENCHES["dot-direction"].broken(tied)
    assert not BENCHES["drop-small"].broken(((3.0, 0.0), (0.0, 1.0), (1.0, 3.0)))
    flat = ((0.1, 1.0), (0.1, 2.0), (0.1, 4.0))
    assert not BENCHES["dot-is-correlation"].broken(flat)
    crushed = ((0.3, 0.1), (0.6, 0.2), (0.2, -0.1))
    assert not BENCHES["ortho-stays"].broken(crushed)
    round_ = ((2.0, 0.0), (0.0, 2.0), (1.0, 0.5))
    assert not BENCHES["eigenvalue-is-coefficient"].broken(round_)
    turned = ((1.2, 1.6), (-1.6, 1.2))
    assert not BENCHES["u-is-partials"].broken(turned)
    assert list(islice(filter(BENCHES["u-is-partials"].broken, integers()), 1))
