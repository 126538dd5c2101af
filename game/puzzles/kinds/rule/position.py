"""Rule: its position in words, in numbers and in pictures."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure.cells import cell
from game.figure.things import Array, Cell, Plane, Row, Sign, Tone, Work
from game.language import N_, _, ngettext
from game.puzzles.core import pressed_answer
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Drag, Handle, Hint, Quote, Turn
from game.puzzles.core.wording import formula, row, said
from game.puzzles.kinds.rule.draw import legend, plane
from game.puzzles.kinds.rule.level import FEATURES, Pair, RuleLevel
from game.puzzles.kinds.rule.state import (
    GUESSED,
    NOTHING,
    SAYS,
    TWO,
    UNTOLD,
    RuleState,
    dotted,
)

SUM: Final = r"L \cdot R = \sum_i (L_i R_i)"


class RulePosition(RuleState, frozen=True, kw_only=True):
    """Rule, as it is said and drawn."""

    TERM: ClassVar = N_("table of all pairs")
    FORMULAS: ClassVar = (SUM,)

    def view(self) -> float:
        """The half height of the picture."""
        return self.level.span

    def asleep(self) -> tuple[Handle, ...]:
        """Features, until the guess is laid."""
        if self.placed or self.level.last:
            return ()
        why = _("First say what you guess. Then eyes and mouths can be tapped.")
        every = (held.handle for held in self.taps())
        return tuple(replace(handle, why=why) for handle in every if not handle.given)

    def quotes(self) -> Mapping[str, Quote]:
        """The first asked cell, as it was and as it was guessed; and the miss."""
        pair = (self.level.places() or self.level.every())[0]
        cell_ = float(self.afresh().cell(pair))
        laid = (self.dialled if self.guess is None else self.guess[0]) or 0.0
        found = {"cell": cell_, "guess": laid}
        if self.level.pairs and not self.level.none:
            found["miss"] = abs(laid - cell_)
        return {name: Quote(said(x), (x,)) for name, x in found.items()}

    # In words

    def describe(self) -> str:
        """The faces feature by feature, and what the table reads."""
        words = []
        for letter, signs in zip(self.level.letters, self.shelf, strict=True):
            each = ", ".join(_("open") if x > 0 else _("shut") for x in signs)
            words.append(f"{letter}: {each}.")
        if self.level.last:
            words.append(self._last_face())
        words.append(self._reads())
        words += pressed_answer.sentence(self.said, SAYS)
        return " ".join(words)

    def besides(self) -> str:
        """What is asked, and what the letters stand for."""
        words = [f"{legend(self.level.letters)}."]
        if self.level.pairs:
            each = zip(self.level.pairs, self.level.asked, strict=True)
            asked = ", ".join(f"{_pair(pair)} = {said(x)}" for pair, x in each)
            words.insert(0, _("Asked: {cells}.", cells=asked))
        if self.level.both:
            words.append(self._both())
        return " ".join(words)

    def _last_face(self) -> str:
        each = (
            f"{letter} {_(GUESSED[x])}"
            for letter, x in zip(self.level.letters, self.last, strict=True)
        )
        return _("The last face: {features}.", features=", ".join(each))

    def _reads(self) -> str:
        """The table in words."""
        if not self.placed:
            return _("The table is covered.")
        pairs = self.level.places() or self.level.every()
        each = (f"{self._dots(pair)} = {said(self.cell(pair))}" for pair in pairs)
        words = f"{'; '.join(each)}."
        if row_ := self.builds().get(self.built):
            told = (
                f"{self.built} · {letter} = {said(dotted(row_, signs))}"
                for letter, signs in zip(self.level.letters, self.shelf, strict=True)
            )
            words += f" {'; '.join(told)}."
        if self.level.both:
            n = self.together(self.level.places()[0])
            told_ = ngettext("Both open on {n} face.", "Both open on {n} faces.", n)
            words += f" {told_}"
        return words

    def _both(self) -> str:
        pair = " ".join(self.level.pairs[0])
        n = self.level.both
        return ngettext(
            "Of {pair}, both are to be open on {n} face at least.",
            "Of {pair}, both are to be open on {n} faces at least.",
            n,
            pair=pair,
        )

    def _dots(self, pair: Pair) -> str:
        return _pair(self.named_pair(pair))

    def to_guess(self) -> str:
        """The number by eye, or the last face, or whether it is possible."""
        if self.level.none:
            return _("Can all three cells read as asked? Press your answer.")
        if self.level.last:
            return _(
                "These faces keep a rule. Open or shut what the last one must have."
            )
        one, other = (_(FEATURES[x]) for x in self.level.pairs[0])
        return _(
            "Dial how far these two go together: {one}, {other}. "
            "Agree is +1, differ is −1.",
            one=one,
            other=other,
        )

    def to_reach(self) -> str:
        """Until the cells read as asked."""
        if self.level.none:
            return _("Tap until the table reads as asked, or say why none can.")
        if self.level.build:
            return _(
                "Set the last face, and put two features together "
                "into one that tells a third."
            )
        if self.level.last:
            return _("Set each feature of the last face as the table tells it.")
        if self.level.both:
            return _("Tap until the cell is 0, and both are open as often as asked.")
        return _("Tap eyes and mouths until the table reads as asked.")

    def look(self) -> str:
        """At the faces on which they differ."""
        if self.level.last:
            return _("Which feature is the same as another on every face, or never?")
        return _("Press a cell of the table: on which faces do its two differ?")

    def idea(self) -> str:
        """Two a tap; a rule of three."""
        if self.level.build:
            return _("Two features put together make one: open where they agree.")
        if self.level.last:
            return _("A cell of 0 tells nothing about the next face.")
        if self.level.none:
            return _("Take one face. Can all three of its pairs differ?")
        return _("Each tap moves a cell by 2. One feature sits in a whole row.")

    def nearer(self) -> Hint:
        """On how many faces they agree."""
        if self.level.none:
            return Hint(words=_("Of three that are open or shut, two are the same."))
        if self.level.build:
            return Hint(words=_("Is the mouth open where both eyes are alike?"))
        pair = (self.level.places() or self.level.every())[0]
        agree = (self.count() + self.cell(pair)) // 2
        words = _(
            "{pair}: they agree on {n} of {count} faces.",
            pair=self._dots(pair),
            n=agree,
            count=self.count(),
        )
        return Hint(words=words)

    def nearest(self) -> Hint:
        """The guess laid where it belongs."""
        words = _("So many more agree than differ.")
        if self.level.last:
            words = _("So the rule of the faces has it.")
            moves: tuple[Turn, ...] = tuple(
                Turn(f"last:{self.level.letters[i]}", x)
                for i, x in self.truths().items()
                if self.last[i] != x
            )
            return Hint(words=words, moves=moves)
        if self.level.none:
            words = _("Two of three always agree.")
            return Hint(words=words, moves=(Turn("said", TWO),))
        to = float(self.cell(self.level.places()[0]))
        return Hint(words=words, moves=(Drag("guess", (to, 0.0)),))

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Plane]:
        """The shelf."""
        del revealed
        caption = _("open is +1, shut is −1")
        if self.placed:
            n = self.cell(self.looked)
            agree = (self.count() + n) // 2
            caption = _(
                "{pair}: {agree} agree, {differ} differ",
                pair=self._dots(self.looked),
                agree=agree,
                differ=self.count() - agree,
            )
        yield plane(self, caption)

    def beside(self) -> Iterator[Work]:
        """What is asked, and the table; counts; what is said and built."""
        rows = []
        if len(self.level.letters) > len("LRM"):
            # Two tables of four would be too small to be read.
            each = zip(self.level.pairs, self.level.asked, strict=True)
            asked_ = ", ".join(f"{_pair(pair)} = {said(x)}" for pair, x in each)
            if asked_:
                words = _("asked: {cells}", cells=asked_)
                rows.append(row("given", Sign(text=words, tone=Tone.DIM)))
        elif self.level.pairs:
            asked = dict(zip(self.level.places(), self.level.asked, strict=True))
            cells = self._table(lambda pair: _number(asked.get(pair)), _("asked"))
            rows.append(row("asked", cells))
        rows.append(row("table", self._table(self._shown, _("table"))))
        if self.level.both:
            pair = self.level.places()[0]
            n = said(self.together(pair)) if self.placed else "?"
            good = self.placed and self.together(pair) >= self.level.both
            tone = Tone.GOOD if good else Tone.BAD if self.placed else Tone.DIM
            count = Sign(text=_("both open: {n}", n=n), tone=tone)
            note = _("asked: {n} or more", n=self.level.both)
            rows.append(row("both", count, note=note))
        if self.level.build and self.placed:
            rows += self._building()
        if self.level.none:
            right = Tone.GOOD if self.said == TWO else Tone.BAD
            tone = right if self.placed else Tone.GUESS
            rows.append(pressed_answer.line(self.said, SAYS, tone))
        yield Work(key="work", rows=tuple(rows))

    def _building(self) -> Iterator[Row]:
        text = _("put two features together")
        if self.built != NOTHING:
            text = f"{self.built[0]} · {self.built[1]}"
        yield row("built", Sign(text=text, tone=Tone.GUESS))
        if signs := self.builds().get(self.built):
            whole = float(self.count())
            found = [dotted(signs, each) for each in self.shelf]
            cells = tuple(
                cell(x, Tone.GOOD if abs(x) == whole else Tone.DIM, lit=abs(x) == whole)
                for x in map(float, found)
            )
            names = tuple(self.level.letters)
            yield row(
                "tells",
                Array(cells=(cells,), column_names=names, row_names=(self.built,)),
            )

    def _table(self, told: Callable[[Pair], Cell], name: str) -> Array:
        letters = self.level.letters
        cells = tuple(
            tuple(
                cell(float(self.count()), Tone.DIM)
                if i == j
                else told((min(i, j), max(i, j)))
                for j in range(len(letters))
            )
            for i in range(len(letters))
        )
        names = tuple(letters)
        room = ("−4",) * len(letters)
        return Array(
            cells=cells, name=name, row_names=names, column_names=names, room=room
        )

    def _shown(self, pair: Pair) -> Cell:
        key, asked = f"see:{self.named_pair(pair)}", self.level.places()
        first = bool(asked) and pair == asked[0] and not self.level.none
        if not self.placed and first:
            if self.dialled is None:
                return Cell(text="?", tone=Tone.GUESS, key="guess")
            return cell(self.dialled, Tone.GUESS, key="guess")
        if not self.placed:
            return Cell(text="?", tone=Tone.DIM, key=key)
        gap, n = self.gaps().get(pair), float(self.cell(pair))
        if gap is None:
            lit = bool(self.level.last) and abs(n) == self.count()
            return cell(n, Tone.GOOD if lit else Tone.PLAIN, key=key, lit=lit)
        return cell(n, Tone.BAD if gap else Tone.GOOD, key=key, lit=not gap)

    def named(self) -> Iterator[Row]:
        """What a cell is, and the whole table."""
        yield formula(SUM)
        cells = self._table(lambda pair: cell(float(self.cell(pair))), "")
        yield row("name:table", "Xᵀ X =", cells)
        untold = [i for i, x in self.truths().items() if x == UNTOLD]
        for i in untold:
            name = _(FEATURES[self.level.letters[i]])
            yield row(f"name:{i}", Sign(text=name), note=_("its cells are 0"))

    @classmethod
    def faults(cls, level: RuleLevel) -> Iterator[Fault]:
        """What does not fit together."""
        yield from level.faults()


def _number(x: float | None) -> Cell:
    return Cell(text="·", tone=Tone.DIM) if x is None else cell(x)


def _pair(pair: str) -> str:
    return " · ".join(pair)
