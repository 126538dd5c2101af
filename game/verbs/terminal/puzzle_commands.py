"""What can be typed at a puzzle now, and what each of it does."""

from collections.abc import Iterator
from typing import Final

from game.language import N_, _
from game.puzzles.core.protocol import Handle, Role
from game.puzzles.session import heard
from game.puzzles.session.tools import TOOLS
from game.screens.puzzle.actions import Action, Do, Line, PickAnswer, UseTool
from game.screens.puzzle.puzzle_state import PuzzleState
from game.screens.puzzle.puzzle_view import PuzzleView
from game.verbs.terminal.handle_names import names
from game.verbs.terminal.page import Command

# What is typed for each line of type that stands beside a puzzle in the window.
TYPED: Final = {
    Do.REVEAL: "guess",
    Do.WAIVE: "waive",
    Do.TEST: "test",
    Do.HINT: "hint",
    Do.UNDO: "undo",
    Do.REDO: "redo",
    Do.RESTART: "again",
    Do.AGAIN: "again",
    Do.PLAY_ON: "play on",
    Do.NAMING: "naming",
    Do.PAPER: "paper",
    Do.CHOOSE: "choose",
    Do.TYPE: "type",
    Do.ANOTHER: "other",
    Do.ANSWER: "show",
    Do.CLOSE: "back",
    Do.ON: "go on",
    Do.LATER: "leave",
    Do.LEAVE: "leave",
    Do.NEXT: "next",
    Do.PREVIOUS: "previous",
}
ALSO: Final = {
    "reveal": "guess",
    "on": "go on",
    "go": "go on",
    "restart": "again",
    "skip": "leave",
    "?": "help",
}
ALWAYS: Final = (
    Command("look", N_("all that there is to see, in words")),
    Command("help", N_("what can be typed now")),
)
QUIET: Final = {Role.BODY, Role.TEST}


def commands(
    state: PuzzleState, seen: PuzzleView, *, ledger: bool
) -> Iterator[Command]:
    """All that can be typed, things first."""
    for typed, handle in things(seen).items():
        yield Command(sample(typed, handle), _standing(handle))
    yield from _about_things(seen)
    for line in seen.column.lines:
        name = typed_for(line.action)
        if name and line.able:
            yield Command(name, does(line))
    if state.typing and state.paper is not None:
        shown = state.paper.example()
        answer = f"answer {', '.join(shown) if state.paper.pair else shown[0]}"
        yield Command(answer, _("hand this answer in"))
    for command in ALWAYS:
        yield Command(command.typed, _(command.does))
    if ledger:
        yield Command("ledger", _("the guesses in the Ledger"))
    if state.story and state.paper is None:
        yield Command("back", _("to the story's page; the puzzle waits"))
    yield Command("quit", _("end the game; everything is kept"))


def known(state: PuzzleState, seen: PuzzleView) -> Iterator[str]:
    """Everything that means something when it is typed first."""
    yield from (each.typed for each in commands(state, seen, ledger=True))
    yield from things(seen)
    yield from ("take", "swap", "tools", "answer", *ALSO)


def things(seen: PuzzleView) -> dict[str, Handle]:
    """What can be typed about, by its shortest name; arrows are not carried here."""
    return names([each for each in seen.handles if each.role not in QUIET])


def typed_for(action: Action) -> str:
    """What is typed for an action; empty where it is typed otherwise."""
    match action:
        case UseTool(key):
            return key
        case PickAnswer(number):
            return f"take {number + 1}"
        case _:
            return TYPED.get(action, "")


def does(line: Line) -> str:
    """What a line of type does, in words."""
    if isinstance(line.action, UseTool):
        return _(TOOLS[line.action.key].says)
    return line.words


def _about_things(seen: PuzzleView) -> Iterator[Command]:
    there = things(seen)
    pushed = [name for name, each in there.items() if not each.values]
    if pushed:
        told = _("push it; also right, up, down; “left fine”, “left coarse 3”")
        yield Command(f"{pushed[0]} left", told)
    if any(each.slides for each in there.values()):
        yield Command("swap 1 2", _("let the tiles at two places change places"))
    if any(each.values and not each.slides for each in there.values()):
        yield Command("take 1", _("turn the first of these to what comes next"))


def _standing(handle: Handle) -> str:
    """How a thing stands, and what it can be."""
    told = _("{name}: {value}.", name=handle.name, value=heard.value(handle))
    if handle.values and not handle.slides:
        can = ", ".join(f"“{value}”" for value in handle.values if value)
        return f"{told} {can}"
    return told


def sample(typed: str, handle: Handle) -> str:
    """How a thing is typed about."""
    if handle.slides:
        return f"{typed} 2"
    if handle.values:
        other = next((v for v in handle.values if v and v != handle.value), "")
        return f"{typed} {other.lower()}"
    return f"{typed} 1" if handle.reach is not None else f"{typed} 1 2"
