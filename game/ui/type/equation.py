"""Typeset formulas: outlines that the verb ``equations`` made, drawn at native size."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from io import BytesIO
from zlib import crc32

import pygame
from msgspec import Struct
from msgspec.structs import replace

from game.ui.kept import PICTURES, Kept, weight
from game.ui.theme import Colour
from game.ui.window.assets import AssetFault, Assets, Attempts

INDEX = "art/equations/index.json"
# The outlines are smaller on their body than Literata: this makes capitals equal.
MATCH = 1.07


class Outline(Struct, frozen=True):
    """A formula's outline: measures in ems; ``depth`` reaches below the baseline.

    ``crc`` is the CRC-32 of its file, so that damage is seen.
    """

    file: str
    width: float
    height: float
    depth: float
    crc: int = 0


def _matched(given: Outline) -> Outline:
    w, h, depth = (MATCH * n for n in (given.width, given.height, given.depth))
    return replace(given, width=w, height=h, depth=depth)


class Equations(Attempts):
    """Formulas by their TeX, drawn white from their outlines and tinted.

    One whose outline cannot be used is as if it had never been set.
    """

    def __init__(self, assets: Assets) -> None:
        super().__init__()
        self._assets = assets
        self._data: dict[str, bytes | None] = {}
        self._kept: Kept[tuple[str, int, Colour], pygame.Surface] = Kept(
            PICTURES, weight
        )

    def outline(self, tex: str) -> Outline | None:
        """The measures of a formula; None when it was never set."""
        found = self._index.get(tex)
        if found is None:
            return None
        if tex not in self._data:
            self._data[tex] = self.attempt(lambda: self._read(found))
        return found if self._data[tex] is not None else None

    def _read(self, outline: Outline) -> bytes:
        file = f"art/equations/{outline.file}"
        data = self._assets.read(file)
        if crc32(data) != outline.crc:
            raise AssetFault(file, "it is not the outline that was set", "set it again")
        return data

    def known(self) -> list[str]:
        """Every formula of the index."""
        return list(self._index)

    def stale(self, texs: Iterable[str]) -> list[str]:
        """The formulas that have no outline, in order, each once."""
        files = {tex: f"art/equations/{one.file}" for tex, one in self._index.items()}
        every = dict.fromkeys(texs)
        return [t for t in every if t not in files or not self._assets.has(files[t])]

    def render(self, tex: str, px: int, colour: Colour) -> pygame.Surface | None:
        """The formula at ``px`` pixels an em, straight alpha; None when not set."""
        key = (tex, px, colour)
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        outline = self.outline(tex)
        data = self._data.get(tex)
        if outline is None or data is None:
            return None
        w, h = round(outline.width * px), round(outline.height * px)
        try:
            picture = pygame.image.load_sized_svg(BytesIO(data), (max(1, w), max(1, h)))
        except pygame.error as fault:
            self.miss(f"'art/equations/{outline.file}': {fault}; set it again")
            self._data[tex] = None
            return None
        picture.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
        return self._kept.keep(key, picture)

    @cached_property
    def _index(self) -> Mapping[str, Outline]:
        if not self._assets.has(INDEX):
            return {}
        kind, way_out = dict[str, Outline], "set them again"
        read = self.attempt(lambda: self._assets.facts(INDEX, kind, way_out)) or {}
        return {tex: _matched(outline) for tex, outline in read.items()}


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
_RAISED = {
    **dict.fromkeys((r"^{\!T}", "^T", "^{T}", "^\\top"), "ᵀ"),
    "^2": "²",
    "^{-1}": "⁻¹",
}
# A command, or a backslash with the one sign after it.
_COMMAND = re.compile(r"\\(?:([^\W\d_²¹]+)|.?)", re.DOTALL)
_PLAIN = str.maketrans({**dict.fromkeys("{}^_&"), "-": "−"})


def plain(tex: str) -> str:
    """A formula as plain text: what is shown where no outline was made."""
    for raised, sign in _RAISED.items():
        tex = tex.replace(raised, sign)
    tex = _COMMAND.sub(lambda found: _SIGNS.get(found[1], "") if found[1] else " ", tex)
    return " ".join(tex.translate(_PLAIN).split())
