"""``eigenface strings``: every sentence for people, as translators' catalogues."""

import argparse
import itertools
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from game.app.folders import find
from game.app.library import read_story
from game.verbs.mishaps import told


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("--story", help="a story folder other than the game's own")
    parser.add_argument("--add", metavar="CODE", help="begin a language, such as de")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; 1 where files are stale"
    )


def run(options: argparse.Namespace) -> int:
    """Write the template, bring every language up to date, say how much is said."""
    with told() as fate:
        fate.status = _run(options)
    return fate.status


def _run(options: argparse.Namespace) -> int:
    from game.verbs.translating import (  # noqa: PLC0415  (only authors have Babel)
        catalogues,
        placeholders,
        pseudo,
    )
    from game.verbs.translating.extraction import of_code, of_story  # noqa: PLC0415

    folders = find(os.environ)
    story = Path(options.story) if options.story else None
    reading = read_story(folders, story)
    if reading.broken:
        print(reading.problems[0].shown(), file=sys.stderr)
        return 1
    folder = (story or folders.root / "story") / "locale"
    sentences = itertools.chain(of_story(reading.library), of_code())
    template = catalogues.template(sentences)
    files = {catalogues.TEMPLATE: catalogues.as_po(template, bare=True)}
    names = {path.stem for path in folder.glob("*.po")} | {pseudo.LANGUAGE}
    for name in sorted(names | ({options.add} if options.add else set())):
        if name == pseudo.LANGUAGE:
            kept = pseudo.catalogue(template)
        else:
            before = catalogues.read(folder / f"{name}.po", name)
            kept = catalogues.updated(before, template)
        files[f"{name}.po"] = catalogues.as_po(kept)
        files[f"{name}.mo"] = catalogues.as_mo(kept)
        for problem in placeholders.problems(f"locale/{name}.po", kept):
            print(problem.shown())
        found = catalogues.coverage(name, kept)
        share = 100 * found.translated // max(1, found.total)
        print(
            f"{name}: {found.translated} of {found.total} ({share}%), "
            f"of which {found.fuzzy} fuzzy"
        )
    if options.check:
        return _stale(folder, files)
    for name in catalogues.written(folder, files):
        print(f"written: {folder / name}")
    return 0


def _stale(folder: Path, files: Mapping[str, bytes]) -> int:
    """Say which files are not as they should be; 1 if there are any."""
    paths = {folder / name: data for name, data in files.items()}
    stale = [
        p for p, data in paths.items() if not p.is_file() or p.read_bytes() != data
    ]
    for path in stale:
        print(f"stale: {path.name}; run eigenface strings")
    return 1 if stale else 0
