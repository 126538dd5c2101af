"""The place behind everything, filling the window whatever its shape.

Some places have lights of their own, which breathe or flicker, embers on their air,
small lights that wink, layers that sway, or a face in their mist. Who moves a place
must paint the areas that it names.
"""

import pygame

from game.stage.places import Place, Places, plain
from game.ui.paint.brush import Brush
from game.ui.places.cover import Frame, covering
from game.ui.places.embers import BEAT, Embers
from game.ui.places.frame_in_place import FrameInPlace
from game.ui.places.moving_places import Coming, Moving, moves, moving
from game.ui.places.place_light import PlaceLights
from game.ui.places.place_pictures import Covering, coming, covered, expect
from game.ui.window.assets import AssetFault, Assets

__all__ = ["Backdrop", "apart", "covering", "outside"]


class Backdrop:
    """One place of the story, scaled once a window size to cover it."""

    def __init__(self, assets: Assets, places: Places) -> None:
        self.assets = assets
        self.places = places
        self.name = ""
        self.fault = ""
        self._unread = ""
        self._key: tuple[object, ...] = ()
        self._still = pygame.Surface((1, 1))
        self._frame = Frame((1, 1), (1, 1))
        self.frame = FrameInPlace(assets)
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

    def follow_frame(self, surface: pygame.Surface, brush: Brush) -> list[pygame.Rect]:
        """Paint the frame on a drawn surface if it changed; what was painted."""
        if not self.frame.changed or not self._ready(surface.get_size(), brush):
            return []
        self.frame.mark()
        area = self.frame.reach.clip(surface.get_rect())
        self._paint(surface, area)
        return [area]

    def release(self) -> None:
        """Let go of every picture until it is drawn again."""
        self._unread, self._key = "", ()
        self._still = pygame.Surface((1, 1))
        self._lights, self._embers = PlaceLights((), self._frame), None
        self._moving, self._coming, self._wanted = None, None, False

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
        self.frame.draw(surface)
        self._lights.dim(surface)
        if self._place.dark:
            left = round(255 * (1.0 - self._place.dark))
            surface.fill((left,) * 3, area, special_flags=pygame.BLEND_RGB_MULT)
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
            assets, place, still = self.assets, self._place, self._still
            frame = self._frame
            self._coming = Coming(lambda: moving(assets, place, still, frame))
            return
        if self._coming.done:
            self._moving, self._began = self._coming.wait(), t
            self.fault = self._coming.fault or self.fault
            self._wanted, self._coming = False, None

    def _ready(self, size: tuple[int, int], brush: Brush) -> bool:
        """Whether there is a picture; then all that belongs to it is set up."""
        if brush.theme.grain == 0.0:
            self._key = ()
            return False
        key = (self.name, size)
        if self._key == key:
            return True
        picture = self._read(size)
        if picture is None:
            self._key = ()
            return False
        self._key = key
        self._set_up(picture)
        return True

    def is_coming(self, size: tuple[int, int], brush: Brush) -> bool:
        """Whether the picture of the place is still being read; it is asked for."""
        plainly = brush.theme.grain == 0.0
        if plainly or not self.name or self._key == (self.name, size):
            return False
        self.expect(self.name, size)
        return coming(self.assets, self._file(self.name), size)

    def expect(self, name: str, size: tuple[int, int]) -> None:
        """A place is shown soon, in a window of this size: have its picture ready."""
        if name and name != self._unread:
            expect(self.assets, self._file(name), size)

    def _set_up(self, picture: Covering) -> None:
        self._still, self._frame = picture
        place = self._place
        self.frame.stand(place.frame, self._frame, self._still)
        self._lights = PlaceLights(place.lights, self._frame)
        self._embers = Embers(place.embers, self._frame) if place.embers else None
        self._moving, self._coming = None, None
        self._due = [float("-inf")] * 3
        self._wanted = moves(place, self._frame.size)

    @property
    def _place(self) -> Place:
        return self.places.get(self.name) or plain(self.name)

    def _file(self, name: str) -> str:
        return f"art/places/{(self.places.get(name) or plain(name)).picture}.jpg"

    def _read(self, size: tuple[int, int]) -> Covering | None:
        """The picture; one that cannot be read is not tried again."""
        if not self.name or self.name == self._unread:
            return None
        try:
            return covered(self.assets, self._file(self.name), size)
        except AssetFault as fault:
            self.fault, self._unread = str(fault), self.name
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
