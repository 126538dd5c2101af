"""The puzzle screen: the player's hands on a sitting, by mouse, touch, keys or pad."""

from collections.abc import Sequence
from typing import Any

import pygame

from game.narrative.events import Finish
from game.puzzles.kinds import KINDS
from game.puzzles.protocol import Handle, Turn
from game.puzzles.sitting import Sitting, start
from game.screens import grips, results, showing
from game.screens.actions import Action, Phase, guessed, offered
from game.screens.base import STAY, Change, Pop
from game.screens.bench import Bench, Ringed
from game.screens.desk import Desk
from game.screens.grips import Grip
from game.screens.hand import Hand
from game.screens.sitter import DEEDS, GLOW, Sitter
from game.stage.state import Stage
from game.ui import intents as want
from game.ui.intents import Intent
from game.ui.strokes import XY

AWAKE = 0.6
FIELD = "field"


class PuzzleScreen:
    """A level in the player's hands.

    Leaves with ``results.Solved`` when the story opened it and it was finished or left
    for later, ``results.Practise`` for another level, or None. ``focus`` is the key of
    a handle, the id of an action, or the field of the paper check.
    """

    opaque = True

    def __init__(
        self,
        desk: Desk,
        kind: str,
        level_name: str,
        *,
        story: bool,
        stage: Stage | None = None,
    ) -> None:
        self.desk = desk
        self.name = (kind, level_name)
        library = desk.library
        level = library.levels.find(kind, level_name)
        fresh = start(kind, level, library.lore)
        kept = desk.sittings.pop(self.name, fresh)
        sitting = kept if kept.start == fresh.start else fresh
        self.sitter = Sitter(sitting, library.levels, desk.store.profile, story=story)
        self.sitter.still = desk.settings.reduced_motion
        self.bench = Bench(
            desk, stage.backdrop if stage else "", pages=KINDS[kind].marks
        )
        self.hand = Hand(self.sitter, self.bench)
        self.notice = self.bench.notice
        self.focus = ""
        self._over = ""
        self._hovered = ""
        self._awake = 0.0
        self._turn = desk.turn
        self._refresh(animate=False)
        self._focus_first()
        self._refresh(animate=False)
        desk.voice.say(showing.opened(self.sitting))

    # What others ask of it

    @property
    def sitting(self) -> Sitting:
        """The sitting as it is now."""
        return self.sitter.sitting

    @property
    def forms(self) -> bool:
        """Whether letters are being typed."""
        return self.sitter.phase is Phase.PAPER

    @property
    def holding(self) -> bool:
        """Whether arrows push a handle, rather than move the focus."""
        return self._focused() is not None

    @property
    def actions(self) -> tuple[str, ...]:
        """The ids of the actions that are shown."""
        return tuple(action.id for action in self._offered())

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
        if self.desk.turn != self._turn:
            self._turn = self.desk.turn
            self.hand.open()
            self.bench.place()
            self._refresh(animate=False)
        self._tell_notices()
        self._awake = max(0.0, self._awake - dt)
        for intent in intents:
            change = self._answer(intent)
            if change != STAY:
                return self._leaving(change)
        self._pass(dt)
        return STAY

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw what changed since the last frame."""
        return self.bench.draw(surface)

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self.bench.redraw()

    def wait(self) -> float:
        """Seconds until the picture changes by itself."""
        if self._awake > 0.0 or self.desk.turn != self._turn:
            return 0.0
        return min(self.sitter.until_change(), self.bench.until_change())

    def resumed(self, result: Any) -> Change:
        """A question over this screen has left."""
        del result
        self.bench.redraw()
        return STAY

    def _pass(self, dt: float) -> None:
        happened = self.sitter.tick(dt, moving=self.bench.tableau.moving)
        if happened == "won":
            self.hand.open()
            self.desk.store.keep_profile()
        if happened:
            small = happened == "moved" and KINDS[self.sitting.kind].marks
            self._refresh(animate=not small)
            self._say_what_happened(happened)
        shining = self.sitter.phase is Phase.GLOW
        self.bench.shine(self.sitter.glowing / GLOW if shining else 0.0)
        self.bench.tick(dt)

    def _say_what_happened(self, happened: str) -> None:
        if happened == "named":
            self._focus_first_action()
            self._refresh(animate=True)
            level = self.sitting.level
            self.desk.voice.say(f"Solved. {level.naming} {self.sitting.announce()}")
        elif happened == "moved":
            self.desk.voice.say(showing.step(self.sitting))

    def _tell_notices(self) -> None:
        told = [*self.desk.said, *self.desk.store.notices()]
        self.desk.said.clear()
        if told:
            self.notice.say(" ".join(told))

    def _leaving(self, change: Change) -> Change:
        """What was not solved is there again when the level is opened next."""
        if self.sitting.marks is None and self.sitting.steps:
            self.desk.sittings[self.name] = self.sitting.release().without_hint()
        self.desk.voice.hush()
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
            case want.Typed(text=text) if self.sitter.paper:
                self.sitter.paper.type(text)
            case want.Command(name=name):
                change = self._command(name)
            case _:
                self._move(intent)
        if change == STAY:
            self._refresh(animate=False)
        return change

    def _move(self, intent: Intent) -> None:
        """The focus goes on: Tab, shoulders, arrows where nothing is held."""
        match intent:
            case want.Skip(held=None) | want.Rollforward():
                self._cycle(1)
            case want.Rollback():
                self._cycle(-1)
            case want.Focus(dx=dx, dy=dy, tab=tab):
                self._cycle(tab or dy or dx, lines=not tab)
            case _:
                pass

    def _command(self, name: str) -> Change:
        match name:
            case "snap-off" | "snap-on":
                self.hand.snapping = name == "snap-on"
            case "undo" | "redo" | "restart" | "hint":
                ids = {action.id for action in self._offered() if action.able}
                if name == "restart" and "again" in ids:
                    return self._do("again")
                if name in ids:
                    return self._do(name)
            case _:
                pass
        return STAY

    def _advance(self) -> Change:
        if self.sitter.phase is Phase.GLOW:
            self.sitter.show_name()
            self._refresh(animate=True)
            self._say_what_happened("named")
            return STAY
        action = self._action(self.focus)
        if action is not None:
            return self._do(action.id)
        if self.sitter.paper is not None:
            return self._do("another" if self.sitter.paper.right else "hand-in")
        handle = self._focused()
        if handle is not None and handle.values:
            self._set(self.sitting.turn(handle.key))
            return STAY
        if self.sitting.guessing() and guessed(self.sitting):
            return self._do("reveal")
        main = next((a for a in self._offered() if a.main and a.able), None)
        going = {"on", "next"}
        return self._do(main.id) if main and main.id in going else STAY

    def _back(self) -> Change:
        if self.hand.held:
            self.hand.open()
        elif self.sitter.paper is not None:
            return self._do("close")
        elif self.sitter.watching:
            self.sitter.stop()
        elif self.sitting.hint_step:
            self._take(self.sitting.without_hint())
        elif self.sitter.story and self.sitting.marks is not None:
            return self._do("on")
        else:
            return Pop(None)
        return STAY

    def _choose(self, index: int) -> Change:
        """A number key: that value of the focused handle, else that line of type."""
        handle = self._focused()
        if handle is not None and handle.values:
            values = [value for value in handle.values if value]
            if index < len(values):
                self._set(self.sitting.commit(Turn(handle.key, values[index])))
            return STAY
        main = [action for action in self._offered() if action.main]
        return self._do(main[index].id) if index < len(main) else STAY

    def _nudge(self, dx: float, dy: float, step: str) -> None:
        self._awake = AWAKE
        handle = self._focused()
        if handle is None:
            if dx or dy:
                self._cycle(1 if dx + dy > 0 else -1, lines=True)
        else:
            self.sitter.stop()
            self._take(self.sitting.nudge(handle.key, (dx, -dy), step))
            self.desk.voice.say(showing.step(self.sitting))
        self._refresh(animate=False)

    def _press(self, x: float, y: float) -> Change:
        if self.sitter.phase is Phase.GLOW:
            return self._advance()
        id_ = self.bench.column.at(x, y)
        if id_:
            return self._do(id_)
        value = self.bench.strip.at(x, y)
        handle = self._focused()
        if value is not None and handle is not None:
            self._set(self.sitting.commit(Turn(handle.key, value)))
            return STAY
        self._touch(self.hand.press(x, y), x, y)
        return STAY

    def _touch(self, grip: Grip | None, x: float, y: float) -> None:
        """A touched handle takes the focus; a value touched on its sign goes on."""
        if grip is None:
            self._attach(x, y)
            return
        key, again = grip.handle.key, self.focus == grip.handle.key
        self.focus = key
        if not grip.handle.values:
            return
        if again if key.startswith("fact:") else grip.on_sign(x, y):
            self._set(self.sitting.turn(key))
        else:
            self._say_focus()

    def _attach(self, x: float, y: float) -> None:
        """A touched piece of evidence is given to the guess that has the focus."""
        letter = self.hand.evidence_at(x, y)
        handle = self.sitting.handle(f"fact:{self.focus.partition(':')[2]}")
        if letter and handle is not None and letter in handle.values:
            self.focus = handle.key
            self._set(self.sitting.commit(Turn(handle.key, letter)))

    def _point(self, x: float, y: float) -> None:
        if self.hand.held:
            self._take(self.hand.pull(x, y))
        else:
            over = self.bench.column.at(x, y)
            hovered = "" if over else self.hand.over(x, y)
            if (over, hovered) == (self._over, self._hovered):
                return
            self._over, self._hovered = over, hovered
        self._refresh(animate=False)

    def _release(self, x: float, y: float) -> None:
        if self.hand.held:
            put = self.hand.put(x, y)
            self._take(put or self.sitting.release())
            if put is not None:
                self.desk.voice.say(showing.step(put))

    # What is done

    def _do(self, id_: str) -> Change:
        """Carry out an action that is shown and can be done."""
        action = self._action(id_)
        if action is None or not action.able:
            return STAY
        leaving = self._leave_by(id_)
        if leaving is not None:
            return leaving
        if self._on_paper(id_):
            return STAY
        if id_ != "hint":
            self.sitter.stop()
        if id_ == "hint":
            self._hint()
        elif id_ in {"play", "name"}:
            self.sitter.show_name(on=id_ == "name")
            self._refresh(animate=True)
        elif id_ in DEEDS:
            self._set(DEEDS[id_](self.sitting))
        self._keep_focus()
        return STAY

    def _leave_by(self, id_: str) -> Change | None:
        kind, _ = self.name
        match id_:
            case "on":
                outcome = self.sitting.outcome()
                return Pop(results.Solved(Finish(outcome, self.sitting.verdicts())))
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

    def _on_paper(self, id_: str) -> bool:
        paper = self.sitter.paper
        if id_ == "paper":
            self.sitter.open_paper()
            self.focus = FIELD
            if self.sitter.paper is not None:
                self.desk.voice.say(self.sitter.paper.question.words)
        elif paper is None:
            return False
        elif id_ == "hand-in":
            paper.hand_in()
            self.desk.voice.say(paper.reply)
        elif id_ == "another":
            paper.another()
            self.focus = FIELD
            self.desk.voice.say(paper.question.words)
        elif id_ == "answer":
            paper.give()
            self.desk.voice.say(paper.reply)
        elif id_ == "close":
            self.sitter.close_paper()
            self._focus_first_action()
        self._refresh(animate=True)
        return True

    def _hint(self) -> None:
        self.sitter.hint()
        self._refresh(animate=False)
        advice = self.sitting.advice()
        if advice is not None:
            self.desk.voice.say(advice.words)

    def _take(self, sitting: Sitting | None) -> None:
        if sitting is not None:
            self.sitter.take(sitting)

    def _set(self, sitting: Sitting) -> None:
        """A sitting that is another than the one shown: the figure turns into it."""
        if sitting == self.sitting:
            return
        page = self.sitting.handle("page"), sitting.handle("page")
        boards = KINDS[sitting.kind].marks and page[0] == page[1]
        self._take(sitting)
        self._refresh(animate=not boards)
        self._keep_focus()
        self.desk.voice.say(showing.step(self.sitting))

    # Focus

    def _action(self, id_: str) -> Action | None:
        return next((a for a in self._offered() if a.id == id_), None)

    def _offered(self) -> tuple[Action, ...]:
        return offered(self.sitting, self.sitter.around)

    def _focused(self) -> Handle | None:
        """The handle that has the focus, if it can be taken now."""
        if self.sitter.phase in {Phase.GLOW, Phase.PAPER}:
            return None
        return self.sitting.handle(self.focus) if self.focus else None

    def _stops(self, *, lines: bool) -> list[str]:
        """What Tab stops at, in order; ``lines`` leaves the handles out."""
        found = [] if lines else [grip.handle.key for grip in self.hand.grips()]
        if self.sitter.phase is Phase.PAPER:
            found.append(FIELD)
        return found + [action.id for action in self._offered() if action.able]

    def _cycle(self, by: int, *, lines: bool = False) -> None:
        stops = self._stops(lines=lines)
        if not stops or not by:
            return
        at = stops.index(self.focus) if self.focus in stops else -1 if by > 0 else 0
        self.focus = stops[(at + by) % len(stops)]
        self._say_focus()

    def _focus_first(self) -> None:
        self.focus = next(iter(self._stops(lines=False)), "")

    def _focus_first_action(self) -> None:
        self.focus = next(iter(self._stops(lines=True)), "")

    def _keep_focus(self) -> None:
        """The focus stays where it is while that is there."""
        if self.focus not in self._stops(lines=False):
            self._focus_first()
            self._refresh(animate=False)

    # Saying and showing

    def _say_focus(self) -> None:
        handle, action = self._focused(), self._action(self.focus)
        if handle is not None:
            self.desk.voice.say(showing.handle_words(handle))
        elif action is not None:
            self.desk.voice.say(action.words)

    def _refresh(self, *, animate: bool) -> None:
        """Hand the bench what there is to show now; it paints only what changed."""
        sitter, bench, hand = self.sitter, self.bench, self.hand
        figure = sitter.figure()
        if animate or figure != bench.figure:
            bench.show(figure, animate=animate and not hand.held)
        handle = self._focused()
        bench.tell(
            showing.told(
                sitter,
                self._offered(),
                focus="" if handle else self.focus,
                over=self._over,
                field=FIELD,
            )
        )
        bench.say(showing.band(sitter, handle))
        bench.ring(
            Ringed(
                grips=tuple(hand.grips()),
                lit=self._hovered or self.focus,
                held=hand.held,
                snapped=self.sitting.snapped is not None,
            )
        )
