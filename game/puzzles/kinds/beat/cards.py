"""Beat: the cards, each a move of the plane, and the words of the song."""

from collections.abc import Iterable
from typing import Final

from game.language import N_
from game.linalg.factors import IDENTITY, Matrix2, times

EIGHTH: Final = 0.5**0.5
TURNS: Final = ("T", "t", "Q", "q", "H")
SCALES: Final = ("W", "N")
MOVES: Final[dict[str, Matrix2]] = {
    "T": ((EIGHTH, -EIGHTH), (EIGHTH, EIGHTH)),
    "t": ((EIGHTH, EIGHTH), (-EIGHTH, EIGHTH)),
    "Q": ((0.0, -1.0), (1.0, 0.0)),
    "q": ((0.0, 1.0), (-1.0, 0.0)),
    "H": ((-1.0, 0.0), (0.0, -1.0)),
    "W": ((2.0, 0.0), (0.0, 0.5)),
    "N": ((0.5, 0.0), (0.0, 2.0)),
}
# An empty slot: nothing is done on that beat.
REST: Final = "-"
# What stands on a card: by that it is laid.
MARKS: Final = {
    "T": "45°",
    "t": "−45°",
    "Q": "90°",
    "q": "−90°",
    "H": "180°",
    "W": N_("wide"),
    "N": N_("narrow"),
    REST: N_("rest"),
}
CARDS: Final = {mark: card for card, mark in MARKS.items()}
SAYS: Final = {
    "T": N_("45° left"),
    "t": N_("45° right"),
    "Q": N_("90° left"),
    "q": N_("90° right"),
    "H": N_("half a turn"),
    "W": N_("wide"),
    "N": N_("narrow"),
    REST: N_("empty"),
}
# What is sung on which beat of the song.
ROTATE, SCALE, TURN, STRETCH = N_("rotate"), N_("scale"), N_("turn"), N_("stretch")
WORDS: Final = {
    **dict.fromkeys((20, 24, 52, 56), ROTATE),
    **dict.fromkeys((22, 54), SCALE),
    **dict.fromkeys((36, 60), TURN),
    44: STRETCH,
}


def fitting(beat: int) -> tuple[str, ...]:
    """The cards that do what the word on a beat says."""
    return SCALES if WORDS[beat] in (SCALE, STRETCH) else TURNS


def made(cards: Iterable[str], start: Matrix2 = IDENTITY) -> Matrix2:
    """The map that cards make, one after another."""
    for card in cards:
        start = start if card == REST else times(MOVES[card], start)
    return start


def single(cards: Iterable[str]) -> tuple[Matrix2, ...]:
    """The moves as they are seen: half a turn goes by quarters."""
    shown: list[Matrix2] = []
    for card in cards:
        if card != REST:
            shown += [MOVES["Q"]] * 2 if card == "H" else [MOVES[card]]
    return tuple(shown)
