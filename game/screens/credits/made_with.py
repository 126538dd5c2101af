"""What the credits say, part by part; ``art`` and ``sounds`` say more."""

from typing import Final

from msgspec import Struct

from game.language import N_
from game.screens.credits.works import WORKS


class Part(Struct, frozen=True):
    """A heading, sentences under it, and works: each with its licence."""

    heading: str
    sentences: tuple[str, ...] = ()
    works: tuple[tuple[str, str], ...] = ()


PARTS: Final = (
    Part(
        N_("Pictures of mathematics"),
        (N_("Computed while you played, from the numbers that the story names."),),
    ),
    Part(N_("Runs on"), works=WORKS["runs"]),
    Part(N_("Set in"), works=WORKS["type"]),
    Part(
        N_("Painted"),
        (
            N_("By our own recipes. No photograph of anybody went into the faces."),
            N_("Nobody has them."),
        ),
        WORKS["pictures"],
    ),
    Part(
        N_("Sounded"),
        (N_("By our own recipes. The words, the tune and the places are our own."),),
        WORKS["sounds"],
    ),
    Part(
        N_("This game"),
        (N_("It is under the MIT licence: look into it, and make another one."),),
    ),
    Part("", (N_("Some questions stay open. They are in the Ledger."),)),
)
