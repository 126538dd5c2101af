"""A song as it is seen: the stage, the dance, the words and the beads."""

from collections.abc import Iterator
from typing import Final

import pygame
from msgspec import Struct

from game.figure.things import Box, Grid, Plane, Tone
from game.linalg.factors import IDENTITY, Matrix2
from game.puzzles.core import drawing
from game.puzzles.core.disc import disc
from game.screens.shared.backdrop import Backdrop
from game.screens.shared.context import Context
from game.screens.song.beating import Bead
from game.screens.song.sheet import Now, Sheet
from game.screens.song.singers import Room, Singers, room
from game.stage.state import Stage
from game.ui.forms.widgets import typed
from game.ui.paint import signs, strokes
from game.ui.paint.panel import shade
from game.ui.paint.plane import paint_plane
from game.ui.paint.text_panel import tracked
from game.ui.theme import Colour
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text

# Sizes of type in logical units, and what each is at least of the size of text: words
# that are sung are large already.
SUNG, NEXT, NAME = (58.0, 0.7), (33.0, 0.85), (23.0, 0.85)
SAID = 30.0
# Of a line: from its top to the next one's.
LEADING = 1.36
BEAD, APART = 11.0, 66.0
MARGIN: Final = 110.0
VEIL: Final = 215
SPAN: Final = 1.75


class Seen(Struct, frozen=True):
    """What is shown: the moment, the beads, and the sentence that says what to do."""

    now: Now
    seconds: float
    beads: tuple[Bead, ...]
    said: str
    still: bool


class SongView:
    """Paints a song on its stage; what stands at the foot is painted by its screen."""

    def __init__(self, context: Context, sheet: Sheet, stage: Stage) -> None:
        self.context, self._sheet = context, sheet
        self._singers = Singers(context, sheet, stage.props)
        self._backdrop = Backdrop(context.assets, context.library.places)
        self._backdrop.name = stage.backdrop
        self._base: tuple[object, pygame.Surface] | None = None
        self._room: Room = room(context.brush.view)
        self._acts: tuple[object, ...] = ()
        self._said = ""
        self.foot = 0

    def draw(self, surface: pygame.Surface, seen: Seen) -> list[pygame.Rect]:
        """Paint a moment; the pixels that may have changed."""
        fresh = self._ready(surface) or seen.said != self._said
        self._said = seen.said
        assert self._base is not None  # noqa: S101 - made above
        base, whole = self._base[1], surface.get_rect()
        above = self._room.area.clip(whole)
        below = pygame.Rect(0, above.bottom, whole.w, self.foot - above.bottom)
        for area in (whole,) if fresh else (above, below):
            surface.blit(base, area, area)
        self._dance(surface, seen.now.map)
        acts = self._singers.acts(seen.now, seen.seconds, still=seen.still)
        self._singers.draw(surface, acts, self._room)
        self._sentence(surface, seen.said)
        self._words(surface, seen.now)
        self._beads(surface, seen.beads)
        return [whole] if fresh else [above, below]

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """What never moves, every pose, and the words: each in a frame of its own."""
        self._ready(surface)
        yield
        yield from self._singers.prepare()
        theme = self.context.brush.theme
        for number in range(len(self._sheet.phrases)):
            told = self._sheet.told(number)
            for type_, colour in (
                (SUNG, theme.text),
                (SUNG, theme.ember),
                (NEXT, theme.quiet),
            ):
                self._set(told, type_, colour)
            yield

    def spoil(self) -> None:
        """Nothing that was painted stands any more."""
        self._said = ""

    def words_top(self) -> int:
        """Where the words begin, in window pixels."""
        return self._rows()[0]

    def _ready(self, surface: pygame.Surface) -> bool:
        """Make what never moves; whether that is new."""
        brush, size = self.context.brush, surface.get_size()
        key = (self.context.turn, size)
        if self._base is not None and self._base[0] == key:
            return False
        self._room = room(brush.view)
        base = pygame.Surface(size, 0, surface)
        self._backdrop.draw(base, brush)
        self._backdrop.settle()
        self._backdrop.draw(base, brush)
        view = brush.view
        self.foot = view.height - view.px(max(view.foot, 34.0 + 44 * view.text_scale))
        top = min(self.words_top(), self._room.area.bottom) - view.px(30)
        dark = pygame.Rect(0, top, size[0], size[1] - top).inflate(view.px(400), 0)
        shade(base, dark.move(0, view.px(40)), brush, 1.0, VEIL)
        self._base = (key, base)
        return True

    def _rows(self) -> tuple[int, int, int, int]:
        """The tops of name, words and next words, and the middle of the beads."""
        view = self.context.brush.view
        scale = view.text_scale
        beads = self.foot - view.px(30 * scale**0.5)
        after = beads - view.px(30.0 + LEADING * self._size(NEXT))
        sung = after - view.px(4.0 + LEADING * self._size(SUNG))
        return sung - view.px(4.0 + LEADING * self._size(NAME)), sung, after, beads

    def _size(self, type_: tuple[float, float]) -> float:
        """A size of type for the reader, in logical units."""
        size, least = type_
        return size * max(1.0, least * self.context.brush.view.text_scale)

    def _dance(self, surface: pygame.Surface, by: Matrix2) -> None:
        brush, free = self.context.brush, self._room.free
        side = min(free.w, free.h)
        area = pygame.Rect(0, 0, side, side)
        area.center = free.center
        shade(surface, area, brush, 1.0, 165)
        items = (
            *drawing.ground(SPAN),
            Grid(key="moved", matrix=by, extent=2, tone=Tone.E1, alpha=0.22),
            *disc("home", IDENTITY, Tone.DIM, flag=True, ghost=True),
            *disc("dance", by, Tone.E1, flag=True, ghost=False),
        )
        plane = Plane(key="dance", items=items, span=SPAN)
        box = Box(float(area.x), float(area.y), float(area.w), float(area.h))
        paint_plane(surface, plane, box, brush)

    def _sentence(self, surface: pygame.Surface, said: str) -> None:
        brush = self.context.brush
        view = brush.view
        text = typed(brush, said, SAID, view.w - 2 * MARGIN, brush.theme.text)
        area = pygame.Rect(0, view.px(22), text.width, text.height)
        area.centerx = view.width // 2
        shade(surface, area.inflate(view.px(120), view.px(36)), brush, 1.0, 225)
        text.draw(surface, area.x, area.y)

    def _words(self, surface: pygame.Surface, now: Now) -> None:
        brush, sheet = self.context.brush, self._sheet
        name, sung, after, _beads = self._rows()
        told, middle = sheet.told(now.phrase), brush.view.width // 2
        phrase, following = sheet.phrases[now.phrase], sheet.following(now.phrase)
        who = self.context.library.together(phrase.who)
        named_ = tracked(brush, who, self._size(NAME), brush.theme.parchment)
        surface.blit(named_, (middle - named_.get_width() // 2, name))
        pale = self._set(told, SUNG, brush.theme.text)
        x = middle - pale.width // 2
        pale.draw(surface, x, sung)
        if now.lit:
            lit = self._set(told, SUNG, brush.theme.ember)
            lit.draw(surface, x, sung, sheet.letters(now.phrase, now.lit))
        if following is not None:
            next_ = self._set(sheet.told(now.phrase + 1), NEXT, brush.theme.quiet)
            next_.draw(surface, middle - next_.width // 2, after)

    def _set(self, words: str, type_: tuple[float, float], colour: Colour) -> Text:
        """Words in one line: smaller where they would not fit."""
        brush = self.context.brush
        room_ = brush.view.w - 2 * MARGIN
        size = self._size(type_) / brush.view.text_scale
        while True:
            text = typed(brush, words, size, 4 * room_, colour, Face.READING)
            if text.width <= room_ * brush.k or size < 12.0:
                return text
            size *= min(0.97, room_ * brush.k / text.width)

    def _beads(self, surface: pygame.Surface, beads: tuple[Bead, ...]) -> None:
        brush, theme = self.context.brush, self.context.brush.theme
        view = brush.view
        scale = brush.k * view.text_scale**0.5
        y = self._rows()[3]
        left = view.width / 2 - APART * scale * (len(beads) - 1) / 2
        strokes.line(
            surface,
            theme.hairline,
            (left, y),
            (left + APART * scale * (len(beads) - 1), y),
            max(1.0, 1.5 * brush.k),
        )
        for number, bead in enumerate(beads):
            at = (left + APART * scale * number, y)
            radius = BEAD * scale * (1.3 if bead.first else 1.0)
            brush.patches.dot(surface, theme.ground, at, radius)
            if bead.sounds:
                brush.patches.dot(surface, theme.parchment, at, radius * 1.35)
            if bead.struck:
                brush.patches.dot(surface, theme.ember, at, radius)
            elif bead.between:
                brush.patches.dot(surface, theme.fog, at, radius * 0.7)
            signs.circle(
                surface, brush, theme.brass, at, radius, max(1.4, 2.0 * brush.k)
            )
