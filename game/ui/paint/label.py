"""Words on a picture of mathematics: names, notes, and where they may stand."""

import re
from collections.abc import Iterable, Sequence
from math import atan2, cos, hypot, pi, sin

import pygame
from msgspec import Struct

from game.ui.paint.brush import Brush
from game.ui.paint.strokes import XY
from game.ui.theme import Colour
from game.ui.type.equation import plain
from game.ui.type.fonts import Face

_NAME = re.compile(r"(?<![A-Za-z\d])(M?[A-Za-zλσθφ])(\d?)(['′ᵀ]*)(?![A-Za-z\d])")
_ARTICLES = ("a", "I")
_FAR = (1.0, 2.2, 3.6, 5.5)
_ON_SIGN = 30.0
_NEAR = 7
_TURNS = (0.0, 0.5, -0.5, 1.0, -1.0, 1.6, -1.6, 2.3, -2.3, pi)


class Wish(Struct, frozen=True):
    """A label that wants a place: beside ``at``, in direction ``toward`` (pixels)."""

    text: str
    at: XY
    toward: XY
    colour: Colour
    clear: float = 8.0
    alpha: float = 1.0


class Line(Struct, frozen=True):
    """A line of some width that labels had better not cross at this ``cost``."""

    a: XY
    b: XY
    cost: float
    wide: float = 0.0


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
    return brush.pictures.of(
        key, lambda: _picture(brush, minus(text), px, colour, rim=rim)
    )


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


def halo(px: int) -> int:
    """Pixels of soft dark around a label of a size."""
    return max(2, round(px / 4))


def _rimmed(line: pygame.Surface, dark: Colour, px: int) -> pygame.Surface:
    """The line on a soft dark halo that takes the strength from what runs behind."""
    r = halo(px)
    w, h = line.get_size()
    shade = line.copy()
    shade.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
    shade.fill((*dark, 0), special_flags=pygame.BLEND_RGBA_ADD)
    soft = pygame.Surface((w + 2 * r, h + 2 * r), pygame.SRCALPHA)
    soft.fill((*dark, 0))
    for i in range(12):
        a = i * pi / 6
        soft.blit(shade, (r + round(0.55 * r * cos(a)), r + round(0.55 * r * sin(a))))
    soft = pygame.transform.box_blur(soft, max(1, r // 3))
    out = soft.copy()
    out.blit(soft, (0, 0))
    out.blit(soft, (0, 0))
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
    lines: Sequence[Line] = (),
) -> list[pygame.Rect]:
    """Draw the labels where they hide neither each other nor what is ``taken``.

    Each tries directions around its wish, nearest first, and takes the one that
    overlaps least and is crossed by the cheapest ``lines``. Returns where they stand.
    """
    busy = list(taken)
    stood: list[pygame.Rect] = []
    rim = halo(px)
    for wish in wishes:
        if not wish.text or wish.alpha <= 0.01:
            continue
        drawn = picture(brush, wish.text, px, wish.colour)
        size = (drawn.get_width() - 2 * rim, drawn.get_height() - 2 * rim)
        near = _near(wish, size, lines)
        spot = _spot(wish, size, inside, busy, near)
        show(surface, drawn, (spot.x - rim, spot.y - rim), wish.alpha)
        busy.append(spot)
        stood.append(spot)
    return stood


_TRIES = sorted(
    (0.9 * abs(turn) + 0.55 * (far - 1.0), turn, far) for far in _FAR for turn in _TURNS
)


def _near(wish: Wish, size: tuple[int, int], lines: Sequence[Line]) -> list[Line]:
    """The lines that a label could touch, wherever it is set."""
    reach = round(max(size) + wish.clear * _NEAR)
    around = pygame.Rect(0, 0, 2 * reach, 2 * reach)
    around.center = (round(wish.at[0]), round(wish.at[1]))
    return [line for line in lines if around.clipline(line.a, line.b)]


def _spot(
    wish: Wish,
    size: tuple[int, int],
    inside: pygame.Rect,
    busy: list[pygame.Rect],
    lines: list[Line],
) -> pygame.Rect:
    """The cheapest place; tries go from the most wished until none can be better."""
    best, least = pygame.Rect((0, 0), size), float("inf")
    straight = hypot(*wish.toward) < 1e-6
    angle = -pi / 2 if straight else atan2(wish.toward[1], wish.toward[0])
    for begun, turn, far in _TRIES:
        if begun >= least:
            break
        spot = _beside(wish, size, angle + turn, wish.clear * far)
        kept = spot.clamp(inside)
        moved = abs(kept.x - spot.x) + abs(kept.y - spot.y)
        cost = begun + moved / max(1, size[1]) * 2.0
        cost += _hidden(kept, busy)
        if cost < least:
            # Lines are many, and are asked only where nothing else speaks against it.
            cost += _crossed(kept, lines)
        if cost < least:
            best, least = kept, cost
    return best


def _hidden(spot: pygame.Rect, busy: list[pygame.Rect]) -> float:
    """What it costs to lie over other labels and heads."""
    area = max(1, spot.w * spot.h)
    cost = 0.0
    spot = spot.inflate(8, 10)
    for number in spot.collidelistall(busy):
        other = busy[number]
        both = spot.clip(other)
        cost += _ON_SIGN * both.w * both.h / min(area, max(1, other.w * other.h))
    return cost


def _crossed(spot: pygame.Rect, lines: list[Line]) -> float:
    """What it costs to be struck through: more, the longer."""
    whole = max(1, spot.w, spot.h)
    cost = 0.0
    for line in lines:
        cut = spot.inflate(line.wide, line.wide).clipline(line.a, line.b)
        if cut:
            (x, y), (u, v) = cut
            cost += line.cost * (0.5 + hypot(u - x, v - y) / whole)
    return cost


def _beside(wish: Wish, size: tuple[int, int], angle: float, gap: float) -> pygame.Rect:
    c, s = cos(angle), sin(angle)
    w, h = size
    reach = 1.0 / max(abs(c) / (w / 2), abs(s) / (h / 2))
    reach = min(reach, hypot(w, h) / 2) + gap
    x, y = wish.at[0] + c * reach - w / 2, wish.at[1] + s * reach - h / 2
    return pygame.Rect(round(x), round(y), w, h)
