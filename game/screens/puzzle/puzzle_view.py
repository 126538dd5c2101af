"""The puzzle screen as it is drawn: ground, column, figure with its rings, words.

The ground is composed when the window or a setting changes; each of the three parts is
restored from it and painted again only where something changed.
"""

from math import pi, sin
from typing import Final

import pygame
from msgspec import Struct

from game.figure.things import Box, Figure
from game.puzzles.core.protocol import Handle
from game.puzzles.session.carrying import is_body
from game.screens.puzzle.board_pages import NOTCH, Pages
from game.screens.puzzle.caption_band import Strip
from game.screens.puzzle.grips import Grip, draw_grip
from game.screens.puzzle.puzzle_layout import BenchPage, bench_page
from game.screens.puzzle.side_column import Column, Told
from game.screens.shared.backdrop import Backdrop
from game.screens.shared.context import Context
from game.screens.shared.notice import Notice
from game.screens.shared.stage_view import StageView
from game.ui.paint.brush import Brush
from game.ui.paint.patches import glow_patch
from game.ui.type.fonts import Face
from game.ui.window.view import whole

DARK: Final = 206
EM: Final = 29.0
PAGE_EM: Final = 34.0
CROWD: Final = 7


class Ringed(Struct, frozen=True):
    """Which handles show a ring, and which of them is lit, held, or snapped."""

    grips: tuple[Grip, ...] = ()
    lit: str = ""
    held: str = ""
    snapped: bool = False


class Said(Struct, frozen=True):
    """What the band under the figure has to say."""

    caption: str = ""
    hint: str = ""
    handle: Handle | None = None


class Bench:
    """Everything on the puzzle screen. Set what it shows, then ``draw``."""

    def __init__(
        self, context: Context, backdrop: str = "", *, pages: bool = False
    ) -> None:
        self.context = context
        self._em = PAGE_EM if pages else EM
        self.tableau = StageView(lit=False)
        self.pages = Pages()
        self._paged = pages
        self.notice = Notice()
        self.glow = 0.0
        self._backdrop = Backdrop(context.assets, context.library.places)
        self._backdrop.name = backdrop
        self._ground = pygame.Surface((1, 1))
        self._stale = True
        self._dirty = {"column": True, "room": True, "words": True}
        self._told = Told(kind="", title="", words="")
        self._said = Said()
        self._ringed = Ringed()
        self._light: pygame.Surface | None = None
        self._noticed = False
        self.place()

    def place(self) -> None:
        """Find everything its place in the window as it is now."""
        brush = self.context.brush
        view = brush.view
        self.page: BenchPage = bench_page(view)
        self._fit()
        self.column = Column(self._told, self.page.column, brush)
        self.strip = self._strip()
        self._light = None
        self._stale = True

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self._stale = True

    # What it shows

    @property
    def figure(self) -> Figure:
        """The figure that is shown, or being turned into."""
        return self.tableau.figure

    def boxes(self) -> dict[str, Box]:
        """Where the figure's panels stand, in window pixels."""
        return self.tableau.boxes()

    def show(self, figure: Figure, *, animate: bool) -> None:
        """Another figure, at once or as a motion."""
        if animate:
            calm = self.context.settings.reduced_motion
            self.tableau.show(figure, animate=True, calm=calm)
        elif figure != self.tableau.figure or self.tableau.moving:
            self.tableau.swap(figure)
        else:
            return
        if self._paged:
            self._fit()
        self._dirty["room"] = True

    def _fit(self) -> None:
        """Give the figure its room, and pages a taller one where they need it."""
        view = self.context.brush.view
        em = self._em * view.k * view.text_scale
        seen = view.pixels(self.page.room)
        self.pages.fit(self.tableau.figure, seen, em, self.context.brush)
        moving = self.tableau.moving
        self.tableau.place(self.pages.room, em)
        if not moving:
            self.tableau.finish()

    def scroll(self, notches: float) -> None:
        """Up by so many notches of the wheel, where there is more than is seen."""
        step = NOTCH * self.context.brush.k
        self._scrolled(moved=self.pages.by(-notches * step))

    def turn(self, *, down: bool) -> bool:
        """On by most of what is seen; whether there was more."""
        by = 0.8 * self.pages.seen.h
        moved = self.pages.by(by if down else -by)
        self._scrolled(moved=moved)
        return moved

    def reveal(self, area: pygame.Rect) -> None:
        """Bring an area of the figure into what is seen."""
        self._scrolled(moved=self.pages.reveal(area))

    def _scrolled(self, *, moved: bool) -> None:
        if moved:
            self._fit()
            self._dirty["room"] = True

    def tell(self, told: Told) -> None:
        """What the column says."""
        if told != self._told:
            self._told = told
            self.column = Column(told, self.page.column, self.context.brush)
            self._dirty["column"] = True

    def say(self, said: Said) -> None:
        """What the band under the figure says."""
        if said != self._said:
            self._said = said
            self.strip = self._strip()
            self._dirty["words"] = True

    def ring(self, ringed: Ringed) -> None:
        """Which handles show, and how."""
        if ringed != self._ringed:
            self._ringed = ringed
            self._dirty["room"] = True

    def shine(self, share: float) -> None:
        """How far the glow of the win has come, 0 to 1; 0 for none."""
        if share != self.glow:
            self.glow = share
            self._dirty["room"] = True

    def tick(self, dt: float) -> None:
        """Let time pass for what moves."""
        if self.tableau.tick(dt):
            self._dirty["room"] = True
        self.notice.tick(dt)

    def until_change(self) -> float:
        """Seconds until something moves by itself."""
        if self._stale or any(self._dirty.values()) or self.tableau.moving:
            return 0.0
        return self.notice.left

    def _strip(self) -> Strip:
        said = self._said
        return Strip(
            self.context.brush,
            self.page.words,
            caption=said.caption,
            hint=said.hint,
            handle=said.handle,
        )

    # Painting

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Paint what changed; the rectangles, or None when it was everything."""
        if self.notice.showing or self._noticed:
            self._stale = True
        self._noticed = self.notice.showing
        whole = self._stale
        if whole:
            self._compose(surface)
            surface.blit(self._ground, (0, 0))
            self._dirty = dict.fromkeys(self._dirty, True)
        changed = [
            self._part(surface, name) for name, dirty in self._dirty.items() if dirty
        ]
        self._dirty = dict.fromkeys(self._dirty, False)
        self._stale = False
        if self.notice.showing:
            _notice(surface, self.context.brush, self.notice)
        return None if whole else changed

    def _part(self, surface: pygame.Surface, name: str) -> pygame.Rect:
        area = self._area(name)
        before = surface.get_clip()
        surface.set_clip(area)
        surface.blit(self._ground, area, area)
        if name == "column":
            self.column.draw(surface)
        elif name == "words":
            self.strip.draw(surface)
        else:
            self._draw_room(surface, area)
        surface.set_clip(before)
        return area

    def _area(self, name: str) -> pygame.Rect:
        view, page = self.context.brush.view, self.page
        if name == "column":
            left = view.of(page.column)
            left.width += left.x + view.px(20)
            left.x, left.y, left.height = 0, 0, view.height
            return left
        if name == "words":
            return view.of(page.words)
        room = view.of(page.room)
        room.height += max(0, view.of(page.words).y - room.bottom)
        room.y, room.height = 0, room.height + room.y
        room.width = view.width - room.x
        return room

    def _draw_room(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        brush, ringed = self.context.brush, self._ringed
        self.tableau.draw(surface, brush, area)
        if not self.tableau.moving:
            tips = sum(not is_body(grip.handle.key) for grip in ringed.grips)
            crowded = tips > CROWD
            for grip in ringed.grips:
                key = grip.handle.key
                held = key == ringed.held
                draw_grip(
                    surface,
                    brush,
                    grip,
                    lit=key == ringed.lit,
                    held=held,
                    snapped=held and ringed.snapped,
                    crowded=crowded,
                )
        if self._paged:
            self.pages.draw_more(surface, brush)
        if self.glow > 0.0:
            self._shine(surface, area)

    def _shine(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """A calm warm light that comes and goes over the whole figure."""
        plane = next(iter(self.boxes().values()), None)
        middle = area.center if plane is None else whole(plane).center
        size = (area.height, area.height)
        if self._light is None or self._light.get_size() != size:
            self._light = glow_patch(self.context.brush.theme.ember, *size, 0.42)
        level = round(255 * sin(pi * min(1.0, self.glow)))
        light = self._light.copy()
        light.fill((level, level, level), special_flags=pygame.BLEND_RGB_MULT)
        spot = light.get_rect(center=middle)
        surface.blit(light, spot, special_flags=pygame.BLEND_RGB_ADD)

    def _compose(self, surface: pygame.Surface) -> None:
        brush = self.context.brush
        if self._ground.get_size() != surface.get_size():
            self._ground = pygame.Surface(surface.get_size()).convert(surface)
        self._backdrop.draw(self._ground, brush)
        if self._backdrop.name and not self._backdrop.fault:
            dark = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
            dark.fill((*brush.theme.ink, DARK))
            self._ground.blit(dark, (0, 0))
        elif brush.theme.grain:
            _lantern(self._ground, brush, self.page)


def _lantern(ground: pygame.Surface, brush: Brush, page: BenchPage) -> None:
    """Without a place behind it the bench has a faint light of its own."""
    room = brush.view.of(page.room).inflate(brush.view.px(420), brush.view.px(420))
    light = glow_patch(brush.theme.fog, room.width, room.height, 0.2)
    ground.blit(light, room, special_flags=pygame.BLEND_RGB_ADD)


def _notice(surface: pygame.Surface, brush: Brush, notice: Notice) -> None:
    style = brush.style(26.0, brush.view.w * 0.8, Face.UI)
    text = brush.set(notice.text, style)
    pad = brush.view.px(18)
    plate = pygame.Surface((text.width + 2 * pad, text.height + pad), pygame.SRCALPHA)
    plate.fill((*brush.theme.panel, 235))
    text.draw(plate, pad, pad // 2)
    plate.set_alpha(round(255 * notice.alpha))
    left = (surface.get_width() - plate.get_width()) // 2
    surface.blit(plate, (left, brush.view.px(24)))
