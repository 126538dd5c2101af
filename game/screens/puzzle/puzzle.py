"""The puzzle screen: the player's hands on a level, by mouse, touch, keys or pad."""

from collections.abc import Sequence
from typing import Any

import pygame
from msgspec.structs import replace

from game.linalg.plane import apart
from game.puzzles.core.protocol import Handle, Move, Role, Turn
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.guidance import asleep, stopped
from game.puzzles.session.phases import Phase
from game.puzzles.session.session import Session
from game.puzzles.session.tools import earned
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop
from game.screens.puzzle import unsolved
from game.screens.puzzle.attention import ShownHand, shown_hand
from game.screens.puzzle.controls import FOCUS, OPENED, Controls
from game.screens.puzzle.handle_places import Place
from game.screens.puzzle.lent import Lent
from game.screens.puzzle.lifting import laying, lift, said
from game.screens.puzzle.painter import Painter
from game.screens.puzzle.puzzle_state import GLOW, Event, PuzzleState, opened
from game.screens.puzzle.puzzle_view import spoken, view
from game.screens.puzzle.telling_keys import with_keys, with_ways
from game.screens.shared import act_sounds
from game.screens.shared.context import Context
from game.screens.shared.deaf import Deaf
from game.stage.cues.props import framed
from game.ui.paint.strokes import XY
from game.ui.window import intents as want
from game.ui.window.intents import Intent

AWAKE = 0.6
NOTCH = 90.0
STILL = 3.0
# How far a pointer goes before it means something, in pixels.
ROUSED = 40.0


class PuzzleScreen(Controls):
    """A level in the player's hands.

    Leaves with ``results.Solved`` when the story opened it and it was finished or left
    for later, ``results.Practise`` for another level, or None. ``snapping`` is off
    while the player holds Shift.
    """

    opaque = True

    def __init__(
        self,
        context: Context,
        kind: str,
        level_name: str,
        *,
        story: bool,
        course: bool = False,
        lent: Lent = Lent(),  # noqa: B008 - a value that nothing changes
    ) -> None:
        stage, facts = lent.stage, lent.facts
        self.context, self.ledger = context, lent.ledger
        self.deaf = Deaf(OPENED, FOCUS)
        had = earned(context.store.profile.solved)
        marks = stage.ledger if stage else ()
        session = unsolved.begun(context, kind, level_name, marks, facts)
        won, levels = unsolved.earned_by(context, session), context.library.levels
        begun = opened(session, levels, had, story=story, course=course, earned=won)
        self.state = replace(begun, ledger=marks)
        board, place = self.state.board, stage.backdrop if stage else ""
        self.painter = Painter(context, place, paged=board)
        self.painter.hold(framed(stage.props) if stage else None)
        self.snapping, self._awake = True, 0.0
        self._hold: Place | None = None
        self._off, self._moved = (0.0, 0.0), False
        self._touched: tuple[XY, str] = ((0.0, 0.0), "")
        # What was turned where the pointer still is: that is no preview again.
        self._turned = ""
        self._hand = self._first_met(session)
        self._pointed: XY | None = None
        self._turn, self._kept = context.turn, session
        self.show(self.state)
        self.focus_begun()
        self.ear = act_sounds.Ear(context.sound, session, telling=not board)
        self.show(replace(self.state, news=Event.OPENED))

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.state.session

    # The screen

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Answer the player, then let time pass."""
        if self.context.turn != self._turn:
            self._turn = self.context.turn
            self.let_go()
            self.painter.place()
            self.show(self.state)
        told = self.context.told()
        if told:
            self.painter.notice.say(" ".join(told))
        self._awake = max(0.0, self._awake - dt)
        for intent in intents:
            self._end_showing(intent)
            change = self._answer(intent)
            if change != STAY:
                self._leave(change)
                self.context.voice.hush()
                return change
        self._tick(dt)
        self._keep()
        return STAY

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw what changed since the last frame."""
        return self.painter.draw(surface)

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self.painter.redraw()

    def wait(self) -> float:
        """Seconds until the picture changes by itself."""
        if self._awake > 0.0 or self.context.turn != self._turn or self._hand:
            return 0.0
        return min(self.state.until_change(), self.painter.until_change())

    def resumed(self, result: Any) -> Change:
        """A question over this screen has left; with new marks it is opened anew."""
        if isinstance(result, results.Marks):
            change = Pop(replace(result, back=True))
            self._leave(change)
            return change
        self.context.sound.play("close")
        self.painter.redraw()
        self.show(replace(self.state, news=Event.FOCUS))
        return STAY

    def _leave(self, change: Change) -> None:
        self._keep()
        told = isinstance(change, Pop) and isinstance(change.result, results.Solved)
        story = self.state.story or not isinstance(change, Pop)
        unsolved.leave(self.context, self.session, story=story, told=told)

    def _keep(self) -> None:
        """What was not gone on from is there again when the level is opened next."""
        self._kept = unsolved.keep_on(self.context, self.session, self._kept)

    def _answer(self, intent: Intent) -> Change:
        match intent:
            case want.Point(x=x, y=y):
                self._point(x, y)
            case want.Press(x=x, y=y):
                return self._press(x, y)
            case want.Release(x=x, y=y):
                self._release(x, y)
            case want.Scroll(dy=dy):
                self.painter.scroll(-dy * NOTCH * self.context.brush.k)
            case want.Command(name="snap-off" | "snap-on" as name):
                self.snapping = name == "snap-on"
            case _:
                self._awake = AWAKE if isinstance(intent, want.Nudge) else self._awake
                return self.key(intent)
        return STAY

    # The drawn hand

    def _first_met(self, session: Session) -> ShownHand | None:
        """A hand that shows how a kind is played that is met for the first time."""
        profile, kind = self.context.store.profile, f"{session.kind}."
        met = any(key.startswith(kind) for key in (*profile.solved, *profile.unsolved))
        if met or session.won or self.context.settings.reduced_motion:
            return None
        return shown_hand(session.handles(), session.position.view())

    def _end_showing(self, intent: Intent) -> None:
        """Any input ends it, but a pointer that only trembles."""
        if self._hand is None:
            return
        if isinstance(intent, want.Point):
            start, self._pointed = self._pointed, self._pointed or (intent.x, intent.y)
            if start is None or apart(start, (intent.x, intent.y)) < ROUSED:
                return
        self._leave_hand()

    def _leave_hand(self) -> None:
        """The hand is gone, and what it only showed is as it was."""
        self._hand = None
        self.painter.point(None)
        session = self.session.release()
        self.show(replace(self.state, session=session, showing=False))

    def _show_hand(self, hand: ShownHand) -> None:
        """The hand a little later: what it does is seen and never made."""
        if hand.over:
            self._leave_hand()
            return
        self._hand, move = hand, hand.move()
        session = self.session
        now = session.preview(move, snap=False) if move else session.release()
        self.show(replace(self.state, session=now, showing=True))
        self.painter.point(hand)

    # The pointer

    def _point(self, x: float, y: float) -> None:
        state, session = self.state, self.session
        if self._hold is not None:
            move = self._pulled(self._hold, x, y)
            if move is not None:
                self._pull(self._hold.handle, move)
            return
        over = self.painter.column.at(x, y)
        stack = [] if over or self._hand else self.painter.under(x, y)
        hovered = stack[0].handle.key if stack else ""
        self._turned = self._turned if hovered == self._turned else ""
        turn = self._looked_at(x, y, hovered)
        if turn is not None:
            state = state.take(session.preview(turn))
        elif session.hovering is not None and self._hand is None:
            state = state.take(session.release())
        if state is not self.state or (over, hovered) != (state.over, state.hovered):
            # One line is lit, and keys take the one that is.
            lit = over if over and not isinstance(state.focus, str) else state.focus
            lit = hovered if lit is None and hovered else lit
            self.show(replace(state, over=over, hovered=hovered, focus=lit))

    def _pull(self, held: Handle, move: Move) -> None:
        """What a hand holds is seen where it is pulled, and why it stops short."""
        session = self.session.preview(move, snap=self.snapping)
        why = stopped(self.session, held, move)
        self.take(replace(self.state.take(session), why=why))

    def _looked_at(self, x: float, y: float, hovered: str) -> Turn | None:
        """The turn that would be made by a touch here, where that may be seen before.

        It is of a value in the band, or of a row in the picture.
        """
        session, focused = self.session.release(), self.painter.view.handle
        value = self.painter.band.at(x, y)
        if focused is not None and value is not None:
            now = session.handle(focused.key)
            there = now is not None and value != now.value
            return Turn(focused.key, value) if there else None
        handle = session.handle(hovered)
        if handle is None or not handle.values or handle.slides:
            return None
        if hovered == self._turned or not KINDS[session.kind].previews:
            return None
        at = handle.values.index(handle.value) + 1
        return Turn(hovered, handle.values[at % len(handle.values)])

    def _pulled(self, place: Place, x: float, y: float) -> Move | None:
        """What the hand does to what it holds; None while it lies still."""
        to = (x + self._off[0], y + self._off[1])
        self._moved = self._moved or apart(to, place.at) > STILL
        return self.painter.places.pulled(place, to) if self._moved else None

    def _press(self, x: float, y: float) -> Change:
        if self.state.phase is Phase.GLOW:
            self.name()
            return STAY
        if not self.deaf.hears(OPENED):
            return STAY
        action, value = self.painter.column.at(x, y), self.painter.band.at(x, y)
        handle = self.painter.view.handle
        if action is not None:
            return self.meant(action)
        if value is not None and handle is not None:
            self.put(self.session.commit(Turn(handle.key, value)))
            return STAY
        caret = self.painter.column.caret(x, y)
        if caret is not None:
            self.show(self.state.edit(lambda line: line.go(caret)))
        if caret is not None or self.painter.leafed(x, y):
            return STAY
        self.painter.finish()
        place = self._next_under(x, y)
        self._touched = ((x, y), place.handle.key if place else "")
        lifted = self.painter.lifted
        self.painter.lifted = lift(self.painter.places, place, x, y)
        if self._laid(lifted, place):
            return STAY
        if place is not None:
            self._touch(place, x, y)
        elif why := self.painter.why(asleep(self.session), x, y):
            self.show(replace(self.state, why=why, news=Event.ASLEEP))
        elif self.painter.lifted:
            why = said(self.painter.lifted, self.painter.view.handles)
            self.show(replace(self.state, why=why, news=Event.ASLEEP))
        return STAY

    def _next_under(self, x: float, y: float) -> Place | None:
        """What lies below what the last touch took, if this touch is at the same place.

        So nothing that lies under another handle is out of reach.
        """
        stack = self.painter.under(x, y)
        at, last = self._touched
        found = [place.handle.key for place in stack]
        again = not self._moved and apart((x, y), at) <= STILL
        if again and last in found and stack[0].dragged:
            below = stack[found.index(last) + 1 :] + stack
            return next(place for place in below if place.dragged)
        return stack[0] if stack else None

    def _touch(self, place: Place, x: float, y: float) -> None:
        """What is touched takes the focus; a value touched on its sign goes on."""
        key = place.handle.key
        turns = place.line is None or place.on_sign(x, y)
        if place.handle.role is Role.EVIDENCE:
            turns = self.state.focus == key
        if place.dragged:
            self._hold, self._moved = place, False
            self._off = (place.at[0] - x, place.at[1] - y)
            now = replace(self.state.stopped(), focus=key, held=key, writing="")
            self.show(now)
        elif self.painter.lifted:
            self.say_focus(key)
            self.show(replace(self.state, held=key))
        elif turns:
            self._turn_on(key)
        else:
            self.say_focus(key)

    def _turn_on(self, key: str) -> None:
        self.show(replace(self.state, focus=key))
        self._turned = key
        self.put(self.session.turn(key))

    def _laid(self, lifted: str, place: Place | None) -> bool:
        """Whether what was lifted went to where a place is."""
        handles = self.painter.view.handles
        move = None if place is None else laying(lifted, place.handle, handles)
        if move is None:
            return False
        self.painter.lifted = ""
        self.show(replace(self.state, focus=move.handle))
        self.put(self.session.commit(move))
        return True

    def _let_fall(self, place: Place | None) -> None:
        """What was lifted is laid where it falls, or turned where it lay.

        Elsewhere it stays in the hand, but for what lies in a place of its own.
        """
        lifted, held = self.painter.lifted, self.state.held
        if held:
            self.painter.lifted = ""
            self.show(replace(self.state, held=""))
        if held and place is not None and place.handle.key == held:
            self._turn_on(held)
        else:
            self._laid(lifted, place)

    def _release(self, x: float, y: float) -> None:
        if self._hold is None:
            under = self.painter.under(x, y) if self.painter.lifted else []
            self._let_fall(under[0] if under else None)
            return
        held, move = self._hold.handle, self._pulled(self._hold, x, y)
        self._hold = None
        state = self.state.take(self.session.release())
        if move is not None:
            put = self.session.commit(move, snap=self.snapping)
            state = self.state.take(put, Event.STEP)
            state = replace(state, why=stopped(self.session, held, move))
        self.take(replace(state, held=""))

    def let_go(self) -> None:
        """Let go of what is held; what was only previewed goes back."""
        self.painter.lifted = ""
        if self._hold is not None or self.state.held:
            self._hold, self._moved = None, False
            self.show(replace(self.state.take(self.session.release()), held=""))

    # Time and sight

    def show(self, state: PuzzleState) -> None:
        """Go on with another state: see it, paint it and say its news."""
        seen = view(state, self.context.store.profile.solved)
        before = self.painter.view.band.now
        if state.session.steps != self.session.steps:
            # Another page has a letter of the same name.
            self.painter.lifted = ""
        told = spoken(state, seen, before)
        self.deaf.see(line.action for line in seen.column.lines)
        shown = with_ways(self.context, state, seen)
        self.painter.show(shown, animate=state.turns)
        self.state = state.heard()
        if self.state is not state:
            self.context.voice.say(with_keys(self.context, state, told))

    def take(self, state: PuzzleState) -> None:
        """Go on after something was done by hand: how near the goal is can be heard."""
        now, sound = state.session, self.context.sound
        # A guess that is told moves nothing.
        told = bool(now.predicted) == bool(self.session.predicted)
        (sound.near if told else sound.stand)(now.shown.goal().closeness)
        self.show(state)

    def _tick(self, dt: float) -> None:
        """Let time pass for the level and for what moves."""
        self.deaf.tick(dt)
        if self._hand is not None:
            self._show_hand(replace(self._hand, at=self._hand.at + dt))
            self.painter.tick(dt)
            return
        calm, moving = self.context.settings.reduced_motion, self.painter.tableau.moving
        self.state = self.state.tick(dt, moving=moving, still=calm)
        glowing = self.state.phase is Phase.GLOW
        if glowing and self.state.turns:
            self._won()
        elif self.state.news is Event.NAMED:
            self.name()
        elif self.state.news is not None:
            self.show(self.state)
        self.painter.shine(self.state.glow / GLOW if glowing else 0.0)
        self.painter.tick(dt)
        self.ear.hear(self.session)

    def _won(self) -> None:
        """Keep the marks, which are shown with the naming."""
        earned = unsolved.keep_won(self.context, self.session)
        self._hold, self._moved = None, False
        self.show(replace(self.state, earned=earned, held=""))
