"""What every painter holds: the view, the theme, type and formulas."""

from collections import OrderedDict
from math import pow as fpow

import pygame

from game.ui.paint.still_parts import Stills
from game.ui.paint.strokes import Patches
from game.ui.theme import LANTERN, Theme
from game.ui.type.equation import Equations
from game.ui.type.fonts import Face, Fonts
from game.ui.type.typesetting import Run, Style, Text, Typesetter
from game.ui.window.assets import Assets
from game.ui.window.view import View

KEPT_BYTES = 48 * 1024 * 1024


def small_text(brush: "Brush") -> float:
    """How much labels and captions grow with the reader's text size."""
    return fpow(max(0.1, brush.view.text_scale), 0.6)


class Brush:
    """Tools of painting for one window size, theme and choice of fonts.

    Make a new one with ``at`` when the window or a setting changes: the caches of
    fonts and formulas are kept where they still hold.
    """

    def __init__(
        self,
        view: View,
        theme: Theme,
        fonts: Fonts,
        equations: Equations,
        typesetter: Typesetter | None = None,
    ) -> None:
        self.view = view
        self.theme = theme
        self.fonts = fonts
        self.equations = equations
        self.typesetter = typesetter or Typesetter(fonts, equations)
        self.patches = Patches()
        self.stills = Stills()
        self._kept: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._bytes = 0

    def kept(self, key: tuple[object, ...]) -> pygame.Surface | None:
        """A picture that was kept under a key."""
        picture = self._kept.get(key)
        if picture is not None:
            self._kept.move_to_end(key)
        return picture

    def keep(self, key: tuple[object, ...], picture: pygame.Surface) -> pygame.Surface:
        """Keep a picture; the least used leave when all weigh too much."""
        self._kept[key] = picture
        self._bytes += picture.get_width() * picture.get_height() * 4
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= old.get_width() * old.get_height() * 4
        return picture

    @classmethod
    def of(
        cls,
        assets: Assets,
        view: View,
        theme: Theme = LANTERN,
        *,
        readable: bool = False,
    ) -> "Brush":
        """A brush with fonts and formulas from the assets."""
        return cls(view, theme, Fonts(assets, readable=readable), Equations(assets))

    @property
    def missing(self) -> list[str]:
        """What of type and formulas could not be used, and is stood in for."""
        return [*self.fonts.missing, *self.equations.missing]

    @property
    def k(self) -> float:
        """Window pixels of a logical unit."""
        return self.view.k

    def at(
        self,
        view: View | None = None,
        theme: Theme | None = None,
        readable: bool | None = None,
    ) -> "Brush":
        """The same brush for another view, theme or reading font."""
        fonts, setter = self.fonts, self.typesetter
        if readable is not None and readable != fonts.readable:
            fonts = Fonts(fonts.assets, readable=readable)
            setter = Typesetter(fonts, self.equations)
        return Brush(
            view or self.view, theme or self.theme, fonts, self.equations, setter
        )

    def set(self, runs: tuple[Run, ...] | str, style: Style) -> Text:
        """A text set for this view."""
        given = (Run(runs),) if isinstance(runs, str) else runs
        return self.typesetter.set(given, style, self.k)

    def style(
        self,
        size: float,
        width: float,
        face: Face = Face.READING,
        *,
        italic: bool = False,
    ) -> Style:
        """The theme's ordinary style at a size and width in logical units."""
        theme = self.theme
        return Style(
            size=size,
            width=width,
            colour=theme.text,
            accent=theme.parchment,
            face=face,
            italic=italic,
        )
