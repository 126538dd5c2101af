"""Somebody at a terminal: what they type, and all that they are told."""

from collections.abc import Callable
from pathlib import Path

from game.puzzles.core.protocol import Drag, Move, Predict
from game.puzzles.session.session import Session
from game.saving.store import Store
from game.screens.flow import results
from game.screens.shared.sitting import Sitting
from game.verbs.terminal.handle_names import names
from game.verbs.terminal.page import Gone, Page
from game.verbs.terminal.title import GameInWords
from tests.screens.support import library

# Asked so often, a player is lost.
LONGEST = 3_000
Player = Callable[["Terminal"], str]


class Terminal:
    """A terminal without a screen; ``told`` are the lines that came, newest last."""

    def __init__(self, folder: Path, *, width: int = 80, colour: bool = False) -> None:
        self.store = Store.open(str(folder), threaded=False)
        self.sitting = Sitting(library(), self.store)
        self.sitting.wall = lambda: 1_790_000_000.0
        self.told: list[str] = []
        self.asked = 0
        self.page = Page(self._ask, self.told.append, width=width, colour=colour)
        self._player: Player = lambda _terminal: ""

    def play(self, player: Player, first: results.Result | None = None) -> str:
        """Until the player leaves: all that was told. ``EOFError`` is Ctrl+D."""
        self._player = player
        begin = len(self.told)
        try:
            GameInWords(self.page, self.sitting, lambda: 60.0).run(first)
        except Gone:
            pass
        finally:
            self.store.close()
        return "\n".join(self.told[begin:])

    def type(self, *said: str, first: results.Result | None = None) -> str:
        """Type these lines, then close the terminal; all that was told."""
        left = iter(said)

        def player(_terminal: "Terminal") -> str:
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        return self.play(player, first)

    def _ask(self, prompt: str) -> str:
        self.asked += 1
        assert self.asked < LONGEST, "the player is lost"
        said = self._player(self)
        self.told.append(f"{prompt}{said}")
        return said


def typed(session: Session, move: Move) -> str:
    """A move as it is typed, with the names that ``help`` gives."""
    if isinstance(move, Predict):
        return "guess" if move.sure else "waive"
    by_key = {
        handle.key: (name, handle) for name, handle in names(session.handles()).items()
    }
    name, handle = by_key[move.handle]
    if isinstance(move, Drag):
        x, y = (f"{value:.7f}" for value in move.to)
        return f"{name} {x}" if handle.reach is not None else f"{name} {x} {y}"
    return f"{name} {move.value}"
