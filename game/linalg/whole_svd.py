"""The 2 by 2 matrices with small whole entries whose SVD is whole, too.

Four different entries from -5 to 5, whole eigenvalues of M^T M, the greater stretch at
least 1.5 times the lesser, nothing zero that would hide what goes where. Singular
vectors are given as the smallest whole arrows on their lines.
"""

from functools import lru_cache
from itertools import product
from math import gcd, isqrt
from typing import NamedTuple, TypeAlias

Whole: TypeAlias = tuple[int, int]

MOST = 5
# The least ratio of the eigenvalues: 1.5 for the stretches.
RATIO = 2.25


class WholeSvd(NamedTuple):
    """M by its rows; the eigenvalues of M^T M; v1 and u1, and v2 and u2 across them.

    ``u2`` is on the line of M v2, and so pointed.
    """

    matrix: tuple[Whole, Whole]
    values: Whole
    v1: Whole
    v2: Whole
    u1: Whole
    u2: Whole

    @property
    def stretches(self) -> Whole | None:
        """Both stretches, where they are whole."""
        one, other = map(isqrt, self.values)
        return (one, other) if (one * one, other * other) == self.values else None


def sent(matrix: tuple[Whole, Whole], v: Whole) -> Whole:
    """M v."""
    (a, b), (c, d) = matrix
    return (a * v[0] + b * v[1], c * v[0] + d * v[1])


def least(v: Whole) -> Whole:
    """The shortest whole arrow that points the same way."""
    by = gcd(*v)
    return (v[0] // by, v[1] // by)


@lru_cache(maxsize=1)
def whole_svds() -> tuple[WholeSvd, ...]:
    """All of them, 352, of which 112 have whole stretches."""
    found = []
    for a, b, c, d in product(range(-MOST, MOST + 1), repeat=4):
        p, q, r = a * a + c * c, a * b + c * d, b * b + d * d
        if len({a, b, c, d}) < 4 or not q or a * d == b * c:
            continue
        square = (p - r) ** 2 + 4 * q * q
        root = isqrt(square)
        if root * root != square or (p + r + root) % 2:
            continue
        large, small = (p + r + root) // 2, (p + r - root) // 2
        if large < RATIO * small:
            continue
        x, y = least((q, large - p))
        v1 = (x, y) if (x, y) > (0, 0) else (-x, -y)
        v2 = (-v1[1], v1[0])
        matrix = ((a, b), (c, d))
        u1, u2 = least(sent(matrix, v1)), least(sent(matrix, v2))
        found.append(WholeSvd(matrix, (large, small), v1, v2, u1, u2))
    return tuple(found)
