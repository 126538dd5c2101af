"""A picture in its frame: bare board, or a photograph that has come so far."""

from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
import pygame
from msgspec import Struct
from numpy.typing import NDArray

from game.ui.actors.prop_contents import framed
from game.ui.kept import Kept
from game.ui.paint import strokes
from game.ui.window.assets import AssetFault, Assets, Attempts

FOLDER = "art/frame"
FACTS, PICTURE, BOARD = (f"{FOLDER}/frame.{end}" for end in ("json", "png", "jpg"))
WAY_OUT = "run art/recipes/frame.py"
# By how much of its time one part of a photograph comes later than another in its
# bath, and how much of that is its light: the dark parts come first.
UNEVEN, LIGHTS = 0.5, 0.5

Levels: TypeAlias = NDArray[np.float32]


class Facts(Struct, frozen=True):
    """The size of the frame's picture, and the box of what it holds."""

    size: tuple[int, int]
    inside: tuple[int, int, int, int]


class Held(NamedTuple):
    """What a frame holds: it has gone ``share`` of its way from a rank to another."""

    before: int
    rank: int
    share: float = 1.0


class Sources(NamedTuple):
    """The frame's own picture, premultiplied, and the board in it."""

    picture: pygame.Surface
    board: pygame.Surface
    facts: Facts


class PictureFrame(Attempts):
    """The frame and what it holds, read when they are first wanted."""

    def __init__(self, assets: Assets) -> None:
        super().__init__()
        self._assets = assets
        self._empty: Kept[int, pygame.Surface] = Kept(2)

    def flat(self, held: Held, high: int) -> pygame.Surface | None:
        """The frame ``high`` pixels high, seen from the front, premultiplied."""
        return self.attempt(lambda: self._filled(held, high))

    def size_at(self, high: int) -> tuple[int, int]:
        """Its size in pixels when it is ``high`` pixels high."""
        wide, tall = self._sources.facts.size
        return max(2, round(wide * high / tall)), high

    def _filled(self, held: Held, high: int) -> pygame.Surface:
        picture, _, facts = self._sources
        scale, size = high / facts.size[1], self.size_at(high)
        empty = self._empty.of(
            high, lambda: pygame.transform.smoothscale(picture, size)
        )
        out = pygame.Surface(size, pygame.SRCALPHA)
        box = pygame.Rect([round(side * scale) for side in facts.inside])
        out.blit(pygame.transform.smoothscale(self._inside(held), box.size), box)
        out.blit(empty, (0, 0), special_flags=strokes.PREMULTIPLIED)
        return out

    def _inside(self, held: Held) -> pygame.Surface:
        """The bare board, the picture of a rank, or one that comes over another."""
        after = self._of_rank(held.rank)
        if held.share >= 1.0 or held.before == held.rank:
            return after
        coming = pygame.surfarray.array3d(after).astype(np.float32)
        small = pygame.transform.smoothscale(
            self._of_rank(held.before), after.get_size()
        )
        share = come(coming.mean(2) / np.float32(255.0), held.share)[:, :, None]
        before = pygame.surfarray.array3d(small).astype(np.float32)
        mixed = before + (coming - before) * share
        return pygame.surfarray.make_surface(np.rint(mixed).astype(np.uint8))

    def _of_rank(self, rank: int) -> pygame.Surface:
        return framed(self._assets, rank) if rank else self._sources.board

    @property
    def _sources(self) -> Sources:
        return read_frame(self._assets)


@lru_cache(maxsize=1)
def read_frame(assets: Assets) -> Sources:
    """What every frame is made from, read once; ``AssetFault`` if it is damaged."""
    facts = assets.facts(FACTS, Facts, WAY_OUT)
    picture = assets.picture(PICTURE)
    fits = picture.get_rect().contains(facts.inside)
    if picture.get_size() != facts.size or not fits:
        raise AssetFault(PICTURE, "it is not as frame.json says", WAY_OUT)
    return Sources(picture.premul_alpha(), assets.picture(BOARD), facts)


def come(light: Levels, share: float) -> Levels:
    """How far each part of a photograph of this light (w, h) has come, 0 to 1."""
    across, down = (np.linspace(0.0, 1.0, n, dtype=np.float32) for n in light.shape)
    x, y = across[:, None], down[None, :]
    blots = np.sin(9.1 * x + 4.3 * y + 1.0) + np.sin(5.7 * x - 11.3 * y)
    late = LIGHTS * light + (1.0 - LIGHTS) * (0.5 + 0.25 * blots)
    late = (late - late.min()) / max(1e-6, float(np.ptp(late)))
    way = np.clip((share - UNEVEN * late) / (1.0 - UNEVEN), 0.0, 1.0)
    return np.asarray(way * way * (3.0 - 2.0 * way), np.float32)
