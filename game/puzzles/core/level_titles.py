"""What levels are called that nobody wrote: two things, drawn from the level's seed."""

from typing import Final

from game.language import N_, _
from game.puzzles.core.seeded_draws import Draws, drawn

# Translators: two of these make the name of a level, as in "Heron and Lantern".
THINGS: Final = (
    N_("Anchor"),
    N_("Bell"),
    N_("Bridge"),
    N_("Candle"),
    N_("Compass"),
    N_("Feather"),
    N_("Fern"),
    N_("Ferry"),
    N_("Flute"),
    N_("Fox"),
    N_("Frog"),
    N_("Gate"),
    N_("Harbour"),
    N_("Heron"),
    N_("Kettle"),
    N_("Kite"),
    N_("Ladder"),
    N_("Lantern"),
    N_("Moth"),
    N_("Needle"),
    N_("Oar"),
    N_("Owl"),
    N_("Pebble"),
    N_("Reed"),
    N_("Sail"),
    N_("Stair"),
    N_("Thimble"),
    N_("Thread"),
    N_("Tower"),
    N_("Well"),
    N_("Wheel"),
    N_("Willow"),
)


def called(kind: str, seed: str, difficulty: int) -> str:
    """The title of the endless level of a seed: the same wherever it is opened."""
    one = drawn(THINGS, "title", kind, seed, difficulty)
    others = [thing for thing in THINGS if thing != one]
    other = drawn(others, "title other", kind, seed, difficulty)
    return _("{one} and {other}", one=_(one), other=_(other))


def titled(draws: Draws) -> str:
    """The title of the level of these draws."""
    return called(draws.kind, draws.seed, draws.difficulty)
