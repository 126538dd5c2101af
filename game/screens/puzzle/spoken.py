"""What the puzzle screen says of a session, in type and for ears."""

from game.narrative.text.markup import aloud
from game.puzzles.core.protocol import Handle, Turn
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.session import Session
from game.puzzles.session.steps import said
from game.screens.puzzle.actions import Action, Phase
from game.screens.puzzle.puzzle_view import Said
from game.screens.puzzle.side_column import Field, Told
from game.screens.puzzle.sitter import Sitter

BOARD_HELP = "Mark each guess, then give it the evidence that says so."


def told(
    sitter: Sitter, actions: tuple[Action, ...], *, focus: str, over: str, field: str
) -> Told:
    """What the column says; ``focus`` and ``over`` are actions' ids, or ``field``."""
    level, paper = sitter.session.level, sitter.paper
    return Told(
        kind=KINDS[sitter.session.kind].title,
        emblem=f"kind-{sitter.session.kind}",
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
    session = sitter.session
    advice = session.advice()
    hint = advice.words if advice is not None else ""
    if handle is not None and handle.values:
        words = handle.says[handle.values.index(handle.value)]
        fact = handle.key.startswith("fact:") and handle.value
        caption = f"{handle.value}. {words}" if fact else ""
        return Said(hint=hint, caption=caption, handle=handle)
    if KINDS[session.kind].marks:
        return Said(hint=hint, caption=BOARD_HELP if not session.won else "")
    if says:
        return Said(hint=hint, caption=says)
    return Said(hint=hint, caption=f"{session.shown.describe()} {laid}".strip())


def opened(session: Session) -> str:
    """The level, for ears."""
    level = session.level
    return f"{level.title}. {aloud(level.intro)} {session.announce()}"


def step(session: Session) -> str:
    """The last step for ears; a board tells all of itself only with its page."""
    last = session.steps[-1] if session.steps else None
    small = isinstance(last, Turn) and last.handle not in {"page", "judge"}
    if last is not None and small and KINDS[session.kind].marks:
        return said(last, session.past[-1][0].handles())
    return session.announce()


def handle_words(handle: Handle) -> str:
    """A handle that has the focus, for ears: its name and its value."""
    if not handle.values:
        return f"{handle.name}."
    return f"{handle.name}. {handle.says[handle.values.index(handle.value)]}"
