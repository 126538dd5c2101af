"""The old set, and the puppets on its glass: few lines, colours that run, a hum."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property, lru_cache
from typing import NamedTuple

import pygame
from msgspec import Struct

from game.ui.actors.props import Boards, Placed, Props
from game.ui.actors.puppets import RATE, Act, Puppets
from game.ui.actors.television_legs import standing
from game.ui.kept import Kept
from game.ui.paint import strokes
from game.ui.theme import Colour
from game.ui.window.assets import AssetFault, Assets, Attempts

FOLDER = "art/television"
SET, FACTS, SHOW = f"{FOLDER}/set.png", f"{FOLDER}/set.json", f"{FOLDER}/show.jpg"
# The show in the set's own pixels, and what its phosphor makes of white and of black.
SIGNAL = (480, 360)
WHITE: Colour = (255, 243, 214)
BLACK: Colour = (9, 12, 13)
RUN = 2
LINE = 3
# On the show, in shares of it: where the boards hide what is below them; the height of
# a puppet's sprite, the row of its hem, that of a prop's foot, and where each stands.
BOARDS, TALL, HEM, FOOT = 0.851, 0.888, 0.993, 0.885
STANDS = {"left": 0.285, "right": 0.725}


class SetFacts(Struct, frozen=True):
    """Pixels of the set's picture, and the box of its glass in them."""

    size: tuple[int, int]
    glass: tuple[int, int, int, int]


class Sources(NamedTuple):
    """The facts, the set (premultiplied) and the empty show in the signal's size."""

    facts: SetFacts
    picture: pygame.Surface
    show: pygame.Surface


class Television(Attempts):
    """The set with its stage, in any size."""

    def __init__(self, assets: Assets, puppets: Puppets, props: Props) -> None:
        super().__init__()
        self.assets = assets
        self.puppets = puppets
        self.props = props
        self._coming: Future[Sources] | None = None
        self._frames: Kept[tuple[int, int], pygame.Surface] = Kept(1)
        self._canvas = pygame.Surface(SIGNAL)
        self._red = pygame.Surface(SIGNAL)

    def draw(
        self,
        surface: pygame.Surface,
        room: pygame.Rect,
        acts: Sequence[Act],
        t: float,
        on: float = 1.0,
        props: Sequence[Placed] = (),
    ) -> pygame.Rect:
        """Paint the set as large as ``room`` allows, standing on its lower edge.

        ``on`` is how far the tube has warmed, 0 to 1. Returns the pixels of the set.
        """
        source = self._source
        if source is None or room.w < 16 or room.h < 16:
            return pygame.Rect(room.midbottom, (0, 0))
        w, h = source.facts.size
        scale = min(room.w / w, room.h / h)
        area = pygame.Rect(0, 0, round(w * scale), round(h * scale))
        area.midbottom = room.midbottom
        x, y, w, h = (round(v * scale) for v in source.facts.glass)
        glass = pygame.Rect(area.x + x, area.y + y, max(2, w), max(2, h))
        picture = source.picture
        frame = self._frames.of(area.size, lambda: standing(picture, area.size))
        surface.fill(BLACK, glass)
        self._compose(source.show, acts, t, props)
        high = max(2, round(glass.h * min(1.0, 0.02 + on)))
        shown = pygame.transform.smoothscale(self._canvas, (glass.w, high))
        place = shown.get_rect(center=glass.center)
        surface.blit(shown, place)
        surface.blit(_lines(glass.size), glass, special_flags=pygame.BLEND_RGB_MULT)
        surface.blit(frame, area, special_flags=strokes.PREMULTIPLIED)
        return area

    def _compose(
        self,
        show: pygame.Surface,
        acts: Sequence[Act],
        t: float,
        props: Sequence[Placed],
    ) -> None:
        """The show as the signal carries it, on the canvas."""
        canvas, (w, h) = self._canvas, SIGNAL
        canvas.blit(show, (0, 0))
        canvas.set_clip(pygame.Rect(0, 0, w, round(BOARDS * h)))
        for act in acts:
            foot = (STANDS[act.who.looks.side] * w, HEM * h)
            self.puppets.draw(canvas, act, foot, round(TALL * h))
        canvas.set_clip(None)
        boards = Boards(w / 2, BOARDS * h, FOOT * h, TALL * h, float(w))
        self.props.draw(canvas, props, boards, t)
        self._red.blit(canvas, (0, 0))
        self._red.fill((WHITE[0], 0, 0), special_flags=pygame.BLEND_RGB_MULT)
        canvas.fill((0, *WHITE[1:]), special_flags=pygame.BLEND_RGB_MULT)
        canvas.blit(self._red, (RUN, 0), special_flags=pygame.BLEND_RGB_ADD)
        canvas.fill(BLACK, special_flags=pygame.BLEND_RGB_ADD)
        # The hum: a pale band that climbs, held as long as the puppets are.
        beat = int(t * RATE) / RATE
        band = pygame.Rect(0, round(h * (1.15 - beat / 6.5 % 1.3)), w, round(0.13 * h))
        for i in range(3):
            part = band.inflate(0, -2 * i * band.h // 6)
            canvas.fill((4, 5, 5), part, special_flags=pygame.BLEND_RGB_ADD)

    def expect(self) -> None:
        """It comes soon: have it read, on a thread."""
        if self._coming is None:
            thread = ThreadPoolExecutor(1, "television")
            self._coming = thread.submit(read_set, self.assets)
            thread.shutdown(wait=False)

    @cached_property
    def _source(self) -> Sources | None:
        self.expect()
        return self.attempt(self._coming.result) if self._coming else None


def read_set(assets: Assets) -> Sources:
    """What the set is made of; ``AssetFault`` where it is missing or does not fit."""
    way_out = "run art/recipes/television.py"
    facts = assets.facts(FACTS, SetFacts, way_out)
    picture = assets.picture(SET)
    if picture.get_size() != facts.size:
        raise AssetFault(SET, "it is not of the size that set.json says", way_out)
    if not picture.get_rect().contains(facts.glass):
        raise AssetFault(FACTS, "the glass lies outside the set", way_out)
    show = pygame.transform.smoothscale(assets.picture(SHOW), SIGNAL)
    return Sources(facts, picture.premul_alpha(), show)


@lru_cache(maxsize=2)
def _lines(size: tuple[int, int]) -> pygame.Surface:
    """A picture to multiply with: the dark between the tube's lines."""
    out = pygame.Surface(size)
    out.fill((255, 255, 255))
    pitch = max(LINE, round(size[1] / 150))
    for y in range(0, size[1], pitch):
        out.fill((176, 182, 186), pygame.Rect(0, y, size[0], max(1, pitch // 3)))
    return out
