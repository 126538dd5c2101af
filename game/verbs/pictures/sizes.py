"""Window sizes as they are typed."""

import argparse


def size(text: str) -> tuple[int, int]:
    """``1280x720`` as (1280, 720); argparse's error for anything else."""
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"a size is written 1280x720, not {text!r}")
    return int(width), int(height)
