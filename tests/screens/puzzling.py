"""A puzzle on the bench, with a player's hands on it."""

from game.puzzles.core.protocol import Drag, Turn
from game.screens.puzzle.puzzle import PuzzleScreen
from game.screens.shared.context import Context
from game.ui.window import intents as want
from tests.screens.support import Hands

TAB = want.Skip(held=None)


class Player(Hands):
    """Hands on a puzzle screen, by mouse and by key."""

    def __init__(
        self, context: Context, kind: str, level: str = "story", *, story: bool = True
    ) -> None:
        self.screen = PuzzleScreen(context, kind, level, story=story)
        super().__init__(self.screen)

    def click(self, at: tuple[float, float]) -> None:
        self.do(want.Point(*at), want.Press(*at), want.Release(*at))

    def act(self, id_: str) -> None:
        self.click(self.screen.place_of_action(id_))

    def take(self, handle: str, to: tuple[float, float]) -> None:
        """Take a handle and carry it to a point of the plane, without letting go."""
        start, end = self.screen.place_of(handle), self.screen.pixel("plane", to)
        self.do(want.Point(*start), want.Press(*start))
        for i in range(1, 5):
            x = start[0] + (end[0] - start[0]) * i / 4
            y = start[1] + (end[1] - start[1]) * i / 4
            self.do(want.Point(x, y))

    def drag(self, handle: str, to: tuple[float, float]) -> None:
        self.take(handle, to)
        self.do(want.Release(*self.screen.pixel("plane", to)))

    def tab_to(self, stop: str) -> None:
        for _ in range(40):
            if self.screen.attention.focus == stop:
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
                case Turn(handle, value) if handle in {"judge", "page"}:
                    forward = value == "asked" or int(value) > self.page()
                    turn = "page-next" if forward else "page-back"
                    self.act("judge" if handle == "judge" else turn)
                case Turn(handle, value):
                    self.click(self.screen.place_of(handle))
                    self.value(value)
                case _:
                    self.act("waive")
            self.rest(2.5)
        self.rest(6.0)

    def page(self) -> int:
        handle = self.screen.session.handle("page")
        return int(handle.value) if handle else 1

    def value(self, value: str) -> None:
        """Choose a value of the focused handle where it is written."""
        for area in self.screen.bench.strip.areas(value):
            self.click((float(area.centerx), float(area.centery)))
