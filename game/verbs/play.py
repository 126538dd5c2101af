"""``eigenface play``: the game."""

import argparse
import sys
from pathlib import Path

from game.verbs.mishaps import told
from game.verbs.pictures.sizes import size


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--chapter", help="go straight to the first line of a chapter")
    parser.add_argument("--size", help="of the window, as 1280x720", type=size)
    parser.add_argument("--story", help="a story folder other than the game's own")


def run(options: argparse.Namespace) -> int:
    """Play until the player leaves; 2 if the game cannot be opened."""
    with told() as fate:
        from game.app.game import open_game  # noqa: PLC0415  (pygame may be missing)
        from game.app.game import run as play  # noqa: PLC0415
        from game.screens.opening.first_screen import opening  # noqa: PLC0415

        story = Path(options.story) if options.story else None
        game = open_game(size=options.size, story=story)
        chapters = game.reading.library.program.chapters
        if options.chapter and options.chapter not in chapters:
            game.close()
            known = ", ".join(chapters)
            print(f"no chapter is named {options.chapter!r}: {known}", file=sys.stderr)
            return 2
        play(game, lambda context: opening(context, options.chapter, asks=True))
    return fate.status
