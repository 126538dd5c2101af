"""Words on a picture of mathematics: names of vectors, notes, and where they may stand.

A letter that names something is italic and its number hangs below the line, as in print
(``r1``, ``Mv``). A dark rim keeps a label legible above lines.
"""

import re
from collections.abc import Iterable, Sequence
from math import atan2, cos, hypot, pi, sin

import pygame
from msgspec import Struct

from game.ui.brush import Brush
from game.ui.equation import plain
from game.ui.fonts import Face
from game.ui.strokes import XY
from game.ui.theme import Colour

_NAME = re.compile(r"(?<![A-Za-z\d])(M?[A-Za-zλσθφ])(\d?)(['′ᵀ]*)(?![A-Za-z\d])")
_ARTICLES = ("a", "I")
_FAR = (1.0, 2.2, 3.6, 5.5)
_ON_LINE, _ON_SIGN = 6.0, 30.0
_TURNS = (0.0, 0.5, -0.5, 1.0, -1.0, 1.6, -1.6, 2.3, -2.3, pi)


class Wish(Struct, frozen=True, kw_only=True):
    """A label that wants a place: beside ``at``, in direction ``toward`` (pixels)."""

    text: str
    at: XY
    toward: XY
    colour: Colour
    clear: float = 8.0
    alpha: float = 1.0


def parts(text: str) -> list[tuple[str, Face, bool]]:
    """The text as (part, face, below the line)."""
    out: list[tuple[str, Face, bool]] = []
    at = 0
    short = len(text) <= 12
    for found in _NAME.finditer(text):
        letter, number, after = found.groups()
        if letter in _ARTICLES and not number and not short:
            continue
        if found.start() > at:
            out.append((text[at : found.start()], Face.UI_MEDIUM, False))
        out.append((letter, Face.MATH, False))
        if number:
            out.append((number, Face.UI_MEDIUM, True))
        if after:
            out.append((after, Face.UI_MEDIUM, False))
        at = found.end()
    if at < len(text):
        out.append((text[at:], Face.UI_MEDIUM, False))
    return out


def minus(text: str) -> str:
    """Hyphens before numbers as minus signs."""
    return re.sub(r"(?<!\w)-(?=[\d.])", "−", text)


def picture(
    brush: Brush, text: str, px: int, colour: Colour, *, rim: bool = True
) -> pygame.Surface:
    """A label drawn with straight alpha, kept in the brush's cache."""
    key = ("label", text, px, colour, rim, brush.theme.name, brush.fonts.readable)
    kept = brush.kept(key)
    if kept is None:
        kept = brush.keep(key, _picture(brush, minus(text), px, colour, rim=rim))
    return kept


def _picture(
    brush: Brush, text: str, px: int, colour: Colour, *, rim: bool
) -> pygame.Surface:
    if len(text) > 2 and text[0] == text[-1] == "$":
        formula = brush.equations.render(text[1:-1], px, colour)
        if formula is not None:
            return _rimmed(formula, brush.theme.ground, px) if rim else formula
        text = plain(text[1:-1])
    fonts = brush.fonts
    drawn: list[tuple[pygame.Surface, int]] = []
    base = fonts.ascent(Face.UI_MEDIUM, px) + px // 6
    for part, face, below in parts(text):
        size = round(px * 0.68) if below else px
        size = round(size * 1.06) if face is Face.MATH else size
        line = fonts.render(face, size, part, colour)
        drawn.append(
            (line, base - fonts.ascent(face, size) + (px // 5 if below else 0))
        )
    width = max(1, sum(line.get_width() for line, _ in drawn))
    height = max((top + line.get_height() for line, top in drawn), default=1)
    out = pygame.Surface((width + 2, height), pygame.SRCALPHA)
    x = 1
    for line, top in drawn:
        out.blit(line, (x, top))
        x += line.get_width()
    bounds = out.get_bounding_rect()
    bounds.w, bounds.h = max(1, bounds.w), max(1, bounds.h)
    out = out.subsurface(bounds).copy()
    return _rimmed(out, brush.theme.ground, px) if rim else out


def _rimmed(line: pygame.Surface, dark: Colour, px: int) -> pygame.Surface:
    r = max(1, round(px / 11))
    w, h = line.get_size()
    shade = line.copy()
    shade.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
    shade.fill((*dark, 0), special_flags=pygame.BLEND_RGBA_ADD)
    out = pygame.Surface((w + 2 * r, h + 2 * r), pygame.SRCALPHA)
    for i in range(12):
        a = i * pi / 6
        out.blit(shade, (r + round(r * cos(a)), r + round(r * sin(a))))
    out.blit(line, (r, r))
    return out


def show(
    surface: pygame.Surface, drawn: pygame.Surface, at: XY, alpha: float = 1.0
) -> None:
    """Blit a kept picture at a strength, leaving it as it was."""
    if alpha <= 0.01:
        return
    if alpha < 0.995:
        drawn.set_alpha(round(255 * alpha))
    surface.blit(drawn, (round(at[0]), round(at[1])))
    if alpha < 0.995:
        drawn.set_alpha(255)


def place(
    surface: pygame.Surface,
    brush: Brush,
    wishes: Sequence[Wish],
    inside: pygame.Rect,
    px: int,
    taken: Iterable[pygame.Rect] = (),
) -> list[pygame.Rect]:
    """Draw the labels where they hide neither each other nor what is ``taken``.

    Each tries directions around its wish, nearest first, and takes the one that
    overlaps least. Returns where they stand.
    """
    busy = list(taken)
    stood: list[pygame.Rect] = []
    for wish in wishes:
        if not wish.text or wish.alpha <= 0.01:
            continue
        drawn = picture(brush, wish.text, px, wish.colour)
        spot = _spot(wish, drawn.get_size(), inside, busy)
        show(surface, drawn, spot.topleft, wish.alpha)
        busy.append(spot)
        stood.append(spot)
    return stood


_TRIES = sorted(
    (0.9 * abs(turn) + 0.55 * (far - 1.0), turn, far) for far in _FAR for turn in _TURNS
)


def _spot(
    wish: Wish, size: tuple[int, int], inside: pygame.Rect, busy: list[pygame.Rect]
) -> pygame.Rect:
    """The cheapest place; tries go from the most wished until none can be better."""
    best, least = pygame.Rect((0, 0), size), float("inf")
    straight = hypot(*wish.toward) < 1e-6
    angle = -pi / 2 if straight else atan2(wish.toward[1], wish.toward[0])
    area = max(1, size[0] * size[1])
    for begun, turn, far in _TRIES:
        if begun >= least:
            break
        spot = _beside(wish, size, angle + turn, wish.clear * far)
        kept = spot.clamp(inside)
        moved = abs(kept.x - spot.x) + abs(kept.y - spot.y)
        cost = begun + moved / max(1, size[1]) * 2.0
        for number in kept.collidelistall(busy):
            other = busy[number]
            both = kept.clip(other)
            share = both.w * both.h / min(area, max(1, other.w * other.h))
            cost += share * (_ON_LINE if other.w <= 4 else _ON_SIGN)
        if cost < least:
            best, least = kept, cost
    return best


def _beside(wish: Wish, size: tuple[int, int], angle: float, gap: float) -> pygame.Rect:
    c, s = cos(angle), sin(angle)
    w, h = size
    reach = 1.0 / max(abs(c) / (w / 2), abs(s) / (h / 2))
    reach = min(reach, hypot(w, h) / 2) + gap
    x, y = wish.at[0] + c * reach - w / 2, wish.at[1] + s * reach - h / 2
    return pygame.Rect(round(x), round(y), w, h)
