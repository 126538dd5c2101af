"""Figures of the puzzles: a frame while a handle is dragged, a turn, opening, making.

For each kind, on its real screen without a window, at 1920x1080.
"""

import math
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from game.puzzles.core.known_guess import Guesses
from game.puzzles.core.protocol import Handle, Turn
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.library import endless, endless_name
from game.puzzles.session.phases import Phase
from game.screens.puzzle.actions import Do
from game.screens.puzzle.handle_places import Place
from game.screens.puzzle.puzzle import PuzzleScreen
from game.verbs.driving.driver import FRAME, Driver
from game.verbs.driving.solving import solve

SIZE = (1920, 1080)
DRAGGED = 240
TURNS = 24
SEEDS = 12
WARM = 8
FRAME_MS, OPEN_MS, MAKE_MS = 16.7, 100.0, 50.0
# By the part of a figure's name after the kind.
GOALS = {
    "drag": FRAME_MS,
    "named": FRAME_MS,
    "turn": FRAME_MS,
    "open": OPEN_MS,
    "make": MAKE_MS,
}


def goal(name: str) -> float | None:
    """What a figure of the puzzles should be at most, in ms; None for any other."""
    parts = name.split(".")
    return GOALS.get(parts[2]) if parts[0] == "puzzles" and len(parts) > 2 else None


def measure(folder: Path) -> dict[str, float]:
    """Every kind's figures by name: ``puzzles.dual.drag.p99`` and so on, in ms."""
    found: dict[str, float] = {}
    driver = Driver(folder / "saves", size=SIZE)
    guesses = driver.context.library.levels.guesses
    for kind in KINDS:
        found |= {f"puzzles.{kind}.{k}": v for k, v in _making(kind, guesses)}
    for kind in KINDS:
        found |= {f"puzzles.{kind}.{k}": v for k, v in _playing(driver, kind)}
    driver.close()
    return found


def _making(kind: str, guesses: Guesses) -> Iterator[tuple[str, float]]:
    """The first level that a kind makes, and the dearest of later ones."""
    if KINDS[kind].generate is None:
        return
    costs = [
        _ms(partial(endless, endless_name(kind, hard, seed), guesses))
        for hard in range(1, KINDS[kind].hardest + 1)
        for seed in (f"bench{n}" for n in range(SEEDS))
    ]
    yield "make.first", max(costs[::SEEDS])
    yield "make.later", max(cost for n, cost in enumerate(costs) if n % SEEDS)


def _playing(driver: Driver, kind: str) -> Iterator[tuple[str, float]]:
    """Opening the first level, then hands on it: before the win, and after it."""
    yield "open", _ms(lambda: _open(driver, kind))
    driver.wait(1.0)
    driver.settle()
    yield from _spread("drag", _dragged(driver))
    yield from _spread("turn", _turned(driver))
    driver.stack.screens.pop()
    _open(driver, kind)
    solve(driver)
    driver.wait(3.0)
    driver.settle()
    if _screen(driver).state.phase is Phase.NAMED:
        yield from _spread("named", _dragged(driver))
    driver.stack.screens.pop()


def _open(driver: Driver, kind: str) -> None:
    name = driver.context.library.levels.names(kind)[0]
    driver.stack.screens.append(PuzzleScreen(driver.context, kind, name, story=True))
    driver.stack.fresh = True
    driver.stack.update(FRAME, [])
    driver.stack.draw(driver.surface)


def _spread(name: str, costs: list[float]) -> Iterator[tuple[str, float]]:
    if costs:
        yield f"{name}.median", statistics.median(costs)
        yield f"{name}.p99", sorted(costs)[int(0.99 * (len(costs) - 1))]


def _dragged(driver: Driver) -> list[float]:
    """Frames in which a hand leads a handle around; none where none can be held."""
    screen = _screen(driver)
    if screen.session.guessing():
        screen.do(Do.WAIVE)
        driver.wait(1.0)
        driver.settle()
    place = next((each for each in screen.painter.places.all if each.dragged), None)
    if place is None:
        return []
    path = [_around(screen, place, n / DRAGGED) for n in range(WARM + DRAGGED)]
    driver.move(place.at)
    driver.press(place.at)
    driver.frames.clear()
    for at in path:
        driver.move(at)
    costs = [frame.cost for frame in driver.frames[WARM:]]
    screen.let_go()
    driver.release(path[-1])
    return costs


def _around(screen: PuzzleScreen, place: Place, share: float) -> tuple[float, float]:
    """A pixel of the way: twice around the plane, or up and down from where it is."""
    turn, handle = 4.0 * math.pi * share, place.handle
    if handle.values or handle.reach is not None:
        return (place.at[0] + 90 * math.sin(turn), place.at[1] + 90 * math.sin(turn))
    far = screen.session.position.view() * (0.5 + 0.2 * math.sin(3.0 * turn))
    return screen.pixel(handle.panel, (far * math.cos(turn), far * math.sin(turn)))


def _turned(driver: Driver) -> list[float]:
    """Frames in which a handle is turned, and those of the motion after it."""
    screen = _screen(driver)
    costs: list[float] = []
    for n in range(TURNS):
        handles = [h for h in screen.session.handles() if len(h.values) > 1]
        if not handles or screen.session.won:
            break
        move = _next(handles[n % len(handles)])
        first = _ms(partial(_turn, screen, move))
        driver.frames.clear()
        driver.frame()
        driver.settle()
        then = [frame.cost for frame in driver.frames]
        costs += [first + then[0], *then[1:]]
    return costs


def _turn(screen: PuzzleScreen, move: Turn) -> None:
    screen.put(screen.session.commit(move))


def _next(handle: Handle) -> Turn:
    at = handle.values.index(handle.value) + 1
    return Turn(handle.key, handle.values[at % len(handle.values)])


def _screen(driver: Driver) -> PuzzleScreen:
    screen = driver.top
    if not isinstance(screen, PuzzleScreen):
        raise TypeError("no puzzle is open")
    return screen


def _ms(act: Callable[[], object]) -> float:
    start = time.thread_time()
    act()
    return (time.thread_time() - start) * 1000
