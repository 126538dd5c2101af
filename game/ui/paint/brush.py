"""What every painter holds: the view, the theme, type and formulas."""

from collections.abc import Hashable
from math import pow as fpow

import pygame

from game.saving.settings import Settings
from game.ui.kept import PICTURES, Kept, weight
from game.ui.paint.patches import Patches
from game.ui.paint.still_parts import Stills
from game.ui.theme import LANTERN, Theme
from game.ui.type.equation import Equations
from game.ui.type.fonts import Face, Fonts
from game.ui.type.typesetting import Run, Style, Text, Typesetter
from game.ui.window.assets import Assets
from game.ui.window.bound import Bound, bound
from game.ui.window.view import View


def small_text(brush: "Brush") -> float:
    """How much labels and captions grow with the reader's text size."""
    return fpow(max(0.1, brush.view.text_scale), 0.6)


class Brush:
    """Tools of painting for one window size, theme and choice of fonts.

    ``pictures`` keeps what painters make. Caches of type and formulas outlive ``at``.
    ``bound`` is what keys and buttons do, for prompts.
    """

    def __init__(
        self,
        view: View,
        theme: Theme,
        typesetter: Typesetter,
        given: Bound | None = None,
    ) -> None:
        self.view, self.theme, self.typesetter = view, theme, typesetter
        self.bound = given or bound(Settings())
        self.fonts, self.equations = typesetter.fonts, typesetter.equations
        self.patches = Patches()
        self.stills = Stills()
        self.sheets: dict[str, pygame.Surface] = {}
        self.pictures: Kept[Hashable, pygame.Surface] = Kept(PICTURES, weight)

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
        fonts = Fonts(assets, readable=readable)
        return cls(view, theme, Typesetter(fonts, Equations(assets)))

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
        given: Bound | None = None,
    ) -> "Brush":
        """The same brush for another view, theme, reading font or other bindings."""
        setter = self.typesetter
        if readable is not None and readable != self.fonts.readable:
            fonts = Fonts(self.fonts.assets, readable=readable)
            setter = Typesetter(fonts, self.equations)
        view, theme = view or self.view, theme or self.theme
        return Brush(view, theme, setter, given or self.bound)

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
