"""The reading screen: a journey, its page and the player's hands on it."""

from collections.abc import Iterator, Sequence
from typing import Any

import pygame

from game.figure.things import Figure
from game.language import N_, _
from game.narrative.machine.events import Advance, Answer, Ended, Line, Mark, PuzzleSet
from game.narrative.machine.state import StoryFault
from game.saving.slots import QUICK
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop, Push, Screen
from game.screens.shared import act_sounds
from game.screens.shared.context import Context
from game.screens.shared.notice import Notice
from game.screens.shared.stage_sound import perform
from game.screens.story import doors
from game.screens.story.autosaving import keep, keep_place
from game.screens.story.coming import Coming
from game.screens.story.drained import Drained
from game.screens.story.journey import Journey
from game.screens.story.loading import Loading
from game.screens.story.page_picture import keep_before, keep_in, keep_picture
from game.screens.story.page_view import PageView
from game.screens.story.quick_row import QuickRow
from game.screens.story.reachable import NO_PICTURE, ON_PAD, Reachable
from game.screens.story.reader import HURRIES, INTO, OPENS, UNREAD, Pace, Reader
from game.screens.story.telling import Telling
from game.screens.story.voicing import Voicing
from game.stage.picture import picture
from game.ui.forms.prompts import key_of
from game.ui.window import intents as want
from game.ui.window.intents import Device, Intent

STUCK = N_("The story has a mistake and cannot go on here: {why}. {key} goes back.")
AT_FOOT = N_("“Back” at the foot")


class PlayScreen(Reachable):
    """The story as it is read.

    Leaves with ``results.Finished``, or with what a menu asked.
    """

    opaque = True

    def __init__(
        self,
        context: Context,
        journey: Journey,
        *,
        played: float = 0.0,
        fresh: bool = True,
    ) -> None:
        self.context = context
        self.journey = journey
        self.played = played
        self.reader = Reader(journey, self._pace(), context.store.profile.has_seen)
        self.drained = Drained()
        self.page_view = PageView(context)
        self.coming = Coming(self.page_view)
        self.row = QuickRow(context)
        self.notice = Notice(context.voice)
        self.voicing = Voicing(context)
        self.telling = Telling(context)
        self.loading = Loading(context, journey, loaded=not fresh)
        self.hidden, self.focus = False, -1
        self._turn, self._language = context.turn, context.language
        self._due: Change = STAY
        self._opening: Iterator[None] | None = None
        self._drawn: pygame.Surface | None = None
        self._arrive(fresh=fresh, animate=fresh)

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Answer the player, then let time pass."""
        self.played += dt
        self._tell()
        if self.opening:
            return self._leaving(self._opened())
        if self.context.turn != self._turn:
            self._turn = self.context.turn
            self.reader.pace = self._pace()
            if self.context.language != self._language:
                self._language = self.context.language
                self.journey.retell()
            self._lay()
        change, self._due = self._due, STAY
        for intent in intents:
            if change != STAY:
                return self._leaving(change)
            change = self._answer(intent)
        if change != STAY:
            return self._leaving(change)
        voiced = self.voicing.speaking or self.context.voice.speaking
        answer = self.reader.tick(
            dt, moving=self.page_view.tableau.moving, voiced=voiced
        )
        heard = self.voicing.heard(self.reader.told)
        self.page_view.tick(dt, speaking=self.reader.writing or voiced, heard=heard)
        self.notice.tick(dt)
        self.row.tick(dt)
        if not self.page_view.tableau.moving:
            self.coming.step(self.journey, self.reader)
        return self._leaving(self._go(answer)) if answer else STAY

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw what changed since the last frame."""
        self._drawn = surface
        if self.opening:
            return []
        page = self.drained.page(surface, self.journey.now.stage.drain)
        if self.page_view.begins(page):
            return []
        shown = self.reader.typing.shown if self.reader.typing else 0
        waiting = self.reader.waiting
        changed = self.page_view.draw(
            page, shown, focus=self.focus, waiting=waiting, notice=self.notice
        )
        if not self.hidden:
            changed = self.row.draw(page, self.page_view, self.reader, changed)
        return self.drained.lay(surface, changed)

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """What lies behind the page, in a frame of its own."""
        self._drawn = surface
        page = self.drained.page(surface, self.journey.now.stage.drain)
        return self.page_view.prepare(page)

    @property
    def opening(self) -> bool:
        """Whether a puzzle is made ready; nothing can be done meanwhile."""
        return self._opening is not None

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self.page_view.spoil()
        self.page_view.arrives = False

    def wait(self) -> float:
        """Seconds until the page changes by itself."""
        if self._due != STAY or self.opening or self.coming.left:
            return 0.0
        return min(
            self.reader.until_change(),
            self.page_view.until_change(),
            self.notice.left,
            self.row.until_change(),
        )

    def resumed(self, result: Any) -> Change:
        """A menu, the Ledger, a puzzle or the history has left."""
        self.page_view.spoil()
        self.context.sound.play("close")
        stage, places = self.journey.now.stage, self.context.library.places
        perform(self.context.sound, stage, places)
        match result:
            case results.Solved(answer=answer):
                return self._go(answer)
            case results.RollTo(index=index):
                self.journey.index = index
                self._arrive(fresh=False, animate=False)
                keep_place(self.context, self.journey, self.played)
            case results.Marks(marks=marks, then=then, back=back):
                for guess, mark in marks:
                    self.journey.answer(Mark(guess, mark))
                self._arrive(fresh=False, animate=True)
                keep_place(self.context, self.journey, self.played)
                back_to = self._open() if back else STAY
                return back_to if then is None else Pop(then)
            case results.Leave() | results.Replay():
                return Pop(result)
            case results.Load(slot=slot):
                return self.loading.load(slot, self.notice)
            case results.Confirmed(about="load", yes=True):
                return self.loading.go()
            case results.Confirmed(about="load"):
                return self._open()
            case results.Opened(name=name):
                return self._command(name)
            case _:
                self.telling.resume()
        return STAY

    def _leaving(self, change: Change) -> Change:
        """A line is not spoken on where it cannot be seen."""
        if change != STAY:
            self.voicing.stop()
        if isinstance(change, Push):
            self.context.sound.play("open")
        return change

    def _tell(self) -> None:
        told = [*self.context.told(), *self.page_view.faults()]
        told += [*self.voicing.faults(), *self.context.sound.faults()]
        if told:
            self.notice.say(" ".join(told))

    # What the player wants

    def _answer(self, intent: Intent) -> Change:
        if self.hidden and isinstance(intent, want.Advance | want.Press | want.Back):
            self._hide(hidden=False)
            return STAY
        self.row.lessons.did(intent, asked=bool(self.reader.ways))
        match intent:
            case want.Advance():
                return self._advance()
            case want.Back():
                self._picture_page()
                return Push(doors.menu(self.context))
            case want.Choose(index=index):
                return self._choose(index)
            case want.Command(name=name):
                self._picture_page()
                return self._command(name)
            case want.Press(x=x, y=y):
                return self._press(x, y)
            case _:
                self._move(intent)
        return STAY

    def _move(self, intent: Intent) -> None:
        """What moves the focus or the reader, and never leaves the page."""
        match intent:
            case want.Point(x=x, y=y):
                self.row.point(x, y)
                self._hover(x, y)
            case want.Focus(dy=dy, tab=tab) if dy or tab:
                self._move_focus(dy or tab)
            case want.Light(index=index):
                self.focus = index
            case want.Rollback():
                self._roll(back=True)
            case want.Rollforward():
                self._roll(back=False)
            case want.Scroll(notches=notches):
                for _step in range(abs(notches)):
                    self._roll(back=notches > 0)
            case want.Skip(held=held):
                self._skip(not self.reader.skipping if held is None else held)
            case _:
                pass

    def _skip(self, wanted: bool) -> None:
        self.reader.skip(wanted)
        if wanted and not self.reader.skipping:
            self.notice.say(_(UNREAD))

    def _command(self, name: str) -> Change:
        if self.context.device is Device.PAD:
            name = ON_PAD.get(name, name)
        match name:
            case "auto":
                self.notice.say(self.reader.toggle_auto())
            case "rollback":
                self._roll(back=True)
            case "skip":
                self._skip(not self.reader.skipping)
            case "next":
                return self._to_choice()
            case "repeat":
                self.telling.repeat()
            case "hide":
                self._hide(hidden=not self.hidden)
            case "quicksave":
                self.keep_in(QUICK)
            case "quickload":
                return self.loading.load(QUICK, self.notice)
            case "look" | "enlarge":
                return self._near(name)
            case "history" | "ledger" | "save" | "load" | "menu" | "settings":
                return Push(self._door(name))
            case _:
                pass
        return STAY

    def _near(self, name: str) -> Change:
        screen = doors.near(name, self.context, self.page_view)
        if screen is None and name == "enlarge":
            self.notice.say(_(NO_PICTURE))
        return STAY if screen is None else Push(screen)

    def _to_choice(self) -> Change:
        """On to the next choice, as far as every line was read before."""
        self.reader.stop()
        change: Change = STAY
        while change == STAY and self.reader.passes:
            change = self._go(Advance(), animate=False)
        if change == STAY and not self.reader.ways:
            self.notice.say(_(UNREAD))
        return change

    def _advance(self) -> Change:
        self.reader.stop()
        if self.reader.ways:
            if self.focus >= 0:
                return self._choose(self.focus)
            if self.reader.typing and not self.reader.typing.done:
                self.reader.typing.finish()
            elif not self.reader.deaf():
                self._move_focus(1)
            return STAY
        self.notice.drop(_(HURRIES))
        answer = self.reader.advance()
        return self._go(answer) if answer else STAY

    def _press(self, x: float, y: float) -> Change:
        name = self.row.at(x, y) or self.page_view.thing_at(x, y)
        self.row.point(x, y)
        if name:
            self._picture_page()
            return self._command(name)
        index = self.page_view.way_at(x, y)
        if index is not None:
            return self._choose(index)
        return STAY if self.reader.ways else self._advance()

    def _choose(self, index: int) -> Change:
        ways = self.reader.ways
        if not 0 <= index < len(ways) or self.reader.deaf():
            return STAY
        self.reader.stop()
        way = ways[index]
        self.context.sound.play(act_sounds.answer(way.id))
        if isinstance(self.journey.now.pause, OPENS) and way.id in INTO:
            return self._open()
        answer = self.reader.answer_to(way)
        return self._go(answer) if answer else STAY

    def _hide(self, *, hidden: bool) -> None:
        self.hidden = hidden
        self.page_view.hide(hidden=hidden)

    def _roll(self, *, back: bool) -> None:
        self.reader.stop()
        self.context.sound.play("page")
        self.reader.roll(back=back)
        self._arrive(fresh=False, animate=False)
        keep_place(self.context, self.journey, self.played)

    # Where the story goes

    def _go(self, answer: Answer, *, animate: bool = True) -> Change:
        try:
            new = self.journey.answer(answer)
        except StoryFault as fault:
            self.reader.stop()
            back = key_of("rollback", self.context.brush.bound, self.context.device)
            self.notice.say(_(STUCK, why=fault, key=back or _(AT_FOOT)))
            return STAY
        self._arrive(fresh=True, animate=animate and not self.reader.skipping)
        (keep if new else keep_place)(self.context, self.journey, self.played)
        pause = self.journey.now.pause
        if isinstance(pause, OPENS):
            return self._open()
        return Pop(self._finished(pause)) if isinstance(pause, Ended) else STAY

    def _finished(self, ended: Ended) -> results.Finished:
        chapter = self.journey.now.state.chapter
        return results.Finished(chapter, ended.name, self.journey.carried())

    def _open(self) -> Change:
        self.reader.stop()
        keep_before(self.context, self.journey, self.played)
        moment = self.journey.now
        if isinstance(moment.pause, PuzzleSet):
            self._opening = self.coming.opening(moment.pause, moment.stage)
        return STAY if self.opening else self._opened()

    def _opened(self) -> Change:
        """Through a door: where more was to be made ready, a part a frame before."""
        if self._opening is not None and next(self._opening, self) is not self:
            return STAY
        self._opening = None
        screen = doors.opening(self.context, self.journey.now, self._door)
        return STAY if screen is None else Push(screen)

    def _door(self, name: str) -> Screen:
        return doors.door(name, self.context, self.journey, self.keep_in)

    def _arrive(self, *, fresh: bool, animate: bool) -> None:
        moment = self.journey.now
        self.focus = -1
        calm, words = self.context.settings.reduced_motion, bool(moment.stage.words)
        figure = (
            Figure() if words else picture(moment.stage, self.context.library.ledger)
        )
        self.page_view.tableau.show(
            figure, animate=animate and not (words and calm), calm=calm
        )
        self._lay()
        text = self.page_view.letters
        told = self.reader.arrive(text, self.page_view.pauses, fresh=fresh)
        if told:
            self.notice.say(told)
        perform(self.context.sound, moment.stage, self.context.library.places)
        self.voicing.arrive(self.journey, fresh=fresh and not self.reader.skipping)
        # That opens when the story comes to it, not when a save is loaded.
        opens = fresh and isinstance(moment.pause, OPENS)
        self.telling.tell(moment, self.reader, figure, opens=opens)
        self.coming.arrive(moment.pause)
        if isinstance(moment.pause, Line):
            self.context.store.profile.see(moment.pause.id)

    def _lay(self) -> None:
        self.page_view.arrives = True
        self.page_view.lay(self.journey.now, self.reader.line, self.reader.ways)

    def keep_in(self, slot: int, note: str = "") -> None:
        """Keep this moment in a slot."""
        self.loading.keep()
        keep_in(self.context, self.journey, self.played, slot, note)

    def _picture_page(self) -> None:
        """Keep the page as it is seen now, for saves and behind menus."""
        if self._drawn is not None and self.page_view.unfinished:
            self.draw(self._drawn)
        keep_picture(self.context, self._drawn)

    def _pace(self) -> Pace:
        now = self.context.settings
        return Pace(now.typing, now.auto_delay, now.skip_unseen, now.hurry)
