"""Typeset formulas: outlines made when the story was written, drawn at native size.

``art/equations/index.json`` maps a formula's TeX to the file of its outline, its width,
height and depth below the baseline (in ems) and how it is said aloud; the verb
``equations`` makes them.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from io import BytesIO

import pygame
from msgspec import Struct

from game.ui.theme import Colour
from game.ui.window.assets import AssetFault, Assets

INDEX = "art/equations/index.json"
KEPT = 256
# The outlines are smaller on their body than Literata: this makes capitals equal.
MATCH = 1.07


class Outline(Struct, frozen=True):
    """A formula's outline: measures in ems; ``depth`` reaches below the baseline."""

    file: str
    width: float
    height: float
    depth: float
    says: str = ""


def _matched(given: Outline) -> Outline:
    return Outline(
        given.file,
        given.width * MATCH,
        given.height * MATCH,
        given.depth * MATCH,
        given.says,
    )


class Equations:
    """Formulas by their TeX, drawn white from their outlines and tinted; cached.

    One whose outline cannot be used is as if it had never been set, and ``missing``
    says so.
    """

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self.missing: list[str] = []
        self._index: Mapping[str, Outline] | None = None
        self._data: dict[str, bytes | None] = {}
        self._kept: OrderedDict[tuple[str, int, Colour], pygame.Surface]
        self._kept = OrderedDict()

    def outline(self, tex: str) -> Outline | None:
        """The measures of a formula; None when it was never set."""
        found = self._all().get(tex)
        if found is None:
            return None
        if tex not in self._data:
            self._data[tex] = self._read(f"art/equations/{found.file}")
        return found if self._data[tex] is not None else None

    def known(self) -> list[str]:
        """Every formula of the index."""
        return list(self._all())

    def says(self, tex: str) -> str:
        """A formula for ears: its own words, else its signs without the backslashes."""
        outline = self.outline(tex)
        return outline.says if outline and outline.says else plain(tex)

    def stale(self, texs: Iterable[str]) -> list[str]:
        """The formulas that have no outline, in order, each once."""
        every = self._all()
        missing = (
            tex
            for tex in dict.fromkeys(texs)
            if tex not in every
            or not self._assets.has(f"art/equations/{every[tex].file}")
        )
        return list(missing)

    def render(self, tex: str, px: int, colour: Colour) -> pygame.Surface | None:
        """The formula at ``px`` pixels an em, straight alpha; None when not set."""
        key = (tex, px, colour)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        outline = self.outline(tex)
        data = self._data.get(tex)
        if outline is None or data is None:
            return None
        size = (
            max(1, round(outline.width * px)),
            max(1, round(outline.height * px)),
        )
        try:
            picture = pygame.image.load_sized_svg(BytesIO(data), size)
        except pygame.error as fault:
            self._miss(f"'art/equations/{outline.file}': {fault}; set it again")
            self._data[tex] = None
            return None
        picture.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
        self._kept[key] = picture
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return picture

    def _all(self) -> Mapping[str, Outline]:
        if self._index is None:
            found: dict[str, Outline] = {}
            if self._assets.has(INDEX):
                found = self._read_index()
            self._index = found
        return self._index

    def _read_index(self) -> dict[str, Outline]:
        try:
            read = self._assets.facts(INDEX, dict[str, Outline], "set them again")
        except AssetFault as fault:
            self._miss(str(fault))
            return {}
        return {tex: _matched(outline) for tex, outline in read.items()}

    def _read(self, file: str) -> bytes | None:
        try:
            return self._assets.read(file)
        except AssetFault as fault:
            self._miss(str(fault))
            return None

    def _miss(self, told: str) -> None:
        if told not in self.missing:
            self.missing.append(told)


_SIGNS = {
    "lambda": "λ",
    "sigma": "σ",
    "Sigma": "Σ",
    "theta": "θ",
    "cdot": "·",
    "times": "×",
    "neq": "≠",
    "ne": "≠",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "sqrt": "√",
    "to": "→",
    "perp": "⟂",
    "ldots": "…",
    "dots": "…",
    "cdots": "⋯",
    "top": "ᵀ",
    "pm": "±",
    "approx": "≈",
    "quad": " ",
    "sum": "∑",
}


def plain(tex: str) -> str:
    """A formula as plain text: what is shown where no outline was made."""
    out: list[str] = []
    rest = tex.replace(r"^{\!T}", "ᵀ").replace("^T", "ᵀ").replace("^{T}", "ᵀ")
    rest = rest.replace("^\\top", "ᵀ")
    rest = rest.replace("^2", "²").replace("^{-1}", "⁻¹")
    at = 0
    while at < len(rest):
        if rest[at] == "\\":
            end = at + 1
            while end < len(rest) and rest[end].isalpha():
                end += 1
            word = rest[at + 1 : end]
            out.append(_SIGNS.get(word, "") if word else " ")
            at = max(end, at + 2) if not word else end
            continue
        if rest[at] not in "{}^_&":
            out.append("−" if rest[at] == "-" else rest[at])
        at += 1
    return " ".join("".join(out).split())
