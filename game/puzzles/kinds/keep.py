"""Keep: throw rows away, and keep the asked share of an arrow's squared length.

What a set of rows keeps of v is v's shadow on the space that they span. Each row's
squared answer is a block; the blocks add up to |v|^2 only where the rows are
orthonormal. Which rows go is arranged while the blocks are covered. The trap is to
drop the row with the least dot product: a long row answers louder, and two rows that
are alike answer twice.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from game.figure.things import Figure
from game.linalg.plane import TINY, Point
from game.linalg.spans import Numbers, dot, projection
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
from game.puzzles.core.wording import number
from game.puzzles.kinds import keep_figure

VALUES: Final = ("kept", "gone")
SAYS: Final = ("kept", "thrown away")
REACH: Final = 9.0


class KeepLevel(Level, frozen=True, kw_only=True):
    """At most ``keep`` rows may stay, and must keep ``asked`` (0 to 1) of |v|^2.

    Arrows have 2 to 5 entries; where ``unit`` the rows are taken at length one.
    ``span`` is the half height of the plane that shows arrows with two entries.
    """

    v: Numbers
    rows: tuple[Numbers, ...]
    keep: int
    asked: float
    unit: bool = False
    span: float = 3.0


class KeepPosition(Struct, frozen=True, kw_only=True):
    """The arrow, the rows, which of them are gone, and which were at the reveal."""

    level: KeepLevel
    v: Numbers
    rows: tuple[Numbers, ...]
    gone: tuple[bool, ...]
    guess: tuple[bool, ...] | None = None
    placed: bool = False

    def view(self) -> float:
        """The plane's half height."""
        return self.level.span

    def kept(self) -> Numbers:
        """What the rows that stay keep of v: its projection on their span."""
        return self._kept(self.gone)

    def share(self) -> float:
        """How much of the squared length of v is kept, 0 to 1."""
        return self.share_of(self.gone)

    def staying(self) -> int:
        """How many rows are kept."""
        return self.gone.count(False)

    def flat(self) -> bool:
        """Whether a plane can show it."""
        return len(self.v) == 2

    def guessing(self) -> bool:
        """Whether rows are thrown away while the blocks are covered."""
        return not self.placed

    def foreseen(self) -> bool | None:
        """Whether what was arranged at the reveal keeps enough."""
        if self.guess is None:
            return None
        laid = replace(open_level(self.level), gone=self.guess, placed=True)
        return laid.goal().reached

    def play(self, move: Move) -> "KeepPosition":
        """The position after a move; one that cannot be made changes nothing."""
        match move:
            case Turn(handle, value) if value in VALUES:
                at = int(handle.removeprefix("keep")) - 1
                gone = (*self.gone[:at], value == "gone", *self.gone[at + 1 :])
                return replace(self, gone=gone)
            case Drag(handle, to):
                return self._moved(handle, to)
            case Predict(sure) if not self.placed:
                return replace(self, guess=self.gone if sure else None, placed=True)
            case _:
                return self

    def snap(self, move: Move) -> Move:
        """Arrows and numbers snap to halves and fifths."""
        return hands.caught(move, self.level.span)

    def nudge(
        self, handle: Handle, push: Point, step: str, *, snap: bool
    ) -> Move | None:
        """What a key does to a handle, as its sort says."""
        return hands.pushed(handle, push, step, self.view(), snap=snap)

    def goal(self) -> Goal:
        """Few enough rows, and at least the asked share of |v|^2 (to a billionth)."""
        if not self.placed:
            return Goal(reached=False, closeness=0.0)
        over = max(0, self.staying() - self.level.keep)
        near = min(1.0, self.share() / self.level.asked)
        enough = self.share() >= self.level.asked - TINY
        return Goal(reached=enough and not over, closeness=near / (1.0 + over))

    def handles(self) -> tuple[Handle, ...]:
        """One for each row, to throw it away or take it back; v and rows are given."""
        own = tuple(
            Handle(
                key=f"keep{i}",
                name=f"row r{i}",
                panel="work",
                values=VALUES,
                value=VALUES[gone],
                says=SAYS,
                entry=f"row:r{i}",
            )
            for i, gone in enumerate(self.gone, 1)
        )
        arrows = (("v", self.v), *((f"r{i}", r) for i, r in enumerate(self.rows, 1)))
        if self.flat():
            return (*own, *(_tip(name, at) for name, at in arrows))
        return (*own, *(each for name, at in arrows for each in _entries(name, at)))

    def counts(self, move: Move) -> bool:
        """Throwing away and taking back cost, and so does moving an arrow."""
        return isinstance(move, Turn | Drag)

    def marked(self) -> Mapping[str, str]:
        """No guess of the Ledger is marked here."""
        return {}

    def quotes(self) -> Mapping[str, Quote]:
        """What is kept, what the guess kept, and which rows the guess threw away."""
        now = 100.0 * self.share()
        laid = self.guess or self.gone
        then = 100.0 * self.share_of(laid)
        names = [f"r{i}" for i, gone in enumerate(laid, 1) if gone]
        return {
            "share": Quote(f"{number(now, 0)}%", (now,)),
            "guess": Quote(f"{number(then, 0)}%", (then,)),
            "dropped": Quote(" and ".join(names) or "none", (float(len(names)),)),
        }

    def describe(self) -> str:
        """Which rows stay, what they keep, and what is asked."""
        stay = ", ".join(f"r{i}" for i, gone in enumerate(self.gone, 1) if not gone)
        asked = f"{number(100.0 * self.level.asked, 1)}%"
        want = f"Asked: at most {self.level.keep} of {len(self.rows)}, and {asked}"
        if not self.placed:
            return f"You keep {stay or 'no row'}. {want}. The blocks are covered."
        kept = number(100.0 * self.share(), 1)
        return f"You keep {stay or 'no row'}: {kept}% of |v|². {want} of |v|²."

    def solve(self) -> tuple[Move, ...]:
        """Past the guess, then as few turns as lead to a set of rows that will do."""
        first: tuple[Move, ...] = () if self.placed else (Predict(sure=False),)
        if self.goal().reached:
            return ()
        target = self.target()
        if target is None:
            return ()
        turns = (
            Turn(f"keep{i}", VALUES[wanted])
            for i, (now, wanted) in enumerate(zip(self.gone, target, strict=True), 1)
            if now != wanted
        )
        return (*first, *turns)

    def hint(self, step: int) -> Hint:
        """Where to look; the idea; the next row; the moves."""
        moves = self.solve()
        if not moves and not self.goal().reached:
            return Hint(words="So few of these rows cannot keep so much. None will do.")
        if step <= 1:
            return Hint(words=self._where())
        if step == 2:
            return Hint(
                words="A row's answer is its shadow times its own length. And what one "
                "row has kept already, another that is alike does not keep again."
            )
        if step == 3:
            words = self._next(moves)
            return Hint(words=words, ghost=moves[0] if moves else None)
        return Hint(words="Watch.", moves=moves)

    def figure(self, *, revealed: bool = False) -> Figure:
        """Arrows on the plane, rows in writing, and the bars under each other."""
        shown = self._shown()
        panels = (keep_figure.rows(shown), keep_figure.bars(shown))
        if self.flat():
            plane = keep_figure.plane(shown, self.level.span, revealed=revealed)
            return Figure(panels=(plane, *panels))
        return Figure(panels=panels)

    def naming(self) -> Figure:
        """The projection's name, Pythagoras, and the two parts in numbers."""
        shown = self._shown()
        work = keep_figure.named(shown)
        if self.flat():
            plane = keep_figure.plane(shown, self.level.span, revealed=True)
            return Figure(panels=(plane, work))
        return Figure(panels=(work, keep_figure.bars(shown)))

    def _moved(self, handle: str, to: Point) -> "KeepPosition":
        name, _, entry = handle.partition(":")
        arrows = {"v": self.v} | {f"r{i}": r for i, r in enumerate(self.rows, 1)}
        before = arrows.get(name)
        if before is None:
            return self
        if entry:
            at = int(entry) - 1
            put = max(-REACH, min(REACH, to[0]))
            after: Numbers = (*before[:at], put, *before[at + 1 :])
        else:
            after = hands.tip(to, (before[0], before[1]), self.level.span)
        if name == "v":
            return replace(self, v=after)
        at = int(name[1:]) - 1
        return replace(self, rows=(*self.rows[:at], after, *self.rows[at + 1 :]))

    def _shown(self) -> keep_figure.Shown:
        return keep_figure.Shown(
            v=self.v,
            rows=self.rows,
            gone=self.gone,
            kept=self.kept(),
            room=self.level.keep,
            asked=self.level.asked,
            placed=self.placed,
            reached=self.goal().reached,
            guess=None if self.guess is None else self.share_of(self.guess),
        )

    def _kept(self, gone: tuple[bool, ...]) -> Numbers:
        stay = (row for row, away in zip(self.rows, gone, strict=True) if not away)
        return projection(self.v, tuple(stay))

    def share_of(self, gone: tuple[bool, ...]) -> float:
        """How much of |v|^2 would be kept, 0 to 1, if those rows were gone."""
        whole = dot(self.v, self.v)
        if whole <= TINY:
            return 1.0
        part = self._kept(gone)
        return min(1.0, dot(part, part) / whole)

    def target(self) -> tuple[bool, ...] | None:
        """The set of rows that will do with the fewest turns from here."""
        count = len(self.rows)
        sets = (
            tuple(i not in chosen for i in range(count))
            for size in range(min(self.level.keep, count) + 1)
            for chosen in combinations(range(count), size)
        )
        good = [gone for gone in sets if self.share_of(gone) >= self.level.asked - TINY]

        def worth(gone: tuple[bool, ...]) -> tuple[int, float, tuple[bool, ...]]:
            turns = sum(a != b for a, b in zip(gone, self.gone, strict=True))
            return (turns, -self.share_of(gone), gone)

        return min(good, key=worth) if good else None

    def _where(self) -> str:
        if not self.placed:
            return "Look which row lies across v, or says what another says already."
        over = self.staying() - self.level.keep
        if over > 0:
            more = "One more row" if over == 1 else f"{over} more rows"
            return f"{more} must go. Strike one, and watch the lower bar."
        if self.goal().reached:
            return "The lower bar has passed its mark."
        return "Look at what is lost. Which row that is gone points most along it?"

    def _next(self, moves: tuple[Move, ...]) -> str:
        if not self.placed:
            return "Throw rows away, and reveal; or just go on."
        move = moves[0] if moves else None
        if not isinstance(move, Turn):
            return "Nothing is left to do."
        name = move.handle.replace("keep", "r")
        return f"Throw {name} away." if move.value == "gone" else f"Take {name} back."


def _tip(name: str, at: Numbers) -> Handle:
    return Handle(
        key=name,
        name=name,
        panel="plane",
        at=(at[0], at[1]),
        arrow=f"vector:{name}",
        given=True,
    )


def _entries(name: str, at: Numbers) -> Iterable[Handle]:
    for i, x in enumerate(at, 1):
        yield Handle(
            key=f"{name}:{i}",
            name=f"entry {i} of {name}",
            panel="work",
            at=(x, 0.0),
            reach=(-REACH, REACH),
            entry=f"{name}:{i}",
            given=True,
        )


def open_level(level: KeepLevel, lore: Lore | None = None) -> KeepPosition:
    """The level at its start, with every row; it needs nothing from the Ledger."""
    del lore
    rows = level.rows
    if level.unit:
        rows = tuple(tuple(x / dot(r, r) ** 0.5 for x in r) for r in rows)
    return KeepPosition(
        level=level,
        v=level.v,
        rows=rows,
        gone=(False,) * len(rows),
        placed=not level.predict,
    )
