"""A song that is sung: it can be listened to, tapped along with, paused and skipped."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import pygame

from game.language import N_, _
from game.narrative.machine.events import Advance
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop, Push, Screen
from game.screens.shared.context import Context
from game.screens.shared.deaf import Deaf
from game.screens.song.beating import Beating
from game.screens.song.foot import AGAIN, MENU, ON, PAUSE, SKIP, Foot
from game.screens.song.sheet import Sheet
from game.screens.song.song_view import Seen, SongView
from game.stage.state import Stage
from game.ui.forms.prompts import key_of
from game.ui.sound.singing import Singing
from game.ui.window import intents as want
from game.ui.window.intents import Device, Intent
from game.ui.window.reach import Reach, again, back

# What is deaf for a moment when it comes.
OPENED, OVER = "opened", "over"
FADE: Final = 0.6
# Seconds until what is painted is on the screen: most of a frame.
AHEAD: Final = 0.015
BEAT: Final = {
    Device.KEYS: N_("Press {key} on every beat."),
    Device.PAD: N_("Press {key} on every beat."),
    Device.MOUSE: N_("Click on every beat."),
    Device.TOUCH: N_("Tap on every beat."),
}
LISTEN: Final = N_("Listen, or tap along.")
WAITS: Final = N_("The song waits for you.")
SUNG: Final = N_("That was the song.")

Doors = Callable[[str], Screen]


class SongScreen:
    """A song on its stage.

    ``listens`` is whether the player chose only to listen. In the story ``doors`` are
    the screens of the menu; what is asked there goes back to the page. Leaves with
    ``results.Solved``.
    """

    opaque = True
    stepping = False

    def __init__(
        self,
        context: Context,
        sheet: Sheet,
        stage: Stage,
        *,
        listens: bool = False,
        doors: Doors | None = None,
    ) -> None:
        self.context, self.sheet = context, sheet
        self.view = SongView(context, sheet, stage)
        self.singing = Singing(context.sound, sheet.name, sheet.length)
        self.beating = Beating(sheet.song.beats)
        self.foot = Foot(context, story=doors is not None)
        self._listens, self._doors = listens, doors
        self._deaf = Deaf(OPENED, OVER)
        # Nothing is sung before the stage was seen.
        self._begun = self._seen = False
        self._phrase = -1
        self._drawn: tuple[object, ...] = ()

    @property
    def shown(self) -> float:
        """The second that is painted: the one that is heard when it is seen."""
        return self.singing.seconds + (AHEAD if self.singing.running else 0.0)

    @property
    def over(self) -> bool:
        """Whether it was sung to its end."""
        return self.singing.over

    @property
    def _waits(self) -> bool:
        """Whether the song stands still, for the player."""
        return self._begun and not self.over and not self.singing.running

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Answer the player, then let the song go on."""
        if not self._begun and self._seen:
            self._begin()
        for intent in intents:
            change = self._answer(intent)
            if change != STAY:
                return change
        self._deaf.tick(dt)
        was = self.over
        self.singing.tick(dt)
        if self.over and not was:
            self._end()
        self._tell()
        return STAY

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Paint this moment."""
        self._seen = True
        context, foot = self.context, self.foot
        still = context.settings.reduced_motion
        seconds = self.shown
        now = self.sheet.at(seconds, still=still)
        beads = self.beating.beads(min(now.beat, len(self.sheet.song.beats) - 1))
        key = (
            context.turn,
            context.device,
            surface.get_size(),
            foot.state(self.over),
            self._waits,
        )
        fresh = key != self._drawn
        if fresh:
            self.view.spoil()
        self._drawn = key
        seen = Seen(now, seconds, beads, self.said(), still)
        changed = self.view.draw(surface, seen)
        if fresh or len(changed) == 1:
            foot.draw(surface, over=self.over, waits=self._waits, top=self.view.foot)
            return None
        return changed

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """The stage and every pose, before the first beat."""
        return self.view.prepare(surface)

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self._drawn = ()

    def wait(self) -> float:
        """Seconds until the picture changes by itself."""
        return 0.0 if self.singing.running or not self._begun else math.inf

    def resumed(self, result: Any) -> Change:
        """The menu has left: the song goes on, or what was asked there is done."""
        self.redraw()
        match result:
            case results.Opened(name=name) if self._doors is not None:
                return Push(self._doors(name))
            case None:
                self.singing.go_on()
                return STAY
            case _:
                return self._leave(result)

    def reach(self) -> list[Reach]:
        """What can be done, for hands that can only step and take."""
        if self.over:
            each = ((AGAIN, _("Again"), 0), (ON, _("Go on"), 1))
            return [Reach(key=k, words=w, wants=(want.Choose(i),)) for k, w, i in each]
        wants = (want.Advance(),)
        found = [Reach(key="beat", words=_("The beat"), wants=wants, lit=True)]
        for key, words, command in (
            (PAUSE, _("Pause"), want.Command("previous")),
            (SKIP, _("Skip the song"), want.Command("next")),
        ):
            found.append(Reach(key=key, words=words, wants=(command,)))
        return [*found, *([again()] if self.context.voice.enabled else []), back()]

    def said(self) -> str:
        """One sentence: what can be done now."""
        device = self.context.device
        if self.over:
            return _(SUNG)
        if self._waits:
            return _(WAITS)
        if self._listens:
            return _(LISTEN)
        return _(BEAT[device], key=key_of("go-on", self.context.brush.bound, device))

    # What the player does

    def _answer(self, intent: Intent) -> Change:
        match intent:
            case want.Back():
                return self._menu()
            case want.Command(name="repeat"):
                self._say_all()
            case want.Point(x=x, y=y):
                self.foot.point(x, y)
            case want.Press(x=x, y=y):
                name = self.foot.at(x, y)
                return self._do(name) if name else self._tapped()
            case _ if self.over:
                return self._chosen(intent)
            case want.Advance():
                return self._tapped()
            case want.Command(name="previous"):
                return self._do(PAUSE)
            case want.Command(name="next") | want.Skip(held=True | None):
                return self._do(SKIP)
            case _:
                pass
        return STAY

    def _chosen(self, intent: Intent) -> Change:
        match intent:
            case want.Advance():
                return self._do(self.foot.focus)
            case want.Choose(index=index) if index < 2:
                return self._do((AGAIN, ON)[index])
            case want.Focus(dx=dx, dy=dy, tab=tab) if dx or dy or tab:
                self.foot.move()
                self.context.sound.play("move")
                self.context.voice.say(self.foot.words())
            case want.Skip(held=True | None) | want.Command(name="next"):
                return self._do(ON)
            case _:
                pass
        return STAY

    def _do(self, name: str) -> Change:
        if not self._deaf.hears(OVER if self.over else OPENED):
            return STAY
        match name:
            case "again":
                self._begin()
            case "pause":
                self._pause()
            case "menu":
                return self._menu()
            case _:
                return self._leave(None)
        return STAY

    def _tapped(self) -> Change:
        if self.over or not self._deaf.hears(OPENED):
            return STAY
        if self.singing.running:
            self.beating.tap(self.singing.seconds)
        else:
            self._pause()
        return STAY

    def _pause(self) -> None:
        if self.singing.running:
            self.singing.pause()
        else:
            self.singing.go_on()
        self.redraw()
        self.context.voice.say(self.said())

    def _menu(self) -> Change:
        if self._doors is None:
            return self._leave(None)
        self.singing.pause()
        return Push(self._doors(MENU))

    def _leave(self, result: Any) -> Change:
        self.singing.stop()
        if result is None and self._doors is not None:
            return Pop(results.Solved(Advance()))
        return Pop(result)

    # The song

    def _begin(self) -> None:
        self._begun, self._phrase = True, -1
        self._deaf.again(OPENED)
        self.beating.again()
        self.context.sound.music(None, FADE)
        self.singing.begin()
        self.redraw()
        self.context.voice.say(self.said())

    def _end(self) -> None:
        self._deaf.again(OVER)
        self.foot.end()
        self.context.store.profile.hear(self.sheet.name)
        self.redraw()
        self.context.voice.say(f"{self.said()} {self.foot.words()}")

    def _tell(self) -> None:
        """The words for who does not see them: a phrase as it is shown."""
        number = self.sheet.at(self.singing.seconds).phrase
        if number != self._phrase and self.singing.running:
            self._phrase = number
            if number > 0:
                # Of what was left before its end a phrase was heard: it is kept.
                self.context.store.profile.hear(self.sheet.name)
            self.context.voice.add(self._line(number))

    def _line(self, number: int) -> str:
        who = self.context.library.together(self.sheet.phrases[number].who)
        return f"{who}: {self.sheet.told(number)}"

    def _say_all(self) -> None:
        told = [self.said(), self._line(max(0, self._phrase))]
        self.context.voice.say(
            " ".join([*told, self.foot.words()] if self.over else told)
        )
