"""Puzzles solved the way a player solves them: by mouse and key, on the real screen."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, Protocol

from game.linalg.plane import scaled
from game.puzzles.core.protocol import HINTS, Drag, Handle, Move, Role, Turn
from game.puzzles.kinds.keepface.position import KeepfacePosition
from game.puzzles.kinds.table import KINDS
from game.screens.flow import results
from game.screens.flow.stack import Stack
from game.screens.puzzle.actions import Action, Do
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.deaf import DEAF

PATIENCE = 80
HELD = 0.6


class Hands(Protocol):
    """Whoever moves the mouse and lets time pass: the driver."""

    @property
    def stack(self) -> Stack:
        """The screens."""
        ...

    @property
    def top(self) -> Any:
        """The screen on top."""
        ...

    def click(self, at: tuple[float, float]) -> None:
        """Click at a window pixel."""
        ...

    def drag(self, a: tuple[float, float], b: tuple[float, float]) -> None:
        """Drag from one window pixel to another."""
        ...

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        ...

    def settle(self) -> None:
        """Let what moves come to rest."""
        ...


class Unsolved(Exception):  # noqa: N818 - a finding about a level
    """A level did not come to its end through the input path."""


def settle_puzzle(driver: Hands, outcome: str) -> None:
    """Bring the puzzle on top to an outcome and leave it, or raise ``Unsolved``."""
    screen = _screen(driver)
    # A level that has only just opened hears nothing.
    driver.wait(1.2 * DEAF)
    if outcome == "skipped":
        act(driver, Do.LATER)
        driver.settle()
        return
    if outcome == "solved" and not _proven(screen):
        screen = _prove(driver, screen)
    if screen.session.guessing():
        if outcome == "missed":
            guess_wrongly(driver)
        else:
            act(driver, Do.WAIVE)
    if KINDS[screen.session.kind].marks and outcome == "missed":
        _misjudge(driver)
    solve(driver, outcome)
    driver.wait(HELD)
    driver.settle()
    if screen.session.marks is None:
        level = f"{screen.session.kind} {screen.session.level.id}"
        raise Unsolved(f"{level}: not won by its own solution")
    act(driver, Do.ON)
    driver.settle()


def _proven(screen: PuzzleScreen) -> bool:
    """Whether as many guesses are marked rightly as the level wants."""
    position = screen.session.position
    return not isinstance(position, KeepfacePosition) or position.proven()


def _prove(driver: Hands, screen: PuzzleScreen) -> PuzzleScreen:
    """Mark all guesses rightly, as the Ledger over the puzzle lets one."""
    known = screen.context.library.ledger.guesses
    written = dict(screen.state.ledger)
    marks = tuple((g.id, g.verdict) for g in known if g.id in written)
    driver.stack.apply(screen.resumed(results.Marks(marks)))
    driver.settle()
    driver.wait(1.2 * DEAF)
    return _screen(driver)


def solve(driver: Hands, outcome: str = "solved") -> None:
    """Make the moves to an outcome by hand, from where the puzzle stands."""
    screen = _screen(driver)
    driver.wait(1.2 * DEAF)
    for _ in range(PATIENCE):
        moves = screen.session.position.toward(outcome)
        if not moves or screen.session.won:
            return
        before = screen.session.position
        make(driver, moves[0])
        if screen.session.position == before:
            raise Unsolved(f"{screen.session.level.id}: {moves[0]} changed nothing")


def make(driver: Hands, move: Move) -> None:
    """Make one move by mouse, or by keys where it is a turn."""
    screen = _screen(driver)
    match move:
        case Drag(handle=handle) | Turn(handle=handle) if _drags(screen, move):
            driver.drag(screen.place_of(handle), screen.aim(move))
        case Turn():
            _turn(driver, move)
        case _:
            act(driver, Do.WAIVE)
    driver.settle()


def _drags(screen: PuzzleScreen, move: Drag | Turn) -> bool:
    held = screen.session.handle(move.handle)
    if held is None:
        raise Unsolved(f"{screen.session.level.id}: no handle {move.handle!r}")
    return isinstance(move, Drag) or held.slides


def act(driver: Hands, action: Action) -> None:
    """Take an action by clicking on its line."""
    screen = _screen(driver)
    if action not in screen.actions:
        there = ", ".join(map(str, screen.actions))
        raise Unsolved(f"no action {action}; there are {there}")
    driver.wait(1.2 * DEAF)
    driver.click(screen.place_of_action(action))


def _turn(driver: Hands, move: Turn) -> None:
    """Turn a handle until it has its value, by its lines where it has some."""
    screen = _screen(driver)
    for _ in range(PATIENCE):
        held = screen.session.handle(move.handle)
        if held is None or held.value == move.value:
            return
        action = turning(held, move.value)
        if action is None:
            # Scrolled into what is seen, as the wheel does it.
            screen.painter.reveal(held.key)
            driver.click(screen.place_of(held.key))
        else:
            act(driver, action)
        driver.settle()


def turning(held: Handle, value: str) -> Action | None:
    """The line that turns a handle toward a value; None where it is touched itself."""
    match held.role:
        case Role.TEST:
            return Do.TEST
        case Role.PAGE:
            ahead = held.values.index(value) > held.values.index(held.value)
            return Do.PAGE_ON if ahead else Do.PAGE_BACK
        case _:
            return None


def guess_wrongly(driver: Hands) -> None:
    """Place the ghost of the answer where the truth is not, and reveal."""
    screen = _screen(driver)
    while not screen.session.position.ready() and (laid := _first_laid(screen)):
        make(driver, laid[0])
    view, handles = screen.session.position.view(), screen.session.handles()
    for move in chain(*(_wrong_guesses(h, view) for h in handles)):
        tried = screen.session.commit(move).predict()
        if tried.foreseen is False:
            make(driver, move)
            break
    else:
        # Several are to be set: no one of them alone is a guess.
        for key in [held.key for held in handles]:
            # What one can be may depend on those that are set.
            held = screen.session.handle(key)
            if held is not None and held.values:
                make(driver, Turn(key, held.values[1]))
    act(driver, Do.REVEAL)
    driver.settle()


def _first_laid(screen: PuzzleScreen) -> tuple[Move, ...]:
    """What has to lie before there is anything to guess, as the last hint has it."""
    return screen.session.position.hint(HINTS).moves


def _wrong_guesses(ghost: Handle, view: float) -> Iterator[Move]:
    """Moves of a handle, one of which is not the answer."""
    if ghost.values:
        yield from (Turn(ghost.key, v) for v in ghost.values if v != ghost.value)
    else:
        for x, y in ((-0.45, -0.3), (0.4, -0.5), (0.2, 0.6), (-0.6, 0.3)):
            yield Drag(ghost.key, (x * view, y * view))
        # Almost any arrow breaks some guesses; one that is only shorter does not.
        yield Drag(ghost.key, scaled(ghost.at, 0.5))


def _misjudge(driver: Hands) -> None:
    """Fill a board wrongly and have it judged once."""
    screen = _screen(driver)
    handles = screen.session.handles()
    pages = [Turn(h.key, v) for h in handles if h.role is Role.PAGE for v in h.values]
    for page in pages or [Turn("", "")]:
        _turn(driver, page)
        handles = screen.session.handles()
        for held in (h for h in handles if h.role is Role.MARK):
            _turn(driver, Turn(held.key, "open"))
        facts = (h for h in handles if h.role is Role.EVIDENCE)
        for number, held in enumerate(facts):
            _turn(driver, Turn(held.key, held.values[1 + number]))
    if Do.TEST in screen.actions:
        act(driver, Do.TEST)
    driver.settle()


def _screen(driver: Hands) -> PuzzleScreen:
    top = driver.top
    if not isinstance(top, PuzzleScreen):
        raise Unsolved(f"the screen on top is no puzzle: {type(top).__name__}")
    return top
