"""Words on a picture of mathematics: names and notes, as pictures with a soft rim."""

import re
from functools import lru_cache
from math import cos, pi, sin

import pygame

from game.ui.paint.brush import Brush
from game.ui.paint.strokes import XY
from game.ui.theme import Colour
from game.ui.type.equation import plain
from game.ui.type.fonts import Face, Fonts

# What follows an apostrophe is no name, as the s of "h's".
_NAME = re.compile(r"(?<![A-Za-z\d'’])(M?[A-Za-zλσθφ])(\d?)(['′ᵀ]*)(?![A-Za-z\d])")
_WORD = re.compile(r"[^\W\d_]{3}")
_ARTICLES = ("a", "I")
_SIGNS = "·=≈≠<>+−×|"
# How large an index is beside its letter, and what is still read, in pixels.
_LOWER = 0.68
READ = 12


def parts(text: str) -> list[tuple[str, Face, bool]]:
    """The text as (part, face, below the line)."""
    out: list[tuple[str, Face, bool]] = []
    rest = Face.FIGURE if _formula(text) else Face.UI_MEDIUM
    at = 0
    # A short sentence is words all the same.
    short = len(text) <= 12 and not text.endswith(".")
    for found in _NAME.finditer(text):
        letter, number, after = found.groups()
        article = letter in _ARTICLES and not number and not short
        if article and not _beside_sign(text, found.start(), found.end()):
            continue
        if found.start() > at:
            out.append((text[at : found.start()], rest, False))
        out.append((letter, Face.MATH, False))
        if number:
            out.append((number, Face.FIGURE, True))
        if after:
            out.append((after, Face.FIGURE, False))
        at = found.end()
    if at < len(text):
        out.append((text[at:], rest, False))
    return out


def _formula(text: str) -> bool:
    """Whether it is mathematics and no words with a name among them."""
    return any(sign in text for sign in _SIGNS) and not _WORD.search(text)


def _beside_sign(text: str, start: int, end: int) -> bool:
    """Whether what stands there has a sign of mathematics at a side: no word has."""
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return bool(before and before in _SIGNS) or bool(after and after in _SIGNS)


def minus(text: str) -> str:
    """Hyphens before numbers as minus signs."""
    return re.sub(r"(?<!\w)-(?=[\d.])", "−", text)


def lower(px: int) -> int:
    """The size of an index: smaller than its letter, where it can be read so."""
    return max(round(px * _LOWER), min(READ, px))


@lru_cache(maxsize=512)
def sunk(fonts: Fonts, text: str, px: int) -> int:
    """How much lower than its own middle a word stands.

    So words and numbers in a line have one baseline, whatever hangs below it.
    """
    found = parts(minus(text))
    if len(found) != 1 or not any(sign.islower() for sign in text):
        return 0
    font = fonts.font(found[0][1], px)
    figure, *signs = (ends for ends in font.metrics(f"0{text}") if ends is not None)
    low, high = min(ends[2] for ends in signs), max(ends[3] for ends in signs)
    return round((figure[3] - high - low) / 2)


def picture(
    brush: Brush, text: str, px: int, colour: Colour, *, rim: bool = True
) -> pygame.Surface:
    """A label drawn with straight alpha, kept in the brush's cache."""
    key = ("label", text, px, colour, rim, brush.theme.name, brush.fonts.readable)
    return brush.pictures.of(key, lambda: _picture(brush, text, px, colour, rim=rim))


def _picture(
    brush: Brush, text: str, px: int, colour: Colour, *, rim: bool
) -> pygame.Surface:
    if len(text) > 2 and text[0] == text[-1] == "$":
        formula = brush.equations.render(text[1:-1], px, colour)
        if formula is not None:
            return _rimmed(formula, brush.theme.ground, px) if rim else formula
        text = plain(text[1:-1])
    text = minus(text)
    fonts = brush.fonts
    drawn: list[tuple[pygame.Surface, int]] = []
    base = fonts.ascent(Face.UI_MEDIUM, px) + px // 6
    for part, face, below in parts(text):
        size = lower(px) if below else px
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
