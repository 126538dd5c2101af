"""Keepface: what each plate wears, as this play made it.

What a play remembers comes as facts: a variable of the story by its name, ``been:`` and
a chapter, the first guess that was ``broken``, and the last level done ``unaided``. The
Workbench has none of them, and there a plate wears what is told last.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from game.language import N_, _

SHOW: Final = 3
BEEN: Final = "been:"
UNAIDED: Final = "unaided"


class Memory(Struct, frozen=True):
    """What a plate wears: a few words for it, and the sentence for those that ask.

    It is worn where the ``fact`` has that value; without one always.
    """

    words: str
    told: str
    fact: str = ""
    value: str = "true"


# The chapter that each comes from, and what it may be there; the last one always fits.
PLATES: Final[Mapping[int, tuple[str, tuple[Memory, ...]]]] = {
    1: (
        "waking",
        (
            Memory(
                N_("the first voice"),
                N_("The first voice in the dark. It asked what was left."),
            ),
        ),
    ),
    2: (
        "rows",
        (
            Memory(
                N_("the first line"),
                N_("The first line of the Ledger, which began as a guess."),
            ),
        ),
    ),
    SHOW: (
        "show",
        (Memory(N_("the show"), N_("The show, every night.")),),
    ),
    4: (
        "forest",
        (Memory(N_("two eyes"), N_("Two eyes above one mouth.")),),
    ),
    5: (
        "face",
        (
            Memory(N_("her name, said"), N_("Her name, as you said it."), "named"),
            Memory(N_("her name"), N_("Her name. You knew it, and did not say it.")),
        ),
    ),
    6: (
        "rows",
        (
            Memory(
                N_("the loud arrow"),
                N_("The first guess that broke: larger was not nearer."),
                "broken",
                "dot-direction",
            ),
            Memory(
                N_("the leaning row"),
                N_("The first guess that broke: a row on its own axis."),
                "broken",
                "row-to-axis",
            ),
            Memory(
                N_("one fifth"),
                N_("The first guess that broke: a fifth was not one."),
                "broken",
                "fifth-is-unit",
            ),
            Memory(
                N_("the short bridge"),
                N_("The first guess that broke: shadows that did not add up."),
                "broken",
                "shadows-rebuild",
            ),
            Memory(
                N_("the quiet row"),
                N_("The first guess that broke: the quiet row was not idle."),
                "broken",
                "drop-small",
            ),
            Memory(
                N_("no guess broken"),
                N_("No guess of yours has broken yet."),
                "broken",
                "",
            ),
            Memory(
                N_("one guess, broken"),
                N_("A guess of yours that broke, and you with chalk on your hands."),
            ),
        ),
    ),
    7: (
        "waking",
        (
            Memory(
                N_("the lamp held up"),
                N_("The lamp that you held up to the face."),
                "tested",
            ),
            Memory(N_("its bare word"), N_("Its word, which you took as it came.")),
        ),
    ),
    8: (
        "show",
        (
            Memory(N_("the song, hummed"), N_("The song, hummed."), "sang", "hummed"),
            Memory(N_("the song, heard"), N_("The song, heard."), "sang", "heard"),
            Memory(N_("the song, sung"), N_("The song, sung.")),
        ),
    ),
    9: (
        "face",
        (Memory(N_("the small fire"), N_("A small fire, lit by nobody else.")),),
    ),
    10: (
        "singular",
        (
            Memory(
                N_("Jacques’s proof"),
                N_("The proof, and Jacques who said its last line."),
                "last_line",
                "jacques",
            ),
            Memory(
                N_("the proof in chalk"),
                N_("The proof, its last line left on the slate."),
                "last_line",
                "slate",
            ),
            Memory(N_("the proof"), N_("The proof, and its last line in your voice.")),
        ),
    ),
    11: (
        "",
        (
            Memory(
                N_("done with help"), N_("What you did with some help."), UNAIDED, ""
            ),
            Memory(
                N_("done by yourself"), N_("What you did by yourself, without a hint.")
            ),
        ),
    ),
    12: ("", (Memory(N_("Alice’s question"), N_("A question that Alice asked.")),)),
}
BACK: Final = Memory(N_("faster and faster"), N_("The show, faster and faster."))
ABSENT: Final = Memory(N_("I was not there"), N_("I was not there."))


def memory(plate: int, facts: Mapping[str, str]) -> Memory:
    """What the front of a plate wears in a play.

    A play that began behind all chapters was in none: it wears what they would be.
    """
    chapter, some = PLATES[plate]
    if not facts:
        return some[-1]
    begun = any(name.startswith(BEEN) for name in facts)
    if chapter and begun and facts.get(BEEN + chapter) != "true":
        return ABSENT
    return next(m for m in some if not m.fact or facts.get(m.fact) == m.value)


def told(plate: int, facts: Mapping[str, str], *, over: bool) -> str:
    """The sentence of a plate's memory; of its back where it lies ``over``."""
    found = BACK if over else memory(plate, facts)
    level = facts.get(UNAIDED, "")
    if plate == max(PLATES) - 1 and level:
        return _("What you did by yourself, without a hint: {level}.", level=level)
    return _(found.told)
