"""Sentences with blanks, and for every filling whether it holds for a matrix.

A sentence is judged on a shelf: what holds for all of these is taken to hold for every
matrix. What cannot be asked (sizes do not fit) does not hold.
"""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Final, TypeAlias

import numpy as np
from msgspec import Struct

from game.language import N_
from game.linalg.kept_lines import kept_lines
from game.linalg.vectors import Matrix

Filling: TypeAlias = tuple[str, ...]
# What is claimed of a specimen and what is so; None where it cannot be asked.
Both: TypeAlias = tuple[Matrix, Matrix] | None
EQUAL: Final = 1e-7


def _shelf(*rows: list[list[int]]) -> tuple[Matrix, ...]:
    return tuple(np.array(each, dtype=np.float64) for each in rows)


SHELF: Final = _shelf(
    [[3, 0], [4, 5]],
    [[2, 0], [3, 2]],
    [[1, 1], [0, 1]],
    [[0, -1], [1, 0]],
    [[2, 1], [4, 2]],
    [[1, 2, 0], [0, 1, -1]],
    [[2, 2], [1, 4], [-2, 4]],
    [[4, 1], [5, -4]],
    [[1, -2], [3, -1]],
    [[2, 1], [1, 2]],
    [[1, 3], [3, -2]],
)
# Clouds about their mean, a point in a row.
CLOUDS: Final = _shelf(
    [[2, 1], [-2, -1], [1, -2], [-1, 2], [4, 2], [-4, -2], [0, 0]],
    [[3, 0], [-3, 0], [0, 1], [0, -1]],
    [[1, 1], [1, 2], [-2, -3]],
)


class Sentence(Struct, frozen=True):
    """Its lines, with a letter for every blank; the words for each; how it is judged.

    ``by`` gives both sides of what a filling claims of a specimen. Of one with
    ``many`` it is whether a specimen does so, and the first word says of how many.
    """

    lines: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    by: Callable[[Filling, Matrix], Both]
    shelf: tuple[Matrix, ...] = SHELF
    many: bool = False

    def fillings(self) -> Iterator[Filling]:
        """Every one."""
        yield from product(*self.words)

    def breaks(self, filling: Filling) -> int | None:
        """The first specimen that breaks it; None where it holds for all."""
        if self.many:
            return _among(self, filling)
        for n, m in enumerate(self.shelf):
            if not same(self.by(filling, m)):
                return n
        return None

    def true(self) -> tuple[Filling, ...]:
        """All fillings that hold."""
        return tuple(x for x in self.fillings() if self.breaks(x) is None)


def same(both: Both) -> bool:
    """Whether both sides are one."""
    if both is None:
        return False
    one, other = both
    return one.shape == other.shape and bool(
        np.abs(one - other).max(initial=0.0) < EQUAL
    )


EVERY, SOME, NO = N_("Every"), N_("Some"), N_("No")
PLAIN, SYMMETRIC, QUARTER = (
    N_("2 by 2 matrix"),
    N_("symmetric 2 by 2"),
    N_("quarter turn"),
)
LINE, ANGLE = N_("line"), N_("right angle")
COLUMN, ROW = N_("column"), N_("row")
RIGHT, LEFT = N_("right"), N_("left")
OUTPUTS, INPUTS = N_("outputs"), N_("inputs")
TIMES, PLUS = N_("times"), N_("plus")
MEAN, SUM, LARGEST = N_("mean"), N_("sum"), N_("largest")
PLAIN_ONES, SQUARED = N_("coefficients"), N_("squared coefficients")


def _among(sentence: Sentence, filling: Filling) -> int | None:
    """By how many of a sort do so; the specimen that breaks it."""
    how_many, sort, _what = filling
    those = [n for n, m in enumerate(sentence.shelf) if _is(sort, m)]
    doing = [n for n in those if same(sentence.by(filling, sentence.shelf[n]))]
    if how_many == SOME:
        return None if doing else those[0]
    wrong = set(those) - set(doing) if how_many == EVERY else set(doing)
    return min(wrong, default=None)


def _is(sort: str, m: Matrix) -> bool:
    if m.shape != (2, 2):
        return False
    if sort == SYMMETRIC:
        return bool(np.array_equal(m, m.T))
    return sort == PLAIN or bool(np.array_equal(m, [[0, -1], [1, 0]]))


def _entry(filling: Filling, m: Matrix) -> Both:
    table, one, other = filling
    made = m.T @ m if table == "Mᵀ M" else m @ m.T
    a, b = (m.T if x == COLUMN else m for x in (one, other))
    if a.shape[1] != b.shape[1] or min(len(a), len(b)) < len(made):
        return None
    return (a[: len(made)] @ b[: len(made)].T, made)


def svd(m: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """All of U, the stretches, and V with its columns."""
    u, s, vt = np.linalg.svd(m)
    return np.asarray(u, float), np.asarray(s, float), np.asarray(vt.T, float)


def _names(filling: Filling, m: Matrix) -> Both:
    part, factor, side = filling
    u, _s, v = svd(m)
    made = {"U": u, "V": v, "Vᵀ": v.T}[factor]
    each = made if part == COLUMN else made.T
    by = m.T @ m if side == RIGHT else m @ m.T
    if len(each) != len(by):
        return None
    sent = by @ each
    # Kept: what is sent along itself, as long as it comes out.
    return (each * (each * sent).sum(axis=0), sent)


def _keeps(filling: Filling, m: Matrix) -> Both:
    one = np.array(1.0)
    if filling[2] == ANGLE:
        return (one, one)
    rows = ((float(m[0, 0]), float(m[0, 1])), (float(m[1, 0]), float(m[1, 1])))
    return (one, np.array(float(kept_lines(rows) != ())))


def _change(filling: Filling, m: Matrix) -> Both:
    over, how, other = filling
    a = m if over == OUTPUTS else m.T
    if a.shape[1] < 2:
        return None
    second = a[:, 1 if other == "x2" else 0]
    each = a[:, 0] * second if how == TIMES else a[:, 0] + second
    return (np.array(float(each.sum())), np.array(float((m.T @ m)[0, 1])))


def trend(points: Matrix) -> tuple[float, Matrix]:
    """The greater eigenvalue over n, and all coefficients along the trend."""
    values, ways = np.linalg.eigh(points.T @ points / len(points))
    return float(values[-1]), np.asarray(points @ ways[:, -1], float)


def _trend(filling: Filling, points: Matrix) -> Both:
    how, of = filling
    value, each = trend(points)
    numbers = each if of == PLAIN_ONES else each**2
    made = {MEAN: numbers.mean(), SUM: numbers.sum(), LARGEST: numbers.max()}[how]
    return (np.array(float(made)), np.array(value))


def _maps(filling: Filling, m: Matrix) -> Both:
    which, one, other, times = filling
    u, s, v = svd(m)
    by = {"M": m, "Mᵀ": m.T, "Mᵀ M": m.T @ m, "M Mᵀ": m @ m.T}[which]
    ends = {RIGHT: v[:, : len(s)], LEFT: u[:, : len(s)]}
    start, end = ends[one], ends[other]
    if by.shape[1] != len(start) or by.shape[0] != len(end):
        return None
    return (by @ start, end * (s if times == "σ" else s**2))


SENTENCES: Final = {
    "entry": Sentence(
        (N_("Entry (r, c) of {a}"), N_("is {b} r times {c} c of M")),
        (("Mᵀ M", "M Mᵀ"), (COLUMN, ROW), (COLUMN, ROW)),
        _entry,
    ),
    "names": Sentence(
        (N_("Each {a} of {b}"), N_("belongs to the {c} singular vectors of M")),
        ((ROW, COLUMN), ("Vᵀ", "V", "U"), (RIGHT, LEFT)),
        _names,
    ),
    "keeps": Sentence(
        (N_("{a} {b}"), N_("keeps one real {c} or more")),
        ((EVERY, SOME, NO), (PLAIN, SYMMETRIC, QUARTER), (LINE, ANGLE)),
        _keeps,
        many=True,
    ),
    "change": Sentence(
        (
            N_("Entry (1, 2) of JᵀJ adds, over all {a},"),
            N_("the change with x1 {b} the change with {c}"),
        ),
        ((OUTPUTS, INPUTS), (TIMES, PLUS), ("x2", "x1")),
        _change,
    ),
    "trend": Sentence(
        (N_("The eigenvalue of the trend is the {a}"), N_("of the {b} along it")),
        ((MEAN, SUM, LARGEST), (PLAIN_ONES, SQUARED)),
        _trend,
        CLOUDS,
    ),
    "maps": Sentence(
        (N_("{a} sends {b} singular vectors"), N_("to {c} ones, times {d}")),
        (("M", "Mᵀ", "Mᵀ M", "M Mᵀ"), (RIGHT, LEFT), (RIGHT, LEFT), ("σ", "σ²")),
        _maps,
    ),
}
