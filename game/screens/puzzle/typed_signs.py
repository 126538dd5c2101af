"""What keys write at a puzzle: the line on paper, and numbers that have the focus."""

from typing import Final

import pygame
from msgspec.structs import replace

from game.puzzles.core.protocol import Handle
from game.puzzles.session.session import step_on
from game.puzzles.session.steps import Key
from game.screens.puzzle.answer_line import AnswerLine
from game.screens.puzzle.puzzle_state import Event, PuzzleState
from game.ui.window import intents as want
from game.ui.window.intents import Intent

MINUS, POINT, BACK = "-", ".", "\b"
SIGNS: Final = frozenset({*"0123456789", MINUS, POINT, BACK})
# A whole number in a cell has at most so many digits, and any other.
WHOLE, MOST = 3, 5


def writable(handle: Handle | None) -> bool:
    """Whether it is a number, which keys can write."""
    return handle is not None and handle.reach is not None and not handle.values


def number_written(
    state: PuzzleState, handle: Handle | None, intent: Intent
) -> PuzzleState | None:
    """With a sign more in the number that has the focus; None where none is written.

    The first sign since it has the focus stands in the place of what was there.
    """
    sign = _sign(intent)
    if handle is None or handle.reach is None or handle.values or not sign:
        return None
    low, high = handle.reach
    whole = handle.written
    text = _with(state.writing, sign, whole=whole, signed=low < 0.0)
    if text == state.writing and sign != BACK:
        return state
    digits = any(x.isdigit() for x in text)
    to = max(low, min(high, float(text))) if digits else max(low, min(high, 0.0))
    session = step_on(state.session, Key(handle.key, (to, handle.at[1])))
    # A sign before its number has changed nothing that could be told.
    news = None if session == state.session else Event.STEP
    return replace(state.stopped().take(session, news), writing=text)


def _with(text: str, sign: str, *, whole: bool, signed: bool) -> str:
    """What is written so far and a sign more, where that can be a number."""
    bare = text.removeprefix(MINUS)
    match sign:
        case "-":
            turned = bare if text.startswith(MINUS) else MINUS + text
            return turned if signed else text
        case "\b":
            return text[:-1]
        case ".":
            return text if whole or POINT in text else text + POINT
        case _:
            room = sum(x.isdigit() for x in bare) < (WHOLE if whole else MOST)
            return text + sign if room else text


def _sign(intent: Intent) -> str:
    match intent:
        case want.Choose(index=index):
            return str(index + 1)
        case want.Typed(text=text) if text in SIGNS:
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
