"""``eigenface ids``: writes missing line ids into story files, layout untouched."""

import argparse
from pathlib import Path

from game.app.library import APART
from game.app.story_files import file_bytes
from game.narrative.authoring.line_ids import apply, missing
from game.narrative.compiler.known_words import KnownWords
from game.verbs.story import open_story, root


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--story", help="a story folder other than the game's own")
    parser.add_argument("--dry", action="store_true", help="only say what is missing")


def run(options: argparse.Namespace) -> int:
    """Write the ids; with ``--dry``, 1 if some are missing."""
    folder = Path(options.story) if options.story else root() / "story"
    files = {
        f"story/{p.name}": file_bytes(p)
        for p in sorted(folder.glob("*.yaml"))
        if p.name not in APART
    }
    reading = open_story(options.story)
    words = KnownWords(reading.vocabulary, reading.library.cast)
    edits = missing(files, words)
    count = sum(len(found) for found in edits.values())
    for name, found in edits.items():
        for edit in found:
            print(f"{name}:{edit.line}: {edit.text.strip()}")
        if found and not options.dry:
            (folder / Path(name).name).write_bytes(apply(files[name], found))
    print(f"{count} ids {'missing' if options.dry else 'written'}")
    return 1 if options.dry and count else 0
