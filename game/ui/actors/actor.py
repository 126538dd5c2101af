"""Everybody who is seen at a side of the page, whatever they are made of."""

from functools import cached_property
from math import pi, sin
from typing import NamedTuple, Protocol

import pygame
from msgspec.structs import replace

from game.figure.easing import lerp, smooth, towards
from game.narrative.compiler.appearance import Appearance, Outline, Picture, Portrait
from game.ui.actors.eigenface import EigenfacePortrait, portrait
from game.ui.actors.face_motion import MOODS, Moment
from game.ui.actors.outline import (
    OutlinePortrait,
    edges,
    oval,
    plain_outline,
    read_outline,
)
from game.ui.kept import Kept
from game.ui.paint import strokes
from game.ui.theme import Theme, colour, mix
from game.ui.window.assets import Assets, Attempts
from game.ui.window.face_basis import plain_basis

# Seconds in which a mood comes over a face, and in which a picture is lit.
MOOD, LIT = 1.6, 0.4
# Seconds in which a face comes into focus, and of how much more there is a glimpse on
# the way: without it a small step would not be seen.
FOCUS, GLIMPSE = 3.0, 0.10
# The longest step of that: who is not painted meanwhile does not miss it.
STEP = 0.1
# How much light is left on the picture of somebody who listens.
LISTENS = 0.78


class Told(NamedTuple):
    """What a page tells: who has the line and in which mood.

    ``clear`` is how clear a face is, ``certainty`` how settled an outline, both 0 to 1.
    """

    speaks: bool = False
    mood: str = ""
    clear: float = 0.0
    certainty: float = 0.0


class Now(NamedTuple):
    """This moment: seconds, the loudness of the own voice, how far it is away.

    ``forward`` is how far somebody has come to the middle of the page; ``ground`` what
    lies behind them there, as ``PortraitActor.behind`` makes it.
    """

    t: float = 0.0
    loud: float = 0.0
    away: float = 0.0
    forward: float = 0.0
    ground: pygame.Surface | None = None


class Actor(Protocol):
    """Somebody to be seen: where they want to stand, what they do, how they look.

    ``beats`` are the seconds between two paintings, while they speak and while they
    listen; ``forward`` says that they come to the middle when nothing else is there.
    """

    side: str
    forward: bool
    beats: tuple[float, float]

    @property
    def fault(self) -> str:
        """What could not be read, or nothing."""

    @property
    def hurries(self) -> bool:
        """Whether they move by themselves, and want to be painted often."""

    def tell(self, told: Told) -> None:
        """Take over what a page says."""

    def update(self, dt: float, *, calm: bool) -> None:
        """Let time pass; all is in place at once where motion is reduced."""

    def draw(
        self, surface: pygame.Surface, area: pygame.Rect, now: Now, theme: Theme
    ) -> None:
        """Paint them in their pixels."""


class PortraitActor(Attempts):
    """The face mixed from its components, as many as it is clear."""

    def __init__(self, looks: Portrait, assets: Assets) -> None:
        super().__init__()
        self.side, self.forward = looks.side, looks.forward
        self.beats = (1 / 30, 1 / 6)
        read = self.attempt(lambda: portrait(assets))
        self._face = read or EigenfacePortrait(plain_basis())
        self._mood = ""
        # How clear it was, is to be, and how far it has come from one to the other.
        self._was = self._clear = 0.0
        self._focused, self._due = 1.0, 0.0
        self._told = False
        self._moods = dict.fromkeys(MOODS, 0.0)
        # What lies behind the face that stands alone, and where.
        self._ground: tuple[pygame.Rect, pygame.Surface] | None = None

    @property
    def hurries(self) -> bool:
        """Whether it comes into focus."""
        return self._face.focusing or self._focused < 1.0

    @property
    def moods(self) -> tuple[float, ...]:
        """How far each of ``MOODS`` has come over it, 0 to 1; the last mood stays."""
        return tuple(smooth(share) for share in self._moods.values())

    def tell(self, told: Told) -> None:
        """Take the mood of a line of its own, and what there is to be clear about.

        Only what is gained is seen coming: whoever goes back or loads stands there.
        """
        if told.clear != self._clear:
            gains = self._told and told.clear > self._clear
            self._was = self._clear if gains else told.clear
            self._clear, self._focused = told.clear, 0.0 if gains else 1.0
            self._due = 0.0
        self._told = True
        if told.speaks:
            self._mood = told.mood

    def update(self, dt: float, *, calm: bool) -> None:
        """Let its mood come over it, and itself into focus."""
        self._due += dt
        self._focused = 1.0 if calm else self._focused
        for name, share in self._moods.items():
            aim = 1.0 if name == self._mood else 0.0
            self._moods[name] = towards(aim, share, 1.0 if calm else dt / MOOD)

    def draw(
        self, surface: pygame.Surface, area: pygame.Rect, now: Now, theme: Theme
    ) -> None:
        """Paint the face; on its ground the whole area is painted at once."""
        self._focused = towards(1.0, self._focused, min(STEP, self._due) / FOCUS)
        self._due = 0.0
        self._face.draw(
            surface,
            area,
            rank=self._face.rank_at(self._now_clear()),
            now=Moment(now.t, now.loud, now.away, self.moods),
            alone=now.forward,
            theme=theme,
            ground=now.ground,
        )

    def _now_clear(self) -> float:
        """How clear it is now; a glimpse of more is on the way."""
        glimpse = GLIMPSE * sin(pi * self._focused) ** 2 if self._focused < 1.0 else 0.0
        way = lerp(self._was, self._clear, smooth(self._focused))
        return min(1.0, way + glimpse)

    def behind(self, base: pygame.Surface, box: pygame.Rect) -> pygame.Surface:
        """What lies behind a face that stands alone, in its own pixels."""
        if self._ground is None or self._ground[0] != box:
            self._ground = (box, self._face.grounded(base, box, 1.0))
        return self._ground[1]

    def forget(self, area: pygame.Rect) -> None:
        """An area of what lies behind has been painted anew."""
        if self._ground is not None and self._ground[0].colliderect(area):
            self._ground = None


class OutlineActor(Attempts):
    """A head as a map draws a hill, as still and as whole as the Ledger is."""

    def __init__(self, looks: Outline, assets: Assets) -> None:
        super().__init__()
        self.side, self.forward = looks.side, looks.forward
        self.beats, self.hurries = (1 / 12, 1 / 5), False
        self._colour, self._whole = looks.colour, looks.whole
        self._certainty = 1.0 if looks.whole else 0.0
        read = self.attempt(lambda: read_outline(assets))
        self._drawing = OutlinePortrait(read or plain_outline())

    def tell(self, told: Told) -> None:
        """Take the certainty."""
        if not self._whole:
            self._certainty = told.certainty

    def update(self, dt: float, *, calm: bool) -> None:
        """Nothing of it changes but with the time that it is painted at."""

    def draw(
        self, surface: pygame.Surface, area: pygame.Rect, now: Now, theme: Theme
    ) -> None:
        """Paint the map, in its own colour if it has one."""
        if self._colour and theme.grain:
            own = colour(self._colour)
            cold = mix(own, theme.ink, 0.45)
            theme = replace(theme, parchment=own, ember=own, teal=cold)
        self._drawing.draw(surface, area, now.t, self._certainty, theme, now.loud)


class PictureActor(Attempts):
    """A picture that stands on its place's lower edge; who speaks is lit."""

    def __init__(self, looks: Picture, assets: Assets) -> None:
        super().__init__()
        self.side, self.forward = looks.side, False
        self.beats = (1 / 12, 1 / 5)
        self._assets, self._file = assets, looks.picture
        self._scaled: Kept[tuple[int, int], pygame.Surface] = Kept(1)
        self._speaks, self._lit = False, 0.0

    @property
    def hurries(self) -> bool:
        """Whether the light on it goes or comes."""
        return 0.0 < self._lit < 1.0 or (self._lit == 1.0) is not self._speaks

    def tell(self, told: Told) -> None:
        """Take whether it has the line."""
        self._speaks = told.speaks

    def update(self, dt: float, *, calm: bool) -> None:
        """Let the light come and go."""
        aim = 1.0 if self._speaks else 0.0
        self._lit = towards(aim, self._lit, 1.0 if calm else dt / LIT)

    def draw(
        self, surface: pygame.Surface, area: pygame.Rect, now: Now, theme: Theme
    ) -> None:
        """Paint the picture as large as its place allows, the same at any time."""
        del now, theme
        picture = self._sized(area.size)
        if picture is None:
            return
        level = round(255 * (LISTENS + (1.0 - LISTENS) * smooth(self._lit)))
        lit = picture.copy()
        lit.fill((level,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        place = lit.get_rect(midbottom=area.midbottom)
        surface.blit(lit, place, special_flags=strokes.PREMULTIPLIED)

    def _sized(self, room: tuple[int, int]) -> pygame.Surface | None:
        """The picture in this size, premultiplied, its feet and sides melting away."""
        kept = self._scaled.get(room)
        if kept is not None:
            return kept
        read = self._read
        if read is None or min(room) < 8:
            return None
        w, h = read.get_size()
        share = min(room[0] / w, room[1] / h)
        size = (max(1, round(share * w)), max(1, round(share * h)))
        source = read.convert_alpha().premul_alpha()
        small = pygame.transform.smoothscale(source, size)
        cut_out = read.get_flags() & pygame.SRCALPHA
        melting = edges(size) if cut_out else oval(size)
        small.blit(melting, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return self._scaled.keep(room, small)

    @cached_property
    def _read(self) -> pygame.Surface | None:
        return self.attempt(lambda: self._assets.picture(self._file))


def actor(looks: Appearance, assets: Assets) -> Actor | None:
    """Who is seen at a side with these looks; None for puppets and for mere voices."""
    match looks:
        case Portrait():
            return PortraitActor(looks, assets)
        case Outline():
            return OutlineActor(looks, assets)
        case Picture():
            return PictureActor(looks, assets)
        case _:
            return None
