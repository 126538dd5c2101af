"""The pointer's hand on the figure: what is under it, what it holds, where it pulls."""

from collections.abc import Sequence

from game.puzzles.core.protocol import Drag, Move, Turn
from game.puzzles.session.session import Session
from game.screens.puzzle import grips
from game.screens.puzzle.actions import Phase
from game.screens.puzzle.grips import Grip
from game.screens.puzzle.puzzle_view import Bench
from game.screens.puzzle.sitter import Sitter
from game.ui.paint.ledger_page import EntryPlace
from game.ui.paint.strokes import XY
from game.ui.window.view import whole

STILL = 3.0


class Hand:
    """A mouse or a finger. ``snapping`` is off while the player holds Shift.

    A handle is taken where it is touched, so that it does not jump under the hand.
    """

    def __init__(self, sitter: Sitter, bench: Bench) -> None:
        self.sitter = sitter
        self.bench = bench
        self.snapping = True
        self.moved = False
        self._held: Grip | None = None
        self._grabbed: XY = (0.0, 0.0)
        self._touched: tuple[XY, str] = ((0.0, 0.0), "")

    @property
    def held(self) -> str:
        """The key of the handle that is held, or nothing."""
        return self._held.handle.key if self._held else ""

    def grips(self) -> Sequence[Grip]:
        """Where the handles of the session can be taken now."""
        if self.sitter.phase in {Phase.GLOW, Phase.PAPER}:
            return ()
        bench = self.bench
        handles = self.sitter.session.handles()
        return grips.grips(handles, bench.figure, bench.boxes(), bench.context.brush)

    def over(self, x: float, y: float) -> str:
        """The key of the handle under a window pixel, or nothing."""
        grip = self._under(x, y)
        return grip.handle.key if grip else ""

    def _under(self, x: float, y: float) -> Grip | None:
        """What is scrolled out of sight is not there for a hand."""
        found = self._stack(x, y)
        return found[0] if found else None

    def _stack(self, x: float, y: float) -> list[Grip]:
        seen = whole(self.bench.pages.seen)
        inside = seen.collidepoint(x, y) or not self.bench.pages.scrolled
        return grips.under(self.grips(), x, y) if inside else []

    def _next_under(self, x: float, y: float) -> Grip | None:
        """What lies below what the last touch took, if this touch is at the same place.

        So nothing that lies under another handle is out of reach.
        """
        stack = self._stack(x, y)
        at, key = self._touched
        again = not self.moved and abs(x - at[0]) + abs(y - at[1]) <= STILL
        keys = [grip.handle.key for grip in stack]
        if again and key in keys and stack[0].held:
            below = stack[keys.index(key) + 1 :] + stack
            return next(grip for grip in below if grip.held)
        return stack[0] if stack else None

    def evidence(self) -> Sequence[EntryPlace]:
        """Where the evidence on the table stands."""
        bench = self.bench
        return grips.evidence(bench.figure, bench.boxes(), bench.context.brush)

    def evidence_at(self, x: float, y: float) -> str:
        """The letter of the evidence under a window pixel, or nothing."""
        for place in self.evidence():
            if place.mark.union(place.words).collidepoint(x, y):
                return place.key.rpartition(":")[2]
        return ""

    def press(self, x: float, y: float) -> Grip | None:
        """Take what is there; a point handle is held from now on."""
        self.bench.tableau.finish()
        grip = self._next_under(x, y)
        self._touched = ((x, y), grip.handle.key if grip else "")
        if grip is not None and grip.held:
            self.sitter.stop()
            self._held, self.moved = grip, False
            self._grabbed = (grip.at[0] - x, grip.at[1] - y)
        return grip

    def pull(self, x: float, y: float) -> Session | None:
        """The session with the held handle carried along; None while it lies still."""
        if self._held is None:
            return None
        off = (x + self._grabbed[0], y + self._grabbed[1])
        away = abs(off[0] - self._held.at[0]) + abs(off[1] - self._held.at[1])
        self.moved = self.moved or away > STILL
        if not self.moved:
            return None
        move = self._move(self._held, off)
        return self.sitter.session.preview(move, snap=self.snapping)

    def put(self, x: float, y: float) -> Session | None:
        """The session with the move made, the hand open; None where nothing moved."""
        held, moved = self._held, self.moved
        self._held = None
        if held is None or not moved:
            return None
        move = self._move(held, (x + self._grabbed[0], y + self._grabbed[1]))
        return self.sitter.session.commit(move, snap=self.snapping)

    def open(self) -> None:
        """Let go of what is held; what was only previewed goes back."""
        if self._held is not None:
            self._held, self.moved = None, False
            self.sitter.take(self.sitter.session.release())

    def _move(self, held: Grip, at: XY) -> Move:
        """What pulling the held handle to a window pixel does."""
        bench, handle = self.bench, held.handle
        figure, boxes, brush = bench.figure, bench.boxes(), bench.context.brush
        if handle.reach is not None:
            number = grips.counted(held, held.at[1] - at[1], brush)
            return Drag(handle.key, (number, 0.0))
        if handle.slides:
            slot = grips.slot(figure, boxes, brush, handle.panel, at[0])
            return Turn(handle.key, handle.values[slot])
        return Drag(handle.key, grips.point_of(at, figure, boxes, handle.panel))
