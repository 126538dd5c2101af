"""What is known of a chapter: how much of it was seen, and what comes after it."""

from collections.abc import Mapping
from typing import Any

from game.language import _, ngettext
from game.narrative.program.operations import Puzzle, Write
from game.narrative.program.program import Chapter
from game.saving.profile import Profile
from game.screens.flow import results
from game.screens.shared.sitting import Sitting


def seen(chapter: Chapter, profile: Profile) -> tuple[int, int]:
    """How many lines of a chapter were read, and how many it has."""
    return sum(line in profile.seen for line in chapter.says), len(chapter.says)


def share(chapter: Chapter, profile: Profile) -> str:
    """How much of a chapter was read."""
    read, lines = seen(chapter, profile)
    return ngettext(
        "{read} of {n} line seen", "{read} of {n} lines seen", lines, read=read
    )


def finish(sitting: Sitting, finished: results.Finished) -> None:
    """Keep that a chapter was played to its end."""
    profile = sitting.store.profile
    profile.finish(finished.chapter, finished.ending, finished.carried)
    sitting.store.keep_profile()


def endings(chapter: Chapter) -> tuple[str, ...]:
    """The ways in which a story ends; none where a chapter has but one end."""
    ways = tuple(dict.fromkeys(chapter.unit.ends))
    return ways if len(ways) > 1 else ()


def coming(sitting: Sitting, chapter: str) -> list[str]:
    """The chapters that come after one and can be begun now."""
    program, done = sitting.library.program, sitting.store.profile.finished
    return [
        name
        for name in program.order
        if chapter in program.chapters[name].after
        and all(before in done for before in program.chapters[name].after)
    ]


def told(sitting: Sitting, finished: results.Finished) -> list[str]:
    """What was done by the end of a chapter, a sentence each."""
    profile = sitting.store.profile
    chapter = sitting.library.program.chapters[finished.chapter]
    read, lines = seen(chapter, profile)
    levels = {f"{op.kind}.{op.level}" for op in chapter.code if isinstance(op, Puzzle)}
    solved = len(levels & set(profile.solved))
    return [
        *_ended(chapter, finished.ending, profile),
        ngettext(
            "{read} of {n} line seen.",
            "{read} of {n} lines seen.",
            lines,
            read=read,
        ),
        *_marked(sitting, chapter, finished.carried),
        ngettext(
            "{solved} of its {n} puzzle solved.",
            "{solved} of its {n} puzzles solved.",
            len(levels),
            solved=solved,
        ),
    ]


def _ended(chapter: Chapter, ending: str, profile: Profile) -> list[str]:
    """Which of several endings it was, and how many were met."""
    ways = endings(chapter)
    if not ways:
        return []
    name = chapter.scene_title(ending) or ending
    met = len(profile.endings(chapter.name) & set(ways))
    # Translators: {name} is how the story ended: Own basis.
    told = _("{name}: {met} of {n} endings met.", name=name, met=met, n=len(ways))
    return [told]


def _marked(
    sitting: Sitting, chapter: Chapter, carried: Mapping[str, Any]
) -> list[str]:
    """How many of the chapter's guesses were marked, and how many of them rightly.

    Those of earlier chapters are carried on too, some of them by nobody's hand.
    """
    marks = {
        op.guess: str(carried[f"mark:{op.guess}"])
        for op in chapter.code
        if isinstance(op, Write) and f"mark:{op.guess}" in carried
    }
    if not marks:
        return []
    marked = sum(bool(mark) for mark in marks.values())
    return [
        ngettext(
            "{marked} of its {n} guess marked, {rightly} of them rightly.",
            "{marked} of its {n} guesses marked, {rightly} of them rightly.",
            len(marks),
            marked=marked,
            rightly=sitting.library.ledger.rightly(marks),
        )
    ]
