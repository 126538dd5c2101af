"""A picture frame that stands in a place: a part of it, in its light and its depth.

What it holds comes slowly, as a photograph in its bath, and the light goes there.
"""

from collections.abc import Sequence
from functools import partial
from math import cos, radians, sin
from typing import TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

from game.figure.easing import clip, smooth
from game.stage.places import Stand
from game.ui.actors import prop_light
from game.ui.actors.picture_frame import Held, PictureFrame
from game.ui.kept import Kept
from game.ui.paint import strokes
from game.ui.paint.shading import tinted
from game.ui.places.cover import Frame
from game.ui.window.assets import Assets

# Seconds in which a picture comes, and how many pictures are held in one of them;
# where motion is reduced, the stills and the seconds of each.
COMES, RATE = 3.0, 12
STILLS, STILL = 5, 0.6
# Seconds until the light is there, and until it is gone when the picture has come.
LIGHTS, DIMS = 0.6, 2.2
# How bright that light is on what a frame holds and on bare board, and how much of the
# frame's own is left in a dark room.
GLOW, BARE, LEFT = 0.4, 0.9, 0.8
# Seconds in which it glints beneath a hand, and how bright it is then.
GLINTS, GLINT = 0.5, (52, 40, 22)
# What a finger needs, in pixels.
TOUCHED = 44
# The eye, in heights of the frame: how far away, and how far above its foot.
FAR, ABOVE, LEAN = 15.0, 1.85, radians(9.0)
# How much of a place's light upon what it stands on is seen on the frame. Wood and
# brass are warm already: a share of the light's colour is left out.
LIT, DARKEST, PALE = 1.75, 0.42, 0.4
# The light where the window does not show what it stands on.
UNSEEN = (100, 92, 80)
# How far its light reaches about it, in heights.
REACH = 2.1

Quad: TypeAlias = NDArray[np.float64]


class FrameInPlace:
    """A frame where a place has one, with what it holds."""

    def __init__(self, assets: Assets) -> None:
        self.frame = PictureFrame(assets)
        self._stand: Stand | None = None
        self._held: Held | None = None
        self._age = float("inf")
        self._calm = self._hovered = False
        self._glint = 0.0
        self._painted: tuple[object, ...] = ()
        self._foot, self._high = (0.0, 0.0), 0
        self._gain = (255, 255, 255)
        self._kept: Kept[tuple[object, ...], pygame.Surface] = Kept(4)
        self.area = pygame.Rect(0, 0, 0, 0)
        self.reach = pygame.Rect(0, 0, 0, 0)

    @property
    def seen(self) -> bool:
        """Whether a frame stands in this place."""
        return self._stand is not None and self._held is not None

    def stand(self, stand: Stand | None, frame: Frame, still: pygame.Surface) -> None:
        """Find it its spot in a window, and its light in the place's picture."""
        self._stand = stand
        if stand is None:
            return
        self._foot = frame.at(stand.x, stand.y)
        high = max(8.0, stand.height * frame.picture[1] * frame.scale)
        self._high = round(high)
        x, y = self._foot
        bed = pygame.Rect(0, 0, round(1.4 * high), max(2, round(0.16 * high)))
        bed.center = (round(x), round(y + 0.1 * high))
        bed = bed.clip(still.get_rect())
        # A window of another shape may not show what it stands on.
        seen = bed.w > 0 and bed.h > 0
        light = pygame.transform.average_color(still, bed)[:3] if seen else UNSEEN
        grey = sum(light) / 3
        even = (c + PALE * (grey - c) for c in light)
        red, green, blue = (clip(max(DARKEST, LIT * c / 255)) for c in even)
        self._gain = (round(255 * red), round(255 * green), round(255 * blue))
        self.area = pygame.Rect(0, 0, round(1.1 * high), round(1.12 * high))
        self.area.midbottom = (round(x), round(y + 0.06 * high))
        reach = round(REACH * high)
        self.reach = pygame.Rect(round(x) - reach, 0, 2 * reach, 2 * reach)
        self.reach.top = round(y - 0.5 * high - 1.2 * reach)

    def hold(self, rank: int | None, *, calm: bool) -> None:
        """Hold a picture from now on; a new component comes slowly.

        The light goes to it then, and to a bare frame that was not there before.
        """
        before, self._calm = self._held, calm
        if rank is None:
            self._held = None
        elif before is None and rank == 0:
            # Bare board on a dark wall is not seen by itself.
            self._held, self._age = Held(0, 0), 0.0
        elif before is None or rank < before.rank:
            self._held, self._age = Held(rank, rank), float("inf")
        elif rank > before.rank:
            self._held, self._age = Held(before.rank, rank), 0.0

    def hit(self, x: float, y: float) -> bool:
        """Whether a window pixel is on it, or as near as a finger needs."""
        more = max(0, round((TOUCHED - self.area.w) / 2))
        return self.area.inflate(2 * more, 2 * more).collidepoint(x, y)

    def hover(self, *, on: bool) -> None:
        """A hand is over it, or is not."""
        self._hovered = on

    def tick(self, dt: float) -> None:
        """Let time pass."""
        self._age += dt
        step = 1.0 if self._calm else dt / GLINTS
        aim = 1.0 if self._hovered and self.seen else 0.0
        self._glint += max(-step, min(step, aim - self._glint))

    @property
    def changed(self) -> bool:
        """Whether it is to be painted again."""
        return self.state != self._painted

    def mark(self) -> None:
        """It is painted as it is now."""
        self._painted = self.state

    @property
    def busy(self) -> bool:
        """Whether it changes by itself."""
        return self.seen and (self._age < self._lasts or 0.0 < self._glint < 1.0)

    @property
    def _lasts(self) -> float:
        return STILLS * STILL if self._calm else COMES + DIMS

    @property
    def state(self) -> tuple[object, ...]:
        """How it is now; it looks the same as long as this is the same."""
        if not self.seen:
            return ()
        return (self._share(), self._level(), self._shine(), self._held)

    def _share(self) -> float:
        """How far the picture has come."""
        held = self._held
        if self._age >= self._lasts or (held and held.before == held.rank):
            return 1.0
        if self._calm:
            return min(STILLS, int(self._age / STILL) + 1) / STILLS
        return min(1.0, int(self._age * RATE) / RATE / COMES)

    def _level(self) -> float:
        """How bright the light is that goes there, in few steps."""
        if self._age >= self._lasts:
            return 0.0
        glow = BARE if self._held == Held(0, 0) else GLOW
        if self._calm:
            return glow
        late = 1.0 - clip((self._age - COMES) / DIMS)
        return glow * round(10 * smooth(self._age / LIGHTS) * smooth(late)) / 10

    def _shine(self) -> float:
        """How far a gleam has gone across it."""
        return round(8 * self._glint) / 8

    def draw(self, surface: pygame.Surface) -> None:
        """Paint it and its shadow within the surface's clip."""
        held = self._held
        if self._stand is None or held is None:
            return
        if not self.reach.colliderect(surface.get_clip()):
            return
        self._shade(surface)
        held = held._replace(share=self._share())
        turn, shine = radians(self._stand.turn), self._shine()
        key = (held, self._high, turn, self._gain, shine)
        found = self._kept.get(key)
        if found is None:
            flat = self.frame.flat(held, self._high)
            if flat is None:
                return
            found = self._kept.keep(key, self._lit(flat, turn, shine))
        left, top = origin(corners(self.frame.size_at(self._high), turn))
        where = (round(self._foot[0]) + left, round(self._foot[1]) + top)
        surface.blit(found, where, special_flags=strokes.PREMULTIPLIED)

    def light(self, surface: pygame.Surface) -> None:
        """The light that goes there, upon all that is painted in its reach."""
        level = self._level()
        if self.seen and level > 0.0:
            prop_light.glow(surface, self.reach, 0.5, level)

    def spare(
        self, base: pygame.Surface, area: pygame.Rect, before: pygame.Surface
    ) -> None:
        """Give some of its light back in an ``area``, which was so ``before``.

        A room that falls to ink leaves it to be seen.
        """
        mask = self._kept.of(("mask", self.reach.size), self._mask)
        part = pygame.Surface(area.size, pygame.SRCALPHA)
        part.blit(before, (0, 0))
        spot = (self.reach.x - area.x, self.reach.y - area.y)
        part.blit(mask, spot, special_flags=pygame.BLEND_RGBA_MULT)
        base.blit(part, area, special_flags=strokes.PREMULTIPLIED)

    def _mask(self) -> pygame.Surface:
        side = np.linspace(-1.0, 1.0, 64)
        far = np.hypot(side[:, None], (side[None, :] - 0.18) * 1.2)
        share = np.clip(1.0 - far, 0.0, 1.0)
        share = LEFT * np.minimum(1.0, 1.5 * share * share * (3.0 - 2.0 * share))
        small = tinted(share, (255, 255, 255, 255))
        return pygame.transform.smoothscale(small, self.reach.size)

    def _shade(self, surface: pygame.Surface) -> None:
        """Where it touches what it stands on, and the shadow that the lamp throws."""
        high, (x, y) = self._high, self._foot
        for dx, dy, wide, tall, dark in (
            (-0.34, 0.03, 1.25, 0.20, 0.50),
            (-0.02, 0.005, 0.98, 0.07, 0.75),
        ):
            size = (max(4, round(wide * high)), max(3, round(tall * high)))
            patch = self._kept.of((size, dark), partial(_blot, size, dark))
            area = patch.get_rect(center=(round(x + dx * high), round(y + dy * high)))
            surface.blit(patch, area, special_flags=strokes.PREMULTIPLIED)

    def _lit(self, flat: pygame.Surface, turn: float, shine: float) -> pygame.Surface:
        """The frame as it stands there, in the place's light, with a hand's gleam."""
        picture = warped(flat, corners(flat.get_size(), turn))
        picture.fill(self._gain, special_flags=pygame.BLEND_RGB_MULT)
        if shine > 0.0:
            cover = pygame.surfarray.array_alpha(picture).astype(np.float32) / 255.0
            x, y = (np.linspace(0.0, 1.0, n)[:, None] for n in cover.shape)
            gleam = np.exp(-(((x + 0.5 * y.T - 2.2 * shine + 0.35) / 0.22) ** 2))
            more = tinted(cover * (0.35 * shine + 0.65 * gleam), (*GLINT, 0))
            picture.blit(more, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        return picture


def corners(size: tuple[int, int], turn: float) -> Quad:
    """Where the corners (4, 2) of a flat frame are seen, from the upper left clockwise.

    In its pixels, the middle of its foot at (0, 0), y down.
    """
    wide, found = size[0] / size[1], []
    for x, z in ((-0.5, 1.0), (0.5, 1.0), (0.5, 0.0), (-0.5, 0.0)):
        across, up = x * wide * cos(turn), z * cos(LEAN)
        near = FAR / (FAR + x * wide * sin(turn) + z * sin(LEAN))
        found.append((across * near, -ABOVE - (up - ABOVE) * near))
    return np.array(found) * size[1]


def origin(seen: Quad) -> tuple[int, int]:
    """The upper left of the pixels in which a frame with these corners is painted."""
    left, top = np.floor(seen.min(0)).astype(int) - 1
    return int(left), int(top)


def warped(flat: pygame.Surface, seen: Quad) -> pygame.Surface:
    """A premultiplied picture with its corners where they are seen."""
    (w, h), (left, top) = flat.get_size(), origin(seen)
    right, low = np.ceil(seen.max(0)).astype(int) + 1
    there = _projective(seen - (left, top), [(0, 0), (w, 0), (w, h), (0, h)])
    x, y = np.mgrid[0 : right - left, 0 : low - top] + 0.5
    u, v, scale = np.tensordot(there, np.stack([x, y, np.ones_like(x)]), 1)
    u, v = u / scale - 0.5 + 1, v / scale - 0.5 + 1
    source = np.zeros((w + 2, h + 2, 4), np.float32)
    source[1:-1, 1:-1, :3] = pygame.surfarray.array3d(flat)
    source[1:-1, 1:-1, 3] = pygame.surfarray.array_alpha(flat)
    u, v = np.clip(u, 0.0, w + 0.999), np.clip(v, 0.0, h + 0.999)
    i, j = u.astype(int), v.astype(int)
    s, t = (u - i)[..., None], (v - j)[..., None]
    far = source[i, j + 1] * (1 - s) + source[i + 1, j + 1] * s
    mixed = (source[i, j] * (1 - s) + source[i + 1, j] * s) * (1 - t) + far * t
    out = pygame.Surface(x.shape, pygame.SRCALPHA)
    pygame.surfarray.pixels3d(out)[:] = np.rint(mixed[..., :3])
    pygame.surfarray.pixels_alpha(out)[:] = np.rint(mixed[..., 3])
    return out


def _projective(a: Quad, b: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    """The projective map (3, 3) that takes four points to four others."""
    rows, right = [], []
    for (x, y), (u, v) in zip(a, b, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    found = np.linalg.solve(np.array(rows, float), np.array(right, float))
    return np.append(found, 1.0).reshape(3, 3)


def _blot(size: tuple[int, int], dark: float) -> pygame.Surface:
    side = np.linspace(-1.0, 1.0, 48)
    far = np.hypot(side[:, None], side[None, :])
    cover = dark * np.clip(1.0 - far, 0.0, 1.0) ** 1.2
    return pygame.transform.smoothscale(tinted(cover, (0, 0, 0, 255)), size)
