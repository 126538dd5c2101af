"""The assets as they are shown: pictures, decoded."""

from io import BytesIO
from pathlib import Path

import pygame

from game.ui.window.asset_files import AssetFault, AssetFiles, Attempts, judge

__all__ = ["AssetFault", "Assets", "Attempts", "judge"]


class Assets(AssetFiles):
    """The files of the game, and its pictures."""

    def picture(self, name: str) -> pygame.Surface:
        """A picture, decoded, in the display's format if there is a display."""
        data = self.read(name)
        try:
            surface = pygame.image.load(BytesIO(data), Path(name).name)
        except pygame.error as fault:
            raise AssetFault(name, str(fault), "save it again") from None
        if pygame.display.get_surface() is None:
            return surface
        seen_through = surface.get_flags() & pygame.SRCALPHA
        return surface.convert_alpha() if seen_through else surface.convert()
