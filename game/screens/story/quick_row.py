"""The quiet row at the page's foot: what a pointer can do besides reading on.

It shows while the pointer moves, and as long as one of its words is on. While it does
not, what the player's hands have still to learn stands in its place.
"""

import math

import pygame
from msgspec import Struct

from game.language import N_, _
from game.screens.shared.context import Context
from game.screens.story.lessons import Lessons
from game.screens.story.page_view import PageView
from game.screens.story.reader import Reader
from game.ui.forms.prompts import Hints, draw_prompts, height, width
from game.ui.forms.widgets import typed
from game.ui.paint.brush import Brush
from game.ui.type.typesetting import Text
from game.ui.window.intents import Device

AWAKE = 2.0
SIZE, ABOVE, APART = 23.0, 47.0, 40.0
# The size of type to which the row grows.
LARGEST = 1.3
ENTRIES = (
    ("rollback", N_("Back")),
    ("history", N_("History")),
    ("skip", N_("Skip")),
    # Translators: goes on to the next choice of the story at once.
    ("next", N_("Next choice")),
    ("auto", N_("Auto")),
    # Translators: shows the picture of a page in the whole window.
    ("enlarge", N_("Picture")),
    ("save", N_("Save")),
    ("load", N_("Load")),
    ("menu", N_("Menu")),
)


class _Word(Struct, frozen=True):
    """One word of the row: at rest, lit, and its place in the window."""

    name: str
    rest: Text
    lit: Text
    area: pygame.Rect


class QuickRow:
    """The row of one page; ``hovered`` is the word under the pointer."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._words: tuple[_Word, ...] = ()
        self._turn = -1
        self._left = 0.0
        self._drawn: tuple[object, ...] = ()
        self.hovered = ""
        self.lessons = Lessons(context.store.profile)

    @property
    def awake(self) -> bool:
        """Whether the whole row is there to be pressed."""
        return self._left > 0.0

    def point(self, x: float, y: float) -> None:
        """The pointer moved: the row is there for a while. A finger hovers nowhere."""
        self._left = AWAKE
        touched = self._context.device is Device.TOUCH
        self.hovered = "" if touched else self.at(x, y)

    def at(self, x: float, y: float) -> str:
        """The name of the word that can be pressed at a window pixel, or nothing."""
        if not self.awake:
            return ""
        found = (w.name for w in self._laid() if w.area.collidepoint(x, y))
        return next(found, "")

    def tick(self, dt: float) -> None:
        """Let time pass; a row under the pointer stays."""
        if not self.hovered:
            self._left = max(0.0, self._left - dt)

    def until_change(self) -> float:
        """Seconds until it goes."""
        return math.inf if self.hovered or not self.awake else self._left

    def area(self) -> pygame.Rect:
        """All that it may paint."""
        areas = [word.area for word in self._laid()]
        row = areas[0].unionall(areas[1:])
        brush = self._context.brush
        return row.inflate(0, max(0, height(brush, _share(brush)) - row.h))

    def draw(
        self,
        surface: pygame.Surface,
        page: PageView,
        reader: Reader,
        changed: list[pygame.Rect] | None,
    ) -> list[pygame.Rect] | None:
        """Paint the row over what was ``changed`` (None: everything) below it."""
        shown = [w for w in self._laid() if self.awake or w.name in reader.on]
        lit = {self.hovered, *reader.on}
        told: Hints = ()
        if not shown:
            framed = page.frame_rank is not None
            large = self._context.brush.view.text_scale > 1.0
            small = large and not page.tableau.empty
            asked = bool(reader.ways)
            told = self.lessons.now(asked=asked, framed=framed, small=small)
        device = self._context.device if told else None
        now = (*((w.name, w.name in lit) for w in shown), told, device)
        area = self.area()
        if changed is not None:
            if now == self._drawn and not any(area.colliderect(r) for r in changed):
                return changed
            surface.blit(page.ground, area, area)
            changed.append(area)
        self._drawn = now
        for word in shown:
            text = word.lit if word.name in lit else word.rest
            text.draw(surface, word.area.x, word.area.y)
        if told:
            self._tell(surface, told, area)
        return changed

    def _tell(self, surface: pygame.Surface, told: Hints, area: pygame.Rect) -> None:
        brush, device = self._context.brush, self._context.device
        wide = min(area.w, width(brush, told, device, _share(brush)))
        spot = (area.centerx - wide // 2, area.bottom)
        draw_prompts(surface, brush, told, device, spot, area.w, _share(brush))

    def _laid(self) -> tuple[_Word, ...]:
        if self._turn != self._context.turn:
            self._turn = self._context.turn
            self._words = self._lay()
        return self._words

    def _lay(self) -> tuple[_Word, ...]:
        brush = self._context.brush
        view, theme = brush.view, brush.theme
        size = SIZE * _share(brush)
        made = []
        for name, words in ENTRIES:
            rest = typed(brush, _(words), size, view.w, theme.quiet)
            lit = typed(brush, _(words), size, view.w, theme.ember)
            made.append((name, rest, lit))
        gap = view.px(APART)
        wide = sum(rest.width for _name, rest, _lit in made) + gap * (len(made) - 1)
        x, y = (view.width - wide) // 2, view.height - view.px(ABOVE)
        out = []
        for name, rest, lit in made:
            area = pygame.Rect(x, y, rest.width, rest.height)
            out.append(_Word(name, rest, lit, area))
            x += rest.width + gap
        return tuple(out)


def _share(brush: Brush) -> float:
    """How much of its size the row has: under large words there is less room."""
    return min(1.0, LARGEST / brush.view.text_scale)
