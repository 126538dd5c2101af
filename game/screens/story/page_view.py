"""The page as it is drawn: backdrop, actors, mathematics, text and choices, by layers.

The base (backdrop) is composed when the layout changes. Faces, the stage and the text
are restored from it and painted again only where they changed: where a moment has the
page of the one before, its figure and its words are all that is painted.
"""

from collections.abc import Iterator, Mapping

import pygame

from game.narrative.machine.events import Line
from game.screens.shared.backdrop import Backdrop, apart, outside
from game.screens.shared.banner import Banner
from game.screens.shared.context import Context
from game.screens.shared.notice import Notice
from game.screens.shared.stage_view import StageView, for_reader
from game.screens.story import title_words
from game.screens.story.actors_view import ActorsView
from game.screens.story.journey import Moment
from game.screens.story.page_ground import PageGround
from game.screens.story.reader import Way
from game.screens.story.set_page import Choice, draw_choices, set_page
from game.screens.story.spoken import SILENCE, Heard
from game.screens.story.standing import figure_room
from game.stage.cues.props import framed
from game.stage.picture import picture
from game.ui.paint import text_panel
from game.ui.paint.reading_layout import page
from game.ui.places.frame_in_place import RATE
from game.ui.type.typesetting import Text

SOFT = 22.0
# How much more of the dark a figure needs on boards, which are lit brightly.
FOOTLIGHTS = 0.72


class PageView:
    """The reading page of one moment."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.tableau = StageView(by=for_reader(context))
        self.actors = ActorsView(context)
        self.backdrop = Backdrop(context.assets, context.library.places)
        self.bare = False
        # Of the picture in the frame, where one stands in this place.
        self.frame_rank: int | None = None
        self._told: set[str] = set()
        self.stale = True
        self.letters = ""
        self.pauses: Mapping[int, float] = {}
        self._text: Text | None = None
        self._words: Text | None = None
        self._choices: list[Choice] = []
        self._ground = PageGround(context, self.backdrop, self.actors)
        self._drawn: tuple[int, int, bool] = (-1, -2, False)
        self._moved = False
        # A new moment is painted in frames of their own: what lies behind it, a part a
        # frame where it changed, then all the rest.
        self.arrives = self.begun = False
        self._beginning: Iterator[None] | None = None
        # Whether the page before stands, and what of it a moment has painted over.
        self._stands = False
        self._begun_in: list[pygame.Rect] | None = None
        self._banner = Banner()
        self._glided = False
        self._age = self._lit = 0.0

    @property
    def ground(self) -> pygame.Surface:
        """What lies under the words: the place, dimmed where they stand."""
        return self._ground.veiled

    # Laying out

    def lay(self, moment: Moment, line: Line | None, ways: tuple[Way, ...]) -> None:
        """Set the text and choices of a moment and find everything its place."""
        brush, stage = self.context.brush, moment.stage
        laid = set_page(self.context, moment, line, ways)
        before = self._standing()
        self._ground.page, self._ground.name = laid.page, laid.name
        self._text, self._choices = laid.text, laid.choices
        self._words = title_words.lettered(stage.words, brush) if stage.words else None
        self._ground.bare = self._is_bare
        shown = self._text or self._words
        self.letters = shown.letters if shown else ""
        self.pauses = shown.pauses if shown else {}
        place = self.context.library.places.get(stage.backdrop)
        self.tableau.place(*figure_room(laid.page, brush.view, place))
        alone = self._alone()
        steady = page(brush.view, 2, bool(stage.shown))
        self.actors.place(moment, steady, alone=alone, spoken=laid.spoken)
        self.backdrop.name = stage.backdrop
        calm = self.context.settings.reduced_motion
        self.backdrop.frame.hold(framed(stage.props), calm=calm)
        self.tableau.darker = FOOTLIGHTS if place and place.boards else 0.0
        here = place is not None and place.frame is not None
        self.frame_rank = framed(stage.props) if here else None
        self._stands = before is not None and before == self._standing()
        self.stale = True

    def _standing(self) -> object:
        """What a moment leaves as it is if the next has the same; None for nothing.

        Who is calm takes up a mood only with the page.
        """
        calm, stand = self.context.settings.reduced_motion, self.actors.stand
        moves = self.stale or self._glided or stand is None
        low = self._ground.foot().contains(self._text_area())
        seen = low and self._stage_area().collidelist(self.actors.areas()) < 0
        if calm or moves or self.bare or self._words or not seen:
            return None
        return self._ground.page, stand

    def hide(self, *, hidden: bool) -> None:
        """Show the page without its words, or with them."""
        self.bare = hidden
        self._ground.bare = self._is_bare
        self.spoil()

    def spoil(self) -> None:
        """Nothing that was painted stands any more."""
        self.stale, self._stands, self._beginning = True, False, None

    def expecting(
        self, moment: Moment, line: Line | None, ways: tuple[Way, ...]
    ) -> Iterator[None]:
        """A moment may come next: have its type, its figure and its place ready."""
        brush, stage = self.context.brush, moment.stage
        self.backdrop.expect(stage.backdrop, (brush.view.width, brush.view.height))
        self.actors.puppets.expect(stage)
        laid = set_page(self.context, moment, line, ways)
        yield
        text_panel.expect(laid.page, brush, *self._ground.named(laid.name))
        yield
        if not stage.words:
            figure = picture(stage, self.context.library.ledger)
            place = self.context.library.places.get(stage.backdrop)
            room, em = figure_room(laid.page, brush.view, place)
            self.tableau.expect(figure, room, em)

    @property
    def _is_bare(self) -> bool:
        """Whether nothing stands at the foot: words alone are on the screen."""
        return self.bare or bool(self._words and not self._text and not self._choices)

    def _alone(self) -> bool:
        """Whether no figure is seen: the Eigenface may come forward."""
        return self.tableau.empty or bool(self._words)

    # Time

    def tick(self, dt: float, *, speaking: bool, heard: Heard = SILENCE) -> None:
        """Let time pass for what moves; ``heard`` is what a line has come to."""
        self._moved = self.tableau.tick(dt) or self._moved
        if self.actors.alone != self._alone():
            self.actors.settle(alone=self._alone())
        self.actors.tick(dt, speaking=speaking, heard=heard)
        frame = self.backdrop.frame
        frame.tick(dt)
        # Who stands still does not take up what has changed behind them.
        calm = self.context.settings.reduced_motion and frame.changed
        self.stale = self.stale or calm
        if (self.actors.darkening or self.actors.vacated) and not self.unfinished:
            # A shade more is painted in several frames, too.
            self.stale = self.arrives = True
        self._age += dt

    def until_change(self) -> float:
        """Seconds until something moves by itself."""
        if self.unfinished or self.stale or self.tableau.moving:
            return 0.0
        frame = 1 / RATE if self.backdrop.frame.busy else float("inf")
        return min(self.actors.until_change(), self._until_light(), frame)

    def _until_light(self) -> float:
        """Seconds until the place's light takes a step."""
        if self.context.settings.reduced_motion or not self.tableau.empty:
            return float("inf")
        return max(0.0, self.backdrop.beat() - (self._age - self._lit))

    # The hand

    def way_at(self, x: float, y: float) -> int | None:
        """The choice at a window pixel."""
        for index, choice in enumerate(self._choices):
            if choice.area.collidepoint(x, y):
                return index
        return None

    def thing_at(self, x: float, y: float) -> str:
        """The command of what can be looked at at a window pixel, or nothing."""
        frame = self.backdrop.frame
        covered = self._text_area().collidepoint(x, y)
        return "look" if frame.seen and not covered and frame.hit(x, y) else ""

    def point(self, x: float, y: float) -> None:
        """The pointer moved."""
        self.backdrop.frame.hover(on=bool(self.thing_at(x, y)))

    def faults(self) -> list[str]:
        """What could not be shown, each said once."""
        found = (
            self.backdrop.fault,
            self.backdrop.frame.frame.fault,
            self.actors.fault,
            *self.context.brush.missing,
        )
        new = [fault for fault in found if fault and fault not in self._told]
        self._told.update(new)
        return new

    def choice_area(self, index: int) -> pygame.Rect:
        """Where a choice stands, in window pixels."""
        return self._choices[index].area

    # Painting

    @property
    def unfinished(self) -> bool:
        """Whether a moment is painted in part, and not shown yet."""
        return self.begun or self._beginning is not None

    def begin(self, surface: pygame.Surface) -> None:
        """Paint the place and who is there; ``draw`` then paints what stands before."""
        for _ in self._begin(surface):
            pass

    def _begin(self, surface: pygame.Surface) -> Iterator[None]:
        if self.stale:
            same = yield from self._ground.composing(surface.get_size())
            self._stands = same and self._stands
        lifted = self._banner.lift(surface)
        if self._stands:
            # What was begun for a moment that left undrawn is there, and unseen.
            unseen = self._begun_in if self.begun else []
            for area in (self._stage_area(), self._ground.foot()):
                self._restore(surface, lifted, area)
            self._begun_in = None if unseen is None else [*unseen, *lifted]
        else:
            self._begun_in = None
            surface.blit(self._ground.veiled, (0, 0))
            yield
            for _area in self.actors.drawing(surface, *self._ground.behind):
                yield
        self.stale, self._stands, self.begun = False, False, True

    def prepare(self, surface: pygame.Surface) -> Iterator[None]:
        """What lies behind the figure and the words, a part a frame."""
        self._stands = False
        yield from self._begin(surface)
        yield

    def begins(self, surface: pygame.Surface) -> bool:
        """Whether a new moment was only begun in this frame: nothing is shown of it.

        Where moments come as fast as frames, every other one is painted at once, but
        none waits so for the picture of its place.
        """
        if self.arrives:
            waits = self._beginning is None or self._ground.is_coming(
                surface.get_size()
            )
            unbegun = not self.begun and waits
            self._beginning = self._begin(surface) if unbegun else None
            self.arrives = False
        if self._beginning is None:
            return False
        if next(self._beginning, self) is self:
            self._beginning = None
        return True

    def draw(
        self,
        surface: pygame.Surface,
        shown: int,
        *,
        focus: int,
        waiting: bool,
        notice: Notice,
    ) -> list[pygame.Rect] | None:
        """Paint what changed; the rectangles, or None when it was everything."""
        now = (shown, focus, waiting)
        self._beginning = None
        lifted = [] if self.stale or self.begun else self._banner.lift(surface)
        changed = None
        gliding = self.actors.gliding
        fading = self._moved and bool(self._words)
        if self.stale or self.begun or fading:
            changed = self._draw_all(surface, now)
        elif gliding or self._glided:
            changed = self._draw_gliding(surface, now)
        elif self._words:
            changed = self._draw_words_some(surface, now)
        else:
            changed = self._draw_some(surface, now)
        self._glided = gliding
        self._drawn, self._moved, self.stale = now, False, False
        lifted += self._banner.lay(surface, self.context.brush, notice)
        return None if changed is None else [*changed, *lifted]

    def _draw_all(
        self, surface: pygame.Surface, now: tuple[int, int, bool]
    ) -> list[pygame.Rect] | None:
        if self.stale or not self.begun:
            self.begin(surface)
        self.begun = False
        self.tableau.draw(surface, self.context.brush, self._stage_area())
        if self._words:
            self._draw_words(surface, now)
        elif not self.bare:
            self._draw_text(surface, now)
        return self._begun_in

    def _draw_gliding(
        self, surface: pygame.Surface, now: tuple[int, int, bool]
    ) -> list[pygame.Rect]:
        """A face is on its way: all that it may pass is painted again."""
        lane = self.actors.lane(self._ground.floor())
        surface.blit(self._ground.veiled, lane, lane)
        changed = self.actors.glide(surface, *self._ground.behind)
        if self._words:
            self._restore(surface, changed, self._text_area())
            self._draw_words(surface, now)
            return [*changed, lane]
        self.tableau.draw(surface, self.context.brush, self._stage_area())
        if now != self._drawn and not self.bare:
            self._restore(surface, changed, self._text_area())
            self._draw_text(surface, now)
        return [*changed, lane, self._stage_area()]

    def _restore(
        self, surface: pygame.Surface, changed: list[pygame.Rect], area: pygame.Rect
    ) -> None:
        surface.blit(self._ground.veiled, area, area)
        changed.append(area)

    def _draw_some(
        self, surface: pygame.Surface, now: tuple[int, int, bool]
    ) -> list[pygame.Rect]:
        changed = self._breathe(surface)
        again = not self.tableau.empty and self._stage_area().collidelist(changed) >= 0
        changed += self.actors.redraw(surface, *self._ground.behind, moving=self._moved)
        if self._moved or again:
            self._restore(surface, changed, self._stage_area())
            self.tableau.draw(surface, self.context.brush, self._stage_area())
        if now != self._drawn and not self.bare:
            self._restore(surface, changed, self._text_area())
            self._draw_text(surface, now)
        return changed

    def _breathe(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Let the place's light take its step, behind what stands there.

        It holds still behind mathematics, and faces take it up when they are painted.
        """
        base, brush = self._ground.base, self.context.brush
        areas = self.backdrop.follow_frame(base, brush)
        if self._until_light() <= 0.0:
            self._lit = self._age
            areas += self.backdrop.breathe(base, brush, self._age)
        veil_top = self.context.brush.view.of(self._ground.page.veil).top
        taken = [*self.actors.areas(), self._text_area()]
        open_parts: list[pygame.Rect] = []
        for area in apart(areas):
            self._ground.shade(area)
            self._ground.veiled.blit(self._ground.base, area, area)
            if area.bottom > veil_top:
                self._ground.veil(self._ground.veiled, area)
            area.height = max(0, min(area.bottom, self._ground.floor()) - area.top)
            open_parts += outside(area, taken)
        for part in open_parts:
            surface.blit(self._ground.veiled, part, part)
        return open_parts

    def _draw_words_some(
        self, surface: pygame.Surface, now: tuple[int, int, bool]
    ) -> list[pygame.Rect]:
        """Words stand on the face: they are painted again whenever it is."""
        if now == self._drawn and self.actors.until_change() > 0.0:
            return []
        changed: list[pygame.Rect] = []
        if self._words:
            area = title_words.area(self._ground.page, self.context.brush, self._words)
            self._restore(surface, changed, area)
        self._restore(surface, changed, self._text_area())
        changed += self.actors.draw(surface, *self._ground.behind)
        self._draw_words(surface, now)
        return changed

    def _stage_area(self) -> pygame.Rect:
        """The stage with the soft edges of its panels; faces begin beyond it."""
        view = self.context.brush.view
        area = view.of(self._ground.page.stage)
        return area.inflate(view.px(2 * SOFT), view.px(2 * SOFT))

    def _text_area(self) -> pygame.Rect:
        view = self.context.brush.view
        boxes = [c.area for c in self._choices]
        boxes.append(view.of(self._ground.page.mark).inflate(view.px(48), view.px(48)))
        area = view.of(self._ground.page.text).unionall(boxes)
        area.inflate_ip(view.px(40), 0)
        area.height += view.px(12)
        return area

    def _draw_words(self, surface: pygame.Surface, now: tuple[int, int, bool]) -> None:
        shown = now[0]
        if self._words is None:
            return
        where, brush = self._ground.page, self.context.brush
        # What stands under the words comes when they have been read.
        read = self._words.glyphs if self._text else shown
        title_words.draw(surface, where, brush, self._words, read)
        if not self.bare:
            self._draw_text(surface, now)

    def _draw_text(self, surface: pygame.Surface, now: tuple[int, int, bool]) -> None:
        shown, focus, ready = now
        brush = self.context.brush
        if self._text:
            text_panel.text(surface, self._ground.page, brush, self._text, shown)
        if ready:
            text_panel.wait_mark(surface, self._ground.page, brush, 0.0)
        typed = self._text or self._words
        if typed and shown < typed.glyphs:
            return
        draw_choices(surface, brush, self._choices, focus)
