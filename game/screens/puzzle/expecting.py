"""A puzzle that comes next is made ready while the line before it is read."""

from collections.abc import Iterator

from game.puzzles.session.tools import earned
from game.screens.puzzle import unsolved
from game.screens.puzzle.painter import Painter
from game.screens.puzzle.puzzle_state import opened
from game.screens.puzzle.puzzle_view import view
from game.screens.shared.context import Context
from game.stage.state import Stage


def expect(context: Context, kind: str, level: str, stage: Stage) -> Iterator[None]:
    """Set all of its type, a part a step: what was set is kept, and found again."""
    solved, levels = context.store.profile.solved, context.library.levels
    session = unsolved.begun(context, kind, level, stage.ledger)
    yield
    state = opened(session, levels, earned(solved), story=True)
    seen = view(state, solved)
    yield
    painter = Painter(context, stage.backdrop, paged=state.board)
    yield from painter.expecting(seen)
