"""Who is present, Eigenface, Patient or puppets: where they stand and how they move."""

from collections.abc import Callable

import pygame

from game.figure.easing import smooth, towards
from game.figure.things import Box
from game.screens.shared.context import Context
from game.screens.story.troupe import Troupe
from game.stage.state import Stage, rank
from game.ui.actors.eigenface import EigenfacePortrait, PatientPortrait
from game.ui.actors.face_basis import plain_basis
from game.ui.actors.face_edge import pool, sink
from game.ui.actors.face_motion import MOODS, Moment, murmur
from game.ui.actors.patient import plain_outline
from game.ui.paint.reading_layout import Page
from game.ui.window.assets import AssetFault
from game.ui.window.view import whole

GLIDE = 0.7
SCATTER = 2.2
# Seconds in which a mood comes over the Eigenface, and the room falls to ink.
MOOD, SINK = 1.6, 0.7
SHADES = 3
# How wide the Eigenface's place is when it is alone, in its heights.
BROAD = 1.06
# Seconds between two paintings of a face: while it speaks, and while it listens.
BEATS = {
    "eigenface": (1 / 30, 1 / 6),
    "patient": (1 / 12, 1 / 5),
    "jacques": (1 / 12, 1 / 6),
    "foster": (1 / 12, 1 / 6),
    "television": (1 / 12, 1 / 12),
}
WITH_PUPPETS = ("jacques", "foster", "television")

Veil = Callable[[pygame.Surface, pygame.Rect], None]


class Faces:
    """Portraits at the sides of the stage; the Eigenface comes forward when alone."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.alone = True
        self._fault = ""
        self.troupe = Troupe(context.assets)
        self._eigenface = self._kept_eigenface()
        self._patient = self._kept_patient()
        self._shown: tuple[str, ...] = ()
        self._speaker = ""
        self._rank = 1
        self._certainty = 0.0
        self._page: Page | None = None
        self._way = 1.0
        self._time = 0.0
        self._since = dict.fromkeys(BEATS, 0.0)
        self._speaking = False
        self._loudness: float | None = None
        self._scattering = False
        self._scatter = 0.0
        self._mood = ""
        self._moods = dict.fromkeys(MOODS, 0.0)
        self._dark = 0.0
        # The ink and where it lies, and how much of it is there now, in SHADES.
        self._ink: tuple[tuple[object, ...], pygame.Surface] | None = None
        self._sunk = 0
        # What lies behind the Eigenface alone, and where; new when the place changes.
        self._ground: tuple[pygame.Rect, pygame.Surface] | None = None

    def _kept_eigenface(self) -> EigenfacePortrait:
        """The Eigenface; with a damaged basis a plain light stands in for it."""
        try:
            return EigenfacePortrait.of(self.context.assets)
        except AssetFault as fault:
            self._fault = str(fault)
            return EigenfacePortrait(plain_basis())

    def _kept_patient(self) -> PatientPortrait:
        """The Patient; with a damaged map a plain outline stands in for him."""
        try:
            return PatientPortrait.of(self.context.assets)
        except AssetFault as fault:
            self._fault = str(fault)
            return PatientPortrait(plain_outline())

    @property
    def fault(self) -> str:
        """What could not be read, or nothing."""
        return self._fault or self.troupe.fault

    @property
    def gliding(self) -> bool:
        """Whether a portrait is on its way to another place, or the room sinks."""
        return self._way < 1.0 or 0.0 < self._dark < 1.0

    def place(
        self, stage: Stage, page: Page, *, alone: bool, speaking: str, mood: str = ""
    ) -> None:
        """Take the places of a page; ``mood`` is that of the line that is spoken."""
        first = self._page is None
        crowded = self.troupe.watched
        still = first or self.context.settings.reduced_motion
        self.troupe.place(stage, speaking, mood, still=still)
        self._page = page
        self._shown = stage.shown
        self._speaker = speaking
        self._scattering = bool(stage.words)
        if speaking == "eigenface":
            self._mood = mood
        ledger = self.context.library.ledger
        self._rank = rank(stage, ledger)
        # Whole only with the last guess of the whole story.
        marked = sum(1 for _, mark in stage.ledger if mark)
        self._certainty = min(1.0, marked / max(1, len(ledger.guesses)))
        if first:
            self.alone = alone
            self._way = 1.0
            self._dark = 1.0 if self._comes_forward() else 0.0
        elif self.alone and crowded != self.troupe.watched:
            self.settle(alone=True)

    def settle(self, *, alone: bool) -> None:
        """Come forward, or make room for the stage."""
        self.alone = alone
        self._way = 1.0 if self.context.settings.reduced_motion else 0.0

    def tick(self, dt: float, *, speaking: bool, loudness: float | None = None) -> None:
        """Let time pass; ``loudness`` is that of a voice that is heard, 0 to 1."""
        self._time += dt
        for name in self._since:
            self._since[name] += dt
        self._speaking = speaking
        self._loudness = loudness
        self._act(dt)
        step = dt / (SCATTER if self._scattering else GLIDE)
        if self.context.settings.reduced_motion:
            step = 1.0
        goal = 1.0 if self._scattering else 0.0
        self._scatter = towards(goal, self._scatter, step)
        calm = self.context.settings.reduced_motion
        for name, share in self._moods.items():
            aim = 1.0 if name == self._mood else 0.0
            self._moods[name] = towards(aim, share, 1.0 if calm else dt / MOOD)
        self._dark = towards(
            1.0 if self._comes_forward() else 0.0,
            self._dark,
            1.0 if calm else dt / SINK,
        )
        if self._way < 1.0:
            self._way = min(1.0, self._way + dt / GLIDE)

    def _act(self, dt: float) -> None:
        """Let time pass for the puppets; the Eigenface comes forward when they left."""
        before = self.troupe.watched
        loud = murmur(self._time) if self._loudness is None else self._loudness
        still = self.context.settings.reduced_motion
        self.troupe.tick(dt, speaking=self._speaking, loud=loud, still=still)
        if before and not self.troupe.watched and self.alone:
            self.settle(alone=True)

    def until_change(self) -> float:
        """Seconds until the faces want to be painted again."""
        if self.gliding:
            return 0.0
        if not self._places() or self.context.settings.reduced_motion:
            return float("inf")
        return min(self._left(name) for name, _ in self._places())

    @property
    def moods(self) -> tuple[float, ...]:
        """How far each of ``MOODS`` has come over the Eigenface, 0 to 1.

        It keeps the mood of its last line until it speaks again.
        """
        return tuple(smooth(share) for share in self._moods.values())

    def _comes_forward(self) -> bool:
        """Whether the Eigenface is alone in the middle of the page."""
        shown = "eigenface" in self._shown
        return shown and self.alone and not self.troupe.watched

    @property
    def darkening(self) -> bool:
        """Whether the room behind the Eigenface wants to be shaded anew."""
        return self._sunk != round(SHADES * smooth(self._dark))

    def shade(self, base: pygame.Surface, area: pygame.Rect) -> None:
        """Let the room fall to ink about the Eigenface while it is alone.

        ``area`` of ``base`` is what has been painted anew.
        """
        if self._ground is not None and self._ground[0].colliderect(area):
            self._ground = None
        self._sunk = round(SHADES * smooth(self._dark))
        if self._sunk == 0 or self._page is None:
            return
        place = whole(self.context.brush.view.pixels(self._forward(self._page)))
        key = (base.get_size(), place)
        if self._ink is None or self._ink[0] != key:
            self._ink = (key, pool(base.get_size(), place.center, place.h))
        sink(base, self._ink[1], area, self._sunk / SHADES)

    def draw(
        self, surface: pygame.Surface, base: pygame.Surface, veil: Veil, floor: int
    ) -> list[pygame.Rect]:
        """Paint every face that is present, above the pixel row ``floor``."""
        return [
            self._draw_one(surface, base, veil, floor, face) for face in self._places()
        ]

    def redraw(
        self,
        surface: pygame.Surface,
        base: pygame.Surface,
        veil: Veil,
        floor: int,
        *,
        moving: bool = False,
    ) -> list[pygame.Rect]:
        """Paint the face whose time it is, one a frame; what was painted.

        While the stage is ``moving`` the listener holds still: one thing at a time.
        """
        late = [
            f
            for f in self._places()
            if self._left(f[0]) <= 0.0 and (not moving or self._speaks(f[0]))
        ]
        if not late or self.context.settings.reduced_motion:
            return []
        face = max(late, key=lambda f: self._since[f[0]])
        return [self._draw_one(surface, base, veil, floor, face)]

    def glide(
        self, surface: pygame.Surface, base: pygame.Surface, veil: Veil, floor: int
    ) -> list[pygame.Rect]:
        """Paint the Eigenface on its way, and the Patient when his time has come."""
        due = [
            f for f in self._places() if f[0] != "patient" or self._left(f[0]) <= 0.0
        ]
        return [self._draw_one(surface, base, veil, floor, face) for face in due]

    def areas(self) -> list[pygame.Rect]:
        """The pixels that faces may cover where they stand now."""
        return [whole(box) for _, box in self._places()]

    def lane(self, floor: int) -> pygame.Rect:
        """The pixels between the Patient and the right edge: where faces glide."""
        view = self.context.brush.view
        left = view.of(self._page.left).right if self._page else 0
        return pygame.Rect(left, 0, view.width - left, floor)

    def _draw_one(
        self,
        surface: pygame.Surface,
        base: pygame.Surface,
        veil: Veil,
        floor: int,
        face: tuple[str, Box],
    ) -> pygame.Rect:
        name, box = face
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
        """What lies behind the Eigenface that stands alone in the ink, all of it seen.

        In the ink the place may be as soft as the face; then one painting is enough.
        """
        dark = self._comes_forward() and self._way >= 1.0 and self._dark >= 1.0
        if name != "eigenface" or not dark or area != box:
            return None
        if self._ground is None or self._ground[0] != box:
            self._ground = (box, self._eigenface.grounded(base, box, 1.0))
        return self._ground[1]

    def _speaks(self, name: str) -> bool:
        mine = self._speaker == name or self.troupe.speaks(name)
        return self._speaking and mine

    def _left(self, name: str) -> float:
        """Seconds until a face wants to be painted again."""
        drifts = name == "eigenface" and self._scatter > 0.0
        quick = drifts or (name in WITH_PUPPETS and self.troupe.moving)
        beat = BEATS[name][0 if quick or self._speaks(name) else 1]
        return max(0.0, beat - self._since[name])

    def _places(self) -> list[tuple[str, Box]]:
        page = self._page
        if page is None:
            return []
        view = self.context.brush.view
        t = smooth(self._way)
        if self.alone and not self.troupe.watched:
            t = 1.0 - t
        found = self.troupe.places(page, view, alone=self.alone)
        if "patient" in self._shown:
            found.append(("patient", view.pixels(page.left)))
        if "eigenface" in self._shown:
            found.append(
                ("eigenface", view.pixels(_between(self._forward(page), page.right, t)))
            )
        return found

    def _forward(self, page: Page) -> Box:
        """Where the Eigenface stands alone: beside the Patient, never over him.

        Its ghosts have room to both sides.
        """
        side = page.left.x + page.left.w
        wide = min(self.context.brush.view.w - 2 * side, BROAD * page.alone.h)
        left = (self.context.brush.view.w - wide) / 2
        return Box(left, page.alone.y, wide, page.alone.h)

    def _paint(
        self,
        surface: pygame.Surface,
        name: str,
        area: pygame.Rect,
        ground: pygame.Surface | None,
    ) -> None:
        if name in WITH_PUPPETS:
            self.troupe.draw(surface, name, area)
            return
        calm = self.context.settings.reduced_motion
        theme = self.context.brush.theme
        t = 0.0 if calm else self._time
        loud = murmur(t) if self._loudness is None else self._loudness
        speaking = loud if self._speaks(name) else 0.0
        if name == "patient":
            self._patient.draw(
                surface,
                area,
                t=t,
                certainty=self._certainty,
                speaking=speaking,
                theme=theme,
            )
        else:
            forward = 1.0 - smooth(self._way)
            if self._comes_forward():
                forward = 1.0 - forward
            self._eigenface.draw(
                surface,
                area,
                rank=self._rank,
                now=Moment(t, speaking, smooth(self._scatter), self.moods),
                alone=forward,
                theme=theme,
                ground=ground,
            )


def _between(a: Box, b: Box, t: float) -> Box:
    return Box(
        a.x + (b.x - a.x) * t,
        a.y + (b.y - a.y) * t,
        a.w + (b.w - a.w) * t,
        a.h + (b.h - a.h) * t,
    )
