"""Rule: which features are open, what the table reads, and what is right."""

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import combinations, product
from typing import Final, Self, TypeAlias, TypeVar

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import Point, added
from game.puzzles.core import hand, pressed_answer
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.pressed_answer import FREE
from game.puzzles.core.protocol import Drag, Handle, Move, Predict, Turn
from game.puzzles.kinds.rule.level import Pair, RuleLevel

OPEN, SHUT = N_("open"), N_("shut")
UNSET, UNTOLD = N_("not set"), N_("cannot be told")
SIGNS: Final = {OPEN: 1, SHUT: -1, UNSET: 0, UNTOLD: 0}
STATES: Final = {each: each for each in (OPEN, SHUT)}
GUESSED: Final = {each: each for each in (UNSET, OPEN, SHUT, UNTOLD)}
AS_IT_WAS, TURNED = N_("as it was"), N_("turned over")
OVER: Final = {each: each for each in (AS_IT_WAS, TURNED)}
OFF, ON = N_("not looked at"), N_("looked at")
LOOK: Final = {each: each for each in (OFF, ON)}
FEW, TWO, ONE = N_("few"), N_("alike"), N_("often")
SAYS: Final = {
    FREE: N_("they can"),
    FEW: N_("they cannot: too few faces"),
    TWO: N_("they cannot: two of three agree"),
    ONE: N_("they cannot: one is open too often"),
}
NOTHING: Final = N_("nothing")
# Where features lie in a face, in units of the picture; how faces stand.
SPOTS: Final[dict[str, Point]] = {
    "L": (-0.46, 0.34),
    "R": (0.46, 0.34),
    "N": (0.0, 0.02),
    "M": (0.0, -0.68),
}
STEP, BROW = 2.9, 0.9
Shelf: TypeAlias = tuple[tuple[int, ...], ...]
P = TypeVar("P")
Laid: TypeAlias = tuple[float | None, tuple[str, ...], str]


class RuleState(Declared[RuleLevel, Laid], frozen=True, kw_only=True):
    """The shelf in numbers, feature by feature.

    ``dialled`` is the guess of the first asked cell, if there is one, ``last`` what the
    last face was set to, ``said`` whether it is possible: these are the prediction.
    ``looked`` is the pair that is looked at, ``built`` two features put together.
    """

    shelf: Shelf
    over: tuple[bool, ...]
    last: tuple[str, ...]
    dialled: float | None = None
    looked: Pair
    said: str = FREE
    built: str = NOTHING

    @classmethod
    def begin(cls, level: RuleLevel) -> Self:
        """The level at its start."""
        shelf = level.signs()
        shown = {"+": OPEN, "-": SHUT, "?": UNSET}
        count = len(shelf[0])
        return cls(
            level=level,
            shelf=shelf,
            over=(False,) * count,
            last=tuple(shown[x] for x in level.last),
            looked=(level.places() or level.every())[0],
            placed=not level.predict,
        )

    # What it is

    def count(self) -> int:
        """How many faces there are, without the last one."""
        return len(self.shelf[0])

    def cell(self, pair: Pair) -> int:
        """How often two agree, less how often they differ."""
        return dotted(self.shelf[pair[0]], self.shelf[pair[1]])

    def together(self, pair: Pair) -> int:
        """On how many faces both are open."""
        one, other = self.shelf[pair[0]], self.shelf[pair[1]]
        return sum(x == y == 1 for x, y in zip(one, other, strict=True))

    def gaps(self) -> dict[Pair, float]:
        """By how much each asked cell is off."""
        asked = zip(self.level.places(), self.level.asked, strict=True)
        return {pair: self.cell(pair) - x for pair, x in asked}

    def builds(self) -> dict[str, tuple[int, ...]]:
        """Every two features put together: open where they agree."""
        letters = self.level.letters
        return {
            letters[i] + letters[j]: _product(self.shelf[i], self.shelf[j])
            for i, j in self.level.every()
        }

    def tells(self) -> bool:
        """Whether what was built agrees with a third on all faces, or on none."""
        row = self.builds().get(self.built)
        return row is not None and any(
            abs(dotted(row, each)) == self.count()
            for letter, each in zip(self.level.letters, self.shelf, strict=True)
            if letter not in self.built
        )

    def truths(self) -> dict[int, str]:
        """What each feature that is asked for must be on the last face."""
        known = [i for i, x in enumerate(self.level.last) if x != "?"]
        signs = {i: 1 if self.level.last[i] == "+" else -1 for i in known}
        rows = [(self.shelf[i], signs[i]) for i in known]
        for i, j in combinations(known, 2):
            both = _product(self.shelf[i], self.shelf[j])
            rows.append((both, signs[i] * signs[j]))
        found = {}
        for i, x in enumerate(self.level.last):
            if x == "?":
                told = [
                    sign * dotted(row, self.shelf[i]) // self.count()
                    for row, sign in rows
                    if abs(dotted(row, self.shelf[i])) == self.count()
                ]
                found[i] = (UNTOLD, OPEN, SHUT)[told[0]] if told else UNTOLD
        return found

    # How it is judged

    def off(self) -> float:
        """By how much cells are off, and what is missing, said or set wrongly."""
        level = self.level
        if level.none:
            return float(self.said != TWO)
        if level.last:
            wrong = [self.last[i] != x for i, x in self.truths().items()]
            return float(sum(wrong)) + float(level.build and not self.tells())
        missing = 0
        if level.both:
            missing = max(0, level.both - self.together(level.places()[0]))
        return sum(abs(by) / 2.0 for by in self.gaps().values()) + missing

    def predicts(self) -> Laid:
        """The number dialled, the face that was set, what is said."""
        return (self.dialled, self.last, self.said)

    def ready(self) -> bool:
        """A number must be dialled, also 0; a last face must be set."""
        dials = bool(self.level.pairs) and not self.level.none
        return not (dials and self.dialled is None) and UNSET not in self.last

    def right(self, guess: Laid) -> bool:
        """Exactly."""
        first = self.afresh()
        if self.level.none:
            return guess[2] == TWO
        if self.level.last:
            return all(guess[1][i] == x for i, x in first.truths().items())
        return guess[0] == first.cell(self.level.places()[0])

    def play(self, move: Move) -> Self:
        """What was guessed of a pair is revealed on that pair."""
        after, asked = super().play(move), self.level.places()
        if not isinstance(move, Predict) or self.placed or not asked:
            return after
        return replace(after, looked=asked[0])

    def counts(self, move: Move) -> bool:
        """To look at a pair costs nothing."""
        looks = isinstance(move, Turn) and move.handle.startswith("see:")
        return super().counts(move) and not looks

    def answer(self) -> Iterator[Move]:
        """As few taps as will do; what is to be said, set and built."""
        level = self.level
        if level.none:
            yield Turn("said", TWO)
            return
        for i, x in self.truths().items():
            if self.last[i] != x:
                yield Turn(f"last:{level.letters[i]}", x)
        if level.build and not self.tells():
            every = self.builds()
            some = (x for x in every if replace(self, built=x).tells())
            yield from (Turn("built", x) for x in list(some)[:1])
        if level.last:
            return
        for i, (row, to) in enumerate(zip(self.shelf, self._target(), strict=True)):
            for face, (now, y) in enumerate(zip(row, to, strict=True)):
                if now != y:
                    yield Turn(key_of(level.letters[i], face), OPEN if y > 0 else SHUT)

    def _target(self) -> Shelf:
        """The shelf that will do with the fewest taps."""
        fixed = frozenset(map(self.level.letters.index, self.level.fixed))
        asked = dict(zip(self.level.places(), self.level.asked, strict=True))
        found = nearest(self.shelf, tuple(asked.items()), fixed, self.level.both)
        return found or self.shelf

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The guess, or taps; what is looked at, said and built; faces to turn over."""
        level = self.level
        if level.none:
            yield pressed_answer.handle(self.said, self._say, SAYS)
        for i, x in enumerate(level.last):
            if x == "?":
                yield self._last(i)
        if not self.placed and level.pairs and not level.none:
            yield self._dial()
        if self.placed:
            yield from self.taps()
            if level.build:
                says = {NOTHING: NOTHING}
                says |= {x: f"{x[0]} · {x[1]}" for x in self.builds()}
                name, now, put = _("what is put together"), self.built, self._build
                yield hand.choice("built", name, now, put, says=says, entry="built")
        for pair in level.every():
            now = ON if pair == self.looked else OFF
            key = f"see:{self.named_pair(pair)}"
            name = _("the pair {pair}", pair=self.named_pair(pair))
            put = partial(self._look, pair)
            yield hand.choice(key, name, now, put, says=LOOK, entry=key)
        for face in range(self.count()):
            now = TURNED if self.over[face] else AS_IT_WAS
            key, name = f"over:{face}", _("face {n}, all of it", n=face + 1)
            put = partial(self._turn_over, face)
            held = hand.choice(key, name, now, put, says=OVER, entry="")
            at = added(centre(face, len(self.faces())), (0.0, BROW))
            yield _lying(held, at, given=True)

    def faces(self) -> range:
        """Every face by its number, the last one too."""
        return range(self.count() + bool(self.level.last))

    def taps(self) -> Iterator[Hand[Self]]:
        """Every feature of every face of the shelf."""
        for face in range(self.count()):
            for i, letter in enumerate(self.level.letters):
                free = letter not in self.level.fixed and not self.level.last
                now = OPEN if self.shelf[i][face] > 0 else SHUT
                name = _("{feature}, face {n}", feature=letter, n=face + 1)
                key, put = key_of(letter, face), partial(self._tap, i, face)
                held = hand.choice(key, name, now, put, says=STATES, entry="")
                at = spot(letter, face, len(self.faces()))
                yield _lying(held, at, given=not free)

    def named_pair(self, pair: Pair) -> str:
        """A pair by its letters."""
        return "".join(self.level.letters[i] for i in pair)

    def _last(self, i: int) -> Hand[Self]:
        letter = self.level.letters[i]
        name = _("{feature}, last face", feature=letter)
        held = hand.choice(
            f"last:{letter}",
            name,
            self.last[i],
            partial(self._set, i),
            says=GUESSED,
            entry="",
        )
        return _lying(held, spot(letter, self.count(), len(self.faces())))

    def _dial(self) -> Hand[Self]:
        """The number of the first asked cell: it goes by twos."""
        most = float(self.count())

        def pushed(seen: Handle, push: Point, _step: str, _snap: bool) -> Move:
            by = 2.0 if push[0] + push[1] > 0.0 else -2.0
            return Drag("guess", (self._near(seen.at[0] + by), 0.0))

        name = _("your guess of {pair}", pair=" · ".join(self.level.pairs[0]))
        now, put = self.dialled or 0.0, self._dialled
        made = hand.number("guess", name, now, put, reach=most, snap=self._near)
        return replace(made, nudge=pushed)

    def _near(self, x: float) -> float:
        """The nearest number that so many faces can make."""
        most = float(self.count())
        return max(-most, min(most, 2.0 * round((x - most) / 2.0) + most))

    def _dialled(self, x: float) -> Self:
        return replace(self, dialled=self._near(x))

    def _say(self, said: str) -> Self:
        return replace(self, said=said)

    def _build(self, built: str) -> Self:
        return replace(self, built=built)

    def _tap(self, i: int, face: int, value: str) -> Self:
        row = self.shelf[i]
        rows = list(self.shelf)
        rows[i] = (*row[:face], SIGNS[value], *row[face + 1 :])
        return replace(self, shelf=tuple(rows), said=FREE)

    def _set(self, i: int, value: str) -> Self:
        return replace(self, last=(*self.last[:i], value, *self.last[i + 1 :]))

    def _look(self, pair: Pair, value: str) -> Self:
        """At this pair; or, away from it, at the next."""
        every = self.level.every()
        next_ = every[(every.index(pair) + 1) % len(every)]
        return replace(self, looked=pair if value == ON else next_)

    def _turn_over(self, face: int, value: str) -> Self:
        """All features of a face, where that is not how it lies already."""
        if (value == TURNED) == self.over[face]:
            return self
        flip = [-1 if at == face else 1 for at in range(self.count())]
        shelf = tuple(_product(row, tuple(flip)) for row in self.shelf)
        over = tuple(not x if at == face else x for at, x in enumerate(self.over))
        return replace(self, shelf=shelf, over=over)


def key_of(letter: str, face: int) -> str:
    """The key of a feature of a face, counted from 1."""
    return f"{letter}{face + 1}"


def centre(face: int, count: int) -> Point:
    """Where a face stands on its shelf, of two rows."""
    wide = (count + 1) // 2
    down, across = divmod(face, wide)
    return ((across - (wide - 1) / 2.0) * STEP, (0.5 - down) * STEP)


def spot(letter: str, face: int, count: int) -> Point:
    """Where a feature of a face lies."""
    (x, y), (dx, dy) = centre(face, count), SPOTS[letter]
    return (x + dx, y + dy)


@lru_cache(maxsize=64)
def nearest(
    shelf: Shelf,
    asked: tuple[tuple[Pair, float], ...],
    fixed: frozenset[int],
    both: int,
) -> Shelf | None:
    """The shelf with the asked cells that takes the fewest taps; None where none does.

    The first pair is open at once on ``both`` faces at least. Rows are tried one after
    the other, those that need fewer taps before the rest.
    """
    every = list(product((1, -1), repeat=len(shelf[0])))
    best: list[tuple[int, Shelf]] = []

    def fits(rows: Shelf) -> bool:
        """Whether the cells of the row that was laid last are as asked."""
        at = len(rows) - 1
        for n, (pair, x) in enumerate(asked):
            if max(pair) == at:
                one, other = (rows[i] for i in pair)
                if dotted(one, other) != x:
                    return False
                open_ = sum(a == b == 1 for a, b in zip(one, other, strict=True))
                if n == 0 and open_ < both:
                    return False
        return True

    def lay(rows: Shelf, taps: int) -> None:
        if best and taps >= best[0][0]:
            return
        if len(rows) == len(shelf):
            best[:] = [(taps, rows)]
            return
        now = shelf[len(rows)]
        some = [now] if len(rows) in fixed else sorted(every, key=partial(_apart, now))
        for row in some:
            more = (*rows, row)
            if fits(more):
                lay(more, taps + _apart(now, row))

    lay((), 0)
    return best[0][1] if best else None


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(x != y for x, y in zip(one, other, strict=True))


def dotted(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """The dot product of two features."""
    return sum(x * y for x, y in zip(one, other, strict=True))


def _product(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(x * y for x, y in zip(one, other, strict=True))


def _lying(held: Hand[P], at: Point, *, given: bool = False) -> Hand[P]:
    """What is tapped in the picture, at its place there."""
    lies = replace(held.handle, panel="plane", at=at, given=given)
    return replace(held, handle=lies)
