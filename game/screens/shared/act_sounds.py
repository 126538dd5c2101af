"""What acts sound like: from what was done to the name of an effect, or to none."""

from typing import Final

from game.puzzles.core.protocol import Role, Turn
from game.puzzles.session.session import Session
from game.puzzles.session.steps import Again
from game.stage.state import Stage
from game.ui.forms.widgets import Act
from game.ui.sound.sound import Sound

MARKS: Final = {"holds": "mark-holds", "breaks": "mark-breaks", "open": "mark-open"}
PAGE: Final = "page"
MUSIC: Final = "puzzle"
_NAMED: Final = """
move choose back page open close guess-written mark-holds mark-breaks mark-open
pick-up put-down snap solved hint undo redo restart reveal foreseen missed
"""
# Every effect that is played by name somewhere in the game.
EFFECTS: Final = frozenset(_NAMED.split())


def act(done: Act) -> str:
    """Something was done in a menu: a value crept, a guess was marked, or a choice."""
    if isinstance(done.value, str) and done.value in MARKS:
        return MARKS[done.value]
    return "move" if isinstance(done.value, float) else "choose"


def answer(id_: str) -> str:
    """A way was chosen on the reading page."""
    return MARKS.get(id_, "choose")


def wrote(before: Stage, after: Stage) -> bool:
    """Whether a guess was written between two stages."""
    return len(after.ledger) > len(before.ledger)


class Ear:
    """Hears a session: its music, which gains layers toward the goal, and its acts.

    One that is not ``telling`` (a board) keeps the music as it began: layers that come
    with the goal would tell its truth.
    """

    def __init__(self, sound: Sound, session: Session, *, telling: bool) -> None:
        self._sound = sound
        self._last = session
        self._telling = telling
        sound.deepen(0.0)
        sound.stand(session.shown.goal().closeness)
        sound.music(MUSIC)

    def hear(self, session: Session) -> None:
        """Play what happened since the last look; once a frame."""
        name = puzzle(self._last, session)
        if name:
            self._sound.play(name)
        if self._telling and session is not self._last:
            self._sound.deepen(session.shown.goal().closeness)
        self._last = session


def puzzle(before: Session, after: Session) -> str:
    """What happened between two looks at a session; empty for nothing."""
    if after is before:
        return ""
    if after.won and not before.won:
        return "solved"
    if after.predicted and not before.predicted:
        return _foretold(after)
    if after.hint_step > before.hint_step:
        return "hint"
    if len(after.steps) != len(before.steps):
        return _stepped(before, after)
    if after.snapped is not None and after.snapped != before.snapped:
        return "snap"
    return _held(before, after)


def _foretold(after: Session) -> str:
    if after.foreseen is None:
        return "reveal"
    return "foreseen" if after.foreseen else "missed"


def _stepped(before: Session, after: Session) -> str:
    if len(after.steps) < len(before.steps):
        return "undo"
    if len(after.ahead) < len(before.ahead) and before.ahead[0] == after.steps[-1]:
        return "redo"
    step = after.steps[-1]
    match step:
        case Again():
            return "restart"
        case Turn(handle=key) if _turns_page(before, key):
            return PAGE
        case Turn(value=value) if value in MARKS:
            return MARKS[value]
        case _:
            return "put-down"


def _turns_page(session: Session, key: str) -> bool:
    handle = session.handle(key)
    return handle is not None and handle.role is Role.PAGE


def _held(before: Session, after: Session) -> str:
    """A hand closed on something, or opened."""
    was, is_ = _in_hand(before), _in_hand(after)
    return "" if was == is_ else "pick-up" if is_ else "put-down"


def _in_hand(session: Session) -> bool:
    """Whether something is held; what is only looked at before its turn is not."""
    move = session.hovering
    if not isinstance(move, Turn):
        return move is not None
    handle = session.handle(move.handle)
    return handle is not None and handle.slides
