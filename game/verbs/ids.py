"""``eigenface ids``: writes missing line ids into story files, layout untouched.

Every id that was ever given is remembered in ``ids.txt`` beside the chapters, so that
none is given twice: a save may stand on a line that is deleted by now.
"""

import argparse
from pathlib import Path

from game.app.library import APART
from game.app.story_files import file_bytes
from game.narrative.authoring.line_ids import apply, missing, used
from game.narrative.compiler.known_words import KnownWords
from game.verbs.story import open_story, root

GIVEN = "ids.txt"
HEAD = """\
# Every id that was ever given to a line or an option of this story. `eigenface ids`
# adds to it and gives none of them again. Take nothing out: saves may stand on it.
"""


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
    given = remembered(folder)
    edits = missing(files, words, given)
    count = sum(len(found) for found in edits.values())
    for name, found in edits.items():
        for edit in found:
            print(f"{name}:{edit.line}: {edit.text.strip()}")
        if found and not options.dry:
            files[name] = apply(files[name], found)
            (folder / Path(name).name).write_bytes(files[name])
    if not options.dry:
        remember(folder, given | used(files, words))
    print(f"{count} ids {'missing' if options.dry else 'written'}")
    return 1 if options.dry and count else 0


def remembered(folder: Path) -> set[str]:
    """The ids that were given in a story folder before."""
    try:
        lines = (folder / GIVEN).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return set()
    return {line.strip() for line in lines if line.strip() and line[0] != "#"}


def remember(folder: Path, given: set[str]) -> None:
    """Keep the ids that were ever given, if there are new ones."""
    if given != remembered(folder):
        text = HEAD + "".join(f"{name}\n" for name in sorted(given))
        (folder / GIVEN).write_text(text, "utf-8")
