"""The Eigenface: a face mixed live from its components."""

from math import sin, tau

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui import dust, mantle, strokes
from game.ui.assets import Assets
from game.ui.countenance import Countenance, Moment
from game.ui.facebasis import Basis, read_faces
from game.ui.outline import PatientPortrait
from game.ui.plate import Plate, colours
from game.ui.theme import Theme

__all__ = ["EigenfacePortrait", "PatientPortrait", "read_faces"]

GHOSTS, FEW = 6, 4
# The radius of the blur at no rank, in pixels of the basis, and how it goes with it.
BLUR, CLEARS = 7.0, 0.55
# How much higher than its place the face's picture is when it stands alone.
TALL = 1.25
# Where the middle of the head is in its picture, as a share of the height.
HEAD = 0.46
# How much of its ghosts is seen when it does not withdraw.
AT_REST = 0.42
# Where a pixel is small beside the face, sharp sparks have two.
COARSE = 480


class EigenfacePortrait:
    """The Eigenface, recomposed from its basis at every moment.

    What a component adds is amber, what it takes is teal; the sum is bone, its
    shadows are fog. The darker a part, the more of the room is seen through it.
    """

    def __init__(self, basis: Basis) -> None:
        self.basis = basis
        self.countenance = Countenance(basis)
        self._plate = Plate(basis, 0.0, basis.rank)
        self._components: dict[tuple[int, str], pygame.Surface] = {}
        self._tables: dict[str, NDArray[np.uint32]] = {}
        # Painted anew each time; to ask for memory each time would cost a millisecond.
        self._large = self._canvas = pygame.Surface((1, 1), pygame.SRCALPHA)
        self._whole = pygame.Surface(basis.size, pygame.SRCALPHA)
        self._dimmed: dict[int, tuple[tuple[int, str], pygame.Surface]] = {}

    @classmethod
    def of(cls, assets: Assets) -> "EigenfacePortrait":
        """The portrait from the kept basis."""
        return cls(read_faces(assets))

    def draw(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        *,
        rank: float,
        now: Moment,
        alone: float = 0.0,
        theme: Theme,
    ) -> None:
        """Paint the face inside a rectangle of pixels, its edges melting away.

        ``rank`` counts components, from 0 or 1 (a blur) to all of them (a face).
        ``now`` is what it does. With its silence the eyes close and the first
        components drift apart to both sides. ``alone`` (0 to 1) is how far it has come
        forward: then it takes all its height, and its ghosts are about it.
        """
        if rect.w < 4 or rect.h < 4:
            return
        w, h = self.basis.size
        area = fitting(rect, w / h, alone)
        before = surface.get_clip()
        surface.set_clip(rect.clip(before))
        ghosts = max(AT_REST * alone, now.away)
        # Without ghosts only the face's own part of the rectangle is painted.
        place = rect if ghosts > 0.0 else rect.clip(area)
        canvas = self._canvas_for(place, area)
        top = (area.y - place.y) * h / area.h
        if ghosts > 0.0:
            self._peel(canvas, (now.t, ghosts, top), theme)
        face = self._face(rank, now, theme)
        left = (canvas.get_width() - w) // 2
        canvas.blit(face, (left, round(top)), special_flags=strokes.PREMULTIPLIED)
        if theme.grain > 0.0:
            picture = pygame.Rect(left, round(top), w, h)
            self._strew(canvas, picture, (rank, now.t, alone), theme)
        if self._large.get_size() != place.size:
            self._large = pygame.Surface(place.size, pygame.SRCALPHA)
        pygame.transform.smoothscale(canvas, place.size, self._large)
        # On the ink that it has alone, light need only be added, which costs half.
        how = pygame.BLEND_RGB_ADD if alone >= 1.0 else strokes.PREMULTIPLIED
        surface.blit(self._large, place, special_flags=how)
        if theme.grain > 0.0:
            count = round(dust.SHARP * (0.25 + 0.75 * alone))
            sparks = dust.leaving(area, now.t, count, theme)
            dust.strewn(surface, sparks, 2 if area.h > COARSE else 1)
        surface.set_clip(before)

    def component(self, i: int, theme: Theme) -> pygame.Surface:
        """Component ``i`` alone, as light: amber where it adds, teal where it takes."""
        kept = self._components.get((i, theme.name))
        if kept is not None:
            return kept
        w, h = self.basis.size
        shape = self.basis.ghosts[i].reshape(h, w).T * mantle.melting(theme, w, h)
        shape = shape / max(1e-6, float(np.percentile(np.abs(shape), 99.6)))
        small = pygame.Surface((w, h), 0, 32)
        pixels = pygame.surfarray.pixels3d(small)
        adds, takes = (np.clip(s * shape, 0.0, 1.3) ** 1.25 for s in (1.0, -1.0))
        for c in range(3):
            light = adds * theme.ember[c] + takes * theme.teal[c]
            pixels[:, :, c] = np.clip(light, 0.0, 255.0)
        del pixels
        self._components[i, theme.name] = small
        return small

    def _there(self, rank: float) -> float:
        """How much of the face is there, from 0 to 1."""
        share = min(1.0, max(0.0, rank / self.basis.rank))
        return float(share**CLEARS)

    def _in_focus(self, rank: float) -> Plate:
        """The plate for a rank, made when the rank has changed."""
        blur = round(BLUR * (1.0 - self._there(rank)) * 4.0) / 4.0
        known = min(self.basis.rank, max(1, int(np.ceil(rank))))
        if (self._plate.blur, self._plate.known) != (blur, known):
            self._plate = Plate(self.basis, blur, known)
        return self._plate

    def _table(self, theme: Theme) -> NDArray[np.uint32]:
        kept = self._tables.get(theme.name)
        if kept is None:
            kept = colours(theme, self._plate.canvas.get_masks())
            self._tables[theme.name] = kept
        return kept

    def _canvas_for(self, place: pygame.Rect, area: pygame.Rect) -> pygame.Surface:
        """An empty canvas for a place, in the basis' own pixels."""
        w, h = self.basis.size
        size = (
            max(2, round(place.w * w / area.w)),
            max(2, round(place.h * h / area.h)),
        )
        if self._canvas.get_size() != size:
            self._canvas = pygame.Surface(size, pygame.SRCALPHA)
        self._canvas.fill((0, 0, 0, 0))
        return self._canvas

    def _face(self, rank: float, now: Moment, theme: Theme) -> pygame.Surface:
        """The face in the basis' pixels, crumbling at its edge, pale when away."""
        plate = self._in_focus(rank)
        weights = self.countenance.weights(rank, now)
        odd = int(now.t * 12) % 2
        face = plate.mixed(weights, odd, theme, self._table(theme))
        if face.get_size() != self.basis.size:
            pygame.transform.smoothscale(face, self.basis.size, self._whole)
            face = self._whole
        edge = mantle.mantle(self.basis.size, round(self._there(rank) * mantle.STEPS))
        face.blit(edge, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
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
        sparks = dust.leaving(area, t, round(dust.MOST * much), theme)
        inner = round(dust.INNER * much * (1.0 - self._there(rank)))
        if inner > 0:
            sparks = sparks.and_(
                dust.gathering(area, t, self._plate.light, inner, theme)
            )
        dust.strewn(surface, sparks, 1)

    def _peel(
        self, canvas: pygame.Surface, what: tuple[float, float, float], theme: Theme
    ) -> None:
        """The components beside the face, each on its own way out.

        They are colour without alpha, which is light, once blended. ``what`` is the
        time, how much of them is seen, and where a face begins.
        """
        t, ghosts, top = what
        w, h = self.basis.size
        middle = (canvas.get_width() - w) / 2
        periods, phases = self.countenance.periods, self.countenance.phases
        for i in range(min(GHOSTS, self.basis.rank - 1)):
            share = ghosts if i < FEW else max(0.0, 2.0 * ghosts - 1.0)
            way = (-1 if i % 2 else 1) * (0.36 + 0.085 * i)
            sway = 0.07 * sin(tau * t / periods[i] + phases[i])
            x = middle + w * (0.86 * way + sway) * (0.45 + 0.55 * ghosts)
            y = top + h * 0.012 * sin(tau * t / periods[i + 1])
            level = round(255 * share * (0.40 - 0.04 * i))
            if level == 0:
                continue
            ghost = self._faint(i, level, theme)
            place = (round(x), round(y))
            canvas.blit(ghost, place, special_flags=pygame.BLEND_RGB_ADD)
        curtain = mantle.curtain(*canvas.get_size())
        canvas.blit(curtain, (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    def _faint(self, i: int, level: int, theme: Theme) -> pygame.Surface:
        """A component darkened; kept, for ghosts last."""
        kept = self._dimmed.get(i)
        if kept is not None and kept[0] == (level, theme.name):
            return kept[1]
        ghost = self.component(i, theme).copy()
        ghost.fill((level,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        self._dimmed[i] = ((level, theme.name), ghost)
        return ghost


def fitting(rect: pygame.Rect, ratio: float, alone: float) -> pygame.Rect:
    """Where the face's picture lies: alone it is higher than its place, and cut."""
    high = rect.h * (1.0 + (TALL - 1.0) * alone)
    height = min(high, rect.w / ratio)
    area = pygame.Rect(0, 0, max(2, round(height * ratio)), max(2, round(height)))
    area.midbottom = rect.midbottom
    # What is cut is air above the head, and the neck: the head is in the middle.
    area.y += round(alone * (rect.centery - area.y - HEAD * height))
    return area
