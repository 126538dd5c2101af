"""The title: the name, the picture and the ways in. The root of the stack."""

import math
from collections.abc import Sequence
from typing import Any

import pygame

from game.language import N_, _
from game.screens.flow import results
from game.screens.flow.base import STAY, Change, Push
from game.screens.menus.aloud_offer import OFFERED, AloudOffer
from game.screens.menus.confirm import QUIT, ConfirmScreen
from game.screens.menus.menu_page import UNMADE, MenuPage, dusk
from game.screens.opening.kept_aside import goes_on
from game.screens.opening.unmet import hint
from game.screens.shared import stage_sound
from game.screens.shared.backdrop import outside
from game.screens.shared.context import Context
from game.ui.forms.prompts import Hints, width
from game.ui.forms.widgets import LARGE, Act, Bands, Line, typed
from game.ui.type.fonts import Face
from game.ui.type.typesetting import Text
from game.ui.window.intents import Intent

NAME = "Eigenface"
ROOF, FOOT = 340.0, 56.0
# A line is this often as high as its type, and has some air.
LEADING, AIR = 1.36, 14.6
UNDER_GAP = 24.0
# Once it is finished one knows all that is needed on paper.
CHAPTER = "hand"
UNDER = N_("a visual novel about what a matrix remembers")


class TitleScreen(MenuPage):
    """Opens what the player asks for, and what other screens ask for when they leave.

    ``then`` is a result to follow at once, without waiting for the player.
    """

    wide = 520.0
    dim = 0.0
    side = 0.0
    hint: Hints = (
        ("choose", N_("choose")),
        ("take", N_("take")),
        ("voice", N_("read aloud")),
    )

    def __init__(self, context: Context, then: results.Result | None = None) -> None:
        self._then = then
        self._going = goes_on(context)
        self._age = self._lit = 0.0
        self._told = ""
        # Whether a play was on since the title was last seen.
        self._played = False
        self._heading = pygame.Rect(0, 0, 0, 0)
        stage_sound.home(context.sound)
        super().__init__(context)

    def bands(self) -> Bands:
        """A line a way in."""
        size = self._size()
        return [(Line(key, words, size=size),) for key, words in self._ways()]

    def _ways(self) -> list[tuple[str, str]]:
        """The ways in; some only where there is something."""
        profile = self.context.store.profile
        ways = (
            ("continue", _("Continue"), self._going),
            ("new", _("New game"), True),
            ("chapters", _("Chapters"), bool(profile.begun)),
            ("load", _("Load"), True),
            ("workbench", _("Workbench"), True),
            ("paper", _("The SVD on paper"), CHAPTER in profile.finished),
            ("extras", _("Extras"), bool(profile.begun)),
            ("settings", _("Settings"), True),
            ("quit", _("Quit"), True),
        )
        return [(key, words) for key, words, there in ways if there]

    def update(self, dt: float, intents: Sequence[Intent]) -> Change:
        """Go where it was asked to go at once, else answer the player."""
        then, self._then = self._then, None
        self._age += dt
        fault = self._backdrop.fault
        if fault != self._told:
            self._told = fault
            self.notice.say(fault)
        if then is not None:
            return self.resumed(then)
        if self._offers():
            return Push(AloudOffer(self.context))
        return super().update(dt, intents)

    def _offers(self) -> bool:
        """Whether a screen reader runs, and nobody was asked before.

        That is not looked for before the title has been seen.
        """
        context = self.context
        new = OFFERED not in context.store.profile.unlocked and self._age > 0.0
        reads = context.settings.self_voicing
        return new and not reads and context.read_to() and context.voice.able

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw everything when anything changed, else what moves in the picture."""
        drawn = super().draw(surface)
        return self._breathe(surface) if drawn == [] else drawn

    def wait(self) -> float:
        """Seconds until something changes by itself."""
        return min(super().wait(), self._until_light())

    def named(self) -> str:
        """The game's name, and what it is."""
        return f"{NAME}: {_(UNDER)}"

    def acted(self, act: Act) -> Change:
        """Where a line leads."""
        match act.key:
            case "continue":
                return self._go(results.Continue())
            case "new":
                return self._go(results.NewGame())
            case "quit":
                return Push(ConfirmScreen(self.context, QUIT))
            case name:
                return self._go(results.Opened(name))

    def left(self) -> Change:
        """There is nothing before the title but the way out."""
        return Push(ConfirmScreen(self.context, QUIT))

    def resumed(self, result: Any) -> Change:
        """A screen has left: follow what it asks for."""
        self.context.page = None
        self._going = goes_on(self.context)
        self.renew("continue" if self._played and self._going else None)
        self._played = False
        change = self._go(result)
        if change == STAY:
            stage_sound.home(self.context.sound)
            self.introduce()
        return change

    def _go(self, result: Any) -> Change:
        from game.screens.opening.route import route  # noqa: PLC0415  (after the first frame)

        change = route(self.context, result)
        if change != STAY:
            self._played = self._played or not isinstance(result, results.Opened)
            self._backdrop.release()
            self._ground = UNMADE
        return change

    def _size(self) -> float:
        """Of the lines: smaller where all would not find room under the name."""
        view = self.context.brush.view
        room = view.h - self._head() - FOOT
        each = room / (len(self._ways()) * view.text_scale)
        return min(LARGE, (each - AIR) / LEADING)

    def _roof(self) -> float:
        """Where the lines begin: under the name, however many lines that takes."""
        view = self.context.brush.view
        each = LEADING * self._size() + AIR
        tall = len(self._ways()) * each * view.text_scale
        return max(self._head(), min(0.47 * view.h, view.h - FOOT - tall))

    def _head(self) -> float:
        """Where the name and what is under it end, in logical units."""
        brush = self.context.brush
        name = brush.fonts.height(Face.TITLE, brush.view.px(150.0))
        return max(ROOF, 84.0 + (name + self._under().height) / brush.k + UNDER_GAP)

    def _under(self) -> Text:
        brush = self.context.brush
        room, ink = brush.view.w - 220.0, brush.theme.parchment
        words = hint(self.context.library.program, self.context.store.profile)
        return typed(brush, words or _(UNDER), 32.0, room, ink, Face.READING_ITALIC)

    def _until_light(self) -> float:
        """Seconds until the picture takes a step."""
        if self.context.settings.reduced_motion or self.context.page is not None:
            return math.inf
        return max(0.0, self._backdrop.beat() - (self._age - self._lit))

    def _breathe(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Let the picture take its step, beside the name and the lines."""
        if self._until_light() > 0.0 or self._ground is UNMADE:
            return []
        self._lit = self._age
        ground = self._ground[1]
        taken = [self._heading, self._prompted, *(pane.area for pane in self.panes())]
        parts: list[pygame.Rect] = []
        for area in self._backdrop.breathe(ground, self.context.brush, self._age):
            ground.set_clip(area)
            self.shade(ground)
            ground.set_clip(None)
            parts += outside(area, taken)
        for part in parts:
            surface.blit(ground, part, part)
        return parts

    def _lay(self) -> None:
        self.rows.bands = self.bands()
        super()._lay()

    def area(self) -> pygame.Rect:
        """Under the name, to the lower edge."""
        view = self.context.brush.view
        area = super().area()
        area.height = view.height - view.px(20.0) - area.y
        return area

    def shade(self, ground: pygame.Surface) -> None:
        """Darkness that comes from the left, so that the lines can be read."""
        view = self.context.brush.view
        wide = round(min(0.62 * view.w, 1180.0) * view.k)
        dusk(ground, self.context.brush.theme.ink, wide)

    def _draw_frame(self, surface: pygame.Surface) -> None:
        brush = self.context.brush
        view, theme = brush.view, brush.theme
        left = view.px(110.0)
        drawn = brush.fonts.render(Face.TITLE, view.px(150.0), NAME, theme.bone)
        surface.blit(drawn, (left - view.px(6.0), view.px(84.0)))
        under = self._under()
        under.draw(surface, left, view.px(84.0) + drawn.get_height())
        wide, high = max(drawn.get_width(), under.width), under.height
        high += drawn.get_height()
        self._heading = pygame.Rect(left, view.px(84.0), wide, high)
        wide = width(brush, self.hint, self.context.device)
        self._draw_hint(surface, max(left, view.width - view.px(110.0) - wide))
