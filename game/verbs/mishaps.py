"""What a player is told when the game cannot go on: a message, never a traceback."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from game.app.folders import find
from game.app.log import LOGGER, NAME, open_log


class Fate(Struct):
    """How it ended: the exit status."""

    status: int = 0


@contextmanager
def told() -> Iterator[Fate]:
    """Turn whatever goes wrong inside into a message and an exit status."""
    fate = Fate()
    try:
        yield fate
    except ImportError as fault:
        fate.status = 2
        print(_missing(fault), file=sys.stderr)
    except KeyboardInterrupt:
        fate.status = 130
    except Exception as fault:  # noqa: BLE001  (the last net: what falls here is logged)
        fate.status = 2
        if type(fault).__name__ in {"NoDisplay", "Unplayable"}:
            print(fault, file=sys.stderr)
        else:
            print(_unforeseen(fault), file=sys.stderr)


def _missing(fault: ImportError) -> str:
    from game.ui.window.display import clash  # noqa: PLC0415

    return clash() or (
        f"{fault}. Install the game again: python -m pip install --force-reinstall ."
    )


def _unforeseen(fault: Exception) -> str:
    folder = find(os.environ).saves
    path = open_log(folder) if not LOGGER.handlers else folder / NAME
    LOGGER.error("the game stopped", exc_info=fault)
    where = f"What happened is written in {path}." if path else "No log could be kept."
    return (
        f"The game had to stop: {type(fault).__name__}: {fault}\n"
        f"Nothing that was read is lost; it goes on where it stood. {where}"
    )
