"""Everybody who is seen at a side of the page, whatever they are made of.

The cast says what that is; here each kind is made, told what the page says, and
painted. Puppets act together on a stage of their own (``screens.story.puppet_stage``).
"""

from typing import NamedTuple, Protocol

import pygame
from msgspec.structs import replace

from game.figure.easing import smooth, towards
from game.narrative.compiler.appearance import Appearance, Outline, Picture, Portrait
from game.ui.actors.eigenface import EigenfacePortrait
from game.ui.actors.face_basis import plain_basis
from game.ui.actors.face_motion import MOODS, Moment
from game.ui.actors.outline import OutlinePortrait, edges, oval, plain_outline
from game.ui.paint import strokes
from game.ui.theme import Theme, colour, mix
from game.ui.window.assets import AssetFault, Assets

# Seconds in which a mood comes over a face, and in which a picture is lit.
MOOD, LIT = 1.6, 0.4
# How much light is left on the picture of somebody who listens.
LISTENS = 0.78


class Told(NamedTuple):
    """What a page tells: who has the line, in which mood, and what the Ledger makes."""

    speaks: bool = False
    mood: str = ""
    rank: int = 1
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
    fault: str
    beats: tuple[float, float]

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


class PortraitActor:
    """The face mixed from its components; its rank is the Ledger's."""

    def __init__(self, looks: Portrait, assets: Assets) -> None:
        self.side, self.forward, self.fault = looks.side, looks.forward, ""
        self.beats, self.hurries = (1 / 30, 1 / 6), False
        self._face = self._kept(assets)
        self._rank, self._mood = 1, ""
        self._moods = dict.fromkeys(MOODS, 0.0)
        # What lies behind the face that stands alone, and where.
        self._ground: tuple[pygame.Rect, pygame.Surface] | None = None

    def _kept(self, assets: Assets) -> EigenfacePortrait:
        """The face; with a damaged basis a plain light stands in for it."""
        try:
            return EigenfacePortrait.of(assets)
        except AssetFault as fault:
            self.fault = str(fault)
            return EigenfacePortrait(plain_basis())

    @property
    def moods(self) -> tuple[float, ...]:
        """How far each of ``MOODS`` has come over it, 0 to 1.

        It keeps the mood of its last line until it speaks again.
        """
        return tuple(smooth(share) for share in self._moods.values())

    def tell(self, told: Told) -> None:
        """Take the mood of a line of its own, and the rank."""
        self._rank = told.rank
        if told.speaks:
            self._mood = told.mood

    def update(self, dt: float, *, calm: bool) -> None:
        """Let its mood come over it."""
        for name, share in self._moods.items():
            aim = 1.0 if name == self._mood else 0.0
            self._moods[name] = towards(aim, share, 1.0 if calm else dt / MOOD)

    def draw(
        self, surface: pygame.Surface, area: pygame.Rect, now: Now, theme: Theme
    ) -> None:
        """Paint the face; on its ground the whole area is painted at once."""
        self._face.draw(
            surface,
            area,
            rank=self._rank,
            now=Moment(now.t, now.loud, now.away, self.moods),
            alone=now.forward,
            theme=theme,
            ground=now.ground,
        )

    def behind(self, base: pygame.Surface, box: pygame.Rect) -> pygame.Surface:
        """What lies behind a face that stands alone, in its own pixels."""
        if self._ground is None or self._ground[0] != box:
            self._ground = (box, self._face.grounded(base, box, 1.0))
        return self._ground[1]

    def forget(self, area: pygame.Rect) -> None:
        """An area of what lies behind has been painted anew."""
        if self._ground is not None and self._ground[0].colliderect(area):
            self._ground = None


class OutlineActor:
    """A head as a map draws a hill, as still and as whole as the Ledger is."""

    def __init__(self, looks: Outline, assets: Assets) -> None:
        self.side, self.forward, self.fault = looks.side, False, ""
        self.beats, self.hurries = (1 / 12, 1 / 5), False
        self._colour = looks.colour
        self._certainty = 0.0
        try:
            self._drawing = OutlinePortrait.of(assets)
        except AssetFault as fault:
            self.fault = str(fault)
            self._drawing = OutlinePortrait(plain_outline())

    def tell(self, told: Told) -> None:
        """Take the certainty."""
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
        self._drawing.draw(
            surface,
            area,
            t=now.t,
            certainty=self._certainty,
            speaking=now.loud,
            theme=theme,
        )


class PictureActor:
    """A picture that stands on its place's lower edge; who speaks is lit."""

    def __init__(self, looks: Picture, assets: Assets) -> None:
        self.side, self.forward, self.fault = looks.side, False, ""
        self.beats = (1 / 12, 1 / 5)
        self._assets, self._file = assets, looks.picture
        self._source: pygame.Surface | None = None
        self._scaled: tuple[tuple[int, int], pygame.Surface] | None = None
        self._melting = edges
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
        """The picture in this size, premultiplied, its feet and sides melting away.

        One that fills its rectangle melts all round.
        """
        if self._scaled is not None and self._scaled[0] == room:
            return self._scaled[1]
        source = self._read()
        if source is None or min(room) < 8:
            return None
        share = min(room[0] / source.get_width(), room[1] / source.get_height())
        size = (
            max(1, round(share * source.get_width())),
            max(1, round(share * source.get_height())),
        )
        small = pygame.transform.smoothscale(source, size)
        small.blit(self._melting(size), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        self._scaled = (room, small)
        return small

    def _read(self) -> pygame.Surface | None:
        if self._source is None and not self.fault:
            try:
                read = self._assets.picture(self._file)
                cut_out = read.get_flags() & pygame.SRCALPHA
                self._melting = edges if cut_out else oval
                self._source = read.convert_alpha().premul_alpha()
            except AssetFault as fault:
                self.fault = str(fault)
        return self._source


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
