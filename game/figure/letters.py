"""A product in letters: what goes where when its brackets move.

Letters keep their order, so a pair of brackets is known by the letters around which it
stands. A pair that stands around others than before has moved, and no other has.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from game.figure.things import Cell, Word

OPEN, CLOSED = "(", ")"


def is_bracket(sign: Cell) -> bool:
    """Whether a sign is a bracket, and no letter."""
    return sign.text[:1] in {OPEN, CLOSED}


def bracket_pairs(signs: Sequence[Cell]) -> list[tuple[int, int]]:
    """Where brackets open and close, in the order in which they open."""
    opened, found = list[int](), list[tuple[int, int]]()
    for at, sign in enumerate(signs):
        if sign.text == OPEN:
            opened.append(at)
        elif sign.text.startswith(CLOSED) and opened:
            found.append((opened.pop(), at))
    return sorted(found)


def depths(signs: Sequence[Cell]) -> dict[int, int]:
    """How many pairs of brackets stand in one, by the place of both its ends."""
    pairs = bracket_pairs(signs)
    inside = {
        pair: sum(pair[0] < a and b < pair[1] for a, b in pairs) for pair in pairs
    }
    return {at: many for pair, many in inside.items() for at in pair}


@lru_cache(maxsize=64)
def partners(was: tuple[Cell, ...], now: tuple[Cell, ...]) -> dict[int, int]:
    """Where every sign was, by its place now; one that is new is not among them."""
    found = dict(_letters(was, now))
    old, new = bracket_pairs(was), bracket_pairs(now)
    same = {_around(was, pair): pair for pair in old}
    stays = {
        pair: same[_around(now, pair)] for pair in new if _around(now, pair) in same
    }
    gone = [pair for pair in old if pair not in stays.values()]
    moved = zip((pair for pair in new if pair not in stays), gone, strict=False)
    for pair, before in (*stays.items(), *moved):
        found.update(zip(pair, before, strict=True))
    return found


def _letters(was: Sequence[Cell], now: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Letters by their names, the first to the first."""
    places = dict[str, list[int]]()
    for at, sign in enumerate(was):
        places.setdefault(sign.text, []).append(at)
    for at, sign in enumerate(now):
        if not is_bracket(sign) and places.get(sign.text):
            yield at, places[sign.text].pop(0)


def _around(signs: Sequence[Cell], pair: tuple[int, int]) -> tuple[int, int]:
    """The first letter in a pair of brackets, and the first behind it."""
    before = [sum(not is_bracket(s) for s in signs[:at]) for at in pair]
    return before[0], before[1]


def moving(was: tuple[Cell, ...], now: tuple[Cell, ...]) -> set[int]:
    """The signs that pass others on the way, by their places now."""
    found = partners(was, now)
    order = sorted(found, key=found.__getitem__)
    letters = [at for at in order if not is_bracket(now[at])]
    stays = {_around(was, pair) for pair in bracket_pairs(was)}
    passing = {
        at
        for pair in bracket_pairs(now)
        if _around(now, pair) not in stays
        for at in pair
        if at in found
    }
    # A letter that passes another goes over it; the one that is passed stays below.
    return passing | {
        one for n, one in enumerate(letters) if any(one < x for x in letters[:n])
    }


def sentence(word: Word) -> str:
    """A word as text: ``M (Mᵀ (M v))``."""
    text = " ".join(sign.text for sign in word.signs)
    return text.replace(f"{OPEN} ", OPEN).replace(f" {CLOSED}", CLOSED)
