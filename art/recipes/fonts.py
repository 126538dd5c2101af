"""Make the fonts that are not shipped as they come.

    python fonts.py SOURCE_DIR OUT_DIR

SOURCE_DIR holds ``opendyslexic-latin-400-normal.woff2`` (npm @fontsource/opendyslexic),
``NotoSans_400Regular.ttf`` and ``NotoSansMath_400Regular.ttf`` (npm
@expo-google-fonts). Needs fonttools and brotli. ``EigenfaceSigns.ttf`` joins the few
signs that the other faces lack: the superscript letters of transposes and inverses,
and some signs of geometry. The zero of Atkinson Hyperlegible Next (the folder has its
three ``.ttf`` files, too) loses its slash: in mathematics that reads as a theta.
"""

import sys
from pathlib import Path

from fontTools import merge, subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

LETTERS = "ᵀᵁᴹⁿᵏⁱʲ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼₀₁₂₃₄₅₆₇₈₉ₖₙ"
SIGNS = "⟂∥⋯⋮⋱↔→←↑↓↦▸▾▴◂⟨⟩‖∑∏√∞≠≤≥≈∘✓⊥"


def cut(source: Path, text: str, out: Path) -> Path:
    """Keep only the glyphs of ``text``."""
    font = TTFont(source)
    options = subset.Options(layout_features=[], name_IDs=[1, 2], notdef_outline=True)
    cutter = subset.Subsetter(options)
    have = set(font.getBestCmap())
    cutter.populate(unicodes=[ord(sign) for sign in text if ord(sign) in have])
    cutter.subset(font)
    for table in ("MATH", "STAT", "DSIG", "GDEF", "GPOS", "GSUB", "meta"):
        if table in font:
            del font[table]
    font.save(out)
    return out


def open_zero(source: Path, out: Path) -> None:
    """The font with the outline of its O, made narrower, for a zero."""
    font = TTFont(source)
    glyphs = font.getGlyphSet()

    def bounds(name: str) -> tuple[float, float, float, float]:
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        return pen.bounds

    left, low, right, high = bounds("O")
    for name in ("zero", "zero.tf"):
        x0, y0, x1, y1 = bounds(name)
        a, d = (x1 - x0) / (right - left), (y1 - y0) / (high - low)
        pen = TTGlyphPen(None)
        glyphs["O"].draw(TransformPen(pen, (a, 0, 0, d, x0 - a * left, y0 - d * low)))
        advance, side = font["hmtx"][name]
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = (advance, side)
    font.save(out)


def main() -> None:
    """Write OpenDyslexic-Regular.otf, EigenfaceSigns.ttf and three of Atkinson's."""
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    for weight in ("Regular", "Medium", "Bold"):
        name = f"AtkinsonHyperlegibleNext-{weight}.ttf"
        open_zero(source / name, out / name)
    dyslexic = TTFont(source / "opendyslexic-latin-400-normal.woff2")
    dyslexic.flavor = None
    dyslexic.save(out / "OpenDyslexic-Regular.otf")
    letters = cut(source / "NotoSans_400Regular.ttf", LETTERS, out / "letters.part")
    rest = "".join(sign for sign in SIGNS if sign not in LETTERS)
    signs = cut(source / "NotoSansMath_400Regular.ttf", rest, out / "signs.part")
    joined = merge.Merger().merge([str(letters), str(signs)])
    names = {1: "Eigenface Signs", 2: "Regular", 4: "Eigenface Signs"}
    table = joined["name"]
    table.names = [record for record in table.names if record.nameID in names]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    joined.save(out / "EigenfaceSigns.ttf")
    letters.unlink()
    signs.unlink()


if __name__ == "__main__":
    main()
