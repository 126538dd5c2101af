"""Weights: its position in words, in numbers and in pictures."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.numbers import vector, written
from game.figure.things import Array, Cell, Figure, Plane, Row, Sign, Tone, Work
from game.language import N_, _, ngettext
from game.linalg.plane import Point
from game.puzzles.core.hand import Hand
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Handle, Hint, Quote
from game.puzzles.core.wording import arrow, down_cells, formula, row, said
from game.puzzles.kinds.weights.draw import PIECES, Strip, heights, plane
from game.puzzles.kinds.weights.level import WeightsLevel
from game.puzzles.kinds.weights.state import (
    BASE,
    CAT,
    NOSE,
    OWN,
    WeightsState,
    key_of,
)

PLAIN: Final = r"C n = n_1 c_1 + n_2 c_2"
BASED: Final = r"C n + b = n_1 c_1 + n_2 c_2 + b"


class WeightsPosition(WeightsState, frozen=True, kw_only=True):
    """Weights, as it is said and drawn."""

    TERM: ClassVar = N_("weight")
    FORMULAS: ClassVar = (PLAIN, BASED)

    def all_hands(self) -> Iterator[Hand[Self]]:
        """The bars of the guess first."""
        if not self.placed and not self.level.told:
            at, count = len(self.level.seen) + len(self.asked), len(self.all())
            count += self._draws_own()
            yield from self.bars(heights(at, count, self.level.span))
        yield from self.hands()

    def asleep(self) -> tuple[Handle, ...]:
        """The table, until the guess is laid; a question whose answer is held out."""
        return tuple(self._waiting())

    def _waiting(self) -> Iterator[Handle]:
        if not self.placed:
            why = _("First guess the covered cat.")
            if self.level.told:
                why = _("First guess which cat can be told.")
            for held in self.entries():
                yield replace(held.handle, why=why)
        if self.left() and self.nose in self.level.held:
            why = _("That cat is held out. Pose another nose.")
            yield replace(self.question().handle, why=why)

    def quotes(self) -> Mapping[str, Quote]:
        """The covered cat's height, as it is and as guessed; the worst miss of all."""
        cat = self.level.cat(self.level.held[0])
        laid = self.pulled if self.guess is None else self.guess[0]
        found = {"height": cat[0], "guess": laid[0]}
        if not self.level.told:
            found["miss"] = max(abs(x - y) for x, y in zip(laid, cat, strict=True))
        return {name: Quote(said(x), (x,)) for name, x in found.items()}

    # In words

    def describe(self) -> str:
        """The examples; then the table, and the cats that it does not make."""
        words: list[str] = []
        if not self.placed:
            words += self._seen()
            words.append(_("Covered: nose {nose}.", nose=self._covered()))
            if self.level.told:
                words.append(_("You say: {answer}.", answer=self.says()[self.said]))
            else:
                guess = vector(self.pulled).said()
                words.append(_("Your guess: {cat}.", cat=guess))
        else:
            words += self._wrong()
        if self.left():
            words.append(_("Your nose: {nose}.", nose=arrow(self.nose)))
            words.append(self._left())
        return " ".join(words)

    def besides(self) -> str:
        """The examples once more, and what the numbers of a cat are."""
        words = [_("A nose is its width and length; a cat its height, body and tail.")]
        if self.placed:
            words = [f"{self._table()}.", *words, *self._seen()]
        return " ".join(words)

    def _seen(self) -> Iterator[str]:
        for nose in self.known():
            cat = vector(self.level.cat(nose)).said()
            yield _("Nose {nose} made cat {cat}.", nose=arrow(nose), cat=cat)

    def _covered(self) -> str:
        covered = [arrow(at) for at in self.level.held if not self.stands(at)]
        return ", ".join(covered)

    def _table(self) -> str:
        rows = ", ".join(vector(each[:2]).text for each in self.table)
        words = f"C = [{rows}]"
        if self.level.base is not None:
            words += f", b {vector([each[2] for each in self.table]).equals()}"
        return words

    def _wrong(self) -> Iterator[str]:
        """The cats that the own table does not make; or that it makes them all."""
        wrong = [nose for nose in self.all() if not self.fits(nose)]
        plus = " + b" if self.level.base is not None else ""
        for nose in dict.fromkeys(wrong):
            mine = f"C {arrow(nose)}{plus} {vector(self.made(nose)).equals()}"
            if self.stands(nose):
                cat = vector(self.level.cat(nose)).said()
                yield _("{mine}; that cat is {cat}.", mine=mine, cat=cat)
            else:
                yield _("{mine}; the covered cat is another.", mine=mine)
        if not wrong:
            yield _("No cat has a gap.")

    def _left(self) -> str:
        if not self.left():
            return _("No question is left.")
        return ngettext("One question is left.", "{n} questions are left.", self.left())

    def to_guess(self) -> str:
        """The covered cat; or which one can be told."""
        if self.level.told:
            return _("Which covered cat can be told from these? Press your answer.")
        if self.left():
            return ngettext(
                "Pose a nose of your own; one question is left. "
                "Then pull the three bars of the covered cat.",
                "Pose noses of your own; {n} questions are left. "
                "Then pull the three bars of the covered cat.",
                self.left(),
            )
        return _("How big is the cat behind the curtain? Pull its three bars.")

    def to_reach(self) -> str:
        """Until no cat has a gap."""
        if self.left() and any(
            not self.tells(at, self.known()) for at in self.level.held
        ):
            return ngettext(
                "Turn the numbers until no cat has a gap. "
                "You can still pose one question.",
                "Turn the numbers until no cat has a gap. "
                "You can still pose {n} questions.",
                self.left(),
            )
        return _("Turn the numbers until no cat has a gap.")

    def begins(self) -> str:
        """The own nose, while there is something to ask."""
        return OWN[0] if self.left() and not (self.placed or self.level.told) else ""

    def look(self) -> str:
        """At two cats whose noses differ in one number."""
        if self.level.told and not self.placed:
            return _("Lay the noses down as arrows. Which of them lie on one line?")
        if self.left() and not self.known():
            return _("Nothing is seen yet. Which nose would tell you the most?")
        if self.level.base is not None:
            return _("Which cat has no nose? Everything else is added to it.")
        if self._on_axes():
            return _("Which nose has no length, and which one no width?")
        return _(
            "Take one nose from another, more than once if need be, "
            "until one of its numbers is 0. Which nose is left?"
        )

    def _on_axes(self) -> bool:
        """Whether the seen noses have one number each."""
        return all(0.0 in nose for nose in self.known()[:2])

    def idea(self) -> str:
        """The difference of two cats."""
        if self.level.told and not self.placed:
            return _("A nose twice as wide and twice as long makes every part twice.")
        if self._on_axes():
            return _("Noses that are put together make both their cats, added up.")
        return _(
            "Take one cat from the other: "
            "what is left was made by the difference of the noses."
        )

    def nearer(self) -> Hint:
        """What the height is made of."""
        if self.level.told:
            return Hint(
                words=_("The seen noses all lie on one line. So does one more.")
            )
        (a, b), base = self.level.weights[0], self.level.base
        told = {"a": written(a).said(), "b": written(b).said()}
        words = _("Each 1 of width gives {a} of height, each 1 of length {b}.", **told)
        if base is not None:
            bare = written(base[0]).said()
            words += " " + _("Without a nose the height is {c}.", c=bare)
        return Hint(words=words)

    def nearest(self) -> Hint:
        """The guess laid where it belongs."""
        words = _("So much makes this cat.")
        if self.level.told:
            words = _("So it is, before any question.")
        return Hint(words=words, moves=tuple(self.laying()))

    # On view

    def _strips(self, *, revealed: bool) -> Iterator[Strip]:
        level, seen = self.level, (*self.level.seen, *self.asked)
        for i, nose in enumerate(seen):
            yield self._strip(f"seen:{i}", nose, shown=True)
        for i, nose in enumerate(level.held):
            strip = self._strip(f"held:{i}", nose, shown=revealed or self.stands(nose))
            if i == 0 and not level.told:
                laid = self.guess[0] if self.guess is not None else None
                strip = replace(
                    strip,
                    guess=laid if self.placed else self.pulled,
                    right=self.foreseen() is True,
                )
            yield strip
        if self._draws_own(revealed=revealed):
            yield self._strip("own", self.nose, shown=revealed)

    def _draws_own(self, *, revealed: bool = False) -> bool:
        """Whether the own nose has a strip: not where its cat stands there already."""
        return (self.left() > 0 or revealed) and self.nose not in self.all()

    def _strip(self, key: str, nose: Point, *, shown: bool) -> Strip:
        mine = tuple(self.pieces(part, nose) for part in range(len(CAT)))
        return Strip(
            key=key,
            nose=nose,
            true=self.level.cat(nose) if shown else None,
            mine=mine if self.placed else None,
        )

    def pictures(self, *, revealed: bool) -> Iterator[Plane]:
        """The examples one under another."""
        yield plane(tuple(self._strips(revealed=revealed)), self.level.span)

    def figure(self, *, revealed: bool = False) -> Figure:
        """The examples, and the own table; what can be asked, what is said."""
        pictures = self.pictures(revealed=revealed)
        return Figure(panels=(*pictures, self._work(revealed=revealed)))

    def _work(self, *, revealed: bool) -> Work:
        rows = [row("table", "C =", *self._arrays(covered=not self.placed))]
        if self.level.told:
            tone = Tone.GUESS
            if self.placed and self.guess is not None:
                tone = Tone.GOOD if self.foreseen() else Tone.BAD
            answer = self.says()[self.said if self.guess is None else self.guess[1]]
            if not self.placed or self.guess is not None:
                rows.append(row("said", Sign(text=answer, tone=tone)))
        if self.left() or revealed or self.nose in self.asked:
            own = tuple(cell(x, PIECES[j], key=OWN[j]) for j, x in enumerate(self.nose))
            names = tuple(map(_, NOSE))
            nose = Array(cells=(own,), column_names=names, room=("10.5", "10.5"))
            rows.append(row("own", _("your nose"), nose))
        posed = self.nose in self.asked
        if self.left() or posed:
            words = _("posed; take it back") if posed else _("pose it")
            rows.append(row("ask", Sign(text=words), note=self._left()))
        return Work(key="work", rows=tuple(rows))

    def _arrays(self, *, covered: bool, plus: bool = False) -> Iterator[Array | Sign]:
        """The own table, and the cat without a nose."""
        cells = tuple(
            tuple(
                Cell(text="?", tone=Tone.DIM, key=key_of(i, j))
                if covered
                else cell(x, PIECES[j], key=key_of(i, j))
                for j, x in enumerate(each)
            )
            for i, each in enumerate(self.table)
        )
        yield Array(
            cells=tuple(c[:2] for c in cells),
            row_names=tuple(map(_, CAT)),
            column_names=tuple(map(_, NOSE)),
            room=("−0.5",) * 2,
        )
        if self.level.base is not None:
            yield Sign(text="+" if plus else "b =")
            base = tuple(c[2:] for c in cells)
            yield Array(cells=base, room=("−0.5",), column_names=(_(BASE),))

    def named(self) -> Iterator[Row]:
        """The formula, and the covered cat in numbers."""
        based, n = self.level.base is not None, self.level.held[0]
        yield formula(BASED if based else PLAIN)
        made = down_cells(self.made(n), Tone.OUTPUT)
        arrays = list(self._arrays(covered=False, plus=True))
        arrays.insert(1, down_cells(n, PIECES[:2]))
        yield row("name:numbers", *arrays, "=", made)

    @classmethod
    def faults(cls, level: WeightsLevel) -> Iterator[Fault]:
        """What does not fit together."""
        yield from level.faults()
