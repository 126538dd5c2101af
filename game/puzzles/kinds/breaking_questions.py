"""What is asked on paper after a guess was broken, by guess, from fresh whole arrows.

Each question knows what the guess itself would answer, and other likely mistakes.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from game.puzzles.core.paper_question import Answer, exact, trapped
from game.puzzles.core.wording import arrow, number
from game.puzzles.kinds.bench import Whole

Asked: TypeAlias = tuple[str, Answer, tuple[Answer, ...]]
Pair: TypeAlias = tuple[int, int]


def _dot(a: Pair, b: Pair) -> int:
    return a[0] * b[0] + a[1] * b[1]


def _slips(a: Pair, b: Pair) -> list[tuple[int]]:
    """What a dot product comes to with a lost sign, or multiplied crosswise."""
    return [(a[0] * b[0] - a[1] * b[1],), (a[0] * b[1] + a[1] * b[0],)]


def _direction(whole: Whole) -> Asked:
    r, a = whole[:2]
    words = f"On paper. $r$ = {arrow(r)} and $a$ = {arrow(a)}. What is $a . r$?"
    return words, exact(_dot(r, a)), trapped(*_slips(r, a))


def _axis(whole: Whole) -> Asked:
    first, second = whole[:2]
    words = (
        f"On paper. The rows are $r1$ = {arrow(first)} and $r2$ = {arrow(second)}. "
        "Where does $M$ send $r1$?"
    )
    square, heard = _dot(first, first), _dot(first, second)
    by_columns = (
        _dot((first[0], second[0]), first),
        _dot((first[1], second[1]), first),
    )
    traps = trapped((square, 0), by_columns, (heard, square))
    return words, exact(square, heard), traps


def _fifth(whole: Whole) -> Asked:
    r = whole[0]
    words = f"On paper. $r$ = {arrow(r)} and $h = r / (r . r)$. What is $|h|^2$?"
    square = Fraction(_dot(r, r))
    return words, exact(1 / square), trapped((1,), (square,), (1 / square**2,))


def _rebuild(whole: Whole) -> Asked:
    r, _, v = whole[:3]
    words = (
        f"On paper. $r$ = {arrow(r)} and $v$ = {arrow(v)}. Where does $v$'s shadow end?"
    )
    read, square = Fraction(_dot(r, v)), _dot(r, r)
    share, other = read / square, read / _dot(v, v)
    traps = trapped(
        (read * r[0], read * r[1]),
        (other * v[0], other * v[1]),
        (v[0] - share * r[0], v[1] - share * r[1]),
    )
    return words, exact(share * r[0], share * r[1]), traps


def _drop(whole: Whole) -> Asked:
    r, _, v = whole[:3]
    words = (
        f"On paper. Only $r$ = {arrow(r)} is kept, and $v$ = {arrow(v)}. "
        "How long, squared, is what is lost of $v$?"
    )
    read, whole_of_v = _dot(r, v), _dot(v, v)
    kept = Fraction(read**2, _dot(r, r))
    traps = trapped((kept,), (whole_of_v - read**2,), (whole_of_v - abs(read),))
    return words, exact(whole_of_v - kept), traps


def _correlation(whole: Whole) -> Asked:
    a, b = ([pair[i] for pair in whole[:3]] for i in (0, 1))
    words = (
        f"On paper. $a$ = {_three(a)} and $b$ = {_three(b)}. "
        "Take the mean from each, and then the dot product. What is it?"
    )
    total = sum(x * y for x, y in zip(a, b, strict=True))
    both = Fraction(sum(a) * sum(b))
    traps = trapped((total,), (total - both / 9,), (Fraction(total, 3),))
    return words, exact(total - both / 3), traps


def _three(values: Sequence[int]) -> str:
    return f"({', '.join(number(value) for value in values)})"


def _square(whole: Whole) -> Asked:
    (a, c), (b, d) = whole[:2]
    words = (
        f"On paper. The columns are {arrow((a, c))} and {arrow((b, d))}. What is "
        "(trace)² − 4 det? Below zero no real line is kept."
    )
    trace, det = (a + d) ** 2, a * d - b * c
    traps = trapped((trace + 4 * det,), (trace - 4 * (a * d + b * c),), (trace - det,))
    return words, exact(trace - 4 * det), traps


def _squares(whole: Whole) -> Asked:
    a, c = whole[0]
    first, second = (a, c), (-2 * c, 2 * a)
    words = (
        f"On paper. The columns are {arrow(first)} and {arrow(second)}, at right "
        "angles. What is the larger eigenvalue of $M^T M$?"
    )
    short = a * a + c * c
    return words, exact(4 * short), trapped((16 * short**2,), (short,), (2 * short,))


def _equals(whole: Whole) -> Asked:
    (a, c), v = whole[0], whole[1]
    words = (
        f"On paper. The columns are {arrow((a, c))} and {arrow((-c, a))}, and "
        f"$v$ = {arrow(v)}. Where is $M v$?"
    )
    by_rows = (_dot((a, c), v), _dot((-c, a), v))
    lost = (a * v[0] + c * v[1], c * v[0] - a * v[1])
    image = (a * v[0] - c * v[1], c * v[0] + a * v[1])
    return words, exact(*image), trapped(by_rows, lost, (image[1], image[0]))


def _ortho(whole: Whole) -> Asked:
    first, second = whole[:2]
    words = (
        f"On paper. The columns are {arrow(first)} and {arrow(second)}. "
        "What is $M e1 . M e2$?"
    )
    rows = _dot((first[0], second[0]), (first[1], second[1]))
    return (
        words,
        exact(_dot(first, second)),
        trapped((0,), (rows,), *_slips(first, second)),
    )


def _identity(whole: Whole) -> Asked:
    first, second = whole[:2]
    words = (
        f"On paper. The columns of $A$ are {arrow(first)} and {arrow(second)}. "
        "What is the entry of $A^T A$ in row 1, column 2?"
    )
    rows = _dot((first[0], second[0]), (first[1], second[1]))
    return (
        words,
        exact(_dot(first, second)),
        trapped((0,), (rows,), *_slips(first, second)),
    )


def _coefficient(whole: Whole) -> Asked:
    x = whole[0]
    words = (
        f"On paper. The trend is (0.6, 0.8), of length one, and $x$ = {arrow(x)}. "
        "What is $x$'s coefficient along it?"
    )
    own = Fraction(3 * x[0] + 4 * x[1], 5)
    lost = Fraction(3 * x[0] - 4 * x[1], 5)
    return words, exact(own), trapped((own**2,), (lost,), (own / 5,))


def _partials(whole: Whole) -> Asked:
    first, second = whole[:2]
    words = (
        f"On paper. The partial derivatives are {arrow(first)} and {arrow(second)}. "
        "What is their dot product?"
    )
    return words, exact(_dot(first, second)), trapped((0,), *_slips(first, second))


QUESTIONS: Final[Mapping[str, Callable[[Whole], Asked]]] = {
    "dot-direction": _direction,
    "row-to-axis": _axis,
    "fifth-is-unit": _fifth,
    "shadows-rebuild": _rebuild,
    "drop-small": _drop,
    "dot-is-correlation": _correlation,
    "all-square-eigen": _square,
    "d-squares": _squares,
    "u-equals-mv": _equals,
    "ortho-stays": _ortho,
    "ata-identity": _identity,
    "eigenvalue-is-coefficient": _coefficient,
    "u-is-partials": _partials,
}
