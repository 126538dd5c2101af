"""Paints a puzzle's view: ground, column, figure with its rings, words.

The ground is composed when the window or a setting changes; each of the three parts is
restored from it and painted again only where something changed.
"""

from collections.abc import Iterator, Sequence
from math import pi, sin
from typing import Final

import pygame

from game.figure.motion import plays
from game.figure.things import Box, Figure
from game.puzzles.core.protocol import Handle, Role
from game.screens.puzzle.attention import Pulses, ShownHand
from game.screens.puzzle.caption_band import CaptionBand
from game.screens.puzzle.handle_places import (
    Place,
    Places,
    draw_place,
    find_places,
)
from game.screens.puzzle.lifting import draw_lifted
from game.screens.puzzle.line_places import LinePlaces
from game.screens.puzzle.line_rows import Row
from game.screens.puzzle.puzzle_layout import Part, part_area, puzzle_page, reach
from game.screens.puzzle.puzzle_view import PuzzleView
from game.screens.puzzle.scrolled_pages import (
    ScrolledPages,
    arranged,
    measuring,
    only_pages,
)
from game.screens.puzzle.side_column import SideColumn
from game.screens.shared.backdrop import Backdrop
from game.screens.shared.banner import draw_banner
from game.screens.shared.context import Context
from game.screens.shared.notice import Notice
from game.screens.shared.stage_view import StageView
from game.ui.paint.caption import lay_caption
from game.ui.paint.drawn_hand import drawn_hand
from game.ui.paint.mixed_faces import mixes, ready
from game.ui.paint.patches import glow_patch
from game.ui.window.view import whole

DARK: Final = 206
EM: Final = 29.0
PAGE_EM: Final = 34.0
CROWD: Final = 7
HAND: Final = 150.0
AWAY: Final = 140.0
# How far a key or a touch scrolls, in heights of what is seen.
FURTHER: Final = 0.8


class Painter:
    """Everything on the puzzle screen. ``show`` it a view, then ``draw``.

    ``places`` are where the handles of the view are, ``glow`` is how far that of a win
    has come, 0 to 1; 0 for none. ``lifted`` is what a hand took from where it lies.
    """

    def __init__(
        self, context: Context, backdrop: str = "", *, paged: bool = False
    ) -> None:
        self.context = context
        self.tableau = StageView(lit=False, by=self._arranged)
        self.pages = ScrolledPages()
        self.notice = Notice(context.voice)
        self.glow = 0.0
        self.view = PuzzleView()
        self._paged = paged
        self._backdrop = Backdrop(context.assets, context.library.places)
        self._backdrop.name = backdrop
        self._ground = pygame.Surface((1, 1))
        self._composed: tuple[object, ...] = ()
        self._stale = True
        self._dirty: set[Part] = set()
        self._rings: tuple[object, ...] = ()
        self._banded: tuple[str, str, Handle | None] = ("", "", None)
        self._light: pygame.Surface | None = None
        self._noticed = False
        self._lifted = ""
        self.pulses = Pulses()
        self._hand: ShownHand | None = None
        self.place()

    def hold(self, rank: int | None) -> None:
        """What the frame of the place holds goes on standing there."""
        self._backdrop.frame.hold(rank, calm=True)

    def place(self) -> None:
        """Find everything its place in the window as it is now."""
        brush = self.context.brush
        self.page = puzzle_page(brush.view)
        self._fit()
        self._find_places()
        self._lines: dict[tuple[Row, ...], LinePlaces] = {}
        self._lay_column()
        self.band = CaptionBand(brush, self.page.words, self.view.band)
        self._lay_band()
        self._light = None
        self._stale = True

    def redraw(self) -> None:
        """Paint everything at the next frame."""
        self._stale = True

    # What it shows

    def show(self, view: PuzzleView, *, animate: bool = False) -> None:
        """Another view; its figure at once or as a motion."""
        before, self.view = self.view, view
        self._show_figure(view.figure, animate=animate and not view.held)
        self._find_places()
        if view.column != before.column:
            self._lay_column()
            self._dirty.add(Part.COLUMN)
        if view.band != before.band:
            self._lay_band()
            self._dirty.add(Part.WORDS)

    def expecting(self, view: PuzzleView) -> Iterator[None]:
        """A view is shown soon: what takes longer is made ready, a part a step."""
        brush = self.context.brush
        if self._paged and only_pages(view.figure):
            seen = brush.view.pixels(self.page.room)
            for _scale in measuring(view.figure, seen, self._em, brush):
                yield
        if mixes(view.figure):
            ready(brush)
            yield
        rows = view.column.rows
        self._lines[rows] = LinePlaces(rows, self.page.column, brush)
        yield
        SideColumn(view.column, self.page.column, brush, self._lines[rows])
        yield
        self.show(view)
        yield

    def point(self, hand: ShownHand | None) -> None:
        """A drawn hand over the picture, or none any more."""
        if hand != self._hand:
            self._hand = hand
            self._dirty.add(Part.ROOM)

    @property
    def lifted(self) -> str:
        """The key or the letter of what a hand took; empty for nothing."""
        return self._lifted

    @lifted.setter
    def lifted(self, key: str) -> None:
        if key != self._lifted:
            self._lifted = key
            self._dirty.add(Part.ROOM)

    def why(self, asleep: Sequence[Handle], x: float, y: float) -> str:
        """Why what is under a window pixel cannot be taken yet; empty for nothing."""
        places = self.places
        there = find_places(asleep, places.figure, places.boxes, places.brush)
        found = there.under(x, y)
        return found[0].handle.why if found else ""

    def shine(self, share: float) -> None:
        """How far the glow of the win has come, 0 to 1; 0 for none."""
        if share != self.glow:
            self.glow = share
            self._dirty.add(Part.ROOM)

    def further(self) -> Iterator[tuple[int, pygame.Rect]]:
        """Where a touch scrolls what is longer than seen, -1 up and 1 down."""
        brush = self.context.brush
        side = round(2 * reach(brush.view))
        for way, at in self.pages.more(brush).items():
            area = pygame.Rect(0, 0, side, side)
            area.center = (round(at[0]), round(at[1]))
            yield way, area

    def leafed(self, x: float, y: float) -> bool:
        """Whether a touch of a window pixel scrolled."""
        touched = (way for way, area in self.further() if area.collidepoint(x, y))
        return any(map(self.leaf, touched))

    def leaf(self, way: int) -> bool:
        """Up or down by most of what is seen, where there is more; whether it was."""
        return self.scroll(way * FURTHER * self.pages.seen.h)

    def scroll(self, pixels: float) -> bool:
        """Down by so many pixels, where there is more than is seen; whether it was."""
        return self._scrolled(moved=self.pages.by(pixels))

    def reveal(self, key: str) -> None:
        """Bring the line of a handle into what is seen, and before it its evidence.

        Where there is no room for both, what comes last is what is seen.
        """
        for find in (Places.evidence, Places.line):
            area = find(self.places, key)
            if area is not None:
                self._scrolled(moved=self.pages.reveal(area))

    def under(self, x: float, y: float) -> list[Place]:
        """The handles under a window pixel; what is scrolled out of sight is not."""
        seen = whole(self.pages.seen).collidepoint(x, y) or not self.pages.scrolled
        return self.places.under(x, y) if seen else []

    def finish(self) -> None:
        """What moves is where it goes to, so that a hand takes it there."""
        if self.tableau.moving:
            self.tableau.finish()
            self._dirty.add(Part.ROOM)

    def tick(self, dt: float) -> None:
        """Let time pass for what moves."""
        self.pulses.still = self.context.settings.reduced_motion
        if self.tableau.tick(dt) or self.pulses.tick(dt):
            self._dirty.add(Part.ROOM)
        self.notice.tick(dt)

    def until_change(self) -> float:
        """Seconds until something moves by itself."""
        if self._stale or self._dirty or self.tableau.moving or self.pulses.going:
            return 0.0
        return self.notice.left

    def _show_figure(self, figure: Figure, *, animate: bool) -> None:
        if animate or plays(self.tableau.figure, figure):
            calm = self.context.settings.reduced_motion
            self.tableau.show(figure, animate=True, calm=calm)
        elif figure != self.tableau.figure:
            self.tableau.swap(figure)
        else:
            return
        if self._paged:
            self._fit()
        self._dirty.add(Part.ROOM)

    @property
    def _em(self) -> float:
        view = self.context.brush.view
        return (PAGE_EM if self._paged else EM) * view.k * view.text_scale

    def _fit(self) -> None:
        """Give the figure its room, and pages a taller one where they need it."""
        em, brush = self._em, self.context.brush
        seen = brush.view.pixels(self.page.room)
        self.pages.fit(self.tableau.figure, seen, em, brush)
        moving = self.tableau.moving
        self.tableau.place(self.pages.room, em)
        if not moving:
            self.tableau.finish()

    def _arranged(
        self, figure: Figure, width: float, height: float, em: float
    ) -> dict[str, Box]:
        return arranged(figure, width, height, em, self.context.brush)

    def _scrolled(self, *, moved: bool) -> bool:
        if moved:
            self._fit()
            self._find_places()
            self._dirty.add(Part.ROOM)
        return moved

    def _find_places(self) -> None:
        """Where the view's handles are, and whether a ring looks another way now."""
        view, tableau, brush = self.view, self.tableau, self.context.brush
        figure, boxes = tableau.figure, tableau.boxes()
        self.places = find_places(view.handles, figure, boxes, brush)
        self.pulses.see(place.handle for place in self.places.all)
        rings = (self.places.all, view.lit, view.held, view.snapped)
        if rings != self._rings:
            self._rings = rings
            self._dirty.add(Part.ROOM)

    def _lay_column(self) -> None:
        """The column, whose lines have the places that they always have."""
        told, box, brush = self.view.column, self.page.column, self.context.brush
        if told.rows not in self._lines:
            self._lines[told.rows] = LinePlaces(told.rows, box, brush)
        self.column = SideColumn(told, box, brush, self._lines[told.rows])

    def _lay_band(self) -> None:
        """The band, and what is told in the room that it leaves."""
        brush, band, area = self.context.brush, self.view.band, self.page.words
        banded = (band.now, band.hint, band.handle)
        if banded != self._banded:
            self._banded = banded
            self.band = CaptionBand(brush, area, band)
        room = self.band.area.copy()
        room.y, room.height = self.band.bottom, room.bottom - self.band.bottom
        self._caption = lay_caption(brush, band.caption, room)

    # Painting

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """Compose the ground, then paint all but the words, which ``draw`` adds."""
        self._compose(surface)
        yield
        surface.blit(self._ground, (0, 0))
        self._draw_part(surface, Part.COLUMN)
        yield
        yield from self._drawing_room(surface)
        self._dirty, self._stale = {Part.WORDS}, False
        yield

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Paint what changed; the rectangles, or None when it was everything."""
        if self.notice.showing or self._noticed:
            self._stale = True
        self._noticed = self.notice.showing
        everything = self._stale
        if everything:
            self._compose(surface)
            surface.blit(self._ground, (0, 0))
        parts = [part for part in Part if everything or part in self._dirty]
        changed = [self._draw_part(surface, part) for part in parts]
        self._dirty.clear()
        self._stale = False
        if self.notice.showing:
            draw_banner(surface, self.context.brush, self.notice)
        return None if everything else changed

    def _draw_part(self, surface: pygame.Surface, part: Part) -> pygame.Rect:
        area = part_area(part, self.page, self.context.brush.view)
        before = surface.get_clip()
        surface.set_clip(area)
        surface.blit(self._ground, area, area)
        match part:
            case Part.COLUMN:
                self.column.draw(surface)
            case Part.ROOM:
                self.tableau.draw(surface, self.context.brush, area)
                self._draw_over(surface, area)
            case Part.WORDS:
                self.band.draw(surface)
                surface.blits(self._caption)
        surface.set_clip(before)
        return area

    def _drawing_room(self, surface: pygame.Surface) -> Iterator[None]:
        """The room as it is painted alone, a panel a step, then what lies over them."""
        area = part_area(Part.ROOM, self.page, self.context.brush.view)
        surface.blit(self._ground, area, area)
        yield from self.tableau.drawing(surface, self.context.brush, area)
        before = surface.get_clip()
        surface.set_clip(area)
        self._draw_over(surface, area)
        surface.set_clip(before)

    def _draw_over(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """What lies over the figure: places for hands, more to scroll to, a glow."""
        brush, view, places = self.context.brush, self.view, self.places.all
        if not self.tableau.moving:
            crowded = sum(p.handle.role is not Role.BODY for p in places) > CROWD
            for place in places:
                # Many points pulsing at once would hide what they lie on.
                hushed = crowded and place.handle.given
                level = 0.0 if hushed else self.pulses.level(place.handle.key)
                draw_place(surface, brush, place, view, crowded=crowded, pulse=level)
            draw_lifted(surface, self.places, self._lifted)
            if self._hand is not None:
                self._draw_hand(surface, self._hand)
        if self._paged:
            self.pages.draw_more(surface, brush)
        if self.glow > 0.0:
            self._draw_glow(surface, area)

    def _draw_hand(self, surface: pygame.Surface, hand: ShownHand) -> None:
        """The drawn hand comes to its handle from aside, and goes where that goes."""
        brush = self.context.brush
        try:
            at = self.places.of(hand.handle.key).at
        except KeyError:
            return
        aside = (1.0 - hand.way) * brush.view.px(AWAY)
        spot = (at[0] + aside, at[1] + 0.8 * aside)
        size = HAND * brush.k
        held, seen = hand.holds, hand.seen
        drawn_hand(surface, brush, spot, size, pressed=held, alpha=seen)

    def _draw_glow(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """A calm warm light that comes and goes over the whole figure."""
        plane = next(iter(self.tableau.boxes().values()), None)
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
        """The ground; without a place behind it, it has a faint light of its own."""
        brush, size = self.context.brush, surface.get_size()
        composed = (self.context.turn, size, self._backdrop.name, self.page.room)
        if composed == self._composed and not self._backdrop.frame.changed:
            return
        self._composed = composed
        if self._ground.get_size() != size:
            self._ground = pygame.Surface(size, 0, surface)
        self._backdrop.draw(self._ground, brush)
        self._backdrop.frame.mark()
        if self._backdrop.name and not self._backdrop.fault:
            ink = [round(c * DARK / 255) for c in brush.theme.ink]
            self._ground.fill((255 - DARK,) * 3, special_flags=pygame.BLEND_RGB_MULT)
            self._ground.fill(ink, special_flags=pygame.BLEND_RGB_ADD)
        elif brush.theme.grain:
            wide = brush.view.px(420)
            room = brush.view.of(self.page.room).inflate(wide, wide)
            light = glow_patch(brush.theme.fog, room.width, room.height, 0.2)
            self._ground.blit(light, room, special_flags=pygame.BLEND_RGB_ADD)
