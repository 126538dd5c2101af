"""A 2x2 matrix as turn, scale, turn; and the way from one matrix to another.

Every map of the plane is p z + q conj(z) with two complex numbers p and q. Their
sizes give the scales |p| + |q| and |p| - |q| (negative when the map turns the plane
over) and their angles the two turns: M = R(left) diag(first, second) R(right) with
left + right = arg p and left - right = arg q. (ValueError for a matrix with entries
that are not finite.) Hence the free choices of the SVD are
whole turns of arg p and arg q, and half turns of either that swap the two scales (up
to their signs); and the total turning of a way, |change of left| + |change of right|,
is the larger of the changes of the two args.
"""

import math
from functools import lru_cache
from typing import NamedTuple, TypeAlias

Matrix2: TypeAlias = tuple[tuple[float, float], tuple[float, float]]

IDENTITY: Matrix2 = ((1.0, 0.0), (0.0, 1.0))
_ROUND = 1e-9
_FLAT = 1e-3


class Factors(NamedTuple):
    """M = R(left) diag(first, second) R(right); angles in radians."""

    left: float
    first: float
    second: float
    right: float

    def matrix(self) -> Matrix2:
        """The product of the three."""
        cl, sl = math.cos(self.left), math.sin(self.left)
        cr, sr = math.cos(self.right), math.sin(self.right)
        a, b = self.first, self.second
        return (
            (cl * a * cr - sl * b * sr, -cl * a * sr - sl * b * cr),
            (sl * a * cr + cl * b * sr, -sl * a * sr + cl * b * cr),
        )


class _Halves(NamedTuple):
    """The sizes and angles of p and q; an angle of a vanishing one is None."""

    size_p: float
    size_q: float
    arg_p: float | None
    arg_q: float | None


def times(a: Matrix2, b: Matrix2) -> Matrix2:
    """The product: first ``b``, then ``a``."""
    (p, q), (r, s) = a
    (w, x), (y, z) = b
    return ((p * w + q * y, p * x + q * z), (r * w + s * y, r * x + s * z))


def keeps_dots(m: Matrix2) -> bool:
    """Whether it is a turn or a mirror: every dot product stays as it was."""
    (a, b), (c, d) = m
    off = (a * a + c * c - 1.0, b * b + d * d - 1.0, a * b + c * d)
    return max(map(abs, off)) < _ROUND


def _halves(m: Matrix2) -> _Halves:
    (a, b), (c, d) = m
    if not all(map(math.isfinite, (a, b, c, d))):
        raise ValueError("a matrix with entries that are not finite has no factors")
    p, q = complex(a + d, c - b) / 2, complex(a - d, c + b) / 2
    size_p, size_q = abs(p), abs(q)
    least = _ROUND * (size_p + size_q)
    return _Halves(
        size_p,
        size_q,
        math.atan2(p.imag, p.real) if size_p > least else None,
        math.atan2(q.imag, q.real) if size_q > least else None,
    )


def factors(m: Matrix2) -> Factors:
    """The factors with first >= |second|; ``second`` has the determinant's sign."""
    h = _halves(m)
    p, q = h.arg_p or 0.0, h.arg_q
    q = p if q is None else q
    return Factors((p + q) / 2, h.size_p + h.size_q, h.size_p - h.size_q, (p - q) / 2)


def short_way(start: float, end: float) -> float:
    """The signed turn from one angle to another, above -pi and up to pi."""
    turn = math.remainder(end - start, math.tau)
    return turn if turn > -math.pi + 1e-12 else turn + math.tau


def _known(a: float | None, b: float | None, turn: float) -> tuple[float, float]:
    """Both args, a missing one replaced by the other's, less or plus ``turn``."""
    if a is None:
        return (0.0, turn) if b is None else (b - turn, b)
    return (a, a + turn) if b is None else (a, b)


def _turns(a: _Halves, b: _Halves) -> tuple[float, float, float, float]:
    """Start and change of arg p, start and change of arg q, by the short way each.

    Where p or q vanishes at one end its arg is free: it goes along with the other,
    so that the right turn stands still and the same arrows are stretched all the way.
    """
    if a.arg_p is not None and b.arg_p is not None:
        change_p = short_way(a.arg_p, b.arg_p)
        start_q, end_q = _known(a.arg_q, b.arg_q, change_p)
        return a.arg_p, change_p, start_q, short_way(start_q, end_q)
    if a.arg_q is not None and b.arg_q is not None:
        change_q = short_way(a.arg_q, b.arg_q)
        start_p, end_p = _known(a.arg_p, b.arg_p, change_q)
        return start_p, short_way(start_p, end_p), a.arg_q, change_q
    start_p, _ = _known(a.arg_p, b.arg_p, 0.0)
    start_q, _ = _known(a.arg_q, b.arg_q, 0.0)
    return start_p, 0.0, start_q, 0.0


def _factors(size_p: float, size_q: float, arg_p: float, arg_q: float) -> Factors:
    half, other = (arg_p + arg_q) / 2, (arg_p - arg_q) / 2
    return Factors(half, size_p + size_q, size_p - size_q, other)


def _half_turn_less(change: float) -> float:
    return change - math.copysign(math.pi, change)


def _turning(a: Factors, b: Factors) -> float:
    return abs(b.left - a.left) + abs(b.right - a.right)


def _flattenings(a: Factors, b: Factors) -> int:
    """How many of the two scales change their sign on the way."""
    least = _ROUND * (a.first + abs(b.first) + abs(b.second))
    pairs = ((a.first, b.first), (a.second, b.second))
    return sum(x * y < 0.0 and min(abs(x), abs(y)) > least for x, y in pairs)


@lru_cache(maxsize=256)
def ends(before: Matrix2, after: Matrix2) -> tuple[Factors, Factors]:
    """The factors of both ends of the way with the least total turning.

    Ways that flatten the plane more often than they must are not taken.
    """
    a, b = _halves(before), _halves(after)
    start_p, change_p, start_q, change_q = _turns(a, b)
    start = _factors(a.size_p, a.size_q, start_p, start_q)
    half_p, half_q = _half_turn_less(change_p), _half_turn_less(change_q)
    plain, *others = (
        _factors(size_p, size_q, start_p + turn_p, start_q + turn_q)
        for size_p, turn_p, size_q, turn_q in (
            (b.size_p, change_p, b.size_q, change_q),
            (b.size_p, change_p, -b.size_q, half_q),
            (-b.size_p, half_p, b.size_q, change_q),
        )
    )
    best = plain
    for other in others:
        gains = _turning(start, other) < _turning(start, best) - _ROUND
        if gains and _flattenings(start, other) <= _flattenings(start, plain):
            best = other
    return start, best


def between(a: float, b: float, t: float) -> float:
    """A scale on its way: by logarithms, or straight through 0 where it must flatten.

    A scale (nearly) 0 at one end, or one that changes its sign, has no logarithm.
    """
    small, large = sorted((abs(a), abs(b)))
    if a * b <= 0.0 or small < _FLAT * large:
        return a + (b - a) * t
    return float(a * (b / a) ** t)


def path(before: Matrix2, after: Matrix2, t: float) -> Matrix2:
    """The map at ``t`` (0 to 1) on the way, by factors; exact at both ends."""
    if t <= 0.0:
        return before
    if t >= 1.0 or before == after:
        return after
    a, b = ends(before, after)
    return Factors(
        a.left + (b.left - a.left) * t,
        between(a.first, b.first, t),
        between(a.second, b.second, t),
        a.right + (b.right - a.right) * t,
    ).matrix()
