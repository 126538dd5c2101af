"""Concepts: its position in words, in numbers and in pictures."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from msgspec.structs import replace

from game.figure.numbers import equals, rounded, written
from game.figure.things import Array, Cell, Item, Row, Sign, Tone, Work
from game.language import N_, _, ngettext
from game.linalg.plane import TINY, Point, added, apart, dot, length, scaled
from game.puzzles.core import pressed_answer
from game.puzzles.core.level import Fault
from game.puzzles.core.protocol import Handle, Hint, Quote
from game.puzzles.core.wording import arrow, equal, formula, row, said
from game.puzzles.kinds.concepts.draw import drawn, tone_of
from game.puzzles.kinds.concepts.level import ANIMALS, CAT, ConceptsLevel
from game.puzzles.kinds.concepts.state import (
    ACROSS,
    FAR,
    NEAR,
    SAYS,
    ConceptsState,
    Pair,
)

COSINE: Final = r"\cos\theta = \frac{a \cdot b}{|a|\,|b|}"


class ConceptsPosition(ConceptsState, frozen=True, kw_only=True):
    """Concepts, as it is said and drawn."""

    TERM: ClassVar = N_("cosine similarity")
    FORMULAS: ClassVar = (COSINE,)

    def asleep(self) -> tuple[Handle, ...]:
        """The mark, where the place is not right."""
        level = self.level
        if level.places == 1 or not self.placed or self._marks():
            return ()
        why = _("From here the two do not stand across each other.")
        if len(self.marks) == level.places:
            why = _("All places are marked.")
        elif self.stands():
            why = _("This is too near a place that you have marked.")
        return (replace(self.mark().handle, why=why),)

    def quotes(self) -> Mapping[str, Quote]:
        """How loud the first knob was guessed and is; where the pin was laid and is."""
        name = next(iter(self.level.knobs), CAT)
        i = self.names().index(name)
        volumes, pin, _said = self.guess or self.predicts()
        return {
            "volume": Quote(said(self.volumes[i]), (self.volumes[i],)),
            "guess": Quote(said(volumes[i]), (volumes[i],)),
            "pin": Quote(arrow(self.pin), self.pin),
            "laid": Quote(arrow(pin), pin),
        }

    # In words

    def describe(self) -> str:
        """What the cat hears and how near it is; or the angles from the pin."""
        if self.pinned():
            return self._from_pin()
        words = []
        for name in self.level.knobs:
            volume = said(self.volumes[self.names().index(name)])
            at = equal(_(name), self.tips()[name])
            words.append(_("{arrow}, at volume {volume}.", arrow=at, volume=volume))
        if self.placed:
            each = [self._hears(name) for name in self._by_loudness()]
            words.append(f"{'; '.join(each)}.")
        else:
            words.append(_("What the cat hears is covered."))
        words += pressed_answer.sentence(self.said, SAYS)
        return " ".join(words)

    def besides(self) -> str:
        """Everybody's arrow, and how near they are to the cat."""
        arrows = (equal(_(name), at) for name, at in self.tips().items())
        words = [f"{', '.join(arrows)}."]
        if not self.pinned():
            near = ", ".join(
                f"{_(n)} {self._angle((CAT, n))}" for n in self._by_angle()
            )
            words.append(_("Angles with the cat: {angles}.", angles=near))
        elif self.level.across:
            pairs = "; ".join(map(_pair, self.level.across))
            words.append(_("Asked: a right angle of {pairs}.", pairs=pairs))
        else:
            pairs = "; ".join(map(_pair, self.level.near))
            words.append(
                _(
                    "Asked: at most {near}° of {pairs}; of all others at least {far}°.",
                    near=said(NEAR),
                    far=said(FAR),
                    pairs=pairs,
                )
            )
        return " ".join(words)

    def _from_pin(self) -> str:
        words = [f"{equal(_('pin'), self.pin)}."]
        if self.placed:
            each = (f"{_pair(pair)} {self._angle(pair)}" for pair in self.pairs())
            words.append(_("From there: {angles}.", angles=", ".join(each)))
        else:
            words.append(_("The angles are covered."))
        if self.level.places > 1:
            words.append(self._count())
        return " ".join(words)

    def _hears(self, name: str) -> str:
        return f"{_(name)} · {_(CAT)} {equals(self.heard()[name])}"

    def _count(self) -> str:
        return ngettext(
            "{n} place is marked.", "{n} places are marked.", len(self.marks)
        )

    def _angle(self, pair: Pair) -> str:
        found = self.between(pair)
        return "–" if found is None else f"{rounded(found, 1).text}°"

    def _by_loudness(self) -> list[str]:
        heard = self.heard()
        return sorted(self.level.names, key=lambda name: -round(heard[name], 6))

    def _by_angle(self) -> list[str]:
        return sorted(
            self.level.names, key=lambda name: self.between((CAT, name)) or 0.0
        )

    def to_guess(self) -> str:
        """A tip on its ray, or the pin."""
        level = self.level
        if level.across:
            one, other = (_(ANIMALS[name]) for name in level.across[0])
            if len(level.across) > 1:
                return _("Carry the pin to where each asked pair has a right angle.")
            return _(
                "Carry the pin: from where do {one} and {other} stand across?",
                one=one,
                other=other,
            )
        if level.near:
            return _(
                "Carry the pin to where two pairs point one way, "
                "and the pairs point apart."
            )
        return self._louder_than()

    def to_reach(self) -> str:
        """The same, until it is so."""
        level = self.level
        if level.places > 1:
            return _(
                "Carry the pin until the angle is right, and mark the place; "
                "{n} places are asked.",
                n=level.places,
            )
        if self.pinned():
            return _("Carry the pin until every angle is as asked.")
        if level.none:
            return _("Slide the tips until both are heard alike, or say why none can.")
        if level.equal:
            one, other = (_(ANIMALS[name]) for name in level.equal)
            return _(
                "Slide the tips until the cat hears {one} and {other} alike.",
                one=one,
                other=other,
            )
        order = ", ".join(_(ANIMALS[name]) for name in level.loud)
        return _("Slide the tips until the cat hears in this order: {all}.", all=order)

    def _louder_than(self) -> str:
        level = self.level
        if level.loud:
            order = ", ".join(_(ANIMALS[name]) for name in level.loud)
            return _(
                "Slide the tips: the cat shall hear, loudest first, {all}.", all=order
            )
        one, other = (_(ANIMALS[name]) for name in level.equal)
        if level.none:
            return _(
                "Can {one} sound as loud to the cat as {other}? Slide tips, or say no.",
                one=one,
                other=other,
            )
        return _(
            "How loud must {one} be to be heard like {other}? Slide its tip.",
            one=one,
            other=other,
        )

    def look(self) -> str:
        """At the list that does not move; at the angle that opens."""
        if self.level.near:
            return _("Where would all the arrows have to begin, to point to all sides?")
        if self.pinned():
            return _("From far away two animals are close together, and from between?")
        if self.level.none:
            one = _(ANIMALS[self.level.equal[0]])
            return _("Where does the shadow of {one} fall on the cat's line?", one=one)
        return _("Turn a volume and watch the two lists. One of them does not move.")

    def idea(self) -> str:
        """Shadow times length; a circle over two."""
        if self.level.near:
            return _("Seen from their middle, things lie on both sides.")
        if self.pinned():
            return _(
                "All places from which two stand across each other "
                "lie on one circle, with the two at its opposite ends."
            )
        return _(
            "What is heard is the shadow on the cat's line times the cat's length. "
            "Twice the volume is twice the shadow."
        )

    def nearer(self) -> Hint:
        """What they are heard at; where the middle is."""
        if not self.pinned():
            alone = replace(self, volumes=(1.0,) * len(self.volumes)).heard()
            some = self.level.equal or self.level.loud
            each = (f"{_(ANIMALS[name])} {said(alone[name])}" for name in some)
            words = _("At volume 1 the cat hears: {all}.", all=", ".join(each))
            return Hint(words=words)
        tips = self.tips()
        if self.level.near:
            middle = _middle(list(tips.values()))
            return Hint(
                words=_("The middle of all is at {place}.", place=arrow(middle))
            )
        pair = self.level.across[0]
        one, other = (tips[name] for name in pair)
        words = _(
            "The middle of {pair} is at {place}; each is {far} away from it.",
            pair=_pair(pair),
            place=arrow(_middle([one, other])),
            far=said(apart(one, other) / 2.0),
        )
        return Hint(words=words)

    def nearest(self) -> Hint:
        """The guess laid where it belongs."""
        words = _("So it is as asked.")
        if self.level.none:
            words = _("A shadow of length 0 stays 0 at every volume.")
        moves = list(self.answer())
        return Hint(words=words, moves=tuple(moves[:1] if self.pinned() else moves))

    # On view

    def draw(self, *, revealed: bool) -> Iterator[Item]:
        """The arrows and what the cat hears, or the pin."""
        return drawn(self, revealed=revealed)

    def beside(self) -> Iterator[Work]:
        """Two lists, of which one moves; or the angles from the pin."""
        if self.pinned():
            yield Work(key="work", rows=tuple(self._angles()))
            return
        # The lists stand under each other: the heads make them equally wide.
        heads = _("heard by the cat"), _("near the cat")
        first, second = (Sign(text=head, tone=Tone.DIM) for head in heads)
        widest = max(heads, key=len)
        heard = [row("heard", replace(first, room=widest))]
        order = self._by_loudness() if self.placed else self.level.names
        for name in order:
            text = self._hears(name) if self.placed else f"{_(name)} · {_(CAT)} = ?"
            heard.append(
                row(f"heard:{name}", Sign(text=text, tone=tone_of(self, name)))
            )
        if self.level.none:
            right = Tone.GOOD if self.said == ACROSS else Tone.BAD
            tone = right if self.placed else Tone.GUESS
            heard.append(pressed_answer.line(self.said, SAYS, tone))
        yield Work(key="work", rows=tuple(heard))
        near = [row("near", replace(second, room=widest))]
        for name in self._by_angle():
            text = f"{_(name)}  {self._angle((CAT, name))}"
            near.append(row(f"near:{name}", Sign(text=text, tone=tone_of(self, name))))
        yield Work(key="near", rows=tuple(near))

    def _angles(self) -> Iterator[Row]:
        room = max(map(_pair, self.pairs()), key=len)
        for pair in self.pairs():
            text, lit, note = "?", False, self._asked(pair)
            if self.placed:
                text = self._angle(pair)
                lit = bool(note) and self.missing(pair) <= TINY
            tone = Tone.GOOD if lit else Tone.BAD if note and self.placed else Tone.DIM
            shown = Cell(text=text, tone=tone, lit=lit)
            yield row(
                f"pair:{'+'.join(pair)}",
                Sign(text=_pair(pair), room=room),
                Array(cells=((shown,),), room=("180.0°",)),
                note=note,
            )
        if self.level.places > 1 and self.placed:
            words = _("mark this place")
            if self.mark_here() is not None:
                words = _("marked; take it back")
            tone = Tone.PLAIN if self._marks() else Tone.DIM
            yield row("mark", Sign(text=words, tone=tone), note=self._count())

    def _asked(self, pair: Pair) -> str:
        level = self.level
        if level.across:
            asked = pair in level.across or pair[::-1] in level.across
            return _("asked 90°") if asked else ""
        if pair in level.near or pair[::-1] in level.near:
            return _("asked at most {n}°", n=said(NEAR))
        return _("asked at least {n}°", n=said(FAR))

    def named(self) -> Iterator[Row]:
        """The cosine of the cat and the first of the others."""
        arrows, name = self.arrows(), self.level.first()
        a, b = arrows[name], arrows[CAT]
        directed = min(length(a), length(b)) > TINY
        if directed:
            yield formula(COSINE)
        yield row("name:dot", f"{_(name)} · {_(CAT)} {equals(dot(a, b))}")
        yield row("name:a", f"|{_(name)}| {equals(length(a))}")
        yield row("name:b", f"|{_(CAT)}| {equals(length(b))}")
        if directed:
            cosine = written(dot(a, b) / length(a) / length(b))
            note = self._angle((CAT, name))
            yield row("name:cos", f"cos θ {cosine.equals()}", note=note)

    @classmethod
    def wrongs(cls, level: ConceptsLevel) -> Iterator[Fault]:
        """What does not fit together."""
        yield from level.faults()


def _pair(pair: Pair) -> str:
    return f"{_(pair[0])}–{_(pair[1])}"


def _middle(points: list[Point]) -> Point:
    whole = (0.0, 0.0)
    for at in points:
        whole = added(whole, at)
    return scaled(whole, 1.0 / len(points))
