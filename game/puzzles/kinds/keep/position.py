"""Keep: its hands, and how it is said; how it is drawn is told in ``draw``."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import ClassVar, Final, Self, TypeVar

from msgspec.structs import replace

from game.figure.numbers import number, percent, vector
from game.figure.things import Figure, Item, Panel, Row
from game.language import N_, _, ngettext
from game.linalg.plane import TINY
from game.linalg.spans import Numbers, dot
from game.puzzles.core import hand, hands
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Hint, Move, Quote, Turn
from game.puzzles.core.wording import said
from game.puzzles.kinds.keep.draw import FORMULAS, bars, drawn, joined, named, rows
from game.puzzles.kinds.keep.state import VALUES, KeepLevel, KeepState

SAYS: Final = dict(zip(VALUES, (N_("kept"), N_("thrown away")), strict=True))
REACH: Final = 9.0

P = TypeVar("P")


class KeepPosition(KeepState, frozen=True, kw_only=True):
    """The rows in a player's hands."""

    TERM: ClassVar = N_("projection")
    FORMULAS: ClassVar = FORMULAS
    DONE: ClassVar = N_("Enough of v stays: the lower bar has passed its mark.")
    PREVIEWS: ClassVar = True

    def hands(self) -> Iterator[Hand[Self]]:
        """One for each row, to throw it away or take it back; v and rows are given."""
        for i, gone in enumerate(self.gone, 1):
            row = f"r{i}"
            yield hand.choice(
                f"keep{i}",
                _("row {row}", row=row),
                VALUES[gone],
                partial(self._turned, i - 1),
                says=self._says(i - 1),
                entry=f"row:r{i}",
            )
        yield from self._given("v", self.v, lambda v: replace(self, v=v))
        for i, at in enumerate(self.rows):
            yield from self._given(f"r{i + 1}", at, partial(self._moved, i))

    def quotes(self) -> Mapping[str, Quote]:
        """What is kept, what the guess kept, and which rows the guess threw away."""
        now = self.share()
        laid = self.guess or self.gone
        then = self.share_of(laid)
        names = [f"r{i}" for i, gone in enumerate(laid, 1) if gone]
        return {
            "share": Quote(percent(now).said(), (100.0 * now,)),
            "guess": Quote(percent(then).said(), (100.0 * then,)),
            "dropped": Quote(joined(names) or _("none"), (float(len(names)),)),
        }

    def describe(self) -> str:
        """Which rows stay, what they keep, and what is asked."""
        stay = ", ".join(f"r{i}" for i, gone in enumerate(self.gone, 1) if not gone)
        told = {
            "rows": stay or _("no row"),
            "most": self.level.keep,
            "count": len(self.rows),
            "asked": percent(self.level.asked, 1).said(),
        }
        if not self.placed:
            return _(
                "You keep {rows}. Asked: at most {most} of {count}, and {asked}. "
                "The blocks are covered.",
                **told,
            )
        return _(
            "You keep {rows}: {kept} of |v|². "
            "Asked: at most {most} of {count}, and {asked} of |v|².",
            kept=percent(self.share(), 1).said(),
            **told,
        )

    def besides(self) -> str:
        """The arrow, and the rows that listen to it."""
        named = (("v", self.v), *((f"r{i}", r) for i, r in enumerate(self.rows, 1)))
        each = (f"{name} {vector(at).equals()}" for name, at in named)
        return f"{', '.join(each)}."

    def to_guess(self) -> str:
        """So many rows, by eye."""
        return ngettext(
            "Strike out one row: the one that v would miss least.",
            "Strike out {n} rows: those that v would miss least.",
            self.over() or len(self.rows) - self.level.keep,
        )

    def to_reach(self) -> str:
        """Rows, until the lower bar passes its mark."""
        return ngettext(
            "Now keep {asked} of |v|² with one row.",
            "Now keep {asked} of |v|² with at most {n} rows.",
            self.level.keep,
            asked=percent(self.level.asked, 1).said(),
        )

    def _says(self, i: int) -> dict[str, str]:
        """What can be made of a row; once revealed, what would then be kept."""
        if not self.placed:
            return dict(SAYS)
        kept, gone = VALUES
        with_, without = (
            percent(self.share_of(self._with(i, away=away)), 1).said()
            for away in (False, True)
        )
        return {
            kept: _("{share} of |v|² stays with this row kept", share=with_),
            gone: _("{share} of |v|² stays with this row thrown away", share=without),
        }

    def _with(self, i: int, *, away: bool) -> tuple[bool, ...]:
        return (*self.gone[:i], away, *self.gone[i + 1 :])

    def look(self) -> str:
        """At a row across v, at those too many, or at what is lost."""
        if not self.placed:
            return _("Look which row lies across v, or says what another says already.")
        if over := self.over():
            return ngettext(
                "One more row must go. Strike one; watch what stays: the lower bar.",
                "{n} more rows must go. Strike one; watch what stays: the lower bar.",
                over,
            )
        return _("Look at what is lost. Which row that is gone points most along it?")

    def idea(self) -> str:
        """Length, and likeness."""
        return _(
            "A row's answer is its shadow times its own length. And what one "
            "row has kept already, another that is alike does not keep again."
        )

    def step(self, move: Move) -> str:
        """The next row."""
        if not isinstance(move, Turn):
            return super().step(move)
        name = move.handle.replace("keep", "r")
        if move.value == "gone":
            return _("Throw {row} away.", row=name)
        return _("Take {row} back.", row=name)

    def nearer(self) -> Hint:
        """How long the shadow is on each."""
        names = (f"r{i}" for i in range(1, len(self.rows) + 1))
        each = zip(names, self.answers(), self.rows, strict=True)
        sizes = (
            _("{size} on {name}", size=said(abs(x) / dot(r, r) ** 0.5), name=name)
            for name, x, r in each
        )
        return Hint(words=_("The shadows of v: {all}.", all=", ".join(sizes)))

    def nearest(self) -> Hint:
        """A row that stays, where that is not all there is to say."""
        stay = [i for i, gone in enumerate(self.target() or self.gone, 1) if not gone]
        if len(self.rows) == 2 or not stay:
            return Hint(words=_("A long row speaks louder than its shadow is long."))
        most = f"r{max(stay, key=lambda i: self._alone(i - 1))}"
        return Hint(words=_("{row} stays.", row=most))

    def _alone(self, i: int) -> float:
        return self.share_of(tuple(j != i for j in range(len(self.rows))))

    def stuck(self) -> str:
        """No set of rows will do."""
        return _("So few of these rows cannot keep so much. None will do.")

    def pictures(self, *, revealed: bool) -> Iterable[Panel]:
        """The plane, where one can show it."""
        return super().pictures(revealed=revealed) if self.flat() else ()

    def draw(self, *, revealed: bool) -> Iterable[Item]:
        """V and the rows; what is kept of v, and the residual, once revealed."""
        return drawn(self, revealed=revealed)

    def beside(self) -> tuple[Panel, ...]:
        """The rows in writing, and the bars under each other."""
        return (rows(self), bars(self))

    def naming(self) -> Figure:
        """Pythagoras beside the plane, or beside the bars."""
        panels = super().naming().panels
        return Figure(panels=panels if self.flat() else (*panels, bars(self)))

    def named(self) -> Iterable[Row]:
        """The formula that fits these rows, and the two parts in numbers."""
        return named(self)

    def _turned(self, i: int, value: str) -> Self:
        return replace(self, gone=self._with(i, away=value == "gone"))

    def _moved(self, i: int, row: Numbers) -> Self:
        return replace(self, rows=(*self.rows[:i], row, *self.rows[i + 1 :]))

    def _given(
        self, name: str, at: Numbers, put: Callable[[Numbers], Self]
    ) -> Iterator[Hand[Self]]:
        """An arrow of the plane by its tip, any other entry by entry."""
        view = self.view()
        if self.flat():
            yield hand.tip(name, (at[0], at[1]), put, view, given=True)
            return
        for i, x in enumerate(at):
            yield hand.number(
                f"{name}:{i + 1}",
                _("entry {entry} of {arrow}", entry=i + 1, arrow=name),
                x,
                partial(_entered, put, at, i),
                reach=REACH,
                snap=lambda x: hands.nice(x, view),
                given=True,
            )

    @classmethod
    def faults(cls, level: KeepLevel) -> Iterable[Fault]:
        """Shapes that do not fit; then what a plane forbids, and the rest."""
        return [*level.misshapen()] or super().faults(level)

    @classmethod
    def wrongs(cls, level: KeepLevel) -> Iterator[Fault]:
        """Arrows out of view, and shares that none or all choices keep."""
        limit = level.span if len(level.v) == 2 else REACH
        opened = cls.begin(level)
        paths = ("v",), *(("rows", i) for i in range(len(level.rows)))
        for path, at in zip(paths, (level.v, *opened.rows), strict=True):
            if max(abs(x) for x in at) > limit:
                most = number(limit)
                yield Fault(path, "out of view", f"every entry within {most}")
                return
        keep, asked = level.keep, level.asked
        if opened.target() is None:
            yield Fault(
                ("asked",),
                f"no {keep} of these rows keep {number(asked)} of |v|^2",
                "ask for less, or keep more rows",
            )
        elif all(opened.share_of(x) >= asked - TINY for x in opened.choices(keep)):
            yield Fault(
                ("asked",),
                f"whichever {keep} rows stay, they keep {number(asked)} of it",
                "ask for more, or keep fewer rows",
            )


def _entered(put: Callable[[Numbers], P], at: Numbers, i: int, value: float) -> P:
    return put((*at[:i], value, *at[i + 1 :]))
