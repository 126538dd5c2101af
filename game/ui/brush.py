"""What every painter holds: the view, the theme, type and formulas."""

from game.ui.assets import Assets
from game.ui.equation import Equations
from game.ui.fonts import Face, Fonts
from game.ui.theme import LANTERN, Theme
from game.ui.type import Run, Style, Text, Typesetter
from game.ui.view import View


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
