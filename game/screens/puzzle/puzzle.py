"""The puzzle screen: the player's hands on a session, by mouse, touch, keys or pad."""

from collections.abc import Sequence
from typing import Any

import pygame

from game.narrative.machine.events import Finish
from game.puzzles.core.protocol import Move, Predict, Turn
from game.puzzles.session.session import Session
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop
from game.screens.puzzle import grips, spoken, unsolved
from game.screens.puzzle.actions import Phase
from game.screens.puzzle.bout import Bout
from game.screens.puzzle.grips import Grip
from game.screens.puzzle.toolbox import PREFIX
from game.screens.shared.context import Context
from game.stage.state import Stage
from game.ui.paint.strokes import XY
from game.ui.window import intents as want
from game.ui.window.intents import Intent

AWAKE = 0.6


class PuzzleScreen:
    """A level in the player's hands.

    Leaves with ``results.Solved`` when the story opened it and it was finished or left
    for later, ``results.Practise`` for another level, or None.
    """

    opaque = True

    def __init__(
        self,
        context: Context,
        kind: str,
        level_name: str,
        *,
        story: bool,
        stage: Stage | None = None,
    ) -> None:
        self.context = context
        self.name = (kind, level_name)
        kept = unsolved.kept(context, *self.name)
        backdrop = stage.backdrop if stage else ""
        self.bout = Bout(context, self.name, backdrop, kept, story=story)
        self.sitter, self.bench = self.bout.sitter, self.bout.bench
        self.hand, self.attention = self.bout.hand, self.bout.attention
        self.notice = self.bench.notice
        self._awake = 0.0
        self._turn = context.turn
        self._kept = self.session

    # What others ask of it

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.sitter.session

    @property
    def forms(self) -> bool:
        """Whether letters are being typed."""
        return self.sitter.typing

    @property
    def holding(self) -> bool:
        """Whether arrows push a handle, rather than move the focus."""
        return self.attention.handle is not None

    @property
    def actions(self) -> tuple[str, ...]:
        """The ids of the actions that are shown."""
        return tuple(action.id for action in self.attention.actions)

    def place_of(self, handle_key: str) -> XY:
        """The window pixel of a handle, or of the line of its value.

        Raises:
            KeyError: no such handle can be taken now.
        """
        for grip in self.hand.grips():
            if grip.handle.key == handle_key:
                return grip.at
        if handle_key == "judge":
            return self.place_of_action("judge")
        raise KeyError(f"no handle '{handle_key}' can be taken now")

    def aim(self, move: Move) -> XY:
        """The window pixel where a hand lets go to make a move by dragging.

        Raises:
            KeyError: the move is not made by dragging what is shown.
        """
        bench, key = self.bench, "" if isinstance(move, Predict) else move.handle
        for grip in self.hand.grips():
            if grip.handle.key == key:
                boxes = bench.boxes()
                return grips.aim(grip, move, bench.figure, boxes, self.context.brush)
        raise KeyError(f"no handle '{key}' can be taken now")

    def pixel(self, panel_key: str, point: XY) -> XY:
        """The window pixel of a point of a plane; KeyError where none is shown."""
        bench = self.bench
        return grips.pixel_of(point, bench.figure, bench.boxes(), panel_key)

    def place_of_action(self, id_: str) -> XY:
        """The window pixel in the middle of an action; KeyError if it is not shown."""
        spot = self.bench.column.spot(id_)
        if spot is None:
            raise KeyError(f"no action '{id_}' is shown")
        return (float(spot.area.centerx), float(spot.area.centery))

    # The screen

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Answer the player, then let time pass."""
        if self.context.turn != self._turn:
            self._turn = self.context.turn
            self.bout.settle()
        self._tell_notices()
        self._awake = max(0.0, self._awake - dt)
        for intent in intents:
            change = self._answer(intent)
            if change != STAY:
                return self._leaving(change)
        self.bout.tick(dt)
        self._keep()
        return STAY

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw what changed since the last frame."""
        return self.bench.draw(surface)

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self.bench.redraw()

    def wait(self) -> float:
        """Seconds until the picture changes by itself."""
        if self._awake > 0.0 or self.context.turn != self._turn:
            return 0.0
        return min(self.sitter.until_change(), self.bench.until_change())

    def resumed(self, result: Any) -> Change:
        """A question over this screen has left."""
        del result
        self.bench.redraw()
        return STAY

    def _tell_notices(self) -> None:
        told = [*self.context.said, *self.context.store.notices()]
        self.context.said.clear()
        if told:
            self.notice.say(" ".join(told))

    def _keep(self) -> None:
        """What is not solved is there again when the level is opened next."""
        now, last = self.session, self._kept
        if now.steps is not last.steps or now.hints != last.hints:
            unsolved.keep(self.context, now)
            self._kept = now

    def _leaving(self, change: Change) -> Change:
        self._keep()
        if self.context.store.profile.changed:
            self.context.store.keep_profile()
        self.context.voice.hush()
        return change

    # What the player wants

    def _answer(self, intent: Intent) -> Change:
        change: Change = STAY
        match intent:
            case want.Point(x=x, y=y):
                self._point(x, y)
                return STAY
            case want.Press(x=x, y=y):
                change = self._press(x, y)
            case want.Release(x=x, y=y):
                self._release(x, y)
            case want.Nudge(dx=dx, dy=dy, step=step):
                self._nudge(dx, dy, step)
                return STAY
            case want.Advance():
                change = self._advance()
            case want.Back():
                change = self._back()
            case want.Choose(index=index):
                change = self._choose(index)
            case want.Scroll(dy=dy):
                self.bench.scroll(dy)
            case want.Typed(text=text) if self.sitter.paper:
                self.sitter.paper.type(text)
            case want.Command(name=name):
                change = self._command(name)
            case _:
                self._move(intent)
        if change == STAY:
            self.bout.refresh()
        return change

    def _move(self, intent: Intent) -> None:
        """The focus goes on: Tab, shoulders, arrows where nothing is held."""
        match intent:
            case want.Rollback() | want.Rollforward() if self._turned_page(intent):
                return
            case want.Skip(held=None) | want.Rollforward():
                moved = self.attention.cycle(1)
            case want.Rollback():
                moved = self.attention.cycle(-1)
            case want.Focus(dx=dx, dy=dy, tab=tab):
                moved = self.attention.cycle(tab or dy or dx, lines=not tab)
            case _:
                moved = False
        if moved:
            self.bout.say_focus()

    def _turned_page(self, intent: Intent) -> bool:
        """Where no handle has the focus, page keys scroll what is longer than seen."""
        if self.attention.handle is not None:
            return False
        return self.bench.turn(down=isinstance(intent, want.Rollforward))

    def _command(self, name: str) -> Change:
        match name:
            case "snap-off" | "snap-on":
                self.hand.snapping = name == "snap-on"
            case "undo" | "redo" | "restart" | "hint" | "next" | "previous":
                ids = {action.id for action in self.attention.actions if action.able}
                if name == "restart" and "again" in ids:
                    return self._do("again")
                if name in ids:
                    return self._do(name)
            case _ if name.startswith(PREFIX):
                return self._do(name)
            case _:
                pass
        return STAY

    def _advance(self) -> Change:
        if self.sitter.phase is Phase.GLOW:
            self.bout.named()
            return STAY
        action = self.attention.action
        if action is not None:
            return self._do(action.id)
        if self.sitter.paper is not None:
            return self._do("another" if self.sitter.paper.right else "hand-in")
        handle = self.attention.handle
        if handle is not None and handle.values:
            self.bout.set(self.session.turn(handle.key))
            return STAY
        if self.session.guessing() and self.session.arranged():
            return self._do("reveal")
        main = next((a for a in self.attention.actions if a.main and a.able), None)
        going = {"on", "next"}
        return self._do(main.id) if main and main.id in going else STAY

    def _back(self) -> Change:
        if self.hand.held:
            self.hand.open()
        elif self.sitter.paper is not None:
            return self._do("close")
        elif self.sitter.watching:
            self.sitter.stop()
        elif self.session.hint_step:
            self.bout.take(self.session.without_hint())
        elif self.sitter.story and self.session.marks is not None:
            return self._do("on")
        else:
            return Pop(None)
        return STAY

    def _choose(self, index: int) -> Change:
        """A number key: that value of the focused handle, else that line of type."""
        handle = self.attention.handle
        if handle is not None and handle.values:
            values = [value for value in handle.values if value]
            if index < len(values):
                self.bout.set(self.session.commit(Turn(handle.key, values[index])))
            return STAY
        main = [action for action in self.attention.actions if action.main]
        return self._do(main[index].id) if index < len(main) else STAY

    def _nudge(self, dx: float, dy: float, step: str) -> None:
        self._awake = AWAKE
        handle = self.attention.handle
        if handle is None:
            if dx or dy:
                self.attention.cycle(1 if dx + dy > 0 else -1, lines=True)
                self.bout.say_focus()
        else:
            self.sitter.stop()
            self.bout.take(self.session.nudge(handle.key, (dx, -dy), step))
            self.context.voice.say(spoken.step(self.session))
        self.bout.refresh()

    def _press(self, x: float, y: float) -> Change:
        if self.sitter.phase is Phase.GLOW:
            return self._advance()
        id_ = self.bench.column.at(x, y)
        if id_:
            return self._do(id_)
        value = self.bench.strip.at(x, y)
        handle = self.attention.handle
        if value is not None and handle is not None:
            self.bout.set(self.session.commit(Turn(handle.key, value)))
            return STAY
        self._touch(self.hand.press(x, y), x, y)
        return STAY

    def _touch(self, grip: Grip | None, x: float, y: float) -> None:
        """A touched handle takes the focus; a value touched on its sign goes on."""
        if grip is None:
            self._attach(x, y)
            return
        key, again = grip.handle.key, self.attention.focus == grip.handle.key
        self.attention.focus = key
        if grip.held:
            return
        if grip.line is None:
            turns = True
        else:
            turns = again if key.startswith("fact:") else grip.on_sign(x, y)
        if turns:
            self.bout.set(self.session.turn(key))
        else:
            self.bout.say_focus()

    def _attach(self, x: float, y: float) -> None:
        """A touched piece of evidence is given to the guess that has the focus."""
        letter = self.hand.evidence_at(x, y)
        handle = self.session.handle(f"fact:{self.attention.focus.partition(':')[2]}")
        if letter and handle is not None and letter in handle.values:
            self.attention.focus = handle.key
            self.bout.set(self.session.commit(Turn(handle.key, letter)))

    def _point(self, x: float, y: float) -> None:
        if self.hand.held:
            self.bout.take(self.hand.pull(x, y))
        else:
            over = self.bench.column.at(x, y)
            self._preview(self.bench.strip.at(x, y))
            if not self.attention.hover(over, "" if over else self.hand.over(x, y)):
                return
        self.bout.refresh()

    def _preview(self, value: str | None) -> None:
        """A hovered value shows what it would do, where its kind allows that."""
        handle, session = self.attention.handle, self.session
        if handle is not None and value is not None and value != handle.value:
            self.sitter.take(session.preview(Turn(handle.key, value)))
        elif session.hovering is not None:
            self.sitter.take(session.release())
        if self.session.shown != session.shown:
            self.bout.refresh()

    def _release(self, x: float, y: float) -> None:
        if self.hand.held:
            put = self.hand.put(x, y)
            self.bout.take(put or self.session.release())
            if put is not None:
                self.context.voice.say(spoken.step(put))

    # What is done

    def _do(self, id_: str) -> Change:
        """Carry out an action that is shown and can be done."""
        action = self.attention.named(id_)
        if action is None or not action.able:
            return STAY
        leaving = self._leave_by(id_)
        if leaving is None:
            self.bout.do(id_)
        return leaving or STAY

    def _leave_by(self, id_: str) -> Change | None:
        kind, _ = self.name
        match id_:
            case "on":
                return Pop(results.Solved(_finish(self.session)))
            case "later":
                return Pop(results.Solved(Finish("skipped")))
            case "next":
                return Pop(results.Practise(kind, self.sitter.following))
            case "previous":
                return Pop(results.Practise(kind, self.sitter.before))
            case "leave":
                return Pop(None)
            case _:
                return None


def _finish(session: Session) -> Finish:
    """What the story hears of it: rounded, as a save keeps it."""
    quotes = {
        name: tuple(round(x, 4) + 0.0 for x in quote.numbers)
        for name, quote in session.quotes().items()
    }
    return Finish(session.outcome(), session.verdicts(), quotes)
