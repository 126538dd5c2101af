"""Power: where everything is, what can be pressed, and what is right."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import lru_cache, partial
from typing import Final, Self, TypeAlias, TypeVar

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.kept_lines import SMALL, between
from game.linalg.kept_lines import whole as whole_arrow
from game.linalg.plane import Point, across, dot, scaled, unit
from game.puzzles.core import hand
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import OnPlane
from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.core.wording import arrow
from game.puzzles.kinds.power.level import (
    LEAN,
    OWN,
    PEEL,
    STUCK,
    Exact,
    PowerLevel,
    Rows,
    direction,
    doubled,
    exact,
    grams,
    plain,
    rows_of,
    times,
    top,
    without,
)

# In degrees: how near the line that was laid is to be.
FORESEEN: Final = 8.0
# How often can be pressed; how often the matrix can be squared; what shows that it
# stays, and that it goes round.
MOST, SQUARES, STAYS = 60, 5, 3
EXACTLY: Final = 1e-9
# In degrees: what is as near as this to a small whole arrow is that.
CAUGHT: Final = 0.3
LEANS, NEVER = N_("it leans to a line"), N_("it never settles")
ANSWERS: Final = {LEANS: LEANS, NEVER: NEVER}
ALONE, BOTH = "M", "M^T M"
WHICH: Final = {ALONE: N_("by M"), BOTH: N_("by Mᵀ M")}
CELLS: Final = ("a", "b", "c", "d")
Guess: TypeAlias = Point | str
P = TypeVar("P")


class PowerState(OnPlane[PowerLevel, Guess], frozen=True, kw_only=True):
    """The matrix, the arrow as it was multiplied, and how often.

    ``line`` is what was laid; ``v`` a start of one's own; ``begun`` the number of the
    start. ``squared`` is how often the matrix was multiplied by itself. ``taken`` is
    the line that was taken away.
    """

    matrix: Rows
    x: Exact
    line: Point = (1.0, 0.0)
    v: Point = (1.0, 0.0)
    begun: int = 0
    presses: int = 0
    squared: int = 0
    path: tuple[Exact, ...] = ()
    which: str = BOTH
    taken: Exact | None = None
    said: str = LEANS

    @classmethod
    def begin(cls, level: PowerLevel) -> Self:
        """The level at its start."""
        first, placed = level.starts[0], not level.predict
        return cls(
            level=level,
            matrix=rows_of(level.matrix),
            x=(exact(first[0]), exact(first[1])),
            v=unit(first),
            line=unit(across(first)),
            which=ALONE if level.by in (LEAN, STUCK, OWN) else BOTH,
            placed=placed,
        )

    # What it is

    def symmetric(self) -> bool:
        """Whether what is multiplied by is M^T M in the end."""
        return self.level.by not in (LEAN, STUCK)

    def left(self) -> Rows:
        """The matrix, less what was taken away."""
        return self.matrix if self.taken is None else without(self.matrix, self.taken)

    def factor(self) -> Rows:
        """What the arrow is multiplied by at a press, as often as it was squared."""
        return _power(self.left(), self.which == BOTH, self.squared)

    def way(self) -> Point:
        """The way of the arrow."""
        return direction(self.x)

    def target(self) -> Point | None:
        """The line to which it leans; or across that, where it is to be stuck."""
        line = top(plain(self.left()), grams=self.symmetric())
        return across(line) if line and self.level.by == STUCK else line

    def away(self) -> float:
        """By how many degrees the arrow is off it."""
        to = self.target()
        return 90.0 if to is None else between(to, self.way())

    def lit(self) -> bool:
        """Whether the lamp burns."""
        return self.away() <= self.level.near

    def stuck_for(self) -> int:
        """For how many presses it has stayed exactly where it never leans."""
        return self.presses if self.away() < EXACTLY else 0

    def on_top(self) -> bool:
        """Whether the arrow begins on the line to which all others lean."""
        line = top(plain(self.left()), grams=self.symmetric())
        return line is not None and between(line, self.way()) < EXACTLY

    def went_round(self) -> bool:
        """Whether it is again on the line on which it was before the last press."""
        here = self.x
        earlier = self.path[:-1]
        return any(here[0] * at[1] == here[1] * at[0] for at in earlier)

    # How it is judged

    def wanted(self) -> str:
        """What is to be said."""
        return NEVER if self.target() is None else LEANS

    def off(self) -> float:
        """What the lamp lacks, or the presses; what is said wrongly."""
        wrong = float(self.said != self.wanted())
        if self.target() is None:
            return wrong + float(not self.went_round())
        if self.level.by == STUCK:
            lacks = max(0, STAYS - self.stuck_for())
            return wrong + lacks + (0.0 if lacks < STAYS else self.away() / 30.0)
        lacking = float(self.level.by == PEEL and self.taken is None)
        return wrong + lacking + max(0.0, self.away() - self.level.near) / 15.0

    def predicts(self) -> Guess:
        """The line as it is laid, or that there is none; where v begins."""
        if self.said == NEVER:
            return NEVER
        return self.v if self.level.by == STUCK else self.line

    def right(self, guess: Guess) -> bool:
        """Within eight degrees; or said rightly."""
        to = self.afresh().target()
        if isinstance(guess, str) or to is None:
            return isinstance(guess, str) and to is None
        return between(guess, to) <= FORESEEN

    def answer(self) -> Iterator[Move]:
        """The fewest presses there are from here, or from a start."""
        if self.said != self.wanted() and self.target() is not None:
            yield Turn("said", LEANS)
        yield from _shortest(replace(self, said=LEANS, guess=None))

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The line to be laid; then the start, and all that is pressed."""
        if not self.placed:
            if self.level.by == STUCK:
                yield hand.spoke("v", self.v, self._begun_at)
            else:
                name = _("the line, as you guess it")
                yield hand.spoke("line", self.line, self._laid, name=name)
            yield self._saying()
            return
        if self.level.by == STUCK:
            yield hand.spoke("v", self.v, self._begun_at)
        if len(self.level.starts) > 1:
            says = {str(n): arrow(at) for n, at in enumerate(self.level.starts)}
            name, now = _("the start"), str(self.begun)
            yield hand.choice("start", name, now, self._start, says=says, entry="start")
        if self.level.by == OWN:
            name = _("what is multiplied by")
            yield hand.choice(
                "which", name, self.which, self._which, says=WHICH, entry="which"
            )
        if self.presses < MOST:
            yield _button("press", _("presses"), self.presses, self.press)
        if self.level.square and self.squared < SQUARES:
            yield _button("square", _("squarings"), self.squared, self.square)
        if self.can_take():
            yield self.taking()
        yield self._saying()
        if self.taken is not None:
            return
        entries = (x for row in plain(self.matrix) for x in row)
        for key, x in zip(CELLS, entries, strict=True):
            yield hand.number(
                key,
                _("entry {key}", key=key),
                x,
                partial(self._entered, key),
                reach=9.0,
                snap=_half,
                given=True,
            )

    def taking(self) -> Hand[Self]:
        """To take the line away that was found."""
        return _button("take", _("lines taken away"), 0, self.take)

    def can_take(self) -> bool:
        """Whether the line that was found can be taken away."""
        return self.level.by == PEEL and self.taken is None and self.lit()

    def _saying(self) -> Hand[Self]:
        name = _("your answer")
        return hand.choice(
            "said", name, self.said, self._say, says=ANSWERS, entry="said"
        )

    def _entered(self, key: str, to: float) -> Self:
        """Another matrix: everything begins again."""
        entries = [x for row in self.matrix for x in row]
        entries[CELLS.index(key)] = exact(to)
        a, b, c, d = entries
        return replace(self.anew(), matrix=((a, b), (c, d)), taken=None)

    def anew(self) -> Self:
        """Before any press."""
        first = self.level.starts[self.begun]
        x = (exact(first[0]), exact(first[1]))
        if self.level.by == STUCK:
            x = _of(self.v)
        return replace(self, x=x, presses=0, squared=0, path=())

    def _laid(self, to: Point) -> Self:
        return replace(self, line=to, said=LEANS)

    def _begun_at(self, to: Point) -> Self:
        # By keys too the small whole arrows are hit exactly.
        near = min(SMALL, key=lambda at: between(at, to) + 180.0 * (dot(at, to) < 0.0))
        v = unit(near) if between(near, to) <= CAUGHT else to
        return replace(self, v=v, said=LEANS).anew()

    def _start(self, value: str) -> Self:
        return replace(self, begun=int(value)).anew()

    def _which(self, value: str) -> Self:
        return replace(self, which=value, presses=0)

    def _say(self, value: str) -> Self:
        return replace(self, said=value)

    def press(self) -> Self:
        """The arrow is multiplied; what would become zero stays."""
        x = times(self.factor(), self.x)
        if not any(x) or self.presses >= MOST:
            return self
        path = (*self.path, self.x)[-6:]
        return replace(self, x=x, presses=self.presses + 1, path=path)

    def square(self) -> Self:
        """The matrix is multiplied by itself."""
        return replace(self, squared=self.squared + 1)

    def take(self) -> Self:
        """What was found is taken away; it begins again with what is left."""
        line = self.target()
        if line is None:
            return self
        return replace(self.anew(), taken=_of(whole_arrow(line)))


@lru_cache(maxsize=64)
def _power(m: Rows, gram: bool, squared: int) -> Rows:
    factor = grams(m) if gram else m
    for _time in range(squared):
        factor = doubled(factor)
    return factor


@lru_cache(maxsize=8)
def _shortest(state: PowerState) -> tuple[Move, ...]:
    """A picture asks several times a frame for what takes a search."""
    if state.target() is None:
        return _round(state)
    if state.level.by == STUCK:
        return _stuck(state)
    before: list[Move] = []
    if state.level.by == PEEL and state.taken is None:
        before = [*_to_lamp(state)]
        state = _played(state, before)
        before.append(Turn("take", "1"))
        state = state.take()
    return (*before, *_to_lamp(state))


def _to_lamp(state: PowerState) -> tuple[Move, ...]:
    """The fewest moves until the lamp burns: squared first, if that is allowed."""
    if state.lit():
        return ()
    starts = range(len(state.level.starts)) if len(state.level.starts) > 1 else ()
    firsts: list[list[Move]] = [[]]
    firsts += [[Turn("start", str(n))] for n in starts]
    if state.level.by == OWN and state.which != BOTH:
        firsts = [[*first, Turn("which", BOTH)] for first in firsts]
    found: list[tuple[Move, ...]] = []
    for first in firsts:
        begun = _played(state, first)
        for more in range(SQUARES - begun.squared + 1 if state.level.square else 1):
            squares = _pressed("square", begun.squared, more)
            there = before = _played(begun, squares)
            there = _pressed_on(there)
            if there.lit():
                presses = there.presses - before.presses
                last = _pressed("press", before.presses, presses)
                found.append((*first, *squares, *last))
    return min(found, key=len, default=())


def _pressed_on(state: PowerState) -> PowerState:
    """Multiplied until the lamp burns, or nothing changes."""
    while not state.lit():
        after = state.press()
        if after == state:
            break
        state = after
    return state


def _pressed(key: str, before: int, more: int) -> list[Move]:
    """So many times more."""
    return [Turn(key, str(before + n)) for n in range(1, more + 1)]


def _played(state: PowerState, moves: Iterable[Move]) -> PowerState:
    for move in moves:
        state = state.play(move)
    return state


def _stuck(state: PowerState) -> tuple[Move, ...]:
    moves: list[Move] = []
    to = state.target()
    if to is not None and state.away() >= EXACTLY:
        to = to if dot(to, state.v) >= 0.0 else scaled(to, -1.0)
        moves.append(Drag("v", to))
        state = state.play(moves[-1])
    lacks = max(0, STAYS - state.presses)
    return (*moves, *_pressed("press", state.presses, lacks))


def _round(state: PowerState) -> tuple[Move, ...]:
    """Pressed until it is where it was; then it is said."""
    moves: list[Move] = []
    while not state.went_round() and state.presses < MOST:
        moves += _pressed("press", state.presses, 1)
        after = state.press()
        if after == state:
            return ()
        state = after
    return (*moves, Turn("said", NEVER)) if state.went_round() else ()


def _of(v: Point) -> Exact:
    """A way in exact numbers: the whole arrow that is there, else to thousandths."""
    x, y = whole_arrow(v)
    if (x, y) == v:
        return (Fraction(round(1000 * x), 1000), Fraction(round(1000 * y), 1000))
    return (Fraction(round(x)), Fraction(round(y)))


def _button(key: str, name: str, count: int, does: Callable[[], P]) -> Hand[P]:
    """Something that can be pressed once more: its value is how often it was."""
    says = {str(n): str(n) for n in (count, count + 1)}
    now = str(count)
    return hand.choice(key, name, now, lambda _to: does(), says=says, entry=key)


def _half(x: float) -> float:
    return round(2.0 * x) / 2.0
