"""What the puzzle screen says of a sitting, in type and for ears."""

from game.narrative.markup import aloud
from game.puzzles.kinds import KINDS
from game.puzzles.protocol import Handle, Turn
from game.puzzles.sitting import Sitting
from game.puzzles.steps import said
from game.screens.actions import Action, Phase
from game.screens.bench import Said
from game.screens.column import Field, Told
from game.screens.sitter import Sitter

BOARD_HELP = "Mark each guess, then give it the evidence that says so."


def told(
    sitter: Sitter, actions: tuple[Action, ...], *, focus: str, over: str, field: str
) -> Told:
    """What the column says; ``focus`` and ``over`` are actions' ids, or ``field``."""
    level, paper = sitter.sitting.level, sitter.paper
    return Told(
        kind=KINDS[sitter.sitting.kind].title,
        emblem=f"kind-{sitter.sitting.kind}",
        title=level.title,
        words=sitter.words,
        status=sitter.status,
        earned=sitter.earned if sitter.phase is Phase.NAMED else None,
        field=None
        if paper is None
        else Field(paper.text, paper.reply, paper.right, lit=focus == field),
        actions=actions,
        focus=focus,
        over=over,
    )


def band(
    sitter: Sitter,
    handle: Handle | None,
    says: str = "",
    laid: str = "",
    news: str = "",
) -> Said:
    """What stands under the figure: the hint, and the state or a handle's values.

    ``says`` is what the tool under the focus does, ``laid`` what those show that lie
    out, ``news`` which one was earned just now.
    """
    if sitter.phase is Phase.PAPER:
        return Said()
    if news and sitter.phase is Phase.NAMED:
        return Said(caption=news)
    sitting = sitter.sitting
    advice = sitting.advice()
    hint = advice.words if advice is not None else ""
    if handle is not None and handle.values:
        words = handle.says[handle.values.index(handle.value)]
        fact = handle.key.startswith("fact:") and handle.value
        caption = f"{handle.value}. {words}" if fact else ""
        return Said(hint=hint, caption=caption, handle=handle)
    if KINDS[sitting.kind].marks:
        return Said(hint=hint, caption=BOARD_HELP if not sitting.won else "")
    if says:
        return Said(hint=hint, caption=says)
    return Said(hint=hint, caption=f"{sitting.shown.describe()} {laid}".strip())


def opened(sitting: Sitting) -> str:
    """The level, for ears."""
    level = sitting.level
    return f"{level.title}. {aloud(level.intro)} {sitting.announce()}"


def step(sitting: Sitting) -> str:
    """The last step for ears; a board tells all of itself only with its page."""
    last = sitting.steps[-1] if sitting.steps else None
    small = isinstance(last, Turn) and last.handle not in {"page", "judge"}
    if last is not None and small and KINDS[sitting.kind].marks:
        return said(last, sitting.past[-1][0].handles())
    return sitting.announce()


def handle_words(handle: Handle) -> str:
    """A handle that has the focus, for ears: its name and its value."""
    if not handle.values:
        return f"{handle.name}."
    return f"{handle.name}. {handle.says[handle.values.index(handle.value)]}"
