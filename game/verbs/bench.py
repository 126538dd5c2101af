"""``eigenface bench``: measures start, frames, saves, memory; only in a checkout."""

import argparse
import sys
from importlib import import_module
from importlib.util import find_spec


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    if _found():
        import_module("bench.figures").arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Measure, where the folder ``bench`` lies beside ``game``."""
    if _found():
        return int(import_module("bench.figures").run(options))
    print(
        "bench is a tool of the checkout: install it with pip install -e .",
        file=sys.stderr,
    )
    return 2


def _found() -> bool:
    return find_spec("bench") is not None and find_spec("bench.figures") is not None
