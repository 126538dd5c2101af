"""Order: its level, its position, and how both are said and drawn."""

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.numbers import decimal
from game.figure.things import Array, Arrow, Item, Note, Row, Tile, Tiles, Tone
from game.language import N_, _
from game.linalg.plane import TINY, Point, across, dot, length, scaled, shadow, unit
from game.puzzles.core import drawing, hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.on_plane import OnPlane, PlaneLevel
from game.puzzles.core.protocol import Hint, Move, Quote, Turn
from game.puzzles.core.wording import down_cells, equal, formula, row, said

LETTERS: Final = "abcde"
FEWEST: Final = 3
GAP: Final = 0.2
FORMULA: Final = r"a \cdot r = |a|\,|r| \cos\theta"


class OrderLevel(PlaneLevel, frozen=True, kw_only=True):
    """``arrows`` are a, b, c ... in this order; ``start`` are their letters as laid."""

    r: Point
    arrows: tuple[Point, ...]
    start: tuple[str, ...]


class OrderPosition(OnPlane[OrderLevel, tuple[str, ...]], frozen=True, kw_only=True):
    """The arrows, and the letters from least to most: as they lie is the prediction."""

    r: Point
    arrows: tuple[Point, ...]
    order: tuple[str, ...]

    ARROWS: ClassVar = ("r", "arrows")
    PREVIEWS: ClassVar = True
    DONE: ClassVar = N_("Every tile lies where it belongs.")
    TERM: ClassVar = N_("ordered by dot product")
    FORMULAS: ClassVar = (FORMULA,)

    @classmethod
    def begin(cls, level: OrderLevel) -> Self:
        """The level at its start."""
        return cls(
            level=level,
            r=level.r,
            arrows=level.arrows,
            order=level.start,
            placed=not level.predict,
        )

    def hands(self) -> Iterator[Hand[Self]]:
        """A tile each, as they lie; the arrows and r in free play."""
        view, arrows = self.view(), dict(zip(LETTERS, self.arrows, strict=False))
        yield from hand.tiles(self.order, lambda order: replace(self, order=order))
        yield from hand.givens(
            arrows, lambda some: replace(self, arrows=some), view, key="tip:{}"
        )
        yield hand.tip("r", self.r, lambda to: replace(self, r=to), view, given=True)

    def predicts(self) -> tuple[str, ...]:
        """The tiles as they lie."""
        return self.order

    def right(self, guess: tuple[str, ...]) -> bool:
        """No neighbour falls."""
        return not replace(self.afresh(), order=guess).falls()

    def off(self) -> float:
        """How many pairs are out of order."""
        return float(self.inversions())

    def enough(self) -> float:
        """None of them."""
        return 0.0

    def closeness(self, off: float) -> float:
        """The share of pairs that are in order."""
        return 1.0 - off / self.pairs()

    def pairs(self) -> int:
        """How many pairs there are, neighbours or not."""
        return len(self.order) * (len(self.order) - 1) // 2

    def at(self, letter: str) -> Point:
        """The arrow of a letter."""
        return self.arrows[LETTERS.index(letter)]

    def value(self, letter: str) -> float:
        """The dot product of that arrow with r."""
        return dot(self.at(letter), self.r)

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

    def answer(self) -> Iterator[Move]:
        """As few tiles as can be, each into its place."""
        position, kept = self, list(self._rising())
        for letter in (each for each in self.order if each not in kept):
            value = self.value(letter)
            before = [each for each in kept if self.value(each) <= value + TINY]
            others = [each for each in position.order if each != letter]
            place = others.index(before[-1]) + 1 if before else 0
            move = Turn(letter, str(place + 1))
            yield move
            position = position.play(move)
            kept.insert(len(before), letter)

    def quotes(self) -> Mapping[str, Quote]:
        """The arrow that was laid last, the one that belongs there, the pairs wrong."""
        laid = replace(self.afresh(), order=self.guess or self.order)
        last, most = laid.order[-1], max(laid.order, key=laid.value)
        wrong = laid.inversions()
        return {
            "last": Quote(last, laid.at(last)),
            "most": Quote(most, laid.at(most)),
            "miss": Quote(said(wrong), (float(wrong),)),
        }

    def describe(self) -> str:
        """The arrows and the tiles from least to most; the products once revealed."""
        named = zip(LETTERS, self.arrows, strict=False)
        arrows = ", ".join(equal(letter, at) for letter, at in named)
        given = f"{equal('r', self.r)}; {arrows}."
        if not self.placed:
            laid = _(
                "The tiles from the left: {letters}. Numbers are covered.",
                letters=", ".join(self.order),
            )
            return f"{given} {laid}"
        tiles = (
            _("{letter} with {value}", letter=x, value=said(self.value(x)))
            for x in self.order
        )
        falls = (
            _("{one} has more than {other}.", one=x, other=y) for x, y in self.falls()
        )
        lie = _("From least to most lie {tiles}.", tiles=", ".join(tiles))
        wrong = " ".join(falls)
        if not wrong:
            return f"{given} {lie} {_('All in order.')}"
        right = self.pairs() - self.inversions()
        counted = _("{n} of {all} pairs lie right.", n=right, all=self.pairs())
        return f"{given} {lie} {wrong} {counted}"

    def to_guess(self) -> str:
        """The tiles, by eye."""
        return _("Drag the tiles: least dot product left, most dot product right.")

    def to_reach(self) -> str:
        """The tiles, by their numbers."""
        return _("Now drag the tiles until none has more than the next one.")

    def look(self) -> str:
        """At two neighbours, out of order where any are."""
        one, other = (*self.falls(), self.order[:2])[0]
        return _(
            "Look at {one} and {other}. Whose shadow ends farther along r?",
            one=one,
            other=other,
        )

    def idea(self) -> str:
        """A shadow, times a length that is the same for all."""
        return _(
            "The dot product is the shadow times the length of r, and r is "
            "the same for all. A shadow that falls backwards is below zero."
        )

    def step(self, move: Move) -> str:
        """The next tile."""
        if not isinstance(move, Turn):
            return super().step(move)
        letter, place = move.handle, move.value
        return _("{letter} belongs in place {place}.", letter=letter, place=place)

    def nearer(self) -> Hint:
        """Two neighbours that lie the wrong way round, if any do."""
        for one, other in self.falls():
            words = _(
                "The shadow of {one} ends farther along r than that of {other}.",
                one=one,
                other=other,
            )
            return Hint(words=words)
        return Hint(words=_("No two neighbours lie the wrong way round."))

    def nearest(self) -> Hint:
        """The tile with the most."""
        most = max(self.order, key=self.value)
        words = _("The shadow of {letter} ends farthest of all along r.", letter=most)
        return Hint(words=words)

    def beside(self) -> Iterator[Tiles]:
        """The tiles; under them how they lay at the reveal."""
        tiles = tuple(map(self._tile, self.order))
        ends = (_("least"), _("most"))
        yield Tiles(key="tiles", tiles=tiles, ends=ends, weight=0.9)
        if self.guess is not None and self.guess != self.order:
            tiles = tuple(
                Tile(key=f"guess:{x}", label=x, place=float(place), tone=Tone.GUESS)
                for place, x in enumerate(self.guess)
            )
            ends = (_("your guess"), "")
            yield Tiles(key="guess", tiles=tiles, ends=ends, weight=0.5)

    def named(self) -> Iterator[Row]:
        """What orders dot products, and all of them as one matrix times r."""
        cells = tuple(
            tuple(cell(x, Tone.INPUT) for x in self.at(each)) for each in self.order
        )
        products = tuple((cell(self.value(x)),) for x in self.order)
        sizes = [length(at) for at in self.arrows]
        if max(sizes) - min(sizes) > TINY:
            # Before arrows differ in length, it would give away that this counts.
            yield formula(FORMULA, _("θ is the angle between a and r"))
        yield row("name:rising", self._chain(), note=_("from the least to the most"))
        yield row(
            "name:numbers",
            Array(cells=cells, row_names=self.order),
            down_cells(self.r, Tone.ROW, "r"),
            "=",
            Array(cells=products),
        )
        yield from self._closest()

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The arrows, with their shadows once revealed."""
        del revealed
        yield drawing.through("line:r", self.r, self.view(), Tone.ROW)
        named = tuple(zip(LETTERS, self.arrows, strict=False))
        if self.placed:
            for letter, at in named:
                yield from self._shadow(letter, at)
        yield Arrow(key="vector:r", tip=self.r, tone=Tone.ROW, label="r")
        for letter, at in named:
            key = f"vector:{letter}"
            yield Arrow(key=key, tip=at, tone=Tone.INPUT, label=letter)

    def ringed(self) -> bool:
        """Rings are small among many arrows, whose names must stand close."""
        return len(self.arrows) < len(LETTERS)

    def _rising(self) -> tuple[str, ...]:
        """The longest choice of tiles that already lie in order."""
        return next(
            some
            for size in range(len(self.order), 0, -1)
            for some in combinations(self.order, size)
            if not replace(self, order=some).falls()
        )

    def _chain(self) -> str:
        """All dot products in the order of the tiles."""
        words = f"{self.order[0]} · r"
        for low, high in pairwise(self.order):
            more = self.value(high) - self.value(low)
            sign = "<" if more > TINY else ">" if more < -TINY else "="
            words += f" {sign} {high} · r"
        return words

    def _closest(self) -> Iterator[Row]:
        """The direction nearest to r, where it is not the one with the most."""
        most = max(self.order, key=self.value)
        near = max(
            self.order, key=lambda each: self.value(each) / length(self.at(each))
        )
        if self.value(most) > self.value(near) + TINY:
            words = _("{letter} is closest in direction", letter=near)
            note = _("but {letter} has the longest shadow", letter=most)
            yield row("name:closest", words, note=note)

    def _tile(self, letter: str) -> Tile:
        falls = self.falls() if self.placed else ()
        wrong = {each for pair in falls for each in pair}
        text = decimal(self.value(letter)).label() if self.placed else ""
        if any(letter == one for one, _other in falls):
            text += " >"
        return Tile(
            key=f"tile:{letter}",
            label=letter,
            place=float(self.order.index(letter)),
            text=text,
            tone=Tone.BAD if letter in wrong else Tone.INPUT,
            lit=self.reached(),
        )

    def _shadow(self, letter: str, at: Point) -> Iterator[Item]:
        """The shadow's end on r's line, lettered on the side away from its arrow."""
        foot, size = shadow(at, self.r), 0.04 * self.view()
        side = unit(across(self.r))
        yield from drawing.falling(f"{letter}:r", at, self.r, Tone.SHADOW)
        yield drawing.tick(f"foot:{letter}", foot, self.r, Tone.SHADOW, size=size)
        yield Note(
            key=f"foot:{letter}:name",
            at=foot,
            text=letter,
            toward=scaled(side, -1.0 if dot(at, side) > 0 else 1.0),
            tone=Tone.SHADOW,
        )

    @classmethod
    def wrongs(cls, level: OrderLevel) -> Iterator[Fault]:
        """Too few or too many arrows, tiles that are not theirs, or near-equals."""
        count = len(level.arrows)
        if not FEWEST <= count <= len(LETTERS):
            yield Fault(("arrows",), f"{count} arrows", "three, four or five")
        elif sorted(level.start) != list(LETTERS[:count]):
            yield Fault(
                ("start",),
                f"'{', '.join(level.start)}' is not every letter once",
                f"some order of {', '.join(LETTERS[:count])}",
            )
        else:
            yield from _equals(level)


def _equals(level: OrderLevel) -> Iterator[Fault]:
    ordered = sorted((dot(at, level.r), i) for i, at in enumerate(level.arrows))
    for (low, one), (high, other) in pairwise(ordered):
        if TINY < high - low < GAP:
            yield Fault(
                ("arrows", max(one, other)),
                f"{LETTERS[one]} and {LETTERS[other]} are too nearly equal to be seen",
                f"their products must differ by {GAP} or more, or not at all",
            )
