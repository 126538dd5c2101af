"""What lines of type, keys and pad buttons do at a puzzle, and where the focus goes."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from functools import partial

import pygame
from msgspec.structs import replace

from game.language import _
from game.puzzles.core.protocol import Drag, Role, Turn
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session
from game.saving.slots import QUICK, named
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop, Push, Screen
from game.screens.puzzle.actions import COMMANDS, KEPT, Action, Do, Line
from game.screens.puzzle.answer_line import AnswerLine
from game.screens.puzzle.painter import Painter
from game.screens.puzzle.puzzle_state import (
    Event,
    Field,
    Focus,
    PuzzleState,
    finish,
    skipped,
)
from game.screens.puzzle.puzzle_view import view
from game.screens.puzzle.reachable import reachable
from game.screens.puzzle.telling import echo
from game.screens.puzzle.typed_signs import edited, number_written, writable
from game.screens.shared import key_words
from game.screens.shared.context import Context
from game.screens.shared.deaf import Deaf
from game.screens.shared.picture_alone import ONLY_LOOK, PictureAlone
from game.ui.paint.strokes import XY
from game.ui.window import intents as want
from game.ui.window.intents import Device, Intent
from game.ui.window.reach import Reach

ONWARD = (Do.ON, Do.NEXT)
# What is deaf besides lines: a level that opens, and a focus that moved by itself.
OPENED, FOCUS = "opened", "focus"


class Controls(ABC):
    """A puzzle without its pointer: what can be asked of it, and be done by keys."""

    context: Context
    state: PuzzleState
    painter: Painter
    deaf: Deaf
    ledger: Callable[[], Screen] | None

    @abstractmethod
    def show(self, state: PuzzleState) -> None:
        """Go on with another state: see it, paint it and say its news."""

    @abstractmethod
    def take(self, state: PuzzleState) -> None:
        """Go on after something was done by hand: how near the goal is can be heard."""

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """The ground and the parts of the picture, one after the other."""
        return self.painter.prepare(surface)

    @abstractmethod
    def let_go(self) -> None:
        """Let go of what is held; what was only previewed goes back."""

    # What others ask of it

    @property
    def forms(self) -> bool:
        """Whether letters are being typed."""
        return self.state.typing

    @property
    def holding(self) -> bool:
        """Whether arrows push a handle, rather than move the focus."""
        return self.painter.view.handle is not None

    @property
    def counting(self) -> bool:
        """Whether keys write the number that has the focus."""
        return not self.forms and writable(self.painter.view.handle)

    @property
    def dragging(self) -> bool:
        """Whether the pointer has a handle in its hand."""
        return bool(self.state.held)

    def reach(self) -> list[Reach]:
        """What can be taken, for hands that can only step and take."""
        return reachable(
            self.state,
            self.painter,
            self._stops(),
            heard=self.context.voice.enabled,
        )

    @property
    def strip_left(self) -> int:
        """Where, at the foot, words of switches are in no line's way."""
        return self.painter.column.area.right

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be done, in reading order."""
        seen = view(self.state, self.context.store.profile.solved)
        return tuple(line.action for line in seen.column.lines)

    def place_of(self, key: str) -> XY:
        """The window pixel of a handle; KeyError where none can be taken."""
        return self.painter.places.of(key).at

    def aim(self, move: Drag | Turn) -> XY:
        """Where a hand lets go to make a move; KeyError where none is so made."""
        return self.painter.places.aim(move)

    def pixel(self, panel_key: str, point: XY) -> XY:
        """The window pixel of a point of a plane; KeyError where none is shown."""
        return self.painter.places.pixel(point, panel_key)

    def place_of_action(self, action: Action) -> XY:
        """The window pixel in the middle of a line; KeyError where none is shown."""
        return self.painter.column.middle(action)

    # Lines of type

    def do(self, action: Action) -> Change:
        """Carry out an action that is shown and can be done."""
        if not any(o.action == action and o.able for o in self._lines()):
            return STAY
        if action is Do.ENLARGE:
            return self._enlarged()
        left = _left_by(action, self.state)
        if left is not None:
            return left
        after = replace(self.state, why="").do(action)
        go_on = self.take if after.news is Event.STEP else self.show
        go_on(after)
        if action in {Do.PAPER, Do.ANOTHER, Do.CHOOSE, Do.TYPE, Do.CLOSE}:
            self.focus_first(lines=True)
        self.keep_focus()
        if action in {Do.REVEAL, Do.WAIVE}:
            self._say_held()
        return STAY

    def _say_held(self) -> None:
        """After a reveal other things can be moved: which of them hands push now."""
        handle = self.painter.view.handle
        if handle is not None and not handle.values:
            self.context.voice.add(key_words.pushes(self.context, handle))

    def put(self, session: Session) -> None:
        """Another session than is shown: the figure turns into it."""
        after = self.state.step(session)
        if after is not self.state:
            self.take(after)
            self.keep_focus()

    def name(self) -> None:
        """Out of the glow of the win: the naming slides in."""
        self.show(self.state.named())
        self.focus_first(lines=True)

    # Keys and buttons

    def key(self, intent: Intent) -> Change:
        """Answer whatever does not point."""
        if self._wrote(intent):
            return STAY
        goes_on = isinstance(intent, want.Advance | want.Choose)
        if goes_on and not self.deaf.hears(OPENED, FOCUS):
            return STAY
        match intent:
            case want.Nudge():
                self._nudge(intent)
            case want.Advance():
                return self._advance()
            case want.Back():
                return self._back()
            case want.Choose(index=index):
                return self._choose(index)
            case want.Command(name=name):
                return self._command(name)
            case _:
                self._moved_focus(intent)
        return STAY

    def _moved_focus(self, intent: Intent) -> None:
        """What only moves the focus, or what is seen."""
        match intent:
            case want.Rollback():
                self._paged(-1)
            case want.Rollforward():
                self._paged(1)
            case want.Skip(held=None):
                self._cycle(1)
            case want.Light(index=index):
                stops = self._stops()
                if index < len(stops) and stops[index] != self.state.focus:
                    self.say_focus(stops[index])
            case want.Focus(dx=dx, dy=dy, tab=tab):
                self._cycle(tab or dy or dx, lines=not tab)
            case _:
                pass

    def _wrote(self, intent: Intent) -> bool:
        """Whether it was about the line on paper, or a number that is written."""
        if not self.state.typing:
            number = number_written(self.state, self.painter.view.handle, intent)
            if number is not None:
                self.take(number)
            return number is not None
        match intent:
            case want.Typed(text=text):
                change = partial(AnswerLine.write, signs=text)
            case want.Key(key=key, mod=mod):
                change = partial(edited, key=key, mod=mod)
            case want.Focus(dx=dx) if dx and self.state.focus is Field.ANSWER:
                change = partial(AnswerLine.step, by=dx)
            case _:
                return False
        before = self.state.paper
        self.show(self.state.edit(change))
        self.context.voice.say(echo(before, self.state.paper))
        return True

    def _load(self) -> Change:
        """The quick save, where it can be loaded: the page below asks first."""
        if not self.state.story:
            said = _("A save is loaded in the story, or at the title.")
        elif self.context.store.slot(QUICK).state == "empty":
            said = _("{slot} is empty; there is nothing to load.", slot=named(QUICK))
        else:
            return Pop(results.Opened("quickload"))
        self.painter.notice.say(said)
        return STAY

    def _lines(self) -> tuple[Line, ...]:
        return self.painter.view.column.lines

    def _advance(self) -> Change:
        """The line or the handle that has the focus, else the likeliest thing.

        Where nothing has it, the first thing takes it, and is not changed yet.
        """
        state, handle = self.state, self.painter.view.handle
        focused = (o.action for o in self._lines() if o.action == state.focus)
        main = (o.action for o in self._lines() if o.main and o.able)
        action = next(focused, None)
        if state.phase is Phase.GLOW:
            self.name()
        elif action is None and state.paper is not None:
            action = Do.ANOTHER if state.paper.right else Do.HAND_IN
        elif action is None and handle is not None and handle.values:
            self.put(state.session.turn(handle.key))
        elif action is None and self._revealable():
            action = Do.REVEAL
        elif action is None:
            action = next((each for each in main if each in ONWARD), None)
            if action is None and state.focus is None:
                self.deaf.again(FOCUS)
                self.say_focus(self._first())
        return STAY if action is None else self.meant(action)

    def _revealable(self) -> bool:
        """Whether there is a guess to reveal; not before anything has the focus."""
        session = self.state.session
        return (
            self.state.focus is not None and session.guessing() and session.arranged()
        )

    def meant(self, action: Action) -> Change:
        """Carry out what is pressed where it stands, once that can be meant."""
        return self.do(action) if self.deaf.hears(action) else STAY

    def _command(self, name: str) -> Change:
        if name == "ledger":
            return self._open_ledger()
        if name == "repeat":
            self.show(replace(self.state, news=Event.REPEAT))
            return STAY
        if name == "quickload":
            return self._load()
        if name == "quicksave":
            self.painter.notice.say(_(KEPT))
            return STAY
        again = any(line.action is Do.AGAIN for line in self._lines())
        action = Do.AGAIN if name == "restart" and again else COMMANDS.get(name)
        return STAY if action is None else self.do(action)

    def _open_ledger(self) -> Change:
        if self.ledger is None:
            self.painter.notice.say(_("The Ledger opens in the story."))
            return STAY
        self.let_go()
        self.context.sound.play("open")
        return Push(self.ledger())

    def _enlarged(self) -> Change:
        self.let_go()
        self.context.sound.play("open")
        return Push(PictureAlone(self.context, self.painter.tableau, ONLY_LOOK))

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
            for value in [value for value in handle.values if value][index : index + 1]:
                self.put(self.state.session.commit(Turn(handle.key, value)))
            return STAY
        main = [line.action for line in self._lines() if line.main]
        return self.meant(main[index]) if index < len(main) else STAY

    def _nudge(self, push: want.Nudge) -> None:
        handle, state = self.painter.view.handle, self.state.stopped()
        dx, dy = push.dx, push.dy
        if handle is not None:
            session = state.session.nudge(handle.key, (dx, -dy), push.step)
            self.take(replace(state.take(session, Event.STEP), writing=""))
            self.painter.reveal(handle.key)
        elif dx or dy:
            self._cycle(1 if dx + dy > 0 else -1, lines=True)

    def _paged(self, by: int) -> None:
        """Page keys scroll what is longer than seen; shoulders are the Tab of a pad."""
        pad, held = self.context.device is Device.PAD, self.painter.view.handle
        scrolled = not (pad and held) and self.painter.leaf(by)
        if pad and not scrolled:
            self._cycle(by)

    # The focus

    def focus_first(self, *, lines: bool = False) -> None:
        """To where hands begin; of the ``lines`` to the way on, if it is there."""
        self.show(replace(self.state, focus=self._first(lines=lines)))

    def focus_begun(self) -> None:
        """To the way on after a win; to where hands begin, if that is only pushed.

        The key that read the story goes on to be pressed: it must change nothing here.
        """
        if self.state.phase is Phase.NAMED:
            self.focus_first(lines=True)
            return
        first, session = self._first(), self.state.session
        handle = session.handle(first) if isinstance(first, str) else None
        pushed = handle is not None and not handle.values
        if pushed and not (session.guessing() and session.arranged()):
            self.show(replace(self.state, focus=first))

    def _first(self, *, lines: bool = False) -> Focus:
        stops = self._stops(lines=lines)
        begin = self.state.session.position.begins()
        onward = (s for s in stops if (s in ONWARD if lines else s == begin))
        return next(onward, next(iter(stops), None))

    def keep_focus(self) -> None:
        """The focus stays while its stop is there."""
        if self.state.focus not in self._stops():
            self.deaf.again(FOCUS)
            self.focus_first()

    def say_focus(self, focus: Focus) -> None:
        """The focus goes somewhere; it is brought into what is seen, and said."""
        if isinstance(focus, str):
            self.painter.reveal(focus)
        now = replace(self.state, focus=focus, why="", writing="")
        self.show(replace(now, news=Event.FOCUS))

    def _stops(self, *, lines: bool = False) -> list[Focus]:
        """What Tab stops at, in order."""
        held = [] if lines else [place.handle for place in self.painter.places.all]
        found: list[Focus] = [h.key for h in held if h.role is not Role.BODY]
        if self.state.typing:
            found.append(Field.ANSWER)
        found += [line.action for line in self._lines() if line.able]
        # Carrying an arrow changes nothing about it: that comes last.
        return found + [h.key for h in held if h.role is Role.BODY]

    def _cycle(self, by: int, *, lines: bool = False) -> None:
        """On to the next stop, around the end."""
        found, focus = self._stops(lines=lines), self.state.focus
        if focus is None and (by > 0 or (by and lines)):
            self.say_focus(self._first())
        elif found and by:
            at = found.index(focus) if focus in found else -1 if by > 0 else 0
            self.say_focus(found[(at + by) % len(found)])


def _left_by(action: Action, state: PuzzleState) -> Pop | None:
    """The result with which an action leaves, if it does: quotes as a save has them."""
    session = state.session
    match action:
        case Do.ON:
            return Pop(results.Solved(finish(session)))
        case Do.LATER:
            return Pop(results.Solved(skipped(session)))
        case Do.NEXT | Do.PREVIOUS:
            return Pop(state.next_door(action))
        case Do.LEAVE:
            return Pop(None)
        case _:
            return None
