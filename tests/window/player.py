"""Runs the game and writes, each time something is due, what a player would do next.

The game itself gets only what the window gets: the acts are carried out by xdotool.
``player.py keys|mouse OUT CHAPTER`` plays a chapter, and ``LEVEL ...`` (``dual.story``)
these levels; an act is a list of words for the test.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from game.app.game import open_game, run
from game.narrative.machine.events import Line
from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.session.phases import Phase
from game.screens.flow.base import Change, Pop, Push
from game.screens.flow.stack import Stack
from game.screens.opening.first_screen import opening
from game.screens.puzzle.actions import Action, Do
from game.screens.puzzle.practice import PracticeScreen
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.puzzle.puzzle_state import Focus
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.story.play import PlayScreen
from game.verbs.driving.solving import turning
from tests.puzzles.keys import nearest_key

READ = (640, 660)
AGAIN = 0.8
Act = list[Any]


class Levels(PracticeScreen):
    """Levels one after another: on from each to the next."""

    def __init__(self, context: Context, names: list[list[str]]) -> None:
        self.left = names[1:]
        super().__init__(context, *names[0])

    def resumed(self, result: Any) -> Change:
        """A level was left: open the one that comes after it in the list."""
        if not self.left:
            return Pop(None)
        kind, level = self.left.pop(0)
        return Push(PuzzleScreen(self.context, kind, level, story=False))


class Player:
    """Decides one act at a time, from what stands on the screen."""

    def __init__(self, hands: str, out: Path) -> None:
        self.keys = hands == "keys"
        self.out = out
        self.count = 0
        self.seen: Any = None
        self.since = 0.0
        self.way = 0
        self.turning: Turn | None = None
        self.there: Any = None
        self.came = 0.0

    def look(self, stack: Stack) -> None:
        """Each frame: when the screen has changed, or an act was lost, decide."""
        if stack.done or _in_hand(stack.top):
            return
        mark = self._mark(stack.top)
        now = time.monotonic()
        there = _new(stack.top)
        if there != self.there:
            self.there, self.came = there, now
        if there and now - self.came < 1.2 * DEAF:
            return
        if mark == self.seen and now - self.since < AGAIN:
            return
        self.seen, self.since = mark, now
        act = self._decide(stack.top)
        if act:
            self.count += 1
            part = self.out.with_suffix(".part")
            part.write_text(json.dumps([self.count, act]), "utf-8")
            part.replace(self.out)

    def _mark(self, top: Any) -> Any:
        if isinstance(top, PlayScreen):
            typing = top.reader.typing
            return (
                top.journey.index,
                len(top.journey.moments),
                top.focus,
                typing is None or typing.done,
            )
        if isinstance(top, PuzzleScreen):
            return (top.session.position, top.actions, top.state.focus)
        return type(top).__name__

    def _decide(self, top: Any) -> Act:
        if isinstance(top, PlayScreen):
            return self._read(top)
        if isinstance(top, PuzzleScreen):
            if top.state.phase is Phase.GLOW:
                return []
            return self._solve_by_keys(top) if self.keys else self._solve(top)
        return ["end", type(top).__name__]

    def _read(self, page: PlayScreen) -> Act:
        ways = page.reader.ways
        typing = page.reader.typing
        if not ways or (typing and not typing.done):
            if not isinstance(page.journey.now.pause, Line):
                return []
            return ["key", "space"] if self.keys else ["click", *READ]
        wanted = self.way % len(ways)
        if self.keys:
            if page.focus != wanted:
                return ["key", "Down"]
            self.way += 1
            return ["key", "Return"]
        area = page.page_view.choice_area(wanted)
        self.way += 1
        return ["click", area.centerx, area.centery]

    def _solve(self, screen: PuzzleScreen) -> Act:
        for action in (Do.ON, *self._out(screen), Do.WAIVE):
            if action in screen.actions:
                return ["click", *map(round, screen.place_of_action(action))]
        move = self._next(screen)
        match move:
            case Drag(handle=handle) | Turn(handle=handle) if _drags(screen, move):
                return ["drag", *screen.place_of(handle), *screen.aim(move)]
            case Turn():
                line = _line(screen, move)
                at = (
                    screen.place_of_action(line)
                    if line
                    else screen.place_of(move.handle)
                )
                return ["click", *map(round, at)]
            case _:
                return []

    @staticmethod
    def _out(screen: PuzzleScreen) -> tuple[Action, ...]:
        """Out of a level of the Workbench, once it is won and named."""
        won = screen.session.won and not screen.state.story
        # The board of three pages is played by the tour; here it is left for later.
        left = screen.session.kind == "board"
        return (Do.LEAVE,) if won else (Do.LATER,) if left else ()

    def _next(self, screen: PuzzleScreen) -> Move | None:
        """The move to make: one that was begun by cycling is brought to its end."""
        turning = self.turning
        held = screen.session.handle(turning.handle) if turning else None
        if turning and held and held.value != turning.value and held.value:
            return turning
        moves = screen.session.position.solve()
        move = moves[0] if moves else None
        cycled = isinstance(move, Turn) and (self.keys or not _drags(screen, move))
        self.turning = move if isinstance(move, Turn) and cycled else None
        return move

    def _solve_by_keys(self, screen: PuzzleScreen) -> Act:
        for action in (Do.ON, *self._out(screen), Do.WAIVE):
            if action in screen.actions:
                return self._press_on(screen, action)
        move = self._next(screen)
        if isinstance(move, Drag):
            if screen.state.focus != move.handle:
                return ["key", "Tab"]
            return ["key", nearest_key(screen.session, move)]
        if isinstance(move, Turn):
            return self._press_on(screen, _line(screen, move) or move.handle)
        return []

    @staticmethod
    def _press_on(screen: PuzzleScreen, target: Focus) -> Act:
        return ["key", "Return" if screen.state.focus == target else "Tab"]


def _new(top: Any) -> Any:
    """What is deaf for a moment when it comes: choices, and the lines of a puzzle."""
    if isinstance(top, PlayScreen):
        return top.journey.index if top.reader.ways else None
    if isinstance(top, PuzzleScreen):
        return (id(top), top.actions)
    return None


def _in_hand(top: Any) -> bool:
    """Whether an act is still being carried out: it would be asked for twice."""
    return isinstance(top, PuzzleScreen) and bool(top.state.held)


def _drags(screen: PuzzleScreen, move: Drag | Turn) -> bool:
    held = screen.session.handle(move.handle)
    return isinstance(move, Drag) or (held is not None and held.slides)


def _line(screen: PuzzleScreen, move: Turn) -> Action | None:
    held = screen.session.handle(move.handle)
    return None if held is None else turning(held, move.value)


if __name__ == "__main__":
    hands, out, *what = sys.argv[1:]
    player = Player(hands, Path(out))
    game = open_game(size=(1280, 720))
    names = [name.split(".") for name in what]
    if len(names[0]) > 1:
        run(game, lambda context: Levels(context, names), each_frame=player.look)
    else:
        run(game, lambda context: opening(context, what[0]), each_frame=player.look)
