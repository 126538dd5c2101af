"""What lines of type, keys and pad buttons do at a puzzle, and where the focus goes."""

from abc import ABC, abstractmethod

from msgspec.structs import replace

from game.narrative.machine.events import Finish
from game.puzzles.core.protocol import Turn
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop
from game.screens.puzzle.actions import COMMANDS, Action, Do
from game.screens.puzzle.painter import Painter
from game.screens.puzzle.puzzle_state import Event, Field, Focus, PuzzleState
from game.screens.shared.context import Context
from game.ui.window import intents as want
from game.ui.window.intents import Intent


class Controls(ABC):
    """A puzzle without its pointer: it knows the state and what painted it last."""

    context: Context
    state: PuzzleState
    painter: Painter

    @abstractmethod
    def show(self, state: PuzzleState) -> None:
        """Go on with another state: see it, paint it and say its news."""

    @abstractmethod
    def let_go(self) -> None:
        """Let go of what is held; what was only previewed goes back."""

    def do(self, action: Action) -> Change:
        """Carry out an action that is shown and can be done."""
        lines = self.painter.view.column.lines
        if not any(line.action == action and line.able for line in lines):
            return STAY
        left = _left_by(action, self.state)
        if left is not None:
            return left
        after = self.state.do(action)
        if after.news is Event.STEP:
            self.take(after)
        else:
            self.show(after)
        if action in {Do.PAPER, Do.ANOTHER, Do.CHOOSE, Do.TYPE, Do.CLOSE}:
            self.focus_first(lines=True)
        self.keep_focus()
        return STAY

    def put(self, session: Session) -> None:
        """Another session than is shown: the figure turns into it."""
        after = self.state.step(session)
        if after is not self.state:
            self.take(after)
            self.keep_focus()

    def take(self, state: PuzzleState) -> None:
        """Go on after something was done by hand: how near the goal is can be heard."""
        if not state.board:
            self.context.sound.near(state.session.shown.goal().closeness)
        self.show(state)

    def name(self) -> None:
        """Out of the glow of the win: the naming slides in."""
        self.show(self.state.named())
        self.focus_first(lines=True)

    # Keys and buttons

    def key(self, intent: Intent) -> Change:
        """Answer whatever does not point."""
        match intent:
            case want.Nudge(dx=dx, dy=dy, step=step):
                self._nudge(dx, dy, step)
            case want.Advance():
                return self._advance()
            case want.Back():
                return self._back()
            case want.Choose(index=index):
                return self._choose(index)
            case want.Command(name=name) if name in COMMANDS:
                lines = self.painter.view.column.lines
                again = any(line.action is Do.AGAIN for line in lines)
                restart = name == "restart" and again
                return self.do(Do.AGAIN if restart else COMMANDS[name])
            case want.Typed(text=text):
                self.show(self.state.write(text))
            case want.Rollback() | want.Rollforward() if self._turned_page(intent):
                pass
            case want.Skip(held=None) | want.Rollforward():
                self._cycle(1)
            case want.Rollback():
                self._cycle(-1)
            case want.Focus(dx=dx, dy=dy, tab=tab):
                self._cycle(tab or dy or dx, lines=not tab)
            case _:
                pass
        return STAY

    def _advance(self) -> Change:
        state, seen = self.state, self.painter.view
        lines, handle = seen.column.lines, seen.handle
        if state.phase is Phase.GLOW:
            self.name()
        elif any(line.action == state.focus for line in lines):
            focused = (line.action for line in lines if line.action == state.focus)
            return self.do(next(focused))
        elif state.paper is not None:
            return self.do(Do.ANOTHER if state.paper.right else Do.HAND_IN)
        elif handle is not None and handle.values:
            self.put(state.session.turn(handle.key))
        elif state.session.guessing() and state.session.arranged():
            return self.do(Do.REVEAL)
        else:
            main = (line.action for line in lines if line.main and line.able)
            on = next(main, None)
            return self.do(on) if on in {Do.ON, Do.NEXT} else STAY
        return STAY

    def _back(self) -> Change:
        state = self.state
        if state.held:
            self.let_go()
        elif state.paper is not None:
            return self.do(Do.CLOSE)
        elif state.watching:
            self.show(state.stopped())
        elif state.session.hint_step:
            self.take(state.take(state.session.without_hint()))
        elif state.story and state.session.marks is not None:
            return self.do(Do.ON)
        else:
            return Pop(None)
        return STAY

    def _choose(self, index: int) -> Change:
        """A number key: that value of the focused handle, else that line of type."""
        handle = self.painter.view.handle
        if handle is not None and handle.values:
            values = [value for value in handle.values if value][index : index + 1]
            for value in values:
                self.put(self.state.session.commit(Turn(handle.key, value)))
            return STAY
        lines = self.painter.view.column.lines
        main = [line.action for line in lines if line.main]
        return self.do(main[index]) if index < len(main) else STAY

    def _nudge(self, dx: float, dy: float, step: str) -> None:
        handle, state = self.painter.view.handle, self.state.stopped()
        if handle is not None:
            session = state.session.nudge(handle.key, (dx, -dy), step)
            self.take(state.take(session, Event.STEP))
        elif dx or dy:
            self._cycle(1 if dx + dy > 0 else -1, lines=True)

    def _turned_page(self, intent: Intent) -> bool:
        """Where no handle has the focus, page keys scroll what is longer than seen."""
        down = isinstance(intent, want.Rollforward)
        return self.painter.view.handle is None and self.painter.turn(down=down)

    # The focus

    def focus_first(self, *, lines: bool = False) -> None:
        """To the first stop; ``lines`` leaves the handles out."""
        first = next(iter(self._stops(lines=lines)), None)
        self.show(replace(self.state, focus=first))

    def keep_focus(self) -> None:
        """The focus stays while its stop is there."""
        if self.state.focus not in self._stops():
            self.focus_first()

    def say_focus(self, focus: Focus) -> None:
        """The focus goes somewhere; it is brought into what is seen, and said."""
        for place in self.painter.places.all:
            if place.area is not None and place.handle.key == focus:
                self.painter.reveal(place.area)
        self.show(replace(self.state, focus=focus, news=Event.FOCUS))

    def _stops(self, *, lines: bool = False) -> list[Focus]:
        """What Tab stops at, in order."""
        places = () if lines else self.painter.places.all
        found: list[Focus] = [place.handle.key for place in places]
        if self.state.typing:
            found.append(Field.ANSWER)
        shown = self.painter.view.column.lines
        return found + [line.action for line in shown if line.able]

    def _cycle(self, by: int, *, lines: bool = False) -> None:
        """On to the next stop, around the end."""
        found, focus = self._stops(lines=lines), self.state.focus
        if found and by:
            at = found.index(focus) if focus in found else -1 if by > 0 else 0
            self.say_focus(found[(at + by) % len(found)])


def _left_by(action: Action, state: PuzzleState) -> Pop | None:
    """The result with which an action leaves, if it does: quotes as a save has them."""
    session = state.session
    match action:
        case Do.ON:
            quotes = {
                name: tuple(round(x, 4) + 0.0 for x in quote.numbers)
                for name, quote in session.quotes().items()
            }
            finish = Finish(session.outcome(), session.verdicts(), quotes)
            return Pop(results.Solved(finish))
        case Do.LATER:
            return Pop(results.Solved(Finish("skipped")))
        case Do.NEXT | Do.PREVIOUS:
            level = state.following if action is Do.NEXT else state.before
            return Pop(results.Practise(session.kind, level))
        case Do.LEAVE:
            return Pop(None)
        case _:
            return None
