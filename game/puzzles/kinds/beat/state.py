"""Beat: which card lies on which word, what they make of the disc, and how near."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import count, islice
from typing import ClassVar, Final, Self

from msgspec.structs import replace

from game.language import N_, _
from game.linalg.factors import Matrix2
from game.linalg.kept_lines import image
from game.linalg.plane import TINY, Point, apart
from game.puzzles.core import hand
from game.puzzles.core.disc import TIP
from game.puzzles.core.hand import Hand
from game.puzzles.core.on_plane import Ghosted
from game.puzzles.core.protocol import Move, Predict, Turn
from game.puzzles.kinds.beat.cards import CARDS, MARKS, MOVES, REST, SAYS, WORDS, made
from game.puzzles.kinds.beat.level import ENOUGH, BeatLevel, winners

# How near the ghost of the pennant's tip is to be.
FORESEEN: Final = 0.25
# A slot of the line of words: its size, and from the middle of one to the next.
SLOT: Final[Point] = (2.3, 1.15)
ACROSS, DOWN = 2.6, 4.7
# How many slots stand in one line.
LINE: Final = 5


class BeatState(Ghosted[BeatLevel], frozen=True, kw_only=True):
    """A card or a rest for each slot, the ``target``, and the cards that were heard.

    ``heard`` is how the cards lay at the reveal: the guess was about them.
    """

    cards: tuple[str, ...]
    target: Matrix2
    heard: tuple[str, ...] = ()

    GHOST: ClassVar = N_("the pennant's tip, as you guess it")

    @classmethod
    def begin(cls, level: BeatLevel) -> Self:
        """The level at its start: all cards are in the hand."""
        return cls(
            level=level,
            cards=(REST,) * len(level.slots),
            target=level.target(),
            placed=not level.predict,
        )

    # What it is

    def afresh(self) -> Self:
        """The level's own start, with the cards as they were heard."""
        begun = self.begin(self.level)
        return replace(begun, cards=self.heard) if self.heard else begun

    def stages(self) -> tuple[Matrix2, ...]:
        """The disc before the first word, and after each."""
        start = self.level.start()
        each = (made(self.cards[:n], start) for n in range(len(self.cards) + 1))
        return tuple(each)

    def made(self) -> Matrix2:
        """How the disc ends."""
        return made(self.cards, self.level.start())

    def full(self) -> bool:
        """Whether a card lies on every word."""
        return REST not in self.cards

    def held(self) -> tuple[str, ...]:
        """The cards that are still in the hand."""
        left = Counter(self.level.hand) - Counter(self.cards)
        return tuple(card for card in MOVES for _one in range(left[card]))

    def hand(self) -> tuple[str, ...]:
        """All cards of the hand, in the order in which they are told."""
        return replace(self, cards=()).held()

    def gap(self) -> float:
        """By how much the farthest entry of the map is off."""
        pairs = zip(self.made(), self.target, strict=True)
        return max(abs(x - y) for a, b in pairs for x, y in zip(a, b, strict=True))

    def homeward(self) -> bool:
        """Whether the disc is to be as it was before any card."""
        return not self.level.asked

    # How it is judged

    def off(self) -> float:
        """The gap, and the words without a card."""
        return self.gap() + self.cards.count(REST)

    def enough(self) -> float:
        """A twentieth."""
        return ENOUGH + TINY

    def truth(self) -> Point:
        """Where the pennant's tip ends."""
        return image(self.made(), TIP)

    def rest(self) -> Point:
        """On the pennant's tip, before anything is played."""
        return image(self.level.start(), TIP)

    def right(self, guess: Point) -> bool:
        """Whether the ghost lay near the tip that was heard."""
        return apart(guess, self.afresh().truth()) <= FORESEEN + TINY

    def ready(self) -> bool:
        """What is guessed is about cards that lie."""
        return self.full()

    def play(self, move: Move) -> Self:
        """At the reveal it is kept which cards were heard."""
        after = super().play(move)
        if isinstance(move, Predict) and not self.placed:
            return replace(after, heard=self.cards)
        return after

    def recalling(self, first: Self) -> Self:
        """What was predicted there, of which cards."""
        return replace(super().recalling(first), heard=first.heard)

    def wanted(self) -> tuple[str, ...] | None:
        """The way to lay the cards that leaves most of them where they lie."""
        return _nearest(self.level, self.target, self.cards)

    def answer(self) -> Iterator[Move]:
        """The cards of the hand, where they belong if they can; then by swapping."""
        now, to = self, self.wanted()
        while to is not None and now.cards != to:
            move = now._toward(to)
            yield move
            now = now.play(move)

    def _toward(self, to: tuple[str, ...]) -> Move:
        wrong = [n for n, card in enumerate(to) if self.cards[n] != card]
        able = [n for n in wrong if to[n] in self.offers(n)]
        empty = [n for n in wrong if self.cards[n] == REST]
        n = (*(x for x in able if x in empty), *(() if empty else able), *empty)[0]
        card = to[n] if n in able else self.offers(n)[0]
        return Turn(f"slot{n + 1}", MARKS[card])

    # How it is played

    def hands(self) -> Iterator[Hand[Self]]:
        """The slots in the order of the song; the target, given."""
        for n in range(len(self.cards)):
            key, name = f"slot{n + 1}", self.word(n)
            says = {MARKS[card]: SAYS[card] for card in self.offers(n)}
            mark, put = MARKS[self.cards[n]], partial(self._put, n)
            slot = hand.choice(key, name, mark, put, says=says, entry="")
            yield hand.standing("rail", slot, self.slot_at(n), SLOT)
        (a, b), (c, d) = self.target
        columns = {"c1": (a, c), "c2": (b, d)}
        for given in hand.givens(columns, self._aimed, self.view()):
            yield hand.rooted(given)

    def word(self, n: int) -> str:
        """What is sung where a slot is, counted: a word comes more than once."""
        beat = self.level.slots[n]
        return _("word {n}, {word}", word=_(WORDS[beat]), n=n + 1)

    def slot_at(self, n: int) -> Point:
        """The middle of a slot in the line of words."""
        down, right = divmod(n, LINE)
        return (right * ACROSS, -down * DOWN)

    def offers(self, n: int) -> tuple[str, ...]:
        """What a slot can have: a card of the hand; once all are laid, of any slot."""
        found = self.level.choices(n)
        if not self.level.hand:
            return (*found, REST)
        if self.full():
            return found
        near = {*self.held(), self.cards[n]}
        return (*(card for card in found if card in near), REST)

    def _put(self, at: int, mark: str) -> Self:
        laid, here, card = list(self.cards), self.cards[at], CARDS[mark]
        lies = self.level.hand and card not in (REST, here, *self.held())
        if lies:
            laid[_next(self.cards, card, at)] = here
        laid[at] = card
        return replace(self, cards=tuple(laid))

    def _aimed(self, columns: tuple[Point, ...]) -> Self:
        (a, c), (b, d) = columns
        return replace(self, target=((a, b), (c, d)))


def _next(cards: tuple[str, ...], card: str, at: int) -> int:
    """The next slot with a card, to the right and around."""
    around = (n % len(cards) for n in count(at + 1))
    return next(n for n in islice(around, len(cards)) if cards[n] == card)


@lru_cache(maxsize=16)
def _nearest(
    level: BeatLevel, target: Matrix2, cards: tuple[str, ...]
) -> tuple[str, ...] | None:
    def moved(way: tuple[str, ...]) -> int:
        return sum(x != y for x, y in zip(way, cards, strict=True))

    return min(winners(level, target), key=moved, default=None)
