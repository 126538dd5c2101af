"""The assets as they are shown: pictures, decoded."""

from io import BytesIO
from pathlib import Path

import pygame

from game.ui.window.asset_files import AssetFault, AssetFiles, judge

__all__ = ["AssetFault", "Assets", "judge"]


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
        return (
            surface.convert_alpha()
            if surface.get_flags() & pygame.SRCALPHA
            else (surface.convert())
        )
