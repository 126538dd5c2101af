"""A listener who asks for no hint: what is asked is worked out from what was said.

The words suffice where the numbers of the question and of the start are spoken: then
school mathematics says where something belongs, and what each key does is heard.
"""

import math
import re
from collections.abc import Callable

import pygame

from game.screens.flow.base import Screen
from game.screens.shared.context import Context
from tests.screens.ears.by_ear import JUDGED, NUMBER, PLACE, Listener, Lost, number

Pair = tuple[float, float]
AXIS = rf"({NUMBER}); ({NUMBER})"


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
        self.rest(JUDGED)
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

    def at(self, name: str) -> Pair:
        """Where the thing of a name is, as Tab tells it."""
        told = next(t for t in self._around(f"{name}: ") if t.startswith(f"{name}: "))
        found = re.match(PLACE, told.removeprefix(f"{name}: "))
        if found is None:
            raise Lost(told)
        return number(found[1]), number(found[2])

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


def _matrix(self: Thinker, name: str = "M") -> tuple[float, float, float, float]:
    """The numbers of a matrix that was said row by row."""
    found = re.search(rf"{name} equals {PLACE}; {PLACE}", self.all())
    if found is None:
        raise Lost(f"nobody said {name}")
    a, b, c, d = (number(found[i]) for i in range(1, 5))
    return a, b, c, d


def _fixed(self: Thinker) -> None:
    """Lines that stay, by the two numbers whose sum and product M has."""
    a, b, c, d = _matrix(self)
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


def _columns(self: Thinker) -> None:
    """How many steps along each column: two equations with two unknowns."""
    told = re.search(rf"c 1 equals {PLACE}; c 2 equals {PLACE}", self.all())
    asked = re.search(rf"target: t equals {PLACE}", self.all())
    if told is None or asked is None:
        raise Lost("nobody said the columns, or the target")
    a, c, b, d = (number(told[i]) for i in range(1, 5))
    x, y = number(asked[1]), number(asked[2])
    whole = a * d - b * c
    steps = (x * d - b * y) / whole
    self.bring("steps along c 1", (steps * a, steps * c))
    self.bring("steps along c 2", (x, y))
    self.move("how it is read", "read by rows")


def _slip(self: Thinker) -> None:
    """The lines worked out anew; the one that differs is put right."""
    told = self.all()
    given = re.search(rf"M equals {PLACE}; {PLACE}; x equals {PLACE}", told)
    if given is None:
        raise Lost("nobody said M and x")
    a, b, c, d, x, y = (number(given[i]) for i in range(1, 7))
    ought = {3: (a * x + b * y, 0.0), 4: (0.0, c * x + d * y)}
    for line, wanted in ought.items():
        found = re.search(rf"Line {line}: r \d dot x on its axis: {AXIS}", told)
        if found is None:
            raise Lost(f"nobody said line {line}")
        if (number(found[1]), number(found[2])) != wanted:
            self.move(f"the answer of line {line}", "on the second axis")
            return
    raise Lost("no line slips that could be told")


def _keep(self: Thinker) -> None:
    """The row that answers v most quietly goes."""
    told = self.all()
    v = _numbers(told, "v")
    rows = {n: _numbers(told, f"r {n}") for n in (1, 2, 3)}
    heard = {
        n: abs(sum(p * q for p, q in zip(row, v, strict=True)))
        for n, row in rows.items()
    }
    quietest = min(heard, key=lambda n: heard[n])
    self.go(f"row r {quietest}: ")


def _numbers(told: str, name: str) -> list[float]:
    found = re.search(
        rf"\b{name} (?:equals|is about) ({NUMBER}(?:, {NUMBER})+)[;.]", told
    )
    if found is None:
        raise Lost(f"nobody said {name}")
    return [number(each) for each in found[1].split(", ")]


def _break(self: Thinker) -> None:
    """It needs the right angle that was never said: the first row leans."""
    (x, y), (u, v) = self.arrow("r 1"), self.arrow("r 2")
    self.bring("r 1", (x + u, y + v))


def _axis(self: Thinker) -> None:
    """The line of the most squares, by where the points lie in eight directions."""
    told = re.findall(rf"(\d+) points? ([a-z ]+), about ({NUMBER}) away", self.all())
    along = across = mixed = 0.0
    for many, way, away in told:
        right, up = ("right" in way) - ("left" in way), ("up" in way) - ("down" in way)
        share = int(many) * number(away) ** 2 / (abs(right) + abs(up))
        along, across = along + share * right**2, across + share * up**2
        mixed += share * right * up
    turn = math.atan2(2 * mixed, along - across) / 2
    x, y = self.at("the rod's end")
    far = math.hypot(x, y)
    self.bring("the rod's end", (far * math.cos(turn), far * math.sin(turn)))


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


def _entry(self: Thinker) -> None:
    """The two whose names stand before the number that is asked; c1 is moved."""
    found = re.search(rf"Asked: c (\d) dot c (\d) equals ({NUMBER})", self.all())
    if found is None:
        raise Lost("nobody said which dot product is asked")
    one, other, want = f"c {found[1]}", f"c {found[2]}", number(found[3])
    self.move("the asked cell is made by", f"{one} and {other}")
    still, now = self.arrow(other), self.arrow(one)
    by = (want - _dot(still, now)) / _dot(still, still)
    self.bring(one, (now[0] + by * still[0], now[1] + by * still[1]))


def _concepts(self: Thinker) -> None:
    """As many times as loud as the lion is heard more."""
    times = self.one("lion dot cat equals") / self.one("rat dot cat equals")
    x, y = self.arrow("rat")
    self.bring("the rat", (times * x, times * y))


def _erase(self: Thinker) -> None:
    """The floor goes straight across g."""
    x, y = self.arrow("g")
    size = math.hypot(x, y)
    self.bring("floor", (y / size, -x / size))


def _tiles(self: Thinker) -> None:
    """A tile that takes what is coming, and another one that gives it back."""
    told = re.findall(r"(\S+(?: transpose)?) takes (\w+) and gives (\w+)", self.all())
    asked = re.search(r"on the right: (\w+), \d\. Asked on the left: (\w+)", self.all())
    if not told or asked is None:
        raise Lost("nobody said what the tiles take, or what comes in")
    (one, takes, gives), (other, *_ends) = told[:2]
    if takes != asked[1]:
        one, other, gives, takes = other, one, takes, gives
    self.move("slot 1", f"{one}, takes {takes}, gives {gives}")
    self.move("slot 2", f"{other}, takes {gives}, gives {takes}")


def _corners(self: Thinker) -> None:
    """The column strip is light; the row strip becomes the row that is repeated."""
    found = re.search(r"Row 1: ([\d ]+)\.", self.all())
    if found is None:
        raise Lost("nobody said the first row")
    for place, tone in enumerate(found[1].split(), 1):
        if tone != "0":
            self.move(f"row strip, {place}", tone)


def _beat(self: Thinker) -> None:
    """It was sung rotate, scale, rotate: a turn, the wide one, a turn."""
    turn = "45 degrees left"
    for word, card in (("1, rotate", turn), ("2, scale", "wide"), ("3, rotate", turn)):
        self.move(f"word {word}", card)


def _rsr(self: Thinker) -> None:
    """Nothing is turned first: c1 and c2 are the stretched axes, as they are laid."""
    (x, y), other = self.arrow("c 1"), self.arrow("c 2")
    size = math.hypot(x, y)
    self.bring("the stretch along", (size, 0.0))
    self.bring("the stretch up", (0.0, math.hypot(*other)))
    if not self.solved:
        self.bring("the last turn", (x / size, y / size))


def _nofixed(self: Thinker) -> None:
    """Of each matrix the lines that stay, by the two numbers that it has; or none."""
    for n in (1, 2, 3):
        if n > 1:
            self.move(f"matrix {n}", "in hand")
        found = re.search(rf"M {n} equals {PLACE}; {PLACE}", self.all())
        if found is None:
            raise Lost(f"nobody said M {n}")
        a, b, c, d = (number(found[i]) for i in range(1, 5))
        square = (a - d) ** 2 + 4 * b * c
        turns = [10.0, 70.0, 130.0]
        if b or c or a != d:
            half, root = (a + d) / 2, math.sqrt(max(square, 0.0)) / 2
            pairs = [
                (b, x - a) if b else (x - d, c) for x in (half + root, half - root)
            ]
            turns = [math.degrees(math.atan2(y, x)) for x, y in pairs if x or y]
            if not (b or c):
                turns = [0.0, 90.0]
        said = "every line" if not (b or c) and a == d else "two lines"
        if square < 0.0:
            # A quarter turn: no line comes nearer than another.
            said, turns = "no line", [70.0, 190.0, 310.0]
        for turn in turns:
            c_, s_ = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            self.bring("v", (c_, s_))
            if square >= 0.0 or turn == turns[-1]:
                self.move("this line", "pinned")
        self.move(f"what M {n} keeps", said)


def _label(self: Thinker) -> None:
    """Sizes place the tiles: each takes as many numbers as the next one gives."""
    told = re.findall(
        r"Tile (\w): (?:(?:\d|root|over|[ /])+ times )?([^.]+)\.", self.all()
    )
    sizes = {}
    for letter, numbers in told:
        places = re.findall(rf"{NUMBER}(?:, {NUMBER})+", numbers.replace("; ", " | "))
        sizes[letter] = (len(places), places[0].count(",") + 1)
    square = [x for x, (h, w) in sizes.items() if h == w]
    middle = next(x for x in sizes if x not in square)
    high, wide = sizes[middle]
    one, other = (next(x for x in square if sizes[x][0] == n) for n in (high, wide))
    for n, tile in enumerate((one, middle, other), 1):
        h, w = sizes[tile]
        self.move(f"socket {n}", f"{tile}, {h} by {w}")
    self.move(f"the name of {one}", "left singular vectors, as columns")
    self.move(f"the name of {middle}", "stretches")
    self.move(f"the name of {other}", "right singular vectors, as rows")


def _loop(self: Thinker) -> None:
    """The two letters that are asked as one case are put into one."""
    found = re.search(r"Asked: a case: (M) with (M transpose), case closed", self.all())
    if found is None:
        raise Lost("nobody said which letters travel as one case")
    self.go("case 1, around M transpose, M v")


def _proof(self: Thinker) -> None:
    """A letter comes in front; then a bracket moves; then a number is in front."""
    cards = dict(re.findall(r"Card (\w): ([^.]+)\.", self.all()))
    first = next(x for x in cards if cards[x].startswith("M, then a case: M transpose"))
    last = next(x for x in cards if "equals lambda" in cards[x])
    second = next(x for x in cards if x not in (first, last))
    # A card that is laid changes places with another: the first line comes first.
    lines = [f"line {n}: card {x}." for n, x in enumerate((first, second, last), 1)]
    for _try in range(6):
        around = self._around()
        wrong = [each for each in lines if each not in around]
        if wrong:
            name, card = wrong[0].removesuffix(".").split(": ")
            self.move(name, card)


def _blanks(self: Thinker) -> None:
    """The table of columns with columns."""
    for n, word in enumerate(("M transpose M", "column", "column"), 1):
        self.move(f"blank {n}", word)


def _frame(self: Thinker) -> None:
    """The columns say at which angle the dot product is 0."""
    a, b, c, d = _matrix(self)
    turn = math.atan2(2 * (a * b + c * d), a * a + c * c - b * b - d * d) / 2
    now = self.arrow("v")
    arms = [turn + n * math.pi / 2 for n in range(4)]
    near = max(arms, key=lambda at: _dot((math.cos(at), math.sin(at)), now))
    self.bring("v", (math.cos(near), math.sin(near)))


def _power(self: Thinker) -> None:
    """Multiplied until it is heard that the lamp burns."""
    for press in range(1, 20):
        if not self.solved:
            self.move("presses", str(press))
            self.rest(JUDGED)


def _jacobi(self: Thinker) -> None:
    """By the rule of tangents: the dial goes twice as far as the columns."""
    one, other = self.arrow("c 1"), self.arrow("c 2")
    turn = math.atan2(2 * _dot(one, other), _dot(one, one) - _dot(other, other))
    way = math.pi / 2 + turn
    self.bring("the dial", (math.cos(way), math.sin(way)))


def _trend(self: Thinker) -> None:
    """By the mean squares and the mean product, which are said."""
    a, b, _b, d = _matrix(self, "C")
    turn = math.atan2(2 * b, a - d) / 2
    x, y = self.at("the rod's end")
    far = math.hypot(x, y)
    sign = 1.0 if x * math.cos(turn) + y * math.sin(turn) >= 0.0 else -1.0
    to = (sign * far * math.cos(turn), sign * far * math.sin(turn))
    self.bring("the rod's end", to)


def _back(self: Thinker) -> None:
    """U stands square to A w, and w to v."""
    a, b, c, d = _matrix(self, "A")
    found = re.search(rf"v lies along {PLACE}", self.all())
    if found is None:
        raise Lost("nobody said along what v lies")
    x, y = number(found[1]), number(found[2])
    out = (-a * y + b * x, -c * y + d * x)
    size = math.hypot(*out)
    to = (-out[1] / size, out[0] / size)
    sign = 1.0 if _dot(to, self.arrow("u")) >= 0.0 else -1.0
    self.bring("u", (sign * to[0], sign * to[1]))


def _warp(self: Thinker) -> None:
    """The second column grows with the height; it is to be as long as the first."""
    a, _b, _c, d = _matrix(self, "J")
    x, y = self.arrow("p")
    self.bring("the lens", (x, y * a / d))


def _ghost(self: Thinker) -> None:
    """What is said is a parabola for each fader, known by its values at 0, 1 and -1."""
    for n in re.findall(r"ghost (\d+), (?:about )?\d", self.all())[:2]:
        said = [self.one("Said:(?: about)?")]
        for at in ("1", "minus 1"):
            self.move(f"fader {n}", at)
            said.append(self.one("Said:(?: about)?"))
        start, up, down = said
        best = (up - down) / (4.0 * start - 2.0 * (up + down))
        self.move(f"fader {n}", _said(round(best, 1)))


def _keepface(self: Thinker) -> None:
    """The strongest are taken until there is as much of her as is asked."""
    told = re.findall(r"Plate (\d+), (?:about )?([\d.]+)", self.all())
    asked = re.search(r"asked (?:about )?([\d.]+)", self.all())
    if not told or asked is None:
        raise Lost("nobody said what plates hold, or what is asked")
    shares = {int(n): float(share) for n, share in told}
    held = 0.0
    for n in sorted(shares, key=lambda n: -shares[n]):
        if held < float(asked[1]):
            self._around(f"plate {n}, ")
            if "in the frame" not in self.press(pygame.K_RETURN):
                raise Lost(f"plate {n} does not come in")
            held += shares[n]
    self.move("the door", "leave")
    self.ring = self._around()
    self.move("your answer", "so be it")


def _paper(self: Thinker) -> None:
    """Line by line, as one does it on paper; neither stretch is a whole number."""
    a, b, c, d = map(round, _matrix(self))
    p, q, r = a * a + c * c, a * b + c * d, b * b + d * d
    root = math.isqrt((p - r) ** 2 + 4 * q * q)
    one, other = (p + r + root) // 2, (p + r - root) // 2
    v = _least(q, one - p)
    w = (-v[1], v[0])
    u, x = (_least(a * i + b * j, c * i + d * j) for i, j in (v, w))
    whole = (u[0] ** 2 + u[1] ** 2, u[0], x[0], u[1], x[1])
    turned = (v[0] ** 2 + v[1] ** 2, *v, *w)
    lines = ((p, q, r), (one, other), (one, other), (*v, *w), (*u, *x))
    for line, numbers in enumerate((*lines, (*whole, *turned)), 1):
        for at, number_ in enumerate(numbers, 1):
            self.move(f"line {line}, number {at}", _whole(number_))
            if line == 3:
                self.move(f"line 3, root over number {at}", "its root")
    self.go("Put these to the test")


def _least(x: int, y: int) -> tuple[int, int]:
    by = math.gcd(x, y)
    return x // by, y // by


def _whole(x: int) -> str:
    return f"minus {-x}" if x < 0 else f"{x}"


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


def _pack(self: Thinker) -> None:
    """Lines that are alike all round: a third of half the circle from one to the next.

    The line of the guess is not laid.
    """
    x, y = self.arrow("a")
    for name, turn in (("b", 60.0), ("c", 120.0)):
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        self.bring(f"arrow {name}", (c * x - s * y, s * x + c * y))


READ: dict[str, Callable[[Thinker], None]] = {
    "arrow": _arrow,
    "product": _product,
    "shadow": _shadow,
    "order": _order,
    "columns": _columns,
    "rows": lambda self: _two_lamps(self, "v"),
    "slip": _slip,
    "dual": lambda self: _two_lamps(self, "h"),
    "break": _break,
    "keep": _keep,
    "axis": _axis,
    "fixed": _fixed,
    "carry": _carry,
    "weights": _weights,
    "entry": _entry,
    "concepts": _concepts,
    "pack": _pack,
    "erase": _erase,
    "tiles": _tiles,
    "corners": _corners,
    "rsr": _rsr,
    "beat": _beat,
    "nofixed": _nofixed,
    "label": _label,
    "loop": _loop,
    "proof": _proof,
    "blanks": _blanks,
    "frame": _frame,
    "power": _power,
    "jacobi": _jacobi,
    "trend": _trend,
    "back": _back,
    "warp": _warp,
    "ghost": _ghost,
    "keepface": _keepface,
    "paper": _paper,
    "rule": _rule,
}
