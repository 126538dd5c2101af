"""The props: set on the boards, or on the glass, before the puppets."""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import NamedTuple

import pygame
from msgspec import Struct

from game.figure.easing import smooth
from game.stage.cues.props import Prop
from game.ui.actors import prop_light
from game.ui.actors.prop_contents import chalk, framed
from game.ui.kept import Kept
from game.ui.paint import strokes
from game.ui.type.fonts import Fonts
from game.ui.window.assets import AssetFault, Assets, Attempts

FOLDER = "art/puppets/props"
FACTS = f"{FOLDER}/props.json"
# Pixels of a puppet's sprite that are a metre: props are as large beside it as in life.
LIFE = 252.0
SPRITE = 570.0
# How near the middle a prop's place is to be shared with others, and how much air is
# between them then, in heights of a puppet.
NEAR, AIR = 0.1, 0.03
# Of a puppet's height: how far a prop is lifted before it is set down, how far the
# lantern's light reaches, and what is painted below a foot.
LIFT, GLOW, DEPTH = 0.035, 0.40, 0.05
# The share of its way that a prop comes up; then it is set down.
UP = 2 / 3
# The share of a sprite's height that is its foot.
SOLE = 0.08
WAY_OUT = "run art/recipes/props.py"
KEPT = 24


class PropFacts(Struct, frozen=True):
    """A prop's sprite: its size, where it stands, and the box of what it can hold.

    ``at`` is from the middle of the boards, in heights of a puppet's sprite; ``flame``
    is the pixel from which it lights what is about it.
    """

    size: tuple[int, int]
    at: float
    inside: tuple[int, int, int, int] | None = None
    flame: tuple[int, int] | None = None


class Facts(Struct, frozen=True):
    """The list beside the sprites: pixels a metre, and each prop."""

    metre: int
    props: dict[str, PropFacts]


class Placed(NamedTuple):
    """A prop and how far from the middle it stands, in heights of a puppet.

    ``risen`` is 0 while it is behind the boards, and 1 when it stands on them.
    """

    prop: Prop
    at: float
    risen: float = 1.0


class Boards(NamedTuple):
    """Boards in pixels, and how ``tall`` a puppet's sprite is that acts on them.

    ``x`` is their middle, ``back`` the row behind which they hide things, ``front``
    that of a prop's foot, and ``right`` the column at which light must end.
    """

    x: float
    back: float
    front: float
    tall: float
    right: float = float("inf")


class _Sprite(NamedTuple):
    """A prop's picture, premultiplied, and where its foot begins and ends in it."""

    picture: pygame.Surface
    foot: tuple[float, float]


class Props(Attempts):
    """The sprites, read when they are first wanted, filled and in their size."""

    def __init__(self, assets: Assets) -> None:
        super().__init__()
        self.assets = assets
        self.fonts = Fonts(assets)
        self._sprites: dict[str, _Sprite | None] = {}
        self._made: Kept[tuple[Prop, int], pygame.Surface] = Kept(KEPT)

    def places(self, props: Sequence[Prop]) -> list[Placed]:
        """Where props stand; those whose place is the middle share it side by side."""
        known = {p: facts.at for p in props if (facts := self._known(p.name))}
        shared = [p for p, at in known.items() if abs(at) < NEAR]
        if len(shared) > 1:
            wide = [self._wide(prop) + AIR for prop in shared]
            left = -sum(wide) / 2
            for prop, room in zip(shared, wide, strict=True):
                known[prop] = left + room / 2
                left += room
        return [Placed(prop, at) for prop, at in known.items()]

    def _wide(self, prop: Prop) -> float:
        """How wide a prop is, in heights of a puppet."""
        facts, all_ = self._known(prop.name), self._facts
        return facts.size[0] / all_.metre * LIFE / SPRITE if facts and all_ else 0.0

    def reach(self, placed: Sequence[Placed], boards: Boards) -> float:
        """How far to the right props and their light are seen, in pixels."""
        ends = [boards.x]
        for prop, at, _ in placed:
            facts = self._known(prop.name)
            if facts and facts.flame:
                ends.append(boards.x + (at + GLOW) * boards.tall)
        return min(boards.right, max(ends))

    def draw(
        self,
        surface: pygame.Surface,
        placed: Sequence[Placed],
        boards: Boards,
        t: float = 0.0,
    ) -> None:
        """Paint props on boards at ``t`` seconds; a lantern comes last."""
        made = [(one, self._picture(one.prop, boards.tall)) for one in placed]
        drawn = [(one, picture) for one, picture in made if picture is not None]
        drawn.sort(key=lambda pair: self._flame(pair[0].prop) is not None)
        for one, picture in drawn:
            self._shade(surface, one, picture, boards)
        for one, picture in drawn:
            x, y, hidden = _foot(one, picture.get_height(), boards)
            area = picture.get_rect(midbottom=(round(x), round(y)))
            self._glow(surface, one, area, boards, t)
            before = surface.get_clip()
            if hidden:
                above = (0, 0, surface.get_width(), round(boards.back))
                surface.set_clip(before.clip(above))
            surface.blit(picture, area, special_flags=strokes.PREMULTIPLIED)
            surface.set_clip(before)

    def _shade(
        self,
        surface: pygame.Surface,
        one: Placed,
        picture: pygame.Surface,
        boards: Boards,
    ) -> None:
        """The shadow of what stands on the boards, or is about to."""
        share = (one.risen - UP) / (1.0 - UP)
        if share <= 0.0:
            return
        sprite = self._sprite(one.prop.name)
        left, right = sprite.foot if sprite else (0.0, 1.0)
        wide = picture.get_width()
        x = boards.x + one.at * boards.tall + ((left + right) / 2 - 0.5) * wide
        spot = (x, boards.front - 0.006 * boards.tall)
        prop_light.shade(surface, spot, (right - left) * wide, share)

    def _glow(
        self,
        surface: pygame.Surface,
        one: Placed,
        area: pygame.Rect,
        boards: Boards,
        t: float,
    ) -> None:
        """The light of a prop that has a flame, upon what is painted already."""
        flame = self._flame(one.prop)
        if flame is None or one.risen <= 0.0:
            return
        x, y = area.x + flame[0] * area.w, area.y + flame[1] * area.h
        reach = GLOW * boards.tall
        right = min(x + reach, boards.right)
        low = min(boards.front + DEPTH * boards.tall, y + reach)
        # The flame is at 0.6 of the room's height.
        high = min(reach, 1.5 * (low - y))
        room = pygame.Rect(round(x - reach), round(y - high), 0, 0)
        room.size = (round(right) - room.x, round(y + high / 1.5) - room.y)
        if x < right and y < low:
            at = (x - room.x) / room.w
            prop_light.glow(surface, room, at, prop_light.flicker(t) * one.risen)

    def _flame(self, prop: Prop) -> tuple[float, float] | None:
        """Where a prop's flame is, in shares of its sprite."""
        facts = self._known(prop.name)
        if facts is None or facts.flame is None:
            return None
        return facts.flame[0] / facts.size[0], facts.flame[1] / facts.size[1]

    def _picture(self, prop: Prop, tall: float) -> pygame.Surface | None:
        """The prop with what is in it, premultiplied; nothing if it cannot be read."""
        facts, sprite = self._known(prop.name), self._sprite(prop.name)
        if facts is None or sprite is None or self._facts is None:
            return None
        scale = tall * LIFE / SPRITE / self._facts.metre
        size = (round(facts.size[0] * scale), max(1, round(facts.size[1] * scale)))
        if size[0] < 4:
            return None
        inside = [round(v * scale) for v in facts.inside] if facts.inside else None
        make = partial(self._filled, prop, sprite.picture, size, inside)
        return self._made.of((prop, size[0]), make)

    def _filled(
        self,
        prop: Prop,
        sprite: pygame.Surface,
        size: tuple[int, int],
        inside: list[int] | None,
    ) -> pygame.Surface:
        picture = pygame.transform.smoothscale(sprite, size)
        box = pygame.Rect(inside or (0, 0, 0, 0))
        if inside and prop.rows:
            chalk(picture, prop.rows, box, self.fonts)
        if inside and prop.rank:
            shown = self.attempt(lambda: framed(self.assets, prop.rank))
            if shown is not None:
                picture.blit(pygame.transform.smoothscale(shown, box.size), box)
        return picture

    @cached_property
    def _facts(self) -> Facts | None:
        return self.attempt(lambda: read_facts(self.assets))

    def _known(self, name: str) -> PropFacts | None:
        return self._facts.props.get(name) if self._facts else None

    def _sprite(self, name: str) -> _Sprite | None:
        if name not in self._sprites:
            self._sprites[name] = self.attempt(lambda: self._read(name))
        return self._sprites[name]

    def _read(self, name: str) -> _Sprite:
        facts = self._known(name)
        if facts is None:
            raise AssetFault(FACTS, f"no prop {name!r}", WAY_OUT)
        file = f"{FOLDER}/{name}.png"
        whole = self.assets.picture(file)
        fits = facts.inside is None or whole.get_rect().contains(facts.inside)
        if whole.get_size() != facts.size or not fits:
            why = "it is not of the size that props.json says"
            raise AssetFault(file, why, WAY_OUT)
        low = round((1.0 - SOLE) * facts.size[1])
        sole = whole.subsurface((0, low, facts.size[0], facts.size[1] - low))
        seen = sole.get_bounding_rect(min_alpha=128)
        wide = facts.size[0]
        foot = (seen.left / wide, seen.right / wide)
        return _Sprite(whole.premul_alpha(), foot)


def read_facts(assets: Assets) -> Facts:
    """The list beside the sprites; ``AssetFault`` when it is damaged."""
    facts = assets.facts(FACTS, Facts, WAY_OUT)
    if facts.metre < 1:
        raise AssetFault(FACTS, "a metre has no pixels", WAY_OUT)
    return facts


def _foot(one: Placed, high: int, boards: Boards) -> tuple[float, float, bool]:
    """Where a prop's foot is on its way, and whether the boards hide what is below."""
    x = boards.x + one.at * boards.tall
    lifted = boards.back - LIFT * boards.tall
    if one.risen <= UP:
        below = (high + LIFT * boards.tall) * (1.0 - smooth(one.risen / UP))
        return x, lifted + below, True
    down = smooth((one.risen - UP) / (1.0 - UP))
    return x, lifted + (boards.front - lifted) * down, False
