"""``eigenface schema``: the JSON Schema that editors complete stories from."""

import argparse
import sys
from pathlib import Path

import msgspec

from game.narrative.authoring.editor_schema import schema
from game.verbs.story import open_story


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--story", help="a story folder other than the game's own")
    parser.add_argument("--out", help="the file to write (default: standard output)")


def run(options: argparse.Namespace) -> int:
    """Write the schema of this story."""
    reading = open_story(options.story)
    library = reading.library
    made = schema(reading.vocabulary, library.cast, library.program)
    data = msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"
    if options.out:
        Path(options.out).parent.mkdir(parents=True, exist_ok=True)
        Path(options.out).write_bytes(data)
    else:
        sys.stdout.write(data.decode())
    return 0
