"""The credits: they roll past two faces, each of more and more components."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Any, Final

import pygame
from msgspec import Struct

from game.language import N_, _
from game.puzzles.kinds.trend.level import Points, speaks
from game.puzzles.kinds.trend.own import cloud_of_misses, habit
from game.screens.credits.made_with import PARTS
from game.screens.extras.faces import ALICE, FACE, Faces, coming
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Pop, Push, Screen
from game.screens.menus.chapter_records import endings
from game.screens.menus.small_figure import painted
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.ui.actors.outline import oval
from game.ui.forms.prompts import Hints, draw_prompts
from game.ui.forms.widgets import typed
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text
from game.ui.window import intents as want
from game.ui.window.assets import AssetFault
from game.ui.window.intents import Intent
from game.ui.window.reach import Reach, again, plain

NAME: Final = "Eigenface"
# In logical units: what rolls by in a second, the column's left edge and width, and
# between a work and its licence, two lines, two parts.
SPEED, LEFT, WIDE = 62.0, 130.0, 720.0
BESIDE, LINE, PART, FOOT, FADE = 26.0, 12.0, 84.0, 84.0, 46.0
# A face, as a share of the window's height, and where its middle is across.
TALL, ACROSS, SHAPE = 0.84, 0.74, 0.8
# The last share of the way belongs to Alice; her face stops where the story had her.
HERS, WHOLE = 0.5, 64
# How light a face is that is only beginning to be one, and one that is there.
FAINT, CLEAR = 70, 200
# Behind this part comes the player's own: their misses, on a picture so wide.
OWN, PICTURE = 0, 460.0
YOURS: Final = N_("Laid by your own hand")
HINT: Final[Hints] = (("take", N_("go on")),)
SLOW_HINT: Final[Hints] = (("take", N_("faster")), ("back", N_("go on")))
# How much faster it rolls once something was taken, and the seconds until the next.
QUICK, AGAIN = 4.0, 1.0


class _Line(Struct, frozen=True):
    """A line of the column: how far down it is, and its words."""

    top: float
    left: float
    text: Text

    @property
    def high(self) -> int:
        """Its height, in pixels."""
        return self.text.height

    def draw(self, surface: pygame.Surface, x: int, y: int) -> None:
        """Draw it at a pixel."""
        self.text.draw(surface, x, y)


class _Picture(Struct, frozen=True):
    """A picture in the column."""

    top: float
    left: float
    picture: pygame.Surface

    @property
    def high(self) -> int:
        """Its height, in pixels."""
        return self.picture.get_height()

    def draw(self, surface: pygame.Surface, x: int, y: int) -> None:
        """Draw it at a pixel."""
        surface.blit(self.picture, (x, y))


class CreditsScreen:
    """Rolls to its end, then opens what follows; whoever steps back goes there at once.

    A first thing that is taken only quickens the roll, the next one after a while goes
    on: whoever clicks out of habit misses nothing. Where nothing is to move, each thing
    that is taken turns a page. Leaves with what follows leaves with.
    """

    opaque = True

    def __init__(self, context: Context, then: Screen) -> None:
        self.context = context
        self._then = then
        self._age = self._gone = 0.0
        self._quick = inf
        self._lines: list[_Line | _Picture] = []
        self._long = 0.0
        self._set: tuple[object, ...] = ()
        self._faces: Faces | None = None
        self._coming = coming(context.assets)
        self._shown: tuple[str, int, int] = ("", 0, 0)
        self._face: pygame.Surface | None = None
        self._fade = pygame.Surface((1, 1))
        self._stale = True
        context.voice.say(spoken(context))

    @property
    def calm(self) -> bool:
        """Whether nothing moves by itself."""
        return self.context.settings.reduced_motion

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Roll on; the player may go on at once, or move the roll."""
        self._age += dt
        self._take_faces()
        if not self.calm:
            quick = QUICK if self._age > self._quick else 1.0
            self._gone += quick * SPEED * dt
        for intent in intents:
            match intent:
                case want.Advance() | want.Press() if self._age >= DEAF:
                    if self._takes():
                        return Push(self._then)
                case want.Back() if self._age >= DEAF:
                    return Push(self._then)
                case want.Scroll(notches=notches):
                    self._turn(-60.0 * notches)
                case want.Focus(dy=dy) if dy:
                    self._turn(120.0 * dy)
                case want.Command(name="repeat"):
                    self.context.voice.say(spoken(self.context))
                case _:
                    pass
        over = self._long and self._gone >= self._end()
        return Push(self._then) if over and not self.calm else STAY

    def _takes(self) -> bool:
        """Turn a page, or roll faster; whether that has been done, and it goes on."""
        if self.calm:
            over = self._last()
            self._turn(self.context.brush.view.h * 0.8)
            return over
        over = self._age >= self._quick + AGAIN
        self._quick = min(self._quick, self._age)
        return over

    def _turn(self, by: float) -> None:
        self._gone = min(max(0.0, self._gone + by), max(0.0, self._end()))
        self._stale = True

    def _end(self) -> float:
        """How far it has to roll until the last line has left, or stands in calm."""
        view = self.context.brush.view
        return self._long - (0.5 * view.h if self.calm else -view.h * 0.1)

    def _last(self) -> bool:
        return self._gone >= self._end() - 1.0

    def _take_faces(self) -> None:
        if self._faces is None and self._coming.done():
            try:
                self._faces = self._coming.result()
            except AssetFault as fault:
                self.context.said.append(str(fault))
            self._stale = True

    # The picture

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw all of it while it rolls; else when anything changed."""
        context, brush = self.context, self.context.brush
        now = (context.turn, context.device, surface.get_size())
        if now != self._set:
            self._set = now
            for _part in self._laying():
                pass
        elif self.calm and not self._stale:
            return []
        self._stale = False
        surface.fill(brush.theme.ink)
        self._draw_face(surface)
        view, k = brush.view, brush.k
        surface.set_clip((0, 0, view.width, view.height - view.px(FOOT)))
        first = (0.3 if self.calm else 0.62) * view.h - self._gone
        for line in self._lines:
            y = round((first + line.top) * k)
            if -line.high < y < view.height:
                line.draw(surface, round(line.left * k), y)
        surface.set_clip(None)
        self._veil(surface)
        spot = (view.px(LEFT), view.height - view.px(34.0))
        slow = self._quick == inf and not self.calm
        hint = SLOW_HINT if slow else HINT
        draw_prompts(surface, brush, hint, context.device, spot, view.width // 2)
        return None

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """The type is set in frames of its own."""
        self._set = (self.context.turn, self.context.device, surface.get_size())
        yield from self._laying()

    def _veil(self, surface: pygame.Surface) -> None:
        """Let the lines fade out at the head and over the foot."""
        view, ink = self.context.brush.view, self.context.brush.theme.ink
        high = view.px(FADE)
        if self._fade.get_size() != (view.width // 2, high):
            self._fade = pygame.Surface((view.width // 2, high), pygame.SRCALPHA)
            for y in range(high):
                level = round(255 * (y + 1) / high)
                self._fade.fill((*ink, level), (0, y, view.width, 1))
        foot = view.height - view.px(FOOT) - high
        surface.blit(self._fade, (0, foot))
        surface.blit(
            pygame.transform.flip(self._fade, flip_x=False, flip_y=True), (0, 0)
        )

    def _laying(self) -> Iterator[None]:
        """Set all lines for this window, a part at a time."""
        brush = self.context.brush
        room = min(WIDE * max(1.0, brush.view.text_scale), brush.view.w - 2 * LEFT)
        self._lines = []
        down = self._put(NAME, 96.0, Face.TITLE, 0.0, room) + PART / 2
        for part in PARTS:
            yield
            if part.heading:
                down = self._put(_(part.heading), 44.0, Face.TITLE, down, room)
            for sentence in part.sentences:
                down = self._put(_(sentence), 32.0, Face.READING, down, room)
            for work, licence in part.works:
                down = self._work(work, licence, down, room)
            down += PART
            if part is PARTS[OWN]:
                yield
                down = self._hand(down, room)
        self._long = down - PART

    def _hand(self, top: float, room: float) -> float:
        """What the player's own hand laid, where it laid enough."""
        misses = laid(self.context)
        if not misses:
            return top
        brush = self.context.brush
        down = self._put(_(YOURS), 44.0, Face.TITLE, top, room)
        down = self._put(_habit(misses), 32.0, Face.READING, down, room)
        size = round(PICTURE * brush.k), round(PICTURE * SHAPE * brush.k)
        picture = painted(brush, cloud_of_misses(misses), size)
        self._lines.append(_Picture(down + LINE, LEFT, picture))
        return down + PICTURE * SHAPE + LINE + PART

    def _put(
        self, words: str, size: float, face: Face, top: float, room: float
    ) -> float:
        """One line of the column; where the next one begins."""
        brush = self.context.brush
        text = typed(brush, words, size, room, brush.theme.parchment, face)
        self._lines.append(_Line(top, LEFT, text))
        return top + text.height / brush.k + LINE

    def _work(self, work: str, licence: str, top: float, room: float) -> float:
        """A work, and its licence beside it, or under it where there is no room."""
        brush = self.context.brush
        after = self._put(work, 30.0, Face.READING, top, room)
        said = typed(brush, licence, 24.0, room, brush.theme.quiet)
        name = typed(brush, work, 30.0, room, brush.theme.parchment, Face.READING)
        left = LEFT + name.width / brush.k + BESIDE
        if left + said.width / brush.k <= LEFT + room:
            beside = top + (name.leading - said.leading) / 2 / brush.k
            self._lines.append(_Line(beside, left, said))
            return after
        self._lines.append(_Line(after - LINE, LEFT + BESIDE, said))
        return after + said.height / brush.k

    def _draw_face(self, surface: pygame.Surface) -> None:
        if self._faces is None or not self._long:
            return
        view = self.context.brush.view
        way = min(1.0, max(0.0, self._gone / max(1.0, self._end())))
        who = FACE if way < HERS else ALICE
        there = way / HERS if who == FACE else (way - HERS) / (1.0 - HERS)
        most = min(WHOLE, self._faces.rank(who))
        rank = max(1, round(1 + there * (most - 1)))
        high = round(TALL * view.height)
        if self._face is None or self._shown != (who, rank, high):
            light = round(FAINT + (CLEAR - FAINT) * there)
            self._face = _soft(self._faces.made(who, rank), high, light)
            self._shown = who, rank, high
        middle = round(ACROSS * view.width), view.height // 2
        place = self._face.get_rect(center=middle)
        surface.blit(self._face, place, special_flags=pygame.BLEND_RGB_ADD)

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self._stale = True

    def wait(self) -> float:
        """It rolls, or waits for the player."""
        moving = not self.calm or (self._faces is None and not self._coming.done())
        return 0.0 if moving else inf

    def resumed(self, result: Any) -> Change:
        """What followed has left: so does this."""
        return Pop(result)

    def reach(self) -> list[Reach]:
        """For hands that can only step and take."""
        return [*plain(), again()]


def _soft(face: pygame.Surface, high: int, light: int) -> pygame.Surface:
    """A face so high and so light, melting away all round: to be added to the ink."""
    made = face.copy()
    made.fill((light,) * 3, special_flags=pygame.BLEND_RGB_MULT)
    made.blit(oval(made.get_size()), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    return pygame.transform.smoothscale(made, (round(high * SHAPE), high))


def laid(context: Context) -> Points:
    """By how much the player's guesses missed, if there are enough for a cloud."""
    misses = tuple(miss.off for miss in context.store.profile.misses)
    return misses if speaks(misses) else ()


def _habit(misses: Points) -> str:
    """What can be said of all misses together."""
    return _("On the whole: {habit}.", habit=habit(misses))


def spoken(context: Context) -> str:
    """All of it in words."""
    told = [*_sentences()]
    if misses := laid(context):
        told += [f"{_(YOURS)}:", _habit(misses)]
    return " ".join(told)


def _sentences() -> Iterator[str]:
    yield f"{NAME}."
    for part in PARTS:
        if part.heading:
            yield f"{_(part.heading)}:"
        yield from map(_, part.sentences)
        if part.works:
            yield "; ".join(f"{work}, {licence}" for work, licence in part.works) + "."


def credits_before(
    context: Context, finished: results.Finished, then: Screen
) -> Screen:
    """The credits before a screen, where a story has come to an end; else the screen.

    A chapter that can end in more than one way is the last of its story.
    """
    chapter = context.library.program.chapters[finished.chapter]
    return CreditsScreen(context, then) if endings(chapter) else then
