"""A menu: a heading, rows to choose from, prompts at the foot, a dimmed picture."""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any

import pygame

from game.language import _
from game.screens.flow.base import STAY, Change, Pop
from game.screens.shared import act_sounds
from game.screens.shared.backdrop import Backdrop, covering
from game.screens.shared.banner import draw_banner
from game.screens.shared.context import Context
from game.screens.shared.notice import Notice
from game.ui.forms.prompts import MENU, Hints, draw_prompts, told
from game.ui.forms.rows import Rows, sentences
from game.ui.forms.widgets import INDENT, Act, Bands
from game.ui.kept import PICTURES, Kept, weight
from game.ui.paint import strokes
from game.ui.paint.text_panel import hairline
from game.ui.theme import Colour
from game.ui.type.fonts import Face
from game.ui.window import intents as want
from game.ui.window.intents import Intent
from game.ui.window.reach import Reach, again, back

BLINK = 0.1
BLUR = 40
FADE = 46.0
# What is behind a page, and what it was made of, before it is made.
UNMADE: tuple[object, pygame.Surface] = ((), pygame.Surface((1, 1)))

_columns: Kept[tuple[Colour, int, int], pygame.Surface] = Kept(PICTURES, weight)


class MenuPage(ABC):
    """What all menus share; each says its ``bands`` and what follows when ``acted``.

    ``wide`` is the width of the rows in logical units, ``dim`` how dark the picture
    behind them is, 0 to 1, ``side`` where the rows stand, 0 left to 1 right. The focus
    mark hangs in the margin of ``hung`` ones, whose heading stands over their words.
    A page behind a ``blurred`` one cannot be read. The rows of one that ``grows`` are
    wider for larger text.
    """

    opaque = True
    heading = ""
    hint: Hints = MENU
    wide = 1320.0
    dim = 0.86
    side = 0.5
    hung = True
    blurred = True
    grows = True
    place = "title"

    @property
    def title(self) -> str:
        """The heading in the player's language; empty where there is none."""
        return _(self.heading)

    def __init__(self, context: Context, focus: str = "") -> None:
        self.context = context
        self.notice = Notice(context.voice)
        self.rows: Rows = self._rows(focus)
        self._backdrop = Backdrop(context.assets, context.library.places)
        self._ground = UNMADE
        self._turn, self._device = context.turn, context.device
        self._noticed = False
        self._met = False
        self._hinted = self._prompted = pygame.Rect(0, 0, 0, 0)
        self._lay()

    @abstractmethod
    def bands(self) -> Bands:
        """The rows as they are now."""

    @abstractmethod
    def acted(self, act: Act) -> Change:
        """What follows from what the player did."""

    def left(self) -> Change:
        """What follows when the player goes back."""
        return Pop()

    def busy(self) -> bool:
        """Whether something moves by itself."""
        return self.forms

    @property
    def forms(self) -> bool:
        """Whether letters are written and no commands."""
        return self.rows.writing

    @property
    def dragging(self) -> bool:
        """Whether the pointer pulls something."""
        return any(pane.pulling for pane in self.panes())

    def reach(self) -> list[Reach]:
        """What can be taken, for hands that can only step and take."""
        found = list(self.rows.reach())
        found += [again()] if self.context.voice.enabled else []
        if any(deed == "back" for deed, _words in self.hint):
            found.append(back(self._hinted if self._hinted.w else None))
        return found

    def renew(self, focus: str | None = None) -> None:
        """Show the rows as they are now."""
        self.rows.area = self.area()
        self.rows.set(self.bands(), focus)

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Answer the player, then let time pass."""
        if not self._met:
            self._met = True
            self.introduce()
        self._tell()
        self._follow()
        for intent in intents:
            change = self._answer(intent)
            if change != STAY:
                self.rows.let_go()
                return change
        for pane in self.panes():
            pane.tick(dt)
        self.notice.tick(dt)
        return STAY

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw everything when anything changed."""
        self._follow()
        if not (self._stale() or self.notice.showing or self._noticed):
            return []
        self._noticed = self.notice.showing
        surface.blit(self._behind(surface), (0, 0))
        self._draw_frame(surface)
        for pane in self.panes():
            pane.draw(surface)
            self._fade(surface, pane)
        draw_banner(surface, self.context.brush, self.notice)
        return None

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """Blur what is behind it, then set each pane; all is painted again then."""
        yield from self._composing(surface)
        surface.blit(self._behind(surface), (0, 0))
        for pane in self.panes():
            yield from pane.drawing(surface)
        self.redraw()

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self.rows.stale = True

    def panes(self) -> Sequence[Rows]:
        """All the rows that are seen; those that hear the player are ``rows``."""
        return (self.rows,)

    def wait(self) -> float:
        """Seconds until something changes by itself."""
        if self._stale() or self.context.turn != self._turn:
            return 0.0
        return min(BLINK if self.busy() else math.inf, self.notice.left)

    def resumed(self, result: Any) -> Change:
        """A screen above has left: show what may have changed."""
        del result
        self.renew()
        self.introduce()
        return STAY

    def speak(self) -> None:
        """Say the focus aloud."""
        self.context.voice.say(self.rows.spoken())

    def introduce(self, *, whole: bool = False) -> None:
        """Say what the page is, what is read before the focus, the focus, the keys.

        The ``whole`` page is said on demand.
        """
        read = self.rows.whole() if whole else self.rows.above(all_=True)
        self._say(self.named(), read, self.rows.spoken(), self._prompts())

    def _prompts(self) -> str:
        """The prompts at the foot, for ears; hands with switches have their own."""
        if self.context.settings.switches:
            return ""
        return told(self.hint, self.context.brush.bound, self.context.device)

    def named(self) -> str:
        """What the page is called, for ears."""
        return self.title

    def _say(self, *parts: str) -> None:
        self.context.voice.say(sentences(parts))

    def _rows(self, focus: str) -> Rows:
        return Rows(self.bands(), focus)

    def _answer(self, intent: Intent) -> Change:
        # The way back at the foot can be pressed: hands without keys go so.
        pressed = (intent.x, intent.y) if isinstance(intent, want.Press) else (-1, -1)
        hinted = self._hinted.collidepoint(pressed)
        if isinstance(intent, want.Back) or hinted:
            self.context.sound.play("back")
            return self.left()
        if isinstance(intent, want.Command) and intent.name == "repeat":
            self.introduce(whole=True)
            return STAY
        before = self.rows.focused
        act = self.rows.read(intent)
        if act is not None:
            change = self.acted(act)
            self.context.sound.play(act_sounds.act(act))
            if change == STAY:
                self.speak()
            return change
        if self.rows.focused is not before:
            self.context.sound.play("move")
            self._say(self.rows.above(), self.rows.spoken())
        return STAY

    def _stale(self) -> bool:
        return any(pane.stale for pane in self.panes())

    def _tell(self) -> None:
        news = self.context.told()
        if news:
            self.notice.say(" ".join(news))

    def _follow(self) -> None:
        if self.context.turn != self._turn:
            self._turn = self.context.turn
            self._lay()
        if self.context.device != self._device:
            self._device, self.rows.stale = self.context.device, True

    # Where everything stands

    def _lay(self) -> None:
        self.rows.place(self.context.brush, self.area())

    def area(self) -> pygame.Rect:
        """Where the rows stand, in window pixels."""
        view = self.context.brush.view
        growth = max(1.0, view.text_scale**0.6) if self.grows else 1.0
        wide = min(self.wide * growth, view.w - 2 * 110.0)
        x = 110.0 + (view.w - 220.0 - wide) * self.side
        x -= INDENT if self.hung else 0.0
        top, foot = self._roof(), view.h - 100.0
        return view.rect(x, top, wide, foot - top)

    def framed(self) -> pygame.Rect:
        """What the heading stands over, in window pixels."""
        return self.rows.area

    def _roof(self) -> float:
        """The upper edge of the rows in logical units."""
        return 190.0 if self.title else 90.0

    def _draw_frame(self, surface: pygame.Surface) -> None:
        brush, area = self.context.brush, self.framed()
        view, theme = brush.view, brush.theme
        left = area.x + (view.px(INDENT) if self.hung else 0)
        if self.title:
            px = max(8, view.px(62.0))
            drawn = brush.fonts.render(Face.TITLE, px, self.title, theme.parchment)
            surface.blit(drawn, (left, view.px(72.0)))
            line = hairline(brush, area.right - left)
            spot = (left, view.px(160.0))
            surface.blit(line, spot, special_flags=strokes.PREMULTIPLIED)
        self._draw_hint(surface, left)

    def _draw_hint(self, surface: pygame.Surface, left: int) -> None:
        """The prompts at the foot, for the device that the player used last."""
        brush, device = self.context.brush, self.context.device
        view, right = brush.view, brush.view.width - brush.view.px(110.0)
        spot = (left, view.height - view.px(34.0))
        places = draw_prompts(surface, brush, self.hint, device, spot, right - left)
        self._hinted = places.get("back", pygame.Rect(0, 0, 0, 0))
        signs = list(places.values())
        self._prompted = signs[0].unionall(signs[1:]) if signs else self._hinted

    def _behind(self, surface: pygame.Surface) -> pygame.Surface:
        for _step in self._composing(surface):
            pass
        return self._ground[1]

    def _composing(self, surface: pygame.Surface) -> Iterator[None]:
        """Make what is behind it, if that is not there: a part a step."""
        brush, page = self.context.brush, self.context.page
        key = (surface.get_size(), brush.theme.name, id(page))
        if self._ground[0] == key:
            return
        ground = pygame.Surface(surface.get_size(), 0, surface)
        if page is not None:
            behind = covering(page, ground.get_size())
            yield
            ground.blit(soft(behind) if self.blurred else behind, (0, 0))
        else:
            self._backdrop.name = self.place
            self._backdrop.draw(ground, brush)
        yield
        self.shade(ground)
        self._ground = (key, ground)
        yield

    def _fade(self, surface: pygame.Surface, rows: Rows) -> None:
        """Let rows that go on beyond their area fade out at its edges."""
        area, brush = rows.area, self.context.brush
        high = min(brush.view.px(FADE), area.h // 3)
        broad = area.inflate(brush.view.px(68.0), 0)
        for shown, top, down in (
            (rows.scroll > 0, area.top, True),
            (rows.scroll < rows.longest, area.bottom - high, False),
        ):
            strip = pygame.Rect(broad.x, top, broad.w, high)
            strip = strip.clip(surface.get_rect())
            if shown and strip.h:
                part = self._ground[1].subsurface(strip).convert_alpha()
                for y in range(strip.h):
                    share = (y + 1) / strip.h
                    level = round(255 * (1.0 - share if down else share))
                    row = (0, y, strip.w, 1)
                    part.fill((255, 255, 255, level), row, pygame.BLEND_RGBA_MULT)
                surface.blit(part, strip)

    def shade(self, ground: pygame.Surface) -> None:
        """Make the picture dark enough to read on."""
        left, ink = round(255 * (1.0 - self.dim)), self.context.brush.theme.ink
        ground.fill((left,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        ground.fill(
            [round(c * self.dim) for c in ink], special_flags=pygame.BLEND_RGB_ADD
        )


def dusk(ground: pygame.Surface, ink: Colour, wide: int) -> None:
    """Darkness from the left over ``wide`` pixels, so that lines can be read there."""
    key = (ink, wide, ground.get_height())
    column = _columns.of(key, lambda: _dusk(*key))
    ground.blit(column, (0, 0), special_flags=strokes.PREMULTIPLIED)


def _dusk(ink: Colour, wide: int, high: int) -> pygame.Surface:
    row = pygame.Surface((wide, 1), pygame.SRCALPHA)
    for x in range(wide):
        t = 1.0 - x / wide
        level = 0.86 * t * t * (3 - 2 * t)
        shade = [round(c * level) for c in ink]
        row.set_at((x, 0), (*shade, round(255 * level)))
    return pygame.transform.scale(row, (wide, high))


def soft(picture: pygame.Surface) -> pygame.Surface:
    """The picture so blurred that no word of it can be read."""
    wide, high = picture.get_size()
    small = (max(1, wide // BLUR), max(1, high // BLUR))
    tiny = pygame.transform.smoothscale(picture, small)
    return pygame.transform.smoothscale(tiny, (wide, high))
