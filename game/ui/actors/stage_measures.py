"""The stage's picture, measured: in shares of its height."""

from typing import Final

# How wide it is.
WIDE: Final = 1920 / 1080
# Where the boards hide what is below, and where a prop's foot is.
BOARDS: Final = 0.6386
FOOT: Final = 0.664
# A puppet's height, and the row of its hem.
TALL: Final = 0.667
HEM: Final = 0.746
