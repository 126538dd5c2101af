"""How the C library keeps memory that was let go."""

import ctypes
import sys
from contextlib import suppress

# Numbers of mallopt(3) in glibc.
TRIM, MMAP, ARENAS = -1, -3, -8
# To ask the system for a block costs a fault a page, some 4 us each on a virtual
# machine: what a face's scaling needs in every frame (0.9 MB at 1080p) is kept.
LARGE = 1024 * 1024


def trim() -> None:
    """Give back the holes between what is still used: a matter of milliseconds."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def give_back() -> None:
    """Let large blocks go back to the system as soon as they are free (glibc only).

    By itself glibc raises the size that it takes for large to that of the largest
    block ever freed: after a few pictures of the window, 30 MB of holes are kept.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        tune = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return
    tune(MMAP, LARGE)
    tune(TRIM, LARGE)
    tune(ARENAS, 2)
