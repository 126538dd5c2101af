"""Ghost: its position in words and in numbers."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from msgspec.structs import replace

from game.figure.numbers import percent, rounded
from game.figure.things import Panel, Row, Sign, Tone, Work
from game.language import N_, _, ngettext
from game.linalg.plane import TINY
from game.puzzles.core import pressed_answer
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Handle, Hint, Quote
from game.puzzles.core.wording import formula, row
from game.puzzles.kinds.ghost import draw
from game.puzzles.kinds.ghost.crowd import SPREAD
from game.puzzles.kinds.ghost.level import GhostLevel, said
from game.puzzles.kinds.ghost.state import SAYS, GhostState

# How many ghosts are told, of those that could say more; of very many.
TOLD, FEW = 4, 2


def _sum(n: int) -> str:
    return " + ".join(f"a_{k} u_{k}" for k in range(1, n + 1))


class GhostPosition(GhostState, frozen=True, kw_only=True):
    """Ghost, as it is said and drawn."""

    # By how many ghosts there are, and whether any of the picture is left over; at
    # last of more than are written out.
    FORMULAS: ClassVar = (
        *(
            f"f = m + {_sum(n)}{rest}"
            for n in range(1, TOLD + 1)
            for rest in ("", " + r")
        ),
        "f = m + U a",
        "f = m + U a + r",
    )
    TERM: ClassVar = N_("eigenfaces")

    def asleep(self) -> tuple[Handle, ...]:
        """Settling, before the half that is seen is matched."""
        if not self.placed or not self.level.half or self.settled or self.awake():
            return ()
        why = _("First match the half that you see.")
        return (replace(self.settling().handle, why=why),)

    def quotes(self) -> Mapping[str, Quote]:
        """The share that is said, and by how many faders."""
        share, n = self.share(), len(self.used())
        return {
            "said": Quote(percent(share).said(), (share,)),
            "faders": Quote(f"{n}", (float(n),)),
        }

    # In words

    def describe(self) -> str:
        """How much is said, and by which faders."""
        if not self.placed:
            laid = [
                _("{place}: ghost {n}", place=place, n=n)
                for place, n in enumerate(self.chips, 1)
                if n
            ]
            return f"{', '.join(laid)}." if laid else _("No chip lies anywhere yet.")
        words = [_("Said: {share}.", share=percent(self.share(), 1).said())]
        stands = [
            _("fader {n} at {x}", n=n, x=rounded(self.faders[n - 1], 1).said())
            for n in self.used()
            if n <= self.level.faders
        ]
        if self.settled:
            words.append(_("All faders have settled."))
        else:
            off = _("All faders are at 0.")
            words.append(f"{', '.join(stands)}." if stands else off)
        words += pressed_answer.sentence(self.said, SAYS)
        return " ".join(words)

    def besides(self) -> str:
        """What the missing picture is like: which ghosts are seen in it."""
        if not self.placed:
            return self.looks_like()
        gains = self._gains()
        if not gains:
            return _("No ghost is seen in what is missing.")
        told = [
            _("ghost {n}, {share}", n=n, share=percent(gain, 1).said())
            for n, gain in gains[:TOLD]
        ]
        return _("In what is missing are seen: {list}.", list="; ".join(told))

    def looks_like(self) -> str:
        """What the picture has most of, for those who cannot see it."""
        shares = sorted(enumerate(self.level.shares()[: self.level.faders], 1))
        seen = [n for n, x in sorted(shares, key=lambda each: -each[1]) if x > 0.005]
        return _(
            "In the picture are seen, first what is seen best: ghosts {list}.",
            list=", ".join(map(str, seen[:TOLD])),
        )

    def _gains(self) -> list[tuple[int, float]]:
        gains = [(n, self.gain(n)) for n in range(1, self.level.faders + 1)]
        return sorted((g for g in gains if g[1] > 0.001), key=lambda g: -g[1])

    def to_guess(self) -> str:
        """To rank the ghosts."""
        if len(self.chips) < 3:
            return _("Which ghost does this face need most, and which next? Rank them.")
        return _("Which three ghosts does this face need most? Give them 1, 2 and 3.")

    def to_reach(self) -> str:
        """Until so much is said."""
        level = self.level
        if level.none:
            if self._lacks():
                return _("Say as much of it as you can, or let all faders settle.")
            return _("Is the rest still a face? Say whether more can be said.")
        if level.half:
            if not self.matched():
                return _("Match the half that you see. The bar is about that half.")
            return _("Now let all faders settle. What does the other half look like?")
        n = rounded(level.mark, 1).text
        if len(self.used()) > (level.most or level.faders):
            return _("These are too many faders. Put one back to 0.")
        if not level.most:
            return _("Mix until {n}% of the face is said.", n=n)
        one = "Mix with {n} fader until {share}% of the face is said."
        many = "Mix with at most {n} faders until {share}% of the face is said."
        return ngettext(one, many, level.most, share=n)

    def look(self) -> str:
        """At what is missing."""
        if not self.placed:
            return _("Compare what is missing with the ghosts: where is each light?")
        return _("Where is the missing picture strongest? Find a ghost like it.")

    def idea(self) -> str:
        """Every fader for itself."""
        if self.level.half:
            return _("On half a face the best place of one depends on the others.")
        return _("The best place of a fader does not depend on the others.")

    def nearer(self) -> Hint:
        """Whether the first is right."""
        first = self.level.order()[0]
        if self.chips[0] == first:
            return Hint(words=_("The first is right as it lies."))
        few = self.level.faders // 2
        if first > few:
            return Hint(words=_("The first is in the lower half of the desk."))
        return Hint(words=_("The first is in the upper half of the desk."))

    def nearest(self) -> Hint:
        """Which one is not among them."""
        order = self.level.order()
        best = set(order[: len(self.chips)])
        wrong = next((n for n in self.chips if n and n not in best), 0)
        if wrong:
            return Hint(words=_("Ghost {n} is not among the first ones.", n=wrong))
        return Hint(words=_("Ghost {n} is not among the first ones.", n=order[-1]))

    def term(self) -> str:
        """What the ghosts are."""
        if self.level.none:
            return _("the space of faces")
        return _(self.TERM)

    # In numbers

    def beside(self) -> Iterator[Work]:
        """How many faders there are in use, and what can be pressed."""
        level = self.level
        if not self.placed:
            words = Sign(text=_("the faders: covered until you guess"), tone=Tone.DIM)
            yield Work(key="work", rows=(row("count", words),))
            return
        n = len(self.used())
        many = bool(level.most) and n > level.most and not self.settled
        tone = Tone.BAD if many else Tone.PLAIN
        text = _("faders in use: {n}", n=n)
        limit = level.most and not self.settled
        note = _("at most {n}", n=level.most) if limit else ""
        rows = [row("count", Sign(text=text, tone=tone), note=note)]
        if level.settles():
            done = _("all have settled")
            words_ = done if self.settled else _("let all faders settle")
            dim = self.settled or not self.awake()
            tone = Tone.DIM if dim else Tone.PLAIN
            rows.append(row("settle", Sign(text=words_, tone=tone)))
        if level.none:
            tone = Tone.GOOD if self.reached() else Tone.GUESS
            rows.append(pressed_answer.line(self.said, SAYS, tone))
        yield Work(key="work", rows=tuple(rows))

    def named(self) -> Iterator[Row]:
        """The sum, and what each ghost says."""
        used, shares = self.named_ghosts(), self.level.shares()
        left = 1.0 - said(self.level, self.mix())
        number = 2 * (min(len(used), TOLD + 1) - 1) + (left > TINY)
        yield formula(self.FORMULAS[number], _("each a in spreads of its ghost"))
        shown = used[: FEW if len(used) > TOLD else TOLD]
        for k in range(0, len(shown), 2):
            yield self._named_two(k, shown[k : k + 2])
        if left > TINY:
            share = percent(left, 1).text
            yield row("name:rest", _("r: {share} is not said", share=share))
        if isinstance(self.guess, tuple) and not self.level.none:
            mine = sum(shares[n - 1] for n in self.guess)
            first = sum(shares[: len(self.guess)])
            text = _(
                "your {n} say {share}", n=len(self.guess), share=percent(mine).text
            )
            note = _(
                "the desk's first {n} say {share}",
                n=len(self.guess),
                share=percent(first).text,
            )
            yield row("name:guess", text, note=note)

    def _named_two(self, k: int, ghosts: tuple[int, ...]) -> Row:
        """Two coefficients, and what their ghosts say."""
        texts, notes = [], []
        for place, n in enumerate(ghosts, k + 1):
            x = rounded(self.mix()[n - 1], 2)
            texts.append(f"a{place} {'=' if x.exact else '≈'} {x.text}")
            share = percent(self.level.shares()[n - 1], 1).text
            # Unequal spreads: by the faders alone the shares would be others.
            spread = rounded(SPREAD[n - 1], 1).text
            notes.append(
                _(
                    "ghost {n}, spread {spread}: {share}",
                    n=n,
                    spread=spread,
                    share=share,
                )
            )
        return row(f"name:{k}", ", ".join(texts), note=", ".join(notes))

    def named_ghosts(self) -> tuple[int, ...]:
        """The ghosts in use, what says most first."""
        shares = self.level.shares()
        return tuple(sorted(self.used(), key=lambda n: -shares[n - 1]))

    # On view

    def pictures(self, *, revealed: bool) -> Iterator[Panel]:
        """The three pictures, and the desk."""
        del revealed
        yield draw.pictures(self)
        yield draw.desk(self)

    @classmethod
    def faults(cls, level: GhostLevel) -> Iterator[Fault]:
        """What is no picture, and what no mixture says."""
        yield from level.faults()
