"""The Eigenface: a face mixed live from its components."""

from math import sin, tau

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.actors import face_dust, face_edge
from game.ui.actors.face_basis import Basis, read_faces
from game.ui.actors.face_mix import Plate, colours
from game.ui.actors.face_motion import Countenance, Moment
from game.ui.paint import strokes
from game.ui.paint.shading import lit
from game.ui.theme import Theme
from game.ui.window.assets import Assets

GHOSTS, FEW = 6, 4
# The radius of the blur at no rank, in pixels of the basis, and how it goes with it.
BLUR, CLEARS = 7.0, 0.55
# How much higher than its place the face's picture is when it stands alone.
TALL = 1.25
# Where the middle of the head is in its picture, as a share of the height.
HEAD = 0.46
# How much of the mean is in a ghost.
BODY = 0.6
# How much of its ghosts is seen when it does not withdraw.
AT_REST = 0.36
SHRUNK = 2
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
        self._part = face_edge.left_of(basis.size)
        self._plate = Plate(basis, 0.0, basis.rank, self._part)
        self._components: dict[tuple[int, str], pygame.Surface] = {}
        self._ghosts: dict[tuple[int, str], pygame.Surface] = {}
        self._tables: dict[str, NDArray[np.uint32]] = {}
        # Painted anew each time; to ask for memory each time would cost a millisecond.
        self._large = self._canvas = pygame.Surface((1, 1), pygame.SRCALPHA)
        self._bed = self._haze = self._mist = pygame.Surface((1, 1), 0, 32)
        self._whole = pygame.Surface(self._part.size, pygame.SRCALPHA)
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
        ground: pygame.Surface | None = None,
    ) -> None:
        """Paint the face inside a rectangle of pixels, its edges melting away.

        ``rank`` counts components, from 0 or 1 (a blur) to all of them (a face).
        ``now`` is what it does. With its silence the eyes close and the first
        components drift apart to both sides. ``alone`` (0 to 1) is how far it has come
        forward: then it takes all its height, and its ghosts are about it.

        ``ground`` is what lies behind ``rect``, as ``grounded`` makes it: with it the
        whole rectangle is painted at once, which costs half of what blending does.
        """
        if rect.w < 4 or rect.h < 4:
            return
        w, h = self.basis.size
        area = fitting(rect, w / h, alone)
        before = surface.get_clip()
        surface.set_clip(rect.clip(before))
        ghosts = max(AT_REST * alone, now.away)
        # Without ghosts only the face's own part of the rectangle is painted.
        whole = ghosts > 0.0 or ground is not None
        place = rect if whole else rect.clip(area)
        canvas = self._canvas_for(place, area, ground)
        top = (area.y - place.y) * h / area.h
        if ghosts > 0.0:
            haze = self._peel(canvas.get_size(), (now.t, ghosts, top), theme)
            canvas.blit(haze, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        face = self._face(rank, now, theme)
        left = (canvas.get_width() - w) // 2
        spot = self._part.move(left, round(top))
        canvas.blit(face, spot, special_flags=strokes.PREMULTIPLIED)
        if theme.grain > 0.0:
            picture = pygame.Rect(left, round(top), w, h)
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
        pygame.transform.smoothscale(base.subsurface(rect), size, out)
        # Shrinking rounds down, once each way; in ink that would be seen as an edge.
        out.fill((SHRUNK,) * 3, special_flags=pygame.BLEND_RGB_ADD)
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
        if (self._large.get_size(), self._large.get_masks()) != (
            place.size,
            canvas.get_masks(),
        ):
            self._large = pygame.Surface(place.size, canvas.get_flags(), canvas)
        pygame.transform.smoothscale(canvas, place.size, self._large)
        how = 0 if opaque else strokes.PREMULTIPLIED
        surface.blit(self._large, place, special_flags=how)

    def component(self, i: int, theme: Theme) -> pygame.Surface:
        """Component ``i`` alone, as light: amber where it adds, teal where it takes."""
        kept = self._components.get((i, theme.name))
        if kept is not None:
            return kept
        w, h = self.basis.size
        shape = self.basis.ghosts[i].reshape(h, w).T * face_edge.melting(theme, w, h)
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
            self._plate = Plate(self.basis, blur, known, self._part)
        return self._plate

    def _table(self, theme: Theme) -> NDArray[np.uint32]:
        kept = self._tables.get(theme.name)
        if kept is None:
            kept = colours(theme, self._plate.canvas.get_masks())
            self._tables[theme.name] = kept
        return kept

    def _canvas_for(
        self, place: pygame.Rect, area: pygame.Rect, ground: pygame.Surface | None
    ) -> pygame.Surface:
        """A canvas for a place, in the basis' own pixels: empty, or with its ground."""
        size = _canvas_size(place, area, self.basis.size)
        if ground is not None:
            if self._bed.get_size() != size or self._bed.get_masks() != (
                ground.get_masks()
            ):
                self._bed = pygame.Surface(size, 0, ground)
            self._bed.blit(ground, (0, 0))
            return self._bed
        if self._canvas.get_size() != size:
            self._canvas = pygame.Surface(size, pygame.SRCALPHA)
        self._canvas.fill((0, 0, 0, 0))
        return self._canvas

    def _face(self, rank: float, now: Moment, theme: Theme) -> pygame.Surface:
        """The part of the face that is left, crumbling at its edge, pale when away.

        It is in the basis' pixels.
        """
        plate = self._in_focus(rank)
        weights = self.countenance.weights(rank, now)
        odd = int(now.t * 12) % 2
        face = plate.mixed(weights, odd, theme, self._table(theme))
        if face.get_size() != self._part.size:
            pygame.transform.smoothscale(face, self._part.size, self._whole)
            face = self._whole
        edge = face_edge.mantle(
            self.basis.size, round(self._there(rank) * face_edge.STEPS)
        )
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
        if inner > 0:
            sparks = sparks.and_(
                face_dust.gathering(area, t, self._plate.seen, inner, theme)
            )
        face_dust.strewn(surface, sparks, 1)

    def _peel(
        self, size: tuple[int, int], what: tuple[float, float, float], theme: Theme
    ) -> pygame.Surface:
        """The components beside the face, each on its own way out, as light.

        ``what`` is the time, how much of them is seen, and where a face begins. They
        are soft, so they are laid out on a quarter of the pixels.
        """
        t, ghosts, top = what
        w, h = (n / 2 for n in self.basis.size)
        small = (-(-size[0] // 2), -(-size[1] // 2))
        if self._haze.get_size() != size:
            self._haze = pygame.Surface(size, 0, 32)
            self._mist = pygame.Surface(small, 0, 32)
        self._mist.fill((0, 0, 0))
        middle = (small[0] - w) / 2
        periods, phases = self.countenance.periods, self.countenance.phases
        for i in range(min(GHOSTS, self.basis.rank - 1)):
            share = ghosts if i < FEW else max(0.0, 2.0 * ghosts - 1.0)
            way = (-1 if i % 2 else 1) * (0.36 + 0.085 * i)
            sway = 0.07 * sin(tau * t / periods[i] + phases[i])
            x = middle + w * (0.86 * way + sway) * (0.45 + 0.55 * ghosts)
            y = top / 2 + h * 0.012 * sin(tau * t / periods[i + 1])
            level = round(255 * share * (0.66 - 0.05 * i))
            if level > 0:
                self._mist.blit(
                    self._faint(i, level, theme),
                    (round(x), round(y)),
                    special_flags=pygame.BLEND_RGB_ADD,
                )
        curtain = face_edge.curtain(*small)
        self._mist.blit(curtain, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        pygame.transform.smoothscale(self._mist, size, self._haze)
        return self._haze

    def _faint(self, i: int, level: int, theme: Theme) -> pygame.Surface:
        """A ghost darkened; kept, for ghosts last."""
        kept = self._dimmed.get(i)
        if kept is not None and kept[0] == (level, theme.name):
            return kept[1]
        ghost = self._ghost(i, theme).copy()
        ghost.fill((level,) * 3, special_flags=pygame.BLEND_RGB_MULT)
        self._dimmed[i] = ((level, theme.name), ghost)
        return ghost

    def _ghost(self, i: int, theme: Theme) -> pygame.Surface:
        """The mean face with one component on it, half as large as the basis.

        Those of the left are cold, those of the right are warm: the other way about
        than the light on the face.
        """
        kept = self._ghosts.get((i, theme.name))
        if kept is not None:
            return kept
        w, h = self.basis.size
        body = self.basis.mean.reshape(h, w).T * face_edge.melting(theme, w, h)
        tone = theme.teal if i % 2 else theme.ember
        whole = lit(BODY * np.clip(body**1.6, 0.0, 1.0), tone)
        whole.blit(self.component(i, theme), (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        ghost = pygame.transform.smoothscale(whole, (w // 2, h // 2))
        self._ghosts[i, theme.name] = ghost
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


def _canvas_size(
    place: pygame.Rect, area: pygame.Rect, size: tuple[int, int]
) -> tuple[int, int]:
    """The size of a place in the pixels of a basis whose picture lies on ``area``."""
    w, h = size
    return max(2, round(place.w * w / area.w)), max(2, round(place.h * h / area.h))
