"""What the story is told of a session: the first win, beside the first prediction.

What was predicted again, or moved in free play, would make the story's lines false.
"""

from game.puzzles.core.protocol import Position
from game.puzzles.session.carrying import Carried
from game.puzzles.session.session import Session
from game.puzzles.session.steps import Step, after_step


def numbers(session: Session) -> dict[str, tuple[float, ...]]:
    """All that its kind lets be quoted, as a save of the story has it.

    Before a win it is how the level stands.
    """
    at, winning, first = session.position, session.winning, session.revealing
    if winning is not None and winning != session.steps:
        at = _led(session, winning)
    if first is not None:
        at = at.recalling(_led(session, first))
    return {
        name: tuple(round(x, 4) + 0.0 for x in quote.numbers)
        for name, quote in at.quotes().items()
    }


def outcome(session: Session) -> str:
    """How it ended: as a level with several ends did last, else well or not.

    Where it was begun again and not ended anew, its first end counts.
    """
    if session.winning is None:
        return session.outcome()
    ended = session.position.ending() or _led(session, session.winning).ending()
    return ended or session.outcome()


def _led(session: Session, steps: tuple[Step, ...]) -> Position:
    """Where these steps lead from the start: it has been there, or they are made."""
    made = len(steps)
    if session.steps[:made] == steps:
        past = session.past
        return past[made][0] if made < len(past) else session.position
    position: Position = session.start
    carried: Carried = ()
    for step in steps:
        position, carried = after_step(session.start, position, carried, step)
    return position
