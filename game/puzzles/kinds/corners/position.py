"""Corners: its position in words, in numbers and in pictures."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure.numbers import percent, rounded
from game.figure.things import Figure, Panel, Row, Sign, Tone, Work
from game.language import _, ngettext
from game.linalg.plane import TINY
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Handle, Hint, Quote
from game.puzzles.core.wording import formula, row
from game.puzzles.kinds.corners import draw
from game.puzzles.kinds.corners.level import CornersLevel, fewest, tails
from game.puzzles.kinds.corners.state import LETTERS, MOST, UNGUESSED, CornersState

# As many rows stand under the picture at most.
ROWS: Final = 3


class CornersPosition(CornersState, frozen=True, kw_only=True):
    """Corners, as it is said and drawn."""

    # By how many stamps there are.
    FORMULAS: ClassVar = tuple(
        "A = " + " + ".join(f"c_{k} r_{k}^T" for k in range(1, n + 1))
        for n in range(1, MOST + 1)
    )

    def asleep(self) -> tuple[Handle, ...]:
        """Settling, where nothing is gained by it."""
        if not self.placed or not self.settles() or not self.is_settled():
            return ()
        why = _("This stamp gains no more.")
        if not any(map(any, self.stamps[self.held])):
            why = _("Both strips are 0 everywhere: there is nothing to go by.")
        return (replace(self.settling_hand().handle, why=why),)

    def quotes(self) -> Mapping[str, Quote]:
        """How many stamps, what they leave over, and how far off the guess was."""
        n, left = len(self.used()), self.left()
        found = {
            "stamps": Quote(f"{n}", (float(n),)),
            "left": Quote(percent(left).said(), (left,)),
        }
        if self.guess is not None:
            miss = abs(int(self.guess) - self.afresh().fewest())
            found["miss"] = Quote(f"{miss}", (float(miss),))
        return found

    # In words

    def describe(self) -> str:
        """The stamp in hand, and how much is left over."""
        if not self.placed:
            return _("The canvas is covered until you have guessed.")
        n, left = LETTERS[self.held], percent(self.left(), 1).said()
        stamp = _("Stamp {n} of {all}", n=n, all=self.level.room)
        left = _("Left over: {share}.", share=left)
        if self.settles():
            return f"{stamp}. {left}"
        return f"{stamp}: {self._strips()}. {left}"

    def _strips(self) -> str:
        above, beside = self.stamps[self.held]
        return _(
            "row strip {row}, column strip {column}",
            row=_tones(above),
            column=_tones(beside),
        )

    def besides(self) -> str:
        """The picture row by row, and what is left over of those that are not done."""
        fine = 9.0 if self.settles() else 1.0
        words = [_("The picture.")]
        if self.settles():
            words = [_("The picture, in tones from 0 to 9.")]
        words += [_each(i, tones, fine) for i, tones in enumerate(self.picture, 1)]
        if self.placed:
            rest = self.rest().tolist()
            if self.settles():
                strips = self._strips()
                words.append(f"{strips[:1].upper()}{strips[1:]}.")
            words.append(_("What is left over, row by row."))
            words += [
                _each(i, tones, fine)
                for i, tones in enumerate(rest, 1)
                if max(map(abs, tones)) > 0.005
            ]
        return " ".join(words)

    def to_guess(self) -> str:
        """How many stamps."""
        if self.level.bar:
            return _(
                "How many stamps will do, if {share} may be left over? Set the number.",
                share=percent(self.level.bar).text,
            )
        return _("How many stamps will this picture need? Set the number.")

    def to_reach(self) -> str:
        """Until what is left over is dark."""
        more, few = len(self.used()), self.fewest()
        if more > few and self.left() <= self.level.enough():
            return ngettext(
                "It is all there. Do it with {n} stamp.",
                "It is all there. Do it with {n} stamps.",
                few,
            )
        if not self.settles():
            return _("Tap the strips until nothing is left over.")
        if self.level.room == 1:
            return _(
                "Let the strips settle until at most {share} is left over.",
                share=percent(self.level.enough()).text,
            )
        if self.is_settled():
            return _("This one gains no more. Take another stamp and let it settle.")
        return _("Let the strips settle; when nothing is gained, take another stamp.")

    def look(self) -> str:
        """At rows that are alike."""
        if not self.placed and self.level.bar:
            return _("Which rows are nearly alike, but for how light they are?")
        if not self.placed:
            return _("How many sorts of rows are there, if black ones do not count?")
        return _("Are two rows of what is left over alike?")

    def idea(self) -> str:
        """What a stamp is."""
        return _("A stamp can only repeat one row, louder or softer.")

    def nearer(self) -> Hint:
        """How many rows there are that are not alike; what it takes without a rest."""
        if self.level.bar:
            return Hint(
                words=ngettext(
                    "With nothing left over it would take {n}.",
                    "With nothing left over it would take {n}.",
                    fewest(self.picture, TINY),
                )
            )
        sorts = len({tones for tones in self.picture if any(tones)})
        return Hint(
            words=ngettext(
                "It has {n} sort of rows that are not black.",
                "It has {n} sorts of rows that are not black.",
                sorts,
            )
        )

    def nearest(self) -> Hint:
        """What the best one leaves over."""
        left = percent(tails(self.picture)[1], 1).said()
        asked = percent(self.level.bar, 1).said()
        words = _(
            "The best single stamp leaves {share} over. Asked is at most {asked}.",
            share=left,
            asked=asked,
        )
        return Hint(words=words)

    def stuck(self) -> str:
        """It was painted over."""
        return _("This picture was painted over. Find its stamps by yourself.")

    def term(self) -> str:
        """How many stamps it is made of."""
        n = len(self.used())
        if self.left() > TINY:
            return _("low rank: nearly rank {n}", n=n)
        return _("rank {n}", n=n)

    def term_note(self) -> str:
        """What was guessed of it, and of how many numbers it is made."""
        return self._noted(self.guess)

    def _noted(self, guess: str | None) -> str:
        few, words = self.afresh().fewest(), []
        if guess is not None and self.right(guess):
            words.append(
                ngettext("{n} stamp, as you guessed", "{n} stamps, as you guessed", few)
            )
        elif guess is not None:
            told = ngettext(
                "{n} stamp; you guessed {guess}",
                "{n} stamps; you guessed {guess}",
                few,
                guess=guess,
            )
            words.append(told)
        if self.settles():
            numbers = len(self.used()) * (self.wide() + self.high())
            whole = self.wide() * self.high()
            words.append(
                _("{few} numbers instead of {all}", few=numbers, all=whole),
            )
        return "; ".join(words)

    # In numbers

    def named(self) -> Iterator[Row]:
        """The sum of stamps, and what the best so many leave over."""
        used = self.used()
        if 0 < len(used) <= MOST:
            note = _("asked; yours is close") if self.left() > TINY else ""
            yield formula(self.FORMULAS[len(used) - 1], note)
        stairs = tails(self.picture)[1 : len(used) + 1]
        if stairs:
            shares = ", ".join(percent(left, 1).text for left in stairs)
            yield row("name:best", Sign(text=shares), note=_of_best(len(stairs)))

    def naming(self) -> Figure:
        """In as much room as before the win: the picture stays where it is."""
        figure = super().naming()
        *pictures, work = figure.panels
        if isinstance(work, Work):
            work = self._held("naming", work.rows)
        return Figure(panels=(*pictures, work))

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The picture, the canvas and what is left over."""
        del revealed
        yield draw.plane(self)

    def beside(self) -> Iterator[Work]:
        """The guess; then the rack, what is left over, and settling."""
        if not self.placed:
            open_ = self.guessed == UNGUESSED
            text = _("stamps: {n}", n="?" if open_ else self.guessed)
            tone = Tone.DIM if open_ else Tone.GUESS
            yield self._held("work", (row("guess", Sign(text=text, tone=tone)),))
            return
        rows = []
        done = self.left() <= self.level.enough()
        left = _("{share} left over", share=percent(self.left(), 1).text)
        tone = Tone.GOOD if done else Tone.BAD
        note = _("asked: at most {share}", share=percent(self.level.bar, 1).text)
        rows.append(row("left", Sign(text=left, tone=tone), note=note))
        if self.level.room > 1:
            stamp = _("stamp {n} of {all}", n=LETTERS[self.held], all=self.level.room)
            n = len(self.used())
            note = ngettext("{n} is in use", "{n} are in use", n)
            if self.guess is not None:
                note = _("{note}; guessed: {guess}", note=note, guess=self.guess)
            rows.append(row("stamp", Sign(text=stamp), note=note))
        if self.settles():
            settled = self.is_settled()
            text = _("settled") if settled else _("let it settle")
            tone = Tone.DIM if settled else Tone.PLAIN
            rows.append(row("settle", Sign(text=text, tone=tone)))
        yield self._held("work", rows)

    def _held(self, key: str, rows: Sequence[Row]) -> Work:
        """Rows in one room, whatever is told: so the picture has one size."""
        spare = max(self._noted(f"{MOST}"), _of_best(MOST), key=len)
        empty = [row(f"spare:{n}", Sign(text="")) for n in range(len(rows), ROWS)]
        return Work(
            key=key, rows=tuple(replace(each, spare=spare) for each in (*rows, *empty))
        )

    @classmethod
    def faults(cls, level: CornersLevel) -> Iterator[Fault]:
        """What makes it impossible, or done at its start."""
        yield from level.faults()


def _of_best(count: int) -> str:
    return ngettext(
        "left over by the best {n} stamp",
        "left over by the best 1 to {n} stamps",
        count,
    )


def _tones(tones: Sequence[float]) -> str:
    return " ".join(rounded(x, 1).text for x in tones)


def _each(number: int, tones: Sequence[float], fine: float) -> str:
    told = " ".join(rounded(fine * x, 1).text for x in tones)
    return _("Row {n}: {tones}.", n=number, tones=told)
