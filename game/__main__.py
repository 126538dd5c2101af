"""The command line: ``eigenface`` and ``python -m game``. Finds the verb, runs it."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence

from game import __version__

VERBS = {
    "play": "play the story (also what `eigenface` alone does)",
    "levels": "list the puzzle levels, or play one of them",
    "check": "prove the story: every line reachable, every number right",
    "read": "play in the terminal, without a window",
    "tour": "drive the real game, unseen, through every line",
    "shots": "every beat, choice, puzzle and screen as a picture",
    "bench": "measure what the project keeps an eye on",
    "dev": "play, and follow the story files as they are saved",
    "ids": "write the missing line ids into story files",
    "schema": "write the JSON Schema that editors complete stories from",
    "strings": "write and update the catalogues for translators (author extra)",
    "equations": "typeset the formulas of the story (needs the author extra)",
    "doctor": "what display, sound, fonts and folders were found",
}


# Verbs whose window looks for garbage once its first frame is shown.
SETTLE = {"play", "dev"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the verb that the arguments name; the exit status."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    # The matrices are small: a second thread of the BLAS only spins and waits.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in {"-h", "--help", "--version"}:
        version = given[0] == "--version"
        print(f"eigenface {__version__}" if version else _help())
        return 0
    if not given or given[0] not in VERBS:
        given.insert(0, "play")
    # What is loaded now stays: to look through it for garbage takes 40 ms of a start.
    gc.disable()
    try:
        verb = importlib.import_module(f"game.verbs.{given[0]}")
        if given[0] not in SETTLE:
            gc.enable()
        parser = argparse.ArgumentParser(
            prog=f"eigenface {given[0]}",
            description=VERBS[given[0]].capitalize() + ".",
        )
        verb.arguments(parser)
        return int(verb.run(parser.parse_args(given[1:])))
    finally:
        gc.enable()


def _help() -> str:
    lines = [f"  {name:<10} {what}" for name, what in VERBS.items()]
    return "\n".join(
        [
            "usage: eigenface [VERB] [OPTIONS]   (eigenface VERB --help tells more)",
            "",
            *lines,
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
