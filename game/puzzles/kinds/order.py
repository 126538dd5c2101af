"""Order: put arrows in order of their dot product with r before any number shows.

The arrangement is the prediction. The reveal writes each product under its tile and
drops each arrow's shadow on r. The trap is to go by direction alone: a long arrow at a
bad angle has more than a short one along r.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import (
    Array,
    Arrow,
    Cell,
    Figure,
    Formula,
    Item,
    Note,
    Plane,
    Row,
    Sign,
    Tile,
    Tiles,
    Tone,
    Work,
)
from game.linalg.plane import TINY, Point, across, dot, length, scaled, shadow, unit
from game.puzzles.core import drawing, hands
from game.puzzles.core.level import Fault, Level, Lore
from game.puzzles.core.level_faults import arrow_faults, span_faults
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
from game.puzzles.core.wording import arrow, down_cells, number

LETTERS: Final = "abcde"
FEWEST: Final = 3
GAP: Final = 0.2
FORMULA: Final = r"|a| \cos\alpha < |b| \cos\beta"


class OrderLevel(Level, frozen=True, kw_only=True):
    """``arrows`` are a, b, c ... in this order; ``start`` are their letters as laid."""

    r: Point
    arrows: tuple[Point, ...]
    start: tuple[str, ...]
    span: float = 4.0


class OrderPosition(Struct, frozen=True, kw_only=True):
    """The arrows, the letters from least to most, and how they lay at the reveal."""

    level: OrderLevel
    r: Point
    arrows: tuple[Point, ...]
    order: tuple[str, ...]
    guess: tuple[str, ...] | None = None
    placed: bool = False

    def view(self) -> float:
        """The plane's half height."""
        return self.level.span

    def value(self, letter: str) -> float:
        """The dot product of that arrow with r."""
        return dot(self.arrows[LETTERS.index(letter)], self.r)

    def falls(self) -> tuple[tuple[str, str], ...]:
        """Neighbours that are out of order: the left one has more."""
        return tuple(
            (one, next_)
            for one, next_ in pairwise(self.order)
            if self.value(one) > self.value(next_) + TINY
        )

    def inversions(self) -> int:
        """How many pairs, neighbours or not, are out of order."""
        return sum(
            self.value(one) > self.value(other) + TINY
            for one, other in combinations(self.order, 2)
        )

    def guessing(self) -> bool:
        """Whether the tiles are being laid while the numbers are covered."""
        return not self.placed

    def foreseen(self) -> bool | None:
        """Whether the tiles lay in order at the reveal."""
        return None if self.guess is None else not self._as_guessed().falls()

    def play(self, move: Move) -> "OrderPosition":
        """The position after a move; one that cannot be made changes nothing."""
        view = self.level.span
        match move:
            case Turn(letter, slot) if letter in self.order and self._is_slot(slot):
                others = [each for each in self.order if each != letter]
                others.insert(int(slot) - 1, letter)
                return replace(self, order=tuple(others))
            case Drag("r", to):
                return replace(self, r=hands.tip(to, self.r, view))
            case Drag(handle, to) if handle.removeprefix("tip:") in self.order:
                at = LETTERS.index(handle.removeprefix("tip:"))
                tip = hands.tip(to, self.arrows[at], view)
                arrows = (*self.arrows[:at], tip, *self.arrows[at + 1 :])
                return replace(self, arrows=arrows)
            case Predict(sure) if not self.placed:
                return replace(self, guess=self.order if sure else None, placed=True)
            case _:
                return self

    def snap(self, move: Move) -> Move:
        """Every tip snaps to halves and fifths; a tile lies in a slot anyway."""
        return hands.caught(move, self.level.span)

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does to a handle, as its sort says."""
        return hands.pushed(handle, push, step, self.view(), snap=snap)

    def goal(self) -> Goal:
        """No neighbour falls; closeness is the share of pairs that are in order."""
        if not self.placed:
            return Goal(reached=False, closeness=0.0)
        pairs = len(self.order) * (len(self.order) - 1) / 2
        return Goal(reached=not self.falls(), closeness=1.0 - self.inversions() / pairs)

    def handles(self) -> tuple[Handle, ...]:
        """A tile each, as they lie; the arrows and r in free play."""
        slots = tuple(str(n + 1) for n in range(len(self.order)))
        tiles = tuple(
            Handle(
                key=letter,
                name=f"tile {letter}",
                panel="tiles",
                values=slots,
                value=slots[place],
                says=tuple(f"place {slot} of {len(slots)}" for slot in slots),
                slides=True,
                entry=f"tile:{letter}",
            )
            for place, letter in enumerate(self.order)
        )
        tips = (
            *zip(
                LETTERS, (f"tip:{each}" for each in LETTERS), self.arrows, strict=False
            ),
            ("r", "r", self.r),
        )
        given = tuple(
            Handle(
                key=key,
                name=name,
                panel="plane",
                at=at,
                arrow=f"vector:{name}",
                given=True,
            )
            for name, key, at in tips
        )
        return (*tiles, *given)

    def counts(self, move: Move) -> bool:
        """Moving a tile costs, and so does moving an arrow."""
        return isinstance(move, Drag | Turn)

    def marked(self) -> Mapping[str, str]:
        """No guess of the Ledger is marked here."""
        return {}

    def quotes(self) -> Mapping[str, Quote]:
        """The arrow that was laid last, the one that belongs there, the pairs wrong."""
        laid = self._as_guessed()
        last, most = laid.order[-1], max(laid.order, key=laid.value)
        wrong = laid.inversions()
        return {
            "last": Quote(last, laid.arrows[LETTERS.index(last)]),
            "most": Quote(most, laid.arrows[LETTERS.index(most)]),
            "miss": Quote(number(wrong), (float(wrong),)),
        }

    def describe(self) -> str:
        """The arrows and the tiles from least to most; the products once revealed."""
        arrows = ", ".join(
            f"{letter} = {arrow(at)}"
            for letter, at in zip(LETTERS, self.arrows, strict=False)
        )
        given = f"r = {arrow(self.r)}; {arrows}."
        if not self.placed:
            laid = ", ".join(self.order)
            return f"{given} From least to most you laid {laid}. Numbers are covered."
        laid = ", ".join(f"{x} with {number(self.value(x))}" for x in self.order)
        falls = "".join(f" {x} has more than {y}." for x, y in self.falls())
        return f"{given} From least to most lie {laid}.{falls or ' All in order.'}"

    def solve(self) -> tuple[Move, ...]:
        """Past the guess, then as few tiles as can be, each into its place."""
        first: tuple[Move, ...] = () if self.placed else (Predict(sure=False),)
        position, kept = self, list(self._rising())
        moves: list[Move] = []
        for letter in (each for each in self.order if each not in kept):
            value = self.value(letter)
            before = [each for each in kept if self.value(each) <= value + TINY]
            others = [each for each in position.order if each != letter]
            place = others.index(before[-1]) + 1 if before else 0
            moves.append(Turn(letter, str(place + 1)))
            position = position.play(moves[-1])
            kept.insert(len(before), letter)
        return (*first, *moves)

    def hint(self, step: int) -> Hint:
        """Where to look; the idea; the next tile; the moves."""
        moves = self.solve()
        if step <= 1:
            one, other = self._doubtful()
            return Hint(
                words=f"Look at {one} and {other}. Whose shadow ends farther along r?"
            )
        if step == 2:
            return Hint(
                words="The dot product is the shadow times the length of r, and r is "
                "the same for all. A shadow that falls backwards is below zero."
            )
        if step == 3:
            words = self._next_tile(moves) if self.placed else "Lay them, and reveal."
            return Hint(words=words, ghost=moves[0] if moves else None)
        return Hint(words="Watch.", moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """The arrows, with their shadows once revealed; beside them the tiles."""
        tiles = Tiles(
            key="tiles",
            tiles=tuple(map(self._tile, self.order)),
            ends=("least", "most"),
            weight=0.9,
        )
        panels: list[Plane | Tiles] = [self._plane(), tiles]
        if self.guess is not None and self.guess != self.order:
            panels.append(self._guessed())
        del revealed
        return Figure(panels=tuple(panels))

    def naming(self) -> Figure:
        """What orders dot products, and all of them as one matrix times r."""
        cells = tuple(
            tuple(Cell(text=number(x), tone=Tone.INPUT) for x in at)
            for at in (self.arrows[LETTERS.index(each)] for each in self.order)
        )
        products = tuple((Cell(text=number(self.value(x))),) for x in self.order)
        rows = (
            Row(key="name:term", blocks=(Sign(text="ordered by dot product"),)),
            Row(
                key="name:formula",
                blocks=(Formula(tex=FORMULA),),
                note="so a · r < b · r: the length of r is in both",
            ),
            Row(
                key="name:numbers",
                blocks=(
                    Array(cells=cells, row_names=self.order),
                    down_cells(self.r, Tone.ROW, "r"),
                    Sign(text="="),
                    Array(cells=products),
                ),
            ),
            *self._closest(),
        )
        return Figure(panels=(self._plane(), Work(key="naming", rows=rows)))

    def _is_slot(self, slot: str) -> bool:
        return slot in {str(n + 1) for n in range(len(self.order))}

    def _as_guessed(self) -> "OrderPosition":
        """The level's own arrows, laid as they were at the reveal (or lie now)."""
        order = self.order if self.guess is None else self.guess
        return replace(open_level(self.level), order=order)

    def _rising(self) -> tuple[str, ...]:
        """The longest choice of tiles that already lie in order."""
        for size in range(len(self.order), 1, -1):
            for some in combinations(self.order, size):
                if all(
                    self.value(a) <= self.value(b) + TINY for a, b in pairwise(some)
                ):
                    return some
        return self.order[:1]

    def _doubtful(self) -> tuple[str, str]:
        falls = self.falls()
        return falls[0] if falls else (self.order[0], self.order[1])

    def _next_tile(self, moves: tuple[Move, ...]) -> str:
        match moves[:1]:
            case (Turn(letter, slot),):
                return f"{letter} belongs in place {slot}."
            case _:
                return "Every tile lies where it belongs."

    def _closest(self) -> tuple[Row, ...]:
        """The direction nearest to r, where it is not the one with the most."""
        most = max(self.order, key=self.value)
        near = max(
            self.order,
            key=lambda each: (
                self.value(each) / length(self.arrows[LETTERS.index(each)])
            ),
        )
        if self.value(most) <= self.value(near) + TINY:
            return ()
        return (
            Row(
                key="name:closest",
                blocks=(Sign(text=f"{near} is closest in direction"),),
                note=f"but {most} has the longest shadow",
            ),
        )

    def _tile(self, letter: str) -> Tile:
        falls = self.falls() if self.placed else ()
        wrong = {each for pair in falls for each in pair}
        text = number(self.value(letter)) if self.placed else ""
        if any(letter == one for one, _ in falls):
            text += " >"
        return Tile(
            key=f"tile:{letter}",
            label=letter,
            place=float(self.order.index(letter)),
            text=text,
            tone=Tone.BAD if letter in wrong else Tone.INPUT,
            lit=self.goal().reached,
        )

    def _guessed(self) -> Tiles:
        """What was predicted stays to be seen, under what is."""
        tiles = tuple(
            Tile(
                key=f"guess:{letter}",
                label=letter,
                place=float(place),
                tone=Tone.GUESS,
            )
            for place, letter in enumerate(self.guess or ())
        )
        return Tiles(key="guess", tiles=tiles, ends=("your guess", ""), weight=0.5)

    def _plane(self) -> Plane:
        view = self.level.span
        items: list[Item] = [*drawing.ground(view)]
        items.append(drawing.through("line:r", self.r, view, Tone.ROW))
        if self.placed:
            for letter, at in zip(LETTERS, self.arrows, strict=False):
                items += self._shadow(letter, at)
        items.append(Arrow(key="vector:r", tip=self.r, tone=Tone.ROW, label="r"))
        for letter, at in zip(LETTERS, self.arrows, strict=False):
            items.append(
                Arrow(key=f"vector:{letter}", tip=at, tone=Tone.INPUT, label=letter)
            )
        # Rings are small among many arrows, whose names must stand close.
        few = len(self.arrows) < len(LETTERS)
        return drawing.window(tuple(items), view, ringed=few)

    def _shadow(self, letter: str, at: Point) -> tuple[Item, ...]:
        """The shadow's end on r's line, lettered on the side away from its arrow."""
        foot, view = shadow(at, self.r), self.level.span
        side = unit(across(self.r))
        away = -1.0 if dot(at, side) > 0 else 1.0
        return (
            *drawing.falling(f"{letter}:r", at, self.r, Tone.SHADOW),
            drawing.tick(f"foot:{letter}", foot, self.r, Tone.SHADOW, size=0.04 * view),
            Note(
                key=f"foot:{letter}:name",
                at=foot,
                text=letter,
                toward=scaled(side, away),
                tone=Tone.SHADOW,
            ),
        )


def open_level(level: OrderLevel, lore: Lore | None = None) -> OrderPosition:
    """The level at its start; it needs nothing from the Ledger."""
    del lore
    return OrderPosition(
        level=level,
        r=level.r,
        arrows=level.arrows,
        order=level.start,
        placed=not level.predict,
    )


def faults(level: OrderLevel) -> Iterable[Fault]:
    """What makes the level's numbers impossible to play."""
    view, count = level.span, len(level.arrows)
    wrong = list(span_faults(view))
    if not FEWEST <= count <= len(LETTERS):
        wrong.append(Fault(("arrows",), f"{count} arrows", "three, four or five"))
    if wrong:
        yield from wrong
        return
    listed = tuple((("arrows", i), at) for i, at in enumerate(level.arrows))
    yield from arrow_faults(((("r",), level.r), *listed), view)
    if sorted(level.start) != list(LETTERS[:count]):
        yield Fault(
            ("start",),
            f"'{', '.join(level.start)}' is not every letter once",
            f"some order of {', '.join(LETTERS[:count])}",
        )
        return
    ordered = sorted((dot(at, level.r), i) for i, at in enumerate(level.arrows))
    for (low, one), (high, other) in pairwise(ordered):
        if TINY < high - low < GAP:
            yield Fault(
                ("arrows", max(one, other)),
                f"{LETTERS[one]} and {LETTERS[other]} are too nearly equal to be seen",
                f"their products must differ by {GAP} or more, or not at all",
            )
