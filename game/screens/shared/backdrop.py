"""The place behind everything, filling the window whatever its shape.

Some places have lights of their own, which breathe or flicker, embers on their air,
small lights that wink, layers that sway, or a face in their mist. Who moves a place
must paint the areas that it names.
"""

from collections.abc import Mapping

import pygame

from game.ui.paint.brush import Brush
from game.ui.places.cover import Frame, covering
from game.ui.places.embers import BEAT, Embers, Swarm
from game.ui.places.moving_places import Coming, Moving, moves, moving
from game.ui.places.place_light import Light, PlaceLights
from game.ui.window.assets import AssetFault, Assets

__all__ = ["LIGHTS", "SWARMS", "Backdrop", "apart", "covering", "outside"]

_FLAME = ((0.61, 1.07, 2.3), 0.125)
_SCREEN = ((0.43, 1.9, 0.77), 0.125)
_SPARKS = Swarm(
    many=8,
    x=(0.448, 0.468),
    y=(0.60, 0.63),
    rise=0.20,
    life=(3.0, 6.5),
    radius=(3.0, 5.5),
    cold=0,
    sway=0.004,
)
LIGHTS: Mapping[str, tuple[Light, ...]] = {
    "ward": (Light(0.297, 0.42, 0.40, 0.26, (7.3, 11.9), 0.4),),
    "ward-fire": (Light(0.458, 0.40, 0.42, 0.30, *_FLAME),),
    "ward-door": (Light(0.50, 0.34, 0.42, 0.20, (9.1, 14.3), 0.4),),
    "ward-set": (Light(0.627, 0.36, 0.36, 0.22, *_SCREEN),),
    "ward-dark": (Light(0.78, 0.34, 0.40, 0.30, (13.0, 19.0), 0.4),),
    "ward-fading": (Light(0.627, 0.36, 0.30, 0.45, *_SCREEN),),
    "ward-hearth": (
        Light(0.458, 0.40, 0.42, 0.26, *_FLAME),
        Light(0.50, 0.25, 0.30, 0.14, (9.1, 14.3), 0.4),
    ),
    "server": (Light(0.5, 0.45, 0.34, 0.20, (5.3, 8.9), 0.25),),
    "server-door": (Light(0.5, 0.46, 0.40, 0.16, (5.3, 8.9), 0.25),),
    "stage": tuple(
        Light(x, 0.69, 0.11, 0.34, (1.3 + 0.37 * i, 2.9 - 0.23 * i, 0.71), 0.16)
        for i, x in enumerate((0.165, 0.340, 0.500, 0.660, 0.835))
    ),
    "television": (Light(0.443, 0.43, 0.34, 0.16, _SCREEN[0], 0.16),),
    "map": (Light(0.30, 0.32, 0.46, 0.34, (11.0, 17.0), 0.4),),
}
SWARMS: Mapping[str, Swarm] = {
    "forest": Swarm(
        34, (0.0, 1.0), (0.30, 0.86), 0.16, (16.0, 30.0), (5.0, 11.0), cold=6
    ),
    "title": Swarm(
        26, (0.40, 1.0), (0.34, 0.88), 0.18, (14.0, 26.0), (5.0, 11.0), cold=6
    ),
    "ward-fire": _SPARKS,
    "ward-hearth": _SPARKS,
}


class Backdrop:
    """One place of ``art/places``, scaled once a window size to cover it."""

    def __init__(self, assets: Assets) -> None:
        self.assets = assets
        self.name = ""
        self.fault = ""
        self._source: tuple[str, pygame.Surface | None] = ("", None)
        self._key: tuple[object, ...] = ()
        self._still = pygame.Surface((1, 1))
        self._frame = Frame((1, 1), (1, 1))
        self._lights = PlaceLights((), self._frame)
        self._embers: Embers | None = None
        self._wanted = False
        self._coming: Coming | None = None
        self._moving: Moving | None = None
        self._began = 0.0
        self._due = [0.0, 0.0, 0.0]

    def draw(self, surface: pygame.Surface, brush: Brush) -> None:
        """Cover the surface; with no picture, the theme's ink."""
        if not self._ready(surface.get_size(), brush):
            surface.fill(brush.theme.ink)
            return
        self._paint(surface, surface.get_rect())

    def beat(self) -> float:
        """Seconds between two steps of what moves; infinite where nothing does."""
        if not self._key:
            return float("inf")
        beats = [self._lights.beat]
        if self._embers is not None:
            beats.append(BEAT)
        if self._moving is not None:
            beats.append(self._moving.beat)
        elif self._wanted:
            beats.append(BEAT)
        return min(beats)

    def breathe(
        self, surface: pygame.Surface, brush: Brush, t: float
    ) -> list[pygame.Rect]:
        """Bring what moves on a drawn surface to ``t`` seconds; what was painted.

        No two of the areas overlap: whoever shades them shades no pixel twice.
        """
        if not self._ready(surface.get_size(), brush):
            return []
        self._arrive(t)
        changed: list[pygame.Rect] = []
        if self._is_due(0, t, self._lights.beat):
            changed += self._lights.step(t)
        if self._embers is not None and self._is_due(1, t, BEAT):
            changed += self._embers.step(t, brush.theme)
        if self._moving is not None and self._is_due(2, t, self._moving.beat):
            changed += self._moving.step(t - self._began)
        parts = apart([area.clip(surface.get_rect()) for area in changed])
        for part in parts:
            self._paint(surface, part)
        return parts

    def settle(self) -> None:
        """Wait for what is still being read: for pictures that are made at once."""
        if self._coming is not None:
            self._coming.wait()

    def _paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """The place as it is now, within an area."""
        before = surface.get_clip()
        surface.set_clip(area.clip(before))
        ground = self._moving.canvas if self._moving is not None else self._still
        surface.blit(ground, area, area)
        self._lights.dim(surface)
        if self._embers is not None:
            self._embers.draw(surface)
        surface.set_clip(before)

    def _is_due(self, part: int, t: float, beat: float) -> bool:
        if t < self._due[part] - 0.004:
            return False
        self._due[part] = t + beat
        return True

    def _arrive(self, t: float) -> None:
        """Have what moves made ready on a thread, and take it up when it is."""
        if not self._wanted:
            return
        if self._coming is None:
            assets, name, still = self.assets, self.name, self._still
            frame = self._frame
            self._coming = Coming(lambda: moving(assets, name, still, frame))
            return
        if self._coming.done:
            self._moving, self._began = self._coming.wait(), t
            self.fault = self._coming.fault or self.fault
            self._wanted, self._coming = False, None

    def _ready(self, size: tuple[int, int], brush: Brush) -> bool:
        """Whether there is a picture; then all that belongs to it is set up."""
        picture = self._picture()
        if picture is None or brush.theme.grain == 0.0:
            self._key = ()
            return False
        key = (self.name, size)
        if self._key != key:
            self._key = key
            self._set_up(picture, Frame(size, picture.get_size()))
        return True

    def _set_up(self, picture: pygame.Surface, frame: Frame) -> None:
        self._still, self._frame = covering(picture, frame.size), frame
        self._lights = PlaceLights(LIGHTS.get(self.name, ()), frame)
        swarm = SWARMS.get(self.name)
        self._embers = Embers(swarm, frame) if swarm else None
        self._moving, self._coming = None, None
        self._due = [float("-inf")] * 3
        self._wanted = moves(self.assets, self.name, frame.size)

    def _picture(self) -> pygame.Surface | None:
        if self._source[0] != self.name:
            self._source = (self.name, self._read())
        return self._source[1]

    def _read(self) -> pygame.Surface | None:
        if not self.name:
            return None
        try:
            return self.assets.picture(f"art/places/{self.name}.jpg")
        except AssetFault as fault:
            self.fault = str(fault)
            return None


def outside(area: pygame.Rect, taken: list[pygame.Rect]) -> list[pygame.Rect]:
    """The parts of an area that no rectangle of ``taken`` covers."""
    parts = [area] if area.w > 0 and area.h > 0 else []
    for other in taken:
        left = []
        for part in parts:
            cut = part.clip(other)
            if cut.w == 0 or cut.h == 0:
                left.append(part)
                continue
            x, y, w, _ = part
            left += [
                pygame.Rect(x, y, w, cut.top - y),
                pygame.Rect(x, cut.bottom, w, part.bottom - cut.bottom),
                pygame.Rect(x, cut.top, cut.left - x, cut.h),
                pygame.Rect(cut.right, cut.top, part.right - cut.right, cut.h),
            ]
        parts = [part for part in left if part.w > 0 and part.h > 0]
    return parts


def apart(areas: list[pygame.Rect]) -> list[pygame.Rect]:
    """The same pixels as areas that do not overlap, the largest left whole."""
    parts: list[pygame.Rect] = []
    for area in sorted(areas, key=lambda a: a.w * a.h, reverse=True):
        met = [parts[i] for i in area.collidelistall(parts)]
        parts += outside(area, met)
    return parts
