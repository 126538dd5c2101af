"""Who is present: where everybody of the cast stands, and when they are painted."""

from collections.abc import Callable, Iterator

import pygame

from game.figure.easing import smooth, towards
from game.figure.things import Box
from game.screens.shared.context import Context
from game.screens.story.journey import Moment
from game.screens.story.puppet_stage import PuppetStage
from game.screens.story.spoken import SILENCE, Heard, Spoken
from game.screens.story.standing import between, home, in_front, lane, other, stand
from game.stage.clarity import certainty, clarity
from game.ui.actors.actor import Actor, Now, PortraitActor, Told, actor
from game.ui.actors.face_motion import murmur
from game.ui.actors.sunken_room import SINK, SunkenRoom
from game.ui.paint.reading_layout import Page
from game.ui.window.view import whole

GLIDE = 0.7
SCATTER = 2.2
# Seconds without anything new after which they breathe in slower steps, by how much.
RESTS, SLOWER = 4.0, 2.0

Veil = Callable[[pygame.Surface, pygame.Rect], None]


class ActorsView:
    """The cast at the sides of the stage; one may come forward when alone.

    At each side stands one: who speaks, or spoke last, of those that are shown there.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.alone = True
        cast = context.library.cast.speakers
        made = {n: actor(who.appearance, context.assets) for n, who in cast.items()}
        self.actors: dict[str, Actor] = {n: one for n, one in made.items() if one}
        looks = {name: who.appearance for name, who in cast.items()}
        places = context.library.places.items()
        boards = {name for name, place in places if place.boards}
        framed = {name for name, place in places if place.frame is not None}
        self.puppets = PuppetStage(context.assets, looks, boards, framed)
        self._at: dict[str, str] = {}
        self._speaker = ""
        self._page: Page | None = None
        self._way = 1.0
        self._time = self._rested = 0.0
        self._since: dict[str, float] = {}
        self._speaking = False
        self._loudness: float | None = None
        self._scattering = False
        self._scatter = 0.0
        self._room = SunkenRoom()
        # Puppets are gone at once from where they stood: nothing covers it as yet.
        self.vacated = False

    @property
    def fault(self) -> str:
        """What could not be read, or nothing."""
        faults = [one.fault for one in self.actors.values()]
        return next(filter(None, faults), "") or self.puppets.fault

    @property
    def gliding(self) -> bool:
        """Whether somebody is on the way to another place, or the room sinks."""
        return self._way < 1.0 or 0.0 < self._room.dark < 1.0

    def place(self, moment: Moment, page: Page, *, alone: bool, spoken: Spoken) -> None:
        """Take the places of a page, for a line that is ``spoken``."""
        stage, state = moment.stage, moment.state
        first, self._rested = self._page is None, 0.0
        crowded = self.puppets.watched
        still = first or self.context.settings.reduced_motion
        self.puppets.place(stage, spoken, still=still)
        self._page = page
        self._speaker = speaking = spoken.who
        self._scattering = bool(stage.words)
        sides = {name: one.side for name, one in self.actors.items()}
        self._at = stand(stage.shown, sides, self._at, speaking)
        clear, sure = clarity(state), certainty(state, self.context.library.ledger)
        for name, one in self.actors.items():
            one.tell(Told(name == speaking, spoken.mood, clear, sure))
        if first:
            self.alone = alone
            self._way = 1.0
            self._room.dark = 1.0 if self._in_front() else 0.0
        elif self.alone and crowded != self.puppets.watched:
            self.settle(alone=True)

    def settle(self, *, alone: bool) -> None:
        """Come forward, or make room for the stage."""
        if alone != self.alone and not self.context.settings.reduced_motion:
            self.puppets.duck()
        self.vacated = self.puppets.watched
        self.alone = alone
        comes = any(self.actors[name].forward for name in self._at.values())
        calm = self.context.settings.reduced_motion
        self._way = 0.0 if comes and not calm else 1.0

    def tick(self, dt: float, *, speaking: bool, heard: Heard = SILENCE) -> None:
        """Let time pass; ``heard`` is what a line that is spoken has come to."""
        self._time += dt
        self._rested = 0.0 if speaking else self._rested + dt
        for name in self._since:
            self._since[name] += dt
        self._speaking = speaking
        self._loudness = heard.loudness
        calm = self.context.settings.reduced_motion
        self._act(dt, heard.told, calm=calm)
        step = 1.0 if calm else dt / (SCATTER if self._scattering else GLIDE)
        self._scatter = towards(1.0 if self._scattering else 0.0, self._scatter, step)
        for one in self.actors.values():
            one.update(dt, calm=calm)
        aim = 1.0 if self._in_front() else 0.0
        self._room.dark = towards(aim, self._room.dark, 1.0 if calm else dt / SINK)
        if self._way < 1.0:
            self._way = min(1.0, self._way + dt / GLIDE)

    def _act(self, dt: float, told: float, *, calm: bool) -> None:
        """Let time pass for the puppets; who may comes forward when they have left."""
        before = self.puppets.watched
        loud = murmur(self._time) if self._loudness is None else self._loudness
        own = self._speaking
        self.puppets.tick(dt, speaking=own, loud=loud, told=told, still=calm)
        if before and not self.puppets.watched:
            if self.alone:
                self.settle(alone=True)
            # Where they stood last, nothing else is painted by itself.
            self.vacated = True

    def until_change(self) -> float:
        """Seconds until somebody wants to be painted again."""
        if self.gliding:
            return 0.0
        late = [self._left(name) for name, _ in self._places() if self._lives(name)]
        return min(late, default=float("inf"))

    @property
    def hurrying(self) -> bool:
        """Whether somebody is not yet as they will be."""
        return any(self._hurries(name) for name, _ in self._places())

    def _hurries(self, name: str) -> bool:
        return name in self.actors and self.actors[name].hurries

    def _lives(self, name: str) -> bool:
        """Whether somebody is painted again by and by; calm ones only until ready."""
        return self._hurries(name) or not self.context.settings.reduced_motion

    def _in_front(self) -> str:
        """Who is alone in the middle of the page; empty for nobody."""
        if not self.alone or self.puppets.watched:
            return ""
        return next((n for n in self._at.values() if self.actors[n].forward), "")

    @property
    def darkening(self) -> bool:
        """Whether the room behind who stands alone wants to be shaded anew."""
        return self._room.changed

    @property
    def shading(self) -> tuple[object, ...]:
        """What the room's shade depends on."""
        view = self.context.brush.view
        place = in_front(self._page, view) if self._page is not None else None
        return self._room.step, place

    def shade(self, base: pygame.Surface, area: pygame.Rect) -> None:
        """Let the room fall to ink about who stands alone.

        ``area`` of ``base`` is what has been painted anew.
        """
        for one in self.actors.values():
            if isinstance(one, PortraitActor):
                one.forget(area)
        if self._page is not None:
            view = self.context.brush.view
            place = whole(view.pixels(in_front(self._page, view)))
            self._room.shade(base, area, place)

    def draw(
        self, surface: pygame.Surface, base: pygame.Surface, veil: Veil, floor: int
    ) -> list[pygame.Rect]:
        """Paint everybody who is present, above the pixel row ``floor``."""
        return list(self.drawing(surface, base, veil, floor))

    def drawing(
        self, surface: pygame.Surface, base: pygame.Surface, veil: Veil, floor: int
    ) -> Iterator[pygame.Rect]:
        """The same, one of them a step."""
        self.vacated = False
        for who in self._places():
            yield self._draw_one(surface, base, veil, floor, who)

    def redraw(
        self,
        surface: pygame.Surface,
        base: pygame.Surface,
        veil: Veil,
        floor: int,
        *,
        moving: bool = False,
    ) -> list[pygame.Rect]:
        """Paint the one whose time it is, one a frame; what was painted.

        While the stage is ``moving`` the listener holds still, unless on the way in or
        out: one thing at a time.
        """
        moving = moving and not self.puppets.moving
        late = [
            who
            for who in self._places()
            if self._left(who[0]) <= 0.0 and (not moving or self._speaks(who[0]))
        ]
        late = [who for who in late if self._lives(who[0])]
        if not late:
            return []
        first = max(late, key=lambda who: self._age(who[0]))
        due = [first]
        if self.puppets.shared and first[0] not in self.actors:
            # What comes up between the two would be torn where they meet.
            due = [who for who in self._places() if who[0] not in self.actors]
        return [self._draw_one(surface, base, veil, floor, who) for who in due]

    def glide(
        self, surface: pygame.Surface, base: pygame.Surface, veil: Veil, floor: int
    ) -> list[pygame.Rect]:
        """Paint who is on the way, and who is not when the time has come."""
        still = self._at.get(other(self._glides))
        due = [w for w in self._places() if w[0] != still or self._left(w[0]) <= 0.0]
        return [self._draw_one(surface, base, veil, floor, who) for who in due]

    @property
    def stand(self) -> list[tuple[str, Box]] | None:
        """Who stands where; None while somebody is on the way."""
        on_the_way = self.gliding or self.puppets.moving
        return None if on_the_way else self._places()

    def areas(self) -> list[pygame.Rect]:
        """The pixels that they may cover where they stand now."""
        return [whole(box) for _, box in self._places()]

    def lane(self, floor: int) -> pygame.Rect:
        """The pixels that somebody may pass on the way: all but the other side."""
        return lane(self._glides, self._page, self.context.brush.view, floor)

    @property
    def _glides(self) -> str:
        """The side from which somebody comes forward."""
        sides = (s for s, name in self._at.items() if self.actors[name].forward)
        return next(sides, "right")

    def _draw_one(
        self,
        surface: pygame.Surface,
        base: pygame.Surface,
        veil: Veil,
        floor: int,
        who: tuple[str, Box],
    ) -> pygame.Rect:
        name, box = who
        self._since[name] = 0.0
        window = surface.get_rect()
        window.height = min(window.height, floor)
        area = whole(box).clip(window)
        before = surface.get_clip()
        surface.set_clip(area)
        ground = self._behind(base, name, whole(box), area)
        if ground is None:
            surface.blit(base, area, area)
        self._paint(surface, name, whole(box), ground)
        veil(surface, area)
        surface.set_clip(before)
        return area

    def _behind(
        self, base: pygame.Surface, name: str, box: pygame.Rect, area: pygame.Rect
    ) -> pygame.Surface | None:
        """What lies behind a face that stands alone in the ink, all of it seen.

        In the ink the place may be as soft as the face; then one painting is enough.
        """
        one = self.actors.get(name)
        dark = self._in_front() and self._way >= 1.0 and self._room.dark >= 1.0
        if not isinstance(one, PortraitActor) or not dark or area != box:
            return None
        return one.behind(base, box)

    def _paint(
        self,
        surface: pygame.Surface,
        name: str,
        area: pygame.Rect,
        ground: pygame.Surface | None,
    ) -> None:
        one = self.actors.get(name)
        if one is None:
            self.puppets.draw(surface, name, area)
            return
        t = 0.0 if self.context.settings.reduced_motion else self._time
        loud = murmur(t) if self._loudness is None else self._loudness
        forward = smooth(self._way) if self._in_front() else 1.0 - smooth(self._way)
        own = loud if self._speaks(name) else 0.0
        now = Now(t, own, smooth(self._scatter), forward, ground)
        one.draw(surface, area, now, self.context.brush.theme)

    def _speaks(self, name: str) -> bool:
        mine = self._speaker == name or self.puppets.speaks(name)
        return self._speaking and mine

    def _age(self, name: str) -> float:
        """Seconds since somebody was painted."""
        return self._since.setdefault(name, 0.0)

    def _left(self, name: str) -> float:
        """Seconds until somebody wants to be painted again."""
        one = self.actors.get(name)
        if one is None:
            quick, beats = self.puppets.moving, self.puppets.beats(name)
        else:
            drifts = one.forward and self._scatter > 0.0
            quick, beats = one.hurries or drifts, one.beats
        beat = beats[0 if quick or self._speaks(name) else 1]
        beat *= SLOWER if self._rested > RESTS and not quick else 1.0
        return max(0.0, beat - self._age(name))

    def _places(self) -> list[tuple[str, Box]]:
        page = self._page
        if page is None:
            return []
        view = self.context.brush.view
        t = smooth(self._way)
        if self.alone and not self.puppets.watched:
            t = 1.0 - t
        found = self.puppets.places(page, view, alone=self.alone)
        for side, name in self._at.items():
            box = home(side, page)
            if self.actors[name].forward:
                box = between(in_front(page, view), box, t)
            found.append((name, view.pixels(box)))
        return found
