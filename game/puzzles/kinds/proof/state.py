"""Proof: what stands in the chain and why, and whether each line follows."""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final, Self, TypeAlias

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.plane import Point
from game.puzzles.core import hand
from game.puzzles.core.declared import Declared
from game.puzzles.core.hand import Hand
from game.puzzles.core.protocol import Handle, Move, Turn
from game.puzzles.kinds.proof.level import ProofLevel
from game.puzzles.kinds.proof.lines import FREE, REASONS, follows, line

EMPTY: Final = "-"
# An empty slot as it is written.
BLANK: Final = "…"
FOLLOWS, TRUE, FAILS, OPEN = "follows", "true", "fails", "open"
# The cards in the slots, and their reasons.
Chain: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


class ProofState(Declared[ProofLevel, Chain], frozen=True, kw_only=True):
    """The cards by their texts, and the reasons; both are the prediction."""

    cards: tuple[str, ...]
    reasons: tuple[str, ...]

    @classmethod
    def begin(cls, level: ProofLevel) -> Self:
        """The level at its start."""
        count = len(level.chain)
        cards = tuple(level.chain[n - 1] for n in level.laid) or (EMPTY,) * count
        reasons = level.reasons if level.stamped else (FREE,) * count
        return cls(level=level, cards=cards, reasons=reasons, placed=not level.predict)

    # What it is

    def threads(self) -> tuple[tuple[int, ...] | None, ...]:
        """For each slot which lines it follows from, counted with what is given."""
        return _threads(self.level, self.cards, self.reasons)

    def verdict(self, at: int) -> str:
        """What the check says of a slot."""
        card = self.cards[at]
        if card == EMPTY:
            return OPEN
        if self.level.fails_by(card) is not None:
            return FAILS
        if self.threads()[at] is not None:
            return FOLLOWS
        return OPEN if self.reasons[at] == FREE else TRUE

    def verdicts(self) -> tuple[str, ...]:
        """Of all of them."""
        return tuple(map(self.verdict, range(len(self.cards))))

    def claimed(self) -> bool:
        """Whether the last line is what is asked."""
        return self.cards[-1] == self.level.chain[-1]

    def off(self) -> float:
        """How many cards and reasons are not as they might be."""
        if self.holds():
            return 0.0
        wrong = zip(self.cards, self.level.chain, strict=True)
        why = zip(self.reasons, self.level.reasons, strict=True)
        return float(sum(a != b for a, b in wrong) + sum(a != b for a, b in why))

    def holds(self) -> bool:
        """Whether every line follows, and the last is what is asked."""
        return self.claimed() and all(x == FOLLOWS for x in self.verdicts())

    def predicts(self) -> Chain:
        """The chain."""
        return self.cards, self.reasons

    def ready(self) -> bool:
        """Whether every slot holds a card with a reason."""
        return EMPTY not in self.cards and FREE not in self.reasons

    def right(self, guess: Chain) -> bool:
        """It held at once."""
        cards, reasons = guess
        return replace(self, cards=cards, reasons=reasons).holds()

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """For every slot its card, and its reason."""
        letters = self.level.letters()
        says = {EMPTY: N_("empty")} | {
            card: _("card {letter}", letter=letter) for card, letter in letters.items()
        }
        shows = tuple(BLANK if x == EMPTY else line(x).text() for x in says)
        places = {card: f"line{n}" for n, card in enumerate(self.cards, 1)}
        lies = tuple("" if card == EMPTY else places.get(card, "") for card in says)
        for n, (card, reason) in enumerate(zip(self.cards, self.reasons, strict=True)):
            key, name = f"line{n + 1}", _("line {n}", n=n + 1)
            put = partial(self._lay, n)
            made = hand.choice(key, name, card, put, says=says, entry=key)
            told = replace(made.handle, shows=shows, lies=lies, passed=self._passed())
            yield replace(made, handle=told, nudge=_turned)
            if self.level.stamped:
                continue
            key, name = f"why{n + 1}", _("why line {n} follows", n=n + 1)
            put = partial(self._say_why, n)
            yield hand.choice(key, name, reason, put, says=self.stamps(), entry=key)

    def stamps(self) -> dict[str, str]:
        """The reasons that may be given here: those of the chain, and two at least."""
        used = {*self.level.reasons, "brackets", "number", "front"}
        return {key: words for key, words in REASONS.items() if key in used | {FREE}}

    def _passed(self) -> tuple[str, ...]:
        """What a dial goes past: who only looks takes no card from another slot."""
        laid_ = tuple(card for card in self.cards if card != EMPTY)
        return laid_ if len(laid_) < len(self.level.cards()) else (EMPTY,)

    def _lay(self, n: int, card: str) -> Self:
        return replace(self, cards=laid(self.cards, n, card))

    def _say_why(self, n: int, reason: str) -> Self:
        return replace(
            self, reasons=(*self.reasons[:n], reason, *self.reasons[n + 1 :])
        )

    def answer(self) -> Iterator[Move]:
        """Each slot as in a proof that is known."""
        known = zip(self.level.chain, self.level.reasons, strict=True)
        cards = self.cards
        for n, (card, reason) in enumerate(known):
            if cards[n] != card:
                cards = laid(cards, n, card)
                yield Turn(f"line{n + 1}", card)
            if self.reasons[n] != reason:
                yield Turn(f"why{n + 1}", reason)


def _turned(seen: Handle, push: Point, _step: str, _snap: bool) -> Move:
    return Turn(seen.key, seen.turned(1 if push[0] + push[1] > 0.0 else -1))


def laid(cards: tuple[str, ...], n: int, card: str) -> tuple[str, ...]:
    """The cards with one laid in a slot: each is there once, so two change places."""
    found = list(cards)
    if card != EMPTY and card in found:
        found[found.index(card)] = found[n]
    found[n] = card
    return tuple(found)


@lru_cache(maxsize=64)
def _threads(
    level: ProofLevel, cards: tuple[str, ...], reasons: tuple[str, ...]
) -> tuple[tuple[int, ...] | None, ...]:
    """Only what follows itself is used further down. A picture asks many times."""
    before, found = list(level.lines()), list[tuple[int, ...] | None]()
    places = list(range(len(before)))
    for n, (card, reason) in enumerate(zip(cards, reasons, strict=True)):
        used = None
        if card != EMPTY and reason != FREE:
            used = follows(line(card), reason, before, apart=level.apart)
        found.append(None if used is None else tuple(places[k] for k in used))
        if used is not None:
            before.append(line(card))
            places.append(len(level.given) + n)
    return tuple(found)
