"""What keys write at a puzzle: the line on paper, and whole numbers in cells."""

import pygame
from msgspec.structs import replace

from game.puzzles.core.protocol import Handle
from game.puzzles.session.session import step_on
from game.puzzles.session.steps import Key
from game.screens.puzzle.answer_line import AnswerLine
from game.screens.puzzle.puzzle_state import Event, PuzzleState
from game.ui.window import intents as want
from game.ui.window.intents import Intent

MINUS, BACK = "-", "\b"
# A number in a cell has at most so many digits.
DIGITS = 3


def number_written(
    state: PuzzleState, handle: Handle | None, intent: Intent
) -> PuzzleState | None:
    """With a sign more in the number that has the focus; None where none is written.

    The first digit since it has the focus stands in the place of what was there.
    """
    sign = _sign(intent)
    if handle is None or not handle.written or handle.reach is None or not sign:
        return None
    text = state.writing
    if sign == MINUS:
        text = text.removeprefix(MINUS) if text.startswith(MINUS) else MINUS + text
    elif sign == BACK:
        text = text[:-1]
    elif len(text.removeprefix(MINUS)) < DIGITS:
        text += sign
    low, high = handle.reach
    to = max(low, min(high, float(text))) if text.removeprefix(MINUS) else 0.0
    session = step_on(state.session, Key(handle.key, (to, 0.0)))
    # A sign before its number has changed nothing that could be told.
    news = None if session == state.session else Event.STEP
    return replace(state.stopped().take(session, news), writing=text)


def _sign(intent: Intent) -> str:
    match intent:
        case want.Choose(index=index):
            return str(index + 1)
        case want.Typed(text=text) if text in {MINUS, BACK, "0"}:
            return text
        case _:
            return ""


def edited(line: AnswerLine, key: int, mod: int) -> AnswerLine:
    """The line on paper after a key that edits it in a way of its own."""
    match key:
        case pygame.K_HOME:
            return line.go(0)
        case pygame.K_END:
            return line.go(len(line.text))
        case pygame.K_LEFT | pygame.K_RIGHT:
            # A number or two are no words to jump over: it goes to the end.
            to = 0 if key == pygame.K_LEFT else len(line.text)
            return line.taken() if mod & pygame.KMOD_SHIFT else line.go(to)
        case pygame.K_BACKSPACE:
            return line.without_before()
        case pygame.K_DELETE:
            return AnswerLine(line.text[: line.caret], line.caret)
        case pygame.K_a:
            return line.taken()
        case _:
            return line
