"""The ways in which a level can end: played by chance, as far as a session lets anyone.

Nothing here knows a kind: handles say what can be moved, the solver how to come to the
goal. So what a story says after a puzzle can be tried on ends of every kind.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias, TypeVar

from msgspec import Struct

from game.linalg.plane import Point, added, scaled
from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.level import Level
from game.puzzles.core.protocol import HINTS, Drag, Handle, Move, Turn
from game.puzzles.session.carrying import is_body
from game.puzzles.session.session import Session, start, step_on
from game.puzzles.session.solution import MOST_MOVES, hold
from game.puzzles.session.told import numbers, outcome

T = TypeVar("T")
# From 0 to below 1.
Dice: TypeAlias = Callable[[], float]

FACTORS: Final = (-1.0, 0.25, 0.5, 0.9, 1.1, 2.0)
CORNERS: Final = (
    *((x, y) for x in (-1.0, 0.0, 1.0) for y in (-1.0, 0.0, 1.0)),
    *((0.02, 0.01), (-0.02, 0.01)),
)
BESIDE: Final = 0.15
STARTS: Final = 4
STIRS: Final = 4
WANDERS: Final = 6


class End(Struct, frozen=True):
    """How a level was left: its outcome, and the numbers that a story may quote."""

    outcome: str
    numbers: dict[str, tuple[float, ...]] = {}


def ends(
    kind: str, level: Level, guesses: Guesses, dice: Dice, count: int
) -> tuple[End, ...]:
    """The different ends of ``count`` plays, two thirds of them with a prediction.

    First come the corners: every handle where hands seldom put it, before the reveal.
    """
    starts = [start(kind, level, guesses, str(seed)) for seed in range(STARTS)]
    corners = list(_corners(starts[0], tuple(starts[0].position.solve())))
    found: dict[object, End] = {}
    for number in range(count):
        session = starts[0 if number < len(corners) else number % STARTS]
        if number < len(corners):
            session = session.commit(corners[number], snap=False)
        else:
            for _ in range(1 + int(dice() * STIRS)):
                session = _stirred(session, dice)
        end = _ended(_played(session, dice, sure=number % 3 > 0))
        found.setdefault((end.outcome, tuple(end.numbers.items())), end)
    return (*found.values(), End("skipped"))


def _played(session: Session, dice: Dice, *, sure: bool) -> Session:
    """On to the win: revealed, perhaps twice, stirred, solved, and played with."""
    session = _laid_out(session).predict() if sure else session.waive()
    if dice() < 0.2:
        session = session.undo() if dice() < 0.5 else session.restart()
        session = _stirred(session, dice).predict()
    while dice() < 0.5:
        session = _stirred(session, dice)
    for _ in range(MOST_MOVES):
        moves = session.position.solve()
        if not moves:
            break
        for move in moves:
            session = step_on(session, move)
    for _ in range(int(dice() * WANDERS)):
        other = _stirred(session, dice)
        session = other if other.position.goal().reached else session
    session = hold(session)
    return _stirred(session, dice) if dice() < 0.2 else session


def _laid_out(session: Session) -> Session:
    """What has to lie before there is anything to guess, as the last hint has it."""
    while session.guessing() and not session.position.ready():
        moves = session.position.hint(HINTS).moves
        if not moves:
            break
        session = step_on(session, moves[0])
    return session


def _ended(session: Session) -> End:
    return End(outcome(session), numbers(session))


def _corners(fresh: Session, moves: Sequence[Move]) -> Iterator[Move]:
    view = fresh.position.view()
    for handle in fresh.handles():
        for value in handle.values:
            yield Turn(handle.key, value)
        if is_body(handle.key) or handle.values:
            continue
        for at in (*(scaled(c, view) for c in CORNERS), *_aims(moves)):
            yield Drag(handle.key, at)


def _aims(moves: Sequence[Move]) -> Iterator[Point]:
    """Where the solver would put something: right, or right but for its length."""
    for move in moves:
        if isinstance(move, Drag):
            yield move.to
            yield from (scaled(move.to, factor) for factor in FACTORS)


def _stirred(session: Session, dice: Dice) -> Session:
    """After a move by chance of something that can be moved."""
    handles = [h for h in session.position.handles() if session.won or not h.given]
    if not handles:
        return session
    handle = _one(handles, dice)
    if handle.values:
        return step_on(session, Turn(handle.key, _one(handle.values, dice)))
    move = Drag(handle.key, _place(session, handle, dice))
    return step_on(session, session.position.snap(move) if dice() < 0.5 else move)


def _place(session: Session, handle: Handle, dice: Dice) -> Point:
    """Anywhere, or near where it is, or near the origin, or in a straight line."""
    if handle.reach is not None:
        low, high = handle.reach
        return (low + dice() * (high - low), 0.0)
    view, sort = session.position.view(), dice()
    anywhere = (view * (2 * dice() - 1), view * (2 * dice() - 1))
    if sort < 0.5:
        return anywhere
    if sort < 0.7:
        return added(handle.at, scaled(anywhere, BESIDE * dice()))
    if sort < 0.85:
        return scaled(anywhere, 10.0 ** (-2 * dice()))
    return scaled(handle.at, _one(FACTORS, dice))


def _one(of: Sequence[T], dice: Dice) -> T:
    return of[int(dice() * len(of))]
