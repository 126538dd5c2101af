"""Puppets: moved as a hand inside them would, twelve times a second.

A puppet has no lips and no eyes; its face is a smear that changes with every picture.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from math import sin, tau
from typing import NamedTuple

import pygame
from msgspec import Struct

from game.narrative.compiler.appearance import SIDES, SPOKEN, Puppet
from game.ui.kept import PICTURES, Kept, weight
from game.ui.paint import strokes
from game.ui.window.assets import AssetFault, Assets, Attempts

FOLDER = "art/puppets"
FACTS = f"{FOLDER}/puppets.json"
WAY_OUT = "run art/recipes/poses.py"
# Pictures a second; each is held, as a hand moves a puppet: on twos.
RATE = 12
# Degrees: a tilt is one of few, so that turned pictures can be kept.
TILT = 1.5
BOB = 0.035
# Degrees by which one leans that has turned to the other.
LEAN = 6.0
# The share of a sprite's height over which its hem fades out.
HEM = 0.14
HEARD = ("idle", "idle", "think", "idle")
SINGS = "sing"
HELD, LISTENED = 1.5, 4.5


class Facts(Struct, frozen=True):
    """The list beside the sprites: their size, and where each one's face lies."""

    size: tuple[int, int]
    smears: int
    faces: dict[str, tuple[int, int, int, int]]


class Member(NamedTuple):
    """A puppet of the cast: its looks, and its number among them, from 0."""

    looks: Puppet
    number: int = 0

    def turns(self, mood: str) -> Sequence[str]:
        """The poses that it takes by turns while it speaks in a mood."""
        return self.looks.poses.get(mood) or self.looks.poses[SPOKEN]


class Act(NamedTuple):
    """What one puppet does now.

    ``t`` is in seconds; ``loud`` is its voice, 0 to 1; ``risen`` is 0 below and 1 up;
    ``toward`` says how far it has turned to the other, 0 to 1.
    """

    who: Member
    pose: str
    t: float
    loud: float = 0.0
    risen: float = 1.0
    toward: float = 0.0

    @property
    def inward(self) -> int:
        """Where the middle of the boards is, and the other: 1 for the right."""
        return 1 if self.who.looks.side == SIDES[0] else -1

    @property
    def sprite(self) -> str:
        """The name of its sprite."""
        return f"{self.who.looks.sprites}-{self.pose}"

    @property
    def mirrored(self) -> bool:
        """Whether its sprite is seen the other way about."""
        return self.pose in self.who.looks.mirrored


def pose(
    who: Member, mood: str, speaker: Member | None, t: float, *, speaking: bool
) -> str:
    """The pose of a puppet while ``speaker`` has the line, in a ``mood``."""
    if speaker == who:
        turns = who.turns(mood)
        resting = turns[0] if "idle" not in turns else "idle"
        return turns[int(t / HELD) % len(turns)] if speaking else resting
    if speaker is not None and SINGS in speaker.turns(mood) and speaking:
        return SINGS if int(t / HELD) % 2 else "idle"
    return HEARD[(int(t / LISTENED) + who.number) % len(HEARD)]


def tilt(act: Act) -> float:
    """Degrees to lean, one of few; more with the voice, and a slow sway without."""
    beat = int(act.t * RATE) / RATE
    own = 1.7 * act.who.number
    sway = 2.0 * sin(tau * beat / 5.1 + own) + 0.9 * sin(tau * beat / 2.3 + 2 * own)
    nod = 5.0 * act.loud * sin(tau * 1.9 * beat + own)
    lean = LEAN * act.toward * act.inward
    return TILT * round((sway + nod + lean) / TILT)


def lift(act: Act) -> float:
    """How far it stands above its place, in shares of its height; below is negative."""
    return BOB * act.loud - (1.0 - act.risen) * 0.9


class _Sprite(NamedTuple):
    """A pose, cut to what is painted of it, and its face's patches; premultiplied.

    ``middle`` is where the cut's middle lies from the middle of the whole hem, and
    ``face`` where the patches belong in the cut; both in the sprite's pixels.
    """

    body: pygame.Surface
    patches: tuple[pygame.Surface, ...]
    face: tuple[int, int]
    middle: tuple[float, float]
    tall: int

    def frame(self, smear: int, *, mirrored: bool = False) -> pygame.Surface:
        """The pose with one of its smears."""
        out, patch = self.body.copy(), self.patches[smear]
        # Upon nothing a plain blit would blend: the patch takes the face's place.
        out.fill((0, 0, 0, 0), (self.face, patch.get_size()))
        out.blit(patch, self.face, special_flags=strokes.PREMULTIPLIED)
        if not mirrored:
            return out
        return pygame.transform.flip(out, flip_x=True, flip_y=False)


class Puppets(Attempts):
    """The sprites of all, read when they are first wanted."""

    def __init__(self, assets: Assets) -> None:
        super().__init__()
        self.assets = assets
        self._sprites: dict[str, _Sprite | None] = {}
        self._turned: Kept[tuple[str, int, int, float], pygame.Surface]
        self._turned = Kept(PICTURES, weight)

    def draw(
        self, surface: pygame.Surface, act: Act, foot: tuple[float, float], height: int
    ) -> pygame.Rect:
        """Paint a puppet, the middle of its hem at ``foot``; the pixels it may touch.

        ``height`` is that of its sprite in pixels. Clip the surface where something
        stands before the puppet.
        """
        sprite = self._sprite(act.sprite)
        if sprite is None or height < 2 or act.risen <= 0.0:
            return pygame.Rect(round(foot[0]), round(foot[1]), 0, 0)
        picture = self._picture(act, sprite, height)
        # The hand turns it about its hem.
        way = pygame.Vector2(sprite.middle) * (height / sprite.tall)
        way.x *= -1 if act.mirrored else 1
        spot = way.rotate(tilt(act)) + foot - (0, height * lift(act))
        area = picture.get_rect(center=(round(spot.x), round(spot.y)))
        surface.blit(picture, area, special_flags=strokes.PREMULTIPLIED)
        return area

    def prepare(self, who: Member) -> bool:
        """Read one more pose of a puppet; whether there was one left to read."""
        poses = {p for turns in who.looks.poses.values() for p in turns}
        names = (Act(who, p, 0.0).sprite for p in poses | {*HEARD, SINGS})
        for name in sorted(names):
            if name not in self._sprites:
                self._sprite(name)
                return True
        return False

    def _picture(self, act: Act, sprite: _Sprite, height: int) -> pygame.Surface:
        """The held picture of this moment, scaled and turned, premultiplied."""
        smear = (int(act.t * RATE) * 7 // 3) % len(sprite.patches)
        turned, scale = tilt(act), height / sprite.tall
        return self._turned.of(
            (act.sprite, smear, height, turned),
            lambda: pygame.transform.rotozoom(
                sprite.frame(smear, mirrored=act.mirrored), -turned, scale
            ),
        )

    def _sprite(self, name: str) -> _Sprite | None:
        """A pose with each of its smears; nothing when it cannot be read."""
        if name not in self._sprites:
            self._sprites[name] = self.attempt(lambda: self._read(name))
        return self._sprites[name]

    @cached_property
    def _facts(self) -> Facts:
        return read_facts(self.assets)

    def _read(self, name: str) -> _Sprite:
        facts = self._facts
        box = facts.faces.get(name)
        if box is None:
            raise AssetFault(FACTS, f"no pose {name!r}", WAY_OUT)
        whole = self.assets.picture(f"{FOLDER}/{name}.png")
        patches = self.assets.picture(f"{FOLDER}/{name}-smear.png")
        x, y, w, h = box
        inside = whole.get_rect().contains(box)
        wanted = (facts.size, (w * facts.smears, h))
        if (whole.get_size(), patches.get_size()) != wanted or not inside:
            why = "it is not of the size that puppets.json says"
            raise AssetFault(f"{FOLDER}/{name}.png", why, WAY_OUT)
        cut = whole.get_bounding_rect().union(box)
        body = whole.subsurface(cut).premul_alpha()
        hem = _hem(facts.size).subsurface(cut)
        body.blit(hem, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        smears = patches.premul_alpha()
        return _Sprite(
            body,
            tuple(smears.subsurface((i * w, 0, w, h)) for i in range(facts.smears)),
            (x - cut.x, y - cut.y),
            (cut.centerx - whole.get_width() / 2, cut.centery - whole.get_height()),
            whole.get_height(),
        )


def read_facts(assets: Assets) -> Facts:
    """The list beside the sprites; ``AssetFault`` when it is damaged."""
    facts = assets.facts(FACTS, Facts, WAY_OUT)
    if facts.smears < 1:
        raise AssetFault(FACTS, "there is no smear", WAY_OUT)
    return facts


@lru_cache(maxsize=1)
def _hem(size: tuple[int, int]) -> pygame.Surface:
    """A picture to multiply with: the lowest part of a sprite fades out."""
    w, h = size
    column = pygame.Surface((1, h), pygame.SRCALPHA)
    for y in range(h):
        level = round(255 * min(1.0, (1.0 - (y + 1) / h) / HEM))
        column.set_at((0, y), (level,) * 4)
    return pygame.transform.scale(column, (w, h))
