"""Our theme for pygame_gui: rectangles, our colours, our faces. Draws nothing."""

from typing import Any

from game.ui.paint.brush import Brush
from game.ui.theme import Colour

FAMILY = "eigenface"
REGULAR = "art/fonts/AtkinsonHyperlegibleNext-Regular.ttf"
BOLD = "art/fonts/AtkinsonHyperlegibleNext-Bold.ttf"
CLEAR = "#00000000"


def form_theme(brush: Brush, size: int) -> dict[str, Any]:
    """The theme of text entry for a brush, its type ``size`` pixels high.

    Every face of the family is named: pygame_gui takes no notice of one that is added
    when the family is known already.
    """
    theme, assets = brush.theme, brush.fonts.assets
    regular, bold = str(assets.path(REGULAR)), str(assets.path(BOLD))
    return {
        "text_entry_line": {
            "colours": {
                "dark_bg": _hex(theme.raised),
                "normal_text": _hex(theme.text),
                "selected_bg": _hex(theme.fog),
                "selected_text": _hex(theme.text),
                "normal_border": _hex(theme.hairline),
                "text_cursor": _hex(theme.ember),
                "disabled_dark_bg": CLEAR,
                "disabled_text": _hex(theme.quiet),
                "disabled_border": _hex(theme.fog),
            },
            "font": {
                "name": FAMILY,
                "size": str(max(6, size)),
                "regular_path": regular,
                "bold_path": bold,
                "italic_path": regular,
                "bold_italic_path": bold,
            },
            "misc": {
                "shape": "rectangle",
                "border_width": "1",
                "shadow_width": "0",
                "padding": f"{max(2, size // 2)},{max(1, size // 6)}",
            },
        }
    }


def _hex(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
