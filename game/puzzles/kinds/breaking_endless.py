"""Guesses to break that nobody laid out: arrows for which the guess still holds."""

from collections.abc import Callable, Mapping
from typing import Final

from game.linalg.plane import Point, across, added, scaled
from game.puzzles.core.seeded_draws import drawn
from game.puzzles.kinds.bench import Points
from game.puzzles.kinds.breaking import BENCHES, BreakLevel

HARDEST: Final = 3
SPAN: Final = 3.5
# How badly the guess must fail, and how many of the guesses each difficulty has.
FAILS: Final = {1: 0.15, 2: 0.2, 3: 0.3}
EASY: Final = ("dot-direction", "row-to-axis", "fifth-is-unit", "shadows-rebuild")
ROWS: Final = (*EASY, "drop-small", "dot-is-correlation")

_UNITS: Final[Points] = tuple(
    (sign * a, other * b)
    for a, b in ((0.6, 0.8), (0.8, 0.6), (0.28, 0.96), (0.96, 0.28))
    for sign in (1.0, -1.0)
    for other in (1.0, -1.0)
)
_SIZES: Final = (0.8, 1.0, 1.2, 1.5, 2.0, 2.5)


class _Hand:
    """Draws by name, from one seed: the same on every machine."""

    def __init__(self, seed: str, difficulty: int) -> None:
        self._names = ("break", seed, difficulty)

    def unit(self, name: str) -> Point:
        """An arrow of length one."""
        return drawn(_UNITS, *self._names, name)

    def size(self, name: str) -> float:
        """A length."""
        return drawn(_SIZES, *self._names, name)

    def arrow(self, name: str) -> Point:
        """An arrow of any of the lengths."""
        return scaled(self.unit(name), self.size(f"{name} size"))


def _crossed(hand: _Hand) -> Points:
    """Two arrows at right angles, of lengths of their own."""
    first = hand.unit("first")
    sizes = hand.size("one"), hand.size("two")
    return scaled(first, sizes[0]), scaled(across(first), sizes[1])


def _orthonormal(hand: _Hand) -> Points:
    first = hand.unit("first")
    return first, scaled(across(first), drawn((1.0, -1.0), "side", repr(first)))


def _alike(hand: _Hand) -> Points:
    size = hand.size("size")
    others = tuple(scaled(hand.unit(name), size) for name in ("a", "b"))
    return (hand.arrow("r"), *others)


def _square(hand: _Hand) -> Points:
    """Two rows of one length at right angles, and any arrow."""
    first, size = hand.unit("first"), hand.size("one")
    return scaled(first, size), scaled(across(first), size), hand.arrow("v")


def _standard(hand: _Hand) -> Points:
    """Three points whose features have mean 0 and length one."""
    third = 6.0**-0.5
    features = ((2 * third, -third, -third), (-third, 2 * third, -third))
    sign = drawn((1.0, -1.0), "sign", repr(hand.unit("turn")))
    return tuple((a, sign * b) for a, b in zip(*features, strict=True))


def _real(hand: _Hand) -> Points:
    """A symmetric matrix's columns: it keeps two lines."""
    b = drawn((0.5, -0.5, 1.0, -1.0), "shared", repr(hand.unit("b")))
    return (hand.size("a"), b), (b, -hand.size("d"))


def _turned(hand: _Hand) -> Points:
    """A turn times a size, and any arrow: no right angle is lost."""
    first, size = hand.unit("first"), hand.size("one")
    return scaled(first, size), scaled(across(first), size), hand.unit("a")


def _own(hand: _Hand) -> Points:
    """A trend of eigenvalue one, and an arrow whose coefficient along it is one."""
    way = hand.unit("way")
    less = drawn((0.3, 0.5, 0.7), repr(way), "less")
    aside = drawn((0.5, -0.5, 1.0, -1.0), repr(way), "aside")
    return way, scaled(across(way), less), added(way, scaled(across(way), aside))


_HOLDING: Final[Mapping[str, Callable[[_Hand], Points]]] = {
    "dot-direction": _alike,
    "row-to-axis": _crossed,
    "fifth-is-unit": lambda hand: (hand.unit("r"),),
    "shadows-rebuild": lambda hand: (*_crossed(hand), hand.arrow("v")),
    "drop-small": _square,
    "dot-is-correlation": _standard,
    "all-square-eigen": _real,
    "d-squares": _orthonormal,
    "u-equals-mv": _orthonormal,
    "ortho-stays": _turned,
    "ata-identity": _orthonormal,
    "eigenvalue-is-coefficient": _own,
    "u-is-partials": _crossed,
}


def generate(seed: str, difficulty: int) -> BreakLevel:
    """A level that is the same wherever its seed is opened.

    ``difficulty`` 1 takes one of four guesses about rows and asks for a margin of 0.15;
    2 takes one of six, for 0.2; 3 any of the guesses that break, for 0.3. The arrows
    are laid so that the guess holds exactly (right angles, equal lengths, length one,
    a symmetric matrix, as the guess needs it), are 0.3 to 2.7 long, and never on one
    line where a matrix is made of them. Par is one move an arrow.
    """
    difficulty = max(1, min(HARDEST, difficulty))
    guesses = {1: EASY, 2: ROWS, 3: tuple(sorted(BENCHES))}[difficulty]
    guess = drawn(guesses, "break guess", seed, difficulty)
    start = _HOLDING[guess](_Hand(seed, difficulty))
    return BreakLevel(
        id=f"break-{difficulty}-{seed}",
        title=f"Endless {difficulty} · {seed}",
        guess=guess,
        start=start,
        by=FAILS[difficulty],
        par=len(BENCHES[guess].things),
        span=SPAN,
    )
