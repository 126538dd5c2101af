"""Make the two fonts that are not shipped as they come.

    python fonts.py SOURCE_DIR OUT_DIR

SOURCE_DIR holds ``opendyslexic-latin-400-normal.woff2`` (npm @fontsource/opendyslexic),
``NotoSans_400Regular.ttf`` and ``NotoSansMath_400Regular.ttf`` (npm
@expo-google-fonts). Needs fonttools and brotli. ``EigenfaceSigns.ttf`` joins the few
signs that the other faces lack: the superscript letters of transposes and inverses,
and some signs of geometry.
"""

import sys
from pathlib import Path

from fontTools import merge, subset
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


def main() -> None:
    """Write OpenDyslexic-Regular.otf and EigenfaceSigns.ttf."""
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
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
