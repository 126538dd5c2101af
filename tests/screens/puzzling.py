"""A puzzle on the bench, with a player's hands on it."""

from collections.abc import Mapping

from game.puzzles.core.protocol import Drag, Turn
from game.screens.puzzle.actions import Action, Do
from game.screens.puzzle.lent import Lent
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.puzzle.puzzle_state import Focus
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.ui.window import intents as want
from game.ui.window.intents import Intent
from game.verbs.driving.solving import turning
from tests.screens.support import Hands

TAB = want.Skip(held=None)


class Player(Hands):
    """Hands on a puzzle screen, by mouse and by key."""

    def __init__(
        self,
        context: Context,
        kind: str,
        level: str = "story",
        *,
        story: bool = True,
        facts: Mapping[str, str] | None = None,
    ) -> None:
        lent = Lent(facts=facts)
        self.screen = PuzzleScreen(context, kind, level, story=story, lent=lent)
        super().__init__(self.screen)
        self.rest(1.2 * DEAF)

    def click(self, at: tuple[float, float]) -> None:
        self.do(want.Point(*at), want.Press(*at), want.Release(*at))

    def do(self, *intents: Intent, dt: float = 1 / 60) -> None:
        """Who goes on by key waits until that can be meant."""
        for intent in intents:
            if isinstance(intent, want.Advance | want.Choose):
                self.rest(1.2 * DEAF)
            super().do(intent, dt=dt)

    def act(self, action: Action) -> None:
        self.rest(1.2 * DEAF)
        self.click(self.screen.place_of_action(action))

    def take(self, handle: str, to: tuple[float, float]) -> None:
        """Take a handle and carry it to a place, or a number, without letting go."""
        start, end = self.screen.place_of(handle), self._aim(handle, to)
        self.do(want.Point(*start), want.Press(*start))
        for i in range(1, 5):
            x = start[0] + (end[0] - start[0]) * i / 4
            y = start[1] + (end[1] - start[1]) * i / 4
            self.do(want.Point(x, y))

    def drag(self, handle: str, to: tuple[float, float]) -> None:
        end = self._aim(handle, to)
        self.take(handle, to)
        self.do(want.Release(*end))

    def _aim(self, handle: str, to: tuple[float, float]) -> tuple[float, float]:
        return self.screen.painter.places.aim(Drag(handle, to))

    def tab_to(self, stop: Focus) -> None:
        for _ in range(40):
            if self.screen.state.focus == stop:
                return
            self.do(TAB)
        raise AssertionError(f"Tab never comes to {stop}")

    def solve(self) -> None:
        """Make the reference solution by hand, and hold it until it is named."""
        for _ in range(40):
            moves = self.screen.session.position.solve()
            if not moves:
                break
            match moves[0]:
                case Drag(handle, to):
                    self.drag(handle, to)
                case Turn(handle, value):
                    held = self.screen.session.handle(handle)
                    line = turning(held, value) if held is not None else None
                    if line is not None:
                        self.act(line)
                    else:
                        self.click(self.screen.place_of(handle))
                        self.value(value)
                case _:
                    self.act(Do.WAIVE)
            self.rest(2.5)
        self.rest(6.0)

    def value(self, value: str) -> None:
        """Choose a value of the focused handle where it is written."""
        for area in self.screen.painter.band.areas(value):
            self.click((float(area.centerx), float(area.centery)))
