"""A place's picture in a window; and the stage's, measured in shares of its height."""

from typing import Final

# How wide each is.
WIDE: Final = 1920 / 1080
# Where the boards hide what is below, and where a prop's foot is.
BOARDS: Final = 0.6386
FOOT: Final = 0.664
# The row at which the curtain's fringe ends.
FRINGE: Final = 0.084
# A puppet's height, and the row of its hem.
TALL: Final = 0.667
HEM: Final = 0.746


def stage_row(share: float, width: float, height: float) -> float:
    """The row of a window that the picture covers, at a share of its own height."""
    high = max(height, width / WIDE)
    return (height - high) / 2 + share * high


def picture_column(share: float, width: float, height: float) -> float:
    """The column of a window that a picture covers, at a share of its own width."""
    wide = max(width, height * WIDE)
    return (width - wide) / 2 + share * wide
