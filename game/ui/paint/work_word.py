"""A product in letters: its brackets, seen as they move from letter to letter."""

from math import pi, sin

from game.figure.easing import lerp
from game.figure.letters import is_bracket, moving, partners
from game.figure.things import Cell, Word
from game.ui.paint import work_layout as layout
from game.ui.paint.strokes import XY
from game.ui.paint.work_layout import WordSpot
from game.ui.paint.writer import Writer
from game.ui.theme import Colour, mix
from game.ui.type.fonts import Face

# In ems: how high what passes another goes over it.
OVER = 0.95


def paint_word(writer: Writer, word: Word, at: XY, px: int) -> None:
    """Paint a word from a point on its axis on."""
    spots = layout.word_spots(word.signs, writer.fonts, px)
    if not word.was or word.way >= 1.0:
        for sign, spot in zip(word.signs, spots, strict=True):
            _show(writer, sign, spot, at)
        return
    t, strength = word.way, writer.alpha
    old = layout.word_spots(word.was, writer.fonts, px)
    found, passing = partners(word.was, word.signs), moving(word.was, word.signs)
    for n, (sign, spot) in enumerate(zip(word.signs, spots, strict=True)):
        if n not in found:
            writer.alpha = strength * t
            _show(writer, sign, spot, at)
            writer.alpha = strength
            continue
        start = old[found[n]]
        lies = WordSpot(
            lerp(start.x, spot.x, t),
            lerp(start.wide, spot.wide, t),
            round(lerp(start.px, spot.px, t)),
        )
        over = OVER * px * sin(pi * t) if n in passing else 0.0
        _show(writer, sign, lies, (at[0], at[1] - over), lit=n in passing)
    writer.alpha = strength * (1.0 - t)
    for n in set(range(len(word.was))) - set(found.values()):
        _show(writer, word.was[n], old[n], at)
    writer.alpha = strength


def _show(
    writer: Writer, sign: Cell, spot: WordSpot, at: XY, *, lit: bool = False
) -> None:
    if writer.alpha <= 0.01:
        return
    theme = writer.theme
    colour: Colour = theme.of(sign.tone).colour
    if is_bracket(sign):
        colour = mix(theme.ember, theme.bone, 0.0 if lit else 0.35)
        x, y = at[0] + spot.x, at[1] + 0.3 * spot.px
        drawn = writer.fonts.render(Face.FIGURE, spot.px, sign.text, colour)
        writer.show(drawn, x, y - writer.fonts.ascent(Face.FIGURE, spot.px))
        return
    writer.signs(sign.text, (at[0] + spot.x, at[1] + 0.35 * spot.px), spot.px, colour)
