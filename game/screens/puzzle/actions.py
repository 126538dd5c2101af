"""What can be done at a puzzle besides moving its handles: the lines of the column."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from game.puzzles.session.session import Session
from game.puzzles.session.tools import TOOLS

HINTS = 4


class Phase(StrEnum):
    """Where a session stands on the screen."""

    PLAY = "play"
    GLOW = "glow"
    NAMED = "named"
    FREE = "free"
    PAPER = "paper"


class Action(Struct, frozen=True):
    """One line of type that can be chosen.

    ``main`` ones stand each on a line of its own, the others flow. One that is not
    ``able`` is shown and does nothing yet; one that is ``struck`` never will. ``on``
    is for what can be switched on and off. One that stands ``apart`` begins a line.
    """

    id: str
    words: str
    main: bool = False
    able: bool = True
    struck: bool = False
    on: bool = False
    apart: bool = False


class Around(Struct, frozen=True, kw_only=True):
    """What the actions depend on besides the session.

    ``following`` and ``before`` are names of levels, empty where there is none.
    ``tools`` can be laid out, by key, and are or are not. ``choices`` are the written
    answers to choose from, each with whether it is struck out; none while one types.
    """

    story: bool
    phase: Phase
    following: str = ""
    before: str = ""
    paper: bool = False
    typed: bool = False
    missed: bool = False
    right: bool = False
    watching: bool = False
    tools: tuple[tuple[str, bool], ...] = ()
    choices: tuple[tuple[str, bool], ...] = ()


def offered(session: Session, around: Around) -> tuple[Action, ...]:
    """The actions in reading order."""
    match around.phase:
        case Phase.PLAY:
            return (*_playing(session, around), *_leaving(session, around))
        case Phase.GLOW:
            return ()
        case Phase.NAMED | Phase.FREE:
            return (*_won(session, around), *_leaving(session, around))
        case Phase.PAPER:
            return tuple(_paper(around))


def _playing(session: Session, around: Around) -> Iterator[Action]:
    if session.guessing():
        able = session.arranged()
        yield Action("reveal", "This is my guess: reveal", main=True, able=able)
        yield Action("waive", "Go on without a guess", main=True)
    if session.handle("judge") is not None:
        yield Action("judge", "Put these to the test", main=True)
    yield from _pages(session)
    if around.watching:
        yield Action("stop", "Stop")
    elif session.hint_step < HINTS:
        yield Action("hint", f"Hint {session.hint_step + 1} of {HINTS}")
    else:
        yield Action("hint", "Show it again")
    yield Action("undo", "Undo", able=bool(session.steps))
    yield Action("redo", "Redo", able=bool(session.ahead))
    yield Action("restart", "Restart", able=bool(session.steps))
    yield from _tools(around)


def _tools(around: Around) -> Iterator[Action]:
    for number, (key, on) in enumerate(around.tools):
        yield Action(f"tool-{key}", TOOLS[key].title, on=on, apart=number == 0)


def _pages(session: Session) -> Iterator[Action]:
    page = session.handle("page")
    if page is None:
        return
    number, count = page.values.index(page.value), len(page.values)
    if number + 1 < count:
        yield Action("page-next", f"On to page {number + 2} of {count}", main=True)
    if number > 0:
        yield Action("page-back", f"Back to page {number} of {count}", main=True)


def _won(session: Session, around: Around) -> Iterator[Action]:
    if around.story:
        yield Action("on", "Go on", main=True)
    elif around.following:
        yield Action("next", "Next level", main=True)
    if around.phase is Phase.NAMED:
        yield Action("play", "Play on", main=True)
    else:
        yield Action("name", "What it is called", main=True)
    if around.paper:
        yield Action("paper", "On paper", main=True)
    if around.phase is Phase.FREE:
        yield from _pages(session)
        yield Action("undo", "Undo", able=bool(session.steps))
        yield Action("redo", "Redo", able=bool(session.ahead))
    yield Action("again", "Again")
    if around.phase is Phase.FREE:
        yield from _tools(around)


def _leaving(session: Session, around: Around) -> Iterator[Action]:
    if around.story:
        if around.phase is Phase.PLAY:
            # Begun again after a win it is no longer unsolved.
            solved = session.marks is not None
            yield (
                Action("on", "Go on", apart=True)
                if solved
                else Action("later", "Leave it for later", apart=True)
            )
        return
    if around.before:
        yield Action("previous", "Previous level", apart=True)
    if around.following and around.phase is Phase.PLAY:
        yield Action("next", "Next level", apart=not around.before)
    yield Action("leave", "Back")


def _paper(around: Around) -> Iterator[Action]:
    for number, (words, struck) in enumerate(around.choices):
        able = not struck
        id_ = f"choice-{number}"
        yield Action(id_, words, main=True, able=able, struck=struck)
    main = not around.choices
    if around.choices:
        yield Action("type", "Type it instead")
    elif not around.right:
        yield Action("hand-in", "Hand it in", main=True, able=around.typed)
        yield Action("choose", "Choose instead", main=True)
    yield Action("another", "Other numbers", main=main)
    if around.missed and not around.right:
        yield Action("answer", "Show the answer", main=main)
    yield Action("close", "Back to the picture", main=main)
