"""Which keys play a puzzle, told to ears when they first need them."""

from msgspec.structs import replace

from game.puzzles.session.phases import Phase
from game.screens.puzzle.puzzle_state import Event, PuzzleState
from game.screens.puzzle.puzzle_view import PuzzleView
from game.screens.puzzle.typed_signs import writable
from game.screens.shared import key_words
from game.screens.shared.context import Context


def with_keys(context: Context, state: PuzzleState, told: str) -> str:
    """What is told, and the keys that go with it; a hint stays the last thing told."""
    session = state.session
    match state.news:
        case Event.OPENED if state.phase is Phase.PLAY:
            words = _first_time(context, state)
        case Event.OPENED | Event.NAMED:
            words = key_words.once(context, key_words.SOLVED, key_words.go_on(context))
        case Event.REPEAT if state.phase is Phase.NAMED:
            words = key_words.go_on(context)
        case Event.REPEAT if state.paper is None:
            words = key_words.handling(
                context, session.handles(), guessing=session.guessing()
            )
        case _:
            words = ""
    before = state.news is Event.REPEAT and session.hint_step > 0
    pieces = (words, told) if before else (told, words)
    return " ".join(filter(None, pieces))


def with_ways(context: Context, state: PuzzleState, seen: PuzzleView) -> PuzzleView:
    """With how a number is set under the picture, where one is guessed by it.

    Nothing about a box says that it can be typed into.
    """
    handle, band = seen.handle, seen.band
    if not state.session.guessing() or not writable(handle) or handle is None:
        return seen
    words = key_words.number(context, handle)
    return replace(seen, band=replace(band, caption=words)) if words else seen


def _first_time(context: Context, state: PuzzleState) -> str:
    handles, guessing = state.session.handles(), state.session.guessing()
    words = key_words.handling(context, handles, guessing=guessing)
    tiles = any(handle.slides for handle in handles)
    lesson = key_words.TILES if tiles else key_words.PUZZLE
    return key_words.once(context, lesson, words)
