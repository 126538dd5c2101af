"""A hint at an ending that was not met, once another one was."""

from collections.abc import Mapping
from typing import Final

from game.language import N_, _
from game.narrative.program.program import Program
from game.saving.profile import Profile
from game.screens.menus.chapter_records import endings

# By the name of an ending; where to look, never how.
HINTS: Final[Mapping[str, str]] = {
    "own": N_("the door is narrow, for somebody who can say why"),
    "truncated": N_("something could be put down, with both its sides"),
    "full": N_("nobody says that anything must be put down"),
    "aligned": N_("somewhere a row waits for the answer that it wants"),
}


def hint(program: Program, profile: Profile) -> str:
    """What might still be met; empty before the first ending, and behind the last."""
    for name in program.order:
        ways = endings(program.chapters[name])
        met = profile.endings(name)
        if ways and met:
            left = (way for way in HINTS if way in ways and way not in met)
            return _(HINTS[way]) if (way := next(left, "")) else ""
    return ""
