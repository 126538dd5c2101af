"""What is told of a save: its chapter, its time and the line that it stands at."""

from game.language import pgettext
from game.saving.slots import SlotInfo
from game.screens.shared.sitting import Sitting


def about(info: SlotInfo, sitting: Sitting) -> str:
    """The chapter and the time of a slot's save; empty without one."""
    if info.state != "ok":
        return ""
    parts = (chapter_words(info, sitting), sitting.date(info.when))
    return ", ".join(part for part in parts if part)


def chapter_words(info: SlotInfo, sitting: Sitting) -> str:
    """The title of the chapter, or its id where there is no such chapter any more."""
    chapter = sitting.library.program.chapters.get(info.chapter)
    return chapter.title if chapter else info.chapter


def line_text(info: SlotInfo, sitting: Sitting) -> str:
    """The last line that was read before the save, in the player's language."""
    chapter = sitting.library.program.chapters.get(info.chapter)
    at = chapter.says.get(info.line) if chapter else None
    if chapter is None or at is None:
        return ""
    return pgettext(info.line, str(getattr(chapter.code[at], "text", "")))
