"""A listener who asks for no hint: what is asked is worked out from what was said.

The words suffice where the numbers of the question and of the start are spoken: then
school mathematics says where something belongs, and what each key does is heard.
"""

import math
import re
from collections.abc import Callable

from game.screens.flow.base import Screen
from game.screens.shared.context import Context
from tests.screens.ears.by_ear import NUMBER, PLACE, Listener, Lost, number

Pair = tuple[float, float]


class Thinker(Listener):
    """Plays a puzzle of one kind by its own reading of what is said."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.heard = ""

    def think(self, screen: Screen, kind: str) -> None:
        """From the opening to the naming, without a hint."""
        self.sit(screen)
        self.heard = " ".join(self.transcript)
        self.go("Go on without a guess")
        self.heard += " " + self.rest(1.0)
        self.ring = self._around()
        READ[kind](self)
        self.rest(4.0)
        if not self.solved:
            raise Lost(self.heard)

    # What was said

    def arrow(self, name: str) -> Pair:
        """The arrow of a name, as it was said last."""
        told = rf"\b{name} (?:equals|is about) {PLACE}"
        found = re.findall(told, self.all())
        if not found:
            raise Lost(f"nobody said what {name} is")
        return number(found[-1][0]), number(found[-1][1])

    def one(self, told: str) -> float:
        """The number that was said behind some words last."""
        found = re.findall(rf"{told} ({NUMBER})", self.all())
        if not found:
            raise Lost(f"nobody said: {told}")
        return number(found[-1])

    def all(self) -> str:
        """Everything that was said by now."""
        return " ".join(line for line in self.transcript if not line.startswith("> "))

    def bring(self, name: str, to: Pair) -> None:
        """Bring the tip of an arrow there by keys."""
        self.move(name, ", ".join(map(_said, to)))


def _said(x: float) -> str:
    return f"minus {-x:.4f}" if x < 0.0 else f"{abs(x):.4f}"


def _dot(a: Pair, b: Pair) -> float:
    return a[0] * b[0] + a[1] * b[1]


def _arrow(self: Thinker) -> None:
    """So many along and so many up are the arrow itself."""
    asked = rf"Asked: ({NUMBER}) (along|back), ({NUMBER}) (up|down)"
    found = re.search(asked, self.all())
    if found is None:
        raise Lost("nobody said how far along and how far up")
    x, y = number(found[1]), number(found[3])
    to = (-x if found[2] == "back" else x, -y if found[4] == "down" else y)
    self.bring("v", to)


def _moved_along(self: Thinker, row: Pair, wanted: float) -> None:
    """V is moved along the row, by as much as the dot product lacks."""
    v = self.arrow("v")
    by = (wanted - _dot(row, v)) / _dot(row, row)
    self.bring("v", (v[0] + by * row[0], v[1] + by * row[1]))


def _product(self: Thinker) -> None:
    found = re.search(rf"The row is {PLACE}", self.all())
    asked = re.search(rf"drag v until ({NUMBER}) comes out", self.all())
    if found is None or asked is None:
        raise Lost("nobody said the row, or what is to come out")
    row = (number(found[1]), number(found[2]))
    _moved_along(self, row, number(asked[1]))


def _shadow(self: Thinker) -> None:
    _moved_along(self, self.arrow("r"), self.one("Asked: v dot r equals"))


def _two_lamps(self: Thinker, name: str) -> None:
    """Two equations with two unknowns."""
    (a, b), (c, d) = self.arrow("r 1"), self.arrow("r 2")
    first = self.one(rf"r 1 dot {name} equals")
    second = self.one(rf"r 2 dot {name} equals")
    whole = a * d - b * c
    x = (first * d - b * second) / whole
    y = (a * second - first * c) / whole
    self.bring(name, (x, y))


def _order(self: Thinker) -> None:
    """The least first: each tile goes to its place, the last one first."""
    lie = self.all().rsplit("From least to most lie ", 1)[-1]
    with_ = {m[1]: number(m[2]) for m in re.finditer(rf"(\w) with ({NUMBER})", lie)}
    order = sorted(with_, key=lambda letter: with_[letter])
    for place, letter in reversed(list(enumerate(order, 1))):
        if not self.solved:
            self.move(f"tile {letter}", f"place {place} of {len(order)}")


def _fixed(self: Thinker) -> None:
    """Lines that stay, by the two numbers whose sum and product M has."""
    found = re.search(rf"M equals {PLACE}; {PLACE}", self.all())
    if found is None:
        raise Lost("nobody said M")
    a, b, c, d = (number(found[i]) for i in range(1, 5))
    half, product = (a + d) / 2, a * d - b * c
    root = math.sqrt(half * half - product)
    for stretch in (half + root, half - root):
        line = (b, stretch - a) if abs(b) > 1e-9 else (stretch - d, c)
        size = math.hypot(*line)
        now = self.arrow("v")
        sign = 1.0 if _dot(line, now) >= 0.0 else -1.0
        self.bring("v", (sign * line[0] / size, sign * line[1] / size))
        self.move("this line", "this line stays")
    self.move("your answer", "these are all")


def _carry(self: Thinker) -> None:
    """Across the first column, and as long."""
    x, y = self.arrow("c 1")
    self.bring("c 2", (-y, x))


def _weights(self: Thinker) -> None:
    """Each nose is on an axis: its cat is a column."""
    cat = ", ".join([rf"(?:about )?({NUMBER})"] * 3)
    heard = re.findall(rf"[Nn]ose {PLACE} made cat {cat}", self.all())
    for *nose, height, body, tail in heard:
        if "0" not in nose:
            continue
        side = "width" if number(nose[0]) else "length"
        for part, x in (("height", height), ("body", body), ("tail", tail)):
            self.move(f"{part} by {side}", f"{number(x):.1f}")


def _concepts(self: Thinker) -> None:
    """As many times as loud as the lion is heard more."""
    times = self.one("lion dot cat equals") / self.one("rat dot cat equals")
    x, y = self.arrow("rat")
    self.bring("the rat", (times * x, times * y))


def _rule(self: Thinker) -> None:
    """The right eye as the left one is, on every face, and the mouth as it is not."""
    rows = {
        letter: re.findall(
            "open|shut", re.findall(rf"\b{letter}: ([\w, ]+)\.", self.all())[0]
        )
        for letter in "LRM"
    }
    for face, left in enumerate(rows["L"], 1):
        other = "shut" if left == "open" else "open"
        for letter, to in (("R", left), ("M", other)):
            if rows[letter][face - 1] != to:
                self.move(f"{letter}, face {face}", to)


READ: dict[str, Callable[[Thinker], None]] = {
    "arrow": _arrow,
    "product": _product,
    "shadow": _shadow,
    "order": _order,
    "rows": lambda self: _two_lamps(self, "v"),
    "dual": lambda self: _two_lamps(self, "h"),
    "fixed": _fixed,
    "carry": _carry,
    "weights": _weights,
    "concepts": _concepts,
    "rule": _rule,
}
