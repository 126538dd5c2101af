"""The Eigenface: a face mixed live from its components."""

from functools import lru_cache
from threading import Lock

import numpy as np
import pygame

from game.figure.easing import lerp
from game.ui.actors import face_dust, face_edge
from game.ui.actors.face_ghosts import Ghosts
from game.ui.actors.face_mix import Plate, colours
from game.ui.actors.face_motion import Countenance, Moment
from game.ui.paint import strokes
from game.ui.theme import Theme
from game.ui.window.assets import Assets
from game.ui.window.face_basis import Basis, read_faces

# The radius of the blur at no rank, in pixels of the basis, and how it goes with it.
BLUR, CLEARS = 7.0, 0.55
# How much higher than its place the face's picture is when it stands alone.
TALL = 1.25
# Where the middle of the head is in its picture, as a share of the height.
HEAD = 0.46
# How much of its ghosts is seen when it does not withdraw.
AT_REST = 0.36
SHRUNK = 2
# How many components are blurred while the face is painted once.
AT_ONCE = 2
# Where a pixel is small beside the face, sharp sparks have two.
COARSE = 480
_MAKING = Lock()


class EigenfacePortrait:
    """The Eigenface, recomposed from its basis at every moment."""

    def __init__(self, basis: Basis) -> None:
        self.basis = basis
        self.countenance = Countenance(basis)
        self.ghosts = Ghosts(basis, self.countenance)
        self._part = face_edge.left_of(basis.size)
        self._plate: Plate | None = None
        self._coming: Plate | None = None
        # Painted anew each time; to ask for memory each time would cost a millisecond.
        self._large = self._canvas = pygame.Surface((1, 1), pygame.SRCALPHA)
        self._bed = pygame.Surface((1, 1), 0, 32)
        self._whole = pygame.Surface(self._part.size, pygame.SRCALPHA)

    @property
    def focusing(self) -> bool:
        """Whether it is not yet as clear as its rank: it wants to be painted again."""
        return self._coming is not None

    def rank_at(self, clear: float) -> float:
        """The rank of a face that is ``clear``: 1 at 0, a blur; all of it at 1."""
        return lerp(1.0, float(self.basis.rank), clear)

    def warm(self, theme: Theme) -> None:
        """Have ready what it needs when it is first painted."""
        self._in_focus(1.0)
        face_edge.mantle(self.basis.size, round(self._there(1.0) * face_edge.STEPS))
        self.ghosts.warm(theme)

    def draw(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        *,
        rank: float,
        now: Moment,
        alone: float = 0.0,
        theme: Theme,
        ground: pygame.Surface | None = None,
    ) -> None:
        """Paint the face inside a rectangle of pixels, its edges melting away.

        ``alone`` (0 to 1) is how far it has come forward: it takes all its height, and
        its ghosts are about it. ``ground`` is what lies behind ``rect``, as
        ``grounded`` makes it: all is painted at once, for half of what blending costs.
        """
        if rect.w < 4 or rect.h < 4:
            return
        w, h = self.basis.size
        area = fitting(rect, w / h, alone)
        before = surface.get_clip()
        surface.set_clip(rect.clip(before))
        seen = max(AT_REST * alone, now.away)
        # Without ghosts only the face's own part of the rectangle is painted.
        place = rect if seen > 0.0 or ground is not None else rect.clip(area)
        canvas = self._canvas_for(place, area, ground)
        top = (area.y - place.y) * h / area.h
        if seen > 0.0:
            haze = self.ghosts.peel(canvas.get_size(), now.t, seen, top, theme)
            canvas.blit(haze, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        picture = pygame.Rect((canvas.get_width() - w) // 2, round(top), w, h)
        spot = self._part.move(picture.topleft)
        face = self._face(rank, now, theme)
        canvas.blit(face, spot, special_flags=strokes.PREMULTIPLIED)
        if theme.grain > 0.0:
            self._strew(canvas, picture, (rank, now.t, alone), theme)
        self._show(surface, canvas, place, opaque=ground is not None)
        if theme.grain > 0.0:
            count = round(face_dust.SHARP * (0.25 + 0.75 * alone))
            sparks = face_dust.leaving(area, now.t, count, theme)
            face_dust.strewn(surface, sparks, 2 if area.h > COARSE else 1)
        surface.set_clip(before)

    def grounded(
        self, base: pygame.Surface, rect: pygame.Rect, alone: float
    ) -> pygame.Surface:
        """What lies behind ``rect`` of ``base``, in the basis' own pixels."""
        w, h = self.basis.size
        size = _canvas_size(rect, fitting(rect, w / h, alone), (w, h))
        out = pygame.Surface(size, 0, base)
        # Shrinking rounds down, once each way, and never below black: in ink that would
        # be seen as an edge. So it is made up for before.
        part = base.subsurface(rect).copy()
        part.fill((SHRUNK,) * 3, special_flags=pygame.BLEND_RGB_ADD)
        pygame.transform.smoothscale(part, size, out)
        return out

    def _show(
        self,
        surface: pygame.Surface,
        canvas: pygame.Surface,
        place: pygame.Rect,
        *,
        opaque: bool,
    ) -> None:
        """Bring the canvas to its place: straight onto the page where it may."""
        if opaque and surface.get_clip().contains(place):
            part = surface.subsurface(place)
            pygame.transform.smoothscale(canvas, place.size, part)
            return
        wanted = (place.size, canvas.get_masks())
        if (self._large.get_size(), self._large.get_masks()) != wanted:
            self._large = pygame.Surface(place.size, canvas.get_flags(), canvas)
        pygame.transform.smoothscale(canvas, place.size, self._large)
        how = 0 if opaque else strokes.PREMULTIPLIED
        surface.blit(self._large, place, special_flags=how)

    def _there(self, rank: float) -> float:
        """How much of the face is there, from 0 to 1."""
        share = min(1.0, max(0.0, rank / self.basis.rank))
        return float(share**CLEARS)

    def _in_focus(self, rank: float) -> Plate:
        """The plate for a rank; while another is made, the one before stays."""
        blur = round(BLUR * (1.0 - self._there(rank)) * 4.0) / 4.0
        known = min(self.basis.rank, max(1, int(np.ceil(rank))))
        plate, wanted = self._plate, (blur, known)
        if plate is not None and (plate.blur, plate.known) == wanted:
            self._coming = None
            return plate
        if self._coming is None or (self._coming.blur, self._coming.known) != wanted:
            self._coming = Plate(self.basis, blur, known, self._part)
        ready = self._coming.make(known + 1 if plate is None else AT_ONCE)
        if plate is None or ready:
            plate, self._plate, self._coming = self._coming, self._coming, None
        return plate

    def _canvas_for(
        self, place: pygame.Rect, area: pygame.Rect, ground: pygame.Surface | None
    ) -> pygame.Surface:
        """A canvas for a place, in the basis' own pixels: empty, or with its ground."""
        size = _canvas_size(place, area, self.basis.size)
        if ground is not None:
            wanted = (size, ground.get_masks())
            if (self._bed.get_size(), self._bed.get_masks()) != wanted:
                self._bed = pygame.Surface(size, 0, ground)
            self._bed.blit(ground, (0, 0))
            return self._bed
        if self._canvas.get_size() != size:
            self._canvas = pygame.Surface(size, pygame.SRCALPHA)
        self._canvas.fill((0, 0, 0, 0))
        return self._canvas

    def _face(self, rank: float, now: Moment, theme: Theme) -> pygame.Surface:
        """What is left of the face, in the basis' pixels, pale when it is away."""
        plate = self._in_focus(rank)
        weights = self.countenance.weights(rank, now)
        table = colours(theme, plate.canvas.get_masks())
        face = plate.mixed(weights, int(now.t * 12) % 2, theme, table)
        if face.get_size() != self._part.size:
            pygame.transform.smoothscale(face, self._part.size, self._whole)
            face = self._whole
        there = round(self._there(rank) * face_edge.STEPS)
        edge = face_edge.mantle(self.basis.size, there)
        face.blit(edge, (0, 0), self._part, special_flags=pygame.BLEND_RGBA_MULT)
        strokes.fade(face, 1.0 - 0.45 * now.away)
        return face

    def _strew(
        self,
        surface: pygame.Surface,
        area: pygame.Rect,
        what: tuple[float, float, float],
        theme: Theme,
    ) -> None:
        """Sparks about the face, and within it where it is not yet."""
        rank, t, alone = what
        much = 0.25 + 0.75 * alone
        sparks = face_dust.leaving(area, t, round(face_dust.MOST * much), theme)
        inner = round(face_dust.INNER * much * (1.0 - self._there(rank)))
        if inner > 0 and self._plate is not None:
            seen = self._plate.seen
            sparks = sparks.and_(face_dust.gathering(area, t, seen, inner, theme))
        face_dust.strewn(surface, sparks, 1)


def portrait(assets: Assets, theme: Theme | None = None) -> EigenfacePortrait:
    """The face of ``art/faces``, made once; with a ``theme`` all of it is ready.

    It may be made on a thread; who needs it meanwhile waits.
    """
    with _MAKING:
        made = _made(assets)
        if theme is not None:
            made.warm(theme)
        return made


@lru_cache(maxsize=1)
def _made(assets: Assets) -> EigenfacePortrait:
    return EigenfacePortrait(read_faces(assets))


def fitting(rect: pygame.Rect, ratio: float, alone: float) -> pygame.Rect:
    """Where the face's picture lies: alone it is higher than its place, and cut."""
    high = rect.h * (1.0 + (TALL - 1.0) * alone)
    height = min(high, rect.w / ratio)
    area = pygame.Rect(0, 0, max(2, round(height * ratio)), max(2, round(height)))
    area.midbottom = rect.midbottom
    # What is cut is air above the head, and the neck: the head is in the middle.
    area.y += round(alone * (rect.centery - area.y - HEAD * height))
    return area


def _canvas_size(
    place: pygame.Rect, area: pygame.Rect, size: tuple[int, int]
) -> tuple[int, int]:
    """The size of a place in the pixels of a basis whose picture lies on ``area``."""
    w, h = size
    return max(2, round(place.w * w / area.w)), max(2, round(place.h * h / area.h))
