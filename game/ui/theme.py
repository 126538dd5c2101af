"""Lantern and Ink: what each colour means, as data.

Cold teal is latent, machine; ember amber is memory, human; bone is face. A ``Tone`` is
told apart by dash or head as well as by colour, so colour is never its only carrier.
"""

import re
from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from game.figure.things import Dash, Head, Tone

Colour: TypeAlias = tuple[int, int, int]
# The least contrast of a name to what is behind it: WCAG's AA for small text.
READABLE = 4.5
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class Ink(Struct, frozen=True):
    """How a tone is drawn where the thing itself does not say."""

    colour: Colour
    dash: Dash = Dash.SOLID
    head: Head = Head.FULL


class Theme(Struct, frozen=True, kw_only=True):
    """Every colour that the screen uses."""

    name: str
    ink: Colour
    ground: Colour
    panel: Colour
    raised: Colour
    fog: Colour
    text: Colour
    quiet: Colour
    hairline: Colour
    teal: Colour
    glint: Colour
    bone: Colour
    parchment: Colour
    ember: Colour
    brass: Colour
    good: Colour
    bad: Colour
    tones: Mapping[Tone, Ink]
    grain: float = 0.018

    def of(self, tone: Tone) -> Ink:
        """How ``tone`` is drawn."""
        return self.tones[tone]

    def speaker(self, own: str) -> Colour:
        """The colour of a speaker's name: ``own`` (#RRGGBB), or brass if empty."""
        if not own:
            return self.brass
        return colour(own) if self.grain else self.parchment


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """``a`` with ``share`` (0 to 1) of ``b``."""
    s = min(1.0, max(0.0, share))
    return (
        round(a[0] + (b[0] - a[0]) * s),
        round(a[1] + (b[1] - a[1]) * s),
        round(a[2] + (b[2] - a[2]) * s),
    )


def colour(text: str) -> Colour:
    """The colour of ``#RRGGBB``; ValueError when it is not one."""
    if not _COLOUR.fullmatch(text):
        raise ValueError(f"not a colour of the form #RRGGBB: {text!r}")
    whole = int(text[1:], 16)
    return (whole >> 16, whole >> 8 & 255, whole & 255)


def contrast(a: Colour, b: Colour) -> float:
    """The ratio of contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(a), _luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(shade: Colour) -> float:
    linear = (
        ((v / 255 + 0.055) / 1.055) ** 2.4 if v > 10 else v / 255 / 12.92 for v in shade
    )
    return sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def unreadable(text: str) -> str:
    """What is wrong with a colour for a name on the page; empty if nothing."""
    try:
        ratio = contrast(colour(text), LANTERN.ink)
    except ValueError:
        return f"'{text[:40]}' is no colour of the form #RRGGBB"
    if ratio >= READABLE:
        return ""
    return f"its contrast to the page is {ratio:.1f}, and {READABLE} is the least"


_TONES: Mapping[Tone, Ink] = {
    Tone.PLAIN: Ink(colour("#E9E2D0")),
    Tone.DIM: Ink(colour("#8E9C99")),
    Tone.GRID: Ink(colour("#42746F")),
    Tone.AXIS: Ink(colour("#6D8786")),
    Tone.E1: Ink(colour("#FF8A33")),
    Tone.E2: Ink(colour("#56B4E9"), head=Head.OPEN),
    Tone.INPUT: Ink(colour("#B79CFF")),
    Tone.OUTPUT: Ink(colour("#F4EBD6"), head=Head.OPEN),
    Tone.ROW: Ink(colour("#F6CE6A")),
    Tone.ROW2: Ink(colour("#57D1B8")),
    Tone.SHADOW: Ink(colour("#E9C98A"), head=Head.DOT),
    Tone.SUM: Ink(colour("#FFF7E4"), head=Head.DOT),
    Tone.GHOST: Ink(colour("#93A5A3"), dash=Dash.DOTTED, head=Head.OPEN),
    Tone.GUESS: Ink(colour("#F09FD3"), dash=Dash.DASHED, head=Head.OPEN),
    Tone.GOAL: Ink(colour("#8FE3D0"), dash=Dash.DASHED, head=Head.DOT),
    Tone.GOOD: Ink(colour("#A8E18E")),
    Tone.BAD: Ink(colour("#F07A76"), dash=Dash.DASHED),
    Tone.POSITIVE: Ink(colour("#CE8949")),
    Tone.NEGATIVE: Ink(colour("#4FB3A5"), dash=Dash.DASHED, head=Head.OPEN),
}

LANTERN = Theme(
    name="lantern",
    ink=colour("#07090C"),
    ground=colour("#0A1012"),
    panel=colour("#0F1B1C"),
    raised=colour("#15282A"),
    fog=colour("#3E6A6B"),
    text=colour("#ECE6D6"),
    quiet=colour("#A9ABA0"),
    hairline=colour("#8A6E45"),
    teal=colour("#4FB3A5"),
    glint=colour("#8FE3D0"),
    bone=colour("#E9E2D0"),
    parchment=colour("#E8C98A"),
    ember=colour("#F2A65A"),
    brass=colour("#C99A54"),
    good=colour("#A8E18E"),
    bad=colour("#F07A76"),
    tones=_TONES,
)

_SHARP: Mapping[Tone, Ink] = {
    **_TONES,
    Tone.PLAIN: Ink(colour("#FFFFFF")),
    Tone.DIM: Ink(colour("#C4CDCB")),
    Tone.GRID: Ink(colour("#4C7270")),
    Tone.AXIS: Ink(colour("#A9C2C0")),
    Tone.E1: Ink(colour("#FFA04D")),
    Tone.E2: Ink(colour("#66C2FF"), head=Head.OPEN),
    Tone.INPUT: Ink(colour("#C9B5FF")),
    Tone.ROW: Ink(colour("#FFD54A")),
    Tone.ROW2: Ink(colour("#4DE8CB")),
    Tone.GUESS: Ink(colour("#EBA2E1"), dash=Dash.DASHED, head=Head.OPEN),
    Tone.GOOD: Ink(colour("#A4DC6E")),
    Tone.POSITIVE: Ink(colour("#FFB593")),
    Tone.GHOST: Ink(colour("#C0CECC"), dash=Dash.DOTTED, head=Head.OPEN),
    Tone.NEGATIVE: Ink(colour("#52D9C6"), dash=Dash.DASHED, head=Head.OPEN),
}

SHARP = Theme(
    name="sharp",
    ink=colour("#000000"),
    ground=colour("#000000"),
    panel=colour("#060A0B"),
    raised=colour("#122022"),
    fog=colour("#4F8485"),
    text=colour("#FFFFFF"),
    quiet=colour("#D0D2CA"),
    hairline=colour("#C9A86E"),
    teal=colour("#52D9C6"),
    glint=colour("#A8FFEC"),
    bone=colour("#FFFFFF"),
    parchment=colour("#FFE3A8"),
    ember=colour("#FFB45E"),
    brass=colour("#EBBE74"),
    good=colour("#A4DC6E"),
    bad=colour("#FF908C"),
    tones=_SHARP,
    grain=0.0,
)
