"""Slip: find the one line of a calculation that does not follow, and set it right.

The calculation is M x, by rows or by columns. Every line follows from what is written
above it but one, and the lines below carry that on. Which line it is is said before
the reveal shows where M x really lands. Then every number can be changed, and all that
depends on it is computed anew. The trap of the story is the second row's answer on the
first axis: (c, 0) for (0, c).
"""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Figure, Matrix2
from game.linalg.plane import Point, apart, dot
from game.puzzles.core import hands
from game.puzzles.core.level import Level, Lore
from game.puzzles.core.protocol import (
    Drag,
    Goal,
    Handle,
    Hint,
    Move,
    Predict,
    Quote,
    Turn,
)
from game.puzzles.core.wording import arrow, number
from game.puzzles.kinds import slip_figure
from game.puzzles.kinds.slip_lines import COUNT, following, slipped

# Half of the last place that is written: as near as two numbers can be seen to be.
FOLLOWS: Final = 0.006
REACH: Final = 20.0
GIVEN: Final = 9.0
VALUES: Final = ("follows", "slips")
SAYS: Final = ("follows", "does not follow")
AXES: Final = ("first", "second")
IDEAS: Final[Mapping[tuple[str, int], str]] = {
    ("rows", 1): "A row meets x entry by entry: two products, and their sum.",
    ("rows", 3): "The first row speaks for the first axis, the second for the second.",
    ("columns", 1): "A column is read downwards: where M sends a basis vector.",
    ("columns", 3): "An entry of x scales its whole column, both of its entries.",
    ("sum", 5): "Two pieces are added axis by axis.",
}

Hand: TypeAlias = tuple[Point | None, ...]


class SlipLevel(Level, frozen=True, kw_only=True):
    """M x worked out by ``way``, with one slip of a sort in a ``line`` (1 to 5).

    ``entry`` (1 or 2) is the number at which a sign or something forgotten slips.
    ``span`` is the plane's half height.
    """

    matrix: Matrix2
    vector: Point
    way: str
    line: int
    slip: str
    entry: int = 2
    span: float = 4.0


class SlipPosition(Struct, frozen=True, kw_only=True):
    """M, x, and what was written by hand: None where a line follows.

    ``choice`` is the line that is said to slip, 0 for none; ``guess`` that of the
    reveal.
    """

    level: SlipLevel
    matrix: Matrix2
    vector: Point
    hand: Hand
    choice: int = 0
    guess: int | None = None
    placed: bool = False

    def view(self) -> float:
        """The plane's half height."""
        return self.level.span

    def lines(self) -> tuple[Point, ...]:
        """What is written in the five lines."""
        lines: list[Point] = []
        for own in self.hand:
            lines.append(own if own is not None else self._next(lines))
        return tuple(lines)

    def wrong(self) -> tuple[int, ...]:
        """The lines (from 1) that do not follow from those above."""
        return tuple(i for i, own in enumerate(self.hand, 1) if own is not None)

    def product(self) -> Point:
        """Where M x really lands."""
        first, second = self.matrix
        return (dot(first, self.vector), dot(second, self.vector))

    def guessing(self) -> bool:
        """Whether the wrong line is still to be chosen."""
        return not self.placed

    def foreseen(self) -> bool | None:
        """Whether the line that was chosen at the reveal is the one that slips."""
        return None if self.guess is None else self.guess == self.level.line

    def play(self, move: Move) -> "SlipPosition":
        """The position after a move; one that cannot be made changes nothing."""
        match move:
            case Predict(sure) if not self.placed:
                chosen = self.choice or None
                return replace(self, guess=chosen if sure else None, placed=True)
            case Turn(handle, value) if not self.placed and value in VALUES:
                line = int(handle.removeprefix("line"))
                if value == "slips":
                    return replace(self, choice=line)
                return replace(self, choice=0) if self.choice == line else self
            case Turn(handle, value) if self.placed and value in AXES:
                line = int(handle.removeprefix("axis"))
                pair = self.lines()[line - 1]
                on = _axis(pair)
                return self if on == value else self._write(line, (pair[1], pair[0]))
            case Drag(handle, to) if handle[0] == "n" and self.placed:
                return self._set(handle, to[0])
            case Drag(handle, to) if handle[0] in "mx":
                return self._give(handle, to[0])
            case _:
                return self

    def snap(self, move: Move) -> Move:
        """A number snaps to halves, else to tenths."""
        match move:
            case Drag(handle, to):
                half = round(to[0] * 2) / 2
                near = abs(to[0] - half) <= 0.2
                return Drag(handle, (half if near else round(to[0] * 10) / 10, 0.0))
            case _:
                return move

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does to a handle, as its sort says."""
        return hands.pushed(handle, push, step, self.view(), snap=snap)

    def goal(self) -> Goal:
        """Every line follows (to 0.006, as written), so that the sum is M x."""
        if not self.placed:
            return Goal(reached=False, closeness=0.0)
        lines = self.lines()
        off = sum(apart(lines[i - 1], self._next(lines[: i - 1])) for i in self.wrong())
        return Goal(reached=not self.wrong(), closeness=1.0 / (1.0 + off))

    def handles(self) -> tuple[Handle, ...]:
        """The lines while guessing; then their numbers, and M and x in free play."""
        if not self.placed:
            return tuple(self._chooser(i) for i in range(1, COUNT + 1))
        lines = self.lines()
        own = [
            each
            for line in range(1, COUNT + 1)
            for each in self._of_line(line, lines[line - 1])
        ]
        return (*own, *self._givens())

    def counts(self, move: Move) -> bool:
        """Changing a number, or the axis on which one stands, costs."""
        return isinstance(move, Drag | Turn)

    def marked(self) -> Mapping[str, str]:
        """No guess of the Ledger is marked here."""
        return {}

    def quotes(self) -> Mapping[str, Quote]:
        """The sum as it stands, the line that was chosen, and how far the slip led."""
        end = self.lines()[-1]
        said = self.guess or self.choice
        far = apart(open_level(self.level).lines()[-1], self.product())
        return {
            "sum": Quote(arrow(end), end),
            "guess": Quote(f"line {said}" if said else "no line", (float(said),)),
            "miss": Quote(number(far), (far,)),
        }

    def describe(self) -> str:
        """The lines as they stand; once revealed, which do not follow and the miss."""
        first, second = self.matrix
        given = f"M = [{arrow(first)}, {arrow(second)}], x = {arrow(self.vector)}."
        end = self.lines()[-1]
        if not self.placed:
            said = f"You hold line {self.choice} for the slip." if self.choice else ""
            return f"{given} Five lines end at {arrow(end)}. {said}".strip()
        wrong = " ".join(f"Line {i} does not follow." for i in self.wrong())
        verdict = wrong or "Every line follows."
        lands = f"M x lands at {arrow(self.product())}."
        return f"{given} {verdict} The sum is {arrow(end)}. {lands}"

    def solve(self) -> tuple[Move, ...]:
        """Past the guess, then each line that does not follow, from above."""
        first: tuple[Move, ...] = () if self.placed else (Predict(sure=False),)
        position = self if self.placed else self.play(Predict(sure=False))
        moves: list[Move] = []
        for _ in range(COUNT):
            wrong = position.wrong()
            if not wrong:
                break
            mending = position.mending(wrong[0])
            for move in mending:
                position = position.play(move)
            moves += mending
        return (*first, *moves)

    def hint(self, step: int) -> Hint:
        """Where to look; which idea; the next number; the moves."""
        moves = self.solve()
        wrong = self.wrong()
        if not wrong:
            return Hint(words="Every line follows from those above it.", moves=moves)
        if step <= 1:
            if not self.placed:
                return Hint(words="Go from the top: is each line made of those above?")
            return Hint(words=f"Look at line {wrong[0]}, and at what stands above it.")
        if step == 2:
            part = wrong[0] if wrong[0] == COUNT else 1 if wrong[0] <= 2 else 3
            way = "sum" if part == COUNT else self.level.way
            return Hint(words=IDEAS[(way, part)])
        if step == 3:
            return Hint(words=_said(moves[0]), ghost=moves[0])
        return Hint(words="Watch.", moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """The lines, and the pieces tip to tail; M x and the residual once revealed."""
        del revealed
        shown = self.shown()
        return Figure(panels=(slip_figure.plane(shown), slip_figure.work(shown)))

    def naming(self) -> Figure:
        """The product's name, its formula read this way, and what the slip had made."""
        shown = self.shown()
        before = open_level(self.level).lines()[-1]
        named = slip_figure.named(shown, before)
        return Figure(panels=(slip_figure.plane(shown), named))

    def shown(self) -> slip_figure.Shown:
        """What is drawn of it."""
        return slip_figure.Shown(
            matrix=self.matrix,
            vector=self.vector,
            way=self.level.way,
            lines=self.lines(),
            wrong=self.wrong() if self.placed else (),
            said=self.choice if not self.placed else self.guess or 0,
            product=self.product(),
            placed=self.placed,
            span=self.level.span,
        )

    def _next(self, above: Iterable[Point]) -> Point:
        return following(self.level.way, self.matrix, self.vector, tuple(above))

    def _write(self, line: int, pair: Point) -> "SlipPosition":
        hand = (*self.hand[: line - 1], pair, *self.hand[line:])
        return replace(self, hand=hand).settled()

    def settled(self) -> "SlipPosition":
        """What was written by hand and follows is no longer held: it follows along."""
        hand: list[Point | None] = []
        lines: list[Point] = []
        for own in self.hand:
            right = self._next(lines)
            far = 0.0 if own is None else _off(own, right)
            hand.append(own if far > FOLLOWS else None)
            lines.append(hand[-1] or right)
        return replace(self, hand=tuple(hand))

    def _set(self, handle: str, value: float) -> "SlipPosition":
        line, entry = (int(part) for part in handle[1:].split(":"))
        put = round(max(-REACH, min(REACH, value)), 2) + 0.0
        pair = self.lines()[line - 1]
        after = (put, pair[1]) if entry == 1 else (pair[0], put)
        return self if after == pair else self._write(line, after)

    def _give(self, handle: str, value: float) -> "SlipPosition":
        """An entry of M or of x is another: all that follows is computed anew."""
        put = round(max(-GIVEN, min(GIVEN, value)), 2) + 0.0
        if handle[0] == "x":
            x, y = self.vector
            moved = (put, y) if handle[-1] == "1" else (x, put)
            return replace(self, vector=moved).settled()
        row, column = (int(part) - 1 for part in handle[1:].split(":"))
        rows = [list(each) for each in self.matrix]
        rows[row][column] = put
        (a, b), (c, d) = rows
        return replace(self, matrix=((a, b), (c, d))).settled()

    def mending(self, line: int) -> tuple[Move, ...]:
        """The moves that set one line right."""
        lines = self.lines()
        pair, right = lines[line - 1], self._next(lines[: line - 1])
        if self._on_axis(line) and _off((pair[1], pair[0]), right) <= FOLLOWS:
            return (Turn(f"axis{line}", AXES[1 - AXES.index(_axis(pair))]),)
        return tuple(
            Drag(f"n{line}:{entry}", (wanted, 0.0))
            for entry, (now, wanted) in enumerate(zip(pair, right, strict=True), 1)
            if abs(now - wanted) > FOLLOWS
        )

    def _on_axis(self, line: int) -> bool:
        return self.level.way == "rows" and line in {3, 4}

    def _chooser(self, line: int) -> Handle:
        return Handle(
            key=f"line{line}",
            name=f"line {line}",
            panel="work",
            values=VALUES,
            value=VALUES[line == self.choice],
            says=SAYS,
            entry=f"line:{line}",
        )

    def _of_line(self, line: int, pair: Point) -> Iterable[Handle]:
        if self._on_axis(line):
            yield Handle(
                key=f"axis{line}",
                name=f"the answer of line {line}",
                panel="work",
                values=AXES,
                value=_axis(pair),
                says=tuple(f"on the {axis} axis" for axis in AXES),
                entry=f"line:{line}",
            )
        for entry, now in enumerate(pair, 1):
            key = f"n{line}:{entry}"
            yield _number(key, f"line {line}, number {entry}", now, REACH)

    def _givens(self) -> Iterable[Handle]:
        for i, row in enumerate(self.matrix, 1):
            for j, now in enumerate(row, 1):
                name = f"M, row {i}, column {j}"
                yield _number(f"m{i}:{j}", name, now, GIVEN, given=True)
        for i, now in enumerate(self.vector, 1):
            yield _number(f"x:{i}", f"entry {i} of x", now, GIVEN, given=True)


def _number(
    key: str, name: str, now: float, reach: float, *, given: bool = False
) -> Handle:
    """A number in its cell; one beyond its reach by computing widens it."""
    far = max(reach, abs(now))
    return Handle(
        key=key,
        name=name,
        panel="work",
        at=(now, 0.0),
        reach=(-far, far),
        entry=key,
        given=given,
    )


def _said(move: Move) -> str:
    match move:
        case Turn(handle):
            return f"Send the answer of line {handle[-1]} to the other axis."
        case Drag(handle, to):
            line, entry = handle[1:].split(":")
            return f"In line {line}, number {entry} should be {number(to[0])}."
        case _:
            return "Choose a line, and reveal; or just go on."


def _axis(pair: Point) -> str:
    return AXES[abs(pair[1]) > abs(pair[0])]


def _off(a: Point, b: Point) -> float:
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))


def open_level(level: SlipLevel, lore: Lore | None = None) -> SlipPosition:
    """The level at its start, with its slip; it needs nothing from the Ledger."""
    del lore
    made = slipped(
        level.way, level.matrix, level.vector, level.line, level.slip, level.entry
    )
    hand = tuple(made if i == level.line else None for i in range(1, COUNT + 1))
    return SlipPosition(
        level=level,
        matrix=level.matrix,
        vector=level.vector,
        hand=hand,
        placed=not level.predict,
    )
